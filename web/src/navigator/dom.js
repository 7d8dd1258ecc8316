// Small makers of elements; text always goes in as text.

/** An element: attributes, listeners under `on`, then children (nodes, text, lists, nothing). */
export function h(tag, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const [name, heard] of Object.entries(on)) element.addEventListener(name, heard);
  element.append(...flat(children));
  return element;
}

function flat(children) {
  return children.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== false);
}

/** A link to a page of the site, in a new tab so that answers are kept; text without address. */
export function link(name, href) {
  return href ? h("a", { href, target: "_blank", rel: "noopener" }, name) : name;
}

/** Things with a joint between them. */
export function joined(things, joint) {
  return things.flatMap((each, place) => (place ? [joint, each] : [each]));
}

export function badge(text, tone = "quiet") {
  return h("span", { class: `badge ${tone}` }, text);
}

export function button(text, heard, attributes = {}) {
  return h("button", { type: "button", ...attributes, on: { click: heard } }, text);
}

/** Folds that stay as the reader left them when the page is drawn anew. */
export class Folds {
  constructor() {
    this.left = new Map();
  }

  /** A fold under a name of its own. */
  fold(name, summary, children, { open = false, ...attributes } = {}) {
    const element = h("details", { ...attributes, open: this.left.get(name) ?? open },
      h("summary", {}, summary), h("div", { class: "inside" }, children));
    element.addEventListener("toggle", () => this.left.set(name, element.open));
    return element;
  }
}
