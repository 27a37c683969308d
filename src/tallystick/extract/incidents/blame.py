"""Who is blamed for the attack told before, in a sentence that does not name it: 'The ministry denied it and blamed the rebels.'"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallystick.extract.incidents.actors import ActorFinder
from tallystick.extract.incidents.identified import last_deed
from tallystick.lexicon import incidents as words
from tallystick.lexicon.actors import ATTRIBUTING
from tallystick.lexicon.cues import SPEECH
from tallystick.records.mention import Actor, Certainty, IncidentMention, StatementMention
from tallystick.records.parsed import Parsed, Sentence

BLAMED_BACK = 3
"""Sentences back in which the attack was told."""
NAMED_FOR = frozenset({"for", "on", "over"})
"""Prepositions of what somebody is blamed for: then the sentence says itself of what."""
TAKEN_UP = frozenset(
    "it this that attack bombing shelling shooting blast explosion killing raid strike deed bombings attacks strikes act acts action actions crime "
    "incident".split()
)
"""What stands for the deed behind such a preposition."""
OWNED = frozenset({"responsibility", "credit"})
REFUSED = frozenset("responsibility involvement role part accusation allegation charge hand".split())
"""What is refused by who is said to have done it; a claim may as well be that of others who own up to it."""
EACH_OTHER = frozenset({"each", "other", "another"})
TELLS_OF_THE_NEXT = frozenset({"be", "carry", "accuse"})
"""Verbs that stand before the deed's word: 'said it was behind the shooting'."""
Blame = tuple[int, Certainty, int]
"""Who, how sure, and the verb that says so."""


def with_blamed(
    parsed: Parsed,
    actors: ActorFinder,
    statements: Sequence[StatementMention],
    found: list[IncidentMention],
    sentence: Sentence,
    violent: frozenset[str],
) -> list[IncidentMention]:
    """The mentions, the last attack among them with whom the sentence blames without saying for what."""
    at = last_deed(parsed, found, sentence, violent, BLAMED_BACK)
    if at is None:
        return found
    last = found[at]
    blamed: list[Actor] = []
    known = {(actor.mention, actor.span) for actor in last.actors if actor.role == "perpetrator"}
    for verb in range(sentence.first, sentence.last):
        if parsed.tokens[verb].pos not in {"VERB", "AUX", "NOUN"}:
            continue
        before = parsed.tokens[verb].start < last.trigger.start
        deed = parsed.token_at(last.trigger.start)
        if parsed.tokens[verb].dep == "conj" and parsed.tokens[verb].head == deed:
            continue  # 'those who attack us and blame the government'
        if before and parsed.tokens[verb].lemma not in TELLS_OF_THE_NEXT:
            continue
        for head, certainty, cue_verb in _blames(parsed, verb):
            start = parsed.tokens[cue_verb].start
            cue = next((s for s in statements if s.cue_span is not None and s.cue_span.start == start), None)
            for actor in actors.blamed(head, certainty, cue):
                if (actor.mention, actor.span) not in known and all(actor.span != other.span for other in (*last.actors, *blamed)):
                    blamed.append(actor)
    if not blamed:
        return found
    return [*found[:at], msgspec.structs.replace(last, actors=(*last.actors, *blamed)), *found[at + 1 :]]


