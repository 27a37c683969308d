"""'The incident happened at 3 a.m. on Friday at the Palm Inn': where and when what was told before it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from tallystick.extract.incidents.setting import Setting
from tallystick.records.mention import IncidentMention
from tallystick.records.parsed import Parsed, Sentence

OCCURRED = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his) (?:incident|tragedy|ordeal|episode|disturbance|altercation|violence|crime)|It|[Aa]ll of (?:it|this)|It all) "
    r"(?:reportedly |apparently )?(?:happened|occurred|took place|unfolded)\b"
)
THEY_DIED = re.compile(
    r"^\W*(?:They|All|(?:The|All the|All of the) (?:victims|dead|bodies))(?: all)? "
    r"(?:died|drowned|perished|suffocated|(?:were|had been) (?:found|discovered|shot|killed|trapped|ambushed|attacked|hit))\b(?!.*\b(?:hospital|clinic|hospice)\b)"
)
"""Opens a sentence that says where those lost their lives of whom the sentence before tells; who dies in hospital was hurt elsewhere."""
LOOK_BACK = 3
"""Sentences back in which it was told."""


def with_occurred(
    parsed: Parsed, setting: Setting, found: Sequence[IncidentMention], sentence: Sentence, types: frozenset[str]
) -> list[IncidentMention]:
    """The tellings, the last of these types with the day, and with the place, of a sentence that tells nothing but when and where it happened.

    A day or place that its own words give stays.
    """
    died = THEY_DIED.match(sentence.span.of(parsed.text))
    words = OCCURRED.search(parsed.text, sentence.start, sentence.end)
    at = next((n for n in reversed(range(len(found))) if found[n].type in types and found[n].realis == "actual"), None)
    if (words is None and died is None) or at is None or found[at].background:
        return list(found)
    opens = words.end() if words is not None else sentence.start
    told = found[at]
    before, here = parsed.sentence_index_at(told.trigger.start), parsed.sentence_index_at(sentence.start)
    if before is None or here is None or not 0 <= here - before <= (LOOK_BACK if words is not None else 1):
        return list(found)
    times = [time for time in setting.times_in(sentence.span) if time.id not in setting.said and time.span.start >= opens]
    places = [
        place
        for place in setting.places_in(sentence.span)
        if place.span.start >= opens and setting.located(place) and not setting.of_source(place.span)
    ]
    if times and (told.when is None or told.when_inherited):
        told = msgspec.structs.replace(told, when=times[0].id, when_inherited=False)
    if places and (told.place is None or told.place_inherited):
        told = msgspec.structs.replace(told, place=setting.narrowest(places[0]).id, place_inherited=False)
    return [*found[:at], told, *found[at + 1 :]]
