"""The calendar: what a time value means in a report of a known day."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tallystick.records.mention import Analysis, TimeMention
from tallystick.records.report import Span
from tallystick.records.times import (
    Day,
    DayPart,
    Direction,
    Duration,
    Modifier,
    Moment,
    Nth,
    Offset,
    Range,
    Reference,
    Repeated,
    Season,
    Tense,
    TimeValue,
    Unit,
    Weekday,
    resolve_time,
    resolve_times,
)
from tallystick.records.values import TimeSpan

PAST, FUTURE, UNKNOWN = Direction.PAST, Direction.FUTURE, Direction.UNKNOWN
WEDNESDAY = "2022-03-16"


def days(value: TimeValue, published: str | None = WEDNESDAY, anchor: TimeSpan | None = None) -> tuple[str | None, str | None] | None:
    found = resolve_time(value, published, anchor)
    return None if found is None else (found.start, found.end)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        (Weekday(weekday=1, direction=PAST), "2022-03-15", "2022-03-15"),
        (Weekday(weekday=2, direction=PAST), "2022-03-16", "2022-03-16"),
        (Weekday(weekday=3, direction=PAST), "2022-03-10", "2022-03-10"),
        (Weekday(weekday=2, direction=FUTURE), "2022-03-16", "2022-03-16"),
        (Weekday(weekday=1, direction=FUTURE), "2022-03-22", "2022-03-22"),
        (Weekday(weekday=2, weeks=-1, direction=PAST), "2022-03-09", "2022-03-09"),
        (Weekday(weekday=2, weeks=1, direction=FUTURE), "2022-03-23", "2022-03-23"),
        (Weekday(weekday=1, direction=PAST, modifier=Modifier.START), "2022-03-15T00:00", "2022-03-15T11:59"),
        (Day(month=3, day=11, direction=PAST), "2022-03-11", "2022-03-11"),
        (Day(month=12, day=30, direction=PAST), "2021-12-30", "2021-12-30"),
        (Day(month=3, day=20, direction=PAST), "2022-03-20", "2022-03-20"),
        (Day(month=11, direction=FUTURE), "2022-11-01", "2022-11-30"),
        (Day(year=2013), "2013-01-01", "2013-12-31"),
        (Day(year=1990, whole=Unit.DECADE), "1990-01-01", "1999-12-31"),
        (Day(month=3, years=-1), "2021-03-01", "2021-03-31"),
        (Day(day=13, direction=PAST), "2022-03-13", "2022-03-13"),
        (Day(day=29, direction=PAST), "2022-01-29", "2022-01-29"),
        (Day(month=3, modifier=Modifier.START, direction=PAST), "2022-03-01", "2022-03-10"),
        (Day(month=2, modifier=Modifier.END, direction=PAST), "2022-02-21", "2022-02-28"),
        (Day(season=Season.SUMMER, year=1955), "1955-06-01", "1955-08-31"),
        (Day(quarter=4, year=2007), "2007-10-01", "2007-12-31"),
        (Offset(count=1, unit=Unit.DAY, whole=True, direction=PAST), "2022-03-15", "2022-03-15"),
        (Offset(count=0, unit=Unit.DAY, whole=True), "2022-03-16", "2022-03-16"),
        (Offset(count=1, unit=Unit.WEEK, whole=True, direction=PAST), "2022-03-07", "2022-03-13"),
        (Offset(count=1, unit=Unit.WEEK, direction=PAST), "2022-03-09", "2022-03-09"),
        (Offset(count=0, unit=Unit.WEEK, whole=True, direction=PAST), "2022-03-14", "2022-03-16"),
        (Offset(count=0, unit=Unit.WEEK, whole=True, direction=FUTURE, modifier=Modifier.AFTER), "2022-03-16", "2022-03-20"),
        (Offset(count=1, unit=Unit.MONTH, whole=True, direction=PAST), "2022-02-01", "2022-02-28"),
        (Offset(count=3, unit=Unit.YEAR, direction=PAST), "2019-01-01", "2019-12-31"),
        (Offset(count=0, unit=Unit.YEAR, whole=True, direction=PAST, modifier=Modifier.END), "2021-09-01", "2021-12-31"),
        (Offset(count=0, unit=Unit.WEEKEND, whole=True, direction=PAST), "2022-03-12", "2022-03-13"),
        (Duration(count=24, unit=Unit.HOUR, direction=PAST, anchored=True), "2022-03-15", "2022-03-16"),
        (Duration(count=3, unit=Unit.WEEK, direction=PAST, anchored=True), "2022-02-23", "2022-03-16"),
        (Duration(count=4, unit=Unit.YEAR, direction=FUTURE, anchored=True), "2022-03-16", "2026-03-16"),
        (Range(start=Day(month=3, modifier=Modifier.START, direction=PAST), direction=PAST), "2022-03-01", "2022-03-16"),
        (Range(end=Moment(day=Weekday(weekday=3, direction=FUTURE), part=DayPart.MORNING)), None, "2022-03-17T11:59"),
        (Range(start=Day(month=11, year=2021), end=Day(month=2)), "2021-11-01", "2022-02-28"),
        (Moment(day=Weekday(weekday=1, direction=PAST), part=DayPart.NIGHT), "2022-03-15T18:00", "2022-03-16T05:59"),
        (Moment(day=Weekday(weekday=1, direction=PAST), hour=5, minute=30), "2022-03-15T05:30", "2022-03-15T05:30"),
        (Nth(nth=-1, unit=Unit.WEEK, of=Day(month=2, direction=PAST)), "2022-02-22", "2022-02-28"),
        (Nth(nth=20, unit=Unit.DAY, event="the strike", origins=("2022-02-24",)), "2022-03-15", "2022-03-15"),
        (Reference(to=Tense.PRESENT), "2022-03-16", "2022-03-16"),
    ],
)
def test_values_of_a_report_of_a_wednesday(value: TimeValue, start: str | None, end: str) -> None:
    assert days(value) == (start, end)


def test_relative_values_need_a_day_of_publication_and_stated_ones_do_not() -> None:
    assert days(Weekday(weekday=1, direction=PAST), None) is None
    assert days(Offset(count=1, unit=Unit.DAY, whole=True, direction=PAST), None) is None
    assert days(Day(month=3, day=11), None) is None
    assert days(Day(year=2001, month=9, day=11), None) == ("2001-09-11", "2001-09-11")
    assert days(Range(start=Day(year=2012)), None) == ("2012-01-01", None)


def test_what_nothing_dates_stays_unknown() -> None:
    for value in (
        Duration(count=3, unit=Unit.WEEK),
        Repeated(unit=Unit.DAY),
        Reference(to=Tense.PAST),
        Offset(count=None, unit=Unit.DAY, direction=PAST),
        Offset(count=2, unit=Unit.DAY, direction=FUTURE, event="the vote"),
        Moment(hour=5, context=""),
        Weekday(weekday=2, context=""),
        Nth(nth=5, unit=Unit.DAY, event="the strike"),
    ):
        assert days(value) is None


def test_counting_from_a_time_told_before() -> None:
    told = TimeSpan("1940-06-10", "1940-06-10", "")
    assert days(Offset(count=12, unit=Unit.DAY, direction=FUTURE, context="a"), WEDNESDAY, told) == ("1940-06-22", "1940-06-22")
    assert days(Day(month=7, day=14, context="a"), WEDNESDAY, told) == ("1940-07-14", "1940-07-14")
    assert days(Day(month=4, context="a", direction=PAST), WEDNESDAY, told) == ("1940-04-01", "1940-04-30")
    late = TimeSpan("1940-12-28", "1940-12-28", "")
    assert days(Day(month=1, context="a"), WEDNESDAY, late) == ("1941-01-01", "1941-01-31")
    assert days(Nth(nth=2, unit=Unit.DAY, event="the siege"), WEDNESDAY, told) == ("1940-06-11", "1940-06-11")


def test_years_before_christ_count_on() -> None:
    assert days(Day(year=-489), None) == ("-0489-01-01", "-0489-12-31")
    told = TimeSpan("-0489-01-01", "-0489-12-31", "")
    assert days(Offset(count=1, unit=Unit.YEAR, whole=True, direction=FUTURE, context="a"), None, told) == ("-0488-01-01", "-0488-12-31")


def test_several_first_days_count_from_the_latest_before_publication_and_from_none_without() -> None:
    value = Nth(nth=10, unit=Unit.DAY, event="the war", origins=("2008-12-27", "2014-07-08"))
    assert days(value, "2014-07-18") == ("2014-07-17", "2014-07-17")
    assert days(value, "2009-01-06") == ("2009-01-05", "2009-01-05")
    assert days(value, None) is None


def test_mentions_are_resolved_through_their_contexts_whatever_their_order_and_in_a_ring() -> None:
    def mention(name: str, place: int, value: TimeValue) -> TimeMention:
        return TimeMention(id=name, span=Span(place, place + 1), value=value)

    times = (
        mention("clock", 0, Moment(hour=5, context="day")),
        mention("day", 2, Weekday(weekday=1, direction=PAST)),
        mention("ring1", 4, Moment(hour=5, context="ring2")),
        mention("ring2", 6, Moment(hour=6, context="ring1")),
    )
    spans = resolve_times(Analysis(report="r", parts="", times=times), WEDNESDAY)
    assert list(spans) == ["clock", "day"]
    assert spans["clock"].start == "2022-03-15T05:00"


# -- properties --------------------------------------------------------------------------------------------------------
DIRECTIONS = st.sampled_from(list(Direction))
MODIFIERS = st.none() | st.sampled_from(list(Modifier))
CONTEXTS = st.sampled_from([None, None, "", "a"])
COUNTS = st.none() | st.integers(0, 3000).map(float) | st.floats(0, 100, allow_nan=False)
SIMPLE = st.one_of(
    st.builds(
        Day,
        year=st.none() | st.integers(-3000, 2200),
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 31),
        weekday=st.none() | st.integers(0, 6),
        season=st.none() | st.sampled_from(list(Season)),
        direction=DIRECTIONS,
        modifier=MODIFIERS,
        context=CONTEXTS,
    ),
    st.builds(Weekday, weekday=st.integers(0, 6), weeks=st.sampled_from([None, -1, 0, 1]), direction=DIRECTIONS, modifier=MODIFIERS),
    st.builds(
        Offset,
        count=COUNTS,
        unit=st.sampled_from(list(Unit)),
        whole=st.booleans(),
        direction=DIRECTIONS,
        modifier=MODIFIERS,
        context=CONTEXTS,
    ),
    st.builds(Duration, count=COUNTS, unit=st.sampled_from(list(Unit)), anchored=st.booleans(), direction=DIRECTIONS, context=CONTEXTS),
)
VALUES: st.SearchStrategy[TimeValue] = st.one_of(
    SIMPLE,
    st.builds(
        Moment,
        day=st.none() | SIMPLE,
        part=st.none() | st.sampled_from(list(DayPart)),
        hour=st.none() | st.integers(0, 23),
        minute=st.none() | st.integers(0, 59),
        modifier=MODIFIERS,
        context=CONTEXTS,
    ),
    st.builds(Nth, nth=st.integers(-5, 500), unit=st.sampled_from(list(Unit)), of=st.none() | SIMPLE, context=CONTEXTS),
    st.builds(Range, start=st.none() | SIMPLE, end=st.none() | SIMPLE, context=CONTEXTS),
)
PUBLISHED = st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1)).map(date.isoformat) | st.just("2022-03-16T18:30:00Z")
ANCHORS = st.none() | st.dates(date(1, 1, 1), date(2060, 1, 1)).map(lambda day: TimeSpan(day.isoformat(), day.isoformat(), ""))


@given(VALUES, PUBLISHED, ANCHORS)
@example(Day(direction=Direction.PAST, year=1, season=Season.WINTER, year_digits=4), None, None)
def test_any_value_resolves_without_raising_and_its_start_is_not_after_its_end(
    value: TimeValue, published: str | None, anchor: TimeSpan | None
) -> None:
    found = resolve_time(value, published, anchor)
    if found is not None and found.start and found.end and not found.start.startswith("-"):
        same_precision = len(found.start) == len(found.end)
        assert (found.start <= found.end) if same_precision else found.start[:10] <= found.end[:10]
        assert found.basis


@given(VALUES)
def test_a_value_survives_its_json(value: TimeValue) -> None:
    assert msgspec.json.decode(msgspec.json.encode(value), type=TimeValue) == value


@given(st.integers(0, 6), DIRECTIONS, st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_a_named_day_is_that_day_and_less_than_a_week_off(weekday: int, direction: Direction, published: date) -> None:
    found = resolve_time(Weekday(weekday=weekday, direction=direction), published.isoformat())
    assert found is not None
    assert found.first_day is not None
    day = date.fromisoformat(found.first_day)
    assert day.weekday() == weekday
    assert abs(day - published) < timedelta(7)
    assert day >= published if direction is FUTURE else day <= published


@given(st.integers(1, 12), st.integers(1, 28), DIRECTIONS, st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_a_stated_day_of_a_month_stays_that_day(month: int, day: int, direction: Direction, published: date) -> None:
    found = resolve_time(Day(month=month, day=day, direction=direction), published.isoformat())
    assert found is not None
    assert (found.start or "")[5:] == f"{month:02d}-{day:02d}"
    assert found.start == found.end


@pytest.mark.parametrize("published", ["2031-11-20", "2031-12-24"])
def test_a_month_told_of_the_past_is_the_one_that_was(published: str) -> None:
    assert days(Day(month=1, direction=PAST), published) == ("2031-01-01", "2031-01-31")
    assert days(Day(month=1, direction=FUTURE), published) == ("2032-01-01", "2032-01-31")


def test_a_day_told_of_the_past_but_far_back_is_the_coming_one() -> None:
    assert days(Day(month=1, day=4, direction=PAST), "2031-12-24") == ("2032-01-04", "2032-01-04")
