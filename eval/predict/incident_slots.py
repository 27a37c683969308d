"""An incident's place, days and counts as the labelled sets write them: a path of places, a span of days, counts as intervals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from eval.predict.incident_actors import GLOSS, KNOWN_ONE, MEASURES, fullest_name
from eval.predict.reading import HOME, Reading
from eval.predict.register import from_the_country, is_elsewhere, is_misplaced
from tallystick.lexicon import gazetteer
from tallystick.records.mention import FigureMention, IncidentMention, NameKind
from tallystick.records.report import Span
from tallystick.records.values import TimeSpan

OWN_WEIGHT, TAKEN_WEIGHT = 3, 1
"""A place in a telling's own words goes before one that was carried over."""
BESIDE = re.compile(r"[^.;]{0,60}?(?:,|\band|\bas well as|\bplus)\s+", re.IGNORECASE)
"""Between two counts of one verb: 'six priests and two maids'."""
DESCRIBED = 70
"""Characters from a noun to the name that it describes."""
TWO_OF_THEM = re.compile(r"[.;]|\b(?:and|or|who|was|were|but|while|when|by|killed|that)\b", re.IGNORECASE)
_QUARTER = r"(?:neighbou?rhood|district|sector|zone|quarter|suburb|ward|village|hamlet|farm|canton)s?"
QUARTER_AFTER = re.compile(rf"\s+{_QUARTER}\b", re.IGNORECASE)
QUARTER_BEFORE = re.compile(rf"\b{_QUARTER}(?:\s+of)?(?:\s+the)?\s+$", re.IGNORECASE)
COUNTY = re.compile(r"\b(?:County|Parish)$")
MORNING, NOON = "06:00", "12:00"
WIDE = frozenset({"country", "admin1", "admin2", "region"})
SETTLED = frozenset({"city", "district", "facility", "place", "street", "admin2"})


# -- where -----------------------------------------------------------------------------------------------------------------
def place_path(
    reading: Reading, told: Sequence[IncidentMention], own_only: bool = False, alone: bool = False, covered: Collection[str] = ()
) -> list[str]:
    """The place that most tellings name, or the finest one inside it that is told, as a path from the country down.

    ``own_only``: only places in the tellings' own words, and no fall-back on the dateline. ``alone``: the report tells of this one incident
    only, so that its towns are the incident's. ``covered``: the countries that the register lists.
    """
    weights: Counter[str] = Counter()
    for mention in told:
        if mention.place is None or (own_only and mention.place_inherited):
            continue
        if not is_elsewhere(reading, mention.place, covered):
            weights[mention.place] += TAKEN_WEIGHT if mention.place_inherited else OWN_WEIGHT
    found = _finest(reading, weights)
    if found is None and not own_only:
        found = _only_place(reading, covered)
    if found is None:
        return [": ".join(path)] if (path := from_the_country(reading, (), covered)) else []
    path = list(_levels(reading, found))
    unknown = reading.view.place_of(reading.report.id, found) is None
    if is_misplaced(reading, found, covered):
        path, unknown = path[-1:], True
    if alone:
        town = _town(reading, found, weights)
        path = [*_levels(reading, town), *path[-1:]] if town is not None else path
    elif not own_only and unknown and (dateline := _dateline(reading)) is not None and not is_elsewhere(reading, dateline, covered):
        path = [*_levels(reading, dateline), *path]  # a site that no gazetteer knows lies where the report was sent from, if anywhere
    short = _short_form(reading, found)
    if covered and unknown and short is not None:
        path[-1] = f"{path[-1]} ({short})"
    if covered and not unknown:
        path.extend(_sites_in(reading, weights))
        path.extend(_quarters(reading, told))
    return [": ".join(dict.fromkeys(from_the_country(reading, path, covered)))]


