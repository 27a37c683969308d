"""How likely each place of a name is meant: a conditional logit over the places of the name and 'none of them'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log, log10, radians, sin, sqrt

from tallystick.lexicon.gazetteer import GazetteerPlace, fold
from tallystick.resolve.places.toponyms import Toponym

FEATURES = (
    "population", "renown", "country", "admin1", "admin2", "district", "region", "water", "facility", "seat", "capital", "main_name", "first",
    "same_country", "same_admin1", "near", "closest", "inside", "kind", "holds", "none", "none_one_word", "none_known",
)  # fmt: skip
WEIGHTS: dict[str, float] = {
    # Fitted by training/places/fit.py on the dev halves of LGL, TR-News, GeoVirus and GeoWebNews, each set counting alike.
    "population": 0.398,
    "renown": 0.95,
    "country": 2.182,
    "admin1": 1.608,
    "admin2": 1.079,
    "district": -0.12,
    "region": 0.037,
    "water": -0.094,
    "facility": 0.496,
    "seat": 0.213,
    "capital": 1.346,
    "main_name": 1.025,
    "first": 0.289,
    "same_country": 1.669,
    "same_admin1": 2.639,
    "near": 2.444,
    "closest": -0.028,
    "inside": 1.813,
    "kind": -0.072,
    "holds": 0.54,
    "none": 3.085,
    "none_one_word": 0.534,
    "none_known": 0.653,
}  # fmt: skip
TOWNS = frozenset({"city", "district"})
CAPITAL = 4
"""``GazetteerPlace.rank`` of a national capital."""
NEAR_KM = 120.0
REGION_KM = 600.0
DISTRICT_KM = 30.0
ROUNDS = 3
"""Each round weighs every name with what the round before took the others for."""
CASE_SHARE = 0.5
"""What another report of the case counts beside the report's own words."""


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Great-circle distance."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def holds(outer: GazetteerPlace, inner: GazetteerPlace) -> bool:
    """Whether one place lies in the other, as far as the hierarchy or, for regions and towns, distance tells."""
    if outer.key == inner.key:
        return False
    if outer.key in inner.parents:
        return True
    if outer.feature == "country":
        return (
            outer.country is not None
            and inner.feature != "country"
            and (outer.country == inner.country or outer.country in inner.claimed_by)
        )
    if outer.feature in {"region", "water"}:
        return inner.feature != "country" and distance_km(outer, inner) < REGION_KM
    if outer.feature == "city":
        return (
            inner.feature in {"district", "facility", "city", "region"}
            and inner.population <= outer.population
            and distance_km(outer, inner) < DISTRICT_KM
        )
    return False


@dataclass
class Context:
    """What the rest of a report, and of the case, says about where things happen."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[GazetteerPlace, float, str]] = field(default_factory=list)
    """Place, weight and the spelling it came from."""
    by_spelling: dict[str, Toponym] = field(default_factory=dict)
    own_countries: dict[str, defaultdict[str, float]] = field(default_factory=dict)
    own_units: dict[str, defaultdict[str, float]] = field(default_factory=dict)

    def add(self, spelling: str, place: GazetteerPlace, weight: float) -> None:
        """Counts a place that the spelling probably means."""
        if weight < 0.02:
            return
        if place.country:
            self.countries[place.country] += weight
            self.own_countries.setdefault(spelling, defaultdict(float))[place.country] += weight
        unit = place.key if place.feature == "admin1" else place.admin1
        if unit:
            self.units[unit] += weight
            self.own_units.setdefault(spelling, defaultdict(float))[unit] += weight
        if place.feature not in {"country", "admin1", "region", "water"}:
            self.points.append((place, weight, spelling))


def share(counts: Mapping[str, float], own: Mapping[str, float] | None, key: str | None) -> float:
    """The part of the others' weight that falls on ``key``, drawn towards 0 where little is said."""
    if key is None:
        return 0.0
    total = sum(counts.values()) - (sum(own.values()) if own else 0.0)
    mine = counts.get(key, 0.0) - (own.get(key, 0.0) if own else 0.0)
    return max(0.0, mine) / (max(0.0, total) + 0.7)


