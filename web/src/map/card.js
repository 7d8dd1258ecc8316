// The note beside a place: name, status, since when, enforcement, evidence, confidence.

/** An element with a class and words. */
function made(name, kind, text) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  if (text !== undefined) element.textContent = text;
  return element;
}

export class Card {
  constructor(element, frame) {
    this.element = element;
    this.frame = frame;
    this.key = null;
  }

  /** Shows what is told of a place: `name`, `status` (with `swatch`), `by`, `facts`, `href`. */
  show(key, told, at, held = false) {
    this.key = key;
    const lines = [made("p", "name", told.name)];
    if (told.status) {
      const state = made("p", "told-status");
      if (told.swatch) state.append(told.swatch.cloneNode(true));
      state.append(made("span", "", told.status));
      lines.push(state);
    }
    if (told.by) lines.push(made("p", "quiet", told.by));
    if (told.facts) {
      const list = made("dl");
      for (const [name, value] of told.facts) list.append(made("dt", "", name), made("dd", "", value));
      lines.push(list);
    }
    if (held && told.href) {
      const link = made("a", "", told.open);
      link.href = told.href;
      const line = made("p");
      line.append(link);
      lines.push(line);
    }
    this.element.replaceChildren(...lines);
    this.element.classList.toggle("held", held);
    this.element.hidden = false;
    this.move(at);
  }

  /** Puts the note beside a point of the window, inside the frame. */
  move([x, y]) {
    if (this.element.hidden) return;
    const frame = this.frame.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const [left, top] = [x - frame.left, y - frame.top];
    const across = left + 18 + width < frame.width ? left + 18 : Math.max(4, left - 18 - width);
    const along = Math.min(Math.max(4, top - height / 2), Math.max(4, frame.height - height - 4));
    this.element.style.setProperty("left", `${Math.min(across, Math.max(4, frame.width - width - 4))}px`);
    this.element.style.setProperty("top", `${along}px`);
  }

  hide() {
    this.key = null;
    this.element.hidden = true;
  }
}
