"""What rules can be wrong about: facts, answers, definitions, targets, cases that are missing."""

from collections.abc import Iterable, Iterator, Mapping

from shirube.model.problem import Fault, Message, say
from shirube.model.rule import Condition, Definition, Fact, Rule
from shirube.model.rulebook import Rulebook
from shirube.packs.strict import Path_
from shirube.packs.typed import did_you_mean


def check_rules(rulebook: Rulebook) -> Iterator[Fault]:
    """Everything wrong with the rules, definitions and examples of a rulebook."""
    facts = rulebook.facts_by_key
    defined = {definition.defines: definition for definition in rulebook.definitions}
    targets = [expectation.id for expectation in rulebook.expectations]
    ruled: set[str] = set()
    for definition in rulebook.definitions:
        if defined[definition.defines] is not definition:
            yield Fault(definition.id, ("defines",),
                        say("`{key}` is defined twice", key=definition.defines),
                        say("see {other}", other=defined[definition.defines].id))
        yield from check_condition(definition.id, definition.when, ("when",), facts, set(defined))
        yield from _cases(definition, facts)
    yield from _cycles(defined)
    for rule in rulebook.rules:
        for index, ref in enumerate(rule.expectations):
            found = [each for each in targets
                     if each == ref or (ref.endswith("/") and each.startswith(ref))]
            ruled.update(found)
            if not found:
                yield Fault(rule.id, ("expectations", index),
                            say("there is no expectation `{ref}`", ref=ref),
                            did_you_mean(ref, targets, say("name an expectation")))
        yield from check_condition(rule.id, rule.when, ("when",), facts, set(defined), rule.scope)
        for index, exception in enumerate(rule.unless):
            yield from check_condition(rule.id, exception.when, ("unless", index, "when"), facts,
                                  set(defined), rule.scope)
        for index, presumption in enumerate(rule.presume):
            yield from _value(rule.id, ("presume", index), presumption.fact,
                              (presumption.is_,), "is", facts)
            fact = facts.get(presumption.fact)
            if fact and fact.kind == "judgement":
                yield Fault(rule.id, ("presume", index, "fact"),
                            say("a judgement is never presumed"), say("ask a person for it"))
        yield from _cases(rule, facts)
    read = _read_facts(rulebook)
    for fact in rulebook.facts:
        if fact.key not in read:
            yield Fault(fact.id, (), say("no rule, definition or point reads this fact"),
                        say("have a rule read it, or drop it: nobody is asked for nothing"))
    for expectation in rulebook.expectations:
        for index, phase in enumerate(expectation.phases):
            if phase not in defined:
                yield Fault(expectation.id, ("phases", index), *_undefined(phase, defined))
        for index, point in enumerate(expectation.points):
            if point.when:
                yield from check_condition(expectation.id, point.when, ("points", index, "when"),
                                      facts, set(defined))
        instrument = rulebook.by_id.get(expectation.instrument)
        if getattr(instrument, "depth", "") == "executable" and expectation.id not in ruled:
            yield Fault(expectation.id, (), say("no rule says whom it reaches"),
                        say("add it to a rule, or lower the depth of its instrument"))
    for example in rulebook.examples:
        yield from check_given(example.id, example.given, ("given",), facts)
        for key in example.then:
            if key not in defined:
                yield Fault(example.id, ("then", key), *_undefined(key, defined))


def _undefined(key: str, defined: Iterable[str]) -> tuple[Message, Message]:
    return (say("`{key}` is not defined", key=key),
            did_you_mean(key, defined, say("define it in rules/")))


def check_condition(
    ref: str,
    condition: Condition,
    path: Path_,
    facts: Mapping[str, Fact],
    defined: set[str],
    scope: str = "system",
) -> Iterator[Fault]:
    """Unknown facts, definitions and values anywhere in a condition."""
    for name in ("all", "any", "none"):
        for index, branch in enumerate(getattr(condition, name) or ()):
            yield from check_condition(ref, branch, (*path, name, index), facts, defined, scope)
    if condition.any_system is not None:
        if scope == "system":
            yield Fault(ref, (*path, "any_system"),
                        say("`any_system` belongs to rules on the organisation"),
                        say("write `scope: organisation`, or drop `any_system`"))
        yield from check_condition(ref, condition.any_system, (*path, "any_system"), facts, defined)
    if condition.defined is not None and condition.defined not in defined:
        yield Fault(ref, (*path, "defined"), *_undefined(condition.defined, defined))
    if condition.defined is not None and scope == "organisation":
        return
    if condition.fact is None:
        return
    if scope == "organisation" and condition.fact.startswith("system."):
        yield Fault(ref, (*path, "fact"),
                    say("a rule on the organisation cannot read one system's fact"),
                    say("wrap it in `any_system:`"))
    tests = {
        "is": (condition.is_,) if condition.is_ is not None else None,
        "in": condition.in_,
        "includes": (condition.includes,) if condition.includes is not None else None,
        "includes_any": condition.includes_any,
        "at_least": () if condition.at_least is not None else None,
        "less_than": () if condition.less_than is not None else None,
    }
    for test, values in tests.items():
        if values is not None:
            yield from _value(ref, path, condition.fact, values, test, facts)


