// From an edition and a profile to what reaches whom, and why; in the shape of
// `shirube assess --format json`, without what people judged of their work.

import { explain, explainDefinition, lean, truthOfPoint } from "./explain.js";
import { any } from "./kleene.js";
import { seenAs, subjectOf } from "./subject.js";

const OUTCOMES = { yes: "reaches", no: "does_not_reach", unknown: "unknown" };

/** What an edition (`editionOn`) says to a profile, with the reason for every line. */
export function assess(edition, graph, profile, presume = true) {
  const systems = profile.systems.map((each) => each.id);
  const whole = subjectOf(profile);
  const subjects = new Map([null, ...systems].map((each) => [each, seenAs(whole, each)]));
  const definitions = systems.flatMap((system) =>
    edition.definitions.map((each) => defined(each, graph, subjects.get(system))),
  );
  const held = new Map(definitions.map((each) => [`${each.definition}@${each.system}`, each.truth]));
  return {
    presumptions: presume,
    definitions,
    findings: [...subjects.values()].flatMap((subject) =>
      findings(edition, graph, subject, presume, held),
    ),
    versions: versions(edition),
    unruled: edition.standings
      .map((each) => each.expectation.id)
      .filter((each) => !edition.targets.has(each)),
    statements: statements(edition, "state_powers"),
    pointers: statements(edition, "pointer"),
    orientations: orientations(edition, graph, subjects),
    analyses: systems.flatMap((system) =>
      edition.analyses
        .map((each) => walked(each, graph, subjects.get(system)))
        .filter((each) => each.relevant !== "no"),
    ),
  };
}

function findings(edition, graph, subject, presume, held) {
  const { system } = subject;
  const reasons = new Map();
  for (const { id } of edition.rules) {
    if ((graph.rules.get(id).scope === "organisation") === (system === null)) {
      reasons.set(id, explain(graph, id, subject, presume));
    }
  }
  return edition.standings.flatMap((standing) => {
    const rules = edition.targets.get(standing.expectation.id) ?? [];
    const why = rules.filter((each) => reasons.has(each)).map((each) => reasons.get(each));
    return why.length ? [finding(standing, why, graph, subject, held)] : [];
  });
}

function finding({ expectation, presence, force, wordingHeld }, reasons, graph, subject, held) {
  const { system } = subject;
  const truth = any(reasons.map((each) => each.truth));
  const settled = any(reasons.map((each) => (each.truth === "unknown" ? each.settled : each.truth)));
  const phases = expectation.phases.map((each) => held.get(`${each}@${system}`) ?? "unknown");
  const first = reasons.filter((each) => each.truth === truth);
  return {
    system,
    expectation: expectation.id,
    instrument: expectation.instrument,
    outcome: OUTCOMES[truth],
    presumed: OUTCOMES[any(reasons.map((each) => each.presumed))],
    conflict: truth === "unknown" && reasons.some((each) => each.conflict),
    settled: OUTCOMES[truth === "unknown" ? settled : truth],
    force,
    presence,
    wording_held: wordingHeld,
    now: phases.length ? any(phases) : "yes",
    points: [...Array(expectation.points).keys()].map((index) =>
      truthOfPoint(graph, expectation.id, index, subject),
    ),
    reasons: [...first, ...reasons.filter((each) => each.truth !== truth)],
  };
}

function defined({ defines, kind }, graph, subject) {
  const reason = explainDefinition(graph, defines, subject);
  return { system: subject.system, definition: defines, kind, truth: reason.truth, reason };
}

function walked(analysis, graph, subject) {
  return {
    system: subject.system,
    analysis: analysis.id,
    relevant: truthOfPoint(graph, analysis.id, 0, subject),
    nodes: lean(analysis, graph, subject),
  };
}

function statements(edition, part) {
  return edition.statements.filter((each) => each.part === part).map((each) => each.id);
}

/** Orientations whose circumstances a system has, or may have. */
function orientations(edition, graph, subjects) {
  return statements(edition, "orientation").flatMap((statement) =>
    [...subjects.values()]
      .filter(({ system }) => system !== null)
      .map((subject) => ({
        system: subject.system, statement, truth: truthOfPoint(graph, statement, 0, subject),
      }))
      .filter(({ truth }) => truth !== "no"),
  );
}

function versions(edition) {
  const found = new Map();
  for (const { expectation, version, wordingHeld } of edition.standings) {
    const { instrument } = expectation;
    if (version !== null && !found.has(instrument)) {
      found.set(instrument, { instrument, version, wording_held: wordingHeld });
    }
  }
  return [...found.values()];
}
