// Certain although open: outcomes that every completion of the open answers agrees on.

import { differing } from "./answers.js";
import { Lanes } from "./lanes.js";
import { placeOf, slotKey } from "./subject.js";

const COMPLETIONS = 4096; // most joint answers tried; beyond, nothing is claimed

/** The outcome of an open rule whatever the open answers turn out to be, or unknown.
 *
 * Only answers read in several places can hide a certainty from three-valued logic, so only
 * these are tried, all together. `truth` gives the values without any trial. */
export function settled(graph, root, subject, system, truth) {
  const places = new Map();
  const visit = (index, place) => {
    if (truth(index, place) !== "unknown") return;
    const node = graph.nodes[index];
    if (node.kind === "fact") {
      const slot = slotKey(node.fact, placeOf(node.fact, place));
      if (!places.has(slot)) places.set(slot, { shape: graph.facts.get(node.fact), tests: [] });
      places.get(slot).tests.push([node.test, node.values]);
      return;
    }
    const systems = node.kind === "any_system" ? [...subject.systems.keys()] : [place];
    for (const each of systems) for (const child of node.of) visit(child, each);
  };
  for (const start of [root, ...root.unless]) visit(start.node, system);

  const tried = new Map();
  let width = 1;
  for (const [slot, { shape, tests }] of places) {
    const answers = differing(shape.kind, shape.options, tests);
    if (tests.length > 1 || answers.each.length === 1) {
      if (!answers.complete) return "unknown";
      tried.set(slot, answers.each);
      width *= answers.each.length;
    }
  }
  if (tried.size === 0 || width > COMPLETIONS) return "unknown";
  const lanes = new Lanes(graph, subject, width, joint(tried, width));
  const [sure, fails] = lanes.root(root, system);
  return sure === lanes.full ? "yes" : fails === lanes.full ? "no" : "unknown";
}

/** Lanes in which every combination of some answers is given once. */
function joint(tried, width) {
  const trials = new Map();
  let stride = 1n;
  for (const [slot, answers] of tried) {
    const turn = stride * BigInt(answers.length);
    const turns = ((1n << BigInt(width)) - 1n) / ((1n << turn) - 1n);
    const run = (1n << stride) - 1n;
    const lanes = (place) => (run << (stride * BigInt(place))) * turns;
    trials.set(slot, answers.map((answer, place) => [answer, lanes(place)]));
    stride = turn;
  }
  return trials;
}
