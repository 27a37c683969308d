"""What a time expression takes from the words around it: direction from the tense of its clause, open parts from what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from tallystick.extract.times.pieces import Piece
from tallystick.extract.times.tense import direction_by_words
from tallystick.lexicon.incidents import NOUN_TYPES
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span
from tallystick.records.times import Day, Direction, Duration, Moment, Nth, Offset, Range, Reference, Repeated, TimeValue, Unit, Weekday
from tallystick.records.values import TimeSpan

NARRATIVE_DATES = 12
"""A history names at least so many years …"""
NARRATIVE_SHARE = 6
"""… and at most one sixth as many days that only a day of publication can place ('Tuesday', 'yesterday')."""
STRAY_YEARS = 3
FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})
PLANNING = frozenset(
    {"plan", "schedule", "expect", "set", "intend", "aim", "hope", "want", "ask", "order", "urge", "call", "vow", "promise", "pledge", "agree",
     "need", "prepare", "due", "decide", "invite", "threaten", "propose", "be", "go", "ready", "slate", "head", "warn", "require", "summon"}
)  # fmt: skip
"""Verbs whose complement lies ahead: 'agreed to meet on Friday'."""
PLANNED_NOUNS = frozenset(
    {"election", "vote", "meeting", "talk", "summit", "deadline", "hearing", "referendum", "ceremony", "funeral", "game", "match", "trial", "session",
     "round", "visit", "launch", "conference", "inauguration", "poll", "runoff", "vigil", "march", "rally"}
)  # fmt: skip
"""Events that a clause about the future names by their day: 'will attend Friday's funeral'."""
LASTING = frozenset({"last", "continue", "remain", "stay", "run", "rule", "serve", "live", "hold", "go", "wait", "fight", "be"})


def is_narrative(pieces: Sequence[Piece]) -> bool:
    """Whether the text is a history, in which 'three days later' counts from the last date told; told from its own words alone."""
    dated = deictic = 0
    for piece in pieces:
        for value in _days(piece.value):
            if isinstance(value, Day) and (value.year is not None or value.day is not None):
                dated += 1
            elif (isinstance(value, Weekday) and not piece.told) or (isinstance(value, Offset) and not piece.told and value.event is None):
                deictic += 1
    return dated >= NARRATIVE_DATES and deictic * NARRATIVE_SHARE <= dated


def _days(value: TimeValue) -> tuple[TimeValue, ...]:
    if isinstance(value, Moment):
        return (value.day,) if value.day is not None else ()
    if isinstance(value, Range):
        return tuple(inner for end in (value.start, value.end) if end is not None for inner in _days(end))
    if isinstance(value, Nth):
        return (value.of,) if value.of is not None else ()
    return (value,)


def wants_direction(value: TimeValue) -> bool:
    """Whether the words leave open on which side of the publication the time lies."""
    for inner in _days(value):
        if inner.direction is not Direction.UNKNOWN:
            continue
        if isinstance(inner, Day) and inner.year is None and inner.years is None:
            return True
        if isinstance(inner, Weekday) or (isinstance(inner, Offset) and inner.count == 0 and inner.unit is not Unit.DAY):
            return True
    return False


def with_direction(value: TimeValue, direction: Direction) -> TimeValue:
    """The value with the direction put where the words left it open."""
    if isinstance(value, Moment):
        return value if value.day is None else replace(value, day=with_direction(value.day, direction))
    if isinstance(value, Nth):
        return value if value.of is None else replace(value, of=with_direction(value.of, direction))
    if isinstance(value, Range):
        start = value.start if value.start is None else with_direction(value.start, direction)
        end = value.end if value.end is None else with_direction(value.end, direction)
        return replace(value, start=start, end=end)
    return replace(value, direction=direction) if value.direction is Direction.UNKNOWN and wants_direction(value) else value


