"""Incidents over time as bars: solid where the day is told, hatched where it may have been that day among others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from tallystick.present.dates import MONTHS, word_day

WIDTH = 720.0
HEIGHT = 84.0
MOST_BARS = 92
"""Bars of a chart: about a quarter in days; longer times are drawn in weeks, months or years."""
TRIM = 0.02
"""Share of the incidents at each end that may lie outside the chart where they would make it much longer."""
SHRINK = 3
"""How many times shorter the chart must become for that."""
EDGE = 36.0
"""Least distance of a label's middle from either end."""
BAR = 44.0
"""Greatest width of a bar: few days are few bars, not wide ones."""
LABEL = 64.0
"""Least distance of two labels of the axis."""


class DayBar(msgspec.Struct, frozen=True, kw_only=True):
    """One day, week, month or year."""

    first: str
    last: str
    title: str
    x: float
    width: float
    """Of the day's whole share of the axis; a click anywhere in it chooses the day."""
    bar_x: float
    bar_width: float
    sure: int
    """Incidents that were in it."""
    maybe: int
    """Incidents that may have been in it: their time is told less closely."""
    sure_height: float
    maybe_height: float
    chosen: bool


class DayChart(msgspec.Struct, frozen=True, kw_only=True):
    """The bars in order."""

    unit: str
    """'day', 'week', 'month' or 'year'."""
    width: float
    height: float
    bars: tuple[DayBar, ...]
    labels: tuple[tuple[float, str], ...]
    most: int
    """Incidents of the highest bar."""
    earlier: tuple[str, int] | None
    """The last day before the chart, and how many incidents lie before it; None where none do."""
    later: tuple[str, int] | None
    undated: int


def draw_days(spans: Iterable[tuple[str | None, str | None]], since: str = "", until: str = "") -> DayChart | None:
    """The chart of incidents by their first and last days (ISO; None where open); None where none has a day.

    ``since`` and ``until`` are the days that are chosen.
    """
    known: list[tuple[date, date]] = []
    undated = 0
    for first, last in spans:
        start, end = _date(first or last), _date(last or first, last=True)
        if start is None or end is None:
            undated += 1
        else:
            known.append((min(start, end), max(start, end)))
    if not known:
        return None
    low, high = _range(known)
    unit = next((u for u, days in (("day", 1), ("week", 7), ("month", 30)) if (high - low).days / days < MOST_BARS), "year")
    starts = [_start(low, unit)]
    while starts[-1] < (following := _next(starts[-1], unit)) <= high:
        starts.append(following)
    starts = starts[-MOST_BARS - 1 :]  # of more than so many years the last ones
    ends = [*(start - timedelta(days=1) for start in starts[1:]), max(starts[-1], _next(starts[-1], unit) - timedelta(days=1))]
    sure, maybe = [0] * len(starts), [0] * len(starts)
    earlier = later = 0
    for start, end in known:
        if end < starts[0]:
            earlier += 1
        elif start > ends[-1]:
            later += 1
        else:
            inside = [n for n in range(len(starts)) if start <= ends[n] and starts[n] <= end]
            if len(inside) == 1 and starts[inside[0]] <= start and end <= ends[inside[0]]:
                sure[inside[0]] += 1
            else:
                for number in inside:
                    maybe[number] += 1
    most = max(a + b for a, b in zip(sure, maybe, strict=True))
    step = WIDTH / len(starts)
    bars = tuple(
        DayBar(
            first=starts[n].isoformat(),
            last=ends[n].isoformat(),
            title=_title(starts[n], ends[n], unit),
            x=round(n * step, 2),
            width=round(step, 2),
            bar_x=round(n * step + (step - min(BAR, step * 0.8)) / 2, 2),
            bar_width=round(min(BAR, step * 0.8), 2),
            sure=sure[n],
            maybe=maybe[n],
            sure_height=_height(sure[n], most),
            maybe_height=_height(maybe[n], most),
            chosen=bool(since or until) and (not until or starts[n].isoformat() <= until) and (not since or ends[n].isoformat() >= since),
        )
        for n in range(len(starts))
    )
    return DayChart(
        unit=unit,
        width=WIDTH,
        height=HEIGHT,
        bars=bars,
        labels=_labels(starts, step, unit),
        most=most,
        earlier=((starts[0] - timedelta(days=1)).isoformat(), earlier) if earlier else None,
        later=((ends[-1] + timedelta(days=1)).isoformat(), later) if later else None,
        undated=undated,
    )


def _date(iso: str | None, *, last: bool = False) -> date | None:
    """The day; of a month or year alone its first or last day. None where it is none that a calendar has."""
    parts = (iso or "").partition("T")[0].split("-")
    try:
        year, month, day = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0, int(parts[2]) if len(parts) > 2 else 0
        if month and day:
            return date(year, month, day)
        if not last:
            return date(year, month or 1, 1)
        return _next(date(year, month or 1, 1), "month" if month else "year") - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _range(known: list[tuple[date, date]]) -> tuple[date, date]:
    """From the first to the last day, without the few that would make it much longer."""
    firsts = sorted(start for start, _ in known)
    lasts = sorted(end for _, end in known)
    cut = int(len(known) * TRIM)
    low, high = firsts[0], max(lasts[-1], firsts[-1])
    if cut and (high - low).days > SHRINK * max(7, (firsts[-1 - cut] - firsts[cut]).days):
        return firsts[cut], firsts[-1 - cut]
    # A few incidents told over years must not hide the days of all others.
    return low, min(high, date.fromordinal(min(firsts[-1].toordinal() + 14, date.max.toordinal())))


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    """The start of the next day, week, month or year; the calendar's last day at its end."""
    try:
        if unit in {"day", "week"}:
            return day + timedelta(days=7 if unit == "week" else 1)
        if unit == "month":
            return day.replace(year=day.year + (day.month == 12), month=day.month % 12 + 1)
        return day.replace(year=day.year + 1)
    except (ValueError, OverflowError):
        return date.max


def _height(number: int, most: int) -> float:
    """Points of the chart's height; a single incident stays visible."""
    return round(max(3.0, number / most * HEIGHT), 1) if number else 0.0


def _title(first: date, last: date, unit: str) -> str:
    if unit == "day":
        return word_day(first.isoformat())
    if unit == "week":
        return f"{first.day} {MONTHS[first.month - 1]} – {word_day(last.isoformat())}"
    return f"{MONTHS[first.month - 1]} {first.year}" if unit == "month" else str(first.year)


def _labels(starts: list[date], step: float, unit: str) -> tuple[tuple[float, str], ...]:
    """Days under the axis, as many as fit; the year where it changes."""
    every = max(1, -(-int(LABEL) // max(1, int(step)))) if step < LABEL else 1
    found = []
    year = None
    for n in range(0, len(starts), every):
        day = starts[n]
        words = {"day": f"{day.day} {MONTHS[day.month - 1]}", "week": f"{day.day} {MONTHS[day.month - 1]}", "month": MONTHS[day.month - 1]}
        label = words.get(unit, str(day.year))
        if unit != "year" and day.year != year:
            label = f"{label} {day.year}"
        year = day.year
        found.append((round(min(max(n * step + step / 2, EDGE), WIDTH - EDGE), 1), label))
    return tuple(found)
