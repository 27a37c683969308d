"""Agreement across opposed sides: the strongest kind there is, so it is marked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.account import Entity, Figure, Finding, FindingKind, Incident, Statement


def mark_opposed(
    findings: Sequence[Finding],
    figures: Sequence[Figure],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    incidents: Sequence[Incident],
) -> tuple[Finding, ...]:
    """The findings, agreements marked whose voices stand on opposed sides. Two sides are opposed when one blames the other for an
    incident of the case: it is read from the reports, never from a list."""
    known = {entity.id: entity for entity in entities}

    def side(entity: str | None) -> str | None:
        found = known.get(entity or "")
        return (found.side or found.country) if found else None

    adversaries = {
        frozenset((accuser, claim.actor.side))
        for incident in incidents
        for claim in incident.perpetrators
        if len(claim.by) > 1 and (accuser := side(claim.by[-1].entity)) and claim.actor.side and accuser != claim.actor.side
    }
    claims: tuple[Figure | Statement, ...] = (*figures, *statements)
    voice = {claim.id: side(claim.attribution[-1].entity) for claim in claims if len(claim.attribution) > 1}
    found = []
    for finding in findings:
        sides = sorted({s for c in finding.claims if (s := voice.get(c))})
        opposed = finding.kind is FindingKind.AGREEMENT and any(frozenset((a, b)) in adversaries for a in sides for b in sides if a < b)
        found.append(msgspec.structs.replace(finding, opposed_sides=True) if opposed else finding)
    return tuple(found)
