"""From words to figures: numbers are read, those that count nothing are refused, the rest get measure, parts, totals and certainty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from tallystick.extract.figures.among import of_a_fate, of_those
from tallystick.extract.figures.beside import agent, along_with, carried, choose, population
from tallystick.extract.figures.captives import found_alive, got_away, got_off, sought, taken_or_freed, went_home
from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.drafts import Draft, not_larger, of_the_same, only_of_their_state, state_meant
from tallystick.extract.figures.headlines import headline
from tallystick.extract.figures.mentions import mentions
from tallystick.extract.figures.numbers import Quantity, read_quantity, with_late_hedge
from tallystick.extract.figures.outcomes import forced, of_survivors, outcome, struck, survival
from tallystick.extract.figures.parts import PLACED, of_the_whole, part_told, previous, summed, whole_before, worse_off
from tallystick.extract.figures.phrases import DETERMINERS, Count, read_count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.reach import label_measure
from tallystick.extract.figures.refuse import acted_on, of_animals, of_no_thing, refused, speaks
from tallystick.extract.figures.stays import without_rivals
from tallystick.extract.figures.them import told_of_them
from tallystick.extract.figures.told_again import bringing, changed_toll, of_the_victims, raised_by, told_again
from tallystick.extract.figures.unreal import without_unreal
from tallystick.extract.figures.victims import single_persons
from tallystick.extract.figures.words import Word, span_of, words_of
from tallystick.lexicon.counted import (
    CASUALTY_NOUNS,
    COUNTED,
    DETAINED_NOUNS,
    DISPLACED_NOUNS,
    PERSON_CLASSES,
    POPULATION_NOUNS,
    REFUGEE_NOUNS,
    Counted,
)
from tallystick.lexicon.measures import (
    AID,
    AUXILIARIES,
    BEREAVED,
    BUILDING_DAMAGE,
    BUILDINGS,
    DETAINED,
    DISPLACED,
    DISTANCE,
    EVACUATED,
    KILLED,
    LOSING,
    MISSING,
    MONEY,
    NEGATIONS,
    OTHER,
    PEOPLE_MEASURES,
    POPULATION,
    REFUGEES,
    RESCUED,
    SHELTERING,
    STATES,
    TRAPPED,
    TROOPS,
    VEHICLES,
    WOUNDED,
)
from tallystick.records.mention import FigureMention, TimeMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span, ZoneKind

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


SEIZING = frozenset("seize seized seizing seizes confiscated confiscating recovered found".split())


VISITING = frozenset("guests visitors fans delegates tourists players participants spectators attendees athletes teams".split())
STOCK_REACH = 8
"""Words behind 'two of the 17 clerks kidnapped' in which the verb of the two stands."""
FORCES = frozenset("battalion army brigade regiment garrison contingent platoon militia force forces division legion".split())
"""Of how many men one of these is made, they are soldiers."""
ENDED = frozenset("died die dies succumbed perished".split())
SMALLEST_UNKNOWN = 10
"""A count of a noun that no list knows is a figure from ten on, or with a hedge: below, it is mostly prose ('three questions')."""


def find_figures(report: Report, parsed: Parsed, times: Sequence[TimeMention]) -> tuple[FigureMention, ...]:
    """Every figure of the running text and of headings, in order of its place.

    ``times``: time mentions, whose numbers are never figures. Headings give only figures whose own words say what became of people, and
    none where running text stands before them: a line between paragraphs often leads to another story.
    """
    begun = False
    taken = _Taken(times)
    drafts: list[Draft] = []
    for number, sentence in enumerate(parsed.sentences):
        begun = begun or sentence.zone is None
        if sentence.zone is not None and (sentence.zone is not ZoneKind.HEADING or begun):
            continue
        words = words_of(parsed, sentence)
        found = list(_sentence_drafts(parsed, words, number, taken, drafts))
        if sentence.zone is ZoneKind.HEADING:
            kept = [d for d in found if d.measure in PEOPLE_MEASURES and d.predicate is not None]
            found = kept if len(kept) == len(found) else [d._replace(part_of=None) for d in kept]
        drafts.extend(found)
        told_of_them(parsed, words, number, drafts)
    return without_rivals(parsed.text, without_unreal(parsed, tuple(mentions(report, parsed, drafts))))


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


def _sentence_drafts(parsed: Parsed, words: Sequence[Word], number: int, taken: _Taken, before: Sequence[Draft]) -> Iterator[Draft]:
    counts = [_late_hedge(words, c) for q in _quantities(parsed, words, taken) if (c := read_count(parsed, words, q)) is not None]
    singles = list(single_persons(parsed, words, counts))
    clause = Clause(parsed, words, sorted([*counts, *singles], key=lambda c: c.quantity.number_first))
    drafts: list[Draft] = []
    for count in clause.counts:
        single = count in singles
        if single and (
            (speaks(clause, count) and clause.by_noun(count) is None) or _is_apposed(clause, count) or not _touched(clause, count)
        ):
            continue
        draft = _measure(clause, count, number, drafts, before)
        if (
            draft is not None
            and draft.measure == KILLED
            and count.head is not None
            and clause.lower(count.head) in {"survivor", "survivors"}
        ):
            draft = draft._replace(measure=OTHER, predicate=None, part_of=None)  # 'three found dead, one survivor'
        if (
            draft is None
            or only_of_their_state(clause, count, draft)
            or (single and (draft.measure not in {KILLED, WOUNDED} or draft.predicate is None))
        ):
            continue
        drafts.append(draft)
    yield from bringing(summed(clause, of_the_same(drafts), before))


def _is_apposed(clause: Clause, single: Count) -> bool:
    """'One of them, a 60-year-old woman, died', 'the only fatality was a man in a tent': somebody counted already, described."""
    described = [clause.lower(i) for i in range(max(0, single.first - 4), single.first)]
    if described[:2] == ["of", "the"] and described[2] in STATES and described[3] in {"was", "were", "is"}:
        return True  # 'two of the wounded were a nurse and her son'
    named = [name.end for name in clause.parsed.names if name.label == "PERSON"]
    if clause.lower(single.first - 1) == "," and single.first > 1 and clause.words[single.first - 2].end in named:
        return True  # 'Ana Ruiz, a nurse, was hurt': the name is told
    for count in clause.counts:
        one = count is not single and count.quantity.low == count.quantity.high == 1
        between = [
            clause.lower(i) for i in range(count.last, single.first) if clause.lower(i) not in {"a", "an"} and not clause.words[i].digits
        ]
        between = [word for word in between if word not in {"-", "year", "old", "years", "‑"}]
        if one and between in ([","], ["was"], [":"]) and not (count.counted in PERSON_CLASSES and between == ["was"]):
            return between != [","] or count.partitive or count.head is None or clause.lower(count.head) in {"victim", "person"}
    return False


def _touched(clause: Clause, count: Count) -> bool:
    """Whether the words beside 'a child' themselves kill or wound: for somebody single no verb further off is trusted."""
    return (
        clause.to_right(count) is not None
        or outcome(clause, count) is not None
        or struck(clause, count) is not None
        or clause.to_left(count) is not None
        or along_with(clause, count) is not None
        or clause.by_noun(count) is not None
        or _listed(clause, count)
    )


def _listed(clause: Clause, count: Count) -> bool:
    return clause.lower(count.first - 1) in {"and", "including", ","}


def _late_hedge(words: Sequence[Word], count: Count) -> Count:
    """The count with a hedge that stands behind its noun ('10 people at least'); the number's own words stay as they are."""
    late = with_late_hedge(words, count.quantity, count.last) if count.kind == "count" and count.head is not None else None
    return count if late is None else count._replace(quantity=late[0], last=late[1])


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
    state = state_meant(clause, count)
    if state is not None:
        return draft(state)
    own = clause.by_noun(count)
    if own is not None:
        back = own.measure in {EVACUATED, DISPLACED} and own.first < 0
        gone = got_away(clause, count) if own.measure == DETAINED else went_home(clause, count) if back else None
        if own.measure == MISSING and (safe := found_alive(clause, count)) is not None:
            return draft(safe.measure, safe)  # 'two missing hikers were found safe'
        some = "of" in {clause.lower(count.first - 1), clause.lower(count.first - 2)}  # 'one of the two missing boaters was found dead'
        dead = clause.to_right(count) if own.measure in {TRAPPED, MISSING} and own.first < 0 and not some else None
        if dead is not None and dead.measure == KILLED:
            return draft(KILLED, dead)  # 'five trapped miners were found dead'
        ended = clause.to_right(count) if own.measure == WOUNDED and own.first < 0 and noun in COUNTED else None
        if ended is not None and ended.measure == KILLED and not ended.negated and clause.lower(ended.first) in ENDED:
            return draft(KILLED, ended, raised_by(clause, count, ended, drafts))  # 'two wounded officers died overnight'
        brought = clause.to_left(count) if own.measure == TRAPPED and own.first < 0 else None
        if brought is not None and brought.measure in {RESCUED, EVACUATED} and not brought.toll:
            return draft(brought.measure, brought)  # 'airlifted 120 stranded people'
        return draft(own.measure, own, raised_by(clause, count, own, drafts)) if gone is None else draft(OTHER, gone)
    if count.counted in FIXED_CLASSES:
        if zero:
            return None
        return _thing(clause, count, draft)
    if count.head is not None and count.counted is None and not _known_by_predicate(clause, count):
        value = count.quantity.low if count.quantity.low is not None else count.quantity.high
        if zero or (count.quantity.hedge is None and (value or 0) < SMALLEST_UNKNOWN) or count.quantity.vague:
            return None
        return draft(OTHER) if _plural(clause, count) else None
    if noun == "others" and of_animals(clause, count):
        return None
    if noun == "others" and drafts and drafts[-1].measure in {BUILDINGS, VEHICLES} and not zero:
        return draft(drafts[-1].measure) if clause.lower(count.first - 1) in BUILDING_DAMAGE or _behind_damaged(clause, count) else None
    if agent(clause, count):
        return draft(TROOPS if count.counted is Counted.MILITARY else OTHER) if not zero and count.quantity.high != 1 else None
    if clause.lower(count.first - 1) == "from" and clause.lower(count.last) == "to" and count.last + 1 in clause.starts:
        return None  # 'rose from 10 to 15': the old value is no claim of now
    new = clause.ends.get(count.first - 1)
    if clause.lower(count.first - 1) == "from" and new is not None and clause.lower(new.first - 1) in {"to", "at"}:
        return None  # 'down to 7 from 11'
    if population(clause, count):
        beside = clause.to_right(count)
        if beside is None or beside.measure in {TRAPPED, OTHER}:
            return draft(POPULATION)
    lived = survival(clause, count) if not zero else None
    if lived is not None and lived.measure == KILLED:
        return draft(KILLED, lived)
    if _is_stock(clause, count, drafts):
        return draft(CLASS_MEASURES.get(count.counted, OTHER)) if count.counted is not None else None
    if of_survivors(clause, count):
        return draft(WOUNDED)
    part, inherited = part_told(clause, count, drafts)
    right = (
        _died_after(clause, count)
        or taken_or_freed(clause, count)
        or found_alive(clause, count)
        or forced(clause, count)
        or carried(clause, count)
        or along_with(clause, count)
        or clause.to_right(count)
        or outcome(clause, count)
    )
    left = clause.to_left(count) or _bereft(clause, count) or struck(clause, count) or sought(clause, count, [*before, *drafts])
    right = right or (headline(clause, count) if left is None else None)
    if inherited is not None and part is not None and right is not None and _told_of_next(clause, count, right):
        right = None  # '56 dead including 11 children and dozens more wounded'
    if right is not None and of_the_whole(clause, count, right):
        right = clause.by_syntax(count) or right
    if right is not None and _of_none(clause, count):
        right = right._replace(negated=True)
    predicate = choose(clause, count, right, left) or (clause.by_syntax(count) if right is not None or inherited is None else None)
    if predicate is not None and right is None and left is None and _of_neighbour(clause, count, predicate):
        predicate = None
    if predicate is None or not predicate.toll:
        bare = count.head is None and not count.partitive and right is None
        predicate = changed_toll(clause, count) or predicate
        again = told_again(clause, count, number, drafts, before) if bare and (predicate is None or not predicate.toll) else None
        if again is not None:
            return again
    if predicate is not None and part is None and count.partitive:
        part = whole_before(count, drafts)
    if predicate is None and inherited is not None:
        return draft(inherited, drafts[part].predicate if part is not None else None, part)
    alone = count.last >= len(clause.words) or clause.words[count.last].text in {".", ",", ";", "!"} or clause.lower(count.last) in PLACED
    if (
        predicate is None
        and count.rest
        and alone
        and clause.lower(count.first - 1) not in {"with", "by", "than", "from"}
        and (
            count.head is None
            or noun == "others"
            or (noun == "another" and clause.lower(count.first - 1) == "and" and count.last < len(clause.words))
        )
        and (whole := previous(drafts, before)) is not None
    ):
        return draft(whole.measure, whole.predicate if whole.sentence == number else None)
    if predicate is None and count.head is None and (named := label_measure(clause.words, count.first, count.last)) is not None:
        return draft(named)
    stock = clause.starts.get(count.quantity.last + 2) if count.partitive and predicate is None and count.head is None else None
    deaths = clause.by_noun(stock) if stock is not None and clause.lower(count.quantity.last + 1) in DETERMINERS else None
    if deaths is not None and deaths.first < 0 and not zero:
        return draft(deaths.measure)  # '39 of the 58 civilian deaths'
    fate = of_a_fate(clause, count) if predicate is None else None
    if fate is not None:
        return Draft(count._replace(partitive=True), fate, None, clause.words, number)
    if predicate is None and count.head is None and not count.partitive:
        return _elliptic(clause, count, drafts, draft)
    burned = predicate is not None and count.head is None and clause.lower(predicate.first) in BUILDING_DAMAGE
    if burned and not count.partitive and drafts and drafts[-1].measure == BUILDINGS and not zero:
        return draft(BUILDINGS)  # '70 houses were hit and 9 burned down'
    if predicate is not None and predicate.measure == DISPLACED and got_off(clause, count, predicate):
        return draft(OTHER, predicate)
    home = went_home(clause, count) if predicate is not None and predicate.measure == DISPLACED else None
    if home is not None and predicate is not None and count.last < predicate.first < home.first:
        return draft(OTHER, home)  # '1,500 people who had fled returned to their villages'
    if predicate is not None and predicate.measure == SHELTERING and noun in VISITING:
        return draft(OTHER)  # 'the hotel was hosting 40 guests'
    if predicate is not None:
        if part is not None and not count.partitive and (count.rest or predicate.measure != drafts[part].measure):
            hit = drafts[part].measure == WOUNDED and predicate.measure == KILLED and not count.rest
            part = part if hit else None  # 'seven were shot, including a boy who died'
        if part is None:
            part = worse_off(clause, count, predicate, drafts)
        if part is None:
            part = raised_by(clause, count, predicate, drafts)
        if predicate.measure == DETAINED and noun in {"others"} and not zero:
            return draft(predicate.measure, predicate, part)
        if count.counted is Counted.HOUSEHOLD and predicate.measure == KILLED:
            return draft(OTHER)
        return draft(predicate.measure, predicate, part)
    hit = noun in {"victim", "victims"} and clause.lower((count.head or 0) - 1) in {"shooting", "gunshot", "stabbing", "burn"}
    befell = (WOUNDED if hit and not zero else None) or of_those(clause, count) or of_the_victims(clause, count, before)
    if befell is not None:
        return draft(befell)
    if zero or count.quantity.high == 1 == count.quantity.low:
        return None
    if noun in POPULATION_NOUNS:
        return draft(OTHER if acted_on(clause, count) else POPULATION)
    if count.counted is None:
        return None
    if noun in REFUGEE_NOUNS:
        return draft(REFUGEES)
    if noun in DISPLACED_NOUNS:
        return draft(DISPLACED)
    if noun in DETAINED_NOUNS:
        gone = got_away(clause, count)
        return draft(DETAINED) if gone is None else draft(OTHER, gone)
    if noun in CASUALTY_NOUNS:
        return draft(OTHER)
    if speaks(clause, count) or (count.quantity.vague and (count.quantity.high or 99) < SMALLEST_UNKNOWN):
        return None
    force = clause.lower(count.first - 1) == "of" and clause.lower(count.first - 2) in FORCES and noun in {"men", "women", "people"}
    return draft(TROOPS if force else CLASS_MEASURES.get(count.counted, OTHER), None, part)


