// The keyboard on the map. All places together are one stop of the Tab key, and arrow keys lead
// on from there: eighty stops between the heading and the table would shut keyboard users out of
// the rest of the page, and an order by name would mean nothing on a map. The table below has
// every place as an ordinary link, in order, for those who would rather read.

const TURN = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest point in a direction: far aside counts more than far ahead. */
export function nearest(points, from, [dx, dy]) {
  const [x, y] = points[from];
  let best = null;
  let least = Infinity;
  for (const [key, [px, py]] of Object.entries(points)) {
    const ahead = (px - x) * dx + (py - y) * dy;
    const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (key === from || ahead <= 0) continue;
    const cost = ahead + aside * (aside > ahead ? 4 : 1.6);
    if (cost < least) [best, least] = [key, cost];
  }
  return best;
}

/** Makes links one stop of the Tab key. `points` gives each its place, `links` its element. */
export function oneStop(svg, links, points, start, { focused, zoomed, closed }) {
  let current = links[start] ? start : Object.keys(links)[0];
  for (const [key, link] of Object.entries(links)) {
    link.setAttribute("tabindex", key === current ? "0" : "-1");
    link.addEventListener("focus", () => {
      links[current].setAttribute("tabindex", "-1");
      current = key;
      link.setAttribute("tabindex", "0");
      focused(key, link.matches(":focus-visible"));
    });
  }
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const keys = Object.keys(links);
    let next = null;
    if (TURN[key]) next = nearest(points, current, TURN[key]) ?? current;
    else if (key === "Home") [next] = keys;
    else if (key === "End") next = keys.at(-1);
    else if (key === "+" || key === "=") zoomed("in");
    else if (key === "-") zoomed("out");
    else if (key === "0") zoomed("world");
    else if (key === "Escape") closed();
    else return;
    event.preventDefault();
    if (next) links[next].focus({ preventScroll: true });
  });
}
