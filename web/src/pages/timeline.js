// The timeline's picture made movable. What it draws is what the page serves: the same marks,
// placed anew for every view.

import { drawAxis } from "../timeline/axis.js";
import { barOf, layBar, layWindow, windowOf } from "../timeline/bars.js";
import { flagOf, layFlags } from "../timeline/flags.js";
import { gestures } from "../timeline/gestures.js";
import { clusterOf, layMarks, markOf } from "../timeline/marks.js";
import { scaleOf, ticksOf } from "../timeline/scale.js";
import { fontOf } from "../timeline/text.js";
import { tipOver } from "../timeline/tip.js";

const data = JSON.parse(document.getElementById("data").textContent);
const chart = document.querySelector(".tl");
const picture = document.getElementById("picture");
const axis = picture.querySelector(".tl-scale");
const back = picture.querySelector(".tl-back");
const range = document.getElementById("range");
const flagCount = document.getElementById("flag-count");
const scale = scaleOf(data.knots, data.start);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const coarse = matchMedia("(pointer: coarse)");
const narrow = matchMedia("screen and (max-width: 44rem)"); // where the style sets labels larger
const tip = tipOver(picture, data.words);

const lanes = [...picture.querySelectorAll(".tl-lanes .tl-lane")].map((element) => ({
  element,
  svg: element.querySelector(".tl-strip"),
  bars: [...element.querySelectorAll(".tl-bar rect")].map(barOf),
  marks: [...element.querySelectorAll(".m")].map(markOf),
  clusters: [...element.querySelectorAll(".c")].map(clusterOf),
  windows: [...element.querySelectorAll(".w")].map(windowOf),
}));
const leaders = picture.querySelectorAll(".tl-leaders line");
const flags = [...picture.querySelectorAll(".tl-flag")].map((each, at) => flagOf(each, leaders[at]));
const inLane = new Map(lanes.flatMap((lane) => lane.marks).map((mark) => [mark.element.dataset.row, mark]));
const boxes = Object.fromEntries([...document.querySelectorAll("[data-show]")]
  .map((box) => [box.dataset.show, box]));
const presets = [...document.querySelectorAll("[data-view]")];

let shown = [0, 1];
let waiting = 0;
let moving = 0;

const dayText = (day) => {
  const [year, month, date] = scale.date(day).split("-");
  return data.lang === "ja" ? `${year}年${Number(month)}月${Number(date)}日` : `${year}-${month}-${date}`;
};
const filled = (line, values) => line.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function spoken(marks) {
  const first = dayText(Math.min(...marks.map((mark) => mark.first)));
  const last = dayText(Math.max(...marks.map((mark) => Math.max(mark.first, mark.last - 1))));
  return filled(data.words[first === last ? "cluster.same" : "cluster"],
    { n: marks.length, first, last });
}

function wanted(mark) {
  if (boxes.key.checked) return mark.key;
  return mark.event ? boxes.events.checked : boxes.texts.checked;
}

function draw(wide) {
  waiting = 0;
  const width = wide ?? axis.getBoundingClientRect().width;
  if (!width) return;
  const [low, high] = shown;
  const view = {
    width,
    near: coarse.matches ? 24 : 16,
    x: (day) => Math.round(((scale.at(day) - low) / (high - low)) * width * 10) / 10,
    font: fontOf(picture, narrow.matches ? 12 : 11),
    bold: fontOf(picture, 12, "600"),
    small: fontOf(picture, narrow.matches ? 12 : 10.5),
    flag: fontOf(picture, narrow.matches ? 12 : 11.5),
    spoken,
  };
  drawAxis(axis, back, ticksOf(scale, data.start, view.x, shown, width), view,
    { year: data.year, months: data.months, day: data.day, today: data.today });
  for (const lane of lanes) {
    for (const bar of lane.bars) layBar(bar, view);
    for (const each of lane.windows) layWindow(each, view);
    if (lane.marks.length) layMarks(lane, wanted, view);
  }
  const { shown: told, inside } = layFlags(flags, view, width > 640 ? 240 : 150);
  flagCount.textContent = told < inside ? `${told} / ${inside}` : "";
  for (const flag of flags) {
    const mark = inLane.get(flag.element.dataset.row);
    if (flag.shown) mark?.element.setAttribute("tabindex", "-1");
    else mark?.element.removeAttribute("tabindex");
  }
  const active = document.activeElement;
  if (active?.classList.contains("out") && picture.contains(active)) {
    picture.focus({ preventScroll: true });
  }
  const days = [scale.day(low), scale.day(high) - 1].map(Math.round);
  picture.dataset.from = scale.date(days[0]);
  picture.dataset.to = scale.date(days[1]);
  const text = filled(data.words.range, { from: dayText(days[0]), to: dayText(days[1]) });
  if (range.textContent !== text) range.textContent = text;
}

const ask = () => {
  waiting ||= requestAnimationFrame(() => draw());
};

// A view within the picture, no narrower than days can be told apart, moved inside at its edges.
function within([low, high]) {
  const least = scale.narrowest(axis.getBoundingClientRect().width, 30);
  const size = Math.min(1, Math.max(high - low, least));
  const middle = (low + high) / 2;
  const start = Math.min(1 - size, Math.max(0, middle - size / 2));
  return [start, start + size];
}

