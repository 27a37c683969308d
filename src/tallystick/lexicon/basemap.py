"""Outlines of countries, first-level units, lakes and rivers for a map that is drawn offline. Natural Earth (public domain).

Land that states dispute is marked by lines of the kind 'disputed'; no outline is a verdict. Points are some 2 km apart: for maps of countries
and regions, not of streets.
"""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from tallystick.errors import GazetteerError

SHIPPED = Path(__file__).with_name("basemap.bin")
MAGIC = b"TSMAP001"
STEP = 0.01
"""Degrees of one unit in the file: about a kilometre."""
MARGIN = 0.02
"""Share of the box's size that is kept around it, so that cut edges lie out of sight."""
COARSE_STEPS = 900
"""Points nearer together than this part of the box's width are thinned when a coarse map is asked for."""
FINE_STEPS = 4_000

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Outline(NamedTuple):
    """A shape on the map: rings of (longitude, latitude), closed for areas, open for 'river' and 'disputed'."""

    kind: str
    """'country', 'admin1', 'lake', 'river' or 'disputed'."""
    name: str
    code: str
    """ISO 3166-1 alpha-2 of a country, ISO 3166-2 of a unit, '' else."""
    polygons: tuple[Ring, ...]


class _Shape(NamedTuple):
    kind: str
    name: str
    code: str
    west: float
    south: float
    east: float
    north: float
    group: int
    start: int
    end: int


@lru_cache(maxsize=1)
def _opened() -> tuple[bytes, tuple[_Shape, ...], tuple[int, ...]]:
    try:
        held = SHIPPED.read_bytes()
        if held[: len(MAGIC)] != MAGIC:
            raise GazetteerError(f"{SHIPPED} holds no outlines")
        (size,) = unpack_from("<I", held, len(MAGIC))
        at = len(MAGIC) + 4
        index = json.loads(zlib.decompress(held[at : at + size]))
    except (OSError, ValueError, zlib.error) as error:
        raise GazetteerError(f"{SHIPPED} cannot be read: {error}") from error
    return held[at + size :], tuple(_Shape(*row) for row in index["shapes"]), tuple(index["offsets"])


@lru_cache(maxsize=64)
def _group(number: int) -> bytes:
    held, _, offsets = _opened()
    return zlib.decompress(held[offsets[number] : offsets[number + 1]])


@lru_cache(maxsize=16)
def outlines(west: float, south: float, east: float, north: float, detail: str = "fine") -> tuple[Outline, ...]:
    """The shapes that touch the box (degrees), cut roughly to it.

    ``detail`` is 'fine' (with first-level units and rivers) or 'coarse' (countries, lakes and disputed lines, fewer points). Countries come first, then
    units, lakes, rivers and disputed lines: the order in which they are drawn. A box with west > east or south > north gives nothing.
    """
    if west > east or south > north:
        return ()
    dx, dy = (east - west) * MARGIN, (north - south) * MARGIN
    box = (west - dx, south - dy, east + dx, north + dy)
    fine = detail == "fine"
    least = max(east - west, north - south) / (FINE_STEPS if fine else COARSE_STEPS)
    found = []
    for shape in _opened()[1]:
        if shape.east < box[0] or shape.west > box[2] or shape.north < box[1] or shape.south > box[3]:
            continue
        if not fine and shape.kind in {"admin1", "river"}:
            continue
        is_area = shape.kind in {"country", "admin1", "lake"}
        polygons: list[Ring] = []
        for ring in _rings(_group(shape.group)[shape.start : shape.end]):
            thin = _thinned(ring, least)
            polygons.extend(cut_area(thin, box) if is_area else cut_line(thin, box))
        if polygons:
            found.append(Outline(shape.kind, shape.name, shape.code, tuple(polygons)))
    return tuple(found)


def _rings(packed: bytes) -> Iterator[Ring]:
    numbers = _numbers(packed)
    for count in numbers:
        x = y = 0
        ring = []
        for _ in range(count):
            x += _signed(next(numbers))
            y += _signed(next(numbers))
            ring.append((round(x * STEP, 2), round(y * STEP, 2)))
        yield tuple(ring)


def _numbers(packed: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in packed:
        value |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
        else:
            yield value
            value = shift = 0


def _signed(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _thinned(ring: Ring, least: float) -> Ring:
    """The ring without points that lie nearer than ``least`` to the one kept before; ends are kept."""
    if least <= STEP or len(ring) < 5:
        return ring
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) >= least or abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    kept.append(ring[-1])
    return tuple(kept)


def cut_area(ring: Ring, box: tuple[float, float, float, float]) -> list[Ring]:
    """The part of a closed ring inside the box (Sutherland and Hodgman, 1974); nothing where fewer than three points are left."""
    points: list[Point] = list(ring)
    for axis, edge, keep_above in ((0, box[0], True), (1, box[1], True), (0, box[2], False), (1, box[3], False)):
        if not points:
            return []
        inside = [(point[axis] >= edge) == keep_above or point[axis] == edge for point in points]
        if all(inside):
            continue
        kept: list[Point] = []
        for order, point in enumerate(points):
            before = points[order - 1]
            if inside[order] != inside[order - 1]:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                kept.append((edge, other) if axis == 0 else (other, edge))
            if inside[order]:
                kept.append(point)
        points = kept
    return [tuple(points)] if len(points) > 2 else []


def cut_line(line: Ring, box: tuple[float, float, float, float]) -> list[Ring]:
    """The stretches of an open line that touch the box, whole segments."""
    found: list[Ring] = []
    stretch: list[Point] = []
    for before, after in itertools.pairwise(line):
        out = (
            max(before[0], after[0]) < box[0]
            or min(before[0], after[0]) > box[2]
            or max(before[1], after[1]) < box[1]
            or min(before[1], after[1]) > box[3]
        )
        if out:
            if len(stretch) > 1:
                found.append(tuple(stretch))
            stretch = []
        else:
            stretch = stretch or [before]
            stretch.append(after)
    if len(stretch) > 1:
        found.append(tuple(stretch))
    return found
