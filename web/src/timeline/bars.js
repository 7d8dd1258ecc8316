// Bars of instruments and windows of milestones, laid out for a view.

import { number } from "./marks.js";
import { widthOf } from "./text.js";

export function barOf(element) {
  return { element, first: number(element.dataset.a), last: number(element.dataset.b) };
}

const clamp = (value, width) => Math.max(-20, Math.min(width + 20, value));

export function layBar(bar, view) {
  const left = clamp(bar.first === null ? -20 : view.x(bar.first), view.width);
  const right = clamp(bar.last === null ? view.width + 20 : view.x(bar.last), view.width);
  bar.element.setAttribute("x", left);
  bar.element.setAttribute("width", Math.max(0, right - left));
}

export function windowOf(element) {
  const [begin, run] = element.querySelectorAll("line");
  return {
    element,
    ...barOf(element),
    begin,
    run,
    box: element.querySelector("rect"),
    ring: element.querySelector("circle"),
    text: element.querySelector("text"),
  };
}

// A milestone stays a span of days; only where the span is too short to be seen is it a ring.
export function layWindow(each, view) {
  const { width } = view;
  const left = clamp(each.first === null ? -20 : view.x(each.first), width);
  const right = clamp(each.last === null ? width + 20 : view.x(each.last), width);
  const small = each.last !== null && right - left < 14;
  each.ring.classList.toggle("out", !small);
  each.ring.setAttribute("cx", (left + right) / 2);
  if (each.box) {
    each.box.classList.toggle("out", small);
    each.box.setAttribute("x", left);
    each.box.setAttribute("width", Math.max(0, right - left));
  } else {
    for (const [name, at] of [["x1", left], ["x2", left]]) each.begin.setAttribute(name, at);
    each.run.setAttribute("x1", left);
    each.run.setAttribute("x2", width);
  }
  layState(each, left, right, view);
}

// Its state stands beside it where there is room, else on it; at the edge when it is overdue and
// its days lie before the view.
function layState(each, left, right, view) {
  const { text } = each;
  const { label } = each.element.dataset;
  const need = widthOf(label, view.small) + 12;
  const gone = right < 0 && each.element.classList.contains("overdue");
  const seen = right >= 0 && left <= view.width;
  text.classList.toggle("out", !seen && !gone);
  text.textContent = gone ? `‹ ${label}` : label;
  if (!seen && !gone) return;
  const before = !gone && left >= need;
  const after = view.width - right >= need;
  const at = gone ? 0 : after ? right : before ? left : Math.max(0, left);
  text.setAttribute("x", at);
  text.setAttribute("dx", gone ? 2 : after ? 9 : before ? -9 : 10);
  if (before && !after) text.setAttribute("text-anchor", "end");
  else text.removeAttribute("text-anchor");
}
