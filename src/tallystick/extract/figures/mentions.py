"""From measured counts to figure mentions: spans, parts of wholes told before, certainty and running totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.extract.figures.drafts import Draft, counts_some, not_larger
from tallystick.extract.figures.numbers import MULTIPLES
from tallystick.extract.figures.phrases import DETERMINERS
from tallystick.extract.figures.words import Word, span_of
from tallystick.lexicon.counted import (
    PERSON_CLASSES,
    Counted,
)
from tallystick.lexicon.hedges import ALLEGED_WORDS, CUMULATIVE_PHRASES, CUMULATIVE_WORDS, ESTIMATED_WORDS, HEDGED_WORDS
from tallystick.lexicon.measures import (
    KILLED,
    OTHER,
    PEOPLE_MEASURES,
    PERFECT,
    WOUNDED,
)
from tallystick.records.identity import make_id
from tallystick.records.mention import Certainty, FigureMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span

JOINED_GROUPS = frozenset("men women children boys girls".split())
MOST_REFERRED = 4
"""Up to how many are spoken of by their number as known: 'the two presidents'."""
STOCK_GAP = 2
"""Words between 'three' and 'eight children' in 'three of her eight children'."""
HIT = frozenset("shot shooting stabbed stabbing struck hit gunshot gunfire bullets bullet".split())
"""Verbs that leave open whether somebody lived: the dead told next are among those hit."""
IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person"}
DYING = frozenset("died dead pronounced succumbed".split())
"""Verbs of an end that a wound brings."""
BEFORE_NOW = re.compile(
    r"(?<!day )(?<!days )(?<!hours )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )\b(?:earlier|previously|initially|originally|at first)\b"
    r"|\b(?:initial|previous|preliminary|first) (?:\S+ )?(?:report|reports|toll|figure|count|estimate|number)\b"
    r"|\bhad (?:\S+ly )?(?:been )?(?:put|given|set|placed|estimated|reported)\b"
)
"""Words of a clause that say that its number was told before."""
EARLIER_WORD = re.compile(
    r"\b(?:earlier|previous|initial|first|preliminary) (?:\S+ ){0,2}?(?:reports?|tolls?|figures?|counts?|estimates?|numbers?|statements?|entry|post|version|bulletin|update)\b"
    r"|\bhad (?:earlier |previously |initially |first |originally )?(?:said|reported|announced|claimed|spoken of|counted|listed)\b"
    r"|\b(?:initially|originally|at first) (?:said|reported|announced|told|believed|thought|estimated)\b"
)
"""Words of a clause that say that somebody told its number before."""
FIRST_TOLD = re.compile(
    r"(?:in|according to) (?:the |an? )?(?:initial|early|earlier|first|preliminary|previous) (?:\S+ )?(?:reports?|counts?|estimates?|statements?|tallies|tolls?)\b"
)
"""A sentence's first words, with which all its numbers were told before."""
CHANGED_FROM = re.compile(r"\b(?:up|down|lowered|raised|revised|reduced|increased|corrected) from$")
AS_REPORTED = re.compile(
    r"(?:\w+ )?as (?:was |had been )?(?:earlier|previously|initially|first|originally)\b|(?:\w+ )?as (?:reported|stated|announced)\b"
)
"""'down from 16', 'not eight as earlier reported'."""
WITH_TIES = re.compile(r" (?:with|who have|who had) (?:[A-Z][\w-]+ |close |local |strong )*(?:ties|links|roots|connections)\b")
"""'Four victims with Asmar ties': those of all whom a town's paper tells of."""
WHOLE_BACK = 3
"""Sentences back in which 'six children were among the dead' may find its whole."""


