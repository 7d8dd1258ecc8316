// Finding: the twin of src/shirube/search/find.py, over the index that the site carries.

import { fold, key, keyOf } from "./fold.js";
import { strength } from "./query.js";
import { fullest, marked, snippet } from "./snippet.js";

const WHOLE_KEY = 100;
const KEY = 20;
const TITLE = 10;
const NAMES = 8;
const PLACE = 6;
const LINES = 3;

/** The documents of `assets/search.LANG.js`, ready to be searched. */
export function makeIndex(data) {
  const entries = [];
  let before = "";
  const unnamed = new Set(data.unnamed);
  const gone = new Set(data.gone);
  data.kinds.forEach(([kind, number]) => {
    for (let each = 0; each < number; each += 1) {
      const place = entries.length;
      const [, shared, rest] = data.refs[place].match(/^(\d+) (.*)$/);
      const ref = before.slice(0, Number(shared)) + rest;
      before = ref;
      entries.push(entry({
        ref,
        kind,
        title: data.titles[place],
        named: !unnamed.has(place),
        place: data.places[place],
        refs: [ref, ...(data.more[place] ?? [])],
        names: split(data.names[place]),
        lines: split(data.lines[place]),
        stands: !gone.has(place),
        labels: data.marks[place].map((label) => data.labels[label]),
        path: data.paths[place] ?? ref.replace("#", "/"),
      }));
    }
  });
  return { entries, worths: new Map(data.worths), width: data.width };
}

/** Every document that holds all terms of a query, or is known by the whole of it. */
export function find(index, query, { kinds = [], limit = Infinity } = {}) {
  const order = new Map([...index.worths.keys()].map((kind, place) => [kind, place]));
  const found = index.entries
    .map((each, place) => ({ each, place, score: score(index, each, query) }))
    .filter(({ score: worth }) => worth)
    .sort((one, other) => other.score - one.score
      || order.get(one.each.document.kind) - order.get(other.each.document.kind)
      || one.place - other.place)
    .map(({ each }) => each);
  const wanted = found.filter(({ document }) => !kinds.length || kinds.includes(document.kind));
  const counts = [...order.keys()]
    .map((kind) => [kind, found.filter(({ document }) => document.kind === kind).length])
    .filter(([, number]) => number);
  const missing = found.length ? [] : query.terms
    .filter((term) => !index.entries.some((each) => worth(each, term)))
    .map((term) => term.text);
  return {
    refs: wanted.map(({ document }) => document.ref),
    hits: wanted.slice(0, limit).map(({ document }) => hit(document, query, index.width)),
    kinds: counts,
    missing,
  };
}

function split(text) {
  return text ? text.split("\n") : [];
}

function entry(document) {
  const title = fold(document.title);
  const place = fold(document.place);
  const names = fold(document.names.join("\n"));
  const end = document.ref.split(/[/#]/).at(-1);
  const keys = new Set([...document.refs.map(key), ...names.split("\n").map(keyOf), keyOf(place)]);
  if (/[0-9]/.test(end)) keys.add(key(end));
  if (document.named) keys.add(keyOf(title));
  keys.delete("");
  return { document, keys, title, names, place, lines: fold(document.lines.join("\n")) };
}

function worth(each, term) {
  if (each.keys.has(term.key)) return KEY;
  const title = each.document.named ? TITLE : LINES;
  for (const [value, text] of [
    [title, each.title], [NAMES, each.names], [PLACE, each.place], [LINES, each.lines],
  ]) {
    const found = strength(term, text);
    if (found) return value + found - 1;
  }
  return 0;
}

function score(index, each, query) {
  let total = each.keys.has(query.key) ? WHOLE_KEY : 0;
  for (const term of query.terms) {
    const found = worth(each, term);
    if (!found && total < WHOLE_KEY) return 0;
    total += found;
  }
  const { kind, stands } = each.document;
  const weight = index.worths.get(kind);
  return total && total + (stands ? weight : Math.floor(weight / 2));
}

function hit(document, { terms }, width) {
  const { title, place, named, names, lines } = document;
  const without = (all, texts) => {
    const folded = texts.map(fold);
    return all.filter((term) => !folded.some((text) => strength(term, text)));
  };
  const rest = without(terms, [title, place]);
  const unseen = without(rest, lines);
  const name = names.find((each) => without(unseen, [each]).length < unseen.length) ?? "";
  return {
    document,
    title: named ? marked(title, terms) : snippet(title, terms, width),
    place: marked(place, terms),
    text: snippet(fullest(lines, rest), terms, width),
    name: marked(name, terms),
  };
}
