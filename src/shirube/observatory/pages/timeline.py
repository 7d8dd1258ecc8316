"""The timeline page: the picture, and lists that say the same without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from shirube.model.days import first_day
from shirube.model.event import Event, Milestone
from shirube.model.instrument import Instrument, Provision
from shirube.model.report import Tone
from shirube.model.rulebook import is_known
from shirube.model.source import Entry
from shirube.model.text import Text
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.pages.sourcing import Cited, cited
from shirube.observatory.site import Site, Voice
from shirube.observatory.timeline import ENACTED, Lane, Mark, Timeline, timeline
from shirube.observatory.timeline_picture import Cluster, Picture, Window, percent, ticks
from shirube.reports.coming import window_text
from shirube.reports.say import day, interval_text, name_of
from shirube.timeline.ahead import Coming, ahead

NAMED = 2
"""Provisions that are named one by one; more of them are counted."""

_TONES: dict[str, Tone] = {
    "overdue": "warn", "open": "info", "ahead": "info", "confirmed": "good", "fixed": "info",
    "limit": "info",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list below the picture."""

    anchor: str
    when: str
    ref: str
    title: str
    gist: str
    label: str
    """Kind of an event, or state of what is ahead."""

    tone: Tone
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Heading, and records named under it: id and name."""

    sources: tuple[Cited, ...]
    confidence: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class TextRow:
    """One instrument in the list of texts."""

    anchor: str
    ref: str
    name: str
    gist: str
    kind: str
    stands: str
    days: tuple[tuple[str, str], ...]
    """What happened and when, as the instrument's own record has it."""

    versions: tuple[str, ...]
    confidence: str


def pages(voice: Voice) -> Iterator[Page]:
    """The timeline of the regime."""
    words, regime = voice.words, voice.rulebook.regime
    line = timeline(voice.edition)
    teller = _Teller(voice, line)
    picture = Picture(line, teller.label, teller.title)
    events = teller.events()
    name = name_of(regime, words)
    yield Page(
        path=f"{regime.id}/timeline", kind="timeline", nav="timeline", script="timeline",
        title=words("timeline.title", regime=name),
        description=words("site.timeline.lead", regime=name),
        crumbs=((name, f"{regime.id}/index"),), twin=f"data/{regime.id}/timeline",
        island=_island(picture, voice),
        data={
            "lead": words("site.timeline.lead", regime=name), "chart": line,
            "picture": picture, "ticks": list(ticks(picture.scale)), "percent": percent,
            "teller": teller, "months": words("site.timeline.months").split(","),
            "ahead_rows": teller.ahead(), "count": sum(len(rows) for _, rows in events),
            "span": words("site.timeline.range", **{
                "from": day(line.start, words),
                "to": day(line.until - timedelta(days=1), words)}),
            "years": events, "texts": teller.texts(), "views": _views(line),
        },
    )


def _views(line: Timeline) -> list[tuple[str, date, date]]:
    """Spans of days the picture offers: name, first day, first day after."""
    soon = min(line.until, line.today + timedelta(days=60))
    found = [("all", line.start, line.until)]
    if line.act:
        found.append(("act", max(line.start, line.act - timedelta(days=120)), soon))
    found.append(("year", max(line.start, line.today - timedelta(days=365)),
                  min(line.until, line.today + timedelta(days=14))))
    found.append(("ahead", max(line.start, line.today - timedelta(days=30)), line.until))
    return found


def _island(picture: Picture, voice: Voice) -> dict[str, Any]:
    words, line = voice.words, picture.line
    return {
        "start": line.start.isoformat(), "today": (line.today - line.start).days,
        "knots": [[(day_ - line.start).days, round(at, 6)] for day_, at in picture.scale.knots],
        "words": {name: words(f"site.timeline.{name}") for name in (
            "cluster", "cluster.same", "range", "again", "key")},
        "months": words("site.timeline.months").split(","),
        "year": "{year}", "day": words("site.timeline.day_mark"),
        "lang": voice.lang,
    }


