"""Axes: from values to per cent of a width, with round ticks."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

import msgspec

LOG_FROM = 50.0
"""Largest over smallest value from which on a scale is logarithmic: below it both ends stay visible on a linear one."""
LEFT, RIGHT = 3.0, 88.0
"""Per cent of the width at which the scale begins and ends; open ends and labels run on into the rest."""
MOST_TICKS = 6
LEAST = 1e-6
"""Values below are drawn at nothing."""


class Tick(msgspec.Struct, frozen=True):
    """A labelled place of an axis."""

    at: float
    label: str


class Scale(msgspec.Struct, frozen=True):
    """A linear or logarithmic scale over values of at least 0."""

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[Tick, ...]

    def at(self, value: float) -> float:
        """Per cent of the width, LEFT to RIGHT; values beyond an end stand at the end."""
        return _at(value, self.low, self.high, self.logarithmic)


def make_scale(values: Sequence[float]) -> Scale:
    """A scale on which all the values lie, with both its ends round."""
    top = max((v for v in values), default=1.0)
    positive = [v for v in values if v >= LEAST]
    if len(positive) > 1 and top / min(positive) >= LOG_FROM:
        low, high = 10.0 ** floor(log10(min(positive)) + 1e-9), 10.0 ** ceil(log10(top) - 1e-9)
        decades = max(1, round(log10(high) - log10(low)))
        steps = (1, 3) if decades <= 2 else (1,)
        stride = max(1, ceil(decades / MOST_TICKS))
        marks = [low * 10**n * step for n in range(0, decades + 1, stride) for step in steps if low * 10**n * step <= high]
        return Scale(low, high, True, tuple(Tick(_at(v, low, high, True), short(v)) for v in marks))
    step = _step(top if top >= LEAST else 1.0)
    high = step * max(1, ceil(top / step - 1e-9))
    marks = [step * n for n in range(round(high / step) + 1)]
    return Scale(0.0, high, False, tuple(Tick(_at(v, 0.0, high, False), short(v)) for v in marks))


def _step(top: float) -> float:
    """The least of 1, 2, 2.5, 5 and their tenfolds that gives at most MOST_TICKS ticks; whole for small counts."""
    power = 10.0 ** floor(log10(top / MOST_TICKS))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if top / (power * factor) <= MOST_TICKS - 1)
    return max(1.0, ceil(step)) if top >= 1 and step < 5 else step


def _at(value: float, low: float, high: float, logarithmic: bool) -> float:
    start, end, here = (log10(low), log10(high), log10(max(value, low))) if logarithmic else (low, high, value)
    share = (here - start) / (end - start)
    return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 3)


def short(value: float) -> str:
    """'950', '2,500', '25k', '1.2m' for axes."""
    for least, unit, letter in ((1e9, 1e9, "bn"), (1e6, 1e6, "m"), (1e4, 1e3, "k")):
        if abs(value) >= least:
            return f"{value / unit:,.4g}{letter}"
    return f"{value:,.4g}" if value != int(value) else f"{int(value):,}"
