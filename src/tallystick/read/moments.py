"""Dates as sources print them, to ISO 8601. Only full dates: no year is ever guessed, and what can be read two ways is not read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from tallystick.lexicon.times import MONTH_SHORT, MONTHS, WEEKDAYS

_MONTH = "|".join(sorted((*MONTHS, *MONTH_SHORT), key=len, reverse=True))
_WEEKDAY = "|".join((*WEEKDAYS, "mon", "tues?", "wed", "thur?s?", "fri", "sat", "sun"))
_CLOCK = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?|\s*(?P<half2>[ap]\.?m\.?))"
_ZONE = r"(?:\s*\(?(?P<zone>UTC|GMT|Z|[A-Z]{2,4}T|[+-]\d{2}:?\d{2})\)?)?"
_BEFORE_CLOCK = r"(?:,?\s*(?:-|–|—|@|\||at)?\s*)"
FULL_DATE = re.compile(
    rf"""(?<![\w/.-])(?:(?P<weekday>{_WEEKDAY})\b\.?,?\s+(?:the\s+)?)?
    (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[- ]?\s*(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s*[- ]?\s*(?P<year>(?:19|20)\d\d)
      |(?P<month2>{_MONTH})\b\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|,?\s*(?=(?:19|20)\d\d\b))(?P<year2>(?:19|20)\d\d)
      |(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})
      |(?P<day4>\d{{1,2}})(?P<mark>[./-])(?P<month4>\d{{1,2}})(?P=mark)(?P<year4>(?:19|20)\d\d)
    )(?![\w]|[-/.]\d)
    (?:{_BEFORE_CLOCK}{_CLOCK}{_ZONE})?""",
    re.IGNORECASE | re.VERBOSE,
)
ISO = re.compile(r"^((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$")
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:Z)?$")
MAIL_DATE = re.compile(r"^(?:[A-Za-z]{3},\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{2}:\d{2}")
LONGEST = 1_000
"""Characters in which a source's date is looked for."""
EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$|^[2-9]\d{8}$")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_in(match: re.Match[str]) -> date | None:
    """The day of a match of ``FULL_DATE``; None where there is no such day or day and month could be swapped ('03/04/2017')."""
    for suffix in ("", "2"):
        month = match.group(f"month{suffix}")
        if month is not None:
            number = MONTHS.get(month.lower()) or MONTH_SHORT[month.lower()]
            return _day(int(match.group(f"year{suffix}")), number, int(match.group(f"day{suffix}")))
    if match.group("year3"):
        return _day(int(match.group("year3")), int(match.group("month3")), int(match.group("day3")))
    first, second, year = int(match.group("day4")), int(match.group("month4")), int(match.group("year4"))
    # With points the day stands first wherever such dates are printed; with strokes it may be either.
    if match.group("mark") == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def iso_in(match: re.Match[str]) -> str | None:
    """The day of a match of ``FULL_DATE`` as ISO 8601, with the clock time if one stands there; a time zone is left out unless UTC."""
    day = date_in(match)
    if day is None:
        return None
    if match.group("hour") is None:
        return day.isoformat()
    hour, minute = int(match.group("hour")), int(match.group("minute") or 0)
    half = (match.group("half") or match.group("half2") or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return day.isoformat()
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else day.isoformat()


def to_iso(words: object) -> str | None:
    """``2022-03-16`` or ``2022-03-16T05:00`` of what a source gives as a date: ISO, e-mail and HTTP dates, dates in words, seconds since
    1970. None if unclear. The clock is the source's own: its time zone is dropped, because readers reckon in the outlet's days.
    """
    if isinstance(words, bool) or words is None:
        return None
    if isinstance(words, int | float):
        words = str(int(words))
    # Blanks are told apart nowhere, and many in a row would be tried in every way.
    text = " ".join(str(words)[:LONGEST].split())
    for pattern in (ISO, COMPACT):
        if match := pattern.match(text):
            year, month, day, hour, minute, second = match.groups()[:6]
            found = _day(int(year), int(month), int(day))
            if found is None or hour is None or int(hour) > 23 or int(minute) > 59:
                return found.isoformat() if found else None
            # Midnight to the second is how programs write a day whose time they do not know.
            return found.isoformat() if (hour, minute, second or "00") == ("00", "00", "00") else f"{found.isoformat()}T{hour}:{minute}"
    if EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]) if len(text) == 13 else int(text), UTC).strftime("%Y-%m-%dT%H:%M")
    if MAIL_DATE.match(text):
        try:
            return parsedate_to_datetime(text).strftime("%Y-%m-%dT%H:%M")
        except (ValueError, IndexError):
            return None
    match = FULL_DATE.search(text)
    return iso_in(match) if match else None
