"""Three-valued logic: yes, no, and unknown, which is *not known yet* and never *no*."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from shirube.model.terms import Truth

Gate = Literal["all", "any", "none", "defined", "any_system"]
"""What joins branches. `defined` has a single branch; `any_system` is `any` over systems."""


class Ruling(NamedTuple):
    """A rule's value once its exceptions are weighed."""

    truth: Truth
    """Does it reach?"""

    conflict: bool
    """True when exceptions fire against each other; the truth is then unknown."""


class Parts(NamedTuple):
    """Which parts of a rule its value rests on."""

    base: bool
    """The condition itself."""

    outs: tuple[int, ...]
    """Positions among the exceptions that take out."""

    ins: tuple[int, ...]
    """Positions among the exceptions that bring in."""


def not_(truth: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    return "no" if truth == "yes" else "yes" if truth == "no" else "unknown"


def all_(truths: Iterable[Truth]) -> Truth:
    """Yes when every branch is; one no decides; yes without branches."""
    result: Truth = "yes"
    for truth in truths:
        if truth == "no":
            return "no"
        if truth == "unknown":
            result = "unknown"
    return result


def any_(truths: Iterable[Truth]) -> Truth:
    """Yes when some branch is; no when every branch is no; no without branches."""
    result: Truth = "no"
    for truth in truths:
        if truth == "yes":
            return "yes"
        if truth == "unknown":
            result = "unknown"
    return result


def none_(truths: Iterable[Truth]) -> Truth:
    """Yes when every branch is no."""
    return not_(any_(truths))


def weigh(base: Truth, outs: Sequence[Truth], ins: Sequence[Truth]) -> Ruling:
    """A condition with its exceptions: `outs` take out, `ins` bring in.

    Surely yes: no exception takes out, and the condition holds or an exception brings in.
    Surely no: no exception brings in, and one takes out or the condition fails. An exception
    that is unknown leaves the rule unknown wherever it could matter.
    """
    out, in_ = any_(outs), any_(ins)
    if out == "yes" and in_ == "yes":
        return Ruling("unknown", True)
    if out == "no" and "yes" in (base, in_):
        return Ruling("yes", False)
    if in_ == "no" and (out == "yes" or base == "no"):
        return Ruling("no", False)
    return Ruling("unknown", False)


def deciding(gate: Gate, truths: Sequence[Truth]) -> tuple[int, ...]:
    """Positions of the branches a gate's value rests on.

    One branch that decides alone: the first such. None that does: all branches when they are
    all known, else exactly those that are unknown.
    """
    alone: Truth = "no" if gate == "all" else "yes"
    if alone in truths:
        return (truths.index(alone),)
    if "unknown" in truths:
        return tuple(index for index, truth in enumerate(truths) if truth == "unknown")
    return tuple(range(len(truths)))


def deciding_parts(base: Truth, outs: Sequence[Truth], ins: Sequence[Truth]) -> Parts:
    """Parts of a rule its value rests on; the condition is preferred to an exception.

    For a conflict: the first exception on each side. For unknown: the parts whose answers
    would settle it.
    """
    out, in_ = deciding("any", outs), deciding("any", ins)
    truth, conflict = weigh(base, outs, ins)
    if conflict:
        return Parts(False, out, in_)
    if truth == "yes":
        return Parts(True, out, ()) if base == "yes" else Parts(False, out, in_)
    if truth == "no":
        return Parts(True, (), in_) if base == "no" else Parts(False, out, in_)
    fired = "yes" in (*outs, *ins)
    return Parts(
        base == "unknown" and not fired,
        out if any_(outs) == "unknown" else (),
        in_ if any_(ins) == "unknown" else (),
    )
