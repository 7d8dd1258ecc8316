"""Which record cites which place of which source."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from shirube.model.rulebook import Rulebook
from shirube.model.source import Citation
from shirube.watch.places import Place, places_in


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the record it stands in, at whatever depth."""

    record: str
    citation: Citation

    @property
    def places(self) -> tuple[Place, ...]:
        """The places it points to."""
        return places_in(self.citation.at)


def citations(rulebook: Rulebook) -> Iterator[Cited]:
    """Every citation of every record that is not closed, those inside its parts too."""
    for record in rulebook.records():
        if getattr(record, "closed", None) is not None:
            continue
        for each in dict.fromkeys(_inside(record)):
            yield Cited(record.id, each)


def _inside(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, BaseModel):
        for name in _fields(type(value)):
            yield from _inside(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _inside(each)


@cache
def _fields(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(kind.model_fields)
