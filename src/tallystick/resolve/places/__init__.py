"""Which place each name stands for: one answer a spelling and report, weighed with the whole report and the whole case.

The gazetteer says which places bear a name; containment in the words, countries and units named elsewhere, nearness and renown say which
is meant. Where no place is likely enough, there is no link (docs/method/places.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log
from operator import attrgetter
from typing import NamedTuple

import msgspec

from tallystick.lexicon.gazetteer import TYPE_WORDS, GazetteerPlace, country, fold, place, within
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, NameMention
from tallystick.records.report import Report, Span
from tallystick.records.rows import Book, Gathered, Rows, Rule, Summed
from tallystick.resolve.places.case import PlaceCase, ReportPlaces
from tallystick.resolve.places.joined import Crossings, JoinedPlaces
from tallystick.resolve.places.model import BESIDE_KM, Context, distance_km, holds
from tallystick.resolve.places.toponyms import Toponym, bearers
from tallystick.resolve.places.unlisted import Answer, choose_unlisted, place_unlisted, told_elsewhere

__all__ = ["MIN_PROBABILITY", "HeldPlace", "PlaceReading", "PlaceRows", "read_places", "resolve_places"]

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
NO_QUARTERS = frozenset({"country", "admin1", "region", "water"})
"""What no quarter of a town is, whatever its name: 'the Mill district of Riverton' is no Mill province."""
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


class _Given(NamedTuple):
    """What one report, or some in a row, give to a place."""

    entity: PlaceEntity
    texts: frozenset[str]
    links: int


class _Readings(Rows[str, _Reading]):
    """Each report's reading, with what the case says."""

    def __init__(self, book: Book, reports: Rows[str, Report], analyses: Rows[str, Analysis], least: float) -> None:
        super().__init__(book)
        self.dirty: set[str] = set(reports.rows)
        self._reports, self._analyses, self._least = reports, analyses, least
        self._case = PlaceCase(_told)
        for rows in (reports, analyses):
            rows.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Reads again what changed."""
        if not self.dirty:
            return
        for id_ in self.dirty:
            if id_ not in self._reports.rows or id_ not in self._analyses.rows:
                self.drop(id_)
        for id_ in self._case.read(self.dirty, self._reports.rows, self._analyses.rows):
            self.rows[id_] = _read_report(self._case.reports[id_], self._least)
            self.tell(id_)
        self.dirty = set()


class PlaceRows:
    """The places of a case by id, and by report and mention the links to them, each with a probability and a reason.

    A named place that the gazetteer lacks is an entity without a point, or with the point of the town that is said to hold it; its precision
    says so. A name that stands for no place of the gazetteer is that of the one which the case places elsewhere by it, and the names of a
    crossing are its streets.
    """

    def __init__(self, book: Book, reports: Rows[str, Report], analyses: Rows[str, Analysis], least: float = MIN_PROBABILITY) -> None:
        self.readings = readings = _Readings(book, reports, analyses, least)
        unlisted = Gathered(book, readings, lambda report, reading: _unlisted(report, reading.told))
        chosen = Rule(book, unlisted, lambda folded: choose_unlisted(unlisted.parts_of(folded)))
        told = Rule(book, readings, lambda report: tuple([_chosen(one, chosen) for one in readings[report].told]))
        given = Summed(book, told, _by_place, _given_together)
        self.read = Rule(book, given, lambda id_: _place(given.sums(id_)))
        """The places as the reports' answers give them."""
        self.read_links = Rule(book, told, lambda report: {link.mention: link for one in told[report] for link in one.links})
        self.joined = JoinedPlaces(book, self.read, self.read_links, lambda id_: sum(one.links for one in given.sums(id_)))
        crossed = Crossings(book, reports, analyses, self.joined.places, self.joined.links)
        self.entities, self.links = crossed.places, crossed.links


