// The page at work: holds what was said, judges it anew after every act, and draws what changed.

import { dayBox } from "../daybox.js";
import { askable, assess, editionOn, rank, readGraph, slotKey, subjectOf } from "../engine/index.js";
import { Folds, h } from "./dom.js";
import { answerList } from "./list.js";
import { questionCard } from "./question.js";
import { counted, results } from "./results.js";
import { Say } from "./say.js";
import * as acts from "./state.js";
import { takeCard } from "./take.js";
import { whoCard } from "./who.js";

export class Navigator {
  /** A navigator to be shown in a place, on a book and what is told of it. */
  constructor(place, { book, told }) {
    this.place = place;
    this.book = book;
    this.told = told;
    this.graph = readGraph(book.graph);
    this.say = new Say(told);
    this.folds = new Folds();
    this.state = acts.begin(book.until);
    this.before = null; // what *undo* brings back
    this.places = new Map(Object.keys(told.expectations).map((ref, place) => [ref, place]));
    this.parts = {
      who: h("div"), question: h("div", { class: "nv-ask-place" }), results: h("div"),
      list: h("div"), take: h("div"),
      live: h("p", { class: "unseen", role: "status" }),
    };
    addEventListener("beforeunload", (event) => {
      if (acts.said(this.state)) event.preventDefault();
    });
  }

  /** Draw the page for the first time. */
  show() {
    const { parts, say } = this;
    this.place.replaceChildren(
      h("div", { class: "nv-left-side" }, parts.who, parts.question),
      h("section", { class: "nv-right-side", "aria-labelledby": "nv-results" },
        h("h2", { id: "nv-results" }, say.own("results")), this.bar(), parts.results),
      h("section", { class: "nv-below nv-list", "aria-labelledby": "nv-list" },
        h("h2", { id: "nv-list" }, say.own("all")), h("p", { class: "note" }, say.own("all_note")),
        parts.list),
      h("section", { class: "nv-below nv-take", "aria-labelledby": "nv-take" },
        h("h2", { id: "nv-take" }, say.own("take")), parts.take,
        h("p", { class: "note" }, say.own("new_tab"), " ", say.line("disclaimer"))),
      parts.live);
    this.draw();
    this.drawWho();
  }

  /** The day asked about, and whether presumptions are used. */
  bar() {
    const { say, book } = this;
    const wrong = h("p", { class: "nv-wrong", role: "alert", id: "nv-day-wrong" });
    const day = h("input", {
      type: "date", id: "nv-day", value: this.state.day, max: book.until, required: true,
      "aria-describedby": "nv-day-help nv-day-wrong",
    });
    dayBox(day, {
      shown: () => this.state.day,
      fits: (value) => value >= "1000" && value <= book.until,
      take: (value) => {
        wrong.textContent = "";
        if (value !== this.state.day) this.become({ ...this.state, day: value }, { tell: true });
      },
      refuse: () => { wrong.textContent = say.own("day_wrong", { day: say.day(book.until) }); },
    });
    const presume = h("input", {
      type: "checkbox", checked: true,
      on: { change: () => this.become({ ...this.state, presume: presume.checked }, { tell: true }) },
    });
    return h("div", { class: "nv-tools" },
      h("p", { class: "nv-day" }, h("label", { for: "nv-day" }, say.own("day")), " ", day),
      h("p", { class: "note", id: "nv-day-help" }, say.own("day_help", { day: say.day(book.until) })),
      wrong,
      h("label", { class: "nv-tick" }, presume, h("span", {}, say.own("presume"))));
  }

  /** Take a new state and draw what follows from it. */
  become(state, { who = false, tell = false, undo = null, focus = null } = {}) {
    const old = this.counts;
    this.state = state;
    this.before = undo;
    this.draw(old);
    if (who) this.drawWho();
    if (tell) this.tell(this.say.own("counts", this.counts));
    const found = focus?.map((each) => this.place.querySelector(each)).find(Boolean);
    found?.focus();
  }

  /** Say something to whoever listens instead of looking. */
  tell(text) {
    this.parts.live.textContent = text;
  }

