"""What is known of each telling over the case: its place, day, kind, people, targets and figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from tallystick.lexicon.countries import country_of_demonym
from tallystick.lexicon.scale import is_elsewhere, scale_of
from tallystick.records.links import EntityLink, PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, FigureMention, IncidentMention, NameKind, NameMention
from tallystick.records.report import Report
from tallystick.records.rows import Book, Gathered, Rows, Rule, Spread
from tallystick.records.times import Day, Moment, Weekday, resolve_times
from tallystick.records.values import TimeSpan
from tallystick.resolve.incidents.antecedents import take_up
from tallystick.resolve.incidents.company import company_of, town_of
from tallystick.resolve.incidents.days import NARROW_DAYS, bring_near, days_between, full_day, share_days
from tallystick.resolve.incidents.deeds import NOTHING, read_deeds
from tallystick.resolve.incidents.quakes import magnitude_of
from tallystick.resolve.incidents.quarters import quarters_of
from tallystick.resolve.incidents.sufferers import is_fatal, sufferers_of
from tallystick.resolve.incidents.targets import VAGUE_TARGETS, target_key
from tallystick.resolve.incidents.telling import PlaceFacts, Telling, distance_km

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
DEFINITE_DAYS = 60
"""Days before publication in which 'the attack' lies where no date is given: a thing known already may be told of for weeks."""
HISTORY_DAYS = 120
"""Days before publication from which a telling counts as history, also where the report's own day was found only over the case."""
GREAT_ROUND = 20
"""From here on 'more than' a round number is an open interval that starts one above it."""
VAGUE = 2
"""Times its least from which a number's most names none in particular."""
SIDES = {
    "guard": re.compile(r"\b(?:police(?:m[ae]n)?|officers?|gendarmes?|security forces|guards?)\b", re.IGNORECASE),
    "crowd": re.compile(
        r"\b(?:youths?|rioters?|protest(?:e|o)rs?|demonstrators?|mobs?|looters?|hooligans?|anarchists?|crowds?)\b", re.IGNORECASE
    ),
}
CAMPAIGNS = frozenset("fighting offensive onslaught battle battles hostilities war invasion counteroffensive clashes".split())
"""Words for what goes on for long: such a telling is no single strike, however near it stands to one."""
FIRE = frozenset("strikes airstrikes air-strikes raids bombardments shellings barrages".split())
"""Told without a day or a target of their own: fire on a place as it goes on."""
MANY = frozenset("attacks bombings explosions blasts assaults".split())
"""The same of a whole country; those on a town may be one coordinated attack."""
SO_MANY = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twin|\d{1,2})\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""Before the word for fire: so many strikes are those of one day."""
GOING_ON = re.compile(
    r"\b(?:continu(?:e|es|ed|ing)|keeps?|kept|step(?:s|ped|ping)? up|intensif(?:y|ies|ied|ying)|resum(?:e|es|ed|ing)|relentless(?:ly)?|constant(?:ly)?|daily|"
    r"repeated(?:ly)?|ongoing|unrelenting|increasingly|with increasing)\b",
    re.IGNORECASE,
)
"""Words that tell of fire as it goes on."""
STORM = re.compile(
    r"\b(?:Typhoon|Hurricane|Cyclone|Storm|Depression)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April|May|June|July|August|"
    r"(?:Sept|Nov|Dec)ember|October)([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b"
)
"""A storm with the name that weather services gave it."""
LIST_GAP = re.compile(r"\s*(?:,|and|, and|&|as well as)\s+(?:the\s+|in\s+)?", re.IGNORECASE)
HOLDER_GAP = re.compile(
    r"(?:'s|’s)?(?: and(?: \w+){0,3} (?:sites|places|venues|locations|areas|towns|villages|cities|districts|buildings|streets))?"
    r"(?: (?:concert|music|shopping|refugee|football|sports|government|army|military|air|train|bus))?\s*(?:village|town|city|hamlet|district|area|neighbou?rhood|suburb|camp|market|hall|venue|club|theat(?:er|re)|stadium|hospital|school|mosque|church|hotel|restaurant|cafe|bar|mall|station|airport|base|square|street)?"
    r"\s*(?:,|in|of|near|, in)\s*(?:the |northern |southern |eastern |western |central |province of |state of |district of |city of )*"
    r"|(?:'s|’s)\s*",
    re.IGNORECASE,
)
"""What stands between a place and the one that holds it, or between a possessive holder and the finer one behind it."""
SAID_WITHIN = re.compile(r"(?:,| town| village| city)? (?:on|in) (?:the )?(?:[a-z]+ ){0,1}(?:island|isle)?(?: of)? ?", re.IGNORECASE)
"""'Asmar on Tessel island': the words say what holds a place also where the gazetteer does not."""
HOLDING_KM = 80.0
"""How far from a town the middle of an island or district that holds it may lie."""
RETOLD = re.compile(r"\b(?:after|following|since|in the wake of|because of|over)(?: (?:the|an?|last))?\s*$", re.IGNORECASE)
"""What makes a telling with a count the reason for something else."""
SOME_DAYS_AFTER = re.compile(
    r"\b(?:(?P<one>a|one) )?(?P<unit>days?|weeks?|months?) (?:after|since) (?:(?:an?|another|the|two|three|twin)\b)?[^.,;:!?\n]{0,40}$",
    re.IGNORECASE,
)
DAYS_AFTER = {"day": (2, 30), "week": (7, 90), "month": (28, 365)} | {
    one + unit: days for one in ("a", "one") for unit, days in (("day", (1, 8)), ("week", (5, 21)), ("month", (25, 90)))
}
"""The least and the most days before publication of what something was days, weeks or months after."""
TITLE_WORD = re.compile(r"[^\W\d_][\w’'-]*?(?=['’]s\b|[^\w’'-]|$)")
TITLE_WORDS = 3
COUNTED = frozenset({"killed", "wounded", "missing", "trapped", "rescued", "evacuated", "detained", "exchanged", "released"})


class TellingRows(Spread[str, Telling]):
    """The case's actual and planned tellings by id."""

    def __init__(
        self,
        book: Book,
        reports: Rows[str, Report],
        analyses: Rows[str, Analysis],
        places: Rows[str, PlaceEntity],
        place_links: Rows[str, dict[str, PlaceLink]],
        entity_links: Rows[str, dict[str, EntityLink]],
    ) -> None:
        """``reports`` as they are dated; the links by report and mention."""
        alone = Rule(book, places, lambda id_: _facts(places[id_]))
        known = Gathered(book, alone, lambda id_, facts: [((facts.name, facts.country), id_, id_)] if facts.known else [])
        facts = Rule(book, alone, lambda id_: _meant(alone[id_], alone, known))
        called = Gathered(book, places, lambda id_, place: [(name, id_, id_) for name in _names(place)])

        def read(report: str) -> tuple[Telling, ...] | None:
            analysis = analyses[report]
            if not analysis.incidents:
                return None
            place_of = {mention: link.place for mention, link in place_links.get(report, {}).items()}
            entity_of = {mention: link.entity for mention, link in entity_links.get(report, {}).items()}
            dated = reports[report]
            headline = [id_ for name in names_of_title(dated.title or "") for id_ in called.parts_of(name)]
            reader = _Reader(dated, analysis, dated.published or dated.week, facts, place_of, entity_of, headline)
            return share_days(
                [bring_near(reader.telling(mention)) for mention in analysis.incidents if mention.realis in {"actual", "planned"}]
            )

        told = Rule(book, analyses, read)
        lying = Gathered(book, told, lambda _, tellings: [(t.place.key, t.id, t.place) for t in tellings if t.place is not None])
        shared = Rule(book, lying, lambda key: _shared(lying.parts_of(key)))
        whole = Rule(book, told, lambda report: take_up([_share(telling, shared) for telling in told[report]]))
        super().__init__(book, whole, lambda tellings: [(telling.id, telling) for telling in tellings])


