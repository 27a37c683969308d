"""Who did it, told by a noun or by the verb of a deed's word: 'was the work of X', 'X was its mastermind', 'was planned and carried out by X'."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.extract.incidents.done import agents
from tallystick.lexicon.actors import AUTHORS, CALLING, DOING, OPERATIONS, WORK
from tallystick.records.mention import Certainty
from tallystick.records.parsed import Parsed

CARRYING = DOING | {"carry", "execute", "plan", "order", "mastermind", "organize", "organise", "undertake"}
"""Verbs by which somebody does the deed that their object or passive subject names."""
Ascribed = tuple[int, Certainty]
"""Who, and how sure."""


def ascribed(parsed: Parsed, token: int, verb: bool) -> Iterator[Ascribed]:
    """Those to whom the words put the deed that the token tells of."""
    yield from _operators(parsed, token)
    if verb:
        return
    here = parsed.tokens[token]
    if here.dep == "nsubj" and parsed.tokens[here.head].lemma == "be":
        yield from _workers(parsed, here.head)
    elif here.dep == "nsubjpass":
        yield from ((head, Certainty.STATED) for head in _carriers(parsed, here.head))
    elif here.dep == "pobj" and parsed.lower(here.head) in {"of", "behind"}:
        yield from _authors(parsed, parsed.tokens[here.head].head)


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


def _operators(parsed: Parsed, token: int) -> Iterator[Ascribed]:
    """'Police carried out the raid in which a miner was killed': who carried it out."""
    here = parsed.tokens[token]
    if here.dep != "relcl" or parsed.tokens[here.head].lemma not in OPERATIONS:
        return
    within = any(parsed.lower(child) == "in" and child < token for child in parsed.children(token))
    above = parsed.tokens[here.head].head
    if within and parsed.tokens[here.head].dep in {"dobj", "obj"} and parsed.tokens[above].lemma in CARRYING and not parsed.negated(above):
        yield from ((head, Certainty.STATED) for head in agents(parsed, above))
