"""The map: an inline SVG drawn offline. A place is drawn as large as the words are vague: a city is a ring, a country no point at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import cos, radians

import msgspec

from tallystick.lexicon.basemap import outlines
from tallystick.present.fragments import Line
from tallystick.present.view import AccountView
from tallystick.present.wording import incident_head, place_line
from tallystick.records.account import Entity, Incident
from tallystick.records.report import Evidence

WIDTH = 720.0
KM_PER_DEGREE = 111.2
MIN_SPAN_KM = 60.0
"""The least width of the map: closer in, outlines at this detail tell nothing."""
MARGIN = 0.22
RADIUS_KM = {"facility": 0.3, "district": 3.0, "city": 6.0, "place": 6.0, "admin2": 25.0, "admin1": 80.0, "region": 80.0, "water": 25.0}
"""How far from the shown centre the words still allow it to have been: what a ring shows."""
EXACT = frozenset({"facility"})
LINES = frozenset({"river", "disputed"})
FINE_DEGREES = 30.0
"""Width up to which first-level units and rivers are drawn: on a wider map they would only be noise."""
AREAS = frozenset({"admin2", "admin1", "region", "water"})


class Shape(msgspec.Struct, frozen=True):
    """A drawn outline."""

    kind: str
    path: str


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the map, and what happened there."""

    number: int
    x: float
    y: float
    radius: float
    style: str
    """'exact', 'city' or 'area'."""
    name: Line
    label_x: float
    label_y: float
    anchor: str
    incidents: tuple[Line, ...]
    precision: str


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """A finished map."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    countries: tuple[tuple[Line, tuple[Line, ...]], ...]
    """Places told no closer than a country, with what happened there: listed, not drawn."""
    scale_km: int
    scale_px: float
    has_base: bool


def draw_map(view: AccountView, incidents: Iterable[Incident] | None = None) -> Map | None:
    """The map of the incidents that have a place, of some or of all with the places of figures; None where none has coordinates."""
    there: dict[str, list[Incident]] = defaultdict(list)
    for incident in view.account.incidents if incidents is None else incidents:
        if incident.place in view.entities and not incident.background:
            there[incident.place].append(incident)
    for figure in view.account.figures if incidents is None else ():
        if figure.place in view.entities and figure.rejected_by is None:
            there.setdefault(figure.place, [])
    placed = {id_: view.entities[id_] for id_ in there if view.entities[id_].lat is not None and view.entities[id_].lon is not None}
    vague = [e for e in placed.values() if e.feature == "country" or (e.precision or 0) >= 7]
    drawn = [e for e in placed.values() if e not in vague]
    if not drawn:
        return None
    west, south, east, north = frame_around(drawn)
    middle = cos(radians((south + north) / 2))
    per_degree = WIDTH / ((east - west) * middle)
    height = round((north - south) * per_degree, 1)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * middle * per_degree, (north - lat) * per_degree

    shapes = outline_shapes(west, south, east, north, at)
    drawn.sort(key=lambda e: (-len(there[e.id]), e.name, e.id))
    spots = []
    taken: list[tuple[float, float, float]] = []
    for number, entity in enumerate(drawn, 1):
        x, y = at(entity.lon or 0.0, entity.lat or 0.0)
        feature = entity.feature or "place"
        radius = RADIUS_KM.get(feature, 6.0) * per_degree / KM_PER_DEGREE
        style = "exact" if feature in EXACT or entity.precision == 1 else "area" if feature in AREAS else "city"
        least = {"exact": 3.5, "city": 8.0, "area": 20.0}[style]
        radius = max(least, radius)
        label_x, label_y, side = _label(x, y, radius, len(entity.name), taken)
        spots.append(
            Spot(
                number=number,
                x=round(x, 1),
                y=round(y, 1),
                radius=round(radius, 1),
                style=style,
                name=place_line(view, entity.id, _place_evidence(there[entity.id])),
                label_x=round(label_x, 1),
                label_y=round(label_y, 1),
                anchor=side,
                incidents=tuple(incident_head(view, i) for i in there[entity.id]),
                precision={"exact": "the place itself", "city": "somewhere in the town", "area": "somewhere in the area"}[style],
            )
        )
    km, px = scale_bar(per_degree)
    countries = tuple(
        (place_line(view, e.id, None), tuple(incident_head(view, i) for i in there[e.id]))
        for e in sorted(vague, key=lambda e: e.name)
        if there[e.id]
    )
    return Map(
        width=WIDTH, height=height, shapes=shapes, spots=tuple(spots), countries=countries, scale_km=km, scale_px=px, has_base=bool(shapes)
    )


def _place_evidence(incidents: Sequence[Incident]) -> Evidence | None:
    return next((i.place_evidence for i in incidents if i.place_evidence is not None), None)


def frame_around(places: Sequence[Entity]) -> tuple[float, float, float, float]:
    """West, south, east, north around the places, at least MIN_SPAN_KM wide and neither too flat nor too tall."""
    lons, lats = [e.lon or 0.0 for e in places], [e.lat or 0.0 for e in places]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(0.2, cos(radians(middle_lat)))
    wide = max((max(lons) - min(lons)) * squeeze, MIN_SPAN_KM / KM_PER_DEGREE) * (1 + 2 * MARGIN)
    tall = max(max(lats) - min(lats), MIN_SPAN_KM / KM_PER_DEGREE) * (1 + 2 * MARGIN)
    wide, tall = max(wide, tall / 0.75), max(tall, wide * 0.5)
    half_wide, half_tall = wide / squeeze / 2, tall / 2
    return (
        max(-180.0, middle_lon - half_wide),
        max(-89.0, middle_lat - half_tall),
        min(180.0, middle_lon + half_wide),
        min(89.0, middle_lat + half_tall),
    )


def _label(x: float, y: float, radius: float, length: int, taken: list[tuple[float, float, float]]) -> tuple[float, float, str]:
    """Beside the place, on the side and height that are still free."""
    wide = 7.2 * length + 10
    sides = [("start", x + radius + 5), ("end", x - radius - 5)]
    if x > WIDTH - wide - radius - 10:
        sides.reverse()
    for shift in (0, 14, -14, 28, -28):
        for side, label_x in sides:
            left = label_x if side == "start" else label_x - wide
            if all(
                abs(y + shift - other_y) > 13 or left > other_right or left + wide < other_left
                for other_left, other_y, other_right in taken
            ):
                taken.append((left, y + shift, left + wide))
                return label_x, y + shift + 4, side
    return sides[0][1], y + 4, sides[0][0]


def outline_shapes(
    west: float, south: float, east: float, north: float, at: Callable[[float, float], tuple[float, float]]
) -> tuple[Shape, ...]:
    """Outlines of the box as SVG paths, in the order in which they are drawn."""
    found = []
    for outline in outlines(west, south, east, north, "fine" if east - west < FINE_DEGREES else "coarse"):
        parts = []
        for polygon in outline.polygons:
            points = [at(lon, lat) for lon, lat in polygon]
            if len(points) > 1:
                parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if outline.kind not in LINES else ""))
        if parts:
            found.append(Shape(outline.kind, "".join(parts)))
    return tuple(found)


def scale_bar(per_degree: float) -> tuple[int, float]:
    """A round distance that takes about a fifth of the map."""
    wanted = WIDTH / 5 / per_degree * KM_PER_DEGREE
    km = next((k for k in (1000, 500, 200, 100, 50, 20, 10, 5) if k <= wanted), 5)
    return km, round(km / KM_PER_DEGREE * per_degree, 1)
