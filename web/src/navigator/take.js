// Taking the answers along: the profile as YAML, to download, copy or print.

import { writeYaml } from "../engine/yaml.js";
import { button, h } from "./dom.js";

/** What to do with the answers once given. */
export function takeCard({ profile, day, say, folds, act }) {
  const text = writeYaml(profile, say.own("remark", { day }));
  const shown = h("pre", { class: "nv-yaml", tabindex: "0" }, h("code", {}, text));
  return [
    h("p", {}, say.own("take_note")),
    h("div", { class: "nv-steps" },
      button(say.own("download"), () => download(text), { id: "nv-download" }),
      button(say.own("copy"), () => copy(text, shown, say, act.tell), { class: "plain" }),
      button(say.own("print"), () => globalThis.print(), { class: "plain" })),
    h("p", {}, say.own("command"), say.told.lang === "ja" ? "：" : ": "),
    h("ul", { class: "items" },
      h("li", {}, h("code", {}, `shirube assess profile.yaml --on ${day}`)),
      h("li", {}, h("code", {}, "shirube ask -o profile.yaml"))),
    folds.fold("yaml", say.own("yaml"), shown),
  ];
}

function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  h("a", { href: address, download: "profile.yaml" }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

async function copy(text, shown, say, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say.own("copied"));
  } catch {
    shown.closest("details").open = true;
    globalThis.getSelection().selectAllChildren(shown);
    tell(say.own("not_copied"));
  }
}
