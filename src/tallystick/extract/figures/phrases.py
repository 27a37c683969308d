"""What a number counts: the noun phrase behind it, its head, its class; or that it counts nothing of a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.extract.figures.numbers import MULTIPLES, Quantity
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import ABSTRACT, COUNTED, GENERIC_PERSONS_FOR_ONE, PERSON_CLASSES, Counted
from tallystick.lexicon.hedges import REST_AFTER, REST_BEFORE
from tallystick.lexicon.measures import AUXILIARIES, BODY_PARTS, HARM_NOUNS, INTRANSITIVE, STATES, TRANSITIVE
from tallystick.lexicon.numbers import ONES, SCALES, TENS
from tallystick.lexicon.units import (
    AREA_PREFIXES,
    CALIBRE_NOUNS,
    CURRENCY_WORDS,
    DEPTH,
    DISTANCE,
    MONTHS,
    OTHER_UNITS,
    TIME_UNITS,
    WEEKDAYS,
)
from tallystick.records.parsed import Parsed

SUFFER_REACH = 6
MAX_PHRASE_WORDS = 8
"""Words of a noun phrase behind a number; longer ones are misread sentences (read off news reports)."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "POS", "HYPH", "FW", "AFX", "RB"})
PARTITIVE_PRONOUNS = frozenset({"them", "whom", "which", "these", "those", "us", "you"})
DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our"})
DAY_WORDS = frozenset("yesterday today tonight tomorrow overnight daily weekly annually late early nearby".split())
BREAKS = frozenset("who that which whom whose when where while as than then and or but if so because since after before until".split())


WIDEST_HAND_HELD = 20
"""Millimetres of the widest barrel that somebody carries."""
GUN_REACH = 6
"""Words behind 'and' in which the gun of '9mm and .22-calibre handguns' stands."""
DWELLING = frozenset("housing dwelling residential apartment living".split())
"""Before 'units': homes, and no troops."""


class Count(NamedTuple):
    """A number with what it counts. Word indices: the whole ``[first, last)``, the number ``[quantity.first, quantity.last)``."""

    quantity: Quantity
    first: int
    last: int
    head: int | None
    """The head noun's word; None for a bare number or a pronoun."""
    counted: Counted | None
    group: str | None
    rest: bool
    partitive: bool
    """'two of them', 'five of the victims': a part of something told."""
    unit: str | None = None
    kind: str = "count"
    """'count', 'money', 'distance' or 'amount'."""


def _phrase_end(parsed: Parsed, words: Sequence[Word], start: int) -> tuple[int, int | None]:
    """End and head of the noun phrase that starts at the word: modifiers, then nouns; (start, None) where there is none."""
    head: int | None = None
    index = start
    while index < len(words) and index - start < MAX_PHRASE_WORDS:
        word = words[index]
        lower = word.lower
        tag = parsed.tokens[word.token].tag
        if word.text in {"-", "‑"} and word.glued and index + 1 < len(words) and words[index + 1].glued and index > start:
            index, head = index + 1, None
            continue
        if word.text == "(" and index + 3 < len(words) and words[index + 2].text == ")" and words[index + 3].lower in COUNTED:
            index += 3
            continue
        if word.text == "&" and head is not None:
            index += 1
            continue
        if (
            word.text in {"'", "’"}
            and word.glued
            and head == index - 1
            and words[head].lower.endswith("s")
            and _modifies_noun(parsed, words, index)
        ):
            index += 1  # '120 families' homes'
            continue
        joined = word.glued and index > start and words[index - 1].text in {"-", "‑"}
        if joined and lower in BREAKS:
            index += 1
            continue
        aged = lower in {"ages", "aged"} and head is not None
        if aged or not word.alpha or lower in BREAKS or lower in AUXILIARIES or _suffers(words, index):
            break
        known = lower in COUNTED
        plural = head is not None and head == index - 1 and parsed.tokens[words[head].token].tag == "NNS" and words[head].text.islower()
        if plural and word.text.istitle() and words[index - 1].lower.endswith("s"):
            break  # '18 lives Footage shows …': the stop between two sentences is lost
        if index > start and (lower in ONES or lower in TENS or lower in SCALES):
            break
        if head is not None and words[head].lower in ABSTRACT | TIME_UNITS and words[head].lower.endswith("s") and head == index - 1:
            break
        if lower in DAY_WORDS or lower in WEEKDAYS or (lower in MONTHS and tag in {"NNP", "NNPS"}):
            break
        if (
            head is not None
            and (lower in STATES or lower in TRANSITIVE or lower in INTRANSITIVE)
            and not _modifies_noun(parsed, words, index)
        ):
            break
        if lower in COUNTED and lower not in STATES and tag not in {"VB", "VBZ", "VBP", "VBD"}:
            head = index
        elif tag in NOUN_TAGS:
            if lower in STATES:
                if not _modifies_noun(parsed, words, index):
                    break
            else:
                head = index
        elif tag in MODIFIER_TAGS or (known and lower not in STATES):
            if head is not None and (tag in {"VBN", "VBG", "RB"} or (tag.startswith("JJ") and not _modifies_noun(parsed, words, index))):
                break
            if tag in {"VBG", "RB"} and head is None and not _modifies_noun(parsed, words, index):
                break
        else:
            break
        index += 1
    if head is None:
        return start, None
    return head + 1, head


