"""Who did it, told by a noun or by the verb of a deed's word: 'was the work of X', 'X was its mastermind', 'was planned and carried out by X'."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.extract.incidents.done import agents
from tallystick.lexicon.actors import ACCUSING, AUTHORS, CALLING, DOING, OPERATIONS, WORK
from tallystick.lexicon.incidents import NOUN_TYPES
from tallystick.records.mention import Certainty
from tallystick.records.parsed import Parsed

CARRYING = DOING | {"carry", "execute", "plan", "order", "mastermind", "organize", "organise", "undertake"}
"""Verbs by which somebody does the deed that their object or passive subject names."""
COMMITTING = frozenset("carry commit perpetrate execute launch stage set".split())
"""Verbs of a participle behind the deed's noun; 'set' with 'off'."""
DONE_REACH = 30
"""Tokens behind the noun in which the participle may stand."""
INVOLVEMENT = frozenset("involvement participation complicity implication responsibility role part hand".split())
DENYING = frozenset({"deny", "reject", "refute"})
ADMITTING = frozenset({"admit", "confess", "acknowledge"})
Ascribed = tuple[int, Certainty]
"""Who, and how sure."""


def ascribed(parsed: Parsed, token: int, verb: bool) -> Iterator[Ascribed]:
    """Those to whom the words put the deed that the token tells of."""
    yield from _operators(parsed, token)
    if verb:
        return
    yield from ((head, Certainty.STATED) for head in _participles(parsed, token))
    here = parsed.tokens[token]
    if here.dep == "nsubj" and parsed.tokens[here.head].lemma == "be":
        yield from _workers(parsed, here.head)
    elif here.dep == "nsubjpass":
        yield from ((head, Certainty.STATED) for head in _carriers(parsed, here.head))
    elif here.dep == "pobj" and parsed.lower(here.head) in {"of", "behind"}:
        yield from _authors(parsed, parsed.tokens[here.head].head)
    elif here.dep == "pobj" and parsed.lower(here.head) in {"in", "for"}:
        yield from _involved(parsed, parsed.tokens[here.head].head)


def done_behind(parsed: Parsed, noun: int) -> Iterator[int]:
    """The participles that say of the noun that it was done, wherever a parser hangs them: 'the murder of two nuns carried out on Monday by'."""
    sentence = parsed.sentence_at(parsed.tokens[noun].start)
    for index in range(noun + 1, min(noun + DONE_REACH, sentence.last if sentence is not None else noun)):
        token = parsed.tokens[index]
        if (
            token.lemma in COMMITTING
            and token.tag in {"VBN", "VBD"}
            and not any(parsed.tokens[c].pos == "AUX" for c in parsed.children(index))
        ):
            if token.lemma != "set" or parsed.lower(index + 1) == "off":
                yield index
            return
        if token.pos in {"VERB", "AUX"} or (token.pos == "NOUN" and token.lemma in NOUN_TYPES):
            return


def _participles(parsed: Parsed, noun: int) -> Iterator[int]:
    """'The killing of three men in Asmar carried out by troops', 'blasts set off by rebels': whom the participle's 'by' names."""
    for verb in done_behind(parsed, noun):
        by = [thing for preposition, thing in parsed.obliques(verb) if preposition == "by"]
        if by:
            yield from by
            continue
        link = next((i for i in range(verb + 1, min(verb + 4, len(parsed.tokens))) if parsed.lower(i) == "by"), None)
        if link is not None:
            yield from (child for child in parsed.children(link) if parsed.tokens[child].dep == "pobj")


def _workers(parsed: Parsed, copula: int) -> Iterator[Ascribed]:
    """'The killing was (not) the work of rebels', 'an action by the army'."""
    certainty = Certainty.DENIED if parsed.negated(copula) else Certainty.HEDGED if parsed.modal(copula) is not None else Certainty.STATED
    for work in parsed.attributes(copula):
        if parsed.tokens[work].lemma in WORK:
            for preposition, thing in parsed.obliques(work):
                if preposition in {"of", "by"}:
                    yield from ((one, certainty) for one in parsed.conjuncts(thing))


