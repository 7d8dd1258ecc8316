"""From an edition and a profile to an assessment; two questions, never one.

*Does it reach?* is computed from rules. *Is it done?* is what a person judged. A gap is an
item that reaches and was judged partly met or not met; it is never called a violation.
"""

import hashlib
from collections.abc import Iterable, Mapping

from shirube.assess.analysis import walk_all
from shirube.model.assessment import (
    Assessment,
    DefinitionFinding,
    Finding,
    Orientation,
    Reason,
    SystemView,
    VersionNote,
)
from shirube.model.profile import Profile, Work
from shirube.model.rule import Definition
from shirube.model.rulebook import Edition, Standing, is_known
from shirube.model.source import Entry
from shirube.model.terms import Outcome, Truth
from shirube.rules.explain import explain, explain_definition, truth_of_point
from shirube.rules.kleene import any_
from shirube.rules.nodes import Graph
from shirube.rules.subject import Subject

_OUTCOMES: Mapping[Truth, Outcome] = {
    "yes": "reaches", "no": "does_not_reach", "unknown": "unknown",
}


def digest_of_profile(profile: Profile) -> str:
    """SHA-256 of what a profile says, whatever the layout of its file."""
    return hashlib.sha256(profile.model_dump_json().encode()).hexdigest()


def assess(
    edition: Edition, graph: Graph, profile: Profile, *, presume: bool = True
) -> Assessment:
    """What an edition says to a profile, with the reason for every line.

    `graph` is the edition compiled. Findings come for every standing expectation with a rule,
    once for each subject the rule speaks of: each system, or the organisation. Questions are
    left empty; the interview fills them.
    """
    targets = _targets(edition)
    systems = [each.id for each in profile.systems]
    reasons: dict[tuple[str, str | None], Reason] = {}
    for rule in edition.rules:
        for system in systems if rule.scope == "system" else [None]:
            reasons[rule.id, system] = explain(
                graph, rule.id, Subject.of(profile, system), presume=presume
            )
    definitions = tuple(_definitions(edition, graph, profile))
    held = {(each.definition, each.system): each.truth for each in definitions}
    findings = []
    for system in (None, *systems):
        for standing in edition.standings:
            rules = [
                rule_id for rule_id, scope in targets.get(standing.expectation.id, ())
                if (scope == "organisation") == (system is None)
            ]
            if rules:
                why = [reasons[rule_id, system] for rule_id in rules]
                findings.append(_finding(standing, system, why, graph, profile, held))
    return Assessment(
        regime=edition.rulebook.regime.id,
        name=profile.name,
        description=profile.description,
        profile_digest=digest_of_profile(profile),
        rulebook_digest=edition.rulebook.digest,
        edition_digest=edition.digest,
        on=edition.on,
        known=edition.known,
        presumptions=presume,
        systems=tuple(
            SystemView(id=each.id, name=each.name, description=each.description)
            for each in profile.systems
        ),
        definitions=definitions,
        findings=tuple(findings),
        questions=(),
        versions=tuple(_versions(edition)),
        unruled=tuple(
            each.expectation.id for each in edition.standings
            if each.expectation.id not in targets
        ),
        statements=_statements(edition, "state_powers"),
        pointers=_statements(edition, "pointer"),
        orientations=tuple(_orientations(edition, graph, profile)),
        analyses=tuple(
            found for system in systems
            for found in walk_all(edition, graph, Subject.of(profile, system))
        ),
    )


def targets_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    """For each rule of an edition, the standing expectations it decides."""
    found: dict[str, list[str]] = {}
    for expectation, rules in _targets(edition).items():
        for rule, _ in rules:
            found.setdefault(rule, []).append(expectation)
    return {rule: tuple(each) for rule, each in found.items()}


