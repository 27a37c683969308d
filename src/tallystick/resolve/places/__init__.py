"""Which place each name stands for: one answer a spelling and report, weighed with the whole report and the whole case.

The gazetteer says which places bear a name; containment in the words, countries and units named elsewhere, nearness and renown say which
is meant. Where no place is likely enough, there is no link (docs/method/places.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log
from operator import attrgetter
from typing import NamedTuple

import msgspec

from tallystick.lexicon.gazetteer import TYPE_WORDS, GazetteerPlace, country, fold, place, within
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.memory import Memory, shelf
from tallystick.records.mention import Analysis, NameMention
from tallystick.records.report import Report, Span
from tallystick.resolve.places.case import PlaceCase, ReportPlaces
from tallystick.resolve.places.model import Context, distance_km, holds
from tallystick.resolve.places.toponyms import Toponym, bearers
from tallystick.resolve.places.unlisted import Answer, one_unlisted, place_unlisted

__all__ = ["MIN_PROBABILITY", "HeldPlace", "PlaceReading", "read_places", "resolve_places"]

MIN_PROBABILITY = 0.45
"""Below it a name is left without a link: it would be wrong as often as right. Of dev names from 0.4 to 0.5, 39 % were right, from 0.5 to 0.6, 78 %."""
ADJECTIVE_WEIGHT = 0.6
"""What 'Syrian' says of where things are, beside 'Syria'."""
ADJECTIVE_PROBABILITY = 0.85
DATELINE_WEIGHT = 1.5
UNIT_KM, TOWN_KM = 250.0, 60.0
SEAT_KM = 150.0
"""A capital or seat this near the middle of the unit of its name counts as its seat, though it be a unit of its own (Damascus)."""
SEAT_SHARE = 15
"""A unit with more than this many times the people of the town of its name is meant itself ('Quebec')."""

CALLED_SHARE = 4
"""The same where the unit alone is called so: 'Oklahoma' is not Oklahoma City."""
FAR_KM = 150.0
"""Beyond it a quarter lies in no town."""
SURE = 0.7
"""Probability from which what holds a name says where it cannot be."""


class HeldPlace(NamedTuple):
    """A place that another name holds ('Syrian Army', 'Riverton Police Department') or that an adjective is made from: whose, not where."""

    mention: str
    span: Span
    place: PlaceEntity
    probability: float
    adjective: bool


class PlaceReading(NamedTuple):
    """All that is known of a case's places."""

    entities: tuple[PlaceEntity, ...]
    links: tuple[PlaceLink, ...]
    held: tuple[HeldPlace, ...]


def resolve_places(
    reports: Sequence[Report], analyses: Mapping[str, Analysis], memory: Memory | None = None
) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """The places of the case and which mention stands for which, each link with a probability and a reason.

    A named place that the gazetteer lacks is an entity without a point, or with the point of the town that is said to hold it; its precision
    says so. The same reports in any order give the same answer, with or without a memory.
    """
    reading = _entities(_read(reports, analyses, MIN_PROBABILITY, memory))
    return reading.entities, reading.links


def read_places(reports: Sequence[Report], analyses: Mapping[str, Analysis], least: float = MIN_PROBABILITY) -> PlaceReading:
    """The same with the places that other names hold; ``least`` is the probability below which nothing is linked."""
    read = _read(reports, analyses, least, None)
    held = sorted((place for one in read for place in one.held), key=lambda one: (one.mention, one.span))
    return _entities(read)._replace(held=tuple(held))


class _Answer(NamedTuple):
    """A toponym's answer in its report, with the links that it gives."""

    toponym: Toponym
    answer: Answer
    links: tuple[PlaceLink, ...]
    texts: frozenset[str]


class _Reading(NamedTuple):
    """What one report says of its places."""

    told: list[_Answer]
    held: list[HeldPlace]


