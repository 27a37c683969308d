"""Places that stand in one list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.records.mention import NameMention

LISTED = re.compile(r",? (and|or|&|as well as) (?:in )?(?:the )?|, (?:in )?(?:the )?")
"""What stands between two places of a list."""

BEHIND = re.compile(
    r"\s+(?:(?:more|others?|each|people|persons) )?(?:in|at|near|on|outside|around|from) (?:(?:the|nearby|neighbou?ring|"
    r"(?:north|south|east|west|central)\w*|cit(?:y|ies)|towns?|villages?|districts?|provinces?|states?|count(?:y|ies)|islands?|suburbs?|of) )*"
)
"""What stands between a number of a list and its place."""


def one_of_several(place: NameMention, places: Sequence[NameMention], text: str) -> bool:
    """Whether it stands in a list ('in Velgrad, Asmar and Ilva districts'): what is counted of all is of none of them.

    ``places``: those of the report, in order.
    """
    index, joined = places.index(place), False
    while index > 0 and LISTED.fullmatch(text, places[index - 1].span.end, places[index].span.start):
        index -= 1
    while index + 1 < len(places):
        gap = LISTED.fullmatch(text, places[index].span.end, places[index + 1].span.start)
        if gap is None:
            break
        joined = joined or gap[1] is not None
        index += 1
    return joined and places[index].span.end > place.span.start
