"""The smallest time expressions, by patterns that the word lists fill; ``joins`` puts them together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tallystick.extract.times.numbers import NUMBER, ORDINAL, VAGUE, read_number, read_ordinal
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words
from tallystick.records.times import (
    Day,
    DayPart,
    Direction,
    Duration,
    Modifier,
    Moment,
    Nth,
    Offset,
    Reference,
    Repeated,
    Tense,
    Unit,
    Weekday,
)


def _any(table: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(table, key=len, reverse=True))


_FRAGMENTS = {
    "MONTH": _any(words.MONTHS),
    "MON": f"(?:{_any(words.MONTHS)}|(?:{_any(words.MONTH_SHORT)})\\.?)",
    "WEEKDAY": _any(words.WEEKDAYS),
    "WD": f"(?:{_any(words.WEEKDAYS)}|(?:{_any(words.WEEKDAY_SHORT)})\\.?)",
    "DAYNUM": r"(?:0?[1-9]|[12]\d|3[01])",
    "YEAR": r"(?:1\d{3}|20\d\d|21\d\d)",
    "NUM": NUMBER,
    "VAGUE": VAGUE,
    "ORD": ORDINAL,
    "UNIT": _any(set(words.UNITS) - {"hr", "min"}) + r"|hr|min",
    "PART": _any(words.PARTS),
    "SEASON": _any(words.SEASONS),
    "REL": _any(words.RELATIVE),
    "APPROX": _any(words.APPROXIMATE),
    "HOLIDAY": _any(words.HOLIDAYS),
    "DECADE": _any(words.DECADE_WORDS),
}
_SPACE = r"(?:[ \t\u00a0\u202f]{1,2}|[ \t]?\n[ \t]?)"
_BLANKS = re.compile(r"\(\?<[!=](?:\[[^\]]*\]|[^()\[\]])*\)|\[[^\]]*\]|( )")
"""A blank of a pattern, or a look-behind or a set of characters, which keep theirs."""
_Builder = Callable[[re.Match[str], str], Piece | None]
_RULES: list[tuple[re.Pattern[str], _Builder]] = []


def _rule(pattern: str) -> Callable[[_Builder], _Builder]:
    """Registers a builder for a pattern in which <NAME> stands for a word list and a blank for any white space."""
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{fragment})")
    compiled = re.compile(_BLANKS.sub(lambda found: _SPACE if found.group(1) else found.group(0), pattern))

    def add(builder: _Builder) -> _Builder:
        _RULES.append((compiled, builder))
        return builder

    return add


def find_atoms(text: str, lowered: str) -> list[Piece]:
    """The pieces of ``text``, sorted, not overlapping: the longest wins, then the rule that stands first."""
    found: list[tuple[int, int, int, Piece]] = []
    for order, (pattern, build) in enumerate(_RULES):
        for match in pattern.finditer(lowered):
            piece = build(match, text)
            if piece is not None and piece.start < piece.end:
                found.append((piece.start, -piece.end, order, piece))
    found.sort(key=lambda row: row[:3])
    return list(_apart(found))


def _apart(found: list[tuple[int, int, int, Piece]]) -> Iterator[Piece]:
    end = -1
    for start, _, _, piece in found:
        if start >= end:
            yield piece
            end = piece.end


def month_number(name: str) -> int | None:
    """1 to 12 of a month's name or abbreviation; None for another word."""
    name = name.rstrip(".").lower()
    return words.MONTHS.get(name) or words.MONTH_SHORT.get(name)


def weekday_number(name: str) -> int | None:
    """0 (Monday) to 6 of a day's name or abbreviation; None for another word."""
    name = name.rstrip(".").lower()
    found = words.WEEKDAYS.get(name)
    return words.WEEKDAY_SHORT.get(name) if found is None else found


def _capital(text: str, position: int) -> bool:
    return text[position].isupper()


def _full_year(digits: str) -> tuple[int, int]:
    if len(digits) == 4:
        return int(digits), 4
    year = int(digits)
    return (1900 if year >= 40 else 2000) + year, 2


def _word_before(text: str, position: int) -> str:
    match = re.search(r"([^\W\d_][\w.'’]*|&)[-\s(“\"'‘]*$", text[max(0, position - 30) : position])
    return match.group(1).lower() if match else ""


def _word_after(text: str, position: int) -> str:
    match = re.match(r"[\s]*([^\W\d_][\w'’-]*|%)", text[position : position + 40])
    return match.group(1) if match else ""


# -- stated dates ------------------------------------------------------------------------------------------------------
@_rule(r"(?<![\w/.-])(\d{4})[-/](\d\d?)[-/](\d\d?)(?:t(\d\d):(\d\d)(?::\d\d)?z?)?(?![\w/-])")
def _iso(match: re.Match[str], text: str) -> Piece | None:
    year, month, day = (int(match.group(number)) for number in (1, 2, 3))
    if not (1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    stated = Day(year=year, month=month, day=day)
    if match.group(4):
        hour, minute = int(match.group(4)), int(match.group(5))
        if hour > 23 or minute > 59:
            return None
        return Piece(match.start(), match.end(), Moment(day=stated, hour=hour, minute=minute), "clock")
    return Piece(match.start(), match.end(), stated, "date")


@_rule(r"(?<![\w/.,$€£-])(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)(?![\w/-]|[.,]\d)")
def _numeric(match: re.Match[str], text: str) -> Piece | None:
    first, second = int(match.group(1)), int(match.group(3))
    if match.group(2) != "/" and len(match.group(4)) == 2:
        return None
    # Dots and hyphens stand in European dates (day first), slashes in American ones unless the first number can be no month.
    day, month = (first, second) if match.group(2) != "/" or first > 12 else (second, first)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year, digits = _full_year(match.group(4))
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=day, year_digits=digits), "date")


