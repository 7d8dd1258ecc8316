"""Building the observatory: the regime and the world, as of a day, into a folder."""

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from shirube.exports.clean import public_address
from shirube.model.problem import Problem, Refused, say
from shirube.observatory.build import Built, build
from shirube.observatory.site import Site
from shirube.operations.config import Config, today
from shirube.operations.rulebooks import open_edition
from shirube.operations.world import open_world

REACH = timedelta(days=36525)
"""How far from today the site's day may be."""


def open_site(
    config: Config, *, on: date | None = None, known: date | None = None, base: str = ""
) -> Site:
    """What the site tells, as of a legal day and a knowledge day; both are today unless given.

    `base` is the public address of the site's root. Raises Refused with everything wrong with
    the packs, or when `base` is no public address, or the day is out of reach.
    """
    if base and not _is_public(base):
        raise Refused([Problem(
            "--base-url", 0, "", say("`{given}` is no public address", given=base),
            say("write it with http:// or https://, without `?` and `#`"))])
    edition = open_edition(config, on, known)
    if abs(edition.on - today(config, edition.rulebook)) > REACH:
        raise Refused([Problem(
            "--on", 0, "", say("the day is too far away"),
            say("choose a day within a hundred years of today"))])
    return Site(edition, open_world(config), base and base.rstrip("/") + "/")


def _is_public(base: str) -> bool:
    """Whether an address can stand before the paths of a site."""
    if not base.isascii() or public_address(base) is None or "?" in base or "#" in base:
        return False
    parts = urlsplit(base)
    try:
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").strip(".")
    return parts.scheme in ("http", "https") and bool(host) and port != 0


def build_site(
    config: Config, folder: Path, *, on: date | None = None, known: date | None = None,
    base: str = "",
) -> Built:
    """The site written into a folder; Refused when packs or folder do not allow it."""
    return build(open_site(config, on=on, known=known, base=base), folder)
