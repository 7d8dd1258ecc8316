"""An analysis told for one system: each question, what the text says, where it points."""

from collections.abc import Iterable, Iterator

from shirube.locales import Words
from shirube.model.analysis import Analysis, Node
from shirube.model.assessment import AnalysisFinding, NodeFinding
from shirube.model.report import Badge, Block, Card, Fold, Heading, Items, Para, Span, Tone
from shirube.model.rulebook import Edition
from shirube.reports.say import cite, name_of, plain, quiet, strong, trust

_TONES: dict[str, Tone] = {
    "points_to_fine": "good", "points_to_problem": "warn", "depends": "info",
    "views_differ": "info", "pointer": "quiet", "unknown": "quiet",
}
_MARK = {"yes": "→", "no": "–", "unknown": "?"}


def analysis_blocks(
    finding: AnalysisFinding, edition: Edition, subject: str, words: Words
) -> Iterator[Block]:
    """One analysis for one system, stage by stage."""
    analysis = next(each for each in edition.analyses if each.id == finding.analysis)
    yield Heading(level=3, text=words("analysis.title", subject=subject,
                                      name=name_of(analysis, words)),
                  anchor=f"analysis-{finding.system}-{analysis.id.rsplit('/', 1)[-1]}")
    if finding.relevant == "unknown":
        yield Para(role="note", text=plain(words("analysis.maybe")))
        return
    yield Para(role="note", text=plain(analysis.gist.in_(words.lang)))
    by_node = {each.node: each for each in finding.nodes}
    answered = any(each.leaning not in ("unknown", "views_differ") for each in finding.nodes)
    if not answered:
        yield Para(role="note", text=plain(words("analysis.unanswered")))
    for stage in analysis.stages:
        nodes = [each for each in analysis.nodes if each.stage == stage.id]
        if nodes:
            yield Fold(
                summary=words("group", ref="", name=stage.title.in_(words.lang),
                              n=len(nodes)).strip(),
                blocks=tuple(_card(each, by_node[each.id], edition, words) for each in nodes),
                open=answered,
            )


def _card(node: Node, finding: NodeFinding, edition: Edition, words: Words) -> Card:
    blocks: list[Block] = [Para(text=plain(node.gist.in_(words.lang)))]
    rows, marks = [], []
    for result, truth in zip(node.results, finding.truths, strict=True):
        if truth == "no":
            continue
        rows.append((
            Span(text=result.gist.in_(words.lang),
                 style="strong" if truth == "yes" else "plain"),
            quiet(words("analysis.result", leaning=words(f"leaning.{result.leaning}"),
                        truth=words(f"truth.{truth}"))),
        ))
        marks.append(_MARK[truth])
    if rows:
        blocks.append(Items(rows=tuple(rows), marks=tuple(marks)))
    if node.open:
        blocks.append(Para(role="note", text=plain(words("analysis.open"))))
    blocks.append(Fold(summary=words("sources"), blocks=(
        Items(rows=tuple(cite(edition.rulebook, each, words) for each in node.sources)),)))
    return Card(
        title=(strong(node.question.in_(words.lang)),),
        badges=(Badge(text=words(f"leaning.{finding.leaning}"), tone=_TONES[finding.leaning]),),
        blocks=tuple(blocks),
        brief=finding.leaning == "unknown",
    )


def analysis_outline(analysis: Analysis, edition: Edition, words: Words) -> Iterator[Block]:
    """An analysis told without a profile: its questions and the ways they may come out."""
    for stage in analysis.stages:
        nodes = [each for each in analysis.nodes if each.stage == stage.id]
        if not nodes:
            continue
        yield Heading(level=2, text=stage.title.in_(words.lang), anchor=f"stage-{stage.id}")
        for node in nodes:
            yield Card(
                title=(strong(node.question.in_(words.lang)),),
                badges=(Badge(text=words("leaning.views_differ"), tone="info"),)
                if node.open else (),
                blocks=(
                    Para(text=plain(node.gist.in_(words.lang))),
                    Items(rows=tuple((
                        Span(text=each.gist.in_(words.lang)),
                        quiet(words("analysis.leans", leaning=words(f"leaning.{each.leaning}"))),
                    ) for each in node.results)),
                    Items(rows=tuple(
                        cite(edition.rulebook, each, words) for each in node.sources)),
                ),
            )
    yield Para(text=trust(analysis, words, edition))


def relevant(findings: Iterable[AnalysisFinding]) -> list[AnalysisFinding]:
    """Analyses that surely concern a system first, then those that may."""
    return sorted(findings, key=lambda each: each.relevant != "yes")
