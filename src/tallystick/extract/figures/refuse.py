"""Numbers that are no figure: dates, clock times, ages, addresses, ordinals, names with numbers, body parts, abstract nouns' counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallystick.extract.figures.numbers import Quantity
from tallystick.extract.figures.words import Word, capitalised
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES, Counted
from tallystick.lexicon.measures import TRANSITIVE
from tallystick.lexicon.numbers import ONES, TENS
from tallystick.lexicon.units import MONTHS, TIME_UNITS, WEEKDAYS
from tallystick.records.parsed import SUBJECT_LABELS, Parsed

if TYPE_CHECKING:
    from tallystick.extract.figures.phrases import Count
    from tallystick.extract.figures.predicates import Clause

ID_NOUNS = frozenset(
    """article articles resolution resolutions section chapter page paragraph rule act law decree order protocol annex amendment no number
    nos highway route interstate road motorway flight bus train channel unit building room apartment flat gate block sector zone district ward
    precinct battalion brigade regiment division squadron group category magnitude level phase grade stage type mark class
    model boeing airbus series season episode week day act scene tel telephone phone fax box hotline call dial code extension ext area
    exit mile kilometre terminal pier platform camp station school division tu su mi ka an il mig bm pm ak rpg bmp btr kab fab
    article iphone windows apollo cop covid figure table chart map footnote appendix note line item ward rating factor age ages aged
    dated form case world group chapter mission psalm proposition title part vol volume issue ver agenda vision ps rs""".split()
)
"""Words right before a number that make it a name ('Article 21', 'Flight 370', 'Highway 95')."""
SURE_ID_NOUNS = frozenset(
    """article articles resolution resolutions section chapter paragraph protocol annex amendment highway route interstate flight channel
    magnitude category phase boeing airbus covid no nos tel telephone phone fax""".split()
)
STREETS = frozenset(
    """street st road rd avenue ave boulevard blvd lane ln drive dr way court ct place pl square highway hwy block terrace parkway circle
    route""".split()
)
AGE_AFTER = re.compile(r"^(?:-|–|\s)*(?:years?|yrs?|months?|weeks?|days?)(?:-|–|\s)*olds?\b|^\s*(?:y/?o)\b|^-?year-?olds?", re.IGNORECASE)
CLOCK = re.compile(r"^\s*(?::\d\d|\.\d\d\s*[ap]\.?m|[ap]\.?\s?m\b\.?|o['’]clock|hrs?\b|hours\b|GMT|UTC|h\d\d\b)", re.IGNORECASE)
SCORE = re.compile(r"^(?:\s?[-–]\s?|:)\d{1,3}(?!\d|,\d)")
ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)
MONTH_AFTER = re.compile(r"^(?:\s+of)?,?\s+([A-Za-z]+)")
PERCENT = re.compile(r"^\s*(?:-\s*)?(?:%|per\s?cent\b|percent|pct\b|percentage|pc\b|basis points?)", re.IGNORECASE)
DEGREES = re.compile(r"^\s*(?:°|º|degrees?\b|C\b|F\b|Celsius|Fahrenheit|magnitude|-magnitude)", re.IGNORECASE)
HYPHEN_NOUN = re.compile(r"^[-‑–](?!\s|plus\b|odd\b|some\b)[^\W\d_]", re.IGNORECASE)
FRACTION = re.compile(r"^[/⁄]\d|^[- ](?:thirds?|quarters?|fifths?|halves|tenths?|sixths?|eighths?)\b")
CALIBRE = re.compile(r"^\s*[-‑]?\s?(?:calib(?:er|re)|magnum|gauge|revolver|handgun|pistol|rifle|shotgun)\b", re.IGNORECASE)
"""'a .38-calibre pistol', 'a 357 revolver': what a gun is called."""
SIGNS_BEFORE = frozenset("#@/_\\:=+*&~^")
BEHIND_AGES = frozenset("and or were was are is who in at from with had have".split())
AGE_JOINTS = frozenset({",", "and", "&"})
OLDEST = 115
MAX_AGES = 24
"""Words of a list of ages."""
SIZES = frozenset("bedroom story storey room lane door".split())
"""'a three bedroom apartment', '12 story building': how large it is."""
AGE_WORDS_BEFORE = frozenset("aged age ages age-group turned".split())


BODY_UNITS = frozenset("pounds lbs lb kg kilos kilograms feet foot ft inches inch in cm centimetres centimeters stone".split())
BUILD_WORDS = frozenset("weighs weighed weighing weigh weight tall height".split())
BUILD_REACH = 7
"""Words around a measure of the body in which 'weighs' or 'tall' says that it describes a person."""
ANIMALS_BACK = 8
"""Words back in which 'two others' may find the animals that they are."""
SAY_LEMMAS = frozenset(
    "say tell add note warn explain report confirm announce argue claim insist describe agree believe think want know".split()
)


def _is_build(words: Sequence[Word], quantity: Quantity) -> bool:
    """'weighs 130 pounds', '5 feet 9 inches tall': how somebody is built is no figure of the story."""
    if quantity.last >= len(words) or words[quantity.last].lower not in BODY_UNITS:
        return False
    near = words[max(0, quantity.number_first - BUILD_REACH) : quantity.last + BUILD_REACH]
    return any(word.lower in BUILD_WORDS for word in near)


PARENTS = frozenset("mother father parent parents mom mum dad grandmother grandfather widow widower".split())
"""Of how many somebody is the mother says nothing of what befell them."""


def refused(parsed: Parsed, words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether the number itself, by what touches it, is no count of anything."""
    text = parsed.text
    number, last = words[quantity.number_first], words[quantity.last - 1]
    after = text[last.end : last.end + 40]
    before = words[quantity.number_first - 1] if quantity.number_first else None
    first_before = words[quantity.first - 1] if quantity.first else None
    digits = number.digits
    if quantity.vague and not digits:
        return bool(HYPHEN_NOUN.match(after))
    if PERCENT.match(after) or FRACTION.match(after) or AGE_AFTER.match(after) or HYPHEN_NOUN.match(after):
        return True
    following = words[quantity.last] if quantity.last < len(words) else None
    if following is not None and following.lower in TIME_UNITS and not (following.lower == "min" and not digits):
        return not _is_time_name_only(following, words, quantity)
    if _before_time_unit(words, quantity.last):
        return True
    if following is not None and following.lower in SIZES and quantity.last + 1 < len(words) and words[quantity.last + 1].alpha:
        return True
    if _is_ratio(words, quantity):
        return True  # 'one in three of the dead'
    if digits and before is not None and before.lower == "both" and (quantity.high or 0) <= OLDEST:
        return True  # 'two nurses, both 34,'
    if before is not None and before.lower == "of" and quantity.number_first > 1 and words[quantity.number_first - 2].lower in PARENTS:
        return True  # 'a mother of two'
    if [word.lower for word in words[max(0, quantity.first - 2) : quantity.first]] == ["all", "but"]:
        return True  # 'all but one of the 30 died'
    if before is not None and _is_spelled_age(words, quantity):
        return True
    if before is not None:
        if before.lower in AGE_WORDS_BEFORE or (first_before is not None and first_before.lower in AGE_WORDS_BEFORE):
            return True
        if _is_age_bound(words, quantity) or _ends_ages(words, quantity):
            return True
        if _is_apposed_age(parsed, words, quantity) or _in_row_of_ages(words, quantity):
            return True
    if _is_build(words, quantity) or _of_so_many(words, quantity) or _whose_names(words, quantity):
        return True
    if not digits:
        return False
    if number.text.startswith("00"):
        return True  # the end of a number that a line break cut
    if number.text in EMERGENCY and _is_called(words, quantity):
        return True
    if (
        CALIBRE.match(after)
        or ORDINAL.match(after)
        or CLOCK.match(after)
        or DEGREES.match(after)
        or (SCORE.match(after) and not quantity.range)
    ):
        return True
    if following is not None and following.glued and following.alpha and following.lower not in GLUED_UNITS:
        return True
    if following is not None and following.glued and following.text in {"/", "_", "@", "'", "’", "°"}:
        return True
    if before is not None and number.glued and quantity.currency is None:
        if before.text in SIGNS_BEFORE or (before.alpha and before.lower not in GLUED_BEFORE) or before.text in {".", ","} or before.digits:
            return True
        if (
            before.text in {"-", "–", "‑"}
            and quantity.number_first > 1
            and words[quantity.number_first - 2].glued is False
            and before.glued
        ):
            return True
        if before.text in {"-", "–", "‑"} and before.glued:
            return True
    return _is_date(words, quantity, text) or _is_identifier(parsed, words, quantity)


