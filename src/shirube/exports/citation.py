"""Works as bibliographies read them: BibTeX, and CSL-JSON 1.0."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from shirube.exports.clean import clean
from shirube.exports.json import write_json
from shirube.model.terms import Language
from shirube.model.work import RestsOn, Work

AUTHOR = "Shirube"

_NAMES: dict[Language, str] = {"ja": "japanese", "en": "english"}
"""Languages as biblatex calls them."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Months as every style knows them."""

_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
})


def write_bibtex(works: Iterable[Work]) -> str:
    """One entry for each work, a blank line between two, newline at end; UTF-8.

    Braces inside values are written as commands: BibTeX counts braces even after a backslash.
    Titles stand in two pairs, so that no style changes their capitals.
    """
    return "\n".join(map(_entry, works))


def write_csl(works: Iterable[Work]) -> str:
    """A list of items, indented, newline at end."""
    return write_json([csl(each) for each in works])


def csl(work: Work) -> dict[str, Any]:
    """A work as one CSL-JSON item."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "title": clean(work.title),
        "author": [{"literal": AUTHOR}],
        "container-title": clean(work.container),
        "genre": clean(work.genre),
        "version": clean(work.version),
        "issued": _parts(work.issued),
        "accessed": _parts(work.accessed),
        "language": work.lang,
        "URL": work.url,
        "note": clean(_note(work)),
        "custom": {
            "rulebook": work.digest,
            **({"rests_on": [_rests_on(each) for each in work.rests_on]}
               if work.rests_on else {}),
        },
    }
    return {name: value for name, value in item.items() if value}


def tex(text: str) -> str:
    """A text as TeX shows it: what has a meaning of its own there is written as a command."""
    return clean(text).translate(_TEX)


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@misc{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "author", f"{{{{{AUTHOR}}}}}"
    yield "title", f"{{{{{tex(work.title)}}}}}"
    if work.container:
        yield "howpublished", _braced(work.container)
    if work.issued:
        yield "year", f"{{{work.issued.year}}}"
        yield "month", _MONTHS[work.issued.month - 1]
    if work.genre:
        yield "type", _braced(work.genre)
    yield "version", _braced(work.version)
    if work.url:
        yield "url", f"{{{work.url}}}"
    if work.accessed:
        yield "urldate", f"{{{work.accessed.isoformat()}}}"
    yield "langid", f"{{{_NAMES[work.lang]}}}"
    if work.notes:
        yield "note", _braced(_note(work))


def _braced(text: str) -> str:
    return f"{{{tex(text)}}}"


def _note(work: Work) -> str:
    return ("" if work.lang == "ja" else " ").join(work.notes)


def _parts(day: date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _rests_on(source: RestsOn) -> dict[str, str]:
    return {"title": clean(source.title), "publisher": clean(source.publisher),
            "at": clean(source.at), "URL": source.url}
