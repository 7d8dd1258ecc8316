// What the visitor has said so far, as a value; every act gives a new one.

/** Nothing said yet: one unnamed system. */
export function begin(day) {
  return {
    name: "", answers: {}, systems: [{ id: "system-1", name: "", answers: {} }], made: 1,
    skipped: [], trail: [], day, presume: true, focus: null, example: null,
  };
}

/** Whether anything has been said that would be lost. */
export function said(state) {
  return Boolean(
    state.name || Object.keys(state.answers).length || state.systems.length !== 1 ||
    state.systems.some((each) => each.name || Object.keys(each.answers).length),
  );
}

export function same(one, other) {
  return one !== null && other !== null && one.fact === other.fact && one.system === other.system;
}

/** The answer given to a question; undefined while it is open. */
export function given(state, { fact, system }) {
  const answers = system === null ? state.answers
    : state.systems.find((each) => each.id === system)?.answers;
  return answers?.[fact];
}

export function skipped(state, slot) {
  return state.skipped.some((each) => same(each, slot));
}

/** The state after a reply; null is *I don't know* and stays open. */
export function reply(state, slot, answer) {
  const put = (answers) => {
    const { [slot.fact]: _, ...rest } = answers;
    return answer === null ? rest : { ...rest, [slot.fact]: answer };
  };
  const others = state.skipped.filter((each) => !same(each, slot));
  return {
    ...state,
    answers: slot.system === null ? put(state.answers) : state.answers,
    systems: state.systems.map((each) =>
      each.id === slot.system ? { ...each, answers: put(each.answers) } : each),
    skipped: answer === null ? [...others, slot] : others,
    trail: [...state.trail.filter((each) => !same(each, slot)), slot],
    focus: null,
  };
}

/** The state with the answer before last shown again. */
export function back(state) {
  const trail = state.trail.slice(0, -1);
  return { ...state, trail, focus: state.trail.at(-1) ?? null };
}

export function withSystem(state) {
  const made = state.made + 1;
  const fresh = { id: `system-${made}`, name: "", answers: {} };
  return { ...state, made, systems: [...state.systems, fresh] };
}

export function withoutSystem(state, id) {
  const stays = (slot) => slot.system !== id;
  return {
    ...state,
    systems: state.systems.filter((each) => each.id !== id),
    skipped: state.skipped.filter(stays), trail: state.trail.filter(stays),
    focus: state.focus && stays(state.focus) ? state.focus : null,
  };
}

export function renamed(state, id, name) {
  if (id === null) return { ...state, name };
  return { ...state, systems: state.systems.map((each) => (each.id === id ? { ...each, name } : each)) };
}

/** A described actor to start from; what the text says of it, and nothing else. */
export function fromExample(state, { id, title, given: answers }) {
  const side = (scope) => Object.fromEntries(Object.entries(answers)
    .filter(([key]) => key.startsWith(`${scope}.`)).map(([key, value]) => [key, { value }]));
  return {
    ...begin(state.day), presume: state.presume, name: state.name, example: id,
    answers: side("organisation"),
    systems: [{ id: "system-1", name: title, answers: side("system") }],
  };
}

/** The profile as Shirube reads it; whoever has no name is given a plain one. */
export function profileOf(state, regime, nameless, systemName) {
  return {
    regime, name: tidy(state.name) || nameless, answers: state.answers,
    systems: state.systems.map(({ id, name, answers }, place) => ({
      id, name: tidy(name) || systemName(place + 1), answers,
    })),
  };
}

/** A name without odd spaces. */
export function tidy(text) {
  return text.replace(/[\s\u0085]+/gu, " ").trim();
}
