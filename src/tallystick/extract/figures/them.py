"""'His two uncles were asleep. He shot and killed them.': what is told of 'them' is told of those counted just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.extract.figures.cues import BE, Predicate
from tallystick.extract.figures.drafts import Draft
from tallystick.extract.figures.numbers import Quantity
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.unreal import is_unreal
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES, Counted
from tallystick.lexicon.measures import KILLED, MISSING, NEGATIONS, OTHER, RESCUED, TRAPPED, TROOPS, WOUNDED
from tallystick.records.parsed import OBJECT_LABELS, Parsed

ABOARD_DEAD = re.compile(
    r"\b(?:killing|killed|kills|drowning) (?:everyone|everybody|all(?: those| of those)?)(?: who were)?(?: on ?board| aboard| inside)?(?: [.,;]| when|$)"
    r"|\b(?:killing|killed|kills) (?:everyone|everybody|all(?: those)?) (?:on ?board|aboard|inside)\b"
    r"|\b(?:everyone|everybody|all(?: of)?(?: those)?) (?:on ?board|aboard) (?:was |were |had |have )?(?:killed|died|perished|dead|drowned)\b"
    r"|\b(?:there were|leaving|left) no survivors\b|\bno one (?:aboard |on board )?survived\b"
)
"""That nobody lived who was in what crashed or sank."""
ABOARD = frozenset("aboard board carrying carried".split())
ABOARD_REACH = 4
SUBJECTS = frozenset("he she they both all".split())
PLURAL_ENDS = ("s", "men", "women", "children", "people")
PLURAL_SUBJECTS = frozenset("they both all".split())
RESCUERS = frozenset(
    "firefighter firefighters rescuer rescuers police officer officers deputy deputies medics paramedics crew crews soldiers troops "
    "volunteers neighbors neighbours divers lifeguards doctors".split()
)
"""Who helps, and is not meant by the 'they' who were hurt."""
OTHERS = frozenset("he she him her others another".split())
BACK = 1
"""Sentences back in which those whom 'them' means are counted."""
APART = frozenset(", ; when as while he she".split())
"""Words between those counted and the verb that tell of somebody else's doing."""
LARGEST = 50
"""How many 'them' are at most: who shoots at a crowd of hundreds and 'kills them' is read no further."""


def told_of_them(parsed: Parsed, words: Sequence[Word], number: int, drafts: list[Draft]) -> None:
    """Gives the last people counted the measure of 'killed them', where nothing else is said of them; changes ``drafts`` in place."""
    lower = [word.lower for word in words]
    if "survived" in lower and _nobody_lived(lower):
        _none_left(number, drafts)
    if ABOARD_DEAD.search(" ".join(lower)):
        _all_aboard(number, drafts)
    if lower and lower[0] in SUBJECTS:
        _told_of_subject(parsed, words, number, drafts)
    elif lower[:1] == ["the"] and len(lower) > 1 and lower[1].endswith(PLURAL_ENDS):
        _told_of_subject(parsed, words, number, drafts, noun=lower[1])
    elif (at := _and_they(lower)) is not None:
        _told_of_subject(parsed, words, number, drafts, at)
    elif ";" in lower[:-2] and lower[lower.index(";") + 1] == "the" and lower[lower.index(";") + 2].endswith(PLURAL_ENDS):
        at = lower.index(";") + 1
        _told_of_subject(parsed, words, number, drafts, at, noun=lower[at + 1])
    elif ";" in lower[:-1] and lower[lower.index(";") + 1] in PLURAL_SUBJECTS:
        _told_of_subject(parsed, words, number, drafts, lower.index(";") + 1)
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
        head = told.what.head
        object_told = head is not None and parsed.tokens[told.words[head].token].dep in OBJECT_LABELS  # 'lined up two men and shot them'
        if (
            told.sentence == number
            and not object_told
            and not {word.lower for word in words if told.words[told.what.last - 1].end <= word.start < words[cue.first].start} & APART
        ):
            continue  # 'two others came up and shot them'
        if told.measure in {OTHER, TROOPS} and told.predicate is None:
            drafts[index] = told._replace(measure=clause.fatal(cue), predicate=Predicate(clause.fatal(cue), -1, -1))
        return


def _and_they(lower: list[str]) -> int | None:
    """The place of 'they' in 'shot three people, and they all died'."""
    return next((i for i in range(3, len(lower) - 1) if lower[i] in {"they", "both"} and lower[i - 2 : i] == [",", "and"]), None)


def _told_of_subject(parsed: Parsed, words: Sequence[Word], number: int, drafts: list[Draft], at: int = 0, noun: str = "") -> None:
    """'A man was shot. He died in hospital', 'Two children clung to a tree. They were treated for cold': the only ones told before it."""
    people = [draft for draft in drafts if draft.what.counted in PERSON_CLASSES]
    near = {number, number - 1} if at and noun else {number} if at else {number - 1}
    last = [draft for draft in people if draft.sentence in near and (not noun or draft.what.quantity.high != 1)]
    if len(last) != 1 or (not at and any(draft.sentence == number and not _is_both(draft) for draft in people)):
        return
    told, plural = last[0], bool(noun) or words[at].lower in PLURAL_SUBJECTS
    if noun and (told.what.head is None or told.words[told.what.head].lower != noun):
        return
    quantity = told.what.quantity
    if (
        quantity.low != quantity.high
        or quantity.low is None
        or (quantity.low > 1) != plural
        or (words[at].lower == "both" and quantity.low != 2)
    ):
        return
    subject = Quantity(at, at, at + 1, quantity.low, quantity.high, None, False, None, False)
    last_word = at + (2 if noun else 1)
    count = Count(subject, at, last_word, last_word - 1, Counted.PERSON, None, False, False)
    clause = Clause(parsed, words, [count])
    predicate = clause.to_right(count)
    if predicate is None or predicate.negated or is_unreal(parsed, words[max(0, predicate.first)].start):
        return
    befell = told.predicate is not None and told.predicate.first >= told.what.last
    died = predicate.measure == KILLED and told.measure in {WOUNDED, TRAPPED, MISSING, RESCUED} and (befell or plural)
    open_measure = told.measure in {OTHER, TROOPS} and told.predicate is None and plural
    if died or (open_measure and predicate.measure in {KILLED, WOUNDED} and (noun or _alone(told))):
        drafts[drafts.index(told)] = told._replace(measure=predicate.measure, predicate=Predicate(predicate.measure, -1, -1))


def _is_both(draft: Draft) -> bool:
    return draft.words[draft.what.quantity.first].lower == "both"


def _alone(draft: Draft) -> bool:
    """Whether nobody else is spoken of in the sentence of those counted."""
    others = (word for at, word in enumerate(draft.words) if not draft.what.first <= at < draft.what.last)
    return not any(word.lower in OTHERS or COUNTED.get(word.lower) in PERSON_CLASSES for word in others if word.lower not in RESCUERS)


def _all_aboard(number: int, drafts: list[Draft]) -> None:
    """'A plane with eight people on board crashed, killing everyone': those aboard, where nothing else is told of them."""
    for index, told in enumerate(drafts):
        if number - told.sentence > BACK or told.measure not in {OTHER, TROOPS} or told.predicate is not None or told.part_of is not None:
            continue
        beside = {word.lower for word in told.words[max(0, told.what.first - ABOARD_REACH) : told.what.last + ABOARD_REACH]}
        if told.what.counted in PERSON_CLASSES and told.what.quantity.low and beside & ABOARD:
            drafts[index] = told._replace(measure=KILLED, predicate=Predicate(KILLED, -1, -1))


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
