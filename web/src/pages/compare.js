// The page that compares two days.
import { chosen, neighbours, query } from "../compare/choice.js";
import { made } from "../compare/dom.js";
import { differences } from "../compare/look.js";
import { tellerOf } from "../compare/tell.js";
import { wordsOf } from "../compare/words.js";
import { editionOf } from "../days.js";

const data = JSON.parse(document.getElementById("data").textContent);
const words = wordsOf(data);
const { say, day } = words;
const teller = tellerOf(data, words);

const form = document.getElementById("choose");
const fields = { from: document.getElementById("from"), to: document.getElementById("to") };
const role = document.getElementById("for");
const notices = document.getElementById("notices");
const heading = document.getElementById("heading");
const summary = document.getElementById("summary");
const result = document.getElementById("result");

/**
 * Compare the days asked for, show what differs, and keep them in the address. While somebody is
 * typing a day, the fields are left alone.
 */
function show(asked, { typing = false } = {}) {
  const choice = chosen(asked, data);
  if (!typing) {
    fields.from.value = choice.from;
    fields.to.value = choice.to;
    role.value = choice.role;
  }
  for (const [name, field] of Object.entries(fields)) {
    const beside = neighbours(data.days, field.value);
    for (const way of ["previous", "next"]) {
      const button = form.querySelector(`[data-step="${name} ${way}"]`);
      button.disabled = beside[way] === null;
      button.value = beside[way] ?? "";
    }
  }
  for (const preset of document.querySelectorAll(".cmp-presets a")) {
    const here = new URLSearchParams(preset.search);
    const current = here.get("from") === choice.from && here.get("to") === choice.to;
    if (current) preset.setAttribute("aria-current", "true");
    else preset.removeAttribute("aria-current");
  }
  keep(query(choice));
  notices.replaceChildren(...choice.notices.map((each) => made("p", { class: "warning" }, say(each.key, {
    day: each.given, instead: each.instead ? day(each.instead) : "", role: each.role,
    today: day(data.today), first: data.days.length ? day(data.days[0]) : "",
  }))));
  tell(choice);
}

function tell({ from, to, role: spoken }) {
  const changes = differences(data, from, to).filter((each) =>
    !spoken || each.part !== "standings" || each.piece.a.includes(spoken));
  const parts = from === to ? [] : teller.parts(changes, from, to);
  const values = { before: day(from), after: day(to), known: day(data.known) };
  const counted = parts.map((each) => say("part", { part: each.name, counts: each.counts }));
  const line = from === to ? say("same_day", values) : parts.length
    ? say(to > data.today ? "summary_future" : "summary", { ...values, counts: counted.join(data.semicolon) }) : say("nothing", values);
  heading.replaceChildren(made("span", {}, values.before), " → ", made("span", {}, values.after));
  // Where the tiles tell the counts to the eye, the sentence is for those who listen, and for paper.
  const tiles = parts.length > 1;
  summary.replaceChildren(made("span", { class: tiles ? "unseen" : null }, line),
    spoken && from !== to ? ` ${say("filtered", { role: data.role[spoken] })}` : "");
  result.replaceChildren(
    ways(from, to),
    ...(tiles ? [made("ul", { class: "cmp-counts", role: "list" }, parts.map((each) =>
      made("li", {}, made("a", { href: `#part-${each.part}` }, made("span", { class: "cmp-part" }, each.name),
        " ", made("span", { class: "cmp-n" }, each.counts)))))] : []),
    ...parts.map((each) => made("section", { class: "cmp-section", "aria-labelledby": `part-${each.part}` },
      made("h2", { id: `part-${each.part}`, tabindex: "-1" }, each.name, " ",
        made("span", { class: "count" }, each.counts)), each.body())),
  );
}

/** Ways on: the pages of both days, and the history between them. */
function ways(from, to) {
  const pages = [...new Set([from, to])].map((each) => {
    const start = each <= data.today ? editionOf(data.pages, each) : null;
    return start && made("a", { href: `${data.root}${data.regime}/on/${start}.html?on=${each}` },
      say("stood", { day: day(each) }));
  });
  const last = editionOf(data.days, to < data.today ? to : data.today);
  const told = last && made("a", { href: `${data.root}${data.regime}/changes.html#d-${last}` },
    say("in_history"));
  return made("p", { class: "log-ways" }, pages, told);
}

/** The address says what is shown; a page that may not change its address works all the same. */
function keep(search) {
  if (search === location.search) return;
  try {
    history.replaceState(null, "", search + location.hash);
  } catch {
    // Some browsers refuse this for pages opened from disk.
  }
}

function current() {
  return { from: fields.from.value, to: fields.to.value, for: role.value };
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(current());
});
form.addEventListener("change", (event) => {
  show(current(), { typing: event.target.type === "date" });
});
for (const field of Object.values(fields)) {
  field.addEventListener("blur", () => {
    if (!field.value || fields.from.value > fields.to.value) show(current());
  });
}
form.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (!step?.value) return;
  const [name] = step.dataset.step.split(" ");
  show({ ...current(), [name]: step.value });
  if (step.disabled) fields[name].focus();
});
document.querySelector(".cmp-presets")?.addEventListener("click", (event) => {
  const preset = event.target.closest("a");
  if (!preset || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show({ ...Object.fromEntries(new URLSearchParams(preset.search)), for: role.value });
});

show(Object.fromEntries(new URLSearchParams(location.search)));