@_rule(
    r"(?<!\w)(<MON>),? ?(?:the )?(<DAYNUM>)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|/)(?:(?:,? |,)(?:of )?(<YEAR>)(?!\w|,\d|-\d\d?-)|,? ['’](\d\d)(?!\d))?"
)
def _month_day(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(1))
    if month is None or not _capital(text, match.start()):
        return None
    year, digits = _full_year(match.group(3) or match.group(4)) if match.group(3) or match.group(4) else (None, 4)
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=int(match.group(2)), year_digits=digits), "date")


@_rule(
    r"(?<![\w.,:/$€£])((?:the )?)(<DAYNUM>)(?:st|nd|rd|th)?(?: day)? (?:of )?(<MON>)(?!\w)(?:(?:,? |,)(?:of )?(<YEAR>)(?!\w|,\d)|,? ['’](\d\d)(?!\d))?"
)
def _day_month(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(3))
    if month is None or not _capital(text, match.start(3)) or (match.group(3) == "may" and not _takes_month(text, match)):
        return None
    year, digits = _full_year(match.group(4) or match.group(5)) if match.group(4) or match.group(5) else (None, 4)
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=int(match.group(2)), year_digits=digits), "date")


_MONTH_NAMES = "|".join(name.capitalize() for name in words.MONTHS)
_MONTH_JOINED = re.compile(rf"(?:{_MONTH_NAMES}|\d{{4}}|\d)(?:\s+(?:to|and|or|until|through)\s+|,?\s*[-–—/]\s*)$")
_MONTH_DASH = re.compile(rf"\s*[-–—/]\s*(?:{_MONTH_NAMES})\b")
_BEFORE_MONTH = frozenset({"in", "since", "until", "last", "next", "late", "early", "mid", "by", "from"})


def _takes_month(text: str, match: re.Match[str]) -> bool:
    return text[match.start(3) : match.end(3)] == "May"


@_rule(r"(?<!\w)(?:the )?(<ORD>)(?: day)? of (<MONTH>)(?!\w)(?:,? (<YEAR>)(?!\w|,\d))?")
def _ordinal_month(match: re.Match[str], text: str) -> Piece | None:
    day = read_ordinal(match.group(1))
    if day is None or not 1 <= day <= 31 or not _capital(text, match.start(2)):
        return None
    year = int(match.group(3)) if match.group(3) else None
    return Piece(match.start(), match.end(), Day(year=year, month=words.MONTHS[match.group(2)], day=day), "date")


@_rule(r"(?<!\w)(<MON>),? ?(?:of |in )?(<YEAR>)(?!\w|,\d)")
def _month_year(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(1))
    if month is None or not _capital(text, match.start()):
        return None
    return Piece(match.start(), match.end(), Day(year=int(match.group(2)), month=month), "month")


@_rule(r"(?<![\w-])(<REL>) (<MONTH>)(?!\w)")
def _relative_month(match: re.Match[str], text: str) -> Piece | None:
    if not _capital(text, match.start(2)):
        return None
    direction = words.RELATIVE[match.group(1)]
    told = match.group(1) in words.COUNTS_FROM_TOLD
    return Piece(match.start(), match.end(), Day(month=words.MONTHS[match.group(2)], direction=direction), "month", told=told)


@_rule(r"(?<![\w])(<MONTH>|(?:jan|feb|aug|sept|oct|nov|dec)\.)(?![\w])")
def _month(match: re.Match[str], text: str) -> Piece | None:
    name = match.group(1).rstrip(".")
    if not _capital(text, match.start()) or text[match.start() : match.end()].isupper():
        return None
    before, after = _word_before(text, match.start()), _word_after(text, match.end())
    weak = False
    if name in words.MONTHS_ALSO_NAMES:
        joined = _MONTH_JOINED.search(text, max(0, match.start() - 24), match.start()) or _MONTH_DASH.match(text, match.end())
        followed = after[:1].isupper() and text[match.end() : match.end() + 1] == " "
        weak = before not in words.TIME_PREPOSITIONS or (followed and before not in _BEFORE_MONTH)
        weak = (weak or (name in {"march", "may"} and before in {"the", "to", "or", "and", "for", "on", "as"})) and joined is None
    elif before[:1].isalpha() and text[max(0, match.start() - 1) : match.start()] == "-" and before not in {"mid", "pre", "post", "early"}:
        return None
    month = month_number(name)
    return None if month is None else Piece(match.start(), match.end(), Day(month=month), "month", weak=weak)


