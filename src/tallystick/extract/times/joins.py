"""Puts pieces together: 'early' + 'March', '5 a.m.' + 'Tuesday', 'three weeks' + 'ago', 'from' + 'April' + 'to' + 'June'."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from tallystick.extract.times.patterns import event_words
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words
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
    TimeValue,
    Unit,
    Weekday,
)

LOOK_BACK = 40
"""Characters before a piece in which the words that change it stand."""
_EDGE_WORDS = "|".join(sorted((re.escape(edge) for edge in words.EDGES), key=len, reverse=True))
EDGE_BEFORE = re.compile(rf"(?<![\w-])(?P<edge>{_EDGE_WORDS})(?:[\s-]+(?:the |of the )?|)$")
APPROX_BEFORE = re.compile(r"(?<![\w-])(?P<word>about|around|approximately|circa|c\.|ca\.)[\s]+$")
NIGHT_OF = re.compile(r"\s+(?:hours\s+)?(?:of|on|from)\s+(?:the\s+)?$")
DAY_PART = re.compile(r"(?:['’]s)?,?\s+(?:in the |at |before |during the |around )?$")
CLOCK_DAY = re.compile(r",?\s+(?:on\s+|of\s+|early\s+|late\s+)?(?:the\s+)?$|\s*\([^()]{0,20}\),?\s+(?:on\s+)?$")
DAY_CLOCK = re.compile(r",?\s(?:at|around|about|by|from|before|after|just|shortly|approximately|as of|until|and|-|\s)*$|,\s*$|\s*[–-]\s*$")
WEEKDAY_DATE = re.compile(r",?\s+(?:the\s+|\()?$|,$")
DATE_WEEKDAY = re.compile(r",?\s*\(?$")
OF_WHOLE = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?$|,?\s+$|['’]?\s+$")
PLAIN_BLANK = re.compile(r",?\s+$")
AFTER_LENGTH = re.compile(
    r"(?P<space>[\s-]+)(?P<word>ago|earlier|later|before|prior|after|afterwards?|from now|hence|on|previously|beforehand|into|since|following)(?![\w-])"
)
DASH = re.compile(r"\s*[-–—]\s*$")
RANGE_WORD = re.compile(r"\s+(?:to|until|till|through|thru|up to|up until|and)\s+(?:the\s+)?$|\s*[-–—]\s*$")
FROM_BEFORE = re.compile(r"(?<![\w-])from\s+(?:about\s+|around\s+|at least\s+)?(?:the\s+)?$")
BETWEEN_BEFORE = re.compile(r"(?<![\w-])between\s+(?:about\s+|around\s+)?(?:the\s+)?(?:years\s+)?$")
SINCE_BEFORE = re.compile(r"(?<![\w-])(?P<word>ever since|since)\s+(?:about\s+|around\s+|at least\s+)?(?:the\s+)?$")
UNTIL_BEFORE = re.compile(r"(?<![\w-])(?P<word>up until|until|till|through|up to)\s+(?:at least\s+|about\s+|around\s+|the\s+)*$")
LISTED = re.compile(r"\s*(?:,|,?\s(?:and|or|to|until|through|into)|[-–—/])\s*(?:the\s+|early\s+|late\s+)?")
DAYS_BEFORE = re.compile(r"(?<![\w.,:/$-])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s*(?P<join>-|–|—|to|and|or|/|&)\s*(?:the\s+)?$")
DAYS_AFTER = re.compile(
    r"\s*(?P<join>-|–|—|to|and|or|/|&)\s*(?:the\s+)?(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d|\s+(?:[a-z]+))"
)
YEAR_AFTER = re.compile(r",?\s+(?P<year>1\d{3}|20\d\d)(?![\w,]\d|\w)")
BC_BEFORE = re.compile(r"(?<!\d)(?P<year>\d{3,4})\s?[-–—/]\s?$")
YEARS_AFTER = re.compile(r"[-–—/](?P<year>\d\d)(?![\d\w])")

DAYLIKE = frozenset({"date", "weekday", "day"})
EDGED = frozenset({"month", "year", "decade", "season", "quarter", "weekday", "unit", "day", "date"})
RANGED = frozenset({"date", "month", "year", "weekday", "clock", "season", "day", "decade", "part", "unit"})


def join_pieces(text: str, lowered: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces joined, weak ones that joined nothing left out; sorted, not overlapping."""
    steps: tuple[Callable[[str, str, Piece, Piece], Piece | None], ...] = (_of_whole, _day_and_part, _weekday_and_date, _clock_and_day)
    pieces = [_edge(lowered, piece) if piece.kind in EDGED else piece for piece in pieces]
    pieces = _apart(pieces)
    pieces = _apart([_count(text, lowered, piece) for piece in pieces])
    for step in steps:
        pieces = _fold(text, lowered, pieces, step)
    pieces = _fold(text, lowered, pieces, _ago_and_day)
    pieces = [_inner_range(text, lowered, piece) for piece in pieces]
    pieces = _shared_years(lowered, pieces)
    pieces = _apart([piece for piece in pieces if not piece.weak])
    pieces = _fold(text, lowered, pieces, _range)
    return _apart([_open_range(lowered, piece) for piece in pieces])


