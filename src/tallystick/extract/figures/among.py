"""What befell those of whom a count is some: 'of those who died, 31 were children', 'among the freed were seven girls'."""

from __future__ import annotations

from tallystick.extract.figures.parts import BEFALLEN
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.lexicon.counted import PERSON_CLASSES
from tallystick.lexicon.measures import DISPLACED, EVACUATED, EXCHANGED, MISSING, RELEASED, RESCUED

OF_THOSE_REACH = 10
"""Words back from a count to the verb of 'the dead include …, … and three miners'."""
FRONT_REACH = 6
"""Words from 'Killed in the attack' to its 'were'."""
OPENING_REACH = 9
"""Words of 'Of those who died in the flood,'."""
THOSE = BEFALLEN | {
    "died": BEFALLEN["dead"],
    "drowned": BEFALLEN["dead"],
    **dict.fromkeys(("released", "freed"), RELEASED),
    **dict.fromkeys(("rescued", "saved"), RESCUED),
    **dict.fromkeys(("kidnapped", "abducted", "captured", "seized"), BEFALLEN["detained"]),
    "missing": MISSING,
    "evacuated": EVACUATED,
    "displaced": DISPLACED,
    "exchanged": EXCHANGED,
}
"""Words that say what befell 'the …' and 'those who …'."""
LISTING = frozenset("include includes included comprise comprised were are was".split())
DESCRIBING = frozenset("was were is are".split())
BEHIND_FATE = frozenset("in by on at during when from after near outside".split())
HANDED = frozenset("handed turned".split())


def of_those(clause: Clause, count: Count) -> str | None:
    """'the wounded included two women', 'the dead are three miners': the subject says what befell them."""
    for verb in range(count.first - 1, max(-1, count.first - OF_THOSE_REACH), -1):
        if clause.lower(verb) not in LISTING:
            continue
        subject = clause.lower(verb - 1) if verb else ""
        if clause.lower(verb - 3) == "of":
            return None  # 'two of the dead were a nurse and her son'
        if subject == "over" and clause.lower(verb - 2) in HANDED:
            return RELEASED
        told = clause.lower(0) in {"those", "the"} and verb <= OPENING_REACH and clause.lower(2) in BEHIND_FATE
        if told and clause.lower(1) in THOSE and clause.lower(verb) != "was":
            return THOSE[clause.lower(1)]  # 'Those killed in the fire were five pupils'
        fronted = clause.lower(0) if 0 < verb <= FRONT_REACH and clause.tag(verb).startswith("VB") else ""
        return THOSE.get(subject) or (BEFALLEN.get(fronted) if clause.lower(verb) in {"were", "are"} else None)
    return None


def of_a_fate(clause: Clause, count: Count) -> str | None:
    """'Of those who died in the flood, 31 were children and two were nurses': what befell all of whom some are described."""
    if count.partitive or (count.head is not None and count.counted not in PERSON_CLASSES) or clause.lower(count.last) not in DESCRIBING:
        return None
    if clause.lower(0) not in {"of", "among"} or clause.lower(1) not in {"the", "those", "these", "all"}:
        return None
    comma = next((i for i in range(2, min(count.first, OPENING_REACH)) if clause.lower(i) == ","), None)
    if comma is None or any(c.first < comma for c in clause.counts):
        return None
    return next((THOSE[clause.lower(i)] for i in range(2, comma) if clause.lower(i) in THOSE), None)
