"""Agreement across opposed sides: the strongest kind there is, so it is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from tallystick.records.account import Entity, Figure, Finding, FindingKind, Incident, Statement


class Opposition(Container[frozenset[str]]):
    """The pairs of claims' origins whose voices stand on opposed sides, told when asked: between two large sides there are too many to list."""

    def __init__(self, sides: Mapping[str, set[str]], adversaries: Iterable[frozenset[str]]) -> None:
        self._sides = sides
        self._against: dict[str, set[str]] = defaultdict(set)
        for pair in adversaries:
            if len(pair) == 2:
                one, other = pair
                self._against[one].add(other)
                self._against[other].add(one)
        self._known: dict[frozenset[str], bool] = {}
        self._told: dict[str, Hashable] = {}

    def about(self, origin: str) -> Hashable:
        """All that whether an origin is opposed to another follows from."""
        found = self._told.get(origin)
        if found is None:
            sides = self._sides.get(origin, set())
            against = frozenset(other for side in sides if side in self._against for other in self._against[side])
            found = self._told[origin] = (frozenset(sides), against)
        return found

    def __contains__(self, pair: object) -> bool:
        if not isinstance(pair, frozenset) or len(pair) != 2 or not self._against:
            return False
        found = self._known.get(pair)
        if found is None:
            left, right = (self._sides.get(origin, ()) for origin in pair)
            found = self._known[pair] = any(not self._against[side].isdisjoint(right) for side in left if side in self._against)
        return found


def opposed_voices(
    figures: Sequence[Figure], statements: Sequence[Statement], entities: Sequence[Entity], incidents: Sequence[Incident]
) -> Opposition:
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
    voices = {(claim.origin, claim.attribution[-1].entity) for claim in claims if claim.origin and len(claim.attribution) > 1}
    for origin, voice in voices:
        sides.setdefault(origin, set()).update(found for found in (side(voice), side(origin), voice, origin) if found)
    return Opposition(sides, adversaries)


def mark_opposed(
    findings: Sequence[Finding], origin_of: Mapping[str, str | None], opposed: Container[frozenset[str]]
) -> tuple[Finding, ...]:
    """The findings, agreements marked that hold voices of opposed sides."""
    found = []
    for finding in findings:
        if finding.kind is FindingKind.AGREEMENT:
            keys = {key for claim in finding.claims if (key := origin_of.get(claim))}
            if any(frozenset(pair) in opposed for pair in combinations(keys, 2)):
                finding = msgspec.structs.replace(finding, opposed_sides=True)
        found.append(finding)
    return tuple(found)
