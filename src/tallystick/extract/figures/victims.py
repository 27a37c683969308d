"""Single persons without a number: 'a child was killed' is a count of one, and named victims are found for those who count them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.extract.figures.beside import choose
from tallystick.extract.figures.cues import BE, Predicate
from tallystick.extract.figures.numbers import Quantity
from tallystick.extract.figures.outcomes import FOUND, LIVED, STRUCK, outcome, struck
from tallystick.extract.figures.phrases import BREAKS, Count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.unreal import is_unreal
from tallystick.extract.figures.words import Word, span_of, words_of
from tallystick.lexicon.counted import (
    ABSTRACT,
    COUNTED,
    DEATH_NOUNS,
    GENERIC_PERSONS_FOR_ONE,
    INJURY_NOUNS,
    PERPETRATORS,
    PERSON_CLASSES,
    Counted,
)
from tallystick.lexicon.measures import (
    DETAINED,
    KILLED,
    STATES,
    TRANSITIVE,
    WOUNDED,
)
from tallystick.lexicon.units import TIME_UNITS
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

PRONOUNS = frozenset({"he", "she", "him", "her"})
PLURALS = ("s", "men", "women", "children", "people", "police")
HARM_TOLD = frozenset({"injury", "death", "drowning", "fatality"})
TOLD_OF = frozenset("reported occurred resulted happened confirmed attributed blamed".split())
"""Words behind 'an injury' that tell it by itself: of 'suffered an injury' somebody else is counted."""
OBJECT_PRONOUNS = frozenset({"him", "her"})
POLICE = frozenset("police officer officers deputy deputies trooper troopers policeman policemen marshals agents swat guard guards".split())
POLICE_REACH = 6
TRYING = frozenset("tried tries trying attempted attempting wanted threatened planned intended failed going".split())
REFLEXIVES = {"himself": 1, "herself": 1, "themselves": 2}
LIMBS = frozenset("leg legs foot feet arm arms hand hands finger fingers thigh knee toe shoulder buttocks".split())
"""Where a shot at oneself does not kill."""
ADJECTIVES = frozenset({"JJ", "VBN"})
NAMED_BY = ADJECTIVES | {"NN"}
"""Tags between an owner and the noun of what somebody does: 'the assistant tollkeeper'."""
AGENTIVE = ("keeper", "maker", "worker", "master", "man", "woman", "ist", "eer", "smith", "wright", "ian", "teller", "holder")
"""Ends of nouns of people that no list knows."""
REFLEXIVE_REACH = 4
"""Words between the verb and 'himself' ('killed her and then himself')."""
PAIRS = frozenset({"parents", "couple", "grandparents", "twins"})
"""Plural nouns that stand for two people where no number does."""
ABOARD = frozenset("on aboard inside before and when as".split())
"""Words behind 'killing both' that end the phrase."""
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
SINGLING = ORDINALS | frozenset("a an another both neither other only lone sole single".split())
"""Words with which somebody is counted without a number."""
COUPLED = frozenset(
    "man woman boy girl male female brother sister mother father daughter son husband wife grandmother grandfather grandson granddaughter "
    "uncle aunt nephew niece teenager child boyfriend girlfriend".split()
)
"""Kin and sexes that 'a … and …' joins to two people."""
SAME_PERSON = (
    {"husband", "father"}, {"wife", "mother"}, {"father", "grandfather"}, {"mother", "grandmother"}, {"son", "brother"},
    {"daughter", "sister"}, {"man", "father"}, {"man", "husband"}, {"woman", "mother"}, {"woman", "wife"}, {"uncle", "father"},
)  # fmt: skip
"""What one may be at once: 'a husband and father'."""
WITHIN = frozenset("of in at near from by inside".split())
OWNERS = frozenset("his her their its a an the another".split())


NAMED = "named"


COLLECTIVES = frozenset("crew staff personnel police people crowd public militia youth elderly taliban militants indigenous couple".split())


class Victim(NamedTuple):
    """Somebody single, named or described, whom a sentence says to be killed, wounded or held; for counts without a number."""

    span: Span
    measure: str
    sentence: int
    size: int = 1
    """Two for 'his parents' and 'a couple'."""
    perpetrator: bool = False
    """Whether it is who did it: 'the gunman was killed by police', 'before killing himself'."""
    pronoun: bool = False
    """Whether only a pronoun stands for it, so that it may be somebody told before."""


def single_persons(parsed: Parsed, words: Sequence[Word], counts: Sequence[Count]) -> Iterator[Count]:
    """'a child', 'a senior police officer': candidates for a count of one, kept only where the words kill or wound them."""
    numbered = {index for count in counts for index in range(count.first, count.last)}
    for index, word in enumerate(words):
        if word.lower not in SINGLING:
            continue
        if word.lower == "another" and index not in numbered and not _noun_follows(parsed, words, index):
            quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
            yield Count(quantity, index, index + 1, index, Counted.PERSON, None, True, False)
        if word.lower in {"both", "neither"} and index not in numbered:
            yield from _both(parsed, words, index)
        if (
            (word.lower in ORDINALS or (word.lower == "other" and words[index - 1].lower == "the"))
            and index not in numbered
            and index
            and words[index - 1].lower in {"a", "the"}
            and not (index > 1 and words[index - 2].lower in {"in", "during", "on", "at"})
            and not (word.lower in ORDINALS and index + 1 < len(words) and words[index + 1].lower == "of")
            and not _noun_follows(parsed, words, index)
            and not (index + 1 < len(words) and words[index + 1].lower in STATES and _noun_follows(parsed, words, index + 1))
        ):
            quantity = Quantity(index - 1, index - 1, index + 1, 1, 1, None, False, None, False)
            yield Count(quantity, index - 1, index + 1, index, Counted.PERSON, None, True, False)
        if word.lower in {"only", "lone", "sole", "single"} and index and words[index - 1].lower == "the":
            yield from _only(words, index)
        if word.lower not in {"a", "an", "another"} or index in numbered:
            continue
        aged = _aged(parsed, words, index)
        if aged is not None:
            yield aged
            continue
        for head in range(index + 1, min(index + 7, len(words))):
            tag = parsed.tokens[words[head].token].tag
            if words[head].lower in HARM_TOLD and head not in numbered and {w.lower for w in words[head + 1 : head + 4]} & TOLD_OF:
                quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
                yield Count(quantity, index, head + 1, head, Counted.EVENT, words[head].lower, word.lower == "another", False)
                break
            owner = _owner_of_body(words, head)
            if owner or (_single_person(words[head].lower) and (tag in {"NN", "NNP", "JJ"} or not words[head].lower.endswith(PLURALS))):
                following = parsed.tokens[words[head + 1].token].tag if head + 1 < len(words) and not owner else ""
                if following in {"NN", "NNS", "POS"} or head in numbered:
                    continue
                inner = any(w.digits for w in words[index:head])
                first = head if inner else index
                ordinal = any(w.lower in ORDINALS for w in words[index:head])
                quantity = Quantity(first, first, first + 1, 1, 1, None, False, None, False)
                text = " ".join(w.text.lower() for w in words[(head if inner else index + 1) : head + 1])
                kind = COUNTED.get(words[head].lower, Counted.PERSON)
                yield Count(quantity, first, head + 1, head, kind, text, word.lower == "another" or ordinal, False)
                yield from _joined(words, head)
                break
            if (
                tag not in {"JJ", "NN", "NNP", "CD", "HYPH", "VBN", "RB", "VBG", "NNS", ","}
                and words[head].text not in {"-"}
                and not words[head].digits
            ):
                break


def _aged(parsed: Parsed, words: Sequence[Word], index: int) -> Count | None:
    """'a 17-year-old was shot': somebody of whom only the age is told."""
    joined = [word.lower for word in words[index + 2 : index + 6]]
    last = index + 6
    if joined[:1] not in (["-"], ["‑"]) or joined[1:2] not in (["year"], ["month"]) or joined[3:4] != ["old"]:
        return None
    goes_on = last < len(words) and parsed.tokens[words[last].token].tag.startswith(("NN", "JJ", "HYPH"))
    if last < len(words) and ((goes_on and words[last].lower not in STATES) or words[last].text in {"-", "‑"}):
        return None
    if last < len(words) and words[last].lower in COUNTED.keys() - STATES.keys():
        return None
    quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
    group = "".join(word.text.lower() for word in words[index + 1 : last])
    return Count(quantity, index, last, last - 1, Counted.PERSON, group, words[index].lower == "another", False)


def _owner_of_body(words: Sequence[Word], head: int) -> bool:
    """'a diver's body': the possessor is a person."""
    noun = words[head].lower.removesuffix("'s")
    return noun != words[head].lower and _single_person(noun) and head + 1 < len(words) and words[head + 1].lower in {"body", "remains"}


