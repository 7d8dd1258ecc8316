"""Profiles as files: reading what people write, strictly; writing what the interview learned."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field

from shirube.model.problem import Message, Problem, Refused, Unfit, say
from shirube.model.profile import Answer, AnswerValue, Profile, SystemProfile, Work
from shirube.model.rule import AnswerWord, Fact, Scope
from shirube.model.rulebook import Rulebook
from shirube.model.source import Ref
from shirube.model.text import Line, Record
from shirube.packs.strict import Document, Path_, parse, read_text, spell
from shirube.packs.typed import convert, did_you_mean

PROFILE_LIMIT = 5_000_000
"""Largest profile read, in bytes."""

SCHEMA_LINE = "# yaml-language-server: $schema={}\n"

AnswerText = AnswerWord | tuple[AnswerWord, ...]


class SignedAnswer(Record):
    """An answer with its author, for judgements and for whoever reads it next year."""

    value: AnswerText
    """The answer, or a list of them for a set of choices."""

    by: Line | None = None
    """Who gave it; required for judgements."""

    on: Line | None = None
    """Day it was given, YYYY-MM-DD."""

    why: Line | None = None
    """Why it was answered so."""


FactsFile = dict[str, AnswerText | SignedAnswer]


class SystemFile(Record):
    """One AI system, as written in a profile file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
    """Short name, unique in the profile: small letters, digits, `-`, `_`."""

    name: Line
    """Name for people."""

    description: Line | None = None
    """What it does; shown in reports, never read by rules."""

    facts: FactsFile = Field(default_factory=dict)
    """Answers about this system, e.g. `develops: true`. Leave out what is not known."""

    work: dict[Ref, Work] = Field(default_factory=dict)
    """What was judged of an expectation for this system, by the expectation's id."""


class ProfileFile(Record):
    """An organisation and its AI systems, as written in a profile file."""

    regime: Line = "jp"
    """Regime to be judged by."""

    name: Line
    """Name of the organisation."""

    description: Line | None = None
    """What it does; shown in reports, never read by rules."""

    facts: FactsFile = Field(default_factory=dict)
    """Answers about the organisation, e.g. `kind: company`. Leave out what is not known."""

    work: dict[Ref, Work] = Field(default_factory=dict)
    """What was judged of an expectation for the whole organisation, by the expectation's id."""

    systems: tuple[SystemFile, ...] = ()
    """The AI systems."""


def read_profile(path: Path, rulebook: Rulebook, *, shown: str | None = None) -> Profile:
    """The profile in a YAML or JSON file.

    Raises Refused with every problem: at its line, with a mend.
    """
    name = shown or str(path)
    return profile_from_text(read_text(path, limit=PROFILE_LIMIT, shown=name), name, rulebook)


def profile_from_text(text: str, name: str, rulebook: Rulebook) -> Profile:
    """The profile in a YAML or JSON text; `name` is the file as shown to people.

    Raises Refused as `read_profile` does.
    """
    document = parse(text, name, keep_going=True)
    if not isinstance(document.data, dict):
        raise Refused([Problem(name, 1, "", say("a profile is a mapping"),
                               say("write `name:`, `facts:` and `systems:` lines"))])
    file, problems = convert(ProfileFile, document.data, document, ())
    reader = _Reader(document, rulebook)
    if file is None:
        reader.answers_anyway(document.data)
        raise Refused([*document.problems, *problems, *reader.problems])
    profile = reader.profile(file)
    if document.problems or reader.problems:
        raise Refused([*document.problems, *reader.problems])
    return profile


