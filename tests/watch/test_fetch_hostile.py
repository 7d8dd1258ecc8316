"""Fetching from machines that fail, excuse themselves, mislead or attack."""

import gzip
import ssl
import tracemalloc
from pathlib import Path

import pytest

from shirube.locales import tell
from shirube.model.problem import Message
from shirube.model.snapshot import Outcome
from shirube.watch.media import media_type_of
from shirube.watch.polite import MEBIBYTE
from tests.watch.conftest import LOOPBACK, Reader, source
from tests.watch.server import Answer, Site, bomb, running_site

PAGE = "<!doctype html><title>指針</title><main>本文</main>".encode()
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PACKED = (("Content-Encoding", "gzip"),)


def refuses(outcome: Outcome, kind: str, words: str) -> None:
    """The outcome is of a kind, says why in both languages, and left nothing behind."""
    assert (outcome.kind, outcome.receipt) == (kind, None)
    assert isinstance(outcome.why, Message)
    assert words in str(outcome.why)
    assert tell(outcome.why, "ja") != str(outcome.why)


# answers that are not the document


@pytest.mark.parametrize("answer", [
    Answer(status=202), Answer(b"wait", 202), Answer(status=204), Answer(), Answer(b" \r\n"),
])
def test_an_empty_answer_is_blocked(site: Site, reader: Reader, answer: Answer) -> None:
    outcome = reader.one(site.at("/page", answer))

    refuses(outcome, "blocked", f"answered {answer.status} and sent nothing")
    assert "`shirube sources import FILE --for xx/sources/page`" in str(outcome.why)


@pytest.mark.parametrize("status", [401, 403, 407, 451])
def test_a_refusal_is_blocked(site: Site, reader: Reader, status: int) -> None:
    outcome = reader.one(site.at("/page", Answer(b"<title>No</title>", status)))

    refuses(outcome, "blocked", f"answered {status}: it does not serve programs")


@pytest.mark.parametrize("status", [404, 410])
def test_a_document_that_is_gone_is_told_so(site: Site, reader: Reader, status: int) -> None:
    refuses(reader.one(site.at("/page", Answer(PAGE, status))), "failed", "no longer there")


@pytest.mark.parametrize("status", [200, 500, 503])
@pytest.mark.parametrize(("title", "encoding"), [
    ("システムメンテナンス中", "utf-8"), ("ただいまメンテナンス中です", "cp932"),
    ("サービス停止のお知らせ", "euc_jp"), ("Scheduled maintenance", "ascii"),
    ("Access Denied", "ascii"), ("Just a moment...", "ascii"),
])
def test_a_notice_is_blocked(
    site: Site, reader: Reader, status: int, title: str, encoding: str
) -> None:
    body = f"<html><head><title>{title}</title></head><body></body></html>".encode(encoding)

    refuses(reader.one(site.at("/page", Answer(body, status))), "blocked", "a notice came")


def test_a_long_page_that_speaks_of_maintenance_is_a_document(site: Site, reader: Reader) -> None:
    body = "<html><title>メンテナンスの指針</title>".encode() + b"<p>text</p>" * 3000

    assert reader.one(site.at("/page", Answer(body))).kind == "fetched"


def test_a_page_in_place_of_a_file_is_blocked(site: Site, reader: Reader) -> None:
    outcome = reader.one(site.at("/guideline.pdf", Answer(PAGE)))

    refuses(outcome, "blocked", "a page came where the address promises a file")


def test_a_sign_in_page_is_blocked(site: Site, reader: Reader) -> None:
    site.at("/consent?next=/page", Answer(PAGE))
    url = site.at("/page", Answer(status=302, headers=(("Location", "/consent?next=/page"),)))

    refuses(reader.one(url), "blocked", "asks for a sign-in or a consent first")


def test_another_file_than_promised_is_refused(site: Site, reader: Reader) -> None:
    refuses(reader.one(site.at("/law.xml", Answer(PDF))), "refused",
            "promises application/xml, and application/pdf came")


@pytest.mark.parametrize("body", [
    bytes(range(256)), b"\x00" * 100, b"\x89PNG\r\n\x1a\n\x00", b"\xff" * 100, b"\x81\x00\x7f",
])
def test_garbage_is_refused(site: Site, reader: Reader, body: bytes) -> None:
    assert media_type_of(body) is None
    refuses(reader.one(site.at("/page", Answer(body))), "refused", "no document this program knows")


def test_an_older_snapshot_survives_every_failure(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(PAGE), Answer(status=202), Answer(status=500),
                  Answer(bytes(range(256))), Answer(stalls=True))
    first = reader.one(url)
    later = [reader.one(url) for _ in range(4)]

    assert [each.kind for each in later] == ["blocked", "failed", "refused", "failed"]
    assert all(each.receipt == first.receipt for each in later)
    assert reader.store.latest("xx/sources/page") == first.receipt


# servers that stall, cut off or lie


