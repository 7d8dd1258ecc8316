"""A rulebook as of two days: what stood on the one, as far as known on the other."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from shirube.model.days import last_day
from shirube.model.expectation import EarlierWording, Expectation
from shirube.model.instrument import Instrument, Version
from shirube.model.rulebook import Edition, Rulebook, Standing, is_known
from shirube.model.source import Entry

Known = TypeVar("Known", bound=Entry)


def as_of(rulebook: Rulebook, on: date, known: date) -> Edition:
    """The edition of a rulebook for a legal day and a knowledge day.

    Instruments, provisions, statements, bodies and rules whose interval holds the day;
    events that happened up to it; expectations of instruments that stand, with the version in
    force. Records learned after `known`, or closed by then, are left out.
    """
    instruments = tuple(each for each in _known(rulebook.instruments, known) if on in each.holds)
    standing_ids = {each.id for each in instruments}
    by_id = {each.id: each for each in instruments}
    standings = tuple(
        standing
        for each in _known(rulebook.expectations, known)
        if on in each.holds and each.instrument in standing_ids
        for standing in _standing(each, by_id[each.instrument], on)
    )
    provisions = tuple(
        each for each in _known(rulebook.provisions, known)
        if on in each.holds and each.instrument in standing_ids
    )
    statements = tuple(each for each in _known(rulebook.statements, known) if on in each.holds)
    bodies = tuple(each for each in _known(rulebook.bodies, known) if on in each.holds)
    events = tuple(each for each in _known(rulebook.events, known) if last_day(each.on) <= on)
    rules = tuple(each for each in rulebook.rules if on in each.holds)
    measures = tuple(each for each in _known(rulebook.measures, known) if on in each.holds)
    analyses = tuple(each for each in _known(rulebook.analyses, known) if on in each.holds)
    forms = tuple(each for each in _known(rulebook.questionnaires, known) if on in each.holds)
    digest = _digest(
        rulebook,
        (each.id for group in (instruments, provisions, statements, bodies, events, rules,
                               measures, analyses, forms)
         for each in group),
        standings,
    )
    return Edition(
        rulebook=rulebook, on=on, known=known, digest=digest, instruments=instruments,
        provisions=provisions, statements=statements, bodies=bodies, events=events,
        standings=standings, rules=rules, definitions=rulebook.definitions,
        measures=measures, analyses=analyses, questionnaires=forms,
        claims=tuple(_known(rulebook.claims, known)),
        crosswalks=tuple(_known(rulebook.crosswalks, known)),
    )


def version_on(instrument: Instrument, on: date) -> Version | None:
    """The version of an instrument in force on a day; none before the first."""
    current = None
    for version in instrument.versions:
        if version.start <= on:
            current = version
    return current


def _known(records: Iterable[Known], known: date) -> Iterable[Known]:
    return (each for each in records if is_known(each, known))


def _standing(expectation: Expectation, instrument: Instrument, on: date) -> list[Standing]:
    if not instrument.versions:
        return [Standing(expectation, None, "read", expectation.force, True, None)]
    version = version_on(instrument, on)
    if version is None:
        return []
    if version.id == expectation.read_in:
        return [Standing(expectation, version, "read", expectation.force, True, None)]
    earlier = next((each for each in expectation.earlier if version.id in each.versions),
                   EarlierWording(versions=(version.id,), presence="unknown"))
    if earlier.presence == "absent":
        return []
    return [Standing(expectation, version, earlier.presence, earlier.force or expectation.force,
                     False, earlier.note, earlier.ref)]


def _digest(rulebook: Rulebook, ids: Iterable[str], standings: Iterable[Standing]) -> str:
    whole = hashlib.sha256(rulebook.digest.encode())
    for each in ids:
        whole.update(f"{each}\n".encode())
    for standing in standings:
        version = standing.version.id if standing.version else ""
        whole.update(
            f"{standing.expectation.id} {version} {standing.presence} {standing.force}\n".encode()
        )
    return whole.hexdigest()
