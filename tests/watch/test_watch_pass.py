"""A pass of the watch: only what is new is told, and what a machine did to the bytes is not."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shirube.exports.atom import write_atom
from shirube.locales import words
from shirube.model.problem import Refused
from shirube.model.rulebook import Rulebook
from shirube.model.snapshot import LawState, Receipt, Revision
from shirube.operations.config import Config
from shirube.operations.sources import open_shelf, take_fingerprints
from shirube.operations.watch import Watched, watch_sources
from shirube.reports.watch import watch_feed
from shirube.watch.freshness import age_of_source, due, past_budget
from shirube.watch.polite import Manners, Means
from tests.paths import REGIMES
from tests.watch.conftest import Clock
from tests.watch.server import Answer, Site

ATOM = "{http://www.w3.org/2005/Atom}"
LAW = """<Law Lang="ja"><LawNum>見本法第一号</LawNum><LawBody><LawTitle>見本法</LawTitle>
<MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1">
<ParagraphSentence><Sentence>この法律は、二〇三〇年一月五日から施行する。</Sentence></ParagraphSentence>
</Paragraph></Article><Article Num="7"><ArticleTitle>第七条</ArticleTitle>
<Paragraph Num="1"><ParagraphSentence><Sentence>事業者は、見本の記録を三年間保存しなければならない。
</Sentence></ParagraphSentence></Paragraph>
<Paragraph Num="2"><ParagraphSentence><Sentence>事業者は、記録の公表に努めるものとする。</Sentence>
</ParagraphSentence></Paragraph></Article></MainProvision></LawBody></Law>"""


@dataclass
class Watcher:
    """Somebody who watches the made-up country, whose gazette answers by script."""

    site: Site
    clock: Clock
    folder: Path

    @property
    def config(self) -> Config:
        return Config(self.folder / "regimes", self.clock.now(), regime="xx")

    def publish(self, *answers: Answer) -> None:
        self.site.script["/sample-act"] = list(answers)

    def publish_text(self, text: str) -> None:
        self.publish(Answer(text.encode(), headers=(("Content-Type", "application/xml"),)))

    def watch(self, later: timedelta = timedelta(days=1), offline: bool = False) -> Watched:
        self.clock.passed += later.total_seconds()
        means = Means(self.clock.now, self.clock.seconds, self.clock.sleep,
                      lambda host, port: ["127.0.0.1"])
        manners = Manners(pace=0.0, paces={}, waits=(), allowed=("127.0.0.1",))
        return watch_sources(self.config, self.folder / "snapshots", manners, means,
                             offline=offline)

    def lock(self) -> None:
        take_fingerprints(open_shelf(self.config, self.folder / "snapshots"), self.config)


@pytest.fixture
def watcher(site: Site, clock: Clock, tmp_path: Path) -> Watcher:
    shutil.copytree(REGIMES / "xx", tmp_path / "regimes" / "xx")
    source = tmp_path / "regimes" / "xx" / "sources" / "official-gazette.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("https://gazette.example/sample-act", site.url("/sample-act")),
                      "utf-8")
    clock.moment = datetime(2031, 6, 1, 3, tzinfo=UTC)
    found = Watcher(site, clock, tmp_path)
    found.publish_text(LAW)
    return found


def kinds(watched: Watched) -> list[str]:
    return [each.kind for each in watched.this.news]


def test_the_first_pass_has_nothing_to_differ_from(watcher: Watcher) -> None:
    watched = watcher.watch()

    assert watched.this.first
    assert watched.this.news == ()
    assert [each.kind for each in watched.outcomes] == ["fetched"]


def test_nothing_new_is_told_as_nothing(watcher: Watcher) -> None:
    watcher.watch()
    watcher.lock()
    watcher.watch()

    watched = watcher.watch()
    assert kinds(watched) == []
    assert watched.verified.summary.to_read == 0
    assert watched.verified.summary.by_text > 5


def test_changed_words_are_told_with_the_records_that_rest_on_them(watcher: Watcher) -> None:
    watcher.watch()
    watcher.lock()
    watcher.watch()
    watcher.publish_text(LAW.replace("三年間", "五年間"))

    watched = watcher.watch()
    (text,) = [each for each in watched.this.news if each.kind == "text"]
    assert text.detail == "art_7__para_1"
    assert "xx/instruments/sample-act#art_7" in text.records
    assert "xx/instruments/sample-act#art_1" not in text.records
    changed = {each.ref: each.after for each in watched.this.news if each.kind == "verdict"}
    assert changed["xx/instruments/sample-act#art_7"] == "reworded"
    assert "xx/expectations/keep-records" in changed
    assert watched.verified.to_read
    assert kinds(watcher.watch()) == []


def test_other_bytes_with_the_same_words_are_no_reason_to_read(watcher: Watcher) -> None:
    watcher.watch()
    watcher.lock()
    watcher.watch()
    watcher.publish_text(LAW.replace("<Sentence>", '<Sentence Num="1" WritingMode="vertical">'))

    watched = watcher.watch()
    assert kinds(watched) == ["reissued"]
    assert not any(each.to_read for each in watched.this.news)


def test_a_value_that_no_longer_stands_is_told(watcher: Watcher) -> None:
    watcher.watch()
    watcher.publish_text(LAW.replace("一月五日", "二月五日"))

    watched = watcher.watch()
    assert {each.after for each in watched.this.news if each.kind == "verdict"} == {
        "values_missing"}
    assert {each.missing for each in watched.verified.to_read} == {("2030-01-05",)}


def test_a_publisher_who_stops_serving_us_is_told_once_and_again_when_back(
    watcher: Watcher
) -> None:
    watcher.watch()
    watcher.publish(Answer(status=403))
    assert kinds(watcher.watch()) == ["unreachable"]
    assert kinds(watcher.watch()) == []
    watcher.publish_text(LAW)
    assert kinds(watcher.watch()) == ["reachable"]


def test_a_pass_can_ask_nobody(watcher: Watcher) -> None:
    watcher.watch()
    asked = len(watcher.site.asked)

    assert watcher.watch(offline=True).outcomes == ()
    assert len(watcher.site.asked) == asked


def test_the_feed_is_atom_with_one_entry_for_each_pass_with_news(watcher: Watcher) -> None:
    watcher.watch()
    watcher.publish_text(LAW.replace("三年間", "五年間"))
    watcher.watch()
    watched = watcher.watch()

    rulebook = watched.verified.shelf.rulebook
    for lang in ("ja", "en"):
        text = write_atom(watch_feed(rulebook, watched.passes, words(lang)), watched.this.at)
        root = ElementTree.fromstring(text)
        assert root.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated"):
            assert root.findtext(f"{ATOM}{name}")
        entries = root.findall(f"{ATOM}entry")
        assert len(entries) == 2
        assert len({each.findtext(f"{ATOM}id") for each in entries}) == 2
        assert all(each.findtext(f"{ATOM}updated", "").endswith("Z") for each in entries)
        assert "art_7__para_1" in (entries[0].findtext(f"{ATOM}content") or "")


def test_a_damaged_memory_is_refused_and_can_be_moved_away(watcher: Watcher) -> None:
    watcher.watch()
    memory = watcher.folder / "snapshots" / "watch" / "xx.json"
    memory.write_text("{", "utf-8")

    with pytest.raises(Refused, match="memory of the last pass"):
        watcher.watch()
    memory.unlink()
    assert watcher.watch().this.first


def test_days_are_looked_at_though_no_byte_changes(xx: Rulebook) -> None:
    provision = next(each for each in xx.provisions if each.commencement.on)
    assert provision.commencement.on is not None
    day = provision.commencement.on

    def brought(after: date | None, today: date) -> set[tuple[str, str]]:
        return {(each.kind, each.ref) for each in due(xx, {}, after, today)}

    assert ("commencement", provision.instrument) in brought(day - timedelta(days=1), day)
    assert ("commencement", provision.instrument) in brought(day - timedelta(days=9), day)
    assert ("commencement", provision.instrument) not in brought(day, day)
    assert ("commencement", provision.instrument) in brought(None, day)


def test_a_listed_revision_is_told_on_its_day(xx: Rulebook) -> None:
    day = date(2031, 4, 1)
    first = Revision(id="a_1", status="CurrentEnforced")
    receipt = Receipt(
        source="xx/sources/official-gazette", url="https://gazette.example/a", final_url="x",
        at=datetime(2031, 1, 1, tzinfo=UTC), obtained="fetched", media_type="application/xml",
        sha256="0" * 64, size=1, program="shirube", law=LawState(
            law_id="a", revision=first, bound="same_run",
            listed=(first, Revision(id="a_2", status="UnEnforced", in_force=day))))
    receipts = {receipt.source: receipt}

    before = due(xx, receipts, day - timedelta(days=3), day - timedelta(days=1))
    on_it = due(xx, receipts, day - timedelta(days=1), day)
    assert not any(each.kind == "revision" for each in before)
    assert [each.detail for each in on_it if each.kind == "revision"] == ["a_2"]


def test_what_is_older_than_its_budget_says_so(xx: Rulebook) -> None:
    source = xx.sources[0]
    last = date(2031, 1, 1)

    assert not age_of_source(source, last, last + timedelta(days=30)).past
    assert age_of_source(source, last, last + timedelta(days=31)).past
    checked = max(each.checked for each in xx.provisions)
    assert past_budget(xx, checked + timedelta(days=1000))
    assert all(age.days > age.budget for _, age in past_budget(xx, checked))


def test_overdue_milestones_are_told_once(watcher: Watcher) -> None:
    watcher.clock.moment = datetime(2030, 9, 29, 3, tzinfo=UTC)
    told = [[each.ref for each in watcher.watch().this.news if each.kind == "overdue"]
            for _ in range(4)]

    assert told == [[], ["xx/milestones/records-rule"], [], []]


def test_a_copy_that_can_no_longer_be_read_is_told(watcher: Watcher) -> None:
    watched = watcher.watch()
    watcher.lock()
    watcher.watch()
    receipt = watched.outcomes[0].receipt
    assert receipt is not None
    open_shelf(watcher.config, watcher.folder / "snapshots").store.path_of(
        receipt.sha256).write_bytes(b"damaged")

    watched = watcher.watch(offline=True)
    assert {each.after for each in watched.this.news if each.kind == "verdict"} == {"unreadable"}
    assert all(each.to_read for each in watched.this.news)
    assert watched.verified.to_read
    assert "is damaged" in str(watched.verified.to_read[0].why)
