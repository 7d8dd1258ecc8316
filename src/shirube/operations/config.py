"""What a door must say before anything can be asked: where the packs are, what time it is."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shirube.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Config:
    """Paths and clock, made by the door."""

    regimes: Path
    """Folder that holds the regimes, e.g. `jp`."""

    now: datetime
    """The present moment, with its zone; legal days are made from it."""

    cache: Path | None = None
    """Folder for compiled rulebooks; none: nothing is kept."""

    regime: str = "jp"
    """Regime asked about."""


def today(config: Config, rulebook: Rulebook) -> date:
    """The present day in the regime's own calendar."""
    return config.now.astimezone(ZoneInfo(rulebook.regime.timezone)).date()
