"""Words by which a place is told with those that hold it: 'Asmar, the capital of Velgrad province'."""

from __future__ import annotations

import re

from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

PLACE_NOUNS = (
    r"(?:city|town|village|district|province|region|suburb|port|hamlet|neighbou?rhood|governorate|county|state|island|municipality|"
    r"department|canton|territory|settlement|outskirts|peninsula|prefecture|oblast)"
)
PARTS_OF_TOWNS = frozenset(
    """outskirt suburb center centre edge street neighborhood neighbourhood district quarter downtown port harbor harbour airport market
    square riverside waterfront north south east west coast countryside periphery""".split()
)
"""Nouns of what belongs to the place before them: 'on Asmar's outskirts' is at Asmar."""
CHAIN = re.compile(
    r",?\s+(?:in |near )?(?:the )?|,|"
    r",? (?:the |its )?(?:[a-z]+ )?(?:capital|seat|administrative cent(?:er|re)|(?:main|largest|biggest|principal|second largest) (?:city|town)) of "
    rf"(?:the )?(?:[a-z]+ ){{0,2}}?(?:{PLACE_NOUNS} of )?"
)
"""What stands between a place and the next that holds it."""
WHERE_BEHIND = re.compile(r"(?: [a-z]+){0,3},? where\b")
"""'the Corvina dance hall, where …': what follows was there, however the name stands in its own clause."""


LABEL = re.compile(r" (?:[a-z]+ ){0,2}[a-z]+: ")
"""Between a place that opens a line and what the line tells: ' fire: ', ' mine disaster: '."""


def labels_line(parsed: Parsed, place: Span) -> bool:
    """'Velgrad fire: Nine killed in depot blast': the place of what the line tells."""
    sentence = parsed.sentence_at(place.start)
    return sentence is not None and sentence.start == place.start and LABEL.match(parsed.text, place.end) is not None
