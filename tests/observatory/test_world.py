"""The world map and the pages of jurisdictions, as they are made."""

import gzip
import json
import math
import re
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.locales import LANGUAGES
from shirube.model.jurisdiction import World
from shirube.observatory.atlas import atlas
from shirube.observatory.draw import style_sheet
from shirube.observatory.pages.world import NO_RECORD, STATUSES, UNKNOWN, status_of
from shirube.observatory.picture import picture, rings
from shirube.observatory.shading import Shading
from shirube.observatory.site import Site
from shirube.packs.load import load_world
from shirube.reports.world import status_on
from tests.paths import REGIMES

WORLD = load_world(REGIMES / "world")
SHADING = Shading(WORLD)
DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
CODES = [each.code for each in WORLD.jurisdictions]


# --- The map data

def test_every_record_of_the_world_has_a_shape_or_a_marker(world: World) -> None:
    drawn = atlas()
    for record in world.jurisdictions:
        for code in record.members or (record.code,):
            shape = drawn.places.get(code) or drawn.parts.get(code)
            assert shape is not None, f"{code} is not on the map"
            assert shape.d or shape.small, f"{code} can be neither seen nor hit"


def test_no_two_places_of_the_map_share_a_key_and_all_have_names() -> None:
    path = Path("src/shirube/observatory/assets/map.json")
    data = json.loads((REGIMES.parent / path).read_text("utf-8"))
    places = [each["key"] for each in data["places"] + data["parts"]]

    assert len(places) == len(set(places)) == len(atlas().places) + len(atlas().parts)
    for each in atlas().places.values():
        assert all(each.names[lang].strip() for lang in LANGUAGES), each.key
        assert re.search(r"[\u3040-\u30ff\u3400-\u9fff]", each.names["ja"]), each.key


@pytest.mark.parametrize("code", ["SG", "HK", "BH", "MT", "QA", "LU", "SV", "MU", "MV", "VA"])
def test_small_places_that_coarse_maps_lack_are_there_with_a_marker(code: str) -> None:
    assert atlas().places[code].small


def test_every_inner_point_lies_on_the_map_and_in_its_frame() -> None:
    width, height = atlas().size
    for each in [*atlas().places.values(), *atlas().parts.values()]:
        left, top, right, bottom = each.box
        assert 0 <= each.at[0] <= width, each.key
        assert 0 <= each.at[1] <= height, each.key
        assert left <= each.at[0] <= right, each.key
        assert top <= each.at[1] <= bottom, each.key


def test_paths_are_closed_lines_of_whole_numbers() -> None:
    for each in [*atlas().places.values(), *atlas().parts.values()]:
        assert re.fullmatch(r"(M-?\d+[ -]\d+l-?\d+(?:[ -]\d+)+z)*", each.d), each.key
        assert len(rings(each.d)) == each.d.count("M")


# --- Shading

@given(st.sampled_from(CODES), DAYS)
def test_a_place_shows_the_status_of_its_own_record_or_of_its_union(code: str, day: date) -> None:
    record = SHADING.records[code]
    shade = SHADING.on(code, day)
    assert shade is not None

    own = status_on(record, day)
    union = SHADING.unions.get(code)
    if own is not None or union is None:
        assert (shade.status, shade.by) == (own, code)
    else:
        assert shade.status == status_on(union, day)
        assert shade.by == (union.code if shade.status else code)


@given(st.sampled_from(SHADING.codes), DAYS)
def test_stretches_hold_every_day_once_and_agree_with_the_day(code: str, day: date) -> None:
    stretches = SHADING.stretches(code)
    holding = [each for each in stretches if (each.start is None or each.start <= day)
               and (each.until is None or day < each.until)]

    assert [each.shade for each in holding] == [SHADING.on(code, day)]
    assert stretches[0].start is None
    assert stretches[-1].until is None
    for before, after in pairwise(stretches):
        assert before.until == after.start
        assert before.shade != after.shade


