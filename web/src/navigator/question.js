// The question card: one question, what an answer settles, and the ways to answer it.

import { button, h, joined, link } from "./dom.js";
import { given, same, tidy } from "./state.js";

/** The card for the question to be asked now; `act` takes replies. */
export function questionCard({ state, book, told, say, questions, items, counts, act }) {
  const chosen = state.focus;
  const ranked = chosen ? questions.find((each) => same(each, chosen)) : questions[0];
  const asked = chosen ?? ranked;
  if (!asked) return doneCard({ state, say, counts, act });
  const fact = told.facts[asked.fact];
  const answer = given(state, asked);
  return h("section", { class: "nv-card nv-question", "aria-labelledby": "nv-asked" },
    h("p", { class: "nv-eyebrow" },
      h("span", {}, say.own(chosen ? "chosen" : "next")),
      h("span", { class: "nv-subject" }, say.own("about", { subject: say.subject(asked.system) }))),
    h("h2", { id: "nv-asked", tabindex: "-1" }, fact.question),
    answer && h("p", { class: "nv-given" },
      say.own("now_is", { answer: say.answer(asked.fact, answer.value) }),
      answer.by && ` ${say.own("judged_by", { by: answer.by })}`),
    fact.help && h("details", { class: "nv-help" },
      h("summary", {}, say.own("help")), h("div", { class: "inside" }, h("p", {}, fact.help))),
    replyForm(asked, book.graph.facts[asked.fact], { state, fact, answer, say, act }),
    h("p", { class: "nv-worth" }, worth(ranked, answer, items, say)),
    h("p", { class: "nv-basis" }, say.own("rests_on"), say.told.lang === "ja" ? "：" : ": ",
      joined(fact.because.map((ref) => link(...told.places[ref])), say.line("list.comma"))),
    h("div", { class: "nv-steps" },
      state.trail.length > 0 && button(say.own("back"), act.back, { class: "plain" }),
      chosen && button(say.own("to_next"), act.next, { class: "plain" })),
    h("p", { class: "nv-left" }, say.own("left", { n: questions.length })), sofar(counts, say));
}

/** The counts so far, with the way to the results where these stand below. */
function sofar(counts, say) {
  return h("p", { class: "nv-sofar" }, h("a", { href: "#nv-results" }, say.own("counts", counts)));
}

function doneCard({ state, say, counts, act }) {
  const open = state.skipped.length;
  return h("section", { class: "nv-card nv-question", "aria-labelledby": "nv-asked" },
    h("p", { class: "nv-eyebrow" }, h("span", {}, say.own("next"))),
    h("h2", { id: "nv-asked", tabindex: "-1" }, say.own("done")),
    open > 0 && h("p", {}, say.own("done_skipped", { n: open })),
    h("div", { class: "nv-steps" },
      open > 0 && button(say.own("again"), act.again),
      state.trail.length > 0 && button(say.own("back"), act.back, { class: "plain" })),
    sofar(counts, say));
}

/** How much an answer settles, in words: items, or else points of an analysis. */
function worth(ranked, answer, items, say) {
  if (answer) return null;
  if (!ranked) return say.own("settles_nothing");
  if (!items.some((each) => same(each, ranked) && each.touches > 0) && ranked.touches > 0) {
    return say.own("settles_analysis", { n: ranked.touches });
  }
  const { settles: least, touches: most } = ranked;
  if (most === 0) return say.own("settles_with");
  if (least === most) return say.own("settles", { n: most });
  return least === 0 ? say.own("settles_some", { n: most }) : say.own("settles_range", { least, most });
}

function replyForm(asked, { kind, options }, rest) {
  const { act, say } = rest;
  const unsure = button(say.own("dont_know"), () => act.reply(asked, null), { class: "plain" });
  if (kind === "yes_no") return yesNo(asked, unsure, rest);
  if (kind === "judgement") return judgement(asked, unsure, rest);
  if (kind === "choice") return choice(asked, options, unsure, rest);
  if (kind === "choices") return choices(asked, options, unsure, rest);
  return number(asked, unsure, rest);
}