@_rule(
    r"(?<![\w.])(?:the )?(\d{1,2})(?:st|nd|rd|th)(?= of (?:the|that|this) month|(?! ?\w)| (?:of|and|to|after|before|when|for|with|as|by)(?!\w))(?: of (that|this|the same|the) month)?"
)
def _ordinal_day(match: re.Match[str], text: str) -> Piece | None:
    day = int(match.group(1))
    before = _word_before(text, match.start())
    if not 1 <= day <= 31 or not text[match.start() : match.start() + 3].lower() == "the":
        return None
    if not match.group(2) and (
        before not in {"on", "until", "by", "since", "before", "after", "from"} or _word_after(text, match.end()) == "of"
    ):
        return None
    return Piece(match.start(), match.end(), Day(day=day), "date", told=bool(match.group(2)) and match.group(2) != "this")


# -- years, decades, centuries, seasons, quarters ----------------------------------------------------------------------
@_rule(r"(?<![\w$€£#№./,'’])(?<![+])(\d{3,4}) ?(bce?|b\.c\.(?:e\.)?)(?!\w)")
def _before_christ(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Day(year=1 - int(match.group(1))), "year")


@_rule(
    r"(?<![\w$€£#№./,])(?<!\d )(?<!\b\d-)(?<!\b\d\d-)(?<!\b\d\d\d-)(<YEAR>)(?![\w%°])(?!-(?:\d\d?-|\w*[a-z]))(?![.,:]\d)(?! ?(?:%|€|\$))"
)
def _year(match: re.Match[str], text: str) -> Piece | None:
    year = int(match.group(1))
    before, after = _word_before(text, match.start()), _word_after(text, match.end())
    if after.lower() in words.COUNTED_NOUNS and not (
        before in {"in", "since", "by"} and after.lower() not in {"people", "square"} and year > 1800
    ):
        return None
    likely = 1900 <= year <= 2040
    paired = re.match(r"\s?[-–—/]\s?(?:1\d{3}|20\d\d|\d\d)(?!\d)", text[match.end() : match.end() + 8]) or re.search(
        r"(?:1\d{3}|20\d\d)\s?[-–—/]\s?$", text[max(0, match.start() - 8) : match.start()]
    )
    enclosed = text[max(0, match.start() - 1) : match.start()] == "(" and text[match.end() : match.end() + 1] in {")", ",", "-", "–"}
    if not likely and before not in words.TIME_PREPOSITIONS and not (1450 <= year and (paired or enclosed)):
        return None
    if not likely and (
        before in {"the", "than", "about", "around", "over", "to", "or", "for", "and", "of", "as"} and not 1450 <= year <= 2060
    ):
        return None
    if before in {
        "than",
        "over",
        "around",
        "about",
        "nearly",
        "some",
        "least",
        "almost",
        "no",
        "number",
        "room",
        "boeing",
        "flight",
        "channel",
    }:
        if before in {"around", "about"} and likely and not after.islower():
            return Piece(match.start(), match.end(), Day(year=year), "year")
        return None
    return Piece(match.start(), match.end(), Day(year=year), "year")


@_rule(r"(?<![\w])['’‘](\d\d)(?![\w'’])")
def _short_year(match: re.Match[str], text: str) -> Piece | None:
    if _word_before(text, match.start()) not in words.TIME_PREPOSITIONS:
        return None
    year, digits = _full_year(match.group(1))
    return Piece(match.start(), match.end(), Day(year=year, year_digits=digits), "year")


@_rule(r"(?<!\w)(?:the )?(1\d|20)(\d)0['’]?s(?!\w)")
def _decade(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Day(year=int(match.group(1)) * 100 + int(match.group(2)) * 10, whole=Unit.DECADE), "decade")


@_rule(r"(?<![\w$])((?:the )?)['’‘]?([2-9]0)['’]?s(?!\w)")
def _short_decade(match: re.Match[str], text: str) -> Piece | None:
    before = _word_before(text, match.start())
    if before in {"his", "her", "their", "my", "your", "our", "its", "mid", "early", "late"} and not match.group(1):
        return None
    if not match.group(1) and before not in {"and", "or", "of", "in", "to"}:
        return None
    return Piece(match.start(), match.end(), Day(year=1900 + int(match.group(2)), whole=Unit.DECADE, year_digits=2), "decade")


@_rule(r"(?<!\w)the (?:(nineteen|eighteen)[- ])?(<DECADE>)(?!\w)")
def _decade_words(match: re.Match[str], text: str) -> Piece | None:
    century = 1800 if match.group(1) == "eighteen" else 1900
    return Piece(match.start(), match.end(), Day(year=century + words.DECADE_WORDS[match.group(2)], whole=Unit.DECADE), "decade")


@_rule(r"(?<!\w)(?:the )?(<ORD>)[- ]centur(?:y|ies)(?: (b\.?c\.?e?\.?))?(?!\w)")
def _century(match: re.Match[str], text: str) -> Piece | None:
    number = read_ordinal(match.group(1))
    if number is None or not 1 <= number <= 30:
        return None
    year = 1 - number * 100 if match.group(2) else number * 100 - 99
    return Piece(match.start(), match.end(), Day(year=year, whole=Unit.CENTURY), "decade")


