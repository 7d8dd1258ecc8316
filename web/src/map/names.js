// Names on the map, once one looks closely enough for them to find room.

const FROM = 2; // magnification
const SVG = "http://www.w3.org/2000/svg";

export class Names {
  /** `places` are `{ key, name, at, width }`, the widest first; widths are in units of the map. */
  constructor(svg, places, size) {
    this.svg = svg;
    this.size = size;
    this.group = document.createElementNS(SVG, "g");
    this.group.setAttribute("class", "names");
    this.group.setAttribute("aria-hidden", "true");
    this.places = places.map((place) => {
      const text = document.createElementNS(SVG, "text");
      text.textContent = place.name;
      // A Japanese character is as wide as it is high, a Latin one about half of that.
      const ems = [...place.name].reduce((sum, each) => sum + (each > "\u2e7f" ? 1 : 0.56), 0);
      return { ...place, text, ems };
    });
    svg.append(this.group);
  }

  /** Writes the names that have room in the view. */
  draw(view) {
    const unit = this.size[0] / this.svg.clientWidth;
    const height = 11.5 * unit;
    const taken = [];
    const shown = [];
    for (const { name, at, width, text, ems } of view.scale < FROM ? [] : this.places) {
      const [x, y] = view.place(at);
      const half = (ems * height) / 2;
      const fits = width * view.scale > half * 1.7 && x > 0 && x < this.size[0];
      if (!name || !fits) continue;
      const free = taken.every((one) => Math.abs(one.x - x) > one.half + half
        || Math.abs(one.y - y) > height * 1.25);
      if (!free) continue;
      taken.push({ x, y, half });
      text.setAttribute("x", Math.round(x));
      text.setAttribute("y", Math.round(y + height * 0.36));
      shown.push(text);
    }
    this.group.setAttribute("font-size", height.toFixed(1));
    this.group.replaceChildren(...shown);
  }
}
