"""The engine in the browser and the one in Python never disagree."""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.assess import assess
from shirube.interview import rank
from shirube.model.profile import Answer, AnswerValue, Profile, SystemProfile
from shirube.model.rule import Fact, Rule
from shirube.model.rulebook import Edition, Rulebook
from shirube.observatory.book import book_of
from shirube.operations.askable import Askable, askable
from shirube.packs.profile import profile_from_text
from shirube.rules import (
    Graph,
    compile_edition,
    compile_graph,
    explain,
    explain_definition,
    to_json,
)
from shirube.rules.subject import Slot, Subject
from shirube.timeline import as_of, change_days, edition_start
from tests.interview.test_questions import RULES
from tests.observatory.conftest import TODAY
from tests.profiles import LINES
from tests.rules.made import FACTS, World, steady, worlds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HARNESS = """
() => {
  const { engine } = globalThis.shirube;
  const books = {};
  const told = {
    assessment: ({ edition, graph }, { profile, presume }) =>
      engine.assess(edition, graph, profile, presume),
    questions: ({ edition, graph }, { profile, skip }) => {
      const { rules, weights } = engine.askable(edition);
      const slots = new Set(skip.map(([fact, system]) => engine.slotKey(fact, system)));
      return engine.rank(graph, rules, engine.subjectOf(profile), { weights, skip: slots });
    },
  };
  const judged = (name, kind, asked) => {
    const { book, graph } = books[name];
    return JSON.stringify(told[kind]({ edition: engine.editionOn(book, asked.day), graph }, asked));
  };
  const digest = async (text) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, "0")).join("");
  };
  const leanings = (found) => found.analyses.flatMap(({ system, analysis, nodes }) =>
    nodes.map(({ node, leaning }) => [`${analysis}#${node}@${system}`, leaning]));
  const values = (found) => new Map([
    ...found.findings.flatMap((each) => [
      [`${each.expectation}@${each.system}`, each.outcome],
      [`settled ${each.expectation}@${each.system}`, each.settled]]),
    ...found.definitions.map((each) => [`${each.definition}@${each.system}`, each.truth]),
    ...leanings(found)]);
  const harness = {
    keep: (name, text) => {
      const book = JSON.parse(text);
      books[name] = { book, graph: engine.readGraph(book.graph) };
    },
    digests: (name, text) => Promise.all(JSON.parse(text).map(async (asked) => [
      await digest(judged(name, "assessment", asked)),
      await digest(judged(name, "questions", asked))])),
    told: (name, kind, text) => judged(name, kind, JSON.parse(text)),
    flips: (name, text) => JSON.parse(text).flatMap(({ day, profile, more }) => {
      const { book, graph } = books[name];
      const edition = engine.editionOn(book, day);
      const before = values(engine.assess(edition, graph, profile));
      const after = values(engine.assess(edition, graph, more));
      return [...before].filter(([key, value]) => value !== "unknown" && after.has(key)
        && after.get(key) !== value).map(([key, value]) => `${key}: ${value}, ${after.get(key)}`);
    }),
    reasons: (text) => {
      const { graph: data, profile, system, rule, definitions, rules, weights } = JSON.parse(text);
      const graph = engine.readGraph(data);
      const subject = engine.subjectOf(profile, system);
      return JSON.stringify([
        ...[true, false].map((presume) => rule && engine.explain(graph, rule, subject, presume)),
        ...definitions.map((key) => engine.explainDefinition(graph, key, subject)),
        engine.rank(graph, rules, subject, { weights: new Map(Object.entries(weights)) })]);
    },
    yaml: (text) => JSON.parse(text).map((profile) => engine.writeYaml(profile, "a: 1\\n# b")),
  };
  globalThis.harness = harness;
}
"""
PAIRS = {"jp": 3000, "xx": 400}
LAST = {"jp": TODAY, "xx": date(2033, 1, 1)}
"""The last day asked about; the made-up country's days lie ahead."""

BATCH = 100
LEFT_OUT = {
    "regime": True, "name": True, "description": True, "profile_digest": True,
    "rulebook_digest": True, "edition_digest": True, "on": True, "known": True, "systems": True,
    "questions": True, "findings": {"__all__": {"work", "gap"}},
}
"""What the browser does not tell: whose profile it is, and what people judged of their work."""


@pytest.fixture(scope="module")
def page(browser: "Browser", built: Path) -> Iterator["Page"]:
    """The navigator's page as built, with its engine at hand."""
    page = browser.new_page()
    page.goto(f"{built.as_uri()}/en/jp/navigator.html")
    page.evaluate(HARNESS)
    yield page
    page.close()


def ask(page: "Page", name: str, *args: str) -> Any:
    """Call one function of the harness."""
    return page.evaluate("([name, args]) => globalThis.harness[name](...args)", [name, [*args]])


# --- random profiles, days and editions ---


