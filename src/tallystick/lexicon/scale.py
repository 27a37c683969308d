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
_OTHER = (
    r"elsewhere|(?:in|across|of|on|to) (?:several |many |some |various )?other (?:\w+ )?"
    r"(?:parts|cities|towns|villages|areas|regions|districts|provinces|places|fronts|states)"
)
OTHER_PLACES = re.compile(rf"\b(?:{_OTHER})\b", re.IGNORECASE)
"""'raided camps in other regions': anywhere but where the words before are set."""
ELSEWHERE = re.compile(
    rf"\b(?:{_OTHER}|nationwide|countrywide|(?:across|throughout|around) (?:the |much of the |most of the )?(?:country|nation))\b",
    re.IGNORECASE,
)
"""The same, and what is told of the whole country."""
MANY, SINGLE = "many", "one"


def is_elsewhere(mention: IncidentMention, text: str) -> bool:
    """Whether it is told of other places than those named before, and of none by name: 'raided camps in other regions'."""
    return mention.place is None and OTHER_PLACES.search(mention.span.of(text)) is not None


def scale_of(mention: IncidentMention, text: str) -> str:
    """``MANY`` for a disaster told at large, ``SINGLE`` for what it did to a vehicle or vessel; '' where the words do not say."""
    if mention.type != "disaster":
        return ""
    words = mention.span.of(text)
    if any(target.lower().split()[-1] in CRAFT for target in mention.targets if target.strip()):
        return SINGLE
    return MANY if AT_LARGE.search(words) is not None else ""