def _short_form(reading: Reading, mention: str) -> str | None:
    """The other name of a site that the report gives once beside a bracket: 'the Umbra College (UC)'; a site told by either has both."""
    names = sorted(reading.analysis.names, key=lambda name: name.span)
    own = reading.view.of(reading.report.id).names[mention].text.casefold()
    for name, beside in pairwise(names):
        if GLOSS.fullmatch(reading.report.text, name.span.end, beside.span.start):
            if name.text.casefold() == own:
                return beside.text
            if beside.text.casefold() == own:
                return name.text
    return None


def _sites_in(reading: Reading, weights: Counter[str]) -> Iterator[str]:
    """Quarters and sites in the tellings' own words that no gazetteer knows: they lie in the town told beside them."""
    for mention in sorted(weights, key=lambda id_: reading.view.of(reading.report.id).names[id_].span):
        place = reading.view.places.get(reading.view.place_of(reading.report.id, mention) or "")
        if weights[mention] >= OWN_WEIGHT and (place is None or place.lat is None):
            yield reading.view.of(reading.report.id).names[mention].text


def _quarters(reading: Reading, told: Sequence[IncidentMention]) -> Iterator[str]:
    """Quarters and hamlets that the tellings' own sentences name as such ('in the Umbra neighborhood', 'the village of Kwyx')."""
    text = reading.report.text
    sentences = {reading.parsed.sentence_index_at(mention.trigger.start) for mention in told}
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        here = name.named and name.kind is NameKind.PLACE and reading.parsed.sentence_index_at(name.span.start) in sentences
        before = text[max(0, name.span.start - 25) : name.span.start]
        if here and (QUARTER_AFTER.match(text, name.span.end) or QUARTER_BEFORE.search(before)):
            yield name.text


def _town(reading: Reading, chosen: str, weights: Counter[str]) -> str | None:
    """The town that holds a site which the gazetteer does not know, or that lies in what is told only as a state: the one told most."""
    key = reading.view.place_of(reading.report.id, chosen)
    place = reading.view.places.get(key or "")
    if place is not None and place.lat is not None and place.feature not in WIDE:
        return None
    towns: Counter[str] = Counter()
    first: dict[str, str] = {}
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        link = reading.view.place_links.get(name.id)
        town = reading.view.places.get(link.place) if link is not None else None
        if town is None or town.lat is None or town.feature != "city":
            continue
        if place is not None and place.lat is not None and key not in town.within and place.country not in town.within[-1:]:
            continue
        towns[town.id] += 1 + weights[name.id]
        first.setdefault(town.id, name.id)
    return first[max(towns, key=lambda town: (towns[town], town))] if towns else None


def _finest(reading: Reading, weights: Counter[str]) -> str | None:
    """The mention of the place with the most weight; of places that lie in one another the finest, with the weight of all."""
    names = reading.view.of(reading.report.id).names
    by_key: dict[str, list[str]] = {}
    total: Counter[str] = Counter()
    for mention, weight in weights.items():
        key = reading.view.place_of(reading.report.id, mention) or names[mention].text.casefold()
        by_key.setdefault(key, []).append(mention)
        total[key] += weight
    if not total:
        return None
    wide = {key: place.country for key in total if (place := reading.view.places.get(key)) is not None and place.feature == "country"}
    held = {
        key: {*_within(reading, key), *(country for country in wide if key not in wide and _may_lie(reading, key, wide[country]))}
        for key in total
    }
    support = {key: weight + sum(total[other] for other in held[key] if other in total) for key, weight in total.items()}
    best = min(total, key=lambda key: (-support[key], -len(held[key]), min(names[m].span for m in by_key[key])))
    return min(by_key[best], key=lambda m: names[m].span)


def _may_lie(reading: Reading, key: str, country: str | None) -> bool:
    """Whether the place lies in the country, or nobody knows where it lies."""
    place = reading.view.places.get(key)
    return place is None or place.country is None or place.country == country


def _within(reading: Reading, key: str) -> tuple[str, ...]:
    place = reading.view.places.get(key)
    return place.within if place is not None else ()


