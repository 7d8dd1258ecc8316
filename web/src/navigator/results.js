// What comes out: at a glance, roles, what reaches and why, what is open, what does not reach.

import { badge, h, link } from "./dom.js";
import { byOpen, byReason, decided, undecided, why } from "./findings.js";
import { analyses, orientations, pointers } from "./further.js";
import { groupBy, note, section, subjects, warning } from "./view.js";

const TRUTHS = { yes: "good", no: "quiet", unknown: "warn" };

/** All sections of the result, in the order a reader works. */
export function results(view) {
  return [
    glance(view), ...warnings(view), roles(view), reaches(view), unknowns(view), outside(view),
    ...analyses(view), orientations(view), pointers(view),
  ];
}

/** How many findings reach, are open and do not reach. */
export function counted(findings) {
  const of = (outcome) => findings.filter((each) => each.presumed === outcome).length;
  return { reaches: of("reaches"), unknown: of("unknown"), out: of("does_not_reach") };
}

function glance(view) {
  const { say, found } = view;
  const rows = subjects(view).map((system) => {
    const counts = counted(found.findings.filter((each) => each.system === system));
    const all = counts.reaches + counts.unknown + counts.out;
    const bar = h("span", { class: "nv-bar", "aria-hidden": "true" });
    for (const name of ["reaches", "unknown", "out"]) {
      const part = h("span", { class: `nv-part ${name}` });
      part.style.setProperty("flex-grow", all ? counts[name] : 0);
      bar.append(part);
    }
    return h("tr", {}, h("th", { scope: "row" }, say.subject(system), bar),
      Object.values(counts).map((n) => h("td", {}, String(n))));
  });
  return h("div", { class: "nv-glance" },
    h("table", {}, h("caption", { class: "unseen" }, say.own("counts_caption")),
      h("thead", {}, h("tr", {}, ["subject", "reaches", "unknown", "out"].map((name) =>
        h("th", { scope: "col" }, say.line(`glance.${name}`))))),
      h("tbody", {}, rows)),
    view.just && h("p", { class: "nv-just" }, say.own("just", view.just)),
    note(say.line("glance.voluntary")));
}

function* warnings({ say, told, found, profile }) {
  if (found.findings.length === 0 && found.unruled.length === 0) yield warning(say.own("result_none"));
  if (profile.systems.length === 0) yield warning(say.own("no_systems"));
  for (const { instrument, version, wording_held: held } of found.versions) {
    const { name } = told.instruments[instrument];
    if (!held) yield warning(say.line("head.version", { instrument: name, version }));
  }
}

function roles(view) {
  const { say, told, found, profile, folds } = view;
  if (profile.systems.length === 0) return null;
  const cards = profile.systems.map(({ id }) => {
    const shown = found.definitions.filter((each) => each.system === id
      && (each.kind === "role" || (each.kind === "outside" && each.truth === "yes")));
    return shown.length > 0 && h("div", { class: "nv-roles" },
      h("h4", {}, say.subject(id)),
      h("ul", { class: "nv-chips", role: "list" }, shown.map((each) => h("li", {},
        link(told.definitions[each.definition].title, told.definitions[each.definition].href),
        " ", badge(say.line(`truth.${each.truth}`), TRUTHS[each.truth])))),
      folds.fold(`roles ${id}`, say.line("roles.why"), shown.map((each) => h("div", { class: "nv-why" },
        h("p", {}, h("strong", {}, told.definitions[each.definition].title),
          say.line("roles.line", { truth: say.line(`truth.${each.truth}`) })),
        why(view, each.reason, id, told.definitions[each.definition].gist)))));
  });
  return section(view, "section.roles", cards);
}

/** Findings of one outcome, subject by subject. */
function bySubject(view, outcome) {
  return subjects(view)
    .map((system) => [system, view.found.findings.filter(
      (each) => each.system === system && each.presumed === outcome)])
    .filter(([, findings]) => findings.length > 0);
}

function reaches(view) {
  const { say, told, folds } = view;
  const shown = bySubject(view, "reaches").map(([system, findings]) => {
    const instruments = groupBy(inOrder(view, findings), (each) => each.instrument);
    return [
      h("h4", {}, say.subject(system)),
      [...instruments].map(([instrument, under]) => {
        const { name, href } = told.instruments[instrument];
        return folds.fold(`reaches ${system} ${instrument}`,
          [h("span", {}, name),
            h("span", { class: "count" }, say.items(under.length))],
          [byReason(under, say).map((group) => decided(view, group)),
            href && h("p", { class: "note" }, link(say.own("record_of", { name }), href))],
          { open: true, class: "group nv-instrument" });
      }),
    ];
  });
  return section(view, "section.reaches",
    shown.length ? shown : h("p", {}, say.own("none_reaches")));
}

function unknowns(view) {
  const { say, folds } = view;
  const shown = bySubject(view, "unknown").map(([system, findings]) =>
    folds.fold(`unknown ${system}`,
      say.count("unknown.fold", findings.length, { subject: say.subject(system) }),
      byOpen(view, inOrder(view, findings)).map((group) => undecided(view, group)),
      { open: true, class: "group" }));
  return section(view, "section.unknown",
    shown.length ? shown : h("p", {}, say.line("unknown.none")));
}

function outside(view) {
  const { say, found, folds } = view;
  const shown = bySubject(view, "does_not_reach").map(([system, findings]) =>
    folds.fold(`out ${system}`,
      say.count("out.fold", findings.length, { subject: say.subject(system) }),
      byReason(inOrder(view, findings), say).map((group) => decided(view, group)),
      { class: "group" }));
  return section(view, "section.out",
    shown.length ? shown : h("p", {}, say.own("none_out")),
    found.unruled.length > 0 && note(say.line("out.unruled", { n: found.unruled.length })));
}

/** Findings in the order of reports: by instrument, then as the text has them. */
function inOrder({ places }, findings) {
  return [...findings].sort((one, other) => places.get(one.expectation) - places.get(other.expectation));
}
