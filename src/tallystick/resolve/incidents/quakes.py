"""What tells one earthquake from another."""

from __future__ import annotations

import re

MAGNITUDE = re.compile(
    r"\b(?P<before>\d(?:\.\d)?)[- ]magnitude\b|\bmagnitude[- ](?:of )?(?P<behind>\d(?:\.\d)?)\b|\bmeasur(?:ing|ed) (?:a |at )?(?P<measured>\d\.\d)\b|"
    r"\b(?P<scale>\d(?:\.\d)?)(?: quake| tremor)? on the Richter\b",
    re.IGNORECASE,
)
REVISED = 0.5
"""What a first measurement is off by at most: seismological services revise theirs by some tenths."""


def magnitude_of(words: str) -> float | None:
    """The magnitude that the words give a quake; None where they give none, or several."""
    told = {float(next(number for number in found.groups() if number)) for found in MAGNITUDE.finditer(words)}
    return told.pop() if len(told) == 1 else None


def two_quakes(one: float | None, other: float | None) -> bool:
    """Whether two magnitudes are those of two quakes."""
    return one is not None and other is not None and abs(one - other) > REVISED
