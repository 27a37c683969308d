"""What is known of each telling over the case: its place, day, kind, people, targets and figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tallystick.lexicon.incidents import STRUCTURES
from tallystick.records.links import Dating, EntityLink, PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, IncidentMention, NameMention
from tallystick.records.report import Report
from tallystick.records.times import resolve_times
from tallystick.records.values import TimeSpan

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("strike", "explosion", "killing", "clash"),
    ("release", "prisoner_exchange", "rescue"),
    ("evacuation", "displacement"),
    ("meeting", "negotiation", "visit"),
    ("disaster", "accident"),
)
"""Types that may tell of one thing; a type in none of them is its own kind."""
FAMILY_OF = {type_: family[0] for family in FAMILIES for type_ in family}
WORD = re.compile(r"\w+")
IMPLICIT_DAYS = 7
"""Days before publication in which a telling without a date is taken to lie, unless it is told as history."""
NARROW_DAYS = 3
VAGUE_TARGETS = frozenset(
    "city town village area region building target position site place district neighborhood neighbourhood country province coast island "
    "line street house apartment home home facility infrastructure center centre capital county state nation settlement hamlet compound "
    "complex structure convoy vehicle car block road".split()
)
"""Targets that many strikes share, and that name nothing in particular."""
CAMPAIGNS = frozenset("fighting offensive onslaught battle battles hostilities war invasion counteroffensive clashes".split())
"""Words for what goes on for long: such a telling is no single strike, however near it stands to one."""
COUNTED = frozenset({"killed", "wounded", "missing", "trapped", "rescued", "evacuated", "detained", "exchanged", "released"})


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
    figures: frozenset[tuple[str, float]]
    published: str | None = field(default=None)
    day_carried: bool = False
    """Its day was carried over from the words before; it speaks for one incident, but weakly against."""
    acted: bool = False
    """Somebody takes part in it, named or not."""
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

    @property
    def width(self) -> int:
        """Days that its time spans."""
        if self.first is None or self.last is None:
            return 10_000
        return days_between(self.first, self.last)

    @property
    def richness(self) -> int:
        """How much of it is told in its own words."""
        return (
            2 * (self.day_said and self.width <= NARROW_DAYS)
            + 2 * (self.place is not None and self.place_said)
            + bool(self.targets)
            + bool(self.people)
        )

    @property
    def substantial(self) -> bool:
        """Whether its own words give anything to know it by."""
        return bool((self.place and self.place_said) or self.day_said or self.acted or self.targets or self.figures)

    @property
    def open(self) -> bool:
        """Whether its own words leave its day or its place open."""
        vague = self.place is None or not self.place_said or self.place.feature in {"country", "region"}
        return not self.background and (not self.day_said or vague)

    def block_keys(self) -> Iterator[tuple[str, ...]]:
        """Keys of the buckets in which it meets others."""
        yield ("report", self.kind, self.report)
        days = covered_days(self.first, self.last) if self.day_said and self.width <= NARROW_DAYS else ()
        places = {self.place.key, *self.place.chain} if self.place is not None else set()
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
            if not days:
                yield ("place", self.kind, key, (self.last or self.published or "")[:7])
        for day in days:
            yield ("day", self.kind, day)
        for person in sorted(self.people | self.doers):
            yield ("person", self.kind, person)
        for target in sorted(self.targets - VAGUE_TARGETS):
            yield ("target", self.kind, target)
        if len(self.words) >= 40:
            yield ("words", self.kind, self.words)
        for measure, count in sorted(self.figures):
            yield ("figure", self.kind, measure, str(count))


def covered_days(first: str | None, last: str | None) -> tuple[str, ...]:
    """The days from first to last, both included."""
    if first is None or last is None:
        return ()
    start = date.fromisoformat(first)
    return tuple((start + timedelta(days=n)).isoformat() for n in range(days_between(first, last) + 1))


def days_between(first: str, last: str) -> int:
    """Days from the first to the last, 0 for one day."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def read_tellings(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    datings: Sequence[Dating],
    places: Sequence[PlaceEntity],
    place_links: Sequence[PlaceLink],
    entity_links: Sequence[EntityLink],
) -> list[Telling]:
    """The case's actual and planned tellings, sorted by id."""
    published = {report.id: report.published for report in reports}
    published.update({dating.report: dating.published for dating in datings})
    by_place = {place.id: _facts(place) for place in places}
    place_of = {link.mention: link.place for link in place_links}
    entity_of = {link.mention: link.entity for link in entity_links}
    found: list[Telling] = []
    for report in reports:
        analysis = analyses.get(report.id)
        if analysis is not None:
            reader = _Reader(report, analysis, published.get(report.id), by_place, place_of, entity_of)
            found.extend(reader.telling(mention) for mention in analysis.incidents if mention.realis in {"actual", "planned"})
    return sorted(found, key=lambda telling: telling.id)


def _facts(place: PlaceEntity) -> PlaceFacts:
    key = f"geo:{place.geonames_id}" if place.geonames_id is not None else place.id
    if place.feature == "country" and place.country:
        key = place.country
    return PlaceFacts(
        key, place.name.casefold(), frozenset(place.within), place.country, place.feature, place.lat is not None, place.lat, place.lon
    )


