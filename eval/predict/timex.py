"""Time expressions as TIMEX3: what ``find_times`` finds by words alone, as ``tallystick times`` does, resolved against the record's ``dct``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from tallystick.extract.times import find_times
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, Span
from tallystick.records.times import (
    Day,
    DayPart,
    Duration,
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

SEASONS = {Season.SPRING: "SP", Season.SUMMER: "SU", Season.AUTUMN: "FA", Season.WINTER: "WI"}
PARTS = {
    DayPart.DAWN: "TMO",
    DayPart.MORNING: "TMO",
    DayPart.NOON: "T12:00",
    DayPart.DAYTIME: "TDT",
    DayPart.AFTERNOON: "TAF",
    DayPart.EVENING: "TEV",
    DayPart.NIGHT: "TNI",
    DayPart.OVERNIGHT: "TNI",
    DayPart.MIDNIGHT: "T24:00",
}
LENGTHS = {
    Unit.SECOND: (1, "S"), Unit.MINUTE: (1, "M"), Unit.HOUR: (1, "H"), Unit.DAY: (1, "D"), Unit.NIGHT: (1, "D"), Unit.WEEKEND: (1, "WE"),
    Unit.WEEK: (1, "W"), Unit.FORTNIGHT: (2, "W"), Unit.MONTH: (1, "M"), Unit.QUARTER: (1, "Q"), Unit.SEASON: (1, "S"), Unit.HALF: (1, "H"),
    Unit.YEAR: (1, "Y"), Unit.DECADE: (10, "Y"), Unit.CENTURY: (100, "Y"), Unit.MILLENNIUM: (1000, "Y"),
}  # fmt: skip
REFERENCES = {Tense.PAST: "PAST_REF", Tense.PRESENT: "PRESENT_REF", Tense.FUTURE: "FUTURE_REF"}


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One prediction record per input record, in the format of the time set's scorer."""
    for record in records:
        name, text, dct = str(record["doc_id"]), str(record["text"]), str(record["dct"])
        report = Report(id=name, name=name, text=text, sha256="", language="en", published=dct)
        yield {"doc_id": name, "timexes": timexes(Analysis(report=name, parts="", times=find_times(report)), text, dct)}


def timexes(analysis: Analysis, text: str, dct: str) -> list[dict[str, object]]:
    """The report's times as TIMEX3 records; a range is its two ends."""
    spans = resolve_times(analysis, dct)
    rows: list[dict[str, object]] = []
    for mention in analysis.times:
        anchor = spans.get(mention.value.context) if mention.value.context else None
        pieces: list[tuple[Span, TimeValue, TimeSpan | None]]
        if isinstance(mention.value, Range):
            pieces = [
                (span, replace(end, context=mention.value.context), _range_end(mention.value, index, dct, anchor))
                for index, (span, end) in enumerate(
                    ((mention.value.start_span, mention.value.start), (mention.value.end_span, mention.value.end))
                )
                if span is not None and end is not None
            ]
        else:
            pieces = [(mention.span, mention.value, None)]
        for span, value, found in pieces:
            kind, said = timex(value, found or resolve_time(value, dct, anchor))
            rows.append({"start": span.start, "end": span.end, "text": span.of(text), "type": kind, "value": said})
    return rows


def _range_end(value: Range, index: int, dct: str, anchor: TimeSpan | None) -> TimeSpan | None:
    if index == 1 and value.start is not None and value.end is not None:
        whole = resolve_time(value, dct, anchor)
        if whole is not None and whole.end is not None and not isinstance(value.end, Moment):
            return TimeSpan(whole.end, whole.end, "")
    return None


def timex(value: TimeValue, found: TimeSpan | None) -> tuple[str, str]:
    """TIMEX3 type and value."""
    match value:
        case Reference():
            return "DATE", REFERENCES[value.to]
        case Repeated():
            return "SET", _repeated(value)
        case Duration():
            return "DURATION", _length(value.count, value.unit)
        case Moment():
            return "TIME", _moment(value, found)
        case Offset():
            if value.event is not None:
                return "DURATION", _length(value.count, value.unit)
            if value.count is None:
                return ("DATE", "PAST_REF") if value.direction == "past" else ("DATE", "FUTURE_REF")
            if found is None:
                return "DATE", {Unit.DAY: "XXXX-XX-XX", Unit.MONTH: "XXXX-XX"}.get(value.unit, "XXXX")
            return "DATE", _grain(found, value.unit, value.whole or value.count != 1, value.whole)
        case Nth():
            if found is None:
                return ("DATE", "XXXX-XX-XX") if value.unit is Unit.DAY else ("DURATION", _length(1, value.unit))
            return "DATE", _grain(found, value.unit, True)
        case Weekday():
            return "DATE", found.start[:10] if found and found.start else f"XXXX-WXX-{value.weekday + 1}"
        case Day():
            return "DATE", _day(value, found)
        case Range():
            return "DATE", "XXXX"


