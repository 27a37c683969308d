"""Who the dead, the wounded and the kidnapped were, in a sentence that tells nothing else: 'The dead were identified as Ana Torv and Ivo Renn.'"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.mention import Actor, Certainty, IncidentMention, NameKind, NameMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence

IDENTIFIED_BACK = 3
"""Sentences back in which the attack was told."""
SUFFERERS = frozenset("victim dead deceased wounded injured fatality casualty hostage captive".split())
NAMING = frozenset({"identify", "name"})


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
    for subject in range(sentence.first, sentence.last):
        if parsed.tokens[subject].lemma not in SUFFERERS and parsed.lower(subject) not in SUFFERERS:
            continue
        for index in identified(parsed, subject):
            name = person_at(names, parsed, index)
            if name is not None and name.span not in known:
                known.add(name.span)
                victims.append(
                    Actor(name=name.text, span=name.span, mention=name.id, role="victim", statement=None, certainty=Certainty.STATED)
                )
    if not victims:
        return found
    return [*found[:at], msgspec.structs.replace(last, actors=(*last.actors, *victims)), *found[at + 1 :]]
