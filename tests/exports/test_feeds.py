"""Feeds and calendars as their standards want them, whatever texts they carry."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from shirube.exports.atom import write_atom
from shirube.exports.clean import clean
from shirube.exports.ical import escape, fold, write_ical
from shirube.exports.jsonfeed import write_json_feed
from shirube.model.agenda import Agenda, AgendaEntry
from shirube.model.feed import Feed, FeedEntry
from tests.exports.ical import events, unescape, unfold
from tests.exports.strategies import texts

ATOM = "{http://www.w3.org/2005/Atom}"
TOKYO = timezone(timedelta(hours=9))
AT = datetime(2030, 6, 1, tzinfo=TOKYO)


def entry(title: str = "Title", *lines: str, link: str = "") -> FeedEntry:
    return FeedEntry("urn:uuid:1", AT, title, lines, link=link, categories=("change",))


def feed(*entries: FeedEntry) -> Feed:
    return Feed("urn:uuid:0", "A feed", "en", entries, about="About.", link="../en/x.html",
                address="https://example.org/a.atom", rights="CC BY 4.0")


def test_an_atom_feed_names_itself_its_page_its_author_and_terms() -> None:
    root = ElementTree.fromstring(write_atom(feed(entry()), AT))

    links = {each.get("rel"): each.get("href") for each in root.findall(f"{ATOM}link")}
    assert links == {"self": "https://example.org/a.atom", "alternate": "../en/x.html"}
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Shirube"
    assert root.findtext(f"{ATOM}rights") == "CC BY 4.0"
    assert root.findtext(f"{ATOM}subtitle") == "About."


def test_an_atom_feed_was_updated_when_its_newest_entry_was() -> None:
    older = FeedEntry("urn:uuid:2", AT - timedelta(days=9), "Older", ())

    text = write_atom(feed(older, entry()), AT)

    assert ElementTree.fromstring(text).findtext(f"{ATOM}updated") == "2030-06-01T00:00:00+09:00"


def test_an_empty_atom_feed_was_updated_when_it_was_made() -> None:
    text = write_atom(feed(), datetime(2030, 1, 1, tzinfo=UTC))

    assert ElementTree.fromstring(text).findtext(f"{ATOM}updated") == "2030-01-01T00:00:00Z"


def test_entries_without_addresses_or_kinds_stay_as_short_as_they_were() -> None:
    plain = Feed("urn:uuid:0", "A feed", "ja", (FeedEntry("urn:uuid:1", AT, "題", ("文",)),))

    made = ElementTree.fromstring(write_atom(plain, AT)).find(f"{ATOM}entry")

    assert made is not None
    assert [each.tag.removeprefix(ATOM) for each in made] == ["id", "title", "updated", "content"]


@given(texts, st.lists(texts, max_size=3), texts)
def test_no_text_breaks_out_of_an_atom_feed(title: str, lines: list[str], link: str) -> None:
    text = write_atom(feed(entry(title, *lines, link=link)), AT)

    made = ElementTree.fromstring(text).find(f"{ATOM}entry")

    assert made is not None
    assert (made.findtext(f"{ATOM}title") or "") == clean(title)
    assert (made.findtext(f"{ATOM}content") or "").split("\n") == [
        clean(line) for each in lines for line in each.split("\n")] or not lines


@given(texts, st.lists(texts, max_size=3))
def test_a_json_feed_has_what_its_standard_asks_for(title: str, lines: list[str]) -> None:
    found = json.loads(write_json_feed(feed(entry(title, *lines))))

    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["title"] == "A feed"
    assert found["items"][0]["id"] == "urn:uuid:1"
    assert found["items"][0]["title"] == clean(title)
    assert found["items"][0]["content_text"] == "\n".join(map(clean, lines))
    assert found["items"][0]["date_published"] == "2030-06-01T00:00:00+09:00"


def test_a_json_feed_knows_only_absolute_addresses() -> None:
    relative = json.loads(write_json_feed(feed(entry(link="../en/y.html"))))
    absolute = json.loads(write_json_feed(feed(entry(link="https://example.org/y.html"))))

    assert "home_page_url" not in relative
    assert "url" not in relative["items"][0]
    assert absolute["items"][0]["url"] == "https://example.org/y.html"


JAPANESE = st.text(
    st.sampled_from("令和七年法律第五十三号、AI推進法。 ㇷ゚葛\U000e0100👩\u200d💻a;,\\:"),
    max_size=200)


@given(JAPANESE | texts)
def test_a_folded_line_unfolds_to_itself_and_no_piece_is_longer_than_75_bytes(text: str) -> None:
    line = clean(text)

    folded = fold(line)

    assert unfold(folded + "\r\n") == [line]
    for piece in folded.split("\r\n"):
        assert len(piece.encode("utf-8")) <= 75  # encoding fails when a character was cut


@given(st.integers(0, 300))
def test_a_line_is_folded_only_where_it_has_to_be(length: int) -> None:
    assert fold("x" * length).count("\r\n") == max(0, -(-(length - 75) // 74))


@given(JAPANESE | texts)
def test_an_escaped_text_is_read_back_as_it_was(text: str) -> None:
    assert unescape(escape(text)) == "\n".join(map(clean, text.split("\n")))


def agenda(title: str = "Title", *lines: str, link: str = "") -> Agenda:
    return Agenda("An agenda", "en", (AgendaEntry(
        "one", date(2030, 12, 31), title, lines, AT, "tentative", link=link,
        categories=("limit",)),), about="About; all, of it.")


@given(texts, st.lists(texts, max_size=3))
def test_a_calendar_is_read_back_whatever_it_says(title: str, lines: list[str]) -> None:
    text = write_ical(agenda(title, *lines))

    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    (found,) = events(text)
    assert found["SUMMARY"] == clean(title)
    if lines:
        assert found["DESCRIPTION"] == "\n".join(
            clean(line) for each in lines for line in each.split("\n"))


def test_an_entry_is_a_whole_day_that_takes_up_no_time() -> None:
    (found,) = events(write_ical(agenda(link="https://example.org/y.html")))

    assert found == {
        "UID": "one", "DTSTAMP": "20300531T150000Z", "LAST-MODIFIED": "20300531T150000Z",
        "DTSTART": "20301231", "DTEND": "20310101", "SUMMARY": "Title",
        "URL": "https://example.org/y.html", "CATEGORIES": "limit", "STATUS": "TENTATIVE",
        "TRANSP": "TRANSPARENT",
    }
