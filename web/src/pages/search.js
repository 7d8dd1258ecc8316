// The search page: what is typed is read, found and shown at once, and kept in the address.
import { made } from "../compare/dom.js";
import { find, makeIndex } from "../search/find.js";
import { fold } from "../search/fold.js";
import { readQuery } from "../search/query.js";

const SHOWN = 30;

const data = JSON.parse(document.getElementById("data").textContent);
const element = (id) => document.getElementById(id);
const field = element("q");
let index = null;
let kind = "";
let shown = SHOWN;
let waiting = false;

// The index comes with a script of its own, which runs after this one.
addEventListener("DOMContentLoaded", begin);

function begin() {
  index = makeIndex(globalThis.shirubeIndex);
  // For consoles and for the tests that hold it against its twin in Python.
  globalThis.shirubeSearch = {
    find: (text, options) => find(index, readQuery(text), options), fold, read: readQuery };
  takeAddress();
  field.addEventListener("input", (event) => { if (!event.isComposing) typed(); });
  field.addEventListener("compositionend", typed);
  element("find").addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
  });
  element("more").addEventListener("click", more);
  addEventListener("popstate", takeAddress);
  document.addEventListener("keydown", steer);
  if (!field.value && matchMedia("(hover: hover) and (pointer: fine)").matches) {
    field.focus({ preventScroll: true });
  }
}

/** Show what the address asks for. */
function takeAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  kind = asked.get("kind") ?? "";
  if (!Object.hasOwn(data.kinds, kind)) kind = "";
  shown = SHOWN;
  show();
}

/** Show what was typed, once a frame. */
function typed() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    shown = SHOWN;
    show();
    keep();
  });
}

/** Keep the words in the address of this page and of its twin in the other language. */
function keep() {
  const query = asked();
  try {
    history.replaceState(null, "", query || location.pathname);
  } catch {
    // Some browsers allow only so many changes in a while; the next one will do.
  }
}

function asked() {
  const kept = new URLSearchParams();
  if (field.value.trim()) kept.set("q", field.value);
  if (kind) kept.set("kind", kind);
  return kept.size ? `?${kept}` : "";
}

function show() {
  const query = readQuery(field.value);
  const empty = !query.terms.length;
  let found = find(index, query, { kinds: kind ? [kind] : [], limit: shown });
  if (kind && !found.refs.length && found.kinds.length) {
    kind = "";
    found = find(index, query, { limit: shown });
  }
  const all = found.kinds.reduce((sum, [, number]) => sum + number, 0);
  element("found").hidden = !all;
  element("nothing").hidden = empty || all > 0;
  element("ways").hidden = all > 0;
  element("count").textContent = empty ? "" : all ? counted(found.refs.length, all)
    : say("none", { query: field.value.trim() });
  element("kinds").replaceChildren(...choices(found.kinds, all));
  element("hits").replaceChildren(...found.hits.map(hit));
  const rest = Math.min(SHOWN, found.refs.length - found.hits.length);
  element("more").hidden = rest <= 0;
  element("more").textContent = say("more", { n: rest });
  element("missing").hidden = !found.missing.length || query.terms.length < 2;
  element("missing").textContent = say("missing", { words: found.missing.join(data.comma) });
  for (const link of document.querySelectorAll("#other, .tongue")) {
    link.href = data.other + asked();
  }
}

function counted(number, all) {
  if (kind) return say("count_of", { n: number, all });
  return say(number === 1 ? "count.one" : "count", { n: number });
}

function say(name, values) {
  return data.words[name].replace(/\{(\w+)\}/g, (_, each) => values[each]);
}

/** Kinds to narrow by, with their numbers; the buttons stay where they are while pressed. */
function choices(counts, all) {
  const rows = [["", data.words.all, all],
    ...counts.map(([each, number]) => [each, data.kinds[each], number])];
  return rows.map(([each, name, number]) => {
    const button = made("button", { type: "button", "aria-pressed": String(kind === each) },
      made("span", {}, name), made("span", { class: "number" }, String(number)));
    button.addEventListener("click", () => {
      kind = each;
      shown = SHOWN;
      show();
      keep();
      const place = rows.findIndex(([other]) => other === each);
      element("kinds").children[place]?.firstChild.focus();
    });
    return made("li", {}, button);
  });
}

function hit({ document: { ref, kind: its, named, path, labels }, title, place, text, name }) {
  const [before, after] = its === "claims" ? data.quote : ["", ""];
  return made("li", { "data-ref": ref },
    made("div", { class: "where" },
      made("span", {}, data.kind[its]), place.length ? made("span", {}, pieces(place)) : null,
      labels.length ? made("ul", { class: "badges", role: "list" }, labels.map(
        ([words, tone]) => made("li", { class: `badge ${tone}` }, words))) : null),
    made("h2", { class: named ? null : "sentence" },
      made("a", { href: `${data.root}${path}.html` }, before, pieces(title), after)),
    name.length ? made("p", { class: "name" }, pieces(name)) : null,
    text.length ? made("p", { class: "text" }, pieces(text)) : null);
}

function pieces(all) {
  return all.map(([text, found]) => (found ? made("mark", {}, text) : text));
}

/** Show more, and go on from the first of them. */
function more() {
  const next = shown;
  shown += SHOWN;
  show();
  element("hits").children[next]?.querySelector("a").focus();
}

/** `/` leads to the field, arrows from the field along what was found. */
function steer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const here = document.activeElement;
  if (event.key === "/" && !/^(input|textarea|select)$/i.test(here?.tagName ?? "")) {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...element("hits").querySelectorAll("h2 a")];
  const place = links.indexOf(here);
  if (!step || !links.length || !(here === field || place >= 0)) return;
  if (here === field && step < 0) return;
  event.preventDefault();
  (links[place + step] ?? (step < 0 ? field : here)).focus();
}
