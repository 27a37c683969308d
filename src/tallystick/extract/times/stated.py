"""Dates that the words state: days of a month, months, years, decades, seasons, quarters, feast days."""

from __future__ import annotations

import re

from tallystick.extract.times.numbers import read_ordinal
from tallystick.extract.times.patterns import (
    DAY,
    THREE_DIGITS,
    Rule,
    capital_at,
    full_year,
    month_number,
    rules_into,
    word_after,
    word_before,
)
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words
from tallystick.records.times import Day, Moment, Unit

RULES: list[Rule] = []
"""In the order that decides between rules whose matches are equally long."""
_rule = rules_into(RULES)
COUNTED = re.compile(r"[a-z]{3,}[^\Wsui]s")
"""A plural after a four-digit number, which then counts it unless a word that takes a year stands before."""
BEFORE_YEAR = words.TIME_PREPOSITIONS - {"and", "or", "&", "than", "as", "to", "over"}


# -- stated dates ------------------------------------------------------------------------------------------------------
@_rule(r"(?<![\w/.-])(\d{4})[-/](\d\d?)[-/](\d\d?)(?:t(\d\d):(\d\d)(?::\d\d)?z?)?(?![\w/-])", THREE_DIGITS)
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


@_rule(r"(?<![\w/.,$€£-])(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)(?![\w/-]|[.,]\d)", r"\d[./-]\d")
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
    year, digits = full_year(match.group(4))
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=day, year_digits=digits), "date")


@_rule(
    r"(?<!\w)(<MON>),? ?(?:the )?(<DAYNUM>)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|/)(?:(?:,? |,)(?:of )?(<YEAR>)(?!\w|,\d|-\d\d?-)|,? ['’](\d\d)(?!\d))?",
    *words.MONTHS,
    *words.MONTH_SHORT,
)
def _month_day(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(1))
    if month is None or not capital_at(text, match.start()):
        return None
    year, digits = full_year(match.group(3) or match.group(4)) if match.group(3) or match.group(4) else (None, 4)
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=int(match.group(2)), year_digits=digits), "date")


@_rule(
    r"(?<![\w.,:/$€£])((?:the )?)(<DAYNUM>)(?:st|nd|rd|th)?(?: day)? (?:of )?(<MON>)(?!\w)(?:(?:,? |,)(?:of )?(<YEAR>)(?!\w|,\d)|,? ['’](\d\d)(?!\d))?",
    *words.MONTHS,
    *words.MONTH_SHORT,
)
def _day_month(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(3))
    if month is None or not capital_at(text, match.start(3)) or (match.group(3) == "may" and not _takes_month(text, match)):
        return None
    year, digits = full_year(match.group(4) or match.group(5)) if match.group(4) or match.group(5) else (None, 4)
    return Piece(match.start(), match.end(), Day(year=year, month=month, day=int(match.group(2)), year_digits=digits), "date")


_MONTH_NAMES = "|".join(name.capitalize() for name in words.MONTHS)
_MONTH_JOINED = re.compile(rf"(?:{_MONTH_NAMES}|\d{{4}}|\d)(?:\s+(?:to|and|or|until|through)\s+|,?\s*[-–—/]\s*)$")
_MONTH_DASH = re.compile(rf"\s*[-–—/]\s*(?:{_MONTH_NAMES})\b")
_BEFORE_MONTH = frozenset({"in", "since", "until", "last", "next", "late", "early", "mid", "by", "from"})


def _takes_month(text: str, match: re.Match[str]) -> bool:
    return text[match.start(3) : match.end(3)] == "May"


@_rule(r"(?<!\w)(?:the )?(<ORD>)(?: day)? of (<MONTH>)(?!\w)(?:,? (<YEAR>)(?!\w|,\d))?", *words.MONTHS)
def _ordinal_month(match: re.Match[str], text: str) -> Piece | None:
    day = read_ordinal(match.group(1))
    if day is None or not 1 <= day <= 31 or not capital_at(text, match.start(2)):
        return None
    year = int(match.group(3)) if match.group(3) else None
    return Piece(match.start(), match.end(), Day(year=year, month=words.MONTHS[match.group(2)], day=day), "date")


@_rule(r"(?<!\w)(<MON>),? ?(?:of |in )?(<YEAR>)(?!\w|,\d)", THREE_DIGITS)
def _month_year(match: re.Match[str], text: str) -> Piece | None:
    month = month_number(match.group(1))
    if month is None or not capital_at(text, match.start()):
        return None
    return Piece(match.start(), match.end(), Day(year=int(match.group(2)), month=month), "month")


