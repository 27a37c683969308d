"""A number told of what another number counted: 'the army put it at 40', 'revised the toll from 60 to 56', 'their figure was 28'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.drafts import Draft, not_larger
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.lexicon.datewords import CALENDAR
from tallystick.lexicon.measures import KILLED, OTHER, PEOPLE_MEASURES, TOLL_HEADS, TOLL_NOUNS, WOUNDED

TOLD_BACK = 2
"""Sentences back in which 'it' or 'the number' may find the count that it tells again."""
CHANGE_REACH = 18
"""Words from 'raised the toll from the flood in …' to its number."""
ASIDE_WORDS = 4
MEASURE_REACH = 6
"""Words behind 'the number' or 'its estimate' in which 'of the missing' says of whom."""
HEADS = TOLL_HEADS | {"estimate"}
_NOUN = r"(?:number|figure|count|total|tally|estimate)"
_PUT = r"(?:puts?|putting|places?|placed|placing|pegs?|pegged|sets?|setting|gives?|gave|given|giving|estimates?|estimated|estimating)"
_CHANGE = (
    r"(?:lower(?:s|ed|ing)?|rais(?:es?|ed|ing)|revis(?:es?|ed|ing)|cuts?|cutting|reduc(?:es?|ed|ing)|increas(?:es?|ed|ing)"
    r"|updat(?:es?|ed|ing)|correct(?:s|ed|ing)?|adjust(?:s|ed|ing)?|amend(?:s|ed|ing)?|downgrad(?:es?|ed|ing)|trim(?:s|med|ming)?)"
)
_OWN = r"(?:the|its|their|his|her|that|this|an?)"
_KIND = (
    r"(?:latest|official|new|current|final|real|true|actual|own|total|overall|earlier|previous|initial|updated|provisional|preliminary"
    r"|confirmed|revised|correct|exact|higher|lower|similar|different|combined)"
)
"""Words before 'number' that leave open of what; 'room number' says it."""
_REACHED = r"(?:stands?|stood|is|was|(?:has |had )?(?:risen|rose|climbed|grown|grew|fallen|fell|dropped|reached|passed|topped|exceeded))"
_SET = r"(?:put|placed|given|lowered|raised|revised|cut|reduced|increased|updated|corrected|adjusted|amended|downgraded|trimmed)"
AGAIN = re.compile(
    rf"\b(?:"
    rf"(?:{_PUT}|{_CHANGE}) (?P<it>it|that|this) (?:now |later |then |up |down )?(?:at|as|to)"
    rf"|(?:{_PUT}|{_CHANGE}) {_OWN} (?:{_KIND} ){{0,2}}(?P<put>{_NOUN}) (?:up |down )?(?:from \S+ )?(?:at|as|to)"
    rf"|(?:gave|gives?|given|giving|reported|released|issued|announced|cited) {_OWN} (?:{_KIND} ){{0,2}}(?P<of>figure|count|tally|estimate) of"
    rf"|(?:{_OWN} )?(?:death )?(?P<set>toll|it|{_NOUN}) (?:was|is|ha[sd] (?:\S+ )?been) (?:\S+ly |later |since )?{_SET}"
    rf"(?: up| down| upwards?| downwards?)?(?: by(?: \S+){{1,4}}?)?(?: from \S+)? (?:at|to)"
    rf"|(?P<spoke>speaks?|spoke|spoken|talks?|talked) of"
    rf"|(?:{_OWN} |\S+['’]s ?)(?:{_KIND} )?(?P<is>{_NOUN})(?: (?:given|announced|released|issued|cited) by(?: \S+){{1,4}}?)?"
    rf" (?:now |later |currently |already )?{_REACHED}(?: now)?(?: at| to)?"
    rf")$"
)
"""What stands before the number, in lower-case words; the group that matched holds the word that is told again."""
ELLIPTIC = re.compile(r"^,? ?(?:and|while|but) (?:\S+ ){1,8}(?:at|as)$")
"""Between two numbers of one verb: 'the mayor put it at 12 and the army at 15'."""
_BRING = r"(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|send(?:s|ing)?|sent)"
BRINGING_TO = frozenset("bringing brought brings taking took takes pushing pushed raising raised lifting lifted sending sent".split())
SAYING = frozenset("say says said claim claims claimed report reports reported counted".split())
"""Verbs behind which a bare number at the clause's end is another's count ('36 died, while the rebels say 90')."""
CHANGED = re.compile(rf"^(?:{_CHANGE}|{_PUT}|{_BRING})$")


LISTING = frozenset("were are include includes included comprise comprised".split())
LISTED_REACH = 10
"""Words from 'the victims were' to a later number of the list."""


def of_the_victims(clause: Clause, count: Count, before: Sequence[Draft]) -> str | None:
    """'The victims were three men and a woman': what befell them is what the report has told of people so far, where that is one thing."""
    verb = next((i for i in range(count.first - 1, max(-1, count.first - LISTED_REACH), -1) if clause.lower(i) in LISTING), None)
    if verb is None or clause.lower(verb - 1) not in {"victims", "casualties"}:
        return None
    told = {draft.measure for draft in before if draft.measure in {KILLED, WOUNDED}}
    return told.pop() if len(told) == 1 else None


def told_again(clause: Clause, count: Count, number: int, drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The bare number as a count of what the last count told was of; None where the words do not say so, or not of which."""
    words = [word.lower for word in clause.words[: count.first]]
    gap = _elliptic(clause, count, drafts)
    if gap is not None:
        return Draft(_of(count, gap), gap.measure, gap.predicate, clause.words, number)
    if words[-1:] and words[-1] in SAYING and not clause.lower(count.last)[:1].isalnum() and drafts and _kinds(drafts) == 1:
        last = drafts[-1]
        return Draft(_of(count, last), last.measure, Predicate(last.measure, len(words) - 1, len(words)), clause.words, number)
    found = AGAIN.search(" ".join(words[-CHANGE_REACH:]))
    if found is None or (clause.lower(count.last) == "on" and clause.lower(count.last + 1) not in CALENDAR):
        return None  # 'put it at 7 on the list'
    told = _last_told(number, drafts, before)
    if told is None or (found["set"] == "toll" and told.measure != KILLED):
        return None
    first = max(0, len(words) - len(found.group().split()))
    if found["it"]:
        at = next((i for i in range(first, len(words)) if words[i] == found["it"]), first)
    else:
        head = found["put"] or found["of"] or found["is"] or found["set"] or found["spoke"]
        at = next((i for i in range(first, len(words)) if words[i] == head), first)
    first = at if found["spoke"] or found["set"] == "it" else max(0, at - 1)
    return Draft(_of(count, told), told.measure, Predicate(told.measure, first, at + 1, toll=True), clause.words, number)


