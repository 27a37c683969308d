"""Spellings that no source lists: another transliteration of a place in the countries that the case is about."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.lexicon.gazetteer import GazetteerPlace, similar
from tallystick.resolve.places.toponyms import AREA_WORDS, DIRECTIONS, Toponym


def other_spellings(toponyms: Sequence[Toponym], countries: Sequence[str]) -> bool:
    """Gives toponyms without a place those that sound alike in the countries of the case, in place; whether any was found."""
    changed = False
    heard: dict[str, tuple[GazetteerPlace, ...]] = {}
    for one in toponyms:
        if one.places or not countries:
            continue
        words = [word for word in one.text.split() if word.lower() not in DIRECTIONS and word.lower() not in AREA_WORDS]
        bare = " ".join(words)
        places = heard.get(bare)
        if places is None:
            places = heard[bare] = similar(bare, countries)
        if places:
            one.places = places
            changed = True
    return changed