def _apart(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if kept and piece.start < kept[-1].end:
            if piece.end - piece.start > kept[-1].end - kept[-1].start:
                kept[-1] = piece
            continue
        kept.append(piece)
    return kept


def _fold(text: str, lowered: str, pieces: list[Piece], step: Callable[[str, str, Piece, Piece], Piece | None]) -> list[Piece]:
    """Joins neighbours from the left for as long as ``step`` joins them; a piece further than 40 characters away is no neighbour."""
    folded: list[Piece] = []
    for piece in pieces:
        if folded and 0 <= piece.start - folded[-1].end <= LOOK_BACK:
            gap = lowered[folded[-1].end : piece.start]
            if "\n\n" not in gap:
                joined = step(gap, lowered, folded[-1], piece)
                if joined is not None:
                    folded[-1] = joined
                    continue
        folded.append(piece)
    return folded


# -- words before and after --------------------------------------------------------------------------------------------
def _edge(lowered: str, piece: Piece) -> Piece:
    begin = max(0, piece.start - LOOK_BACK)
    match = EDGE_BEFORE.search(lowered, begin, piece.start)
    if match and not (
        piece.kind in {"date", "day"} and match.group("edge") in {"end of", "beginning of", "start of", "later", "earlier"} and False
    ):
        modifier = words.EDGES[match.group("edge")]
        glued = match.end("edge") == piece.start
        if glued and not match.group("edge").endswith("mid"):
            return piece
        start = match.start("edge")
        value: TimeValue = piece.value
        if isinstance(value, (Weekday, Offset)) and modifier is Modifier.BEFORE and value.direction is Direction.UNKNOWN:
            value = replace(value, direction=Direction.PAST)
        if (
            isinstance(value, (Weekday, Offset))
            and modifier is Modifier.AFTER
            and value.direction is Direction.UNKNOWN
            and piece.kind == "unit"
        ):
            value = replace(value, direction=Direction.FUTURE) if not piece.told else value
        return piece._replace(start=start, value=replace(value, modifier=modifier), weak=False)
    match = APPROX_BEFORE.search(lowered, begin, piece.start)
    if match and piece.kind in {"month", "year", "date"}:
        return piece._replace(start=match.start(), value=replace(piece.value, modifier=Modifier.ABOUT))
    return piece


def _count(text: str, lowered: str, piece: Piece) -> Piece:
    """'three weeks' with 'ago', 'later', 'after the vote', 'of fighting'."""
    value = piece.value
    if not isinstance(value, Duration) or value.anchored:
        return piece
    match = AFTER_LENGTH.match(lowered, piece.end, piece.end + 20)
    if match is None:
        filled = re.match(r"\s+of\s+(?=[^\W\d])", lowered[piece.end : piece.end + 8])
        return piece._replace(value=replace(value, event=event_words(text, piece.end + filled.end()))) if filled else piece
    word = match.group("word")
    if "-" in match.group("space") or (word in {"earlier", "later"} and re.match(r"\s+than\b", lowered[match.end() : match.end() + 6])):
        return piece
    if word == "ago":
        offset = Offset(count=value.count, unit=value.unit, direction=Direction.PAST, modifier=value.modifier)
        return piece._replace(end=match.end(), value=offset, kind="day")
    if word in {"from now", "hence"}:
        return piece._replace(end=match.end(), value=Offset(count=value.count, unit=value.unit, direction=Direction.FUTURE), kind="day")
    if word in {"on", "into", "since", "following"}:
        return piece
    direction = Direction.PAST if word in {"earlier", "before", "prior", "previously", "beforehand"} else Direction.FUTURE
    event = None
    if word in {"before", "after", "prior"}:
        event = event_words(text, match.end())
        if event is not None and re.match(r"\s*(?:and|but|when|as|in)\b", lowered[match.end() : match.end() + 6]):
            event = None
        if word == "prior" and event is not None:
            event = event.removeprefix("to ")
    offset = Offset(count=value.count, unit=value.unit, direction=direction, modifier=value.modifier, event=event)
    return piece._replace(end=piece.end if event else match.end(), value=offset, kind="day", told=True)


# -- neighbours --------------------------------------------------------------------------------------------------------
def _whole_years(value: TimeValue) -> int | None:
    if isinstance(value, Offset) and value.unit is Unit.YEAR and value.whole and value.count is not None:
        return round(value.count) * (-1 if value.direction is Direction.PAST else 1)
    return None


def _of_whole(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    """'the summer' + 'of' + '1955', 'March' + 'last year', 'the first week' + 'of' + 'March', 'Tuesday' + 'of last week'."""
    if not OF_WHOLE.fullmatch(gap):
        return None
    of = "of" in gap.split() or "in" in gap.split()
    value, whole = left.value, right.value
    if isinstance(value, Day) and value.year is None and value.years is None and left.kind in {"season", "quarter", "month", "date"}:
        if isinstance(whole, Day) and right.kind == "year" and whole.modifier is None and whole.year is not None:
            joined = replace(value, year=whole.year, year_digits=whole.year_digits)
            return Piece(left.start, right.end, joined, left.kind)
        years = _whole_years(whole)
        if years is not None and whole.modifier is None:
            return Piece(left.start, right.end, replace(value, years=years), left.kind, told=right.told)
    if (
        isinstance(value, Day)
        and left.kind == "year"
        and isinstance(whole, Day)
        and right.kind == "season"
        and whole.year is None
        and gap == " "
    ):
        return Piece(left.start, right.end, replace(whole, year=value.year), "season")
    if isinstance(value, Nth) and of and right.kind in {"month", "year", "unit", "season", "quarter", "decade"}:
        return Piece(left.start, right.end, Nth(nth=value.nth, unit=value.unit, of=whole), "nth", told=right.told)
    if isinstance(value, Weekday) and isinstance(whole, Offset) and whole.unit is Unit.WEEK and whole.whole and whole.modifier is None:
        return Piece(left.start, right.end, Nth(nth=value.weekday + 1, unit=Unit.DAY, of=whole), "nth", told=right.told)
    return None


def _day_and_part(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    """'Tuesday' + 'morning', 'the night' + 'of' + '12 May', 'overnight' + 'Monday'."""
    if left.kind in DAYLIKE and right.kind == "part" and isinstance(right.value, Moment) and DAY_PART.fullmatch(gap):
        if right.value.part is DayPart.OVERNIGHT and "," in gap:
            return None
        return Piece(
            left.start,
            right.end,
            replace(right.value, day=_bare(left.value), modifier=_part_modifier(left.value, right.value)),
            "clock",
            told=left.told,
        )
    near = NIGHT_OF.fullmatch(gap) or (PLAIN_BLANK.fullmatch(gap) and "," not in gap)
    if left.kind == "part" and isinstance(left.value, Moment) and right.kind in DAYLIKE and near:
        return Piece(left.start, right.end, replace(left.value, day=right.value), "clock", told=right.told)
    return None


def _part_modifier(day: TimeValue, part: Moment) -> Modifier | None:
    return part.modifier or (day.modifier if day.modifier in {Modifier.START, Modifier.END, Modifier.MIDDLE} else None)


def _bare(value: TimeValue) -> TimeValue:
    """The day without what was said of its part ('early Tuesday morning')."""
    return replace(value, modifier=None) if value.modifier in {Modifier.START, Modifier.END, Modifier.MIDDLE} else value


def _weekday_and_date(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    """'Wednesday' + 'March 16', '16 March' + '(Wednesday)'."""
    if isinstance(left.value, Weekday) and isinstance(right.value, Day) and right.kind == "date" and WEEKDAY_DATE.fullmatch(gap):
        end = right.end + (1 if "(" in gap and lowered[right.end : right.end + 1] == ")" else 0)
        return Piece(left.start, end, replace(right.value, weekday=left.value.weekday, modifier=left.value.modifier), "date")
    if isinstance(right.value, Weekday) and isinstance(left.value, Day) and left.kind == "date" and DATE_WEEKDAY.fullmatch(gap):
        if "(" not in gap and "," not in gap:
            return None
        end = right.end + (1 if "(" in gap and lowered[right.end : right.end + 1] == ")" else 0)
        return Piece(left.start, end, replace(left.value, weekday=right.value.weekday), "date")
    return None


def _clock_and_day(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    """'5 a.m.' + 'on Tuesday', 'Tuesday' + 'at 5 a.m.', 'Tuesday morning' + 'at 5:30'."""
    first, second = left.value, right.value
    if isinstance(first, Moment) and first.day is None and first.hour is not None:
        if right.kind in DAYLIKE and CLOCK_DAY.fullmatch(gap):
            return Piece(left.start, right.end, replace(first, day=_bare(second)), "clock", told=right.told)
        if isinstance(second, Moment) and second.day is not None and second.hour is None and CLOCK_DAY.fullmatch(gap):
            return Piece(left.start, right.end, replace(_halved(first, second.part), day=second.day), "clock", told=right.told)
        if isinstance(second, Moment) and second.day is None and second.hour is None and re.fullmatch(r"\s+(?:in |at |of )?", gap):
            return Piece(left.start, right.end, _halved(first, second.part), "clock")
    if isinstance(second, Moment) and second.day is None and second.hour is not None and DAY_CLOCK.fullmatch(gap):
        if left.kind in DAYLIKE:
            return Piece(left.start, right.end, replace(second, day=_bare(first)), "clock", told=left.told)
        if isinstance(first, Moment) and first.day is not None and first.hour is None:
            return Piece(left.start, right.end, replace(_halved(second, first.part), day=first.day), "clock", told=left.told)
    return None


def _halved(clock: Moment, part: DayPart | None) -> Moment:
    """'5 o'clock in the afternoon' is 17:00."""
    if clock.hour is not None and 1 <= clock.hour <= 11 and part in {DayPart.AFTERNOON, DayPart.EVENING}:
        return replace(clock, hour=clock.hour + 12)
    if clock.hour is not None and 6 <= clock.hour <= 11 and part is DayPart.NIGHT:
        return replace(clock, hour=clock.hour + 12)
    return clock


def _ago_and_day(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    """'a week ago' + 'tonight', 'two years ago' + 'this month', 'a week ago' + 'Tuesday'."""
    value = left.value
    if not isinstance(value, Offset) or value.whole or value.direction is not Direction.PAST or gap != " " or left.told:
        return None
    day = right.value
    if isinstance(day, Moment) and isinstance(day.day, Offset) and day.day.count == 0:
        return Piece(left.start, right.end, replace(day, day=value), "clock")
    if isinstance(day, Offset) and day.count == 0 and day.unit is Unit.DAY:
        return Piece(left.start, right.end, value, "day")
    if isinstance(day, Weekday) and value.unit is Unit.WEEK and day.weeks is None:
        return Piece(left.start, right.end, Nth(nth=day.weekday + 1, unit=Unit.DAY, of=replace(value, whole=True)), "nth")
    return None


# -- ranges ------------------------------------------------------------------------------------------------------------
def _inner_range(text: str, lowered: str, piece: Piece) -> Piece:
    """'8–13 November', 'March 11-13', '1914–18': one side stands in the other's words."""
    value = piece.value
    if not isinstance(value, Day) or value.modifier is not None:
        return piece
    if piece.kind == "date" and value.day is not None and value.month is not None:
        if lowered[piece.start].isdigit():
            match = DAYS_BEFORE.search(lowered, max(0, piece.start - 14), piece.start)
            if (
                match
                and int(match.group("day")) < value.day
                and not re.search(r"\d\s*$", lowered[max(0, match.start() - 2) : match.start()])
            ):
                start = replace(value, day=int(match.group("day")), weekday=None)
                return _make_range(
                    match.start(), piece.end, start, value, Span(match.start(), match.end("day")), Span(piece.start, piece.end)
                )
        elif lowered[piece.end - 1].isdigit() or lowered[piece.end - 2 : piece.end] in {"st", "nd", "rd", "th"}:
            match = DAYS_AFTER.match(lowered, piece.end, piece.end + 20)
            if match and value.year is None and int(match.group("day")) > value.day:
                year = YEAR_AFTER.match(lowered, match.end(), match.end() + 7)
                stated = int(year.group("year")) if year else None
                end = year.end() if year else match.end()
                start = replace(value, year=stated)
                closing = replace(value, year=stated, day=int(match.group("day")), weekday=None)
                return _make_range(piece.start, end, start, closing, Span(piece.start, piece.end), Span(match.start("day"), end))
    if piece.kind == "year" and value.year is not None and value.year <= 0:
        match = BC_BEFORE.search(lowered, max(0, piece.start - 8), piece.start)
        if match and int(match.group("year")) > 1 - value.year:
            start = replace(value, year=1 - int(match.group("year")))
            return _make_range(match.start(), piece.end, start, value, Span(match.start(), match.end("year")), Span(piece.start, piece.end))
    if piece.kind == "year" and value.year is not None and value.year > 999 and value.year_digits == 4:
        match = YEARS_AFTER.match(lowered, piece.end, piece.end + 4)
        if match and int(match.group("year")) > value.year % 100:
            closing = replace(value, year=value.year - value.year % 100 + int(match.group("year")))
            return _make_range(
                piece.start, match.end(), value, closing, Span(piece.start, piece.end), Span(match.start("year"), match.end())
            )
    return piece


def _shared_years(lowered: str, pieces: list[Piece]) -> list[Piece]:
    """'the spring and summer of 1979', 'in March, April and May 2011': the year stated last holds for those before it."""
    shared = list(pieces)
    for order in range(len(shared) - 2, -1, -1):
        left, right = shared[order], shared[order + 1]
        if not (isinstance(left.value, Day) and isinstance(right.value, Day)) or right.start - left.end > 16:
            continue
        if left.value.year is not None or left.value.years is not None or right.value.year is None or left.kind == "year":
            continue
        if (
            (left.kind in {"month", "date", "season"})
            and right.kind in {"month", "date", "season"}
            and LISTED.fullmatch(lowered[left.end : right.start])
        ):
            first, last = left.value.month or 0, right.value.month or 99
            year = right.value.year - (1 if first > last and left.kind != "season" else 0)
            shared[order] = left._replace(value=replace(left.value, year=year), weak=False)
    return shared


def _make_range(start: int, end: int, opening: TimeValue, closing: TimeValue, first: Span, last: Span) -> Piece:
    return Piece(start, end, Range(start=opening, end=closing, start_span=first, end_span=last), "range")


def _range(gap: str, lowered: str, left: Piece, right: Piece) -> Piece | None:
    if left.kind not in RANGED or right.kind not in RANGED or not RANGE_WORD.fullmatch(gap):
        return None
    begin = max(0, left.start - LOOK_BACK)
    opened = FROM_BEFORE.search(lowered, begin, left.start)
    between = BETWEEN_BEFORE.search(lowered, begin, left.start)
    word = gap.strip().split()[0] if gap.strip() else ""
    if word == "and" and not between:
        return None
    if word == "to" and not opened and not (left.kind == right.kind and left.kind in {"date", "clock"}):
        return None
    if left.told or right.told or (left.kind == "clock") != (right.kind == "clock"):
        return None
    if left.kind in {"unit", "part"} and left.kind != right.kind and not opened:
        return None
    if DASH.fullmatch(gap) and left.kind != right.kind and left.kind not in {"date", "month"}:
        return None
    opening, closing = _share_year(left.value, right.value)
    found = opened or between
    start = left.start if found is None else found.start()
    return _make_range(start, right.end, opening, closing, Span(left.start, left.end), Span(right.start, right.end))


def _share_year(opening: TimeValue, closing: TimeValue) -> tuple[TimeValue, TimeValue]:
    """'from March 11 to April 3, 2011': the stated year holds for both; '499–493 BC' likewise."""
    if isinstance(opening, Day) and isinstance(closing, Day):
        if opening.year is None and closing.year is not None and opening.month is not None and closing.month is not None:
            back = 1 if opening.month > closing.month else 0
            return replace(opening, year=closing.year - back), closing
        if opening.year is not None and closing.year is None and opening.month is not None and closing.month is not None:
            ahead = 1 if opening.month > closing.month else 0
            return opening, replace(closing, year=opening.year + ahead)
        if closing.year is not None and closing.year < 0 < (opening.year or 0):
            return replace(opening, year=1 - (opening.year or 0)), closing
    return opening, closing


def _open_range(lowered: str, piece: Piece) -> Piece:
    """'since March', 'until Thursday morning'."""
    if piece.kind in {"range", "length", "set", "reference"}:
        return piece
    begin = max(0, piece.start - LOOK_BACK)
    since = SINCE_BEFORE.search(lowered, begin, piece.start)
    span = Span(piece.start, piece.end)
    if since:
        value = piece.value
        if isinstance(value, Offset) and value.event is not None:
            return piece
        return piece._replace(start=since.start(), value=Range(start=value, start_span=span, direction=Direction.PAST), kind="range")
    until = UNTIL_BEFORE.search(lowered, begin, piece.start)
    if until and not (isinstance(piece.value, Offset) and piece.value.event is not None):
        if until.group("word") == "up to" and piece.kind in {"year"}:
            return piece
        return piece._replace(start=until.start(), value=Range(end=piece.value, end_span=span), kind="range")
    return piece
