"""Names and links to the account's entities: people, organizations, groups and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from tallystick.records.account import Entity, EntityType
from tallystick.records.links import PlaceEntity, ResolvedEntity
from tallystick.records.report import Evidence
from tallystick.run.view import CaseView


class _Named(NamedTuple):
    """What one report's names give to one entity."""

    target: str
    evidence: tuple[Evidence, ...]
    spellings: tuple[tuple[str, int], ...]
    reason: str | None


def _named_in(view: CaseView, report: str) -> tuple[_Named, ...]:
    evidence: dict[str, set[Evidence]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, str] = {}
    for named in view.analyses[report].names:
        entity, place = view.entity_links.get(named.id), view.place_links.get(named.id)
        for target in (entity.entity if entity is not None else None, place.place if place is not None else None):
            if target is not None:
                evidence[target].update(view.evidence(report, named.span))
                if named.named:
                    spellings[target][named.text] += 1
        if place is not None:
            reasons.setdefault(place.place, place.reason)
    return tuple(
        _Named(target, tuple(sorted(places)), tuple(spellings[target].items()), reasons.get(target)) for target, places in evidence.items()
    )


def assemble_entities(view: CaseView) -> tuple[Entity, ...]:
    """People, organizations, groups and places, each with every span that names it."""
    named_cells, cells = view.cells("named"), view.cells("entities")
    told: dict[str, list[_Named]] = defaultdict(list)
    for report in sorted(view.analyses):
        for named in named_cells.of(report, (view.versions[report],), partial(_named_in, view, report)):
            told[named.target].append(named)
    found = [
        cells.of(entity.id, (entity, told.get(entity.id)), partial(_assemble_entity, entity, told.get(entity.id, ())))
        for entity in view.links.entities
    ]
    for place in view.links.places:
        mentioned = told.get(place.id, [])
        found.append(cells.of(place.id, (place, mentioned), partial(_assemble_place, place, mentioned)))
    named_cells.sweep(view.analyses)
    cells.sweep({entity.id for entity in found})
    return tuple(sorted((e for e in found if e.evidence), key=lambda e: (e.type.value, e.name, e.id)))


def _assemble_entity(entity: ResolvedEntity, told: Sequence[_Named]) -> Entity:
    return Entity(
        id=entity.id,
        type=EntityType(entity.kind),
        name=entity.name,
        variants=tuple(sorted({*entity.variants, *(text for named in told for text, _ in named.spellings)} - {entity.name})),
        evidence=tuple(sorted(place for named in told for place in named.evidence)),
        role=entity.role,
        side=entity.side,
        country=entity.country,
        unnamed=entity.unnamed,
    )


def _assemble_place(place: PlaceEntity, told: Sequence[_Named]) -> Entity:
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
        evidence=tuple(sorted(one for named in told for one in named.evidence)),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision=place.precision,
        feature=place.feature,
        within=place.within,
        reason=next((named.reason for named in told if named.reason is not None), None),
    )
