"""Places told by whose they are ('Norway's Hedmark province') and by the noun for what they are ('in the province')."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tallystick.lexicon.countries import country_named
from tallystick.records.mention import FigureMention, NameMention
from tallystick.records.report import Span

OWNS = re.compile(r"['’]s? (?:(?:north|south|east|west|centr|coast|moun|far|remote|restive|neighbou?r|rural|border)[\w-]* ){0,2}")
"""What stands between a country and the place within it of which is told."""
BARE = re.compile(r" (?:(?!and\b|or\b|with\b|from\b|to\b|for\b|near\b)[a-z][\w-]* ){0,5}")
"""The same where the text lost its apostrophes: 'Norways [western port city of] Bergen'."""
CLASS = r"province|region|county|prefecture|governorate|oblast|canton|district|state"
"""Nouns of an area. A city is told by many words more ('the port'), so that one called a city need not be the last one meant."""
AGAIN = re.compile(rf"\b(?:in|across|throughout|over|around|within) the ({CLASS})\b(?! (?:of|where|that|which|capital)\b)")
"""'in the province': one told before. 'In the city of X' and 'in the city that …' tell theirs."""
BESIDE = re.compile(r" ([A-Za-z]+)\b")


def owned_place(place: NameMention, places: Sequence[NameMention], text: str) -> NameMention | None:
    """The place or area right behind a country or area in the possessive: of 'central Norway's Hedmark province' Hedmark.

    What a town owns ('Velgrad's Old Quarter') stays the town's: few gazetteers know it. ``places``: those of the report, in order.
    """
    index = places.index(place) + 1
    if index < len(places) and is_bare_owner(place.text) and BARE.fullmatch(text, place.span.end, places[index].span.start):
        return places[index]
    gap = OWNS.match(text, place.span.end)
    if gap is None:
        return None
    owned = next((p for p in places[index : index + 2] if p.span.start == gap.end()), None)
    if owned is None or country_named(place.text) is not None:
        return owned
    return owned if any(_is_called(owned, noun, text) for noun in CLASS.split("|")) else None


def is_bare_owner(name: str) -> bool:
    """Whether the name is a country's in the possessive, its apostrophe lost."""
    return name.endswith("s") and country_named(name) is None and country_named(name[:-1]) is not None


def told_again(words: Span, near: int, places: Sequence[NameMention], text: str) -> NameMention | None:
    """The place that 'in the province' within the words stands for: the last one called a province before; None where none was.

    ``near``: where the number stands; of several such nouns the nearest counts.
    """
    found = list(AGAIN.finditer(text, words.start, words.end))
    if not found:
        return None
    noun = min(found, key=lambda m: abs(m.start() - near))
    upto = bisect_right(places, noun.start(), key=lambda p: p.span.start)
    return next((p for p in reversed(places[:upto]) if _is_called(p, noun[1], text)), None)


def _is_called(place: NameMention, noun: str, text: str) -> bool:
    """'Hedmark Province', 'the province of Hedmark', 'Hedmark province'."""
    if place.text.lower().endswith(" " + noun):
        return True
    behind = BESIDE.match(text, place.span.end)
    return (behind is not None and behind[1].lower() == noun) or text[: place.span.start].endswith(f"{noun} of ")


DESCRIBED = re.compile(r"\bAn? (?:[\w-]+ ){0,3}(?:city|town|village|port|suburb|district|island)\b[^.;!?]{0,60}, $")


def is_described(text: str, start: int) -> bool:
    """Whether a place's name stands behind what describes it: 'A city of 9,000 people, Asmar is cut off'."""
    return DESCRIBED.search(text, max(0, start - 110), start) is not None


LANDS = frozenset("countries nations states regions territories republics".split())


def counts_lands(figure: FigureMention) -> bool:
    """'three northern countries', 'two breakaway regions': where something else was told to happen is not where those are."""
    return (figure.group or "").rpartition(" ")[2] in LANDS
