"""Problems: what is wrong, where, and how to mend it; collected and shown at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True, slots=True)
class Message:
    """A line for people: an English template and its values; ordered as it reads in English.

    The same line in another language is the twin of its template, filled with the same values.
    """

    template: str
    """English, with `{names}` for the values; also the name of the line in other languages."""

    values: "tuple[tuple[str, str | Message], ...]" = ()

    def __str__(self) -> str:
        return self.template.format(**{name: str(value) for name, value in self.values})

    def __lt__(self, other: "Message") -> bool:
        return str(self) < str(other)


def say(template: str, /, **values: object) -> Message:
    """A message; `template` is written out at the call, so that its twins can be checked."""
    return Message(template, tuple(
        (name, value if isinstance(value, Message) else str(value))
        for name, value in values.items()
    ))


def shown(value: object) -> str:
    """A value that stands in a file, short enough for a message."""
    text = str(value)
    return text if len(text) < 60 else text[:57] + "…"


def in_turn(messages: Iterable[Message]) -> Message:
    """Several messages, at least one, as one."""
    return reduce(lambda before, after: say("{before}; {after}", before=before, after=after),
                  messages)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in a file, told so that its author can mend it alone."""

    file: str
    line: int
    field: str
    what: Message
    mend: Message

    @property
    def place(self) -> str:
        """File, line and field, as far as they are known."""
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line}:" + (f" {self.field}:" if self.field else "")

    def __str__(self) -> str:
        return f"{self.place} {self.what}\n  mend: {self.mend}"


class Refused(Exception):
    """Input that cannot be used, with every problem found in it, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["Refused"], tuple[tuple[Problem, ...]]]:
        return Refused, (self.problems,)


class Unfit(ValueError):
    """A value that does not fit, before anybody knows in which record it stands."""

    def __init__(self, what: Message, mend: Message) -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what}; {mend}")


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """Something wrong with a record, before anybody looked up its file and line."""

    record: str
    """Id of the record."""

    path: tuple[str | int, ...]
    """Place inside the record."""

    what: Message
    mend: Message

    @property
    def field(self) -> str:
        """The place as people write it."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
        return text