def _suffers(words: Sequence[Word], index: int) -> bool:
    """'Four of the seven sustained injuries': a verb, and no adjective of what is counted."""
    near = {word.lower for word in words[index + 1 : index + SUFFER_REACH]}
    return words[index].lower in {"suffered", "sustained", "received", "incurred"} and bool(near & (HARM_NOUNS | BODY_PARTS))


def _modifies_noun(parsed: Parsed, words: Sequence[Word], index: int) -> bool:
    """Whether a noun follows directly, or behind further adjectives ('wounded school children')."""
    for offset in range(1, 4):
        if index + offset >= len(words):
            return False
        word = words[index + offset]
        tag = parsed.tokens[word.token].tag
        if word.lower in DAY_WORDS or word.lower in WEEKDAYS or word.lower in MONTHS or word.lower in STATES or word.lower in TIME_UNITS:
            return False
        if tag in {"NN", "NNS"} or (word.lower in COUNTED and tag not in {"VB", "VBZ", "VBP", "VBD"}):
            return True
        if not tag.startswith("JJ") and tag not in {"VBN", "NNP", "NNPS"}:
            return False
    return False


def _unit(words: Sequence[Word], index: int) -> tuple[str, str, int] | None:
    """Kind, unit and end of a unit of measurement at the word."""
    if index >= len(words):
        return None
    lower = words[index].lower
    if lower == "-" and words[index].glued and index + 1 < len(words):
        return None
    if lower in AREA_PREFIXES and index + 1 < len(words):
        following = index + 2 if words[index + 1].text == "." else index + 1
        if following < len(words) and words[following].lower in DISTANCE:
            return "amount", "square " + DISTANCE[words[following].lower], following + 1
    if lower in DISTANCE and index + 1 < len(words) and words[index + 1].text == "/":
        return "amount", DISTANCE[lower] + "/h", min(index + 3, len(words))
    if (
        index + 2 < len(words)
        and lower in DISTANCE
        and [w.lower for w in words[index + 1 : index + 3]] in (["per", "hour"], ["an", "hour"])
    ):
        return "amount", DISTANCE[lower] + "/h", index + 3
    if lower in DISTANCE:
        # 'm' alone needs the digit right before it
        if lower in {"m", "mi"} and not words[index].glued and words[index].text != "m":
            return None
        wet = index + 2 < len(words) and words[index + 1].lower == "of" and words[index + 2].lower in _WET
        return ("amount" if wet else "distance"), DISTANCE[lower], index + 1
    if lower in OTHER_UNITS:
        return "amount", OTHER_UNITS[lower], index + 1
    return None


