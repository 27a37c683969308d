"""The words of a sentence that say what became of somebody: single words and phrases of the measures' tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.extract.figures.words import Word
from tallystick.lexicon.measures import (
    CARRIED,
    HARM_NOUNS,
    HOSPITALS,
    INTRANSITIVE,
    KILLED,
    PHRASES,
    STATES,
    SUFFER_VERBS,
    TRANSITIVE,
    WOUNDED,
)

OPENINGS = {phrase.split()[0] for phrase in PHRASES}
LENGTHS = {opening: sorted({len(p.split()) for p in PHRASES if p.split()[0] == opening}, reverse=True) for opening in OPENINGS}
"""Words of the phrases that open with a word, the most first: few words open any."""
BE = frozenset("is are was were be been being get gets got getting 's 're".split())


class Cue(NamedTuple):
    """A word or phrase of the measures' tables: words ``[first, last)``."""

    first: int
    last: int
    measure: str
    kind: str
    """'trans', 'intr' or 'state'."""


class Predicate(NamedTuple):
    """The measure and the words that give it; ``first`` is -1 where the counted noun itself does."""

    measure: str
    first: int
    last: int
    negated: bool = False
    toll: bool = False
    increment: bool = False


def find_cues(words: Sequence[Word]) -> dict[int, Cue]:
    """Start word → cue; the longest phrase wins and cues do not overlap."""
    found: dict[int, Cue] = {}
    index = 0
    while index < len(words):
        cue = _cue_at(words, index)
        if cue is None:
            index += 1
        else:
            found[index] = cue
            index = cue.last
    return found


def _cue_at(words: Sequence[Word], index: int) -> Cue | None:
    for length in LENGTHS.get(words[index].lower, ()):
        phrase = " ".join([w.lower for w in words[index : index + length]])
        if 1 < length <= len(words) - index and phrase in PHRASES:
            measure, kind = PHRASES[phrase]
            return Cue(index, index + length, measure, kind)
    lower = words[index].lower
    if lower in SUFFER_VERBS:
        end = next(
            (i for i in range(index + 1, min(index + 6, len(words))) if words[i].lower in HARM_NOUNS or words[i].text in ",;."), None
        )
        if end is None or words[end].lower not in HARM_NOUNS:
            return None
        if any(words[i].lower in INTRANSITIVE for i in range(index + 1, end)):
            return None  # 'had died of burns'
        fatal = any(words[i].lower in {"fatal", "mortal"} for i in range(index + 1, end))
        return Cue(index, end + 1, KILLED if fatal else WOUNDED, "intr")
    if lower in CARRIED:
        for at in range(index + 1, min(index + 10, len(words))):
            if words[at].lower in HOSPITALS:
                return Cue(index, at + 1, WOUNDED, "trans")
            if words[at].text in {",", ";", "."}:
                break
    if lower in TRANSITIVE:
        if (
            lower == "shot"
            and index + 1 < len(words)
            and words[index + 1].lower in {"down", "at", "up"}
            and (index == 0 or words[index - 1].lower not in BE)
        ):
            return None
        return Cue(index, index + 1, TRANSITIVE[lower], "trans")
    if lower in INTRANSITIVE:
        return Cue(index, index + 1, INTRANSITIVE[lower], "intr")
    if lower in STATES and lower != "fatal":
        return Cue(index, index + 1, STATES[lower], "state")
    return None
