"""The date that a report prints of itself: '05 Apr 2017' at its head, 'Published: 6 April 2017 10:22', '06.04.2017'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tallystick.records.report import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
LABEL = r"(?:(?:Published|Updated|Posted|Last updated|Date|First published|Publication date)(?:\s+(?:on|at))?\s*:?\s*)?"
MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
PRINTED = tuple(
    re.compile(LABEL + WEEKDAY + pattern)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>(?:19|20)\d\d)",
        rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)",
        r"(?P<day>\d{2})\.(?P<number>\d{2})\.(?P<year>(?:19|20)\d\d)",
        r"(?P<year>(?:19|20)\d\d)-(?P<number>\d{2})-(?P<day>\d{2})",
    )
)
HEAD = 60
"""Characters from the head in which a bare date is the report's own."""
MAX_TITLE = 160
SENTENCE_END = re.compile(r"[.…][\"”’')\]]*\s*$")
GOES_ON = re.compile(r"[ \t]*(?:$|\n|[\"“‘'(\[|•·–—\-/,:]|[A-Z0-9]|(?:at|by)\b)")
"""What stands behind a stamp, as no verb does ('5 May 2031 was a Monday')."""


def read_stamp(text: str) -> tuple[str, Span] | None:
    """ISO day and where it stands; None where the text prints none of itself. A date in running words is never taken."""
    for number, lead in enumerate(_heads(text)):
        for pattern in PRINTED:
            found = pattern.match(text, lead)
            if found is not None and found.end() - lead <= HEAD and (not number or GOES_ON.match(text, found.end())):
                day = _day(found)
                if day is not None:
                    return day, Span(found.start(), found.end())
    for line in re.finditer(r"(?m)^[ \t]*(?:Published|Updated|Posted|Last updated|Date|Publication date)\b[^\n]{0,80}$", text):
        for pattern in PRINTED:
            found = pattern.search(text, line.start(), line.end())
            if found is not None and (day := _day(found)) is not None:
                return day, Span(found.start(), found.end())
    return None


def _heads(text: str) -> Iterator[int]:
    """Where a stamp may open the text: its first line, and the two that follow a title."""
    at = len(text) - len(text.lstrip())
    yield at
    for _ in range(2):
        end = text.find("\n", at)
        if end < 0 or end - at > MAX_TITLE or SENTENCE_END.search(text[at:end]):
            return
        at = end + len(text[end:]) - len(text[end:].lstrip())
        yield at


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else MONTHS.get((parts.get("month") or "").casefold())
    if month is None:
        return None
    try:
        return date(int(parts["year"] or 0), month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None