@_rule(r"(?<![\w-])((?:(?:the|a) )?)(<SEASON>)(?!\w)")
def _season(match: re.Match[str], text: str) -> Piece | None:
    name = match.group(2)
    before = _word_before(text, match.start())
    sure = bool(match.group(1)) or before in {
        "in",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "during",
        "until",
        "by",
        "since",
        "of",
        "each",
        "every",
    }
    if name in {"fall", "spring"} and (
        _word_after(text, match.end()) in {"of", "in", "from"} and not re.match(r"\s*of \d{4}", text[match.end() :])
    ):
        sure = False
    if _word_after(text, match.end()).lower() in {"olympics", "olympic", "games", "school", "camp", "break", "palace"}:
        return None
    return Piece(match.start(), match.end(), Day(season=words.SEASONS[name]), "season", weak=not sure)


@_rule(r"(?<![\w-])(<REL>) (<SEASON>)(?!\w)")
def _relative_season(match: re.Match[str], text: str) -> Piece | None:
    rel = match.group(1)
    told = rel in words.COUNTS_FROM_TOLD
    return Piece(match.start(), match.end(), Day(season=words.SEASONS[match.group(2)], direction=words.RELATIVE[rel]), "season", told=told)


@_rule(
    r"(?<![\w-])(?:(?:the|its|their|his) )?(?:(this|last|next) year['’]s )?(first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]quarter(?!\w|-?final)"
)
def _quarter(match: re.Match[str], text: str) -> Piece | None:
    last = match.group(2) in {"final", "last"}
    number = 4 if last else read_ordinal(match.group(2))
    return None if number is None else Piece(match.start(), match.end(), Day(quarter=number), "quarter", weak=last)


@_rule(r"(?<!\w)q([1-4])(?:[ /](20\d\d|19\d\d))?(?!\w)")
def _q(match: re.Match[str], text: str) -> Piece | None:
    year = int(match.group(2)) if match.group(2) else None
    return Piece(match.start(), match.end(), Day(quarter=int(match.group(1)), year=year), "quarter")


@_rule(r"(?<!\w)(<HOLIDAY>)(?!\w)(?:,? (<YEAR>)(?!\w))?")
def _holiday(match: re.Match[str], text: str) -> Piece | None:
    if not _capital(text, match.start()) or _word_after(text, match.end()).lower() in {
        "tree",
        "market",
        "markets",
        "island",
        "party",
        "shopping",
        "carol",
    }:
        return None
    month, day = words.HOLIDAYS[match.group(1)]
    year = int(match.group(2)) if match.group(2) else None
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=day), "date")


# -- days by name or by distance ---------------------------------------------------------------------------------------
@_rule(r"(?<![\w-])(?:(?:the )?(<REL>) )?(<WEEKDAY>)(['’]s?|s)?(?!\w|-\w)")
def _weekday(match: re.Match[str], text: str) -> Piece | None:
    position = match.start(2)
    if not _capital(text, position):
        return None
    number = words.WEEKDAYS[match.group(2)]
    rel, end = match.group(1), match.end(2)
    if match.group(3) == "s":
        before = _word_before(text, match.start())
        if before in {"on", "every", "most", "and", "or"} or not _word_after(text, match.end())[:1].islower():
            return Piece(position, match.end(), Repeated(unit=Unit.WEEK, weekday=number), "set")
    if re.search(
        r"\bblack[ -]$|\bbloody[ -]$|\bcyber[ -]$|\bholy[ -]$|\bgood[ -]$|\beaster[ -]$|\bpalm[ -]$|\bash[ -]$|\bsuper[ -]$",
        text[max(0, position - 8) : position].lower(),
    ):
        return None
    if rel is None or rel == "current":
        return Piece(position, end, Weekday(weekday=number), "weekday")
    if rel in {"that", "same"}:
        return Piece(match.start(), end, Weekday(weekday=number), "weekday")
    if rel in {"following", "previous", "preceding", "prior", "subsequent"}:
        weeks = 1 if words.RELATIVE[rel] is Direction.FUTURE else -1
        return Piece(match.start(), end, Weekday(weekday=number, weeks=weeks, direction=words.RELATIVE[rel]), "weekday", told=True)
    weeks = {"last": -1, "next": 1}.get(rel, 0)
    return Piece(match.start(), end, Weekday(weekday=number, weeks=weeks, direction=words.RELATIVE[rel]), "weekday")


@_rule(r"(?<!\w)((?:mon|tues?|wed|thurs?|fri|sat|sun)\.?)(?=,? (?:<MON>|\d{1,2})(?!\w))")
def _short_weekday(match: re.Match[str], text: str) -> Piece | None:
    number = weekday_number(match.group(1))
    if number is None or not _capital(text, match.start()):
        return None
    return Piece(match.start(), match.end(), Weekday(weekday=number), "weekday", weak=True)


