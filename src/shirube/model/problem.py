"""Problems: what is wrong, where, and how to mend it; collected and shown at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in a file, told so that its author can mend it alone."""

    file: str
    line: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.what}\n  mend: {self.mend}"


class Refused(Exception):
    """Input that cannot be used, with every problem found in it, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """Something wrong with a record, before anybody looked up its file and line."""

    record: str
    """Id of the record."""

    path: tuple[str | int, ...]
    """Place inside the record."""

    what: str
    mend: str

    @property
    def field(self) -> str:
        """The place as people write it."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
        return text
