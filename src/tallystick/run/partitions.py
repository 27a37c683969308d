"""The comparison of incidents over the partitions of (place, day), by a crew of workers: the one case-wide work that grows with pairs.

Which tellings meet, and which are joined, is told over the whole case: a telling may meet others in several buckets, and what one join does
bears on the next. Only the comparison hangs on the two tellings alone, so it is what may be done anywhere with the same result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from tallystick.resolve.incidents.link import compare_tellings
from tallystick.resolve.incidents.match import Match
from tallystick.resolve.incidents.telling import Telling
from tallystick.run.crew import CannotWork, Crew, work_through

PAIRS = 4_000
"""Pairs of a piece of work: about a second."""
HELD = 400_000
"""Pairs that are sorted into partitions at a time, so that memory stays flat."""
MAKER = "tallystick.run.partitions:MatchWorker"

Pair = tuple[Telling, Telling]
Partition = tuple[str, str]
"""A place's key and a day; empty where a telling has none."""


class Pairs(msgspec.Struct, frozen=True):
    """A piece of work: tellings, each once, and which of them are compared."""

    tellings: tuple[Telling, ...]
    pairs: tuple[tuple[int, int], ...]

    def encode(self) -> bytes:
        """As bytes."""
        return msgspec.json.encode(self)

    def halves(self) -> list[Pairs]:
        """Two parts; none where it is one pair."""
        middle = len(self.pairs) // 2
        return [Pairs(self.tellings, self.pairs[:middle]), Pairs(self.tellings, self.pairs[middle:])] if middle else []


class MatchWorker:
    """Compares tellings in a process of its own."""

    def __init__(self, order: bytes) -> None:
        pass

    def do(self, work: bytes) -> bytes:
        """The pairs that may be one."""
        given = msgspec.json.decode(work, type=Pairs)
        tellings = given.tellings
        return msgspec.json.encode(list(compare_tellings((tellings[one], tellings[other]) for one, other in given.pairs)))


class CompareByPartition:
    """Gives pairs of tellings to a crew, those of a place and a day together; the result is that of comparing them here."""

    def __init__(self, crew: Crew, pairs: int = PAIRS) -> None:
        """``crew`` of workers made by ``MAKER``; ``pairs`` in a piece."""
        self.crew = crew
        self.pairs = pairs

    def __call__(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, str, Match]]:
        """Of the pairs those that may be one. Raises CannotWork where no worker survives a pair."""
        for piece, answer in work_through(self.crew, self._pieces(pairs)):
            if answer is None:
                ids = " and ".join(telling.id for telling in piece.tellings[:2])
                raise CannotWork(f"no worker survived comparing {ids}")
            yield from msgspec.json.decode(answer, type=list[tuple[str, str, Match]])

    def _pieces(self, pairs: Iterable[Pair]) -> Iterator[Pairs]:
        held: dict[Partition, list[Pair]] = defaultdict(list)
        count = 0
        for pair in pairs:
            held[partition_of(pair[0])].append(pair)
            count += 1
            if count == HELD:
                yield from self._packed(held)
                held.clear()
                count = 0
        yield from self._packed(held)

    def _packed(self, held: dict[Partition, list[Pair]]) -> Iterator[Pairs]:
        """The partitions in order; small ones share a piece, large ones fill several."""
        waiting: list[Pair] = []
        for partition in sorted(held):
            for pair in held[partition]:
                waiting.append(pair)
                if len(waiting) == self.pairs:
                    yield _piece(waiting)
                    waiting = []
        if waiting:
            yield _piece(waiting)


def partition_of(telling: Telling) -> Partition:
    """The place and day by which a telling is sorted."""
    return telling.place_key or "", telling.day or telling.first or ""


def _piece(pairs: list[Pair]) -> Pairs:
    number: dict[str, int] = {}
    tellings: list[Telling] = []
    for pair in pairs:
        for telling in pair:
            if telling.id not in number:
                number[telling.id] = len(tellings)
                tellings.append(telling)
    return Pairs(tuple(tellings), tuple((number[one.id], number[other.id]) for one, other in pairs))
