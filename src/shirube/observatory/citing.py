"""Citing: any record, and the data as a whole, as bibliographies and readers want it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shirube.exports.citation import csl, write_bibtex, write_csl
from shirube.model.claim import Claim
from shirube.model.rulebook import AnyRecord, is_known
from shirube.model.source import Citation, Entry, Source
from shirube.model.terms import Language
from shirube.model.text import Text
from shirube.model.work import RestsOn, Work
from shirube.observatory.address import path_of
from shirube.observatory.site import Site, Voice
from shirube.reports.record import Teller
from shirube.reports.say import day, name_of, place_text

_DIGITS = 12
"""Digits of a digest that people are shown."""

_NAMED = 3
"""Sources a note names before the rest is counted."""


@dataclass(frozen=True, slots=True)
class CiteBox:
    """How to cite one page in one language."""

    line: str
    """For people, to be copied as it is."""

    bibtex: str
    csl: str
    """CSL-JSON: a list of one item."""


def cite_box(record: AnyRecord, voice: Voice, path: str) -> CiteBox:
    """How to cite a record's page; `path` is the page's, without language and ending."""
    return _box(work_of(record, voice, path), voice)


def cite_whole(voice: Voice) -> CiteBox:
    """How to cite the data as a whole."""
    return _box(whole(voice), voice)


def cite_data(record: AnyRecord, site: Site) -> dict[Language, dict[str, Any]]:
    """How to cite a record, as data: language -> `line`, `bibtex` and `csl`, one item."""
    path = site.addresses.paths[record.id]
    made: dict[Language, dict[str, Any]] = {}
    for voice in site.voices:
        work = work_of(record, voice, path)
        made[voice.lang] = {"line": _line(work, voice), "bibtex": write_bibtex([work]),
                            "csl": csl(work)}
    return made


def citable(voice: Voice) -> Iterator[Work]:
    """The whole, then every record that speaks of the world with sources of its own.

    Left out: questions, definitions, rules and examples, which are machinery; views, which
    collect records; and sources, which have authors of their own.
    """
    yield whole(voice)
    for record in voice.rulebook.records():
        if isinstance(record, Entry):
            yield work_of(record, voice, voice.site.addresses.paths[record.id])


def work_of(record: AnyRecord, voice: Voice, path: str) -> Work:
    """A record as a citable work; what it has no day for stays without."""
    words, site = voice.words, voice.site
    entry = record if isinstance(record, Entry) else None
    rests_on = tuple(_rests_on(record, voice))
    return Work(
        key=f"shirube:{path_of(record.id)}", kind="webpage", lang=voice.lang,
        title=_title(record, voice), genre=words(f"record_kind.{site.kinds[record.id]}"),
        container=words("site.cite.container", regime=name_of(site.rulebook.regime, words)),
        version=_version(voice), digest=site.rulebook.digest,
        issued=entry.known if entry else None, accessed=entry.checked if entry else None,
        url=_url(voice, path), notes=tuple(_notes(record, rests_on, voice)), rests_on=rests_on,
    )


def whole(voice: Voice) -> Work:
    """The data as a whole, as the newest record known dates it."""
    site = voice.site
    entries = [each for each in site.rulebook.records()
               if isinstance(each, Entry) and is_known(each, site.known)]
    return Work(
        key="shirube", kind="dataset", lang=voice.lang,
        title=voice.words("site.cite.whole", regime=name_of(site.rulebook.regime, voice.words)),
        genre="", container="", version=_version(voice), digest=site.rulebook.digest,
        issued=max((each.known for each in entries), default=None),
        accessed=max((each.checked for each in entries), default=None), url=_url(voice, "index"),
        notes=("CC BY 4.0.",),
    )


def _box(work: Work, voice: Voice) -> CiteBox:
    return CiteBox(_line(work, voice), write_bibtex([work]), write_csl([work]))


def _line(work: Work, voice: Voice) -> str:
    words = voice.words
    key = "site.cite.line" if work.container else "site.cite.line.whole"
    line = words(key, title=work.title, container=work.container, version=work.version)
    if work.accessed:
        line += words("site.cite.line.checked", day=day(work.accessed, words))
    if work.url:
        line += words("site.cite.line.url", url=work.url)
    return line + words("site.cite.line.end")


def _title(record: AnyRecord, voice: Voice) -> str:
    """What a record is called; one that has no name is called by what it says, and a claim is
    never named without its verdict."""
    if isinstance(record, Claim):
        return voice.words("site.cite.claim", text=record.text.in_(voice.lang),
                           verdict=voice.words(f"verdict.{record.verdict}"))
    for field in ("text", "question"):
        value = getattr(record, field, None)
        if isinstance(value, Text):
            return value.in_(voice.lang)
    title = Teller(voice.edition, voice.words).title(record)
    gist = getattr(record, "gist", None)
    return gist.in_(voice.lang) if title == record.id and isinstance(gist, Text) else title


def _notes(
    record: AnyRecord, rests_on: tuple[RestsOn, ...], voice: Voice
) -> Iterator[str]:
    words = voice.words
    other = next(each for each in voice.site.voices if each.lang != voice.lang)
    title = _title(record, other)
    if title != _title(record, voice):
        yield words("site.cite.other", title=title.rstrip(".。"))
    if rests_on:
        told = words("list.semicolon").join(
            words("site.cite.source", title=each.title, publisher=each.publisher,
                  at=place_text(each.at, words))
            for each in rests_on[:_NAMED])
        if len(rests_on) > _NAMED:
            told += words("cite.more", n=len(rests_on) - _NAMED)
        yield words("site.cite.rests_on", sources=told)


def _rests_on(record: AnyRecord, voice: Voice) -> Iterator[RestsOn]:
    """The sources of a record, each place once."""
    citations: tuple[Citation, ...] = getattr(record, "sources", ())
    seen: set[tuple[str, str]] = set()
    for each in citations:
        source = voice.record(each.source)
        if isinstance(source, Source) and (each.source, each.at) not in seen:
            seen.add((each.source, each.at))
            yield RestsOn(title=name_of(source, voice.words),
                          publisher=source.publisher.in_(voice.lang), at=each.at, url=source.url)


def _version(voice: Voice) -> str:
    return voice.words("site.cite.version", digest=voice.rulebook.digest[:_DIGITS])


def _url(voice: Voice, path: str) -> str:
    base = voice.site.base
    return f"{base}{voice.lang}/{path}.html" if base else ""
