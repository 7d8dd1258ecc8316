"""Views: what belongs to one matter, collected from many records."""

from collections.abc import Iterator

from shirube.exports.outline import outline
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.pages.drawn import drawn_elsewhere
from shirube.observatory.site import Site, Voice
from shirube.reports.page import collected, page_report
from shirube.reports.say import name_of


def pages(voice: Voice) -> Iterator[Page]:
    """One page for each view that no other module draws."""
    regime = voice.rulebook.regime
    for view in voice.rulebook.pages:
        if drawn_elsewhere(view):
            continue
        path = voice.site.addresses.paths[view.id]
        report = page_report(view, voice.edition, voice.words)
        plan = outline(report)
        yield Page(
            path=path, kind="view", title=report.title,
            description=view.gist.in_(voice.lang), nav="country", twin=f"data/{path}",
            crumbs=((name_of(regime, voice.words), f"{regime.id}/index"),),
            data={"lead": view.gist.in_(voice.lang), "sections": plan.sections,
                  "disclaimer": voice.words("disclaimer")},
        )


def files(site: Site) -> Iterator[File]:
    """What each view collects, as data."""
    for view in site.rulebook.pages:
        path = site.addresses.paths[view.id]
        yield File(f"data/{path}.json", plain_json({
            "kind": "pages", "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest,
            "record": site.data[view.id],
            "sections": [
                {"title": {"ja": section.title.ja, "en": section.title.en},
                 "records": [each.id for each in collected(section, site.edition)]}
                for section in view.sections],
        }).encode("utf-8"))
