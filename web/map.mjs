// Draws the world map once, when the package is built: what the browser gets is finished SVG
// paths, and no projection. Equal Earth, so that areas are true; turned so that Japan stands near
// the middle and the map's edge runs through the Atlantic, where it cuts nothing but Greenland.
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const require = createRequire(import.meta.url);
const WIDTH = 4000; // of the drawing; its coordinates are whole numbers
const NORTH = 84;
const SOUTH = -58; // the Antarctic has no jurisdiction, and is left out
const MIDDLE = 154; // meridian in the middle
const WEIGHT = 2.2e-6; // triangles smaller than this (steradians) are smoothed away
const DETAIL = 150; // a small place keeps triangles down to this part of its area
const SPECK = 9; // islands smaller than this (square units) are dropped, a place's largest never
const SMALL = 360; // places smaller than this (square units) get a marker

const SHORT = new Set(["HK", "MO", "PS"]); // CLDR's short names are meant
// Places of the map data that have no code, or share that of another.
const NAMELESS = {
  "Ashmore and Cartier Is.": ["アシュモア・カルティエ諸島", "Ashmore & Cartier Islands"],
  "Indian Ocean Ter.": ["オーストラリア領インド洋地域", "Australian Indian Ocean Territories"],
  "N. Cyprus": ["北キプロス", "Northern Cyprus"],
  "Siachen Glacier": ["シアチェン氷河", "Siachen Glacier"],
  Somaliland: ["ソマリランド", "Somaliland"],
};
const CODED = { Kosovo: "XK" }; // user-assigned in ISO 3166, used by CLDR
// West, south, east, north.
const REGIONS = {
  asia: [60, -11, 150, 54],
  europe: [-24, 34, 42, 71],
  middle_east: [26, 12, 63, 42],
  africa: [-19, -35, 52, 38],
  north_america: [-168, 7, -52, 72],
  south_america: [-82, -56, -34, 13],
  oceania: [110, -48, 180, 2],
};
const STATES = Object.fromEntries(
  `01 AL 02 AK 04 AZ 05 AR 06 CA 08 CO 09 CT 10 DE 11 DC 12 FL 13 GA 15 HI 16 ID 17 IL 18 IN 19 IA
   20 KS 21 KY 22 LA 23 ME 24 MD 25 MA 26 MI 27 MN 28 MS 29 MO 30 MT 31 NE 32 NV 33 NH 34 NJ 35 NM
   36 NY 37 NC 38 ND 39 OH 40 OK 41 OR 42 PA 44 RI 45 SC 46 SD 47 TN 48 TX 49 UT 50 VT 51 VA 53 WA
   54 WV 55 WI 56 WY`.trim().split(/\s+(?=\d)/).map((pair) => pair.split(" ")));

const projection = geoEqualEarth().rotate([-MIDDLE, 0]).precision(1).fitWidth(WIDTH, {
  type: "Sphere",
});
{
  const [x, y] = projection.translate();
  projection.translate([x, y - projection([MIDDLE, NORTH])[1]]);
}
const HEIGHT = Math.round(projection([MIDDLE, SOUTH])[1]);

