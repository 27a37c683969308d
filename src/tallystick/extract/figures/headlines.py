"""What the short sentences of headlines tell: 'Two clerks, robber killed at bank', '6 people struck in shooting'."""

from __future__ import annotations

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.reach import FOLLOWS_PASSIVE
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.measures import KILLED, SHOTS, WOUNDED

LIST_WORDS = 6
"""Words of the nouns that a headline sets between a count and its verb ('2 guards, gunman, passer-by dead')."""
NOUNS = frozenset("NN NNP JJ NNS VBN".split())
STRUCK = frozenset({"struck", "hit"})
WHERE = frozenset("in at during outside near inside on by when as after".split())


def headline(clause: Clause, count: Count) -> Predicate | None:
    """The predicate of those counted in a headline; None where the words are no headline's."""
    if count.counted not in PERSON_CLASSES or count.quantity.high == 0:
        return None
    return _of_list(clause, count) or _struck(clause, count)


def _of_list(clause: Clause, count: Count) -> Predicate | None:
    """'2 guards, gunman dead in court attack', '4 adults, 3 children shot at fair': nouns without an article up to the word for all."""
    if clause.lower(count.last) != ",":
        return None
    someone = False
    for at in range(count.last + 1, min(count.last + 1 + LIST_WORDS, len(clause.words))):
        cue = clause.cues.get(at)
        if cue is not None:
            following = clause.lower(cue.last)
            closed = not following[:1].isalpha() or following in FOLLOWS_PASSIVE
            told = cue.measure in {KILLED, WOUNDED} and closed and (cue.kind != "trans" or clause.tag(cue.last - 1) != "VBG")
            return Predicate(clause.fatal(cue), cue.first, cue.last) if someone and told and cue.last not in clause.starts else None
        other = clause.starts.get(at)
        if other is not None and (other.counted not in PERSON_CLASSES or other.partitive):
            return None
        counted = clause.words[at].digits or other is not None
        if not counted and clause.tag(at) not in NOUNS and clause.lower(at) not in COUNTED and clause.lower(at) not in {",", "and", "&"}:
            return None
        someone = COUNTED.get(clause.lower(at)) in PERSON_CLASSES or (someone and clause.lower(at) in {",", "and", "&"})
    return None


def _struck(clause: Clause, count: Count) -> Predicate | None:
    """'6 people struck in Vesk shooting': who is hit where shots are told of."""
    if clause.lower(count.last) not in STRUCK or clause.lower(count.last + 1) not in WHERE | {"", "."}:
        return None
    shots = {word.lower for word in clause.words} & SHOTS
    return Predicate(WOUNDED, count.last, count.last + 1) if shots else None
