"""Verbs and reaches that the predicates' rules share: who is brought where, how far a word looks, and who died of what was told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from tallystick.extract.figures.cues import Cue
from tallystick.extract.figures.words import Word
from tallystick.lexicon.measures import CLAUSE_BREAKS

PULLING = frozenset("pulled pulling pull pulls dug digging plucked plucking dragged hauled winched freed recovered".split())
BRINGING = frozenset(
    "took taken taking take rushed rushing transported transporting carried brought airlifted admitted sent sends send sending lands landed".split()
)
PREPOSITIONS = frozenset(
    """in at on from of with near aboard inside outside during by for around across under to into over between among along amid against
    throughout within after before through waiting queueing queuing standing sleeping travelling traveling""".split()
)
OBJECT_OPENING = frozenset("DT PRP PRP$ CD NN NNS NNP NNPS JJ WP".split())
"""Tags of words that may open a verb's object."""
RIGHT_REACH = 14
"""Words between what is counted and its predicate, prepositional phrases included; beyond it another clause has begun more often than not."""
LEFT_CHAIN = 12
"""Words that a list of victims may put between its verb and a later number ('killed a nurse, two aides and three children')."""
TOLL_REACH = 16
DIED_REACH = 9
"""Words between a harm and 'and died', within which the same ones are meant."""
ALL_REACH = 12
LATER = frozenset("later then subsequently eventually soon shortly thereafter since also".split())
FOLLOWS_PASSIVE = frozenset(
    """in on at by when after during and or while as from for near with since before but inside outside over last this early late earlier
    today yesterday overnight across under amid around to including among because where who along between so within among through following
    if monday tuesday wednesday thursday friday saturday sunday here there that too dead within although according into against upon
    instantly seriously critically severely badly several about some more another""".split()
)


def died_then(words: Sequence[Word], cue: Cue, cues: Mapping[int, Cue], starts: Container[int]) -> bool:
    """'was swept away and drowned', 'was shot and later died', 'shot three of them, killing them all': the same ones died of it."""
    lower = [word.lower for word in words]
    for index in range(cue.last, min(cue.last + ALL_REACH, len(words) - 1)):
        following = lower[index + 1 : index + 3]
        if lower[index] == "killing" and (following[:1] in (["all"], ["both"]) or following in (["them", "all"], ["them", "both"])):
            return True
        if lower[index] in {".", ";"}:
            break
    for index in range(cue.last, min(cue.last + DIED_REACH, len(words) - 1)):
        if index in starts or lower[index] in {",", ";", "."} | CLAUSE_BREAKS:
            return False
        if lower[index] == "and":
            at = index + 1
            while at < len(words) and lower[at] in LATER:
                at += 1
            return at in cues and lower[at] in {"died", "drowned", "perished", "succumbed"} and at + 1 not in starts
    return False