def direction_of(piece: Piece, text: str, parsed: Parsed) -> Direction:
    """Past or future by the tense of the clause that holds the piece; unknown where it does not tell."""
    value = piece.value
    if isinstance(value, Range) and value.start is not None and value.end is None:
        return Direction.PAST
    until = isinstance(value, Range) and value.start is None
    index = _head_token(piece, parsed) if parsed.tokens else None
    if index is None:
        return Direction.FUTURE if until else direction_by_words(text, piece.start, piece.end)
    token = parsed.tokens[index]
    verb = index if token.pos in {"VERB", "AUX"} else parsed.governor(index)
    if until:
        lasting = verb is not None and parsed.tokens[verb].lemma in LASTING and parsed.tokens[verb].tag == "VBD"
        return Direction.PAST if lasting else Direction.FUTURE
    if isinstance(value, Day) and value.day is None and value.month is not None and value.year is None and _of_what_happened(parsed, index):
        return Direction.PAST
    if _names_a_noun(parsed, index) and not _plans(parsed, index):
        return _of_named(parsed, index) if isinstance(value, Day) and value.day is None and value.month is not None else Direction.UNKNOWN
    return Direction.UNKNOWN if verb is None else _tense(parsed, verb)


def _head_token(piece: Piece, parsed: Parsed) -> int | None:
    """The token of the piece that hangs on a token outside it; of the stated end where the piece is a range."""
    value = piece.value
    span = Span(piece.start, piece.end)
    if isinstance(value, Range):
        span = value.start_span or value.end_span or span
    inside = parsed.tokens_in(span)
    if not inside:
        return None
    heads = [index for index in inside if parsed.tokens[index].head not in inside or parsed.tokens[index].head == index]
    content = [index for index in heads if parsed.tokens[index].pos not in {"PUNCT", "DET"}]
    return (content or heads or [inside[0]])[0]


def _names_a_noun(parsed: Parsed, index: int) -> bool:
    """'Friday's attacks', 'the Friday attacks'."""
    token = parsed.tokens[index]
    return token.dep in {"poss", "compound", "nmod", "nmod:poss", "amod"} and parsed.tokens[token.head].pos in {"NOUN", "PROPN"}


def _of_what_happened(parsed: Parsed, index: int) -> bool:
    """'an attack by gunmen in January': the month of what has happened."""
    token = parsed.tokens[index]
    if token.dep != "pobj" or parsed.lower(token.head) not in {"in", "of", "since", "during"}:
        return False
    above = parsed.tokens[token.head].head
    inside = [noun for mark, noun in parsed.obliques(above) if mark == "of" and noun < token.head]
    if inside and parsed.tokens[above].pos == "NOUN" and parsed.tokens[above].lemma not in NOUN_TYPES:
        above = inside[0]  # 'target of an attack by gunmen in January', where the parser hangs the month on the target
    seen = 0
    while parsed.tokens[above].pos in {"NOUN", "PROPN", "ADP"} and seen < 5:
        if parsed.tokens[above].lemma in NOUN_TYPES and parsed.tokens[above].lemma not in PLANNED_NOUNS:
            verb = parsed.governor(above)
            return verb is None or _tense(parsed, verb) is not Direction.FUTURE
        if parsed.tokens[above].head == above:
            break
        above, seen = parsed.tokens[above].head, seen + 1
    return False


def _of_named(parsed: Parsed, index: int) -> Direction:
    """'the January attack' has happened; 'In March rebels shelled the town', where the parser makes one name of month and subject, too."""
    noun = parsed.tokens[index].head
    if parsed.tokens[noun].lemma in NOUN_TYPES:
        return Direction.PAST
    verb = parsed.governor(noun)
    return Direction.PAST if verb is not None and _tense(parsed, verb) is Direction.PAST else Direction.UNKNOWN


