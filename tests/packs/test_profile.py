"""Profiles as files: what is written is read back, what is wrong is told at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.model.problem import Problem, Refused
from shirube.model.rulebook import Rulebook
from shirube.packs.profile import profile_from_text, read_profile, write_profile
from tests.profiles import profiles


@given(data=st.data())
def test_a_profile_written_is_read_back_the_same(xx: Rulebook, data: st.DataObject) -> None:
    profile = data.draw(profiles(xx))

    assert profile_from_text(write_profile(profile), "p.yaml", xx) == profile


def test_json_is_read_too(xx: Rulebook) -> None:
    text = '{"regime": "xx", "name": "A", "systems": [{"id": "a", "name": "B", ' \
           '"facts": {"develops": true, "users": 12, "stages": ["making"]}}]}'

    (system,) = profile_from_text(text, "p.json", xx).systems

    assert {key: each.value for key, each in system.answers.items()} == {
        "system.develops": True, "system.users": 12, "system.stages": ("making",),
    }


def test_unknown_is_the_same_as_not_answered(xx: Rulebook) -> None:
    profile = profile_from_text("regime: xx\nname: A\nfacts: {size: unknown}\n", "p.yaml", xx)

    assert profile.answers == {}


SPOILT = {
    "wrong type": "regime: xx\nname: A\nsystems:\n  id: a\n  name: B\n",
    "not a list": "regime: xx\nname: A\nsystems:\n  - id: a\n    name: B\n"
                  "    facts: {stages: making}\n",
    "a list": "regime: xx\nname: A\nfacts: {size: [firm]}\n",
    "unknown fact": "regime: xx\nname: A\nsystems:\n  - id: a\n    name: B\n    facts:\n"
                    "      develop: true\n",
    "fact of another part": "regime: xx\nname: A\nfacts: {develops: true}\nsystems:\n"
                            "  - {id: a, name: B, facts: {size: firm}}\n",
    "misspelt answer": "regime: xx\nname: A\nsystems:\n  - {id: a, name: B, facts: "
                       "{purpose: hirng}}\n",
    "neither true nor false": "regime: xx\nname: A\nsystems:\n  - {id: a, name: B, facts: "
                              "{develops: YES}}\n",
    "not a number": "regime: xx\nname: A\nsystems:\n  - {id: a, name: B, facts: "
                    "{users: many}}\n",
    "judgement by nobody": "regime: xx\nname: A\nsystems:\n  - {id: a, name: B, facts: "
                           "{proportionate: true}}\n",
    "unknown field": "regime: xx\nname: A\nsytems: []\n",
    "no name": "regime: xx\n",
    "system twice": "regime: xx\nname: A\nsystems:\n  - {id: a, name: B}\n  - {id: a, name: C}\n",
    "bad system id": "regime: xx\nname: A\nsystems:\n  - {id: A B, name: B}\n",
    "unknown expectation": "regime: xx\nname: A\nwork:\n  xx/expectations/notice: {status: met}\n",
    "misspelt status": "regime: xx\nname: A\nwork:\n  xx/expectations/notices: {status: done}\n",
    "reasons not foreseen": "regime: xx\nname: A\nsystems:\n  - id: a\n    name: B\n    work:\n"
                            "      xx/expectations/notices: "
                            "{status: not_done_reasons_published}\n",
    "judged in the wrong part": "regime: xx\nname: A\nwork:\n"
                                "  xx/expectations/notices: {status: met}\nsystems:\n"
                                "  - id: a\n    name: B\n    work:\n"
                                "      xx/expectations/yearly-review: {status: met}\n",
    "not a day": "regime: xx\nname: A\nwork:\n  xx/expectations/notices: {due: 31/12/2030}\n",
    "another regime": "regime: jp\nname: A\n",
    "repeated key": "regime: xx\nname: A\nname: B\n",
    "a list instead of a profile": "- a\n- b\n",
    "several at once": "regime: xx\nfacts: {size: larg}\nsystems:\n  - {id: a, name: B, facts: "
                       "{developes: true, users: -1}, owrk: {}}\n",
}


def test_what_is_wrong_with_a_profile_is_told_at_its_line(
    xx: Rulebook, golden: Callable[[str, str], None]
) -> None:
    told = []
    for name, text in SPOILT.items():
        with pytest.raises(Refused) as refused:
            profile_from_text(text, "profile.yaml", xx)
        told.append(f"# {name}\n{refused.value}\n")

    golden("refused-profiles.txt", "\n".join(told))


def test_a_profile_of_a_hundred_megabytes_is_refused(xx: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.write(b"regime: xx\nname: A\n")
        stream.truncate(100_000_000)

    with pytest.raises(Refused, match="larger than"):
        read_profile(path, xx)


@given(st.text(alphabet="abn:xyz-[]{}'\"#&*!|>%@ \n\t0,?", max_size=200))
def test_any_text_is_a_profile_or_refused(xx: Rulebook, text: str) -> None:
    told: tuple[Problem, ...] = ()
    try:
        profile_from_text(text, "p.yaml", xx)
    except Refused as refused:
        told = refused.problems
    assert all(str(problem.mend) for problem in told)
