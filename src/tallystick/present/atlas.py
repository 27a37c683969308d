"""The map of a list of incidents: every place a ring as wide as its words are vague, with how many incidents lie there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import cos, hypot, radians

import msgspec

from tallystick.present.map import AREAS, EXACT, KM_PER_DEGREE, RADIUS_KM, WIDTH, Shape, frame_around, outline_shapes, scale_bar
from tallystick.present.view import AccountView
from tallystick.records.account import Entity

MOST_DOTS = 240
MOST_LABELS = 40
MAIN_LABELS = 7
CORE = 0.85
"""Share of the incidents that the map must show; the places beyond are listed where showing them would make all others small."""
SHRINK = 2.5
"""How many times narrower the map must become for that."""
LEAST = {"exact": 4.0, "city": 7.0, "area": 16.0}
PRECISION = {"exact": "the place itself", "city": "somewhere in the town", "area": "somewhere in the area"}
LETTER = 7.0
"""Width of a letter of a label, for keeping labels apart."""


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the map."""

    place: str
    name: str
    count: int
    x: float
    y: float
    radius: float
    style: str
    """'exact', 'city' or 'area'."""
    precision: str
    chosen: bool
    minor: bool
    """Its label may go where there is little room."""
    label: str
    """Empty where there is no room for it."""
    label_x: float
    label_y: float
    anchor: str


class Listed(msgspec.Struct, frozen=True):
    """A place that is not drawn."""

    place: str
    name: str
    count: int


