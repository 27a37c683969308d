"""Spellings that no source lists: another transliteration of a place in the countries that the case is about."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.lexicon.gazetteer import GazetteerPlace, pointless, similar
from tallystick.resolve.places.toponyms import AREA_WORDS, DIRECTIONS, Toponym


def other_spellings(toponyms: Sequence[Toponym], countries: Sequence[str]) -> bool:
    """Gives toponyms the places of their name that the countries of the case hold somewhere, and those without any the places that sound
    alike there, in place; whether any was found."""
    changed = False
    heard: dict[tuple[str, bool], tuple[GazetteerPlace, ...]] = {}
    for one in toponyms:
        if not countries or any(place.country in countries for place in one.places):
            continue
        words = [word for word in one.text.split() if word.lower() not in DIRECTIONS and word.lower() not in AREA_WORDS]
        key = " ".join(words), bool(one.places)
        places = heard.get(key)
        if places is None:
            places = heard[key] = pointless(key[0], countries) or (() if one.places else similar(key[0], countries))
        if places:
            one.places = (*one.places, *places)
            changed = True
    return changed
