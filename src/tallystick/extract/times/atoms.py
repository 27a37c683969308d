"""The smallest time expressions, by the rules of ``stated``, ``relative`` and ``clock``; ``joins`` puts them together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.extract.times import clock, relative, stated
from tallystick.extract.times.pieces import Piece

RULES = (*stated.RULES, *relative.RULES, *clock.RULES)
NEAR = frozenset().union(*(rule.near for rule in RULES))
PATTERNS = {string: re.compile(string) for string in NEAR if "\\" in string}
STRINGS = NEAR - PATTERNS.keys()


def find_atoms(text: str, lowered: str) -> list[Piece]:
    """The pieces of ``text``, sorted, not overlapping: the longest wins, then the rule that stands first."""
    found: list[tuple[int, int, int, Piece]] = []
    for block in _blocks(lowered):
        words = lowered[slice(*block)]
        held = {string for string in STRINGS if string in words}
        held.update(string for string, pattern in PATTERNS.items() if pattern.search(words))
        for order, (pattern, build, near) in enumerate(RULES):
            if near.isdisjoint(held):
                continue
            for match in pattern.finditer(lowered, *block):
                piece = build(match, text)
                if piece is not None and piece.start < piece.end:
                    found.append((piece.start, -piece.end, order, piece))
    found.sort(key=lambda row: row[:3])
    return list(_apart(found))


def _apart(found: list[tuple[int, int, int, Piece]]) -> Iterator[Piece]:
    end = -1
    for start, _, _, piece in found:
        if start >= end:
            yield piece
            end = piece.end


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Text between empty lines, over which no rule's match goes."""
    start = 0
    while (end := text.find("\n\n", start)) >= 0:
        yield start, end
        start = end + 2
    yield start, len(text)
