// The axis above the lanes and the lines behind them, drawn anew for a view.

import { make } from "./marks.js";
import { widthOf } from "./text.js";

export function drawAxis(scale, back, ticks, view, words) {
  scale.replaceChildren();
  back.replaceChildren();
  const line = (x, from, name = "") => make(
    "line", { x1: x, x2: x, y1: from, y2: 34, class: name }, scale);
  const label = (text, x, y, name = "") => {
    make("text", { x, y, class: name }, scale).textContent = text;
  };
  const free = { year: -1, month: -1 };
  const place = (kind, text, x, y, font) => {
    const width = widthOf(text, font) + 8;
    if (x < free[kind] || x + width > view.width + 6) return;
    label(text, x + 4, y, kind);
    free[kind] = x + width;
  };
  const first = ticks.months[0];
  if (first && !(first.month === 0 && first.x >= 0)) {
    const next = ticks.years.find((each) => each.x > 0)?.x ?? view.width;
    const text = words.year.replace("{year}", first.year);
    if (next > widthOf(text, view.bold) + 12) place("year", text, 0, 13, view.bold);
  }
  for (const each of ticks.years) {
    line(each.x, 0, "year");
    make("line", { x1: each.x, x2: each.x, y1: 0, y2: "100%", class: "year" }, back);
    if (each.x >= 0) place("year", words.year.replace("{year}", each.year), each.x, 13, view.bold);
  }
  for (const each of ticks.months) {
    const step = [1, 3, 6].find((months) => each.wide * months >= 34);
    if (!step || each.month % step) continue;
    if (each.x < 0 && each.x + each.wide < 40) continue;
    if (each.x >= 0) line(each.x, 22);
    if (step === 1 && each.wide > 60) {
      make("line", { x1: each.x, x2: each.x, y1: 0, y2: "100%", class: "fine" }, back);
    }
    place("month", words.months[each.month], Math.max(0, each.x), 30, view.small);
  }
  for (const each of ticks.days) {
    if (each.x < 0) continue;
    line(each.x, 26);
    place("month", words.day.replace("{day}", each.number), each.x, 30, view.small);
  }
  const today = view.x(words.today);
  make("line", { x1: today, x2: today, y1: 0, y2: "100%", class: "today" }, back);
  make("line", { x1: today, x2: today, y1: 0, y2: 34, class: "today" }, scale);
}
