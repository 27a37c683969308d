"""Verbs and reaches that the predicates' rules share: who is brought where, how far a word looks, and who died of what was told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from tallystick.extract.figures.cues import Cue
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import COUNTED, Counted
from tallystick.lexicon.measures import (
    BUILDING_DAMAGE,
    BUILDINGS,
    CLAUSE_BREAKS,
    KILLED,
    PEOPLE_MEASURES,
    STATES,
    TOLL_NOUNS,
    TRANSITIVE,
    WOUNDED,
)

PULLING = frozenset("pulled pulling pull pulls dug digging plucked plucking dragged hauled winched freed recovered".split())
BRINGING = frozenset(
    "took taken taking take rushed rushing transported transporting carried brought airlifted admitted sent sends send sending lands landed".split()
)
PREPOSITIONS = frozenset(
    """in at on from of with near aboard inside outside during by for around across under to into over between among along amid against
    throughout within after before through waiting queueing queuing standing sleeping travelling traveling""".split()
)
SENTENCING = frozenset("sentenced sentences sentencing sentence condemned condemns condemning".split())
"""Verbs behind which 'to death' is a verdict."""
OBJECT_DETERMINERS = frozenset("the a an another some also only just all those these further as his her their its what".split())
"""Words between a verb and the number of its object."""
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
DASHES = frozenset({"—", "–", "--"})
ASIDE_REACH = 24
"""Words of an aside between dashes."""
LABEL_WORDS = 5
"""Words of the label of a figure in a list ('Completely destroyed houses: 146')."""
EVENT_HARM = {"fatality": KILLED, "injury": WOUNDED}
"""Nouns that say what an event did, before its own noun ('three injury accidents')."""
LEFT_BEHIND = frozenset("home homes house houses village villages town city neighbourhood neighborhood area".split())
"""What people leave who are said to evacuate it."""
SHELTER_KINDS = frozenset("evacuation relief emergency displacement transit temporary makeshift collective idp refugee evacuee".split())
VERB_PHRASE_OPENING = frozenset({"was", "were", "had", "later", "subsequently"})
LATER = frozenset("later then subsequently eventually soon shortly thereafter since also".split())
FOLLOWS_PASSIVE = frozenset(
    """in on at by when after during and or while as from for near with since before but inside outside over last this early late earlier
    today yesterday overnight across under amid around to including among because where who along between so within among through following
    if monday tuesday wednesday thursday friday saturday sunday here there that too dead within although according into against upon
    instantly seriously critically severely badly several about some more another""".split()
)


def aside_end(words: Sequence[Word], dash: int) -> int | None:
    """Behind the dash that closes the aside which another opens; None where none does."""
    close = next((i for i in range(dash + 1, min(dash + ASIDE_REACH, len(words))) if words[i].text in DASHES), None)
    return close + 1 if close is not None else None


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
            closed = at + 1 >= len(words) or not words[at + 1].alpha or lower[at + 1] in FOLLOWS_PASSIVE
            died = at < len(words) and (lower[at] in {"died", "drowned", "perished", "succumbed"} or (lower[at] == "killed" and closed))
            return died and at in cues and at + 1 not in starts
    return False


def label_measure(words: Sequence[Word], first: int, last: int) -> str | None:
    """'Evacuated: 3,614', 'Houses destroyed: 146': the label before a bare number, as lists of figures have it; None without one."""
    if first < 2 or words[first - 1].text != ":" or (last < len(words) and words[last].text in {":", "%"}):
        return None
    label: list[str] = []
    for word in reversed(words[max(0, first - 1 - LABEL_WORDS) : first - 1]):
        if not word.alpha:
            break
        label.append(word.lower)
    if set(label) & BUILDING_DAMAGE:
        return BUILDINGS if "housing" in label or any(COUNTED.get(word) is Counted.BUILDING for word in label) else None
    verbs = {word: TRANSITIVE[word] for word in label if word.endswith("ed") and word in TRANSITIVE}
    told = [m for word in label if (m := STATES.get(word) or TOLL_NOUNS.get(word) or verbs.get(word))]
    return told[0] if told and told[0] in PEOPLE_MEASURES else None