@given(st.sampled_from(SHADING.codes), DAYS)
def test_since_when_is_told_only_where_a_record_dates_it(code: str, day: date) -> None:
    since = SHADING.since(code, day)
    shade = SHADING.on(code, day)
    assert shade is not None

    if since is not None:
        assert since <= day
        assert SHADING.records[shade.by].statuses
        assert SHADING.on(code, since) == shade != SHADING.on(code, since - timedelta(days=1))


def test_members_show_the_union_and_places_without_any_record_show_none() -> None:
    day = date(2026, 11, 28)

    assert {SHADING.on(code, day).by for code in SHADING.unions  # type: ignore[union-attr]
            if code not in SHADING.records} == {"EU"}
    assert status_of(SHADING.on("BO", day)) == NO_RECORD
    assert status_of(SHADING.on("GL", day)) == NO_RECORD


def test_a_union_names_each_member_once_and_every_member_is_on_the_map() -> None:
    unions = [record for record in WORLD.jurisdictions if record.members]
    assert [(each.code, len(each.members)) for each in unions] == [("EU", 27)]
    for union in unions:
        assert len(set(union.members)) == len(union.members)
        assert union.code not in union.members
        assert set(union.members) <= set(atlas().places)


def test_parts_never_colour_the_whole() -> None:
    for record in WORLD.jurisdictions:
        if record.part_of:
            assert record.part_of in SHADING.records
            for day in SHADING.changes(date(2027, 12, 31)):
                shade = SHADING.on(record.part_of, day)
                assert shade is not None
                assert shade.by == record.part_of


def test_days_of_change_are_those_on_which_anything_differs() -> None:
    until = date(2026, 11, 28)
    found, before = [], None
    for number in range(-1, (until - SHADING.first).days + 1):
        day = SHADING.first + timedelta(days=number)
        shades = [SHADING.on(code, day) for code in SHADING.codes]
        if before not in (None, shades):
            found.append(day)
        before = shades

    assert SHADING.changes(until) == tuple(found)


# --- Pictures

@pytest.mark.parametrize("record", WORLD.jurisdictions, ids=lambda record: record.code)
def test_every_jurisdiction_has_a_picture_that_shows_it(record: object) -> None:
    members = getattr(record, "members", ())
    found = picture(members or [getattr(record, "code", "")])

    assert found is not None
    assert found.shown or found.marker
    assert found.around or record.code == "NZ"  # type: ignore[attr-defined]
    assert len("".join((*found.around, *found.shown))) < 60_000


# --- Pages

@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_is_served_shaded_and_its_table_says_the_same(
    built: Path, site: Site, lang: str,
) -> None:
    page = (built / lang / "world" / "index.html").read_text("utf-8")
    on_map = dict(re.findall(
        r'<a class="place[^"]*" href="[^"]*" data-key="([^"]*)" data-s="([^"]*)"', page))
    in_table = dict(re.findall(r'<tr role="row" data-key="([^"]*)" data-s="([^"]*)"', page))

    expected = {code: status_of(SHADING.on(code, site.today)) for code in SHADING.codes}
    assert on_map == {code: expected[code] for code in expected if code != "EU"}
    assert in_table == {code: expected[code] for code in SHADING.records}
    assert page.count('id="view"') == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_counts_the_rows_of_the_table(built: Path, lang: str) -> None:
    page = (built / lang / "world" / "index.html").read_text("utf-8")
    counts = {status: int(count) for status, count in re.findall(
        r'<li data-s="([^"]*)">.*?<span class="count">(\d+)</span>', page)}
    rows = re.findall(r'<tr role="row" data-key="[^"]*" data-s="([^"]*)"', page)

    assert list(counts) == [*STATUSES, UNKNOWN, NO_RECORD]
    for status in (*STATUSES, UNKNOWN):
        assert counts[status] == rows.count(status)


