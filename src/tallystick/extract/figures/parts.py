"""Parts and wholes within a sentence: 'including', 'of whom', counts in a row that sum to one told before, the worse off of the hurt."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.drafts import Draft, countable, counts_some, not_larger
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.measures import AUXILIARIES, DETAINED, KILLED, OTHER, PEOPLE_MEASURES, TROOPS, WOUNDED

INCLUDING = frozenset({"including", "among", "amongst", "includes", "included", "include", "comprising", "namely"})
BEYOND = frozenset("after when while before because until since were was".split())
"""Words behind 'including a girl' with which the list of parts has ended."""
PLACED = frozenset({"in", "from", "at", "on", "near"})
"""Words behind a bare count that say where ('two in Vesk')."""
PIECED = PLACED | frozenset("by when while during with of after".split())
"""Words behind the pieces of a count that the same sentence told ('three by bullets and one in a fall')."""
OF_ONE_KIND = frozenset("men women boys girls children males females teenagers adults".split())
"""Nouns of which 'a woman and a child' behind them are no description."""
ANYONE = frozenset("people persons victims others individuals".split())
SUM_BACK = 4
"""Sentences back in which counts in a row may find the total that they split up."""
BEFALLEN = {
    **dict.fromkeys(("dead", "killed", "fatalities", "deceased"), KILLED),
    **dict.fromkeys(("wounded", "injured", "hurt", "shot"), WOUNDED),
    **dict.fromkeys(("arrested", "detained", "detainees"), DETAINED),
}
SEVERELY = frozenset("seriously critically severely gravely badly".split())


def summed(clause: Clause, drafts: Sequence[Draft], before: Sequence[Draft]) -> list[Draft]:
    """'Ten people, two women and eight men': counts in a row whose sum is a count told before are its parts and share its measure."""
    found = list(drafts)
    first = 0
    while first < len(found):
        last = first + 1
        while last < len(found) and _in_a_row(clause, found[last - 1].what, found[last].what):
            last += 1
        row = [i for i in range(first, last) if _exact_people(found[i])]
        several = clause.lower(found[first].what.head or 0) not in OF_ONE_KIND
        if (
            several
            and len(row) == last - first >= 3
            and found[first].what.quantity.low == sum(found[i].what.quantity.low or 0 for i in row[1:])
        ):
            first, row = first + 1, row[1:]
        if len(row) == last - first >= 2:
            total = sum(found[i].what.quantity.low or 0 for i in row)
            inside = next(
                (
                    i
                    for i in range(first - 1, -1, -1)
                    if (_exact_people(found[i]) or _state_of(clause, found[i])) and found[i].what.quantity.low == total
                ),
                None,
            )
            near = [d for d in before[-12:] if found[first].sentence - d.sentence <= SUM_BACK and _exact_people(d)]
            whole = found[inside] if inside is not None else next((d for d in reversed(near) if d.what.quantity.low == total), None)
            for i in row if whole is not None else ():
                open_measure = found[i].measure in {OTHER, TROOPS} and found[i].predicate is None
                if whole is not None and (open_measure or found[i].measure == whole.measure) and found[i].part_of is None:
                    found[i] = found[i]._replace(measure=whole.measure, part_of=inside)
        first = last
    return _only_one(clause, _apposed(clause, _split_up(clause, found)))


def _only_one(clause: Clause, drafts: list[Draft]) -> list[Draft]:
    """'The lone fatality was in Merrow, where a man died': who that was."""
    for index, only in enumerate(drafts[:-1]):
        first = only.what.first
        if (
            clause.lower(first) != "the"
            or clause.lower(first + 1) not in {"lone", "only", "sole", "single"}
            or only.what.quantity.high != 1
        ):
            continue
        other = drafts[index + 1]
        if other.measure == only.measure and other.what.quantity.low == other.what.quantity.high == 1 and not other.what.rest:
            drafts[index + 1] = other._replace(part_of=index)
    return drafts


def _apposed(clause: Clause, drafts: list[Draft]) -> list[Draft]:
    """'Three others, two men and a girl of 15, were hurt': what stands between two commas behind people describes them."""
    for index, whole in enumerate(drafts):
        noun = clause.lower(whole.what.head) if whole.what.head is not None else ""
        verb = whole.predicate.first if whole.predicate is not None else -1
        some = whole.what.partitive and whole.measure in PEOPLE_MEASURES and whole.what.quantity.low == whole.what.quantity.high
        if not (noun in ANYONE or some) or verb < 0 or not (_exact_people(whole) or some):
            continue
        comma = whole.what.last if clause.lower(whole.what.last) == "," else _behind_of(clause, whole.what)
        if clause.lower(comma) != ",":
            continue
        while verb > whole.what.last and (clause.lower(verb - 1) in AUXILIARIES | {"all", "both", "each"} or clause.tag(verb - 1) == "RB"):
            verb -= 1
        if clause.lower(verb - 1) != "," or verb - 1 == comma:
            continue
        for other in range(index + 1, len(drafts)):
            item = drafts[other]
            if item.what.last < verb and item.measure == whole.measure and item.part_of is None and not_larger(item.what, whole.what):
                drafts[other] = item._replace(part_of=index)
    return drafts


def _behind_of(clause: Clause, count: Count) -> int:
    """Behind 'of the injured' in 'two of the injured, a nurse and her son, died'."""
    return count.last + 3 if clause.lower(count.last) == "of" and clause.lower(count.last + 2) in BEFALLEN else count.last


def _split_up(clause: Clause, drafts: list[Draft]) -> list[Draft]:
    """'Three died, two in Vesk and one in Dolna': bare counts with places that sum to the count before them are its parts."""
    for whole, told in enumerate(drafts):
        if not _exact_people(told) and not (told.what.head is None and told.measure in PEOPLE_MEASURES):
            continue
        pieces: list[int] = []
        for index in range(whole + 1, len(drafts)):
            piece = drafts[index]
            placed = piece.what.head is None and clause.lower(piece.what.last) in PIECED
            if not placed or piece.measure != told.measure or piece.part_of not in {None, whole}:
                break
            pieces.append(index)
            if sum(drafts[i].what.quantity.low or 0 for i in pieces) == told.what.quantity.low == told.what.quantity.high:
                for i in pieces if len(pieces) > 1 else ():
                    drafts[i] = drafts[i]._replace(part_of=whole)
                break
    return drafts


def _state_of(clause: Clause, draft: Draft) -> bool:
    """'The three wounded are a nurse and two porters': people counted by their state alone."""
    return draft.what.head is None and draft.measure in PEOPLE_MEASURES and clause.lower(draft.what.first - 1) == "the"


def _in_a_row(clause: Clause, one: Count, other: Count) -> bool:
    return {clause.lower(i) for i in range(one.last, other.first)} <= {",", "and"} and other.first - one.last in {1, 2}


def _exact_people(draft: Draft) -> bool:
    quantity = draft.what.quantity
    return draft.what.counted in PERSON_CLASSES and quantity.low is not None and quantity.low == quantity.high and quantity.low > 0


def worse_off(clause: Clause, count: Count, predicate: Predicate, drafts: Sequence[Draft]) -> int | None:
    """'29 were hurt, three of them seriously', 'injuring four, two critically': how badly it befell some of those just told."""
    near = {clause.lower(i) for i in range(count.last, min(len(clause.words), max(count.last, predicate.last) + 1))}
    anyone = count.head is None or clause.lower(count.head) in {"person", "people", "victim", "victims"}
    state = anyone and predicate.first == count.last and clause.lower(predicate.first) in {"with", "in"}  # 'nine were hurt, one with burns'
    if predicate.measure == KILLED and predicate.first >= 0 and clause.lower(predicate.first) == "fatally":
        wounded = next((i for i in range(len(drafts) - 1, -1, -1) if drafts[i].measure == WOUNDED), None)
        return wounded if wounded is not None and not_larger(count, drafts[wounded].what) else None
    if not (near & SEVERELY or state) or count.rest:
        return None
    whole = next((i for i in range(len(drafts) - 1, -1, -1) if drafts[i].measure == predicate.measure == WOUNDED), None)
    return whole if whole is not None and not_larger(count, drafts[whole].what) and drafts[whole].part_of is None else None


def part_told(clause: Clause, count: Count, drafts: Sequence[Draft]) -> tuple[int | None, str | None]:
    """The whole that the words make this count a part of, and its measure: 'including', 'among them', 'of whom', lists behind them."""
    whole = next(
        (i for i in range(len(drafts) - 1, -1, -1) if drafts[i].measure in PEOPLE_MEASURES | {TROOPS, OTHER} and countable(drafts[i])),
        None,
    )
    if whole is None:
        return None, None
    first_whole = drafts[whole]
    between = clause.words[first_whole.what.last : count.first]
    lower = [w.lower for w in between]
    smaller = not_larger(count, first_whole.what)
    if count.partitive and count.head is not None and clause.lower(count.quantity.last + 1) in {"them", "whom"} and smaller:
        return whole, first_whole.measure
    if count.partitive and count.counted is not None and count.head is None and smaller:
        return whole, first_whole.measure
    opened = lower[-1:] == ["("] and not set(lower) & {",", ";", "and"}  # 'were killed (one in Vesk and one in Dolna)'
    bracket = opened or (lower == [","] and count.head is None and clause.lower(count.last) in {"who", "whom"})
    within = clause.lower(first_whole.what.first - 1) in {"of", "the"} and "of" in {
        clause.lower(first_whole.what.first - i) for i in (1, 2)
    }
    if (
        within
        and smaller
        and {"only", "just"} & set(lower)
        and set(lower) <= {",", "only", "just", *BEFALLEN}
        and not count.partitive
        and count.head is None
    ):
        return whole, first_whole.measure  # 'of the nine injured just two are in care'
    named = next((at for at in range(len(lower) - 1, -1, -1) if lower[at] in INCLUDING), None)
    included = named is not None and not set(lower[named:]) & BEYOND
    inside = bracket or included or {"of", "whom"} <= set(lower) or lower[-1:] == ["mostly"]
    if inside and smaller and not {".", ";"} & set(lower):
        return whole, first_whole.measure
    if (
        first_whole.part_of is not None
        and first_whole.measure == KILLED
        and count.head is None
        and lower[-1:] == ["and"]
        and not {",", ";"} & set(lower)
        and clause.lower(count.last) in {"at", "in", "on", "later"}
    ):
        return first_whole.part_of, KILLED  # 'two of them died at the scene and one at a hospital'
    if (
        first_whole.part_of is not None
        and lower
        and set(lower) <= {",", "and", "as", "well", "a", "an", "the"} | {w for w in lower if w in COUNTED}
    ):
        root = drafts[first_whole.part_of]
        if not_larger(count, root.what):
            return first_whole.part_of, root.measure
    if (
        lower
        and set(lower) <= {",", "and", "or", "as", "well", "plus"}
        and first_whole.measure in PEOPLE_MEASURES
        and count.counted in PERSON_CLASSES
    ):
        return None, first_whole.measure
    return None, None


def whole_before(count: Count, drafts: Sequence[Draft]) -> int | None:
    """The last count of people before it of which it may be a part."""
    fits = (i for i in range(len(drafts) - 1, -1, -1) if countable(drafts[i]) and drafts[i].measure in PEOPLE_MEASURES)
    return next((i for i in fits if counts_some(drafts[i].what) and not_larger(count, drafts[i].what)), None)


def of_the_whole(clause: Clause, count: Count, right: Predicate) -> bool:
    """'Two of the 17 clerks kidnapped last month were freed': the participle is of all of them, the verb of the two."""
    if not count.partitive or right.first < 0 or right.first >= len(clause.words):
        return False
    if clause.lower(right.first - 1) in AUXILIARIES:
        return False  # 'one of the seven people shot was killed', whatever the parser makes of it
    index = clause.words[right.first].token
    token = clause.parsed.tokens[index]
    # A parser may hang it on the verb that follows.
    return token.tag == "VBN" and (token.dep == "acl" or (token.dep == "advcl" and token.head > index))


def previous(drafts: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The last count of people told, in this sentence or the one before ('Another 30 are in care')."""
    if drafts:
        return next((d for d in reversed(drafts) if d.measure in PEOPLE_MEASURES), None)
    return next((d for d in reversed(before[-3:]) if d.measure in PEOPLE_MEASURES), None)
