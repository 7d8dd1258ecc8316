"""The interview from first question to last."""

from datetime import date

import pytest

from shirube.interview import Session
from shirube.model.assessment import Question
from shirube.model.profile import Answer, AnswerValue, Profile, SystemProfile
from shirube.model.rule import Fact
from shirube.model.rulebook import Rulebook
from shirube.rules import Graph, Subject, explain

EMPTY = Profile(regime="xx", name="架空の会社", systems=(SystemProfile(id="a", name="選考AI"),))


def begin(rulebook: Rulebook, graph: Graph, profile: Profile = EMPTY) -> Session:
    return Session.begin(rulebook.facts, graph, profile)


def ask(fact: str, system: str | None = "a") -> Question:
    return Question(fact=fact, system=system, settles=0, touches=0)


def some_answer(fact: Fact) -> AnswerValue:
    options = tuple(option.id for option in fact.options)
    return {"yes_no": True, "judgement": True, "number": 12, "choice": options[:1] and options[0],
            "choices": options[:1]}[fact.kind]


def test_answering_every_question_settles_every_finding(rulebook: Rulebook, graph: Graph) -> None:
    session = begin(rulebook, graph)
    asked = []
    while session.next is not None:
        question = session.next
        asked.append((question.fact, question.system))
        session = session.answer(
            question, some_answer(session.facts[question.fact]), by="山田", on=date(2031, 1, 1))

    assert session.finished
    assert len(asked) == len(set(asked))
    for name in graph.rules:
        assert explain(graph, name, Subject.of(session.profile, "a")).truth != "unknown"


def test_questions_that_no_longer_matter_are_not_asked(rulebook: Rulebook, graph: Graph) -> None:
    session = begin(rulebook, graph).answer(ask("system.develops"), False)

    assert not {"system.purpose", "system.users"} & {each.fact for each in session.questions}


def test_i_do_not_know_stays_open_and_is_not_asked_again(
    rulebook: Rulebook, graph: Graph
) -> None:
    session = begin(rulebook, graph)
    while session.next is not None:
        session = session.answer(session.next, None)

    assert session.finished
    assert session.profile == EMPTY
    assert begin(rulebook, graph, session.profile).questions == begin(rulebook, graph).questions


def test_an_answer_may_be_changed_taken_back_and_given_after_all(
    rulebook: Rulebook, graph: Graph
) -> None:
    question = ask("system.users")
    session = begin(rulebook, graph).answer(question, 5)
    changed = session.answer(question, 20_000)
    open_again = changed.answer(question, None)

    assert changed.profile.systems[0].answers == {"system.users": Answer(value=20_000)}
    assert open_again.profile == EMPTY
    assert ("system.users", "a") not in open_again.answer(question, 3).skipped
    assert session.profile.systems[0].answers == {"system.users": Answer(value=5)}


def test_an_answer_keeps_who_gave_it_when_and_why(rulebook: Rulebook, graph: Graph) -> None:
    session = begin(rulebook, graph).answer(
        ask("organisation.size", None), "firm", by="山田", on=date(2031, 1, 1), why="登記")

    assert session.profile.answers == {"organisation.size": Answer(
        value="firm", by="山田", on=date(2031, 1, 1), why="登記")}


def test_a_set_of_choices_is_kept_sorted(rulebook: Rulebook, graph: Graph) -> None:
    session = begin(rulebook, graph).answer(ask("system.stages"), ("released", "making"))

    assert session.profile.systems[0].answers["system.stages"].value == ("making", "released")


def test_the_same_interview_asks_the_same(rulebook: Rulebook, graph: Graph) -> None:
    assert begin(rulebook, graph).questions == begin(rulebook, graph).questions


def test_rules_and_weights_narrow_and_steer_an_interview(
    rulebook: Rulebook, graph: Graph
) -> None:
    narrow = Session.begin(rulebook.facts, graph, EMPTY, rules=["xx/rules/try-records"])
    steered = Session.begin(rulebook.facts, graph, EMPTY, weights={"xx/rules/try-records": 9})

    assert [each.fact for each in narrow.questions] == ["system.uses_in_business"]
    assert steered.next == Question(
        fact="system.uses_in_business", system="a", settles=9, touches=10)


@pytest.mark.parametrize(("question", "value", "told"), [
    (ask("system.develops"), 1, "`1` is not an answer to `system.develops`; answer yes or no"),
    (ask("system.users"), True, "answer a whole number"),
    (ask("system.users"), -1, "answer a whole number"),
    (ask("system.purpose"), "hirng", "answer one of hiring, credit, other"),
    (ask("system.stages"), ("made",), "answer any of making, released"),
    (ask("system.proportionate"), True, "is a judgement and names nobody; say who judged"),
    (ask("system.absent"), True, "there is no fact `system.absent`"),
    (ask("system.develops", None), True, "`system.develops` is a fact of the system"),
    (ask("organisation.size"), "firm", "`organisation.size` is a fact of the organisation"),
    (ask("system.develops", "z"), True, "there is no system `z`; add it to the profile"),
])
def test_what_is_no_answer_is_refused_with_its_mend(
    rulebook: Rulebook, graph: Graph, question: Question, value: AnswerValue, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        begin(rulebook, graph).answer(question, value)
