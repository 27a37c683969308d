"""Days by their name or by distance, units ('last week', 'the past two years') and lengths."""

from __future__ import annotations

import re

from tallystick.extract.times.numbers import VAGUE, read_number
from tallystick.extract.times.patterns import DAY, UNIT, Rule, capital_at, event_words, rules_into, weekday_number, word_after, word_before
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words
from tallystick.records.times import DayPart, Direction, Duration, Modifier, Moment, Offset, Reference, Repeated, Tense, Unit, Weekday

RULES: list[Rule] = []
"""In the order that decides between rules whose matches are equally long."""
_rule = rules_into(RULES)
RATE_BEFORE = re.compile(
    r"(?:\d|twice|once|times|deaths|barrels|dollars|euros|people|hours|hour|pounds|cents|million|billion|shifts|much|many|minutes|percent|miles|tons)[ ]$"
)
"""What stands before 'a day' where it is a rate: 'three times a day'."""


# -- days by name or by distance ---------------------------------------------------------------------------------------
@_rule(r"(?<![\w-])(?:(?:the )?(<REL>) )?(<WEEKDAY>)(['’]s?|s)?(?!\w|-\w)", "day")
def _weekday(match: re.Match[str], text: str) -> Piece | None:
    position = match.start(2)
    if not capital_at(text, position):
        return None
    number = words.WEEKDAYS[match.group(2)]
    rel, end = match.group(1), match.end(2)
    if match.group(3) == "s":
        before = word_before(text, match.start())
        if before in {"on", "every", "most", "and", "or"} or not word_after(text, match.end())[:1].islower():
            return Piece(position, match.end(), Repeated(unit=Unit.WEEK, weekday=number), "set")
    if re.search(
        r"\bblack[ -]$|\bbloody[ -]$|\bcyber[ -]$|\bholy[ -]$|\bgood[ -]$|\beaster[ -]$|\bpalm[ -]$|\bash[ -]$|\bsuper[ -]$",
        text[max(0, position - 8) : position].lower(),
    ):
        return None
    if rel in {"following", "past"} and match.group(3) and not match.group(0).startswith("the"):
        # 'following Monday's storm'
        rel = None
    if rel is None or rel == "current":
        return Piece(position, end, Weekday(weekday=number), "weekday")
    if rel in {"that", "same"}:
        return Piece(match.start(), end, Weekday(weekday=number), "weekday")
    if rel in {"following", "previous", "preceding", "prior", "subsequent"}:
        weeks = 1 if words.RELATIVE[rel] is Direction.FUTURE else -1
        return Piece(match.start(), end, Weekday(weekday=number, weeks=weeks, direction=words.RELATIVE[rel]), "weekday", told=True)
    weeks = {"last": -1, "next": 1}.get(rel, 0)
    return Piece(match.start(), end, Weekday(weekday=number, weeks=weeks, direction=words.RELATIVE[rel]), "weekday")


@_rule(r"(?<!\w)((?:mon|tues?|wed|thurs?|fri|sat|sun)\.?)(?=,? (?:<MON>|\d{1,2})(?!\w))", *words.WEEKDAY_SHORT)
def _short_weekday(match: re.Match[str], text: str) -> Piece | None:
    number = weekday_number(match.group(1))
    if number is None or not capital_at(text, match.start()):
        return None
    return Piece(match.start(), match.end(), Weekday(weekday=number), "weekday", weak=True)


@_rule(
    r"(?<![\w-])(the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|overnight)(?!\w)",
    "today",
    "yesterday",
    "tomorrow",
    "night",
)
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
    r"(?<![\w-])(?:(?:on|in|at|during) )?((?:the )?(?:very )?)(<REL>) (?:early |late )?(morning|afternoon|evening|night|midnight|noon|day)(?!\w|['’]s eve)",
    "morning",
    "noon",
    "evening",
    "night",
    DAY,
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


@_rule(
    r"(?<!\w)(?:(?:a|the|one) )(day|night|evening|morning) (before|earlier|prior|later|after)(?!\w)(?! (?:yesterday|tomorrow))",
    DAY,
    "night",
    "evening",
    "morning",
)
def _day_before(match: re.Match[str], text: str) -> Piece | None:
    direction = Direction.PAST if match.group(2) in {"before", "earlier", "prior"} else Direction.FUTURE
    day = Offset(count=1, unit=Unit.DAY, whole=True, direction=direction)
    after = re.match(r",? (?:[a-z]|\d)", text[match.end() : match.end() + 3])
    if (
        match.group(2) in {"before", "after"}
        and after
        and word_after(text, match.end()) not in {"and", "but", "in", "at", "when", "by", "on", "with"}
    ):
        event = event_words(text, match.end())
        return Piece(match.start(), match.end(1), Offset(count=1, unit=Unit.DAY, direction=direction, event=event), "day", told=True)
    if match.group(1) == "day":
        return Piece(match.start(), match.end(), day, "day", told=True)
    return Piece(match.start(), match.end(), Moment(day=day, part=words.PARTS[match.group(1)]), "clock", told=True)


