"""The navigator's words: everything its script says, in one language, with addresses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from shirube.locales.site.navigator import WORDS
from shirube.model.analysis import Leaning
from shirube.model.rule import Fact
from shirube.model.terms import Force, Presence
from shirube.observatory.address import Here
from shirube.observatory.site import Voice
from shirube.reports.say import force_badge, name_of, provision_name, ref_of
from shirube.rules.answers import typed_answer

LINES = (
    "disclaimer", "list.comma", "list.semicolon", "subject.organisation",
    "answer.yes", "answer.no", "answer.none", "answer.empty", "answer.number",
    "leaf", "leaf.asked", "leaf.presumed", "truth.yes", "truth.no", "truth.unknown",
    "section.roles", "section.reaches", "section.unknown", "section.out", "section.orientation",
    "section.analyses", "section.pointers", "roles.why", "roles.line",
    "glance.subject", "glance.reaches", "glance.unknown", "glance.out", "glance.voluntary",
    "head.version", "badge.presumed", "badge.now", "badge.other_phase", "finding.at",
    "finding.other_version", "reason.because", "reason.conflict", "reason.settled.yes",
    "reason.settled.no", "reason.presumption", "reason.facts", "reason.open",
    "unknown.none", "unknown.fold", "unknown.fold.one", "out.fold", "out.fold.one",
    "out.unruled", "orientation.maybe", "analysis.title", "analysis.maybe",
    "analysis.unanswered", "analysis.open",
)
"""Common lines the script says."""

VOCABULARIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("test", ("is", "in", "includes", "includes_any", "at_least", "less_than")),
    ("presence", get_args(Presence)),
    ("leaning", (*get_args(Leaning), "unknown")),
)
"""Vocabularies whose words the script says."""

OWN = tuple(key.removeprefix("site.navigator.") for key in WORDS)
"""The navigator's own lines, by the names the script knows them under."""


def telling(voice: Voice, here: Here, book: Mapping[str, Any]) -> dict[str, Any]:
    """What the script says of a book (`book_of`) in one language; plain values.

    Records under their ids, facts and definitions under their keys; expectations in the order
    reports tell them. An address is none where the site has no page.
    """
    teller = _Teller(voice, here, book)
    return {
        "lang": voice.lang,
        "words": _common(voice),
        "own": {name: voice.words(f"site.navigator.{name}") for name in OWN},
        "forces": {force: _badge(voice, force) for force in get_args(Force)},
        "facts": {each.key: teller.fact(each) for each in teller.facts},
        "definitions": teller.definitions(),
        "rules": teller.rules(),
        "expectations": teller.expectations(),
        "groups": teller.groups(),
        "instruments": teller.instruments(),
        "statements": teller.statements(),
        "analyses": teller.analyses(),
        "examples": teller.examples(),
        "places": {ref: teller.place(ref) for ref in sorted(teller.named)},
    }


def _common(voice: Voice) -> dict[str, str]:
    keys = (*LINES, *(f"{name}.{each}" for name, words in VOCABULARIES for each in words))
    return {key: voice.words(key) for key in keys}


def _badge(voice: Voice, force: Force) -> list[str]:
    badge = force_badge(force, voice.words)
    return [badge.text, badge.tone]


