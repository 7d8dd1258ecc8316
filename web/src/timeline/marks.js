// Marks and labels of one lane, laid out for a view: what is near becomes one cluster, labels are
// shown where they have room.

import { fitted } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

export function make(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

export const number = (text) => (text === undefined || text === "" ? null : Number(text));

// A mark as the page serves it.
export function markOf(element) {
  const first = number(element.dataset.a);
  const last = number(element.dataset.b);
  return {
    element,
    first,
    last: last === null ? first : last + 1,
    span: element.querySelector(".span"),
    shape: element.querySelector("use"),
    text: element.querySelector("text"),
    label: element.dataset.label,
    event: element.classList.contains("event"),
    key: element.classList.contains("key"),
  };
}

const show = (element, shown) => element.classList.toggle("out", !shown);

export function layMarks(lane, wanted, view) {
  const placed = [];
  for (const mark of lane.marks) {
    const a = view.x(mark.first);
    const b = mark.last === mark.first ? a : view.x(mark.last);
    const at = (a + b) / 2;
    const inside = b >= 0 && a <= view.width && (at >= -6 && at <= view.width + 6);
    if (!wanted(mark) || !inside) show(mark.element, false);
    else placed.push({ mark, a, b, at });
  }
  placed.sort((one, other) => one.at - other.at);
  const groups = [];
  for (const each of placed) {
    const group = groups.at(-1);
    if (group && each.at - group.at(-1).at < view.near) group.push(each);
    else groups.push([each]);
  }
  groups.forEach((group, place) => {
    const next = groups[place + 1]?.[0];
    const edge = next ? next.at - 12 : view.width - 4;
    if (group.length === 1) layOne(group[0], edge, view);
    else for (const each of group) show(each.mark.element, false);
  });
  layClusters(lane, groups.filter((group) => group.length > 1), view);
}

function layOne({ mark, a, b, at }, edge, view) {
  show(mark.element, true);
  mark.shape.setAttribute("x", at);
  if (mark.span) {
    mark.span.setAttribute("x1", a);
    mark.span.setAttribute("x2", b);
  }
  const label = fitted(mark.label, Math.min(edge - at - 8, 260), mark.key ? view.bold : view.font, 60);
  if (!label) {
    mark.text?.remove();
    mark.text = null;
    return;
  }
  mark.text ??= make("text", { class: "lab", dx: 8, y: 17 }, mark.element);
  mark.text.setAttribute("x", at);
  mark.text.textContent = label;
}

function layClusters(lane, groups, view) {
  groups.forEach((group, place) => {
    const each = (lane.clusters[place] ??= newCluster(lane));
    const at = (group[0].at + group.at(-1).at) / 2;
    each.marks = group.map(({ mark }) => mark);
    each.circle.setAttribute("cx", at);
    each.text.setAttribute("x", at);
    each.text.textContent = group.length;
    each.element.setAttribute("aria-label", view.spoken(each.marks));
    each.element.setAttribute("href", `#${each.marks[0].element.dataset.row}`);
    each.element.classList.toggle("key", each.marks.some((mark) => mark.key));
    show(each.element, true);
  });
  for (const each of lane.clusters.slice(groups.length)) show(each.element, false);
}

function newCluster(lane) {
  const element = make("a", { class: "c" }, lane.svg);
  const found = {
    element,
    circle: make("circle", { cy: 13, r: 9 }, element),
    text: make("text", { y: 13 }, element),
  };
  element.cluster = found;
  return found;
}

export function clusterOf(element) {
  const found = {
    element,
    circle: element.querySelector("circle"),
    text: element.querySelector("text"),
  };
  element.cluster = found;
  return found;
}
