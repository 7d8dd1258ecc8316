"""What analyses, statements, pages and crosswalks can be wrong about between records."""

from collections.abc import Iterator

from shirube.model.analysis import Analysis
from shirube.model.page import Page
from shirube.model.problem import Fault, say
from shirube.model.rulebook import Rulebook
from shirube.packs.check_rules import check_condition, check_given
from shirube.packs.typed import did_you_mean


def check_views(rulebook: Rulebook) -> Iterator[Fault]:
    """Everything wrong with circumstances of statements, with analyses, pages, crosswalks."""
    facts = rulebook.facts_by_key
    defined = {each.defines for each in rulebook.definitions}
    for statement in rulebook.statements:
        if statement.when is not None:
            yield from check_condition(statement.id, statement.when, ("when",), facts, defined)
    for analysis in rulebook.analyses:
        yield from _analysis(analysis, rulebook)
    for page in rulebook.pages:
        yield from _page(page, rulebook)
    own = f"{rulebook.regime.id}/"
    for crosswalk in rulebook.crosswalks:
        for index, row in enumerate(crosswalk.rows):
            if row.right.startswith(own) and row.right not in rulebook.by_id:
                yield Fault(crosswalk.id, ("rows", index, "right"),
                            say("there is no record `{ref}`", ref=row.right),
                            did_you_mean(row.right, rulebook.by_id, say(
                                "write the id of a record, or the other text's own identifier")))


def _analysis(analysis: Analysis, rulebook: Rulebook) -> Iterator[Fault]:
    facts = rulebook.facts_by_key
    defined = {each.defines for each in rulebook.definitions}
    yield from check_condition(analysis.id, analysis.relevant, ("relevant",), facts, defined)
    stages = [each.id for each in analysis.stages]
    nodes = [each.id for each in analysis.nodes]
    for number, node in enumerate(analysis.nodes):
        at = ("nodes", number)
        if nodes.index(node.id) != number:
            yield Fault(analysis.id, (*at, "id"),
                        say("`{node}` names another node already", node=node.id),
                        say("give every node an id of its own"))
        if node.stage not in stages:
            yield Fault(analysis.id, (*at, "stage"),
                        say("there is no stage `{stage}`", stage=node.stage),
                        did_you_mean(node.stage, stages, say(
                            "stages: {stages}", stages=", ".join(stages))))
        for index, result in enumerate(node.results):
            place = (*at, "results", index)
            yield from check_condition(
                analysis.id, result.when, (*place, "when"), facts, defined)
            for following in result.next:
                if following not in nodes:
                    yield Fault(analysis.id, (*place, "next"),
                                say("there is no node `{node}`", node=following),
                                did_you_mean(following, nodes, say(
                                    "nodes: {nodes}", nodes=", ".join(nodes))))
    for index, case in enumerate(analysis.cases):
        yield from check_given(analysis.id, case.given, ("cases", index, "given"), facts)
        for name in case.then:
            if name not in nodes:
                yield Fault(analysis.id, ("cases", index, "then", name),
                            say("there is no node `{node}`", node=name),
                            did_you_mean(name, nodes, say(
                                "nodes: {nodes}", nodes=", ".join(nodes))))


def _page(page: Page, rulebook: Rulebook) -> Iterator[Fault]:
    ids = list(rulebook.by_id)
    for number, section in enumerate(page.sections):
        for index, ref in enumerate(section.collect):
            found = ref in rulebook.by_id or (
                ref.endswith(("/", "#")) and any(each.startswith(ref) for each in ids))
            if not found:
                yield Fault(page.id, ("sections", number, "collect", index),
                            say("nothing is called `{ref}`", ref=ref),
                            did_you_mean(ref, ids, say(
                                "write the id of a record, or a prefix ending in `/` or `#`")))
