"""Which triggers of a sentence tell of one incident, and the clause or phrase that tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from tallystick.extract.incidents.done import agents
from tallystick.extract.incidents.joins import (
    drawn_from,
    harmed_in,
    hurt_beside,
    in_which,
    killed_when,
    of_which,
    set_off,
    so_called,
    trailing_harm,
    verb_of,
)
from tallystick.extract.incidents.triggers import Trigger
from tallystick.lexicon import incidents as words
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Span

TYPE_STRENGTH = (
    "prisoner_exchange", "abduction", "evacuation", "strike", "explosion", "disaster", "accident", "rescue", "siege", "ground_advance",
    "protest", "curfew", "sanction", "aid", "detention", "release", "negotiation", "meeting", "visit", "statement", "appointment",
    "displacement", "killing", "clash", "other", "",
)  # fmt: skip
"""Of the types of one telling's triggers the earlier is kept: people killed when a town was shelled were killed in a strike."""
CAUSE_PREPOSITIONS = frozenset(
    {"in", "by", "from", "during", "after", "following", "amid", "under", "of", "to", "when", "with", "because of", "due to", "as"}
)
EDGE_LABELS = frozenset({"conj", "ccomp", "parataxis", "advcl", "cc", "punct", "mark"})
RAISING = frozenset("manage continue begin start able help appear seem happen come".split())
"""Heads whose infinitive tells what happened; their subject is the infinitive's."""
ANSWER = re.compile(rf"\b(?:{words.ANSWERING})\b", re.IGNORECASE)
MAX_SPAN = 320
"""Characters; a longer clause is cut down to the stretch from its subject to its last member."""


class Telling(msgspec.Struct, frozen=True, dict=True):
    """Triggers that tell of one incident."""

    main: Trigger
    members: tuple[Trigger, ...]
    top: int
    """The verb whose clause tells it; the noun where a phrase alone does."""
    clauses: frozenset[int] = frozenset()
    """Verbs of the relative clauses and participles on its nouns: 'a quake that jolted the coast', 'an attack carried out on Monday'."""

    @cached_property
    def holders(self) -> frozenset[int]:
        """Tokens on which its place and time may hang."""
        return self.tokens | self.clauses | {self.top}

    @cached_property
    def tokens(self) -> frozenset[int]:
        """All triggers' tokens."""
        return frozenset(member.token for member in self.members)


HARMING = frozenset("destroy damage demolish flatten wreck level injure wound hurt trap displace".split())
"""Verbs that may tell of an incident themselves: what stands beside them is joined to them."""


def group_triggers(parsed: Parsed, triggers: Sequence[Trigger]) -> list[Telling]:
    """Triggers joined along the syntax; weak ones that stay alone and name no type are left out."""
    parent = {trigger.token: trigger.token for trigger in triggers}
    by_token = {trigger.token: trigger for trigger in triggers}

    def find(token: int) -> int:
        while parent[token] != token:
            token = parent[token]
        return token

    def join(a: int, b: int) -> None:
        parent[find(b)] = find(a)

    for first in triggers:
        for second in triggers:
            if first.token != second.token and find(first.token) != find(second.token) and _one_telling(parsed, first, second):
                join(first.token, second.token)
    groups: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        groups.setdefault(find(trigger.token), []).append(trigger)
    found = []
    for members in groups.values():
        typed = [m for m in members if m.type]
        if not typed:
            continue
        main = min(typed, key=lambda m: (m.weak, TYPE_STRENGTH.index(m.type), m.token))
        named = next((m for m in members if so_called(parsed, m.token, main.token)), None)
        main = main if named is None else named._replace(type=main.type)  # place and day hang on what happened, not on what it is called
        inside = {m.token for m in members}
        clauses = frozenset(
            child
            for m in members
            if not m.verb
            for child in parsed.children(m.token)
            if parsed.tokens[child].dep in {"relcl", "acl"} and child not in inside and child not in by_token
        )
        done = (verb_of(parsed, m) for m in members if not m.verb and len(members) > 1)
        clauses |= {verb for verb in done if verb is not None and verb not in inside and verb not in by_token}
        found.append(Telling(main, tuple(sorted(members, key=lambda m: m.token)), _top(parsed, members, main, by_token), clauses))
    return sorted(found, key=lambda telling: telling.main.token)


