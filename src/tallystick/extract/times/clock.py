"""Times of day, days counted from an event, what recurs, and references to past, present and future."""

from __future__ import annotations

import re

from tallystick.extract.times.numbers import read_number, read_ordinal
from tallystick.extract.times.patterns import DAY, FRAGMENTS, Rule, event_words, rules_into, word_after, word_before
from tallystick.extract.times.pieces import Piece
from tallystick.lexicon import times as words
from tallystick.records.times import DayPart, Modifier, Moment, Nth, Offset, Reference, Repeated, Tense, Unit

RULES: list[Rule] = []
"""In the order that decides between rules whose matches are equally long."""
_rule = rules_into(RULES)


# -- times of day ------------------------------------------------------------------------------------------------------
_ZONES = r"gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|bst|cet|cest|eet|eest|msk|ist|jst|local time|local|moscow time|eastern time|eastern|central time|pacific time"


@_rule(
    rf"(?<![\w:.,$])(\d{{1,2}})(?:[:.](\d\d))?(?::\d\d)? ?(a\.?m\.?|p\.?m\.?|o['’]clock|noon|midnight)(?!\w)(?: ?\(?({_ZONES})(?!\w)\)?)?",
    r"\d\s*(?:[ap]\.?m|o.clock|noon|midnight)",
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
    full_stop = text[end - 1] == "." and not match.group(4) and half.count(".") == 1
    if full_stop or (text[end - 1] == ")" and "(" not in match.group(0)):
        end -= 1
    zone = match.group(4).upper() if match.group(4) else None
    return Piece(match.start(), end, Moment(hour=hour, minute=int(minute) if minute else None, zone=zone), "clock")


@_rule(
    rf"(?<![\w:.,$/-])([01]?\d|2[0-3])[:.]?([0-5]\d)(?: ?(?:hours|hrs?\.?))? ?\(?({_ZONES})(?!\w)\)?|(?<![\w:.,$/])([01]?\d|2[0-3]):([0-5]\d)(?:(?: ?(?:hours|hrs?))(?!\w))?(?![\w:]|-\d|\.\d)|(?<![\w:.,$/])([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs?)(?!\w)",
    r"\d[:.]?\d\d",
)
def _clock24(match: re.Match[str], text: str) -> Piece | None:
    hour, minute = (int(match.group(number) or match.group(number + 3) or match.group(number + 5)) for number in (1, 2))
    zone = match.group(3)
    end = match.end()
    if text[end - 1] == ")" and "(" not in match.group(0):
        end -= 1
    return Piece(match.start(), end, Moment(hour=hour, minute=minute, zone=zone.upper() if zone else None), "clock")


@_rule(
    r"(?<![\w-])(?:((?:in|on|at|before|by|during|through|until|after|around|since|from|toward|towards|just before|shortly before|shortly after|just after) ))?(the )?((?:wee |small )(?:hours)(?: of the morning)?|(?:early|late|mid|pre)?[- ]?(?:<PART>)(?: hours)?|early hours(?: of the morning)?|late hours)(?!\w|['’]s)",
    "hours",
    "light",
    *words.PARTS,
)
def _part(match: re.Match[str], text: str) -> Piece | None:
    modifier: Modifier | None
    phrase, lead = match.group(3), match.group(1)
    if "hours" in phrase and not re.search(FRAGMENTS["PART"], phrase):
        part, modifier = DayPart.MORNING, Modifier.START
    else:
        found = re.search(FRAGMENTS["PART"], phrase)
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
    before = word_before(text, match.start())
    if before in {"every", "each"}:
        return None
    start = match.start(2) if match.group(2) else match.start(3)
    if modifier is Modifier.BEFORE and lead:
        start = match.start(1)
    return Piece(start, match.end(), Moment(part=part, modifier=modifier), "part", weak=not sure)


# -- counting from an event --------------------------------------------------------------------------------------------
@_rule(
    r"(?<![\w-])((?:the )?(<ORD>|last|final|opening)(?: (?:full|straight|consecutive|successive))? (day|night|week|month|year|hour)s?)(?: (of|since|in a row)(?!\w))?(?! ?-)",
    DAY,
    "night",
    "week",
    "month",
    "year",
    "hour",
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


@_rule(r"(?<![\w-])day (\d{1,4}|<NUM>)(?: of (?:the|russia['’]s|israel['’]s)?|(?! \w|\w))", DAY)
def _day_number(match: re.Match[str], text: str) -> Piece | None:
    number = read_number(match.group(1))
    if number is None or number < 1 or match.group(1) in {"a", "an"} or number != int(number):
        return None
    return Piece(match.start(), match.end(1), Nth(nth=int(number), unit=Unit.DAY, event=event_words(text, match.end(1))), "nth")


# -- sets and references -----------------------------------------------------------------------------------------------
@_rule(
    r"(?<![\w-])(every|each|per)(?: single)?(?: (other|second|<NUM>))? (<UNIT>|<WEEKDAY>|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|<MONTH>)(s)?(?!\w)",
    "every",
    "each",
    "per",
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


@_rule(
    r"(?<![\w-])(hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|annual)(?!\w|-)",
    "hourly",
    "daily",
    "nightly",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annual",
)
def _adverb_set(match: re.Match[str], text: str) -> Piece | None:
    if text[match.start()].isupper() and word_after(text, match.end())[:1].isupper():
        return None
    count, unit = words.ADVERB_SETS[match.group(1)]
    return Piece(match.start(), match.end(), Repeated(count=count, unit=unit), "set")


@_rule(r"(?<![\w-])(?:to )(this (?:very )?day)(?!\w)", "this")
def _to_this_day(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(1), match.end(), Reference(to=Tense.PRESENT), "reference")


@_rule(
    r"(?<![\w-])(right now|now|currently|at present|presently|nowadays|these days|at the moment|for the moment)(?!\w|-)",
    "now",
    "current",
    "present",
    "days",
    "moment",
)
def _present(match: re.Match[str], text: str) -> Piece | None:
    return Piece(match.start(), match.end(), Reference(to=Tense.PRESENT), "reference")


@_rule(
    r"(?<![\w-])(more recently|most recently|recently|lately|the (?:recent|distant )?past|recent (?:days|weeks|months|years|decades|times))(?! \d| few| several| (?:<NUM>|<UNIT>s?)(?!\w)|\w)",
    "recent",
    "lately",
    "past",
)
def _past(match: re.Match[str], text: str) -> Piece | None:
    if match.group(1) == "the past" and word_before(text, match.start()) not in {"in", "of", "from", "with", "than"}:
        return None
    return Piece(match.start(), match.end(), Reference(to=Tense.PAST), "reference")


@_rule(
    r"(?<![\w-])((?:the )?(?:near |foreseeable |not[- ]too[- ]distant )?future|(?:the )?(?:coming|upcoming) (?:days|weeks|months|years))(?!\w|-)",
    "future",
    "coming",
)
def _future(match: re.Match[str], text: str) -> Piece | None:
    before = word_before(text, match.start())
    if (match.group(1) == "future" and before != "in") or (word_after(text, match.end()) == "of" and match.group(1) != "the future"):
        return None
    if match.group(1) == "the future" and before not in {"in", "for", "into"}:
        return None
    return Piece(match.start(), match.end(), Reference(to=Tense.FUTURE), "reference")
