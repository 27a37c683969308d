"""The meaning of a time expression before it is tied to a calendar.

``tallystick.records.calendar`` ties it: ``resolve_time`` and ``resolve_times`` are given again here, so both import from this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from tallystick.records.report import Span
from tallystick.records.values import TimeSpan

if TYPE_CHECKING:
    from tallystick.records.mention import Analysis


class Direction(StrEnum):
    """Where the time lies from the moment of telling, as the clause's tense or the words say."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Modifier(StrEnum):
    """What the words say of the whole that they name."""

    START = "start"  # 'early March', 'the beginning of'
    MIDDLE = "middle"
    END = "end"  # 'late March', 'the end of'
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BEFORE = "before"  # 'earlier this week', 'before dawn'
    AFTER = "after"  # 'later this week'


class Unit(StrEnum):
    """Units of the calendar and of the clock."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class DayPart(StrEnum):
    """Parts of a day; ``tallystick.records.calendar.PART_HOURS`` says from when to when."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    DAYTIME = "daytime"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    OVERNIGHT = "overnight"
    MIDNIGHT = "midnight"


class Season(StrEnum):
    """Seasons, of the northern half of the world."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Tense(StrEnum):
    """What a bare reference points to."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class _Value(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    direction: Direction = Direction.UNKNOWN
    modifier: Modifier | None = None
    context: str | None = None
    """The time mention that it counts from or takes its open parts from; None: the day of publication; empty: a time told before that
    the report does not hold ('three days later' as its first words), so nothing tells it."""


class Day(_Value, frozen=True, kw_only=True, tag="day"):
    """A stated day, month, season or year: parts that the words leave open are None ('March 11' has no year)."""

    year: int | None = None
    """Astronomical: 490 BC is -489. The first year of the decade or century where ``whole`` says so."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday; stated beside the date ('Wednesday, March 16')."""
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    whole: Unit | None = None
    """``decade`` or ``century`` for 'the 1990s' and 'the 19th century'."""
    year_digits: int = 4
    """2 for ''82' and '4/5/22'."""
    years: int | None = None
    """The year from that of publication: -1 for 'March of last year'."""


class Weekday(_Value, frozen=True, kw_only=True, tag="weekday"):
    """A day by its name. ``weeks``: -1 'last Tuesday', 0 'this Tuesday', 1 'next Tuesday', None a bare 'Tuesday'."""

    weekday: int
    weeks: int | None = None


class Offset(_Value, frozen=True, kw_only=True, tag="offset"):
    """So many units from publication, from ``context`` or from ``event``; ``direction`` says which way."""

    count: float | None
    """None for 'a few days ago'. 0 for 'this week', 'today', 'the same day'."""
    unit: Unit
    whole: bool = False
    """True for whole units of the calendar ('last week', 'yesterday'), False for counting back ('three weeks ago')."""
    event: str | None = None
    """What it counts from, in words ('the siege began')."""


class Duration(_Value, frozen=True, kw_only=True, tag="duration"):
    """How long. Past 'the last three weeks' ends, and future 'the next four years' starts, at publication or ``context``; unknown floats."""

    count: float | None
    unit: Unit
    event: str | None = None
    """What filled it, or what it is counted from, in words."""
    anchored: bool = False
    """True where it ends or starts at the moment of telling ('the past 24 hours')."""


class Moment(_Value, frozen=True, kw_only=True, tag="moment"):
    """A time of day; where ``day`` is None the day is that of ``context``."""

    day: TimeValue | None = None
    part: DayPart | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    """'GMT', 'local time', as printed in upper case."""


class Nth(_Value, frozen=True, kw_only=True, tag="nth"):
    """'the 20th day of the invasion', 'the last week of March'."""

    nth: int
    """1 is the first, -1 the last."""
    unit: Unit
    of: TimeValue | None = None
    event: str | None = None
    """What it is a day of, in words."""
    origins: tuple[str, ...] = ()
    """First days (ISO) that the event may have, from ``tallystick.lexicon.crises``."""


class Range(_Value, frozen=True, kw_only=True, tag="range"):
    """From ``start`` to ``end``, both included. One end None: 'since March', 'until Thursday'."""

    start: TimeValue | None = None
    end: TimeValue | None = None
    start_span: Span | None = None
    end_span: Span | None = None


class Repeated(_Value, frozen=True, kw_only=True, tag="repeated"):
    """'every Friday', 'daily', 'each morning'."""

    count: float | None = 1
    unit: Unit
    weekday: int | None = None
    month: int | None = None
    part: DayPart | None = None


class Reference(_Value, frozen=True, kw_only=True, tag="reference"):
    """'now', 'in the past', 'the future'."""

    to: Tense


TimeValue = Day | Weekday | Offset | Duration | Moment | Nth | Range | Repeated | Reference


def resolve_time(value: TimeValue, published: str | None, anchor: TimeSpan | None = None) -> TimeSpan | None:
    """The span that ``value`` means.

    ``published`` is the report's ISO date or date-time (None: unknown); ``anchor`` is the span of ``value.context``, or of the event that
    the value counts from. None where it cannot be told. Pure arithmetic: never raises for any value.
    """
    from tallystick.records.calendar import resolve

    return resolve(value, published, anchor)


def resolve_times(analysis: Analysis, published: str | None, anchors: Mapping[str, TimeSpan] | None = None) -> dict[str, TimeSpan]:
    """Mention id → span, for each time of the report that can be told.

    A value with ``context`` counts from that mention's span. ``anchors`` gives, by mention id, spans of the events that values count from.
    """
    waiting = {mention.id: mention.value for mention in analysis.times}
    spans: dict[str, TimeSpan] = {}

    def settle(mention: str) -> None:
        # Taken out before it is looked at, so that two mentions which name one another end here.
        value = waiting.pop(mention)
        if value.context in waiting:
            settle(value.context)
        anchor = anchors.get(mention) if anchors else None
        if anchor is None and value.context is not None:
            anchor = spans.get(value.context)
        found = resolve_time(value, published, anchor)
        if found is not None:
            spans[mention] = found

    while waiting:
        # A chain of contexts never runs deep: each context that stands before its mention is settled already.
        settle(next(iter(waiting)))
    return {mention.id: spans[mention.id] for mention in analysis.times if mention.id in spans}