class _Reader:
    """Holds a profile file against the facts and expectations of a rulebook."""

    def __init__(self, document: Document, rulebook: Rulebook) -> None:
        self.document = document
        self.rulebook = rulebook
        self.problems: list[Problem] = []

    def refuse(self, path: Path_, what: Message, mend: Message) -> None:
        self.problems.append(Problem(
            self.document.file, self.document.line(path), spell(path), what, mend))

    def profile(self, file: ProfileFile) -> Profile:
        if file.regime != self.rulebook.regime.id:
            self.refuse(("regime",),
                        say("`{regime}` is not the regime asked about", regime=file.regime),
                        say("write `regime: {regime}`", regime=self.rulebook.regime.id))
        systems, seen = [], set()
        for index, system in enumerate(file.systems):
            at: Path_ = ("systems", index)
            if system.id in seen:
                self.refuse((*at, "id"), say("`{id}` names another system already", id=system.id),
                            say("give every system an id of its own"))
            seen.add(system.id)
            systems.append(SystemProfile(
                id=system.id, name=system.name, description=system.description,
                answers=self.answers(system.facts, "system", (*at, "facts")),
                work=self.work(system.work, (*at, "work")),
            ))
        return Profile(
            regime=file.regime, name=file.name, description=file.description,
            answers=self.answers(file.facts, "organisation", ("facts",)),
            work=self.work(file.work, ("work",)), systems=tuple(systems),
        )

    def answers_anyway(self, data: Mapping[str, Any]) -> None:
        """Tell what is wrong with the answers of a file that is wrong elsewhere, too."""
        parts: list[tuple[Any, Scope, Path_]] = [(data.get("facts"), "organisation", ("facts",))]
        systems = data.get("systems")
        for index, system in enumerate(systems if isinstance(systems, list) else ()):
            if isinstance(system, dict):
                parts.append((system.get("facts"), "system", ("systems", index, "facts")))
        for facts, scope, at in parts:
            if isinstance(facts, dict):
                self.answers({
                    word: tuple(given) if isinstance(given, list) else given
                    for word, given in facts.items()
                    if isinstance(given, str) or (
                        isinstance(given, list) and all(isinstance(one, str) for one in given))
                }, scope, at)

    def answers(self, facts: FactsFile, scope: Scope, at: Path_) -> dict[str, Answer]:
        known = self.rulebook.facts_by_key
        answers = {}
        for word, given in facts.items():
            key = word if word.startswith(f"{scope}.") else f"{scope}.{word}"
            place = (*at, word)
            fact = known.get(key)
            if fact is None:
                self.unknown_fact(place, word, scope)
                continue
            answer = self.answer(fact, given, place)
            if answer is not None:
                answers[key] = answer
        return answers

    def unknown_fact(self, place: Path_, word: str, scope: Scope) -> None:
        bare = {key.split(".", 1)[1]: key for key in self.rulebook.facts_by_key}
        here = [name for name, key in bare.items() if key.startswith(scope)]
        other = bare.get(word)
        if other and not other.startswith(scope):
            self.refuse(place, say("`{fact}` is not a fact of this part", fact=word),
                        say("it belongs in the organisation's `facts`")
                        if other.startswith("organisation")
                        else say("it belongs in the `facts` of a system"))
            return
        self.refuse(place, say("there is no fact `{fact}`", fact=word), did_you_mean(
            word, here, say("facts here: {facts}", facts=", ".join(sorted(here)))))

    def answer(self, fact: Fact, given: AnswerText | SignedAnswer, at: Path_) -> Answer | None:
        signed = given if isinstance(given, SignedAnswer) else SignedAnswer(value=given)
        if signed.value == "unknown":
            return None
        value = self.value(fact, signed.value, at)
        if value is None:
            return None
        if fact.kind == "judgement" and not signed.by:
            self.refuse(at, say("`{fact}` is a judgement and names nobody", fact=fact.key),
                        say("write {{value: ..., by: NAME, why: ...}}"))
            return None
        answer, problems = convert(
            Answer, {"value": value, "by": signed.by, "on": signed.on, "why": signed.why},
            self.document, at)
        self.problems.extend(problems)
        return answer

    def value(self, fact: Fact, text: AnswerText, at: Path_) -> AnswerValue | None:
        many = isinstance(text, tuple)
        if many and fact.kind != "choices":
            self.refuse(at, say("`{fact}` takes one answer, not a list", fact=fact.key),
                        say("write one value"))
            return None
        if not many and fact.kind == "choices":
            self.refuse(at, say("`{fact}` takes a list of answers", fact=fact.key),
                        say("write `[a, b]`"))
            return None
        try:
            return parse_answer(fact, text)
        except Unfit as error:
            self.refuse(at, error.what, error.mend)
            return None

    def work(self, work: Mapping[str, Work], at: Path_) -> dict[str, Work]:
        known = {each.id: each for each in self.rulebook.expectations}
        aliases = {alias: each.id for each in known.values() for alias in each.aliases}
        scope: Scope = "system" if at[0] == "systems" else "organisation"
        checked = {}
        for ref, each in work.items():
            target = aliases.get(ref, ref)
            expectation = known.get(target)
            if expectation is None:
                self.refuse((*at, ref), say("there is no expectation `{ref}`", ref=ref),
                            did_you_mean(ref, known, say("find its id with `shirube show`")))
                continue
            scopes = {rule.scope for rule in self.rulebook.rules if rule.decides(target)}
            if scopes and scope not in scopes:
                self.refuse((*at, ref), *_other_part(ref, scope))
                continue
            if each.status == "not_done_reasons_published" and not expectation.reasons_accepted:
                self.refuse(
                    (*at, ref, "status"),
                    say("this item's text does not speak of publishing reasons"),
                    say("write `not_met` or `partly`, and the reasons in `note`"))
                continue
            checked[target] = each
        return checked