  get actions() {
    const { say, before } = this;
    const asked = { tell: true, focus: ["#nv-asked"] };
    return {
      tell: (text) => this.tell(text),
      reply: (slot, answer) => {
        const signed = answer?.by ? { ...answer, on: present() } : answer;
        const state = acts.reply(this.state, slot, signed);
        const judge = answer?.by ?? state.judge;
        this.become({ ...state, judge }, { who: before !== null, ...asked });
      },
      choose: (slot) => this.become({ ...this.state, focus: slot }, { focus: ["#nv-asked"] }),
      next: () => this.become({ ...this.state, focus: null }, { focus: ["#nv-asked"] }),
      back: () => this.become(acts.back(this.state), { focus: ["#nv-asked"] }),
      again: () => this.become({ ...this.state, skipped: [] }, { focus: ["#nv-asked"] }),
      rename: (id, name) => this.become(acts.renamed(this.state, id, name)),
      add: () => {
        this.become(acts.withSystem(this.state), { who: true });
        const { id } = this.state.systems.at(-1);
        this.place.querySelector(`#nv-${id}`).focus();
        this.tell(say.own("said_added", { name: say.subject(id) }));
      },
      remove: (id) => {
        const name = say.subject(id);
        this.become(acts.withoutSystem(this.state, id), {
          who: true, undo: this.state, focus: ["#nv-undo"] });
        this.tell(say.own("said_removed", { name }));
      },
      over: () => {
        const fresh = { ...acts.begin(this.state.day), presume: this.state.presume };
        this.become(fresh, { who: true, undo: lost(this.state), focus: ["#nv-undo", "#nv-name"] });
        this.tell(say.own("said_over"));
      },
      undo: before && (() => {
        this.become({ ...before, day: this.state.day }, { who: true, focus: ["#nv-asked"] });
        this.tell(say.own("said_undone"));
      }),
      example: (chosen) => {
        this.become(acts.fromExample(this.state, chosen), {
          who: true, undo: lost(this.state), ...asked });
      },
    };
  }

  draw(old = null) {
    const { state, book, graph, told, say, folds, parts } = this;
    const systemName = (n) => say.own("system", { n });
    const profile = acts.profileOf(state, book.regime, say.own("nameless"), systemName);
    say.names = new Map(profile.systems.map(({ id, name }) => [id, name]));
    const edition = editionOn(book, state.day);
    const found = assess(edition, graph, profile, state.presume);
    const { rules, weights } = askable(edition);
    const skip = new Set(state.skipped.map(({ fact, system }) => slotKey(fact, system)));
    const questions = rank(graph, rules, subjectOf(profile), { weights, skip });
    const deciding = [...edition.targets.values()].flat();
    const items = rank(graph, deciding, subjectOf(profile), { weights, skip });
    this.counts = counted(found.findings);
    const view = {
      state, book, told, say, folds, profile, found, questions, items, day: state.day,
      act: this.actions, counts: this.counts, places: this.places, just: this.difference(old),
      standings: new Map(edition.standings.map((each) => [each.expectation.id, each])),
    };
    parts.question.replaceChildren(questionCard(view));
    const heading = say.own("printed", { name: profile.name, day: say.day(state.day) });
    parts.results.replaceChildren(h("p", { class: "nv-printed" }, heading), ...flatten(results(view)));
    parts.list.replaceChildren(...flatten(answerList(view)));
    parts.take.replaceChildren(...flatten(takeCard(view)));
  }

  drawWho() {
    const { state, told, say } = this;
    this.parts.who.replaceChildren(whoCard({ state, told, say, act: this.actions }));
  }

  /** What the last step changed, with signs; null where it changed no count. */
  difference(old) {
    if (!old) return null;
    const signed = (n) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "±0");
    const steps = Object.entries(this.counts).map(([name, n]) => [name, n - old[name]]);
    if (steps.every(([, step]) => step === 0)) return null;
    return Object.fromEntries(steps.map(([name, step]) => [name, signed(step)]));
  }
}

/** What undoing brings back: what was said, if anything. */
function lost(state) {
  return acts.said(state) ? state : null;
}

/** The day by the visitor's own calendar, YYYY-MM-DD: when a judgement is given. */
function present() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function flatten(things) {
  return things.flat(Infinity).filter(Boolean);
}
