"""The arithmetic that ties a time value to the calendar (docs/method/times.md gives the rules).

All of it is done on ``Window``s, whole days with an optional clock time at each end. Years before 1 are shifted by a multiple of 400
(the Gregorian cycle, which also keeps weekdays), because ``datetime.date`` starts at year 1.
"""

from __future__ import annotations

import calendar
import math
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

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
)
from tallystick.records.values import TimeSpan

PART_HOURS: dict[DayPart, tuple[int, int]] = {
    DayPart.DAWN: (3, 8),
    DayPart.MORNING: (5, 12),
    DayPart.NOON: (11, 14),
    DayPart.DAYTIME: (6, 20),
    DayPart.AFTERNOON: (12, 18),
    DayPart.EVENING: (17, 24),
    DayPart.NIGHT: (18, 30),
    DayPart.OVERNIGHT: (-6, 9),
    DayPart.MIDNIGHT: (0, 1),
}
"""From which hour up to which: hours below 0 lie on the day before, above 24 on the day after ('Saturday night' may be past midnight)."""
SEASON_MONTHS: dict[Season, int] = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
"""The meteorological season's first month, in the northern half of the world; widened by nothing."""
FAR_PAST_DAYS = 300
NEAR_FUTURE_DAYS = 45
"""A day without a year in a past clause that would lie more than 300 days back is taken for one at most 45 days ahead: news names the year
of what lies so far back, and tense is misread more often."""
SHIFT = 4000
YEAR_UNITS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
MONTH_UNITS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
DAY_UNITS = {Unit.DAY: 1, Unit.NIGHT: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
CLOCK_UNITS = {Unit.SECOND: 1 / 60, Unit.MINUTE: 1, Unit.HOUR: 60}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Window(NamedTuple):
    """Days ``first`` to ``last``, with minutes of the day where the words give a time of day."""

    first: date
    last: date
    from_minute: int | None = None
    to_minute: int | None = None


class _Base(NamedTuple):
    """What relative values count from."""

    window: Window
    name: str
    told: bool
    """True for a mention of the text, False for the publication."""
    at: datetime | None = None
    shift: int = 0


def resolve(value: TimeValue, published: str | None, anchor: TimeSpan | None = None) -> TimeSpan | None:
    """See ``tallystick.records.times.resolve_time``."""
    try:
        base = _base(published, anchor if anchor is not None else None)
        if value.context is not None and anchor is None:
            base = None
        shift = base.shift if base is not None else 0
        found = _window(value, base, shift)
        if found is None:
            return None
        window, basis, shift = found
        first, last = _iso(window.first, window.from_minute, shift), _iso(window.last, window.to_minute, shift)
        if isinstance(value, Range) and (value.start is None or value.end is None):
            open_start = value.start is None
            return TimeSpan(None if open_start else first, last if open_start or base is not None else None, basis)
        return TimeSpan(first, last, basis)
    except (OverflowError, ValueError):
        return None


def _base(published: str | None, anchor: TimeSpan | None) -> _Base | None:
    if anchor is not None and (anchor.start or anchor.end):
        start, end = anchor.start or anchor.end or "", anchor.end or anchor.start or ""
        shift = SHIFT if start.startswith("-") or end.startswith("-") else 0
        return _Base(Window(_date(start, shift), _date(end, shift)), _days_name(start, end), True, shift=shift)
    if not published:
        return None
    day = _date(published, 0)
    at = None
    if len(published) > 10:
        try:
            at = datetime.fromisoformat(published.replace("Z", "+00:00")).replace(tzinfo=None)
        except ValueError:
            at = None
    return _Base(Window(day, day), f"the publication on {day.isoformat()}", False, at)


def _days_name(start: str, end: str) -> str:
    first, last = start.split("T")[0], end.split("T")[0]
    return f"the day told before, {first}" if first == last else f"the time told before, {first} to {last}"


def _date(text: str, shift: int) -> date:
    negative = text.startswith("-")
    year, month, day = text.lstrip("-").split("T")[0].split("-")[:3]
    return date((-int(year) if negative else int(year)) + shift, int(month), int(day[:2]))


def _iso(day: date, minute: int | None, shift: int) -> str:
    year = day.year - shift
    text = f"{'-' if year < 0 else ''}{abs(year):04d}-{day.month:02d}-{day.day:02d}"
    return text if minute is None else f"{text}T{minute // 60:02d}:{minute % 60:02d}"


_Found = tuple[Window, str, int] | None


def _window(value: TimeValue, base: _Base | None, shift: int) -> _Found:
    match value:
        case Day():
            return _stated(value, base, shift)
        case Weekday():
            return _weekday(value, base, shift)
        case Offset():
            return _offset(value, base, shift)
        case Duration():
            return _duration(value, base, shift)
        case Moment():
            return _moment(value, base, shift)
        case Nth():
            return _nth(value, base, shift)
        case Range():
            return _range(value, base, shift)
        case Reference():
            if value.to is Tense.PRESENT and base is not None and not base.told:
                return base.window, f"the day of {base.name}", shift
            return None
        case Repeated():
            return None


# -- stated dates ------------------------------------------------------------------------------------------------------
def _stated(value: Day, base: _Base | None, shift: int) -> _Found:
    if value.year is not None:
        shift = shift or (SHIFT if value.year < 1 else 0)
        window = _in_year(value, value.year + shift)
        return None if window is None else (_narrow(window, value, base), "stated with its year", shift)
    if base is None:
        return None
    if value.years is not None:
        found = _in_year(value, base.window.first.year + value.years)
        return None if found is None else (_narrow(found, value, base), f"the year counted from {base.name}", shift)
    near = base.window.last if base.told else base.window.first
    if value.month is None and value.season is None and value.quarter is None and value.half is None:
        if value.day is None:
            return None
        tries = [_day_of_month(near, step, value.day) for step in range(-3, 4)]
        windows = [Window(day, day) for day in tries if day is not None]
        basis = f"the {'month' if base.told else 'nearest month'} fitting {base.name}"
    else:
        years = range(near.year - 1, near.year + 2)
        if (value.month == 2 and value.day == 29) or value.weekday is not None:
            years = range(near.year - 8, near.year + 9)
        windows = [window for year in years if (window := _in_year(value, year)) is not None]
        if value.weekday is not None and value.day is not None:
            fitting = [window for window in windows if window.first.weekday() == value.weekday]
            near_ones = [window for window in windows if abs((window.first - near).days) < 370]
            windows = [window for window in fitting if abs((window.first - near).days) < 370] or near_ones or fitting or windows
        basis = f"the year fitting {base.name}"
    if not windows:
        return None
    chosen = _after_told(windows, base.window, value) if base.told else _by_direction(windows, near, value.direction)
    return (_narrow(chosen, value, base), basis, shift) if chosen is not None else None


def _day_of_month(near: date, step: int, day: int) -> date | None:
    month = near.month - 1 + step
    year, month = near.year + month // 12, month % 12 + 1
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _in_year(value: Day, year: int) -> Window | None:
    """The part of the year that the stated parts leave, ``year`` being shifted."""
    if not 1 <= year <= 9998:
        return None
    if value.whole in (Unit.DECADE, Unit.CENTURY, Unit.MILLENNIUM):
        return Window(date(year, 1, 1), date(min(9998, year + YEAR_UNITS[value.whole] - 1), 12, 31))
    if value.season is not None:
        first = SEASON_MONTHS[value.season]
        if value.season is Season.WINTER:
            # The winter of a year is the one that ends in it, as TIMEX3 and encyclopedias have it; its December lies in the year before.
            return Window(date(year - 1, 12, 1) if year > 1 else date.min, date(year, 2, calendar.monthrange(year, 2)[1]))
        return Window(date(year, first, 1), _month_end(year, first + 2))
    if value.quarter is not None:
        return Window(date(year, value.quarter * 3 - 2, 1), _month_end(year, value.quarter * 3))
    if value.half is not None:
        return Window(date(year, value.half * 6 - 5, 1), _month_end(year, value.half * 6))
    if value.month is None:
        return Window(date(year, 1, 1), date(year, 12, 31))
    if value.day is None:
        return Window(date(year, value.month, 1), _month_end(year, value.month))
    if value.day > calendar.monthrange(year, value.month)[1]:
        return None
    return Window(date(year, value.month, value.day), date(year, value.month, value.day))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _by_direction(windows: list[Window], near: date, direction: Direction) -> Window | None:
    before = [window for window in windows if window.first <= near]
    after = [window for window in windows if window.last >= near]
    latest = max(before, key=lambda window: window.first, default=None)
    soonest = min(after, key=lambda window: window.first, default=None)
    if latest is None or soonest is None:
        return latest or soonest
    if direction is Direction.PAST:
        # A month or season alone is told of the past for a whole year ('in January' in December); a day seldom is.
        far = latest.first == latest.last and (near - latest.last).days > FAR_PAST_DAYS
        return soonest if far and (soonest.first - near).days <= NEAR_FUTURE_DAYS else latest
    if direction is Direction.FUTURE:
        return latest if (soonest.first - near).days > FAR_PAST_DAYS and (near - latest.last).days <= NEAR_FUTURE_DAYS else soonest
    return min(windows, key=lambda window: (_gap(window, near), window.first))


def _after_told(windows: list[Window], told: Window, value: Day) -> Window | None:
    """A history goes forward: the date in the told year, or in the next where that lies more than half a year before what was told."""
    if value.direction is Direction.PAST:
        return max((window for window in windows if window.last < told.first), key=lambda window: window.first, default=None)
    if value.direction is Direction.FUTURE:
        return min((window for window in windows if window.first > told.last), key=lambda window: window.first, default=None)
    near = (told.last - told.first).days < 100
    if value.month is None and value.day is not None:
        ahead = [window for window in windows if window.first >= told.first]
        return min(ahead, key=lambda window: window.first, default=None)
    if value.season is not None and near:
        return min(windows, key=lambda window: (_gap(window, told.last), -window.first.toordinal()), default=None)
    same = [window for window in windows if window.last.year == told.last.year]
    if not same:
        return min(windows, key=lambda window: (_gap(window, told.last), window.first), default=None)
    chosen = min(same, key=lambda window: (_gap(window, told.last), window.first))
    if near and (told.first - chosen.last).days > 200:
        later = [window for window in windows if window.first > told.last]
        chosen = min(later, key=lambda window: window.first, default=chosen)
    return chosen


def _gap(window: Window, near: date) -> int:
    return max(0, (window.first - near).days, (near - window.last).days)


def _narrow(window: Window, value: TimeValue, base: _Base | None) -> Window:
    """'early March' is its first third, 'earlier this week' what of it has passed."""
    days = (window.last - window.first).days + 1
    modifier = value.modifier
    if modifier in (Modifier.START, Modifier.MIDDLE, Modifier.END):
        if days == 1:
            hours = {Modifier.START: (0, 12), Modifier.MIDDLE: (10, 16), Modifier.END: (15, 24)}[modifier]
            return Window(window.first, window.last, hours[0] * 60, hours[1] * 60 - 1)
        third = max(1, round(days / 3))
        if 28 <= days <= 31:
            cuts = {Modifier.START: (0, 9), Modifier.MIDDLE: (10, 19), Modifier.END: (20, days - 1)}[modifier]
        else:
            cuts = {Modifier.START: (0, third - 1), Modifier.MIDDLE: (third, days - third - 1), Modifier.END: (days - third, days - 1)}[
                modifier
            ]
        return Window(window.first + timedelta(cuts[0]), window.first + timedelta(max(cuts)))
    if base is None or base.told or days == 1:
        return window
    now = base.window.first
    if window.first <= now <= window.last:
        if modifier is Modifier.BEFORE or (modifier is None and value.direction is Direction.PAST):
            return Window(window.first, now)
        if modifier is Modifier.AFTER or (modifier is None and value.direction is Direction.FUTURE):
            return Window(now, window.last)
    return window


# -- relative values ---------------------------------------------------------------------------------------------------
def _weekday(value: Weekday, base: _Base | None, shift: int) -> _Found:
    if base is None:
        return None
    name = WEEKDAY_NAMES[value.weekday % 7]
    now = base.window.last
    back = (now.weekday() - value.weekday) % 7
    ahead = (value.weekday - now.weekday()) % 7
    if value.weeks is not None and value.weeks < 0:
        day, how = now - timedelta(back or 7), f"the latest {name} before"
    elif value.weeks is not None and value.weeks > 0:
        day, how = now + timedelta(ahead or 7), f"the first {name} after"
    elif base.told or value.direction is Direction.FUTURE or (value.weeks == 0 and value.direction is not Direction.PAST):
        day, how = now + timedelta(ahead), f"the first {name} from"
    else:
        day, how = now - timedelta(back), f"the latest {name} up to"
    return _narrow(Window(day, day), value, base), f"{how} {base.name}", shift


def _offset(value: Offset, base: _Base | None, shift: int) -> _Found:
    if base is None or value.count is None or not math.isfinite(value.count):
        return None
    if value.event is not None and not base.told:
        return None
    sign = -1 if value.direction is Direction.PAST else 1
    steps = sign * value.count
    start = base.window.first if steps < 0 else base.window.last
    unit = value.unit
    if unit in CLOCK_UNITS:
        minutes = steps * CLOCK_UNITS[unit]
        if base.at is None:
            if abs(minutes) >= 2 * 1440:
                day = start + timedelta(minutes=minutes)
                return Window(day, day), f"counted from {base.name}", shift
            other = start + timedelta(days=sign if abs(minutes) > 360 else 0)
            return Window(min(start, other), max(start, other)), f"counted from {base.name}, whose hour is not known", shift
        moment = base.at + timedelta(minutes=minutes)
        at = moment.hour * 60 + moment.minute
        return Window(moment.date(), moment.date(), at, at), f"counted from {base.name}", shift
    if unit in DAY_UNITS:
        if unit is Unit.WEEKEND:
            return _narrow(_weekend(start, value), value, base), f"counted from {base.name}", shift
        day = start + timedelta(days=round(steps * DAY_UNITS[unit]))
        if unit in (Unit.WEEK, Unit.FORTNIGHT) and (value.whole or value.count not in (0.5, 1)):
            monday = day - timedelta(day.weekday())
            window = Window(monday, monday + timedelta(6))
        else:
            window = Window(day, day)
    elif unit in MONTH_UNITS:
        window = _months(start, steps, unit, value.whole)
    else:
        size = YEAR_UNITS[unit]
        year = start.year + round(steps * size)
        year -= (year - shift) % size if value.whole and size > 1 else 0
        if not 1 <= year <= 9000:
            return None
        window = Window(date(year, 1, 1), date(year + (size if value.whole else 1) - 1, 12, 31))
    narrowed = _narrow(window, value, base)
    if value.count == 0 and value.whole and value.direction is Direction.PAST and not base.told and narrowed.first > base.window.last:
        # 'peaked by the end of the year', told in March: the year's end that has been.
        return _offset(replace(value, count=1), base, shift)
    return narrowed, f"counted from {base.name}", shift


def _months(start: date, steps: float, unit: Unit, whole: bool) -> Window:
    size = MONTH_UNITS[unit]
    month = start.year * 12 + start.month - 1 + round(steps * size)
    if unit is Unit.QUARTER or unit is Unit.HALF:
        month -= month % size
    elif unit is Unit.SEASON:
        month -= (month + 1) % 3
    length = size if whole or unit is not Unit.MONTH else 1
    year, month = divmod(month, 12)
    end_year, end_month = divmod(year * 12 + month + length - 1, 12)
    return Window(date(year, month + 1, 1), _month_end(end_year, end_month + 1))


def _weekend(now: date, value: Offset) -> Window:
    """This weekend is the one that the week ends with, or on Monday and Tuesday in a past clause the one just gone."""
    saturday = now + timedelta(5 - now.weekday())
    if value.direction is Direction.PAST and (now.weekday() < 5 or value.count):
        saturday -= timedelta(7)
    elif value.direction is Direction.FUTURE and value.count:
        saturday += timedelta(7 * round(value.count))
    return Window(saturday, saturday + timedelta(1))


def _duration(value: Duration, base: _Base | None, shift: int) -> _Found:
    if base is None or value.count is None or not value.anchored or not math.isfinite(value.count):
        return None
    backward = value.direction is Direction.PAST
    if value.unit in CLOCK_UNITS:
        days = math.ceil(value.count * CLOCK_UNITS[value.unit] / 1440)
        near = base.window.first
        if base.at is not None:
            other = base.at + timedelta(minutes=(-1 if backward else 1) * value.count * CLOCK_UNITS[value.unit])
            ends = sorted((base.at, other))
            return (
                Window(ends[0].date(), ends[1].date(), ends[0].hour * 60 + ends[0].minute, ends[1].hour * 60 + ends[1].minute),
                f"up to {base.name}" if backward else f"from {base.name}",
                shift,
            )
        far = near - timedelta(days) if backward else near + timedelta(days)
    elif value.unit in DAY_UNITS:
        near = base.window.first if backward else base.window.last
        days = round(value.count * DAY_UNITS[value.unit])
        far = near - timedelta(days) if backward else near + timedelta(days)
    else:
        near = base.window.first if backward else base.window.last
        months = round(value.count * (MONTH_UNITS.get(value.unit) or 12 * YEAR_UNITS[value.unit]))
        index = near.year * 12 + near.month - 1 + (-months if backward else months)
        year, month = divmod(index, 12)
        far = date(year, month + 1, min(near.day, calendar.monthrange(year, month + 1)[1]))
    first, last = (far, near) if backward else (near, far)
    return Window(first, last), f"up to {base.name}" if backward else f"from {base.name}", shift


def _moment(value: Moment, base: _Base | None, shift: int) -> _Found:
    if value.day is not None:
        found = _window(value.day, base, shift)
        if found is None:
            return None
        day, basis, shift = found
    elif base is None or not base.told:
        return None
    else:
        day, basis = base.window, f"the day of {base.name}"
    if (day.last - day.first).days > 1:
        return None
    first, last = day.first, day.last
    if value.hour is not None:
        minute = value.hour * 60 + (value.minute or 0)
        return Window(first, last if value.day is not None else first, minute, minute), basis, shift
    if value.part is None:
        return day, basis, shift
    start, end = PART_HOURS[value.part]
    if value.modifier is Modifier.BEFORE and value.part is DayPart.DAWN:
        start, end = 0, 7
    elif value.modifier is Modifier.START:
        if value.part is DayPart.MORNING:
            start = 0
        end = (start + end + 1) // 2 + (1 if value.part is DayPart.MORNING else 0)
    elif value.modifier is Modifier.END:
        start = 21 if value.part is DayPart.NIGHT else (start + end) // 2
    opening = datetime(first.year, first.month, first.day) + timedelta(hours=start)
    closing = datetime(last.year, last.month, last.day) + timedelta(hours=end, minutes=-1)
    window = Window(opening.date(), closing.date(), opening.hour * 60 + opening.minute, closing.hour * 60 + closing.minute)
    return window, basis, shift


def _nth(value: Nth, base: _Base | None, shift: int) -> _Found:
    if value.nth == 0:
        return None
    if value.of is not None:
        found = _window(value.of, base, shift)
        if found is None:
            return None
        whole, basis, shift = found
        window = _count_in(whole, value)
        return None if window is None else (window, f"within {basis}", shift)
    if value.nth < 0:
        return None
    starts: list[date] = []
    if base is not None and base.told:
        starts = [base.window.first]
    else:
        for origin in value.origins:
            window = _count_in(Window(_date(origin, 0), date(9000, 1, 1)), value)
            if window is not None and (base is None or window.first <= base.window.last + timedelta(1)):
                starts.append(_date(origin, 0))
        if base is None and len(starts) > 1:
            return None
    if not starts:
        return None
    start = max(starts)
    window = _count_in(Window(start, date(9000, 1, 1)), value)
    return None if window is None else (window, f"counted from {start.isoformat()}, which is the first", shift)


def _count_in(whole: Window, value: Nth) -> Window | None:
    if value.unit in DAY_UNITS and value.unit is not Unit.WEEKEND:
        size = DAY_UNITS[value.unit]
        first = whole.first + timedelta(size * (value.nth - 1)) if value.nth > 0 else whole.last - timedelta(size * -value.nth - 1)
        last = first + timedelta(size - 1)
    elif value.unit in MONTH_UNITS or value.unit in YEAR_UNITS:
        size = MONTH_UNITS.get(value.unit) or 12 * YEAR_UNITS[value.unit]
        if value.nth < 0:
            return None
        year, month = divmod(whole.first.year * 12 + whole.first.month - 1 + size * (value.nth - 1), 12)
        first = date(year, month + 1, min(whole.first.day, calendar.monthrange(year, month + 1)[1]))
        year, month = divmod(year * 12 + month + size, 12)
        last = date(year, month + 1, min(whole.first.day, calendar.monthrange(year, month + 1)[1])) - timedelta(1)
    else:
        return None
    return Window(first, last) if whole.first <= first and first <= whole.last else None


def _range(value: Range, base: _Base | None, shift: int) -> _Found:
    if value.start is None and value.end is None:
        return None
    if value.start is None:
        assert value.end is not None
        found = _window(value.end, base, shift)
        return None if found is None else (found[0], f"up to what is {found[1]}", found[2])
    opening = _window(value.start, base, shift)
    if opening is None:
        return None
    first, basis, shift = opening
    if value.end is None:
        if base is None:
            return first, f"from what is {basis}", shift
        last = base.window.last
        if last < first.first:
            return first, f"from what is {basis}", shift
        return Window(first.first, last, first.from_minute, None), f"from what is {basis}, up to {base.name}", shift
    closing = _window(value.end, base, shift)
    if closing is None:
        return None
    if closing[0].last < first.first or closing[2] != shift:
        # 'from November to March': an end that would lie before the start is the next such time after it.
        told = _Base(first, "the start", True)
        closing = _window(value.end, told, shift)
        if closing is None or closing[0].last < first.first:
            return None
    second = closing[0]
    if (first.first, first.from_minute or 0) > (second.last, 1439 if second.to_minute is None else second.to_minute):
        return None
    return Window(first.first, second.last, first.from_minute, second.to_minute), f"from what is {basis} to what is {closing[1]}", shift
