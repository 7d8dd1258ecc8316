"""One page for every record of the regime, and the same as data beside it."""

from collections.abc import Iterator
from typing import Any

from shirube.exports.outline import outline
from shirube.model.instrument import Provision
from shirube.model.page import Page as View
from shirube.model.regime import Regime, Statement
from shirube.model.report import Badge, Pairs, Para, Report
from shirube.model.rulebook import AnyRecord
from shirube.model.source import Entry
from shirube.model.text import Text, Title
from shirube.observatory.citing import cite_box, cite_data
from shirube.observatory.draw import plain_json
from shirube.observatory.linking import linked
from shirube.observatory.page import File, Page
from shirube.observatory.pages.drawn import drawn_elsewhere
from shirube.observatory.pages.sourcing import Cited, cited
from shirube.observatory.records import standing_of
from shirube.observatory.site import Site, Voice
from shirube.reports.piece import badges
from shirube.reports.record import Teller
from shirube.reports.say import day, name_of, ref_of, standing_note
from shirube.watch.freshness import age_of_entry


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
            "stands": standing_of(site.rulebook.by_id[ref], site.edition),
            "as_of": site.today.isoformat(),
            "rulebook": site.rulebook.digest,
            "record": data,
            "cited_by": site.cited_by.get(ref, []),
            "cite": cite_data(site.rulebook.by_id[ref], site),
        }).encode("utf-8"))


def _page(record: AnyRecord, teller: Teller, voice: Voice) -> Page:
    words, site = voice.words, voice.site
    path = site.addresses.paths[record.id]
    title = teller.title(record)
    gist = _gist(record, words.lang)
    blocks = list(teller.body(record))
    if gist and blocks and isinstance(blocks[0], Para):
        blocks = blocks[1:]  # the frame of the page tells it already
    plan = outline(Report(lang=words.lang, title=title, blocks=(
        Pairs(rows=tuple(teller.head(record))[1:]), *blocks)))
    nodes = [*plan.head]
    for section in plan.sections:
        nodes += (section.heading, *section.nodes)
    return Page(
        path=path, kind="record", title=_short_title(record, title, voice),
        description=gist or title, nav="country", twin=f"data/{path}",
        crumbs=_crumbs(record, voice), linked=linked(record, voice, path, title),
        data={
            "heading": title, "record": record, "nodes": nodes, "lead": gist,
            "kind": words(f"site.kind.{site.kinds[record.id]}"),
            "other_title": _other_title(record, voice), "record_badges": _badges(record, voice),
            "trust": _trust(record, voice), "sources": _sources(record, voice),
            "note": _text(getattr(record, "note", None), words.lang),
            "groups": tuple(_cited_by(record, voice)),
            "neighbours": _neighbours(record, voice), "box": cite_box(record, voice, path),
            "rests_on": [(ref, name_of(voice.record(ref), words, ref))
                         for ref in getattr(record, "rests_on", ())],
        },
    )


def _gist(record: AnyRecord, lang: Any) -> str:
    if isinstance(record, Statement):
        return ""
    for name in ("gist", "question"):
        value = getattr(record, name, None)
        if isinstance(value, Text):
            return value.in_(lang)
    return ""


def _text(value: Any, lang: Any) -> str:
    return value.in_(lang) if isinstance(value, Text) else ""


def _short_title(record: AnyRecord, title: str, voice: Voice) -> str:
    """A title for tabs and lists: long statements and claims are cut."""
    return title if len(title) <= 80 else title[:79] + "…"


def _other_title(record: AnyRecord, voice: Voice) -> dict[str, str] | None:
    """The name in the other language, and whose wording both are."""
    title = getattr(record, "title", None)
    if not isinstance(title, Title):
        return None
    other: Any = "en" if voice.lang == "ja" else "ja"
    return {"lang": other, "text": title.in_(other),
            "note": standing_note(title, voice.words) or ""}


def _badges(record: AnyRecord, voice: Voice) -> tuple[Badge, ...]:
    found = badges(record, voice.edition, voice.words)
    if not standing_of(record, voice.edition):
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
            return _cut(value.in_(words.lang))
    name = name_of(record, words)
    if record is not None and name == record.id and isinstance(
            gist := getattr(record, "gist", None), Text):
        return _cut(gist.in_(words.lang))
    ref = ref_of(record, words)
    return f"{ref} {name}" if ref and not name.startswith(ref) else name


def _cut(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


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

