// Folding: the twin of src/shirube/search/fold.py, character for character.

export const LATIN = /[0-9a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff]/;
export const NUMERALS = "〇一二三四五六七八九";
export const TENS = "十百千";

const JAPANESE = "\\u3001-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const DROPPED =
  /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
const PLAIN = new Map([
  ..."\t\x0b\x0c\r\x85\u1680\u2028\u2029"].map((each) => [each, " "]));
for (const each of "\u2010\u2011\u2012\u2013\u2014\u2015\u2212") PLAIN.set(each, "-");
for (const each of "\u2018\u2019\u201a\u201b\u2032") PLAIN.set(each, "'");
for (const each of "\u201c\u201d\u201e\u201f") PLAIN.set(each, '"');
PLAIN.set("\u301c", "~").set("ς", "σ");
const VARIED = new RegExp(`[${[...PLAIN.keys()].join("")}]`, "g");
const AFTER = new RegExp(`([${JAPANESE}]) +`, "gu");
const BEFORE = new RegExp(` +([${JAPANESE}])`, "gu");
const IS_JAPANESE = new RegExp(`[${JAPANESE}]`, "u");
const COUNTED = "第|明治|大正|昭和|平成|令和";
const IN_IDEOGRAPHS = new RegExp(`(${COUNTED})([${NUMERALS}${TENS}]{1,8}|元(?=年))`, "g");
const IN_DIGITS = new RegExp(`(${COUNTED})([0-9]{1,4})(?![0-9])`, "g");
const JOINS = /[\p{M}\uff9e\uff9f\u1160-\u11ff]/u;

/** Text with its characters folded and its spaces where they are; lines stay lines. */
export function plain(text) {
  return text.normalize("NFKD").replace(DROPPED, "").normalize("NFC").toLowerCase()
    .replace(VARIED, (found) => PLAIN.get(found));
}

/** Text as it is searched: folded, no space beside a Japanese character, else single ones. */
export function fold(text) {
  return plain(text).replace(AFTER, "$1").replace(BEFORE, "$1").replace(/ +/g, " ");
}

/**
 * The same as `fold`, with places in the text as it was: for each unit of the folded text the
 * place where its character begins and ends there, in characters (code points).
 */
export function foldWithPlaces(text) {
  const folded = [];
  for (const [cluster, start, end] of clusters(text)) {
    for (const character of plain(cluster)) folded.push({ character, start, end });
  }
  const kept = folded.filter(
    (each, place) => each.character !== " " || keepsSpace(folded, place));
  const starts = [];
  const ends = [];
  for (const { character, start, end } of kept) {
    for (let unit = 0; unit < character.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: kept.map((each) => each.character).join(""), starts, ends };
}

/** Folded text with what surely are numbers in digits. */
export function inDigits(text) {
  return text.replace(IN_IDEOGRAPHS, (_, before, run) => before + number(run));
}

/** Folded text with what surely are numbers in ideographs. */
export function inIdeographs(text) {
  return text.replace(IN_DIGITS, (_, before, run) => before + ideographs(Number(run)));
}

/** What a reference or a name is known by. */
export function key(text) {
  return keyOf(fold(text));
}

/** The same, of a text that is folded already. */
export function keyOf(folded) {
  return inDigits(folded.replace(/[ \n.。)]+/g, ""));
}

function* clusters(text) {
  let cluster = "";
  let start = 0;
  let place = 0;
  for (const character of text) {
    if (cluster && !JOINS.test(character)) {
      yield [cluster, start, place];
      cluster = "";
      start = place;
    }
    cluster += character;
    place += 1;
  }
  if (cluster) yield [cluster, start, place];
}

function keepsSpace(folded, place) {
  if (place && folded[place - 1].character === " ") return false;
  let after = place;
  while (after < folded.length && folded[after].character === " ") after += 1;
  return ![folded[place - 1], folded[after]].some(
    (each) => each && IS_JAPANESE.test(each.character));
}

function number(run) {
  if (run === "元") return 1;
  const figures = [...run];
  if (!figures.some((each) => TENS.includes(each))) {
    return Number(figures.map((each) => NUMERALS.indexOf(each)).join(""));
  }
  let total = 0;
  let digit = 0;
  for (const each of figures) {
    const power = TENS.indexOf(each);
    if (power >= 0) {
      total += Math.max(digit, 1) * 10 ** (power + 1);
      digit = 0;
    } else {
      digit = 10 * digit + NUMERALS.indexOf(each);
    }
  }
  return total + digit;
}

function ideographs(value) {
  let run = "";
  for (const power of [3, 2, 1, 0]) {
    const digit = Math.floor(value / 10 ** power) % 10;
    const unit = power ? TENS[power - 1] : "";
    if (digit) run += (digit > 1 || !unit ? NUMERALS[digit] : "") + unit;
  }
  return run || NUMERALS[0];
}
