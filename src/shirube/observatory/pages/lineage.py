"""The lineage page: how earlier principles run into today's, as a picture and row by row."""

from collections.abc import Iterator
from typing import Any

from shirube.exports.outline import outline
from shirube.model.crosswalk import Crosswalk
from shirube.model.expectation import Principle
from shirube.model.instrument import Instrument
from shirube.model.page import Page as View
from shirube.model.page import Section
from shirube.model.report import Report
from shirube.model.rulebook import AnyRecord
from shirube.observatory.draw import plain_json
from shirube.observatory.lineage import Node, lineage
from shirube.observatory.page import File, Page
from shirube.observatory.pages.crosswalks import GLYPHS, Teller, lines, summary
from shirube.observatory.site import Site, Voice
from shirube.reports.page import collected
from shirube.reports.piece import badges, piece
from shirube.reports.say import name_of, ref_of
from shirube.timeline import version_on


def draws(record: AnyRecord) -> bool:
    """Whether this module draws a record's page."""
    return isinstance(record, View) and record.id.endswith("/pages/lineage")


def pages(voice: Voice) -> Iterator[Page]:
    """The lineage, where the regime has a view of that name."""
    view = next((each for each in voice.rulebook.pages if draws(each)), None)
    if view is None:
        return
    words, regime = voice.words, voice.rulebook.regime
    path = voice.site.addresses.paths[view.id]
    found = lineage(voice.edition)
    walks = [each.crosswalk for each in (*found.pairs, *found.others)]
    yield Page(
        path=path, kind="lineage", title=view.title.in_(words.lang),
        description=view.gist.in_(words.lang), nav="country", script="lineage",
        twin=f"data/{path}", crumbs=((name_of(regime, words), f"{regime.id}/index"),),
        data={
            "lead": view.gist.in_(words.lang), "found": found, "glyphs": GLYPHS,
            "today_name": _today_name(found.flow.targets, voice), "teller": Teller(voice),
            "summaries": {each.id: summary(each, voice) for each in walks},
            "sections": [_section(section, voice) for section in view.sections],
            "flow_file": f"data/{path}/flow.json",
        },
    )


def _today_name(targets: tuple[Node, ...], voice: Voice) -> tuple[str, str, str]:
    """Today's text: its record, its name, and its version with the year."""
    first = voice.record(targets[0].ref) if targets else None
    record = voice.record(first.instrument) if isinstance(first, Principle) else None
    if not isinstance(record, Instrument):
        return "", "", ""
    version = version_on(record, voice.site.today)
    return record.id, name_of(record, voice.words), voice.words(
        "site.lineage.version", version=version.id, year=version.start.year) if version else ""


def _section(section: Section, voice: Voice) -> dict[str, Any]:
    """A section of the view: crosswalks with their rows, principles in short, else cards."""
    records = collected(section, voice.edition)
    walks = [each for each in records if isinstance(each, Crosswalk)]
    briefs = [each for each in records if isinstance(each, Principle)]
    others = tuple(each for each in records if each not in walks and each not in briefs)
    title = section.title.in_(voice.lang)
    cards = outline(Report(lang=voice.lang, title=title, blocks=tuple(
        piece(each, voice.edition, voice.words) for each in others)))
    return {
        "title": title, "gist": section.gist.in_(voice.lang) if section.gist else "",
        "walks": [(summary(each, voice), lines(each, voice)) for each in walks],
        "briefs": [{
            "ref": each.id, "mark": ref_of(each, voice.words), "gist": each.gist.in_(voice.lang),
            "name": name_of(each, voice.words),
            "badges": badges(each, voice.edition, voice.words)} for each in briefs],
        "nodes": cards.head,
    }


def files(site: Site) -> Iterator[File]:
    """The picture as data: texts, principles and lines, both languages in it."""
    view = next((each for each in site.rulebook.pages if draws(each)), None)
    if view is None:
        return
    found = lineage(site.edition)

    def node(each: Node) -> dict[str, Any]:
        return {"record": each.ref, "number": each.number,
                "title": {"ja": each.title.ja, "en": each.title.en}}

    yield File(f"data/{site.addresses.paths[view.id]}/flow.json", plain_json({
        "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest,
        "earlier": [{"instrument": each.crosswalk.right, "year": each.year,
                     "crosswalk": each.crosswalk.id, "principles": list(map(node, each.nodes))}
                    for each in found.flow.sources],
        "today": list(map(node, found.flow.targets)),
        "lines": [{"crosswalk": each.crosswalk, "row": each.place, "today": each.left,
                   "earlier": each.right, "relation": each.relation,
                   "confidence": each.confidence} for each in found.flow.links],
        "others": [each.crosswalk.id for each in found.others],
    }).encode("utf-8"))
