"""Two days side by side, chosen by the reader; the comparison is made in the browser."""

from collections.abc import Iterator
from typing import get_args

from shirube.locales import Words
from shirube.model.terms import Addressee
from shirube.observatory.compare import Preset, presets, year_before
from shirube.observatory.compare_data import as_data, island
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, name_of


def pages(voice: Voice) -> Iterator[Page]:
    """The page that compares two days."""
    words, site = voice.words, voice.site
    regime = voice.rulebook.regime.id
    name = name_of(voice.rulebook.regime, words)
    roles = _roles(site)
    yield Page(
        path=f"{regime}/compare", kind="compare",
        title=words("site.compare.title", regime=name),
        description=words("site.compare.description", regime=name),
        data={
            "history": f"{regime}/changes", "known": day(site.known, words),
            "first": year_before(site.today), "last": site.today,
            "presets": [(_label(each, words), f"{regime}/compare?from={each.before}"
                         f"&to={each.after}") for each in presets(site)],
            "roles": [(each, words(f"addressee.{each}")) for each in roles],
        },
        crumbs=((name, f"{regime}/index"),),
        nav="compare", script="compare", island=island(voice, roles), twin=_twin(site),
    )


def files(site: Site) -> Iterator[File]:
    """When every piece stands, as data."""
    yield File(f"{_twin(site)}.json", plain_json(as_data(site)).encode("utf-8"))


def _twin(site: Site) -> str:
    return f"data/{site.rulebook.regime.id}/compare"


def _label(preset: Preset, words: Words) -> str:
    name = name_of(preset.instrument, words)
    return words(
        f"site.compare.preset.{preset.kind}", name=name, day=day(preset.after, words),
        before=preset.versions[0].id if preset.versions else "",
        after=preset.versions[-1].id if preset.versions else "")


def _roles(site: Site) -> list[str]:
    """Addressees of items, in the order of the vocabulary."""
    spoken_to = {addressee for each in site.rulebook.expectations for addressee in each.addressees}
    return [each for each in get_args(Addressee) if each in spoken_to]
