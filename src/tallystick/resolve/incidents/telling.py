"""A telling of an incident and its place, as the case knows them: what two tellings are compared by."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tallystick.resolve.incidents.days import NARROW_DAYS, covered_days, covered_months, days_between, news_days
from tallystick.resolve.incidents.deeds import NOTHING, Deed
from tallystick.resolve.incidents.targets import VAGUE_TARGETS


@dataclass(frozen=True)
class PlaceFacts:
    """A telling's place: its key, and the keys of all that holds it."""

    key: str
    name: str
    chain: frozenset[str]
    country: str | None
    feature: str
    known: bool
    lat: float | None
    lon: float | None
    holder: PlaceFacts | None = None
    """For a place that the gazetteer does not know: the one that the words beside it name as holding it ('Asmar, Velgrad province')."""
    shown: str = ""
    """The name as it is written."""
    set_in: str | None = None
    """For a place that has its point from what holds it: the key of that."""
    beside: tuple[PlaceFacts, ...] = ()
    """Places named in one list with it ('in Asmar, Velgrad and Orsova')."""

    @property
    def all(self) -> tuple[PlaceFacts, ...]:
        """It and the places of its list."""
        return (self, *self.beside)


@dataclass(frozen=True)
class Telling:
    """One incident mention with what the case knows of it."""

    id: str
    report: str
    start: int
    sentence: int
    type: str
    kind: str
    planned: bool
    background: bool
    definite: bool
    place: PlaceFacts | None
    place_said: bool
    first: str | None
    last: str | None
    day_said: bool
    means: frozenset[str]
    targets: frozenset[str]
    people: frozenset[str]
    doers: frozenset[str]
    fallen: frozenset[str]
    """The people named in full whom it kills."""
    figures: frozenset[tuple[str, float]]
    published: str | None = field(default=None)
    quarters: frozenset[str] = frozenset()
    """Quarters of its town that its words name, in small letters."""
    vague: frozenset[tuple[str, float]] = frozenset()
    """Those of its figures that name no number ('dozens', 'several')."""
    day_carried: bool = False
    """Its day was carried over from the words before; it speaks for one incident, but weakly against."""
    acted: bool = False
    """Somebody takes part in it, named or not."""
    company: frozenset[str] = frozenset()
    """People and sites that its report names, those who speak or hold a post left out."""
    about: PlaceFacts | None = None
    """For a telling without a place: the town that its report is about."""
    of_its_town: bool = False
    """Its place is the town that its report is about."""
    anew: bool = False
    """Told as one more ('another blast')."""
    trigger: str = ""
    """The word that names it, in small letters and the singular."""
    victims: frozenset[str] = frozenset()
    """Those of its people who suffered it."""
    scale: str = ""
    """Of a disaster: MANY of them at large, or SINGLE."""
    sufferers: frozenset[str] = frozenset()
    """What its unnamed victims are called, where few are called so: 'missionary' of 'the two missionaries'."""
    sides: frozenset[str] = frozenset()
    """'guard' where the police or guards did it, 'crowd' where rioters or protesters did."""
    calendar: str = ""
    """'weekday 6', 'month 9': what its own words say of its day where nothing tells which year or week that was."""
    called: str = ""
    """The name of a storm, in small letters."""
    deed: Deed = NOTHING
    """What was done, where that tells it from other deeds of its kind."""
    takes_up: str = ""
    """For 'the attack': the telling of its report that it takes up."""
    elsewhere: bool = False
    """Told of other places than those that its report names."""
    magnitude: float | None = None
    """Of a quake."""
    words: str = ""
    """Its clause in small letters and digits only, to know a copied sentence by."""

    @property
    def day(self) -> str | None:
        """Its first day where its own words give one."""
        return self.first if self.day_said else None

    @property
    def place_key(self) -> str | None:
        """Key of its place."""
        return self.place.key if self.place else None

    @cached_property
    def width(self) -> int:
        """Days that its time spans."""
        if self.first is None or self.last is None:
            return 10_000
        return days_between(self.first, self.last)

    @cached_property
    def few_days(self) -> tuple[str, str] | None:
        """First and last of the few days that it is of, by its own words, carried over, or as its report's news."""
        return news_days(self)

    @cached_property
    def narrow(self) -> bool:
        """Whether its own words give its day."""
        return self.day_said and self.width <= NARROW_DAYS

    @cached_property
    def richness(self) -> int:
        """How much of it is told in its own words."""
        return (
            2 * (self.day_said and self.width <= NARROW_DAYS)
            + 2 * (self.place is not None and self.place_said)
            + bool(self.targets)
            + bool(self.people)
        )

    @cached_property
    def substantial(self) -> bool:
        """Whether its own words give anything to know it by."""
        return bool((self.place and self.place_said) or self.day_said or self.acted or self.targets or self.figures)

    @cached_property
    def bare(self) -> bool:
        """Whether it tells that people died, and not of what or where."""
        return self.type == "killing" and not (self.means or self.targets or self.place_said)

    @cached_property
    def open(self) -> bool:
        """Whether its own words leave its day or its place open."""
        vague = self.place is None or not self.place_said or self.place.feature in {"country", "region"}
        return not self.background and (not self.day_said or vague)

    def block_keys(self) -> Iterator[tuple[str, ...]]:
        """Keys of the buckets in which it meets others."""
        yield ("report", self.kind, self.report)
        days = covered_days(self.first, self.last) if self.day_said and self.width <= NARROW_DAYS else ()
        places = {key for place in self.place.all for key in (place.key, *place.chain)} if self.place is not None else set()
        if self.place is not None and self.place.holder is not None:
            places |= {self.place.holder.key, *self.place.holder.chain}
        for key in sorted(places):
            if (
                self.place is not None
                and key == self.place.country
                and self.place.feature != "country"
                and self.kind not in {"disaster", "strike"}
            ):
                continue
            for day in days:
                yield ("place", self.kind, key, day)
            for month in covered_months(self.first, self.last or self.published):
                yield ("month", self.kind, key, month)
            yield ("undated", self.kind, key)
        if self.about is not None and self.place is None:
            for key in sorted({self.about.key, *self.about.chain} - {self.about.country}):
                for month in covered_months(self.first, self.last or self.published):
                    yield ("month", self.kind, key, month)
        for day in days or covered_days(*(self.few_days or (None, None))):
            yield ("day", self.kind, day)
        for person in sorted(self.people | self.doers):
            yield ("person", self.kind, person)
        for target in sorted(self.targets - VAGUE_TARGETS):
            yield ("target", self.kind, target)
        if self.called:
            yield ("called", self.kind, self.called)
        if len(self.words) >= 40:
            yield ("words", self.kind, self.words)
        for measure, count in sorted(self.figures):
            yield ("figure", self.kind, measure, str(count))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))
