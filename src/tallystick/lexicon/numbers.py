"""Words that stand for numbers in news English, with the interval that each vague one allows.

Sources: the contract of the account (hundreds 200..999, dozens 24..99, tens of thousands 20000..99999) and, for the words that it leaves
open, plain usage: a plural of a scale is at least two of it and below the next scale.
"""

from __future__ import annotations

ONES: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen".split(),
        start=1,
    )
}
TENS: dict[str, int] = {
    word: value for value, word in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
} | {"fourty": 40}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "lac": 100_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SCALE_SUFFIXES: dict[str, int] = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "tn": 10**12}
"""Letters glued to digits ('1.5m', '3bn'). 'm' alone after a blank is metres."""
PLURAL_SCALES: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "lakhs": (200_000, 9_999_999),
    "millions": (2_000_000, 999_999_999),
    "crores": (20_000_000, 999_999_999),
    "billions": (2_000_000_000, 999_999_999_999),
}
"""'hundreds of people'. 'scores' is two twenties or more, below a hundred."""
SMALL_VAGUE: dict[str, tuple[int, int]] = {
    "several": (3, 9),
    "a few": (3, 9),
    "few": (3, 9),
    "a handful": (3, 9),
    "a couple": (2, 2),
}
"""Words for a small number; before a scale word they multiply it ('several hundred' 300..999, 'a couple of dozen' 24)."""
NOTHING = frozenset({"no", "none", "nobody", "zero", "neither"})
FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths sixth eighth".split())
