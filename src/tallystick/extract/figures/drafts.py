"""A count with its measure, before parts and wholes are joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import PERSON_CLASSES, Counted
from tallystick.lexicon.measures import KILLED, STATES, WOUNDED

if TYPE_CHECKING:
    from tallystick.extract.figures.predicates import Clause


class Draft(NamedTuple):
    """A count with its measure, before parts and wholes are joined."""

    what: Count
    measure: str
    predicate: Predicate | None
    words: Sequence[Word]
    sentence: int
    part_of: int | None = None


def countable(draft: Draft) -> bool:
    """Whether it counts people, or nobody named, so that a part of it may follow."""
    harmed = draft.what.counted is Counted.EVENT and draft.measure in {KILLED, WOUNDED}  # 'nine injuries'
    return draft.what.kind == "count" and (draft.what.counted in PERSON_CLASSES or draft.what.counted is None or harmed)


def not_larger(part: Count, whole: Count) -> bool:
    """Whether the first may be a part of the second by its size."""
    part_low = part.quantity.low if part.quantity.low is not None else 0
    whole_high = whole.quantity.high
    return whole_high is None or part_low <= whole_high


def counts_some(count: Count) -> bool:
    """Whether the count may be of more than one, so that it can have parts."""
    return count.kind == "count" and (count.quantity.high is None or count.quantity.high > 1)


def of_the_same(drafts: Sequence[Draft]) -> list[Draft]:
    """'Nine rebels attacked, and seven died': the bare number counts of those just told."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        bare = draft.what.head is None and draft.what.group is None and not draft.what.partitive and draft.predicate is not None
        if (
            bare
            and last is not None
            and last.what.counted in PERSON_CLASSES
            and last.predicate is None
            and not_larger(draft.what, last.what)
        ):
            draft = draft._replace(what=draft.what._replace(group=last.what.group))
        found.append(draft)
    return found


def state_meant(clause: Clause, count: Count) -> str | None:
    """Of 'two of the nine wounded died' the nine are wounded, whatever is told of the two."""
    if count.head is not None or count.partitive or clause.lower(count.first - 1) not in {"the", "those"}:
        return None
    return STATES.get(clause.lower(count.last))


def only_of_their_state(clause: Clause, count: Count, draft: Draft) -> bool:
    """'None of the wounded had grave injuries', 'none of the injuries is serious': how badly, and not how many."""
    if not (count.partitive and count.quantity.low == count.quantity.high == 0):
        return False
    hurts = count.head is not None and clause.lower(count.head) in {"injuries", "wounds"}
    inside = draft.predicate is not None and 0 <= draft.predicate.first <= count.quantity.last + 2
    return hurts or (inside and draft.measure == WOUNDED)
