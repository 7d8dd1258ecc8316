"""The navigator: questions answered in the browser, and the same rules as in Python."""

from collections.abc import Iterator

from shirube.observatory.address import Here
from shirube.observatory.draw import plain_json
from shirube.observatory.navigator import telling
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import name_of


def pages(voice: Voice) -> Iterator[Page]:
    """The navigator's page."""
    words, site = voice.words, voice.site
    regime = site.rulebook.regime
    path = f"{regime.id}/navigator"
    book = site.book
    told = telling(voice, Here(voice.lang, path, site.addresses), book)
    facts = sorted(told["facts"].items(), key=lambda each: book["graph"]["facts"][each[0]]["order"])
    yield Page(
        path=path, kind="navigator", title=words("site.navigator.title"),
        description=words("site.navigator.description"),
        crumbs=((name_of(regime, words), f"{regime.id}/index"),), nav="navigator",
        script="navigator", island={"book": book, "told": told}, twin=f"data/{path}",
        data={"questions": {
            scope: [fact for key, fact in facts if key.startswith(f"{scope}.")]
            for scope in ("organisation", "system")}},
    )


def files(site: Site) -> Iterator[File]:
    """The compiled rulebook as data: one graph, and the days on which everything stands."""
    path = f"data/{site.rulebook.regime.id}/navigator.json"
    yield File(path, plain_json(site.book).encode("utf-8"))
