"""A building or street that one report places and another only names is one place of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tallystick.lexicon.gazetteer.folding import fold
from tallystick.records.links import PlaceEntity, PlaceLink

MIN_WORDS = 2
"""'the bridge' and 'Hall' are many; 'Harbour Street' is seldom two in one case."""


def join_unplaced(places: Sequence[PlaceEntity], links: Sequence[PlaceLink]) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]:
    """Places and links in which a name without coordinates stands for the one place of that name that the case places elsewhere.

    Nothing is joined where two placed ones bear the name.
    """
    placed: dict[str, set[str]] = defaultdict(set)
    by_id = {place.id: place for place in places}
    for place in places:
        if place.lat is not None:
            for name in (place.name, *place.variants):
                placed[fold(name)].add(place.id)
    home: dict[str, str] = {}
    for place in places:
        holders = placed.get(fold(place.name), set())
        if place.lat is None and len(place.name.split()) >= MIN_WORDS and len(holders) == 1:
            home[place.id] = min(holders)
    if not home:
        return tuple(places), tuple(links)
    joined = tuple(
        msgspec.structs.replace(link, place=home[link.place], reason=f"another report places “{by_id[link.place].name}”: {link.reason}")
        if link.place in home
        else link
        for link in links
    )
    return tuple(place for place in places if place.id not in home), joined
