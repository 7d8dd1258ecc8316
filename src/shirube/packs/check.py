"""What no single record can be wrong about alone: references, facts, words, histories."""

import re
from collections.abc import Iterator

from shirube.model.expectation import Expectation
from shirube.model.problem import Fault
from shirube.model.rule import Condition, Definition, Example, Fact, Rule
from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry
from shirube.model.text import Record, Text
from shirube.packs.strict import Path_
from shirube.packs.typed import did_you_mean

_REF_FIELDS = frozenset({
    "source", "instrument", "instruments", "at", "bodies", "issuers", "basis", "part_of",
    "rests_on", "group", "parent", "covers", "principles", "items", "because", "replaced_by",
    "superseded_by", "confirmed_by", "main_instruments",
})
_FREE_AT = frozenset({"Citation", "Norm"})
"""Types whose `at` is a pinpoint, not a record."""

_VOLUNTARY = frozenset({"should", "important", "expected", "desirable", "commitment"})
_DUTY_WORDS_EN = re.compile(
    r"\b(must|shall|mandatory|oblig\w+|violat\w+|complian\w+|non-complian\w+|breach\w*|duty)\b",
    re.IGNORECASE,
)
_DUTY_WORDS_JA = re.compile(r"義務|違反|しなければならない|ねばならない|コンプライアンス違反")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def check(rulebook: Rulebook) -> Iterator[Fault]:
    """Everything wrong between the records of a rulebook."""
    known = rulebook.by_id
    targets = frozenset(known)
    for record in rulebook.records():
        for path, name, ref in _refs(record, ()):
            if ref not in targets:
                yield Fault(record.id, path, f"there is no record `{ref}`", did_you_mean(
                    ref, targets, f"write the id of a record, or add the record for `{name}`"))
        yield from _languages(record, record.id, ())
        if isinstance(record, Entry):
            yield from _ages(record)
        if isinstance(record, Expectation):
            yield from _words_of(record)
            yield from _versions_of(record, rulebook)
    yield from _aliases(rulebook)
    yield from _rules(rulebook)