def features(toponym: Toponym, place: GazetteerPlace, first: bool, context: Context) -> list[float]:
    """The numbers that ``WEIGHTS`` weighs, in the order of ``FEATURES``, for one place of the name."""
    near = 0.0
    closest = 20_000.0
    for other, weight, spelling in context.points:
        if spelling == toponym.folded or abs(other.lat - place.lat) > 8:
            continue
        km = distance_km(place, other)
        near += weight * exp(-km / NEAR_KM)
        if weight > 0.3:
            closest = min(closest, km)
    inside = 0.0
    for spelling in toponym.holders:
        outer = context.by_spelling.get(spelling)
        if outer is not None:
            inside = max(inside, sum(w for w, one in zip(outer.weights, outer.places, strict=True) if holds(one, place)))
    holding = 0.0
    for spelling in toponym.held:
        inner = context.by_spelling.get(spelling)
        if inner is not None:
            holding = max(holding, max((w for w, one in zip(inner.weights, inner.places, strict=True) if holds(place, one)), default=0.0))
    unit = place.key if place.feature == "admin1" else place.admin1
    kind = place.feature
    return [
        log10(place.population + 10),
        log10(place.renown + 1),
        float(kind == "country"),
        float(kind == "admin1"),
        float(kind == "admin2"),
        float(kind == "district"),
        float(kind == "region"),
        float(kind == "water"),
        float(kind == "facility"),
        float(place.rank) if kind in TOWNS and place.rank < CAPITAL else 0.0,
        float(kind in TOWNS and place.rank == CAPITAL),
        float(fold(place.name) == toponym.folded),
        float(first),
        share(context.countries, context.own_countries.get(toponym.folded), place.country),
        share(context.units, context.own_units.get(toponym.folded), unit) if kind != "country" else 0.0,
        log(1.0 + near),
        log10(20_000.0 / (closest + 20.0)) if kind not in {"country", "admin1"} else 0.0,
        inside,
        float(place.feature in toponym.kinds) - float(bool(toponym.kinds) and place.feature not in toponym.kinds),
        holding,
        0.0,
        0.0,
        0.0,
    ]


def none_features(toponym: Toponym) -> list[float]:
    """The same for 'none of these places'."""
    best = max((one.prior for one in toponym.places), default=0.0)
    return [0.0] * (len(FEATURES) - 3) + [1.0, float(" " not in toponym.folded), best / 10]


def weigh(toponym: Toponym, context: Context, weights: Sequence[float]) -> list[float]:
    """Probabilities of the name's places; they leave room for 'none of them'."""
    rows = [features(toponym, place, order == 0, context) for order, place in enumerate(toponym.places)]
    rows.append(none_features(toponym))
    scores = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers[:-1]]


def context_of(toponyms: Sequence[Toponym], told: Sequence[tuple[str, GazetteerPlace, float]], case: Context | None = None) -> Context:
    """The context that a report's toponyms make with what is told by adjectives and datelines (``told``) and by the case's other reports."""
    context = Context(by_spelling={one.folded: one for one in toponyms})
    for one in toponyms:
        count = (1.0 + log(one.count)) if one.count >= 1 else one.count
        for place, weight in zip(one.places, one.weights, strict=True):
            context.add(one.folded, place, weight * count)
    for spelling, place, weight in told:
        context.add(spelling, place, weight)
    if case is not None:
        total = sum(case.countries.values()) or 1.0
        scale = CASE_SHARE * max(2.0, sum(context.countries.values())) / total
        for code, weight in case.countries.items():
            context.countries[code] += scale * weight
        for key, weight in case.units.items():
            context.units[key] += scale * weight
    return context


def settle(
    toponyms: Sequence[Toponym],
    told: Sequence[tuple[str, GazetteerPlace, float]],
    case: Context | None = None,
    weights: Sequence[float] | None = None,
) -> Context:
    """Weighs a report's toponyms together, in place, and gives the last context."""
    numbers = weights if weights is not None else [WEIGHTS[name] for name in FEATURES]
    for one in toponyms:
        one.weights = start_weights(one)
    context = context_of(toponyms, told, case)
    for _ in range(ROUNDS):
        fresh = [weigh(one, context, numbers) for one in toponyms]
        for one, found in zip(toponyms, fresh, strict=True):
            one.weights = found
        context = context_of(toponyms, told, case)
    return context


def start_weights(toponym: Toponym) -> list[float]:
    """Probabilities by prior alone."""
    if not toponym.places:
        return []
    top = max(place.prior for place in toponym.places)
    powers = [exp(place.prior - top) for place in toponym.places]
    total = sum(powers) + 0.3
    return [power / total for power in powers]