def test_the_data_twin_says_what_the_map_shows(built: Path, site: Site) -> None:
    twin = json.loads((built / "data" / "world" / "index.json").read_text("utf-8"))

    assert twin["on"] == site.today.isoformat()
    assert {each["code"]: each["status"] for each in twin["places"]} == {
        code: shade.status for code in SHADING.codes if (shade := SHADING.on(code, site.today))}
    assert all(set(each["name"]) == set(LANGUAGES) for each in twin["places"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_jurisdiction_has_a_page_that_tells_its_record(
    built: Path, world: World, lang: str,
) -> None:
    for record in world.jurisdictions:
        path = built / lang / "world" / f"{record.code.casefold()}.html"
        page = path.read_text("utf-8")
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&#39;", "'").replace(
            "&#34;", '"').replace("&amp;", "&")
        told = [record.title, record.gist, record.open, record.note, record.enforcement_note,
                *(each.title for each in record.instruments),
                *(each.status for each in record.instruments)]
        for each in told:
            if each is not None:
                assert each.in_(lang) in text, f"{record.code}: {each.en}"  # type: ignore[arg-type]
        twin = json.loads((built / "data" / "world" / f"{record.code.casefold()}.json").read_text())
        assert twin["record"]["id"] == record.id
        assert {each["id"] for each in twin["sources"]} >= {
            each.source for each in record.sources}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_of_the_world_lead_to_pages_that_exist(built: Path, lang: str) -> None:
    for path in sorted((built / lang / "world").rglob("*.html")):
        for href in re.findall(r'href="([^"#]+)', path.read_text("utf-8")):
            if "://" not in href and not href.startswith("mailto:"):
                assert (path.parent / href.split("?")[0]).resolve().exists(), f"{path}: {href}"


def test_pages_stay_within_their_budgets(built: Path) -> None:
    css = len((built / "assets" / "site.css").read_bytes())
    script = len((built / "assets" / "js" / "map.js").read_bytes())
    for lang in LANGUAGES:
        page = (built / lang / "world" / "index.html").read_bytes()
        packed = sum(len(gzip.compress(each)) for each in (
            page, (built / "assets" / "site.css").read_bytes(),
            (built / "assets" / "js" / "map.js").read_bytes()))
        assert len(page) + css + script < 400_000
        assert packed < 140_000
        for path in (built / lang / "world").glob("*.html"):
            if path.name != "index.html":
                assert path.stat().st_size + css < 150_000, path.name


# --- Colours

def tokens(dark: bool) -> dict[str, str]:
    """Colours of the classes in one theme."""
    found = re.findall(r"--s-([a-z-]+): (#[0-9a-f]{6});", style_sheet())
    half = len(found) // 2
    return dict(found[half:] if dark else found[:half])


def linear(colour: str) -> list[float]:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
            for each in parts]


def perceived(rgb: list[float]) -> tuple[float, float, float]:
    """A colour in Oklab: lightness, and two axes of hue."""
    red, green, blue = rgb
    long, middle, short = (max(0.0, each) ** (1 / 3) for each in (
        0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
        0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
        0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue))
    return (0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
            1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short)


SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                     (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                       (-0.01182, 0.04294, 0.968881)),
    "no blue cones": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                      (0.004733, 0.691367, 0.3039)),
}
"""How colours reach people (Machado, Oliveira and Fernandes 2009, full severity)."""


@pytest.mark.parametrize("dark", [False, True])
def test_classes_go_from_strong_to_weak_in_lightness(dark: bool) -> None:
    found = tokens(dark)
    order = [perceived(linear(found[each.replace("_", "-")]))[0] for each in STATUSES]

    assert order == sorted(order, reverse=dark)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_stay_apart_whatever_cones_a_reader_has(sight: str, dark: bool) -> None:
    found = tokens(dark)
    seen = {}
    for each in STATUSES:
        rgb = linear(found[each.replace("_", "-")])
        seen[each] = perceived([min(1.0, max(0.0, sum(
            row[at] * rgb[at] for at in range(3)))) for row in SIGHTS[sight]])
    for one, other in combinations(STATUSES, 2):
        # `none_known` is dotted, and needs no colour of its own.
        if "none_known" not in (one, other):
            assert math.dist(seen[one], seen[other]) > 0.05, (one, other)
