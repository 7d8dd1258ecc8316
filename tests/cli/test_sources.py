"""`shirube sources` as a user meets it: copies, verdicts, drift, news, exit codes."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shirube.exports.width import display_width
from shirube.interfaces.cli.sources import SOURCES
from tests.conftest import Ran
from tests.locales.source import JAPANESE
from tests.paths import REGIMES
from tests.watch.server import Answer, Site, running_site
from tests.watch.test_watch_pass import LAW

GAZETTE = "xx/sources/official-gazette"
ACT = "xx/instruments/sample-act#art_7"
CHANGED = LAW.replace("三年間", "五年間")


@dataclass
class User:
    """Somebody with a folder of their own and the made-up country's packs in it."""

    shirube: Callable[..., Ran]
    folder: Path
    site: Site

    def __call__(self, command: str, *args: object, lang: str = "en") -> Ran:
        return self.shirube("sources", command, *args, "--regime", "xx", "--packs",
                            self.folder / "regimes", "--snapshots", self.folder / "copies",
                            lang=lang)

    def data(self, command: str, *args: object) -> Any:
        return json.loads(self(command, *args, "--json").out)

    def bring(self, text: str = LAW) -> Ran:
        (self.folder / "saved.xml").write_text(text, "utf-8")
        return self("import", "saved.xml", "--for", "official-gazette")


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def user(shirube: Callable[..., Ran], tmp_path: Path, site: Site) -> User:
    shutil.copytree(REGIMES / "xx", tmp_path / "regimes" / "xx")
    path = tmp_path / "regimes" / "xx" / "sources" / "official-gazette.yaml"
    address = site.url("/sample-act", "127.0.0.1")
    path.write_text(path.read_text("utf-8").replace("https://gazette.example/sample-act",
                                                    address), "utf-8")
    return User(shirube, tmp_path, site)


def test_without_copies_nothing_is_proven_and_nothing_is_wrong(user: User) -> None:
    ran = user("verify")

    assert ran.code == 0, ran.err
    found = user.data("verify")
    assert {each["state"] for each in found["verdicts"]} == {"not_fetched"}
    assert found["summary"]["not_yet"] > 10
    assert found["summary"]["to_read"] == found["summary"]["by_text"] == 0


def test_a_file_saved_by_hand_proves_values_and_a_fingerprint_the_whole_text(user: User) -> None:
    assert user.bring().code == 0
    before = user.data("verify")["summary"]
    ran = user("verify", "--lock")
    after = user.data("verify")["summary"]

    assert ran.code == 0, ran.out
    assert "Fingerprints: " in ran.err
    assert before["by_values"] > 0
    assert before["by_text"] == 0
    assert after["by_text"] > before["by_values"]
    lock = (user.folder / "regimes" / "xx" / "passages.lock").read_text("utf-8")
    assert lock.isascii()
    assert GAZETTE in lock


def test_a_reworded_passage_needs_a_reader_until_it_was_read_again(user: User) -> None:
    user.bring()
    user("verify", "--lock")
    user.bring(CHANGED)

    ran = user("verify", ACT)
    assert ran.code == 1
    assert "reworded" in ran.out
    assert "[-三-][+五+]" in ran.out
    assert "numbers differ" in ran.out
    assert user("verify", "--lock").code == 1, "a new lock must not bless what nobody read"
    assert user("verify", "--reread", ACT).code == 1, "others rest on the same place"
    assert user("verify", ACT).code == 0


def test_drift_shows_the_words_and_the_records_that_rest_on_them(user: User) -> None:
    user.bring()
    user.bring(CHANGED)

    ran = user("drift", "official-gazette", "--full")
    assert ran.code == 0, ran.err
    assert "[-三-][+五+]" in ran.out
    assert ACT in ran.out
    found = user.data("drift", "official-gazette")
    assert [each["after"] for each in found["changes"]] == ["art_7__para_1"]
    assert found["changes"][0]["alarms"] == ["numbers"]
    back = user.data("drift", "official-gazette", "--before", found["after"],
                     "--after", found["before"])
    assert [each["kind"] for each in back["changes"]] == ["changed"]


def test_drift_without_two_copies_is_told_with_its_mend(user: User) -> None:
    user.bring()
    for args in ((), ("--before", "ffff")):
        ran = user("drift", "official-gazette", *args)
        assert (ran.code, ran.out) == (2, "")
        assert "mend: " in ran.err