def changed_toll(clause: Clause, count: Count) -> Predicate | None:
    """'lowered the death toll from the riot to 56', 'gave the number of wounded as 17': a toll that somebody sets, before its number."""
    last = count.quantity.first - 1
    if clause.lower(last) not in {"to", "as", "at"}:
        return None
    own = last - 2 if last >= 2 and clause.words[last - 1].digits and clause.lower(last - 2) == "from" else last
    own = _before_aside(clause, own)
    for head in range(own - 1, max(0, own - CHANGE_REACH), -1):
        if clause.words[head].text == "," and clause.words[head - 1].text[0].isupper() and clause.words[head + 1].text[0].isupper():
            continue  # 'after the fire in Vesk, Norland to 5'
        if clause.words[head].text in {";", ".", ",", '"', "“", "”"} or clause.tag(head) in {"VBZ", "VBP", "MD"}:
            return None
        those = clause.lower(head) in TOLL_NOUNS and clause.lower(head - 1) == "the" and CHANGED.match(clause.lower(head - 2))
        if those:
            return Predicate(TOLL_NOUNS[clause.lower(head)], head, head + 1, toll=True)
        if clause.lower(head) not in HEADS:
            continue
        verb = next((i for i in range(head - 1, max(-1, head - 5), -1) if CHANGED.match(clause.lower(i))), None)
        inside = [clause.lower(i) for i in range(head - 2, min(own, head + MEASURE_REACH))]
        close = [word for word in inside if word in TOLL_NOUNS and word != "toll"]
        if verb is None or not (close or clause.lower(head) == "toll"):
            return None
        return Predicate(TOLL_NOUNS[close[0]] if close else KILLED, head, head + 1, toll=True)
    return None


