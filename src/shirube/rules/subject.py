"""A profile as the rules read it: answers only, and of what the rules are to speak."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from shirube.model.profile import AnswerValue, Profile

Slot = tuple[str, str | None]
"""Where an answer stands: a fact key, and the system it speaks of (none: the organisation)."""


def slot_of(key: str, system: str | None) -> Slot:
    """Where the answer to a fact stands when rules speak of one system, or of none."""
    return key, None if key.startswith("organisation.") else system


@dataclass(frozen=True)
class Subject:
    """An organisation and its systems, seen as one of its systems or as a whole."""

    organisation: Mapping[str, AnswerValue]
    """Answers on the organisation, under full fact keys; a key absent is unknown."""

    systems: Mapping[str, Mapping[str, AnswerValue]]
    """Answers on each system, by system id, in the profile's order."""

    system: str | None = None
    """System spoken of; none for the organisation as a whole."""

    @classmethod
    def of(cls, profile: Profile, system: str | None = None) -> Self:
        """A profile's answers, without who gave them and why."""
        return cls(
            organisation={key: answer.value for key, answer in profile.answers.items()},
            systems={
                each.id: {key: answer.value for key, answer in each.answers.items()}
                for each in profile.systems
            },
            system=system,
        )

    def seen_as(self, system: str | None) -> Self:
        """The same answers, speaking of another system or of the organisation."""
        return replace(self, system=system)

    def answer(self, key: str, system: str | None) -> AnswerValue | None:
        """The answer to a fact, read for one system or for the organisation; none if open.

        Facts of systems are open when no system is spoken of. An unknown system is a KeyError.
        """
        if key.startswith("organisation."):
            return self.organisation.get(key)
        return None if system is None else self.systems[system].get(key)