def _of_neighbour(clause: Clause, count: Count, predicate: Predicate) -> bool:
    """'1 man dead, 8 people': the state of the one before the comma."""
    between = [clause.lower(i) for i in range(predicate.last, count.first)]
    return clause.lower(predicate.first) in STATES and between == [","] and predicate.first in clause.ends


def _behind_damaged(clause: Clause, count: Count) -> bool:
    """'130 others were damaged': what befalls things."""
    return bool({clause.lower(i) for i in range(count.last, count.last + 3)} & BUILDING_DAMAGE)


def _bereft(clause: Clause, count: Count) -> Predicate | None:
    """'the army lost nine soldiers', 'he lost two sons': who is so lost has died."""
    verb = count.first - 1
    while verb >= 0 and clause.lower(verb) in {"another", "also", "his", "her", "their", "its"}:
        verb -= 1
    if verb < 0 or clause.lower(verb) not in LOSING or count.head is None or clause.lower(count.head) not in BEREAVED:
        return None
    back = {clause.lower(i) for i in range(max(0, verb - 3), verb)}
    return Predicate(KILLED, verb, verb + 1, bool(back & NEGATIONS))


def _told_of_next(clause: Clause, count: Count, right: Predicate) -> bool:
    """Whether another count stands between the count and the word behind it, and that word right behind the other."""
    between = [c for c in clause.counts if count.last <= c.first and c.last <= right.first]
    if between and clause.lower(count.last) == "," == clause.lower(between[-1].last) and between[-1].first <= count.last + 2:
        return False  # 'one of them, a waitress, died'
    return bool(between) and right.first - between[-1].last <= 2


