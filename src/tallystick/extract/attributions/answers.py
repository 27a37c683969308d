"""What 'that' is in 'the union disputed that': the words of the statement or sentence before, which somebody answers."""

from __future__ import annotations

import re

ANSWERING = frozenset(
    "deny dispute reject refute rebut dismiss contest contradict confirm acknowledge admit concede corroborate repeat reiterate echo".split()
)
"""Verbs by which somebody takes a stand on what was told just before."""
ANAPHORA = re.compile(
    r"(?:that|this|it|so|both|(?:the|that|this|these|those|such) (?:claims?|reports?|allegations?|accusations?|charges?|assertions?|account|version))",
    re.IGNORECASE,
)
"""Words that stand for what was told just before."""


def is_anaphoric(words: str, lemma: str) -> bool:
    """Whether the words of an answer only point back."""
    return lemma in ANSWERING and ANAPHORA.fullmatch(" ".join(words.split())) is not None


def names_claim(words: str) -> bool:
    """Whether the words name the claim itself ('that claim'), also where somebody has denied it in between."""
    return " " in words.strip()
