"""Answers: from the words of the packs to typed values, tests on them, and which ones differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from shirube.model.problem import Unfit, say
from shirube.model.profile import AnswerValue
from shirube.model.terms import FactKind, Truth

Value = bool | int | str
"""What a test compares with, in the type of its fact."""

Test = tuple[str, tuple[Value, ...]]
"""A test and its values, e.g. `("in", ("hiring", "credit"))`."""

SUBSETS_OF = 12
"""Largest number of options whose subsets are all tried."""


class Answers(NamedTuple):
    """Answers that differ in what they make of some tests."""

    each: tuple[AnswerValue, ...]
    """One answer for every way the tests can come out."""

    complete: bool
    """False when there were too many sets of options to try them all."""


def typed(kind: FactKind, word: str) -> Value:
    """A word of the packs in the type of its fact; Unfit when it is no answer."""
    if kind in ("yes_no", "judgement"):
        if word not in ("true", "false"):
            raise Unfit(say("`{given}` is neither true nor false", given=word),
                        say("write true or false"))
        return word == "true"
    if kind == "number":
        if not (word.isascii() and word.isdigit() and len(word) < 16):
            raise Unfit(say("`{given}` is not a whole number", given=word),
                        say("write digits only"))
        return int(word)
    return word


def typed_answer(kind: FactKind, words: str | tuple[str, ...]) -> AnswerValue:
    """An answer of the packs in the type of its fact; a set becomes a sorted tuple."""
    return tuple(sorted(set(words))) if isinstance(words, tuple) else typed(kind, words)


def written(value: Value) -> str:
    """A value as the packs write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_HOLDS: Mapping[str, Callable[[AnswerValue, tuple[Value, ...]], bool]] = {
    "is": lambda answer, values: answer == values[0],
    "in": lambda answer, values: answer in values,
    "includes": lambda answer, values: isinstance(answer, tuple) and values[0] in answer,
    "includes_any": lambda answer, values: (
        isinstance(answer, tuple) and any(value in answer for value in values)
    ),
    "at_least": lambda answer, values: isinstance(answer, int) and answer >= int(values[0]),
    "less_than": lambda answer, values: isinstance(answer, int) and answer < int(values[0]),
}


def holds(test: str, values: tuple[Value, ...], answer: AnswerValue) -> bool:
    """Whether an answer passes a test."""
    return _HOLDS[test](answer, values)


def truth_of(test: str, values: tuple[Value, ...], answer: AnswerValue | None) -> Truth:
    """Whether an answer passes a test; unknown while there is none."""
    return "unknown" if answer is None else "yes" if holds(test, values, answer) else "no"


@lru_cache(maxsize=4096)
def differing(kind: FactKind, options: tuple[str, ...], tests: frozenset[Test]) -> Answers:
    """Answers that stand for all others: one for every way the tests can come out.

    Numbers are tried around each threshold; sets of choices as subsets of the options tested.
    """
    wanted = sorted(tests, key=repr)
    named = {value for _, values in wanted for value in values}
    found: dict[tuple[bool, ...], AnswerValue] = {}
    for answer in _candidates(kind, options, named):
        pattern = tuple(holds(test, values, answer) for test, values in wanted)
        found.setdefault(pattern, answer)
    return Answers(tuple(found.values()), kind != "choices" or len(named) <= SUBSETS_OF)


def _candidates(
    kind: FactKind, options: Sequence[str], named: set[Value]
) -> Iterator[AnswerValue]:
    if kind in ("yes_no", "judgement"):
        yield from (True, False)
    elif kind == "number":
        numbers = {int(value) for value in named} or {0}
        yield from sorted({number + step for number in numbers for step in (-1, 0, 1)})
    elif kind == "choice":
        yield from options
    else:
        tested = [option for option in options if option in named]
        sizes: Iterable[int] = range(len(tested) + 1)
        if len(tested) > SUBSETS_OF:
            sizes = (0, 1, len(tested) - 1, len(tested))
        for size in sizes:
            for subset in combinations(tested, size):
                yield tuple(sorted(subset))