@dataclass(frozen=True)
class Asked:
    """A profile to be judged on a day."""

    day: date
    profile: Profile
    presume: bool
    skip: tuple[Slot, ...]
    more: Profile
    """The same profile with one more answer."""

    def plain(self) -> dict[str, Any]:
        return {
            "day": self.day.isoformat(), "presume": self.presume, "skip": self.skip,
            "profile": self.profile.model_dump(mode="json"),
            "more": self.more.model_dump(mode="json"),
        }


@dataclass(frozen=True)
class Prepared:
    """An edition with everything compiled from it."""

    edition: Edition

    @cached_property
    def graph(self) -> Graph:
        return compile_edition(self.edition)

    @cached_property
    def asking(self) -> Askable:
        return askable(self.edition)

    def assessment(self, asked: Asked) -> str:
        found = assess(self.edition, self.graph, asked.profile, presume=asked.presume)
        return found.model_dump_json(exclude=LEFT_OUT)  # type: ignore[arg-type]

    def questions(self, asked: Asked) -> str:
        found = rank(self.asking.graph, self.asking.rules, Subject.of(asked.profile),
                     weights=self.asking.weights, skip=asked.skip)
        return f"[{','.join(each.model_dump_json() for each in found)}]"


class Editions:
    """The editions of a rulebook, each prepared once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.last = LAST[rulebook.regime.id]
        self.days = change_days(rulebook, self.last)
        self.found: dict[date, Prepared] = {}

    def on(self, day: date) -> Prepared:
        start = edition_start(self.days, day) or date.min
        if start not in self.found:
            self.found[start] = Prepared(as_of(self.rulebook, start, self.last))
        return self.found[start]


def random_value(chance: random.Random, fact: Fact) -> AnswerValue:
    options = [option.id for option in fact.options]
    if fact.kind in ("yes_no", "judgement"):
        return chance.random() < 0.5
    if fact.kind == "number":
        return chance.choice((0, 1, 99, 100, 101, 9_999, 10_000, 10_001, chance.randrange(10**15)))
    if fact.kind == "choice":
        return chance.choice(options)
    return tuple(sorted(each for each in options if chance.random() < 0.4))


def random_answers(
    chance: random.Random, facts: Sequence[Fact], share: float
) -> dict[str, Answer]:
    return {
        fact.key: Answer(value=random_value(chance, fact),
                         by="N. N." if fact.kind == "judgement" else None)
        for fact in facts if chance.random() < share
    }


def random_asked(chance: random.Random, rulebook: Rulebook) -> Asked:
    share = chance.choice((0.1, 0.3, 0.6, 0.9))
    whole = [fact for fact in rulebook.facts if fact.scope == "organisation"]
    own = [fact for fact in rulebook.facts if fact.scope == "system"]
    profile = Profile(
        regime=rulebook.regime.id, name="somebody", answers=random_answers(chance, whole, share),
        systems=tuple(
            SystemProfile(id=each, name=each, answers=random_answers(chance, own, share))
            for each in chance.choice(((), ("b",), ("b",), ("b",), ("7", "a")))
        ),
    )
    opened: list[Slot] = [(fact.key, None) for fact in whole if fact.key not in profile.answers]
    opened += [(fact.key, each.id) for each in profile.systems for fact in own
               if fact.key not in each.answers]
    return Asked(
        day=random_day(chance, rulebook), profile=profile, presume=chance.random() < 0.7,
        skip=tuple(slot for slot in opened if chance.random() < 0.1),
        more=with_one_more(chance, rulebook, profile, opened),
    )


def random_day(chance: random.Random, rulebook: Rulebook) -> date:
    """Any day up to the last, more often a late one, and often a seam between editions."""
    last = LAST[rulebook.regime.id]
    if chance.random() < 0.3:
        days = [day for day in change_days(rulebook, last) if day <= last]
        return chance.choice(days) - timedelta(days=chance.randrange(2))
    return last - timedelta(days=chance.randrange(chance.choice((300, 1000, 4000))))


def with_one_more(
    chance: random.Random, rulebook: Rulebook, profile: Profile, opened: Sequence[Slot]
) -> Profile:
    if not opened:
        return profile
    key, system = chance.choice(opened)
    given = Answer(value=random_value(chance, rulebook.facts_by_key[key]), by="N. N.")
    if system is None:
        return profile.model_copy(update={"answers": {**profile.answers, key: given}})
    return profile.model_copy(update={"systems": tuple(
        each.model_copy(update={"answers": {**each.answers, key: given}})
        if each.id == system else each for each in profile.systems)})


@pytest.fixture(scope="module", params=sorted(PAIRS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rulebook(name: str, jp: Rulebook, xx: Rulebook) -> Rulebook:
    return {"jp": jp, "xx": xx}[name]


@pytest.fixture(scope="module")
def kept(page: "Page", rulebook: Rulebook, name: str) -> str:
    """The name under which the page holds the rulebook's book; for Japan, its own."""
    book = json.loads(page.evaluate(
        "document.getElementById('data')?.textContent ?? 'null'"))["book"] if name == "jp" else (
        book_of(rulebook, LAST[name], LAST[name]))
    ask(page, "keep", name, json.dumps(book))
    return name


