"""Numbers with their hedges, as closed intervals: 'more than 7,000' is 7001..open, 'as many as 2,500' open..2500, 'dozens' 24..99."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.hedges import HEDGES_AFTER, HEDGES_BEFORE, Bound
from tallystick.lexicon.numbers import NOTHING, ONES, PLURAL_SCALES, SCALE_SUFFIXES, SCALES, SMALL_VAGUE, TENS
from tallystick.lexicon.units import CURRENCY_PREFIXES, CURRENCY_SIGNS, DISTANCE, MONTHS

LONGEST_HEDGE = 5
"""Words of the longest hedge phrase in the table, 'somewhat' less than the longest sentence opening."""
MAX_VALUE = 1e15
"""A larger count is no count of anything in the news; digits beyond it are an identifier."""
ARTICLES = frozenset({"a", "an"})
RANGE_WORDS = frozenset({"to", "-", "–", "—", "or", "and"})
GROUP_SIZES = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4}
DEATHS_OF_SOME = frozenset("homicide murder slaying killing fatality drowning".split())
NO_DEATHS = frozenset("suspect suspects charge charges conviction convict trial jeopardy attempt rap plot threat indictment".split())
"""Behind 'double murder': who is held for one, and no count of who died."""
OPENINGS = frozenset(
    {*TENS, *ONES, *ARTICLES, "half", *MULTIPLES, *PLURAL_SCALES, *(phrase.split()[0] for phrase in SMALL_VAGUE), *NOTHING}
)
"""Words that a number in letters may begin with."""
GLUE = frozenset({"-", "–", "‑"})


class Number(NamedTuple):
    """A number without hedge: words ``[first, last)`` and the values that they allow."""

    first: int
    last: int
    low: float
    high: float
    vague: bool = False


class Quantity(NamedTuple):
    """A number with its hedge: words ``[first, last)``; ``number_first`` is where the bare number starts."""

    first: int
    number_first: int
    last: int
    low: float | None
    high: float | None
    hedge: str | None
    vague: bool
    currency: str | None
    range: bool


def _plain(value: float) -> float:
    return int(value) if value == int(value) else round(value, 6)


def _scale(words: Sequence[Word], index: int, low: float, high: float) -> tuple[int, float, float]:
    """Multiplies by the scale words that follow ('2.14 lakh', 'three hundred thousand')."""
    while index < len(words) and words[index].lower in SCALES:
        factor = SCALES[words[index].lower]
        low, high, index = low * factor, high * factor, index + 1
    if index < len(words) and words[index].lower == "dozen":
        low, high, index = low * 12, high * 12, index + 1
    return index, low, high


def _digits(words: Sequence[Word], index: int) -> Number | None:
    text = words[index].text
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    last = index + 1
    if "." not in text and "," not in text and len(text) <= 3 and not (index and words[index - 1].lower.rstrip(".") in MONTHS):
        # '6 000' and '1 250 000': blanks as separators, one character wide each
        while last < len(words) and len(words[last].text) == 3 and words[last].digits and words[last].start == words[last - 1].end + 1:
            value, last = value * 1000 + float(words[last].text), last + 1
    if "," not in text and len(text) <= 3 and last + 1 < len(words) and words[last].text == "," and words[last].glued:
        while last + 1 < len(words) and words[last].text == "," and words[last].glued and words[last + 1].text == "000":
            value, last = value * 1000, last + 2  # '61, 000 people'
    if last < len(words) and words[last].glued and words[last].alpha:
        suffix = words[last].lower
        if suffix in SCALE_SUFFIXES and (suffix != "m" or _million(words, index, last)):
            return Number(index, last + 1, value * SCALE_SUFFIXES[suffix], value * SCALE_SUFFIXES[suffix])
        return Number(index, last, value, value)
    if last < len(words) and words[last].lower in {"bn", "mn"}:
        value, last = value * SCALE_SUFFIXES[words[last].lower], last + 1
    last, low, high = _scale(words, last, value, value)
    if low > MAX_VALUE:
        return None
    return Number(index, last, low, high)


def _million(words: Sequence[Word], index: int, suffix: int) -> bool:
    """'1.5m people', '$3m' against '1.5m of water'."""
    if index and (words[index - 1].text in CURRENCY_SIGNS or words[index - 1].lower in CURRENCY_PREFIXES):
        return True
    following = words[suffix + 1].lower if suffix + 1 < len(words) else ""
    return following in {
        "people",
        "residents",
        "refugees",
        "children",
        "civilians",
        "migrants",
        "pounds",
        "euros",
        "dollars",
        "women",
        "homes",
    }


def _below_hundred(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    lower = words[index].lower
    if lower in TENS:
        last = index + 1
        if last < len(words) and words[last].text in GLUE and last + 1 < len(words) and ONES.get(words[last + 1].lower, 99) < 10:
            return TENS[lower] + ONES[words[last + 1].lower], last + 2
        if last < len(words) and ONES.get(words[last].lower, 99) < 10:
            return TENS[lower] + ONES[words[last].lower], last + 1
        return TENS[lower], last
    if lower in ONES:
        return ONES[lower], index + 1
    return None


def _spelled(words: Sequence[Word], index: int) -> Number | None:
    """'twenty-two', 'one hundred and five', 'a thousand', 'two dozen', 'half a million'."""
    first, lower = index, words[index].lower
    count = len(words)
    if lower == "half" and index + 2 < count and words[index + 1].lower in ARTICLES:
        unit = words[index + 2].lower
        if unit == "dozen" or unit in SCALES:
            value = 6 if unit == "dozen" else SCALES[unit] / 2
            return Number(first, index + 3, value, value)
        return None
    if lower in ARTICLES:
        if index + 3 < count and words[index + 1].lower == "half" and words[index + 2].lower in ARTICLES:
            half = _spelled(words, index + 1)
            return half._replace(first=first) if half is not None else None
        if index + 1 < count and (words[index + 1].lower in SCALES or words[index + 1].lower == "dozen"):
            total, index = 1.0, index + 1
        elif index + 3 < count and [w.lower for w in words[index + 1 : index + 3]] == ["half", "dozen"]:
            return Number(first, index + 3, 6, 6)
        elif index + 4 < count and [w.lower for w in words[index + 1 : index + 4]] == ["half", "-", "dozen"]:
            return Number(first, index + 4, 6, 6)
        elif (
            index + 4 < count
            and words[index + 1].lower == "quarter"
            and words[index + 2].lower == "of"
            and words[index + 4].lower in SCALES
        ):
            return Number(first, index + 5, SCALES[words[index + 4].lower] / 4, SCALES[words[index + 4].lower] / 4)
        else:
            return None
    else:
        start = _below_hundred(words, index)
        if start is None:
            return None
        total, index = float(start[0]), start[1]
        if index + 3 < count and [w.lower for w in words[index : index + 3]] == ["and", "a", "half"] and words[index + 3].lower in SCALES:
            total, index = total + 0.5, index + 3
    sum_, part = 0.0, total
    while index < count:
        lower = words[index].lower
        if words[index].text in GLUE and index + 1 < count and words[index + 1].lower in SCALES:
            index += 1
            continue
        if lower in SCALES:
            if SCALES[lower] == 100:
                part *= 100
            else:
                sum_, part = sum_ + part * SCALES[lower], 0.0
            index += 1
            after = index + 1 if index < count and words[index].lower == "and" else index
            more = _below_hundred(words, after) if after < count else None
            if more is not None and (after == index or not _starts_own_count(words, more[1])):
                part, index = part + more[0], more[1]
        elif lower == "dozen":
            part, index = part * 12, index + 1
            break
        else:
            break
    return Number(first, index, sum_ + part, sum_ + part)


def _starts_own_count(words: Sequence[Word], after: int) -> bool:
    """'two hundred and one was hurt': the second number is another count when a verb form of 'be' follows it."""
    return after < len(words) and words[after].lower in {"was", "were", "is", "are", "other", "others", "more"}


def _together(words: Sequence[Word], index: int) -> Number | None:
    """'a pair of teenagers', 'a trio of hikers', 'a double homicide': words for how many there are of people or of their deaths."""
    near = [word.lower for word in words[index : index + 6]]
    size = GROUP_SIZES.get(near[1]) if near[0] in ARTICLES and len(near) > 3 and near[2] == "of" else None
    if size is not None and any(COUNTED.get(word) in PERSON_CLASSES for word in near[3:]):
        return Number(index, index + 3, size, size)
    times = MULTIPLES.get(near[0])
    if times is None or len(near) < 2 or near[1] not in DEATHS_OF_SOME:
        return None
    goes_on = near[2] if len(near) > 2 else ""
    return Number(index, index + 1, times, times) if goes_on not in NO_DEATHS else None


def _vague(words: Sequence[Word], index: int) -> Number | None:
    """'hundreds', 'tens of thousands', 'several hundred', 'a few', 'a couple of dozen'."""
    lower, count = words[index].lower, len(words)
    if lower in PLURAL_SCALES:
        low, high = PLURAL_SCALES[lower]
        last = index + 1
        if (
            last + 1 < count
            and words[last].lower == "of"
            and words[last + 1].lower in PLURAL_SCALES
            and lower in {"tens", "hundreds", "thousands", "dozens"}
        ):
            factor = PLURAL_SCALES[words[last + 1].lower][0] / 2
            return Number(index, last + 2, low * factor, (high + 1) * factor - 1, True)
        if lower == "tens":
            return None
        return Number(index, last, low, high, True)
    two = f"{lower} {words[index + 1].lower}" if index + 1 < count else ""
    phrase = two if two in SMALL_VAGUE else lower if lower in SMALL_VAGUE and lower != "few" else None
    if phrase is None:
        return None
    last = index + len(phrase.split())
    low, high = SMALL_VAGUE[phrase]
    scale = last + 1 if last < count and words[last].lower == "of" else last
    if scale < count and (words[scale].lower in SCALES or words[scale].lower == "dozen"):
        factor = SCALES.get(words[scale].lower, 12)
        if low == high:
            return Number(index, scale + 1, low * factor, high * factor)
        return Number(index, scale + 1, low * factor, (high + 1) * factor - 1, True)
    return Number(index, last, low, high, low != high)


def _nothing(words: Sequence[Word], index: int) -> Number | None:
    """'no', 'none', 'nobody', 'no one', 'zero'; 'no more than' and its like are hedges."""
    if words[index].lower not in NOTHING:
        return None
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if (
        following in {"more", "fewer", "less", "longer", "matter", "doubt", "other", "such", "way", "idea"}
        or words[index].lower == "neither"
    ):
        return None
    return Number(index, index + (2 if following == "one" and words[index].lower == "no" else 1), 0, 0)


def read_number(words: Sequence[Word], index: int) -> Number | None:
    """The number that starts at the word, the longest reading first."""
    if words[index].digits:
        return _digits(words, index)
    if words[index].lower not in OPENINGS or not words[index].alpha:
        return None
    return _together(words, index) or _vague(words, index) or _spelled(words, index) or _nothing(words, index)


def _range(words: Sequence[Word], number: Number) -> Number | None:
    """'10 to 15', '30-40', 'two or three'; 'between 30 and 40' needs the 'between'."""
    last = number.last
    if last + 1 >= len(words) or words[last].lower not in RANGE_WORDS or number.vague:
        return None
    joiner = words[last].lower
    before = words[number.first - 1].lower if number.first else ""
    if (joiner == "and" and before != "between") or (joiner == "to" and before == "by"):
        return None  # 'up by two to 14'
    if joiner == "to" and before == "from" and number.first > 1 and words[number.first - 2].lower in _CHANGES:
        return None
    signed = (
        last + 2 < len(words)
        and words[last + 1].text in CURRENCY_SIGNS
        and number.first
        and words[number.first - 1].text == words[last + 1].text
    )
    second = read_number(words, last + (2 if signed else 1))
    if second is None or second.vague or second.low != second.high:
        return None
    low = number.low
    factor = next((SCALES[w.lower] for w in words[last + 1 : second.last] if w.lower in SCALES), 1)
    if factor > 1 and low < 1000 and low * factor < second.high and not any(w.lower in SCALES for w in words[number.first : number.last]):
        low *= factor
    if not low < second.high or (joiner == "or" and second.high - low > max(2, 0.5 * low)):
        return None
    if joiner in GLUE and second.high > 50 * max(low, 1):
        return None
    return Number(number.first, second.last, low, second.high)


_CHANGES = frozenset(
    """rose risen rise rises rising climbed increased jumped grew grown went up fell fallen dropped revised raised toll lowered reduced
    number figure surged declined decreased soared""".split()
)


RISING = frozenset("gone go goes going went moved risen rose climbed crept pushed brought took taken jumped".split())
"""Verbs whose 'up' is their own ('the toll has gone up to 14')."""
HANDED = frozenset(
    """hand hands handed handing turned turning swept sweep sweeping sweeps blew blow blown blowing blows flew fly flying flies flown rolled rolling
    rolls knocked knocking knock tipped tipping ran run running took take takes taken taking swooped passed hovered circled towers towering
    poured pouring argued argument arguing quarrel quarrelled quarreled quarrelling row dispute disputes feud fight fighting fought presided
    ruled rules watch pushed toppled keeled hangs hung""".split()
)
"""Words whose 'over' is their own ('handed over 12 captives', 'swept over three hamlets', 'a quarrel over two goats')."""


def _deep_in(words: Sequence[Word], index: int) -> bool:
    """'lay under 3 metres of snow': how deep, and not how much less."""
    behind = [word.lower for word in words[index + 1 : index + 3]]
    return len(behind) > 1 and behind[0] in DISTANCE and behind[1] == "of"


def _hedge_before(words: Sequence[Word], index: int) -> tuple[int, str, Bound] | None:
    """The longest hedge that ends right before the word."""
    for length in range(min(LONGEST_HEDGE, index), 0, -1):
        phrase = " ".join(w.lower for w in words[index - length : index])
        if phrase in HEDGES_BEFORE and not (
            (phrase == "over" and index > 1 and words[index - 2].lower in HANDED)
            or (phrase in {"under", "beneath"} and _deep_in(words, index))
            or (phrase == "up to" and index > 2 and words[index - 3].lower in RISING)
        ):
            return index - length, phrase, HEDGES_BEFORE[phrase]
    return None


def with_late_hedge(words: Sequence[Word], quantity: Quantity, index: int) -> tuple[Quantity, int] | None:
    """'10 people at least': the hedge behind what is counted, with the word after it; None where there is none."""
    phrase = " ".join(w.lower for w in words[index : index + 2])
    bound = HEDGES_AFTER.get(phrase)
    if (
        bound is None
        or quantity.hedge is not None
        or (index + 2 < len(words) and (words[index + 2].digits or words[index + 2].lower in ONES))
    ):
        return None
    low, high = _bound(quantity.low, quantity.high, bound)
    return quantity._replace(low=low, high=high, hedge=phrase), index + 2


def _bound(low: float | None, high: float | None, bound: Bound) -> tuple[float | None, float | None]:
    """The interval that the hedge leaves of the number's own; only whole numbers move by one."""
    if bound is Bound.MORE:
        edge = high if low == high else low
        return (None if edge is None else edge + 1 if edge == int(edge) and low == high else edge), None
    if bound is Bound.LEAST:
        return low, None
    if bound is Bound.MOST:
        return None, high
    if bound is Bound.LESS:
        return None, None if high is None else high - 1 if high == int(high) and high >= 1 else high
    return low, high


