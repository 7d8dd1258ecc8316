"""Real texts: everything read, commencements derived, revisions that grow and shrink."""

import json
import re
from pathlib import Path

import pytest

from shirube.watch.extract import Extracted, extract
from shirube.watch.normal import fold
from shirube.watch.numerals import arabic
from tests.watch.corpus import MEDIA, documents, files, needs_corpus, one
from tests.watch.reading import read

pytestmark = needs_corpus


def statute(pattern: str) -> Extracted:
    """A statute of the corpus."""
    return read(one(pattern).read_bytes(), "application/xml")


def articles(law: Extracted, address: str) -> set[str]:
    """Articles of the main provisions at and below an address."""
    return {unit.address.split("__")[0] for unit in law.at(address)
            if unit.address.startswith("art_")}


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_document_is_read_the_same_twice(path: Path) -> None:
    found = extract(path.read_bytes(), MEDIA[path.suffix])

    assert isinstance(found, Extracted), found
    assert found == extract(path.read_bytes(), MEDIA[path.suffix])
    assert all(unit.text for unit in found.units)


def test_17_articles_of_the_act_commenced_on_promulgation_and_11_on_the_later_day() -> None:
    """The supplement names the chapters that wait; the revision list names the two days."""
    act = statute("egov-xml/507AC*")
    main, proviso = act.at("suppl_1__para_1")[0].sentences
    chapters = re.findall(r"第(\d+)章", arabic(proviso))
    listed = json.loads(one("egov-json/507AC*").read_text("utf-8"))
    days = sorted(each["amendment_enforcement_date"] for each in listed["revisions"])

    later = set().union(*(articles(act, f"chap_{number}") for number in chapters))
    first = {unit.address.split("__")[0] for unit in act.units
             if unit.address.startswith("art_")} - later

    assert "公布の日から施行する" in main
    assert {each["amendment_law_id"] for each in listed["revisions"]} == {None}
    assert [(days[0], len(first)), (days[1], len(later))] == [
        ("2025-06-04", 17), ("2025-09-01", 11)]
    assert later == {f"art_{number}" for number in range(18, 29)}


def test_the_appi_is_read_with_its_branches_supplements_and_tables() -> None:
    appi = statute("egov-xml/415AC*")
    root = {unit.address.split("__")[0] for unit in appi.units}

    assert appi.title == "個人情報の保護に関する法律"
    assert len({each for each in root if each.startswith("appdx_table_")}) == 2
    assert len({re.sub(r"_.*", "", each) for each in root if each.startswith("suppl-")}) == 20
    assert articles(appi, "chap_1") >= {"art_1", "art_2", "art_3"}


def test_the_older_appi_has_the_same_first_article() -> None:
    """The official Japanese text of 2021 and the database's text of 2026, in two dialects."""
    new = statute("egov-xml/415AC*")
    old = statute("jlt-en/415AC*_ja_*")

    same = [unit for unit in old.at("chap_4")
            if [fold(unit.text)] == [fold(each.text) for each in new.at(unit.address)
                                     if each.address == unit.address]]

    assert len(same) > len(old.at("chap_4")) / 2


def test_a_statute_that_commences_in_stages_grows() -> None:
    stages = [read(path.read_bytes(), "text/xml") for path in files("egov-xml-revisions/505AC*")]
    held = [{unit.address.split("__")[0] for unit in law.units
             if unit.address.startswith("art_")} for law in stages]

    assert [len(each) for each in held] == sorted(len(each) for each in held)
    assert len(held) == 3


def test_revisions_two_days_apart_share_most_of_their_text() -> None:
    before, after = (statute(f"egov-xml-revisions/359AC*_{day}_*")
                     for day in ("20230614", "20230616"))
    old = {unit.address: fold(unit.text) for unit in before.units}
    new = {unit.address: fold(unit.text) for unit in after.units}

    same = [address for address in old if new.get(address) == old[address]]

    assert len(same) > 0.9 * len(old)
    assert len(new.keys() - old.keys()) > 0
