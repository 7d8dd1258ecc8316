"""Facts, conditions, definitions and rules: when an expectation reaches somebody."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator

from shirube.model.days import ALWAYS, Interval
from shirube.model.problem import Unfit, say
from shirube.model.source import Citation, Ref
from shirube.model.terms import Confidence, FactKind, Outcome, Truth
from shirube.model.text import Line, Record, Text, Title

FactKey = Annotated[
    str, StringConstraints(pattern=r"^(organisation|system)\.[a-z][a-z0-9_]*$")
]
"""Name of a fact: its scope, a dot, its word."""

DefinitionKey = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z][a-z0-9_]*$")]
"""Name of a definition, e.g. `role.developer`."""

AnswerWord = Annotated[Line, WithJsonSchema({"type": ["string", "boolean", "integer"]})]
"""An answer as written in a pack: always read as text, typed later by its fact."""

Scope = Literal["organisation", "system"]
"""Of what a rule speaks: the organisation as a whole, or each of its AI systems."""


class Option(Record):
    """One answer a choice allows."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    """Word written in profiles."""

    label: Text
    """What it means."""


class Fact(Record):
    """A question whose answer rules read."""

    id: Ref
    """Path of the record; its last part is the fact's key."""

    kind: FactKind
    """Type of the answer."""

    question: Text
    """The question as put to a person."""

    label: Text
    """The fact as named in a report, short."""

    help: Text | None = None
    """How to answer; examples; where the text draws the line."""

    options: tuple[Option, ...] = ()
    """Answers allowed, for `choice` and `choices`."""

    unit: Text | None = None
    """Unit of a number."""

    because: tuple[Ref, ...] = ()
    """Provisions that make the fact matter."""

    order: int = 100
    """Place in the interview among questions that settle equally much."""

    @property
    def key(self) -> str:
        """Name used in rules and profiles, e.g. `system.develops`."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def scope(self) -> Scope:
        """Of what the fact speaks."""
        return "organisation" if self.key.startswith("organisation.") else "system"

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if (self.kind in ("choice", "choices")) != bool(self.options):
            raise Unfit(say("options and kind do not go together"),
                        say("give `options` to choice and choices, and only there"))
        return self


_LEAF_TESTS = ("is_", "in_", "includes", "includes_any", "at_least", "less_than")


class Condition(Record):
    """A tree of facts: exactly one of `all`, `any`, `none`, `fact`, `defined`, `any_system`."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = None
    """Every branch holds."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = None
    """At least one branch holds."""

    none: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = None
    """No branch holds."""

    fact: FactKey | None = None
    """Key of the fact a leaf reads; exactly one test goes with it."""

    defined: DefinitionKey | None = None
    """Key of a definition that must hold."""

    any_system: "Condition | None" = None
    """Holds for at least one of the systems described; for rules on the organisation."""

    is_: AnswerWord | None = Field(default=None, alias="is")
    """The answer is this one; `true` or `false` for yes_no and judgement."""

    in_: Annotated[tuple[Line, ...], Field(min_length=1)] | None = Field(default=None, alias="in")
    """The answer is one of these."""

    includes: Line | None = None
    """The set of answers holds this one."""

    includes_any: Annotated[tuple[Line, ...], Field(min_length=1)] | None = None
    """The set of answers holds at least one of these."""

    at_least: int | None = None
    """The number is this or more."""

    less_than: int | None = None
    """The number is below this."""

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        shapes = [
            name
            for name in ("all", "any", "none", "fact", "defined", "any_system")
            if getattr(self, name) is not None
        ]
        if len(shapes) != 1:
            raise Unfit(
                say("the condition has no shape, or more than one"),
                say("write exactly one of all, any, none, fact, defined, any_system"))
        tests = [name for name in _LEAF_TESTS if getattr(self, name) is not None]
        if (shapes == ["fact"]) != (len(tests) == 1) or len(tests) > 1:
            raise Unfit(
                say("the tests do not suit the condition"),
                say("a fact goes with exactly one test: is, in, includes, includes_any, "
                    "at_least or less_than; other shapes take none"))
        return self


class Unless(Record):
    """An exception with a source of its own."""

    when: Condition
    """When it fires."""

    then: Literal["does_not_reach", "reaches"] = "does_not_reach"
    """What it brings about. Two that fire against each other are a reported conflict."""

    because: Annotated[tuple[Ref, ...], Field(min_length=1)]
    """Provisions it rests on."""

    gist: Text
    """The exception, in our words."""


class Presumption(Record):
    """An answer assumed when nobody gave one; shown wherever it was used."""

    fact: FactKey
    """Fact presumed."""

    is_: AnswerWord = Field(alias="is")
    """Answer presumed."""

    gist: Text
    """Why it is fair to presume it, in our words."""


class Case(Record):
    """A small profile with the outcome it must have; the loader runs it."""

    given: dict[FactKey, AnswerWord | tuple[AnswerWord, ...]]
    """Answers; a fact not named is unknown."""

    then: Outcome
    """Outcome that must come out."""

    about: Text | None = None
    """What the case shows."""


class Definition(Record):
    """A named condition: a role, a life-cycle phase, a group outside the scope."""

    id: Ref
    """Path of the record; filled in by the loader."""

    defines: DefinitionKey
    """Key by which conditions name it."""

    kind: Literal["role", "outside", "phase", "other"]
    """What it is shown as."""

    title: Title
    """Its name."""

    gist: Text
    """What it means, in our words."""

    because: Annotated[tuple[Ref, ...], Field(min_length=1)]
    """Provisions it rests on."""

    sources: tuple[Citation, ...] = ()
    """Further places it rests on."""

    confidence: Confidence
    """How sure we are that the texts draw the line here."""

    holds: Interval = ALWAYS
    """Days on which the word has this meaning; it is shown on these days only."""

    when: Condition
    """When it holds."""

    cases: Annotated[tuple[Case, ...], Field(min_length=3)]
    """At least one that it holds for, one not, one unknown."""

    order: int = 100
    """Place in lists."""

    note: Text | None = None
    """What a careful reader should know."""


RefOrPrefix = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,10}(/[a-z0-9][a-z0-9._-]*)*/?$")
]
"""Id of a record, or a path ending in `/` for every record below it."""


class Rule(Record):
    """When expectations reach an organisation or one of its systems."""

    id: Ref
    """Path of the record; filled in by the loader."""

    expectations: Annotated[tuple[RefOrPrefix, ...], Field(min_length=1)]
    """What reaches when the rule holds; several when they share one condition. An entry
    ending in `/` stands for every expectation below that path."""

    because: Annotated[tuple[Ref, ...], Field(min_length=1)]
    """Provisions that draw the line."""

    scope: Scope
    """Of what the rule speaks."""

    gist: Text
    """Why it reaches those it reaches, in our words."""

    holds: Interval = ALWAYS
    """Days on which the line is drawn like this."""

    when: Condition
    """When it reaches."""

    unless: tuple[Unless, ...] = ()
    """Exceptions, each with its source."""

    presume: tuple[Presumption, ...] = ()
    """Answers assumed when nobody gave one."""

    confidence: Confidence
    """How sure we are that the texts draw the line here."""

    cases: Annotated[tuple[Case, ...], Field(min_length=3)]
    """At least one it reaches, one it does not, one that stays unknown."""

    note: Text | None = None
    """What a careful reader should know."""

    def decides(self, expectation: str) -> bool:
        """Whether the rule says whom an expectation reaches."""
        return expectation in self.expectations or any(
            expectation.startswith(ref) for ref in self.expectations if ref.endswith("/")
        )


class Example(Record):
    """A described actor, with the definitions that must and must not hold for it."""

    id: Ref
    """Path of the record; filled in by the loader."""

    title: Title
    """Who is described."""

    because: Annotated[tuple[Ref, ...], Field(min_length=1)]
    """Where the text gives the example."""

    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Where it was read."""

    confidence: Confidence
    """How surely the example was read."""

    given: dict[FactKey, AnswerWord | tuple[AnswerWord, ...]]
    """Our reading of the example as answers."""

    then: dict[DefinitionKey, Truth]
    """What must come out."""

    note: Text | None = None
    """What a careful reader should know."""
