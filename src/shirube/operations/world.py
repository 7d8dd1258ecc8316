"""The world's jurisdictions: all of them, or one."""

from datetime import date
from zoneinfo import ZoneInfo

from shirube.locales import Words
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.problem import Problem, Refused, say
from shirube.model.report import Report
from shirube.operations.config import Config
from shirube.packs.load import load_world
from shirube.packs.typed import did_you_mean
from shirube.reports.world import jurisdiction_report, world_report

_ZONE = "Asia/Tokyo"
"""Calendar in which *today* is meant when nobody names a day; Shirube's home."""


def open_world(config: Config) -> World:
    """Every jurisdiction recorded; Refused with everything wrong with the files."""
    return load_world(config.regimes / "world", cache=config.cache)


def show_world(
    config: Config, code: str | None, words: Words, *, on: date | None = None
) -> tuple[World | Jurisdiction, Report]:
    """All jurisdictions in a table, or the one with a code, e.g. `kr`.

    Raises Refused, naming near ones, when there is no such code.
    """
    world = open_world(config)
    day = on or config.now.astimezone(ZoneInfo(_ZONE)).date()
    if code is None:
        return world, world_report(world, day, words)
    for each in world.jurisdictions:
        if code.casefold() in (each.code.casefold(), each.id.rsplit("/", 1)[-1]):
            return each, jurisdiction_report(each, world, day, words)
    raise Refused([Problem(
        f"world/{code}", 0, "", say("there is no jurisdiction `{code}`", code=code),
        did_you_mean(code, [each.code.casefold() for each in world.jurisdictions],
                     say("`shirube show world` lists them")))])
