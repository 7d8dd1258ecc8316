"""What changed between two editions; a difference applied to the first gives the second."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from shirube.model.analysis import Analysis
from shirube.model.event import Event
from shirube.model.instrument import Instrument, Provision
from shirube.model.measure import Measure
from shirube.model.regime import Body, Statement
from shirube.model.rule import Definition, Rule
from shirube.model.rulebook import Edition, Standing

Piece = (
    Instrument | Provision | Statement | Body | Event | Standing | Rule | Definition | Measure
    | Analysis
)
"""Whatever an edition is made of."""

Part = Literal[
    "instruments", "provisions", "statements", "bodies", "events", "standings", "rules",
    "definitions", "measures", "analyses",
]

PARTS: tuple[Part, ...] = (
    "instruments", "provisions", "statements", "bodies", "events", "standings", "rules",
    "definitions", "measures", "analyses",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One piece that came, went, or is told otherwise."""

    part: Part
    """Part of the edition."""

    ref: str
    """Id of the record."""

    before: Piece | None
    """As it was; none when it came."""

    after: Piece | None
    """As it is; none when it went."""

    @property
    def kind(self) -> Literal["came", "went", "changed"]:
        """What happened to it."""
        if self.before is None:
            return "came"
        return "went" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """Everything that differs between two editions of one rulebook, part by part."""

    before: Edition
    after: Edition
    changes: tuple[Change, ...]

    orders: Mapping[Part, tuple[str, ...]]
    """Ids of the second edition in their order, for parts that differ."""


def ref_of(piece: Piece) -> str:
    """Id of the record a piece stands for."""
    return piece.expectation.id if isinstance(piece, Standing) else piece.id


def diff(before: Edition, after: Edition) -> EditionDiff:
    """What differs between two editions."""
    changes: list[Change] = []
    orders: dict[Part, tuple[str, ...]] = {}
    for part in PARTS:
        old, new = _pieces(before, part), _pieces(after, part)
        if list(old.items()) == list(new.items()):
            continue
        orders[part] = tuple(new)
        for ref in dict.fromkeys((*old, *new)):
            if old.get(ref) != new.get(ref):
                changes.append(Change(part, ref, old.get(ref), new.get(ref)))
    return EditionDiff(before, after, tuple(changes), orders)


def apply(difference: EditionDiff, edition: Edition) -> Edition:
    """The second edition, made from the first and the difference alone."""
    parts: dict[str, tuple[Piece, ...]] = {}
    for part, order in difference.orders.items():
        pieces = _pieces(edition, part)
        for change in difference.changes:
            if change.part == part and change.after is None:
                pieces.pop(change.ref, None)
            elif change.part == part and change.after is not None:
                pieces[change.ref] = change.after
        parts[part] = tuple(pieces[ref] for ref in order)
    later = difference.after
    return replace(
        edition, on=later.on, known=later.known, digest=later.digest, **parts  # type: ignore[arg-type]
    )


def _pieces(edition: Edition, part: Part) -> dict[str, Piece]:
    pieces: Iterable[Piece] = getattr(edition, part)
    return {ref_of(piece): piece for piece in pieces}
