"""From words to figures: numbers are read, those that count nothing are refused, the rest get measure, parts, totals and certainty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tallystick.extract.figures.numbers import Quantity, read_quantity, with_late_hedge
from tallystick.extract.figures.phrases import Count, read_count
from tallystick.extract.figures.predicates import Clause, Predicate
from tallystick.extract.figures.refuse import refused
from tallystick.extract.figures.words import Word, span_of, words_of
from tallystick.lexicon.counted import (
    ABSTRACT,
    CASUALTY_NOUNS,
    COUNTED,
    DETAINED_NOUNS,
    DISPLACED_NOUNS,
    GENERIC_PERSONS_FOR_ONE,
    PERSON_CLASSES,
    POPULATION_NOUNS,
    REFUGEE_NOUNS,
    Counted,
)
from tallystick.lexicon.hedges import ALLEGED_WORDS, CUMULATIVE_PHRASES, CUMULATIVE_WORDS, ESTIMATED_WORDS, HEDGED_WORDS
from tallystick.lexicon.measures import (
    AID,
    AUXILIARIES,
    BUILDING_DAMAGE,
    BUILDINGS,
    DETAINED,
    DISPLACED,
    DISTANCE,
    KILLED,
    MONEY,
    OTHER,
    PEOPLE_MEASURES,
    PERFECT,
    POPULATION,
    REFUGEES,
    STATES,
    TROOPS,
    VEHICLES,
    WOUNDED,
)
from tallystick.records.identity import make_id
from tallystick.records.mention import Certainty, FigureMention, TimeMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Report, Span, ZoneKind

SAY_LEMMAS = frozenset(
    "say tell add note warn explain report confirm announce argue claim insist describe agree believe think want know".split()
)
INCLUDING = frozenset({"including", "among", "amongst", "includes", "included", "include", "comprising", "namely"})
WHOLE_BACK = 3
"""Sentences back in which 'six children were among the dead' may find its whole."""
CLASS_MEASURES = {Counted.VEHICLE: VEHICLES, Counted.BUILDING: BUILDINGS, Counted.AID: AID, Counted.MILITARY: TROOPS}
FIXED_CLASSES = frozenset(
    {
        Counted.VEHICLE,
        Counted.BUILDING,
        Counted.AID,
        Counted.WEAPON,
        Counted.PLACE,
        Counted.EVENT,
        Counted.UNIT,
        Counted.OBJECT,
        Counted.ANIMAL,
    }
)
PRONOUNS = frozenset({"he", "she", "him", "her"})
NAMED = "named"
COLLECTIVES = frozenset("crew staff personnel police people crowd public militia youth elderly taliban militants indigenous couple".split())
SEIZING = frozenset("seize seized seizing seizes confiscated confiscating recovered found".split())
SMALLEST_UNKNOWN = 10
"""A count of a noun that no list knows is a figure from ten on, or with a hedge: below, it is mostly prose ('three questions')."""


class Draft(NamedTuple):
    """A count with its measure, before parts and wholes are joined."""

    what: Count
    measure: str
    predicate: Predicate | None
    words: Sequence[Word]
    sentence: int
    part_of: int | None = None


class Victim(NamedTuple):
    """Somebody single, named or described, whom a sentence says to be killed, wounded or held; for counts without a number."""

    span: Span
    measure: str
    sentence: int


def find_figures(report: Report, parsed: Parsed, times: Sequence[TimeMention]) -> tuple[FigureMention, ...]:
    """Every figure of the running text and of headings, in order of its place.

    ``times``: time mentions, whose numbers are never figures. Headings give only figures whose own words say what became of people.
    """
    taken = _Taken(times)
    drafts: list[Draft] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.zone is not None and sentence.zone is not ZoneKind.HEADING:
            continue
        found = list(_sentence_drafts(parsed, sentence, number, taken, drafts))
        if sentence.zone is ZoneKind.HEADING:
            kept = [d for d in found if d.measure in PEOPLE_MEASURES and d.predicate is not None]
            found = kept if len(kept) == len(found) else [d._replace(part_of=None) for d in kept]
        drafts.extend(found)
    return tuple(_mentions(report, parsed, drafts))


class _Taken:
    """The characters of time mentions."""

    def __init__(self, times: Sequence[TimeMention]) -> None:
        self.spans = sorted(time.span for time in times)
        self.starts = [span.start for span in self.spans]

    def holds(self, span: Span) -> bool:
        """Whether a time mention holds the number; one that merely starts in it does not."""
        index = bisect_right(self.starts, span.start)
        return any(other.covers(span) for other in self.spans[max(0, index - 4) : index])


def _quantities(parsed: Parsed, words: Sequence[Word], taken: _Taken) -> Iterator[Quantity]:
    index = 0
    while index < len(words):
        quantity = read_quantity(words, index)
        if quantity is None:
            index += 1
            continue
        index = max(quantity.last, index + 1)
        bare = span_of(words, quantity.number_first, quantity.last)
        following = words[quantity.last].lower if quantity.last < len(words) else ""
        if taken.holds(bare) and following not in COUNTED and quantity.currency is None:
            continue
        if not refused(parsed, words, quantity):
            yield quantity


def _sentence_drafts(parsed: Parsed, sentence: Sentence, number: int, taken: _Taken, before: Sequence[Draft]) -> Iterator[Draft]:
    words = words_of(parsed, sentence)
    counts = [_late_hedge(words, c) for q in _quantities(parsed, words, taken) if (c := read_count(parsed, words, q)) is not None]
    singles = list(_single_persons(parsed, words, counts))
    clause = Clause(parsed, words, sorted([*counts, *singles], key=lambda c: c.quantity.number_first))
    drafts: list[Draft] = []
    for count in clause.counts:
        draft = _measure(clause, count, number, drafts, before)
        if draft is None:
            continue
        if count in singles and (draft.measure not in {KILLED, WOUNDED} or draft.predicate is None):
            continue
        drafts.append(draft)
    yield from drafts


def _late_hedge(words: Sequence[Word], count: Count) -> Count:
    """The count with a hedge that stands behind its noun ('10 people at least'); the number's own words stay as they are."""
    late = with_late_hedge(words, count.quantity, count.last) if count.kind == "count" and count.head is not None else None
    return count if late is None else count._replace(quantity=late[0], last=late[1])