GLUED_BEFORE = frozenset("with between around about than least approximately some nearly almost over".split())
"""Words that a PDF glues to the number behind them ('with14,593')."""
EMERGENCY = frozenset({"911", "999", "112", "000", "111"})
CALLED = frozenset(
    "call calls caller callers dispatcher dispatchers operator operators tape tapes recording recordings emergency center centre".split()
)
CALLING = frozenset("call called calling calls dial dialed dialled dialing dialling phone phoned".split())
NAMES = frozenset("name names identity identities age ages".split())
MADE_KNOWN = frozenset("released disclosed withheld published known available announced confirmed public".split())
KNOWN_REACH = 9
"""Words behind 'the names of the three victims' in which 'were not released' may stand."""


def _is_called(words: Sequence[Word], quantity: Quantity) -> bool:
    """'a 911 dispatcher', 'she called 911': a telephone number."""
    following = words[quantity.last].lower if quantity.last < len(words) else ""
    before = words[quantity.number_first - 1].lower if quantity.number_first else ""
    return following in CALLED or before in CALLING


def _whose_names(words: Sequence[Word], quantity: Quantity) -> bool:
    """'the names of three other victims were not given out': the names were, or were not."""
    index = quantity.first - 1
    while index > 0 and words[index].lower in {"the", "other", "all", "those", "these"}:
        index -= 1
    if index < 1 or words[index].lower != "of" or words[index - 1].lower not in NAMES:
        return False
    return any(word.lower in MADE_KNOWN for word in words[quantity.last : quantity.last + KNOWN_REACH])


