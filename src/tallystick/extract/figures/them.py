"""'His two uncles were asleep. He shot and killed them.': what is told of 'them' is told of those counted just before."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.extract.figures.cues import BE, Predicate
from tallystick.extract.figures.drafts import Draft
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import PERSON_CLASSES
from tallystick.lexicon.measures import KILLED, MISSING, NEGATIONS, OTHER, TRAPPED, TROOPS, WOUNDED
from tallystick.records.parsed import Parsed

BACK = 1
"""Sentences back in which those whom 'them' means are counted."""
APART = frozenset(", ; when as while he she".split())
"""Words between those counted and the verb that tell of somebody else's doing."""
LARGEST = 12
"""How many 'them' are at most: who shoots at a crowd of hundreds and 'kills them' is read no further."""


def told_of_them(parsed: Parsed, words: Sequence[Word], number: int, drafts: list[Draft]) -> None:
    """Gives the last people counted the measure of 'killed them', where nothing else is said of them; changes ``drafts`` in place."""
    lower = [word.lower for word in words]
    if "survived" in lower and _nobody_lived(lower):
        _none_left(number, drafts)
    if "them" not in lower:
        return
    clause = Clause(parsed, words, [])
    cue = next((c for c in clause.cues.values() if c.kind == "trans" and clause.lower(c.last) == "them"), None)
    if cue is None or cue.measure not in {KILLED, WOUNDED} or clause.lower(cue.last + 1) in {"both", "all", "to"}:
        return
    if {clause.lower(i) for i in range(max(0, cue.first - 3), cue.first)} & (NEGATIONS | BE | {"to"}):
        return
    for index in range(len(drafts) - 1, -1, -1):
        told = drafts[index]
        if number - told.sentence > BACK or told.measure in {KILLED, WOUNDED}:
            return
        quantity = told.what.quantity
        if told.what.counted not in PERSON_CLASSES or quantity.low != quantity.high or not 1 < (quantity.low or 0) <= LARGEST:
            continue
        if (
            told.sentence == number
            and not {word.lower for word in words if told.words[told.what.last - 1].end <= word.start < words[cue.first].start} & APART
        ):
            continue  # 'two others came up and shot them'
        if told.measure in {OTHER, TROOPS} and told.predicate is None:
            drafts[index] = told._replace(measure=clause.fatal(cue), predicate=Predicate(clause.fatal(cue), -1, -1))
        return


def _nobody_lived(lower: list[str]) -> bool:
    """'None survived', 'none of them survived', 'no one survived'; 'none of the three survived' counts them itself."""
    for at, word in enumerate(lower):
        if word in {"none", "nobody"} or lower[at : at + 2] == ["no", "one"]:
            rest = lower[at + (2 if word == "no" else 1) :]
            rest = rest[2:] if rest[:2] == ["of", "them"] else rest
            return rest[:1] == ["survived"]
    return False


def _none_left(number: int, drafts: list[Draft]) -> None:
    """The last people counted are dead."""
    for index in range(len(drafts) - 1, -1, -1):
        told = drafts[index]
        if number - told.sentence > BACK or told.measure == KILLED:
            return
        if told.what.counted in PERSON_CLASSES and told.measure in {WOUNDED, TRAPPED, MISSING, OTHER} and told.what.quantity.low:
            drafts[index] = told._replace(measure=KILLED, predicate=Predicate(KILLED, -1, -1))
            return