def test_a_silent_server_is_left(site: Site, reader: Reader) -> None:
    refuses(reader.one(site.at("/page", Answer(stalls=True))), "failed", "kept silent")


def test_a_server_that_stops_in_the_middle_is_left(site: Site, reader: Reader) -> None:
    refuses(reader.one(site.at("/page", Answer(PAGE, sends=10, stalls=True))), "failed",
            "kept silent")


def test_a_server_that_trickles_is_left_at_the_time_limit(site: Site, reader: Reader) -> None:
    reader.using(time_limit=60.0)
    reader.clock.step = 2.0  # every look at the clock takes two seconds

    refuses(reader.one(site.at("/page", Answer(b"a" * (1 << 22)))), "failed",
            "took longer than 60 seconds")


@pytest.mark.parametrize("answer", [
    Answer(PAGE, sends=10),
    Answer(PAGE, length=len(PAGE) + 1),
    Answer(b"400\r\nhalf", headers=(("Transfer-Encoding", "chunked"),)),
    Answer(b"zz\r\nno number", headers=(("Transfer-Encoding", "chunked"),)),
    Answer(raw=b""),
    Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Le"),
    Answer(raw=b"220 mail.example ready\r\n"),
    Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
    Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
    Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000),
])
def test_an_answer_that_breaks_off_is_not_kept(
    site: Site, reader: Reader, answer: Answer
) -> None:
    outcome = reader.one(site.at("/page", answer))

    refuses(outcome, "failed", "")
    assert list(reader.store.folder.glob("bytes/*/*")) == []


def test_a_file_cut_by_a_lying_length_is_not_kept(site: Site, reader: Reader) -> None:
    url = site.at("/guideline.pdf", Answer(PDF, length=len(PDF) - 8))

    refuses(reader.one(url), "failed", "breaks off before its end")


def test_packing_that_breaks_off_is_not_kept(site: Site, reader: Reader) -> None:
    packed = gzip.compress(PAGE * 100)

    for body in (packed[:-12], b"\x1f\x8b rubbish", b"not packed"):
        refuses(reader.one(site.at("/page", Answer(body, headers=PACKED))), "failed",
                "the packing is broken")


def test_a_packing_nobody_asked_for_is_refused(site: Site, reader: Reader) -> None:
    answer = Answer(PAGE, headers=(("Content-Encoding", "br"),))

    refuses(reader.one(site.at("/page", answer)), "refused", "packed in a way")


# size


def test_a_gigabyte_is_refused_when_it_is_declared(site: Site, reader: Reader) -> None:
    answer = Answer(b"", length=1 << 30, sends=0, stalls=True)

    refuses(reader.one(site.at("/page", answer)), "refused", "larger than 64 MiB")


def test_an_endless_answer_stops_at_the_limit(site: Site, reader: Reader) -> None:
    reader.using(size_limit=MEBIBYTE)
    chunks = b"10000\r\n" + b"a" * 65536 + b"\r\n"

    outcome = reader.one(site.at("/page", Answer(
        chunks * 40, headers=(("Transfer-Encoding", "chunked"),))))

    refuses(outcome, "refused", "larger than 1 MiB")
    assert max(each.amount for each in reader.steps if each.doing == "reading") <= MEBIBYTE


def test_a_gzip_bomb_stops_at_the_limit(site: Site, reader: Reader) -> None:
    reader.using(size_limit=MEBIBYTE)
    packed = bomb(200 * MEBIBYTE)
    assert len(packed) < MEBIBYTE

    url = site.at("/page", Answer(packed, headers=PACKED))
    tracemalloc.start()
    outcome = reader.one(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    refuses(outcome, "refused", "larger than 1 MiB")
    assert peak < 8 * MEBIBYTE


def test_a_bomb_of_many_small_members_stops_at_the_limit(site: Site, reader: Reader) -> None:
    reader.using(size_limit=MEBIBYTE)
    packed = bomb(1 << 16) * 40

    refuses(reader.one(site.at("/page", Answer(packed, headers=PACKED))), "refused",
            "larger than 1 MiB")


# addresses


@pytest.mark.parametrize("place", [
    "http://169.254.169.254/latest/meta-data/", "http://127.0.0.2:{port}/secret",
    "http://10.0.0.1/", "http://[::1]:{port}/secret", "http://[fd00:ec2::254]/",
    "http://[::ffff:127.0.0.2]:{port}/secret", "http://inside.example:{port}/secret",
])
def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, reader: Reader, place: str
) -> None:
    reader.names["inside.example"] = ["192.168.0.10"]
    location = place.format(port=site.port)
    url = site.at("/page", Answer(status=302, headers=(("Location", location),)))

    refuses(reader.one(url), "refused", "not a public address")
    assert site.paths == ["/page"]


def test_loopback_is_not_asked_unless_it_is_allowed(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(PAGE))
    reader.using(allowed=())

    refuses(reader.one(url), "refused", "leads to 127.0.0.1, which is not a public address")
    assert site.asked == []