def _shared(told: Iterable[PlaceFacts]) -> tuple[frozenset[str], PlaceFacts | None] | None:
    """All that is said to hold a place that the gazetteer knows, and what holds one that it does not, where all that say so agree."""
    chain: frozenset[str] = frozenset()
    holders: dict[str, PlaceFacts] = {}
    for place in told:
        if place.known:
            chain |= place.chain
        if place.holder is not None:
            holders[place.holder.key] = place.holder
    holder = next(iter(holders.values())) if len(holders) == 1 else None
    return (chain, holder) if chain or holder is not None else None


def _share(telling: Telling, shared: Mapping[str, tuple[frozenset[str], PlaceFacts | None]]) -> Telling:
    """The telling with what other reports say of where its place lies."""
    place = telling.place
    if place is None or (found := shared.get(place.key)) is None:
        return telling
    chain, holder = found
    if place.known:
        return telling if place.chain == chain else replace(telling, place=replace(place, chain=chain))
    return telling if place.holder is not None or holder is None else replace(telling, place=replace(place, holder=holder))


def _may_hold(holder: PlaceFacts, place: PlaceFacts) -> bool:
    """Whether a place may lie in another that the gazetteer knows and does not put it in: near enough, in its country, neither finer than it."""
    if not holder.known or holder.key in place.chain or place.key in holder.chain or holder.country != place.country:
        return False
    if holder.feature in {"country", "facility"} or None in {holder.lat, holder.lon, place.lat, place.lon}:
        return False
    return distance_km(place.lat or 0.0, place.lon or 0.0, holder.lat or 0.0, holder.lon or 0.0) <= HOLDING_KM


