"""Single persons without a number: 'a child was killed' is a count of one, and named victims are found for those who count them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.numbers import Quantity
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause, choose
from tallystick.extract.figures.words import Word, span_of, words_of
from tallystick.lexicon.counted import (
    ABSTRACT,
    COUNTED,
    GENERIC_PERSONS_FOR_ONE,
    Counted,
)
from tallystick.lexicon.measures import (
    DETAINED,
    KILLED,
    STATES,
    WOUNDED,
)
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

PRONOUNS = frozenset({"he", "she", "him", "her"})


NAMED = "named"


COLLECTIVES = frozenset("crew staff personnel police people crowd public militia youth elderly taliban militants indigenous couple".split())


class Victim(NamedTuple):
    """Somebody single, named or described, whom a sentence says to be killed, wounded or held; for counts without a number."""

    span: Span
    measure: str
    sentence: int


def single_persons(parsed: Parsed, words: Sequence[Word], counts: Sequence[Count]) -> Iterator[Count]:
    """'a child', 'a senior police officer': candidates for a count of one, kept only where the words kill or wound them."""
    numbered = {index for count in counts for index in range(count.first, count.last)}
    for index, word in enumerate(words):
        if word.lower == "another" and index not in numbered and not _noun_follows(parsed, words, index):
            quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
            yield Count(quantity, index, index + 1, index, Counted.PERSON, None, True, False)
        if word.lower == "both" and index not in numbered:
            yield from _both(parsed, words, index)
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


def _both(parsed: Parsed, words: Sequence[Word], index: int) -> Iterator[Count]:
    """'both drivers', 'both of them', 'both were hurt': two, where the words say what befell them."""
    quantity = Quantity(index, index, index + 1, 2, 2, None, False, None, False)
    following = index + 1
    while following < len(words) and words[following].lower in {"the", "of", "his", "her", "their"}:
        following += 1
    if following >= len(words):
        return
    noun = words[following].lower
    if COUNTED.get(noun) in {Counted.PERSON, Counted.MILITARY}:
        yield Count(quantity, index, following + 1, following, COUNTED[noun], noun, False, False)
    elif noun in {"were", "died", "have", "are", "them", "survived", "suffered", "sustained"}:
        yield Count(quantity, index, index + 1, index, Counted.PERSON, None, False, False)


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
        title = word.lower in PRONOUNS or COUNTED.get(word.lower, Counted.PERSON) in {Counted.PERSON, Counted.MILITARY}
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
        predicate = choose(clause, count, right, left) or clause.by_syntax(count)
        known = words[count.first].lower in COUNTED or words[count.first].lower in PRONOUNS or count.group == NAMED
        if not known and (
            left is None
            or left.first < 0
            or left.last < count.first - 2
            or words[count.first - 1].lower not in {"the", "a", "an", "his", "her", "their"}
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