def _one_telling(parsed: Parsed, verb: Trigger, other: Trigger) -> bool:
    """Whether ``other`` belongs to what the verb ``verb`` tells."""
    tokens = parsed.tokens
    if _answered(parsed, verb.token, other.token):
        return False
    if verb.type == "rescue" and not other.weak and _casualty(other) and drawn_from(parsed, verb.token, other.token):
        return True
    if hurt_beside(parsed, verb, other):
        return True
    if so_called(parsed, verb.token, other.token):
        return _casualty(other) and (_casualty(verb) or verb.weak)
    if not verb.verb:
        return _noun_pair(parsed, verb, other)
    if not other.verb:
        if not _fits(verb, other):
            return False
        if verb.weak and tokens[verb.token].dep == "advcl" and tokens[verb.token].tag == "VBG":
            # 'a fire broke out at the mill, killing four'
            governor = tokens[verb.token].head
            if other.token in parsed.subjects(governor) and tokens[governor].lemma in words.OCCURRENCE_VERBS | words.IMPACT_VERBS:
                return True
        if other.token in parsed.subjects(verb.token) and (
            verb.weak or tokens[verb.token].lemma in words.OCCURRENCE_VERBS or verb.type == other.type
        ):
            return True
        if other.token in parsed.objects(verb.token) and (tokens[verb.token].lemma in words.LIGHT_VERBS or verb.type == other.type):
            return True
        if tokens[verb.token].dep in {"relcl", "acl"} and (
            tokens[verb.token].head == other.token
            or (verb.weak and other.token < verb.token and other.token in agents(parsed, verb.token))
            or (in_which(parsed, verb.token) and other.token < verb.token and tokens[verb.token].head in parsed.subtree(other.token))
        ):
            same = verb.type == other.type or (_violent(verb) and _violent(other) and in_which(parsed, verb.token))
            return verb.weak or tokens[verb.token].lemma in words.OCCURRENCE_VERBS or same
        if _dead_beside(parsed, verb, other):
            return True
        if verb.weak and harmed_in(parsed, verb.token, other.token):
            return True
        if verb.weak and trailing_harm(parsed, verb.token, other.token):
            return True
        if killed_when(parsed, verb, other):
            return True
        for preposition, thing in parsed.obliques(verb.token):
            if of_which(parsed, thing) == other.token and preposition in CAUSE_PREPOSITIONS:
                if preposition in {"after", "following"}:
                    return verb.weak
                if verb.weak or verb.type == other.type:
                    return True
                if preposition in {"in", "by", "during", "with"} and _violent(verb) and _violent(other):
                    return True
                if verb.type == "release" and other.type == "prisoner_exchange":
                    return True
        return False
    below, above = tokens[other.token], tokens[verb.token]
    if killed_when(parsed, verb, other):
        return True
    if below.head == verb.token and below.dep == "advcl":
        marks = (c for c in parsed.children(other.token) if tokens[c].dep in {"mark", "advmod"} and c < other.token)
        mark = next((parsed.lower(c) for c in marks), "")
        if mark in {"when", "as", "after", "while"} and verb.weak and not other.weak and _casualty(other):
            return True
        if below.tag == "VBG" and not mark and verb.type == "accident" and other.weak:
            return True
        if below.tag == "VBG" and not mark and (other.weak or (verb.weak and _casualty(other)) or verb.type == other.type):
            return _casualty(verb) or verb.type == other.type
        return False
    if below.head == verb.token and below.dep in {"acl", "relcl"}:
        return False
    beside = tokens[below.head]
    if below.dep == "conj" and below.tag == "VBG" and beside.dep == "advcl" and beside.tag == "VBG" and beside.head == verb.token:
        # 'the dam burst, sending water through the villages and killing 14'
        return other.weak and _casualty(verb) and beside.lemma not in HARMING
    if (
        other.weak
        and not verb.weak
        and below.dep == "conj"
        and below.head == verb.token
        and _casualty(verb)
        and parsed.passive(other.token)
    ):
        marked = any(tokens[child].dep == "mark" for child in parsed.children(other.token))  # 'said that … and that 12 had been killed'
        if not agents(parsed, other.token) and not marked:
            return True  # 'the ferry capsized and at least nine people were killed'
    if below.dep == "conj" and below.head == verb.token:
        own = any(tokens[c].dep in {"nsubj", "nsubjpass"} for c in parsed.children(other.token))
        if other.weak and _casualty(verb) and (not own or verb.type in {"killing"} or verb.weak):
            return True
        if not own and verb.type == other.type and verb.type in {"accident", "disaster"}:
            return True  # 'the bus left the road and fell into a gorge'
        if not own and "abduction" in {verb.type, other.type} and _violent(verb) and _violent(other):
            return True  # 'seized a plant and took 40 workers hostage', 'raided a school and abducted 60 pupils'
        return verb.weak and other.weak
    if below.dep == "xcomp" and below.head == verb.token:
        return verb.type == other.type
    if other.weak and _casualty(verb) and trailing_harm(parsed, other.token, verb.token):
        return True
    # 'two people injured in the shelling': the participle hangs on the people
    if above.dep in {"acl", "relcl"} and verb.weak and tokens[above.head].pos in {"NOUN", "PROPN"}:
        described = above.head
        return (
            described in (*parsed.subjects(other.token), *parsed.objects(other.token))
            and _casualty(other)
            and other.token != verb.token
            and other.weak
        )
    return False


