"""Running the cases: every rule, definition and example proves itself by its own profiles."""

from collections.abc import Iterator, Mapping

from shirube.model.analysis import Analysis
from shirube.model.assessment import FactStep, Reason
from shirube.model.problem import Fault, Message, Unfit, in_turn, say
from shirube.model.profile import AnswerValue
from shirube.model.rule import Condition, Definition, Rule
from shirube.model.rulebook import Rulebook
from shirube.model.terms import Outcome, Truth
from shirube.rules.answers import typed, typed_answer, written
from shirube.rules.explain import explain, explain_definition
from shirube.rules.graph import Graph, circumstances, compile_graph
from shirube.rules.leaning import lean
from shirube.rules.subject import Subject

Path_ = tuple[str | int, ...]
Given = Mapping[str, str | tuple[str, ...]]
_OUTCOMES: Mapping[Truth, Outcome] = {
    "yes": "reaches", "no": "does_not_reach", "unknown": "unknown",
}


def check_cases(rulebook: Rulebook) -> Iterator[Fault]:
    """Every case and example that does not come out as it says.

    The rulebook must be sound otherwise (`packs.check`). Answers on systems describe one
    system, also for rules on the organisation; no answers: one system not yet described.
    Presumptions are off.
    """
    faults = list(_numbers(rulebook))
    yield from faults
    if faults:
        return
    graph = compile_graph(rulebook.definitions, rulebook.rules, rulebook.facts,
                          circumstances((), (), rulebook.analyses))
    for definition in rulebook.definitions:
        for index, case in enumerate(definition.cases):
            reason = explain_definition(
                graph, definition.defines, subject_of(rulebook, case.given)
            )
            yield from _compare(definition, index, reason)
    for rule in rulebook.rules:
        for index, case in enumerate(rule.cases):
            subject = subject_of(rulebook, case.given)
            reason = explain(graph, rule.id, subject, presume=False)
            yield from _compare(rule, index, reason)
    for analysis in rulebook.analyses:
        yield from _walked(analysis, graph, rulebook)
    for example in rulebook.examples:
        subject = subject_of(rulebook, example.given)
        for key, truth in example.then.items():
            reason = explain_definition(graph, key, subject)
            if reason.truth != truth:
                yield Fault(example.id, ("then", key),
                            say("the example says {said}, `{key}` gives {given}", said=truth,
                                key=key, given=reason.truth),
                            _mend(reason, say("the example or the definition")))


def _walked(analysis: Analysis, graph: Graph, rulebook: Rulebook) -> Iterator[Fault]:
    """Cases of an analysis whose nodes do not point where the case says."""
    for index, case in enumerate(analysis.cases):
        subject = subject_of(rulebook, case.given)
        found = {each.node: each.leaning for each in lean(analysis, graph, subject)}
        for node, said in case.then.items():
            if found.get(node) != said:
                yield Fault(analysis.id, ("cases", index, "then", node),
                            say("the case says {said}, `{node}` gives {given}", said=said,
                                node=node, given=found.get(node, "")),
                            say("correct the case or the results"))


def subject_of(rulebook: Rulebook, given: Given) -> Subject:
    """The small profile of a case: one system, named `system`, and its organisation."""
    organisation: dict[str, AnswerValue] = {}
    system: dict[str, AnswerValue] = {}
    for key, words in given.items():
        fact = rulebook.facts_by_key[key]
        side = organisation if fact.scope == "organisation" else system
        side[key] = typed_answer(fact.kind, words)
    return Subject(organisation, {"system": system}, "system")


def _compare(record: Definition | Rule, index: int, reason: Reason) -> Iterator[Fault]:
    said, given = record.cases[index].then, _OUTCOMES[reason.truth]
    if said == given:
        return
    if isinstance(record, Rule):
        what = say("the case says {said}, the rule gives {given}", said=said, given=given)
        whom = say("the case or the rule")
    else:
        what = say("the case says {said}, the definition gives {given}", said=said, given=given)
        whom = say("the case or the definition")
    yield Fault(record.id, ("cases", index), what, _mend(reason, whom))


def _mend(reason: Reason, whom: Message) -> Message:
    """What to change, with the facts the outcome rests on."""
    facts = in_turn(map(_told, reason.decisive)) if reason.decisive else say("no fact at all")
    if reason.conflict:
        return say("two exceptions contradict each other ({facts}): correct {whom}",
                   facts=facts, whom=whom)
    if reason.truth == "unknown":
        return say("still open: {facts}: answer there, or correct {whom}",
                   facts=facts, whom=whom)
    return say("it rests on {facts}: correct {whom}", facts=facts, whom=whom)


def _told(step: FactStep) -> Message:
    expected, answer = ", ".join(step.expected), step.answer
    if answer is None:
        return say("`{fact}` {test} {expected} (not given)", fact=step.fact, test=step.test,
                   expected=expected)
    given = ", ".join(answer) if isinstance(answer, tuple) else written(answer)
    return say("`{fact}` {test} {expected} (given: {given})", fact=step.fact, test=step.test,
               expected=expected, given=given)


def _numbers(rulebook: Rulebook) -> Iterator[Fault]:
    """Words where a whole number belongs."""
    facts = rulebook.facts_by_key
    for record, path, key, words in _words(rulebook):
        fact = facts.get(key)
        if fact is not None and fact.kind == "number" and isinstance(words, str):
            try:
                typed("number", words)
            except Unfit as error:
                yield Fault(record, path, error.what, error.mend)


def _words(
    rulebook: Rulebook,
) -> Iterator[tuple[str, Path_, str, str | tuple[str, ...]]]:
    """Every answer written in rules, definitions, examples and points, with its place."""
    proven: tuple[Definition | Rule, ...] = (*rulebook.definitions, *rulebook.rules)
    for record in proven:
        for index, case in enumerate(record.cases):
            for key, words in case.given.items():
                yield record.id, ("cases", index, "given", key), key, words
        for path, key, word in _tests(record.when, ("when",)):
            yield record.id, path, key, word
    for rule in rulebook.rules:
        for index, exception in enumerate(rule.unless):
            for path, key, word in _tests(exception.when, ("unless", index, "when")):
                yield rule.id, path, key, word
        for index, presumption in enumerate(rule.presume):
            yield rule.id, ("presume", index, "is"), presumption.fact, presumption.is_
    for example in rulebook.examples:
        for key, words in example.given.items():
            yield example.id, ("given", key), key, words
    for expectation in rulebook.expectations:
        for index, point in enumerate(expectation.points):
            if point.when is not None:
                for path, key, word in _tests(point.when, ("points", index, "when")):
                    yield expectation.id, path, key, word


def _tests(when: Condition, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Every `is` in a condition."""
    if when.fact is not None and when.is_ is not None:
        yield (*path, "is"), when.fact, when.is_
    for name, branches in (("all", when.all), ("any", when.any), ("none", when.none)):
        for index, branch in enumerate(branches or ()):
            yield from _tests(branch, (*path, name, index))
    if when.any_system is not None:
        yield from _tests(when.any_system, (*path, "any_system"))