@_rule(r"(?<![\w-])(the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|overnight)(?!\w)")
def _near_day(match: re.Match[str], text: str) -> Piece | None:
    word = match.group(1)
    if word == "overnight":
        return Piece(match.start(), match.end(), Moment(part=DayPart.OVERNIGHT), "part")
    if word == "tonight":
        return Piece(match.start(), match.end(), Moment(day=Offset(count=0, unit=Unit.DAY, whole=True), part=DayPart.NIGHT), "clock")
    count = 2 if word.startswith("the") else 0 if word == "today" else 1
    direction = Direction.PAST if "yesterday" in word else Direction.FUTURE if "tomorrow" in word else Direction.UNKNOWN
    end = match.end()
    return Piece(match.start(), end, Offset(count=count, unit=Unit.DAY, whole=True, direction=direction), "day")


@_rule(
    r"(?<![\w-])(?:(?:on|in|at|during) )?((?:the )?(?:very )?)(<REL>) (?:early |late )?(morning|afternoon|evening|night|midnight|noon|day)(?!\w|['’]s eve)"
)
def _relative_part(match: re.Match[str], text: str) -> Piece | None:
    rel, part = match.group(2), match.group(3)
    start = match.start(1) if match.group(1) else match.start(2)
    told = rel in words.COUNTS_FROM_TOLD or (rel == "next" and bool(match.group(1))) or part == "day"
    if rel in {"past", "current", "coming", "upcoming"} or (rel == "last" and part not in {"night", "day"}):
        return None
    count = 0 if rel in {"this", "that", "same"} else 1
    direction = words.RELATIVE[rel]
    day = Offset(count=count, unit=Unit.DAY, whole=True, direction=direction)
    if part == "day":
        if rel == "last":
            return None
        return Piece(start, match.end(), day, "day", told=told)
    return Piece(start, match.end(), Moment(day=day, part=words.PARTS[part]), "clock", told=told)


@_rule(r"(?<!\w)(?:(?:a|the|one) )(day|night|evening|morning) (before|earlier|prior|later|after)(?!\w)(?! (?:yesterday|tomorrow))")
def _day_before(match: re.Match[str], text: str) -> Piece | None:
    direction = Direction.PAST if match.group(2) in {"before", "earlier", "prior"} else Direction.FUTURE
    day = Offset(count=1, unit=Unit.DAY, whole=True, direction=direction)
    after = re.match(r",? (?:[a-z]|\d)", text[match.end() : match.end() + 3])
    if (
        match.group(2) in {"before", "after"}
        and after
        and _word_after(text, match.end()) not in {"and", "but", "in", "at", "when", "by", "on", "with"}
    ):
        event = event_words(text, match.end())
        return Piece(match.start(), match.end(1), Offset(count=1, unit=Unit.DAY, direction=direction, event=event), "day", told=True)
    if match.group(1) == "day":
        return Piece(match.start(), match.end(), day, "day", told=True)
    return Piece(match.start(), match.end(), Moment(day=day, part=words.PARTS[match.group(1)]), "clock", told=True)


@_rule(
    r"(?<![\w-])(the (?:entire |whole )?day|the same time|that time|at the time|the time being|the time|end of year|year[- ]end|the (?:entire |whole |full )?(?:month|year|week)|the night)(?!\w|-)"
)
def _the_day(match: re.Match[str], text: str) -> Piece | None:
    phrase = match.group(1)
    before = _word_before(text, match.start())
    if phrase == "the time being":
        return Piece(match.start(), match.end(), Reference(to=Tense.PRESENT), "reference")
    if phrase in {"at the time", "that time", "the same time", "the time"}:
        if phrase == "the time" or _word_after(text, match.end()) in {"of", "to", "as", "for", "that"}:
            return None
        return Piece(match.start(), match.end(), Reference(to=Tense.PAST), "reference", told=True, weak=phrase != "at the time")
    if phrase in {"end of year", "year-end", "year end"}:
        value = Offset(count=0, unit=Unit.YEAR, whole=True, modifier=Modifier.END)
        return Piece(match.start(), match.end(), value, "unit")
    unit = words.UNITS[phrase.split()[-1]]
    if unit is Unit.NIGHT:
        return None
    if before not in {"in", "of", "for", "during", "on", "ended", "ending", "throughout", "end", "closed", "within", "over", "by"}:
        return None
    if _word_after(text, match.end()) in {"of", "that", "when", "after", "before"}:
        return None
    return Piece(match.start(), match.end(), Offset(count=0, unit=unit, whole=True), "unit", told=True)


