"""Text to word pieces with exact offsets and case shapes, in windows. Shared by training and by the parts that are exported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

WINDOW = 192
"""Word pieces in a window: most sentences of news are under 60, so a window holds several."""
WORD = re.compile(r"\w+|[^\w\s]", re.UNICODE)
SHAPES = ("lower", "title", "upper", "initial", "mixed", "digit", "mark", "other")


def shape(word: str) -> int:
    """The case shape of a word: an uncased encoder is told what lower-casing took away."""
    if word.isdigit():
        return 5
    if not any(c.isalnum() for c in word):
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    if word.istitle():
        return 1
    return 4 if any(c.isupper() for c in word) else 7


@dataclass(frozen=True)
class Pieces:
    """Word pieces of a text: ids, [start, end) in the text, shape by piece."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    shapes: list[int]

    def __len__(self) -> int:
        return len(self.ids)


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """The text's pieces, without special ones."""
    found = Pieces([], [], [], [])
    for word in WORD.finditer(text):
        kind = shape(word.group())
        encoded = tokenizer.encode(word.group(), add_special_tokens=False)
        for id_, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
            found.ids.append(id_)
            found.starts.append(word.start() + start)
            found.ends.append(word.start() + end)
            found.shapes.append(kind)
    return found


def windows(breaks: list[int], total: int, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Stretches of at most ``size`` pieces that end at a break where one is there (``breaks``: piece indices that start a sentence)."""
    start = 0
    allowed = sorted(set(breaks) | {total})
    while start < total:
        fits = [b for b in allowed if start < b <= start + size]
        end = fits[-1] if fits else min(total, start + size)
        yield start, end
        start = end
