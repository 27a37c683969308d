"""A piece: a stretch of text with what it means, on the way to a mention."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.records.times import TimeValue


class Piece(NamedTuple):
    """Characters ``[start, end)`` and their value."""

    start: int
    end: int
    value: TimeValue
    kind: str
    """'date' (a day of a month), 'month', 'year', 'decade', 'season', 'quarter', 'weekday', 'day' ('today', 'the next day'), 'unit' ('last week'),
    'part', 'clock', 'length', 'set', 'reference', 'nth', 'range'."""
    told: bool = False
    """It counts from a time told before."""
    weak: bool = False
    """It stands only where it joins with another piece."""