def mentions(report: Report, parsed: Parsed, drafts: Sequence[Draft]) -> Iterator[FigureMention]:
    """The drafts as records, in their order; a part told apart from its whole is joined to it here."""
    spans = [_number_span(d) for d in drafts]
    ids = [make_id("fig", report.id, span.start, span.end) for span in spans]
    by_sentence: dict[int, list[int]] = {}
    for index, item in enumerate(drafts):
        by_sentence.setdefault(item.sentence, []).append(index)
    seen: set[str] = set()
    for index, item in enumerate(drafts):
        if ids[index] in seen or _is_reference(item) or _is_echo(drafts, index):
            continue
        seen.add(ids[index])
        whole = by_sentence[item.sentence][item.part_of] if item.part_of is not None else _among(drafts, index)
        count, predicate = item.what, item.predicate
        span = span_of(item.words, count.first, count.last)
        predicate_span = span_of(item.words, predicate.first, predicate.last) if predicate is not None and predicate.first >= 0 else None
        if predicate_span is not None and span.covers(predicate_span):
            predicate_span = None
        yield FigureMention(
            id=ids[index],
            span=span,
            number_span=spans[index],
            predicate_span=predicate_span,
            low=count.quantity.low,
            high=count.quantity.high,
            hedge=count.quantity.hedge,
            measure=item.measure,
            group=_group(item),
            unit="families" if count.counted is Counted.HOUSEHOLD else count.unit,
            certainty=_certainty(item),
            cumulative=_cumulative(item),
            earlier=_no_longer(item),
            rest=count.rest or (predicate is not None and predicate.increment),
            some=count.partitive or WITH_TIES.match(parsed.text, span.end) is not None,
            part_of=ids[whole] if whole is not None and ids[whole] != ids[index] and not _is_reference(drafts[whole]) else None,
        )


def _is_reference(draft: Draft) -> bool:
    """'the two leaders', 'these three countries': who is meant is known already, and nothing is counted of them."""
    quantity, first = draft.what.quantity, draft.what.first
    few = quantity.hedge is None and quantity.low == quantity.high and (quantity.low or 0) <= MOST_REFERRED
    return draft.measure == OTHER and few and first > 0 and draft.words[first - 1].lower in {"the", "these", "those", "both"}


def _is_echo(drafts: Sequence[Draft], index: int) -> bool:
    """'shot two clerks, killing them both', 'a family of four was found dead in a quadruple murder': those just told, once more."""
    item = drafts[index]
    number = item.words[item.what.quantity.first].lower
    if number in MULTIPLES:
        same = (d for d in drafts[max(0, index - 3) : index] if d.sentence == item.sentence and d.measure == item.measure)
        return any(d.what.quantity.low == d.what.quantity.high == item.what.quantity.low for d in same)
    if number != "both":
        return False
    for other in range(index - 1, -1, -1):
        told = drafts[other]
        if item.sentence - told.sentence > 1:
            return False
        if told.measure == item.measure and told.what.quantity.low == told.what.quantity.high == 2:
            return True
    return False


def _group(draft: Draft) -> str | None:
    """Who is counted, with what 'and' joins to one noun: of '50 men and women' the men are no count of their own."""
    group, last = draft.what.group, draft.what.last
    if group is None or group.split()[-1] not in JOINED_GROUPS:
        return group
    following = [word.lower for word in draft.words[last : last + 5]]
    for opening in (["and"], [",", "and"], [","]):
        rest = following[len(opening) :]
        if following[: len(opening)] == opening and rest[:1] and rest[0] in JOINED_GROUPS:
            return f"{group} and {rest[0]}"
    return group


def _number_span(draft: Draft) -> Span:
    return span_of(draft.words, draft.what.quantity.first, draft.what.quantity.last)


