"""Official translations: their dialect read, their DTD named and never looked for."""

import codecs
import socket

import pytest

from tests.watch.corpus import needs_corpus, one
from tests.watch.reading import document, read, texts


def served() -> bytes:
    """The made-up translation as the database serves its files: byte order mark and CRLF."""
    return codecs.BOM_UTF8 + document("translation.xml").replace(b"\n", b"\r\n")


def test_a_translation_has_the_addresses_of_the_original() -> None:
    translation = read(served(), "application/xml")
    original = read(document("law.xml"), "application/xml")

    assert (translation.medium, translation.language) == ("jlt", "en")
    assert texts(translation, "art_3_2") == [
        "(Responsibilities)", "The maker records the sample. A broken one is excepted."]
    assert translation.at("art_3_2__para_1")[0].sentences == (
        "The maker records the sample.", "A broken one is excepted.")
    assert {unit.address for unit in translation.at("chap_1")} <= {
        unit.address for unit in original.at("chap_1")}
    assert original.at("suppl-2031-20") != ()
    assert texts(translation, "suppl-2031-20__para_1") == ["This Act comes into effect at once."]


def test_mark_and_line_ends_change_nothing() -> None:
    assert read(served(), "text/xml").units == read(
        document("translation.xml"), "text/xml").units


def test_wrapped_words_are_parted_and_characters_of_the_dtd_known() -> None:
    assert texts(read(served(), "text/xml"), "art_1__para_1") == [
        "This Act provides for records of samples under § 2."]


def test_the_dtd_is_never_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    named = served().replace(b'"jstatute.dtd"', b'"http://192.0.2.1/jstatute.dtd"')

    assert read(named, "text/xml").units == read(served(), "text/xml").units


def test_amending_provisions_stay_inside_their_paragraph() -> None:
    assert texts(read(served(), "text/xml"), "suppl_4__para_1__amend_1") == [
        "The following item is added.\n(xvii)-2\nmatters of samples"]


def test_an_article_numbered_twice_is_found_both_times() -> None:
    assert texts(read(served(), "text/xml"), "suppl_4") == [
        "Another Act is amended.", "The following item is added.\n(xvii)-2\nmatters of samples",
        "(Adjustment)", "Dates are adjusted."]


@needs_corpus
def test_the_translation_of_the_act_matches_it_article_by_article() -> None:
    act = read(one("egov-xml/507AC*").read_bytes(), "text/xml")
    translation = read(one("jlt-en/507AC*").read_bytes(), "text/xml")

    def articles(addresses: list[str]) -> list[str]:
        return [each for each in addresses if each.startswith(("art_", "chap_"))]

    assert articles([unit.address for unit in act.units]) == articles(
        [unit.address for unit in translation.units])
    assert "Adjustment Provisions" in "".join(texts(translation, "suppl_4"))
    assert act.at("suppl_4") == ()
