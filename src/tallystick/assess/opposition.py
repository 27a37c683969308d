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

    adversaries: set[frozenset[str]] = set()
    for incident in incidents:
        for blame in incident.perpetrators:
            accuser = blame.by[-1].entity if len(blame.by) > 1 else None
            if accuser is None:
                continue
            # Rebels and the army of one country share it: then the bodies themselves are the sides.
            sides_of_both = {side(accuser), blame.actor.side} - {None}
            if len(sides_of_both) == 2:
                adversaries.add(frozenset(s for s in sides_of_both if s))
            if blame.actor.entity and blame.actor.entity != accuser:
                adversaries.add(frozenset((accuser, blame.actor.entity)))
    claims: tuple[Figure | Statement, ...] = (*figures, *statements)
    sides: dict[str, set[str]] = {}
    for claim in claims:
        if claim.origin and len(claim.attribution) > 1:
            voice = claim.attribution[-1].entity
            told = (side(voice), side(claim.origin), voice, claim.origin)
            sides.setdefault(claim.origin, set()).update(found for found in told if found)
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
