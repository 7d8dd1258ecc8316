"""Loading a rulebook: read, check, and keep a compiled copy that cannot be stale."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.problem import Fault, Problem, Refused, say
from shirube.model.regime import Regime
from shirube.model.rulebook import Rulebook
from shirube.model.source import Source
from shirube.packs.check import check, check_world
from shirube.packs.read import Reading, digest_of, pack_files, read_folder

_COPIES = 8
"""Compiled copies kept; older ones go when a new one is written."""

Kept = TypeVar("Kept", Rulebook, World)

Check = Callable[[Rulebook], Iterable[Fault]]
"""A further check, from a room this one does not know, e.g. running the rules' cases."""


def lint(folder: Path, checks: Iterable[Check] = ()) -> tuple[Rulebook | None, list[Problem]]:
    """A regime's rulebook and everything wrong with it, every time from the files.

    The rulebook is none when records could not be read. `checks` run only when reading and
    references are sound, since they would otherwise report the same faults again.
    """
    if not folder.is_dir() or not pack_files(folder):
        return None, [Problem(str(folder), 0, "", say("there is no regime here"),
                              say("name a folder that holds regime.yaml"))]
    reading = read_folder(folder)
    rulebook = _assemble(reading, folder)
    if rulebook is None:
        return None, sorted(set(reading.problems))
    read = {record.id for record in rulebook.records()}
    faults = list(check(rulebook, reading.places.keys() - read))
    if not faults and not reading.problems:
        for further in checks:
            faults.extend(further(rulebook))
    problems = [*reading.problems, *map(reading.problem, faults)]
    return rulebook, sorted(set(problems))


def load(folder: Path, checks: Iterable[Check] = (), *, cache: Path | None = None) -> Rulebook:
    """A regime's rulebook, or Refused with everything wrong with it.

    With `cache`, a compiled copy is kept there, named by a digest over the bytes of the packs
    and of this program: another pack or another program is another name, so a copy cannot be
    stale. A damaged or unwritable copy is ignored.
    """
    digest = digest_of(folder) if folder.is_dir() else ""
    copy = cache / f"{_program_digest(digest)}.json" if cache else None
    if copy is not None:
        found = _read_copy(copy, Rulebook)
        if found is not None:
            return found
    rulebook, problems = lint(folder, checks)
    if rulebook is None or problems:
        raise Refused(problems)
    if copy is not None and rulebook.digest == digest:  # else the packs changed meanwhile
        _write_copy(copy, rulebook)
    return rulebook


def lint_world(folder: Path) -> tuple[World | None, list[Problem]]:
    """The world's jurisdictions and everything wrong with their files."""
    reading = read_folder(folder)
    jurisdictions = tuple(
        each for each in reading.records.get("jurisdictions", [])
        if isinstance(each, Jurisdiction))
    sources = tuple(
        each for each in reading.records.get("sources", []) if isinstance(each, Source))
    world = World(
        digest=digest_of(folder), sources=sources,
        jurisdictions=tuple(sorted(jurisdictions, key=lambda each: each.code)),
    )
    problems = [*reading.problems, *map(reading.problem, check_world(world))]
    return world, sorted(set(problems))


def load_world(folder: Path, *, cache: Path | None = None) -> World:
    """The world's jurisdictions, or Refused with everything wrong with them."""
    copy = cache / f"world-{_program_digest(digest_of(folder))}.json" if cache else None
    if copy is not None and (found := _read_copy(copy, World)) is not None:
        return found
    world, problems = lint_world(folder)
    if world is None or problems:
        raise Refused(problems)
    if copy is not None:
        _write_copy(copy, world)
    return world


def _assemble(reading: Reading, folder: Path) -> Rulebook | None:
    regimes = [found for found in reading.records.get("regime", []) if isinstance(found, Regime)]
    if not regimes:
        if not any(problem.file.endswith("regime.yaml") for problem in reading.problems):
            reading.problems.append(Problem(
                f"{folder.name}/regime.yaml", 0, "", say("the regime has no regime.yaml"),
                say("copy the one of `xx` and fill it in")))
        return None
    collections: dict[str, Any] = {
        name: tuple(records) for name, records in reading.records.items() if name != "regime"
    }
    # The records are typed already; validating them again would only cost time.
    return Rulebook.model_construct(regime=regimes[0], digest=digest_of(folder), **collections)


def _program_digest(packs: str) -> str:
    """SHA-256 over the packs' digest and the bytes of the code that reads and checks them."""
    whole = hashlib.sha256(packs.encode())
    package = Path(__file__).parent.parent
    for room in ("model", "packs", "rules"):
        for path in sorted((package / room).glob("**/*.py")):
            whole.update(path.relative_to(package).as_posix().encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def _read_copy(copy: Path, kind: type[Kept]) -> Kept | None:
    try:
        head, _, body = copy.read_bytes().partition(b"\n")
        if head.decode("ascii") != hashlib.sha256(body).hexdigest():
            return None
        return kind.model_validate_json(body)
    except (OSError, ValueError, ValidationError):
        return None


def _write_copy(copy: Path, rulebook: Rulebook | World) -> None:
    body = json.dumps(
        rulebook.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        ensure_ascii=False, separators=(",", ":"),
    ).encode()
    data = hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body
    written = None
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=copy.parent, delete=False) as stream:
            written = Path(stream.name)
            stream.write(data)
        written.replace(copy)
        for old in sorted(copy.parent.glob("*.json"), key=_age)[:-_COPIES]:
            old.unlink(missing_ok=True)
    except OSError:
        # An unwritable cache costs time, never correctness.
        if written is not None:
            written.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