@_rule(
    r"(?<![\w-])(the (?:entire |whole )?day|the same time|that time|at the time|the time being|the time|end of year|year[- ]end|the (?:entire |whole |full )?(?:month|year|week)|the night)(?!\w|-)",
    DAY,
    "time",
    "year",
    "month",
    "week",
    "night",
)
def _the_day(match: re.Match[str], text: str) -> Piece | None:
    phrase = " ".join(match.group(1).split())
    before = word_before(text, match.start())
    if phrase == "the time being":
        return Piece(match.start(), match.end(), Reference(to=Tense.PRESENT), "reference")
    if phrase in {"at the time", "that time", "the same time", "the time"}:
        if phrase == "the time" or word_after(text, match.end()) in {"of", "to", "as", "for", "that"}:
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
    if word_after(text, match.end()) in {"of", "that", "when", "after", "before"}:
        return None
    return Piece(match.start(), match.end(), Offset(count=0, unit=unit, whole=True), "unit", told=True)


# -- units -------------------------------------------------------------------------------------------------------------
@_rule(
    r"(?<![\w-])((?:the |these |those )?)(<REL>) (?:(<NUM>|<VAGUE>)[ -])?(?:(?:calendar|fiscal|school|academic|straight|consecutive|trading|business|working|full|whole|election|financial) )?(<UNIT>)(s)?(?!\w|-old)",
    UNIT,
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
    r"(?<![\w$€£.,-])((?:(?:for|in|within|after|during) )?)((?:<APPROX> )?)(the )?((?:<NUM>|<VAGUE>))(?: ?-?(?:long|full|whole|more|straight|consecutive|trading|solid|additional|calendar|short|other))?[ -](<UNIT>)(s)?(['’](?!s))?(?:[ -](long|old|olds))?(?!\w|-\w)",
    UNIT,
)
def _length(match: re.Match[str], text: str) -> Piece | None:
    count_words, unit = match.group(4), words.UNITS[match.group(5)]
    if match.group(8) in {"old", "olds"} or re.match(
        r"[ -](?:old|olds|of age|younger|older|senior|junior)(?!\w)", text[match.end() : match.end() + 9]
    ):
        return None
    capitals = text[match.start(5) : match.end(5)].isupper()
    if text[match.start(5)].isupper() and (
        text[match.start(4)].islower() or (word_after(text, match.end())[:1].isupper() and not capitals)
    ):
        # 'a Days Inn', 'a Century rifle'; in 'NINE DAYS AGO' all is in capitals
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
    before = word_before(text, match.start(2) if match.group(2) else match.start(4))
    if before in {"aged", "age", "ages"}:
        return None
    approx = match.group(2).strip() if not match.group(3) else ""
    start = match.start(4) if not approx else match.start(2)
    if match.group(3) and not approx:
        start = match.start(3)
    modifier = words.APPROXIMATE.get(approx)
    if approx in {"only", "just", "some"}:
        start = match.start(3) if match.group(3) else match.start(4)
    end = match.end(6) if match.group(6) else match.end(5)
    if match.group(8):
        end = match.end(8)
    if article and not approx and unit is not Unit.SECOND and RATE_BEFORE.search(text[max(0, start - 9) : start].lower()):
        return Piece(start, end, Repeated(unit=unit), "set")
    # A bare 'a day' may be anything ('one day', 'what a day'); it stands where a span of time is meant.
    return Piece(start, end, Duration(count=count, unit=unit, modifier=modifier), "length")


@_rule(
    r"(?<![\w-])(?:(?:for|in|within|over|after) )?(seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?:[- ](long))?(?!\w|['’]|-\w)",
    "seconds",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
    "centuries",
)
def _bare_units(match: re.Match[str], text: str) -> Piece | None:
    unit = words.UNITS[match.group(1)[:-1]]
    before = word_before(text, match.start(1))
    after = word_after(text, match.end()).lower()
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
    r"(?<![\w-])(weekslong|monthslong|yearslong|dayslong|hourslong|decadeslong|(?:week|month|year|day|hour|decade|century|night)-?long)(?!\w)",
    "long",
)
def _long(match: re.Match[str], text: str) -> Piece | None:
    name = re.sub(r"-?long$", "", match.group(1))
    plural = name.endswith("s")
    return Piece(match.start(), match.end(), Duration(count=None if plural else 1, unit=words.UNITS[name.rstrip("s")]), "length")


@_rule(r"(?<![\w])(?:a|one)[ -]half (<UNIT>)s?(?!\w)|(?<!\w)half[- ](an? )?(hour|day|year|century|decade)(?!\w)", "half")
def _half(match: re.Match[str], text: str) -> Piece | None:
    unit = words.UNITS[match.group(1) or match.group(3)]
    return Piece(match.start(), match.end(), Duration(count=0.5, unit=unit), "length")


@_rule(r"(?<![\w-])(?:the )?(?:early |late |past |last )?(weekend)(?!\w)", "weekend")
def _weekend(match: re.Match[str], text: str) -> Piece | None:
    phrase = match.group(0)
    if word_before(text, match.start()) in {"a", "every", "each", "per"}:
        return None
    count = 1 if "last" in phrase or "past" in phrase else 0
    direction = Direction.PAST if count else Direction.UNKNOWN
    return Piece(match.start(), match.end(), Offset(count=count, unit=Unit.WEEKEND, whole=True, direction=direction), "unit")
