"""One spelling for many: folds accents, apostrophes and the usual variants of Slavic, Arabic and French transliteration.

The rules are those by which news agencies differ (BGN/PCGN, national systems, French and English renderings of Arabic); they are for
comparing names, never for showing them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

_RULES: tuple[tuple[str, str], ...] = (
    ("'", ""),
    ("’", ""),
    ("`", ""),
    ("ʼ", ""),
    ("ł", "l"),
    ("ø", "o"),
    ("đ", "d"),
    ("ı", "i"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("dh", "d"),
    ("gh", "g"),
    ("th", "t"),
    ("dj", "j"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("w", "v"),
    ("x", "ks"),
    ("y", "i"),
    ("j", "i"),
)
ARTICLES = frozenset("al el ash an ar as at az ad el- al- the".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
VOWELS = re.compile(r"[aeiou]+")
GIVEN_ALIKE = 0.86
"""Jaro-Winkler similarity of two folded given names that are spellings of one (Oleksandr, Olexander fold near each other; Muhammed, Muhamed to one)."""
LONG_GIVEN = 7
"""Folded letters of a given name in which two vowels may differ."""
SURNAME_ALIKE = 0.92
"""The same for surnames, which tell people apart: and one edit in five letters at most."""


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without accents, in one transliteration, doubled letters as one."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(ch))
    for old, new in _RULES:
        plain = plain.replace(old, new)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return re.sub(r"[^a-z0-9]", "", plain)


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """A person's name as folded words: hyphens part words, articles and 'Jr' are left out, 'Abdel X' is one word."""
    words = [word for word in re.split(r"[\s\-‑–.]+", name) if word]
    found: list[str] = []
    joined = ""
    for word in words:
        lower = word.lower().strip("'’,")
        if lower in ARTICLES or lower in SUFFIXES:
            continue
        if lower in {"abdel", "abdul", "abd", "abu", "bin", "ibn", "de", "van", "von", "del", "della", "der", "la", "le"}:
            joined += lower
            continue
        folded = fold(joined + lower)
        joined = ""
        if folded:
            found.append(folded)
    if joined and fold(joined):
        found.append(fold(joined))
    return tuple(found)


def skeleton(folded: str) -> str:
    """The consonants, with the first letter kept: the block in which spellings of one surname fall."""
    return folded[:1] + VOWELS.sub("", folded[1:])


def alike(one: str, other: str, least: float) -> bool:
    """Whether two folded words are spellings of one."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    distance = Levenshtein.distance(one, other)
    if distance == 2 and least <= GIVEN_ALIKE and min(len(one), len(other)) >= LONG_GIVEN and skeleton(one) == skeleton(other):
        return True  # Mohammod, Muhammad: two vowels
    return distance <= max(1, min(len(one), len(other)) // 5) and JaroWinkler.similarity(one, other) >= least


def near(one: str, other: str) -> bool:
    """Whether two given names are near enough that one may be a reporter's mishearing of the other; never enough alone."""
    return min(len(one), len(other)) >= 4 and Levenshtein.distance(one, other) <= 2 and one[-2:] == other[-2:]