def _meant(facts: PlaceFacts, alone: Mapping[str, PlaceFacts], known: Gathered[tuple[str, str | None], str]) -> PlaceFacts:
    """A place's facts; one that the gazetteer does not know under its name with a nationality ('Xavian Velgrad') is the one it knows."""
    people, _, rest = facts.name.partition(" ")
    country = country_of_demonym(people.title()) if rest and not facts.known else None
    if country is None:
        return facts
    named = known.parts_of((rest, country))
    # A town and the province that is called after it: the wider says no more than the words do.
    widest = [one for one in named if all(other == one or alone[one].key in alone[other].chain for other in named)]
    return alone[widest[0]] if widest else facts


def _names(place: PlaceEntity) -> frozenset[str]:
    """What a town is called in the case."""
    return frozenset(name.casefold() for name in (place.name, *place.variants)) if place.feature == "city" else frozenset()


def names_of_title(title: str) -> Iterator[str]:
    """What a headline may name, in small letters: up to three words that open with a capital."""
    words = TITLE_WORD.findall(title)
    for first in range(len(words)):
        for last in range(first + 1, min(first + TITLE_WORDS, len(words)) + 1):
            if not words[last - 1][:1].isupper():
                break
            yield " ".join(words[first:last]).casefold()


def _facts(place: PlaceEntity) -> PlaceFacts:
    key = f"geo:{place.geonames_id}" if place.geonames_id is not None else place.id
    if place.feature == "country" and place.country:
        key = place.country
    return PlaceFacts(
        key,
        place.name.casefold(),
        frozenset(place.within),
        place.country,
        place.feature,
        place.lat is not None,
        place.lat,
        place.lon,
        shown=place.name,
        # What a gazetteer lists ('wof:', 'user:') has a point of its own, whether or not it has a GeoNames id.
        set_in=place.within[0] if place.within and place.geonames_id is None and ":" not in place.id else None,
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
        headline: Sequence[str],
    ) -> None:
        self.headline = headline
        self.report = report
        self.analysis = analysis
        self.published = published[:10] if published and len(published) >= 10 else None
        self.places, self.place_of, self.entity_of = places, place_of, entity_of
        self.names = {name.id: name for name in analysis.names}
        self.linked_names = sorted((name for name in analysis.names if name.id in place_of), key=lambda name: (name.span, name.id))
        self.times: dict[str, TimeSpan] = resolve_times(analysis, published)
        self.values = {time.id: time.value for time in analysis.times}
        self.deeds = read_deeds(report.text, analysis.incidents, self._sentence)
        self.figures: dict[str, set[tuple[str, float]]] = defaultdict(set)
        self.vague: dict[str, set[tuple[str, float]]] = defaultdict(set)
        for figure in analysis.figures:
            if figure.incident and figure.low is not None and figure.measure in COUNTED and figure.low >= 2:
                self.figures[figure.incident].add((figure.measure, _named_count(figure)))
                if _is_vague(figure):
                    self.vague[figure.incident].add((figure.measure, _named_count(figure)))

    def telling(self, mention: IncidentMention) -> Telling:
        place = self._place(mention)
        first, last, said = self._days(mention)
        clock = self.values.get(mention.when or "")
        on_the_day = isinstance(clock, Moment) and clock.day is None  # 'at 1:40 am' is of the day told before it, if that is the one meant
        return Telling(
            id=mention.id,
            report=self.report.id,
            start=mention.trigger.start,
            sentence=self._sentence(mention.trigger.start),
            type=mention.type,
            kind=self._kind(mention),
            planned=mention.realis == "planned",
            background=mention.background or self._is_history(last if said and not on_the_day else None),
            definite=mention.definite,
            anew=mention.anew,
            company=self.company,
            about=self._about(place) if not (mention.background or is_elsewhere(mention, self.report.text)) else None,
            of_its_town=place is not None and self.about is not None and place.key == self.about.key and not mention.background,
            place=place,
            place_said=place is not None and not mention.place_inherited,
            first=first,
            last=last,
            day_said=said and not on_the_day,
            means=frozenset(mention.means),
            targets=frozenset(target_key(target) for target in mention.targets),
            people=frozenset(self._people(mention, {"target", "victim", "participant"})),
            doers=frozenset(self._people(mention, {"perpetrator"})),
            victims=frozenset(self._people(mention, {"victim"})),
            sufferers=frozenset(sufferers_of(mention)),
            scale=scale_of(mention, self.report.text),
            fallen=frozenset(self._people(mention, {"victim"}, full=True)) if is_fatal(mention.span.of(self.report.text)) else frozenset(),
            figures=frozenset(self.figures.get(mention.id, ())),
            quarters=frozenset(quarters_of(mention.span.of(self.report.text), self.towns)),
            vague=frozenset(self.vague.get(mention.id, ())),
            published=self.published,
            day_carried=(mention.when_inherited or on_the_day) and mention.when in self.times,
            acted=bool(mention.actors),
            trigger=mention.trigger.of(self.report.text).lower().removesuffix("s"),
            sides=_sides(mention),
            calendar=self._calendar(mention) if first is None and last is None else "",
            called=self._called(mention),
            deed=self.deeds.get(mention.id, NOTHING),
            elsewhere=is_elsewhere(mention, self.report.text),
            magnitude=magnitude_of(mention.span.of(self.report.text)),
            words=" ".join(WORD.findall(mention.span.of(self.report.text).lower())),
        )

    def _kind(self, mention: IncidentMention) -> str:
        if self.deeds.get(mention.id, NOTHING).craft:
            return "downing"  # whether it was shot down or crashed is what the reports may differ on
        kind = FAMILY_OF.get(mention.type, mention.type)
        return "campaign" if kind == "strike" and self._is_campaign(mention) else kind

    def _is_campaign(self, mention: IncidentMention) -> bool:
        """Fighting as it goes on ('shells keep falling on the town', 'after weeks of raids'), not one strike among others."""
        trigger = mention.trigger.of(self.report.text).lower()
        if trigger in CAMPAIGNS:
            # 'Fighting killed seven people': of that day and place, as is one man's death in it.
            if SIDES["crowd"].search(mention.span.of(self.report.text)):
                return False  # a street is fought over by protesters for a day, not for a war
            return mention.id not in self.figures and not any(actor.role == "victim" for actor in mention.actors)
        if mention.type not in {"strike", "explosion"} or mention.definite or self.figures.get(mention.id):
            return False
        if "suicide" in mention.means:
            return False  # 'when a suicide bomber strikes'
        if SO_MANY.search(self.report.text, max(0, mention.trigger.start - 40), mention.trigger.start):
            return False
        first, last, said = self._days(mention)
        if said and first is not None and last is not None and days_between(first, last) <= NARROW_DAYS:
            return False
        if any(target not in VAGUE_TARGETS for target in map(target_key, mention.targets)):
            return False
        place = self._place(mention)
        wide = place is None or mention.place_inherited or place.feature == "country"
        return trigger in FIRE or (trigger in MANY and wide) or GOING_ON.search(mention.span.of(self.report.text)) is not None

    def _sentence(self, position: int) -> int:
        from bisect import bisect_right

        return bisect_right([span.start for span in self.analysis.sentences], position)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The report's names of what is a town or larger."""
        linked = ((name.text.casefold(), self.places.get(self.place_of[name.id])) for name in self.linked_names)
        return frozenset(text for text, facts in linked if facts is not None and facts.feature in {"city", "country", "admin1", "region"})

    @cached_property
    def company(self) -> frozenset[str]:
        """Whom and what the report names."""
        return company_of(self.analysis, self.entity_of, self.report.text)

    @cached_property
    def about(self) -> PlaceFacts | None:
        """The town that the report is about."""
        linked = {name.id: self.places.get(self.place_of[name.id]) for name in self.analysis.names if name.id in self.place_of}
        found = town_of(self.analysis, {id_: facts.key for id_, facts in linked.items() if facts is not None and facts.feature == "city"})
        if found is not None:
            return linked[found]
        return self.in_title

    def _about(self, place: PlaceFacts | None) -> PlaceFacts | None:
        """The town that the report is about, for a telling without a place; that of its headline also for one that is told of the whole country."""
        if place is None:
            return self.about
        town = self.in_title
        return town if town is not None and place.feature == "country" and place.country == town.country else None

    @cached_property
    def in_title(self) -> PlaceFacts | None:
        """The one town of the case that the headline names."""
        towns = {place.key: place for id_ in self.headline if (place := self.places.get(id_)) is not None and place.feature == "city"}
        return next(iter(towns.values())) if len(towns) == 1 else None

    def _place(self, mention: IncidentMention) -> PlaceFacts | None:
        seen: set[str] = set()
        name = mention.place
        while name is not None and name not in seen:
            seen.add(name)
            place = self.place_of.get(name)
            if place is not None:
                found = self.places.get(place)
                here = self.names.get(name)
                return self._with_neighbours(found, here) if found is not None and here is not None else found
            known = self.names.get(name)
            name = known.refers_to if known is not None else None
        return None

    def _with_neighbours(self, place: PlaceFacts, name: NameMention) -> PlaceFacts:
        """The place with what the words right behind its name tell: the places of one list with it, and what holds it."""
        beside: list[PlaceFacts] = []
        holder: PlaceFacts | None = None
        end = name.span.end
        for other in self.linked_names:
            gap = self.report.text[end : other.span.start]
            if other.span.start < end or len(gap) > 60:
                if other.span.start >= end:
                    break
                continue
            facts = self.places.get(self.place_of[other.id])
            if facts is None or facts.key == place.key:
                continue
            if LIST_GAP.fullmatch(gap) and facts.feature == place.feature and holder is None:
                beside.append(facts)
            elif not place.known and HOLDER_GAP.fullmatch(gap) and not beside and facts.known and facts.feature != "facility":
                # the finest of 'village in Velgrad's Asmar district' holds it: a later name holds or lies in the earlier
                holder = facts if holder is None or holder.key in facts.chain else holder
            elif place.known and not beside and SAID_WITHIN.fullmatch(gap) and _may_hold(facts, place):
                place = replace(place, chain=place.chain | {facts.key})
                break
            else:
                break
            end = other.span.end
        start = name.span.start
        for other in reversed(self.linked_names):
            if other.span.end > start:
                continue
            facts = self.places.get(self.place_of[other.id])
            if facts is None or facts.feature != place.feature or not LIST_GAP.fullmatch(self.report.text[other.span.end : start]):
                break
            if facts.key != place.key:
                beside.insert(0, facts)
            start = other.span.start
        if holder is None and not place.known and name.kind is NameKind.FACILITY:
            holder = self._only_town()
        return replace(place, beside=tuple(beside), holder=holder) if beside or holder is not None else place

    def _only_town(self) -> PlaceFacts | None:
        """The town of a report that names one alone: its parks and bars are there."""
        linked = (self.places.get(self.place_of[name.id]) for name in self.linked_names)
        towns = {facts.key: facts for facts in linked if facts is not None and facts.known and facts.feature == "city"}
        return next(iter(towns.values())) if len(towns) == 1 else None

    def _is_history(self, last: str | None) -> bool:
        return (
            last is not None and self.published is not None and last < self.published and days_between(last, self.published) > HISTORY_DAYS
        )

    def _days(self, mention: IncidentMention) -> tuple[str | None, str | None, bool]:
        """First and last day, and whether the telling's own words give them."""
        if mention.when is None or mention.when_inherited:
            earlier = self._days_before_the_news(mention)
            if earlier is not None:
                return *earlier, False
        span = self.times.get(mention.when or "")
        if span is not None and (span.first_day or span.last_day):
            first, last = full_day(span.first_day, False), full_day(span.last_day, True)
            if first and last and first <= last:
                return first, last, not mention.when_inherited
            if first:
                return first, self.published or first, not mention.when_inherited
            return None, last, False
        if mention.background or self.published is None:
            return None, None, False
        back = DEFINITE_DAYS if mention.definite or self._is_retold(mention) else IMPLICIT_DAYS
        return (date.fromisoformat(self.published) - timedelta(days=back)).isoformat(), self.published, False

    def _days_before_the_news(self, mention: IncidentMention) -> tuple[str, str] | None:
        """'resumed, days after a bombing killed 40': some days before publication, whatever day its sentence tells of."""
        if self.published is None or mention.realis != "actual":
            return None
        before = self.report.text[max(0, mention.trigger.start - 80) : mention.trigger.start]
        found = SOME_DAYS_AFTER.search(before)
        if found is None:
            return None
        least, most = DAYS_AFTER[(found["one"] or "").lower() + found["unit"].lower().removesuffix("s")]
        day = date.fromisoformat(self.published)
        return (day - timedelta(days=most)).isoformat(), (day - timedelta(days=least)).isoformat()

    def _is_retold(self, mention: IncidentMention) -> bool:
        """'sent troops to Velgrad after an ambush that killed nine': told as why something else is news, so of some weeks ago perhaps."""
        before = self.report.text[max(0, mention.span.start - 24) : mention.span.start]
        return bool(self.figures.get(mention.id)) and RETOLD.search(before) is not None

    def _calendar(self, mention: IncidentMention) -> str:
        """The weekday or the month that the telling's own words name."""
        value = self.values.get(mention.when or "") if not mention.when_inherited else None
        if isinstance(value, Moment):
            value = value.day
        if isinstance(value, Weekday) and value.weeks in {None, -1}:
            return f"weekday {value.weekday}"
        if isinstance(value, Day) and value.year is None and value.month is not None:
            return f"month {value.month}"
        return ""

    def _called(self, mention: IncidentMention) -> str:
        found = STORM.search(mention.span.of(self.report.text)) if mention.type == "disaster" else None
        return found[1].lower() if found is not None else ""

    def _people(self, mention: IncidentMention, roles: set[str], full: bool = False) -> Iterator[str]:
        for actor in mention.actors:
            if actor.role not in roles or actor.mention is None:
                continue
            name = self._root_name(actor.mention)
            if name is None or not name.named or (full and (name.kind is not NameKind.PERSON or " " not in name.text)):
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


def _sides(mention: IncidentMention) -> frozenset[str]:
    """Which of two sides of the street did it, by the words for them."""
    by = [actor.name for actor in mention.actors if actor.role == "perpetrator"]
    return frozenset(side for side, words in SIDES.items() if any(words.search(name) for name in by))


def _is_vague(figure: FigureMention) -> bool:
    """'dozens', 'hundreds', 'several': what many incidents share."""
    return figure.high is not None and figure.high >= VAGUE * (figure.low or 0)


def _named_count(figure: FigureMention) -> float:
    """The number that the words name: 'more than 1,000' and 'at least 1,000' name one."""
    low = figure.low or 0
    return low - 1 if figure.high is None and low > GREAT_ROUND and (low - 1) % 10 == 0 and figure.hedge != "at least" else low
