// Findings told together: what they rest on, the items one by one, why the line stands there.

import { badge, button, h, joined, link } from "./dom.js";
import { groupBy, note, warning } from "./view.js";

const SHOWN = 6; // longest list of items shown at once
const NAMED = 7; // most headings named for a folded list

/** Items that rest on the same facts: what decided, the items, why the line stands there. */
export function decided(view, group) {
  const { say } = view;
  const [first] = group;
  return h("div", { class: "nv-group" },
    h("p", { class: "nv-decisive" }, h("strong", {}, say.line("reason.facts")),
      say.leaves(decisive(first), first.system)),
    items(view, group),
    lines(view, group));
}

/** Items that the same answers would decide: those questions, the items, why. */
export function undecided(view, group) {
  const { say } = view;
  const [first] = group;
  const { system, settled, conflict } = first;
  const asks = openFacts(view, first);
  return h("div", { class: "nv-group" },
    settled !== "unknown" && h("p", {},
      badge(say.own(settled === "reaches" ? "settled.yes" : "settled.no"), "info")),
    conflict && warning(say.line("reason.conflict")),
    asks.length > 0 && [
      h("p", { class: "nv-decisive" }, h("strong", {}, say.own("would_decide"))),
      h("ul", { class: "nv-asks", role: "list" }, asks.map((slot) => h("li", {},
        button(label(view, slot, system), () => view.act.choose(slot), { class: "nv-ask" })))),
    ],
    items(view, group, false),
    lines(view, group));
}

/** Facts a finding rests on: of the rule that reaches, else of every rule that counts. */
function decisive({ presumed, reasons }) {
  const truth = { reaches: "yes", does_not_reach: "no", unknown: "unknown" }[presumed];
  const counting = reasons.filter((each) => each.presumed === truth);
  return (truth === "yes" ? counting.slice(0, 1) : counting).flatMap((each) => each.decisive);
}

/** Questions whose answers would decide an open item, each once. */
function openFacts({ profile }, finding) {
  const found = new Map();
  for (const { fact, system, answer } of decisive(finding)) {
    // A fact of systems that is read of no system is open because none is described.
    const nobody = fact.startsWith("system.") && !profile.systems.some((each) => each.id === system);
    if (answer === null && !nobody) found.set(`${fact} ${system}`, { fact, system });
  }
  return [...found.values()];
}

function label({ told, say }, { fact, system }, here) {
  const text = told.facts[fact].label;
  return system !== null && system !== here
    ? say.own("of_system", { leaf: text, system: say.subject(system) }) : text;
}

/** Items as a list; many are folded under what they are about and how strongly they speak. */
function items(view, findings, open = findings.length <= SHOWN) {
  const { say, told, folds } = view;
  const [{ system, presumed, expectation }] = findings;
  const list = (under) =>
    h("ul", { class: "nv-items", role: "list" }, under.map((each) => h("li", {}, item(view, each))));
  if (open) return list(findings);
  const parts = groupBy(findings, headings(view, findings));
  const names = [...parts.keys()];
  const forces = [...groupBy(findings, (each) => each.force)].map(([force, under]) => {
    const [text, tone] = told.forces[force];
    return badge(say.own("tally", { force: text, n: under.length }), tone);
  });
  return [
    h("p", { class: "nv-about" }, about(names, say)),
    folds.fold(`items ${system} ${presumed} ${expectation}`,
      [h("span", {}, say.items(findings.length)),
        h("span", { class: "nv-tally" }, forces)],
      parts.size === 1 || parts.size === findings.length ? list(findings)
        : [...parts].map(([name, under]) => [h("p", { class: "nv-heading" }, name), list(under)]),
      { class: "nv-many" }),
  ];
}

function about(names, say) {
  const more = names.length - NAMED;
  return say.row(more > 0 ? [...names.slice(0, NAMED), say.own("and_more", { n: more })] : names);
}