def _joined(words: Sequence[Word], head: int) -> Iterator[Count]:
    """'a brother and sister', 'a man and woman': the second of two people under one article."""
    at = head + 2
    if at >= len(words) or words[head + 1].lower != "and":
        return
    one, other = words[head].lower, words[at].lower
    if one == other or not {one, other} <= COUPLED or {one, other} in SAME_PERSON:
        return
    yield Count(Quantity(at, at, at + 1, 1, 1, None, False, None, False), at, at + 1, at, Counted.PERSON, other, False, False)


def _only(words: Sequence[Word], index: int) -> Iterator[Count]:
    """'the only known fatality', 'the lone injury': one."""
    for head in range(index + 1, min(index + 4, len(words))):
        if words[head].lower in {"fatality", "death", "injury", "casualty", "drowning"}:
            quantity = Quantity(index - 1, index - 1, index + 1, 1, 1, None, False, None, False)
            yield Count(quantity, index - 1, head + 1, head, Counted.EVENT, words[head].lower, False, False)
            return


def _both(parsed: Parsed, words: Sequence[Word], index: int) -> Iterator[Count]:
    """'both drivers', 'both of them', 'both were hurt', 'neither survived': two, where the words say what befell them."""
    quantity = Quantity(index, index, index + 1, 2, 2, None, False, None, False)
    following = index + 1
    if words[index].lower == "neither":
        yield from _neither(words, quantity, following)
        return
    if index and words[index - 1].lower in {"them", "they"}:
        yield Count(quantity, index - 1, index + 1, index, Counted.PERSON, None, False, False)
        return
    while following < len(words) and words[following].lower in {"the", "of", "his", "her", "their"}:
        following += 1
    behind = words[following].lower if following < len(words) else "."
    if index and words[index - 1].lower in TRANSITIVE and (not behind[:1].isalpha() or behind in ABOARD):
        yield Count(quantity, index, index + 1, index, Counted.PERSON, None, False, False)
        return  # 'killing both', 'injured both on board'
    if following >= len(words):
        return
    noun = words[following].lower
    if COUNTED.get(noun) in {Counted.PERSON, Counted.MILITARY}:
        yield Count(quantity, index, following + 1, following, COUNTED[noun], noun, False, False)
    elif noun in DEATH_NOUNS | INJURY_NOUNS and noun.endswith("s"):
        yield Count(quantity, index, following + 1, following, Counted.EVENT, noun, False, False)
    elif noun in {"were", "died", "have", "are", "them", "survived", "suffered", "sustained"}:
        yield Count(quantity, index, index + 1, index, Counted.PERSON, None, False, False)