class Atlas(msgspec.Struct, frozen=True, kw_only=True):
    """A finished map."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    wide: tuple[Listed, ...]
    """Told no closer than a country."""
    unknown: tuple[Listed, ...]
    """Places that the gazetteer does not know."""
    outside: tuple[Listed, ...]
    """Too far from most to be drawn with them."""
    left_out: int
    """Places inside the map beyond MOST_DOTS."""
    scale_km: int
    scale_px: float


def draw_atlas(view: AccountView, counts: Mapping[str, int], chosen: str = "", *, everything: bool = False) -> Atlas | None:
    """The map of places by how many incidents lie in each; None where there are none at all.

    ``chosen`` is always drawn where it can be. ``everything`` draws places far from all others too.
    """
    known = {id_: view.entities[id_] for id_ in counts if id_ in view.entities}
    if not known:
        return None
    listed = {id_: Listed(id_, entity.name, counts[id_]) for id_, entity in known.items()}

    def names(ids: list[str]) -> tuple[Listed, ...]:
        return tuple(sorted((listed[id_] for id_ in ids), key=lambda one: (-one.count, one.name, one.place)))

    unknown = [id_ for id_, e in known.items() if e.lat is None or e.lon is None]
    wide = [id_ for id_, e in known.items() if id_ not in unknown and (e.feature == "country" or (e.precision or 0) >= 7)]
    rest = sorted((id_ for id_ in known if id_ not in {*unknown, *wide}), key=lambda i: (i != chosen, -counts[i], known[i].name, i))
    inside = rest if everything or not rest else _core([known[i] for i in rest], counts, chosen)
    outside = [id_ for id_ in rest if id_ not in set(inside)]
    if not inside:
        return Atlas(
            width=WIDTH, height=0.0, shapes=(), dots=(), wide=names(wide), unknown=names(unknown), outside=(), left_out=0,
            scale_km=0, scale_px=0.0,
        )  # fmt: skip
    west, south, east, north = (round(edge, 3) for edge in frame_around([known[i] for i in inside]))
    per_degree = _per_degree(west, south, east, north)
    dots = _dots([known[i] for i in inside[:MOST_DOTS]], counts, chosen, (west, south, east, north))
    km, px = scale_bar(per_degree)
    return Atlas(
        width=WIDTH,
        height=round((north - south) * per_degree, 1),
        shapes=_outlines(west, south, east, north),
        dots=dots,
        wide=names(wide),
        unknown=names(unknown),
        outside=names(outside),
        left_out=max(0, len(inside) - MOST_DOTS),
        scale_km=km,
        scale_px=px,
    )


def _per_degree(west: float, south: float, east: float, north: float) -> float:
    return WIDTH / ((east - west) * cos(radians((south + north) / 2)))


@lru_cache(maxsize=16)
def _outlines(west: float, south: float, east: float, north: float) -> tuple[Shape, ...]:
    middle, per_degree = cos(radians((south + north) / 2)), _per_degree(west, south, east, north)
    return outline_shapes(west, south, east, north, lambda lon, lat: ((lon - west) * middle * per_degree, (north - lat) * per_degree))


def _core(places: list[Entity], counts: Mapping[str, int], chosen: str) -> list[str]:
    """The places around the middle that hold most incidents, where the others lie far off; else all."""
    by_lon = sorted(places, key=lambda e: e.lon or 0.0)
    by_lat = sorted(places, key=lambda e: e.lat or 0.0)
    total = sum(counts[e.id] for e in places)
    lon, lat = (_median(order, counts, total, axis) for order, axis in ((by_lon, "lon"), (by_lat, "lat")))
    near = sorted(places, key=lambda e: (hypot(((e.lon or 0.0) - lon) * cos(radians(lat)), (e.lat or 0.0) - lat), e.id))
    kept: list[Entity] = []
    held = 0
    for entity in near:
        if held >= CORE * total:
            break
        kept.append(entity)
        held += counts[entity.id]
    if chosen and all(e.id != chosen for e in kept):
        kept += [e for e in near if e.id == chosen]
    west, _, east, _ = frame_around(kept)
    all_west, _, all_east, _ = frame_around(places)
    if all_east - all_west <= SHRINK * (east - west):
        return [e.id for e in places]
    south, north = frame_around(kept)[1], frame_around(kept)[3]
    return [e.id for e in places if west <= (e.lon or 0.0) <= east and south <= (e.lat or 0.0) <= north]


def _median(order: list[Entity], counts: Mapping[str, int], total: int, axis: str) -> float:
    passed = 0
    for entity in order:
        passed += counts[entity.id]
        if 2 * passed >= total:
            return float(getattr(entity, axis) or 0.0)
    return 0.0


def _dots(places: list[Entity], counts: Mapping[str, int], chosen: str, box: tuple[float, float, float, float]) -> tuple[Dot, ...]:
    west, south, _, north = box
    middle, per_degree = cos(radians((south + north) / 2)), _per_degree(*box)
    found: list[Dot] = []
    taken: list[tuple[float, float, float]] = []
    for number, entity in enumerate(places):
        x, y = ((entity.lon or 0.0) - west) * middle * per_degree, (north - (entity.lat or 0.0)) * per_degree
        feature = entity.feature or "place"
        style = "exact" if feature in EXACT or entity.precision == 1 else "area" if feature in AREAS else "city"
        radius = max(LEAST[style], min(RADIUS_KM.get(feature, 6.0) * per_degree / KM_PER_DEGREE, WIDTH / 4))
        label = entity.name if counts[entity.id] < 2 else f"{entity.name} {counts[entity.id]:,}"
        place = _free(x, y, radius, len(label), taken) if number < MOST_LABELS else None
        found.append(
            Dot(
                place=entity.id,
                name=entity.name,
                count=counts[entity.id],
                x=round(x, 1),
                y=round(y, 1),
                radius=round(radius, 1),
                style=style,
                precision=PRECISION[style],
                chosen=entity.id == chosen,
                minor=number >= MAIN_LABELS,
                label=label if place is not None else "",
                label_x=round(place[0], 1) if place is not None else 0.0,
                label_y=round(place[1], 1) if place is not None else 0.0,
                anchor=place[2] if place is not None else "start",
            )
        )
    # The widest first, so that no ring lies hidden under another.
    return tuple(sorted(found, key=lambda dot: (-dot.radius, dot.name, dot.place)))


def _free(x: float, y: float, radius: float, letters: int, taken: list[tuple[float, float, float]]) -> tuple[float, float, str] | None:
    """A free place for the label beside the ring; None where there is none."""
    wide = LETTER * letters + 8
    for shift in (0, 13, -13, 26, -26):
        for side, at in (("start", x + radius + 4), ("end", x - radius - 4)):
            left = at if side == "start" else at - wide
            if left < 2 or left + wide > WIDTH - 2:
                continue
            if all(abs(y + shift - other) > 13 or left > right or left + wide < start for start, other, right in taken):
                taken.append((left, y + shift, left + wide))
                return at, y + shift + 4, side
    return None