def _among(drafts: Sequence[Draft], index: int) -> int | None:
    """The whole in the sentences before: of 'Six children were among the dead', of 'Three of the victims were killed'."""
    item = drafts[index]
    predicate = item.predicate
    among = predicate is not None and predicate.first >= 2 and item.words[predicate.first - 2].lower == "among"
    if not among and not (item.what.partitive and item.measure in PEOPLE_MEASURES):
        return _died_of(drafts, index)
    any_people = item.what.partitive and not among
    if any_people and index + 1 < len(drafts) and drafts[index + 1].sentence == item.sentence:
        stock = drafts[index + 1].what
        between = {w.lower for w in item.words[item.what.last : stock.first]}
        if 0 <= stock.first - item.what.last <= STOCK_GAP and between <= DETERMINERS | {"of"} and not_larger(item.what, stock):
            return index + 1  # 'three of her eight children'
    for other in range(index - 1, -1, -1):
        if item.sentence - drafts[other].sentence > WHOLE_BACK:
            return None
        whole = drafts[other]
        if any_people and whole.what.counted not in PERSON_CLASSES and whole.what.head is not None:
            continue
        same = whole.measure == item.measure or (any_people and whole.measure in {KILLED, WOUNDED, OTHER})
        if same and whole.part_of is None and not whole.what.partitive and not_larger(item.what, whole.what) and counts_some(whole.what):
            return other
    return None


def _died_of(drafts: Sequence[Draft], index: int) -> int | None:
    """'Four adults were shot. One died.', 'three were hurt; one later died': the last wounded told before are the whole."""
    item = drafts[index]
    if item.predicate is None and index and item.sentence == drafts[index - 1].sentence and item.measure == drafts[index - 1].measure:
        item = item._replace(predicate=drafts[index - 1].predicate)  # the second of 'killing a clerk and a guard'
    if item.measure == WOUNDED:
        return _lived_of(drafts, index)
    if item.measure != KILLED or item.what.rest or item.predicate is None or item.predicate.toll:
        return None
    ending = item.words[max(0, item.predicate.first)].lower
    dying = ending in DYING or (ending == "killed" and item.words[item.what.quantity.first].lower == "one")
    killing = item.words[max(0, item.predicate.first)].lower == "killing"
    if item.what.head is not None and not killing and not dying:
        return None
    for other in range(index - 1, -1, -1):
        whole = drafts[other]
        if item.sentence - whole.sentence > (0 if killing else 1) or (whole.measure == KILLED and not killing):
            return None
        anyone = whole.what.head is None or _noun(whole) in {"person", "people", "victim", "other"}
        if whole.measure != WOUNDED or (item.what.head is not None and _noun(item) != _noun(whole) and not ((killing or dying) and anyone)):
            continue  # 'shot two teachers and a pupil, killing one teacher'
        if whole.part_of is not None:
            continue  # 'four people, one of them a child, were shot, and one has died'
        said = (
            {w.lower for w in whole.words[max(0, whole.predicate.first) : whole.predicate.last]} if whole.predicate is not None else set()
        )
        near = {w.lower for w in item.words[max(0, item.what.first - 3) : item.predicate.last + 5]}
        fits = not_larger(item.what, whole.what) and counts_some(whole.what) and item.what.quantity != whole.what.quantity
        there = item.sentence == whole.sentence and bool(near & {"where", "whom"})  # 'taken to hospitals, where one died'
        return other if fits and (said & HIT or "later" in near or there) else None
    return None


def _lived_of(drafts: Sequence[Draft], index: int) -> int | None:
    """'Eight were shot; three died and five were hurt', 'struck two roofers, killing one and injuring the other': the rest of those hit."""
    item = drafts[index]
    dead = 0.0
    for other in range(index - 1, -1, -1):
        told = drafts[other]
        if item.sentence - told.sentence > 1:
            return None
        quantity = told.what.quantity
        if told.measure == KILLED and quantity.low is not None and quantity.low == quantity.high:
            dead += quantity.low
        elif told.measure == WOUNDED and _says_hit(told) and quantity.low == quantity.high:
            return other if dead and quantity.low == dead + (item.what.quantity.low or 0) == dead + (item.what.quantity.high or 0) else None
    return None


def _says_hit(draft: Draft) -> bool:
    """Whether the word that wounds leaves open whether somebody lived: 'shot', 'struck'."""
    predicate = draft.predicate
    return predicate is not None and bool({w.lower for w in draft.words[max(0, predicate.first) : predicate.last]} & HIT)


def _noun(draft: Draft) -> str:
    """What is counted, in the singular."""
    noun = draft.words[draft.what.head].lower if draft.what.head is not None else ""
    return IRREGULAR.get(noun, noun.removesuffix("s"))


