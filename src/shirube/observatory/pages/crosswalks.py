"""Crosswalks: an index of them, and a page for each with every row, its basis and its limits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shirube.model.crosswalk import Crosswalk, Relation, Row
from shirube.model.page import Page as View
from shirube.model.rulebook import AnyRecord, is_known
from shirube.observatory.lineage import Link, counts, pair
from shirube.observatory.page import Page
from shirube.observatory.pages.sourcing import Cited, cited
from shirube.observatory.site import Voice
from shirube.reports.page import collected
from shirube.reports.say import day, name_of, provision_name, ref_of

GLYPHS: dict[Relation, str] = {
    "equal": "=", "subset": "⊂", "superset": "⊃", "intersects": "∩", "none": "×",
}
"""Signs of relations; each stands beside its word."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a row has on one side."""

    ref: str
    """Record, or empty."""

    mark: str
    """Official reference, or the identifier the other text uses."""

    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row, in one language."""

    anchor: str
    left: Side
    right: Side
    relation: Relation
    basis: str
    limits: str
    confidence: str
    low: bool
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A crosswalk as lists show it."""

    record: Crosswalk
    title: str
    gist: str
    left: Side
    right: Side
    counts: tuple[tuple[Relation, int], ...]
    levels: tuple[tuple[str, int], ...]
    """Confidence and how many rows have it."""

    reviewer: str


def draws(record: AnyRecord) -> bool:
    """Whether this module draws a record's page."""
    return isinstance(record, Crosswalk) or is_index(record)


def is_index(record: AnyRecord) -> bool:
    """Whether a record is the view that lists crosswalks."""
    return isinstance(record, View) and record.id.endswith("/pages/crosswalks")


def pages(voice: Voice) -> Iterator[Page]:
    """The index, and a page for each crosswalk."""
    index = next(filter(is_index, voice.rulebook.pages), None)
    if isinstance(index, View):
        yield _index(index, voice)
    for record in voice.rulebook.crosswalks:
        yield _page(record, index, voice)


def _crumbs(voice: Voice, *above: View | None) -> tuple[tuple[str, str], ...]:
    regime = voice.rulebook.regime
    return ((name_of(regime, voice.words), f"{regime.id}/index"), *(
        (each.title.in_(voice.lang), voice.site.addresses.paths[each.id])
        for each in above if each is not None))


def _index(view: View, voice: Voice) -> Page:
    shown: list[str] = []
    sections = []
    for section in view.sections:
        found = [each for each in collected(section, voice.edition)
                 if isinstance(each, Crosswalk)]
        shown += (each.id for each in found)
        sections.append((section.title.in_(voice.lang),
                         section.gist.in_(voice.lang) if section.gist else "",
                         [summary(each, voice) for each in found]))
    rest = sorted((each for each in voice.rulebook.crosswalks
                   if each.id not in shown and is_known(each, voice.edition.known)),
                  key=lambda each: (each.order, each.id))
    for name, kind in (("lineage", "lineage"), ("more", "crosswalk")):
        found = [each for each in rest if each.kind == kind]
        if found:
            sections.append((
                voice.words(f"site.crosswalk.{name}"),
                voice.words("site.crosswalk.lineage.lead") if name == "lineage" else "",
                [summary(each, voice) for each in found]))
    path = voice.site.addresses.paths[view.id]
    return Page(
        path=path, kind="crosswalks", title=view.title.in_(voice.lang),
        description=view.gist.in_(voice.lang), nav="country", twin=f"data/{path}",
        crumbs=_crumbs(voice),
        data={"lead": view.gist.in_(voice.lang), "sections": sections, "glyphs": GLYPHS,
              "lineage": lineage_view(voice)},
    )


def lineage_view(voice: Voice) -> str:
    """Id of the view that shows the lineage; empty when there is none."""
    return next((each.id for each in voice.rulebook.pages
                 if each.id.endswith("/pages/lineage")), "")