@_rule(r"(?<![\w-])(<REL>) (<MONTH>)(?!\w)", *words.MONTHS)
def _relative_month(match: re.Match[str], text: str) -> Piece | None:
    if not capital_at(text, match.start(2)):
        return None
    direction = words.RELATIVE[match.group(1)]
    told = match.group(1) in words.COUNTS_FROM_TOLD
    return Piece(match.start(), match.end(), Day(month=words.MONTHS[match.group(2)], direction=direction), "month", told=told)


@_rule(r"(?<![\w])(<MONTH>|(?:jan|feb|aug|sept|oct|nov|dec)\.)(?![\w])", *words.MONTHS, *words.MONTH_SHORT)
def _month(match: re.Match[str], text: str) -> Piece | None:
    name = match.group(1).rstrip(".")
    if not capital_at(text, match.start()) or text[match.start() : match.end()].isupper():
        return None
    before, after = word_before(text, match.start()), word_after(text, match.end())
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
    r"(?<![\w.])(?:the )?(\d{1,2})(?:st|nd|rd|th)(?= of (?:the|that|this) month|(?! ?\w)| (?:of|and|to|after|before|when|for|with|as|by)(?!\w))(?: of (that|this|the same|the) month)?",
    r"\d(?:st|nd|rd|th)",
)
def _ordinal_day(match: re.Match[str], text: str) -> Piece | None:
    day = int(match.group(1))
    before = word_before(text, match.start())
    if not 1 <= day <= 31 or text[match.start() : match.start() + 3].lower() != "the":
        return None
    if not match.group(2) and (
        before not in {"on", "until", "by", "since", "before", "after", "from"} or word_after(text, match.end()) == "of"
    ):
        return None
    return Piece(match.start(), match.end(), Day(day=day), "date", told=bool(match.group(2)) and match.group(2) != "this")


CLOCK_BEFORE = re.compile(r"\bat (?:(?:approximately|about|around|exactly|nearly) )?$", re.IGNORECASE)
"""'at 1915': a quarter past seven in the evening, and no year."""
GLOSSED_CLOCK = re.compile(r" ?[\[(]\d{4} ?(?:GMT|UTC)\b", re.IGNORECASE)
"""Behind '1915' in '1915 [2115 GMT]'."""


# -- years, decades, centuries, seasons, quarters ----------------------------------------------------------------------
@_rule(r"(?<![\w$€£#№./,'’])(?<![+])(\d{3,4}) ?(bce?|b\.c\.(?:e\.)?)(?!\w)", THREE_DIGITS)
def _before_christ(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Day(year=1 - int(match.group(1))), "year")


@_rule(
    r"(?<![\w$€£#№./,])(?<!\d )(?<!\b\d-)(?<!\b\d\d-)(?<!\b\d\d\d-)(<YEAR>)(?![\w%°])(?!-(?:\d\d?-|\w*[a-z]))(?![.,:]\d)(?! ?(?:%|€|\$))",
    THREE_DIGITS,
)
def _year(match: re.Match[str], text: str) -> Piece | None:
    year = int(match.group(1))
    before, after = word_before(text, match.start()), word_after(text, match.end())
    if after.lower() in words.COUNTED_NOUNS and not (
        before in {"in", "since", "by"} and after.lower() not in {"people", "square"} and year > 1800
    ):
        return None
    if CLOCK_BEFORE.search(text[max(0, match.start() - 20) : match.start()]) or GLOSSED_CLOCK.match(text, match.end()):
        return None
    likely = 1900 <= year <= 2040
    counted = COUNTED.fullmatch(after) is not None and before not in BEFORE_YEAR
    if counted and not re.search(r"\d{4}(?:,| and| or)\s*$", text[max(0, match.start() - 9) : match.start()]):
        return None
    paired = re.match(r"\s?[-–—/]\s?(?:1\d{3}|20\d\d|\d\d)(?!\d)", text[match.end() : match.end() + 8]) or re.search(
        r"(?:1\d{3}|20\d\d)\s?[-–—/]\s?$", text[max(0, match.start() - 8) : match.start()]
    )
    enclosed = text[max(0, match.start() - 1) : match.start()] == "(" and text[match.end() : match.end() + 1] in {")", ",", "-", "–"}
    if not likely and before not in words.TIME_PREPOSITIONS and not (year >= 1450 and (paired or enclosed)):
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


