"""Verdicts and drift on real texts: the Act's records stand, markup that drifted is silent."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.sources import HELD, markup

from shirube.model.rulebook import Rulebook
from shirube.model.source import Source
from shirube.watch.bring import bring
from shirube.watch.checking import check, take
from shirube.watch.drift import drift
from shirube.watch.library import Library
from shirube.watch.passages import Document
from shirube.watch.store import SnapshotStore
from tests.watch.corpus import files, needs_corpus, one
from tests.watch.reading import read


def pairs() -> Iterator[tuple[Path, Path]]:
    """Every two revisions of one statute."""
    for first, second in combinations(files("egov-xml-revisions/*.xml"), 2):
        if first.name[:15] == second.name[:15]:
            yield first, second


@needs_corpus
@pytest.mark.parametrize(("first", "second"), list(pairs()), ids=lambda path: path.stem[:24])
def test_paragraphs_with_the_same_words_are_no_change_whatever_their_markup(
    first: Path, second: Path
) -> None:
    old, new = (Document(read(each.read_bytes(), "application/xml")) for each in (first, second))
    changes = drift(old, new)
    told = {each.before for each in changes} | {each.after for each in changes}
    one_side, other = markup(first), markup(second)

    same = {address for address, (_, text) in other.items()
            if address in one_side and one_side[address][1] == text}
    assert same & told == set()


@needs_corpus
def test_every_value_of_every_record_on_the_act_stands_in_it(jp: Rulebook, tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    for ref, pattern in HELD.items():
        source = jp.by_id[ref]
        assert isinstance(source, Source)
        assert bring(one(pattern), source, store, datetime.now(UTC)).kind == "imported"
    library = Library(store)

    assert [each for each in check(jp, {}, library, list(HELD)) if each.missing] == []
    lock, _ = take(jp, {}, library)
    verdicts = list(check(jp, lock, library, list(HELD)))
    assert {each.state for each in verdicts} == {"same", "no_passage"}
    assert sum(each.state == "same" for each in verdicts) > 180
