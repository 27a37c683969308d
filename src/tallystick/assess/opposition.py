"""Agreement across opposed sides: the strongest kind there is, so it is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallystick.records.account import Entity, Figure, Finding, FindingKind, Incident, Statement


def opposed_voices(
    figures: Sequence[Figure], statements: Sequence[Statement], entities: Sequence[Entity], incidents: Sequence[Incident]
) -> frozenset[frozenset[str]]:
    """Pairs of claims' origins whose voices stand on opposed sides. Two sides are opposed when one blames the other for an incident of
    the case: it is read from the reports, never from a list."""
    known = {entity.id: entity for entity in entities}

    def side(entity: str | None) -> str | None:
        found = known.get(entity or "")
        return (found.side or found.country or found.id) if found else None

    adversaries = {
        frozenset((accuser, blamed))
        for incident in incidents
        for claim in incident.perpetrators
        if len(claim.by) > 1
        and (accuser := side(claim.by[-1].entity))
        and (blamed := claim.actor.side or claim.actor.entity)
        and accuser != blamed
    }
    claims: tuple[Figure | Statement, ...] = (*figures, *statements)
    sides: dict[str, set[str]] = {}
    for claim in claims:
        if claim.origin and len(claim.attribution) > 1:
            for found in (side(claim.attribution[-1].entity), side(claim.origin)):
                if found:
                    sides.setdefault(claim.origin, set()).add(found)
    pairs = set()
    origins = sorted(sides)
    for position, left in enumerate(origins):
        for right in origins[position + 1 :]:
            if any(frozenset((a, b)) in adversaries for a in sides[left] for b in sides[right] if a != b):
                pairs.add(frozenset((left, right)))
    return frozenset(pairs)


def mark_opposed(
    findings: Sequence[Finding], origin_of: Mapping[str, str | None], opposed: frozenset[frozenset[str]]
) -> tuple[Finding, ...]:
    """The findings, agreements marked that hold voices of opposed sides."""
    found = []
    for finding in findings:
        keys = sorted({key for claim in finding.claims if (key := origin_of.get(claim))})
        agree = finding.kind is FindingKind.AGREEMENT and any(frozenset((a, b)) in opposed for a in keys for b in keys if a < b)
        found.append(msgspec.structs.replace(finding, opposed_sides=True) if agree else finding)
    return tuple(found)