def _levels(reading: Reading, mention: str) -> Iterator[str]:
    """The place's holders from the widest down, then its own name as printed."""
    key = reading.view.place_of(reading.report.id, mention)
    place = reading.view.places.get(key or "")
    for holder in reversed(place.within if place is not None else ()):
        held = reading.view.places.get(holder) or gazetteer.place(holder) or gazetteer.country(holder)
        if held is not None:
            yield held.name
    yield reading.view.of(reading.report.id).names[mention].text


def _dateline(reading: Reading) -> str | None:
    """The name of the dateline's place."""
    dateline = reading.report.dateline
    if dateline is None or dateline.place_span is None:
        return None
    return next((name.id for name in reading.analysis.names if name.span.overlaps(dateline.place_span)), None)


def _only_place(reading: Reading, covered: Collection[str] = ()) -> str | None:
    """The dateline's place, else the first settlement that the report names, else its first place."""
    names = sorted(reading.analysis.names, key=lambda name: name.span)
    linked = [
        name
        for name in names
        if name.kind in {NameKind.PLACE, NameKind.FACILITY}
        and name.id in reading.view.place_links
        and not is_elsewhere(reading, name.id, covered)
    ]
    dateline = _dateline(reading)
    if dateline is not None and not is_elsewhere(reading, dateline, covered):
        return dateline
    settled = [
        name
        for name in linked
        if (place := reading.view.places.get(reading.view.place_links[name.id].place)) is not None and place.feature in SETTLED
    ]
    return next((name.id for name in (*settled, *linked)), None)


def county_path(reading: Reading) -> list[str]:
    """The counties that the report names, the most named first, as paths: registers of storms are kept by county.

    Of one that many states have, only the name is told.
    """
    named: dict[str, list[str]] = {}
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        link = reading.view.place_links.get(name.id)
        place = reading.view.places.get(link.place) if link is not None else None
        if place is not None and place.feature == "admin2":
            named.setdefault(": ".join(_levels(reading, name.id)), []).append(name.id)
        elif (place is None or place.lat is None) and COUNTY.search(name.text):
            named.setdefault(name.text, []).append(name.id)
    return sorted(named, key=lambda path: -len(named[path]))


def settled_path(reading: Reading, told: Sequence[IncidentMention]) -> list[str]:
    """The place of a storm as a path, where it leads to a county of the register's own country; a site that nobody lists leads to none."""
    found = place_path(reading, told, alone=True)
    return [path for path in found if len(path.split(": ")) > 2 and path.split(": ")[0] == HOME["NOAA Storm Events"]]


# -- when ------------------------------------------------------------------------------------------------------------------
def day_span(reading: Reading, told: Sequence[IncidentMention]) -> dict[str, str] | str | None:
    """The days that most tellings give; else the day of publication."""
    days: Counter[tuple[str, str]] = Counter()
    for mention in told:
        span = reading.times.get(mention.when or "")
        if span is not None and span.first_day and span.last_day:
            days[span.first_day, _last_day(span)] += TAKEN_WEIGHT if mention.when_inherited else OWN_WEIGHT
    if days:
        first, last = min(days, key=lambda key: (-days[key], key))
        return {"start": first, "end": last}
    published = reading.view.told_day(reading.report.id)
    if published is not None:
        return published
    told_first = sorted((time.span, time.id) for time in reading.analysis.times)
    spans = (reading.times[id_] for _, id_ in told_first if id_ in reading.times)
    return next(
        ({"start": s.first_day, "end": _last_day(s)} for s in spans if s.first_day and len(s.first_day) == 10 == len(_last_day(s))), None
    )


def _last_day(span: TimeSpan) -> str:
    """The last day; of a night, which ends in the small hours, the day that it belongs to."""
    first, last = span.first_day or "", span.last_day or ""
    night = span.end is not None and len(span.end) > 10 and span.end[11:] < MORNING
    return first if night and span.start is not None and len(span.start) > 10 and span.start[11:] > NOON else last


