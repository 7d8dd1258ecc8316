"""How a line is made and checked, told in full, with counts taken from the data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from shirube.exports.outline import outline
from shirube.model.claim import Claim, Verdict
from shirube.model.jurisdiction import Enforcement
from shirube.model.report import Block, Fold, Heading, Inline, Items, Para, Report, Span, Table
from shirube.model.rulebook import KINDS
from shirube.model.source import Entry
from shirube.model.terms import Confidence, Depth, Force, Presence, RegimeStatus, Route
from shirube.observatory.counts import READINGS, case_count, citations, uses
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, plain, strong
from shirube.watch.freshness import BUDGETS, past_budget

PATH = "method"


def pages(voice: Voice) -> Iterator[Page]:
    """The one page."""
    title = voice.words("site.method.title")
    plan = outline(Report(lang=voice.lang, title=title, blocks=tuple(_Method(voice).blocks())))
    contents = [(each.heading.id, each.heading.block.text) for each in plan.sections
                if isinstance(each.heading.block, Heading)]
    nodes = [node for each in plan.sections for node in (each.heading, *each.nodes)]
    yield Page(
        path=PATH, kind="prose", title=title, description=voice.words("site.method.lead"),
        twin=f"data/{PATH}",
        data={"nodes": nodes, "contents": contents, "lead": voice.words("site.method.lead"),
              "contents_name": voice.words("site.method.contents")},
    )


def files(site: Site) -> Iterator[File]:
    """The counts of the page as data."""
    cited = Counter((each.via, each.read) for each in citations(site))
    yield File(f"data/{PATH}.json", plain_json({
        "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest,
        "records": {name: len(getattr(site.rulebook, name)) for name in KINDS},
        "confidence": dict(sorted(Counter(each.confidence for each in _entries(site)).items())),
        "citations": [{"via": via, "read": read, "number": number}
                      for (via, read), number in sorted(cited.items())],
        "budgets": dict(BUDGETS),
        "past_budget": len(past_budget(site.rulebook, site.known)),
    }).encode("utf-8"))


def _entries(site: Site) -> list[Entry]:
    return [each for each in site.rulebook.records()
            if isinstance(each, Entry) and each.closed is None]


class _Method:
    """Holds what every section needs."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.words = voice.words
        self.site = voice.site
        self.entries = _entries(voice.site)
        self.cited = citations(voice.site)

    def blocks(self) -> Iterator[Block]:
        """Every section in order."""
        for make in (self.record, self.sources, self.confidence, self.checks, self.fresh,
                     self.time, self.force, self.depth, self.status, self.rules, self.versions,
                     self.claims, self.tree, self.never, self.limits, self.report):
            yield from make()

    def head(self, key: str) -> Heading:
        return Heading(level=2, text=self.words(f"site.method.{key}"), anchor=key)

    def para(self, key: str, **values: object) -> Para:
        return Para(text=plain(self.words(f"site.method.{key}", **values)))

    def named(self, keys: Iterable[str], **values: object) -> Items:
        """A list of matters, each with its name before it."""
        rows: list[Inline] = []
        for key in keys:
            rows.append((strong(self.words(f"site.method.{key}")),
                         Span(text="：" if self.words.lang == "ja" else ": "),
                         Span(text=self.words(f"site.method.{key}.what", **values))))
        return Items(rows=tuple(rows))

    def table(
        self, caption: str | None, head: Iterable[str], rows: Iterable[Iterable[str]]
    ) -> Table:
        return Table(
            caption=self.words(f"site.method.{caption}") if caption else None,
            head=tuple(self.words(f"site.method.{each}") for each in head),
            rows=tuple(tuple(plain(cell) for cell in row) for row in rows))

    def record(self) -> Iterator[Block]:
        rulebook = self.site.rulebook
        yield self.head("record")
        yield self.para("record.what")
        yield self.para("record.words")
        counted = self.table(None, ("kind", "number"), (
            (self.words(f"site.kinds.{name}"), str(len(getattr(rulebook, name))))
            for name in KINDS if getattr(rulebook, name)))
        yield Fold(summary=self.words("site.method.record.kinds"), blocks=(counted,))

    def sources(self) -> Iterator[Block]:
        words = self.words
        count = Counter((each.via, each.read) for each in self.cited)
        unread = sum(each.read == "not_read" for each in self.cited)
        yield self.head("sources")
        yield self.para("sources.what")
        yield self.para("sources.says")
        yield self.para("sources.read", n=len(self.cited), unread=unread)
        yield Table(
            caption=words("site.method.sources.table"),
            head=(words("site.method.sources.via"), *(words(f"read.{each}") for each in READINGS)),
            rows=tuple((plain(words(f"via.{via}")),
                        *(plain(str(count[via, read])) for read in READINGS))
                       for via in get_args(Route) if any(count[via, read] for read in READINGS)))

    def confidence(self) -> Iterator[Block]:
        count = Counter(each.confidence for each in self.entries)
        yield self.head("confidence")
        yield self.para("confidence.what")
        yield self.table(None, ("confidence", "means", "number"), (
            (self.words(f"level.{each}"), self.words(f"site.method.confidence.{each}"),
             str(count[each])) for each in get_args(Confidence)))

    def checks(self) -> Iterator[Block]:
        yield self.head("checks")
        yield self.named(f"checks.{each}" for each in (
            "load", "words", "cases", "verify", "passages", "drift"))

    def fresh(self) -> Iterator[Block]:
        site, words = self.site, self.words
        kinds = Counter(each.kind for each in site.rulebook.sources)
        yield self.head("fresh")
        yield self.para("fresh.what", day=day(site.known, words), all=len(self.entries),
                       past=len(past_budget(site.rulebook, site.known)))
        yield self.table("fresh.table", ("kind", "fresh.days", "fresh.sources"), (
            (words(f"site.source_kind.{kind}"), str(days), str(kinds[kind]))
            for kind, days in BUDGETS.items()))

    def time(self) -> Iterator[Block]:
        yield self.head("time")
        yield self.named((f"time.{each}" for each in (
            "valid", "known", "coming", "partial", "expected", "wrong")),
            zone=self.site.rulebook.regime.timezone)

    def force(self) -> Iterator[Block]:
        edition = self.site.edition
        count: Counter[str] = Counter(each.force for each in edition.provisions)
        count.update(each.force for each in edition.standings)
        yield self.head("force")
        yield self.para("force.what")
        yield self.table("force.table", ("word", "means", "number"), (
            (self.words(f"force.{each}"), self.words(f"site.method.force.{each}"),
             str(count[each])) for each in get_args(Force)))

    def depth(self) -> Iterator[Block]:
        count = Counter(each.depth for each in self.site.rulebook.instruments)
        yield self.head("depth")
        yield self.para("depth.what")
        yield self.table(None, ("word", "means", "depth.texts"), (
            (self.words(f"depth.{each}"), self.words(f"site.method.depth.{each}"),
             str(count[each])) for each in get_args(Depth)))

    def status(self) -> Iterator[Block]:
        words = self.words
        places = self.site.world.jurisdictions
        yield self.head("status")
        yield self.para("status.what")
        yield self.para("status.enforcement")
        rows = []
        for each in get_args(RegimeStatus):
            wholes = sum(place.status == each and not place.part_of for place in places)
            parts = sum(place.status == each and bool(place.part_of) for place in places)
            rows.append((
                words(f"regime_status.{each}"), words(f"site.method.status.{each}"),
                words("site.method.status.parts", n=wholes, parts=parts) if parts
                else str(wholes)))
        yield self.table("status.table", ("word", "means", "status.places"), rows)
        count = Counter(place.enforcement for place in places)
        yield self.table("enforcement.table", ("enforcement", "status.places"), (
            (words(f"enforcement.{each}"), str(count[each])) for each in get_args(Enforcement)))

    def rules(self) -> Iterator[Block]:
        rulebook = self.site.rulebook
        yield self.head("rules")
        yield self.para("rules.what", facts=len(rulebook.facts), rules=len(rulebook.rules),
                       definitions=len(rulebook.definitions),
                       cases=case_count(rulebook))
        for key in ("unknown", "presumed", "judgement", "conflict"):
            yield self.para(f"rules.{key}")
        yield self.head("two")
        yield self.para("two.what")

    def versions(self) -> Iterator[Block]:
        yield self.head("versions")
        yield self.para("versions.what")
        yield Items(rows=tuple(plain(self.words(f"presence.{each}"))
                               for each in get_args(Presence)))

    def claims(self) -> Iterator[Block]:
        claims: tuple[Claim, ...] = self.site.rulebook.claims
        count = Counter(each.verdict for each in claims)
        yield self.head("claims")
        yield self.para("claims.what")
        yield self.table(None, ("word", "means", "number"), (
            (self.words(f"verdict.{each}"), self.words(f"site.method.claims.{each}"),
             str(count[each])) for each in get_args(Verdict)))
        yield self.head("crosswalks")
        yield self.para("crosswalks.what")

    def tree(self) -> Iterator[Block]:
        yield self.head("tree")
        yield self.para("tree.what")
        yield Items(ordered=True, rows=tuple(
            plain(self.words(f"site.method.tree.{number}")) for number in range(1, 8)))

    def never(self) -> Iterator[Block]:
        yield self.head("never")
        yield Items(rows=tuple(plain(self.words(f"site.method.never.{each}")) for each in (
            "duty", "quote", "guess", "done", "score", "delete", "answers")))

    def limits(self) -> Iterator[Block]:
        site, words = self.site, self.words
        found = uses(site)
        values: dict[str, dict[str, object]] = {
            "advice": {}, "day": {"day": day(site.today, words)},
            "unread": {
                "n": len(self.cited), "sources": len(found),
                "unread": sum(each.read == "not_read" for each in self.cited),
                "none": sum(each.read == "not_read" for each in found)},
            "original": {"n": sum(each.via == "original" and each.read != "not_read"
                                  for each in self.cited)},
            "low": {"n": sum(each.confidence == "low" for each in self.entries)},
            "open": {}, "world": {},
        }
        yield self.head("limits")
        yield Items(rows=(
            *(plain(words(f"site.method.limits.{key}", **given))
              for key, given in values.items()),
            plain(site.rulebook.regime.depth_note.in_(words.lang))))

    def report(self) -> Iterator[Block]:
        yield self.head("report")
        yield self.para("report.what")