def _neither(words: Sequence[Word], quantity: Quantity, following: int) -> Iterator[Count]:
    """'Neither survived', 'neither climber survived', 'neither of the two survived'."""
    while following < len(words) and words[following].lower in {"of", "the", "them", "his", "her", "their", "two"}:
        following += 1
    noun = words[following].lower if following < len(words) else ""
    last = following + 1 if COUNTED.get(noun) in PERSON_CLASSES else following
    head = following if last > following else quantity.first
    if LIVED & {word.lower for word in words[last : last + 6]}:
        yield Count(quantity, quantity.first, last, head, Counted.PERSON, noun if last > following else None, False, False)


def _single_person(noun: str) -> bool:
    return noun in GENERIC_PERSONS_FOR_ONE or (
        COUNTED.get(noun) in {Counted.PERSON, Counted.MILITARY} and noun not in STATES.keys() | COLLECTIVES
    )


def _noun_follows(parsed: Parsed, words: Sequence[Word], index: int) -> bool:
    """Whether 'another' stands before a noun."""
    if index + 1 >= len(words):
        return False
    if words[index + 1].lower in STATES and not _noun_follows(parsed, words, index + 1):
        return False  # 'one was killed and another hurt'
    tag = parsed.tokens[words[index + 1].token].tag
    return (tag.startswith(("NN", "JJ", "CD")) and words[index + 1].alpha) or words[index + 1].digits


