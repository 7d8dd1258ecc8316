// What every part of the result needs: sections, subjects, things put together.

import { h } from "./dom.js";

/** A section of the result under one of the common headings. */
export function section(view, key, ...children) {
  return h("section", { class: "nv-section" }, h("h3", {}, view.say.line(key)), ...children);
}

export function note(text) {
  return h("p", { class: "note" }, text);
}

export function warning(text) {
  return h("p", { class: "warning" }, text);
}

/** The organisation, then its systems. */
export function subjects({ profile }) {
  return [null, ...profile.systems.map((each) => each.id)];
}

/** Things under what they have in common, in the order met. */
export function groupBy(things, key) {
  const found = new Map();
  for (const each of things) {
    const name = key(each);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(each);
  }
  return found;
}