def _targets(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Standing expectation -> rules (id, scope) that decide it."""
    ids = list(edition.standing_by_id)
    found: dict[str, list[tuple[str, str]]] = {}
    for rule in edition.rules:
        for each in filter(rule.decides, ids):
            found.setdefault(each, []).append((rule.id, rule.scope))
    return found


def _finding(
    standing: Standing,
    system: str | None,
    reasons: list[Reason],
    graph: Graph,
    profile: Profile,
    held: Mapping[tuple[str, str | None], Truth],
) -> Finding:
    expectation = standing.expectation
    truth = any_(each.truth for each in reasons)
    presumed = any_(each.presumed for each in reasons)
    settled = any_(each.truth if each.truth != "unknown" else each.settled for each in reasons)
    subject = Subject.of(profile, system)
    phases = [held.get((phase, system), "unknown") for phase in expectation.phases]
    work = _work(profile, system, expectation.id)
    return Finding(
        system=system,
        expectation=expectation.id,
        instrument=expectation.instrument,
        outcome=_OUTCOMES[truth],
        presumed=_OUTCOMES[presumed],
        conflict=truth == "unknown" and any(each.conflict for each in reasons),
        settled=_OUTCOMES[settled if truth == "unknown" else truth],
        force=standing.force,
        presence=standing.presence,
        wording_held=standing.wording_held,
        now=any_(phases) if phases else "yes",
        points=tuple(
            truth_of_point(graph, expectation.id, index, subject) if point.when else "yes"
            for index, point in enumerate(expectation.points)
        ),
        reasons=tuple(sorted(reasons, key=lambda each: each.truth != truth)),
        work=work,
        gap=presumed == "yes" and work.status in ("partly", "not_met"),
    )


def _work(profile: Profile, system: str | None, expectation: str) -> Work:
    if system is None:
        return profile.work.get(expectation, Work())
    for each in profile.systems:
        if each.id == system:
            return each.work.get(expectation, Work())
    return Work()


def definitions_told(edition: Edition) -> tuple[Definition, ...]:
    """Definitions an assessment tells: those of the day whose basis is known, in order."""
    return tuple(
        each for each in sorted(edition.definitions, key=lambda each: each.order)
        if edition.on in each.holds and _basis_known(each, edition)
    )


def _definitions(
    edition: Edition, graph: Graph, profile: Profile
) -> Iterable[DefinitionFinding]:
    for system in [each.id for each in profile.systems]:
        subject = Subject.of(profile, system)
        for definition in definitions_told(edition):
            reason = explain_definition(graph, definition.defines, subject)
            yield DefinitionFinding(
                system=system, definition=definition.defines, kind=definition.kind,
                truth=reason.truth, reason=reason,
            )


def _basis_known(definition: Definition, edition: Edition) -> bool:
    """Whether any provision a definition rests on was known by the edition's knowledge day."""
    basis = [edition.rulebook.by_id.get(ref) for ref in definition.because]
    return any(isinstance(each, Entry) and is_known(each, edition.known) for each in basis)


def _statements(edition: Edition, part: str) -> tuple[str, ...]:
    ordered = sorted(edition.statements, key=lambda each: (each.order, each.id))
    return tuple(each.id for each in ordered if each.part == part)


def _orientations(edition: Edition, graph: Graph, profile: Profile) -> Iterable[Orientation]:
    """Orientations whose circumstances a system has, or may have."""
    for ref in _statements(edition, "orientation"):
        for system in [each.id for each in profile.systems]:
            truth = truth_of_point(graph, ref, 0, Subject.of(profile, system))
            if truth != "no":
                yield Orientation(system=system, statement=ref, truth=truth)


def _versions(edition: Edition) -> Iterable[VersionNote]:
    seen: set[str] = set()
    for standing in edition.standings:
        instrument = standing.expectation.instrument
        if instrument not in seen and standing.version is not None:
            seen.add(instrument)
            yield VersionNote(
                instrument=instrument, version=standing.version.id,
                wording_held=standing.version.wording_held,
            )