def _died_after(clause: Clause, count: Count) -> Predicate | None:
    """'two of the injured later died': what is told of some of those whose state the words name."""
    hurt = count.head is None and clause.lower(count.last) in {"wounded", "injured"}
    died = next((i for i in range(count.last + 1, count.last + 3) if clause.lower(i) in {"died", "succumbed", "perished"}), None)
    if hurt and died is not None:
        return Predicate(KILLED, died, died + 1)  # 'two more wounded died on Friday'
    if count.head is not None or clause.lower(count.last) != "of" or clause.lower(count.last + 2) not in STATES:
        return None
    behind = count.last + (4 if clause.lower(count.last + 3) in COUNTED else 3)
    found = clause.to_right(count._replace(last=behind))
    return found if found is not None and found.measure == KILLED else None


def _of_none(clause: Clause, count: Count) -> bool:
    """'Neither of the two riders was hurt', 'no reports of any of the 300 being hurt': it befell none of them."""
    back = [clause.lower(i) for i in range(max(0, count.first - 3), count.first) if clause.lower(i) not in DETERMINERS]
    return (
        back[-2:] == ["neither", "of"]
        or back[-1:] == ["nor"]
        or (back[-2:] == ["any", "of"] and bool({word.lower for word in clause.words[: count.first]} & {"no", "not", "never"}))
    )