/** Writes `map.json` into a folder. */
export function drawMap(out) {
  const map = {
    size: [WIDTH, HEIGHT], sphere: sphere(), graticule: graticule(), lean: lean(),
    regions: Object.fromEntries(Object.entries(REGIONS).map(([name, box]) => [name, region(box)])),
    areas: areas(), places: places(), parts: parts(),
  };
  // One place a line, so that changes can be read.
  const text = JSON.stringify(map).replace(/(\{"key"|"(?:places|parts|areas|regions)":)/g, "\n$1");
  writeFileSync(join(out, "map.json"), `${text}\n`);
}

/** Every country, territory and nameless place: names, shape, a point inside it, a frame. */
function places() {
  const codes = numbers();
  const shared = new Set();
  const found = shapes(require("world-atlas/countries-50m.json"), "countries", WEIGHT)
    .filter((each) => each.properties.name !== "Antarctica")
    .map((each) => {
      const { name } = each.properties;
      const code = CODED[name] ?? (name in NAMELESS ? undefined : codes.get(each.id));
      if (!code && !(name in NAMELESS)) throw new Error(`${name} has no code and no name of ours`);
      const key = code ?? name.toLowerCase().replace(/[^a-z]+/g, "-").replace(/-$/, "");
      if (shared.has(key)) throw new Error(`${name}: ${key} is taken`);
      shared.add(key);
      const [ja, en] = code ? [named("ja", code), named("en", code)] : NAMELESS[name];
      const within = code ? areaOf.get(code) : undefined;
      return { key, ja, en, ...(within && { area: within }), ...drawn(each) };
    });
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** States of the United States, by ISO 3166-2 code. */
function parts() {
  return shapes(require("us-atlas/states-10m.json"), "states", WEIGHT / 3)
    .filter((each) => each.id in STATES)
    .map((each) => ({ key: `US-${STATES[each.id]}`, en: each.properties.name, ...drawn(each) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Features of a topology, smoothed together so that borders stay shared; small ones less. */
function shapes(atlas, name, weight) {
  const topology = presimplify(atlas, sphericalTriangleArea);
  const finer = new Float64Array(topology.arcs.length).fill(1);
  for (const geometry of topology.objects[name].geometries) {
    const factor = weight / Math.min(weight, geoArea(feature(topology, geometry)) / DETAIL);
    for (const arc of geometry.arcs.flat(Infinity)) {
      const index = arc < 0 ? ~arc : arc;
      finer[index] = Math.max(finer[index], factor);
    }
  }
  topology.arcs.forEach((arc, index) => arc.forEach((point) => { point[2] *= finer[index]; }));
  const smooth = simplify(topology, weight);
  return feature(smooth, smooth.objects[name]).features;
}

/** A feature as drawn: path, inner point, frame of its largest piece, whether it needs a marker. */
function drawn(each) {
  const rings = [];
  let ring = [];
  const add = (x, y) => {
    const point = [Math.round(x), Math.round(y)];
    const last = ring.at(-1);
    if (!last || point[0] !== last[0] || point[1] !== last[1]) ring.push(point);
  };
  geoPath(projection, {
    moveTo(x, y) { ring = []; rings.push(ring); add(x, y); },
    lineTo: add,
    closePath() {
      const [first, last] = [ring[0], ring.at(-1)];
      if (ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop();
    },
  })(each);
  const largest = rings.reduce((one, other) => (area(other) > area(one) ? other : one), []);
  const kept = rings.filter((one) => area(one) >= SPECK || (one === largest && area(one) > 0));
  const size = rings.reduce((sum, one) => sum + area(one), 0);
  const at = kept.length ? inside(largest) : projection(geoCentroid(each)).map(Math.round);
  return {
    d: kept.map(path).join(""), at, box: kept.length ? frame(largest) : [...at, ...at],
    ...(size < SMALL && { small: true }),
  };
}

function area(ring) {
  let twice = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice / 2);
}

function path(ring) {
  let text = "";
  ring.forEach(([x, y], index) => {
    if (index === 0) text += `M${x}${follow(y)}`;
    else {
      const [dx, dy] = [x - ring[index - 1][0], y - ring[index - 1][1]];
      text += (index === 1 ? `l${dx}` : follow(dx)) + follow(dy);
    }
  });
  return `${text}z`;
}

const follow = (number) => (number < 0 ? `${number}` : ` ${number}`);

function frame(ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The point of a grid over a ring that lies deepest inside it. */
function inside(ring) {
  const [left, top, right, bottom] = frame(ring);
  let best = [ring[0][0], ring[0][1], -1];
  for (let column = 1; column < 24; column += 1) {
    for (let row = 1; row < 24; row += 1) {
      const x = left + ((right - left) * column) / 24;
      const y = top + ((bottom - top) * row) / 24;
      const depth = depthOf(ring, x, y);
      if (depth > best[2]) best = [Math.round(x), Math.round(y), depth];
    }
  }
  return best.slice(0, 2);
}

/** Distance of a point from a ring; negative outside. */
function depthOf(ring, x, y) {
  let within = false;
  let nearest = Infinity;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  });
  return within ? nearest : -nearest;
}

/** The outline of the map, cut off in the north and in the south. */
function sphere() {
  const edge = [];
  for (let lat = NORTH; lat >= SOUTH; lat -= 2) edge.push(projection([MIDDLE - 179.9999, lat]));
  for (let lat = SOUTH; lat <= NORTH; lat += 2) edge.push(projection([MIDDLE + 179.9999, lat]));
  return path(edge.map((point) => point.map(Math.round)));
}

/** Meridians and parallels every thirty degrees. */
function graticule() {
  const lines = [];
  for (let lon = -180; lon < 180; lon += 30) {
    const line = [];
    for (let lat = NORTH; lat >= SOUTH; lat -= 142 / 24) line.push(projection([lon, lat]));
    lines.push(line);
  }
  for (let lat = -30; lat <= 60; lat += 30) {
    lines.push([-179.9999, 179.9999].map((by) => projection([MIDDLE + by, lat])));
  }
  return lines.map((line) => path(line.map((point) => point.map(Math.round))).slice(0, -1)).join("");
}

/**
 * How far the map leans and stretches at a height: rows of y, lean and stretch. A step down the
 * meridian of x moves it by (x - middle) * lean; a step east is `stretch` times too long, a step
 * south as much too short. Who looks at a small part can set it upright with these.
 */
function lean() {
  const rows = [];
  const scale = projection.scale();
  for (let lat = NORTH; lat >= SOUTH; lat -= 142 / 24) {
    const wide = (at) => projection([MIDDLE + 1, at])[0] - WIDTH / 2;
    const [, y] = projection([MIDDLE, lat]);
    const slope = (wide(lat - 0.01) - wide(lat + 0.01))
      / (projection([MIDDLE, lat - 0.01])[1] - projection([MIDDLE, lat + 0.01])[1]);
    const radian = Math.PI / 180;
    const stretch = wide(lat) / (scale * radian * Math.cos(lat * radian));
    rows.push([Math.round(y), round(slope / wide(lat), 6), round(stretch, 3)]);
  }
  return rows;
}

const round = (number, digits) => Number(number.toFixed(digits));

/** Lean and stretch at a height. */
function leanAt(rows, y) {
  const index = Math.max(1, rows.findIndex(([at]) => at >= y));
  const [[low, leanLow, stretchLow], [high, leanHigh, stretchHigh]] = rows.slice(index - 1, index + 1);
  const part = (y - low) / (high - low);
  return [leanLow + (leanHigh - leanLow) * part, stretchLow + (stretchHigh - stretchLow) * part];
}

/** The middle of a region, and half its width and height once it is set upright. */
function region([west, south, east, north]) {
  const at = projection([(west + east) / 2, (south + north) / 2]);
  const [slope, stretch] = leanAt(lean(), at[1]);
  const turn = (at[0] - WIDTH / 2) * slope;
  const half = [0, 0];
  for (let step = 0; step <= 20; step += 1) {
    for (const [lon, lat] of [
      [west + ((east - west) * step) / 20, south], [west + ((east - west) * step) / 20, north],
      [west, south + ((north - south) * step) / 20], [east, south + ((north - south) * step) / 20],
    ]) {
      const [x, y] = projection([lon, lat]);
      half[0] = Math.max(half[0], Math.abs(x - at[0] - turn * (y - at[1])) / stretch);
      half[1] = Math.max(half[1], Math.abs(y - at[1]) * stretch);
    }
  }
  return { at: at.map(Math.round), half: half.map(Math.round) };
}

/** ISO numeric code -> alpha-2 code. */
function numbers() {
  const { codeMappings } = require("cldr-core/supplemental/codeMappings.json").supplemental;
  const found = new Map();
  for (const [code, { _numeric: number }] of Object.entries(codeMappings)) {
    // The table holds currencies too, and withdrawn codes, which have no region of the world.
    if (number && code.length === 2 && areaOf.has(code)) found.set(number, code);
  }
  return found;
}

const areaOf = (() => {
  const contained = require("cldr-core/supplemental/territoryContainment.json")
    .supplemental.territoryContainment;
  const found = new Map();
  for (const [code, { _contains: inside_, _grouping: grouping }] of Object.entries(contained)) {
    if (!/^\d{3}$/.test(code) || grouping) continue;
    for (const each of inside_) if (/^[A-Z]{2}$/.test(each)) found.set(each, code);
  }
  return found;
})();

/** Names of the parts of the world that places lie in, as the United Nations divide it. */
function areas() {
  const used = [...new Set(areaOf.values())].sort();
  return Object.fromEntries(used.map((code) => [code, [named("ja", code), named("en", code)]]));
}

function named(lang, code) {
  const { territories } = require(`cldr-localenames-full/main/${lang}/territories.json`)
    .main[lang].localeDisplayNames;
  const found = (SHORT.has(code) && territories[`${code}-alt-short`]) || territories[code];
  if (!found) throw new Error(`CLDR has no ${lang} name for ${code}`);
  return found;
}
