"""Building the observatory: the regime and the world, as of a day, into a folder."""

from datetime import date
from pathlib import Path

from shirube.observatory.build import Built, build
from shirube.observatory.site import Site
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.operations.world import open_world


def open_site(config: Config, *, on: date | None = None, base: str = "") -> Site:
    """What the site tells, as of a day (today unless given) and as known on it.

    Raises Refused with everything wrong with the packs.
    """
    edition = open_edition(config, on, on)
    return Site(edition, open_world(config), base)


def build_site(config: Config, folder: Path, *, on: date | None = None, base: str = "") -> Built:
    """The site written into a folder; Refused when packs or folder do not allow it."""
    return build(open_site(config, on=on, base=base), folder)
