// What is told of a mark when it is pointed at or focused: read from the lists of the page.

const text = (id, part) =>
  document.getElementById(id)?.querySelector(part)?.textContent.trim() ?? "";

export function tipOver(picture, words) {
  const tip = document.getElementById("tip");
  const [name, gist, sure] = tip.children;
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (shown?.getAttribute("aria-describedby") === "tip") shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 180);
  };
  const tell = (element, touched = false) => {
    clearTimeout(timer);
    if (shown === element) return;
    hide();
    const cluster = element.cluster;
    const row = element.dataset.row;
    if (cluster) {
      name.textContent = element.getAttribute("aria-label");
      gist.textContent = cluster.marks.slice(0, 8)
        .map((mark) => mark.element.getAttribute("aria-label"))
        .join("\n") + (cluster.marks.length > 8 ? "\n…" : "");
      sure.textContent = "";
    } else {
      name.textContent = element.dataset.said ?? element.getAttribute("aria-label")
        ?? element.textContent.trim();
      gist.textContent = text(row, ".gist");
      sure.textContent = text(row, ".sure") + (touched ? ` ${words.again}` : "");
    }
    tip.hidden = false;
    shown = element;
    element.setAttribute("aria-describedby", "tip");
    place(element);
  };
  const place = (element) => {
    const box = (element.querySelector("use, circle, text, rect:not(.out)") ?? element)
      .getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - size.width - 8;
    const below = box.bottom + 10;
    const fits = below + size.height < window.innerHeight - 8;
    tip.style.setProperty("left", `${Math.max(8, Math.min(edge, tell.x ?? box.left))}px`);
    tip.style.setProperty("top", `${fits ? below : Math.max(8, box.top - size.height - 10)}px`);
  };

  const marked = (target) => target.closest?.("[data-row], .c");
  picture.addEventListener("pointerover", (event) => {
    const element = marked(event.target);
    if (!element || event.pointerType === "touch" || event.buttons) return;
    tell.x = element.matches(".tl-bar, .w") ? event.clientX : undefined;
    tell(element);
  });
  picture.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && marked(event.target)) later();
  });
  picture.addEventListener("focusin", (event) => {
    const element = marked(event.target);
    tell.x = undefined;
    if (element && element.matches(":focus-visible")) tell(element);
    else if (!element) hide();
  });
  picture.addEventListener("focusout", later);
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", later);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // What the keyboard brings into view keeps its tip, however the page moves under it.
  document.addEventListener("scroll", () => {
    if (shown?.matches(":focus-visible")) place(shown);
    else hide();
  }, { passive: true });
  document.addEventListener("pointerdown", (event) => {
    if (!marked(event.target) && !tip.contains(event.target)) hide();
  });
  return {
    hide,
    tell,
    get shown() {
      return shown;
    },
  };
}