class _Teller:
    """What the page says of marks, lanes and rows, in one language."""

    def __init__(self, voice: Voice, line: Timeline) -> None:
        self.voice, self.line = voice, line
        self.words = voice.words

    def anchor(self, ref: str) -> str:
        """The anchor of a record's row on this page."""
        kind, _, name = ref.split("/", 1)[1].partition("/")
        return f"{kind[0]}-{name.replace('/', '-')}"

    def name(self, lane: Lane) -> str:
        """The name of a lane."""
        if not lane.ref:
            return self.words("site.timeline.loose")
        return name_of(self.voice.record(lane.ref), self.words, lane.ref)

    def stands(self, ref: str) -> str:
        """From when until when an instrument stands."""
        record = self.voice.record(ref)
        if not isinstance(record, Instrument):
            return ""
        holds = record.holds
        if holds.start is None and holds.until is None:
            return self.words("site.timeline.begin_unknown")
        return interval_text(holds, self.words)

    def group(self, ident: str, topic: Text | None) -> str:
        """The heading of a group of lanes."""
        return topic.in_(self.words.lang) if topic else self.words(f"site.timeline.group.{ident}")

    def title(self, mark: Mark, lane: Lane) -> str:
        """What a mark says in full, without its day."""
        if mark.title:
            return mark.title.in_(self.words.lang)
        return self.words("provision", instrument=self.name(lane), number=self.what(mark))

    def label(self, mark: Mark, lane: Lane) -> str:
        """What stands beside a mark on its lane."""
        if mark.version:
            return mark.version
        if mark.last < self.line.start:
            return self.words("site.timeline.year_mark", year=mark.first.year)
        if mark.title is None or mark.begins:
            return self._force(mark) if mark.kind == "commencement" else self.kind(mark.kind)
        return mark.title.in_(self.words.lang)

    def kind(self, kind: str) -> str:
        """A kind of event or of day."""
        return self.words(f"site.timeline.kind.{kind}")

    def what(self, mark: Mark) -> str:
        """What a day of an instrument's own record is."""
        if mark.kind == "version":
            return self.words("site.timeline.kind.version", version=mark.version)
        return self.words("list.comma").join(
            self._force(mark) if kind == "commencement" else self.kind(kind)
            for kind in (mark.kind, *mark.also))

    def _force(self, mark: Mark) -> str:
        """A commencement with what it brings into force, where known."""
        return self.force(mark.provisions)

    def force(self, refs: tuple[str, ...]) -> str:
        """What comes into force: one or two provisions by number, more by their count."""
        if not refs:
            return self.kind("commencement")
        if len(refs) > NAMED:
            return self.words("site.timeline.fact.commencement", n=len(refs))
        return self.words("site.timeline.fact.provisions", names=self.words("list.comma").join(
            self.number(ref) for ref in refs))

    def number(self, ref: str) -> str:
        """A provision by its number."""
        record = self.voice.record(ref)
        return record.number.in_(self.words.lang) if isinstance(record, Provision) else ref

    def spoken(self, mark: Mark, lane: Lane) -> str:
        """A mark in one line, its day first."""
        when = day(mark.day, self.words)
        if mark.title is None:
            text = self.words("site.timeline.fact", day=when, name=self.name(lane),
                              what=self.what(mark))
        else:
            text = self.words("site.timeline.mark", day=when, title=self.title(mark, lane))
        return self.words("site.timeline.fact.ahead", text=text) if mark.ahead else text

    def cluster(self, cluster: Cluster) -> str:
        """Several marks in one line."""
        first, last = (day(cluster.marks[place].day, self.words) for place in (0, -1))
        key = "site.timeline.cluster.same" if first == last else "site.timeline.cluster"
        return self.words(key, n=len(cluster.marks), first=first, last=last)

    def window(self, window: Window) -> str:
        """A milestone in one line, its state first."""
        milestone = window.expected.milestone
        return self.words(
            "site.timeline.window", state=self.state(window.expected.state),
            title=milestone.title.in_(self.words.lang),
            window=window_text(milestone.window, self.words))

    def state(self, state: str) -> str:
        """How something ahead stands."""
        return self.words(f"site.timeline.state.{state}")

    def _records(self, key: str, refs: tuple[str, ...]) -> tuple[
            tuple[str, tuple[tuple[str, str], ...]], ...]:
        found = tuple((ref, name_of(self.voice.record(ref), self.words, ref)) for ref in refs)
        return ((self.words(f"site.timeline.{key}"), found),) if found else ()

    def _row(self, entry: Event | Milestone, when: str, label: str, tone: Tone,
             notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], **more: Any) -> Row:
        return Row(
            self.anchor(entry.id), when, entry.id, entry.title.in_(self.words.lang),
            entry.gist.in_(self.words.lang), label, tone, notes, self.sources(entry),
            self.confidence(entry), **more)

    def sources(self, entry: Entry) -> tuple[Cited, ...]:
        """What a record rests on."""
        return tuple(cited(each, self.voice) for each in entry.sources)

    def confidence(self, entry: Entry) -> str:
        """How sure we are of a record."""
        return self.words(f"confidence.{entry.confidence}")

    def events(self) -> list[tuple[int, list[Row]]]:
        """Events that have happened, by year, newest year first, days in order."""
        edition = self.voice.edition
        future = {mark.ref for _, mark in self.line.marks() if mark.ahead}
        known = [each for each in edition.rulebook.events
                 if is_known(each, edition.known) and each.id not in future]
        known.sort(key=lambda each: (first_day(each.on), each.on, each.id))
        found = [
            (year, [self._row(each, day(each.on, self.words), self.kind(each.kind), "quiet",
                              self._records("bodies", each.bodies), key=each.key)
                    for each in rows])
            for year, rows in groupby(known, key=lambda each: first_day(each.on).year)]
        return found[::-1]

    def ahead(self) -> list[Row]:
        """What lies ahead or is overdue; then milestones that were confirmed."""
        edition = self.voice.edition
        rows = [self._coming(each) for each in ahead(
            edition.rulebook, edition.on, edition.known)]
        for each in self.line.expected:
            if each.state == "confirmed":
                done = each.milestone.confirmed_by
                rows.append(self._row(
                    each.milestone, window_text(each.milestone.window, self.words),
                    self.state("confirmed"), _TONES["confirmed"],
                    self._records("confirmed_by", (done,) if done else ())))
        return rows

    def _coming(self, coming: Coming) -> Row:
        record = coming.record
        if isinstance(record, Milestone):
            return self._row(record, window_text(record.window, self.words),
                             self.state(coming.state), _TONES[coming.state], ())
        if isinstance(record, Event):
            return self._row(record, day(record.on, self.words), self.state(coming.state),
                             _TONES[coming.state], self._records("bodies", record.bodies))
        when = day(coming.day, self.words) if coming.day else self.words("unknown_day")
        if not coming.fixed:
            when = self.words("coming.by", day=when)
        state = "fixed" if coming.fixed else "limit"
        provisions = [each for each in self.voice.rulebook.provisions
                      if each.instrument == record.id and coming.day in (
                          each.commencement.on if coming.fixed else each.commencement.by,)]
        return Row(
            f"{self.anchor(record.id)}-{coming.day}", when, record.id,
            self.words("provision", instrument=name_of(record, self.words),
                       number=self.kind("commencement")),
            self._brings(provisions), self.state(state), _TONES[state],
            self._records("provisions", tuple(each.id for each in provisions)),
            tuple(each for one in provisions[:1] for each in self.sources(one)),
            self.confidence(provisions[0] if provisions else record))

    def _brings(self, provisions: list[Provision]) -> str:
        """What comes into force, in words: the gists of few provisions, or their count."""
        if len(provisions) > NAMED:
            return self.words("coming.commencement", n=len(provisions))
        return " ".join(each.gist.in_(self.words.lang) for each in provisions)

    def texts(self) -> list[TextRow]:
        """Every instrument with the days its record names."""
        found = []
        for group in self.line.groups:
            for lane in group.lanes:
                record = self.voice.record(lane.ref)
                if isinstance(record, Instrument):
                    found.append(self._text(record, lane))
        return found

    def _text(self, record: Instrument, lane: Lane) -> TextRow:
        days: list[tuple[str, str]] = []
        if record.adopted:
            kind = "enactment" if record.kind == "law" else "adoption"
            days.append((self.kind(kind), day(record.adopted, self.words)))
        if record.promulgated:
            days.append((self.kind("promulgation"), day(record.promulgated, self.words)))
        if record.kind in ENACTED:
            days += [(self._force(mark), day(mark.day, self.words))
                     for mark in lane.marks if "commencement" in (mark.kind, *mark.also)]
            days += [(self.state("limit"), self.words("coming.by", day=day(
                each.until - timedelta(days=1), self.words)))
                for each in lane.stretches if each.state == "awaited" and each.until]
        return TextRow(
            self.anchor(record.id), record.id, name_of(record, self.words),
            record.gist.in_(self.words.lang), self.words(f"kind.{record.kind}"),
            self.stands(record.id), tuple(days),
            tuple(self.words("site.timeline.version_line", version=each.id,
                             day=day(each.start, self.words)) for each in record.versions),
            self.confidence(record))


