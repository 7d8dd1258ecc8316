"""Building: whole or not at all, the same bytes, and only into a folder of ours."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shirube.locales import LANGUAGES
from shirube.model.problem import Refused
from shirube.observatory import build as building
from shirube.observatory.build import MANIFEST, build
from shirube.observatory.page import File
from shirube.observatory.site import Site
from tests.paths import REGIMES


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[[Site, Path], Any]:
    """A build of three files: what happens to folders does not depend on how many there are."""
    monkeypatch.setattr(building, "shares", lambda site: (
        lambda: iter((File("ja/index.html", b"<p>\xe6\xa8\x99</p>"), File("data/x.json", b"{}"))),
        lambda: iter((File("assets/site.css", b""),))))
    return building.build


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_site_gives_the_same_bytes_in_another_process(built: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from shirube.packs.load import load, load_world; from shirube.timeline import as_of;"
        "from shirube.observatory.site import Site; from shirube.observatory.build import build;"
        "from tests.observatory.conftest import BASE, TODAY;"
        "root = Path(sys.argv[1]);"
        "build(Site(as_of(load(root / 'jp'), TODAY, TODAY), load_world(root / 'world'), BASE),"
        " Path(sys.argv[2]))")
    subprocess.run([sys.executable, "-c", script, str(REGIMES), str(tmp_path / "site")],
                   check=True, cwd=REGIMES.parent,
                   env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/New_York"})

    assert tree(tmp_path / "site") == tree(built)


def test_every_page_has_its_twin_in_the_other_language(built: Path) -> None:
    pages = {lang: {path.relative_to(built / lang).as_posix()
                    for path in (built / lang).rglob("*.html")} for lang in LANGUAGES}

    assert pages["ja"] == pages["en"]


def test_the_manifest_names_every_file(built: Path) -> None:
    data = json.loads((built / MANIFEST).read_text("utf-8"))

    assert {*data["files"], MANIFEST} == set(tree(built))


def test_an_old_site_is_replaced_whole(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(site, tmp_path / "site")
    monkeypatch.setattr(
        building, "shares", lambda site: (lambda: iter((File("new.html", b"new"),)),))

    small(site, tmp_path / "site")

    assert set(tree(tmp_path / "site")) == {"new.html", MANIFEST}
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_build_leaves_the_old_site(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(site, tmp_path / "site")
    before = tree(tmp_path / "site")

    def broken() -> Any:
        yield File("ja/index.html", b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "shares", lambda site: (broken,))
    with pytest.raises(KeyboardInterrupt):
        small(site, tmp_path / "site")

    assert tree(tmp_path / "site") == before
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_what_goes_wrong_in_another_process_is_told_and_leaves_the_old_site(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(site, tmp_path / "site")
    before = tree(tmp_path / "site")

    def full() -> Any:
        yield File("ja/index.html", b"half")
        raise OSError(28, "No space left on device")

    def broken() -> Any:
        yield File("ja/index.html", b"half")
        raise ValueError("a page that cannot be drawn")

    monkeypatch.setattr(building, "shares", lambda site: (full, lambda: iter(())))
    with pytest.raises(Refused, match="No space left on device"):
        small(site, tmp_path / "site")
    monkeypatch.setattr(building, "shares", lambda site: (broken, lambda: iter(())))
    with pytest.raises(ValueError, match="a page that cannot be drawn"):
        small(site, tmp_path / "site")

    assert tree(tmp_path / "site") == before
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared(
    small: Callable[..., Any], site: Site, tmp_path: Path
) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          check=True, capture_output=True, text=True).stdout.strip()
    left = tmp_path / f".site.building-{gone}"
    left.mkdir()
    (left / "half.html").write_text("half", "utf-8")

    small(site, tmp_path / "site")

    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", ".git/config", "ja/mine.html"])
def test_a_folder_with_anything_of_others_is_refused_and_kept(
    small: Callable[..., Any], site: Site, tmp_path: Path, name: str
) -> None:
    small(site, tmp_path / "site")
    mine = tmp_path / "site" / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", "utf-8")
    before = tree(tmp_path / "site")

    with pytest.raises(Refused, match="holds what no site build wrote, e.g. `" + name):
        small(site, tmp_path / "site")

    assert tree(tmp_path / "site") == before


def test_a_folder_without_manifest_is_refused_and_kept(site: Site, tmp_path: Path) -> None:
    (tmp_path / "site.json").write_text('{"made_by": "somebody", "files": []}', "utf-8")

    with pytest.raises(Refused):
        build(site, tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["site.json"]


def test_a_file_is_no_folder(site: Site, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", "utf-8")

    with pytest.raises(Refused, match="a file, not a folder"):
        build(site, tmp_path / "site")


def test_an_empty_folder_is_taken(small: Callable[..., Any], site: Site, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    small(site, tmp_path / "site")

    assert "ja/index.html" in tree(tmp_path / "site")


def test_folders_above_are_made(small: Callable[..., Any], site: Site, tmp_path: Path) -> None:
    small(site, tmp_path / "a" / "b")

    assert "ja/index.html" in tree(tmp_path / "a" / "b")


def test_an_interrupt_between_the_two_moves_leaves_the_old_site(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(site, tmp_path / "site")
    before = tree(tmp_path / "site")
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if self.name.startswith(".site.building-") and not self.name.endswith("-old"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        small(site, tmp_path / "site")

    assert tree(tmp_path / "site") == before


def test_an_old_site_that_a_killed_build_had_moved_away_comes_back(
    small: Callable[..., Any], site: Site, tmp_path: Path
) -> None:
    small(site, tmp_path / "site")
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          check=True, capture_output=True, text=True).stdout.strip()
    (tmp_path / "site").rename(tmp_path / f".site.building-{gone}-old")
    (tmp_path / f".site.building-{gone}-old" / "mine.txt").write_text("mine", "utf-8")

    with pytest.raises(Refused, match=r"e\.g\. `mine.txt`"):
        small(site, tmp_path / "site")

    assert (tmp_path / "site" / "mine.txt").read_text("utf-8") == "mine"


def test_what_somebody_puts_there_during_the_build_is_kept(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(site, tmp_path / "site")

    def meanwhile() -> Any:
        (tmp_path / "site" / "mine.txt").write_text("mine", "utf-8")
        yield File("new.html", b"new")

    monkeypatch.setattr(building, "shares", lambda site: (meanwhile,))
    with pytest.raises(Refused, match=r"e\.g\. `mine.txt`"):
        small(site, tmp_path / "site")

    assert (tmp_path / "site" / "mine.txt").read_text("utf-8") == "mine"


def test_leftovers_under_the_own_process_number_do_not_block(
    small: Callable[..., Any], site: Site, tmp_path: Path
) -> None:
    (tmp_path / f".site[1].building-{os.getpid()}").mkdir()
    (tmp_path / ".site[1].building-99999999999999999999").mkdir()

    small(site, tmp_path / "site[1]")

    assert [each.name for each in tmp_path.iterdir()] == ["site[1]"]


def test_a_fork_ends_with_the_process_that_made_it(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, time; from pathlib import Path;"
        "from shirube.observatory.processes import side_by_side\n"
        "def fork():\n"
        "    Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "    signal.pause()\n"
        "def here():\n"
        "    while not Path(sys.argv[1]).exists() or not Path(sys.argv[1]).read_text(): pass\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "side_by_side([fork, here])\n")
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "pid")], check=False)
    child = int((tmp_path / "pid").read_text("utf-8"))

    for _ in range(1000):  # it ends when it is next given a turn
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{child}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] == "Z":
            return
        os.sched_yield()
        subprocess.run([sys.executable, "-c", ""], check=True)
    raise AssertionError("the fork is still there")


@pytest.mark.parametrize("place", ["/", "/dev/shm"])
def test_the_top_of_a_disk_is_refused_before_anything_is_made(site: Site, place: str) -> None:
    if not Path(place).is_mount():
        pytest.skip("no such disk here")
    with pytest.raises(Refused, match=r"takes its place"):
        build(site, Path(place))


def test_a_link_that_leads_to_itself_is_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "site")

    with pytest.raises(Refused, match="cannot be written"):
        build(site, tmp_path / "site")


def test_a_manifest_made_to_break_the_reader_is_no_manifest(site: Site, tmp_path: Path) -> None:
    (tmp_path / "site.json").write_text("[" * 200_000, "utf-8")

    with pytest.raises(Refused, match=r"e\.g\. `site.json`"):
        build(site, tmp_path)


def test_two_pages_at_one_address_are_told(
    small: Callable[..., Any], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "shares", lambda site: (
        lambda: iter((File("a.html", b"1"), File("a.html", b"2"))), lambda: iter(())))

    with pytest.raises(Refused, match=r"a\.html: two pages want this address"):
        small(site, tmp_path / "site")


def test_a_place_that_cannot_be_written_is_told(site: Site) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        build(site, Path("/proc/shirube/site"))


def test_the_command_refuses_an_address_that_is_none(
    shirube: Callable[..., Any], tmp_path: Path
) -> None:
    for address in ("javascript:alert(1)", "example.org", "https://", "https://example.org/?a=1",
                    "https://example.org:99999999/", "https://./", "https://example.org/日本/"):
        ran = shirube("site", "build", "-o", tmp_path / "site", "--base-url", address)
        assert ran.code == 2
        assert "--base-url" in ran.err
    assert not (tmp_path / "site").exists()


def test_the_command_refuses_days_out_of_reach(
    shirube: Callable[..., Any], tmp_path: Path
) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        ran = shirube("site", "build", "-o", tmp_path / "site", "--on", day)
        assert ran.code == 2
        assert "--on: the day is too far away" in ran.err


def test_the_command_shows_what_is_wrong_with_packs_and_writes_nothing(
    shirube: Callable[..., Any], tmp_path: Path
) -> None:
    packs = tmp_path / "packs" / "jp"
    packs.mkdir(parents=True)
    (packs / "regime.yaml").write_text("title: 1\n", "utf-8")

    for lang in LANGUAGES:
        ran = shirube("site", "build", "-o", tmp_path / "site", "--packs", tmp_path / "packs",
                      lang=lang)
        assert ran.code == 2
        assert "jp/regime.yaml:" in ran.err
    assert not (tmp_path / "site").exists()
