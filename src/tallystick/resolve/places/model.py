"""How likely each place of a name is meant: a conditional logit over the places of the name and 'none of them'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log, log10, radians, sin, sqrt
from typing import Any, NamedTuple

from tallystick.lexicon.gazetteer import GazetteerPlace, fold
from tallystick.resolve.places.toponyms import Toponym

FEATURES = (
    "population", "renown", "country", "admin1", "admin2", "district", "region", "water", "facility", "seat", "capital", "main_name", "first",
    "same_country", "same_admin1", "near", "closest", "inside", "kind", "holds", "none", "none_one_word", "none_known",
)  # fmt: skip
OWN = FEATURES.index("same_country")
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
BESIDE_KM = 250.0
"""How far at most a place lies from the town that the words set it near ('40 km east of Velgrad')."""
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
        *_own_features(toponym, place, first),
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


def _own_features(toponym: Toponym, place: GazetteerPlace, first: bool) -> list[float]:
    """The first ``OWN`` of them: what the place and the name say by themselves."""
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
    ]


def none_features(toponym: Toponym) -> list[float]:
    """The same for 'none of these places'."""
    best = max((one.prior for one in toponym.places), default=0.0)
    return [0.0] * (len(FEATURES) - 3) + [1.0, float(" " not in toponym.folded), best / 10]


class Standing(NamedTuple):
    """What does not change from round to round in how one place of a name is weighed."""

    place: GazetteerPlace
    score: float
    """The sum of the weighed features before ``same_country``: what the place and the name say by themselves."""
    unit: str | None
    near: dict[str, tuple[float, float] | None]
    """By another place's key the kilometres to it and what its nearness counts; None where it is too far to matter."""
    kind: float
    country: bool
    wide: bool


def _standings(toponym: Toponym, weights: Sequence[float]) -> tuple[list[Standing], float]:
    """The name's places with what is known of them before any context, and the score of 'none of them'."""
    found = []
    for order, place in enumerate(toponym.places):
        kind = place.feature
        row = _own_features(toponym, place, order == 0)
        asked = float(kind in toponym.kinds) - float(bool(toponym.kinds) and kind not in toponym.kinds)
        found.append(
            Standing(
                place,
                sum(w * x for w, x in zip(weights, row, strict=False)),
                place.key if kind == "admin1" else place.admin1,
                {},
                asked,
                kind == "country",
                kind in {"country", "admin1"},
            )
        )
    return found, sum(w * x for w, x in zip(weights, none_features(toponym), strict=True))


def _kept_standings(toponym: Toponym, weights: Sequence[float]) -> tuple[list[Standing], float]:
    """The same, kept on the toponym for as long as its places stay."""
    kept = toponym.kept
    if kept is None or kept[0] is not toponym.places:
        toponym.kept = kept = (toponym.places, _standings(toponym, weights))
    found: tuple[list[Standing], float] = kept[1]
    return found


def weigh(
    toponym: Toponym, context: Context, weights: Sequence[float], standings: tuple[list[Standing], float] | None = None
) -> list[float]:
    """Probabilities of the name's places; they leave room for 'none of them'. The same as weighing ``features``, without what is known."""
    places, none = standings or _standings(toponym, weights)
    if not places:
        return []
    folded = toponym.folded
    same_country, same_admin1, near_weight, closest_weight, inside_weight, kind_weight, holds_weight = weights[OWN : OWN + 7]
    around = [(other, weight, weight > 0.3) for other, weight, spelling in context.points if spelling != folded]
    countries = _Shares(context.countries, context.own_countries.get(folded))
    units = _Shares(context.units, context.own_units.get(folded))
    holders = [outer for spelling in toponym.holders if (outer := context.by_spelling.get(spelling)) is not None]
    held = [inner for spelling in toponym.held if (inner := context.by_spelling.get(spelling)) is not None]
    scores = []
    for place, score, unit, known, kind, is_country, wide in places:
        near = 0.0
        closest = 20_000.0
        for other, weight, weighty in around:
            found = known.get(other.key, UNSEEN)
            if found is UNSEEN:
                found = known[other.key] = _nearness(place, other)
            if found is None:
                continue
            near += weight * found[1]
            if weighty and found[0] < closest:
                closest = found[0]
        inside = 0.0
        for outer in holders:
            inside = max(inside, sum(w for w, one in zip(outer.weights, outer.places, strict=True) if holds(one, place)))
        holding = 0.0
        for inner in held:
            holding = max(holding, max((w for w, one in zip(inner.weights, inner.places, strict=True) if holds(place, one)), default=0.0))
        # Added one by one in the order of FEATURES: another order would round otherwise.
        score += same_country * countries.of(place.country)
        score += same_admin1 * (units.of(unit) if not is_country else 0.0)
        score += near_weight * log(1.0 + near)
        score += closest_weight * (log10(20_000.0 / (closest + 20.0)) if not wide else 0.0)
        score += inside_weight * inside
        score += kind_weight * kind
        score += holds_weight * holding
        scores.append(score)
    scores.append(none)
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers[:-1]]


class _Shares:
    """``share`` for one name's own counts, the totals counted once."""

    def __init__(self, counts: Mapping[str, float], own: Mapping[str, float] | None) -> None:
        self.counts, self.own = counts, own
        self.total: float | None = None

    def of(self, key: str | None) -> float:
        if key is None:
            return 0.0
        if self.total is None:
            self.total = max(0.0, sum(self.counts.values()) - (sum(self.own.values()) if self.own else 0.0)) + 0.7
        return max(0.0, self.counts.get(key, 0.0) - (self.own.get(key, 0.0) if self.own else 0.0)) / self.total


UNSEEN: Any = object()


def _nearness(place: GazetteerPlace, other: GazetteerPlace) -> tuple[float, float] | None:
    if abs(other.lat - place.lat) > 8:
        return None
    km = distance_km(place, other)
    return km, exp(-km / NEAR_KM)


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
    standings = [_kept_standings(one, numbers) if weights is None else _standings(one, numbers) for one in toponyms]
    for _ in range(ROUNDS):
        fresh = [weigh(one, context, numbers, standing) for one, standing in zip(toponyms, standings, strict=True)]
        for one, found in zip(toponyms, fresh, strict=True):
            one.weights = found
        context = context_of(toponyms, told, case)
    return context


def start_weights(toponym: Toponym) -> list[float]:
    """Probabilities by prior alone."""
    if not toponym.places:
        return []
    priors = [place.prior for place in toponym.places]
    top = max(priors)
    powers = [exp(prior - top) for prior in priors]
    total = sum(powers) + 0.3
    return [power / total for power in powers]
