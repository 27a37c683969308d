"""Finds time expressions in a report: exact spans, each with its meaning before it is tied to a calendar (docs/method/times.md)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from tallystick.extract.times.atoms import find_atoms
from tallystick.extract.times.context import (
    direction_of,
    is_narrative,
    is_that_day,
    moves_on,
    on_that_day,
    stray_years,
    tells_date,
    tells_day,
    that_weekday,
    wants_context,
    wants_direction,
    with_direction,
)
from tallystick.extract.times.joins import join_pieces
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon.crises import crisis_starts
from tallystick.lexicon.documents import entry_stamps, is_own_line
from tallystick.lexicon.sentences import split_sentences
from tallystick.records.identity import make_id
from tallystick.records.mention import TimeMention
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Report, Span
from tallystick.records.times import Day, Direction, Moment, Nth, Offset, Range, TimeValue, Unit, Weekday, resolve_time
from tallystick.records.values import TimeSpan

__all__ = ["find_times"]

ANY_DAY = "2000-06-15"
"""Stands for an unknown day of publication where it only matters whether a value can be told at all."""


def find_times(report: Report, parsed: Parsed | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of the report in order, not overlapping. Zones are searched too, for a dateline may date the report; page furniture is
    not.

    ``parsed`` gives the tense of the clause and its sentences; without it both are told by words and stops alone, some seventy times as fast
    (docs/method/times.md has what that costs). Deterministic; never raises for any text.
    """
    text = report.text
    if parsed is None or not parsed.tokens:
        parsed = Parsed(report.id, text, (), tuple(Sentence(span.start, span.end, 0, 0, 0) for span in split_sentences(text)))
    lowered = _lower(text)
    pieces = [piece for piece in join_pieces(text, lowered, find_atoms(text, lowered)) if not report.is_furniture(piece.start)]
    narrative = is_narrative(pieces)
    values = _stamped(pieces, [_directed(piece, text, parsed, narrative) for piece in pieces], text)
    stray = stray_years(pieces) if narrative else frozenset()
    ids = [make_id("tm", report.id, piece.start, piece.end) for piece in pieces]
    sentences = [_sentence(parsed, piece) for piece in pieces]
    spans: dict[str, TimeSpan] = {}
    day: int | None = None
    date: int | None = None
    found: list[TimeMention] = []
    for order, (piece, value) in enumerate(zip(pieces, values, strict=True)):
        wants = wants_context(piece, narrative)
        context = None
        if wants == "day":
            context = day
            if isinstance(value, Moment) and (day is None or sentences[day] != sentences[order]):
                context = _day_ahead(values, sentences, order) if _day_ahead(values, sentences, order) is not None else day
        elif wants == "date":
            context = date
        if (
            wants is not None
            and not narrative
            and order
            and sentences[order] == sentences[order - 1]
            and _is_future(found[order - 1].value)
        ):
            # 'to Paris next Monday, and to Rome two days later'
            context = order - 1 if tells_day(found[order - 1].value) else None
        named = that_weekday(text[piece.start : piece.end], value)
        if named is not None and not narrative:
            known = (other for other in range(order - 1, -1, -1) if ids[other] in spans)
            back = next((other for other in known if is_that_day(values[other], spans[ids[other]], named, report.published)), None)
            if back is not None:
                value, wants = on_that_day(value, ids[back]), None
        if wants is not None and (context is not None or piece.told or wants == "day"):
            value = replace(value, context="" if context is None else ids[context])
        found.append(TimeMention(id=ids[order], span=Span(piece.start, piece.end), value=value))
        span = resolve_time(value, report.published or ANY_DAY, spans.get(value.context) if value.context else None)
        if span is None or order in stray or (not narrative and _is_future(value)) or not moves_on(value, narrative):
            continue
        spans[ids[order]] = span
        if tells_day(value):
            day = order
        if tells_date(value):
            date = order
    return tuple(found)


def _stamped(pieces: Sequence[Piece], values: list[TimeValue], text: str) -> list[TimeValue]:
    """The values, where those that open the entries of a live page are of the day whose heading stands above them, else of the page's own day."""
    stamps = entry_stamps(text)
    if not stamps:
        return values
    found: list[TimeValue] = []
    day: TimeValue = Offset(count=0, unit=Unit.DAY, whole=True)
    for piece, value in zip(pieces, values, strict=True):
        here = Span(piece.start, piece.end)
        if isinstance(value, (Day, Weekday)) and tells_day(value) and is_own_line(text, here):
            day = value
        stamp = isinstance(value, Moment) and value.day is None and any(stamp.covers(here) for stamp in stamps)
        found.append(replace(value, day=day) if stamp else value)
    return found


def _lower(text: str) -> str:
    """Lower case, each character for one character, so that offsets stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _directed(piece: Piece, text: str, parsed: Parsed, narrative: bool) -> TimeValue:
    value = piece.value
    if isinstance(value, Nth) and value.of is None and value.event is not None:
        return replace(value, origins=crisis_starts(value.event, text))
    if narrative or piece.told or not wants_direction(value):
        return value
    return with_direction(value, direction_of(piece, text, parsed))


def _is_future(value: TimeValue) -> bool:
    if isinstance(value, Moment) and value.day is not None:
        return _is_future(value.day)
    if isinstance(value, Range):
        return value.start is None
    return value.direction is Direction.FUTURE


def _sentence(parsed: Parsed, piece: Piece) -> int | None:
    starts = [sentence.start for sentence in parsed.sentences] if not parsed.sentences else parsed._sentence_starts
    return bisect_right(starts, piece.start) - 1 if starts else None


def _day_ahead(values: list[TimeValue], sentences: list[int | None], order: int) -> int | None:
    """A day that the same sentence tells after a bare time of day ('at 5 a.m. the shelling began on Tuesday')."""
    if sentences[order] is None:
        return None
    for other in range(order + 1, len(values)):
        if sentences[other] != sentences[order]:
            return None
        if isinstance(values[other], (Weekday, Moment)) and tells_day(values[other]) and not _is_future(values[other]):
            return other
    return None
