"""Strategies for profiles of the made-up country, and small helpers to make them."""

from hypothesis import strategies as st

from shirube.model.profile import Answer, AnswerValue, Profile, SystemProfile, Work
from shirube.model.rule import Fact
from shirube.model.rulebook import Rulebook

LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1,
    max_size=30,
).map(str.strip).filter(bool)


def answers_to(fact: Fact) -> st.SearchStrategy[AnswerValue]:
    """Any answer a fact allows."""
    options = [option.id for option in fact.options]
    if fact.kind in ("yes_no", "judgement"):
        return st.booleans()
    if fact.kind == "number":
        return st.integers(0, 20_000)
    if fact.kind == "choice":
        return st.sampled_from(options)
    return st.lists(st.sampled_from(options), unique=True).map(lambda each: tuple(sorted(each)))


@st.composite
def answers(draw: st.DrawFn, rulebook: Rulebook, scope: str) -> dict[str, Answer]:
    """Some of a scope's facts, answered; judgements name their author."""
    given = {}
    for fact in rulebook.facts:
        if fact.scope == scope and draw(st.booleans()):
            by = draw(LINES) if fact.kind == "judgement" or draw(st.booleans()) else None
            given[fact.key] = Answer(value=draw(answers_to(fact)), by=by)
    return given


@st.composite
def works(draw: st.DrawFn, rulebook: Rulebook, scope: str) -> dict[str, Work]:
    """Judgements of some expectations of one scope."""
    done = {}
    for each in rulebook.expectations:
        scopes = {rule.scope for rule in rulebook.rules if rule.decides(each.id)}
        if scope in scopes and draw(st.integers(0, 3)) == 0:
            statuses = ["met", "partly", "not_met", "not_judged"]
            statuses += ["not_done_reasons_published"] if each.reasons_accepted else []
            done[each.id] = Work(
                status=draw(st.sampled_from(statuses)), note=draw(st.none() | LINES),
                owner=draw(st.none() | LINES), due=draw(st.none() | st.dates()),
                evidence=tuple(draw(st.lists(LINES, max_size=2))),
            )
    return done


@st.composite
def profiles(draw: st.DrawFn, rulebook: Rulebook, max_systems: int = 3) -> Profile:
    """Any profile of a rulebook's regime."""
    ids = draw(st.lists(st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True),
                        unique=True, max_size=max_systems))
    return Profile(
        regime=rulebook.regime.id, name=draw(LINES), description=draw(st.none() | LINES),
        answers=draw(answers(rulebook, "organisation")),
        work=draw(works(rulebook, "organisation")),
        systems=tuple(
            SystemProfile(
                id=each, name=draw(LINES), description=draw(st.none() | LINES),
                answers=draw(answers(rulebook, "system")),
                work=draw(works(rulebook, "system")),
            ) for each in ids
        ),
    )
