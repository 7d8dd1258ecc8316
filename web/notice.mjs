// Writes NOTICE.txt: whose work is inside the scripts and the map, and on what terms.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DATA = {
  "world-atlas": "Borders of countries, from Natural Earth (naturalearthdata.com), which is in the"
    + " public domain and asks for nothing. Smoothed, projected and rounded here.",
  "us-atlas": "Borders of states, from the cartographic boundary files of the U.S. Census Bureau,"
    + " a work of the U.S. Government. Smoothed, projected and rounded here.",
  "cldr-core": "Codes of countries, and the parts of the world they lie in.",
  "cldr-localenames-full": "Names of countries in Japanese and English.",
};

/** Writes `NOTICE.txt` into a folder: for the map data, and for all that esbuild has bundled. */
export function writeNotice(root, inputs, out) {
  const bundled = new Set();
  for (const path of Object.keys(inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) bundled.add(found[1]);
  }
  const lines = [
    "The scripts and the map of the observatory hold work of others, on the terms below. Each of",
    "these licences asks that its notice go with every copy: keep this file beside them.", "",
    "map.json, and the maps in pages made from it", "",
    ...Object.entries(DATA).map(([name, what]) => `  ${title(root, name)}\n${wrapped(what)}`), "",
    "Drawn with d3-geo and topojson, which are not part of it.", "",
  ];
  if (bundled.size) {
    lines.push("js/*.js", "", ...[...bundled].sort().map((name) => `  ${title(root, name)}`), "");
  }
  const terms = new Map();
  for (const name of [...Object.keys(DATA), ...[...bundled].sort()]) {
    const text = licence(root, name);
    terms.set(text, [...(terms.get(text) ?? []), name]);
  }
  for (const [text, names] of terms) {
    lines.push("-".repeat(78), names.join(", "), "", text, "");
  }
  writeFileSync(join(out, "NOTICE.txt"), `${lines.join("\n").trimEnd()}\n`);
}

function title(root, name) {
  const data = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
  return `${name} ${data.version} (${data.license})`;
}

function wrapped(text) {
  return text.replace(/(.{1,72})(?:\s+|$)/g, "    $1\n").trimEnd();
}

function licence(root, name) {
  const folder = join(root, "node_modules", name);
  const file = readdirSync(folder).filter((each) => /^licen[cs]e/i.test(each)).sort()[0];
  if (!file) throw new Error(`${name} comes without its licence`);
  return readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim();
}
