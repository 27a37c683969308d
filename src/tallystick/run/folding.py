"""Words as searches compare them, whatever their letters' marks and case."""

from __future__ import annotations

import re

from anyascii import anyascii

WORD = re.compile(r"\d(?:[\d,.]*\d)?|[^\W\d_](?:[\w]|['’ʼ](?=\w))*|\w+")


def fold(word: str) -> str:
    """The word as it is compared: Latin letters without marks, lower case, no apostrophes, no thousands' commas."""
    if not word.isascii():
        word = anyascii(word)
    folded = word.casefold().replace("'", "").replace(",", "")
    return folded


def fold_word(word: str) -> str:
    """The same of a word of running text: its possessive ending is no part of it."""
    if word.endswith(("'s", "’s", "'S", "’S")):
        word = word[:-2]
    return fold(word)


def fold_words(text: str) -> list[str]:
    """The folded words of a text."""
    return [folded for hit in WORD.finditer(text) if (folded := fold_word(hit.group()))]
