"""Which mentions are one person, organization or group over the case (docs/method/entities.md). Different people must stay apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.records.links import EntityLink, PlaceEntity, PlaceLink, ResolvedEntity
from tallystick.records.memory import Memory, shelf
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.resolve.entities.case import EntityCase


def resolve_entities(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    place_links: Sequence[PlaceLink],
    places: Sequence[PlaceEntity],
    memory: Memory | None = None,
) -> tuple[tuple[ResolvedEntity, ...], tuple[EntityLink, ...]]:
    """Entities with every printed form of their names, and for each mention the entity it stands for with the reason.

    A place name gets an entity only where it speaks or acts ('Country X alleged …'). Unnamed speakers ('officials') are entities only where
    the words say whose they are, and never one over two reports. With a memory only what changed is read again; the answer is the same.
    """
    placed = {link.mention for link in place_links}
    here = {
        report.id: frozenset([name.id for name in analysis.names if name.id in placed])
        for report in reports
        if (analysis := analyses.get(report.id)) is not None
    }
    case = shelf(memory, "entities resolved", EntityCase)
    case.update(reports, analyses, here)
    links = [link for told in case.links.values() for link in told]
    return (
        tuple(sorted(case.entities.values(), key=lambda e: (e.kind, e.name, e.id))),
        tuple(sorted(links, key=lambda link: (link.mention, link.entity))),
    )
