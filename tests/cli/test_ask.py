"""The interview at the terminal: resumable, saved after every answer, honest about not knowing."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirube.model.rulebook import Rulebook
from shirube.packs.profile import read_profile
from tests.conftest import Ran
from tests.paths import EXAMPLES

Shirube = Callable[..., Ran]


def test_an_interview_grows_a_profile_that_can_be_assessed(
    shirube: Shirube, tmp_path: Path, jp: Rulebook
) -> None:
    replies = "見本商店\n問い合わせ窓口\n" + "1\n" * 9 + "q\n"

    ran = shirube("ask", "-o", "mine.yaml", stdin=replies)

    assert ran.code == 0, ran.err
    profile = read_profile(tmp_path / "mine.yaml", jp)
    assert profile.name == "見本商店"
    assert sum(len(system.answers) for system in profile.systems) + len(profile.answers) >= 3
    assert shirube("assess", "mine.yaml").code == 0


def test_an_interview_is_resumed_where_it_stopped(shirube: Shirube, tmp_path: Path) -> None:
    shirube("ask", "-o", "mine.yaml", stdin="A\nB\ny\nq\n")
    before = (tmp_path / "mine.yaml").read_text("utf-8")

    ran = shirube("ask", "-o", "mine.yaml", stdin="1\n" * 4)

    assert "Name of the organisation" not in ran.err
    assert len((tmp_path / "mine.yaml").read_text("utf-8")) > len(before)


def test_not_knowing_stays_open_and_is_not_asked_again(shirube: Shirube, tmp_path: Path) -> None:
    shirube("ask", "-o", "mine.yaml", stdin="A\nB\nq\n")
    before = (tmp_path / "mine.yaml").read_text("utf-8")

    ran = shirube("ask", "-o", "mine.yaml", stdin="-\n" * 60)

    assert "Nothing is left to ask" in ran.err
    assert (tmp_path / "mine.yaml").read_text("utf-8") == before


def test_a_name_no_profile_may_have_is_refused_before_anything_is_asked(shirube: Shirube) -> None:
    ran = shirube("ask", "-o", "mine.txt", stdin="A\nB\n")

    assert ran.code == 2
    assert "Name of the organisation" not in ran.err


def test_a_reply_that_fits_nothing_is_asked_again(shirube: Shirube) -> None:
    ran = shirube("ask", stdin="A\nB\nperhaps\n?\ny\nq\n")

    assert "That is no answer here" in ran.err
    assert "regime: jp" in ran.out


def test_a_spoilt_profile_is_not_resumed_over(shirube: Shirube, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("regime: jp\nnmae: A\n")

    assert shirube("ask", "-o", "mine.yaml", stdin="y\n").code == 2
    assert (tmp_path / "mine.yaml").read_text() == "regime: jp\nnmae: A\n"


def test_an_example_is_resumed_without_losing_a_word(
    shirube: Shirube, tmp_path: Path, jp: Rulebook
) -> None:
    for path in EXAMPLES.glob("*.yaml"):
        (tmp_path / "copy.yaml").write_bytes(path.read_bytes())
        shirube("ask", "-o", "copy.yaml", stdin="q\n")
        assert read_profile(tmp_path / "copy.yaml", jp) == read_profile(path, jp)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["y", "n", "-", "?", "1", "2", "1,2", "12", "x", "佐藤", ""]),
                max_size=30))
def test_no_reply_ends_in_a_traceback(shirube: Shirube, replies: list[str]) -> None:
    ran = shirube("ask", stdin="A\nB\n" + "".join(f"{each}\n" for each in replies))

    assert ran.code == 0
    assert "Traceback" not in ran.err


def test_comments_of_a_resumed_profile_are_never_lost(shirube: Shirube, tmp_path: Path) -> None:
    text = (EXAMPLES / "image-generator-studio.yaml").read_text("utf-8")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")

    shirube("ask", "-o", "mine.yaml", stdin="q\n")
    assert (tmp_path / "mine.yaml").read_text("utf-8") == text

    ran = shirube("ask", "-o", "mine.yaml", stdin="1\n1\n1\n" * 3)
    assert (tmp_path / "mine.yaml").read_text("utf-8") != text
    assert (tmp_path / "mine.yaml.bak").read_text("utf-8") == text
    assert "mine.yaml.bak" in ran.err
