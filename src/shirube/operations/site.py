"""Building the observatory: the regime and the world, as of a day, into a folder."""

from datetime import date
from pathlib import Path

from shirube.exports.clean import public_address
from shirube.model.problem import Problem, Refused, say
from shirube.observatory.build import Built, build
from shirube.observatory.site import Site
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.operations.world import open_world


def open_site(config: Config, *, on: date | None = None, base: str = "") -> Site:
    """What the site tells, as of a day (today unless given) and as known today.

    `base` is the public address of the site's root. Raises Refused with everything wrong with
    the packs, or when `base` is no public address.
    """
    if base and (not base.startswith(("http://", "https://")) or public_address(base) is None
                 or "?" in base or "#" in base):
        raise Refused([Problem(
            "--base-url", 0, "", say("`{given}` is no public address", given=base),
            say("write it with http:// or https://, without `?` and `#`"))])
    edition = open_edition(config, on)
    return Site(edition, open_world(config), base and base.rstrip("/") + "/")


def build_site(config: Config, folder: Path, *, on: date | None = None, base: str = "") -> Built:
    """The site written into a folder; Refused when packs or folder do not allow it."""
    return build(open_site(config, on=on, base=base), folder)
