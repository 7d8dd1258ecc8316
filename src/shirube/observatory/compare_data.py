"""The spans of every piece as plain values: for other programs, and for the page's script."""

from collections.abc import Iterable
from typing import Any, get_args

from shirube.model.event import Event
from shirube.model.instrument import Instrument, Provision, Version
from shirube.model.measure import Measure
from shirube.model.regime import DatedStatus, Regime, Statement
from shirube.model.rule import Rule
from shirube.model.rulebook import AnyRecord, Standing
from shirube.model.terms import Force, InstrumentKind, Presence
from shirube.observatory.address import Here
from shirube.observatory.compare import KINDS, Kind, Span, Spans, spans, year_before
from shirube.observatory.history import place
from shirube.observatory.site import Site, Voice
from shirube.observatory.told import LAWS, place_name
from shirube.reports.say import force_badge, name_of, ref_of

LINES = (
    "bad", "bad_role", "before_first", "count", "count.happened", "empty", "filtered",
    "force_changed", "future", "in_force", "in_history", "key", "kind.came",
    "kind.changed", "kind.replaced", "kind.went", "known_changes", "list", "no_known_changes",
    "no_status", "no_version", "not_fixed", "not_yet", "nothing", "nothing_there", "otherwise",
    "part", "part.bodies", "part.events", "part.instruments", "part.measures", "part.provisions",
    "part.rules", "part.standings", "part.statements", "part.status", "part.versions", "place",
    "presence", "replaced_by", "same_day", "source", "stood", "summary", "summary_future",
    "swapped", "version", "wording_ends", "wording_not_held",
)
"""Lines the script says, without the beginning of their keys."""


def as_data(site: Site) -> dict[str, Any]:
    """When every piece of every edition stands and in which form; no names, no language."""
    found = spans(site)
    return {
        "regime": site.rulebook.regime.id, "known": str(site.known),
        "days": [str(each) for each in found.days],
        "pieces": {kind: {ref: [_span_as_data(each, found) for each in runs]
                          for ref, runs in found.pieces[kind].items()} for kind in KINDS},
    }


def island(voice: Voice, roles: Iterable[str]) -> dict[str, Any]:
    """What the page's script reads: the spans, with names in the page's language."""
    site, words = voice.site, voice.words
    found = spans(site)
    regime = site.rulebook.regime.id
    here = Here(voice.lang, f"{regime}/compare", site.addresses)
    teller = _Pieces(voice, found)
    parts = {kind: [teller.piece(kind, ref, runs) for ref, runs in found.pieces[kind].items()]
             for kind in KINDS}
    return {
        "lang": voice.lang, "today": str(site.today), "known": str(site.known),
        "from": str(year_before(site.today)), "to": str(site.today),
        "root": f"{here.root}{voice.lang}/", "regime": regime,
        "days": [str(each) for each in found.days],
        "pages": [str(each.start) for each in site.country_views if each.start],
        "parts": parts, "forms": teller.forms, "laws": LAWS,
        "force": {each: [(badge := force_badge(each, words)).text, badge.tone]
                  for each in get_args(Force)},
        "presence": {each: words(f"presence.{each}") for each in get_args(Presence)},
        "kind": {each: words(f"kind.{each}") for each in get_args(InstrumentKind)},
        "role": {each: words(f"addressee.{each}") for each in roles},
        "comma": words("list.comma"), "semicolon": words("list.semicolon"),
        "words": {each: words(f"site.compare.{each}") for each in LINES},
    }


def _span_as_data(span: Span, found: Spans) -> dict[str, Any]:
    data: dict[str, Any] = {
        "from": str(found.days[span.first - 1]) if span.first else None,
        "until": str(found.days[span.end - 1]) if span.end <= len(found.days) else None,
    }
    match span.form:
        case DatedStatus():
            data["status"] = span.form.status
        case Version():
            data["version"] = span.form.id
        case Standing():
            data.update(version=span.form.version.id if span.form.version else None,
                        presence=span.form.presence, force=span.form.force,
                        wording_held=span.form.wording_held)
    return data


class _Pieces:
    """Pieces as the script reads them; forms that many items share are told once."""

    def __init__(self, voice: Voice, found: Spans) -> None:
        self.voice = voice
        self.words = voice.words
        self.lang = voice.lang
        self.end = len(found.days) + 1
        self.forms: list[list[Any]] = []
        self._numbers: dict[tuple[Any, ...], int] = {}

    def piece(self, kind: Kind, ref: str, runs: tuple[Span, ...]) -> dict[str, Any]:
        """One piece: `r` its record, `s` its spans, `n` its name, and what its part needs."""
        forms: list[object] = []
        for each in runs:
            if each.form not in forms:
                forms.append(each.form)
        record = self.voice.rulebook.by_id[ref]
        if kind == "versions":
            told = self._versions(record, forms)
        elif isinstance(record, Rule):
            told = {"n": record.gist.in_(self.lang)}
        else:
            told = self._told(record, forms)
        return {"r": ref, **told, "s": [self._span(each, forms) for each in runs]}

    def _span(self, span: Span, forms: list[object]) -> list[int]:
        """Its first edition; then, where they are needed, the edition at which it ends, and
        its form: a row of `forms` for items, else the piece's own number for it."""
        form = self._form(span.form) if isinstance(span.form, Standing) else forms.index(span.form)
        if form:
            return [span.first, span.end, form]
        return [span.first] if span.end == self.end else [span.first, span.end]

    def _form(self, standing: Standing) -> int:
        """Number of the row that says how an item stands."""
        version = standing.version.id if standing.version else None
        key = (version, standing.presence, standing.force, standing.wording_held,
               standing.note, standing.ref)
        if key not in self._numbers:
            self._numbers[key] = len(self.forms)
            self.forms.append([version, standing.presence, standing.force])
        return self._numbers[key]

    def _versions(self, record: AnyRecord, forms: list[object]) -> dict[str, Any]:
        return {"n": name_of(record, self.words), "v": [
            {"id": each.id, "on": str(each.start), "held": each.wording_held,
             "points": [point.in_(self.lang) for point in each.changes]}
            for each in forms if isinstance(each, Version)]}

    def _told(self, record: AnyRecord, forms: list[object]) -> dict[str, Any]:
        words, lang = self.words, self.lang
        match record:
            case Regime():
                return {"n": name_of(record, words), "v": [
                    {"n": words(f"regime_status.{each.status}"), "g": each.gist.in_(lang)}
                    for each in forms if isinstance(each, DatedStatus)]}
            case Instrument():
                return {"n": name_of(record, words), "k": record.kind, "f": record.force,
                        "o": record.order, "by": record.replaced_by}
            case Provision():
                name = record.number.in_(lang)
                if record.title:
                    name = words("record.titled", number=name, name=record.title.in_(lang))
                begun = record.commencement
                return {"n": name, "i": record.instrument, "f": record.force,
                        "on": str(begun.on) if begun.on else None,
                        "by": str(begun.by) if begun.by else None}
            case Statement():
                regime = self.voice.rulebook.regime
                return {"n": record.text.in_(lang), "p": "/".join(map(str, place(record))),
                        "l": place_name(record, regime, words)}
            case Event():
                return {"n": record.title.in_(lang), "g": record.gist.in_(lang), "d": record.on,
                        "k": record.key}
            case Measure():
                return {"n": record.title.in_(lang), "i": record.instrument}
        standing = forms[0]
        if isinstance(standing, Standing):
            item = standing.expectation
            return {"n": item.title.in_(lang), "x": ref_of(item, words), "i": item.instrument,
                    "a": item.addressees}
        return {"n": name_of(record, words, record.id)}