def _near(draft: Draft, before: int = 7, after: int = 4) -> list[str]:
    """The lower-case words of the count's own clause."""
    words, count, predicate = draft.words, draft.what, draft.predicate
    ends = [count.first, count.last]
    if predicate is not None and predicate.first >= 0:
        ends += [predicate.first, predicate.last]
    low, high = max(0, min(ends) - before), min(len(words), max(ends) + after)
    for index in range(min(ends) - 1, low - 1, -1):
        if words[index].text in {",", ";", ":", "—", "–", '"', "”", "“"}:
            low = index + 1
            break
    for index in range(max(ends), high):
        if words[index].text in {",", ";", ":", "—", "–", '"', "”", "“"}:
            high = index
            break
    return [w.lower for i, w in enumerate(words[low:high], low) if w.lower != "may" or _is_modal(words, i)]


def _is_modal(words: Sequence[Word], index: int) -> bool:
    """'may have' and 'may be', not the month."""
    following = words[index + 1].lower if index + 1 < len(words) else ""
    return words[index].text == "may" or following in {"have", "be", "also", "not"}


def _certainty(draft: Draft) -> Certainty:
    if draft.predicate is not None and draft.predicate.negated and draft.what.quantity.low != 0:
        return Certainty.DENIED
    near = set(_near(draft))
    if near & ALLEGED_WORDS and not {"lives", "life"} & near and not near & {"responsibility"}:
        return Certainty.ALLEGED
    if set(_near(draft, 3, 1)) & HEDGED_WORDS:
        return Certainty.HEDGED
    if near & ESTIMATED_WORDS:
        return Certainty.ESTIMATED
    return Certainty.STATED


def _told_before(draft: Draft) -> bool:
    """'had put the toll at 12', 'an earlier report put it at 9': what was counted before, and no total of the day on which it is told."""
    return BEFORE_NOW.search(_clause_before(draft)) is not None


def _clause_before(draft: Draft) -> str:
    clause = [w.lower for w in draft.words[: draft.what.first]]
    start = max((i + 1 for i, word in enumerate(clause) if word in {",", ";", "but", "while"}), default=0)
    return " ".join(clause[start:])


def _no_longer(draft: Draft) -> bool:
    """Whether its words say that it was told before, and not only that it happened before ('earlier on Friday a bomb killed 12')."""
    if draft.measure not in PEOPLE_MEASURES:
        return False
    before = " ".join(word.lower for word in draft.words[max(0, draft.what.first - 3) : draft.what.first])
    after = " ".join(word.lower for word in draft.words[draft.what.last : draft.what.last + 4])
    if CHANGED_FROM.search(before) or (before.endswith("not") and AS_REPORTED.match(after)):
        return True
    if draft.predicate is not None and draft.predicate.toll and not draft.predicate.increment:
        return _told_before(draft)
    opening = " ".join(word.lower for word in draft.words[:8])
    return EARLIER_WORD.search(_clause_before(draft)) is not None or FIRST_TOLD.match(opening) is not None


def _cumulative(draft: Draft) -> bool:
    """A running total by its own words: a toll, 'so far', 'in all', or the present perfect of what befalls people."""
    if draft.predicate is not None and draft.predicate.toll:
        return not draft.predicate.increment and not _told_before(draft)
    near = _near(draft, 4, 6)
    text = " " + " ".join(near) + " "
    if draft.measure not in PEOPLE_MEASURES:
        return any(f" {phrase} " in text for phrase in ("so far", "to date", "in all", "in total"))
    if any(f" {phrase} " in text for phrase in CUMULATIVE_PHRASES) or set(near) & CUMULATIVE_WORDS - {"stands", "stood", "raising", "now"}:
        return True
    predicate = draft.predicate
    if predicate is None or predicate.first < 0:
        return False
    low, high = min(draft.what.last, predicate.last), max(draft.what.first, predicate.first)
    return bool({w.lower for w in draft.words[max(0, low - 3 if high < draft.what.first else low) : high]} & (PERFECT - {"had"}))
