"""One page for every record of the regime."""

from collections.abc import Iterator

from shirube.exports.outline import outline
from shirube.observatory.page import Page
from shirube.observatory.site import Voice
from shirube.reports.record import record_report


def pages(voice: Voice) -> Iterator[Page]:
    """A page for each record that has an address of its own."""
    for record in voice.rulebook.records():
        path = voice.site.addresses.paths[record.id]
        report = record_report(record, voice.edition, voice.words)
        plan = outline(report)
        nodes = [*plan.head]
        for section in plan.sections:
            nodes += (section.heading, *section.nodes)
        yield Page(path=path, kind="record", title=report.title, description=report.title,
                   data={"nodes": nodes}, nav="country")
