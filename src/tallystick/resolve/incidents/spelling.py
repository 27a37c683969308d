"""Whether two names of places are spellings of one, where the gazetteer does not know both."""

from __future__ import annotations

import re
from functools import lru_cache

from tallystick.lexicon.gazetteer.folding import fold, sound, without_article

INNER_ARTICLE = re.compile(r" (?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez|ud|ul|ur|us|uz) ")
JOINED_ARTICLE = re.compile(r"(?<=[a-z]{3})[aeu]([dnrstz])(?=\1[aeiou])")
"""'Nur ad-Din', 'Nureddin': the article within a name."""
AREA_WORD = re.compile(r"(?<=\w) (?:district|neighbou?rhood|quarter|suburb|area|village|town)$")
"""'the Mill district' is Mill."""
VOWELS = re.compile(r"[auh]+")
LONG, SHORT = 4, 2
"""Consonants in which two names agree that are one, and that may be one."""


@lru_cache(maxsize=16_384)
def bones(name: str) -> str:
    """What is left of a name when its articles, vowels and doubled letters are gone, its first letter kept."""
    bare = INNER_ARTICLE.sub(" ", without_article(AREA_WORD.sub("", fold(name))))
    heard = sound(JOINED_ARTICLE.sub("", bare))
    return heard[:1].replace("u", "a") + VOWELS.sub("", heard[1:])


def one_name(left: str, right: str) -> bool:
    """One name, or two ways to write it: 'Nur ad-Din' and 'Nureddin'; as many words or so many consonants do not agree by chance."""
    if left == right:
        return True
    if _digits(left) != _digits(right):
        return False
    one, other = bones(left), bones(right)
    return one == other and len(one) >= LONG


def may_be_one_name(left: str, right: str) -> bool:
    """Two names that nothing but their vowels parts: no proof that they are one, and none that they are two."""
    one, other = bones(left).lstrip("a"), bones(right).lstrip("a")
    return one == other and len(one) >= SHORT and _digits(left) == _digits(right)


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())
