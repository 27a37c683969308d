"""Which tellings are compared: those that meet in a bucket, and of a large bucket the neighbours. Kept up to date as tellings come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from tallystick.resolve.incidents.telling import Telling

BUCKET_CAP = 60
"""Tellings of one bucket that are compared each with each; in a larger one each meets its nearest neighbours only."""
NEIGHBOURS = 12

Key = tuple[str, ...]
Place = tuple[str, str, str, int, str]
"""Where a telling stands in its buckets: by day, place, report, place in the report, id."""
Couple = tuple[str, str]
"""Ids of two tellings, the smaller first."""


def _place(telling: Telling) -> Place:
    return (telling.day or "", telling.place_key or "", telling.report, telling.start, telling.id)


def couple(one: str, other: str) -> Couple:
    """The two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


class Candidates:
    """The buckets of a case's tellings."""

    def __init__(self) -> None:
        self.tellings: dict[str, Telling] = {}
        self.keys: dict[str, tuple[Key, ...]] = {}
        self.buckets: dict[Key, list[Place]] = defaultdict(list)

    def update(self, tellings: Mapping[str, Telling], changed: Collection[str]) -> tuple[set[Couple], set[Couple] | None]:
        """(couples that meet now, couples that meet no more) of the tellings under ``changed``, and of those that they moved.

        Where much has changed all couples that meet are given, and None: no others do.
        """
        if len(changed) * 4 > len(tellings):
            return self._fill(tellings), None
        met: set[Couple] = set()
        parted: set[Couple] = set()
        for id_ in sorted(changed):
            if id_ in self.tellings:
                self._remove(id_, met)
        for id_ in sorted(changed):
            if id_ in tellings:
                self._insert(tellings[id_], met, parted)
        parted = {pair for pair in parted if not self.meet(*pair)}
        return {pair for pair in met - parted if pair[0] in self.tellings and pair[1] in self.tellings}, parted

    def _fill(self, tellings: Mapping[str, Telling]) -> set[Couple]:
        """All couples, from the start."""
        self.tellings = dict(tellings)
        self.keys = {id_: tuple(telling.block_keys()) for id_, telling in tellings.items()}
        self.buckets = defaultdict(list)
        for id_, telling in tellings.items():
            place = _place(telling)
            for key in self.keys[id_]:
                self.buckets[key].append(place)
        met: set[Couple] = set()
        for key, members in self.buckets.items():
            members.sort()
            met.update(self._couples(key, members))
        return met

    def _couples(self, key: Key, members: list[Place]) -> Iterator[Couple]:
        if len(members) <= BUCKET_CAP:
            pairs = combinations(members, 2)
        else:
            pairs = ((left, right) for at, left in enumerate(members) for right in members[at + 1 : at + 1 + NEIGHBOURS])  # type: ignore[assignment]
        for left, right in pairs:
            if self._compared(key, left[-1], right[-1]):
                yield couple(left[-1], right[-1])

    def _compared(self, key: Key, one: str, other: str) -> bool:
        left, right = self.tellings[one], self.tellings[other]
        if key[0] == "undated":  # what is dated meets the like by its days
            return one != other and (left.last is None) != (right.last is None)
        # Both have a day of their own: they meet by the day.
        return one != other and not (key[0] == "month" and left.narrow and right.narrow)

    def _insert(self, telling: Telling, met: set[Couple], parted: set[Couple]) -> None:
        id_, place = telling.id, _place(telling)
        self.tellings[id_] = telling
        self.keys[id_] = tuple(telling.block_keys())
        for key in self.keys[id_]:
            members = self.buckets[key]
            at = bisect_left(members, place)
            if len(members) == BUCKET_CAP:
                parted.update(self._couples(key, members))
            elif len(members) > BUCKET_CAP:
                pairs = zip(members[max(0, at - NEIGHBOURS) : at], members[max(at, NEIGHBOURS) :], strict=False)
                parted.update(couple(left[-1], right[-1]) for left, right in pairs)
            insort(members, place)
            reach = members if len(members) <= BUCKET_CAP else members[max(0, at - NEIGHBOURS) : at + 1 + NEIGHBOURS]
            met.update(couple(id_, other[-1]) for other in reach if self._compared(key, id_, other[-1]))

    def _remove(self, id_: str, met: set[Couple]) -> None:
        telling = self.tellings[id_]
        place = _place(telling)
        for key in self.keys.pop(id_):
            members = self.buckets[key]
            at = bisect_left(members, place)
            del members[at]
            if len(members) == BUCKET_CAP:
                met.update(self._couples(key, members))
            elif len(members) > BUCKET_CAP:
                pairs = zip(members[max(0, at - NEIGHBOURS) : at], members[max(at, NEIGHBOURS) :], strict=False)
                met.update(couple(left[-1], right[-1]) for left, right in pairs if self._compared(key, left[-1], right[-1]))
            if not members:
                del self.buckets[key]
        del self.tellings[id_]

    def meet(self, one: str, other: str) -> bool:
        """Whether the two are compared."""
        if one not in self.tellings or other not in self.tellings:
            return False
        first, second = _place(self.tellings[one]), _place(self.tellings[other])
        for key in set(self.keys[one]) & set(self.keys[other]):
            if self._compared(key, one, other):
                members = self.buckets[key]
                if len(members) <= BUCKET_CAP or abs(bisect_left(members, first) - bisect_left(members, second)) <= NEIGHBOURS:
                    return True
        return False
