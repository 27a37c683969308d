"""The meaning of a time expression before and after it is tied to a calendar."""

from __future__ import annotations

import msgspec

from tallystick.records.values import TimeSpan


class Day(msgspec.Struct, frozen=True, tag="day"):
    """A stated day, month or year: parts that the words leave open are None ('March 11' has no year)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


TimeValue = Day


def resolve_time(value: TimeValue, published: str | None) -> TimeSpan | None:
    """The span that the value means in a report of ``published`` (ISO date or date-time; None: unknown); None where it cannot be told."""
    raise NotImplementedError
