"""The command line as a user meets it: results, refusals, exit codes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from shirube.exports.width import display_width
from shirube.locales import words
from shirube.packs.schema import schemas
from tests.conftest import Ran
from tests.paths import EXAMPLES, REGIMES

Shirube = Callable[..., Ran]
PROFILES = sorted(EXAMPLES.glob("*.yaml"))
MAIN = "from shirube.interfaces.cli import main; main()"
DAY = ("--on", "2026-11-22", "--known", "2026-12-31")


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_example_is_assessed_within_eighty_columns(
    shirube: Shirube, path: Path, lang: str
) -> None:
    ran = shirube("assess", path, "--lang", lang, "--full", *DAY)

    assert ran.code == 0, ran.err
    assert max(map(display_width, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_data_fit_their_published_schema(shirube: Shirube, path: Path) -> None:
    ran = shirube("assess", path, "--json", *DAY)

    jsonschema.validate(json.loads(ran.out), schemas()["assessment.schema.json"])


def test_the_ending_of_the_file_chooses_the_format(shirube: Shirube, tmp_path: Path) -> None:
    for name, start in {"a.html": "<!", "a.md": "#", "a.json": "{", "a.txt": ""}.items():
        assert shirube("assess", PROFILES[0], "-o", name, *DAY).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_an_older_day_says_whose_wording_is_shown(shirube: Shirube) -> None:
    ran = shirube("assess", EXAMPLES / "recruiting-screening.yaml", "--on", "2025-05-01",
                  "--known", "2026-12-31", "--lang", "en")

    assert "version 1.1" in ran.out
    reaches = ran.out.split("What reaches you")[1].split(words("en")("section.state"))[0]
    assert "AI Promotion Act" not in reaches
    assert "not promulgated yet" in " ".join(ran.out.split())


def test_explain_takes_an_official_reference(shirube: Shirube) -> None:
    ran = shirube("explain", EXAMPLES / "recruiting-screening.yaml", "p-2)i", *DAY)

    assert ran.code == 0, ran.err
    assert "P-2) i." in ran.out
    assert "← decides" in ran.out


def test_diff_tells_what_a_new_version_changes_for_a_profile(shirube: Shirube) -> None:
    ran = shirube("diff", "2026-03-01", "2026-04-01", "--profile",
                  EXAMPLES / "recruiting-screening.yaml", "--known", "2026-12-31")

    assert ran.code == 0, ran.err
    assert "Newly reaches" in ran.out


@pytest.mark.parametrize("args", [
    ("show",), ("show", "--full"), ("show", "--json"), ("show", "art_7"), ("show", "D-2) i."),
    ("show", "jp/instruments/business-guidelines"), ("timeline", "--ahead"),
    ("timeline", "--json"), ("diff", "2025-05-01", "2025-07-01"), ("lint",), ("schema",),
    ("schema", "profile"),
])
def test_commands_end_well_in_both_languages(shirube: Shirube, args: tuple[str, ...]) -> None:
    for lang in ("ja", "en"):
        ran = shirube(*args, lang=lang)
        assert ran.code == 0, ran.err
        assert ran.out or args == ("lint",)


def refusals(tmp_path: Path) -> dict[str, tuple[object, ...]]:
    """Wrong uses, by what is wrong."""
    profile = EXAMPLES / "recruiting-screening.yaml"
    (tmp_path / "bomb.yaml").write_text("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    (tmp_path / "sjis.yaml").write_bytes("name: 見本人材株式会社\n".encode("cp932"))
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    with (tmp_path / "huge.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    (tmp_path / "spoilt.yaml").write_text(
        "regime: jp\nname: A\nname: B\nfacts:\n  knid: company\n", "utf-8")
    return {
        "missing file": ("assess", "none.yaml"),
        "folder": ("assess", "."),
        "bomb": ("assess", "bomb.yaml"),
        "encoding": ("assess", "sjis.yaml"),
        "binary": ("assess", "binary.yaml"),
        "huge": ("assess", "huge.yaml"),
        "spoilt": ("assess", "spoilt.yaml"),
        "unwritable": ("assess", profile, "-o", "/proc/none/report.html"),
        "a folder as output": ("assess", profile, "-o", ".", "--format", "html"),
        "ending": ("assess", profile, "-o", "report.doc"),
        "day": ("assess", profile, "--on", "2026-02-30"),
        "week": ("assess", profile, "--on", "2026-W01-1"),
        "article": ("explain", profile, "art_7"),
        "regime": ("assess", profile, "--regime", "zz"),
        "packs": ("assess", profile, "--packs", "nowhere"),
        "item": ("explain", profile, "X-9) i."),
        "several items": ("explain", profile, "Article 7"),
        "no expectation": ("explain", profile, "jp/instruments/ai-promotion-act"),
        "command": ("asess", profile),
        "option": ("assess", profile, "--onn", "2026-01-01"),
        "schema": ("schema", "profil"),
    }


def test_wrong_use_is_told_clearly_and_ends_with_two(
    shirube: Shirube, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    told = []
    for name, args in refusals(tmp_path).items():
        ran = shirube(*args)
        assert ran.code == 2, (name, ran)
        assert ran.out == "", name
        assert "Traceback" not in ran.err, name
        told.append(f"# {name}\n{ran.err}")

    golden("refusals.txt", "\n".join(told).replace(str(EXAMPLES), "examples"))


def test_nothing_half_written_is_left_behind(shirube: Shirube, tmp_path: Path) -> None:
    kept = tmp_path / "report.html"
    kept.write_text("the report of yesterday")
    (tmp_path / "spoilt.yaml").write_text("regime: jp\n")

    assert shirube("assess", "spoilt.yaml", "-o", kept).code == 2
    assert kept.read_text() == "the report of yesterday"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".report")]


def test_a_link_is_followed_and_a_pipe_is_not_replaced(shirube: Shirube, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "target.md")
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    assert shirube("show", "art_7", "-o", "link.md").code == 0
    assert shirube("show", "art_7", "-o", "pipe", "--format", "text").code == 0

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "target.md").read_text("utf-8").startswith("#")
    assert os.read(reader, 4).strip()
    os.close(reader)


@pytest.mark.parametrize(("closing", "code"), [
    ("show --full --format html | head -c 1", 0),
    ("show >&-", 2),
    ("show 2>&-", 0),
    ("ask <&-", 0),
    ("show > /dev/full", 2),
])
def test_closed_streams_end_without_a_traceback(
    tmp_path: Path, closing: str, code: int
) -> None:
    command = f"set -o pipefail; {Path(sys.executable).parent / 'python'} -c {MAIN!r} {closing}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False,
                          env={**os.environ, "SHIRUBE_CACHE": str(tmp_path)})

    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr


@pytest.mark.parametrize("name", ["第7条", "第七条", "Article 7", "第７条"])
def test_an_article_is_found_as_people_write_it(shirube: Shirube, name: str) -> None:
    assert json.loads(shirube("show", name, "--json").out)["id"].endswith("#art_7")


@pytest.mark.parametrize("name", ["著作権法", "人間中心のAI社会原則", "APPI"])
def test_a_law_is_meant_before_the_source_it_was_read_in(shirube: Shirube, name: str) -> None:
    assert json.loads(shirube("show", name, "--json").out)["id"].startswith("jp/instruments/")


def test_the_timeline_as_data_holds_the_days_asked_for(shirube: Shirube) -> None:
    ran = shirube("timeline", "--from", "2019-01-01", "--to", "2019-12-31", "--json")

    days = [each["on"] for each in json.loads(ran.out)["events"]]
    assert days == sorted(days)
    assert {day[:4] for day in days} == {"2019"}


@pytest.mark.parametrize("days", [("--on", "2020-01-01"), ("--known", "2024-01-01")])
def test_a_day_on_which_nothing_stood_is_no_answer_that_nothing_reaches(
    shirube: Shirube, days: tuple[str, str]
) -> None:
    ran = shirube("assess", PROFILES[0], *days)

    assert "Caution:" in ran.out.split("At a glance")[0]


def test_lint_ends_with_one_and_tells_every_problem(shirube: Shirube, tmp_path: Path) -> None:
    shutil.copytree(REGIMES / "xx", tmp_path / "regimes" / "xx")
    body = tmp_path / "regimes/xx/bodies/records-office.yaml"
    body.write_text(body.read_text("utf-8").replace("kind: agency", "kind: agncy"), "utf-8")

    ran = shirube("lint", tmp_path / "regimes")

    assert ran.code == 1
    assert "regimes/xx/bodies/records-office.yaml:" in ran.out
    assert "did you mean `agency`?" in ran.out


def test_help_imports_no_model() -> None:
    code = ("import sys; from shirube.interfaces.cli.group import cli, run; "
            "sys.argv = ['shirube', '--help']; run(cli); "
            "print([name for name in sys.modules if name in "
            "('pydantic', 'yaml', 'jinja2')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip().endswith("[]")
