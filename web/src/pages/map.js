// The world map: shades it and its table as of a day, shows notes, zooms, leads to pages.
import { dayBox } from "../daybox.js";
import { Card } from "../map/card.js";
import { fill, fromNumber, number, spoken } from "../map/days.js";
import { oneStop } from "../map/keys.js";
import { Names } from "../map/names.js";
import { Shading } from "../map/shade.js";
import { View } from "../map/view.js";

const data = JSON.parse(document.getElementById("data").textContent);
const { words, lang } = data;
const shading = new Shading(data);
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const later = (wait, act) => {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...given);
  };
};

const frame = find(".map-frame");
const svg = find(".map");
const ring = find("#ring");
const links = Object.fromEntries(all(".place").map((each) => [each.dataset.key, each]));
const rows = Object.fromEntries(all(".jurisdictions tbody tr").map((each) => [each.dataset.key, each]));
const legend = Object.fromEntries(all(".map-legend li").map((each) => [each.dataset.s, each]));
const day = { slider: find("#day-slider"), date: find("#day-date"), group: find(".map-day") };
const tongue = find("a.tongue");
const plainTongue = tongue?.getAttribute("href");
const homeLinks = all(`[data-key="${data.home}"]`).map((each) => (each.matches("a") ? each : each.querySelector("a")));
const plainHome = homeLinks[0]?.getAttribute("href");
const rank = new Map(Object.keys(data.places).map((key, index) => [key, index]));

let on = data.today;
let kept = null;

// --- What is said of a place

const nameOf = (key) => data.places[key].name;
const slug = (status) => data.statuses[status][0];
const statusText = (status) => data.statuses[status][1];
const byText = (key, by) => (by === key ? "" : fill(words.by, { union: nameOf(by) }));
const sinceText = (since) => (since ? spoken(since, lang) : words.since_unknown);

function told(key) {
  const { status, by, since } = shading.on(key, on);
  const [enforcement, evidence, confidence] = (data.places[key].facts ?? data.places[by].facts);
  return {
    name: nameOf(key), status: statusText(status), by: byText(key, by),
    swatch: legend[slug(status)].querySelector(".swatch"),
    facts: [[words.since, sinceText(since)], [words.enforcement_now, enforcement],
      [words.evidence, evidence], [words.confidence, confidence]],
    href: links[key].getAttribute("href"), open: words.open_page,
  };
}

// --- The day

function changesText() {
  const found = shading.changes(on).map(({ key, before, after, dated }) => {
    const values = { name: nameOf(key), before: statusText(before), after: statusText(after) };
    if (after === shading.unknown) return fill(words.ended, values);
    if (!dated) return fill(words.told, values);
    return fill(before === shading.unknown || before === after ? words.changed_first : words.changed, values);
  });
  if (!found.length) return on === data.today ? "" : words.no_change;
  const shown = found.slice(0, 3);
  if (found.length > 3) shown.push(fill(words.changed_more, { n: found.length - 3 }));
  return shown.join(words.semicolon);
}

const tell = later(500, (text) => { find("#day-told").textContent = text; });

const remember = later(250, () => {
  const address = new URL(location.href);
  if (on === data.today) address.searchParams.delete("on");
  else address.searchParams.set("on", on);
  try {
    history.replaceState(null, "", address);
  } catch {
    // Some browsers keep the address of a file from being changed: the map works all the same.
  }
});

function shade() {
  const counts = new Map();
  const order = [];
  for (const key of Object.keys(data.places)) {
    const { status, by, since } = shading.on(key, on);
    const link = links[key];
    if (link) {
      link.dataset.s = slug(status);
      link.setAttribute("aria-label", fill(by === key ? words.place : words.place_by, {
        name: nameOf(key), status: statusText(status), union: nameOf(by),
      }));
    }
    const row = rows[key];
    if (row) {
      row.dataset.s = slug(status);
      row.querySelector(".swatch").dataset.s = slug(status);
      row.querySelector(".label").textContent = statusText(status);
      row.querySelector(".since").textContent = sinceText(since);
      row.querySelector(".since").classList.toggle("quiet", !since);
      const note = row.querySelector(".by");
      if (note) note.textContent = byText(key, by);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      order.push([status, rank.get(key), row]);
    }
  }
  data.statuses.forEach(([name], status) => {
    legend[name].querySelector(".count").textContent = counts.get(status) ?? 0;
  });
  order.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const body = find(".jurisdictions tbody");
  if (order.some(([, , row], index) => body.children[index] !== row)) {
    body.append(...order.map(([, , row]) => row));
  }
}

function setDay(text) {
  on = text;
  const at = spoken(on, lang);
  shade();
  keep(kept);
  day.slider.value = number(on) - number(data.first);
  day.slider.setAttribute("aria-valuetext", at);
  day.date.value = on;
  day.group.classList.toggle("other", on !== data.today);
  step("previous").disabled = !before();
  step("next").disabled = !after();
  find("#day-shown").textContent = fill(words.shown, { day: at });
  find("#day-changes").textContent = changesText();
  find("#caption").textContent = fill(words["table.caption"], { day: at });
  svg.setAttribute("aria-label", fill(words.map, { day: at }));
  if (card.key && links[card.key]) card.hide();
  const query = on === data.today ? "" : `?on=${on}`;
  if (tongue) tongue.setAttribute("href", plainTongue + query);
  for (const each of homeLinks) each.setAttribute("href", plainHome + query);
  tell(`${find("#day-shown").textContent} ${find("#day-changes").textContent}`);
  remember();
}

const step = (name) => find(`[data-step="${name}"]`);
const before = () => data.changes.findLast((each) => each < on);
const after = () => data.changes.find((each) => each > on) ?? (on < data.today ? data.today : undefined);
const fits = (text) => !Number.isNaN(number(text)) && text >= data.first && text <= data.today;

