"""Dates as the brief shows them: '12 Feb 2025', '12–14 Feb 2025', '12 Feb 2025, 05:00–12:00'."""

from __future__ import annotations

from tallystick.records.values import TimeSpan

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def word_moment(iso: str) -> str:
    """A day or minute: '12 Feb 2025', '12 Feb 2025, 05:00', 'Feb 2025', '2025'; before the year 1 the year alone: '490 BC'."""
    day, _, clock = iso.partition("T")
    parts = day.lstrip("-").split("-")
    if day.startswith("-") or parts[0] == "0000":
        return f"{int(parts[0]) + 1} BC"
    words = f"{int(parts[0]):04d}"
    if len(parts) > 1:
        words = f"{MONTHS[int(parts[1]) - 1]} {words}"
    if len(parts) > 2:
        words = f"{int(parts[2])} {words}"
    return f"{words}, {clock[:5]}" if clock else words


def word_day(iso: str) -> str:
    """The day alone."""
    return word_moment(iso.partition("T")[0])


def word_span(span: TimeSpan) -> str:
    """A time span, both ends included; an open end is said."""
    if span.start is None or span.end is None:
        if span.start is not None:
            return f"since {word_moment(span.start)}"
        return f"until {word_moment(span.end)}" if span.end is not None else "at an unknown time"
    first, _, from_clock = span.start.partition("T")
    last, _, to_clock = span.end.partition("T")
    if first == last:
        if from_clock and to_clock and from_clock != to_clock:
            return f"{word_day(first)}, {from_clock[:5]}–{to_clock[:5]}"
        return word_moment(span.start)
    if from_clock or to_clock or first.startswith(("-", "0000")) or last.startswith(("-", "0000")):
        ends = dict.fromkeys((word_moment(span.start), word_moment(span.end)))
        return " – ".join(ends)
    (y1, m1, d1), (y2, m2, d2) = [*first.split("-"), "", ""][:3], [*last.split("-"), "", ""][:3]
    if y1 != y2 or not d1 or not d2:
        return f"{word_day(first)} – {word_day(last)}"
    if m1 != m2:
        return f"{int(d1)} {MONTHS[int(m1) - 1]} – {word_day(last)}"
    return f"{int(d1)}–{word_day(last)}"
