"""Citations: BibTeX and CSL-JSON that reference managers read back as they were meant."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shirube.exports.citation import csl, tex, write_bibtex, write_csl
from shirube.exports.clean import clean
from shirube.model.work import RestsOn, Work
from tests.exports.bibtex import entries, shown
from tests.exports.strategies import texts

WORK = Work(
    key="shirube:xx/instruments/sample-act/art_7", kind="webpage", lang="en",
    title="Sample Act, Article 7: Keeping Records", genre="Provision", container="Shirube",
    version="rulebook 0123456789ab", digest="0123456789ab" + "0" * 52,
    issued=date(2030, 1, 10), accessed=date(2030, 2, 1), url="https://example.org/a_b%20c.html",
    notes=("In Japanese: 見本法 第七条.", "Rests on: Gazette (Printing Bureau), art_7."),
    rests_on=(RestsOn(title="Gazette", publisher="Printing Bureau", at="art_7",
                      url="https://gazette.example/7"),),
)

NASTY = st.text(st.sampled_from("{}\\%\"#$&_^~'@,=n 見本"), max_size=30)


@given(NASTY | texts, NASTY | texts)
def test_bibtex_is_read_back_as_it_was_meant(title: str, note: str) -> None:
    (found,) = entries(write_bibtex([replace(WORK, title=title, notes=(note, "."))]))

    assert shown(found.fields["title"]) == clean(title)
    assert shown(found.fields["note"]) == clean(f"{note} .")


def test_bibtex_keeps_capitals_the_author_and_the_day_of_the_look() -> None:
    (found,) = entries(write_bibtex([WORK]))

    assert found.kind == "misc"
    assert found.key == WORK.key
    assert found.fields["author"] == "{Shirube}"
    assert found.fields["title"] == "{Sample Act, Article 7: Keeping Records}"
    assert found.fields["year"] == "2030"
    assert found.fields["month"] == "jan"
    assert found.fields["urldate"] == "2030-02-01"
    assert found.fields["version"] == "rulebook 0123456789ab"


def test_addresses_stand_in_bibtex_as_they_are() -> None:
    (found,) = entries(write_bibtex([WORK]))

    assert found.fields["url"] == "https://example.org/a_b%20c.html"


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(WORK, issued=None, accessed=None, url="", notes=(), container="", genre="",
                   rests_on=())

    (found,) = entries(write_bibtex([bare]))

    assert set(found.fields) == {"author", "title", "version", "langid"}
    assert set(csl(bare)) == {"id", "type", "title", "author", "version", "language", "custom"}


def test_the_publisher_of_a_source_is_never_that_of_the_work() -> None:
    item = csl(WORK)

    assert "publisher" not in item
    assert item["custom"]["rests_on"][0]["publisher"] == "Printing Bureau"
    assert item["author"] == [{"literal": "Shirube"}]


def test_csl_gives_days_as_numbers() -> None:
    item = csl(WORK)

    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2030, 1, 10]]}
    assert item["accessed"] == {"date-parts": [[2030, 2, 1]]}


def test_several_works_stand_in_one_file() -> None:
    other = replace(WORK, key="shirube:xx")

    assert [each.key for each in entries(write_bibtex([WORK, other]))] == [WORK.key, other.key]
    assert write_csl([WORK, other]).count('"id"') == 2


@given(NASTY)
def test_tex_never_leaves_a_brace_of_the_text_to_be_counted(text: str) -> None:
    assert tex(text).count("{") == tex(text).count("}")
    assert shown(tex(text)) == clean(text)
