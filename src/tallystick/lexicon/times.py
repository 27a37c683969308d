"""Words of time in news English, as tables. Written from general knowledge of the language; keys are lower case."""

from __future__ import annotations

import re

from tallystick.records.times import DayPart, Direction, Modifier, Season, Unit

MONTHS: dict[str, int] = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
MONTH_SHORT: dict[str, int] = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTHS_ALSO_NAMES = frozenset({"march", "may", "april", "june", "august"})
"""Months that are also given names or other words: alone they need a word before them that takes a time."""

WEEKDAYS: dict[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
DAYS_OWN = frozenset(f"{day}s" for day in WEEKDAYS if day.endswith("day"))
"""'Sundays shooting' of a text that lost its apostrophes."""
WEEKDAY_SHORT: dict[str, int] = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

SEASONS: dict[str, Season] = {
    "spring": Season.SPRING,
    "springtime": Season.SPRING,
    "summer": Season.SUMMER,
    "summertime": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
    "wintertime": Season.WINTER,
}

UNITS: dict[str, Unit] = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "min": Unit.MINUTE,
    "hour": Unit.HOUR,
    "hr": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.NIGHT,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "fortnight": Unit.FORTNIGHT,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "season": Unit.SEASON,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
    "millennium": Unit.MILLENNIUM,
}

PARTS: dict[str, DayPart] = {
    "dawn": DayPart.DAWN,
    "daybreak": DayPart.DAWN,
    "sunrise": DayPart.DAWN,
    "first light": DayPart.DAWN,
    "morning": DayPart.MORNING,
    "noon": DayPart.NOON,
    "midday": DayPart.NOON,
    "mid-day": DayPart.NOON,
    "noontime": DayPart.NOON,
    "lunchtime": DayPart.NOON,
    "daytime": DayPart.DAYTIME,
    "afternoon": DayPart.AFTERNOON,
    "evening": DayPart.EVENING,
    "dusk": DayPart.EVENING,
    "sunset": DayPart.EVENING,
    "nightfall": DayPart.EVENING,
    "night": DayPart.NIGHT,
    "nighttime": DayPart.NIGHT,
    "overnight": DayPart.OVERNIGHT,
    "midnight": DayPart.MIDNIGHT,
}

