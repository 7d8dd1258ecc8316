// What is pointed at or focused in a picture of lines: its own lines and what they lead to stay,
// the rest steps back. A line leads to its row below.

for (const picture of document.querySelectorAll(".flow, .pair")) {
  const lines = [...picture.querySelectorAll("path.line")];
  const nodes = [...picture.querySelectorAll("[data-node]")];

  const look = (chosen) => {
    const ends = new Set(chosen.flatMap((line) => [line.dataset.left, line.dataset.right]));
    picture.classList.toggle("looking", chosen.length > 0);
    for (const line of lines) line.classList.toggle("lit", chosen.includes(line));
    for (const node of nodes) node.classList.toggle("lit", ends.has(node.dataset.node));
  };
  const linesAt = (target) => {
    const line = target.closest?.("path.line");
    if (line) return [line];
    const ref = target.closest?.("[data-node]")?.dataset.node;
    return ref ? lines.filter(({ dataset }) => dataset.left === ref || dataset.right === ref) : [];
  };

  picture.addEventListener("pointerover", (event) => look(linesAt(event.target)));
  picture.addEventListener("pointerleave", () => look(linesAt(document.activeElement)));
  picture.addEventListener("focusin", (event) => look(linesAt(event.target)));
  picture.addEventListener("focusout", (event) => {
    if (!picture.contains(event.relatedTarget)) look([]);
  });
  picture.addEventListener("keydown", (event) => {
    if (event.key === "Escape") look([]);
  });
  picture.addEventListener("click", (event) => {
    const to = event.target.closest?.("path.line")?.dataset.to;
    if (to && document.getElementById(to)) location.hash = to;
  });
}