GLUED_UNITS = frozenset("km kms m mm cm ft k mn bn kg mph kph mi x ha tn b lakh crore pc".split())


def _is_time_name_only(following: Word, words: Sequence[Word], quantity: Quantity) -> bool:
    """'three second-hand cars' and 'two Sunday schools': the time word modifies what is counted. Rare: only a hyphen counts."""
    index = quantity.last + 1
    return index < len(words) and words[index].text == "-" and words[index].glued and following.lower in {"second", "quarter"}


def _before_time_unit(words: Sequence[Word], index: int) -> bool:
    """'three consecutive days', 'two more weeks', 'the 24-plus hours', '10 and a half years'."""
    for offset in range(3):
        if index + offset >= len(words):
            return False
        word = words[index + offset]
        if word.lower in TIME_UNITS and offset and word.lower not in WEEKDAYS:
            return word.lower not in {"times", "time", "min", "second", "terms", "moment"}
        if not (word.alpha or word.text == "-") or word.lower in _NOT_TIME_MODIFIERS or word.lower in COUNTED:
            return False
    return False


_NOT_TIME_MODIFIERS = frozenset(
    """people persons were was are is killed dead died injured wounded in on at of over during for within by from after before since until
    each every and or this last next that the a an earlier later per ago""".split()
)


