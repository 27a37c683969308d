"""What the rules are written in: word lists as pattern fragments, and questions about the words around a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tallystick.extract.times.numbers import NUMBER, ORDINAL, VAGUE
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words


def any_of(table: Iterable[str]) -> str:
    """The words as alternatives, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(table, key=len, reverse=True))


FRAGMENTS = {
    "MONTH": any_of(words.MONTHS),
    "MON": f"(?:{any_of(words.MONTHS)}|(?:{any_of(words.MONTH_SHORT)})\\.?)",
    "WEEKDAY": any_of(words.WEEKDAYS),
    "WD": f"(?:{any_of(words.WEEKDAYS)}|(?:{any_of(words.WEEKDAY_SHORT)})\\.?)",
    "DAYNUM": r"(?:0?[1-9]|[12]\d|3[01])",
    "YEAR": r"(?:1\d{3}|20\d\d|21\d\d)",
    "NUM": NUMBER,
    "VAGUE": VAGUE,
    "ORD": ORDINAL,
    "UNIT": any_of(set(words.UNITS) - {"hr", "min"}) + r"|hr|min",
    "PART": any_of(words.PARTS),
    "SEASON": any_of(words.SEASONS),
    "REL": any_of(words.RELATIVE),
    "APPROX": any_of(words.APPROXIMATE),
    "HOLIDAY": any_of(words.HOLIDAYS),
    "DECADE": any_of(words.DECADE_WORDS),
}
UNIT = rf"\b(?:{FRAGMENTS['UNIT']})"
"""A unit of time at the beginning of a word."""
_SPACE = r"(?:[ \t\u00a0\u202f]{1,2}|[ \t]?\n[ \t]?)"
_BLANKS = re.compile(r"\(\?<[!=](?:\[[^\]]*\]|[^()\[\]])*\)|\[[^\]]*\]|( )")
"""A blank of a pattern, or a look-behind or a set of characters, which keep theirs."""
Builder = Callable[[re.Match[str], str], Piece | None]
"""Gives the piece for a match in the text in lower case, and the text itself; None where the words mean no time."""
THREE_DIGITS = r"\d\d\d"
DAY = r"\bday"
"""The word itself, which no day of the week holds."""


class Rule(NamedTuple):
    """A pattern, what makes a piece of its match, and the strings of which every match has one: where none stands nothing need be searched.

    A string with a backslash is a pattern itself.
    """

    pattern: re.Pattern[str]
    build: Builder
    near: frozenset[str]


def rules_into(rules: list[Rule]) -> Callable[..., Callable[[Builder], Builder]]:
    """A decorator that adds a builder to ``rules`` with its pattern, in which <NAME> stands for a word list and a blank for white space.

    ``near``: strings, or patterns with a backslash, of which every match has one.
    """

    def rule(pattern: str, *near: str) -> Callable[[Builder], Builder]:
        for name, fragment in FRAGMENTS.items():
            pattern = pattern.replace(f"<{name}>", f"(?:{fragment})")
        compiled = re.compile(_BLANKS.sub(lambda found: _SPACE if found.group(1) else found.group(0), pattern))

        def add(builder: Builder) -> Builder:
            rules.append(Rule(compiled, builder, frozenset(near)))
            return builder

        return add

    return rule


def month_number(name: str) -> int | None:
    """1 to 12 of a month's name or abbreviation; None for another word."""
    name = name.rstrip(".").lower()
    return words.MONTHS.get(name) or words.MONTH_SHORT.get(name)


def weekday_number(name: str) -> int | None:
    """0 (Monday) to 6 of a day's name or abbreviation; None for another word."""
    name = name.rstrip(".").lower()
    found = words.WEEKDAYS.get(name)
    return words.WEEKDAY_SHORT.get(name) if found is None else found


def capital_at(text: str, position: int) -> bool:
    """Whether the character is a capital letter."""
    return text[position].isupper()


def full_year(digits: str) -> tuple[int, int]:
    """The year that two or four digits mean, and how many there are; two digits mean 1940 to 2039."""
    if len(digits) == 4:
        return int(digits), 4
    year = int(digits)
    return (1900 if year >= 40 else 2000) + year, 2


def word_before(text: str, position: int) -> str:
    """The word that ends before the position, in lower case; empty where there is none."""
    match = re.search(r"([^\W\d_][\w.'’]*|&)[-\s(“\"'‘]*$", text[max(0, position - 30) : position])
    return match.group(1).lower() if match else ""


def word_after(text: str, position: int) -> str:
    """The word that starts after the position, or a percent sign; empty where there is none."""
    match = re.match(r"[\s]*([^\W\d_][\w'’-]*|%)", text[position : position + 40])
    return match.group(1) if match else ""


def event_words(text: str, position: int) -> str | None:
    """The words after ``position`` up to the end of the phrase, 80 characters at most: what a time counts from."""
    match = re.match(r"\s*([^.,;:!?\n()“”\"]{2,80})", text[position : position + 100])
    return match.group(1).strip() if match and match.group(1).strip() else None
