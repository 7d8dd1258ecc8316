"""Manners: pace, robots.txt, further tries, and saying who we are."""

from datetime import timedelta

import pytest

from shirube import __version__
from shirube.watch.polite import Manners, asked_to_wait
from tests.watch.conftest import Clock, Reader, source
from tests.watch.server import Answer, Site

PAGE = b"<!doctype html><title>A</title>"


def test_we_say_who_we_are(site: Site, reader: Reader) -> None:
    reader.one(site.at("/page", Answer(PAGE)))
    reader.using(contact="https://team.example/(bot)\r\nX: y 連絡先")
    reader.one(site.at("/page", Answer(PAGE)))

    assert [each.headers["user-agent"] for each in site.asked if each.path == "/page"] == [
        f"shirube/{__version__}", f"shirube/{__version__} (+https://team.example/botX: y)"]


def test_a_host_is_asked_at_its_pace(site: Site, reader: Reader, clock: Clock) -> None:
    reader.using(pace=5.0, paces={"fast.example": 1.0})
    moments: list[float] = []
    answer = site.answer
    site.answer = lambda asked: (moments.append(clock.passed), answer(asked))[1]  # type: ignore

    reader.fetch(source(site.at("/a", Answer(PAGE)), "a"), source(site.at("/b", Answer(PAGE)), "b"))
    assert moments == [0, 5, 10]  # robots.txt, /a, /b

    moments.clear()
    reader.fetch(source(site.url("/a", "fast.example"), "a"))
    assert moments == [10, 11]


def test_the_house_pace_is_a_second_for_e_gov_and_five_for_others() -> None:
    manners = Manners()

    assert (manners.paces["laws.e-gov.go.jp"], manners.pace) == (1.0, 5.0)


def test_hosts_that_need_no_waiting_come_first(site: Site, reader: Reader, clock: Clock) -> None:
    reader.using(pace=5.0)
    hosts = ("one.example", "one.example", "two.example")
    for path in "abc":
        site.at(f"/{path}", Answer(PAGE))

    outcomes = reader.fetch(*(source(site.url(f"/{path}", host), path)
                              for path, host in zip("abc", hosts, strict=True)))

    assert [each.source[-1] for each in outcomes] == ["a", "c", "b"]
    # Twice between robots.txt and the page; `b` had waited meanwhile.
    assert clock.slept == [5.0, 5.0]


def test_robots_txt_is_obeyed_and_read_once(site: Site, reader: Reader) -> None:
    site.at("/robots.txt", Answer(b"User-agent: *\nDisallow: /private/\n"))
    site.at("/private/a", Answer(PAGE))

    closed = reader.one(site.url("/private/a"))
    outcomes = reader.fetch(source(site.at("/b", Answer(PAGE)), "b"),
                            source(site.url("/private/a"), "a"))

    assert closed.kind == "blocked"
    assert "robots.txt" in str(closed.why)
    assert "sources import FILE --for xx/sources/page" in str(closed.why)
    assert [each.kind for each in outcomes] == ["fetched", "blocked"]
    assert site.paths == ["/b"]
    assert [each.path for each in site.asked] == ["/robots.txt", "/robots.txt", "/b"]


def test_robots_txt_that_speaks_to_us_goes_before_the_rest(site: Site, reader: Reader) -> None:
    site.at("/robots.txt", Answer(
        b"User-agent: *\nDisallow: /\n\nUser-agent: shirube\nAllow: /\nCrawl-delay: 7\n"))

    assert reader.one(site.at("/page", Answer(PAGE))).kind == "fetched"
    assert reader.clock.slept == [7.0]


def test_an_endless_crawl_delay_is_cut(site: Site, reader: Reader) -> None:
    site.at("/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 1000000\n"))
    reader.one(site.at("/page", Answer(PAGE)))

    assert reader.clock.slept == [60.0]


@pytest.mark.parametrize(("answer", "kind"), [
    (Answer(status=404), "fetched"), (Answer(status=403), "fetched"),
    (Answer(status=202), "fetched"), (Answer(bytes(range(256)) * 9), "fetched"),
    (Answer(status=500), "failed"), (Answer(status=503), "failed"),
    (Answer(status=429), "failed"), (Answer(stalls=True), "failed"),
    (Answer(status=301, headers=(("Location", "http://169.254.169.254/"),)), "refused"),
])
def test_a_site_whose_rules_cannot_be_read_is_not_asked(
    site: Site, reader: Reader, answer: Answer, kind: str
) -> None:
    site.at("/robots.txt", answer)
    outcome = reader.one(site.at("/page", Answer(PAGE)))

    assert outcome.kind == kind
    assert site.paths == (["/page"] if kind == "fetched" else [])