function sides(answer, say, heard) {
  return [true, false].map((value) =>
    button(say.own(value ? "yes" : "no"), () => heard(value), {
      class: "nv-side", "aria-pressed": answer ? String(answer.value === value) : null,
    }));
}

function group(attributes, ...children) {
  return h("div", { role: "group", "aria-labelledby": "nv-asked", ...attributes }, ...children);
}

function yesNo(asked, unsure, { answer, say, act }) {
  return group({ class: "nv-sides" },
    sides(answer, say, (value) => act.reply(asked, { value })), unsure);
}

function choice(asked, options, unsure, { answer, say, act }) {
  return group({ class: "nv-options" },
    options.map((id) => button(say.option(asked.fact, id), () => act.reply(asked, { value: id }), {
      class: "nv-option", "aria-pressed": answer ? String(answer.value === id) : null,
    })), unsure);
}

function choices(asked, options, unsure, { answer, say, act }) {
  const boxes = options.map((id) => h("input", {
    type: "checkbox", value: id, checked: answer?.value.includes(id), on: { change: label },
  }));
  const ticked = () => boxes.filter((each) => each.checked).map((each) => each.value).sort();
  const decide = h("button", { type: "submit" });
  function label() {
    decide.textContent = say.own(ticked().length ? "decide" : "decide_none");
  }
  label();
  return h("form", { class: "nv-form", on: { submit: (event) => {
    event.preventDefault();
    act.reply(asked, { value: ticked() });
  } } },
    group({ class: "nv-ticks" }, boxes.map((box) =>
      h("label", { class: "nv-tick" }, box, h("span", {}, say.option(asked.fact, box.value))))),
    h("div", { class: "nv-sides" }, decide, unsure));
}

function number(asked, unsure, { fact, answer, say, act }) {
  const wrong = h("p", { class: "nv-wrong", id: "nv-wrong", role: "alert" });
  const field = h("input", {
    type: "text", inputmode: "numeric", id: "nv-number", autocomplete: "off",
    value: answer ? String(answer.value) : "",
  });
  return h("form", { class: "nv-form", on: { submit: (event) => {
    event.preventDefault();
    const digits = field.value.normalize("NFKC").replace(/[,\s]/g, "");
    if (/^\d{1,15}$/.test(digits)) act.reply(asked, { value: Number(digits) });
    else refuse(field, wrong, say.own("number_wrong"));
  } } },
    h("label", { for: "nv-number" }, say.own("number")),
    h("span", { class: "nv-number" }, field, fact.unit), wrong,
    h("div", { class: "nv-sides" }, h("button", { type: "submit" }, say.own("decide")), unsure));
}

function judgement(asked, unsure, { state, answer, say, act }) {
  const wrong = h("p", { class: "nv-wrong", id: "nv-wrong", role: "alert" });
  const by = h("input", {
    type: "text", id: "nv-by", required: true, autocomplete: "off", maxlength: "200",
    value: answer?.by ?? state.judge ?? "",
  });
  const why = h("input", {
    type: "text", id: "nv-why", autocomplete: "off", maxlength: "500", value: answer?.why ?? "",
  });
  const judged = (value) => {
    if (!tidy(by.value)) return refuse(by, wrong, say.own("by_missing"));
    return act.reply(asked, { value, by: tidy(by.value), why: tidy(why.value) || undefined });
  };
  return h("form", { class: "nv-form", on: { submit: (event) => event.preventDefault() } },
    h("p", { class: "nv-judged" }, say.own("judgement")),
    h("label", { for: "nv-by" }, say.own("by")), by, wrong,
    h("label", { for: "nv-why" }, say.own("why")), why,
    group({ class: "nv-sides" }, sides(answer, say, judged), unsure));
}

function refuse(field, wrong, text) {
  wrong.textContent = text;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", wrong.id);
  field.focus();
}