def _carriers(parsed: Parsed, verb: int) -> Iterator[int]:
    """'The abduction was planned and carried out by the army': whom the next verb's 'by' names."""
    for following in parsed.children(verb):
        token = parsed.tokens[following]
        if token.dep == "conj" and token.lemma in CARRYING and not parsed.negated(following):
            yield from (thing for preposition, thing in parsed.obliques(following) if preposition == "by")


def _authors(parsed: Parsed, author: int) -> Iterator[Ascribed]:
    """'Ana Torv was the mastermind of the murder', 'named Ana Torv as its author', 'Ana Torv, the author of the murder'."""
    token = parsed.tokens[author]
    if token.lemma not in AUTHORS:
        return
    if token.dep == "attr":
        sure = Certainty.DENIED if parsed.negated(token.head) else Certainty.STATED
        yield from ((one, sure) for one in parsed.subjects(token.head))
    elif token.dep == "appos":
        yield token.head, Certainty.STATED
    elif token.dep == "pobj" and parsed.lower(token.head) == "as":
        above = parsed.tokens[token.head].head
        if parsed.tokens[above].lemma in CALLING and not parsed.negated(above):
            called = parsed.subjects(above) if parsed.passive(above) else parsed.objects(above)
            yield from ((one, Certainty.ALLEGED) for one in called)
    else:
        yield from ((one, Certainty.STATED) for one in parsed.appositions(author))


def _involved(parsed: Parsed, above: int) -> Iterator[Ascribed]:
    """'The involvement of troops in the murder', 'denied any part in the killing', 'the gunman who took part in the raid'."""
    token = parsed.tokens[above]
    if token.pos == "VERB":
        if token.lemma == "participate" and not parsed.negated(above):
            yield from ((one, Certainty.STATED) for one in parsed.subjects(above))
        for thing in parsed.objects(above):
            if parsed.tokens[thing].lemma in INVOLVEMENT:
                yield from _owning(parsed, thing)
        return
    if token.lemma not in INVOLVEMENT and token.dep == "pobj" and parsed.lower(token.head) in {"of", "by"}:
        above = parsed.tokens[token.head].head  # 'the involvement of troops in the murder', where 'in' hangs on the troops
        token = parsed.tokens[above]
    if token.lemma in INVOLVEMENT:
        yield from _owning(parsed, above)
        if token.lemma not in {"part", "hand"}:
            yield from ((thing, Certainty.ALLEGED) for preposition, thing in parsed.obliques(above) if preposition in {"of", "by"})
            for child in parsed.children(above):
                if parsed.tokens[child].dep == "poss":
                    suspects = _held_over(parsed, above) if parsed.tokens[child].tag == "PRP$" else [child]
                    yield from ((one, Certainty.ALLEGED) for one in suspects)


def _held_over(parsed: Parsed, part: int) -> list[int]:
    """'Two officers were arrested over their alleged involvement in the murder': the officers."""
    verb = parsed.governor(part)
    if verb is None or parsed.tokens[verb].lemma not in ACCUSING | {"arrest", "detain", "hold", "dismiss", "question"}:
        return []
    return list(parsed.subjects(verb) if parsed.passive(verb) else parsed.objects(verb))


def _owning(parsed: Parsed, part: int) -> Iterator[Ascribed]:
    """Who takes the part, admits or denies it."""
    token = parsed.tokens[part]
    verb = token.head
    if token.dep not in {"dobj", "obj"} or parsed.modal(verb) is not None:
        return
    lemma = parsed.tokens[verb].lemma
    if lemma in DENYING:
        yield from ((one, Certainty.DENIED) for one in agents(parsed, verb))
    elif (lemma in ADMITTING or (lemma == "take" and token.lemma == "part")) and not parsed.negated(verb):
        yield from ((one, Certainty.STATED) for one in agents(parsed, verb))


def _operators(parsed: Parsed, token: int) -> Iterator[Ascribed]:
    """'Police carried out the raid in which a miner was killed': who carried it out."""
    here = parsed.tokens[token]
    if here.dep != "relcl" or parsed.tokens[here.head].lemma not in OPERATIONS:
        return
    within = any(parsed.lower(child) == "in" and child < token for child in parsed.children(token))
    above = parsed.tokens[here.head].head
    if within and parsed.tokens[here.head].dep in {"dobj", "obj"} and parsed.tokens[above].lemma in CARRYING and not parsed.negated(above):
        yield from ((head, Certainty.STATED) for head in agents(parsed, above))
