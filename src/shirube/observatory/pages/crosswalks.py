"""Crosswalks: an index of them, and a page for each with every row, its basis and its limits."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

MOST = 2 / 3
"""Share of rows from which on a sentence that closes their limits is told once for all."""

FEW = 3
"""Rows below which every row tells its limits itself."""

_SENTENCE = re.compile(r"(?<=。)|(?<=[.!?])\s+(?=[A-Z\"“])")
"""Where one sentence ends and the next begins."""


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
    """All that must not be inferred."""

    own: str
    """Its limits without the shared ones."""

    shares: bool
    """Whether the limits told once for most rows are its own, too."""

    confidence: str
    low: bool
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Limits told once, above the rows."""

    text: str
    """Sentences that close the limits of most rows; empty: none do."""

    rows: int
    """How many rows they are the limits of."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A crosswalk as lists show it."""

    record: Crosswalk
    title: str
    gist: str
    left: Side
    right: Side
    heads: tuple[str, str]
    """Short names of both texts, as heads of columns."""

    shared: Shared
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
            "reverse": _reverse(rows), "there": _there(record, voice),
            "sources": [cited(each, voice) for each in record.sources],
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
    left_name = name_of(voice.record(record.left), words, record.left)
    right_name = record.right_name.in_(words.lang)
    return Summary(
        record, record.title.in_(words.lang), record.gist.in_(words.lang),
        Side(record.left, "", left_name),
        Side(record.right if right else "", "", right_name),
        (left_name, name_of(right, words) if right else _shortened(right_name)),
        shared([row.limits.in_(words.lang) for row in record.rows]),
        tuple(counts(record).items()), levels,
        words("crosswalk.ours") if record.reviewer == "ours" else record.reviewer)


def _shortened(name: str) -> str:
    """A name without what it says in brackets, those within brackets too, or after a colon."""
    inner = re.compile(r"\s*[（(][^（）()]*[）)]")
    while inner.search(name):
        name = inner.sub("", name)
    return re.split(r": |：", name)[0].strip()


def _there(record: Crosswalk, voice: Voice) -> tuple[str, str] | None:
    """Name and path of the jurisdiction whose code the other text's identifier begins with."""
    code = record.right.split("-")[0].upper()
    for each in voice.site.world.jurisdictions:
        if each.code == code and "-" in record.right:
            return each.title.in_(voice.lang), voice.site.addresses.paths[each.id]
    return None


def shared(limits: Sequence[str]) -> Shared:
    """The sentences that close at least two thirds of the limits, as many as do so together."""
    text, rows = "", 0
    while len(limits) >= FEW:
        closing = Counter(_closing(each, text) for each in limits if each.endswith(text))
        del closing[""]
        longer, number = max(closing.items(), key=lambda each: each[1], default=("", 0))
        if number < MOST * len(limits):
            break
        text, rows = longer, number
    return Shared(text, rows)


def _closing(limits: str, text: str) -> str:
    """The text with the sentence that stands before it at the end of limits; empty: none does."""
    before = limits.removesuffix(text).rstrip()
    starts = [each.end() for each in _SENTENCE.finditer(before) if each.end() < len(before)]
    return limits[(starts or [0])[-1]:] if before else ""


def lines(record: Crosswalk, voice: Voice) -> tuple[Line, ...]:
    """Every row of a crosswalk, in one language."""
    once = shared([row.limits.in_(voice.lang) for row in record.rows])
    return tuple(_line(record, place, row, once, voice)
                 for place, row in enumerate(record.rows, 1))


def _line(record: Crosswalk, place: int, row: Row, once: Shared, voice: Voice) -> Line:
    words = voice.words
    limits = row.limits.in_(words.lang)
    right = voice.record(row.right)
    mark = ref_of(right, words) if right else "" if row.right == "-" else row.right
    return Line(
        f"{anchor_of(record)}-{place}", _side(row.left, voice),
        Side(row.right if right else "", mark, row.right_title.in_(words.lang)),
        row.relation, row.basis.in_(words.lang), limits,
        limits.removesuffix(once.text).rstrip(), bool(once.text) and limits.endswith(once.text),
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