def raised_by(clause: Clause, count: Count, predicate: Predicate, drafts: Sequence[Draft]) -> int | None:
    """'The toll rose to 15 after three people died in hospital': the toll that those few are among; None for other counts."""
    noun = clause.lower(count.head) if count.head is not None else ""
    dies = predicate.first >= 0 and clause.lower(predicate.first) in {"died", "succumbed"}
    bodies = noun in {"body", "bodies", "deaths", "death", "corpses", "fatalities"}
    if predicate.toll or predicate.measure != KILLED or not (dies or bodies):
        return None
    for index in range(len(drafts) - 1, -1, -1):
        toll = drafts[index]
        if toll.predicate is None or not toll.predicate.toll or toll.measure != KILLED:
            continue
        between = {clause.lower(i) for i in range(toll.what.last, count.first)}
        return index if between & {"after", "as", "when", "saying"} and ";" not in between and not_larger(count, toll.what) else None
    return None


def bringing(drafts: Sequence[Draft]) -> list[Draft]:
    """'Three more people died in hospital, bringing the toll to 15': the three are among the fifteen."""
    found = list(drafts)
    for index, added in enumerate(drafts):
        if added.measure != KILLED or added.part_of is not None or (added.predicate is not None and added.predicate.toll):
            continue
        for whole in range(index + 1, len(drafts)):
            toll = drafts[whole]
            if toll.predicate is None or not toll.predicate.toll or toll.predicate.increment or toll.measure != KILLED:
                continue
            between = {word.lower for word in added.words[added.what.last : toll.what.first]}
            if between & BRINGING_TO and not_larger(added.what, toll.what) and added.what.quantity.low != toll.what.quantity.low:
                found[index] = added._replace(part_of=whole)
                break
    return found


def _kinds(drafts: Sequence[Draft]) -> int:
    """How many kinds of counts of people the sentence has; other counts are a kind of their own."""
    return (
        len({draft.measure if draft.measure in PEOPLE_MEASURES else "" for draft in drafts}) if drafts[-1].measure in PEOPLE_MEASURES else 0
    )


def _before_aside(clause: Clause, index: int) -> int:
    """The comma that opens the aside which ends right before the word ('in Ibadan, Nigeria, to 22'); the word's own place without one."""
    if clause.lower(index - 1) != ",":
        return index
    return next((i for i in range(index - 3, max(0, index - 3 - ASIDE_WORDS), -1) if clause.lower(i) == ","), index)


def _of(count: Count, told: Draft) -> Count:
    return count._replace(counted=told.what.counted, group=told.what.group)


def _elliptic(clause: Clause, count: Count, drafts: Sequence[Draft]) -> Draft | None:
    last = drafts[-1] if drafts else None
    if last is None or last.predicate is None or not last.predicate.toll or clause.lower(last.what.first - 1) not in {"at", "as"}:
        return None
    between = range(last.what.last, count.first)
    verbs = any(clause.tag(i).startswith("VB") for i in between)
    return last if not verbs and ELLIPTIC.match(" ".join(clause.lower(i) for i in between)) else None


def _last_told(number: int, drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The count that the words tell again: the only kind of count of the nearest sentence that has any, or the toll in it."""
    near = [draft for draft in (*before, *drafts) if number - draft.sentence <= TOLD_BACK]
    if not near:
        return None
    last = near[-1].sentence
    whole = [
        draft
        for draft in near
        if draft.sentence == last
        and draft.part_of is None
        and draft.what.kind == "count"
        and not draft.what.partitive
        and not draft.what.rest
    ]
    tolls = [draft for draft in whole if draft.predicate is not None and draft.predicate.toll]
    kinds = {(draft.measure, draft.what.group if draft.measure == OTHER else None) for draft in tolls or whole}
    return (tolls or whole)[-1] if len(kinds) == 1 else None