# -- units -------------------------------------------------------------------------------------------------------------
@_rule(
    r"(?<![\w-])((?:the |these |those )?)(<REL>) (?:(<NUM>|<VAGUE>)[ -])?(?:(?:calendar|fiscal|school|academic|straight|consecutive|trading|business|working|full|whole|election|financial) )?(<UNIT>)(s)?(?!\w|-old)"
)
def _relative_unit(match: re.Match[str], text: str) -> Piece | None:
    rel, count_words, unit = match.group(2), match.group(3), words.UNITS[match.group(4)]
    direction, told = words.RELATIVE[rel], rel in words.COUNTS_FROM_TOLD
    start, end = match.start(), match.end()
    if not match.group(1):
        start = match.start(2)
    if unit in {Unit.SECOND, Unit.MINUTE} and not match.group(3) and not match.group(5):
        return None
    if rel in {"current", "this", "that", "same"}:
        if match.group(3) or match.group(5):
            return None
        return Piece(start, end, Offset(count=0, unit=unit, whole=True), "unit", told=told)
    if match.group(3) or match.group(5):
        if rel in {"previous", "prior", "preceding"} and not match.group(1):
            return None
        count = read_number(count_words) if count_words and not re.fullmatch(VAGUE, count_words) else None
        value = Duration(count=count, unit=unit, direction=direction, anchored=True)
        return Piece(start, end, value, "length", told=told)
    if rel == "last" and re.match(r"\s+of\s+(?!US|[$€£])\w", text[match.end() : match.end() + 8]):
        return None
    if match.group(1) and rel in {"last", "past"} and unit not in {Unit.WEEKEND, Unit.SEASON, Unit.CENTURY}:
        # 'the past week' is the seven days up to now, 'last week' the week before this one.
        return Piece(start, end, Duration(count=1, unit=unit, direction=direction, anchored=True), "length")
    if rel in {"past", "coming"} and not match.group(1):
        return None
    if rel == "next" and match.group(1):
        told = True
        if unit in {Unit.DECADE, Unit.CENTURY}:
            return Piece(start, end, Duration(count=1, unit=unit, direction=direction, anchored=True), "length")
    return Piece(start, end, Offset(count=1, unit=unit, whole=True, direction=direction), "unit", told=told)


@_rule(
    r"(?<![\w$€£.,-])((?:(?:for|in|within|after|during) )?)((?:<APPROX> )?)(the )?((?:<NUM>|<VAGUE>))(?: ?-?(?:long|full|whole|more|straight|consecutive|trading|solid|additional|calendar|short|other))?[ -](<UNIT>)(s)?(['’](?!s))?(?:[ -](long|old|olds))?(?!\w|-\w)"
)
def _length(match: re.Match[str], text: str) -> Piece | None:
    count_words, unit = match.group(4), words.UNITS[match.group(5)]
    if match.group(8) in {"old", "olds"} or re.match(
        r"[ -](?:old|olds|of age|younger|older|senior|junior)(?!\w)", text[match.end() : match.end() + 9]
    ):
        return None
    vague = re.fullmatch(VAGUE, count_words) is not None
    count = None if vague else read_number(count_words)
    article = count_words in {"a", "an"}
    if unit is Unit.SECOND and (article or count_words == "one") and not match.group(6):
        return None
    if unit is Unit.SECOND and not match.group(6) and not vague:
        return None
    if unit in {Unit.SEASON, Unit.QUARTER} and (article or not match.group(6)):
        return None
    if article and unit is Unit.NIGHT:
        return None
    before = _word_before(text, match.start(2) if match.group(2) else match.start(4))
    if before in {"aged", "age", "ages"}:
        return None
    approx = match.group(2).strip()
    start = match.start(4) if not approx else match.start(2)
    if match.group(3) and not approx:
        start = match.start(3)
    modifier = words.APPROXIMATE.get(approx)
    if approx in {"only", "just", "some"}:
        start = match.start(3) if match.group(3) else match.start(4)
    end = match.end(6) if match.group(6) else match.end(5)
    if match.group(8):
        end = match.end(8)
    if (
        article
        and not approx
        and re.search(
            r"(?:\d|twice|once|times|deaths|barrels|dollars|euros|people|hours|hour|pounds|cents|million|billion|shifts|much|many|minutes|percent|miles|tons)[ ]$",
            text[max(0, start - 9) : start].lower(),
        )
    ):
        if unit not in {Unit.SECOND}:
            return Piece(start, end, Repeated(unit=unit), "set")
    # A bare 'a day' may be anything ('one day', 'what a day'); it stands where a span of time is meant.
    return Piece(start, end, Duration(count=count, unit=unit, modifier=modifier), "length")


@_rule(
    r"(?<![\w-])(?:(?:for|in|within|over|after) )?(seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?:[- ](long))?(?!\w|['’]|-\w)"
)
def _bare_units(match: re.Match[str], text: str) -> Piece | None:
    unit = words.UNITS[match.group(1)[:-1]]
    before = _word_before(text, match.start(1))
    after = _word_after(text, match.end()).lower()
    takes = before in {
        "for",
        "in",
        "within",
        "over",
        "after",
        "took",
        "take",
        "takes",
        "lasted",
        "last",
        "spent",
        "spend",
        "just",
        "mere",
        "only",
        "hours",
        "or",
    }
    if not takes and after not in {"ago", "later", "earlier", "before", "after", "of", "long"} and not match.group(2):
        return None
    if after == "of" and not takes:
        takes = unit is not Unit.SECOND
    return Piece(match.start(1), match.end(), Duration(count=None, unit=unit), "length")


@_rule(
    r"(?<![\w-])(weekslong|monthslong|yearslong|dayslong|hourslong|decadeslong|(?:week|month|year|day|hour|decade|century|night)-?long)(?!\w)"
)
def _long(match: re.Match[str], text: str) -> Piece | None:
    name = re.sub(r"-?long$", "", match.group(1))
    plural = name.endswith("s")
    return Piece(match.start(), match.end(), Duration(count=None if plural else 1, unit=words.UNITS[name.rstrip("s")]), "length")


