"""Pages in schema.org's words: real names only, nothing claimed that the records do not say."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.linking import linked, linked_whole
from shirube.observatory.site import Site, Voice
from shirube.timeline import as_of
from tests.observatory.conftest import BASE

THING = {"name", "alternateName", "description", "url"}
WORK = THING | {"author", "citation", "dateCreated", "dateModified", "datePublished", "genre",
                "hasPart", "inLanguage", "isAccessibleForFree", "isPartOf", "license",
                "mainEntity", "publisher", "spatialCoverage", "temporalCoverage", "text", "version"}
LAW = {"legislationDate", "legislationDateOfApplicability", "legislationDateVersion",
       "legislationIdentifier", "legislationJurisdiction", "legislationLegalForce",
       "legislationPassedBy", "legislationType"}
BODY = THING | {"foundingDate", "parentOrganization"}
KNOWN: dict[str, set[str]] = {
    "WebPage": WORK, "CreativeWork": WORK, "Report": WORK, "Claim": WORK,
    "Legislation": WORK | LAW, "Organization": BODY, "GovernmentOrganization": BODY,
    "Dataset": WORK | {"distribution", "creator"},
    "DataDownload": WORK | {"contentUrl", "encodingFormat"},
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"},
    "Rating": THING | {"ratingValue"}, "Country": THING, "Event": THING | {"startDate", "about"},
    "DefinedTerm": THING | {"inDefinedTermSet"},
}
"""Types of schema.org with the properties of theirs that are used, as its vocabulary has them."""


def told(voice: Voice, ref: str) -> dict[str, Any]:
    record = voice.rulebook.by_id[ref]
    made: dict[str, Any] = linked(record, voice, voice.site.addresses.paths[ref], "Title")
    return made


def english(rulebook: Rulebook, day: date) -> Voice:
    site = Site(as_of(rulebook, day, day.replace(year=2030)), World(digest="0"), BASE)
    return next(each for each in site.voices if each.lang == "en")


def everything(site: Site) -> Iterator[dict[str, Any]]:
    for voice in site.voices:
        for record in site.rulebook.records():
            yield told(voice, record.id)
        yield linked_whole(voice, "licence")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from objects(each)


def test_every_type_and_property_is_one_of_schema_org(site: Site) -> None:
    used = {(each["@type"], name) for page in everything(site) for each in objects(page)
            for name in each if not name.startswith("@")}

    assert {(kind, name) for kind, name in used if name not in KNOWN[kind]} == set()


def test_every_page_of_ours_that_is_named_is_there(site: Site, built: Path) -> None:
    named = {urldefrag(each[key]).url for page in everything(site) for each in objects(page)
             for key in ("@id", "url", "inDefinedTermSet", "contentUrl")
             if str(each.get(key, "")).startswith(BASE)}

    assert len(named) > 2000
    assert [each for each in named if not (built / each.removeprefix(BASE)).is_file()] == []


def test_without_a_public_address_pages_are_named_relative_to_the_page(
    jp: Rulebook, world: World,
) -> None:
    site = Site(as_of(jp, date(2026, 11, 28), date(2026, 11, 28)), world)
    page = told(site.voices[0], "jp/instruments/ai-promotion-act#art_7")

    assert page["mainEntity"]["isPartOf"]["@id"] == (
        "../../../../ja/jp/instruments/ai-promotion-act.html#this")


def test_it_is_json_and_says_nothing_empty(site: Site) -> None:
    for page in everything(site):
        assert json.loads(json.dumps(page)) == page
        assert all(value not in (None, "", [], {})
                   for each in objects(page) for value in each.values())


@pytest.mark.parametrize(("day", "force"), [
    (date(2025, 6, 3), "NotInForce"), (date(2025, 6, 4), "PartiallyInForce"),
    (date(2025, 8, 31), "PartiallyInForce"), (date(2025, 9, 1), "InForce"),
])
def test_the_force_of_a_law_is_told_for_the_day(jp: Rulebook, day: date, force: str) -> None:
    law = told(english(jp, day), "jp/instruments/ai-promotion-act")["mainEntity"]

    assert law["@type"] == "Legislation"
    assert law["legislationLegalForce"] == f"https://schema.org/{force}"
    assert law["legislationDateVersion"] == day.isoformat()
    assert law["legislationIdentifier"] == "Act No. 53 of 2025"
    assert [each["name"] for each in law["legislationPassedBy"]] == ["National Diet"]


def test_a_provision_not_yet_commenced_is_not_in_force(jp: Rulebook) -> None:
    part = told(english(jp, date(2026, 11, 28)), "jp/instruments/appi-amendment-2026#main_part")

    assert part["mainEntity"]["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert "legislationDateOfApplicability" not in part["mainEntity"]


def test_force_is_left_out_where_the_records_cannot_say(jp: Rulebook) -> None:
    law = told(english(jp, date(2026, 11, 28)), "jp/instruments/headquarters-order")["mainEntity"]

    assert law["@type"] == "Legislation"
    assert "legislationLegalForce" not in law


def test_no_voluntary_text_is_called_legislation_or_given_legal_force(
    site: Site, jp: Rulebook,
) -> None:
    voice = site.voices[0]
    voluntary = [each for each in jp.instruments if each.kind not in ("law", "order")]

    assert len(voluntary) > 20
    for instrument in voluntary:
        assert not any(each["@type"] == "Legislation" or set(each) & LAW
                       for each in objects(told(voice, instrument.id)["mainEntity"]))


def test_a_verdict_is_told_in_words_and_never_as_a_number(site: Site, jp: Rulebook) -> None:
    for voice in site.voices:
        for claim in jp.claims:
            review = told(voice, claim.id)["mainEntity"]
            assert review["@type"] == "ClaimReview"
            assert review["author"]["name"] == "Shirube"
            assert review["reviewRating"] == {
                "@type": "Rating", "alternateName": voice.words(f"verdict.{claim.verdict}")}


def test_a_day_known_by_quarter_alone_is_not_given_as_a_day(site: Site, jp: Rulebook) -> None:
    for event in jp.events:
        found = told(site.voices[0], event.id)["mainEntity"]
        assert found.get("startDate") == (None if "Q" in event.on else event.on)


def test_sources_are_cited_with_their_publishers_not_as_ours(site: Site) -> None:
    page = told(site.voices[1], "jp/instruments/ai-promotion-act")

    assert page["author"] == {"@type": "Organization", "name": "Shirube"}
    assert page["citation"]
    assert all(each["publisher"]["name"] != "Shirube" for each in page["citation"])