def _blames(parsed: Parsed, verb: int) -> Iterator[Blame]:
    """Whom the verb blames, or who owns up to it or denies it."""
    token = parsed.tokens[verb]
    lemma = token.lemma
    if parsed.modal(verb) is not None or (token.dep == "xcomp" and parsed.tokens[token.head].lemma in words.NEGATING_VERBS):
        return  # 'may claim responsibility', 'refused to accept responsibility'
    if lemma == "blame" and token.pos == "VERB":
        above = parsed.tokens[token.head]
        if above.lemma == "be" and parsed.word(verb - 1) == "to":
            if not _names_the_deed(parsed, verb):
                yield from ((head, Certainty.ALLEGED, _says(parsed, token.head)) for head in parsed.subjects(token.head))
        elif not parsed.passive(verb) and not parsed.negated(verb) and not _names_the_deed(parsed, verb):
            yield from _mutual(parsed, verb) or ((thing, Certainty.ALLEGED, verb) for thing in parsed.objects(verb))
    elif lemma == "accuse" and not parsed.negated(verb):
        yield from _mutual(parsed, verb)
    elif lemma in {"claim", "take", "accept", "admit", "deny", "reject"} and not parsed.passive(verb):
        yield from _owned(parsed, verb, lemma)
    elif lemma in ATTRIBUTING and not parsed.negated(verb):
        done = parsed.subjects(verb) if parsed.passive(verb) else parsed.objects(verb)
        if any(parsed.lower(thing) in TAKEN_UP - words.NOUN_TYPES.keys() for thing in done):
            yield from ((thing, Certainty.ALLEGED, verb) for preposition, thing in parsed.obliques(verb) if preposition == "to")
    elif lemma == "hallmark":
        certain = Certainty.HEDGED
        yield from ((thing, certain, verb) for preposition, thing in parsed.obliques(verb) if preposition == "of")
    elif lemma == "be" and not parsed.negated(verb):
        behind = any(preposition == "behind" and parsed.lower(thing) in TAKEN_UP for preposition, thing in parsed.obliques(verb))
        responsible = any(parsed.lower(one) == "responsible" and not _names_the_deed(parsed, one) for one in parsed.attributes(verb))
        if behind or responsible:
            says = _says(parsed, verb)
            for head in parsed.subjects(verb):
                own = parsed.lower(head) in {"it", "they"} and says != verb
                heads = parsed.subjects(says) if own else (head,)
                yield from ((one, Certainty.STATED if own else Certainty.ALLEGED, says) for one in heads)
    elif lemma == "carry" and any(parsed.lower(child) == "out" for child in parsed.children(verb)) and not parsed.negated(verb):
        says = _says(parsed, verb)
        own = says != verb and any(parsed.lower(head) in {"it", "they"} for head in parsed.subjects(verb))
        if own and any(parsed.lower(thing) in TAKEN_UP for thing in parsed.objects(verb)):
            yield from ((head, Certainty.STATED, says) for head in parsed.subjects(says))


def _owned(parsed: Parsed, verb: int, lemma: str) -> Iterator[Blame]:
    """'claimed responsibility in a video', 'denied involvement', 'denied firing the shells'."""
    objects = {parsed.tokens[thing].lemma for thing in parsed.objects(verb)}
    refuses = lemma in {"deny", "reject"}
    if refuses:
        deeds = {parsed.tokens[child].lemma for child in parsed.children(verb) if parsed.tokens[child].tag == "VBG"}
        told = objects & REFUSED or deeds & (words.VERB_TYPES.keys() | {"fire", "carry", "be", "hit", "strike"})
        if told:
            yield from ((head, Certainty.DENIED, verb) for head in parsed.subjects(verb))
    elif (
        objects & OWNED and not any(_names_the_deed(parsed, thing) for thing in parsed.objects(verb)) and not _names_the_deed(parsed, verb)
    ):
        sure = Certainty.DENIED if parsed.negated(verb) else Certainty.STATED
        yield from ((head, sure, verb) for head in parsed.subjects(verb))


def _mutual(parsed: Parsed, verb: int) -> list[Blame]:
    """'Orsova and the rebels accused each other of firing the shells': each accuses the other."""
    if not any(parsed.lower(thing) in EACH_OTHER for thing in parsed.objects(verb)):
        return []
    return [(head, Certainty.ALLEGED, verb) for head in parsed.subjects(verb)]


def _names_the_deed(parsed: Parsed, index: int) -> bool:
    """Whether it says for what: 'blamed the rebels for a fuel shortage'; 'for the attack' and 'for it' take up the deed told before."""
    things = [thing for preposition, thing in parsed.obliques(index) if preposition in NAMED_FOR]
    return any(parsed.lower(thing) not in TAKEN_UP - words.NOUN_TYPES.keys() for thing in things)


def _says(parsed: Parsed, verb: int) -> int:
    """The verb of saying above the verb; itself where there is none."""
    above = parsed.tokens[verb].head
    return above if parsed.tokens[verb].dep == "ccomp" and parsed.tokens[above].lemma in SPEECH else verb