def _single_persons(parsed: Parsed, words: Sequence[Word], counts: Sequence[Count]) -> Iterator[Count]:
    """'a child', 'a senior police officer': candidates for a count of one, kept only where the words kill or wound them."""
    numbered = {index for count in counts for index in range(count.first, count.last)}
    for index, word in enumerate(words):
        if word.lower == "another" and index not in numbered and not _noun_follows(parsed, words, index):
            quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
            yield Count(quantity, index, index + 1, index, Counted.PERSON, None, True, False)
        if word.lower not in {"a", "an", "another"} or index in numbered:
            continue
        for head in range(index + 1, min(index + 7, len(words))):
            tag = parsed.tokens[words[head].token].tag
            if _single_person(words[head].lower) and tag in {"NN", "NNP", "JJ"}:
                following = parsed.tokens[words[head + 1].token].tag if head + 1 < len(words) else ""
                if following in {"NN", "NNS", "POS"} or head in numbered:
                    continue
                inner = any(w.digits for w in words[index:head])
                first = head if inner else index
                quantity = Quantity(first, first, first + 1, 1, 1, None, False, None, False)
                text = " ".join(w.text.lower() for w in words[(head if inner else index + 1) : head + 1])
                kind = COUNTED.get(words[head].lower, Counted.PERSON)
                yield Count(quantity, first, head + 1, head, kind, text, word.lower == "another", False)
                break
            if (
                tag not in {"JJ", "NN", "NNP", "CD", "HYPH", "VBN", "RB", "VBG", "NNS", ","}
                and words[head].text not in {"-"}
                and not words[head].digits
            ):
                break


