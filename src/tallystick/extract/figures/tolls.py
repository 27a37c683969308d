"""Running totals: 'the death toll has risen to', 'the number of those who fled passed'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.extract.figures.cues import BE, Predicate
from tallystick.extract.figures.reach import TOLL_REACH
from tallystick.lexicon.counted import COUNTED
from tallystick.lexicon.measures import AUXILIARIES, KILLED, REACHING, SKIPPABLE, STATES, TOLL_HEADS, TOLL_NOUNS

if TYPE_CHECKING:
    from tallystick.extract.figures.predicates import Clause


def toll(clause: Clause, index: int) -> Predicate | None:
    """'the death toll has risen to', 'a toll of', 'the number of those who fled passed'; ``index``: the word before."""
    lower = clause.lower(index)
    increment = lower == "by"
    if lower == "to" and clause.words[index - 1].digits and clause.lower(index - 2) == "from":
        index -= 3  # 'rose from 10 to 15'
        lower = clause.lower(index)
    told = clause.lower(index - 1)
    if lower in {"at", "to"} and told in TOLL_NOUNS and [clause.lower(index - i) for i in (4, 3, 2)] == ["that", "of", "the"]:
        return Predicate(TOLL_NOUNS[told], index - 1, index, toll=True)  # 'and that of the injured at 5,600'
    position = index
    if lower in {"to", "at", "by", "is", "was", "of", "from", ":", "now", "stands", "stood"} or lower in REACHING:
        while position > 0 and (clause.lower(position) in REACHING | SKIPPABLE | AUXILIARIES | {"to", "at", "by", ":", "from", "down"}):
            if clause.lower(position) in {"of"}:
                break
            position -= 1
    else:
        return None
    if lower == "of" and clause.lower(index - 1) not in {"toll", "count", "total", "tally"}:
        return None
    if (
        lower in {"to", "by", "at"}
        and not any(clause.lower(i) in REACHING - {"to", "at", "up"} for i in range(position, index))
        and clause.lower(position) not in TOLL_HEADS | {"up"}
        and not (clause.lower(position) in TOLL_NOUNS and "number" in [clause.lower(i) for i in range(position - 4, position)])
    ):
        return None
    # a clause back at most
    reach = range(position, max(-1, position - TOLL_REACH), -1)
    head = next((i for i in reach if clause.lower(i) in TOLL_HEADS), None)
    if head is None:
        head = next((i for i in reach if clause.lower(i) in TOLL_NOUNS and i >= position - 2), None)
        if head is not None and clause.lower(head) in STATES and COUNTED.get(clause.lower(head + 1)) is not None:
            return None  # 'the dead man was 24'
    if head is None or any(clause.words[i].text == ";" or clause.lower(i) == "there" for i in range(head, index)):
        return None  # 'of those displaced, there are 500 in tents'
    if clause.lower(head) == "victims" and lower in BE and clause.lower(head - 1) != "of":
        return None  # 'the victims were three men and a woman': who they were, and not how many died
    window = [clause.lower(i) for i in range(max(0, head - 2), min(len(clause.words), head + 10)) if i < index + 1]
    if clause.lower(head) in {"figure", "figures", "total", "tally", "count", "number", "numbers"} and not set(window) & set(TOLL_NOUNS):
        cue = next((c for c in clause.cues.values() if head < c.first < index), None)
        return Predicate(cue.measure, cue.first, cue.last, toll=True, increment=increment) if cue else None
    inner = next((c for c in clause.cues.values() if head < c.first < position and c.measure in {"refugees"}), None)
    if inner is not None:
        return Predicate(inner.measure, inner.first, inner.last, toll=True, increment=increment)
    close = [w for w in window if w in TOLL_NOUNS and w != "toll"]
    measure = TOLL_NOUNS[close[0]] if close else KILLED
    return Predicate(measure, head, head + 1, toll=True, increment=increment)
