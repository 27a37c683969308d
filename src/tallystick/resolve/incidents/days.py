"""Days of tellings: counted, and shared by those of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.resolve.incidents.telling import Telling


MONTHS = 3
"""Months of a telling's span by which it is looked up; one of a longer span meets others by its report, people or figures."""
NEWS_DAYS = 7
"""Days before publication of which a report tells its news."""
NARROW_DAYS = 3
"""Days that a day told in so many words spans at most."""
LEAD, LEAD_DAYS = 3, 2
"""Sentences in which a report opens, its headline and dateline with them, and the days before publication of which it opens."""


def bring_near(telling: Telling) -> Telling:
    """'A witness recalled the shooting on Sunday' is no telling of another time where that was the Sunday before."""
    if not (telling.background and telling.day_said and telling.first and telling.last and telling.published):
        return telling
    start = (date.fromisoformat(telling.published) - timedelta(days=NEWS_DAYS)).isoformat()
    return replace(telling, background=False) if start <= telling.first and telling.last <= telling.published else telling


def share_days(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """One report's tellings: what gives no day may be of the day that the others of its kind say, where all of those lie before its own week.

    'A shooting in the street last month … he told them that he shot in self-defence.'
    """
    found = []
    for telling in tellings:
        if telling.first is not None and not (telling.day_said or telling.day_carried or telling.planned or telling.background):
            days = [
                other.first
                for other in tellings
                if other.type == telling.type and other.day_said and other.first is not None and not (other.planned or other.background)
            ]
            if days and max(days) < telling.first:
                telling = replace(telling, first=min(days))
        found.append(telling)
    return tuple(found)


def is_of_the_news(telling: Telling) -> bool:
    """What a report opens with as its news, without a day: it is of the publication or of the two days before, if of this week at all."""
    if telling.day_said or telling.day_carried or telling.planned or telling.background or telling.definite:
        return False
    return telling.sentence <= LEAD and telling.deed.answer >= 0 and telling.published is not None and telling.last == telling.published


def news_days(telling: Telling) -> tuple[str, str] | None:
    """First and last of the few days that the telling is of, by its own words, carried over, or as its report's news; else None."""
    if telling.first is None or telling.last is None:
        return None
    first = telling.first
    if is_of_the_news(telling):
        first = max(first, (date.fromisoformat(telling.last) - timedelta(days=LEAD_DAYS)).isoformat())
    elif not (telling.day_said or telling.day_carried):
        return None
    return (first, telling.last) if days_between(first, telling.last) <= NARROW_DAYS else None


def covered_days(first: str | None, last: str | None) -> tuple[str, ...]:
    """The days from first to last, both included."""
    if first is None or last is None:
        return ()
    start = date.fromisoformat(first)
    return tuple((start + timedelta(days=n)).isoformat() for n in range(days_between(first, last) + 1))


def covered_months(first: str | None, last: str | None) -> tuple[str, ...]:
    """The months from first to last, both included, at most the last ``MONTHS``; an empty one where no day is known."""
    if last is None:
        return ("",)
    found = [last[:7]]
    while first is not None and found[-1] > first[:7] and len(found) < MONTHS:
        year, month = int(found[-1][:4]), int(found[-1][5:])
        found.append(f"{year - (month == 1):04d}-{month - 1 or 12:02d}")
    return tuple(found)


def days_between(first: str, last: str) -> int:
    """Days from the first to the last, 0 for one day."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def full_day(day: str | None, last: bool) -> str | None:
    """A day for a month or a year: its first or last."""
    if day is None:
        return None
    try:
        if len(day) == 4:
            return f"{day}-12-31" if last else f"{day}-01-01"
        if len(day) == 7:
            start = date.fromisoformat(f"{day}-01")
            following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
            return (following - timedelta(days=1)).isoformat() if last else start.isoformat()
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return None
