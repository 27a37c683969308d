"""Which place each name stands for: one answer a spelling and report, weighed with the whole report and the whole case.

The gazetteer says which places bear a name; containment in the words, countries and units named elsewhere, nearness and renown say which
is meant. Where no place is likely enough, there is no link (docs/method/places.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

import msgspec

from tallystick.lexicon.gazetteer import TYPE_WORDS, GazetteerPlace, country, fold, place, within
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, Span
from tallystick.resolve.places.model import Context, context_of, distance_km, holds, settle
from tallystick.resolve.places.spellings import other_spellings
from tallystick.resolve.places.toponyms import Toponym, adjectives, bearers, find_toponyms
from tallystick.resolve.places.unlisted import one_unlisted, place_unlisted

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
CASE_TRUST = 0.7
"""How far the answer of the case's other reports for the same spelling is followed."""


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


def resolve_places(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """The places of the case and which mention stands for which, each link with a probability and a reason.

    A named place that the gazetteer lacks is an entity without a point, or with the point of the town that is said to hold it; its precision
    says so. The same reports in any order give the same answer.
    """
    reading = read_places(reports, analyses)
    return reading.entities, reading.links


def read_places(reports: Sequence[Report], analyses: Mapping[str, Analysis], least: float = MIN_PROBABILITY) -> PlaceReading:
    """The same with the places that other names hold; ``least`` is the probability below which nothing is linked."""
    ordered = sorted((report for report in reports if report.id in analyses), key=lambda report: report.id)
    by_report = _settled(ordered, analyses)
    held: list[HeldPlace] = []
    told: list[tuple[Toponym, tuple[PlaceEntity, float, str]]] = []
    for report in ordered:
        toponyms, context = by_report[report.id]
        decided = {one.folded: answer for one in toponyms if (answer := _decide(one, context, least)) is not None}
        for toponym in toponyms:
            answer = decided.get(toponym.folded)
            if answer is not None:
                held.extend(HeldPlace(mention.id, span, answer[0], answer[1], False) for mention, span in toponym.embedded)
            if toponym.mentions:
                answer = answer or place_unlisted(toponym, report, toponyms, decided, analyses[report.id])
                if answer is not None:
                    told.append((toponym, answer))
        taken = {(one.mention, one.span) for one in held}
        named = {mention.id for one in toponyms for mention in one.mentions}
        for mention, span, of in adjectives(report, analyses[report.id]):
            if (mention.id, span) not in taken and mention.id not in named:
                held.append(HeldPlace(mention.id, span, to_entity(of), ADJECTIVE_PROBABILITY, True))
    entities: dict[str, PlaceEntity] = {}
    variants: dict[str, set[str]] = defaultdict(set)
    links: list[PlaceLink] = []
    for toponym, (entity, probability, reason) in one_unlisted(told):
        entities.setdefault(entity.id, entity)
        for mention in toponym.mentions:
            variants[entity.id].add(mention.text)
            links.append(PlaceLink(mention=mention.id, place=entity.id, probability=round(probability, 3), reason=reason))
    found = tuple(
        msgspec.structs.replace(entity, variants=tuple(sorted(variants[key] - {entity.name}))) for key, entity in sorted(entities.items())
    )
    return PlaceReading(
        found, tuple(sorted(links, key=lambda link: link.mention)), tuple(sorted(held, key=lambda one: (one.mention, one.span)))
    )


def to_entity(found: GazetteerPlace) -> PlaceEntity:
    """The gazetteer's place as an entity of the case."""
    return PlaceEntity(
        id=found.key, name=found.name, lat=found.lat, lon=found.lon, country=found.country, geonames_id=found.geonames_id,
        feature=found.feature, precision=found.precision, within=within(found.key),
    )  # fmt: skip


def _told(report: Report, analysis: Analysis) -> list[tuple[str, GazetteerPlace, float]]:
    """Places told otherwise than by a toponym: adjectives of countries, the dateline."""
    counts: Counter[str] = Counter()
    by_key: dict[str, GazetteerPlace] = {}
    for _, _, of in adjectives(report, analysis):
        counts[of.key] += 1
        by_key[of.key] = of
    told = [(f"@{key}", by_key[key], ADJECTIVE_WEIGHT * (1 + log(number))) for key, number in sorted(counts.items())]
    if report.dateline and report.dateline.place:
        found, _ = bearers(report.dateline.place)
        if found and (len(found) == 1 or found[0].prior - found[1].prior > 1.5):
            told.append((fold(report.dateline.place), found[0], DATELINE_WEIGHT))
    return told


def _settled(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> dict[str, tuple[list[Toponym], Context]]:
    """Every report's toponyms with probabilities: first each report alone, then with what the others of the case say."""
    told = {report.id: _told(report, analyses[report.id]) for report in reports if report.id in analyses}
    toponyms: dict[str, list[Toponym]] = {report.id: [] for report in reports}
    for one in find_toponyms(reports, analyses):
        toponyms[one.report].append(one)
    contexts = {report.id: settle(toponyms[report.id], told.get(report.id, ())) for report in reports}
    case = _sum(contexts.values())
    countries = [code for code, weight in sorted(case.countries.items(), key=lambda item: (-item[1], item[0]))[:4] if weight > 0.5]
    changed = other_spellings([one for found in toponyms.values() for one in found], countries)
    if len(reports) > 1 or changed:
        contexts = {
            report.id: settle(toponyms[report.id], told.get(report.id, ()), case if len(reports) > 1 else None) for report in reports
        }
    if len(reports) > 1:
        _agree([one for found in toponyms.values() for one in found])
        contexts = {report.id: context_of(toponyms[report.id], told.get(report.id, ()), case) for report in reports}
    return {report.id: (toponyms[report.id], contexts[report.id]) for report in reports}


def _sum(contexts: Iterable[Context]) -> Context:
    whole = Context()
    for context in contexts:
        for code, weight in context.countries.items():
            whole.countries[code] += weight
        for key, weight in context.units.items():
            whole.units[key] += weight
    return whole


def _agree(toponyms: Sequence[Toponym]) -> None:
    """Draws the answers for one spelling in several reports together: a report that tells less follows those that tell more."""
    by_spelling: dict[str, list[Toponym]] = defaultdict(list)
    for one in toponyms:
        if one.places:
            by_spelling[one.folded].append(one)
    for same in by_spelling.values():
        if len(same) < 2:
            continue
        mean: defaultdict[str, float] = defaultdict(float)
        for one in same:
            for found, weight in zip(one.places, one.weights, strict=True):
                mean[found.key] += weight / len(same)
        for one in same:
            one.weights = [
                (1 - CASE_TRUST) * weight + CASE_TRUST * mean[found.key] for found, weight in zip(one.places, one.weights, strict=True)
            ]


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
    if probability + twins < least:
        return None
    return to_entity(best), round(min(0.99, probability + twins), 3), _reason(toponym, best, context)


def _seat(toponym: Toponym, unit: GazetteerPlace) -> int | None:
    """The town that bears the unit's name and lies in it: meant unless a word of kind asks for the unit, or the unit is far larger than the town."""
    if unit.feature not in {"admin1", "admin2"} or toponym.kinds & {"admin1", "admin2"} or toponym.folded.split()[-1] in TYPE_WORDS:
        return None
    for order, town in enumerate(toponym.places):
        inside = unit.key in town.parents or (town.rank >= 3 and town.country == unit.country and distance_km(town, unit) < SEAT_KM)
        if town.feature == "city" and inside and town.rank >= 2 and unit.population <= SEAT_SHARE * town.population:
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