def _is_stock(clause: Clause, count: Count, drafts: Sequence[Draft]) -> bool:
    """'two of the 50 passengers were hurt': the 50 are those whom it might have befallen, unless their own words say more."""
    near = " ".join(clause.lower(i) for i in range(max(0, count.first - 6), count.first))
    if "all but " in near and " of" in near:
        return True  # 'all but one of the 30 died'
    back = [clause.lower(i) for i in range(max(0, count.first - 2), count.first)]
    if back[-1:] != ["of"] and not (back[:1] == ["of"] and back[1] in DETERMINERS):
        return False
    other = next((c for c in clause.counts if c.last in {count.first, count.first - 1, count.first - 2} and c.partitive), None)
    own = clause.cues.get(count.last)
    elliptic = other is not None and clause.lower(other.first - 1) in {"and", ",", ";"}
    harmed = own is not None and own.measure in {KILLED, WOUNDED} and elliptic
    ends = own is not None and (own.kind == "intr" or (harmed and not _told_behind(clause, own.last)))
    return other is not None and (own is None or ends) and other.quantity.low is not None


def _told_behind(clause: Clause, index: int) -> bool:
    """Whether a finite verb follows, so that the participle before it describes all of those counted ('two of the 17 held were freed')."""
    for at in range(index, min(index + STOCK_REACH, len(clause.words))):
        if clause.words[at].text in {".", ";"} or clause.lower(at) in {"when", "after", "as", "while", "before"}:
            return False
        if clause.lower(at) in AUXILIARIES or clause.tag(at) == "VBD":
            return True
    return False


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
    if of_no_thing(clause, count):
        return False
    predicate = clause.to_right(count) or clause.to_left(count)
    if predicate is not None and clause.lower(count.first - 1) in {"of", "to", ":"} and predicate.first < count.first:
        return predicate.measure in {KILLED, WOUNDED}
    return predicate is not None and predicate.measure in PEOPLE_MEASURES


