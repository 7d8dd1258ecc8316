"""Fetching: what came is kept with its receipt, and asked again only by its validators."""

import gzip

import pytest

from shirube.model.problem import Refused
from shirube.model.snapshot import Outcome
from shirube.watch.store import SnapshotStore, digest_of
from tests.watch.conftest import Reader, source
from tests.watch.server import Answer, Site

PAGE = "<!doctype html><title>指針</title><main>本文</main>".encode()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def kinds(outcomes: list[Outcome]) -> list[str]:
    return [each.kind for each in outcomes]


def test_what_came_is_kept_with_its_receipt(
    site: Site, reader: Reader, store: SnapshotStore
) -> None:
    url = site.at("/page", Answer(PAGE, headers=(
        ("ETag", '"one"'), ("Last-Modified", "Tue, 01 Jan 2030 00:00:00 GMT"),
        ("Content-Type", "text/html; charset=utf-8"))))

    outcome = reader.one(url)

    assert (outcome.kind, outcome.why) == ("fetched", None)
    kept = store.latest("xx/sources/page")
    assert kept == outcome.receipt
    assert kept is not None
    assert kept.model_dump(exclude_none=True) == {
        "source": "xx/sources/page", "url": url, "final_url": url, "at": reader.clock.now(),
        "obtained": "fetched", "media_type": "text/html", "sha256": digest_of(PAGE),
        "size": len(PAGE), "program": reader.manners.user_agent, "status": 200,
        "etag": '"one"', "last_modified": "Tue, 01 Jan 2030 00:00:00 GMT",
        "content_type": "text/html; charset=utf-8", "content_length": len(PAGE),
    }
    assert store.read(kept.sha256) == PAGE


def test_a_source_is_really_asked_again_with_its_validators(
    site: Site, reader: Reader, store: SnapshotStore
) -> None:
    fresh = ("Cache-Control", "max-age=31536000, immutable")
    url = site.at("/page", Answer(PAGE, headers=(("ETag", '"one"'), fresh)))
    reader.one(url)
    reader.clock.passed += 86400
    second = reader.one(url)
    site.at("/page", Answer(PAGE + b"more", headers=(("ETag", '"two"'), fresh)))
    third = reader.one(url)

    assert site.paths == ["/page"] * 3
    assert [each.headers.get("if-none-match") for each in site.asked if each.path == "/page"] == [
        None, '"one"', '"one"']
    assert (second.kind, third.kind) == ("unchanged", "fetched")
    first, again, new = store.all("xx/sources/page")
    assert (again.status, again.sha256, again.at) == (
        304, first.sha256, reader.clock.now())
    assert new.sha256 == digest_of(PAGE + b"more")


def test_the_same_bytes_without_validators_are_unchanged(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(PAGE))

    assert kinds([reader.one(url), reader.one(url)]) == ["fetched", "unchanged"]


def test_a_damaged_snapshot_is_asked_for_whole(
    site: Site, reader: Reader, store: SnapshotStore
) -> None:
    url = site.at("/page", Answer(PAGE, headers=(("ETag", '"one"'),)))
    reader.one(url)
    store.path_of(digest_of(PAGE)).write_bytes(b"damaged")

    assert reader.one(url, again=False).receipt is not None
    assert "if-none-match" not in site.asked[-1].headers
    assert store.read(digest_of(PAGE)) == PAGE


def test_nothing_changed_is_no_answer_to_who_did_not_ask(site: Site, reader: Reader) -> None:
    outcome = reader.one(site.at("/page", Answer(status=304)))

    assert (outcome.kind, outcome.receipt) == ("failed", None)


def test_a_source_looked_at_a_short_while_ago_is_left_alone(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(PAGE))
    reader.one(url)
    reader.clock.passed += 3600
    outcome = reader.one(url, again=False)

    assert outcome.kind == "unchanged"
    assert str(outcome.why) == "it was looked at a short while ago and not asked again"
    assert outcome.receipt is not None
    assert site.paths == ["/page"]
    reader.clock.passed += 86400
    reader.one(url, again=False)
    assert site.paths == ["/page", "/page"]


def test_a_source_that_was_blocked_is_asked_again(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(PAGE), Answer(status=403), Answer(PAGE))
    reader.one(url)
    reader.one(url)

    assert reader.one(url, again=False).kind == "unchanged"
    assert len(site.paths) == 3


def test_packed_answers_are_kept_unpacked(site: Site, reader: Reader, store: SnapshotStore) -> None:
    packed = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    url = site.at("/page", Answer(packed, headers=(("Content-Encoding", "gzip"),)))

    outcome = reader.one(url)

    assert outcome.receipt is not None
    assert store.read(outcome.receipt.sha256) == PAGE
    assert outcome.receipt.content_length == len(packed)


def test_redirects_are_followed_and_told(site: Site, reader: Reader) -> None:
    site.at("/new.html", Answer(PAGE))
    url = site.at("/old", Answer(status=301, headers=(
        ("Location", site.url("/middle", "other.example")),)))
    site.at("/middle", Answer(status=302, headers=(("Location", "/new.html#top"),)))

    outcome = reader.one(url)

    assert outcome.receipt is not None
    assert (outcome.receipt.url, outcome.receipt.final_url) == (
        url, site.url("/new.html", "other.example"))


def test_an_interruption_loses_nothing(site: Site, reader: Reader, store: SnapshotStore) -> None:
    first = source(site.at("/a", Answer(PAGE)), "a")
    second = source(site.at("/b", Answer(PAGE + b"b")), "b")

    def stop_at_second(host: str, port: int) -> list[str]:
        if "/a" in site.paths:
            raise KeyboardInterrupt
        return ["127.0.0.1"]

    reader.resolve = stop_at_second  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        reader.fetch(first, second, again=False)
    del reader.resolve
    outcomes = reader.fetch(first, second, again=False)

    assert kinds(outcomes) == ["unchanged", "fetched"]
    assert site.paths == ["/a", "/b"]
    assert len(store.all("xx/sources/a")) == 1
    assert list(store.damage()) == []


def test_one_bad_source_does_not_stop_the_others(site: Site, reader: Reader) -> None:
    bad = source(site.url("/a"), "bad")
    good = source(site.at("/b", Answer(PAGE)), "good")

    assert kinds(reader.fetch(bad, good)) == ["failed", "fetched"]


def test_progress_is_told(site: Site, reader: Reader) -> None:
    reader.one(site.at("/page", Answer(PAGE)))

    assert [(each.doing, each.amount) for each in reader.steps if each.number == each.total == 1][
        -2:] == [("asking", 1), ("reading", len(PAGE))]


def test_a_full_disk_stops_the_run_and_is_told(
    site: Site, reader: Reader, store: SnapshotStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "put", full)
    with pytest.raises(Refused, match="No space left on device"):
        reader.one(site.at("/page", Answer(PAGE)))


def test_without_the_libraries_it_is_told_how_to_install_them(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpcore2", None)

    with pytest.raises(Refused, match="pip install 'shirube\\[sources\\]'"):
        reader.one("http://gov.example/")
