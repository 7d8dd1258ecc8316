"""Rulebooks and editions: loading them, finding records in them."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from shirube.model.expectation import Principle
from shirube.model.instrument import Instrument, Provision
from shirube.model.problem import Problem, Refused, say
from shirube.model.rulebook import AnyRecord, Edition, Rulebook
from shirube.model.text import Text
from shirube.operations.config import Config, today
from shirube.packs.load import lint, lint_world, load
from shirube.packs.typed import did_you_mean
from shirube.rules.cases import check_cases
from shirube.timeline import as_of

_DIGITS = "一二三四五六七八九"


def load_rulebook(config: Config) -> Rulebook:
    """The rulebook of the regime asked about; its rules have proven their cases.

    Raises Refused with everything wrong with the packs, or when there is no such regime.
    """
    folder = config.regimes / config.regime
    if not folder.is_dir():
        known = [each.parent.name for each in sorted(config.regimes.glob("*/regime.yaml"))]
        raise Refused([Problem(
            "--regime", 0, "", say("there is no regime `{regime}`", regime=config.regime),
            did_you_mean(config.regime, known,
                         say("regimes: {regimes}", regimes=", ".join(known))))])
    return load(folder, (check_cases,), cache=config.cache)


def open_edition(
    config: Config, on: date | None = None, known: date | None = None
) -> Edition:
    """The edition of a legal day and a knowledge day; both are today unless given."""
    rulebook = load_rulebook(config)
    present = today(config, rulebook)
    return as_of(rulebook, on or present, known or present)


def pack_folders(folder: Path) -> list[Path]:
    """The regimes, and the world, in a folder; the folder itself when it is one of them."""
    if (folder / "regime.yaml").exists() or (folder / "jurisdictions").is_dir():
        return [folder]
    found = {each.parent for each in folder.glob("*/regime.yaml")}
    found |= {each.parent for each in folder.glob("*/jurisdictions")}
    return sorted(found) or [folder]


def lint_packs(folder: Path) -> tuple[int, list[Problem]]:
    """A folder of packs read and checked anew, its rules' cases run: the number of records,
    and everything wrong with them."""
    if (folder / "jurisdictions").is_dir():
        world, problems = lint_world(folder)
        return (len(world.jurisdictions) + len(world.sources) if world else 0), problems
    rulebook, problems = lint(folder, (check_cases,))
    return (sum(1 for _ in rulebook.records()) if rulebook else 0), problems


def find_record(
    rulebook: Rulebook, words: str,
    prefer: tuple[type[AnyRecord], ...] = (Instrument, Principle, Provision),
) -> AnyRecord:
    """The record somebody means: by id, the end of an id, official reference or name.

    Among records called the same, one of a kind named first in `prefer` is meant: a law and
    not the source it was read in. Raises Refused, naming near or competing records, when there is
    none or more than one.
    """
    wanted = words.strip()
    if wanted in rulebook.by_id:
        return rulebook.by_id[wanted]
    folded = _fold(wanted)
    found = {
        record.id: record
        for record in rulebook.records()
        if record.id.endswith((f"/{wanted}", f"#{wanted}"))
        or (folded and folded in (_fold(each) for each in _names(record)))
    }
    if len(found) == 1:
        return next(iter(found.values()))
    for kind in prefer:
        alike = [each for each in found.values() if isinstance(each, kind)]
        if len(alike) == 1:
            return alike[0]
        if alike:
            break
    if found:
        raise Refused([Problem(
            words, 0, "", say("{number} records are called so", number=len(found)),
            say("name one of: {records}", records=", ".join(sorted(found)[:8])))])
    ends = {each.rsplit("/", 1)[-1]: each for each in rulebook.by_id}
    raise Refused([Problem(
        words, 0, "", say("there is no such record"),
        did_you_mean(words, [*rulebook.by_id, *ends],
                     say("`shirube show` lists what there is")))])


def _names(record: AnyRecord) -> list[str]:
    names = [getattr(record, field, None) for field in ("ref", "ref_en")]
    names += getattr(record, "repeats", ())
    for field in ("title", "short", "number"):
        text = getattr(record, field, None)
        if isinstance(text, Text):
            names += [text.ja, text.en]
    return [each for each in names if each]


def _fold(text: str) -> str:
    """Words without width, case, spaces and closing marks, so that `d-2) i` finds `D-2) i.`

    Numbers of articles are written in digits, so that `第7条` finds `第七条`.
    """
    bare = re.sub(r"[\s.．。)）]+", "", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(f"(?<=第)[{_DIGITS}十]+", _in_digits, bare)


def _in_digits(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].rpartition("十")
    return str(10 * (_DIGITS.find(tens) + 1 if tens else len(ten)) + _DIGITS.find(ones or " ") + 1)