def find_single_victims(parsed: Parsed) -> tuple[Victim, ...]:
    """Named or described single persons whom the running text says to be killed, wounded or held, without a number of their own."""
    found: list[Victim] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.zone is not None:
            continue
        words = words_of(parsed, sentence)
        found.extend(_without_echoes(list(_victims(parsed, words, number)), parsed.text))
    return tuple(found)


def _without_echoes(victims: list[Victim], text: str) -> Iterator[Victim]:
    """Without 'him' of 'shot his landlord, killing him', and of 'shot him and killed him' with the worse one alone."""
    described = any(not victim.pronoun and victim.measure == KILLED and not victim.perpetrator for victim in victims)
    killed = {victim.span.of(text).lower() for victim in victims if victim.pronoun and victim.measure == KILLED}
    told: set[str] = set()
    subjects: set[tuple[str, str]] = set()
    for victim in victims:
        word = victim.span.of(text).lower()
        if victim.pronoun and word not in OBJECT_PRONOUNS and described and victim.measure == WOUNDED:
            continue  # 'a worker was killed when he was struck'
        if victim.pronoun and word in {"he", "she"}:
            if (word, KILLED) in subjects or (word, victim.measure) in subjects:
                continue  # 'he was taken to a clinic, where he died'
            if victim.measure == WOUNDED and (word in killed):
                continue
            subjects.add((word, victim.measure))
        if victim.pronoun and word in OBJECT_PRONOUNS:
            if described or word in told or (word in killed and victim.measure == WOUNDED):
                continue
            told.add(word)
        yield victim


def _victims(parsed: Parsed, words: Sequence[Word], number: int) -> Iterator[Victim]:
    persons = [(n.start, n.end) for n in parsed.names if n.label == "PERSON"]
    candidates: list[Count] = []
    for index, word in enumerate(words):
        person = (word.lower not in COUNTED or word.lower.endswith("s")) and any(
            start <= word.start < end and word.end <= end for start, end in persons
        )
        following_person = index + 1 < len(words) and any(start <= words[index + 1].start < end for start, end in persons)
        candidate = _candidate(parsed, words, index, person)
        if candidate is not None and not following_person:
            candidates.append(candidate)
    clause = Clause(parsed, words, candidates)
    doers = _doers(clause)
    yield from _bodies(clause, number, doers)
    before: Count | None = None
    for count in candidates:
        named, described = count.group == NAMED, before is not None and before.group != NAMED
        if before is not None and (named == described or _described(clause, before, count)) and _apposed(clause, before, count):
            before = count
            continue
        predicate = _befell(clause, count)
        if predicate is None or predicate.measure not in {KILLED, WOUNDED, DETAINED} or predicate.negated:
            continue
        if predicate.first >= 0 and is_unreal(parsed, words[predicate.first].start):
            continue
        agent = _past_adjectives(parsed, words, count.first) - 1
        if "by" in {clause.lower(count.first - 1), clause.lower(agent) if clause.lower(agent) not in OWNERS else clause.lower(agent - 1)}:
            continue  # 'wounded by another guard'
        if clause.lower(count.first - 1) in WITHIN and predicate.first >= count.last:
            continue  # 'the mayor of Ruiz was killed': the name is part of who it befell
        before = count
        noun = clause.lower(count.head if count.head is not None else count.first)
        own = noun in REFLEXIVES or noun in PERPETRATORS or (noun in {"he", "she"} and doers) or _killed_by_police(clause, count)
        twins = clause.lower(count.first - 1) == "twin" and clause.tag(count.first) == "NNS"
        size = 2 if noun in PAIRS or twins else REFLEXIVES.get(noun, 1)
        yield Victim(span_of(words, count.first, count.last), predicate.measure, number, size, bool(own), noun in PRONOUNS)


