"""Whether two tellings may be of one thing."""

from __future__ import annotations

from tallystick.extract.incidents.tellings import Telling
from tallystick.lexicon import incidents as words


def compatible(first: Telling, second: Telling) -> bool:
    """Whether two tellings may be of one thing by their types."""
    return compatible_types(first.main.type, second.main.type)


def compatible_types(first: str, second: str) -> bool:
    """Whether two types may tell of one thing."""
    return first == second or {first, second} <= words.VIOLENT_TYPES or {first, second} <= {"disaster", "accident"}