def _plural(clause: Clause, count: Count) -> bool:
    return count.head is not None and clause.tag(count.head) in {"NNS", "NNPS"}


def _elliptic(clause: Clause, count: Count, drafts: Sequence[Draft], draft: Callable[..., Draft]) -> Draft | None:
    """'Six died in Karsk, 14 in Vesk and two in Dolna': a bare number before 'in' shares the sentence's last measure."""
    following = clause.lower(count.last)
    at = count.last + (2 if following == "of" and clause.lower(count.last + 1) == "which" else 0)
    at += clause.lower(at) in AUXILIARIES
    at += clause.tag(at) == "RB" and clause.lower(at) not in BUILDING_DAMAGE  # 'of which 920 were completely destroyed'
    ruined = {"ruins", "uninhabitable", "roofless"} & {clause.lower(i) for i in range(count.last + 1, count.last + 4)}
    damaged = bool(ruined) or clause.lower(at) in BUILDING_DAMAGE or clause.lower(count.first - 1) in BUILDING_DAMAGE
    homes = next((i for i in range(len(drafts) - 1, -1, -1) if drafts[i].measure == BUILDINGS), None)
    if damaged and count.quantity.low != 0 and homes is not None:
        of_them = not_larger(count, drafts[homes].what) and "which" in {clause.lower(count.first - 1), clause.lower(count.last + 1)}
        return draft(BUILDINGS, None, homes if of_them or (clause.lower(0) == "of" and homes == 0) else None)
    last = next((d for d in reversed(drafts) if d.measure in PEOPLE_MEASURES), None)
    if last is None or count.quantity.low == 0:
        return None
    if following in PLACED and clause.lower(count.first - 1) in {",", "and", ";", "with", "but", "while", "(", ":", "-", "–", "—"}:
        value = count.quantity.low
        if clause.words[count.quantity.number_first].digits and value is not None and 1900 <= value <= 2100:
            return None
        return draft(last.measure, last.predicate)
    return None