def files(site: Site) -> Iterator[File]:
    """The timeline as data."""
    line = timeline(site.edition)

    def mark(each: Mark) -> dict[str, Any]:
        return _filled({
            "record": each.ref, "day": each.day, "kind": each.kind, "also": list(each.also),
            "version": each.version, "provisions": list(each.provisions), "key": each.key,
            "ahead": each.ahead, "title": each.title and each.title.model_dump(
                include={"ja", "en"})})

    yield File(f"data/{site.rulebook.regime.id}/timeline.json", plain_json({
        "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest,
        "from": line.start.isoformat(), "until": line.until.isoformat(),
        "groups": [{
            "id": group.id,
            "title": {voice.lang: _Teller(voice, line).group(group.id, group.topic)
                      for voice in site.voices},
            "lanes": [_filled({
                "record": lane.ref,
                "stands": [_filled({
                    "from": each.start and each.start.isoformat(),
                    "until": each.until and each.until.isoformat(), "state": each.state,
                    "version": each.version}) for each in lane.stretches],
                "marks": [mark(each) for each in lane.marks],
            }) for lane in group.lanes],
        } for group in line.groups],
        "expected": [_filled({
            "record": each.milestone.id, "state": each.state,
            "from": each.milestone.window.start and each.milestone.window.start.isoformat(),
            "until": each.milestone.window.until and each.milestone.window.until.isoformat(),
            "confirmed_by": each.milestone.confirmed_by,
            "title": each.milestone.title.model_dump(include={"ja", "en"}),
        }) for each in line.expected],
    }).encode("utf-8"))


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """What is not given is left out."""
    return {name: value for name, value in values.items()
            if value not in (None, "", [], 0, False)}