def _answered(parsed: Parsed, one: int, other: int) -> bool:
    """'shelled the town in response to the attack': what is answered is another deed."""
    first, last = sorted((one, other))
    return ANSWER.search(parsed.text, parsed.tokens[first].end, parsed.tokens[last].start) is not None


def _dead_beside(parsed: Parsed, harm: Trigger, noun: Trigger) -> bool:
    """'fighting broke out and at least 30 soldiers were killed'."""
    above = parsed.tokens[harm.token].head
    if not harm.weak or parsed.tokens[harm.token].dep != "conj" or not parsed.passive(harm.token) or agents(parsed, harm.token):
        return False
    return noun.token in parsed.subjects(above) and parsed.tokens[above].lemma in words.OCCURRENCE_VERBS


def _noun_pair(parsed: Parsed, noun: Trigger, other: Trigger) -> bool:
    """'clashes and gunfire', 'the killing of 3 in an attack', 'attack, a bombing that …'."""
    if other.verb:
        return False
    tokens = parsed.tokens
    if tokens[other.token].head == noun.token and tokens[other.token].dep in {"conj", "appos"}:
        return _fits(noun, other) and noun.type != "disaster" and _same_kind(noun, other)
    for preposition, thing in parsed.obliques(noun.token):
        if thing == other.token and preposition in {"in", "by", "from", "during", "of", "with"}:
            return _same_kind(noun, other)
    return set_off(parsed, noun, other)


def _same_kind(a: Trigger, b: Trigger) -> bool:
    return a.type == b.type or (_violent(a) and _violent(b))


def _violent(trigger: Trigger) -> bool:
    return trigger.type in words.VIOLENT_TYPES


def _casualty(trigger: Trigger) -> bool:
    return trigger.type in words.CASUALTY_TYPES or trigger.weak


def _fits(verb: Trigger, noun: Trigger) -> bool:
    """Whether the two may be of one incident at all."""
    if verb.weak:
        return noun.type in words.CASUALTY_TYPES
    if verb.type == noun.type or not verb.type:
        return True
    if _violent(verb) and _violent(noun):
        return True
    return {verb.type, noun.type} in (
        {"release", "prisoner_exchange"},
        {"meeting", "negotiation"},
        {"disaster", "accident"},
        {"displacement", "evacuation"},
        {"strike", "disaster"},
    )


def _top(parsed: Parsed, members: Sequence[Trigger], main: Trigger, by_token: dict[int, Trigger]) -> int:
    """The topmost verb of the members; for a lone noun the verb that only says that it took place, or that carries it out."""
    verbs = [m.token for m in members if m.verb]
    if verbs:
        inside = set(verbs)
        tops = [v for v in verbs if not inside & set(parsed.ancestors(v))]
        above = min(tops)
        # a relative clause's verb does not hold its noun: 'the strike that killed 3' is told by the phrase
        if parsed.tokens[above].dep in {"relcl", "acl"} and any(m.token == parsed.tokens[above].head for m in members):
            return parsed.tokens[above].head
        # 'managed to leave', 'continue to bombard': the clause is that of the verb above
        while parsed.tokens[above].dep == "xcomp" and parsed.tokens[parsed.tokens[above].head].lemma in RAISING:
            above = parsed.tokens[above].head
        return above
    noun = main.token
    state = _state_verb(parsed, noun)
    if state is not None:
        return state
    head = noun
    while parsed.tokens[head].dep in {"conj"} and parsed.tokens[parsed.tokens[head].head].pos in {"NOUN", "PROPN"}:
        head = parsed.tokens[head].head
    token = parsed.tokens[head]
    governor = token.head
    if governor == head or parsed.tokens[governor].pos not in {"VERB", "AUX"} or governor in by_token:
        return noun
    lemma = parsed.tokens[governor].lemma
    if token.dep in {"nsubj", "nsubjpass"} and (
        lemma in words.OCCURRENCE_VERBS or (lemma in words.LIGHT_VERBS and parsed.passive(governor))
    ):
        return governor
    if (
        token.dep in {"nsubj", "nsubjpass"}
        and lemma == "be"
        and any(parsed.lower(c) in {"underway", "over"} for c in parsed.attributes(governor))
    ):
        return governor
    if token.dep in {"dobj", "obj"} and lemma in words.LIGHT_VERBS:
        return governor
    return noun


