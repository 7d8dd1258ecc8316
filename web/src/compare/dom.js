// Elements, made without markup in strings.

/** An element with attributes and children; text stays text, and nothing is left out. */
export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((each) => each !== null && each !== undefined));
  return element;
}

/** Children with a joint between them. */
export function joined(children, joint) {
  return children.flatMap((each, place) => (place ? [joint, each] : [each]));
}