def _is_spelled_age(words: Sequence[Word], quantity: Quantity) -> bool:
    """'a boy of six', 'a girl, five, was', 'the youngest nine': how old somebody is."""
    at, behind = quantity.number_first, words[quantity.last].lower if quantity.last < len(words) else "."
    before, holder = words[at - 1].lower, words[at - 2].lower if at > 1 else ""
    closed = not behind[:1].isalpha() or behind in BEHIND_AGES
    if before in {"youngest", "oldest", "eldest"}:
        return closed
    young = COUNTED.get(holder) is Counted.PERSON and not holder.endswith(
        ("s", "men", "women", "children", "people", "family", "crew", "couple")
    )
    article = at > 2 and any(word.lower in {"a", "an", "the", "his", "her"} for word in words[max(0, at - 5) : at - 2])
    few = quantity.low == quantity.high and 0 < (quantity.low or 0) <= OLDEST and quantity.first == quantity.number_first
    return (
        young
        and article
        and few
        and (
            (before == "of" and (closed or behind.endswith("ed") or behind in {"fell", "lost"}) and holder in _AGED)
            or (before == "," and behind == ",")
        )
    )


def _is_age_bound(words: Sequence[Word], quantity: Quantity) -> bool:
    """'under the age of 18', 'children under five', 'aged between 20 and 37', 'women over 60', 'from 20 to 37 in age'."""
    back = [w.lower for w in words[max(0, quantity.first - 5) : quantity.number_first]]
    if {"age", "aged", "ages"} & set(back[-5:]):
        return True
    hedge_words = [w.lower for w in words[quantity.first : quantity.number_first]]
    following = words[quantity.last].lower if quantity.last < len(words) else "."
    if hedge_words in (["under"], ["over"], ["above"], ["below"]) and quantity.first:
        person = words[quantity.first - 1].lower
        if person in {
            "children",
            "child",
            "people",
            "women",
            "men",
            "those",
            "anyone",
            "boys",
            "girls",
            "everyone",
            "adults",
            "kids",
            "person",
        }:
            return not words[quantity.last].alpha if quantity.last < len(words) else True
    if following in {"in", "of"} and quantity.last + 1 < len(words) and words[quantity.last + 1].lower in {"age", "ages"}:
        return True
    return bool(quantity.range and following == "in" and quantity.last + 1 < len(words) and words[quantity.last + 1].lower == "age")


def _ends_ages(words: Sequence[Word], quantity: Quantity) -> bool:
    """'ages 31, 33, and 40', 'aged 3, 7 and 9': the last of a list of ages."""
    following = words[quantity.last] if quantity.last < len(words) else None
    if following is not None and following.alpha and following.lower not in BEHIND_AGES:
        return False
    index, first = quantity.number_first - 1, max(0, quantity.number_first - MAX_AGES)
    while index >= first and (words[index].digits or words[index].text in {",", "&"} or words[index].lower == "and"):
        index -= 1
    return 0 <= index < quantity.number_first - 1 and words[index].lower in AGE_WORDS_BEFORE - {"turned"}


def _is_apposed_age(parsed: Parsed, words: Sequence[Word], quantity: Quantity) -> bool:
    """'Ana Ruiz, 25, was', 'a teacher, 41,' and 'Ruiz (25)': a small number between commas after somebody."""
    if (
        quantity.first != quantity.number_first
        or not quantity.number_first
        or quantity.low != quantity.high
        or not 0 <= (quantity.low or 0) <= 115
    ):
        return False
    before = words[quantity.number_first - 1]
    following = words[quantity.last] if quantity.last < len(words) else None
    if quantity.number_first < 2:
        return False
    at = quantity.number_first - 2
    if words[at].text == "." and at and words[at - 1].lower in {"jr", "sr"}:
        at -= 1
    if before.text == "(" and words[at].text == ",":
        at -= 1  # 'her uncle, (67) was hurt'
    holder = words[at]
    named = holder.alpha and (
        (capitalised(holder) and parsed.tokens[holder.token].pos not in {"ADP", "AUX", "CCONJ", "SCONJ", "DET", "PRON", "PART", "NUM"})
        or holder.lower in _AGED
        or (before.text == "," and COUNTED.get(holder.lower) is Counted.PERSON and parsed.tokens[holder.token].tag == "NN")
        or (before.text == "(" and COUNTED.get(holder.lower) in PERSON_CLASSES and not holder.lower.endswith("s"))
    )
    if before.text == "," and following is not None and following.text == ")" and words[quantity.number_first].digits:
        return any(w.text == "(" for w in words[max(0, quantity.number_first - 6) : quantity.number_first])
    if before.text == "," and _names_person(parsed, holder) and words[quantity.number_first].digits:
        return following is None or not (following.lower in COUNTED or parsed.tokens[following.token].tag == "NNS")
    behind = words[quantity.last + 1].lower if quantity.last + 1 < len(words) else ""
    if following is not None and following.lower == "of" and behind in {"them", "whom", "those", "these"}:
        return False  # 'in a pit outside Karsk, 14 of them minors'
    if before.text == "," and named:
        if following is None or following.text in {",", ".", ";", ")", ":", "-", "—", "–"}:
            return words[quantity.number_first].digits
        return (
            words[quantity.number_first].digits
            and following.lower in {"of", "from", "who"}
            and (capitalised(holder) and parsed.tokens[holder.token].pos == "PROPN")
        )
    return before.text == "(" and named and following is not None and following.text in {")", ","} and words[quantity.number_first].digits


