"""Places that only say from where a distance is counted."""

from __future__ import annotations

import re

from tallystick.records.mention import NameMention

FAR_KM = 100.0
"""Beyond this many kilometres from a town nothing is told as having happened there."""
DISTANCE_REACH = 90
"""Characters before a place in which the distance to it is told."""
DISTANCE_FROM = re.compile(
    r"\b(?P<count>\d[\d,]*(?:\.\d+)?|hundreds of|thousands of)[ -]?(?P<unit>miles?|mi|kilomet(?:er|re)s?|kms?)\b(?: \([^()]{1,30}\))?,? "
    r"(?:(?:to the )?(?:(?:north|south|east|west)[\w-]* ?){1,3}(?:of|from)|away from|from|off) (?:the )?(?:[a-z][\w-]*,? ){0,4}$",
    re.IGNORECASE,
)
DISTANCE_UNIT = re.compile(r"[mk][im]", re.IGNORECASE)
"""How miles and kilometres begin: few words before a place hold that, and the search for a distance is long."""


def far_from(name: NameMention, text: str) -> bool:
    """'900 miles south of the capital, X': the name only says from where it is counted, and is not where it was."""
    before = text[max(0, name.span.start - DISTANCE_REACH) : name.span.start]
    found = DISTANCE_FROM.search(before) if DISTANCE_UNIT.search(before) is not None else None
    if found is None:
        return False
    count = float(found.group("count").replace(",", "")) if found.group("count")[0].isdigit() else FAR_KM + 1
    return count * (1.6 if found.group("unit").lower().startswith("mi") else 1.0) > FAR_KM
