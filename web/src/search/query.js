// Queries: the twin of src/shirube/search/query.py.

import { LATIN, NUMERALS, TENS, fold, inDigits, inIdeographs, key, plain } from "./fold.js";

const PARTS = /"([^"]*)"?|「([^」]*)」?|『([^』]*)』?|([^ "「『]+)/gu;
const EDGES = ".,;:!?、。・()[]{}<>」』";
const ENGLISH = /^[a-z]+$/;
const DIGITS = "0123456789";
const COUNTING = NUMERALS + TENS;
const VOWELS = "aeiou";

/** The terms of what people type, and the whole of it as references are known. */
export function readQuery(text) {
  const bare = text.replace(/\p{Cs}/gu, "\ufffd").replaceAll("\n", " ");
  const terms = new Map();
  for (const [, double, corner, white, word = ""] of plain(bare).matchAll(PARTS)) {
    const phrase = double || corner || white || "";
    const told = trimmed(fold(phrase || trimmed(word, EDGES) || word), " ");
    if (told && !terms.has(told)) {
      terms.set(told, { text: told, key: key(told), forms: formsOf(told, phrase) });
    }
  }
  return { key: key(bare), terms: [...terms.values()] };
}

/** Places in a folded text where a term stands, as pairs of its units; they may overlap. */
export function spans(term, folded) {
  return term.forms.flatMap(
    (form) => [...places(form, folded)].map((start) => [start, start + form.text.length]));
}

/** How a term stands in a folded text: 0 not at all, 1 as the beginning of a word, 2 whole. */
export function strength(term, folded) {
  let best = 0;
  for (const form of term.forms) {
    for (const start of places(form, folded)) {
      const after = folded[start + form.text.length];
      if (!(LATIN.test(form.text.at(-1)) && after && LATIN.test(after))) return 2;
      best = 1;
    }
  }
  return best;
}

function* places(form, folded) {
  let start = folded.indexOf(form.text);
  while (start >= 0) {
    if (fits(form, folded, start)) yield start;
    start = folded.indexOf(form.text, start + 1);
  }
}

function fits({ text, whole }, folded, start) {
  if (start && LATIN.test(text[0]) && LATIN.test(folded[start - 1])) return false;
  const last = text.at(-1);
  const after = folded[start + text.length];
  if (!after) return true;
  if (DIGITS.includes(last)) return !DIGITS.includes(after);
  if (!whole) return true;
  if (COUNTING.includes(last)) return !COUNTING.includes(after);
  return !(LATIN.test(last) && LATIN.test(after));
}

function trimmed(word, edges) {
  let start = 0;
  let end = word.length;
  while (start < end && edges.includes(word[start])) start += 1;
  while (end > start && edges.includes(word[end - 1])) end -= 1;
  return word.slice(start, end);
}

function formsOf(told, quoted) {
  const others = [inDigits(told), inIdeographs(told)];
  if (!quoted && ENGLISH.test(told)) others.push(...endings(told));
  const forms = new Map([[told, { text: told, whole: false }]]);
  for (const text of others) {
    if (!forms.has(text)) forms.set(text, { text, whole: true });
  }
  return [...forms.values()];
}

function endings(word) {
  const ends = (...all) => all.some((each) => word.endsWith(each));
  if (ends("ies") && word.length > 4) return [`${word.slice(0, -3)}y`];
  if (ends("ses", "xes", "zes", "ches", "shes")) return [word.slice(0, -1), word.slice(0, -2)];
  if (ends("s") && word.length > 3 && !ends("ss", "us", "is")) return [word.slice(0, -1)];
  if (ends("y") && word.length > 2 && !VOWELS.includes(word.at(-2))) {
    return [`${word.slice(0, -1)}ies`];
  }
  if (ends("ing") && word.length > 5) {
    const stem = word.slice(0, -3);
    const found = [stem, `${stem}e`, `${stem}s`, `${stem}es`, `${stem}ed`];
    if (stem.at(-1) === stem.at(-2)) found.push(stem.slice(0, -1), `${stem.slice(0, -1)}s`);
    return found;
  }
  if (ends("e") && word.length > 2) return [`${word.slice(0, -1)}ing`];
  return [];
}