def _read(reports: Sequence[Report], analyses: Mapping[str, Analysis], least: float, memory: Memory | None) -> list[_Reading]:
    """Each report's reading, by the reports' ids."""
    ordered = sorted((report for report in reports if report.id in analyses), key=lambda report: report.id)
    case = shelf(memory, f"places {least}", lambda: PlaceCase(_told))
    found: list[_Reading] = []
    for one in case.read(ordered, analyses):
        if not isinstance(one.reading, _Reading):
            one.reading = _read_report(one, least)
        found.append(one.reading)
    return found


def _read_report(one: ReportPlaces, least: float) -> _Reading:
    decided = {toponym.folded: answer for toponym in one.toponyms if (answer := _decide(toponym, one.context, least)) is not None}
    held: list[HeldPlace] = []
    told: list[_Answer] = []
    for toponym in one.toponyms:
        answer = decided.get(toponym.folded)
        if answer is not None:
            held.extend(HeldPlace(mention.id, span, answer[0], answer[1], False) for mention, span in toponym.embedded)
        if toponym.mentions:
            answer = answer or place_unlisted(toponym, one.report, one.toponyms, decided, one.analysis)
            if answer is not None:
                told.append(_Answer(toponym, answer, _links(toponym, answer), frozenset(mention.text for mention in toponym.mentions)))
    taken = {(place.mention, place.span) for place in held}
    named = {mention.id for toponym in one.toponyms for mention in toponym.mentions}
    for mention, span, of in one.adjectives:
        if (mention.id, span) not in taken and mention.id not in named:
            held.append(HeldPlace(mention.id, span, to_entity(of), ADJECTIVE_PROBABILITY, True))
    return _Reading(told, held)


def _links(toponym: Toponym, answer: Answer) -> tuple[PlaceLink, ...]:
    entity, probability, reason = answer
    return tuple(
        PlaceLink(mention=mention.id, place=entity.id, probability=round(probability, 3), reason=reason) for mention in toponym.mentions
    )


def _entities(read: Sequence[_Reading]) -> PlaceReading:
    """The places that the reports' answers give, and the links to them."""
    entities: dict[str, PlaceEntity] = {}
    variants: dict[str, set[str]] = defaultdict(set)
    links: list[PlaceLink] = []
    told = [one for reading in read for one in reading.told]
    elsewhere = one_unlisted([(one.toponym, one.answer) for one in told if one.answer[0].id.startswith("plc_")])
    for one in told:
        answer, made = one.answer, one.links
        if answer[0].id.startswith("plc_"):
            _, answer = next(elsewhere)
            if answer is not one.answer:
                made = _links(one.toponym, answer)
        entity = answer[0]
        entities.setdefault(entity.id, entity)
        variants[entity.id] |= one.texts
        links.extend(made)
    found = tuple(
        msgspec.structs.replace(entity, variants=tuple(sorted(variants[key] - {entity.name}))) for key, entity in sorted(entities.items())
    )
    links.sort(key=attrgetter("mention"))
    return PlaceReading(found, tuple(links), ())


def to_entity(found: GazetteerPlace) -> PlaceEntity:
    """The gazetteer's place as an entity of the case."""
    return PlaceEntity(
        id=found.key, name=found.name, lat=found.lat, lon=found.lon, country=found.country, geonames_id=found.geonames_id,
        feature=found.feature, precision=found.precision, within=within(found.key),
    )  # fmt: skip


def _told(report: Report, found: Sequence[tuple[NameMention, Span, GazetteerPlace]]) -> list[tuple[str, GazetteerPlace, float]]:
    """Places told otherwise than by a toponym: adjectives of countries (``found``), the dateline."""
    counts: Counter[str] = Counter()
    by_key: dict[str, GazetteerPlace] = {}
    for _, _, of in found:
        counts[of.key] += 1
        by_key[of.key] = of
    told = [(f"@{key}", by_key[key], ADJECTIVE_WEIGHT * (1 + log(number))) for key, number in sorted(counts.items())]
    if report.dateline and report.dateline.place:
        places, _ = bearers(report.dateline.place)
        if places and (len(places) == 1 or places[0].prior - places[1].prior > 1.5):
            told.append((fold(report.dateline.place), places[0], DATELINE_WEIGHT))
    return told