def resolve_places(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """The places of the case and which mention stands for which (see ``PlaceRows``), before names are joined over the case."""
    reading = read_places(reports, analyses)
    return reading.entities, reading.links


def read_places(reports: Sequence[Report], analyses: Mapping[str, Analysis], least: float = MIN_PROBABILITY) -> PlaceReading:
    """The same with the places that other names hold; ``least`` is the probability below which nothing is linked."""
    book = Book()
    known = {report.id: report for report in reports if report.id in analyses}
    stage = PlaceRows(book, Rows.of(book, known), Rows.of(book, {id_: analyses[id_] for id_ in known}), least)
    book.refresh()
    held = sorted((place for one in stage.readings.rows.values() for place in one.held), key=lambda one: (one.mention, one.span))
    links = sorted((link for found in stage.read_links.rows.values() for link in found.values()), key=attrgetter("mention"))
    return PlaceReading(tuple([stage.read.rows[id_] for id_ in sorted(stage.read.rows)]), tuple(links), tuple(held))


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


def _unlisted(report: str, told: Sequence[_Answer]) -> Iterator[tuple[str, tuple[str, int], tuple[int, Answer]]]:
    """By name the answers for places that the gazetteer lacks and that the report says the holder of, each with its mentions."""
    for number, one in enumerate(told):
        if one.answer[0].id.startswith("plc_") and one.answer[0].within:
            yield one.toponym.folded, (report, number), (len(one.toponym.mentions), one.answer)


def _chosen(one: _Answer, chosen: Mapping[str, Answer]) -> _Answer:
    """The answer, for an unlisted name or a place that is but the best known of its name the one of the case."""
    open_ = one.answer[0].id.startswith("plc_") or one.answer[1] < SURE
    if open_ and (best := chosen.get(one.toponym.folded)) is not None and best[0].id != one.answer[0].id:
        answer = told_elsewhere(best)
        return one._replace(answer=answer, links=_links(one.toponym, answer))
    return one


def _by_place(report: str, told: Sequence[_Answer]) -> Iterator[tuple[str, tuple[str, int], _Given]]:
    for number, one in enumerate(told):
        yield one.answer[0].id, (report, number), _Given(one.answer[0], one.texts, len(one.links))


def _given_together(given: Sequence[tuple[object, _Given]]) -> _Given:
    if len(given) == 1:
        return given[0][1]
    told = [one for _, one in given]
    return _Given(told[0].entity, frozenset().union(*[one.texts for one in told]), sum([one.links for one in told]))


def _place(given: Sequence[_Given]) -> PlaceEntity:
    entity = given[0].entity
    texts = {text for one in given for text in one.texts}
    return msgspec.structs.replace(entity, variants=tuple(sorted(texts - {entity.name})))


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
    anchor = _anchor(toponym, context)
    here = [n for n, one in enumerate(toponym.places) if anchor is None or distance_km(anchor, one) <= BESIDE_KM]
    if toponym.inside or toponym.quarter:
        here = [n for n in here if toponym.places[n].feature not in NO_QUARTERS]
    if not here:
        return None  # 'Orvik, east of Velgrad' is no Orvik on another continent
    order = max(here, key=lambda number: (toponym.weights[number], -number))
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


def _likeliest(spellings: Collection[str], context: Context) -> Iterator[tuple[Toponym, GazetteerPlace, float]]:
    """The toponyms of these spellings that have places, each with the likeliest and how likely it is."""
    for spelling in sorted(spellings):
        found = context.by_spelling.get(spelling)
        if found is not None and found.places:
            number = max(range(len(found.places)), key=lambda n: (found.weights[n], -n))
            yield found, found.places[number], found.weights[number]


def _anchor(toponym: Toponym, context: Context) -> GazetteerPlace | None:
    """The place that the words set it near, where that is sure and no mere point on another scale."""
    for outer, best, _ in _likeliest(toponym.beside, context):
        # The town and the unit of its name are one answer here.
        sure = sum(weight for one, weight in zip(outer.places, outer.weights, strict=True) if distance_km(one, best) <= TOWN_KM)
        if sure >= SURE and best.feature in {"city", "district"}:
            return best
    return None


def _contradicted(toponym: Toponym, best: GazetteerPlace, context: Context) -> bool:
    """Whether the words set the town inside a unit or a larger town that is far from it: 'Riverton, Texas' is no Riverton in Ohio."""
    if best.feature not in {"city", "district"}:
        return False
    for _, held, weight in _likeliest(toponym.holders, context):
        if weight < MIN_PROBABILITY or held.key == best.key or held.key in best.parents:
            continue
        sure = weight >= SURE
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
