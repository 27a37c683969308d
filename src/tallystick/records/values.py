"""Values that can be compared: closed intervals of numbers and of days, and the one question ``relate``."""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec


class Relation(StrEnum):
    """How one set of possible values lies to another."""

    EQUAL = "equal"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPS = "overlaps"
    APART = "apart"


class Interval(msgspec.Struct, frozen=True, gc=False):
    """The closed interval that words allow; None where it is open ('at least 10' is 10..None)."""

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval's low end {self.low} lies above its high end {self.high}")

    @property
    def bounds(self) -> tuple[float, float]:
        """Both ends with infinities for the open ones; a count is never below 0, but a bound may be."""
        return (-math.inf if self.low is None else self.low, math.inf if self.high is None else self.high)

    @property
    def exact(self) -> bool:
        """Whether one value alone is allowed."""
        return self.low is not None and self.low == self.high


class TimeSpan(msgspec.Struct, frozen=True, gc=False):
    """ISO 8601 days or minutes, both ends included, each as precise as the report is; None where open."""

    start: str | None
    end: str | None
    basis: str
    """How it was resolved, in words a reader can check: '“Tuesday”, past, of a report of 2022-03-16'."""

    @property
    def first_day(self) -> str | None:
        """The first day as YYYY-MM-DD; None before the year 1, which no calendar of the library reaches."""
        return self.start[:10] if self.start and not self.start.startswith("-") else None

    @property
    def last_day(self) -> str | None:
        """The last day as YYYY-MM-DD; None before the year 1."""
        return self.end[:10] if self.end and not self.end.startswith("-") else None


def relate(a: Interval, b: Interval) -> Relation:
    """How the values that ``a`` allows lie to those that ``b`` allows."""
    (a_low, a_high), (b_low, b_high) = a.bounds, b.bounds
    if (a_low, a_high) == (b_low, b_high):
        return Relation.EQUAL
    if a_high < b_low or b_high < a_low:
        return Relation.APART
    if b_low <= a_low and a_high <= b_high:
        return Relation.INSIDE
    if a_low <= b_low and b_high <= a_high:
        return Relation.AROUND
    return Relation.OVERLAPS