_WET = frozenset("rain rainfall snow water snowfall hail sand mud precipitation floodwater floodwaters".split())


def _money(words: Sequence[Word], index: int) -> tuple[str, int] | None:
    for offset in (0, 1):
        if index + offset < len(words) and words[index + offset].lower in CURRENCY_WORDS:
            if offset and not words[index].alpha:
                return None
            if offset and words[index].lower in {"in", "of", "and", "or", "to"}:
                return None
            return CURRENCY_WORDS[words[index + offset].lower], index + offset + 1
    return None


def _group(words: Sequence[Word], first: int, last: int) -> str:
    """The counted phrase as printed, lower case."""
    pieces: list[str] = []
    for word in words[first:last]:
        text = word.text.replace("\xad", "").lower()
        pieces.append(text if word.glued or not pieces else " " + text)
    return "".join(pieces)


def _with_number(words: Sequence[Word], first: int, last: int) -> bool:
    return any(w.digits or w.lower in ONES or w.lower in TENS or w.lower in SCALES for w in words[first:last])


def read_count(parsed: Parsed, words: Sequence[Word], quantity: Quantity) -> Count | None:
    """What the quantity counts; None where it counts nothing that a story's figure could be."""
    first, index = quantity.first, quantity.last
    back = words[first - 1].lower if first else ""
    rest = False
    if back in REST_BEFORE or (back == "an" and first > 1 and words[first - 2].lower in REST_BEFORE):
        rest, first = True, first - 1
        if first and words[first - 1].lower in {"a", "an", "the"}:
            first -= 1
    elif back == "of" and first > 2 and words[first - 2].lower == "total":
        first -= 2
        if first and words[first - 1].lower in {"a", "the"}:
            first -= 1
    if quantity.currency is not None:
        return Count(quantity, first, index, None, None, None, rest, False, quantity.currency, "money")
    money = _money(words, index)
    if money is not None and not (money[0] == "pound" and quantity.vague):
        return Count(quantity, first, money[1], None, None, None, rest, False, money[0], "money")
    unit = _unit(words, index)
    if unit is not None:
        kind, name, end = unit
        if name in {"mm", "cm", "inch", "m"} and end < len(words) and words[end].lower in CALIBRE_NOUNS:
            return None
        if name == "mm" and _names_gun(words, quantity, end):
            return None
        if name in DEPTH.values() and first and words[first - 1].text == "-":
            return None
        return Count(quantity, first, end, None, None, None, rest, False, name, kind)
    value = quantity.low if quantity.low is not None else quantity.high
    if value is not None and value != int(value):
        return None
    if index < len(words) and words[index].lower in REST_AFTER and words[index].lower not in {"others", "other"}:
        if index + 1 < len(words) and words[index + 1].lower == "than":
            return None
        rest, index = True, index + 1
    if index < len(words) and words[index].lower == "other":
        rest, index = True, index + 1
    if index < len(words) and words[index].lower == "total":
        index += 1
    partitive = False
    if index < len(words) and words[index].lower == "of":
        after = index + 1
        if (
            after < len(words)
            and words[after].lower in PARTITIVE_PRONOUNS
            and not (
                words[after].lower in {"these", "those", "which", "you"}
                and after + 1 < len(words)
                and parsed.tokens[words[after + 1].token].tag in {"NNS", "NN"}
            )
        ):
            return _partitive_pronoun(parsed, words, quantity, first, after, rest)
        if after < len(words) and words[after].lower in DETERMINERS:
            partitive, index = True, after + 1
        elif after < len(words) and (
            words[after].digits or words[after].lower in {"about", "some", "more", "at"} | ONES.keys() | TENS.keys()
        ):
            return Count(quantity, first, quantity.last, None, None, None, rest, True)
        elif (
            quantity.vague
            or words[quantity.last - 1].lower in {"dozen", "million", "thousand", "hundred", "lakh", "couple", "none"}
            or rest
        ):
            index = after
        else:
            return Count(quantity, first, index, None, None, None, rest, False)
    if index < len(words) and words[index].lower == "shot" and quantity.low != 1 and not partitive:
        return Count(quantity, first, index, None, None, None, rest, False)  # 'Six shot outside a club'
    if words[quantity.number_first].lower in MULTIPLES and index < len(words):
        return Count(quantity, first, index + 1, index, Counted.EVENT, words[index].lower, rest, False)  # 'a double homicide case'
    if index < len(words) and words[index].lower == "others":
        return Count(quantity, first, index + 1, index, Counted.PERSON, "others", True, partitive)
    last, head = _phrase_end(parsed, words, index)
    if head is None or _with_number(words, index, last):
        bare_last = index if index > quantity.last and not partitive else quantity.last
        return Count(quantity, first, bare_last, None, None, None, rest, partitive)
    noun = words[head].lower
    if noun in TIME_UNITS:
        return None
    counted = COUNTED.get(noun) or COUNTED.get(noun.split("-")[-1])
    if words[head].typed:
        counted = Counted.WEAPON  # 'five T-72s'
    if noun in {"unit", "units"} and words[head - 1].lower in DWELLING:
        counted = Counted.BUILDING
    if counted is None and noun in ABSTRACT:
        return None
    if counted is None and noun.endswith("'s"):
        return None
    harm_event = counted is Counted.EVENT and bool({w.lower for w in words[index:head]} & {"fatality", "fatal", "injury"})
    if quantity.low == quantity.high == 1 and not harm_event and not _one_counts(words, quantity, head, counted, partitive, rest):
        return None
    return Count(quantity, first, last, head, counted, _group(words, index, last), rest or noun == "others", partitive)


