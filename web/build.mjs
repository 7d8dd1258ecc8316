// Bundles every script of web/src/pages into the package, and draws the world map.
// Same sources and same lock, same bytes.
import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawMap } from "./map.mjs";
import { writeNotice } from "./notice.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "../src/shirube/observatory/assets");
const pages = readdirSync(join(here, "src/pages")).filter((name) => name.endsWith(".js")).sort();

const made = await build({
  absWorkingDir: here,
  entryPoints: pages.map((name) => join("src/pages", name)),
  outdir: join(out, "js"),
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
  metafile: true,
});
drawMap(out);
writeNotice(here, made.metafile.inputs, out);
