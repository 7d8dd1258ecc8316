"""The country page, and one edition of it for each stretch of days on which it read the same."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from shirube.model.page import Page as View
from shirube.model.regime import Statement
from shirube.observatory.country import CountryView
from shirube.observatory.draw import plain_json
from shirube.observatory.history import history
from shirube.observatory.linking import linked
from shirube.observatory.page import File, Page
from shirube.observatory.pages.record import label
from shirube.observatory.pages.sourcing import Cited, cited
from shirube.observatory.picture import picture
from shirube.observatory.site import Site, Voice
from shirube.reports.coming import coming_mark
from shirube.reports.say import day, name_of

NAMED = 3
"""Most provisions that are named one by one when they come into force."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record with its sources, in one language."""

    ref: str
    text: str
    sources: tuple[Cited, ...]
    confidence: str
    """`high`, `medium` or `low`."""

    checked: str


def pages(voice: Voice) -> Iterator[Page]:
    """The present page, and every edition up to it."""
    teller = _Teller(voice)
    views = voice.site.country_views
    yield teller.page(voice.site.country_now, views, now=True)
    for view in views:
        yield teller.page(view, views, now=False)


def files(site: Site) -> Iterator[File]:
    """What each edition shows, as data."""
    regime = site.rulebook.regime.id
    for view in site.country_views:
        text = plain_json(as_data(view, past=True)).encode("utf-8")
        yield File(f"data/{regime}/on/{view.start}.json", text)
    views = site.country_views
    yield File(f"data/{regime}/index.json", plain_json({
        **as_data(site.country_now), "editions": [str(each.start) for each in views],
    }).encode("utf-8"))


def as_data(view: CountryView, *, past: bool = False) -> dict[str, Any]:
    """What an edition shows: ids of records, whose data stand in files of their own; of a past
    one only what could be told of the days after it."""
    edition = view.edition
    return {
        "regime": edition.rulebook.regime.id,
        "from": str(view.start), "until": str(view.until) if view.until else None,
        "known": edition.known.isoformat(), "rulebook": edition.rulebook.digest,
        "edition": edition.digest,
        "status": view.status.status if view.status else None,
        "statements": [each.id for part in ("summary", "key_point", "topic", "state_powers")
                       for each in view.statements(part)],
        "instruments": [
            {"id": each.id, "version": version.id if (version := view.version(each)) else None}
            for group in view.instruments for each in group],
        "events": [each.id for each in view.events],
        "ahead": [
            {"id": each.record.id, "kind": each.kind, "state": each.state, "fixed": each.fixed,
             "day": each.day.isoformat() if each.day else None}
            for each in (view.foreseen if past else view.coming)],
        "verified": {"oldest": min(each.checked for each in view.shown).isoformat(),
                     "newest": max(each.checked for each in view.shown).isoformat(),
                     "records": len(view.shown), "past_due": view.past},
    }


