"""What the brief is made of: words of the product's own, and words that stand for characters of a report.

A line of the brief is a tuple of fragments. The renderers turn each fragment into their own markup, and the check reads that markup back.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from tallystick.records.report import Evidence


class Rule(StrEnum):
    """How the evidence supports the shown text; ``tallystick.present.support`` holds each to the account."""

    WORDS = "words"
    """The shown words stand in the evidence, white space and case aside; '…' stands for words left out."""
    NAME = "name"
    """The account reads the evidence as this name ('Zelensky' as 'Volodymyr Zelensky', 'he' as who it stands for)."""
    VALUE = "value"
    """The interval of the figure that was read there ('24 to 99' of 'dozens')."""
    DATE = "date"
    """The time span that the account gives the words there ('12 Feb 2025' of 'Wednesday')."""
    REPORT = "report"
    """The report's own outlet, title, file name, byline or date, which need not stand in its text."""


class OwnKind(StrEnum):
    """What the product's own words are."""

    PLAIN = "plain"
    """Headings and connecting words: no number, no name."""
    COUNT = "count"
    """The product's own counts of records, and the numbers of reports and characters."""
    SCHEME = "scheme"
    """Names of coding schemes and data sources, draft codes."""
    REASON = "reason"
    """The product's reasons; names of the account in them are linked like any other."""
    SCALE = "scale"
    """Ticks of an axis, degrees and kilometres of a map."""
    CHECK = "check"
    """The check's own counts, at the foot."""
    ID = "id"
    """Ids of records."""


class Own(msgspec.Struct, frozen=True):
    """Words of the product's own."""

    text: str
    kind: OwnKind = OwnKind.PLAIN


class Sourced(msgspec.Struct, frozen=True):
    """Words that are one click from where they were read. ``evidence`` is None for the rule ``REPORT`` alone."""

    text: str
    rule: Rule
    report: str
    evidence: Evidence | None = None
    note: str = ""
    """How it was worked out ('“Wednesday” of a report of 2025-02-12'), shown beside the link."""


Fragment = Own | Sourced
Line = tuple[Fragment, ...]


def own(text: str, kind: OwnKind = OwnKind.PLAIN) -> Line:
    """A line of the product's own words."""
    return (Own(text, kind),)


def count(number: int, one: str, many: str | None = None) -> Line:
    """'1 origin', '3 outlets': a count of the product's own."""
    return (Own(f"{number:,} {one if number == 1 else many or one + 's'}", OwnKind.COUNT),)


def join(lines: Iterable[Line], between: str) -> Line:
    """The lines that hold something, with the same words between each two."""
    found: list[Fragment] = []
    for line in lines:
        if line:
            found.extend((*own(between), *line) if found else line)
    return tuple(found)


def plain(line: Iterable[Fragment]) -> str:
    """The line's bare words."""
    return "".join(fragment.text for fragment in line)
