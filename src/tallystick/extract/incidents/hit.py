"""What a blast, bomb or strike hit, told beside its own word: 'the blast damaged ten cars', 'caused damage to a clinic', 'a shop burned out when it went off'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.extract.incidents.done import patients
from tallystick.lexicon.actors import DAMAGING
from tallystick.records.parsed import Parsed

HARM = frozenset({"damage", "destruction", "havoc"})
CAUSING = frozenset("cause do inflict wreak bring produce".split())
PARTS = frozenset(
    "floor basement entrance lobby courtyard ground parking lot roof door gate wall front back side rear corner facade window".split()
)
"""Parts by which a building is told: 'on the first floor of the bank'."""
WHOLE = frozenset("percent part half section portion most majority".split())
"""Shares of what was hit: '30 percent of the windows'."""
ABOUT = frozenset({"over", "about", "around", "approximately"})
"""Words before a count that a parser takes for prepositions: 'damaged over ten cars'."""
OPPOSITE = frozenset({"opposite", "opposite to"})


def damaged_beside(parsed: Parsed, tokens: Sequence[int], top: int) -> Iterator[int]:
    """The nouns of what the telling of these tokens damaged, by the verbs above, beside and below its own words."""
    seen: set[int] = set()
    for token in tokens:
        for verb in (token, top, *_clauses(parsed, token), *_under(parsed, token)):
            if verb in seen or parsed.tokens[verb].pos != "VERB" or parsed.negated(verb):
                continue
            seen.add(verb)
            yield from _damaged(parsed, verb, token)


def _clauses(parsed: Parsed, token: int) -> Iterator[int]:
    """Verbs that go on with it: 'exploded, causing damage', 'the blast, which shattered windows', 'the explosion shook it and damaged a shop'."""
    here = parsed.tokens[token]
    holders = [token] if here.pos == "VERB" else [token, here.head] if here.dep in {"nsubj", "nsubjpass"} else [token]
    for holder in holders:
        if holder != token:
            yield holder
        for child in parsed.children(holder):
            if parsed.tokens[child].dep in {"advcl", "conj", "relcl", "acl"} and parsed.tokens[child].pos == "VERB":
                subjects = parsed.subjects(child)
                if not subjects or token in subjects or parsed.tokens[child].dep == "relcl" or subjects == parsed.subjects(holder):
                    yield child


def _under(parsed: Parsed, token: int) -> Iterator[int]:
    """The passive of damage that it is told under: 'Two cars were wrecked when a bomb went off', 'as a result of the explosion'."""
    for above in parsed.ancestors(token):
        if parsed.tokens[above].pos == "VERB":
            if parsed.tokens[above].lemma in DAMAGING and parsed.passive(above):
                yield above
            if parsed.tokens[above].dep not in {"advcl", "relcl", "acl", "pcomp", "conj"}:
                return


def _damaged(parsed: Parsed, verb: int, token: int) -> Iterator[int]:
    lemma = parsed.tokens[verb].lemma
    if lemma in DAMAGING:
        things = list(patients(parsed, verb))
        if not parsed.passive(verb) or token in parsed.subjects(verb):
            # 'the explosion damaged ten cars', which parsers now and then take for a passive
            things = [*parsed.objects(verb), *(thing for word, thing in parsed.obliques(verb) if word in ABOUT)]
        for thing in things:
            for one in parsed.conjuncts(thing):
                if one != token:
                    yield _whole(parsed, one)
    elif lemma in CAUSING:
        for harm in parsed.objects(verb):
            if parsed.tokens[harm].lemma in HARM:
                yield from (thing for word, thing in (*_far(parsed, harm), *_far(parsed, verb)) if word in {"to", "in", "at"})


def _far(parsed: Parsed, index: int) -> Iterator[tuple[str, int]]:
    """Its prepositional phrases, those joined to them too: 'damage to a clinic and to several cars'."""
    yield from parsed.obliques(index)
    for child in parsed.children(index):
        if parsed.tokens[child].dep == "prep":
            for other in parsed.children(child):
                if parsed.tokens[other].dep == "conj" and parsed.tokens[other].pos == "ADP":
                    yield from (
                        (parsed.lower(other), one)
                        for thing in parsed.children(other)
                        if parsed.tokens[thing].dep == "pobj"
                        for one in parsed.conjuncts(thing)
                    )


def _whole(parsed: Parsed, thing: int) -> int:
    """'half of the houses', 'the front part of the truck': the houses, the truck."""
    if parsed.tokens[thing].lemma in WHOLE | {"front", "facade"}:
        return next((of for word, of in parsed.obliques(thing) if word == "of"), thing)
    return thing


def scene_of(parsed: Parsed, thing: int) -> list[int]:
    """'the front of the bank', 'the basement of the tower': the bank, the tower; else the thing itself."""
    if parsed.tokens[thing].lemma in PARTS:
        of = [one for word, one in parsed.obliques(thing) if word == "of"]
        return of or [thing]
    return [thing]


def across_from(parsed: Parsed, verb: int) -> Iterator[int]:
    """'across from the bank', 'across the street from it', 'opposite a school': what lies right before the blast."""
    for word, thing in parsed.obliques(verb):
        if (
            word in OPPOSITE
            or (word == "from" and any(parsed.lower(child) == "across" for child in parsed.children(verb)))
            or word == "across from"
        ):
            yield thing