/** What items are parted by: their texts where there are several, else the headings in it. */
function headings({ told }, findings) {
  const several = new Set(findings.map((each) => each.instrument)).size > 1;
  return ({ instrument, expectation }) => {
    const { group, title } = told.expectations[expectation];
    return several ? told.instruments[instrument].name : (told.groups[group] ?? title);
  };
}

/** Why the line stands where it does, rule by rule. */
function lines(view, findings) {
  const { say, folds } = view;
  const [{ system, presumed, expectation }] = findings;
  const all = findings.flatMap((each) => each.reasons);
  const reasons = new Map(all.map((each) => [each.rule, each]));
  return folds.fold(`line ${system} ${presumed} ${expectation}`, say.own("line"),
    [...reasons.values()].map((each) => h("div", { class: "nv-why" }, why(view, each, system))));
}

/** One item: how strongly it speaks, its reference and name, and more on demand. */
function item(view, finding) {
  const { say, told, folds, standings } = view;
  const expectation = told.expectations[finding.expectation];
  const standing = standings.get(finding.expectation);
  const [force, tone] = told.forces[finding.force];
  const summary = [
    h("span", { class: "nv-title" },
      h("code", {}, standing.ref ?? expectation.ref), " ", expectation.title),
    h("span", { class: "nv-badges" }, badge(force, tone),
      finding.outcome !== finding.presumed && badge(say.line("badge.presumed"), "info"),
      finding.presumed === "reaches" && phase(finding, standing, say)),
  ];
  return folds.fold(`item ${finding.system} ${finding.expectation}`, summary, [
    h("p", {}, expectation.gist),
    !finding.wording_held && standing.version !== null && note(say.line(
      "finding.other_version", {
        version: standing.version, held: expectation.read_in,
        presence: say.line(`presence.${finding.presence}`),
      })),
    h("p", { class: "note" }, say.line("finding.at"), link(...told.places[expectation.at])),
    finding.points.length > 0 && note(points(finding, say)),
    h("p", { class: "note" }, link(say.own("record"), expectation.href)),
  ]);
}

function phase({ now }, { expectation }, say) {
  if (now === "no") return badge(say.line("badge.other_phase"));
  return now === "yes" && expectation.phases.length > 0 && badge(say.line("badge.now"), "info");
}

function points({ points: truths }, say) {
  const not = truths.filter((each) => each === "no").length;
  const all = say.own("points", { n: truths.length });
  return not ? [all, say.line("list.semicolon"), say.own("points_not", { n: not })] : all;
}

/** Why a rule or definition came out so: its words, what decided, where the line stands. */
export function why(view, reason, system, gist) {
  const { say, told } = view;
  const rule = told.rules[reason.rule];
  return [
    h("p", {}, gist ?? rule.gist),
    reason.decisive.length > 0 && h("p", {},
      h("strong", {}, say.line(reason.presumed === "unknown" ? "reason.open" : "reason.facts")),
      say.leaves(reason.decisive, system)),
    reason.conflict && warning(say.line("reason.conflict")),
    reason.settled !== "unknown" && reason.truth === "unknown"
      && note(say.line(`reason.settled.${reason.settled}`)),
    reason.presumed !== reason.truth && (rule?.presume ?? []).map((each) =>
      note(say.line("reason.presumption", { gist: each }))),
    h("p", { class: "nv-because" }, h("strong", {}, say.line("reason.because")),
      joined(reason.because.map((ref) => link(...told.places[ref])), say.line("list.comma"))),
  ];
}

/** Findings that rest on the same facts together. */
export function byReason(findings, say) {
  return [...groupBy(findings, (each) =>
    JSON.stringify([say.leaves(decisive(each), each.system), each.outcome])).values()];
}

/** Open findings that the same answers would decide together. */
export function byOpen(view, findings) {
  return [...groupBy(findings, (each) =>
    JSON.stringify([openFacts(view, each), each.settled, each.conflict])).values()];
}
