"""Whether a telling is of a disaster at large ('floods and landslides have hit eleven districts') or of one vehicle that it took
('a landslide buried a bus')."""

from __future__ import annotations

import re

from tallystick.lexicon.accidents import CRAFT
from tallystick.records.mention import IncidentMention

AT_LARGE = re.compile(
    r"\b(?:(?:flash )?floods|flooding|landslides|mudslides|rockslides|avalanches|mudflows|tornado(?:e)?s|(?:wild|bush|forest )?fires|storms|quakes|tremors|"
    r"aftershocks|heavy rains?|torrential rains?|monsoon rains?)\b",
    re.IGNORECASE,
)
MANY, SINGLE = "many", "one"


def scale_of(mention: IncidentMention, text: str) -> str:
    """``MANY`` for a disaster told at large, ``SINGLE`` for what it did to a vehicle or vessel; '' where the words do not say."""
    if mention.type != "disaster":
        return ""
    words = mention.span.of(text)
    if any(target.lower().split()[-1] in CRAFT for target in mention.targets if target.strip()):
        return SINGLE
    return MANY if AT_LARGE.search(words) is not None else ""