@pytest.fixture(scope="module")
def batch(rulebook: Rulebook, name: str) -> list[Asked]:
    chance = random.Random(f"navigator {name}")
    return [random_asked(chance, rulebook) for _ in range(PAIRS[name])]


def text_of(batch: Sequence[Asked]) -> str:
    return json.dumps([each.plain() for each in batch])


def in_parts(batch: list[Asked]) -> Iterator[list[Asked]]:
    for start in range(0, len(batch), BATCH):
        yield batch[start:start + BATCH]


# --- laws ---


def test_the_page_holds_the_book_of_the_rulebook(page: "Page", jp: Rulebook) -> None:
    island = json.loads(page.evaluate("document.getElementById('data').textContent"))

    assert island["book"] == json.loads(json.dumps(book_of(jp, TODAY, TODAY)))


def test_findings_reasons_definitions_leanings_and_questions_are_the_same(
    page: "Page", kept: str, rulebook: Rulebook, batch: list[Asked]
) -> None:
    editions = Editions(rulebook)
    for part in in_parts(batch):
        theirs = ask(page, "digests", kept, text_of(part))
        for asked, digests in zip(part, theirs, strict=True):
            prepared = editions.on(asked.day)
            for kind, found in zip(("assessment", "questions"), digests, strict=True):
                ours = getattr(prepared, kind)(asked)
                if hashlib.sha256(ours.encode()).hexdigest() == found:
                    continue
                # The digests tell that they differ, the whole tells where.
                whole = ask(page, "told", kept, kind, json.dumps(asked.plain()))
                assert json.loads(whole) == json.loads(ours)
                assert whole == ours


def test_an_added_answer_never_turns_yes_into_no_or_one_leaning_into_another(
    page: "Page", kept: str, batch: list[Asked]
) -> None:
    assert [each for part in in_parts(batch) for each in ask(page, "flips", kept, text_of(part))
            ] == []


@steady
@given(world=worlds(presume=True), more=RULES, weights=st.lists(st.integers(0, 3), min_size=8))
def test_made_up_rules_are_read_alike(
    page: "Page", world: World, more: list[Rule], weights: list[int]
) -> None:
    rules = [world.rule, *more]
    graph = compile_graph(world.definitions.values(), rules, FACTS.values())
    counted = {each.id: weight for each, weight in zip(rules, weights, strict=False)}
    subject = world.subject

    theirs = json.loads(ask(page, "reasons", json.dumps({
        "graph": to_json(graph), "profile": plain_profile(subject), "system": subject.system,
        "rule": world.rule.id, "definitions": list(world.definitions),
        "rules": [each.id for each in rules], "weights": counted,
    })))

    assert theirs == json.loads(json.dumps([
        *(explain(graph, world.rule.id, subject, presume=presume).model_dump(mode="json")
          for presume in (True, False)),
        *(explain_definition(graph, key, subject).model_dump(mode="json")
          for key in world.definitions),
        [each.model_dump(mode="json")
         for each in rank(graph, [each.id for each in rules], subject, weights=counted)],
    ]))


def plain_profile(subject: Subject) -> dict[str, Any]:
    def plain(answers: Mapping[str, AnswerValue]) -> dict[str, Any]:
        return {key: {"value": value} for key, value in answers.items()}

    return {"answers": plain(subject.organisation), "systems": [
        {"id": each, "answers": plain(answers)} for each, answers in subject.systems.items()]}


NASTY = st.one_of(
    st.sampled_from([
        "a: b", "- a", "#1", "a #b", "'", '"', '"a" & \'b\'', "true", "null", "~", "no", "1e3",
        "2026-11-28", "[a, b]", "{a: b}", "!tag", "&a", "*a", "|", ">", "%a", "@a", "`a`", "?",
        "a\nb", "a\r\nb", "a\tb", "\\", "a\\nb", "\x00", "\x85", "\u2028", "\ufeffa", "\x7f",
        "👩‍💻 AI", "𠮷野家", "審査：点数 （試作）", "組織の 名前", "ー", "・", "---", "...", "<<",
    ]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), LINES,
).map(str.strip).filter(bool)


@steady
@given(seed=st.integers(0, 10**6), texts=st.lists(NASTY, min_size=6, max_size=6))
def test_a_profile_written_by_the_browser_is_read_back_strictly(
    page: "Page", jp: Rulebook, seed: int, texts: list[str]
) -> None:
    chance = random.Random(seed)
    drawn = random_asked(chance, jp).profile

    def signed(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {key: each.model_copy(update={
            "by": each.by and texts[0], "on": chance.choice((None, TODAY)),
            "why": chance.choice((None, texts[1])),
        }) for key, each in answers.items()}

    profile = drawn.model_copy(update={
        "name": texts[2], "description": chance.choice((None, texts[3])),
        "answers": signed(drawn.answers),
        "systems": tuple(each.model_copy(update={
            "name": texts[4], "description": chance.choice((None, texts[5])),
            "answers": signed(each.answers),
        }) for each in drawn.systems),
    })

    [text] = ask(page, "yaml", f"[{profile.model_dump_json()}]")

    assert profile_from_text(text, "profile.yaml", jp) == profile