def read_quantity(words: Sequence[Word], index: int) -> Quantity | None:
    """The number at the word with its hedges, currency sign and range; None where no number starts."""
    number = read_number(words, index)
    if number is None:
        return None
    ranged = _range(words, number)
    whole = ranged or number
    low: float | None = _plain(whole.low)
    high: float | None = _plain(whole.high)
    first = whole.first
    hedges: list[str] = []
    currency: str | None = None
    if first and words[first - 1].text in CURRENCY_SIGNS:
        currency, first = CURRENCY_SIGNS[words[first - 1].text], first - 1
        if first and words[first].glued and words[first - 1].lower + "$" in CURRENCY_PREFIXES:
            currency, first = CURRENCY_PREFIXES[words[first - 1].lower + "$"], first - 1
    elif first and words[first - 1].lower in CURRENCY_PREFIXES:
        currency, first = CURRENCY_PREFIXES[words[first - 1].lower], first - 1
    elif first > 1 and words[first - 1].text == "." and words[first - 2].lower in CURRENCY_PREFIXES:
        currency, first = CURRENCY_PREFIXES[words[first - 2].lower], first - 2
    if ranged is not None and first and words[first - 1].lower in {"between", "from"}:
        first -= 1
    applied: Bound | None = None
    while (hedge := _hedge_before(words, first)) is not None and first - hedge[0] <= LONGEST_HEDGE:
        first = hedge[0]
        hedges.insert(0, hedge[1])
        if applied in (None, Bound.ABOUT):
            low, high = _bound(low, high, hedge[2])
            applied = hedge[2]
    last = whole.last
    glued_plus = last < len(words) and words[last].text == "+"
    for length in (1,) if glued_plus else (3, 2):
        phrase = " ".join(w.lower for w in words[last : last + length])
        if phrase in HEDGES_AFTER and applied in (None, Bound.ABOUT):
            low, high = _bound(low, high, HEDGES_AFTER[phrase])
            hedges.append(phrase.replace("- ", ""))
            last += length
            break
    hedge_text = " ".join(hedges).replace(" .", ".") or None
    return Quantity(first, whole.first, last, low, high, hedge_text, whole.vague, currency, ranged is not None)
