// Beside the items: analyses walked through, what is said to such systems, other laws.

import { badge, h, link } from "./dom.js";
import { note, section, subjects } from "./view.js";

const LEANINGS = {
  points_to_fine: "good", points_to_problem: "warn", depends: "info", views_differ: "info",
  pointer: "quiet", unknown: "quiet",
};

/** What is said to systems because of their circumstances. */
export function orientations(view) {
  const { say, told, found, folds } = view;
  if (found.orientations.length === 0) return null;
  const lines = (said) => h("ul", { class: "items" }, said.map(({ statement }) =>
    h("li", {}, told.statements[statement].text, " ",
      link(say.own("record"), told.statements[statement].href))));
  const of = (system, truth) =>
    found.orientations.filter((each) => each.system === system && each.truth === truth);
  return section(view, "section.orientation", subjects(view).map((system) => [
    of(system, "yes").length > 0 && [h("h4", {}, say.subject(system)), lines(of(system, "yes"))],
    of(system, "unknown").length > 0 && folds.fold(`orientation ${system}`,
      say.line("orientation.maybe", { subject: say.subject(system), n: of(system, "unknown").length }),
      lines(of(system, "unknown"))),
  ]));
}

/** Decision structures walked with the answers; those that surely concern a system first. */
export function* analyses(view) {
  if (view.found.analyses.length > 0) {
    const first = (each) => Number(each.relevant !== "yes");
    const found = [...view.found.analyses].sort((one, other) => first(one) - first(other));
    yield section(view, "section.analyses", found.map((each) => analysis(view, each)));
  }
}

function analysis(view, finding) {
  const { say, told, folds } = view;
  const { title, gist, href, stages, nodes } = told.analyses[finding.analysis];
  const subject = say.subject(finding.system);
  const name = h("h4", {}, say.line("analysis.title", { subject, name: title }));
  if (finding.relevant === "unknown") return [name, note(say.line("analysis.maybe"))];
  const answered = finding.nodes.filter((each) => each.leaning !== "unknown");
  const waiting = finding.nodes.filter((each) => each.leaning === "unknown");
  const list = (found) => h("ul", { class: "nv-nodes", role: "list" }, found.map((each) =>
    h("li", {}, node(view, each, nodes[each.node]))));
  return [
    name, note([gist, " ", link(say.own("record"), href)]),
    answered.every((each) => each.leaning === "views_differ") && note(say.line("analysis.unanswered")),
    Object.entries(stages).map(([stage, heading]) => {
      const here = answered.filter((each) => nodes[each.node].stage === stage);
      return here.length > 0 && [h("h5", {}, heading), list(here)];
    }),
    waiting.length > 0 && folds.fold(`waiting ${finding.system} ${finding.analysis}`,
      say.own("unanswered", { n: waiting.length }),
      list(waiting)),
  ];
}

function node({ say }, { truths, leaning }, { question, results: gists }) {
  const holding = gists.filter((_, place) => truths[place] === "yes");
  return [
    h("p", {}, h("span", {}, question), " ", badge(say.line(`leaning.${leaning}`), LEANINGS[leaning])),
    holding.map((gist) => h("p", { class: "nv-holds" }, gist)),
    leaning === "views_differ" && note(say.line("analysis.open")),
  ];
}

/** Other laws that carry consequences: pointers, not analysis. */
export function pointers(view) {
  const { say, told, found, folds } = view;
  if (found.pointers.length === 0) return null;
  return section(view, "section.pointers", folds.fold("pointers",
    say.own("pointers", { n: found.pointers.length }),
    h("ul", { class: "items" }, found.pointers.map((each) => h("li", {},
      told.statements[each].text, " ", link(say.own("record"), told.statements[each].href))))));
}