day.slider.addEventListener("input", () => setDay(fromNumber(number(data.first) + Number(day.slider.value))));
function refuse() {
  const range = fill(words.day_wrong, { first: spoken(data.first, lang), last: spoken(data.today, lang) });
  find("#day-changes").textContent = range;
  tell(range);
}
dayBox(day.date, { shown: () => on, fits, take: setDay, refuse });
step("previous").addEventListener("click", () => setDay(before() ?? on));
step("next").addEventListener("click", () => setDay(after() ?? on));
step("today").addEventListener("click", () => {
  setDay(data.today);
  day.slider.focus();
});

// --- One class only

function keep(status) {
  kept = status;
  svg.classList.toggle("dimmed", kept !== null);
  let count = 0;
  for (const link of Object.values(links)) link.classList.toggle("kept", link.dataset.s === kept);
  for (const row of Object.values(rows)) {
    row.hidden = kept !== null && row.dataset.s !== kept;
    count += row.hidden ? 0 : 1;
  }
  for (const [name, item] of Object.entries(legend)) {
    item.querySelector("button")?.setAttribute("aria-pressed", String(name === kept));
  }
  const note = find("#filtered");
  note.hidden = kept === null;
  const label = data.statuses.find(([name]) => name === kept)?.[1] ?? "";
  note.querySelector("span").textContent = kept === null ? "" : fill(words.filtered, { status: label, n: count });
}

for (const [name] of data.statuses) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "legend-row";
  button.setAttribute("aria-pressed", "false");
  const row = legend[name].querySelector(".legend-row");
  button.append(...row.childNodes);
  row.replaceWith(button);
  button.addEventListener("click", () => keep(kept === name ? null : name));
}
find("#filtered button").addEventListener("click", () => {
  legend[kept]?.querySelector("button").focus();
  keep(null);
});

// --- Looking closer

const places = Object.entries(data.places).filter(([key]) => links[key]);
const small = places.filter(([key]) => links[key].matches(".small:not(.part)")).map(([key]) => {
  const box = links[key].querySelector(".shape")?.getBBox();
  return [links[key], box ? Math.min(box.width, box.height) : 0];
});
const names = new Names(svg, places.filter(([, { wide }]) => wide).map(([key, { name, at, wide }]) => (
  { key, name, at, width: wide }
)).sort((one, other) => other.width - one.width), data.size);
const regions = all("[data-region]");
const view = new View(svg, data, (scale, byHand) => {
  const unit = svg.clientWidth / data.size[0];
  for (const [link, size] of small) link.classList.toggle("large", size * unit * scale > 16);
  if (byHand) press(scale === 1 ? "world" : "");
  find('[data-zoom="out"]').disabled = scale <= 1;
  names.draw(view);
  if (!card.element.classList.contains("held")) card.hide();
});
const press = (name) => {
  for (const each of regions) each.setAttribute("aria-pressed", String(each.dataset.region === name));
};
const go = (name) => {
  press(name);
  view.region(name);
};
const zoomed = (direction) => {
  if (direction === "world") go("world");
  else {
    press("");
    view.by(direction);
  }
};
for (const each of regions) each.addEventListener("click", () => go(each.dataset.region));
for (const each of all("[data-zoom]")) each.addEventListener("click", () => zoomed(each.dataset.zoom));
find('[data-zoom="out"]').disabled = true;

// --- Notes

const card = new Card(find("#map-card"), frame);

function outline(link) {
  ring.setAttribute("d", link?.querySelector(".shape")?.getAttribute("d") ?? "");
}

function away() {
  card.hide();
  outline(null);
}

svg.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const link = event.target.closest(".place");
  const name = event.target.dataset?.name;
  const at = [event.clientX, event.clientY];
  if (!link && !name) away();
  else if (card.key === (link ? link.dataset.key : name)) card.move(at);
  else if (link) {
    outline(link);
    card.show(link.dataset.key, told(link.dataset.key), at);
  } else {
    outline(null);
    card.show(name, { name, status: words.no_record }, at);
  }
});
svg.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") away(); });
// A note that holds a link stays while the link is being reached for. (On the frame: a listener
// for focus would make the drawing itself a stop of the Tab key.)
frame.addEventListener("focusout", () => { if (!card.element.classList.contains("held")) away(); });
// A finger cannot hover: its first touch shows the note, which holds the link; a second follows.
svg.addEventListener("click", (event) => {
  if (event.pointerType !== "touch") return;
  const link = event.target.closest(".place");
  if (!link) away();
  else if (card.key !== link.dataset.key) {
    event.preventDefault();
    outline(link);
    card.show(link.dataset.key, told(link.dataset.key), [event.clientX, event.clientY], true);
  }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
document.addEventListener("pointerdown", (event) => { if (!frame.contains(event.target)) away(); });

oneStop(svg, links, Object.fromEntries(Object.keys(links).map((key) => [key, data.places[key].at])), data.home, {
  focused(key, visibly) {
    if (!visibly) return;
    const { at } = data.places[key];
    view.reveal(at);
    outline(links[key]);
    const box = svg.getBoundingClientRect();
    const [x, y] = view.place(at);
    card.show(key, told(key), [box.left + (x / data.size[0]) * box.width, box.top + (y / data.size[1]) * box.height]);
  },
  zoomed,
  closed: away,
});

svg.setAttribute("aria-describedby", "map-keys");

const asked = new URLSearchParams(location.search).get("on");
if (asked && fits(asked)) setDay(asked);
else {
  step("next").disabled = true;
  if (asked) refuse();
}
