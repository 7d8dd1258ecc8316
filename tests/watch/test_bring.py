"""Bringing files by hand: what they are is told by their content; nothing else is believed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from shirube.locales import tell
from shirube.model.snapshot import Outcome
from shirube.model.source import Source
from shirube.watch.bring import bring
from shirube.watch.store import SnapshotStore, digest_of
from tests.watch.conftest import Clock, source
from tests.watch.egov import LAW_ID, NOW, Law

PAGE = "<!doctype html><title>指針</title><main>本文</main>".encode()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
Bring = Callable[..., Outcome]
PAGE_SOURCE = source("https://gov.example/guide")
STATUTE = source(f"https://laws.example/law/{LAW_ID}", "sample-act", kind="statute", law_id=LAW_ID)


@pytest.fixture
def brought(tmp_path: Path, store: SnapshotStore, clock: Clock) -> Bring:
    def call(data: bytes, name: str = "saved.html", of: Source = PAGE_SOURCE) -> Outcome:
        file = tmp_path / name
        file.write_bytes(data)
        return bring(file, of, store, clock.now())

    return call


def refuses(outcome: Outcome, words: str) -> None:
    assert (outcome.kind, outcome.receipt) == ("refused", None)
    assert outcome.why is not None
    assert words in str(outcome.why)
    assert tell(outcome.why, "ja") != str(outcome.why)


def test_a_file_is_kept_with_its_receipt(
    brought: Bring, store: SnapshotStore, clock: Clock
) -> None:
    outcome = brought(PDF, "ガイド ライン.pdf", source("https://gov.example/guide.pdf"))

    assert outcome.kind == "imported"
    receipt = store.latest("xx/sources/page")
    assert receipt == outcome.receipt
    assert receipt is not None
    assert receipt.model_dump(exclude_none=True, exclude={"program"}) == {
        "source": "xx/sources/page", "url": "https://gov.example/guide.pdf",
        "final_url": "https://gov.example/guide.pdf", "at": clock.now(), "obtained": "imported",
        "media_type": "application/pdf", "sha256": digest_of(PDF), "size": len(PDF),
        "file_name": "ガイド ライン.pdf",
    }
    assert store.read(receipt.sha256) == PDF


@pytest.mark.parametrize(("data", "name", "media_type"), [
    (PDF, "page.html", "application/pdf"), (PAGE, "guide.pdf", "text/html"),
    ("<p>指針</p>".encode("cp932"), "a.txt", "text/html"),
    ("指針の本文".encode("euc_jp"), "a.html", "text/plain"),
    (b'{"a": [1]}', "a", "application/json"),
    (b'<?xml version="1.0"?><Law/>', "a.pdf", "application/xml"),
])
def test_the_content_says_what_a_file_is(
    brought: Bring, data: bytes, name: str, media_type: str
) -> None:
    outcome = brought(data, name)

    assert outcome.receipt is not None
    assert outcome.receipt.media_type == media_type


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b" \n", "empty"), (bytes(range(256)), "no document this program knows"),
    ("<title>メンテナンス中</title>".encode(), "a notice came"),
])
def test_what_is_no_document_is_refused(brought: Bring, data: bytes, words: str) -> None:
    refuses(brought(data), words)


def test_a_page_is_not_taken_for_the_file_it_leads_to(brought: Bring) -> None:
    refuses(brought(PAGE, of=source("https://gov.example/guide.pdf")), "promises a file")


def test_a_file_that_breaks_off_is_refused(brought: Bring) -> None:
    refuses(brought(PDF[:-8], of=source("https://gov.example/guide.pdf")), "breaks off")


def test_a_large_file_is_refused(tmp_path: Path, store: SnapshotStore, clock: Clock) -> None:
    file = tmp_path / "large.html"
    with file.open("wb") as stream:
        stream.truncate(1 << 30)  # declared, not written

    refuses(bring(file, PAGE_SOURCE, store, clock.now()), "larger than 64 MiB")
    refuses(bring(file, PAGE_SOURCE, store, clock.now(), size_limit=1 << 19), "than 0.5 MiB")


def test_links_and_devices_are_not_read(tmp_path: Path, store: SnapshotStore, clock: Clock) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "link.html").symlink_to(tmp_path / "page.html")
    os.mkfifo(tmp_path / "pipe")
    cases = {"link.html": "the file is a link", "pipe": "not an ordinary file",
             ".": "not an ordinary file", "none.html": "cannot be read"}

    for name, words in cases.items():
        refuses(bring(tmp_path / name, PAGE_SOURCE, store, clock.now()), words)
    refuses(bring(Path("/dev/zero"), PAGE_SOURCE, store, clock.now()), "not an ordinary file")
    refuses(bring(Path("a\0b"), PAGE_SOURCE, store, clock.now()), "cannot be read")


def test_files_outside_a_folder_are_refused(
    tmp_path: Path, store: SnapshotStore, clock: Clock
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "page.html").write_bytes(PAGE)
    (tmp_path / "secret.html").write_bytes(PAGE)
    (inside / "way").symlink_to(tmp_path)

    for name in ("../secret.html", "way/secret.html", str(tmp_path / "secret.html")):
        outcome = bring(inside / name, PAGE_SOURCE, store, clock.now(), within=inside)
        refuses(outcome, "not in the folder")
    kept = bring(inside / "page.html", PAGE_SOURCE, store, clock.now(), within=inside)
    assert kept.kind == "imported"


@pytest.mark.parametrize("name", ["..", "../../etc/passwd", "a\nb", "\x1b[31m.html", "a" * 240])
def test_of_a_name_only_a_harmless_part_is_kept(
    tmp_path: Path, store: SnapshotStore, clock: Clock, name: str
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    file = folder / name
    if not file.exists() and ".." not in name:
        file.write_bytes(PAGE)
    outcome = bring(file, PAGE_SOURCE, store, clock.now())

    if outcome.kind == "imported":
        assert outcome.receipt is not None
        kept = outcome.receipt.file_name or ""
        assert kept.isprintable()
        assert "/" not in kept
        assert len(kept) <= 120
    assert {each.name for each in tmp_path.iterdir()} <= {"a", "snapshots"}


def test_a_statute_is_brought_as_the_xml_of_its_own_text(brought: Bring) -> None:
    law = Law()

    outcome = brought(law.file(), f"{NOW}.xml", STATUTE)
    assert outcome.kind == "imported"
    assert outcome.receipt is not None
    state = outcome.receipt.law
    assert state is not None
    assert (state.revision.id, state.revision.status, state.bound) == (NOW, None, "file_name")
    assert (state.number, state.title) == (law.number, law.title)
    unnamed = brought(law.file(), "law.xml", STATUTE).receipt
    assert unnamed is not None
    assert unnamed.law is None


@pytest.mark.parametrize(("data", "words"), [
    (Law(num="998").file(), "Num is 998"), (PAGE, "not well-formed"), (PDF, ""),
    (b"<Law>", "not well-formed"),
    (b'<!DOCTYPE Law [<!ENTITY a SYSTEM "file:///etc/passwd">]><Law>&a;</Law>', "declares"),
])
def test_anything_else_for_a_statute_is_refused(brought: Bring, data: bytes, words: str) -> None:
    refuses(brought(data, f"{NOW}.xml", STATUTE), words)
