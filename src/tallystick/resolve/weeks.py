"""Which week a report without a day of publication tells of: then 'Friday' is a day, though nobody knows when it was printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.records.times import Day, Direction, Moment, TimeValue, Weekday
from tallystick.resolve.date_evidence import MAIN_EVENT, Vote

TELLERS = 2
"""Reports that must date the event by which a week is known, unless it is the case's main event."""


def week_stated(report: Report, analysis: Analysis) -> date | None:
    """'Friday, May 9, 2014' or 'May 9, 2014' in the text, where it speaks of 'Friday' alone as well, and of no day more often."""
    days = [day for mention in analysis.times if (day := _full(mention.value)) is not None]
    bare = _bare_weekdays(report, analysis)
    if not days or not bare:
        return None
    last = max(days)
    return last if bare[last.weekday()] and bare[last.weekday()] == max(bare.values()) else None


def week_matched(report: Report, analysis: Analysis, votes: Mapping[date, Sequence[Vote]], tight: bool) -> date | None:
    """The day of an event that dated reports tell as well, where its weekday is the only one that the report names.

    In a ``tight`` case, whose dated reports lie within days of each other, one such report is enough.
    """
    bare = _bare_weekdays(report, analysis)
    told = {entry[2] for vote in votes.values() for entry in vote}
    if len(bare) != 1 or len(told) != 1:
        return None
    day = told.pop()
    tellers = {entry[0] for vote in votes.values() for entry in vote}
    return day if day.weekday() in bare and (tight or MAIN_EVENT in tellers or len(tellers) >= TELLERS) else None


def _bare_weekdays(report: Report, analysis: Analysis) -> Counter[int]:
    """The weekdays that the report names without a date, as past or without saying, and how often."""
    found: Counter[int] = Counter()
    for mention in analysis.times:
        value = mention.value.day if isinstance(mention.value, Moment) else mention.value
        if isinstance(value, Weekday) and value.weeks is None and value.direction is not Direction.FUTURE and value.context is None:
            found[value.weekday] += 1
    return found


def _full(value: TimeValue) -> date | None:
    """The day of a value that gives day, month and year."""
    if isinstance(value, Moment):
        value = value.day  # type: ignore[assignment]
    if isinstance(value, Day) and value.year is not None and value.month is not None and value.day is not None:
        try:
            return date(value.year, value.month, value.day)
        except ValueError:
            return None
    return None
