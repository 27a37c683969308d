"""Names and links to the account's entities: people, organizations, groups and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import NamedTuple

from tallystick.records.account import Entity, EntityType
from tallystick.records.links import PlaceEntity, ResolvedEntity
from tallystick.records.report import Evidence
from tallystick.run.view import View


class Named(NamedTuple):
    """What the names of one report, or of some in a row, give to one entity."""

    target: str
    evidence: tuple[Evidence, ...]
    spellings: tuple[tuple[str, int], ...]
    reason: str | None


_places, _spellings, _text = attrgetter("evidence"), attrgetter("spellings"), itemgetter(0)


def named_in(view: View, report: str) -> tuple[Named, ...]:
    """What a report's names give to the entities that they stand for."""
    evidence: dict[str, set[Evidence]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, str] = {}
    links = view.links_in(report)
    for named in view.analyses[report].names:
        entity, place = links.entities.get(named.id), links.places.get(named.id)
        for target in (entity.entity if entity is not None else None, place.place if place is not None else None):
            if target is not None:
                evidence[target].update(view.evidence(report, named.span))
                if named.named:
                    spellings[target][named.text] += 1
        if place is not None:
            reasons.setdefault(place.place, place.reason)
    return tuple(
        Named(target, tuple(sorted(places)), tuple(spellings[target].items()), reasons.get(target)) for target, places in evidence.items()
    )


def joined_names(told: Sequence[tuple[str, Named]]) -> Named:
    """What reports in a row give to one entity together: some names stand in half of a case's reports."""
    found = [named for _, named in told]
    if len(found) == 1:
        return found[0]
    spelled: Counter[str] = Counter()
    for text, count in chain.from_iterable(map(_spellings, found)):
        spelled[text] += count
    return Named(found[0].target, _evidence(found), tuple(spelled.items()), _reason(found))


def assemble_entity(entity: ResolvedEntity, told: Sequence[Named]) -> Entity:
    """A person, organization or group with every span that names it; ``told`` in the order of the reports."""
    return Entity(
        id=entity.id,
        type=EntityType(entity.kind),
        name=entity.name,
        variants=tuple(sorted({*entity.variants, *map(_text, chain.from_iterable(map(_spellings, told)))} - {entity.name})),
        evidence=_evidence(told),
        role=entity.role,
        side=entity.side,
        country=entity.country,
        unnamed=entity.unnamed,
    )


def _evidence(told: Sequence[Named]) -> tuple[Evidence, ...]:
    """Every span, in order: that of the reports, and within each that of its text."""
    return told[0].evidence if len(told) == 1 else tuple(chain.from_iterable(map(_places, told)))


def _reason(told: Sequence[Named]) -> str | None:
    return next((named.reason for named in told if named.reason is not None), None)


def assemble_place(place: PlaceEntity, told: Sequence[Named]) -> Entity:
    """A place with every span that names it; ``told`` in the order of the reports."""
    printed: Counter[str] = Counter()
    for named in told:
        for text, count in named.spellings:
            printed[text] += count
    # The name as printed, so that it is one click from its words; the gazetteer's own name is a variant.
    name = min(printed, key=lambda text: (text != place.name, -printed[text], text)) if printed else place.name
    return Entity(
        id=place.id,
        type=EntityType.PLACE,
        name=name,
        variants=tuple(sorted({*place.variants, place.name, *printed} - {name})),
        evidence=_evidence(told),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision=place.precision,
        feature=place.feature,
        within=place.within,
        reason=_reason(told),
    )