function look(view, gently = false) {
  cancelAnimationFrame(moving);
  moving = 0;
  const goal = within(view);
  if (!gently || calm.matches) {
    shown = goal;
    ask();
    return;
  }
  const from = shown;
  const begun = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - begun) / 280);
    const ease = 1 - (1 - part) ** 3;
    shown = [0, 1].map((end) => from[end] + (goal[end] - from[end]) * ease);
    if (part === 1) shown = goal;
    draw();
    moving = part < 1 ? requestAnimationFrame(step) : 0;
  };
  moving = requestAnimationFrame(step);
}

function press(chosen) {
  for (const each of presets) each.setAttribute("aria-pressed", String(each === chosen));
}

function zoom(factor, clientX) {
  const box = axis.getBoundingClientRect();
  const share = clientX === undefined ? 0.5 : (clientX - box.left) / box.width;
  const [low, high] = shown;
  const held = low + share * (high - low);
  const size = (high - low) / factor;
  const [start, end] = within([held - share * size, held + (1 - share) * size]);
  press(null);
  tip.hide();
  look([start, end]);
}

function pan(pixels) {
  const size = shown[1] - shown[0];
  const by = (pixels / axis.getBoundingClientRect().width) * size;
  const start = Math.max(0, Math.min(1 - size, shown[0] + by));
  press(null);
  tip.hide();
  look([start, start + size]);
}

const reset = () => {
  press(presets[0]);
  look([0, 1], true);
};

// The address names the view, where the browser lets a page say so.
let settling = 0;
function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const address = new URL(location.href);
    const whole = shown[1] - shown[0] > 0.999;
    for (const [name, value] of [["from", picture.dataset.from], ["to", picture.dataset.to]]) {
      if (whole) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    try {
      history.replaceState(null, "", address);
    } catch {
      // From disk some browsers refuse; nothing is lost.
    }
  }, 400);
}

// A cluster opens by zooming until its marks stand apart; those of one day are in the list.
picture.addEventListener("click", (event) => {
  const cluster = event.target.closest?.(".c")?.cluster;
  if (!cluster) return;
  const firsts = cluster.marks.map((mark) => scale.at(mark.first));
  const [low, high] = [Math.min(...firsts), Math.max(...firsts)];
  const goal = within([low - (high - low) * 0.3, high + (high - low) * 0.5]);
  if (high === low || shown[1] - shown[0] <= (goal[1] - goal[0]) * 1.05) return;
  event.preventDefault();
  press(null);
  tip.hide();
  look(goal, true);
  settle();
  picture.focus({ preventScroll: true });
});

// On touch the first touch tells, the second opens.
let touched = false;
picture.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
});
picture.addEventListener("click", (event) => {
  const element = event.target.closest?.("a[data-row]");
  if (!element || !touched || event.defaultPrevented || tip.shown === element) return;
  if (element.closest(".tl-name")) return;
  event.preventDefault();
  tip.tell(element, true);
});

gestures(picture, { zoom, pan, reset, settle });
for (const button of presets) {
  button.addEventListener("click", () => {
    press(button);
    look([scale.at(Number(button.dataset.a)), scale.at(Number(button.dataset.b))], true);
    settle();
  });
}
const steps = {
  "pan.left": () => pan(-axis.getBoundingClientRect().width / 3),
  "pan.right": () => pan(axis.getBoundingClientRect().width / 3),
  "zoom.in": () => zoom(1.6),
  "zoom.out": () => zoom(1 / 1.6),
};
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => {
    steps[button.dataset.step]();
    settle();
  });
}

function filter() {
  const only = boxes.key.checked;
  const { events, texts, expected } = boxes;
  document.getElementById("main").classList.toggle("only-key", only);
  chart.classList.toggle("no-texts", !texts.checked);
  for (const lane of lanes) {
    const left = lane.windows.length ? expected.checked
      : (lane.bars.length && texts.checked && !only) || lane.marks.some(wanted);
    lane.element.classList.toggle("out", !left);
  }
  picture.querySelector(".tl-flags").classList.toggle("out", !events.checked && !only);
  for (const group of picture.querySelectorAll(".tl-lanes")) {
    group.classList.toggle("out", !group.querySelector(".tl-lane:not(.out)"));
  }
  draw();
}
for (const box of Object.values(boxes)) box.addEventListener("change", filter);

const asked = new URLSearchParams(location.search);
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") && !Number.isNaN(Date.parse(text));
if (isDay(asked.get("from")) || isDay(asked.get("to"))) {
  const from = isDay(asked.get("from")) ? scale.at(scale.offset(asked.get("from"))) : 0;
  const to = isDay(asked.get("to")) ? scale.at(scale.offset(asked.get("to")) + 1) : 1;
  if (from < to) {
    press(null);
    shown = within([from, to]);
  }
}

let last = 0;
new ResizeObserver(() => {
  const { width } = axis.getBoundingClientRect();
  if (Math.abs(width - last) < 0.5) return;
  last = width;
  ask();
}).observe(picture);
matchMedia("print").addEventListener("change", (event) => (event.matches ? draw(880) : ask()));
chart.classList.add("live");
draw();