class _Teller:
    """Tells one edition after another; what many of them share is told once."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.words = voice.words
        self._told: dict[str, Told] = {}
        self._kept: dict[tuple[str, bool], Markup] = {}
        self.days_of_change = {each.day for each in history(voice.site)}
        regime = voice.rulebook.regime
        self.home = f"{regime.id}/index"
        self.name = name_of(regime, voice.words)
        self.views_by_topic = {
            alias: each for each in voice.rulebook.pages for alias in each.aliases}

    def page(self, view: CountryView, views: tuple[CountryView, ...], *, now: bool) -> Page:
        words, site = self.words, self.voice.site
        regime = site.rulebook.regime
        place = len(views) - 1 if now else views.index(view)
        coming = view.coming if now else view.foreseen
        code = regime.id.upper()
        start = view.start or site.today
        path = self.home if now else f"{regime.id}/on/{start}"
        shown = site.today if now else start
        first = (views[0].start if views else None) or site.today
        title = words("site.country.title", regime=self.name) if now else words(
            "site.country.titled_on", regime=self.name, day=day(start, words))
        confidence = Counter(each.confidence for each in view.shown)
        checked = [each.checked for each in view.shown]
        return Page(
            path=path, kind="country", title=title, nav="country", script="country",
            description=words("site.country.description", regime=self.name) if now else words(
                "site.country.described_on", regime=self.name, day=day(start, words)),
            linked=linked(regime, self.voice, path, title) if now else {},
            crumbs=() if now else ((self.name, self.home),), twin=f"data/{path}",
            island={
                "days": [str(each.start) for each in views], "today": str(site.today),
                "start": str(start), "until": str(view.until) if view.until else None,
                "now": now,
                "bad": words("site.country.bad_day", min=day(first, words),
                             max=day(site.today, words)),
                "stood": words("site.country.stood", day="{day}"),
            },
            data={
                "view": view, "now": now, "shown": shown, "day": self._day,
                "told": self._statement,
                "kept": lambda key, caller: self._keep((key, now), caller),
                "regime": regime, "name": self.name,
                "earlier": views[place - 1].start if place > 0 else None,
                "later": views[place + 1].start if place + 1 < len(views) else None,
                "first": first,
                "all_days": [each.start for each in views] if now else [],
                "changed": start in self.days_of_change,
                "coming": [self._coming(each) for each in coming],
                "events": [self._record(each) for each in view.events if each.key],
                "topic_view": self._topic_view,
                "views": sorted(site.rulebook.pages, key=lambda each: (each.order, each.id)),
                "claims": [self._claim(each) for each in view.wrong] if now else [],
                "cited": [(ref, name_of(self.voice.record(ref), words, ref), n)
                          for ref, n in view.cited()] if now else [],
                "confidence": {name: confidence[name] for name in ("high", "medium", "low")},
                "picture": site.once(f"picture {code}", lambda: picture([code])) if now else None,
                "oldest": day(min(checked), words), "newest": day(max(checked), words),
            },
        )

    def _keep(self, key: tuple[str, bool], caller: Callable[[], Markup]) -> Markup:
        """A piece of a page, drawn once for all editions that show it: they stand equally
        deep in the site, so that links in it lead to the same places."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = caller()
        return found

    def _day(self, value: date | str | None) -> str:
        return day(value, self.words) if value else self.words("unknown_day")

    def _statement(self, statement: Statement) -> Told:
        return self._record(statement, statement.text.in_(self.words.lang))

    def _record(self, record: Any, text: str = "") -> Told:
        """A record with its sources; told once, however many editions show it."""
        found = self._told.get(record.id)
        if found is None:
            found = self._told[record.id] = Told(
                record.id, text, tuple(cited(each, self.voice) for each in record.sources),
                record.confidence, day(record.checked, self.words))
        return found

    def _claim(self, claim: Any) -> dict[str, Any]:
        lang = self.words.lang
        return {"ref": claim.id, "text": claim.text.in_(lang), "answer": claim.answer.in_(lang),
                "verdict": claim.verdict}

    def _coming(self, each: Any) -> dict[str, Any]:
        words = self.words
        gist = each.record.gist.in_(words.lang)
        if each.kind == "commencement":
            gist = self._commencing(each)
        return {
            "ref": each.record.id, "name": name_of(each.record, words), "gist": gist,
            "when": coming_mark(each, words), "state": each.state, "kind": each.kind,
            "label": words(f"site.state.{each.state}"),
        }

    def _commencing(self, each: Any) -> str:
        """What comes into force, or is published where it is no law, by name where it is little."""
        words = self.words
        found = [label(provision, self.voice) for provision in self.voice.rulebook.provisions
                 if provision.instrument == each.record.id and each.day == (
                     provision.commencement.on if each.fixed else provision.commencement.by)]
        if 0 < len(found) <= NAMED:
            return words("site.country.commencing", what=words("list.semicolon").join(found))
        return words.count("coming.commencement", each.provisions)

    def _topic_view(self, topic: str) -> View | None:
        """The view that goes further into a topic."""
        return self.views_by_topic.get(
            f"{self.voice.rulebook.regime.id}/{topic.replace('_', '-')}")