SMALL_NUMBERS: dict[str, int] = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINALS: dict[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
DECADE_WORDS: dict[str, int] = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
VAGUE_COUNTS = (
    "a few",
    "the few",
    "several",
    "some",
    "many",
    "a couple of",
    "a couple",
    "couple of",
    "a number of",
    "a handful of",
    "few",
    "countless",
    "dozens of",
    "hundreds of",
    "thousands of",
    "various",
    "numerous",
    "multiple",
)
"""Counts without a number; 'a couple of' stays vague, as news uses it."""

APPROXIMATE: dict[str, Modifier] = {
    "about": Modifier.ABOUT,
    "around": Modifier.ABOUT,
    "roughly": Modifier.ABOUT,
    "approximately": Modifier.ABOUT,
    "some": Modifier.ABOUT,
    "nearly": Modifier.LESS_THAN,
    "almost": Modifier.LESS_THAN,
    "less than": Modifier.LESS_THAN,
    "fewer than": Modifier.LESS_THAN,
    "under": Modifier.LESS_THAN,
    "at most": Modifier.LESS_THAN,
    "up to": Modifier.LESS_THAN,
    "more than": Modifier.MORE_THAN,
    "over": Modifier.MORE_THAN,
    "at least": Modifier.MORE_THAN,
    "no less than": Modifier.MORE_THAN,
    "only": Modifier.ABOUT,
    "just": Modifier.ABOUT,
}
"""Words before a stretch of time."""

EDGES: dict[str, Modifier] = {
    "early in": Modifier.START,
    "early on": Modifier.START,
    "early": Modifier.START,
    "the early days of": Modifier.START,
    "the beginning of": Modifier.START,
    "beginning of": Modifier.START,
    "the start of": Modifier.START,
    "start of": Modifier.START,
    "the opening of": Modifier.START,
    "the early part of": Modifier.START,
    "the first half of": Modifier.START,
    "mid": Modifier.MIDDLE,
    "the middle of": Modifier.MIDDLE,
    "middle of": Modifier.MIDDLE,
    "the midst of": Modifier.MIDDLE,
    "late in": Modifier.END,
    "late on": Modifier.END,
    "late": Modifier.END,
    "the end of": Modifier.END,
    "end of": Modifier.END,
    "the close of": Modifier.END,
    "the late part of": Modifier.END,
    "the latter part of": Modifier.END,
    "the second half of": Modifier.END,
    "the rest of": Modifier.AFTER,
    "the remainder of": Modifier.AFTER,
    "earlier in": Modifier.BEFORE,
    "earlier on": Modifier.BEFORE,
    "earlier": Modifier.BEFORE,
    "later in": Modifier.AFTER,
    "later on": Modifier.AFTER,
    "later": Modifier.AFTER,
}
"""Words before a day, week, month or year that name a stretch of it."""

RELATIVE: dict[str, Direction] = {
    "last": Direction.PAST,
    "past": Direction.PAST,
    "previous": Direction.PAST,
    "preceding": Direction.PAST,
    "prior": Direction.PAST,
    "next": Direction.FUTURE,
    "coming": Direction.FUTURE,
    "upcoming": Direction.FUTURE,
    "following": Direction.FUTURE,
    "subsequent": Direction.FUTURE,
    "succeeding": Direction.FUTURE,
    "ensuing": Direction.FUTURE,
    "this": Direction.UNKNOWN,
    "current": Direction.UNKNOWN,
    "that": Direction.UNKNOWN,
    "same": Direction.UNKNOWN,
}
COUNTS_FROM_TOLD = frozenset({"previous", "preceding", "prior", "following", "subsequent", "succeeding", "ensuing", "that", "same"})
"""Words of ``RELATIVE`` that count from a time told before, not from the publication."""

PRESENT_WORDS = ("now", "right now", "currently", "at present", "presently", "nowadays", "the present", "at the moment", "these days")
PAST_WORDS = ("recently", "more recently", "most recently", "lately", "the past", "previously", "formerly", "the recent past")
FUTURE_WORDS = ("the future", "the near future", "the foreseeable future", "the coming days", "the coming weeks", "the coming months")

ADVERB_SETS: dict[str, tuple[float, Unit]] = {
    "hourly": (1, Unit.HOUR),
    "daily": (1, Unit.DAY),
    "nightly": (1, Unit.NIGHT),
    "weekly": (1, Unit.WEEK),
    "biweekly": (2, Unit.WEEK),
    "fortnightly": (2, Unit.WEEK),
    "monthly": (1, Unit.MONTH),
    "quarterly": (1, Unit.QUARTER),
    "yearly": (1, Unit.YEAR),
    "annually": (1, Unit.YEAR),
    "annual": (1, Unit.YEAR),
}

HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year's": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "valentine’s day": (2, 14),
    "international women's day": (3, 8),
    "international women’s day": (3, 8),
    "st. patrick's day": (3, 17),
    "st. patrick’s day": (3, 17),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all saints’ day": (11, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
"""Feast days with a fixed date; movable ones are left out, for want of a year they would need."""

FEASTS = frozenset(HOLIDAYS) | {
    "easter", "easter sunday", "good friday", "palm sunday", "pentecost", "lent", "passover", "hanukkah", "thanksgiving", "thanksgiving day",
    "ramadan", "eid", "eid al-fitr", "eid al-adha", "diwali", "nowruz", "memorial day", "labor day", "labour day", "independence day",
    "mother's day", "mother’s day", "father's day", "father’s day", "black friday",
}  # fmt: skip
"""Names of days, of which towns bear some as well ('Christmas', Florida): in the news they are days."""

TIME_PREPOSITIONS = frozenset(
    {
        "in", "on", "of", "by", "since", "until", "till", "from", "to", "through", "during", "for", "before", "after", "between", "and",
        "or", "this", "last", "next", "late", "early", "mid", "around", "about", "throughout", "every", "each", "end", "beginning",
        "as", "than", "past", "earlier", "later", "within", "into", "the", "both", "circa", "c.", "ca.", "over", "&",
    }
)  # fmt: skip
"""Words after which a bare month or year is taken for a time."""

COUNTED_NOUNS = frozenset(
    {
        "people", "persons", "civilians", "soldiers", "troops", "men", "women", "children", "killed", "wounded", "injured", "dead",
        "deaths", "casualties", "victims", "families", "homes", "houses", "buildings", "vehicles", "cars", "tanks", "aircraft", "planes",
        "km", "kilometers", "kilometres", "miles", "meters", "metres", "feet", "tons", "tonnes", "kg", "kilograms", "pounds", "dollars",
        "euros", "square", "percent", "per", "million", "billion", "thousand", "points", "votes", "jobs", "employees", "workers", "units",
        "residents", "refugees", "migrants", "prisoners", "fighters", "members", "police", "officers", "others", "horses", "guns", "mm",
        "cases", "hectares", "acres", "participants", "protesters", "students", "patients", "inhabitants", "rounds", "missiles", "barrels",
        "hours", "degrees", "watts", "volts", "megawatts", "gallons", "liters", "block", "blk", "series", "litres", "infantry", "cavalry", "militia", "sailors",
    }
)  # fmt: skip
"""Words after a four-digit number that show it to be a count, not a year."""
BIRTH = re.compile(
    r"\bborn(?: and raised)?(?: (?:in|on|around|about|before|after|during|between|early|late|sometime))*(?: the)? ?$", re.IGNORECASE
)
"""What stands before a time that says when somebody was born: it dates nothing else."""
BEFORE_TIME = 40
"""Characters before a time in which that is looked for."""
