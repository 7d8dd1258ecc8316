// Key events above the lanes: labels on rows, none touching another; what has no room is counted.

import { fitted, widthOf } from "./text.js";

const ROWS = 7;
const STEP = 18;
const GAP = 10;

export function flagOf(element, line) {
  return {
    element,
    first: Number(element.dataset.a),
    label: element.dataset.label,
    line,
    text: element.querySelector("text"),
  };
}

export function layFlags(flags, view, longest) {
  const ends = new Array(ROWS).fill(-1);
  let shown = 0;
  let inside = 0;
  for (const each of flags) {
    const at = view.x(each.first);
    const seen = at >= -1 && at <= view.width + 1;
    const label = seen ? fitted(each.label, Math.min(longest, view.width * 0.8), view.flag, 0) : "";
    const width = label ? widthOf(label, view.flag) + GAP : 0;
    const end = at + width > view.width;
    const [low, high] = end ? [at - width, at] : [at, at + width];
    const row = seen && low >= 0 ? ends.findIndex((taken) => taken <= low) : -1;
    if (seen) inside += 1;
    each.element.classList.toggle("out", row < 0);
    each.line.classList.toggle("out", row < 0);
    each.shown = row >= 0;
    if (row < 0) continue;
    shown += 1;
    ends[row] = high;
    const y = ROWS * STEP - 4 - STEP * row;
    each.line.setAttribute("x1", at);
    each.line.setAttribute("x2", at);
    each.line.setAttribute("y1", y - 11);
    each.text.setAttribute("x", at);
    each.text.setAttribute("y", y);
    each.text.setAttribute("dx", end ? -5 : 5);
    if (end) each.text.setAttribute("text-anchor", "end");
    else each.text.removeAttribute("text-anchor");
    each.text.textContent = label;
  }
  return { shown, inside };
}