class _Teller:
    """Tells records of a book, and notes the provisions it names on the way."""

    def __init__(self, voice: Voice, here: Here, book: Mapping[str, Any]) -> None:
        self.voice = voice
        self.here = here
        self.book = book
        self.named: set[str] = set()
        self.facts = [each for each in voice.rulebook.facts if each.key in book["graph"]["facts"]]

    def place(self, ref: str) -> list[str | None]:
        """A provision, or whatever else something rests on: its name and address."""
        return [provision_name(self.voice.rulebook, ref, self.voice.words),
                self.here.record(ref)]

    def resting(self, refs: Iterable[str]) -> list[str]:
        found = list(refs)
        self.named.update(found)
        return found

    def fact(self, fact: Fact) -> dict[str, Any]:
        lang = self.voice.lang
        told: dict[str, Any] = {
            "label": fact.label.in_(lang), "question": fact.question.in_(lang),
            "because": self.resting(fact.because), "href": self.here.record(fact.id),
        }
        if fact.help:
            told["help"] = fact.help.in_(lang)
        if fact.options:
            told["options"] = {each.id: each.label.in_(lang) for each in fact.options}
        if fact.unit:
            told["unit"] = fact.unit.in_(lang)
        return told

    def definitions(self) -> dict[str, Any]:
        used = {each["defines"] for each in self.book["definitions"]}
        return {
            each.defines: {
                "title": each.title.in_(self.voice.lang), "gist": each.gist.in_(self.voice.lang),
                "because": self.resting(each.because), "href": self.here.record(each.id),
            }
            for each in self.voice.rulebook.definitions if each.defines in used
        }

    def rules(self) -> dict[str, Any]:
        lang, by_id = self.voice.lang, {each.id: each for each in self.voice.rulebook.rules}
        told: dict[str, Any] = {}
        for each in self.book["rules"]:
            rule = by_id[each["id"]]
            self.resting(rule.because)
            for exception in rule.unless:
                self.resting(exception.because)
            told[rule.id] = {"gist": rule.gist.in_(lang)}
            if rule.presume:
                told[rule.id]["presume"] = [each.gist.in_(lang) for each in rule.presume]
        return told

    def expectations(self) -> dict[str, Any]:
        rulebook, lang = self.voice.rulebook, self.voice.lang
        ids = {each["id"] for each in self.book["expectations"]}

        def order(ref: str | None) -> int:
            return getattr(rulebook.by_id.get(ref or ""), "order", 0)

        return {
            each.id: {
                "ref": ref_of(each, self.voice.words), "title": each.title.in_(lang),
                "gist": each.gist.in_(lang), "at": self.resting([each.at])[0],
                "href": self.here.record(each.id),
                **({"read_in": each.read_in} if each.read_in else {}),
                **({"group": each.group} if each.group else {}),
            }
            for each in sorted(rulebook.expectations, key=lambda each: (
                order(each.instrument), each.instrument, order(each.group), each.group or "",
                each.order, each.id))
            if each.id in ids
        }

    def groups(self) -> dict[str, Any]:
        """Principles and other headings under which expectations stand."""
        ids = {each["id"] for each in self.book["expectations"]}
        return {
            each.group: name_of(self.voice.record(each.group), self.voice.words, each.group)
            for each in self.voice.rulebook.expectations if each.group and each.id in ids
        }

    def instruments(self) -> dict[str, Any]:
        used = dict.fromkeys(each["instrument"] for each in self.book["expectations"])
        return {
            ref: {"name": name_of(self.voice.record(ref), self.voice.words, ref),
                  "href": self.here.record(ref)}
            for ref in used
        }

    def statements(self) -> dict[str, Any]:
        used = {each["id"] for each in self.book["statements"]}
        return {
            each.id: {"text": each.text.in_(self.voice.lang), "href": self.here.record(each.id)}
            for each in self.voice.rulebook.statements if each.id in used
        }

    def analyses(self) -> dict[str, Any]:
        lang, used = self.voice.lang, {each["id"] for each in self.book["analyses"]}
        return {
            each.id: {
                "title": each.title.in_(lang), "gist": each.gist.in_(lang),
                "href": self.here.record(each.id),
                "stages": {stage.id: stage.title.in_(lang) for stage in each.stages},
                "nodes": {
                    node.id: {"stage": node.stage, "question": node.question.in_(lang),
                              "results": [result.gist.in_(lang) for result in node.results]}
                    for node in each.nodes},
            }
            for each in self.voice.rulebook.analyses if each.id in used
        }

    def examples(self) -> list[dict[str, Any]]:
        return list(self._examples())

    def _examples(self) -> Iterator[dict[str, Any]]:
        """Described actors, as answers to start from."""
        facts = self.voice.rulebook.facts_by_key
        for each in self.voice.rulebook.examples:
            yield {
                "id": each.id, "title": each.title.in_(self.voice.lang),
                "href": self.here.record(each.id),
                "given": {key: typed_answer(facts[key].kind, words)
                          for key, words in each.given.items()},
            }
