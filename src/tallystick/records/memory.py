"""What is kept of a case from one account of it to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Kept = TypeVar("Kept")


class Memory:
    """One case's memory. It only saves time: an account made with it equals one made without, whatever the case was before.

    Whoever makes accounts keeps there what they follow from. One memory serves one case at a time and one thread at a time.
    """

    def __init__(self) -> None:
        self._shelves: dict[str, Any] = {}

    def shelf(self, name: str, make: Callable[[], Kept]) -> Kept:
        """What is kept under that name; made where nothing is yet."""
        if name not in self._shelves:
            self._shelves[name] = make()
        found: Kept = self._shelves[name]
        return found

    def forget(self) -> None:
        """Drops everything; the next account is made from the start."""
        self._shelves.clear()


def shelf(memory: Memory | None, name: str, make: Callable[[], Kept]) -> Kept:
    """A shelf of the memory; without a memory one that is used once."""
    return make() if memory is None else memory.shelf(name, make)
