"""Headings of situation reports, bulletins, press releases and posts, and the date that they print of the report itself."""

from __future__ import annotations

import re

from tallystick.records.report import Span

HEADING_REACH = 400
"""Characters at the start of a text in which the headings of a situation report, a bulletin or a post stand."""
MAX_HEADING_LINE = 160
DOCUMENT = re.compile(
    r"\b(?:as (?:of|at)|sit-?reps?|(?:situation|flash|field|daily|weekly|monthly|operational|operations|emergency|epidemiological|"
    r"humanitarian|security|incident|status|progress|intelligence) (?:\w+ )?(?:reports?|updates?|bulletins?|briefs?|briefings?|overview|summary|snapshot|"
    r"notes?|digest)|(?:press|news|media) (?:release|statement|briefing|note|communiqu[eé])|communiqu[eé]|bulletin|dashboard|snapshot|disease outbreak news|"
    r"emergency appeal|(?:reporting )?period(?: covered)?|issue (?:no\.? ?)?\d+|daily|briefing|round-?up|digest|telegram|facebook|twitter|whatsapp|issued|release date|statement)\b",
    re.IGNORECASE,
)
"""What a heading that dates its report says it is, or where it was posted."""
BEFORE_OWN_DATE = re.compile(r"(?:^|[(\[|:,;–—-]|\b(?:as (?:of|at)|issued|on|dated|covered|period))\W{0,3}$", re.IGNORECASE)
AFTER_OWN_DATE = re.compile(
    r"[\s,)\]|–—-]*(?:(?:at\s+)?\d{1,2}[:.]?\d{0,2}\s*(?:hrs|hours|h|[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|local time)?[\s)\]|]*)?$"
)
"""Only a time of day and brackets may follow it on its line."""
COUNT_LINE = re.compile(
    r"[ \t]*(?:(?:over|about|at least|more than|nearly|some|approximately|up to)\s+)?[\d][\d,. ]*(?:million|billion|k|m)?\+?\s+[a-z][^.!?:]{2,60}",
    re.IGNORECASE,
)
"""'23 people killed', '4,500 people affected': a figure in a line of its own."""
_ZONE = r"(?:GMT|UTC|BST|CES?T|EES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|CT|PT|IST|MSK|local(?: time)?|h|hrs|hours)"
_DATE = r"(?:\d{1,2} +[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? +\d{1,2})(?:,? +(?:19|20)\d\d)?"
_DAY = rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? +)?(?:{_DATE},? +(?:at +)?)?"
ENTRY_STAMP = re.compile(
    rf"^[ \t]*[\[(]?(?:[•·*–—-] *)?{_DAY}(?:(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:GMT|UTC|hrs|h)\b)|(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?)"
    rf"(?: ?\(?{_ZONE}\b\)?)?(?: ?/ ?\d{{1,2}}[:.]\d\d(?: ?{_ZONE}\b)?)?(?:,? {_DATE})?[\])]?[ \t]*(?:[–—|:•-]+[ \t]+|$)",
    re.MULTILINE,
)
"""The time of day that opens an entry of a live page: '14:35 GMT - Two explosions …', '5.15pm' in a line of its own."""
MIN_ENTRIES, MIN_LIVE_ENTRIES = 3, 2
"""Entries that make a live page of a text, and of one whose first lines say that it is one."""
LIVE = re.compile(
    r"\b(?:live|as it happened|(?:latest|rolling|minute-by-minute) (?:updates?|coverage)|updates|timeline|timed)\b", re.IGNORECASE
)

OWN_LINE = re.compile(r"[^a-z]*(?:(?:[Ll]ast )?(?:[Uu]pdated?|[Pp]ublished)\W*(?:at|on)?)?[^a-z]*")
"""What else a line holds that is a day's heading, once the day is taken out."""


def is_own_line(text: str, day: Span) -> bool:
    """Whether the day fills its line: the heading of what was written on it."""
    start, end = text.rfind("\n", 0, day.start) + 1, text.find("\n", day.end)
    return OWN_LINE.fullmatch(text[start : day.start] + text[day.end : end if end >= 0 else len(text)]) is not None


def entry_stamps(text: str) -> tuple[Span, ...]:
    """The times of day that open a live page's entries; none in a text that is no live page."""
    found = tuple(Span(stamp.start(), stamp.start() + len(stamp.group().rstrip())) for stamp in ENTRY_STAMP.finditer(text))
    enough = MIN_LIVE_ENTRIES if LIVE.search(text, 0, HEADING_REACH) else MIN_ENTRIES
    return found if len(found) >= enough else ()


def ends_heading(text: str, date: Span) -> bool:
    """Whether the date ends a heading that says what the report is: 'Flood: Situation Report No. 2 (as of 18 March 2031)'."""
    start, end = text.rfind("\n", 0, date.start) + 1, text.find("\n", date.end)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    if date.start > HEADING_REACH or len(line) > MAX_HEADING_LINE or DOCUMENT.search(line) is None:
        return False
    before = BEFORE_OWN_DATE.search(line[: date.start - start].rstrip()) if date.start > start else True
    return bool(before) and AFTER_OWN_DATE.match(line, date.end - start) is not None
