"""The home page: what stands now, what came last, and where to go from here."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from shirube.model.terms import RegimeStatus
from shirube.observatory.counts import case_count
from shirube.observatory.draw import draw_root, plain_json
from shirube.observatory.linking import linked_whole
from shirube.observatory.page import File, Page
from shirube.observatory.picture import picture
from shirube.observatory.site import Site, Voice
from shirube.reports.coming import coming_mark
from shirube.reports.say import day, name_of
from shirube.reports.world import status_on

LATEST = 5
"""Events the home page shows."""

AHEAD = 4
"""Matters ahead or overdue that the home page shows."""


def pages(voice: Voice) -> Iterator[Page]:
    """The home page in one language."""
    words, site = voice.words, voice.site
    view = site.country_now
    rulebook = site.rulebook
    code = rulebook.regime.id.upper()
    name = name_of(rulebook.regime, words)
    yield Page(
        path="index", kind="home", title=words("site.home.title", regime=name), twin="data/index",
        linked=linked_whole(voice, "index"),
        description=words("site.home.lead", texts=len(rulebook.instruments),
                          regime=name),
        data={
            "view": view, "regime": rulebook.regime, "name": name,
            "summary": [each.text.in_(words.lang) for each in view.statements("summary")],
            "latest": [(each, day(each.on, words)) for each in view.events[:LATEST]],
            "coming": [(each, coming_mark(each, words), name_of(each.record, words))
                       for each in view.coming[:AHEAD]],
            "statuses": _statuses(site),
            "picture": site.once(f"picture {code}", lambda: picture([code])),
            "jurisdictions": sum(n for _, n in _statuses(site)),
            "parts": sum(each.part_of is not None for each in site.world.jurisdictions),
            "counts": counts(site),
        },
    )


def files(site: Site) -> Iterator[File]:
    """The choice of language at the root, and where everything is, for programs."""
    yield File("index.html", draw_root(site).encode("utf-8"))
    regime = site.rulebook.regime.id
    yield File("data/index.json", plain_json({
        "name": "Shirube", "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest,
        "counts": counts(site), "statuses": dict(_statuses(site)),
        "records": f"data/{regime}/records.json", "country": f"data/{regime}/index.json",
        "licence": "CC BY 4.0",
    }).encode("utf-8"))


def counts(site: Site) -> dict[str, int]:
    """How much there is."""
    rulebook = site.rulebook
    return {
        "records": sum(1 for _ in rulebook.records()), "texts": len(rulebook.instruments),
        "sources": len(rulebook.sources),
        "rules": len(rulebook.rules),
        "cases": case_count(rulebook),
    }


def _statuses(site: Site) -> list[tuple[str, int]]:
    """Jurisdictions by status on the site's day; parts of one do not count."""
    found: Counter[Any] = Counter(
        status_on(each, site.today) or "unknown" for each in site.world.jurisdictions
        if each.part_of is None)
    return [(name, found[name]) for name in (*get_args(RegimeStatus), "unknown") if found[name]]
