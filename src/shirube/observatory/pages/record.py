"""One page for every record of the regime, and the same as data beside it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from shirube.exports.outline import outline
from shirube.model.claim import Claim
from shirube.model.instrument import Provision
from shirube.model.page import Page as View
from shirube.model.regime import Regime, Statement
from shirube.model.report import Badge, Inline, Pairs, Para, Report
from shirube.model.rule import Rule
from shirube.model.rulebook import AnyRecord
from shirube.model.source import Entry, Source
from shirube.model.terms import Language
from shirube.model.text import Text, Title
from shirube.observatory.citing import cite_box, cite_data
from shirube.observatory.draw import plain_json
from shirube.observatory.linking import linked
from shirube.observatory.page import File, Page
from shirube.observatory.pages.drawn import drawn_elsewhere
from shirube.observatory.pages.sourcing import Cited, cited
from shirube.observatory.site import Site, Voice
from shirube.reports.piece import badges, stands
from shirube.reports.record import Teller
from shirube.reports.say import day, name_of, ref_of, standing_note
from shirube.watch.freshness import age_of_entry

HEADING: Mapping[Language, int] = MappingProxyType({"ja": 42, "en": 90})
"""Most characters of a head that is made of first words."""

PAUSES = ("。", "、", "（", "; ", ". ", ", ", " (")
"""Where a sentence may be left."""

LABEL: Mapping[Language, int] = MappingProxyType({"ja": 80, "en": 150})
"""Most characters of a line that names a record in a list."""


def pages(voice: Voice) -> Iterator[Page]:
    """A page for each record that has an address of its own and no page of its own kind."""
    teller = Teller(voice.edition, voice.words)
    for record in voice.rulebook.records():
        if not (isinstance(record, Regime | View) or drawn_elsewhere(record)):
            yield _page(record, teller, voice)


def files(site: Site) -> Iterator[File]:
    """Each record as data, both languages in it."""
    for ref, data in site.data.items():
        if site.kinds[ref] in ("regime", "pages"):
            continue  # told by the country page and by the views
        path = site.addresses.paths[ref]
        yield File(f"data/{path}.json", plain_json({
            "kind": site.kinds[ref],
            "stands": stands(site.rulebook.by_id[ref], site.edition),
            "as_of": site.today.isoformat(),
            "rulebook": site.rulebook.digest,
            "record": data,
            "cited_by": site.cited_by.get(ref, []),
            "cite": cite_data(site.rulebook.by_id[ref], site),
        }).encode("utf-8"))


def _page(record: AnyRecord, teller: Teller, voice: Voice) -> Page:
    words, site = voice.words, voice.site
    path = site.addresses.paths[record.id]
    title = heading(record, teller, voice)
    gist = _gist(record, words.lang)
    blocks = list(teller.body(record))
    if gist and blocks and isinstance(blocks[0], Para):
        blocks = blocks[1:]  # the frame of the page tells it already
    plan = outline(Report(lang=words.lang, title=title, blocks=(
        Pairs(rows=tuple(_head(record, teller, voice))), *blocks)))
    nodes = [*plan.head]
    for section in plan.sections:
        nodes += (section.heading, *section.nodes)
    return Page(
        path=path, kind="record", title=_tab(record, title, voice),
        description=_described(record, gist, words.lang) or title, nav="country",
        twin=f"data/{path}",
        crumbs=_crumbs(record, voice), linked=linked(record, voice, path, title),
        data={
            "heading": title, "record": record, "nodes": nodes, "lead": gist,
            # Where the way up ends with the kind, it need not be said again.
            "kind": words(f"record_kind.{site.kinds[record.id]}")
            if getattr(record, "instrument", "") else "",
            "other_title": _other_title(record, voice), "record_badges": _badges(record, voice),
            "trust": _trust(record, voice), "sources": _sources(record, voice),
            "note": _text(getattr(record, "note", None), words.lang),
            "groups": tuple(_cited_by(record, voice)),
            "neighbours": _neighbours(record, voice), "box": cite_box(record, voice, path),
            "rests_on": [(ref, name_of(voice.record(ref), words, ref))
                         for ref in getattr(record, "rests_on", ())],
        },
    )


def _head(record: AnyRecord, teller: Teller, voice: Voice) -> Iterator[tuple[str, Inline]]:
    """Names with values, without what the head and the side of the page tell already."""
    told = {voice.words(f"record.{name}") for name in ("id", "other_language", "name_standing")}
    return (row for row in teller.head(record) if row[0] not in told)


def _gist(record: AnyRecord, lang: Any) -> str:
    for name in ("text", "gist", "question") if not isinstance(record, Claim) else ("gist",):
        value = getattr(record, name, None)
        if isinstance(value, Text):
            return value.in_(lang)
    return ""


def _text(value: Any, lang: Any) -> str:
    return value.in_(lang) if isinstance(value, Text) else ""


def heading(record: AnyRecord, teller: Teller, voice: Voice) -> str:
    """What stands at the head of a record's page. A claim never stands there without its
    verdict; what has no name is told by its first words."""
    if isinstance(record, Claim):
        verdict = voice.words(f"verdict.{record.verdict}")
        return voice.words("site.record.claim", text=teller.title(record),
                           verdict=verdict[0].upper() + verdict[1:])
    if isinstance(record, Statement | Rule):
        text = record.text if isinstance(record, Statement) else record.gist
        return _opening(text.in_(voice.lang), HEADING[voice.lang])
    return teller.title(record)


def _described(record: AnyRecord, gist: str, lang: Language) -> str:
    """What link previews say of a record: of a claim what is right instead."""
    if isinstance(record, Claim):
        return record.answer.in_(lang)
    return gist


def _tab(record: AnyRecord, title: str, voice: Voice) -> str:
    """A title for tabs and lists: long ones are cut, and it says what it is a part of."""
    short = _cut(title, 80)
    instrument = voice.record(getattr(record, "instrument", ""))
    if instrument is not None and not isinstance(record, Provision):
        return voice.words("site.record.of", title=short, whole=name_of(instrument, voice.words))
    if isinstance(record, Source):
        return voice.words("site.record.of", title=short, whole=voice.words("record_kind.sources"))
    return short


def _other_title(record: AnyRecord, voice: Voice) -> dict[str, str] | None:
    """The name in the other language, and whose wording both are."""
    title = getattr(record, "title", None)
    if not isinstance(title, Title):
        return None
    other: Any = "en" if voice.lang == "ja" else "ja"
    standing = standing_note(title, voice.words)
    return {"lang": other, "text": title.in_(other),
            "note": voice.words("site.record.name_is", standing=standing) if standing else ""}


def _badges(record: AnyRecord, voice: Voice) -> tuple[Badge, ...]:
    # A claim's verdict stands in the head already.
    found = () if isinstance(record, Claim) else badges(record, voice.edition, voice.words)
    if not stands(record, voice.edition):
        found = (Badge(text=voice.words(
            "site.record.not_today", day=day(voice.site.today, voice.words)), tone="warn"), *found)
    return found


def _trust(record: AnyRecord, voice: Voice) -> list[tuple[str, str]]:
    """How sure we are of a record and since when: names with values."""
    words = voice.words
    rows: list[tuple[str, str]] = []
    confidence = getattr(record, "confidence", None)
    if confidence:
        rows.append((words("site.record.confidence"), words(f"level.{confidence}")))
    if isinstance(record, Entry):
        age = age_of_entry(record, voice.rulebook, voice.site.known)
        checked = day(record.checked, words)
        if age.past:
            checked += words("list.semicolon") + words("site.record.past", budget=age.budget)
        rows += [(words("site.record.checked"), checked),
                 (words("site.record.known"), day(record.known, words))]
    return rows


def _sources(record: AnyRecord, voice: Voice) -> list[Cited]:
    return [cited(each, voice) for each in getattr(record, "sources", ())]


def _cited_by(record: AnyRecord, voice: Voice) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What refers to a record, kind by kind: a heading, and ids with names."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for ref in voice.site.cited_by.get(record.id, ()):
        found = voice.record(ref)
        name = voice.site.kinds[ref]
        groups.setdefault(name, []).append((ref, label(found, voice)))
    for name, rows in groups.items():
        yield voice.words(f"site.kinds.{name}"), rows


def label(record: AnyRecord | None, voice: Voice) -> str:
    """A record in one short line: its reference and name, or the words it consists of."""
    words = voice.words
    if isinstance(record, Provision):
        name = record.title.in_(words.lang) if record.title else ""
        return f"{record.number.in_(words.lang)} {name}".strip()
    for field in ("text", "question"):
        value = getattr(record, field, None)
        if isinstance(value, Text):
            return _cut(value.in_(words.lang), LABEL[words.lang])
    name = name_of(record, words)
    if record is not None and name == record.id and isinstance(
            gist := getattr(record, "gist", None), Text):
        return _cut(gist.in_(words.lang), LABEL[words.lang])
    ref = ref_of(record, words)
    return f"{ref} {name}" if ref and not name.startswith(ref) else name


def _opening(text: str, most: int) -> str:
    """The first words of a sentence, up to a pause within so many characters."""
    if len(text) <= most:
        return text
    pause = max(text.rfind(mark, most // 4, most) for mark in PAUSES)
    return text[:pause].rstrip(".。") + "…" if pause > 0 else _cut(text, most)


def _cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words where it has blanks."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    if text.isascii() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;、。") + "…"


def _crumbs(record: AnyRecord, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Japan, the kind, and the instrument a record belongs to."""
    words, site = voice.words, voice.site
    regime = site.rulebook.regime
    kind = site.kinds[record.id]
    found = [(name_of(regime, words), f"{regime.id}/index")]
    instrument = voice.record(getattr(record, "instrument", ""))
    if instrument is not None:
        found.append((name_of(instrument, words), site.addresses.paths[instrument.id]))
    elif kind != "pages":
        found.append((words(f"site.kinds.{kind}"), f"{regime.id}/records#{kind}"))
    return tuple(found)


def _neighbours(record: AnyRecord, voice: Voice) -> list[tuple[str, str, str]]:
    """The records before and after in the same instrument: which, id, name."""
    row = voice.site.rows.get(record.id)
    if row is None:
        return []
    before, after = row
    found = []
    for name, ref in (("previous", before), ("next", after)):
        if ref is not None:
            found.append((name, ref, label(voice.record(ref), voice)))
    return found

