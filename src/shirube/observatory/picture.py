"""A small picture of where a jurisdiction lies: a piece of the world map, set upright."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shirube.observatory.atlas import Atlas, Shape, atlas

Ring = tuple[tuple[int, int], ...]
Matrix = tuple[float, float, float, float, float, float]

_RATIO = 0.72
"""Height of a picture for its width."""

_LEAST = 260.0
"""Width of the narrowest picture, in units of the map: enough to see what lies around."""

_AROUND = (1.9, 1.25)
"""Width of a picture for that of what it shows: for what is small, and for half the map."""

_ABOVE = 1.3
"""Height of a picture for that of what it shows."""

_SPECK = 170
"""Islands smaller than this part of the width are left out of what lies around."""

_LARGE = 0.04
"""Part of the largest piece's extent from which another piece belongs in the picture."""

_NEAR = 0.5
"""How far from the largest piece such a piece may lie, in lengths of that."""

_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Picture:
    """A piece of the map, to be drawn as SVG."""

    box: tuple[int, int, int, int]
    """View box: left, top, width and height, around the middle of what is shown."""

    matrix: str
    """Transformation that sets the map's paths upright around that middle."""

    around: tuple[str, ...]
    """Outlines of other places that are in sight."""

    shown: tuple[str, ...]
    """Outlines of what is shown."""

    marker: tuple[int, int] | None
    """A point to mark, for what is too small to be seen."""

    unit: float
    """A four hundredth of the width: for lines and dots."""


def picture(keys: Sequence[str], drawn: Atlas | None = None) -> Picture | None:
    """A picture of places (or of one part) by their keys; none when the map lacks them all."""
    drawn = drawn or atlas()
    shapes = [found for key in keys if (found := drawn.places.get(key) or drawn.parts.get(key))]
    if not shapes:
        return None
    points = [point for each in shapes for ring in _main(each) for point in ring]
    middle = _middle(points)
    spread = max(x for x, _ in points) - min(x for x, _ in points)
    wide = spread / drawn.size[0]
    around = _AROUND[0] + (_AROUND[1] - _AROUND[0]) * min(1.0, 2 * wide)
    matrix = _upright(drawn, middle, max(_LEAST, spread * around))
    upright = [_turned(matrix, point) for point in points]
    offset = _middle(upright)
    matrix = (*matrix[:4], matrix[4] - offset[0], matrix[5] - offset[1])
    wide = max(x for x, _ in upright) - min(x for x, _ in upright)
    high = max(y for _, y in upright) - min(y for _, y in upright)
    width = max(_LEAST, wide * around, high * _ABOVE / _RATIO)
    box = (round(-width / 2), round(-width * _RATIO / 2), round(width), round(width * _RATIO))
    wanted = {each.key for each in shapes}
    near = [each for each in _others(drawn, shapes) if each.key not in wanted]
    single = shapes[0] if len(shapes) == 1 else None
    marker = (round(_turned(matrix, single.at)[0]), round(_turned(matrix, single.at)[1])) \
        if single and max(wide, high) < width / 14 else None
    return Picture(
        box=box, matrix=" ".join(_short(value) for value in matrix),
        around=tuple(path for each in near if (path := _within(each, matrix, box, width / _SPECK))),
        shown=tuple(path for each in shapes if (path := _within(each, matrix, box))),
        marker=marker, unit=round(width / 400, 2),
    )


@lru_cache(maxsize=512)
def _boxes(d: str) -> tuple[tuple[int, int, int, int], ...]:
    """Left, top, right and bottom of each closed line of a path."""
    return tuple((min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring),
                  max(y for _, y in ring)) for ring in rings(d))


@lru_cache(maxsize=512)
def rings(d: str) -> tuple[Ring, ...]:
    """The closed lines of a path as the map writes them: `M x y l dx dy ... z`, whole numbers."""
    found = []
    for piece in d.split("z"):
        numbers = [int(each) for each in _NUMBER.findall(piece)]
        if numbers:
            points = [(numbers[0], numbers[1])]
            for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
                points.append((points[-1][0] + dx, points[-1][1] + dy))
            found.append(tuple(points))
    return tuple(found)


def _main(shape: Shape) -> Iterator[Ring]:
    """The largest piece of a place, and what of some size lies near it."""
    found = sorted(zip(rings(shape.d), _boxes(shape.d), strict=True),
                   key=lambda each: -_extent(each[1]))
    if not found:
        yield (shape.at,)
        return
    west, north, east, south = largest = found[0][1]
    reach = _NEAR * max(east - west, south - north)
    for ring, box in found:
        apart = max(box[0] - east, west - box[2], box[1] - south, north - box[3])
        if _extent(box) >= _LARGE * _extent(largest) and apart <= reach:
            yield ring


def _others(drawn: Atlas, shapes: Sequence[Shape]) -> Iterator[Shape]:
    """What may lie around: states around a state, and countries, but not its own."""
    if shapes[0].key in drawn.parts:
        yield from drawn.parts.values()
    whole = shapes[0].key.split("-")[0]
    yield from (each for each in drawn.places.values()
                if each.key != whole or whole == shapes[0].key)


def _upright(
    drawn: Atlas, middle: tuple[float, float], width: float
) -> Matrix:
    """The transformation that sets the map upright around a point; a wide view stays as it is."""
    part = min(1.0, max(0.0, (drawn.size[0] / width - 1) / 2))
    turn, stretch = drawn.leaning(*middle)
    turn, stretch = turn * part, 1 + (stretch - 1) * part
    x, y = middle
    across, along = 1 / stretch, -turn / stretch
    return across, 0.0, along, stretch, -x * across - y * along, -y * stretch


def _turned(
    matrix: Matrix, point: tuple[float, float]
) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _within(
    shape: Shape, matrix: Matrix,
    box: tuple[int, int, int, int], least: float = 0.0,
) -> str:
    """The closed lines of a shape that reach into a view box and are not too small."""
    left, top, width, height = box
    kept = []
    for piece, (west, north, east, south) in zip(
            shape.d.split("z"), _boxes(shape.d), strict=False):
        if _extent((west, north, east, south)) < least * least:
            continue
        # The corners are enough: a little too much may be kept, nothing is lost.
        corners = [_turned(matrix, point) for point in (
            (west, north), (east, north), (west, south), (east, south))]
        if (min(x for x, _ in corners) < left + width and max(x for x, _ in corners) > left
                and min(y for _, y in corners) < top + height
                and max(y for _, y in corners) > top):
            kept.append(f"{piece}z")
    return "".join(kept)


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _extent(box: tuple[int, int, int, int]) -> int:
    west, north, east, south = box
    return (east - west) * (south - north)


def _short(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