def test_a_name_with_one_private_address_is_not_asked(site: Site, reader: Reader) -> None:
    reader.names["gov.example"] = ["127.0.0.1", "10.0.0.1"]

    refuses(reader.one(site.at("/page", Answer(PAGE))), "refused", "leads to 10.0.0.1")
    assert site.asked == []


def test_the_address_judged_is_the_address_asked(site: Site, reader: Reader) -> None:
    """A name that answers otherwise the second time gains nothing: nobody asks it twice."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    reader.resolve = lambda host, port: next(answers)  # type: ignore[method-assign]
    url = site.at("/page", Answer(PAGE))

    assert reader.one(url).kind == "fetched"
    assert list(answers) == [["10.0.0.1"]]  # one look for robots.txt, one for the page


def test_the_environment_names_no_proxy(
    site: Site, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.3:9/")

    assert reader.one(site.at("/page", Answer(PAGE))).kind == "fetched"


@pytest.mark.parametrize("location", [
    "file:///etc/passwd", "ftp://gov.example/", "http://user:word@gov.example/",
    "http://gov.example:port/", "gopher://gov.example/",
])
def test_a_redirect_to_no_web_address_is_refused(
    site: Site, reader: Reader, location: str
) -> None:
    url = site.at("/page", Answer(status=301, headers=(("Location", location),)))

    refuses(reader.one(url), "refused", "not an address this program asks")


def test_redirects_in_a_circle_end(site: Site, reader: Reader) -> None:
    url = site.at("/page", Answer(status=302, headers=(("Location", "/page"),)))

    refuses(reader.one(url), "refused", "more than 5 times")
    assert site.paths == ["/page"] * 6


def test_a_redirect_to_nowhere_fails(site: Site, reader: Reader) -> None:
    refuses(reader.one(site.at("/page", Answer(status=302))), "failed", "sent on to no address")


def test_a_name_that_leads_nowhere_fails(reader: Reader) -> None:
    reader.names["gone.example"] = []

    refuses(reader.one("http://gone.example/"), "failed", "gone.example leads nowhere")


def test_a_machine_that_does_not_answer_fails(reader: Reader) -> None:
    with running_site() as closed:
        port = closed.port

    refuses(reader.one(f"http://gov.example:{port}/"), "failed", "no connection to gov.example")


def test_plain_text_where_encryption_was_expected_fails(site: Site, reader: Reader) -> None:
    reader.using(connect_limit=0.2)
    refuses(reader.one(site.url("/page").replace("http://", "https://")), "failed", "")


def test_a_server_that_cannot_prove_itself_is_refused(
    site: Site, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_trusted(*_: object, **__: object) -> None:
        raise ssl.SSLCertVerificationError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", not_trusted)
    url = site.url("/page").replace("http://", "https://")

    refuses(reader.one(url), "refused", "could not prove who it is")


# what is kept is kept as bytes


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_pages_in_every_encoding_are_kept_as_they_came(
    site: Site, reader: Reader, encoding: str
) -> None:
    body = "<!DOCTYPE html><html><title>指針</title><p>人工知能</p></html>".encode(encoding)
    outcome = reader.one(site.at("/page", Answer(body)))

    assert outcome.receipt is not None
    assert outcome.receipt.media_type == "text/html"
    assert reader.store.read(outcome.receipt.sha256) == body


def test_headers_are_kept_without_control_characters(site: Site, reader: Reader) -> None:
    answer = Answer(PAGE, headers=(("Content-Type", "text/html\x85; x=\x9b31m" + "y" * 9000),))
    outcome = reader.one(site.at("/page", answer))

    assert outcome.receipt is not None
    kept = outcome.receipt.content_type or ""
    assert kept.isprintable()
    assert len(kept) <= 4096


def test_an_address_with_dots_leaves_nothing_outside_the_store(
    site: Site, reader: Reader, tmp_path: Path
) -> None:
    answer = Answer(PAGE, headers=(("Content-Disposition", 'attachment; filename="../../x"'),))
    url = site.at("/a/..%2f..%2f..%2fpasswd", answer)

    assert reader.fetch(source(url))[0].kind == "fetched"
    assert {each.name for each in tmp_path.iterdir()} == {"snapshots"}


@pytest.mark.parametrize("location", ["http://gov..example/", f"http://{'a' * 70}.example/"])
def test_a_redirect_to_a_name_that_cannot_be_resolved_ends_one_source_only(
    site: Site, reader: Reader, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unresolved(host: str, port: int) -> list[str]:
        if host not in location:
            return [LOOPBACK]
        raise UnicodeError("label empty or too long")

    monkeypatch.setattr(reader, "resolve", unresolved)
    url = site.at("/page", Answer(status=302, headers=(("Location", location),)))

    refuses(reader.one(url), "failed", "leads nowhere")