def _plans(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[parsed.tokens[index].head].lemma in PLANNED_NOUNS


def _tense(parsed: Parsed, verb: int, depth: int = 0) -> Direction:
    token = parsed.tokens[verb]
    helpers = [
        child
        for child in parsed.children(verb)
        if parsed.tokens[child].dep in {"aux", "auxpass", "aux:pass", "cop"}
        or (parsed.tokens[child].dep == "mark" and parsed.lower(child) == "to")
    ]
    helper_words = {parsed.lower(child) for child in helpers}
    if helper_words & FUTURE_MODALS:
        return Direction.FUTURE
    if "have" in helper_words and any(parsed.tokens[child].tag == "MD" for child in helpers):
        return Direction.PAST
    if "to" in helper_words and token.tag in {"VB", "VBN"}:
        if "have" in helper_words:
            return Direction.PAST
        head = parsed.tokens[token.head]
        if token.head == verb or depth > 3:
            return Direction.FUTURE
        if head.pos in {"VERB", "AUX"}:
            if head.lemma in PLANNING:
                return Direction.FUTURE
            # A purpose or a result, 'flew in Tuesday to meet them', 'led them to leave on Tuesday', is as past as its verb.
            return _tense(parsed, token.head, depth + 1)
        return Direction.FUTURE
    if "would" in helper_words:
        # 'said he would speak on Monday'
        return Direction.FUTURE
    if any(parsed.tokens[child].tag == "MD" for child in helpers):
        return Direction.UNKNOWN
    past_helper = bool(helper_words & {"was", "were", "had", "did", "been", "have", "has", "'ve", "’ve", "got"})
    if token.tag == "VBD" or past_helper:
        if token.lemma in {"schedule", "plan", "slate", "expect", "due", "set"} and helper_words & {"was", "were"} and depth == 0:
            return Direction.FUTURE
        return Direction.PAST
    if token.tag == "VBN":
        if token.lemma in {"schedule", "plan", "slate", "expect", "set"}:
            return Direction.FUTURE
        return Direction.UNKNOWN if helper_words & {"is", "are", "'s", "’s", "be"} else Direction.PAST
    if token.tag == "VBG":
        if helper_words & {"is", "are", "am", "'re", "’re", "'s"}:
            return (
                Direction.FUTURE
                if token.lemma in {"go", "meet", "plan", "head", "travel", "arrive", "begin", "start", "hold"}
                else Direction.UNKNOWN
            )
        above = parsed.governor(verb)
        return Direction.UNKNOWN if above is None or depth > 3 else _tense(parsed, above, depth + 1)
    if token.tag in {"VBP", "VBZ"}:
        if token.lemma in {"begin", "start", "open", "expire", "close", "end", "face", "plan", "resume"}:
            return Direction.FUTURE
        return Direction.PAST if token.lemma in {"say", "tell", "report"} else Direction.UNKNOWN
    return Direction.UNKNOWN


# -- what was told before ----------------------------------------------------------------------------------------------
def wants_context(piece: Piece, narrative: bool) -> str | None:
    """'day' where it takes its day from another mention, 'date' where it takes its year or month; None where it stands alone."""
    value = piece.value
    if isinstance(value, Moment) and value.day is None:
        return "day"
    if isinstance(value, Offset) and value.event is not None:
        return None
    if piece.told and not isinstance(value, (Repeated, Reference)):
        small = (Unit.DAY, Unit.NIGHT, Unit.HOUR, Unit.MINUTE)
        if isinstance(value, Moment) or (isinstance(value, Offset) and value.unit in small and value.event is None):
            return "day"
        return "date"
    if not narrative:
        return None
    for inner in _days(value):
        if isinstance(inner, Day) and inner.year is None and inner.years is None:
            return "date"
        if isinstance(inner, Weekday):
            return "day"
        if isinstance(inner, Offset) and inner.whole and not _now_words(inner):
            return "date"
        if isinstance(inner, Duration) and inner.anchored:
            return "date"
    return None


def _now_words(value: Offset) -> bool:
    return value.unit is Unit.DAY and value.count == 0


def tells_day(value: TimeValue) -> bool:
    """Whether another mention may take its day from this one."""
    if isinstance(value, Moment):
        return value.day is not None or value.context is not None
    if isinstance(value, Range):
        return any(tells_day(end) for end in (value.start, value.end) if end is not None)
    if isinstance(value, Day):
        return value.day is not None
    if isinstance(value, Nth):
        return value.unit is Unit.DAY
    return isinstance(value, Weekday) or (
        isinstance(value, Offset) and value.unit is Unit.DAY and value.event is None and value.count is not None
    )


def tells_date(value: TimeValue) -> bool:
    """Whether another mention may take its month or year from this one."""
    if tells_day(value) or isinstance(value, Day):
        return not (isinstance(value, Day) and value.whole is not None)
    if isinstance(value, Range):
        return any(tells_date(end) for end in (value.start, value.end) if end is not None)
    return isinstance(value, Offset) and value.event is None and value.count is not None and value.unit is not Unit.DECADE


THAT_ONE = re.compile(r"\b(?:that|same) (?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def that_weekday(words: str, value: TimeValue) -> int | None:
    """The weekday of 'that Sunday', 'early that Sunday morning', 'the same Friday': one that was told before."""
    day = value.day if isinstance(value, Moment) else value
    return day.weekday if isinstance(day, Weekday) and THAT_ONE.search(words) else None


def is_that_day(value: TimeValue, span: TimeSpan, weekday: int, published: str | None) -> bool:
    """Whether a time told before is one day and that day of the week: 'Sept. 14' of a year in which it was a Sunday."""
    day = value.day if isinstance(value, Moment) else value
    if isinstance(day, Weekday):
        return day.weekday == weekday
    told = span.first_day
    known = published is not None or (isinstance(day, Day) and day.year is not None)
    if not known or told is None or len(told) < len("2031-09-14") or told != span.last_day:
        return False
    return date.fromisoformat(told).weekday() == weekday


def on_that_day(value: TimeValue, context: str) -> TimeValue:
    """The value with the day of the time mention ``context`` for its own."""
    if isinstance(value, Moment):
        return replace(value, day=Offset(count=0, unit=Unit.DAY, whole=True), context=context)
    return Offset(count=0, unit=Unit.DAY, whole=True, context=context)


def stray_years(pieces: Sequence[Piece]) -> frozenset[int]:
    """Numbers of the pieces whose stated year lies more than three years from the stated years before and after: asides ('a study of 2005')."""
    stated = [(order, year) for order, piece in enumerate(pieces) if (year := _stated_year(piece.value)) is not None]
    stray: set[int] = set()
    last: int | None = None
    for place, (order, year) in enumerate(stated):
        following = stated[place + 1][1] if place + 1 < len(stated) else None
        near_last = last is None or abs(year - last) <= STRAY_YEARS
        near_next = following is None or abs(year - following) <= STRAY_YEARS
        if not near_last and (not near_next or following is None):
            stray.add(order)
        else:
            last = year
    return frozenset(stray)


def _stated_year(value: TimeValue) -> int | None:
    return next((inner.year for inner in _days(value) if isinstance(inner, Day) and inner.year is not None and inner.whole is None), None)


def moves_on(value: TimeValue, narrative: bool) -> bool:
    """Whether the telling goes on from this time, so that later open parts are filled from it.

    In a history, quoted words that count from the publication ('two years ago', 'today'), looks back ('the year before'), seasons without a
    year and surveys ('1914-1918') leave the telling where it was.
    """
    if not narrative:
        return True
    if value.context is None and any(isinstance(inner, (Offset, Weekday, Reference)) for inner in _days(value)):
        return False
    if isinstance(value, Offset) and value.direction is Direction.PAST:
        return False
    if isinstance(value, Range):
        ends = [end for end in (value.start, value.end) if end is not None]
        return not all(isinstance(end, Day) and end.month is None and end.season is None for end in ends)
    return not (isinstance(value, Day) and value.season is not None and value.year is None)
