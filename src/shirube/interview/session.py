"""An interview as a value: what is known so far, and from it the next question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Self

from shirube.interview.questions import rank
from shirube.model.assessment import Question
from shirube.model.profile import Answer, AnswerValue, Profile
from shirube.model.rule import Fact
from shirube.rules.nodes import Graph
from shirube.rules.subject import Slot, Subject


@dataclass(frozen=True)
class Session:
    """An interview under way; every reply gives a new one, and the profile it fills."""

    facts: Mapping[str, Fact]
    """Facts that may be asked, by key."""

    graph: Graph
    """The edition asked about, compiled."""

    profile: Profile
    """Everything answered so far."""

    rules: tuple[str, ...]
    """Rules whose findings are to be settled."""

    weights: Mapping[str, int]
    """How many expectations stand behind each rule."""

    skipped: frozenset[Slot] = frozenset()
    """Answered with *I don't know*: open, and not asked again in this session."""

    @classmethod
    def begin(
        cls,
        facts: Iterable[Fact],
        graph: Graph,
        profile: Profile,
        *,
        rules: Iterable[str] | None = None,
        weights: Mapping[str, int] | None = None,
    ) -> Self:
        """An interview from where a profile stands; without `rules`, on all of the graph."""
        chosen = tuple(sorted(graph.rules) if rules is None else rules)
        return cls({fact.key: fact for fact in facts}, graph, profile, chosen, weights or {})

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions that bear on something open, the one that settles most first."""
        return rank(self.graph, self.rules, Subject.of(self.profile), weights=self.weights,
                    skip=self.skipped)

    @property
    def next(self) -> Question | None:
        """The question to ask now; none when nothing asked could change anything."""
        return self.questions[0] if self.questions else None

    @property
    def finished(self) -> bool:
        """Whether no question is left that bears on anything open."""
        return not self.questions

    def answer(
        self,
        question: Question,
        value: AnswerValue | None,
        *,
        by: str | None = None,
        on: date | None = None,
        why: str | None = None,
    ) -> Self:
        """The interview after a reply; none as value is *I don't know* and stays open.

        A later answer replaces an earlier one. ValueError, told with its mend, when the value
        is no answer to the fact, or a judgement names nobody.
        """
        slot = question.fact, question.system
        if value is None:
            return replace(self, profile=self._with(question, None),
                           skipped=self.skipped | {slot})
        fact = self._fact(question)
        _refuse_unless_fits(fact, value)
        if fact.kind == "judgement" and not by:
            raise ValueError(f"`{fact.key}` is a judgement and names nobody; say who judged")
        if isinstance(value, tuple):
            value = tuple(sorted(set(value)))
        given = Answer(value=value, by=by, on=on, why=why)
        return replace(self, profile=self._with(question, given),
                       skipped=self.skipped - {slot})

    def _fact(self, question: Question) -> Fact:
        fact = self.facts.get(question.fact)
        if fact is None:
            raise ValueError(f"there is no fact `{question.fact}`; ask one of the regime's facts")
        if (fact.scope == "system") != (question.system is not None):
            raise ValueError(f"`{fact.key}` is a fact of the {fact.scope}; ask it there")
        return fact

    def _with(self, question: Question, given: Answer | None) -> Profile:
        """The profile with one answer put in or taken out."""
        def changed(answers: Mapping[str, Answer]) -> dict[str, Answer]:
            rest = {key: each for key, each in answers.items() if key != question.fact}
            return rest if given is None else rest | {question.fact: given}

        if question.system is None:
            return self.profile.model_copy(update={"answers": changed(self.profile.answers)})
        if question.system not in {each.id for each in self.profile.systems}:
            raise ValueError(f"there is no system `{question.system}`; add it to the profile")
        return self.profile.model_copy(update={"systems": tuple(
            each.model_copy(update={"answers": changed(each.answers)})
            if each.id == question.system else each
            for each in self.profile.systems
        )})


def _refuse_unless_fits(fact: Fact, value: AnswerValue) -> None:
    options = [option.id for option in fact.options]
    fits = {
        "yes_no": isinstance(value, bool),
        "judgement": isinstance(value, bool),
        "number": isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        "choice": isinstance(value, str) and value in options,
        "choices": isinstance(value, tuple) and set(value) <= set(options),
    }[fact.kind]
    if not fits:
        wanted = {
            "yes_no": "yes or no", "judgement": "yes or no", "number": "a whole number",
            "choice": "one of " + ", ".join(options), "choices": "any of " + ", ".join(options),
        }[fact.kind]
        raise ValueError(f"`{value}` is not an answer to `{fact.key}`; answer {wanted}")
