"""What other tools read from the site: changes, calendar, citations, lists of pages and data."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

import pytest

from shirube.exports.atom import write_atom
from shirube.exports.citation import write_bibtex, write_csl
from shirube.exports.ical import write_ical
from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry
from shirube.observatory.agenda import agenda, undated
from shirube.observatory.citing import citable, cite_box, cite_data, cite_whole
from shirube.observatory.history import history
from shirube.observatory.listing import sitemap
from shirube.observatory.news import NEWEST, change_feed, midnight, missed
from shirube.observatory.pages.feeds import files
from shirube.observatory.site import Site, Voice
from shirube.timeline import as_of
from tests.exports.bibtex import entries, shown
from tests.exports.ical import events
from tests.observatory.conftest import BASE, TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site_of(rulebook: Rulebook, day: date, base: str = "") -> Site:
    return Site(as_of(rulebook, day, day), World(digest="0"), base)


def voice_of(site: Site, lang: str = "en") -> Voice:
    return next(each for each in site.voices if each.lang == lang)


def changed(rulebook: Rulebook, **parts: object) -> Rulebook:
    """A rulebook with other records in some of its parts."""
    return Rulebook.model_validate({
        **{name: getattr(rulebook, name) for name in Rulebook.model_fields}, **parts})


@pytest.fixture(scope="module")
def homeless(jp: Rulebook, world: World) -> Site:
    """The same site, made without its public address."""
    return Site(as_of(jp, TODAY, TODAY), world)


def local(built: Path, address: str) -> Path:
    """The file of the built site an absolute address stands for."""
    assert address.startswith(BASE), address
    return built / urlsplit(urldefrag(address).url).path.removeprefix(urlsplit(BASE).path)


# The change feed


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_atom_feed_has_what_its_standard_asks_for(built: Path, lang: str) -> None:
    root = ElementTree.fromstring((built / f"feeds/changes.{lang}.atom").read_bytes())

    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == NEWEST
    for each in (root, *entries):
        for name in ("id", "title", "updated"):
            assert each.findtext(f"{ATOM}{name}")
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated", "")).tzinfo is not None
    ids = [each.findtext(f"{ATOM}id") for each in (root, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(str(each).startswith("urn:uuid:") for each in ids)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_entry_leads_to_pages_of_the_site(built: Path, lang: str) -> None:
    root = ElementTree.fromstring((built / f"feeds/changes.{lang}.atom").read_bytes())

    links = [each.get("href", "") for each in root.iter(f"{ATOM}link")]
    assert len(links) > NEWEST
    assert [link for link in links if not local(built, link).is_file()] == []


def test_both_formats_tell_the_same(built: Path) -> None:
    root = ElementTree.fromstring((built / "feeds/changes.ja.atom").read_bytes())
    found = json.loads((built / "feeds/changes.ja.json").read_text("utf-8"))

    assert found["feed_url"] == f"{BASE}feeds/changes.ja.json"
    assert [(each["id"], each["title"], each["content_text"]) for each in found["items"]] == [
        (each.findtext(f"{ATOM}id"), each.findtext(f"{ATOM}title"),
         each.findtext(f"{ATOM}content")) for each in root.findall(f"{ATOM}entry")]


def test_ids_stay_whatever_the_public_address_and_differ_between_languages(
    site: Site, homeless: Site,
) -> None:
    here, there = (change_feed(voice_of(each)) for each in (site, homeless))
    japanese = change_feed(voice_of(site, "ja"))

    assert [each.id for each in here.entries] == [each.id for each in there.entries]
    assert not {each.id for each in here.entries} & {each.id for each in japanese.entries}


def test_without_a_public_address_links_are_relative_to_the_feed(homeless: Site) -> None:
    feed = change_feed(voice_of(homeless))

    assert feed.link == "../en/jp/changes.html"
    assert all(each.link.startswith("../en/") for each in feed.entries)


def test_entries_bear_the_legal_day_at_midnight_of_the_country(site: Site) -> None:
    for each in change_feed(voice_of(site)).entries:
        assert each.published is not None
        assert each.published.isoformat().endswith("T00:00:00+09:00")
        assert each.title.startswith(each.published.date().isoformat())


def test_every_change_day_and_every_missed_day_has_its_entry(xx: Rulebook) -> None:
    site = site_of(xx, date(2031, 3, 1))
    feed = change_feed(voice_of(site))

    days = [each.published.date() for each in feed.entries if each.published]
    assert sorted(days) == sorted([
        *(each.day for each in history(site)),
        *(each.window.until for each in missed(site) if each.window.until)])
    assert days == sorted(days, reverse=True)


def test_what_is_learned_later_of_an_old_day_comes_as_news(xx: Rulebook) -> None:
    event = xx.events[0]
    late = event.model_copy(update={
        "id": "xx/events/found-late", "on": "2030-02-10", "known": date(2031, 1, 15),
        "checked": date(2031, 1, 15)})
    site = site_of(changed(xx, events=(*xx.events, late)), date(2031, 3, 1))

    newest = change_feed(voice_of(site)).entries[0]

    assert newest.title.startswith("2030-02-10")
    assert newest.published == midnight(site, date(2030, 2, 10))
    assert newest.at == midnight(site, date(2031, 1, 15))


def test_a_milestone_missed_and_met_later_says_both(xx: Rulebook) -> None:
    event = xx.events[0].model_copy(update={
        "id": "xx/events/rule", "on": "2030-12-01", "known": date(2030, 12, 2)})
    milestone = xx.milestones[0].model_copy(update={"confirmed_by": event.id})
    site = site_of(changed(xx, events=(*xx.events, event), milestones=(milestone,)),
                   date(2031, 3, 1))

    (entry,) = (each for each in change_feed(voice_of(site)).entries
                if each.categories == ("overdue",))

    assert entry.lines[-1].startswith("Confirmed since: ")
    assert "2030-12-01" in entry.lines[-1]


def test_what_is_not_yet_in_force_is_never_told_as_in_force(site: Site) -> None:
    (entry,) = (each for each in change_feed(voice_of(site)).entries
                if each.title.startswith("2026-07-17"))

    (in_force,) = (line for line in entry.lines if "newly in force" in line)
    (pending,) = (line for line in entry.lines if ": not yet in force:" in line)
    assert "main part" in pending
    assert "main part" not in in_force


# The calendar


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_calendar_is_read_back_and_every_entry_is_one_whole_day(
    built: Path, lang: str,
) -> None:
    found = events((built / f"feeds/milestones.{lang}.ics").read_bytes().decode("utf-8"))

    assert len({each["UID"] for each in found}) == len(found) > 5
    for each in found:
        start, end = (date.fromisoformat(each[name]) for name in ("DTSTART", "DTEND"))
        assert end - start == timedelta(days=1)
        assert re.fullmatch(r"\d{8}T\d{6}Z", each["DTSTAMP"])
        assert local(built, each["URL"]).is_file()


def test_a_limit_stands_on_the_last_day_of_its_window_and_says_that_it_is_one(
    site: Site,
) -> None:
    found = {each.title: each for each in agenda(voice_of(site)).entries}

    limit = found["By 2028-07-16: APPI amendment: main part"]
    assert limit.day == date(2028, 7, 16)
    assert limit.state == "tentative"


def test_only_days_that_are_fixed_are_told_as_fixed(site: Site) -> None:
    by_state: dict[str, set[str]] = {"fixed": set(), "tentative": set()}
    for each in agenda(voice_of(site)).entries:
        by_state[each.state].update(each.categories)

    assert by_state == {"fixed": {"confirmed", "commencement"},
                        "tentative": {"overdue", "open"}}


def test_a_fixed_commencement_ahead_stands_on_its_day(site: Site) -> None:
    (found,) = (each for each in agenda(voice_of(site)).entries
                if each.categories == ("commencement",))

    assert found.day == date(2027, 1, 17)
    assert found.state == "fixed"


def test_what_is_overdue_says_so_and_is_told_anew_from_that_day(site: Site) -> None:
    overdue = [each for each in agenda(voice_of(site)).entries if "overdue" in each.categories]

    assert len(overdue) == 4
    assert all(each.title.startswith("Overdue, not confirmed: ") for each in overdue)
    assert all(each.at > midnight(site, each.day) for each in overdue)


def test_an_entry_keeps_its_name_while_its_state_changes(xx: Rulebook) -> None:
    before, after = (agenda(voice_of(site_of(xx, day))).entries
                     for day in (date(2030, 8, 1), date(2031, 3, 1)))

    milestone = {"before": [each for each in before if each.categories == ("open",)],
                 "after": [each for each in after if each.categories == ("overdue",)]}
    assert [each.id for each in milestone["before"]] == [each.id for each in milestone["after"]]
    assert milestone["before"][0].at <= milestone["after"][0].at


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_has_no_day_is_in_no_calendar_and_the_page_says_so(
    built: Path, site: Site, lang: str,
) -> None:
    page = (built / lang / "feeds.html").read_text("utf-8")
    calendar = (built / f"feeds/milestones.{lang}.ics").read_text("utf-8").replace("\r\n ", "")

    missing = undated(site)
    assert len(missing) == 5
    for each in missing:
        title = each.title.ja if lang == "ja" else each.title.en
        assert title in page
        assert f":{title}" not in calendar


# Citations


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_record_with_sources_can_be_cited_in_both_formats(
    built: Path, jp: Rulebook, lang: str,
) -> None:
    bibtex = entries((built / f"citations.{lang}.bib").read_text("utf-8"))
    items = json.loads((built / f"citations.{lang}.csl.json").read_text("utf-8"))

    keys = [each.key for each in bibtex]
    wanted = {f"shirube:{each.id.replace('#', '/')}"
              for each in jp.records() if isinstance(each, Entry)}
    assert len(keys) == len(set(keys))
    assert set(keys) == wanted | {"shirube"}
    assert [each["id"] for each in items] == keys
    for entry, item in zip(bibtex, items, strict=True):
        assert shown(entry.fields["title"]) == item["title"]
        assert item["type"] in ("webpage", "dataset")
        assert item["author"] == [{"literal": "Shirube"}]
        assert local(built, item["URL"]).is_file()
        assert entry.fields["url"] == item["URL"]


def test_a_claim_is_never_cited_without_its_verdict(site: Site, jp: Rulebook) -> None:
    for voice in site.voices:
        for claim in jp.claims:
            box = cite_box(claim, voice, site.addresses.paths[claim.id])
            assert voice.words(f"verdict.{claim.verdict}") in box.line
            assert voice.words(f"verdict.{claim.verdict}") in shown(
                entries(box.bibtex)[0].fields["title"])


def test_a_citation_names_the_rulebook_and_the_page(site: Site, jp: Rulebook) -> None:
    record = jp.by_id["jp/instruments/ai-promotion-act#art_7"]
    path = site.addresses.paths[record.id]

    box = cite_box(record, voice_of(site), path)
    data = cite_data(record, site)

    assert jp.digest[:12] in box.line
    assert f"{BASE}en/{path}.html" in box.line
    assert data["en"]["bibtex"] == box.bibtex
    assert [data["en"]["csl"]] == json.loads(box.csl)
    assert data["ja"]["csl"]["id"] == data["en"]["csl"]["id"]
    assert data["ja"]["csl"]["note"].startswith("英語名：AI Promotion Act")


def test_what_bears_no_day_is_cited_without_one(site: Site, jp: Rulebook) -> None:
    rule = jp.rules[0]

    item = cite_data(rule, site)["en"]["csl"]

    assert "issued" not in item
    assert "accessed" not in item


# Lists


def test_every_address_of_the_sitemap_is_a_page_and_names_its_twins(
    built: Path, site: Site,
) -> None:
    root = ElementTree.fromstring((built / "sitemap.xml").read_bytes())

    found = [each.findtext(f"{MAP}loc", "") for each in root.findall(f"{MAP}url")]
    assert len(set(found)) == len(found) > 2000
    assert [each for each in found if not local(built, each).is_file()] == []
    for each in root.findall(f"{MAP}url"):
        links = {link.get("hreflang"): link.get("href") for link in each if link.get("hreflang")}
        assert set(links) == {"ja", "en"}
        assert each.findtext(f"{MAP}loc") in links.values()


def test_a_sitemap_that_is_too_long_becomes_an_index(site: Site) -> None:
    index, *parts = reversed(list(sitemap(site, ["a", "b", "c"], most=4)))

    names = [each.text for each in ElementTree.fromstring(index.data).iter(f"{MAP}loc")]
    assert names == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert sorted(each.path for each in parts) == ["sitemap-1.xml", "sitemap-2.xml"]


def test_without_a_public_address_there_is_no_sitemap(homeless: Site) -> None:
    assert list(sitemap(homeless, ["a"])) == []


def test_robots_may_read_everything_and_learn_of_the_sitemap(built: Path) -> None:
    assert (built / "robots.txt").read_text("utf-8").split("\n") == [
        "User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml", ""]


def test_the_guide_for_language_models_names_only_what_there_is(built: Path) -> None:
    text = (built / "llms.txt").read_text("utf-8")

    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 20
    assert [each for each in links if not local(built, each).is_file()] == []
    assert "日本" in text
    assert "voluntary" in text


def test_the_catalogue_names_only_files_there_are(built: Path, jp: Rulebook) -> None:
    found = json.loads((built / "data/catalogue.json").read_text("utf-8"))

    assert found["rulebook"] == jp.digest
    assert all((built / each).is_file() for each in found["whole"])
    assert [each["data"] for each in found["pages"] if not (built / each["data"]).is_file()] == []
    assert len(found["pages"]) > 1000


def test_the_whole_data_hold_every_record_once(built: Path, jp: Rulebook) -> None:
    found = json.loads((built / "data/rulebook.json").read_text("utf-8"))

    ids = [each["id"] for group in found["records"].values() for each in group]
    assert sorted(ids) == sorted(each.id for each in jp.records())


def test_the_same_site_makes_the_same_files(site: Site, jp: Rulebook, world: World) -> None:
    again = Site(as_of(jp, TODAY, TODAY), world, BASE)

    assert {each.path: each.data for each in files(again)} == {
        each.path: each.data for each in files(site)}


def test_nothing_hostile_in_a_record_breaks_what_other_tools_read(xx: Rulebook) -> None:
    nasty = '</title>]]>\\}{%"#\r\nEND:VEVENT;,&_^~\u202e'
    title = xx.events[0].title.model_copy(update={"ja": nasty, "en": nasty})
    hostile = changed(
        xx, events=tuple(each.model_copy(update={"title": title}) for each in xx.events),
        milestones=tuple(each.model_copy(update={"title": title}) for each in xx.milestones))
    site = site_of(hostile, date(2031, 3, 1), BASE)

    for voice in site.voices:
        root = ElementTree.fromstring(write_atom(change_feed(voice), midnight(site, site.today)))
        assert any("]]>" in (each.text or "") for each in root.iter(f"{ATOM}title"))
        (found,) = events(write_ical(agenda(voice)))
        assert "END:VEVENT;,&_^~" in found["SUMMARY"]
        works = tuple(citable(voice))
        assert len(entries(write_bibtex(works))) == len(works)
        assert len(json.loads(write_csl(works))) == len(works)


# Golden files


@pytest.fixture
def exempland(xx: Rulebook) -> Rulebook:
    """The made-up country, whatever the digest of its files."""
    return changed(xx, digest="0123456789abcdef" * 4)


def test_the_feed_of_the_made_up_country(
    exempland: Rulebook, golden: Callable[[str, str], None],
) -> None:
    site = site_of(exempland, date(2031, 3, 1))
    for voice in site.voices:
        golden(f"changes.{voice.lang}.atom",
               write_atom(change_feed(voice), midnight(site, site.today)))


def test_the_calendar_of_the_made_up_country(
    exempland: Rulebook, golden: Callable[[str, str], None],
) -> None:
    for voice in site_of(exempland, date(2031, 3, 1), BASE).voices:
        golden(f"milestones.{voice.lang}.ics",
               write_ical(agenda(voice)).replace("\r\n", "\n"))


def test_citations_of_the_made_up_country(
    exempland: Rulebook, golden: Callable[[str, str], None],
) -> None:
    for voice in site_of(exempland, date(2031, 3, 1), BASE).voices:
        golden(f"citations.{voice.lang}.bib", write_bibtex(citable(voice)))
        golden(f"whole.{voice.lang}.csl.json", cite_whole(voice).csl)