@_rule(r"(?<![\w])(?:a|one)[ -]half (<UNIT>)s?(?!\w)|(?<!\w)half[- ](an? )?(hour|day|year|century|decade)(?!\w)")
def _half(match: re.Match[str], text: str) -> Piece | None:
    unit = words.UNITS[match.group(1) or match.group(3)]
    return Piece(match.start(), match.end(), Duration(count=0.5, unit=unit), "length")


@_rule(r"(?<![\w-])(?:the )?(?:early |late |past |last )?(weekend)(?!\w)")
def _weekend(match: re.Match[str], text: str) -> Piece | None:
    phrase = match.group(0)
    if _word_before(text, match.start()) in {"a", "every", "each", "per"}:
        return None
    count = 1 if "last" in phrase or "past" in phrase else 0
    direction = Direction.PAST if count else Direction.UNKNOWN
    return Piece(match.start(), match.end(), Offset(count=count, unit=Unit.WEEKEND, whole=True, direction=direction), "unit")


# -- times of day ------------------------------------------------------------------------------------------------------
_ZONES = r"gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|bst|cet|cest|eet|eest|msk|ist|jst|local time|local|moscow time|eastern time|eastern|central time|pacific time"


@_rule(
    rf"(?<![\w:.,$])(\d{{1,2}})(?:[:.](\d\d))?(?::\d\d)? ?(a\.?m\.?|p\.?m\.?|o['’]clock|noon|midnight)(?!\w)(?: ?\(?({_ZONES})(?!\w)\)?)?"
)
def _clock12(match: re.Match[str], text: str) -> Piece | None:
    hour, minute, half = int(match.group(1)), match.group(2), match.group(3)
    if hour > (23 if half[0] == "o" else 12) or (minute and int(minute) > 59) or (hour == 0 and half[0] in "p"):
        return None
    if half[0] == "p" or half == "noon":
        hour = hour % 12 + 12
    elif half[0] == "a" or half == "midnight":
        hour %= 12
    end = match.end()
    if text[end - 1] == "." and half.endswith(".") and not match.group(4) and half.count(".") == 1:
        end -= 1
    elif text[end - 1] == ")" and "(" not in match.group(0):
        end -= 1
    zone = match.group(4).upper() if match.group(4) else None
    return Piece(match.start(), end, Moment(hour=hour, minute=int(minute) if minute else None, zone=zone), "clock")


@_rule(
    rf"(?<![\w:.,$/-])([01]?\d|2[0-3])[:.]?([0-5]\d)(?: ?(?:hours|hrs?\.?))? ?\(?({_ZONES})(?!\w)\)?|(?<![\w:.,$/])([01]?\d|2[0-3]):([0-5]\d)(?:(?: ?(?:hours|hrs?))(?!\w))?(?![\w:]|-\d|\.\d)|(?<![\w:.,$/])([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs?)(?!\w)"
)
def _clock24(match: re.Match[str], text: str) -> Piece | None:
    hour, minute = (
        int(match.group(number) or match.group(number + 3) or match.group(number + (5 if number == 1 else 5))) for number in (1, 2)
    )
    zone = match.group(3)
    end = match.end()
    if text[end - 1] == ")" and "(" not in match.group(0):
        end -= 1
    return Piece(match.start(), end, Moment(hour=hour, minute=minute, zone=zone.upper() if zone else None), "clock")


def _some(modifier: Modifier) -> Modifier | None:
    return modifier


@_rule(
    r"(?<![\w-])(?:((?:in|on|at|before|by|during|through|until|after|around|since|from|toward|towards|just before|shortly before|shortly after|just after) ))?(the )?((?:wee |small )(?:hours)(?: of the morning)?|(?:early|late|mid|pre)?[- ]?(?:<PART>)(?: hours)?|early hours(?: of the morning)?|late hours)(?!\w|['’]s)"
)
def _part(match: re.Match[str], text: str) -> Piece | None:
    phrase, lead = match.group(3), match.group(1)
    if "hours" in phrase and not re.search(_FRAGMENTS["PART"], phrase):
        part, modifier = DayPart.MORNING, _some(Modifier.START)
    else:
        found = re.search(_FRAGMENTS["PART"], phrase)
        if found is None:
            return None
        part = words.PARTS[found.group()]
        modifier = Modifier.START if phrase.startswith("early") else Modifier.END if phrase.startswith("late") else None
        if phrase.startswith("pre"):
            modifier = Modifier.BEFORE
    lead = (lead or "").strip()
    if lead.endswith("before") and part is DayPart.DAWN:
        modifier = Modifier.BEFORE
    sure = bool(lead) and (
        bool(match.group(2)) or part not in {DayPart.MORNING, DayPart.EVENING, DayPart.AFTERNOON} or modifier is not None
    )
    sure = sure or "hours" in phrase
    before = _word_before(text, match.start())
    if before in {"every", "each"}:
        return None
    start = match.start(2) if match.group(2) else match.start(3)
    if modifier is Modifier.BEFORE and lead:
        start = match.start(1)
    return Piece(start, match.end(), Moment(part=part, modifier=modifier), "part", weak=not sure)


