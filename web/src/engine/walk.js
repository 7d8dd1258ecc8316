// The meaning of a graph: a short tree walk over one subject's answers, and its proof.

import { truthOf } from "./answers.js";
import { all, any, deciding, decidingParts, none, weigh } from "./kleene.js";
import { answerOf, placeOf } from "./subject.js";

const GATES = { all, none, any, defined: any, any_system: any };

/** One reading of a subject's answers, with or without presumptions (a map). */
export class Walk {
  constructor(graph, subject, presumed = new Map()) {
    this.graph = graph;
    this.subject = subject;
    this.presumed = presumed;
    this.decisive = [];
    this.truths = new Map();
  }

  /** A rule or definition with its exceptions weighed: `[truth, conflict]`. */
  ruling(root, system) {
    return weigh(this.truth(root.node, system), ...this.exits(root, system));
  }

  exits(root, system) {
    return ["out", "in"].map((then) =>
      root.unless.filter((each) => each.then === then).map((each) => this.truth(each.node, system)),
    );
  }

  /** One node, read for one system or for the organisation (null). */
  truth(index, system) {
    let known = this.truths.get(system);
    if (known === undefined) this.truths.set(system, (known = []));
    return (known[index] ??= this.compute(this.graph.nodes[index], system));
  }

  compute(node, system) {
    if (node.kind === "fact") return truthOf(node.test, node.values, this.answer(node.fact, system)[0]);
    const truths = this.places(node, system).map(([child, each]) => this.truth(child, each));
    if (node.kind === "any_system" && truths.length === 0) return "unknown";
    return GATES[node.kind](truths);
  }

  /** A gate's branches, each with the system it is read for. */
  places(node, system) {
    if (node.kind === "any_system") {
      return [...this.subject.systems.keys()].map((each) => [node.of[0], each]);
    }
    return node.of.map((child) => [child, system]);
  }

  /** An answer, and whether it is presumed; nothing is presumed of no system. */
  answer(key, system) {
    const given = answerOf(this.subject, key, system);
    const nobody = system === null && key.startsWith("system.");
    if (given === null && this.presumed.has(key) && !nobody) return [this.presumed.get(key), true];
    return [given, false];
  }

  /** The whole trace, and the provisions of the exceptions that decided by firing. */
  proof(root, system) {
    const base = this.truth(root.node, system);
    const [outs, ins] = this.exits(root, system);
    const parts = decidingParts(base, outs, ins);
    const first = this.step(root.node, system, parts.base);
    if (root.unless.length === 0) return [first, []];
    const seen = { out: 0, in: 0 };
    const steps = [first];
    const fired = [];
    for (const each of root.unless) {
      const decisive = parts[`${each.then}s`].includes(seen[each.then]++);
      const below = this.step(each.node, system, decisive);
      if (decisive && below.truth === "yes") fired.push(...each.because);
      const name = each.then === "out" ? "does_not_reach" : "reaches";
      steps.push(proofStep("unless", below.truth, decisive, { name, steps: [below] }));
    }
    return [proofStep("all", weigh(base, outs, ins)[0], true, { steps }), fired];
  }

  /** The trace below one node; its leaves are noted where the answer rests on them. */
  step(index, system, decisive) {
    const node = this.graph.nodes[index];
    const truth = this.truth(index, system);
    if (node.kind === "fact") {
      const leaf = this.leaf(node, system, truth);
      if (decisive) this.decisive.push(leaf);
      return proofStep("fact", truth, decisive, { leaf });
    }
    const places = this.places(node, system);
    const marks = deciding(node.kind, places.map(([child, each]) => this.truth(child, each)));
    let steps = places.map(([child, each], place) =>
      this.step(child, each, decisive && marks.includes(place)),
    );
    if (node.kind === "any_system") {
      steps = steps.map((step, place) =>
        proofStep("any_system", step.truth, step.decisive, { name: places[place][1], steps: [step] }),
      );
    }
    return proofStep(node.kind, truth, decisive, { name: node.name ?? null, steps });
  }

  leaf(node, system, truth) {
    const [answer, presumed] = this.answer(node.fact, system);
    return {
      fact: node.fact, system: placeOf(node.fact, system), test: node.test,
      expected: node.values.map(String), answer, presumed, truth,
    };
  }
}

function proofStep(kind, truth, decisive, { name = null, leaf = null, steps = [] }) {
  return { kind, truth, decisive, name, leaf, steps };
}
