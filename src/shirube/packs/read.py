"""Reading pack files: from a folder of YAML to typed records that know their lines."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from shirube.model.problem import Fault, Problem, Refused, say
from shirube.model.text import Record
from shirube.packs.layout import REGIME, Kind, id_of, kind_of
from shirube.packs.strict import Document, Path_, parse, read_text
from shirube.packs.typed import convert

_FILE_LIMIT = 4_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its document and the path to it inside."""

    document: Document
    at: Path_


@dataclass
class Reading:
    """Everything read from one regime's folder, good or bad."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    """Collection -> records, in the order of files."""

    places: dict[str, Place] = field(default_factory=dict)
    """Record id -> where it stands."""

    problems: list[Problem] = field(default_factory=list)

    def problem(self, fault: Fault) -> Problem:
        """A fault of a record as a problem at its line."""
        place = self.places.get(fault.record)
        if place is None:
            return Problem(fault.record, 0, fault.field, fault.what, fault.mend)
        line = place.document.line((*place.at, *fault.path))
        return Problem(place.document.file, line, fault.field, fault.what, fault.mend)


def pack_files(folder: Path) -> list[Path]:
    """The YAML files of a regime, in one order everywhere."""
    return sorted(
        (path for path in folder.rglob("*.yaml") if path.is_file()),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def digest_of(folder: Path) -> str:
    """SHA-256 over names and bytes of a regime's pack files."""
    whole = hashlib.sha256()
    for path in pack_files(folder):
        data = path.read_bytes()
        name = path.relative_to(folder.parent).as_posix().encode()
        whole.update(len(name).to_bytes(4, "big") + name)
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def read_folder(folder: Path) -> Reading:
    """Read every file of one regime; problems are collected, none stops the reading."""
    reading = Reading()
    for path in sorted(folder.rglob("*.yml")):
        name = f"{folder.parent.name}/{path.relative_to(folder.parent).as_posix()}"
        reading.problems.append(Problem(
            name, 0, "", say("a pack file ends in .yaml; this one is not read"),
            say("rename it to {name}", name=path.with_suffix(".yaml").name)))
    for path in pack_files(folder):
        below = PurePosixPath(path.relative_to(folder.parent).as_posix())
        try:
            shown = str(PurePosixPath(folder.parent.name) / below)
            document = parse(
                read_text(path, limit=_FILE_LIMIT, shown=shown), shown, keep_going=True)
        except Refused as refused:
            reading.problems.extend(refused.problems)
            continue
        reading.problems.extend(document.problems)
        _read_document(document, below, reading)
    return reading


def _read_document(document: Document, path: PurePosixPath, reading: Reading) -> None:
    data = document.data
    if not isinstance(data, dict):
        reading.problems.append(Problem(
            document.file, 1, "", say("a pack file is a mapping"),
            say("write `field: value` lines")))
        return
    if "records" not in data:
        _read_record(document, path, data, (), None, (), reading)
        return
    for key in data.keys() - {"each", "records"}:
        reading.problems.append(Problem(
            document.file, document.line((key,)), key,
            say("a shared file holds `each` and `records`"),
            say("move the field into `each` or into the records")))
    each, records = data.get("each", {}), data["records"]
    if not isinstance(records, list) or not isinstance(each, dict):
        reading.problems.append(Problem(
            document.file, document.line(("records",)), "records",
            say("`records` is a list, `each` a mapping"), say("begin every record with `- id:`")))
        return
    for index, record in enumerate(records):
        at: Path_ = ("records", index)
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            reading.problems.append(Problem(
                document.file, document.line(at), "id", say("the record has no id"),
                say("begin it with `- id:`")))
            continue
        local = record["id"]
        merged = {**each, **{key: value for key, value in record.items() if key != "id"}}
        _read_record(document, path, merged, at, local, ("each",), reading)


def _read_record(
    document: Document,
    path: PurePosixPath,
    data: dict[str, Any],
    at: Path_,
    local: str | None,
    each: Path_,
    reading: Reading,
) -> None:
    kind: Kind | None = kind_of(path, data)
    if kind is None:
        reading.problems.append(Problem(
            document.file, 1, "", say("the file is in no folder that holds records"),
            say("see docs/packs.md for the folders of a regime")))
        return
    ref = id_of(path, kind, local)
    if ref in reading.places:
        first = reading.places[ref].document
        reading.problems.append(Problem(
            document.file, document.line(at), "id",
            say("`{ref}` stands in {file} already", ref=ref, file=first.file),
            say("give one of them another id")))
        return
    reading.places[ref] = Place(document, at)
    record, problems = convert(kind.type, {"id": ref, **data}, document, at, each)
    reading.problems.extend(problems)
    if record is not None:
        collection = "regime" if kind is REGIME else kind.collection
        reading.records.setdefault(collection, []).append(record)
