"""Who the dead, the wounded and the kidnapped were, in a sentence that tells nothing else: 'The dead were identified as Ana Torv and Ivo Renn.'"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallystick.extract.incidents.listed import listed
from tallystick.lexicon import incidents as words
from tallystick.records.mention import Actor, Certainty, IncidentMention, NameKind, NameMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence

IDENTIFIED_BACK = 3
"""Sentences back in which the attack was told."""
BESIDES = frozenset({"relcl", "acl", "appos", "conj", "cc", "prep", "advcl", "mark"})
SUFFERERS = frozenset("victim dead deceased wounded injured fatality casualty hostage captive".split())
NAMING = frozenset({"identify", "name"})
HURTING = frozenset({"injure", "wound"})
HURT_BACK = 2
"""Sentences back in which the deed was told that hurt 'a clerk' who 'was injured'."""
OF_THEM = frozenset({"them", "whom", "those"})


def identified(parsed: Parsed, subject: int) -> list[int]:
    """Who the subject is said to be: of 'those kidnapped are Ana Torv and Ivo Renn' both."""
    token = parsed.tokens[subject]
    if token.dep not in SUBJECT_LABELS or parsed.negated(token.head):
        return []
    lemma = parsed.tokens[token.head].lemma
    if lemma == "be":
        heads = list(parsed.attributes(token.head))
    elif lemma in NAMING and parsed.passive(token.head):
        heads = [thing for preposition, thing in parsed.obliques(token.head) if preposition == "as"]
    else:
        return []
    return list(dict.fromkeys(one for head in heads for one in parsed.conjuncts(head)))


def person_at(names: Sequence[NameMention], parsed: Parsed, index: int) -> NameMention | None:
    """The person whose name holds the token."""
    here = parsed.tokens[index]
    return next((n for n in names if n.named and n.kind is NameKind.PERSON and n.span.start <= here.start and here.end <= n.span.end), None)


def last_deed(parsed: Parsed, found: Sequence[IncidentMention], sentence: Sentence, violent: frozenset[str], back: int) -> int | None:
    """Which of the mentions is the last deed told, where it was told at most so many sentences ago and as of now."""
    at = next((n for n in range(len(found) - 1, -1, -1) if found[n].type in violent and found[n].realis == "actual"), None)
    here = parsed.sentence_index_at(sentence.start)
    told = parsed.sentence_index_at(found[at].trigger.start) if at is not None else None
    if at is None or here is None or told is None or here - told > back or found[at].background:
        return None
    return at


def with_identified(
    parsed: Parsed, names: Sequence[NameMention], found: list[IncidentMention], sentence: Sentence, violent: frozenset[str]
) -> list[IncidentMention]:
    """The mentions, the last attack among them with those whom the sentence names as its victims."""
    at = last_deed(parsed, found, sentence, violent, IDENTIFIED_BACK)
    if at is None:
        return found
    last = found[at]
    known = {actor.span for actor in last.actors}
    victims = []
    back = (parsed.sentence_index_at(sentence.start) or 0) - (parsed.sentence_index_at(last.trigger.start) or 0)
    for index in (*_named(parsed, names, sentence), *(_hurt(parsed, sentence) if back <= HURT_BACK else ())):
        name = person_at(names, parsed, index)
        token = parsed.tokens[index]
        span = name.span if name is not None else parsed.phrase(index, BESIDES)
        somebody = name is not None or (token.pos == "NOUN" and token.lemma in words.PEOPLE and token.lemma not in SUFFERERS)
        if somebody and span not in known and not _nobody(parsed, index):
            known.add(span)
            told = name.text if name is not None else span.of(parsed.text)
            called = name.id if name is not None else None
            victims.append(Actor(name=told, span=span, mention=called, role="victim", statement=None, certainty=Certainty.STATED))
    if not victims:
        return found
    return [*found[:at], msgspec.structs.replace(last, actors=(*last.actors, *victims)), *found[at + 1 :]]


def _nobody(parsed: Parsed, index: int) -> bool:
    """'no one', 'none of the guards', 'nobody': who was not hurt."""
    return any(parsed.lower(child) in {"no", "neither", "not"} for child in parsed.children(index))


def _named(parsed: Parsed, names: Sequence[NameMention], sentence: Sentence) -> Iterator[int]:
    """Who the victims are said to be: 'The injured were Ana Torv and two clerks', 'Also killed was Ivo Renn', 'One of them is Ana Torv'."""
    for subject in range(sentence.first, sentence.last):
        sufferer = parsed.tokens[subject].lemma in SUFFERERS or parsed.lower(subject) in SUFFERERS
        sufferer = sufferer or any(parsed.lower(child) in SUFFERERS for child in parsed.children(subject))
        of_them = parsed.lower(subject) in {"one", "two", "another"} and any(
            word == "of" and parsed.lower(thing) in OF_THEM for word, thing in parsed.obliques(subject)
        )
        if not sufferer and not of_them:
            continue
        verb = parsed.tokens[subject].head
        for index in identified(parsed, subject):
            yield from (index, *listed(parsed, names, index, verb))
        if sufferer and parsed.lower(verb) == "among" and parsed.tokens[parsed.tokens[verb].head].lemma == "be":
            yield from parsed.subjects(parsed.tokens[verb].head)  # 'Two officers are among the wounded'


def _hurt(parsed: Parsed, sentence: Sentence) -> Iterator[int]:
    """'A clerk was also wounded', 'The gunmen wounded her son': whom a verb of injury that tells no deed of its own befell."""
    for verb in range(sentence.first, sentence.last):
        token = parsed.tokens[verb]
        if token.lemma not in HURTING or token.pos != "VERB" or parsed.negated(verb) or parsed.modal(verb) is not None:
            continue
        if parsed.passive(verb):
            yield from parsed.subjects(verb)
        else:
            yield from parsed.objects(verb)
