// The next question worth asking: what each open answer would settle, tried one step ahead.

import { decidingParts } from "./kleene.js";
import { Lanes } from "./lanes.js";
import { answerOf, placeOf, slotKey } from "./subject.js";

/** Open questions that bear on an open finding, the one that settles most first.
 *
 * A finding is a rule held against what it speaks of and counts `weights.get(rule)` times, else
 * once; presumptions are off. Slots in `skip` (as `slotKey` writes them) are not asked. */
export function rank(graph, rules, subject, { weights = new Map(), skip = new Set() } = {}) {
  const roots = [...new Set(rules)]
    .filter((rule) => (weights.get(rule) ?? 1) > 0)
    .map((rule) => graph.rules.get(rule));
  const systems = [...subject.systems.keys()];
  const slots = openSlots(roots, subject, systems);
  const { lanes, spans } = tryEach(graph, subject, slots);
  const leads = roots.flatMap((root) =>
    (root.scope === "system" ? systems : [null]).map((system) => {
      const [sure, fails] = lanes.root(root, system);
      return { root, system, known: sure | fails, weight: weights.get(root.id) ?? 1 };
    }),
  ).filter(({ known }) => (known & 1n) === 0n);
  const counts = countLanes(lanes.width, leads);
  const bearing = bearingSlots(lanes, leads, systems);
  const questions = [];
  slots.forEach(([fact, system], place) => {
    const slot = slotKey(fact, system);
    if (!bearing.has(slot) || skip.has(slot)) return;
    const settles = counts.slice(...spans[place]);
    questions.push({ fact, system, settles: Math.min(...settles), touches: Math.max(...settles) });
  });
  const judged = ({ fact }) => Number(graph.facts.get(fact).kind === "judgement");
  const order = (one, other) =>
    other.settles - one.settles ||
    other.touches - one.touches ||
    judged(one) - judged(other) ||
    graph.facts.get(one.fact).order - graph.facts.get(other.fact).order ||
    (one.fact < other.fact ? -1 : Number(one.fact > other.fact)) ||
    systems.indexOf(one.system) - systems.indexOf(other.system);
  return questions.sort(order);
}

/** Open answers that some rule reads, each once. */
function openSlots(roots, subject, systems) {
  const keys = [...new Set(roots.flatMap((root) => root.facts))].sort();
  return keys
    .flatMap((key) => (key.startsWith("system.") ? systems : [null]).map((each) => [key, each]))
    .filter(([key, system]) => answerOf(subject, key, system) === null);
}

/** Lane 0 is the subject as it is; every other lane gives one answer to one open fact. */
function tryEach(graph, subject, slots) {
  const trials = new Map();
  const spans = [];
  let width = 1;
  for (const [key, system] of slots) {
    const { answers } = graph.facts.get(key);
    const start = width;
    trials.set(slotKey(key, system), answers.map((each, place) => [each, 1n << BigInt(start + place)]));
    width += answers.length;
    spans.push([start, width]);
  }
  return { lanes: new Lanes(graph, subject, width, trials), spans };
}

/** For every lane, the weight of the findings known there. */
function countLanes(width, leads) {
  const counts = Array(width).fill(0);
  for (const { known, weight } of leads) {
    const bits = known.toString(2);
    for (let at = bits.indexOf("1"); at >= 0; at = bits.indexOf("1", at + 1)) {
      counts[bits.length - 1 - at] += weight;
    }
  }
  return counts;
}

/** Open answers below open parts of open findings; the rest cannot change any of them. */
function bearingSlots(lanes, leads, systems) {
  const { graph } = lanes;
  const truth = (index, system) => {
    const [sure, fails] = lanes.node(index, system);
    return sure & 1n ? "yes" : fails & 1n ? "no" : "unknown";
  };
  const seen = new Set();
  const found = new Set();
  const visit = (index, place) => {
    const system = graph.local[index] ? place : null;
    const mark = `${index} ${system ?? ""}`;
    if (seen.has(mark) || truth(index, system) !== "unknown") return;
    seen.add(mark);
    const node = graph.nodes[index];
    if (node.kind === "fact") {
      found.add(slotKey(node.fact, placeOf(node.fact, system)));
      return;
    }
    for (const each of node.kind === "any_system" ? systems : [system]) {
      for (const child of node.of) visit(child, each);
    }
  };
  for (const { root, system } of leads) {
    if (root.unless.length === 0) {
      visit(root.node, system);
      continue;
    }
    const outs = root.unless.filter((each) => each.then === "out").map((each) => each.node);
    const ins = root.unless.filter((each) => each.then === "in").map((each) => each.node);
    const told = (nodes) => nodes.map((each) => truth(each, system));
    const parts = decidingParts(truth(root.node, system), told(outs), told(ins));
    if (parts.base) visit(root.node, system);
    for (const place of parts.outs) visit(outs[place], system);
    for (const place of parts.ins) visit(ins[place], system);
  }
  return found;
}
