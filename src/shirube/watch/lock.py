"""The lock file of a regime: fingerprints of the passages its records rest on.

`regimes/REGIME/passages.lock`, written by the tool alone. A fingerprint says: when a person
last read this place for this record, these were the words. So a record whose place changed
stays with its old fingerprint until somebody has read the place again.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shirube.model.problem import Problem, Refused, say
from shirube.watch.normal import NORMALISATION
from shirube.watch.passages import Document, Fingerprint, provision_of
from shirube.watch.places import Place, find

FORMAT = 1
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Around:
    """The whole provision a passage lies in."""

    digest: str
    """SHA-256 of its text with captions and without numbers."""

    twin: tuple[int, int]
    """Which of how many provisions that read so it is."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A passage as it was when its fingerprint was taken."""

    passage: Fingerprint
    around: Around | None
    """None where the document has no provisions."""

    beside: tuple[str, str]
    """Beginnings of the digests of the units before and after it."""

    snapshot: str
    """SHA-256 of the bytes it was taken from."""

    extractor: str
    """What read those bytes."""

    revision: str | None = None
    """Revision of the statute, for statutes."""


Key = tuple[str, str, str]
"""Record, source, place."""

Lock = Mapping[Key, Locked]
"""What each record rests on, place by place."""


def lock_passage(
    place: Place, document: Document, *, snapshot: str, revision: str | None = None
) -> Locked | None:
    """The fingerprint of a place; none when the document has no such place or no words there."""
    span = find(place, document)
    if span is None or not document.matched(span):
        return None
    around = None
    if place.kind == "address":
        top = provision_of(place.at)
        digest = document.around(place.at)
        if digest is not None:
            tops = document.by_around[digest]
            around = Around(digest, (tops.index(top) + 1, len(tops)))
    return Locked(document.fingerprint(span), around, document.beside(span), snapshot,
                  document.extracted.extractor, revision)


def read_lock(path: Path) -> dict[Key, Locked]:
    """The fingerprints of a regime; empty when none were ever taken.

    Raises Refused when the file is not what the tool writes.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT or data["text"] != NORMALISATION:
            raise ValueError("another format")
        passages = {
            (source, place, name): _locked(each)
            for source, places in data["passages"].items()
            for place, found in places.items() for name, each in found.items()
        }
        return {
            (record, source, place): passages[source, place, name]
            for record, sources in data["records"].items()
            for source, places in sources.items() for place, name in places.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused([Problem(
            str(path), 0, "", say("this is no file of fingerprints"),
            say("take it from the repository again; only `shirube sources verify --lock` "
                "writes it"))]) from error


def write_lock(path: Path, lock: Lock) -> None:
    """Write the fingerprints of a regime, whole or not at all; same lock, same bytes.

    Raises Refused when the file cannot be written.
    """
    data = lock_text(lock).encode()
    name = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".lock-", delete=False) as stream:
            name = Path(stream.name)
            stream.write(data)
        name.chmod(0o644)
        name.replace(path)
    except OSError as error:
        if name is not None:
            name.unlink(missing_ok=True)
        raise Refused([Problem(
            str(path), 0, "",
            say("the file cannot be written: {reason}", reason=error.strerror or error),
            say("name a file in a folder you may write to"))]) from error


def lock_text(lock: Lock) -> str:
    """The file's text, sorted; every fingerprint once."""
    passages: dict[str, dict[str, dict[str, Any]]] = {}
    records: dict[str, dict[str, dict[str, str]]] = {}
    for (record, source, place), locked in lock.items():
        body = _data(locked)
        name = locked.passage.digest[:_SHORT]
        held = passages.setdefault(source, {}).setdefault(place, {})
        while held.setdefault(name, body) != body:  # the same words around other ones
            name += "+"
        records.setdefault(record, {}).setdefault(source, {})[place] = name
    return json.dumps({"format": FORMAT, "text": NORMALISATION, "passages": passages,
                       "records": records}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _data(locked: Locked) -> dict[str, Any]:
    passage = locked.passage
    data: dict[str, Any] = {
        "digest": passage.digest, "raw": passage.raw, "length": passage.length,
        "shingles": " ".join(f"{start}:{value:016x}" for start, value in passage.shingles),
        "beside": " ".join(each or "-" for each in locked.beside),
        "snapshot": locked.snapshot, "extractor": locked.extractor,
    }
    if passage.twin != (1, 1):
        data["twin"] = list(passage.twin)
    if locked.around is not None:
        data["around"] = locked.around.digest
        if locked.around.twin != (1, 1):
            data["around_twin"] = list(locked.around.twin)
    if locked.revision is not None:
        data["revision"] = locked.revision
    return data


def _locked(data: Mapping[str, Any]) -> Locked:
    around = data.get("around")
    before, after = (each.replace("-", "") for each in data["beside"].split())
    return Locked(
        Fingerprint(
            str(data["digest"]), str(data["raw"]), int(data["length"]),
            _pair(data.get("twin", (1, 1))), tuple(_shingles(data["shingles"].split()))),
        Around(str(around), _pair(data.get("around_twin", (1, 1)))) if around else None,
        (before, after), str(data["snapshot"]), str(data["extractor"]), data.get("revision"))


def _pair(value: Iterable[Any]) -> tuple[int, int]:
    first, second = value
    return int(first), int(second)


def _shingles(written: Iterable[str]) -> Iterable[tuple[int, int]]:
    for each in written:
        start, _, value = each.partition(":")
        yield int(start), int(value, 16)