def test_fetching_asks_keeps_and_tells(user: User) -> None:
    user.site.script["/sample-act"] = [
        Answer(LAW.encode(), headers=(("Content-Type", "application/xml"),))]

    ran = user("fetch", "--allow", "127.0.0.1")
    assert ran.code == 0, ran.out
    assert "fetched" in ran.out
    assert user.data("fetch", "--allow", "127.0.0.1")[0]["outcome"] == "unchanged"
    assert len(user.site.paths) == 1
    assert user.data("status")["sources"][0]["receipt"]["obtained"] == "fetched"


def test_a_private_address_is_refused_unless_allowed(user: User) -> None:
    ran = user("fetch")

    assert ran.code == 1
    assert "refused" in ran.out
    assert user.site.asked == []


def test_who_is_blocked_is_told_the_way_round_it(user: User) -> None:
    user.site.script["/sample-act"] = [Answer(status=403)]

    ran = user("fetch", "--allow", "127.0.0.1")
    assert ran.code == 1
    assert f"shirube sources import FILE --for {GAZETTE}" in " ".join(ran.out.split())
    assert {each["state"] for each in user.data("verify")["verdicts"]} == {"blocked"}


def test_watching_tells_news_once_and_writes_a_feed(user: User) -> None:
    def answers(text: str) -> list[Answer]:
        return [Answer(text.encode(), headers=(("Content-Type", "application/xml"),))]

    user.bring()
    user("verify", "--lock")
    user.site.script["/sample-act"] = answers(LAW)
    assert user("watch", "--offline", "--feed", "news.atom").code == 0
    user.bring(CHANGED)

    ran = user("watch", "--offline", "--feed", "news.atom")
    assert ran.code == 1
    assert "the words changed (art_7__para_1)" in " ".join(ran.out.split())
    feed = (user.folder / "news.atom").read_text("utf-8")
    assert feed.count("<entry>") == 2
    assert user("watch", "--offline").code == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("command", ["verify", "status", "drift", "watch"])
def test_what_is_told_fits_eighty_columns_in_both_languages(
    user: User, command: str, lang: str
) -> None:
    user.bring()
    user("verify", "--lock")
    user("watch", "--offline")
    user.bring(CHANGED)
    args = ["official-gazette"] if command == "drift" else (
        ["--offline"] if command == "watch" else [])

    ran = user(command, *args, "--full", lang=lang)
    assert ran.code in (0, 1), ran.err
    assert max(map(display_width, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out
    assert bool(JAPANESE.search(ran.out.splitlines()[0])) == (lang == "ja")


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_every_format_is_written(user: User, form: str) -> None:
    user.bring()

    assert user("verify", "--format", form).out
    assert user("status", "--format", form).out


@pytest.mark.parametrize("name", SOURCES)
def test_help_in_japanese_holds_no_english_sentence(shirube: Callable[..., Ran],
                                                    name: str) -> None:
    ran = shirube("sources", name, "--help", lang="ja")

    assert ran.code == 0
    for line in ran.out.splitlines()[1:]:
        option = line.lstrip().startswith("-") and "  " not in line.strip()
        assert not line.strip() or JAPANESE.search(line) or option, line


@pytest.mark.parametrize(("args", "told"), [
    (["fetc"], "Did you mean `fetch`?"), (["verify", "nobody"], "there is no such record"),
    (["import", "x.xml", "--for", "sample-act"], "is no source"),
    (["import", "x.xml"], "Missing option"),
])
def test_wrong_use_is_told(shirube: Callable[..., Ran], args: list[str], told: str) -> None:
    ran = shirube("sources", *args, *(("--regime", "xx") if len(args) > 1 else ()))

    assert ran.code == 2
    assert told in ran.err


def test_a_damaged_lock_is_told_with_its_mend(user: User) -> None:
    (user.folder / "regimes" / "xx" / "passages.lock").write_text("{}", "utf-8")

    ran = user("verify")
    assert ran.code == 2
    assert "no file of fingerprints" in ran.err


def test_without_the_reading_libraries_no_record_is_accused(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.bring()
    monkeypatch.setattr("shirube.operations.sources.find_spec", lambda name: None)

    ran = user("verify")

    assert ran.code == 2
    assert ran.out == ""
    assert "libraries for reading are not installed (lxml" in ran.err
