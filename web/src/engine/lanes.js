// Many what-ifs in one pass: each bit of a BigInt is one set of answers, on two rails.
//
// A word is `[sure, fails]`: the lanes where something surely holds, and those where it surely
// does not; a lane in neither is unknown.

import { holds } from "./answers.js";
import { answerOf, placeOf, slotKey } from "./subject.js";

/** A subject and what-ifs about it, read against a graph.
 *
 * `trials` maps slots to `[answer, lanes]` pairs; elsewhere the subject's own answer counts. */
export class Lanes {
  constructor(graph, subject, width, trials) {
    this.graph = graph;
    this.subject = subject;
    this.width = width;
    this.full = (1n << BigInt(width)) - 1n;
    this.trials = trials;
    this.words = new Map();
  }

  /** A rule or definition, read for one system or for the organisation. */
  root(root, system) {
    const [sure, fails] = this.node(root.node, system);
    if (root.unless.length === 0) return [sure, fails];
    const rails = { out: [0n, this.full], in: [0n, this.full] };
    for (const each of root.unless) {
      const [fired, quiet] = this.node(each.node, system);
      const [so, not] = rails[each.then];
      rails[each.then] = [so | fired, not & quiet];
    }
    const [out, notOut] = rails.out;
    const [in_, notIn] = rails.in;
    return [notOut & (sure | in_), notIn & (out | fails)];
  }

  /** One node, read for one system or for the organisation. */
  node(index, system) {
    const place = this.graph.local[index] ? system : null;
    let words = this.words.get(place);
    if (words === undefined) this.words.set(place, (words = []));
    return (words[index] ??= this.word(this.graph.nodes[index], place));
  }

  word(node, system) {
    if (node.kind === "fact") return this.leaf(node, placeOf(node.fact, system));
    if (node.kind === "defined") return this.node(node.of[0], system);
    const below =
      node.kind === "any_system"
        ? [...this.subject.systems.keys()].map((each) => this.node(node.of[0], each))
        : node.of.map((child) => this.node(child, system));
    if (node.kind === "any_system" && below.length === 0) return [0n, 0n];
    if (node.kind === "all") {
      return below.reduce((so, each) => [so[0] & each[0], so[1] | each[1]], [this.full, 0n]);
    }
    const [sure, fails] = below.reduce(
      (so, each) => [so[0] | each[0], so[1] & each[1]], [0n, this.full],
    );
    return node.kind === "none" ? [fails, sure] : [sure, fails];
  }

  leaf(node, place) {
    let sure = 0n;
    let fails = 0n;
    for (const [answer, lanes] of this.trials.get(slotKey(node.fact, place)) ?? []) {
      if (holds(node.test, node.values, answer)) sure |= lanes;
      else fails |= lanes;
    }
    const own = answerOf(this.subject, node.fact, place);
    if (own === null) return [sure, fails];
    const rest = this.full & ~(sure | fails);
    return holds(node.test, node.values, own) ? [sure | rest, fails] : [sure, fails | rest];
  }
}
