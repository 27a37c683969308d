"""Which places hold which: a town its district's claims, a country its towns'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tallystick.records.account import Entity, EntityType


class PlaceTree:
    """The places of an account with what holds them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities if entity.type is EntityType.PLACE}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            if entity.geonames_id is not None:
                self._by_key[f"geo:{entity.geonames_id}"].append(entity.id)
            if entity.feature == "country" and entity.country:
                self._by_key[entity.country].append(entity.id)
        self._known: dict[str, tuple[str, ...]] = {}

    def chain(self, place: str | None) -> tuple[str, ...]:
        """The place itself, then what holds it, as ids of the account; nothing for None."""
        if place is None:
            return ()
        if place not in self._entities:
            return (place,)
        if place not in self._known:
            found = [place, *(id_ for key in self._entities[place].within for id_ in self._by_key.get(key, ()))]
            self._known[place] = tuple(dict.fromkeys(found))
        return self._known[place]