# -- counting from an event --------------------------------------------------------------------------------------------
def event_words(text: str, position: int) -> str | None:
    """The words after ``position`` up to the end of the phrase, 80 characters at most: what a time counts from."""
    match = re.match(r"\s*([^.,;:!?\n()“”\"]{2,80})", text[position : position + 100])
    return match.group(1).strip() if match and match.group(1).strip() else None


@_rule(
    r"(?<![\w-])((?:the )?(<ORD>|last|final|opening)(?: (?:full|straight|consecutive|successive))? (day|night|week|month|year|hour)s?)(?: (of|since|in a row)(?!\w))?(?! ?-)"
)
def _nth(match: re.Match[str], text: str) -> Piece | None:
    unit = words.UNITS[match.group(3)]
    number = {"last": -1, "final": -1, "opening": 1}.get(match.group(2)) or read_ordinal(match.group(2))
    follows = match.group(4)
    if number is None or (number == -1 and follows != "of"):
        return None
    straight = re.search(r"straight|consecutive|successive", match.group(1)) or follows == "in a row"
    if straight:
        return Piece(match.start(1), match.end(1), Offset(count=0, unit=unit, whole=True), "unit", told=False)
    if match.group(2) in {"second", "first"} and not match.group(1).startswith("the") and follows is None:
        return None
    event = event_words(text, match.end()) if follows in {"of", "since"} else None
    return Piece(match.start(1), match.end(1), Nth(nth=number, unit=unit, event=event), "nth", weak=follows is None)


@_rule(r"(?<![\w-])day (\d{1,4}|<NUM>)(?: of (?:the|russia['’]s|israel['’]s)?|(?! \w|\w))")
def _day_number(match: re.Match[str], text: str) -> Piece | None:
    number = read_number(match.group(1))
    if number is None or number < 1 or match.group(1) in {"a", "an"} or number != int(number):
        return None
    return Piece(match.start(), match.end(1), Nth(nth=int(number), unit=Unit.DAY, event=event_words(text, match.end(1))), "nth")


# -- sets and references -----------------------------------------------------------------------------------------------
@_rule(
    r"(?<![\w-])(every|each|per)(?: single)?(?: (other|second|<NUM>))? (<UNIT>|<WEEKDAY>|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|<MONTH>)(s)?(?!\w)"
)
def _every(match: re.Match[str], text: str) -> Piece | None:
    name = match.group(3)
    count = 2.0 if match.group(2) in {"other", "second"} else read_number(match.group(2) or "one")
    if name in words.WEEKDAYS:
        return Piece(match.start(), match.end(), Repeated(unit=Unit.WEEK, count=count, weekday=words.WEEKDAYS[name]), "set")
    if name in words.MONTHS:
        return Piece(match.start(), match.end(), Repeated(unit=Unit.YEAR, count=count, month=words.MONTHS[name]), "set")
    if name in {"morning", "afternoon", "evening", "night"}:
        return Piece(match.start(), match.end(), Repeated(unit=Unit.DAY, count=count, part=words.PARTS[name]), "set")
    if name in words.SEASONS:
        return Piece(match.start(), match.end(), Repeated(unit=Unit.YEAR, count=count), "set")
    if words.UNITS[name] is Unit.SECOND and match.group(1) != "per":
        return None
    return Piece(match.start(), match.end(), Repeated(unit=words.UNITS[name], count=count), "set")


@_rule(r"(?<![\w-])(hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|annual)(?!\w|-)")
def _adverb_set(match: re.Match[str], text: str) -> Piece | None:
    if text[match.start()].isupper() and _word_after(text, match.end())[:1].isupper():
        return None
    count, unit = words.ADVERB_SETS[match.group(1)]
    return Piece(match.start(), match.end(), Repeated(count=count, unit=unit), "set")


@_rule(r"(?<![\w-])(?:to )(this (?:very )?day)(?!\w)")
def _to_this_day(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(1), match.end(), Reference(to=Tense.PRESENT), "reference")


@_rule(r"(?<![\w-])(right now|now|currently|at present|presently|nowadays|these days|at the moment|for the moment)(?!\w|-)")
def _present(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Reference(to=Tense.PRESENT), "reference")


@_rule(
    r"(?<![\w-])(more recently|most recently|recently|lately|the (?:recent|distant )?past|recent (?:days|weeks|months|years|decades|times))(?! \d| few| several| (?:<NUM>|<UNIT>s?)(?!\w)|\w)"
)
def _past(match: re.Match[str], text: str) -> Piece | None:
    if match.group(1) == "the past" and _word_before(text, match.start()) not in {"in", "of", "from", "with", "than"}:
        return None
    return Piece(match.start(), match.end(), Reference(to=Tense.PAST), "reference")


@_rule(
    r"(?<![\w-])((?:the )?(?:near |foreseeable |not[- ]too[- ]distant )?future|(?:the )?(?:coming|upcoming) (?:days|weeks|months|years))(?!\w|-)"
)
def _future(match: re.Match[str], text: str) -> Piece | None:
    before = _word_before(text, match.start())
    if (match.group(1) == "future" and before != "in") or (_word_after(text, match.end()) == "of" and match.group(1) != "the future"):
        return None
    if match.group(1) == "the future" and before not in {"in", "for", "into"}:
        return None
    return Piece(match.start(), match.end(), Reference(to=Tense.FUTURE), "reference")