def _refs(record: Record, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Every reference to another record, with its place."""
    for name, _ in type(record).model_fields.items():
        value = getattr(record, name)
        if name in _REF_FIELDS and not (name == "at" and type(record).__name__ in _FREE_AT):
            if isinstance(value, str):
                yield (*path, name), name, value
            elif isinstance(value, tuple):
                for index, each in enumerate(value):
                    if isinstance(each, str):
                        yield (*path, name, index), name, each
        if isinstance(value, Record):
            yield from _refs(value, (*path, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Record):
                    yield from _refs(each, (*path, name, index))


def _languages(record: Record, ref: str, path: Path_) -> Iterator[Fault]:
    """Texts whose Japanese holds no Japanese, or whose English is Japanese."""
    if isinstance(record, Text):
        plain = re.sub(r"[A-Za-z0-9 ./&:,()'’-]", "", record.ja)
        if plain and not _JAPANESE.search(record.ja):
            yield Fault(ref, (*path, "ja"), "the Japanese text holds no Japanese",
                        "write it in Japanese")
        if len(_JAPANESE.findall(record.en)) > max(12, len(record.en) // 2):
            yield Fault(ref, (*path, "en"), "the English text is mostly Japanese",
                        "write it in English")
        return
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _languages(value, ref, (*path, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Record):
                    yield from _languages(each, ref, (*path, name, index))


def _ages(record: Entry) -> Iterator[Fault]:
    if record.checked < record.known:
        yield Fault(record.id, ("checked",), "checked before it was known",
                    "`known` is the day we learned it, `checked` the last day it was held "
                    "against its sources")
    if record.closed and record.closed <= record.known:
        yield Fault(record.id, ("closed",), "closed before it was known",
                    "`closed` comes after `known`")


def _words_of(record: Expectation) -> Iterator[Fault]:
    """A voluntary text is never told in the words of duties."""
    texts: list[tuple[Path_, Text, str]] = [(("gist",), record.gist, record.force)]
    for index, point in enumerate(record.points):
        texts.append((("points", index, "gist"), point.gist, point.force or record.force))
    for path, text, force in texts:
        if force not in _VOLUNTARY:
            continue
        for lang, found in (
            ("en", _DUTY_WORDS_EN.search(text.en)), ("ja", _DUTY_WORDS_JA.search(text.ja))
        ):
            if found:
                yield Fault(record.id, (*path, lang),
                            f"`{found.group()}` is a word of duties, and this item is voluntary",
                            f"tell it in the strength of its force, `{force}`")


def _versions_of(record: Expectation, rulebook: Rulebook) -> Iterator[Fault]:
    instrument = rulebook.by_id.get(record.instrument)
    labels = [version.id for version in getattr(instrument, "versions", ())]
    named = [("read_in", record.read_in)] if record.read_in else []
    named += [("earlier", label) for each in record.earlier for label in each.versions]
    for name, label in named:
        if label not in labels:
            yield Fault(record.id, (name,), f"the instrument has no version `{label}`",
                        did_you_mean(label, labels, "its versions: " + ", ".join(labels)))
    if labels and not record.read_in:
        yield Fault(record.id, ("read_in",), "`read_in` is missing",
                    "name the version whose wording the gist follows")


def _aliases(rulebook: Rulebook) -> Iterator[Fault]:
    ids = {record.id for record in rulebook.records()}
    seen: dict[str, str] = {}
    for record in rulebook.records():
        for index, alias in enumerate(getattr(record, "aliases", ())):
            if alias in ids or seen.setdefault(alias, record.id) != record.id:
                yield Fault(record.id, ("aliases", index), f"`{alias}` names another record",
                            "drop the alias")


def _rules(rulebook: Rulebook) -> Iterator[Fault]:
    facts = rulebook.facts_by_key
    defined = {definition.defines: definition for definition in rulebook.definitions}
    targets = [expectation.id for expectation in rulebook.expectations]
    ruled: set[str] = set()
    for definition in rulebook.definitions:
        if defined[definition.defines] is not definition:
            yield Fault(definition.id, ("defines",), f"`{definition.defines}` is defined twice",
                        f"see {defined[definition.defines].id}")
        yield from _condition(definition.id, definition.when, ("when",), facts, set(defined))
        yield from _cases(definition, facts)
    yield from _cycles(defined)
    for rule in rulebook.rules:
        for index, ref in enumerate(rule.expectations):
            found = [id_ for id_ in targets if id_ == ref or ref.endswith("/")
                     and id_.startswith(ref)]
            ruled.update(found)
            if not found:
                yield Fault(rule.id, ("expectations", index), f"there is no expectation `{ref}`",
                            did_you_mean(ref, targets, "name an expectation"))
        yield from _condition(rule.id, rule.when, ("when",), facts, set(defined), rule.scope)
        for index, exception in enumerate(rule.unless):
            yield from _condition(rule.id, exception.when, ("unless", index, "when"), facts,
                                  set(defined), rule.scope)
        for index, presumption in enumerate(rule.presume):
            yield from _value(rule.id, ("presume", index), presumption.fact,
                              (presumption.is_,), "is", facts)
            fact = facts.get(presumption.fact)
            if fact and fact.kind == "judgement":
                yield Fault(rule.id, ("presume", index, "fact"),
                            "a judgement is never presumed", "ask a person for it")
        yield from _cases(rule, facts)
    for definition in rulebook.definitions:
        if definition.kind == "phase":
            continue
    for expectation in rulebook.expectations:
        for index, phase in enumerate(expectation.phases):
            if phase not in defined:
                yield Fault(expectation.id, ("phases", index), f"`{phase}` is not defined",
                            did_you_mean(phase, defined, "define it in rules/"))
        for index, point in enumerate(expectation.points):
            if point.when:
                yield from _condition(expectation.id, point.when, ("points", index, "when"),
                                      facts, set(defined))
        instrument = rulebook.by_id.get(expectation.instrument)
        if getattr(instrument, "depth", "") == "executable" and expectation.id not in ruled:
            yield Fault(expectation.id, (), "no rule says whom it reaches",
                        "add it to a rule, or lower the depth of its instrument")
    for example in rulebook.examples:
        yield from _given(example.id, example.given, ("given",), facts)
        for key in example.then:
            if key not in defined:
                yield Fault(example.id, ("then", key), f"`{key}` is not defined",
                            did_you_mean(key, defined, "define it in rules/"))


def _condition(
    ref: str,
    condition: Condition,
    path: Path_,
    facts: dict[str, Fact] | object,
    defined: set[str],
    scope: str = "system",
) -> Iterator[Fault]:
    """Unknown facts, definitions and values anywhere in a condition."""
    assert isinstance(facts, dict)
    for name in ("all", "any", "none"):
        for index, branch in enumerate(getattr(condition, name) or ()):
            yield from _condition(ref, branch, (*path, name, index), facts, defined, scope)
    if condition.any_system is not None:
        if scope == "system":
            yield Fault(ref, (*path, "any_system"), "`any_system` belongs to rules on the "
                        "organisation", "write `scope: organisation`, or drop `any_system`")
        yield from _condition(ref, condition.any_system, (*path, "any_system"), facts, defined)
    if condition.defined is not None and condition.defined not in defined:
        yield Fault(ref, (*path, "defined"), f"`{condition.defined}` is not defined",
                    did_you_mean(condition.defined, defined, "define it in rules/"))
    if condition.defined is not None and scope == "organisation":
        return
    if condition.fact is None:
        return
    if scope == "organisation" and condition.fact.startswith("system."):
        yield Fault(ref, (*path, "fact"), "a rule on the organisation cannot read one system's "
                    "fact", "wrap it in `any_system:`")
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
    ref: str, path: Path_, key: str, values: tuple[str, ...], test: str, facts: dict[str, Fact]
) -> Iterator[Fault]:
    fact = facts.get(key)
    if fact is None:
        yield Fault(ref, (*path, "fact"), f"there is no fact `{key}`",
                    did_you_mean(key, facts, "add it to facts/"))
        return
    if test not in _TESTS[fact.kind] and not (test == "is" and fact.kind == "number"):
        yield Fault(ref, (*path, test), f"`{test}` does not suit `{key}`, which is {fact.kind}",
                    "use " + " or ".join(f"`{name}`" for name in _TESTS[fact.kind]))
        return
    allowed = {"yes_no": ("true", "false"), "judgement": ("true", "false")}.get(
        fact.kind, tuple(option.id for option in fact.options))
    if fact.kind == "number":
        return
    for value in values:
        if value not in allowed:
            yield Fault(ref, (*path, test), f"`{value}` is not an answer to `{key}`",
                        did_you_mean(value, allowed, "answers: " + ", ".join(allowed)))


def _given(
    ref: str, given: dict[str, str | tuple[str, ...]], path: Path_, facts: dict[str, Fact]
) -> Iterator[Fault]:
    for key, value in given.items():
        fact = facts.get(key)
        many = isinstance(value, tuple)
        if fact is not None and many != (fact.kind == "choices"):
            yield Fault(ref, (*path, key), f"`{key}` takes "
                        + ("a list" if fact.kind == "choices" else "one answer"),
                        "write `- ` lines for a set of choices, plain text for the rest")
            continue
        values = value if isinstance(value, tuple) else (value,)
        test = "includes" if many else "is"
        yield from _value(ref, (*path, key), key, values, test, facts)


def _cases(record: Definition | Rule, facts: object) -> Iterator[Fault]:
    assert isinstance(facts, dict)
    outcomes = {case.then for case in record.cases}
    for outcome in ("reaches", "does_not_reach", "unknown"):
        if outcome not in outcomes:
            yield Fault(record.id, ("cases",), f"no case shows `{outcome}`",
                        "give at least one case for each of reaches, does_not_reach, unknown")
    for index, case in enumerate(record.cases):
        yield from _given(record.id, case.given, ("cases", index, "given"), facts)


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
            yield Fault(defined[key].id, ("when",), "the definition rests on itself: "
                        + " -> ".join((*above[above.index(key):], key)), "break the circle")
            return
        if key in done or key not in defined:
            return
        for used in _uses(defined[key].when):
            yield from walk(used, (*above, key))
        done.add(key)

    for key in defined:
        yield from walk(key, ())
