"""A building or street that one report places and another only names is one place of the case; a street's name is no town."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tallystick.lexicon.gazetteer.folding import fold
from tallystick.records.identity import make_id
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, NameKind
from tallystick.records.report import Report, Span

MIN_WORDS = 2
"""'the bridge' and 'Hall' are many; 'Harbour Street' is seldom two in one case."""
MIN_LINKS = 3
"""A name of one word is that of the place which the case names so often by it."""


def join_unplaced(places: Sequence[PlaceEntity], links: Sequence[PlaceLink]) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """Places and links in which a name without coordinates stands for the one place of that name that the case places elsewhere.

    Nothing is joined where two placed ones bear the name.
    """
    placed: dict[str, set[str]] = defaultdict(set)
    by_id = {place.id: place for place in places}
    told = Counter(link.place for link in links)
    for place in places:
        if place.lat is not None:
            for name in (place.name, *place.variants):
                placed[fold(name)].add(place.id)
    home: dict[str, str] = {}
    for place in places:
        holders = placed.get(fold(place.name), set())
        long_enough = len(place.name.split()) >= MIN_WORDS
        if place.lat is None and len(holders) == 1 and (long_enough or told[min(holders)] >= MIN_LINKS):
            home[place.id] = min(holders)
    if not home:
        return tuple(places), tuple(links)
    joined = tuple(
        msgspec.structs.replace(link, place=home[link.place], reason=f"another report places “{by_id[link.place].name}”: {link.reason}")
        if link.place in home
        else link
        for link in links
    )
    return tuple(place for place in places if place.id not in home), joined


CROSSING = re.compile(
    r"(?:\s+(?:and|&)\s+[A-Z][\w'’.-]+)?\s+((?:Street|Avenue|Road|Boulevard|Lane|Drive)(?=s?\b)|(?:street|avenue|road|boulevard|lane|drive)(?=s\b))s?\b"
)
"""Behind a name: 'Mill and Harbour streets' are two streets, not a town called Mill. 'A dark Mill street' is one of the town's."""


BESIDE = re.compile(r"\s+(?:and|&)\s")
CROSSING_PROBABILITY = 0.6
"""Of a street that is told by a crossing alone."""


def name_crossings(
    reports: Sequence[Report], analyses: Mapping[str, Analysis], places: Sequence[PlaceEntity], links: Sequence[PlaceLink]
) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """Places and links in which the names of a crossing stand for its streets: those of the case where it names them, else unplaced."""
    texts = {report.id: report.text for report in reports}
    spans = {name.id: (report, name.span) for report in texts if report in analyses for name in analyses[report].names}
    by_name: dict[str, set[str]] = defaultdict(set)
    for place in places:
        by_name[fold(place.name)].add(place.id)
    listed = {place.id for place in places if place.geonames_id is not None}
    new: dict[str, PlaceEntity] = {}
    changed: list[PlaceLink] = []

    def street_of(report: str, span: Span, found: re.Match[str]) -> str:
        street = f"{span.of(texts[report])} {found.group(1).capitalize()}"
        known = by_name.get(fold(street), set())
        if len(known) == 1:
            return min(known)
        target = make_id("plc", "street", fold(street))
        new.setdefault(target, PlaceEntity(id=target, name=street, feature="facility"))
        return target

    linked = {link.mention for link in links}
    for link in links:
        report, span = spans.get(link.mention, (None, None))
        found = CROSSING.match(texts[report], span.end) if report is not None and span is not None and link.place in listed else None
        if found is None or report is None or span is None:
            changed.append(link)
            continue
        reason = f"“{found.group().strip()}” behind the name makes it a street"
        changed.append(msgspec.structs.replace(link, place=street_of(report, span, found), reason=reason))
    for report in texts:
        for name in analyses[report].names if report in analyses else ():
            # A name that may be none of the gazetteer's places is a street all the same.
            found = CROSSING.match(texts[report], name.span.end) if name.kind is NameKind.PLACE and name.id not in linked else None
            if found is not None and BESIDE.match(found.group()):
                reason = f"“{found.group().strip()}” behind the name makes it a street"
                changed.append(
                    PlaceLink(mention=name.id, place=street_of(report, name.span, found), probability=CROSSING_PROBABILITY, reason=reason)
                )
    changed.sort(key=lambda link: link.mention)
    used = {link.place for link in changed}
    return tuple(place for place in (*places, *new.values()) if place.id in used), tuple(changed)
