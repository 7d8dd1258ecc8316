"""Search results: what may be found on a day, what is told of each hit, and all as a report."""

from shirube.locales import Words
from shirube.model.event import Event
from shirube.model.instrument import Instrument
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.report import Badge, Block, Card, Heading, Inline, Para, Report, Span
from shirube.model.rulebook import Edition, is_known
from shirube.model.source import Entry, Source
from shirube.model.terms import Language
from shirube.reports.piece import badges, stands
from shirube.reports.say import day, plain
from shirube.reports.world import status_on
from shirube.search import Document, Found, Hit, documents
from shirube.search.documents import Searched
from shirube.search.snippet import Pieces


def searchable(edition: Edition, world: World, lang: Language) -> tuple[Document, ...]:
    """Every document of an edition and the world in one language; each says whether it stands
    on the day, and what was learned after the knowledge day is left out."""

    def standing(record: Searched) -> bool | None:
        if isinstance(record, Entry) and record.known > edition.known:
            return None
        if isinstance(record, Jurisdiction):
            return is_known(record, edition.known)
        return stands(record, edition)

    return tuple(documents(edition.rulebook, world, lang, standing))


def search_report(found: Found, typed: str, edition: Edition, world: World, words: Words) -> Report:
    """What a query finds, best first."""
    title = words("search.title", query=typed)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Para(role="note", text=plain(words("list.semicolon").join(
            words("search.of_kind", kind=words(f"record_kind.{kind}"), n=number)
            for kind, number in found.kinds.items()))),
    ]
    labelled = Labels(edition, world, words)
    blocks += [_card(hit, labelled) for hit in found.hits]
    if found.total > len(found.hits):
        blocks.append(Para(role="note", text=plain(words(
            "search.more", n=found.total - len(found.hits)))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


class Labels:
    """Tells of documents what a reader should know before opening them."""

    def __init__(self, edition: Edition, world: World, words: Words) -> None:
        self.edition = edition
        self.words = words
        self.jurisdictions = {each.id: each for each in world.jurisdictions}

    def of(self, document: Document) -> tuple[Badge, ...]:
        """Its kind aside: that it does not stand, its force, verdict, status or day."""
        words = self.words
        found = tuple(self._own(document.ref))
        if document.stands:
            return found
        return (Badge(tone="warn", text=words(
            "search.not_standing", day=day(self.edition.on, words))), *found)

    def _own(self, ref: str) -> tuple[Badge, ...]:
        words = self.words
        record = self.jurisdictions.get(ref) or self.edition.rulebook.by_id.get(ref)
        if isinstance(record, Jurisdiction):
            status = status_on(record, self.edition.on)
            return (Badge(text=words(f"regime_status.{status}"), tone="quiet"),) if status else ()
        if isinstance(record, Event):
            return (Badge(text=day(record.on, words), tone="quiet"),)
        if isinstance(record, Instrument):
            return (Badge(text=words(f"kind.{record.kind}"), tone="quiet"),)
        if record is None or isinstance(record, Source):
            return ()
        return badges(record, self.edition, words)


def _card(hit: Hit, labels: Labels) -> Card:
    document, words = hit.document, labels.words
    place: Inline = (*_spans(hit.place, "quiet"), Span(text="  ")) if hit.place else ()
    quoted = document.kind == "claims"
    name = plain(words("claim.quote", text=_text(hit.title)) if quoted else _text(hit.title))
    blocks: list[Block] = []
    if hit.name:
        blocks.append(Para(text=_spans(hit.name)))
    if hit.text:
        blocks.append(Para(text=_spans(hit.text)))
    blocks.append(Para(text=(*place, Span(text=document.ref, style="code", ref=document.ref))))
    return Card(
        title=name, blocks=tuple(blocks),
        badges=(Badge(text=words(f"record_kind.{document.kind}"), tone="neutral"),
                *labels.of(document)))


def _spans(pieces: Pieces, style: str = "plain") -> Inline:
    return tuple(Span(text=text, style="strong" if found else "quiet" if style == "quiet"
                      else "plain") for text, found in pieces)


def _text(pieces: Pieces) -> str:
    return "".join(text for text, _ in pieces)
