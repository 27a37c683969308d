"""Who is brought where, with whom somebody was hurt, who only lives somewhere, and which of two neighbours is a count's own predicate."""

from __future__ import annotations

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.reach import BODIES, BRINGING, LATER, PULLING
from tallystick.lexicon.counted import PERSON_CLASSES, SETTLEMENT_NOUNS, Counted
from tallystick.lexicon.measures import (
    AUXILIARIES,
    CENTER_KINDS,
    CENTERS,
    DETAINED,
    DISPLACED,
    EVACUATED,
    HOSPITALS,
    KILLED,
    MISSING,
    OTHER,
    RESCUED,
    STATES,
    TRAPPED,
    WOUNDED,
)

MOVING = frozenset("moved moving move moves shifted shifting".split())
AWAY = frozenset({"out of", "to higher", "away from", "from low", "from the", "from their", "from coastal", "to shelters", "to relief"})
"""Where people are moved to or from who are in danger."""


def carried(clause: Clause, count: Count) -> Predicate | None:
    """'pulled 12 people out of the rubble', 'took 30 people to hospital': a verb of moving and where it brought them."""
    verb = clause.lower(count.first - 1)
    goes = [clause.lower(i) for i in range(count.last, count.last + 5)]
    if verb in PULLING and goes[0] in {"from", "out", "alive", "free"}:
        return Predicate(RESCUED, count.first - 1, count.first)
    if verb in {"took", "take", "taking", "takes", "picked"} and (goes[0] == "aboard" or goes[:2] == ["on", "board"]):
        return Predicate(RESCUED, count.first - 1, count.first)  # 'a trawler took 24 of them on board'
    care = HOSPITALS & set(goes) or (CENTERS & set(goes) and CENTER_KINDS & set(goes))
    put = verb in {"put", "puts", "putting"} and goes[0] in {"in", "into"}
    if ((verb in BRINGING and goes[0] in {"to", "into"}) or put) and care:
        return Predicate(WOUNDED, count.first - 1, count.first)
    if verb in BRINGING | MOVING and goes[0] == "to" and {"safety", "safer", "safe"} & set(goes):
        return Predicate(EVACUATED, count.first - 1, count.first)
    if verb in MOVING and count.counted in {Counted.PERSON, Counted.HOUSEHOLD} and " ".join(goes[:2]) in AWAY:
        return Predicate(EVACUATED, count.first - 1, count.first)
    return None


def along_with(clause: Clause, count: Count) -> Predicate | None:
    """'was killed along with two other people': what befell the first befell them."""
    first = count.first - (clause.lower(count.first - 1) in {"his", "her", "their", "the"})
    back = [clause.lower(i) for i in range(max(0, first - 2), first)]
    if back not in (["along", "with"], ["together", "with"], ["as", "did"], ["as", "were"], ["so", "did"], ["so", "were"]) and back[
        -1:
    ] != ["alongside"]:
        return None
    for position in range(count.first - 2, max(-1, count.first - 12), -1):
        cue = clause.cue_ends.get(position)
        if cue is not None and cue.measure in {KILLED, WOUNDED, DETAINED}:
            return Predicate(cue.measure, cue.first, cue.last)
    return None


def population(clause: Clause, count: Count) -> bool:
    """'a city of about 430,000 people', 'a population of 40,000', 'home to 20,000 people'."""
    before = [clause.lower(i) for i in range(max(0, count.first - 4), count.first)]
    if not before:
        return False
    if before[-1] == "of" and len(before) > 1 and (before[-2] in SETTLEMENT_NOUNS or before[-2] == "population"):
        return count.counted in {None, Counted.PERSON}
    return before[-2:] == ["home", "to"] and count.counted in PERSON_CLASSES


def choose(clause: Clause, count: Count, right: Predicate | None, left: Predicate | None) -> Predicate | None:
    """Which of two neighbours is the count's own: 'left nine people wounded' the right one, 'killed 12 people wounded earlier' the left."""
    if right is None or left is None:
        return right or left
    if left.measure == OTHER:
        return right  # 'treated 12 wounded people'
    if (left.measure, right.measure) == (WOUNDED, KILLED) and [
        word for i in range(count.last, right.first) if (word := clause.lower(i)) not in LATER
    ] == [",", "who"]:
        return right  # 'shot a guard, who later died'
    if left.measure == KILLED and right.measure in {RESCUED, EVACUATED, TRAPPED, MISSING} and clause.lower(left.first) in BODIES:
        return left  # 'the bodies of 31 people were pulled from the ruins'
    if left.measure == EVACUATED and right.measure == DISPLACED and clause.lower(right.first) == "from":
        return left  # 'the evacuation of 50 families from their farms'
    if left.measure == WOUNDED and clause.lower(count.last) in {"dead", "fatally"}:
        return right  # 'shot three people dead'
    if left.toll or clause.leave_verb(count):
        return left if left.toll else right
    state = clause.lower(right.first) in STATES or not clause.lower(right.first).endswith("ing")
    between = range(count.last, right.first)
    if (len(between) <= 1 or all(clause.lower(i) in AUXILIARIES | {"to", "who", "that"} for i in between)) and state:
        return left if left.first == count.first - 1 else right
    return left


def agent(clause: Clause, count: Count) -> bool:
    """'by 20 gunmen': who did it, not whom it befell."""
    return clause.lower(count.first - 1) == "by" and count.counted in PERSON_CLASSES