def test_robots_txt_of_every_host_on_the_way_is_obeyed(site: Site, reader: Reader) -> None:
    site.at("/robots.txt", Answer(b""), Answer(b"User-agent: *\nDisallow: /\n"))
    url = site.at("/page", Answer(status=302, headers=(
        ("Location", site.url("/other", "other.example")),)))

    assert reader.one(url).kind == "blocked"
    assert site.paths == ["/page"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_with_longer_waits(
    site: Site, reader: Reader, status: int
) -> None:
    reader.using(waits=(1.0, 2.0, 4.0))
    url = site.at("/page", *[Answer(status=status)] * 3, Answer(PAGE))

    assert reader.one(url).kind == "fetched"
    assert reader.clock.slept == [1.0, 2.0, 4.0]


def test_tries_end(site: Site, reader: Reader) -> None:
    reader.using(waits=(1.0, 2.0, 4.0))
    outcome = reader.one(site.at("/page", Answer(status=503)))

    assert outcome.kind == "failed"
    assert site.paths == ["/page"] * 4
    attempt = reader.store.last_attempt("xx/sources/page")
    assert attempt is not None
    assert attempt.status == 503


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 501])
def test_what_will_not_pass_is_asked_once(site: Site, reader: Reader, status: int) -> None:
    reader.using(waits=(1.0, 2.0, 4.0))
    reader.one(site.at("/page", Answer(status=status)))

    assert site.paths == ["/page"]
    assert reader.clock.slept == []


def test_silence_is_tried_again(site: Site, reader: Reader) -> None:
    reader.using(waits=(1.0,), stall_limit=0.1)

    assert reader.one(site.at("/page", Answer(stalls=True), Answer(PAGE))).kind == "fetched"


def test_a_server_says_how_long_to_wait(site: Site, reader: Reader) -> None:
    reader.using(waits=(1.0, 2.0))
    url = site.at("/page", Answer(status=429, headers=(("Retry-After", "30"),)),
                  Answer(status=503, headers=(("Retry-After", "Tue, 01 Jan 2030 00:01:40 GMT"),)),
                  Answer(PAGE))

    assert reader.one(url).kind == "fetched"
    assert reader.clock.slept == [30.0, 70.0]


def test_a_server_that_wants_a_long_rest_gets_it(site: Site, reader: Reader) -> None:
    reader.using(waits=(1.0, 2.0))
    url = site.at("/page", Answer(status=503, headers=(("Retry-After", "86400"),)))

    assert reader.one(url).kind == "failed"
    assert site.paths == ["/page"]
    assert reader.clock.slept == []


def test_retry_after_is_read_as_seconds_or_date(clock: Clock) -> None:
    now = clock.now()

    assert asked_to_wait("120", now) == 120
    assert asked_to_wait("Tue, 01 Jan 2030 00:00:05 GMT", now) == 5
    assert asked_to_wait(f"Tue, 01 Jan {'9' * 20} 00:00:05 GMT", now) is None
    assert asked_to_wait("Tue, 01 Jan 2030 00:00:05 GMT", now + timedelta(days=1)) == 0
    for unclear in (None, "", "soon", "-5", "1e9", "１２"):
        assert asked_to_wait(unclear, now) is None


def test_sources_named_are_asked_again_in_the_run_of_the_others(
    site: Site, reader: Reader
) -> None:
    page = Answer(b"<!doctype html><title>a</title><p>text</p>")
    sources = [source(site.at(f"/{name}", page), name) for name in ("one", "two")]
    reader.using(pace=5.0)
    reader.fetch(*sources)

    outcomes = reader.fetch(*sources, source(site.at("/three", page), "three"),
                            again=["xx/sources/one"])
    asked = [each.source for each in outcomes if each.why is None]
    assert asked == ["xx/sources/one", "xx/sources/three"]
    assert reader.clock.slept[-1] == 5.0