def _decide(toponym: Toponym, context: Context, least: float) -> tuple[PlaceEntity, float, str] | None:
    """The likeliest place where it is likely enough, with the reason."""
    if not toponym.places:
        return None
    order = max(range(len(toponym.places)), key=lambda number: (toponym.weights[number], -number))
    best, probability = toponym.places[order], toponym.weights[order]
    seat = _seat(toponym, best)
    if seat is not None:
        best, probability = toponym.places[seat], toponym.weights[seat]
        order = seat
    # One place under two hats: a city and the unit of its name are the same answer for a reader of a map, so their chances add up.
    twins = sum(
        weight
        for number, (other, weight) in enumerate(zip(toponym.places, toponym.weights, strict=True))
        if number != order and other.country == best.country and _same_ground(best, other)
    )
    if probability + twins < least or _contradicted(toponym, best, context):
        return None
    return to_entity(best), round(min(0.99, probability + twins), 3), _reason(toponym, best, context)


def _contradicted(toponym: Toponym, best: GazetteerPlace, context: Context) -> bool:
    """Whether the words set the town inside a unit or a larger town that is far from it: 'Riverton, Texas' is no Riverton in Ohio."""
    if best.feature not in {"city", "district"}:
        return False
    for spelling in sorted(toponym.holders):
        outer = context.by_spelling.get(spelling)
        if outer is None or not outer.places:
            continue
        number = max(range(len(outer.places)), key=lambda n: (outer.weights[n], -n))
        held = outer.places[number]
        if outer.weights[number] < MIN_PROBABILITY or held.key == best.key or held.key in best.parents:
            continue
        sure = outer.weights[number] >= SURE
        if sure and held.feature == "admin1" and best.admin1 != held.key and not any(one.admin1 == held.key for one in toponym.places):
            return True
        if held.feature == "city" and toponym.inside and distance_km(held, best) > FAR_KM:
            return True
    return False


def _seat(toponym: Toponym, unit: GazetteerPlace) -> int | None:
    """The town that bears the unit's name and lies in it: meant unless a word of kind asks for the unit, or the unit is far larger than the town."""
    if unit.feature not in {"admin1", "admin2"} or toponym.kinds & {"admin1", "admin2"} or toponym.folded.split()[-1] in TYPE_WORDS:
        return None
    for order, town in enumerate(toponym.places):
        inside = unit.key in town.parents or (town.rank >= 3 and town.country == unit.country and distance_km(town, unit) < SEAT_KM)
        called = fold(town.name) == toponym.folded or fold(unit.name) != toponym.folded
        share = SEAT_SHARE if called else CALLED_SHARE
        if town.feature == "city" and inside and town.rank >= 2 and unit.population <= share * town.population:
            return order
    return None


def _same_ground(a: GazetteerPlace, b: GazetteerPlace) -> bool:
    """Whether two places of one name are one answer for who looks at a map: a town and the unit around it, or two entries of one town."""
    apart = distance_km(a, b)
    return (apart < UNIT_KM and (a.key in b.parents or b.key in a.parents)) or (apart < TOWN_KM and a.feature == b.feature)


def _reason(toponym: Toponym, best: GazetteerPlace, context: Context) -> str:
    land = country(best.country) if best.country else None
    unit = place(best.admin1) if best.admin1 else None
    where = ", ".join(part.name for part in (unit, land) if part and part.key != best.key)
    what = f"“{toponym.text}” is {best.name}{f' ({where})' if where else ''}"
    for spelling in sorted(toponym.holders):
        outer = context.by_spelling.get(spelling)
        if outer is not None and any(weight > 0.3 and holds(one, best) for one, weight in zip(outer.places, outer.weights, strict=True)):
            return f"{what}: the text sets it in {outer.text}"
    if len(toponym.places) == 1:
        return f"{what}: the only place of that name in the gazetteer"
    others = context.own_countries.get(toponym.folded)
    if best.country and best.feature != "country" and context.countries[best.country] - (others[best.country] if others else 0.0) > 0.5:
        return f"{what}: the report names other places of {land.name if land else best.country}; {len(toponym.places)} places bear the name"
    return f"{what}: the best known of {len(toponym.places)} places of that name"