def _names_gun(words: Sequence[Word], quantity: Quantity, end: int) -> bool:
    """'9mm and .22-calibre handguns', 'a 9 mm': how wide the barrel of a gun is."""
    article = quantity.first > 0 and words[quantity.first - 1].lower == "a" and (quantity.high or 0) <= WIDEST_HAND_HELD
    if article and (end == len(words) or not words[end].alpha):
        return True
    joined = end < len(words) and words[end].lower in {"and", "or"}
    return joined and any(word.lower.rstrip("s") in CALIBRE_NOUNS for word in words[end + 1 : end + GUN_REACH])


def _one_counts(words: Sequence[Word], quantity: Quantity, head: int, counted: Counted | None, partitive: bool, rest: bool) -> bool:
    """'one' is a count before a person's singular ('one woman'), a death, an arrest; else it is a pronoun or an article."""
    noun = words[head].lower
    if words[quantity.number_first].digits:
        return counted is not None
    if partitive:
        return counted in PERSON_CLASSES
    return (
        noun in GENERIC_PERSONS_FOR_ONE
        or noun in {"death", "fatality", "injury", "arrest", "casualty", "body", "family", "drowning", "life"}
        or (counted in PERSON_CLASSES and not noun.endswith("s") and noun in COUNTED)
        or (rest and counted in PERSON_CLASSES)
    )


def _partitive_pronoun(parsed: Parsed, words: Sequence[Word], quantity: Quantity, first: int, pronoun: int, rest: bool) -> Count:
    """'30 of them children', 'one of whom', 'three of those killed'."""
    last, head = _phrase_end(parsed, words, pronoun + 1)
    if words[pronoun].lower in {"them", "whom", "those", "us"} and head is not None and words[head].lower in COUNTED:
        return Count(quantity, first, last, head, COUNTED[words[head].lower], _group(words, pronoun + 1, last), rest, True)
    return Count(
        quantity, first, pronoun + 1, None, Counted.PERSON if words[pronoun].lower in {"them", "whom", "those"} else None, None, rest, True
    )
