"""Places that stand in one list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tallystick.records.mention import FigureMention, NameMention
from tallystick.records.parsed import Parsed

LISTED = re.compile(r",? (and|or|&|as well as) (?:in )?(?:the )?|, (?:in )?(?:the )?")
"""What stands between two places of a list."""

KINDS_BEFORE = re.compile(
    r"\b(?:regions|districts|provinces|counties|states|towns|cities|villages|municipalities|governorates|areas)(?: of)?:?\s+(?:the )?$"
)
"""What opens a list that may end without 'and': 'in the regions Velgrad, Orsova, Asmar'."""
BESIDE = re.compile(r"\s*\($")
"""Between a number and the same in other units: '13 villages (250 families)'."""
BEHIND = re.compile(
    r"(?:\s*\([^()]{1,60}\))?\s+(?:(?:more|others?|each|people|persons) )?(?:in|at|near|on|outside|around|from) (?:(?:the|nearby|neighbou?ring|"
    r"(?:north|south|east|west|central)\w*|cit(?:y|ies)|towns?|villages?|districts?|provinces?|states?|count(?:y|ies)|islands?|suburbs?|of) )*"
)
"""What stands between a number of a list and its place."""


def share_out(figures: Sequence[FigureMention], places: Sequence[NameMention], parsed: Parsed, text: str) -> dict[str, set[str]]:
    """The places of lists that stand right behind their numbers, each with its figures: 'eight in Velgrad, and seven (two men) in Asmar'.

    ``places``: those of the report, in order.
    """
    starts = [place.span.start for place in places]
    by_sentence: dict[int, dict[str, set[str]]] = {}
    outer: FigureMention | None = None
    for figure in sorted(figures, key=lambda one: one.span):
        behind = BEHIND.match(text, figure.span.end)
        index = bisect_left(starts, behind.end()) if behind else len(places)
        sentence = parsed.sentence_index_at(figure.span.start)
        shared = by_sentence.get(-1 if sentence is None else sentence, {})
        if behind and sentence is not None and index < len(places) and starts[index] == behind.end():
            by_sentence.setdefault(sentence, {})[places[index].id] = {figure.id}
        elif outer is not None and BESIDE.match(text[outer.span.end : figure.span.start]):
            for owners in shared.values():
                if outer.id in owners:
                    owners.add(figure.id)
        outer = figure
    texts = {place.id: place.text for place in places}
    several = (owned for owned in by_sentence.values() if len({texts[place] for place in owned}) > 1)
    return {place: owners for owned in several for place, owners in owned.items()}


def one_of_several(place: NameMention, places: Sequence[NameMention], text: str) -> bool:
    """Whether it stands in a list ('in Velgrad, Asmar and Ilva districts'): what is counted of all is of none of them.

    ``places``: those of the report, in order.
    """
    index = places.index(place)
    while index > 0 and LISTED.fullmatch(text, places[index - 1].span.end, places[index].span.start):
        index -= 1
    joined = KINDS_BEFORE.search(text[max(0, places[index].span.start - 24) : places[index].span.start]) is not None
    while index + 1 < len(places):
        gap = LISTED.fullmatch(text, places[index].span.end, places[index + 1].span.start)
        if gap is None:
            break
        joined = joined or gap[1] is not None
        index += 1
    return joined and places[index].span.end > place.span.start
