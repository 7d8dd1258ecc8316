// Days as numbers (for the slider) and as people write them; sentences with gaps.
import { isDay } from "../days.js";

const MS = 86400000;

/** Number of a day; NaN for what is no day. */
export function number(text) {
  return isDay(text ?? "") ? Date.parse(`${text}T00:00:00Z`) / MS : NaN;
}

/** The day with a number. */
export function fromNumber(count) {
  return new Date(count * MS).toISOString().slice(0, 10);
}

/** A day as people write it. */
export function spoken(text, lang) {
  if (lang !== "ja") return text;
  const [year, month, day] = text.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** A sentence with its gaps filled in. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}
