"""Who stands in one list with somebody, where a parser loses the list among ages, offices and brackets: 'Ana Torv, 42; Ivo Renn, a clerk, and two women'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.lexicon import incidents as words
from tallystick.records.mention import NameKind, NameMention
from tallystick.records.parsed import Parsed

POINTS = frozenset({",", ";", ":", "-", "--", "–", "—"})
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
JOINING = frozenset({"and", ";"})
"""What joins the last of a list to it: without any of them names between commas describe one another."""
PART_OF_PHRASE = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PART", "PRON"})
RELATIVE = frozenset({"who", "whom", "whose", "which"})
ONE_MORE = frozenset("a an his her their its two three four five six seven eight nine ten eleven twelve several".split())
"""Words that open a phrase for somebody else: 'and two women', 'and her daughter'."""
LEADING = 6
"""Words at most that describe somebody before the name: 'as well as the former deputy mayor Ana Torv'."""


class Piece(NamedTuple):
    """The tokens between two separators, and the separator before them."""

    first: int
    last: int
    after: str


def listed(parsed: Parsed, names: Sequence[NameMention], head: int, verb: int) -> list[int]:
    """The others of the list that begins with ``head``: persons by name, and people told as one more ('and a clerk').

    ``verb``: what befell them, before the list or behind it.
    """
    sentence = parsed.sentence_at(parsed.tokens[head].start)
    if sentence is None:
        return []
    persons = [n for n in names if n.named and n.kind is NameKind.PERSON and sentence.start <= n.span.start < sentence.end]
    own = next((n for n in persons if n.span.start <= parsed.tokens[head].start < n.span.end), None)
    aux = {child for child in parsed.children(verb) if parsed.tokens[child].pos == "AUX"}
    if verb > head and any(parsed.lower(one) in {"was", "is", "has"} for one in aux):
        return []  # one it was: the names between commas say who
    if verb > head:
        for one in persons:
            first = parsed.token_at(one.span.start) or 0
            if one.span.start < parsed.tokens[head].start and one is not own and first and parsed.tokens[first - 1].pos != "ADP":
                token = parsed.token_at(one.span.end - 1) or first
                behind = _behind(parsed, persons, token + 1, sentence.last, {verb, *aux})
                if head in behind:  # 'Ana Torv, a clerk, Ivo Renn and two women were killed', where the women alone are the subject
                    return [token, *(member for member in behind if member != head)]
    if own is None and parsed.tokens[head].tag != "NNS":
        return []
    start = (parsed.token_at(own.span.end - 1) or head) + 1 if own is not None else head + 1
    return _behind(parsed, persons, start, sentence.last, {verb, *aux}, several=own is None)


def _behind(parsed: Parsed, persons: Sequence[NameMention], start: int, last: int, ends: set[int], several: bool = False) -> list[int]:
    """Who is added from the token on; nobody where nothing joins them."""
    found: list[int] = []
    joined = False
    for piece in _pieces(parsed, start, last):
        if piece.after == ":" and not several:
            break  # 'charged with the murder of Ana Torv: Ivo Renn and Petar Lund'
        if parsed.lower(piece.first) in RELATIVE and piece.after == ",":
            continue
        member, goes_on = _member(parsed, persons, piece, ends)
        if member is not None:
            joined = joined or piece.after in JOINING
            found.append(member)
        if not goes_on:
            break
    return found if joined else []


def _pieces(parsed: Parsed, start: int, last: int) -> Iterator[Piece]:
    """What stands between the separators from the token on; brackets and what they hold left out."""
    depth, first, after = 0, start, ""
    index = start
    while index <= last:
        word = parsed.lower(index) if index < last else ";"
        if word in OPENING or word in CLOSING:
            if index > first and not depth:
                yield Piece(first, index, after)
                after = "("
            depth += 1 if word in OPENING else -1
            first = index + 1
        elif not depth and (word in POINTS or word == "and" or index == last):
            if index > first:
                yield Piece(first, index, after)
                after = ""
            after = "and" if word == "and" else (word if after != "and" else after)
            first = index + 1
        elif not depth and word == "as" and index + 2 < last and (parsed.lower(index + 1), parsed.lower(index + 2)) == ("well", "as"):
            if index > first:
                yield Piece(first, index, after)
            after, first = "and", index + 3
            index += 2
        index += 1


def _member(parsed: Parsed, persons: Sequence[NameMention], piece: Piece, ends: set[int]) -> tuple[int | None, bool]:
    """Who the piece adds to the list, and whether the list may go on behind it."""
    stop = next(
        (i for i in range(piece.first, piece.last) if parsed.tokens[i].pos in {"VERB", "AUX"} and parsed.tokens[i].tag != "VBN"), None
    )
    closing = next((i for i in range(piece.first, piece.last) if i in ends), None)
    if stop is not None and closing is None and parsed.tokens[stop].tag != "VBG":
        return None, False  # the next clause
    last = closing if closing is not None else piece.last
    goes_on = closing is None
    opener = parsed.tokens[piece.first]
    if piece.after and (opener.pos in {"ADP", "SCONJ", "ADV"} or (opener.pos == "VERB" and opener.tag != "VBN")):
        return None, False  # 'in Asmar', 'according to'
    if not piece.after or piece.first >= last:
        return None, goes_on
    name = next((n for n in persons if parsed.tokens[piece.first].start <= n.span.start < parsed.tokens[last - 1].end), None)
    if name is not None:
        opens, closes = parsed.token_at(name.span.start) or piece.first, parsed.token_at(name.span.end - 1) or piece.first
        plain = opens - piece.first <= LEADING and all(parsed.tokens[i].pos in PART_OF_PHRASE for i in range(piece.first, opens))
        owned = closes + 1 < last and parsed.lower(closes + 1) in {"'s", "’s", "'", "’"}
        return (closes if plain and not owned else None), goes_on
    if piece.after in JOINING and parsed.lower(piece.first) in ONE_MORE:
        head = next((i for i in range(piece.first + 1, last) if parsed.tokens[i].pos not in PART_OF_PHRASE), last) - 1
        if parsed.tokens[head].pos == "NOUN" and parsed.tokens[head].lemma in words.PEOPLE:
            return head, goes_on
    return None, goes_on


def included(parsed: Parsed, head: int, verb: int) -> list[int]:
    """'nine people, including a nun and Ana Torv', 'four were hurt, among them a child': those named of the many."""
    return [thing for one in (head, verb) for word, thing in parsed.obliques(one) if word in {"including", "among them"}]


def things_listed(parsed: Parsed, head: int) -> list[int]:
    """The things that stand in one list with the head, where a parser reads the list as a description of it: 'the exchange, a hotel and two shops'."""
    sentence = parsed.sentence_at(parsed.tokens[head].start)
    found: list[int] = []
    joined = False
    for piece in _pieces(parsed, head + 1, sentence.last) if sentence is not None else ():
        opener = parsed.tokens[piece.first]
        if not piece.after:
            if any(
                parsed.tokens[i].pos in {"VERB", "AUX"} and parsed.tokens[i].tag not in {"VBN", "VBG"}
                for i in range(piece.first, piece.last)
            ):
                break
            continue
        if not (parsed.lower(piece.first) in ONE_MORE | {"the", "one"} or opener.pos == "NUM"):
            break
        noun = next((i for i in range(piece.first + 1, piece.last) if parsed.tokens[i].pos not in PART_OF_PHRASE), piece.last) - 1
        if parsed.tokens[noun].lemma not in words.STRUCTURES | words.VEHICLES or parsed.tokens[noun].pos != "NOUN":
            break
        joined = joined or piece.after in JOINING
        found.append(noun)
    return found if joined else []