def _in_row_of_ages(words: Sequence[Word], quantity: Quantity) -> bool:
    """'Two men, 25 and 31, were killed': bare digits between a noun of people and a comma."""
    first, last = quantity.number_first, quantity.last
    while first > 0 and (words[first - 1].digits or words[first - 1].lower in AGE_JOINTS):
        first -= 1
    while last < len(words) and (words[last].digits or words[last].lower in AGE_JOINTS):
        if words[last].text == "," and not any(word.digits for word in words[last + 1 : last + 3]):
            break
        last += 1
    row = [word for word in words[first:last] if word.digits]
    closed = last < len(words) and (words[last].text in {",", ".", ")"} or words[last].lower in {"were", "was", "died"})
    opened = first > 0 and words[first].text == "," and COUNTED.get(words[first - 1].lower) in PERSON_CLASSES
    if first > 1 and words[first - 2].lower == "who" and words[first - 1].lower in {"are", "were"}:
        return all(word.text.isdecimal() and int(word.text) <= OLDEST for word in row)  # 'both men, who are 25 and 31,'
    return opened and closed and len(row) > 1 and all(word.text.isdecimal() and int(word.text) <= OLDEST for word in row)


def _ends_name(parsed: Parsed, before: Word, index: int) -> bool:
    """Whether the word before the number is a name's: a proper noun, or a capital inside a sentence."""
    tag = parsed.tokens[before.token].tag
    return tag in {"NNP", "NNPS"} or (tag in {"NN", "NNS", "VBP", "VB"} and capitalised(before) and index > 1)


def _names_person(parsed: Parsed, word: Word) -> bool:
    """Whether the word ends a person's name of two words or more."""
    index = bisect_right(parsed.names, (word.start, float("inf")), key=lambda name: (name.start, name.end)) - 1
    return index >= 0 and (n := parsed.names[index]).label == "PERSON" and n.end == word.end and " " in parsed.text[n.start : n.end]


_AGED = frozenset(
    "man woman boy girl teacher student driver mother father son daughter wife husband officer soldier resident suspect victim".split()
)


def _is_date(words: Sequence[Word], quantity: Quantity, text: str) -> bool:
    """'16 March', 'March 16', 'in 2013', '2002-2003', '6/4/17'."""
    number = words[quantity.number_first]
    bare = number.text.isdecimal()
    before = words[quantity.number_first - 1].lower if quantity.number_first else ""
    after = MONTH_AFTER.match(text[words[quantity.last - 1].end : words[quantity.last - 1].end + 20])
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None:
        return False
    if bare and value <= 31 and after and after.group(1).lower() in MONTHS and after.group(1).lower() not in {"may", "march"}:
        return True
    if bare and value <= 31 and after and after.group(1) in {"May", "March", "MAY", "MARCH"}:
        return True
    if before in MONTHS and (before not in {"may", "march"} or capitalised(words[quantity.number_first - 1])) and value <= 31:
        return True
    if before == "." and quantity.number_first > 1 and words[quantity.number_first - 2].lower in MONTHS and value <= 31:
        return True
    if not (bare and len(number.text) == 4 and 1000 <= value <= 2100):
        return False
    if before in MONTHS or before in _YEAR_BEFORE:
        following = words[quantity.last] if quantity.last < len(words) else None
        since = before == "since" and value >= 1900  # 'since 2026 miners have dug there'
        return following is None or since or not _counted(following)
    following = words[quantity.last] if quantity.last < len(words) else None
    return following is None or not following.alpha or not _counted(following)


