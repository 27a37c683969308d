"""Text to word pieces with exact offsets and case shapes, in windows. Training and reading cut alike, with this module."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

WINDOW = 192
"""Word pieces in a window: most sentences of news are under 60, so a window holds several."""
WORD = re.compile(r"\w+|[^\w\s]", re.UNICODE)
SHAPES = ("lower", "title", "upper", "initial", "mixed", "digit", "mark", "other")
MAX_WORD = 100
"""Characters of a word beyond which it is cut: the tokenizer gives longer ones up as one unknown piece anyway."""


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


KEPT_WORDS = 8_192
"""Words whose pieces are kept, some 0.8 kB each. On 500,000 words of news 94 % were among them, and 96 % among 20,000."""


class Pieces(msgspec.Struct):
    """Word pieces of a text: ids, [start, end) in the text, shape by piece."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    shapes: list[int]

    def __len__(self) -> int:
        return len(self.ids)


class Cutter:
    """Cuts text into pieces; words that were seen are not cut anew."""

    def __init__(self, tokenizer: Any) -> None:
        """``tokenizer``: a ``tokenizers.Tokenizer`` without truncation and padding."""
        self._tokenizer = tokenizer
        self._cut_word = lru_cache(maxsize=KEPT_WORDS)(self._encode)

    def _encode(self, word: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...], int]:
        encoded = self._tokenizer.encode(word, add_special_tokens=False)
        return tuple(encoded.ids), tuple(encoded.offsets), shape(word)

    def cut(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of ``text[start:end]``, without special ones; offsets count in ``text``."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        shapes: list[int] = []
        for word in WORD.finditer(text, start, len(text) if end is None else end):
            at = word.start()
            encoded, offsets, kind = self._cut_word(word.group()[:MAX_WORD])
            ids.extend(encoded)
            shapes.extend([kind] * len(encoded))
            for first, last in offsets:
                starts.append(at + first)
                ends.append(at + last)
        return Pieces(ids, starts, ends, shapes)


def windows(breaks: Sequence[int], total: int, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Stretches of at most ``size`` pieces that end at a break where one is there (``breaks``: piece indices that start a sentence)."""
    start = 0
    allowed = sorted(set(breaks) | {total})
    at = 0
    while start < total:
        while at < len(allowed) and allowed[at] <= start:
            at += 1
        last = at
        while last < len(allowed) and allowed[last] <= start + size:
            last += 1
        end = allowed[last - 1] if last > at else min(total, start + size)
        yield start, end
        start = end
