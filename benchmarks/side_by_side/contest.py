"""Contenders take turns over the same texts; their seconds are compared round by round, so that a busy machine slows all of them alike."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec


class Round(msgspec.Struct, frozen=True):
    """Seconds of one turn."""

    clock: float
    processor: float
    """Of this process and of those that it started and that have ended."""


class Spent(msgspec.Struct):
    """A contender's rounds and its last answer."""

    rounds: list[Round]
    answer: Any = None


def compare(contenders: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, Spent]:
    """Lets each contender do its whole work ``rounds`` times, in turn."""
    spent = {name: Spent([]) for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            processor, clock = _processor(), time.perf_counter()
            spent[name].answer = work()
            spent[name].rounds.append(Round(time.perf_counter() - clock, _processor() - processor))
    return spent


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def row(spent: Mapping[str, Spent], name: str, beside: str, amount: float, unit: str) -> dict[str, object]:
    """Speed of one contender (``amount`` of ``unit`` a round), and how many times ``beside``'s seconds it takes: the median over rounds."""
    mine, theirs = spent[name].rounds, spent[beside].rounds
    return {
        f"{unit} a second, processor": _figures(amount / statistics.median([one.processor for one in mine])),
        f"{unit} a second, clock": _figures(amount / statistics.median([one.clock for one in mine])),
        f"seconds beside {beside}": _figures(ratio([one.processor for one in mine], [one.processor for one in theirs])),
    }


def ratio(mine: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(one / other for one, other in zip(mine, theirs, strict=True))


def _figures(value: float) -> float:
    """Three significant figures."""
    return float(f"{value:.3g}")


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs of two members of one group, each once, in order."""
    found: set[tuple[str, str]] = set()
    for group in groups:
        members = sorted(set(group))
        found.update((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
    return found


def score(gold: set[Any], found: set[Any]) -> dict[str, float]:
    """Precision, recall and F1 of what was found; 0 where nothing was found or nothing is to be found."""
    right = len(gold & found)
    return {
        "precision": round(right / len(found), 3) if found else 0.0,
        "recall": round(right / len(gold), 3) if gold else 0.0,
        "F1": round(2 * right / (len(gold) + len(found)), 3) if gold or found else 0.0,
        "found": len(found),
        "of": len(gold),
    }
