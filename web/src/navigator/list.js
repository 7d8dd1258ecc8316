// All questions with their answers, to look over and correct.

import { badge, button, h, joined } from "./dom.js";
import { given, same, skipped } from "./state.js";

/** One table for the organisation and one for each system. */
export function answerList(view) {
  const { book, profile } = view;
  const keys = Object.keys(book.graph.facts).sort((one, other) =>
    book.graph.facts[one].order - book.graph.facts[other].order || (one < other ? -1 : 1));
  const of = (scope) => keys.filter((key) => key.startsWith(`${scope}.`));
  return [
    part(view, null, of("organisation")),
    ...profile.systems.map((each) => part(view, each.id, of("system"))),
  ];
}

function part(view, system, keys) {
  const { say, state, folds } = view;
  const slots = keys.map((fact) => ({ fact, system }));
  const answered = slots.filter((slot) => given(state, slot)).length;
  return folds.fold(`list ${system}`, [
    h("span", {}, say.subject(system)),
    h("span", { class: "count" }, say.own("answered", { n: answered, all: slots.length })),
  ], h("ul", { class: "nv-answers", role: "list" }, slots.map((slot) => row(view, slot))),
  { open: system === null, class: "group" });
}

function row({ state, told, say, questions, act }, slot) {
  const { label } = told.facts[slot.fact];
  const answer = given(state, slot);
  const bears = questions.some((each) => same(each, slot));
  return h("li", { class: answer ? "nv-said" : "" },
    h("span", { class: "nv-label" }, label, bears && [" ", badge(say.own("bears"), "info")]),
    h("span", { class: "nv-value" }, joined([
      answer ? say.answer(slot.fact, answer.value)
        : skipped(state, slot) ? say.own("said_unknown") : say.line("answer.none"),
      ...(answer?.by ? [h("span", { class: "quiet" }, say.own("judged_by", { by: answer.by }))] : []),
    ], " ")),
    button(say.own(answer ? "edit" : "give"), () => act.choose(slot), {
      class: "plain nv-edit", "aria-label": say.own(answer ? "edit_named" : "give_named", { name: label }),
    }));
}