def _page(record: Crosswalk, index: View | None, voice: Voice) -> Page:
    words, path = voice.words, voice.site.addresses.paths[record.id]
    rows = lines(record, voice)
    told = summary(record, voice)
    return Page(
        path=path, kind="crosswalk", title=told.title, description=told.gist, nav="country",
        twin=f"data/{path}", crumbs=_crumbs(voice, index),
        data={
            "told": told, "rows": rows, "glyphs": GLYPHS, "record": record,
            "reverse": _reverse(rows), "sources": [cited(each, voice) for each in record.sources],
            "note": record.note.in_(words.lang) if record.note else "",
            "trust": words("trust", confidence=words(f"confidence.{record.confidence}"),
                           checked=day(record.checked, words)),
            "picture": pair(record, voice.rulebook) if record.kind == "lineage" else None,
            "lineage": lineage_view(voice) if record.kind == "lineage" else "",
            "teller": Teller(voice),
        },
    )


def anchor_of(record: Crosswalk) -> str:
    """What the anchors of a crosswalk's rows begin with."""
    return record.id.rsplit("/", 1)[-1]


class Teller:
    """What the picture says of links and texts, in one language."""

    def __init__(self, voice: Voice) -> None:
        """A teller in the voice's language."""
        self.voice = voice

    def link(self, link: Link, walk: Crosswalk) -> str:
        """A line in words."""
        words = self.voice.words
        row = walk.rows[link.place - 1]
        return words(
            "site.lineage.link", earlier=row.right_title.in_(words.lang),
            today=name_of(self.voice.record(link.left), words, link.left),
            relation=words(f"relation.{link.relation}"))

    def anchor(self, link: Link, walk: Crosswalk) -> str:
        """The row of a line on this page."""
        return f"{anchor_of(walk)}-{link.place}"

    def text(self, ref: str) -> str:
        """An instrument by name."""
        return name_of(self.voice.record(ref), self.voice.words, ref)


def summary(record: Crosswalk, voice: Voice) -> Summary:
    """A crosswalk in short."""
    words = voice.words
    levels = tuple((words(f"level.{name}"), number) for name in ("high", "medium", "low")
                   if (number := sum(row.confidence == name for row in record.rows)))
    right = voice.record(record.right)
    return Summary(
        record, record.title.in_(words.lang), record.gist.in_(words.lang),
        Side(record.left, "", name_of(voice.record(record.left), words, record.left)),
        Side(record.right if right else "", "", record.right_name.in_(words.lang)),
        tuple(counts(record).items()), levels,
        words("crosswalk.ours") if record.reviewer == "ours" else record.reviewer)


def lines(record: Crosswalk, voice: Voice) -> tuple[Line, ...]:
    """Every row of a crosswalk, in one language."""
    return tuple(_line(record, place, row, voice) for place, row in enumerate(record.rows, 1))


def _line(record: Crosswalk, place: int, row: Row, voice: Voice) -> Line:
    words = voice.words
    right = voice.record(row.right)
    mark = ref_of(right, words) if right else "" if row.right == "-" else row.right
    return Line(
        f"{anchor_of(record)}-{place}", _side(row.left, voice),
        Side(row.right if right else "", mark, row.right_title.in_(words.lang)),
        row.relation, row.basis.in_(words.lang), row.limits.in_(words.lang),
        words(f"confidence.{row.confidence}"), row.confidence == "low",
        tuple(cited(each, voice) for each in row.sources))


def _side(ref: str, voice: Voice) -> Side:
    record = voice.record(ref)
    mark = ref_of(record, voice.words)
    name = (name_of(record, voice.words, ref) if mark
            else provision_name(voice.rulebook, ref, voice.words))
    return Side(ref if record else "", mark, name)


def _reverse(rows: Iterable[Line]) -> list[tuple[Side, list[Line]]]:
    """Rows by what stands on the right, in the order of first mention."""
    found: dict[tuple[str, str], list[Line]] = {}
    for row in rows:
        if row.relation != "none":
            key = (row.right.ref, row.right.mark or row.right.name)
            found.setdefault(key, []).append(row)
    return [(group[0].right, group) for group in found.values()]
