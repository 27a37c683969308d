"""The smallest time expressions, by the rules of ``stated``, ``relative`` and ``clock``; ``joins`` puts them together."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.extract.times import clock, relative, stated
from tallystick.extract.times.pieces import Piece

RULES = (*stated.RULES, *relative.RULES, *clock.RULES)


def find_atoms(text: str, lowered: str) -> list[Piece]:
    """The pieces of ``text``, sorted, not overlapping: the longest wins, then the rule that stands first."""
    found: list[tuple[int, int, int, Piece]] = []
    for order, (pattern, build) in enumerate(RULES):
        for match in pattern.finditer(lowered):
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
