"""What a search asks for and what it finds."""

from __future__ import annotations

from math import inf

import msgspec

from tallystick.records.account import Figure
from tallystick.records.report import Evidence
from tallystick.run.query import Count

KINDS = ("figure", "incident", "statement", "report")

Key = str


class Hit(msgspec.Struct, frozen=True):
    """Something found: a record of the account, and the place in a report where it is read."""

    kind: str
    """'figure', 'incident', 'statement' or 'report'."""
    id: str
    evidence: Evidence


class Term(msgspec.Struct, frozen=True):
    """One part of a query: any of the alternatives must hold, and of an alternative every key."""

    shown: str
    alternatives: tuple[tuple[Key, ...], ...]

    @property
    def words(self) -> frozenset[str]:
        """Folded words that are marked in what is found."""
        return frozenset(key for keys in self.alternatives for key in keys if ":" not in key)

    @property
    def entities(self) -> frozenset[str]:
        """Entities that are marked in what is found."""
        return frozenset(key.partition(":")[2] for keys in self.alternatives for key in keys if key.startswith(("e:", "b:", "p:")))


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What a query found, best first in each kind."""

    figures: tuple[Hit, ...] = ()
    incidents: tuple[Hit, ...] = ()
    statements: tuple[Hit, ...] = ()
    reports: tuple[Hit, ...] = ()
    terms: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    """What was searched in place of what was typed, and what could not be looked at."""

    def of(self, kind: str) -> tuple[Hit, ...]:
        """The hits of one of ``KINDS``."""
        found: tuple[Hit, ...] = getattr(self, kind + "s")
        return found

    @property
    def total(self) -> int:
        """All hits."""
        return sum(len(self.of(kind)) for kind in KINDS)


def ends(figure: Figure) -> tuple[float, float]:
    """The ends that the words give; an open end counts as the one that is told, and without either nothing lies between them."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return (inf, -inf) if low is None or high is None else (low, high)


def bounds(count: Count) -> tuple[float, float]:
    """The ends of what is asked; without an end, infinite."""
    return -inf if count.low is None else count.low, inf if count.high is None else count.high


def fits(figure: Figure, count: Count) -> bool:
    """Whether the ends that the words give allow the count; an open end counts as the end that is told ('at least 60' is no '> 100')."""
    (low, high), (least, most) = ends(figure), bounds(count)
    return (count.measure is None or figure.measure == count.measure) and low <= high and low <= most and high >= least