def _counted(word: Word) -> bool:
    """Whether a four-digit number before the word counts it: people, cars and homes, but not 'the 2015 attacks'."""
    kind = COUNTED.get(word.lower)
    things = {Counted.PERSON, Counted.MILITARY, Counted.VEHICLE, Counted.BUILDING, Counted.HOUSEHOLD, Counted.ANIMAL}
    return word.lower in _SURELY_COUNTED or (kind in things and word.lower.endswith("s"))


_YEAR_BEFORE = frozenset(
    "in since of by until before after from during year summer winter spring autumn fall early late mid election".split()
)
_SURELY_COUNTED = frozenset(
    """people persons civilians soldiers troops homes houses families residents men women children refugees migrants fighters militants others
    were have are dead killed injured wounded displaced missing victims villagers households prisoners buildings vehicles police policemen
    inmates evacuees workers patients students passengers deaths casualties cases km miles kilometers kilometres metres meters feet dollars
    tons tonnes acres hectares more of trees tents detainees hostages rebels""".split()
)


SERIES = frozenset("image photo photograph picture slide page video frame figure part step panel screen".split())
"""Words of a page's furniture before 'one of so many'."""


def _in_series(words: Sequence[Word], index: int) -> bool:
    """'Image 1 of 12', 'Photo 3 of / 8': either number."""
    if index and words[index - 1].lower in SERIES:
        return [word.lower for word in words[index + 1 : index + 2]] in (["of"], ["/"])
    back = index - 1
    while back > 0 and words[back].text in {"of", "/"}:
        back -= 1
    return 0 < back < index - 1 and words[back].digits and words[back - 1].lower in SERIES


def _is_ratio(words: Sequence[Word], quantity: Quantity) -> bool:
    """'one in three of the dead', 'nearly one in five people': either number of a share."""
    first = quantity.number_first
    other = first + 2 if quantity.last == first + 1 and [w.lower for w in words[first + 1 : first + 2]] == ["in"] else first - 2
    low, high = min(first, other), max(first, other)
    if low < 0 or high >= len(words) or words[low].lower not in {"one", "two", "three", "1", "2", "3"} or words[low + 1].lower != "in":
        return False
    if not (words[high].lower in ONES or words[high].lower in TENS or words[high].text in {"10", "100", "1,000"} or words[high].digits):
        return False
    behind = words[high + 1].lower if high + 1 < len(words) else ""
    opens = low == 0 or words[low - 1].lower in {"about", "nearly", "almost", "some", "roughly", "around", "than", "least", "that"}
    people = COUNTED.get(behind) in PERSON_CLASSES
    return behind == "of" or (opens and people)


def _of_so_many(words: Sequence[Word], quantity: Quantity) -> bool:
    """'9 out of 12 guards': the stock, and '6 out of 11 blocks': a share of things, and no count of its own."""
    before = [word.lower for word in words[max(0, quantity.first - 3) : quantity.first]]
    if before[1:] == ["out", "of"] and (before[0][:1].isdigit() or before[0] in ONES.keys() | TENS.keys()):
        return True
    if [word.lower for word in words[quantity.last : quantity.last + 2]] != ["out", "of"]:
        return False
    after = [word.lower for word in words[quantity.last + 2 : quantity.last + 6]]
    if not after or not (after[0][:1].isdigit() or after[0] in ONES.keys() | TENS.keys()):
        return False
    return not any(COUNTED.get(word) in PERSON_CLASSES for word in after)