_TESTS = {
    "yes_no": ("is",),
    "judgement": ("is",),
    "choice": ("is", "in"),
    "choices": ("includes", "includes_any"),
    "number": ("at_least", "less_than"),
}


def _value(
    ref: str, path: Path_, key: str, values: tuple[str, ...], test: str, facts: Mapping[str, Fact]
) -> Iterator[Fault]:
    fact = facts.get(key)
    if fact is None:
        yield Fault(ref, (*path, "fact"), say("there is no fact `{fact}`", fact=key),
                    did_you_mean(key, facts, say("add it to facts/")))
        return
    if test not in _TESTS[fact.kind] and not (test == "is" and fact.kind == "number"):
        yield Fault(ref, (*path, test),
                    say("`{test}` does not suit `{fact}`, which is {kind}", test=test, fact=key,
                        kind=fact.kind),
                    say("tests that suit it: {tests}", tests=", ".join(_TESTS[fact.kind])))
        return
    allowed = {"yes_no": ("true", "false"), "judgement": ("true", "false")}.get(
        fact.kind, tuple(option.id for option in fact.options))
    if fact.kind == "number":
        return
    for value in values:
        if value not in allowed:
            yield Fault(ref, (*path, test),
                        say("`{given}` is not an answer to `{fact}`", given=value, fact=key),
                        did_you_mean(value, allowed,
                                     say("answers: {answers}", answers=", ".join(allowed))))


def check_given(
    ref: str, given: dict[str, str | tuple[str, ...]], path: Path_, facts: Mapping[str, Fact]
) -> Iterator[Fault]:
    """Unknown facts and answers in the `given` of a case or example."""
    for key, value in given.items():
        fact = facts.get(key)
        many = isinstance(value, tuple)
        if fact is not None and many != (fact.kind == "choices"):
            yield Fault(ref, (*path, key),
                        say("`{fact}` takes one answer, not a list", fact=key) if many
                        else say("`{fact}` takes a list of answers", fact=key),
                        say("write `- ` lines for a set of choices, plain text for the rest"))
            continue
        values = value if isinstance(value, tuple) else (value,)
        test = "includes" if many else "is"
        yield from _value(ref, (*path, key), key, values, test, facts)


def _cases(record: Definition | Rule, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    outcomes = {case.then for case in record.cases}
    for outcome in ("reaches", "does_not_reach", "unknown"):
        if outcome not in outcomes:
            yield Fault(record.id, ("cases",), say("no case shows `{outcome}`", outcome=outcome),
                        say("give at least one case for each of reaches, does_not_reach, unknown"))
    for index, case in enumerate(record.cases):
        yield from check_given(record.id, case.given, ("cases", index, "given"), facts)


def _read_facts(rulebook: Rulebook) -> set[str]:
    """Keys of the facts that anything reads."""
    roots: list[Condition] = [each.when for each in rulebook.definitions]
    roots += [each.when for each in rulebook.rules]
    roots += [exception.when for rule in rulebook.rules for exception in rule.unless]
    roots += [point.when for each in rulebook.expectations for point in each.points if point.when]
    roots += [each.when for each in rulebook.statements if each.when]
    for analysis in rulebook.analyses:
        roots.append(analysis.relevant)
        roots += [result.when for node in analysis.nodes for result in node.results]
    found: set[str] = set()
    while roots:
        condition = roots.pop()
        if condition.fact:
            found.add(condition.fact)
        for name in ("all", "any", "none"):
            roots += getattr(condition, name) or ()
        if condition.any_system:
            roots.append(condition.any_system)
    return found


def _uses(condition: Condition) -> Iterator[str]:
    if condition.defined:
        yield condition.defined
    for name in ("all", "any", "none"):
        for branch in getattr(condition, name) or ():
            yield from _uses(branch)
    if condition.any_system:
        yield from _uses(condition.any_system)


def _cycles(defined: dict[str, Definition]) -> Iterator[Fault]:
    """Definitions that rest on themselves."""
    done: set[str] = set()

    def walk(key: str, above: tuple[str, ...]) -> Iterator[Fault]:
        if key in above:
            circle = " -> ".join((*above[above.index(key):], key))
            yield Fault(defined[key].id, ("when",),
                        say("the definition rests on itself: {circle}", circle=circle),
                        say("break the circle"))
            return
        if key in done or key not in defined:
            return
        for used in _uses(defined[key].when):
            yield from walk(used, (*above, key))
        done.add(key)

    for key in defined:
        yield from walk(key, ())
