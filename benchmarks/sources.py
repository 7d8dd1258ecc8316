"""Sources held against real texts: what is proven, what it costs, what goes wrong.

Run by hand from the root: `SHIRUBE_CORPUS=DIR .venv/bin/python -m benchmarks.sources`. The
folder holds statutes as e-Gov and the official translations publish them; without it nothing
runs. Prints one line for each number.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from lxml import etree
from tests.watch.edits import EDITS, laid_out, named, renumbered, untouched

from shirube.model.source import Source
from shirube.packs.load import load
from shirube.watch.bring import bring
from shirube.watch.checking import check, summary, take
from shirube.watch.drift import drift
from shirube.watch.extract import Extracted, Unreadable, extract
from shirube.watch.library import Library
from shirube.watch.lock import Locked, lock_passage
from shirube.watch.normal import fold
from shirube.watch.passages import Document
from shirube.watch.places import Place
from shirube.watch.store import SnapshotStore
from shirube.watch.verify import UNCHANGED, verify_passage

MEDIA = {".xml": "application/xml", ".html": "text/html", ".json": "application/json",
         ".md": "text/markdown", ".csv": "text/csv"}

HELD = {
    "jp/sources/ai-promotion-act-egov": "egov-xml/507AC0000000053_*.xml",
    "jp/sources/ai-promotion-act-jlt": "jlt-en/507AC0000000053_en_*.xml",
    "jp/sources/ai-promotion-act-revisions": "egov-json/507AC0000000053_*.json",
    "jp/sources/cao-ai-act-page": "gov-html/cao_ai_act_*.html",
}
"""Sources of the pack that the corpus holds."""

MEGABYTE = ("egov-xml/507AC0000000053_*.xml", "egov-xml/415AC0000000057_*.xml",
            "egov-xml-revisions/359AC0000000086_20230616_*.xml",
            "egov-xml-revisions/405AC0000000047_20230703_*.xml")
"""Statutes that together have about 1 MB of text."""


def main() -> int:
    """Every measure, one after the other."""
    named_folder = os.environ.get("SHIRUBE_CORPUS")
    if not named_folder:
        print("skipped: set SHIRUBE_CORPUS to the folder of real texts")
        return 0
    corpus = Path(named_folder)
    regimes = Path(os.environ.get("SHIRUBE_REGIMES", "regimes"))
    whole_corpus(corpus)
    the_act(corpus, regimes)
    revision_pairs(corpus)
    thousand_passages(corpus)
    error_rates(corpus)
    return 0


def tell(name: str, value: object) -> None:
    """One number."""
    print(f"{name:<62} {value}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one(corpus: Path, pattern: str) -> Path:
    """The one file of such a name."""
    (found,) = corpus.glob(pattern)
    return found


def statute(path: Path) -> Extracted:
    """A statute of the corpus, extracted."""
    found = extract(path.read_bytes(), MEDIA[path.suffix])
    assert not isinstance(found, Unreadable), found
    return found


def whole_corpus(corpus: Path) -> None:
    """Everything that can be read: extracted, every place fingerprinted, and verified."""
    spent: dict[str, float] = {"extract": 0.0, "fingerprint": 0.0, "verify": 0.0}
    counts: Counter[str] = Counter()
    for path in sorted(corpus.glob("*/*")):
        if path.suffix not in MEDIA or path.parent.name == "epoch":
            continue
        data = path.read_bytes()
        start = time.perf_counter()
        found = extract(data, MEDIA[path.suffix])
        spent["extract"] += time.perf_counter() - start
        if isinstance(found, Unreadable):
            tell(f"  not read: {path.name}", found.why)
            continue
        counts.update(documents=1, bytes=len(data))
        start = time.perf_counter()
        locks = locked(Document(found))
        spent["fingerprint"] += time.perf_counter() - start
        start = time.perf_counter()
        again = Document(found)
        states = Counter(verify_passage(place, lock, again).state for place, lock in locks)
        spent["verify"] += time.perf_counter() - start
        counts.update(places=len(locks), same=states["same"])
    tell("corpus: documents, MB", f"{counts['documents']}, {counts['bytes'] / 1e6:.1f}")
    tell("corpus: places fingerprinted / told as the same",
         f"{counts['places']} / {counts['same']}")
    for name, seconds in spent.items():
        tell(f"corpus: seconds to {name} everything", f"{seconds:.2f}")


def locked(document: Document) -> list[tuple[Place, Locked]]:
    """Every place of a document with its fingerprint."""
    found = []
    for address in document.nodes:
        place = Place("address", address)
        lock = lock_passage(place, document, snapshot="0" * 64)
        if lock is not None:
            found.append((place, lock))
    return found


def the_act(corpus: Path, regimes: Path) -> None:
    """Every record of the Act held against its XML."""
    rulebook = load(regimes / "jp")
    with tempfile.TemporaryDirectory() as folder:
        store = SnapshotStore(Path(folder))
        for ref, pattern in HELD.items():
            source = rulebook.by_id[ref]
            assert isinstance(source, Source)
            outcome = bring(one(corpus, pattern), source, store, datetime.now(UTC))
            assert outcome.kind == "imported", outcome.why
        library = Library(store)
        document = library.holding("jp/sources/ai-promotion-act-egov").document
        assert document is not None
        articles = [top for top in document.tops if top.startswith("art_")]
        tell("Act: articles addressed", len(articles))
        days = Counter(
            str(each.commencement.on) for each in rulebook.provisions
            if each.instrument == "jp/instruments/ai-promotion-act"
            and each.id.partition("#")[2] in articles)
        tell("Act: articles by recorded commencement", dict(sorted(days.items())))
        late = {top for top in articles for unit in document.units[slice(*document.nodes[top])]
                if {"chap_3", "chap_4"} & set(unit.within)}
        tell("Act: articles in the chapters that came into force later", len(late))
        plain = list(check(rulebook, {}, library, list(HELD)))
        values = [value for each in plain for value in each.values]
        lost = [(each.record, each.source, each.missing) for each in plain if each.missing]
        tell("Act: citations, values that must stand, missing",
             f"{len(plain)}, {len(values)}, {sum(len(each[2]) for each in lost)}")
        for each in lost:
            tell("  missing", each)
        lock, refused = take(rulebook, {}, library)
        for refusal in refused:
            if refusal.source in HELD:
                tell(f"  no fingerprint: {refusal.record} {refusal.at}", refusal.why)
        verdicts = list(check(rulebook, lock, library, list(HELD)))
        tell("Act: verdicts", dict(Counter(each.state for each in verdicts)))
        counted = summary(verdicts)
        tell("Act: records by whole text / values / not yet / to read",
             f"{counted.by_text} / {counted.by_values} / {counted.not_yet} / {counted.to_read}")


def revision_pairs(corpus: Path) -> None:
    """Every pair of revisions of one statute diffed; markup that drifted must be silent."""
    groups: dict[str, list[Path]] = {}
    for path in sorted((corpus / "egov-xml-revisions").glob("*.xml")):
        groups.setdefault(path.name[:15], []).append(path)
    total: Counter[str] = Counter()
    seconds = []
    for paths in groups.values():
        documents = {path: Document(statute(path)) for path in paths}
        marked = {path: markup(path) for path in paths}
        for first, second in combinations(paths, 2):
            start = time.perf_counter()
            changes = drift(documents[first], documents[second])
            seconds.append(time.perf_counter() - start)
            total["pairs"] += 1
            total.update(each.kind for each in changes)
            told = {each.after for each in changes} | {each.before for each in changes}
            for address, (xml, text) in marked[second].items():
                old = marked[first].get(address)
                if old is not None and old[1] == text:
                    total["the same words"] += 1
                    drifted = old[0] != xml
                    total["markup drift only"] += drifted
                    total["the same words, told as changed"] += address in told
            total["changed, yet folding to one text"] += sum(
                each.kind == "changed" and fold("".join(
                    piece.text for piece in each.pieces if piece.kind != "new")) == fold("".join(
                        piece.text for piece in each.pieces if piece.kind != "gone"))
                for each in changes)
    for name in ("pairs", "changed", "added", "removed", "moved", "the same words",
                 "markup drift only", "the same words, told as changed",
                 "changed, yet folding to one text"):
        tell(f"revisions: {name}", total[name])
    tell("revisions: seconds to diff a pair, mean / worst",
         f"{statistics.mean(seconds):.2f} / {max(seconds):.2f}")


def markup(path: Path) -> dict[str, tuple[str, str]]:
    """Paragraphs and items of main articles by address: their XML, and their own words.

    Read in another way than the extractor does, to be a witness against it.
    """
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    main_part = root.find(".//MainProvision")
    found = {}
    for article in main_part.iter("Article") if main_part is not None else ():
        for paragraph in article.findall("Paragraph"):
            at = f"art_{article.get('Num')}__para_{paragraph.get('Num')}"
            for holder, address in ((paragraph.find("ParagraphSentence"), at), *(
                    (item.find("ItemSentence"), f"{at}__item_{item.get('Num')}")
                    for item in paragraph.findall("Item"))):
                if holder is not None:
                    xml = etree.tostring(holder, method="c14n").decode()
                    for reading in holder.iter("Rt"):
                        reading.text = ""
                    found[address] = (xml, fold("".join(map(str, holder.itertext()))))
    return found


def megabyte(corpus: Path) -> Extracted:
    """Four statutes as one document of about 1 MB."""
    units = []
    for number, pattern in enumerate(MEGABYTE, 1):
        for unit in statute(one(corpus, pattern)).units:
            units.append(replace(unit, address=f"law{number}_{unit.address}", within=()))
    return Extracted(tuple(units), "law", "four/1")


def thousand_passages(corpus: Path) -> None:
    """A thousand passages sought in 1 MB: unchanged, set otherwise, and changed."""
    chance = random.Random(1)
    before = megabyte(corpus)
    size = sum(len(unit.text.encode()) for unit in before.units)
    tell("1 MB: bytes, units", f"{size}, {len(before.units)}")
    document = Document(before)
    numbers = [number for number, unit in enumerate(before.units)
               if unit.kind == "text" and len(document.texts[number]) >= 20]
    chosen = chance.sample(numbers, 1000)
    locks = {}
    for number in chosen:
        place = Place("address", before.units[number].address)
        lock = lock_passage(place, document, snapshot="0" * 64)
        assert lock is not None
        locks[number] = (place, lock)

    same = Document(before)
    tell("1 MB: seconds to fold and address", f"{timed(lambda: Document(before).nodes):.2f}")
    _warm(same)
    tell("1 MB: seconds for 1,000 passages, unchanged",
         f"{timed(lambda: [verify_passage(*each, same) for each in locks.values()]):.3f}")
    other = Document(laid_out(before, chance))
    _warm(other)
    tell("1 MB: seconds for 1,000 passages, set otherwise",
         f"{timed(lambda: [verify_passage(*each, other) for each in locks.values()]):.3f}")
    for name, edit in EDITS.items():
        units = list(before.units)
        for number in chosen:
            units[number] = replace(units[number], text=edit(units[number].text, chance))
        edited = Document(replace(before, units=tuple(units)))
        index = _seconds_to_index(edited)
        spent, states = [], Counter[str]()
        for number, (place, lock) in locks.items():
            if edited.texts[number] == document.texts[number]:
                continue
            start = time.perf_counter()
            found = verify_passage(place, lock, edited)
            spent.append(1000 * (time.perf_counter() - start))
            states[found.state] += 1
        spent.sort()
        tell(f"1 MB: {name}: ms each, mean / 95th percentile / worst",
             f"{statistics.mean(spent):.2f} / {spent[int(.95 * len(spent))]:.2f} / "
             f"{spent[-1]:.2f} (index {index:.2f} s) {dict(states)}")


def _seconds_to_index(document: Document) -> float:
    start = time.perf_counter()
    _warm(document)
    document.windows  # noqa: B018
    return time.perf_counter() - start


def _warm(document: Document) -> None:
    """What a document computes once."""
    document.by_digest, document.by_around  # noqa: B018


def error_rates(corpus: Path) -> None:
    """Edits simulated in real statutes: unchanged when edited, and unknown when untouched."""
    edited: dict[str, Counter[str]] = {name: Counter() for name in EDITS}
    known: dict[str, Counter[bool]] = {"renumbered": Counter(), "set otherwise": Counter(),
                                       "both": Counter()}
    for pattern in MEGABYTE:
        before = named(statute(one(corpus, pattern)))
        first = Document(before)
        for seed in range(3):
            chance = random.Random(seed)
            for name, after in _drifted(before, chance):
                later = Document(after)
                for address in _some(list(untouched(first, later)), chance):
                    place = Place("address", address)
                    lock = lock_passage(place, first, snapshot="0" * 64)
                    assert lock is not None
                    known[name][verify_passage(place, lock, later).state in UNCHANGED] += 1
        chance = random.Random(9)
        for name, edit in EDITS.items():
            edited[name].update(_edited(before, first, edit, chance))
    for name, counts in edited.items():
        tell(f"errors: {name}: edited, of these told as unchanged",
             f"{counts.total()}, {sum(counts[state] for state in UNCHANGED)} {dict(counts)}")
    for name, seen in known.items():
        tell(f"errors: {name}: untouched, of these known",
             f"{seen.total()}, {100 * seen[True] / seen.total():.2f} %")


def _drifted(before: Extracted, chance: random.Random) -> Iterator[tuple[str, Extracted]]:
    yield "renumbered", renumbered(before, chance)
    yield "set otherwise", laid_out(before, chance)
    yield "both", laid_out(renumbered(before, chance), chance)


def _some(addresses: list[str], chance: random.Random) -> list[str]:
    return chance.sample(addresses, min(500, len(addresses)))


def _edited(before: Extracted, first: Document, edit: Callable[[str, random.Random], str],
            chance: random.Random) -> Iterator[str]:
    """Verdicts on passages into which one edit each was made; twenty to a document, and half
    of the documents renumbered and set otherwise too."""
    addresses = list(first.nodes)
    for turn in range(10):
        units = list(before.units)
        touched = set()
        for number in chance.sample(range(len(units)), min(20, len(units))):
            units[number] = replace(units[number], text=edit(units[number].text, chance))
            touched.add(number)
        after = replace(before, units=tuple(units))
        plain = Document(after)
        changed = {number for number in touched if plain.texts[number] != first.texts[number]}
        later = Document(laid_out(renumbered(after, chance), chance)) if turn % 2 else plain
        for address in addresses:
            span = first.nodes[address]
            if not any(span[0] <= number < span[1] for number in changed):
                continue
            if plain.matched(span) == first.matched(span):
                continue
            place = Place("address", address)
            lock = lock_passage(place, first, snapshot="0" * 64)
            if lock is not None:
                yield verify_passage(place, lock, later).state


if __name__ == "__main__":
    sys.exit(main())