class _Reader:
    def __init__(
        self,
        report: Report,
        analysis: Analysis,
        published: str | None,
        places: Mapping[str, PlaceFacts],
        place_of: Mapping[str, str],
        entity_of: Mapping[str, str],
    ) -> None:
        self.report = report
        self.analysis = analysis
        self.published = published[:10] if published and len(published) >= 10 else None
        self.places, self.place_of, self.entity_of = places, place_of, entity_of
        self.names = {name.id: name for name in analysis.names}
        self.times: dict[str, TimeSpan] = resolve_times(analysis, published)
        self.figures: dict[str, set[tuple[str, float]]] = defaultdict(set)
        for figure in analysis.figures:
            if figure.incident and figure.low is not None and figure.measure in COUNTED and figure.low >= 2:
                self.figures[figure.incident].add((figure.measure, figure.low))

    def telling(self, mention: IncidentMention) -> Telling:
        place = self._place(mention)
        first, last, said = self._days(mention)
        return Telling(
            id=mention.id,
            report=self.report.id,
            start=mention.trigger.start,
            sentence=self._sentence(mention.trigger.start),
            type=mention.type,
            kind=self._kind(mention),
            planned=mention.realis == "planned",
            background=mention.background,
            definite=mention.definite,
            place=place,
            place_said=place is not None and not mention.place_inherited,
            first=first,
            last=last,
            day_said=said,
            means=frozenset(mention.means),
            targets=frozenset(_target_key(target) for target in mention.targets),
            people=frozenset(self._people(mention, {"target", "victim", "participant"})),
            doers=frozenset(self._people(mention, {"perpetrator"})),
            figures=frozenset(self.figures.get(mention.id, ())),
            published=self.published,
            day_carried=mention.when_inherited and mention.when in self.times,
            acted=bool(mention.actors),
            words=" ".join(WORD.findall(mention.span.of(self.report.text).lower())),
        )

    def _kind(self, mention: IncidentMention) -> str:
        kind = FAMILY_OF.get(mention.type, mention.type)
        return "campaign" if kind == "strike" and mention.trigger.of(self.report.text).lower() in CAMPAIGNS else kind

    def _sentence(self, position: int) -> int:
        from bisect import bisect_right

        return bisect_right([span.start for span in self.analysis.sentences], position)

    def _place(self, mention: IncidentMention) -> PlaceFacts | None:
        seen: set[str] = set()
        name = mention.place
        while name is not None and name not in seen:
            seen.add(name)
            place = self.place_of.get(name)
            if place is not None:
                return self.places.get(place)
            known = self.names.get(name)
            name = known.refers_to if known is not None else None
        return None

    def _days(self, mention: IncidentMention) -> tuple[str | None, str | None, bool]:
        """First and last day, and whether the telling's own words give them."""
        span = self.times.get(mention.when or "")
        if span is not None and (span.first_day or span.last_day):
            first, last = _full_day(span.first_day, False), _full_day(span.last_day, True)
            if first and last and first <= last:
                return first, last, not mention.when_inherited
            if first:
                return first, self.published or first, not mention.when_inherited
            return None, last, False
        if mention.background or self.published is None:
            return None, None, False
        return (date.fromisoformat(self.published) - timedelta(days=IMPLICIT_DAYS)).isoformat(), self.published, False

    def _people(self, mention: IncidentMention, roles: set[str]) -> Iterator[str]:
        for actor in mention.actors:
            if actor.role not in roles or actor.mention is None:
                continue
            name = self._root_name(actor.mention)
            if name is None or not name.named:
                continue
            yield self._entity(actor.mention) or name.text.casefold().removesuffix("'s").removesuffix("’s")

    def _root_name(self, mention: str) -> NameMention | None:
        seen: set[str] = set()
        name = self.names.get(mention)
        while name is not None and name.refers_to is not None and name.id not in seen:
            seen.add(name.id)
            name = self.names.get(name.refers_to) or name
        return name

    def _entity(self, mention: str) -> str | None:
        seen: set[str] = set()
        current: str | None = mention
        while current is not None and current not in seen:
            seen.add(current)
            if current in self.entity_of:
                return self.entity_of[current]
            if current in self.place_of:
                return self.place_of[current]
            name = self.names.get(current)
            current = name.refers_to if name is not None else None
        return None


def _target_key(target: str) -> str:
    """The target's last word in the singular, British spelling cut to American."""
    word = target.split()[-1].lower()
    if word.endswith("s") and word[:-1] in STRUCTURES:
        word = word[:-1]
    return {"theatre": "theater", "centre": "center", "neighbourhood": "neighborhood"}.get(word, word)


def _full_day(day: str | None, last: bool) -> str | None:
    """A day for a month or a year: its first or last."""
    if day is None:
        return None
    try:
        if len(day) == 4:
            return f"{day}-12-31" if last else f"{day}-01-01"
        if len(day) == 7:
            start = date.fromisoformat(f"{day}-01")
            following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
            return (following - timedelta(days=1)).isoformat() if last else start.isoformat()
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return None
