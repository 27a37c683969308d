"""What the stages that see a whole case keep from one account of it to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar

Kept = TypeVar("Kept")

SPARE = 64
"""Cells beyond those in use that may stay before they are swept out, beside a quarter of those in use."""


class Cells:
    """Results of pure functions by key, each beside what it was made from: made again only when that is not equal any more."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Any, Any]] = {}

    def of(self, key: Hashable, made_from: tuple[Any, ...], make: Callable[[], Kept]) -> Kept:
        """What is kept under the key; made where it is not there, or was made from something else."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] == made_from:
            found: Kept = kept[1]
            return found
        made = make()
        self._kept[key] = (made_from, made)
        return made

    def get(self, key: Hashable, made_from: tuple[Any, ...]) -> Any:
        """What is kept under the key where it was made from just this; else None."""
        kept = self._kept.get(key)
        return kept[1] if kept is not None and kept[0] == made_from else None

    def same(self, key: Hashable, value: Kept) -> Kept:
        """The value as it was kept before where it is equal, so that who compares finds the very same."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] == value:
            found: Kept = kept[0]
            return found
        self._kept[key] = (value, value)
        return value

    def sweep(self, used: Collection[Hashable]) -> None:
        """Drops what is under other keys, once that is a good part of all."""
        if len(self._kept) > len(used) + len(used) // 4 + SPARE:
            wanted = used if isinstance(used, (set, frozenset, dict)) else set(used)
            self._kept = {key: kept for key, kept in self._kept.items() if key in wanted}


class Memory:
    """One case's memory. It only saves time: an account made with it equals one made without, whatever the case was before.

    Each stage has a shelf of its own, on which it keeps results beside what they were made from; what no longer holds it makes again. One
    memory serves one case at a time and one thread at a time.
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