# -- how many --------------------------------------------------------------------------------------------------------------
def report_count(reading: Reading, slot: str) -> dict[str, object] | None:
    """The report's main figure, for a set that holds one incident a record."""
    found = reading.main.get(slot)
    return {"low": found["low"], "high": found["high"]} if found is not None else None


def person_count(reading: Reading, told: Sequence[IncidentMention], measure: str) -> int:
    """Persons told by name or one by one as killed or wounded in the incident's own tellings, each once."""
    spans = [mention.span for mention in told]
    names = reading.analysis.names
    named: dict[str, int] = {}
    found: dict[str, int] = {}
    known: dict[str, int] = {}
    for victim in reading.singles:
        if victim.measure != measure or victim.pronoun or victim.perpetrator or not any(span.covers(victim.span) for span in spans):
            continue
        words = victim.span.of(reading.report.text)
        name = next((name for name in names if name.span.overlaps(victim.span) and name.named and name.kind is NameKind.PERSON), None)
        if name is not None:
            named[fullest_name(reading, " ".join(name.text.split())).casefold()] = victim.size
        elif victim.size > 1 or not KNOWN_ONE.match(words):
            if victim.size == 1 and _describes_a_name(reading, victim.span):
                continue
            found[words.casefold()] = victim.size
        else:
            known[words.casefold()] = victim.size
    return sum(named.values()) + sum(found.values()) or len(known)


def _describes_a_name(reading: Reading, span: Span) -> bool:
    """'the bodyguard of the mill's owner, Ivo Renn', 'attorney Ana Torv': the noun is who the name behind it is."""
    text = reading.report.text
    for name in reading.analysis.names:
        if name.named and name.kind is NameKind.PERSON and span.end < name.span.start <= span.end + DESCRIBED:
            return TWO_OF_THEM.search(text, span.end, name.span.start) is None
    return False


def _summed(figures: Sequence[FigureMention], text: str) -> Iterator[tuple[float | None, float | None]]:
    """The counts, those of one verb added up: 'the murder of six priests and two maids'."""
    by_verb: dict[Span, list[FigureMention]] = {}
    last: FigureMention | None = None
    key = Span(0, 0)
    for figure in sorted(figures, key=lambda figure: figure.span):
        one_verb = (
            last is not None and figure.predicate_span is None and BESIDE.fullmatch(text, last.span.end, figure.span.start) is not None
        )
        key = key if one_verb else figure.predicate_span or figure.span
        by_verb.setdefault(key, []).append(figure)
        last = figure
    for beside in by_verb.values():
        groups = {figure.group for figure in beside}
        if len(beside) > 1 and len(groups) == len(beside) and all(f.low is not None and f.low == f.high for f in beside):
            total = sum(f.low or 0.0 for f in beside)
            yield total, total
        else:
            yield from ((f.low, f.high) for f in beside)


def _beside_another(rest: FigureMention, told: Sequence[FigureMention], text: str) -> bool:
    """'six priests and two more people': the rest is told in one breath with what it is the rest of."""
    return any(
        f is not rest
        and f.part_of is None
        and f.predicate_span == rest.predicate_span
        and f.span.end < rest.span.start
        and BESIDE.fullmatch(text, f.span.end, rest.span.start)
        for f in told
    )


def incident_count(figures: Sequence[FigureMention], slot: str, text: str) -> dict[str, object] | None:
    """The count that is told most often of those linked to the incident; between equals the highest, as a whole stands beside its parts."""
    told = [figure for figure in figures if figure.measure == MEASURES[slot]]
    whole = [f for f in told if f.part_of is None and not (f.rest and not _beside_another(f, told, text))] or told
    values = Counter(_summed(whole, text))
    if not values:
        return None
    low, high = min(values, key=lambda value: (-values[value], -(value[0] or value[1] or 0.0)))
    return {"low": low, "high": high}
