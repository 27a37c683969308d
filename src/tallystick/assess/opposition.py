"""Agreement across opposed sides: the strongest kind there is, so it is marked."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from tallystick.records.account import Entity, Figure, Finding, FindingKind, Incident, Statement
from tallystick.records.rows import Book, Gathered, Rows, Rule, Summed


class Stance(NamedTuple):
    """The sides that an origin's voices stand on, and those that stand against them."""

    sides: frozenset[str]
    against: frozenset[str]


class Opposition(Container[frozenset[str]]):
    """The pairs of claims' origins whose voices stand on opposed sides, told when asked: between two large sides there are too many to list.

    Two sides are opposed when one blames the other for an incident of the case: it is read from the reports, never from a list.
    """

    def __init__(
        self,
        book: Book,
        figures: Rows[str, tuple[Figure, ...]],
        statements: Rows[str, tuple[Statement, ...]],
        entities: Rows[str, Entity],
        incidents: Rows[str, Incident],
    ) -> None:
        """``figures`` and ``statements`` by report, with their origins."""
        self._side = Rule(book, entities, lambda id_: entities[id_].side or entities[id_].country or id_)
        accused = Rule(book, incidents, lambda id_: self._accused(incidents[id_]) or None)
        adversaries = Gathered(book, accused, _both_ways)
        against = Rule(book, adversaries, lambda side: frozenset(adversaries.parts_of(side)))
        heard = Rule(book, figures, lambda report: _heard((*figures[report], *statements[report])) or None)
        voices = Summed(book, heard, lambda report, told: [(key, (report, voice or ""), voice) for key, voice in told], _voices)

        def stance(origin: str) -> Stance:
            sides = {origin}.union(*voices.sums(origin))
            sides.update([side for voice in tuple(sides) if (side := self._side.get(voice)) is not None])
            return Stance(frozenset(sides), frozenset().union(*(against.get(side, ()) for side in sides)))

        self._stances = Rule(book, voices, stance)

    def _accused(self, incident: Incident) -> tuple[tuple[str, str], ...]:
        """The pairs of sides of which one blames the other for the incident."""
        found: set[tuple[str, str]] = set()
        for blame in incident.perpetrators:
            accuser = blame.by[-1].entity if len(blame.by) > 1 else None
            if accuser is None:
                continue
            # Rebels and the army of one country share it: then the bodies themselves are the sides.
            side = self._side.get(accuser)
            for one, other in ((side, blame.actor.side), (accuser, blame.actor.entity)):
                if one and other and one != other:
                    found.add((min(one, other), max(one, other)))
        return tuple(sorted(found))

    def __contains__(self, pair: object) -> bool:
        if not isinstance(pair, frozenset) or len(pair) != 2:
            return False
        one, other = sorted(pair)
        first, second = self._stances.get(one), self._stances.get(other)
        return first is not None and second is not None and not first.against.isdisjoint(second.sides)


def _voices(told: Sequence[tuple[object, str | None]]) -> frozenset[str]:
    return frozenset([voice for _, voice in told if voice is not None])


def _both_ways(incident: str, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str], str]]:
    for one, other in pairs:
        yield one, (other, incident), other
        yield other, (one, incident), one


def _heard(claims: Sequence[Figure | Statement]) -> frozenset[tuple[str, str | None]]:
    """Origins with the entities that speak."""
    return frozenset([(claim.origin, claim.attribution[-1].entity) for claim in claims if claim.origin and len(claim.attribution) > 1])


def opposed_voices(
    figures: Sequence[Figure], statements: Sequence[Statement], entities: Sequence[Entity], incidents: Sequence[Incident]
) -> Opposition:
    """Pairs of claims' origins whose voices stand on opposed sides (see ``Opposition``)."""
    book = Book()
    found = Opposition(
        book,
        Rows.of(book, {"": tuple(figures)}),
        Rows.of(book, {"": tuple(statements)}),
        Rows.of(book, {entity.id: entity for entity in entities}),
        Rows.of(book, {incident.id: incident for incident in incidents}),
    )
    book.refresh()
    return found


def is_opposed(kind: FindingKind, origins: Collection[str], opposed: Container[frozenset[str]]) -> bool:
    """Whether it is an agreement of origins of which two are on opposed sides."""
    return kind is FindingKind.AGREEMENT and any(frozenset(pair) in opposed for pair in combinations(sorted(origins), 2))


def mark_opposed(
    findings: Sequence[Finding], origin_of: Mapping[str, str | None], opposed: Container[frozenset[str]]
) -> tuple[Finding, ...]:
    """The findings, agreements marked that hold voices of opposed sides."""
    found = []
    for finding in findings:
        if finding.kind is FindingKind.AGREEMENT:
            keys = {key for claim in finding.claims if (key := origin_of.get(claim))}
            if is_opposed(finding.kind, keys, opposed):
                finding = msgspec.structs.replace(finding, opposed_sides=True)
        found.append(finding)
    return tuple(found)
