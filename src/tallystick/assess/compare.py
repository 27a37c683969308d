"""What two answers to one question are to each other. Every verdict carries its reason."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from tallystick.lexicon.numbers import PLURAL_SCALES, SMALL_VAGUE
from tallystick.records.question import Answer
from tallystick.records.values import Interval, Relation, relate

APPROXIMATE_SHARE = 0.1
"""'about 20,000' allows a tenth either way: agencies round to the leading digit, and no wider reading is used in the field's guides."""
SAME_SHARE = 0.05
"""Two bounds that differ by less than this, or by one ('at least 100', 'more than 100'), are the same round number."""
NEAR_SHARE = 0.75
"""Share of the lower end of a word for a size from which on a number is still what the word may mean: 22 are dozens."""
GROWING = frozenset(
    {"killed", "wounded", "missing", "displaced", "refugees", "evacuated", "detained", "rescued", "sheltering", "buildings", "aid", "other", "population",
     "trapped", "released", "vehicles", "troops", "money"}
)  # fmt: skip
"""Measures whose totals grow as more is known or more happens."""


class Verdict(StrEnum):
    """What a pair of answers is."""

    SAME = "same"
    COMPATIBLE = "compatible"
    GREW = "grew"
    SHRANK = "shrank"
    CONFLICT = "conflict"


class Comparison(msgspec.Struct, frozen=True):
    """A verdict with its reason."""

    verdict: Verdict
    reason: str


def allowed(answer: Answer) -> Interval:
    """The values that the answer's words allow, an approximate number widened by ``APPROXIMATE_SHARE``."""
    interval = answer.interval or Interval(None, None)
    if not answer.approximate or (interval.low is None and interval.high is None):
        return interval
    if interval.high is None:
        return Interval((interval.low or 0.0) * (1 - APPROXIMATE_SHARE), None)
    low = interval.low if interval.low is not None else interval.high  # 'nearly 400' is not ten
    return Interval(low * (1 - APPROXIMATE_SHARE), interval.high * (1 + APPROXIMATE_SHARE))


def core(answer: Answer) -> float:
    """The number that the words name: the exact value, or the bound of an open interval, or the low end of a range."""
    interval = answer.interval or Interval(None, None)
    if interval.low is not None:
        return interval.low
    return interval.high if interval.high is not None else 0.0


def same_number(a: Answer, b: Answer) -> bool:
    """Whether the two name one number: equal, or bounds of one round number ('at least 100', 'more than 100', '100')."""
    if a.interval == b.interval:
        return True
    if _ranged(a) or _ranged(b):
        return False  # 'dozens' names no one number
    first, second = core(a), core(b)
    if first == second:
        return True
    if abs(first - second) <= 1 and max(first, second) >= 20 and (_open(a) or _open(b)):
        return True  # 'more than 100' starts at 101
    if (a.approximate or b.approximate) and max(first, second) > 0:
        return abs(first - second) <= SAME_SHARE * max(first, second)
    return False


def _open(answer: Answer) -> bool:
    return answer.interval is not None and (answer.interval.low is None) != (answer.interval.high is None)


def _ranged(answer: Answer) -> bool:
    interval = answer.interval
    return interval is not None and interval.low is not None and interval.high is not None and interval.low != interval.high


class Compared:
    """An answer with what comparing it asks for, worked out once."""

    __slots__ = ("allowed", "answer", "core", "days")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.allowed = allowed(answer)
        self.core = core(answer)
        self.days = (answer.as_of.last_day or "", answer.as_of.first_day or "") if answer.as_of else None


SAME = Comparison(Verdict.SAME, "they give one number")
GREW_WITHIN = Comparison(Verdict.GREW, "the later number is higher and does not contradict the earlier one")
GREW = Comparison(Verdict.GREW, "the later number is higher, as of a later day")
SHRANK = Comparison(Verdict.SHRANK, "the later number is lower and cannot be true beside the earlier one")
CONFLICT = Comparison(Verdict.CONFLICT, "no value satisfies both, and neither is of a later day")
OUTGROWN = Comparison(Verdict.COMPATIBLE, "a word like 'dozens' names no bounds that a number near them could break")
VAGUE = frozenset(bounds for bounds in (*PLURAL_SCALES.values(), *SMALL_VAGUE.values()) if bounds[0] != bounds[1])
"""The intervals of words that stand for a size and no count: where they end is a convention."""
COMPATIBLE = {
    relation: Comparison(Verdict.COMPATIBLE, f"one value can satisfy both ({relation.value})")
    for relation in Relation
    if relation is not Relation.APART
}


def compare(a: Answer, b: Answer, measure: str) -> Comparison:
    """What the later answer ``b`` is to the earlier ``a``; both must answer one question."""
    return compare_facts(Compared(a), Compared(b), measure)


def compare_facts(first: Compared, second: Compared, measure: str) -> Comparison:
    """The same for answers whose facts are worked out."""
    a, b = first.answer, second.answer
    if same_number(a, b):
        return SAME
    relation = relate(first.allowed, second.allowed)
    later = _later(first, second)
    grows = measure in GROWING
    if relation is not Relation.APART:
        if later and grows and second.core > first.core:
            return GREW_WITHIN
        return COMPATIBLE[relation]
    if later and grows and second.core > first.core:
        return GREW
    if _outgrows(first, second) or _outgrows(second, first):
        return OUTGROWN
    return SHRANK if later else CONFLICT


def _outgrows(number: Compared, vague: Compared) -> bool:
    """'140 were hurt' or '22' beside 'dozens were hurt': who counts says more than who does not, and nothing against it."""
    interval = vague.answer.interval
    return interval is not None and (interval.low, interval.high) in VAGUE and number.core >= NEAR_SHARE * (interval.low or 0.0)


def _later(first: Compared, second: Compared) -> bool:
    """Whether the second is of a later day than the first: by publication where both are known, else by as-of."""
    told, retold = first.answer.told, second.answer.told
    if told and retold and told != retold:
        return told < retold
    if first.days == second.days and first.answer.report == second.answer.report:
        return written_before(first.answer, second.answer)
    return bool(first.days and second.days and first.days < second.days)


def written_before(a: Answer, b: Answer) -> bool:
    """Whether the first is as of an earlier hour: the entries of a live page tell one day's tolls as they rise and are corrected."""
    ended, began = (a.as_of.end if a.as_of else None) or "", (b.as_of.start if b.as_of else None) or ""
    return "T" in ended and "T" in began and ended < began