def _bodies(clause: Clause, number: int, doers: bool) -> Iterator[Victim]:
    """'His body was found downstream': somebody told before is dead."""
    for at, word in enumerate(clause.words[:-2]):
        body = at + 1 + (clause.lower(at + 1) in {"lifeless", "deceased", "dead", "drowned", "frozen"})
        owner = word.lower in {"his", "her"} or (_owner_of_body(clause.words, at) and clause.lower(at - 1) == "the")
        near = {clause.lower(i) for i in (*range(at - 3, at), *range(body + 1, body + 5))}
        if owner and clause.lower(body) == "body" and FOUND & near:
            yield Victim(span_of(clause.words, at, body + 1), KILLED, number, 1, doers, True)


def _candidate(parsed: Parsed, words: Sequence[Word], index: int, person: bool) -> Count | None:
    """A name's last word, a pronoun, a person's noun in the singular ('his ex-wife', 'a 22-year-old'), or a pair ('his parents')."""
    word = words[index]
    first, last = index, index + 1
    while first > 1 and words[first].glued and words[first - 1].glued and words[first - 1].text in {"-", "‑"}:
        first -= 2
    if last < len(words) and words[last].text in {"-", "‑"} and words[last].glued:
        return None
    base = words[first].lower
    tag = parsed.tokens[word.token].tag
    if not person:
        if _noun_goes_on(parsed, words, index):
            return None
        in_law = last - first > 3 and word.lower == "law"
        goes_on = last < len(words) and parsed.tokens[words[last].token].tag.startswith(("NN", "JJ"))
        aged = word.lower == "old" and last - first > 2 and words[first - 1].lower in OWNERS and not goes_on
        pair = word.lower in PAIRS and first and words[_past_adjectives(parsed, words, first) - 1].lower in OWNERS
        pair = pair or (tag == "NNS" and first > 0 and words[first - 1].lower == "twin")
        noun = base if in_law else word.lower
        known = noun in PRONOUNS or noun in REFLEXIVES or COUNTED.get(noun, Counted.PERSON) in {Counted.PERSON, Counted.MILITARY}
        singular = (
            (tag in {"NN", "NNP", "PRP"} or (noun in COUNTED and noun.startswith("step")))
            and noun != "old"
            and noun not in STATES.keys() | ABSTRACT | COLLECTIVES
        )
        if not (aged or pair or in_law) and not (known and singular):
            return None
        if noun in TIME_UNITS:
            return None
        listed = noun in COUNTED or noun in PRONOUNS or noun in REFLEXIVES or aged or pair or in_law
        if not listed and first > 1 and words[first - 1].lower in OWNERS and parsed.tokens[words[first - 2].token].tag in {"IN", "TO"}:
            return None  # 'in the chest', 'at a clinic'
    quantity = Quantity(index, index, index + 1, 1, 1, None, False, None, False)
    return Count(quantity, first, last, index, Counted.PERSON, NAMED if person else word.lower, False, False)


def _past_adjectives(parsed: Parsed, words: Sequence[Word], first: int, tags: frozenset[str] = ADJECTIVES) -> int:
    """The first of the adjectives before a noun: 'an elderly couple'."""
    while first > 1 and parsed.tokens[words[first - 1].token].tag in tags:
        first -= 1
    return first


def _noun_goes_on(parsed: Parsed, words: Sequence[Word], index: int) -> bool:
    """'infant daughter', 'police officer': the next word is the head of the same phrase."""
    if (
        index + 1 >= len(words)
        or not words[index + 1].alpha
        or words[index].lower in PRONOUNS | REFLEXIVES.keys()
        or words[index + 1].lower in BREAKS
    ):
        return False
    return parsed.tokens[words[index + 1].token].tag in {"NN", "NNS", "POS"} and words[index + 1].lower not in STATES


