"""The interview: opening it, reading replies, and what may be said to a question."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from shirube.interview.session import Session
from shirube.model.assessment import Question
from shirube.model.profile import AnswerValue, Profile, SystemProfile
from shirube.model.rule import Fact
from shirube.model.rulebook import Edition
from shirube.operations.askable import askable
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.packs.profile import read_profile, write_profile

_YES = frozenset({"y", "yes", "true", "はい", "hai", "1"})
_NO = frozenset({"n", "no", "false", "いいえ", "0", "iie"})


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview under way, with the edition it asks for."""

    edition: Edition
    session: Session

    def fact(self, question: Question) -> Fact:
        """The fact a question asks for."""
        return self.edition.rulebook.facts_by_key[question.fact]

    def reply(
        self, question: Question, value: AnswerValue | None, *, by: str | None = None,
        on: date | None = None, why: str | None = None,
    ) -> "Interview":
        """The interview after a reply; none is *I don't know*."""
        return replace(self, session=self.session.answer(
            question, value, by=by, on=on, why=why))

    def text(self, schema: str | None = None) -> str:
        """The profile so far, as a file."""
        return write_profile(self.session.profile, schema=schema)


def resume(config: Config, path: Path, *, on: date | None = None) -> Interview:
    """The interview from where a profile file stands.

    Raises Refused with everything wrong with the file.
    """
    edition = open_edition(config, on)
    return _begin(edition, read_profile(path, edition.rulebook))


def begin(
    config: Config, name: str, systems: tuple[str, ...], *, on: date | None = None
) -> Interview:
    """A new interview on an organisation and its AI systems, all facts open."""
    edition = open_edition(config, on)
    return _begin(edition, Profile(
        regime=config.regime, name=name,
        systems=tuple(
            SystemProfile(id=f"system-{number}", name=each)
            for number, each in enumerate(systems, 1)
        ),
    ))


def _begin(edition: Edition, profile: Profile) -> Interview:
    asking = askable(edition)
    return Interview(edition, Session.begin(
        edition.rulebook.facts, asking.graph, profile, rules=asking.rules,
        weights=asking.weights))


def read_reply(fact: Fact, text: str) -> AnswerValue:
    """A reply as people type it: yes or no, a number, option numbers or words.

    Raises ValueError naming what may be answered.
    """
    words = unicodedata.normalize("NFKC", text).strip().casefold()
    if fact.kind in ("yes_no", "judgement"):
        if words in _YES:
            return True
        if words in _NO:
            return False
        raise ValueError("y / n (はい / いいえ)")
    if fact.kind == "number":
        digits = words.replace(",", "")
        if digits.isascii() and digits.isdigit() and len(digits) < 16:
            return int(digits)
        raise ValueError("0, 1, 2, …")
    chosen = [_option(fact, each) for each in words.replace("、", ",").split(",") if each.strip()]
    if fact.kind == "choice" and len(chosen) == 1:
        return chosen[0]
    if fact.kind == "choices":
        return tuple(sorted(set(chosen)))
    raise ValueError(f"1–{len(fact.options)}")


def _option(fact: Fact, word: str) -> str:
    word = word.strip()
    for number, option in enumerate(fact.options, 1):
        if word in (str(number), option.id):
            return option.id
    raise ValueError(f"1–{len(fact.options)}")
