// Snippets: the twin of src/shirube/search/snippet.py. Pieces are pairs: text, whether found.

import { fold, foldWithPlaces } from "./fold.js";
import { spans, strength } from "./query.js";

const CUT = "…";
const BREAKS = " 、。）」";

/** The whole text with every place marked at which a term stands. */
export function marked(text, terms) {
  const characters = [...text];
  return pieces(characters, placesIn(text, terms), 0, characters.length);
}

/** A text of at most `width` characters around the first place where a term stands. */
export function snippet(text, terms, width) {
  const characters = [...text];
  const places = placesIn(text, terms);
  const [start, end] = window(characters, places.length ? places[0][0] : 0, width);
  return pieces(characters, places, start, end);
}

/** The line in which most of the terms stand, the first of several; empty without lines. */
export function fullest(lines, terms) {
  let best = "";
  let most = -1;
  for (const line of lines) {
    const folded = fold(line);
    const number = terms.filter((term) => strength(term, folded)).length;
    if (number > most) [best, most] = [line, number];
  }
  return best;
}

function placesIn(text, terms) {
  const folded = foldWithPlaces(text);
  const found = terms.flatMap((term) => spans(term, folded.text))
    .map(([first, last]) => [folded.starts[first], folded.ends[last - 1]])
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else merged.push([start, end]);
  }
  return merged;
}

function window(characters, first, width) {
  const { length } = characters;
  if (length <= width) return [0, length];
  const lead = Math.floor(width / 4);
  let start = Math.max(0, Math.min(first - lead, length - width));
  if (start) {
    for (let place = start; place <= first; place += 1) {
      if (BREAKS.includes(characters[place - 1])) {
        start = place;
        break;
      }
    }
  }
  let end = Math.min(length, start + width);
  if (end < length) {
    for (let place = end; place > end - lead; place -= 1) {
      if (BREAKS.includes(characters[place - 1])) {
        end = place;
        break;
      }
    }
  }
  return [start, end];
}

function pieces(characters, places, start, end) {
  const part = (from, to) => characters.slice(from, to).join("");
  const parts = [[start ? CUT : "", false]];
  let here = start;
  for (const [from, to] of places) {
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first < last) {
      parts.push([part(here, first), false], [part(first, last), true]);
      here = last;
    }
  }
  const cut = end < characters.length;
  parts.push([cut ? part(here, end).replace(/ +$/, "") : part(here, end), false]);
  parts.push([cut ? CUT : "", false]);
  const found = [];
  for (const [text, hit] of parts) {
    const last = found.at(-1);
    if (text && last && last[1] === hit) last[0] += text;
    else if (text) found.push([text, hit]);
  }
  return found;
}
