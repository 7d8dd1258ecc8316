// Explaining one answer: its value, what it rests on, and the whole proof.

import { pointKey } from "./graph.js";
import { settled } from "./settle.js";
import { Walk } from "./walk.js";

/** Why a rule reaches the subject, does not, or stays unknown.
 *
 * The proof is the one without presumptions, unless only presumptions bring an outcome (or a
 * conflict) about: then it is theirs, and every leaf presumed says so. */
export function explain(graph, ruleId, subject, presume = true) {
  const root = graph.rules.get(ruleId);
  const system = root.scope === "organisation" ? null : subject.system;
  const presumed = presume ? root.presume.map(({ fact, value }) => [fact, value]) : [];
  return reason(graph, root, subject, system, new Map(presumed));
}

/** Why a definition holds for the subject, does not, or stays unknown. */
export function explainDefinition(graph, key, subject) {
  return reason(graph, graph.definitions.get(key), subject, subject.system, new Map());
}

/** Whether a point's circumstances are given; yes where it names none. */
export function truthOfPoint(graph, expectation, index, subject) {
  const node = graph.points.get(pointKey(expectation, index));
  return node === undefined ? "yes" : new Walk(graph, subject).truth(node, subject.system);
}

/** For each node of an analysis, which of its results hold, and where the text then points. */
export function lean(analysis, graph, subject) {
  return analysis.nodes.map(({ id, open, leanings }) => {
    const truths = leanings.map((_, index) =>
      truthOfPoint(graph, `${analysis.id}#${id}`, index, subject),
    );
    return { node: id, truths, leaning: open ? "views_differ" : pointing(leanings, truths) };
  });
}

/** The first leaning that surely holds, once nothing still open could point elsewhere. */
function pointing(leanings, truths) {
  const first = truths.indexOf("yes");
  const still = leanings.filter((_, index) => truths[index] === "unknown");
  if (first >= 0 && still.every((each) => each === leanings[first])) return leanings[first];
  return truths.length === 0 || still.length > 0 ? "unknown" : "depends";
}

function reason(graph, root, subject, system, presumed) {
  const plain = new Walk(graph, subject);
  let shown = plain;
  let [truth, conflict] = plain.ruling(root, system);
  let presumedTruth = truth;
  let certain = "unknown";
  if (truth === "unknown" && !conflict) {
    certain = settled(graph, root, subject, system, (index, each) => plain.truth(index, each));
    if (presumed.size > 0) {
      const walk = new Walk(graph, subject, presumed);
      [presumedTruth, conflict] = walk.ruling(root, system);
      if (presumedTruth !== "unknown" || conflict) shown = walk;
    }
  }
  const [proof, fired] = shown.proof(root, system);
  return {
    rule: root.id, truth, presumed: presumedTruth, conflict, settled: certain,
    because: [...new Set([...root.because, ...fired])],
    decisive: distinct(shown.decisive), proof,
  };
}

function distinct(leaves) {
  return [...new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf])).values()];
}