def _befell(clause: Clause, count: Count) -> Predicate | None:
    noun = clause.lower(count.first)
    if noun in REFLEXIVES:
        back = next(
            (c for i in range(count.first, max(0, count.first - REFLEXIVE_REACH), -1) if (c := clause.cue_ends.get(i)) is not None), None
        )
        if back is None or back.measure not in {KILLED, WOUNDED}:
            return None
        if clause.lower(back.first - 1) == "to" and clause.lower(back.first - 2) in TRYING:
            return None
        if clause.lower(back.first).startswith(("injur", "wound", "hurt", "burn")):
            return Predicate(WOUNDED, back.first, back.last)
        behind = [clause.lower(i) for i in range(count.last, count.last + 3)]
        lived = (behind[:1] == ["in"] and set(behind[1:]) & LIMBS) or clause.lower(back.first - 1) in {"accidentally", "mistakenly"}
        return Predicate(WOUNDED if lived and back.measure == WOUNDED else KILLED, back.first, back.last)
    right = clause.to_right(count) or outcome(clause, count)
    left = _past_title(clause, count) or struck(clause, count) if noun not in {"he", "she"} else None
    predicate = choose(clause, count, right, left) or clause.by_syntax(count)
    head = clause.lower(count.head) if count.head is not None else noun
    known = noun in COUNTED or head in COUNTED or noun in PRONOUNS or count.group == NAMED or head == "old"
    if not known and left is not None and clause.lower(left.first) in STRUCK:
        return None  # 'one round hit a mailbox'
    owner = _past_adjectives(clause.parsed, clause.words, count.first, NAMED_BY if noun.endswith(AGENTIVE) else ADJECTIVES) - 1
    near = left is not None and left.first >= 0 and 0 <= owner - left.last <= 1 and clause.lower(owner) in OWNERS
    return predicate if known or near else None


def _killed_by_police(clause: Clause, count: Count) -> bool:
    """'before police shot and killed him': whom they kill did it."""
    if clause.lower(count.first) not in OBJECT_PRONOUNS:
        return False
    return bool(POLICE & {clause.lower(i) for i in range(max(0, count.first - POLICE_REACH), count.first)})


def _doers(clause: Clause) -> bool:
    """Whether the sentence has somebody who kills or wounds, so that a pronoun that dies later in it is most likely that one."""
    return any(
        cue.kind == "trans"
        and cue.measure in {KILLED, WOUNDED}
        and clause.lower(cue.first) != "drowned"
        and clause.tag(cue.first) in {"VBD", "VBG", "VB", "VBZ", "VBP"}
        and clause.lower(cue.first - 1) not in BE
        for cue in clause.cues.values()
    )


def _apposed(clause: Clause, one: Count, other: Count) -> bool:
    """'his wife, Ana Ruiz,' and 'Ana Ruiz, a teacher,': a name and a description that stand for one person."""
    between = [clause.lower(i) for i in range(one.last, other.first)]
    if len(between) > 4 if other.group == NAMED else not OWNERS & set(between):
        return False
    return between[:1] == [","] and len(between) <= 6 and not {"and", "or", ";"} & set(between) and between.count(",") == 1


def _described(clause: Clause, one: Count, other: Count) -> bool:
    """'The driver, a 43 year old woman from Merrow, was killed': the second noun describes the first."""
    behind = next((i for i in range(other.last, min(other.last + 8, len(clause.words))) if clause.words[i].text in {",", ".", ";"}), None)
    article = clause.lower(one.last) == "," and clause.lower(one.last + 1) in {"a", "an"}
    closed = behind is not None and clause.words[behind].text == "," and clause.lower(behind + 1) in {"was", "is", "has", "had", "died"}
    return article and closed and {clause.lower(i) for i in range(other.last, behind or 0)}.isdisjoint({"and", "or"})


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
