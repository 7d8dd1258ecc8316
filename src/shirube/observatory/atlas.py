"""The drawn world: every place's outline, read from the map that is made with the package."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True)
class Shape:
    """A place of the map data: a country, a territory, a state of one, or a nameless place."""

    key: str
    """ISO 3166 code, or a word for places that have none; no two places share one."""

    names: Mapping[Language, str]
    d: str
    """Outline as an SVG path; empty when nothing is left of it at the map's scale."""

    at: tuple[int, int]
    """A point well inside its largest piece."""

    box: tuple[int, int, int, int]
    """Left, top, right and bottom of its largest piece."""

    small: bool
    """Whether it needs a marker to be seen and hit."""

    area: str
    """UN M49 code of the part of the world it lies in; empty when not known."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map: what is drawn, in units of its own."""

    size: tuple[int, int]
    sphere: str
    """Outline of the map, as an SVG path."""

    graticule: str
    """Meridians and parallels."""

    lean: tuple[tuple[float, float, float], ...]
    """Rows of height, lean and stretch: what sets a small part of the map upright."""

    regions: Mapping[str, Mapping[str, tuple[int, int]]]
    """Region a reader may look at -> its middle, and half its width and height when upright."""

    areas: Mapping[str, Mapping[Language, str]]
    """UN M49 code -> names."""

    places: Mapping[str, Shape]
    parts: Mapping[str, Shape]
    """States of a country, which never colour the whole."""

    def leaning(self, x: float, y: float) -> tuple[float, float]:
        """How far a step down the meridian leads to the right at a point, and how much too
        long a step to the right is there; a step down is as much too short."""
        rows = self.lean
        low, high = next((pair for pair in pairwise(rows) if pair[1][0] >= y), rows[-2:])
        part = (y - low[0]) / (high[0] - low[0])
        lean = low[1] + (high[1] - low[1]) * part
        return (x - self.size[0] / 2) * lean, low[2] + (high[2] - low[2]) * part


@lru_cache
def atlas() -> Atlas:
    """The map that comes with the package; made by `web/map.mjs`."""
    text = (resources.files("shirube.observatory") / "assets" / "map.json").read_text("utf-8")
    data = json.loads(text)
    areas = {code: _names(*pair) for code, pair in data["areas"].items()}
    return Atlas(
        size=tuple(data["size"]), sphere=data["sphere"], graticule=data["graticule"],
        lean=tuple(tuple(row) for row in data["lean"]), areas=areas, regions=data["regions"],
        places={each["key"]: _shape(each) for each in data["places"]},
        parts={each["key"]: _shape(each) for each in data["parts"]},
    )


def _shape(data: Mapping[str, object]) -> Shape:
    values = dict(data)
    english = str(values["en"])
    return Shape(
        key=str(values["key"]), names=_names(str(values.get("ja", english)), english),
        d=str(values["d"]), at=tuple(values["at"]), box=tuple(values["box"]),  # type: ignore[arg-type]
        small=bool(values.get("small")), area=str(values.get("area", "")))


def _names(japanese: str, english: str) -> dict[Language, str]:
    return {"ja": japanese, "en": english}