def _state_verb(parsed: Parsed, noun: int) -> int | None:
    """The verb of 'has been under siege', 'came under attack'."""
    preposition = parsed.tokens[noun].head
    if parsed.tokens[noun].dep == "pobj" and parsed.lower(preposition) == "under":
        verb = parsed.tokens[preposition].head
        if parsed.tokens[verb].lemma in {"be", "come", "remain", "stay"}:
            return verb
    return None


def telling_span(parsed: Parsed, telling: Telling, sentence: Sentence) -> Span:
    """The clause or noun phrase that tells it: without attribution and without coordinate clauses, triggers included."""
    members = telling.tokens
    top = telling.top
    in_clause = parsed.tokens[top].pos in {"VERB", "AUX"}
    kept = _clause_tokens(parsed, top, members) if in_clause else _phrase_tokens(parsed, top, members)
    for member in members - set(parsed.subtree(top)):
        # joined by the order of the words, and hung elsewhere by the parser
        clause = member if parsed.tokens[member].pos == "VERB" else parsed.governor(member)
        if clause is not None and clause != top and not set(parsed.subtree(clause)) >= {top}:
            kept |= _clause_tokens(parsed, clause, members)
    kept = {index for index in kept if sentence.first <= index < sentence.last} | set(members)
    first, last = min(kept), max(kept)
    span = parsed.span(first, last + 1)
    if span.end - span.start > MAX_SPAN:
        subjects = [s for s in parsed.subjects(top) if sentence.first <= s] if in_clause else []
        first, last = min([*members, *subjects, top]), max([*members, *subjects, top])
        phrase_end = max(parsed.tokens_in(parsed.phrase(last)), default=last)
        span = parsed.span(min(first, *parsed.tokens_in(parsed.phrase(first))), min(sentence.last, max(last, phrase_end) + 1))
    return _trim(parsed, span)


def _clause_tokens(parsed: Parsed, verb: int, members: frozenset[int]) -> set[int]:
    kept: set[int] = set()
    stack = [verb]
    while stack:
        top = stack.pop()
        kept.add(top)
        for child in parsed.children(top):
            token = parsed.tokens[child]
            holds = bool(members & set(parsed.subtree(child)))
            if token.dep in EDGE_LABELS and not holds:
                # coordinated nouns belong to the clause, coordinated verbs do not
                if token.dep in {"conj", "cc", "punct"} and parsed.tokens[top].pos not in {"VERB", "AUX"}:
                    stack.append(child)
                continue
            if token.dep == "prep" and parsed.lower(child) in words.ATTRIBUTION_PREPOSITIONS:
                continue
            if token.dep in {"intj", "dep", "npadvmod"} and not holds and token.pos in {"PUNCT", "X"}:
                continue
            if token.dep in {"relcl", "acl", "appos"} and not holds and child > verb and top != verb:
                # what is told besides, after the clause's own words
                if token.dep == "acl" and child - top <= 2:
                    stack.append(child)
                continue
            stack.append(child)
    return kept


def _phrase_tokens(parsed: Parsed, noun: int, members: frozenset[int]) -> set[int]:
    kept: set[int] = set()
    stack = [noun]
    while stack:
        top = stack.pop()
        kept.add(top)
        for child in parsed.children(top):
            token = parsed.tokens[child]
            holds = bool(members & set(parsed.subtree(child)))
            if token.dep in {"punct", "cc", "conj", "appos", "ccomp", "advcl", "parataxis"} and not holds and top == noun:
                continue
            if token.dep in {"relcl"} and not holds:
                # 'another that occurred in June': a short clause that places or dates it
                if top == noun and parsed.tokens[child].lemma in words.OCCURRENCE_VERBS | words.IMPACT_VERBS:
                    stack.append(child)
                continue
            stack.append(child)
    return kept


def _trim(parsed: Parsed, span: Span) -> Span:
    """Without blanks, punctuation and joining words at the edges."""
    indices = list(parsed.tokens_in(span))
    while len(indices) > 1 and (parsed.tokens[indices[0]].pos in {"PUNCT", "CCONJ", "SPACE"} or parsed.tokens[indices[0]].dep == "mark"):
        indices.pop(0)
    while len(indices) > 1 and parsed.tokens[indices[-1]].pos in {"PUNCT", "CCONJ", "SPACE"}:
        indices.pop()
    return parsed.span(indices[0], indices[-1] + 1)
