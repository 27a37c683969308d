"""A building or street that one report places and another only names is one place of the case; a street's name is no town."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from tallystick.lexicon.gazetteer.folding import fold
from tallystick.records.identity import make_id
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, NameKind
from tallystick.records.report import Report, Span
from tallystick.records.rows import Book, Gathered, Rows, Rule

MIN_WORDS = 2
"""'the bridge' and 'Hall' are many; 'Harbour Street' is seldom two in one case."""
MIN_LINKS = 3
"""A name of one word is that of the place which the case names so often by it."""


class JoinedPlaces:
    """Places and links in which a name without coordinates stands for the one place of that name that the case places elsewhere.

    Nothing is joined where two placed ones bear the name.
    """

    def __init__(
        self, book: Book, places: Rows[str, PlaceEntity], links: Rows[str, dict[str, PlaceLink]], told: Callable[[str], int]
    ) -> None:
        """``links`` by report and mention; ``told`` counts the links to a place."""
        placed = Gathered(book, places, lambda id_, place: [(name, id_, id_) for name in _names(place)])
        often = Rule(book, places, lambda id_: told(id_) >= MIN_LINKS or None)

        def home(id_: str) -> tuple[str, str] | None:
            place = places[id_]
            if place.lat is not None:
                return None
            holders = placed.parts_of(fold(place.name))
            if len(holders) != 1 or not (len(place.name.split()) >= MIN_WORDS or holders[0] in often):
                return None
            return holders[0], place.name

        homes = Rule(book, places, home)
        self.places = Rule(book, places, lambda id_: places[id_] if id_ not in homes else None)
        self.links = Rule(book, links, lambda report: {mention: _at_home(link, homes) for mention, link in links[report].items()})


def _names(place: PlaceEntity) -> set[str]:
    """What a place with coordinates is called."""
    return {fold(name) for name in (place.name, *place.variants)} if place.lat is not None else set()


def _at_home(link: PlaceLink, homes: Mapping[str, tuple[str, str]]) -> PlaceLink:
    home = homes.get(link.place) if link.place.startswith("plc_") else None
    if home is None:
        return link
    place, name = home
    return msgspec.structs.replace(link, place=place, reason=f"another report places “{name}”: {link.reason}")


CROSSING = re.compile(
    r"(?:\s+(?:and|&)\s+[A-Z][\w'’.-]+)?\s+((?:Street|Avenue|Road|Boulevard|Lane|Drive)(?=s?\b)|(?:street|avenue|road|boulevard|lane|drive)(?=s\b))s?\b"
)
"""Behind a name: 'Mill and Harbour streets' are two streets, not a town called Mill. 'A dark Mill street' is one of the town's."""


BESIDE = re.compile(r"\s+(?:and|&)\s")
BY_A_STREET = re.compile(r"\b(?P<kind>Street|Avenue|Boulevard|Drive|Lane)(?: near| at| off) $")
WITHIN = re.compile(r"['’]s\b| ?, [A-Z]")
"""Behind a town's name: what holds it."""
FAR_DEGREES = 0.7
"""From any other place of its report: some 75 km, beyond which no street of that place is near a town."""
CROSSING_PROBABILITY = 0.6
"""Of a street that is told by a crossing alone."""


TOWNS = frozenset({"city", "district"})


def _point(place: PlaceEntity) -> tuple[float, float, str | None] | None:
    return (place.lat, place.lon, place.feature) if place.lat is not None and place.lon is not None and place.geonames_id else None


class _Crossed(NamedTuple):
    """A report's links, and the streets that its crossings name and no place of the case is called by."""

    links: dict[str, PlaceLink]
    streets: tuple[tuple[tuple[int, str, int], PlaceEntity], ...]


class Crossings:
    """Places and links in which the names of a crossing stand for its streets: those of the case where it names them, else unplaced."""

    def __init__(
        self,
        book: Book,
        reports: Rows[str, Report],
        analyses: Rows[str, Analysis],
        places: Rows[str, PlaceEntity],
        links: Rows[str, dict[str, PlaceLink]],
    ) -> None:
        """``links`` by report and mention."""
        self._reports, self._analyses, self._links = reports, analyses, links
        names = Rule(book, places, lambda id_: (fold(places[id_].name), places[id_].geonames_id is not None))
        self._called = Gathered(book, names, lambda id_, name: [(name[0], id_, id_)])
        self._listed = Rule(book, names, lambda id_: names[id_][1] or None)
        self._points = Rule(book, places, lambda id_: _point(places[id_]))
        crossed = Rule(book, analyses, self._cross)
        self.links = Rule(book, crossed, lambda report: crossed[report].links)
        streets = Gathered(book, crossed, lambda _, found: [(street.id, place, street) for place, street in found.streets])
        used = Gathered(book, self.links, lambda report, found: [(id_, report, None) for id_ in {link.place for link in found.values()}])
        self.places = Rule(book, used, lambda id_: places[id_] if id_ in places else next(iter(streets.parts_of(id_)), None))

    def _cross(self, report: str) -> _Crossed:
        text, names = self._reports[report].text, self._analyses[report].names
        links = dict(self._links.get(report, {}))
        streets: list[tuple[tuple[int, str, int], PlaceEntity]] = []
        for number, name in enumerate(names):
            link = links.get(name.id)
            if link is None and name.kind is not NameKind.PLACE:
                continue
            found = CROSSING.match(text, name.span.end)
            beside = (
                BY_A_STREET.search(text[max(0, name.span.start - 24) : name.span.start]) if found is None and link is not None else None
            )
            if beside is not None and link is not None and not WITHIN.match(text, name.span.end) and self._far_off(link.place, links):
                place = self._street(text, name.span, beside, streets, (0, name.id, 0))
                reason = f"“{beside.group().strip()}” before the name, far from all else that the report names"
                links[name.id] = msgspec.structs.replace(link, place=place, reason=reason)
            if found is None:
                continue
            reason = f"“{found.group().strip()}” behind the name makes it a street"
            if link is not None:
                if link.place in self._listed:
                    place = self._street(text, name.span, found, streets, (0, name.id, 0))
                    links[name.id] = msgspec.structs.replace(link, place=place, reason=reason)
            elif BESIDE.match(found.group()):
                # A name that may be none of the gazetteer's places is a street all the same.
                place = self._street(text, name.span, found, streets, (1, report, number))
                links[name.id] = PlaceLink(mention=name.id, place=place, probability=CROSSING_PROBABILITY, reason=reason)
        return _Crossed(links, tuple(streets))

    def _far_off(self, place: str, links: Mapping[str, PlaceLink]) -> bool:
        """Whether the report names towns, and the place lies near none of them: 'on Mill Street near Harbour' is no town of another land."""
        here = self._points.get(place)
        towns = [point for link in links.values() if link.place != place and (point := self._points.get(link.place)) is not None]
        return (
            here is not None
            and bool(towns)
            and all(max(abs(here[0] - lat), abs(here[1] - lon)) > FAR_DEGREES for lat, lon, feature in towns if feature in TOWNS)
            and any(feature in TOWNS for _, _, feature in towns)
        )

    def _street(
        self,
        text: str,
        span: Span,
        found: re.Match[str],
        streets: list[tuple[tuple[int, str, int], PlaceEntity]],
        place: tuple[int, str, int],
    ) -> str:
        street = f"{span.of(text)} {found.group(1).capitalize()}"
        known = self._called.parts_of(fold(street))
        if len(known) == 1:
            return known[0]
        target = make_id("plc", "street", fold(street))
        streets.append((place, PlaceEntity(id=target, name=street, feature="facility")))
        return target
