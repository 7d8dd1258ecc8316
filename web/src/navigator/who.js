// Who is asked about: the organisation, its systems, and examples to start from.

import { button, h, link } from "./dom.js";

/** The organisation's name, its systems, and ways to begin. */
export function whoCard({ state, told, say, act }) {
  const examples = h("select", { id: "nv-example" },
    h("option", { value: "" }, say.own("example_none")), exampleGroups(told.examples));
  const used = told.examples.find((each) => each.id === state.example);
  return h("section", { class: "nv-card nv-who", "aria-labelledby": "nv-who" },
    h("h2", { id: "nv-who" }, say.own("who")),
    h("label", { for: "nv-name" }, say.own("name")),
    h("input", {
      type: "text", id: "nv-name", value: state.name, maxlength: "200", autocomplete: "off",
      on: { input: (event) => act.rename(null, event.target.value) },
    }),
    state.systems.map((each, place) => systemRow(each, place + 1, say, act)),
    h("div", { class: "nv-steps" },
      button(say.own("add"), act.add, { class: "plain", id: "nv-add" }),
      button(say.own("over"), act.over, { class: "plain" }),
      act.undo && button(say.own("undo"), act.undo, { id: "nv-undo" })),
    h("details", { class: "nv-examples" },
      h("summary", {}, say.own("example")),
      h("div", { class: "inside" },
        h("label", { class: "unseen", for: "nv-example" }, say.own("example")), examples,
        button(say.own("example_use"), () => {
          const chosen = told.examples.find((each) => each.id === examples.value);
          if (chosen) act.example(chosen);
        }))),
    used && h("p", { class: "note" }, say.own("example_used", { name: used.title }), " ",
      link(say.own("record"), used.href)));
}

function systemRow({ id, name }, n, say, act) {
  const named = (text) => say.own("remove_named", { name: text || say.own("system", { n }) });
  const remove = button(say.own("remove"), () => act.remove(id), {
    class: "plain", "aria-label": named(name),
  });
  return h("div", { class: "nv-system" },
    h("label", { for: `nv-${id}` }, say.own("system_name", { n })),
    h("input", {
      type: "text", id: `nv-${id}`, value: name, maxlength: "200", autocomplete: "off",
      on: { input: (event) => {
        act.rename(id, event.target.value);
        remove.setAttribute("aria-label", named(event.target.value));
      } },
    }),
    remove);
}

/** Examples under what their titles begin with, e.g. *Recruiting AI*. */
function exampleGroups(examples) {
  const groups = new Map();
  for (const { id, title } of examples) {
    const [heading, rest] = title.split(/:\s*(.*)/s);
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(h("option", { value: id }, rest ?? title));
  }
  return [...groups].map(([heading, options]) => h("optgroup", { label: heading }, options));
}
