"""Counts and ordinals in words or digits."""

from __future__ import annotations

import re

from tallystick.lexicon.times import ORDINALS, SMALL_NUMBERS, TENS, VAGUE_COUNTS

_SMALL = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_TENS = "|".join(TENS)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -](?:1/2|½))?|(?:{_TENS})(?:[- ](?:{_SMALL}))?|(?:(?:an?|{_SMALL}) )?(?:hundred|thousand|dozen)"
    rf"|half an?|one and a half|an?|(?:{_SMALL}))"
)
VAGUE = "(?:" + "|".join(sorted(VAGUE_COUNTS, key=len, reverse=True)) + ")"
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
ORDINAL = rf"(?:\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{_TENS})[- ])?(?:{_ORDINAL_WORDS}))"


def read_number(words: str) -> float | None:
    """The number that the words give ('twenty-one', '1,300', 'a', 'half an'); None where they give none."""
    words = words.strip().lower()
    if not words:
        return None
    if words[0].isdigit():
        halved = words.endswith(("1/2", "½"))
        digits = re.match(r"\d+(?:,\d{3})*(?:\.\d+)?", words)
        return None if digits is None else float(digits.group().replace(",", "")) + (0.5 if halved else 0)
    if words in {"a", "an"}:
        return 1
    if words.startswith("half"):
        return 0.5
    if words == "one and a half":
        return 1.5
    total, found = 0.0, False
    for word in re.split(r"[- ]", words):
        if word in SMALL_NUMBERS:
            total, found = total + SMALL_NUMBERS[word], True
        elif word in TENS:
            total, found = total + TENS[word], True
        elif word in {"hundred", "thousand", "dozen"}:
            total, found = (total or 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word], True
        elif word not in {"a", "an"}:
            return None
    return total if found else None


def read_ordinal(words: str) -> int | None:
    """The number of an ordinal ('20th', 'twenty-first'); None where it is none."""
    words = words.strip().lower()
    if words[:1].isdigit():
        digits = re.match(r"\d+", words)
        return int(digits.group()) if digits else None
    total = 0
    for word in re.split(r"[- ]", words):
        if word in TENS:
            total += TENS[word]
        elif word in ORDINALS:
            total += ORDINALS[word]
        else:
            return None
    return total or None