def _other_part(ref: str, scope: Scope) -> tuple[Message, Message]:
    """What to say of a judgement that would be lost where it stands."""
    if scope == "organisation":
        return (say("`{ref}` is judged system by system", ref=ref),
                say("move it to the `work` of each system it was judged of"))
    return (say("`{ref}` is judged of the organisation as a whole", ref=ref),
            say("move it to the `work` of the organisation"))


def parse_answer(fact: Fact, text: str | tuple[str, ...]) -> AnswerValue:
    """An answer in the type of its fact.

    Raises Unfit when the text is no answer to the fact.
    """
    if fact.kind in ("yes_no", "judgement"):
        if text in ("true", "false"):
            return text == "true"
        raise Unfit(
            say("`{given}` is neither true nor false", given=text),
            say("write true or false, or leave the fact out when it is not known"))
    if fact.kind == "number":
        if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 16:
            return int(text)
        raise Unfit(
            say("`{given}` is not a whole number", given=text), say("write digits only"))
    options = [option.id for option in fact.options]
    for word in text if isinstance(text, tuple) else (text,):
        if word not in options:
            raise Unfit(
                say("`{given}` is not an answer to `{fact}`", given=word, fact=fact.key),
                did_you_mean(word, options,
                             say("answers: {answers}", answers=", ".join(options))))
    return tuple(sorted(set(text))) if isinstance(text, tuple) else text


def write_profile(profile: Profile, *, schema: str | None = None) -> str:
    """A profile as YAML that `read_profile` reads back into the same profile."""
    data: dict[str, Any] = {"regime": profile.regime, "name": profile.name}
    if profile.description:
        data["description"] = profile.description
    data |= _part(profile.answers, profile.work)
    data["systems"] = [
        {
            "id": system.id, "name": system.name,
            **({"description": system.description} if system.description else {}),
            **_part(system.answers, system.work),
        }
        for system in profile.systems
    ]
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return (SCHEMA_LINE.format(schema) if schema else "") + body


def _part(answers: Mapping[str, Answer], work: Mapping[str, Work]) -> dict[str, Any]:
    part: dict[str, Any] = {}
    if answers:
        part["facts"] = {key.split(".", 1)[1]: _plain(each) for key, each in answers.items()}
    if work:
        part["work"] = {
            ref: json.loads(each.model_dump_json(exclude_defaults=True)) or
            {"status": "not_judged"}
            for ref, each in work.items()
        }
    return part


def _plain(answer: Answer) -> Any:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    extra = json.loads(answer.model_dump_json(exclude={"value"}, exclude_none=True))
    return {"value": value, **extra} if extra else value