@_rule(r"(?<![\w])['’‘](\d\d)(?![\w'’])", r"['’‘]\d\d")
def _short_year(match: re.Match[str], text: str) -> Piece | None:
    if word_before(text, match.start()) not in words.TIME_PREPOSITIONS:
        return None
    year, digits = full_year(match.group(1))
    return Piece(match.start(), match.end(), Day(year=year, year_digits=digits), "year")


@_rule(r"(?<!\w)(?:the )?(1\d|20)(\d)0['’]?s(?!\w)", r"\d0['’]?s")
def _decade(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Day(year=int(match.group(1)) * 100 + int(match.group(2)) * 10, whole=Unit.DECADE), "decade")


@_rule(r"(?<![\w$])((?:the )?)['’‘]?([2-9]0)['’]?s(?!\w)", r"\d0['’]?s")
def _short_decade(match: re.Match[str], text: str) -> Piece | None:
    before = word_before(text, match.start())
    if before in {"his", "her", "their", "my", "your", "our", "its", "mid", "early", "late"} and not match.group(1):
        return None
    if not match.group(1) and before not in {"and", "or", "of", "in", "to"}:
        return None
    return Piece(match.start(), match.end(), Day(year=1900 + int(match.group(2)), whole=Unit.DECADE, year_digits=2), "decade")


@_rule(r"(?<!\w)the (?:(nineteen|eighteen)[- ])?(<DECADE>)(?!\w)", *words.DECADE_WORDS)
def _decade_words(match: re.Match[str], text: str) -> Piece | None:
    century = 1800 if match.group(1) == "eighteen" else 1900
    return Piece(match.start(), match.end(), Day(year=century + words.DECADE_WORDS[match.group(2)], whole=Unit.DECADE), "decade")


@_rule(r"(?<!\w)(?:the )?(<ORD>)[- ]centur(?:y|ies)(?: (b\.?c\.?e?\.?))?(?!\w)", "centur")
def _century(match: re.Match[str], text: str) -> Piece | None:
    number = read_ordinal(match.group(1))
    if number is None or not 1 <= number <= 30:
        return None
    year = 1 - number * 100 if match.group(2) else number * 100 - 99
    return Piece(match.start(), match.end(), Day(year=year, whole=Unit.CENTURY), "decade")


@_rule(r"(?<![\w-])((?:(?:the|a) )?)(<SEASON>)(?!\w)", *words.SEASONS)
def _season(match: re.Match[str], text: str) -> Piece | None:
    name = match.group(2)
    before = word_before(text, match.start())
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
        word_after(text, match.end()) in {"of", "in", "from"} and not re.match(r"\s*of \d{4}", text[match.end() :])
    ):
        sure = False
    if word_after(text, match.end()).lower() in {"olympics", "olympic", "games", "school", "camp", "break", "palace"}:
        return None
    return Piece(match.start(), match.end(), Day(season=words.SEASONS[name]), "season", weak=not sure)


@_rule(r"(?<![\w-])(<REL>) (<SEASON>)(?!\w)", *words.SEASONS)
def _relative_season(match: re.Match[str], text: str) -> Piece | None:
    rel = match.group(1)
    told = rel in words.COUNTS_FROM_TOLD
    return Piece(match.start(), match.end(), Day(season=words.SEASONS[match.group(2)], direction=words.RELATIVE[rel]), "season", told=told)


@_rule(
    r"(?<![\w-])(?:(?:the|its|their|his) )?(?:(this|last|next) year['’]s )?(first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]quarter(?!\w|-?final)",
    "quarter",
)
def _quarter(match: re.Match[str], text: str) -> Piece | None:
    last = match.group(2) in {"final", "last"}
    number = 4 if last else read_ordinal(match.group(2))
    return None if number is None else Piece(match.start(), match.end(), Day(quarter=number), "quarter", weak=last)


@_rule(r"(?<!\w)q([1-4])(?:[ /](20\d\d|19\d\d))?(?!\w)", r"q\d")
def _q(match: re.Match[str], text: str) -> Piece | None:
    year = int(match.group(2)) if match.group(2) else None
    return Piece(match.start(), match.end(), Day(quarter=int(match.group(1)), year=year), "quarter")


@_rule(r"(?<!\w)(<HOLIDAY>)(?!\w)(?:,? (<YEAR>)(?!\w))?", DAY, "year", "halloween", "christmas", "epiphany")
def _holiday(match: re.Match[str], text: str) -> Piece | None:
    if not capital_at(text, match.start()) or word_after(text, match.end()).lower() in {
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