def _single_person(noun: str) -> bool:
    return noun in GENERIC_PERSONS_FOR_ONE or (
        COUNTED.get(noun) in {Counted.PERSON, Counted.MILITARY} and noun not in STATES.keys() | COLLECTIVES
    )


def _noun_follows(parsed: Parsed, words: Sequence[Word], index: int) -> bool:
    """Whether 'another' stands before a noun."""
    if index + 1 >= len(words):
        return False
    tag = parsed.tokens[words[index + 1].token].tag
    return (tag.startswith(("NN", "JJ", "CD")) and words[index + 1].alpha) or words[index + 1].digits


def _measure(clause: Clause, count: Count, number: int, drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The count's measure by the rules in order of trust; None where it is no figure."""

    def draft(measure: str, predicate: Predicate | None = None, part_of: int | None = None) -> Draft:
        return Draft(count, measure, predicate, clause.words, number, part_of)

    if count.kind == "money":
        return draft(MONEY)
    if count.kind == "distance":
        return draft(DISTANCE)
    if count.kind == "amount":
        return draft(OTHER)
    noun = clause.lower(count.head) if count.head is not None else ""
    zero = count.quantity.low == count.quantity.high == 0
    own = clause.by_noun(count)
    if own is not None:
        return draft(own.measure, own)
    if count.counted in FIXED_CLASSES:
        if zero:
            return None
        return _thing(clause, count, draft)
    if count.head is not None and count.counted is None and not _known_by_predicate(clause, count):
        value = count.quantity.low if count.quantity.low is not None else count.quantity.high
        if zero or (count.quantity.hedge is None and (value or 0) < SMALLEST_UNKNOWN) or count.quantity.vague:
            return None
        return draft(OTHER) if _plural(clause, count) else None
    if clause.agent(count):
        return draft(TROOPS if count.counted is Counted.MILITARY else OTHER) if not zero and count.quantity.high != 1 else None
    if clause.lower(count.first - 1) == "from" and clause.lower(count.last) == "to" and count.last + 1 in clause.starts:
        return None  # 'rose from 10 to 15': the old value is no claim of now
    if clause.population(count):
        return draft(POPULATION)
    if _is_stock(clause, count, drafts):
        return draft(CLASS_MEASURES.get(count.counted, OTHER)) if count.counted is not None else None
    part, inherited = _part(clause, count, drafts)
    right = clause.forced(count) or clause.carried(count) or clause.along_with(count) or clause.to_right(count)
    left = clause.to_left(count)
    predicate = _choose(clause, count, right, left) or clause.by_syntax(count)
    if predicate is not None and part is None and count.partitive:
        part = _whole_before(drafts)
    if predicate is None and inherited is not None:
        return draft(inherited, drafts[part].predicate if part is not None else None, part)
    alone = (
        count.last >= len(clause.words) or clause.words[count.last].text in {".", ",", ";", "!"} or clause.lower(count.last) in {"in", "at"}
    )
    if (
        predicate is None
        and count.rest
        and alone
        and (count.head is None or noun == "others")
        and (whole := _previous(drafts, before)) is not None
    ):
        return draft(whole.measure, whole.predicate if whole.sentence == number else None)
    if predicate is None and count.head is None and not count.partitive:
        return _elliptic(clause, count, drafts, draft)
    if predicate is not None:
        if part is not None and not count.partitive and (count.rest or predicate.measure != drafts[part].measure):
            part = None
        if predicate.measure == DETAINED and noun in {"others"} and not zero:
            return draft(predicate.measure, predicate, part)
        if count.counted is Counted.HOUSEHOLD and predicate.measure == KILLED:
            return draft(OTHER)
        return draft(predicate.measure, predicate, part)
    if zero or count.quantity.high == 1 == count.quantity.low:
        return None
    if noun in POPULATION_NOUNS:
        return draft(POPULATION)
    if count.counted is None:
        return None
    if noun in REFUGEE_NOUNS:
        return draft(REFUGEES)
    if noun in DISPLACED_NOUNS:
        return draft(DISPLACED)
    if noun in DETAINED_NOUNS:
        return draft(DETAINED)
    if noun in CASUALTY_NOUNS:
        return draft(OTHER)
    if _speaks(clause, count) or (count.quantity.vague and (count.quantity.high or 99) < SMALLEST_UNKNOWN):
        return None
    return draft(CLASS_MEASURES.get(count.counted, OTHER), None, part)


def _is_stock(clause: Clause, count: Count, drafts: Sequence[Draft]) -> bool:
    """'two of the 50 passengers were hurt': the 50 are those whom it might have befallen, unless their own words say more."""
    back = [clause.lower(i) for i in range(max(0, count.first - 2), count.first)]
    if back[-1:] != ["of"] and back not in (["of", "the"], ["of", "those"], ["of", "its"], ["of", "their"]):
        return False
    other = next((c for c in clause.counts if c.last in {count.first, count.first - 1, count.first - 2} and c.partitive), None)
    own = clause.cues.get(count.last)
    return other is not None and (own is None or own.kind == "intr") and other.quantity.low is not None


def _thing(clause: Clause, count: Count, draft: Callable[..., Draft]) -> Draft | None:
    value = count.quantity.low if count.quantity.low is not None else count.quantity.high
    if (
        count.quantity.vague
        and (count.quantity.high or 99) < SMALLEST_UNKNOWN
        and count.counted not in CLASS_MEASURES
        and count.counted is not Counted.WEAPON
    ):
        return None
    small = value is not None and value <= 1
    if small and count.quantity.hedge is None:
        return None
    measure = CLASS_MEASURES.get(count.counted, OTHER) if count.counted is not None else OTHER
    near = {clause.lower(i) for i in range(max(0, count.first - 6), min(len(clause.words), count.last + 6))}
    if measure == AID and near & SEIZING:
        measure = OTHER
    return draft(measure)


def _known_by_predicate(clause: Clause, count: Count) -> bool:
    """A noun that no list knows may still be people, where the words beside it kill, wound or hold them ('three Ruritanians were killed')."""
    predicate = clause.to_right(count) or clause.to_left(count)
    if predicate is not None and clause.lower(count.first - 1) in {"of", "to", ":"} and predicate.first < count.first:
        return predicate.measure in {KILLED, WOUNDED}
    return predicate is not None and predicate.measure in PEOPLE_MEASURES


def _plural(clause: Clause, count: Count) -> bool:
    return count.head is not None and clause.tag(count.head) in {"NNS", "NNPS"}


def _choose(clause: Clause, count: Count, right: Predicate | None, left: Predicate | None) -> Predicate | None:
    """Which of two neighbours is the count's own: 'left nine people wounded' the right one, 'killed 12 people wounded earlier' the left."""
    if right is None or left is None:
        return right or left
    if left.toll or clause.leave_verb(count):
        return left if left.toll else right
    if right.first - count.last <= 1 and not clause.lower(right.first).endswith("ing"):
        return left if left.first == count.first - 1 else right
    return left


def _part(clause: Clause, count: Count, drafts: Sequence[Draft]) -> tuple[int | None, str | None]:
    """The whole that the words make this count a part of, and its measure: 'including', 'among them', 'of whom', lists behind them."""
    whole = next(
        (i for i in range(len(drafts) - 1, -1, -1) if drafts[i].measure in PEOPLE_MEASURES | {TROOPS, OTHER} and _countable(drafts[i])),
        None,
    )
    if whole is None:
        return None, None
    first_whole = drafts[whole]
    between = clause.words[first_whole.what.last : count.first]
    lower = [w.lower for w in between]
    smaller = _not_larger(count, first_whole.what)
    if count.partitive and count.head is not None and clause.lower(count.quantity.last + 1) in {"them", "whom"} and smaller:
        return whole, first_whole.measure
    if count.partitive and count.counted is not None and count.head is None and smaller:
        return whole, first_whole.measure if count.quantity.low != 1 else first_whole.measure
    if set(lower) & INCLUDING or (len(lower) >= 2 and {"of", "whom"} <= set(lower)) or lower[-1:] == ["mostly"]:
        if smaller and not {".", ";"} & set(lower):
            return whole, first_whole.measure
    if (
        first_whole.part_of is not None
        and lower
        and set(lower) <= {",", "and", "as", "well", "a", "an", "the"} | {w for w in lower if w in COUNTED}
    ):
        root = drafts[first_whole.part_of]
        if _not_larger(count, root.what):
            return first_whole.part_of, root.measure
    if (
        lower
        and set(lower) <= {",", "and", "or", "as", "well", "plus"}
        and first_whole.measure in PEOPLE_MEASURES
        and count.counted in PERSON_CLASSES
    ):
        return None, first_whole.measure
    return None, None


def _countable(draft: Draft) -> bool:
    return draft.what.kind == "count" and (draft.what.counted in PERSON_CLASSES or draft.what.counted is None)


def _not_larger(part: Count, whole: Count) -> bool:
    part_low = part.quantity.low if part.quantity.low is not None else 0
    whole_high = whole.quantity.high
    return whole_high is None or part_low <= whole_high


def _whole_before(drafts: Sequence[Draft]) -> int | None:
    return next((i for i in range(len(drafts) - 1, -1, -1) if _countable(drafts[i]) and drafts[i].measure in PEOPLE_MEASURES), None)


def _previous(drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The last count of people told, in this sentence or the one before ('Another 48 are still being treated')."""
    if drafts:
        return next((d for d in reversed(drafts) if d.measure in PEOPLE_MEASURES), None)
    return next((d for d in reversed(before[-3:]) if d.measure in PEOPLE_MEASURES), None)


def _elliptic(clause: Clause, count: Count, drafts: Sequence[Draft], draft: Callable[..., Draft]) -> Draft | None:
    """'48 in West Bengal, 28 died in Rajasthan and five in Odisha': a bare number before 'in' shares the sentence's last measure."""
    following = clause.lower(count.last)
    if following in BUILDING_DAMAGE or (clause.lower(count.last + 1) in BUILDING_DAMAGE and following in AUXILIARIES):
        if any(d.measure == BUILDINGS for d in drafts) and count.quantity.low != 0:
            return draft(BUILDINGS)
    last = next((d for d in reversed(drafts) if d.measure in PEOPLE_MEASURES), None)
    if last is None or count.quantity.low == 0:
        return None
    if following in {"in", "from", "at", "on", "near"} and clause.lower(count.first - 1) in {",", "and", ";", "with", "but", "while"}:
        value = count.quantity.low
        if clause.words[count.quantity.number_first].digits and value is not None and 1900 <= value <= 2100:
            return None
        return draft(last.measure, last.predicate)
    return None


def _speaks(clause: Clause, count: Count) -> bool:
    """'two officials said': who tells, not what is told."""
    if count.head is None:
        return False
    token = clause.parsed.tokens[clause.words[count.head].token]
    return token.dep in SUBJECT_LABELS and clause.parsed.tokens[token.head].lemma in SAY_LEMMAS


# -- records -----------------------------------------------------------------------------------------------------------
def _mentions(report: Report, parsed: Parsed, drafts: Sequence[Draft]) -> Iterator[FigureMention]:
    spans = [_number_span(d) for d in drafts]
    ids = [make_id("fig", report.id, span.start, span.end) for span in spans]
    by_sentence: dict[int, list[int]] = {}
    for index, item in enumerate(drafts):
        by_sentence.setdefault(item.sentence, []).append(index)
    seen: set[str] = set()
    for index, item in enumerate(drafts):
        if ids[index] in seen:
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
            group=count.group,
            unit="families" if count.counted is Counted.HOUSEHOLD else count.unit,
            certainty=_certainty(item),
            cumulative=_cumulative(item),
            rest=count.rest or (predicate is not None and predicate.increment),
            part_of=ids[whole] if whole is not None and ids[whole] != ids[index] else None,
        )


def _number_span(draft: Draft) -> Span:
    return span_of(draft.words, draft.what.quantity.first, draft.what.quantity.last)


def _counts_some(count: Count) -> bool:
    return count.kind == "count" and (count.quantity.high is None or count.quantity.high > 1)


def _among(drafts: Sequence[Draft], index: int) -> int | None:
    """The whole in the sentences before: of 'Six children were among the dead', of 'Three of the victims were killed'."""
    item = drafts[index]
    predicate = item.predicate
    among = predicate is not None and predicate.first >= 2 and item.words[predicate.first - 2].lower == "among"
    if not among and not (item.what.partitive and item.measure in PEOPLE_MEASURES):
        return None
    any_people = item.what.partitive and not among
    for other in range(index - 1, -1, -1):
        if item.sentence - drafts[other].sentence > WHOLE_BACK:
            return None
        whole = drafts[other]
        if any_people and whole.what.counted not in PERSON_CLASSES and whole.what.head is not None:
            continue
        same = whole.measure == item.measure or (any_people and whole.measure in {KILLED, WOUNDED, OTHER})
        if same and whole.part_of is None and not whole.what.partitive and _not_larger(item.what, whole.what) and _counts_some(whole.what):
            return other
    return None


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
    if near & HEDGED_WORDS:
        return Certainty.HEDGED
    if near & ESTIMATED_WORDS:
        return Certainty.ESTIMATED
    return Certainty.STATED


def _cumulative(draft: Draft) -> bool:
    """A running total by its own words: a toll, 'so far', 'in all', or the present perfect of what befalls people."""
    if draft.predicate is not None and draft.predicate.toll:
        return not draft.predicate.increment
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


# -- single victims ----------------------------------------------------------------------------------------------------
def find_single_victims(parsed: Parsed) -> tuple[Victim, ...]:
    """Named or described single persons whom the running text says to be killed, wounded or held, without a number of their own."""
    found: list[Victim] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.zone is not None:
            continue
        words = words_of(parsed, sentence)
        found.extend(_victims(parsed, words, number))
    return tuple(found)


def _victims(parsed: Parsed, words: Sequence[Word], number: int) -> Iterator[Victim]:
    persons = [(n.start, n.end) for n in parsed.names if n.label == "PERSON"]
    candidates: list[Count] = []
    for index, word in enumerate(words):
        person = any(start <= word.start < end and word.end <= end for start, end in persons)
        following_person = index + 1 < len(words) and any(start <= words[index + 1].start < end for start, end in persons)
        title = word.lower in PRONOUNS or COUNTED.get(word.lower, Counted.PERSON) in PERSON_CLASSES
        singular = (
            parsed.tokens[words[index].token].tag in {"NN", "NNP", "PRP"}
            and word.lower not in STATES.keys() | ABSTRACT | COLLECTIVES
            and not word.lower.endswith("self")
        )
        if (person and not following_person) or (title and singular and not following_person):
            quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
            candidates.append(Count(quantity, index, index + 1, index, Counted.PERSON, NAMED if person else word.lower, False, False))
    clause = Clause(parsed, words, candidates)
    for count in candidates:
        right, left = clause.to_right(count), _past_title(clause, count)
        predicate = _choose(clause, count, right, left) or clause.by_syntax(count)
        known = words[count.first].lower in COUNTED or words[count.first].lower in PRONOUNS or count.group == NAMED
        if not known and (
            left is None or left.first < 0 or words[count.first - 1].lower not in {"the", "a", "an", "his", "her", "their"} | COUNTED.keys()
        ):
            continue
        if predicate is not None and predicate.measure in {KILLED, WOUNDED, DETAINED} and not predicate.negated:
            yield Victim(span_of(words, count.first, count.last), predicate.measure, number)


def _past_title(clause: Clause, count: Count) -> Predicate | None:
    """The verb before a name's titles: 'murdered former senator Ana Ruiz'."""
    first = count.first
    while (
        first > 0
        and count.first - first < 8
        and clause.tag(first - 1) in {"NN", "NNP", "JJ", "DT", "PRP$", "POS", "HYPH", "VBN"}
        and first not in clause.cue_ends
    ):
        first -= 1
    return clause.to_left(count._replace(first=first))
