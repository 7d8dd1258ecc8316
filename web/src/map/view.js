// Looking closer: zoom and pan that never take the page's own scrolling away, and a view that is
// set upright as it comes nearer (Equal Earth leans towards the map's edges).
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

const NEAREST = 18;
const STEP = 1.7;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class View {
  /** `moved` is told every new magnification and whether a reader's own hand made it. */
  constructor(svg, { size, lean, regions }, moved) {
    this.svg = svg;
    this.group = svg.querySelector("#view");
    this.size = size;
    this.lean = lean;
    this.regions = regions;
    this.patterns = [...svg.querySelectorAll('pattern[id$="-near"]')].map((each) => [
      each, each.getAttribute("patternTransform") ?? "",
    ]);
    this.scale = 1;
    this.centre = [size[0] / 2, size[1] / 2];
    const [width, height] = size;
    this.zoom = zoom()
      .extent([[0, 0], size])
      .scaleExtent([1, NEAREST])
      .constrain((transform) => {
        // Beyond the edges only as far as the near view needs it.
        const room = (1 - 1 / transform.k) * 0.12;
        const low = [transform.invertX(0) + room * width, transform.invertY(0) + room * height];
        const high = [
          transform.invertX(width) - width * (1 + room),
          transform.invertY(height) - height * (1 + room),
        ];
        const shift = (from, to) => (to > from ? (from + to) / 2 : Math.min(0, from) || Math.max(0, to));
        return transform.translate(shift(low[0], high[0]), shift(low[1], high[1]));
      })
      // The wheel alone scrolls the page, and so does a single finger.
      .filter((event) => (event.type === "wheel"
        ? event.ctrlKey || event.metaKey
        : event.touches ? event.touches.length > 1 : !event.button && this.scale > 1))
      .on("zoom", ({ transform, sourceEvent }) => {
        this.draw(transform);
        moved(transform.k, Boolean(sourceEvent));
      });
    this.selection = select(svg).call(this.zoom).on("dblclick.zoom", null);
  }

  draw({ k, x, y }) {
    const [width, height] = this.size;
    const [cx, cy] = [(width / 2 - x) / k, (height / 2 - y) / k];
    const part = Math.min(1, Math.max(0, (k - 1) / 1.5));
    const [turn, stretch] = this.leaning(cx, cy);
    const [t, s] = [turn * part, 1 + (stretch - 1) * part];
    const matrix = [
      k / s, 0, (-k * t) / s, k * s, k * (cx - cx / s + (t * cy) / s) + x, k * (cy - cy * s) + y,
    ];
    this.group.setAttribute("transform", `matrix(${matrix.map((each) => +each.toFixed(4)).join(" ")})`);
    this.matrix = matrix;
    this.centre = [cx, cy];
    if (k !== this.scale) {
      this.scale = k;
      for (const [pattern, own] of this.patterns) {
        pattern.setAttribute("patternTransform", `scale(${1 / k}) ${own}`);
      }
    }
  }

  /** How far the map leans and stretches at a point. */
  leaning(x, y) {
    const next = this.lean.findIndex(([at]) => at >= y);
    const high = this.lean[next < 1 ? (next === 0 ? 1 : this.lean.length - 1) : next];
    const low = this.lean[this.lean.indexOf(high) - 1];
    const part = (y - low[0]) / (high[0] - low[0]);
    return [
      (x - this.size[0] / 2) * (low[1] + (high[1] - low[1]) * part),
      low[2] + (high[2] - low[2]) * part,
    ];
  }

  to(transform) {
    const moving = CALM.matches ? this.selection : this.selection.transition().duration(450);
    moving.call(this.zoom.transform, transform);
  }

  by(direction) {
    const moving = CALM.matches ? this.selection : this.selection.transition().duration(200);
    moving.call(this.zoom.scaleBy, direction === "in" ? STEP : 1 / STEP);
  }

  /** Shows a region, or the world. */
  region(name) {
    const found = this.regions[name];
    if (!found) {
      this.to(zoomIdentity);
      return;
    }
    const [width] = this.size;
    const { clientWidth, clientHeight } = this.svg;
    const height = (width * clientHeight) / clientWidth; // the frame may be taller than the map
    const scale = Math.min(NEAREST, width / 2 / found.half[0], height / 2 / found.half[1]) * 0.97;
    this.to(this.around(found.at, scale));
  }

  around([x, y], scale) {
    const [width, height] = this.size;
    return zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-x, -y);
  }

  /** Where a point of the map is in the view now. */
  place([x, y]) {
    if (!this.matrix) return [x, y];
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  /** Moves the view, if it must, so that a point is in sight. */
  reveal(at) {
    const [x, y] = this.place(at);
    const [width, height] = this.size;
    const inside = x > width * 0.08 && x < width * 0.92 && y > height * 0.1 && y < height * 0.9;
    if (!inside && this.scale > 1) this.to(this.around(at, this.scale));
  }
}