def _is_identifier(parsed: Parsed, words: Sequence[Word], quantity: Quantity) -> bool:
    """'Article 21', '100 block', '1400 Main Street', '555-0142': a name or an address, not a count."""
    index = quantity.number_first
    before = words[index - 1] if index else None
    following = words[quantity.last] if quantity.last < len(words) else None
    if (following is not None and following.lower == "block") or _in_series(words, index):
        return True
    if quantity.first == index and before is not None and words[index].text.isdecimal() and _ends_name(parsed, before, index):
        # 'told KCRA 3 that', 'a Falcon 9 rocket': a name that ends in a number, unless people are counted behind it
        told = before.lower in MONTHS or before.lower in WEEKDAYS or before.lower in TRANSITIVE or following is None
        tag = parsed.tokens[following.token].tag if following is not None else ""
        # 'the Gate 9 shooting': of nine the word would have its plural
        lone = following is not None and tag in {"NN", "VBG"} and quantity.low != 1 and following.lower + "s" in COUNTED
        plural = following is not None and not lone and (following.lower in COUNTED or tag in {"NNS", "VBN", "JJ", "VBD"})
        if not told and not plural and following is not None and following.text != ",":
            return True
    if quantity.first == index and before is not None:
        if before.lower in SURE_ID_NOUNS or (
            before.text == "." and index > 1 and words[index - 2].lower in {"no", "nos", "art", "sec", "para"}
        ):
            return True
        if before.lower in ID_NOUNS and (
            following is None or not following.alpha or following.lower in {"of", "in", "on", "and", "to", "is", "was"}
        ):
            return True
        if before.text in {"-", "–"} and index > 1 and words[index - 2].digits:
            return True
    if following is not None and following.alpha and capitalised(following) and words[index].text.isdecimal():
        for offset in range(1, 4):
            if quantity.last + offset < len(words) and words[quantity.last + offset].lower in STREETS:
                return capitalised(words[quantity.last + offset])
    if (
        following is not None
        and following.text in {"-", "–"}
        and following.glued
        and quantity.last + 1 < len(words)
        and words[quantity.last + 1].digits
    ):
        return not quantity.range
    return False


def of_animals(clause: Clause, count: Count) -> bool:
    """'a goat died and two others were hurt': the others are what was counted before."""
    before = [clause.lower(i) for i in range(max(0, count.first - ANIMALS_BACK), count.first)]
    nouns = [kind for word in before if (kind := COUNTED.get(word)) in PERSON_CLASSES | {Counted.ANIMAL}]
    return bool(nouns) and nouns[-1] is Counted.ANIMAL


def of_no_thing(clause: Clause, count: Count) -> bool:
    """'No information was released', 'no bail for the accused': none of a thing of which no list knows that it is people."""
    if count.quantity.high != 0 or count.head is None:
        return False
    noun = clause.words[count.head]
    return not any(name.start <= noun.start < name.end for name in clause.parsed.names)


HAVING = frozenset("have house number hold count boast contain be comprise include total accommodate lose gain add".split())
"""Verbs whose object is how many live somewhere."""


def acted_on(clause: Clause, count: Count) -> bool:
    """'The flood affected 2,000 residents': those whom something befell, and no town's population."""
    if count.head is None:
        return False
    token = clause.parsed.tokens[clause.words[count.head].token]
    verb = clause.parsed.tokens[token.head]
    return token.dep in {"dobj", "obj", "nsubjpass"} and verb.pos == "VERB" and verb.lemma not in HAVING


def speaks(clause: Clause, count: Count) -> bool:
    """'two officials said': who tells, not what is told."""
    if count.head is None:
        return False
    token = clause.parsed.tokens[clause.words[count.head].token]
    while token.dep == "conj" and clause.parsed.tokens[token.head].pos in {"NOUN", "PROPN"}:
        token = clause.parsed.tokens[token.head]  # 'both police and a spokesman said'
    lemma = clause.parsed.tokens[token.head].lemma
    told_of = clause.parsed.passive(token.head) and lemma not in {"quote", "cite"}  # 'are believed to be deployed': by others
    return token.dep in SUBJECT_LABELS and not told_of and lemma in SAY_LEMMAS
