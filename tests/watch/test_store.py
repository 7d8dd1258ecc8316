"""The store: bytes kept once under their digest, every look remembered, damage noticed."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.locales import tell
from shirube.model.problem import Message, Refused, say
from shirube.model.snapshot import Attempt, LawState, Receipt, Revision
from shirube.watch.store import SnapshotStore, digest_of

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)


def receipt(data: bytes, source: str = "xx/sources/page", **fields: object) -> Receipt:
    return Receipt.model_validate({
        "source": source, "url": "https://gov.example/a", "final_url": "https://gov.example/a",
        "at": NOON, "obtained": "fetched", "media_type": "text/html",
        "sha256": digest_of(data), "size": len(data), "program": "shirube/0", **fields})


def attempt(source: str = "xx/sources/page") -> Attempt:
    return Attempt(source=source, url="https://gov.example/a", at=NOON, kind="blocked",
                   why=say("{host} answered {status}", host="gov.example", status=403),
                   program="shirube/0", status=403)


def files(store: SnapshotStore) -> list[str]:
    return sorted(each.relative_to(store.folder).as_posix()
                  for each in store.folder.rglob("*") if each.is_file())


def test_what_is_put_comes_back(store: SnapshotStore) -> None:
    revision = Revision(id="507AC_20250901_0", status="CurrentEnforced")
    kept = store.put(b"text", receipt(b"text", etag='"a"', law=LawState(
        law_id="507AC", revision=revision, bound="same_run", listed=(revision,))))

    assert store.read(kept.sha256) == b"text"
    assert store.latest("xx/sources/page") == kept
    assert store.refs() == ("xx/sources/page",)
    assert list(store.damage()) == []


def test_a_store_that_does_not_exist_is_empty(store: SnapshotStore) -> None:
    assert store.latest("xx/sources/page") is None
    assert store.all("xx/sources/page") == ()
    assert store.refs() == ()
    assert list(store.damage()) == []
    assert isinstance(store.read(digest_of(b"")), Message)
    assert not store.folder.exists()


def test_the_same_bytes_are_kept_once_and_every_look_is_kept(store: SnapshotStore) -> None:
    for source in ("xx/sources/page", "xx/sources/page", "xx/sources/other"):
        store.put(b"text", receipt(b"text", source))

    assert len([each for each in files(store) if each.startswith("bytes/")]) == 1
    assert len(store.all("xx/sources/page")) == 2
    assert len(store.all("xx/sources/other")) == 1


def test_receipts_are_in_the_order_they_were_written(store: SnapshotStore) -> None:
    texts = [bytes([number]) for number in range(12)]
    for text in texts:  # all of one moment, as after a clock was set back
        store.put(text, receipt(text))

    assert [each.sha256 for each in store.all("xx/sources/page")] == [*map(digest_of, texts)]
    latest = store.latest("xx/sources/page")
    assert latest is not None
    assert store.read(latest.sha256) == texts[-1]


def test_a_look_that_failed_is_remembered_until_one_succeeds(store: SnapshotStore) -> None:
    store.put(b"text", receipt(b"text"))
    assert store.last_attempt("xx/sources/page") is None
    store.note(attempt())

    remembered = store.last_attempt("xx/sources/page")
    assert remembered == attempt()
    assert tell(remembered.why, "ja") == "gov.example の応答は 403 であった"
    assert store.latest("xx/sources/page") == receipt(b"text")
    store.put(b"text", receipt(b"text"))
    assert store.last_attempt("xx/sources/page") is None


def test_damaged_bytes_are_noticed_and_mended(store: SnapshotStore) -> None:
    kept = store.put(b"text", receipt(b"text"))
    store.path_of(kept.sha256).write_bytes(b"tex")

    assert isinstance(store.read(kept.sha256), Message)
    assert [each.file for each in store.damage()] == [
        f"bytes/{kept.sha256[:2]}/{kept.sha256}"]
    store.put(b"text", receipt(b"text"))
    assert store.read(kept.sha256) == b"text"


def test_missing_bytes_are_noticed(store: SnapshotStore) -> None:
    kept = store.put(b"text", receipt(b"text"))
    store.path_of(kept.sha256).unlink()

    assert len(list(store.damage())) == 1


@given(st.data())
def test_a_receipt_with_any_byte_changed_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    store = SnapshotStore(tmp_path_factory.mktemp("store"))
    store.put(b"old", receipt(b"old"))
    store.put(b"new", receipt(b"new"))
    path = sorted((store.folder / "receipts").rglob("*.json"))[-1]
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)

    assert len(list(store.damage())) == 1
    latest = store.latest("xx/sources/page")
    assert latest is not None
    assert latest.sha256 == digest_of(b"old")


def test_an_interrupted_write_leaves_nothing_that_counts(
    store: SnapshotStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(b"old", receipt(b"old"))
    before = files(store)

    def pull_the_plug(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", pull_the_plug)
    with pytest.raises(KeyboardInterrupt):
        store.put(b"new", receipt(b"new"))

    assert files(store) == before
    assert list(store.damage()) == []


def test_a_file_system_without_links_will_do(
    store: SnapshotStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_: object, __: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", no_links)
    store.put(b"a", receipt(b"a"))
    store.put(b"b", receipt(b"b"))

    assert len(store.all("xx/sources/page")) == 2
    assert list(store.damage()) == []


@pytest.mark.parametrize("ref", [
    "../outside", "xx/../../outside", "xx/sources/..", "/etc/passwd", "xx\\sources", "", ".",
    "xx/sources/a\n", "xx/sources/a\x00", "xx/sources/A", "xx/" + "a" * 300,
])
def test_no_reference_names_a_place_outside(store: SnapshotStore, ref: str) -> None:
    with pytest.raises(Refused):
        store.latest(ref)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "g" * 64, "a" * 63])
def test_no_digest_names_a_place_outside(store: SnapshotStore, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.read(name)


def test_a_receipt_of_other_bytes_is_not_taken(store: SnapshotStore) -> None:
    with pytest.raises(ValueError, match="other bytes"):
        store.put(b"text", receipt(b"another"))


def test_two_sources_never_share_a_folder(store: SnapshotStore) -> None:
    for source in ("xx/sources/a", "xx/sources/a.b", "xx/sources/a#b"):
        store.put(b"text", receipt(b"text", source))

    assert store.refs() == ("xx/sources/a", "xx/sources/a#b", "xx/sources/a.b")
    assert all(len(store.all(each)) == 1 for each in store.refs())


def test_what_lies_about_in_the_folder_is_no_receipt(store: SnapshotStore, tmp_path: Path) -> None:
    store.put(b"text", receipt(b"text"))
    folder = store.folder / "receipts" / "xx+sources+page"
    (folder / ".tmp-left").write_text("{}")
    (folder / "notes.json").write_text("{}")
    (store.folder / "receipts" / "Not a reference").mkdir()

    assert len(store.all("xx/sources/page")) == 1
    assert store.refs() == ("xx/sources/page",)