def _parts(day: str) -> tuple[str, str]:
    """The year as TIMEX3 writes it ('BC0490'), and the rest."""
    if day.startswith("-"):
        year, rest = day[1:].split("T")[0].split("-", 1)
        return f"BC{int(year) + 1:04d}", rest
    return day[:4], day[5:10]


def _day(value: Day, found: TimeSpan | None) -> str:
    if found is None or found.start is None or found.end is None:
        month = f"{value.month:02d}" if value.month else "XX"
        return f"XXXX-{SEASONS[value.season]}" if value.season else f"XXXX-{month}-{value.day:02d}" if value.day else f"XXXX-{month}"
    year, rest = _parts(found.start)
    if value.season is not None:
        return f"{_parts(found.end)[0]}-{SEASONS[value.season]}"
    if value.quarter is not None:
        return f"{year}-Q{value.quarter}"
    if value.whole in (Unit.DECADE, Unit.CENTURY) and not year.startswith("BC"):
        return year[:3] if value.whole is Unit.DECADE else year[:2]
    if value.day is not None:
        return f"{year}-{rest}"
    return f"{year}-{rest[:2]}" if value.month is not None else year


def _grain(found: TimeSpan, unit: Unit, whole: bool, whole_unit: bool = True) -> str:
    day = found.start or found.end or ""
    year, rest = _parts(day)
    if unit in (Unit.WEEK, Unit.FORTNIGHT, Unit.WEEKEND) and whole and not day.startswith("-"):
        iso = date.fromisoformat(day[:10]).isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if unit is Unit.WEEKEND else "")
    if unit is Unit.MONTH:
        return f"{year}-{rest[:2]}"
    if unit is Unit.QUARTER:
        return f"{year}-Q{(int(rest[:2]) + 2) // 3}"
    if unit is Unit.SEASON:
        return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}.get(int(rest[:2]), 'SP') }"
    if unit is Unit.YEAR:
        return year
    if unit in (Unit.DECADE, Unit.CENTURY):
        kept = (3 if unit is Unit.DECADE else 2) + (2 if year.startswith("BC") else 0)
        return year[:kept] if whole_unit else year
    if unit in (Unit.HOUR, Unit.MINUTE) and "T" in day:
        return f"{year}-{rest}T{day.split('T')[1]}"
    return f"{year}-{rest}"


def _moment(value: Moment, found: TimeSpan | None) -> str:
    start = None
    if found is not None and found.start is not None:
        start = found.end if value.part is DayPart.OVERNIGHT and value.hour is None else found.start
    year, rest = _parts(start) if start else ("XXXX", "XX-XX")
    if value.hour is not None:
        zone = "Z" if value.zone in {"GMT", "UTC"} else ""
        return f"{year}-{rest}T{value.hour:02d}:{value.minute or 0:02d}{zone}"
    return f"{year}-{rest}{PARTS[value.part] if value.part else ''}"


def _length(count: float | None, unit: Unit) -> str:
    size, letter = LENGTHS[unit]
    clock = "T" if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR) else ""
    if count is None:
        return f"P{clock}X{'DE' if unit is Unit.DECADE else 'CE' if unit is Unit.CENTURY else letter}"
    if unit is Unit.HOUR and count == 0.5:
        return "PT30M"
    if unit in (Unit.YEAR,) and count == 0.5:
        return "P6M"
    total = count * size
    return f"P{clock}{int(total) if total == int(total) else total}{letter}"


def _repeated(value: Repeated) -> str:
    if value.weekday is not None:
        return f"XXXX-WXX-{value.weekday + 1}"
    if value.part is not None:
        return f"XXXX-XX-XX{PARTS[value.part]}"
    if value.month is not None:
        return f"XXXX-{value.month:02d}"
    return _length(value.count, value.unit)
