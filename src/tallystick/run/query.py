"""The query language of the search: 'killed > 100 Mariupol 15..17 March' as a typed record.

A query is words, and between them what is understood: counts ('killed > 100', '10..15 wounded'), days ('15..17 March', 'since 2022-03-15'),
"quoted phrases", and ``outlet:``, ``by:``, ``place:``, ``measure:``, ``type:``. What is not understood is a word like any other, so no
query is an error.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Sequence

import msgspec

from tallystick.lexicon.incidents import TYPE_BY_NAME
from tallystick.lexicon.measures import INTRANSITIVE, STATES, TRANSITIVE
from tallystick.lexicon.numbers import SCALE_SUFFIXES, SCALES
from tallystick.lexicon.times import MONTH_SHORT, MONTHS, MONTHS_ALSO_NAMES

MEASURE_WORDS: dict[str, str] = {
    word: measure
    for measure, words in {
        "killed": "killed dead death deaths died fatalities fatality toll",
        "wounded": "wounded injured injuries hurt casualties",
        "missing": "missing",
        "trapped": "trapped stranded",
        "sheltering": "sheltering sheltered",
        "rescued": "rescued saved",
        "evacuated": "evacuated evacuees evacuations",
        "displaced": "displaced homeless idps fled",
        "refugees": "refugees refugee",
        "detained": "detained arrested detainees arrests hostages kidnapped abducted",
        "exchanged": "exchanged swapped",
        "released": "released freed",
        "troops": "troops soldiers",
        "population": "population inhabitants",
        "vehicles": "vehicles cars buses trucks tanks",
        "buildings": "buildings homes houses",
        "distance": "distance",
        "aid": "aid",
        "money": "money",
    }.items()
    for word in words.split()
}
"""Words that ask for figures of a measure."""
SIGNS: dict[str, str] = {
    ">": ">",
    ">=": ">=",
    "≥": ">=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    "=": "=",
    "more than": ">",
    "over": ">",
    "above": ">",
    "at least": ">=",
    "less than": "<",
    "fewer than": "<",
    "under": "<",
    "below": "<",
    "at most": "<=",
    "up to": "<=",
    "exactly": "=",
}
SINCE = frozenset({"since", "from", "after"})
UNTIL = frozenset({"until", "till", "before", "to"})
RANGES = frozenset({"..", "...", "…", "-", "–", "—", "to"})
FIELDS = ("outlet", "by", "place", "measure", "type")
MAX_QUERY = 500
"""Characters of a query that are read; the rest is cut."""
TOKEN = re.compile(
    r"""(?P<field>\b(?:outlet|by|place|measure|type):)(?:"(?P<inside>[^"]*)"|(?P<value>[^\s"]+))
    | ["“„](?P<phrase>[^"“”„]+)["”]
    | (?P<sign>>=|<=|[<>=≥≤])
    | (?P<range>\.\.\.?|…|[-–—])
    | (?P<iso>\b\d{4}-\d{2}(?:-\d{2})?\b)
    | (?P<compound>\d+[-–][^\W\d]\w*)
    | (?P<number>\d(?:[\d,]*\d)?(?:\.\d+)?(?P<suffix>[a-zA-Z]{1,2})?(?!\w))
    | (?P<word>\w+(?:['’\-]\w+)*)""",
    re.VERBOSE,
)
DAY_WORDS = 31


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """'killed > 100': figures of a measure (None: of any) whose number lies in the closed interval; None where open."""

    measure: str | None = None
    low: float | None = None
    high: float | None = None
    words: str
    """As typed."""

    @property
    def asks_number(self) -> bool:
        """Whether it bounds the number, or asks for the measure alone."""
        return self.low is not None or self.high is not None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query as it was understood; all parts must hold of a hit."""

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    first: str | None = None
    """First day (ISO), or None where open."""
    last: str | None = None
    """Last day (ISO), both included."""
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (
            self.words or self.phrases or self.counts or self.first or self.last or self.outlets or self.voices or self.places or self.types
        )


class _Token(msgspec.Struct, frozen=True):
    kind: str
    text: str
    number: float | None = None


class _Date(msgspec.Struct, frozen=True):
    """A day or month whose year may be open."""

    year: int | None
    month: int
    day: int | None

    def first(self, year: int) -> str:
        return f"{year:04d}-{self.month:02d}-{self.day or 1:02d}"

    def last(self, year: int) -> str:
        return f"{year:04d}-{self.month:02d}-{self.day or monthrange(year, self.month)[1]:02d}"


def parse_query(text: str, until: str | None = None) -> Query:
    """The query as a record; never raises.

    ``until`` is the last day of the case (ISO): a day without a year is the last such day that is not after it. Where it is None, days
    without a year are words.
    """
    text = text[:MAX_QUERY]
    return _Parse(_tokens(text), until).query(" ".join(text.split()))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for hit in TOKEN.finditer(text):
        kind = hit.lastgroup or "word"
        if hit["field"]:
            found.append(_Token(hit["field"][:-1], (hit["inside"] if hit["inside"] is not None else hit["value"]).strip()))
        elif hit["phrase"]:
            found.append(_Token("phrase", " ".join(hit["phrase"].split())))
        elif hit["number"]:
            suffix = (hit["suffix"] or "").casefold()
            if suffix and suffix not in SCALE_SUFFIXES:
                found.append(_Token("word", hit.group()))
            else:
                digits = hit["number"][: len(hit["number"]) - len(suffix)].replace(",", "")
                found.append(_Token("number", hit.group(), float(digits) * SCALE_SUFFIXES.get(suffix, 1)))
        elif kind == "compound":
            found.append(_Token("word", hit.group()))
        else:
            found.append(_Token(kind, hit.group()))
    return found


class _Parse:
    """One pass from left to right; each reading that fits takes its tokens, and what no reading takes is a word."""

    def __init__(self, tokens: Sequence[_Token], until: str | None) -> None:
        self.tokens = tokens
        self.until = until
        self.at = 0
        self.fields: dict[str, list[str]] = {name: [] for name in (*FIELDS, "word", "phrase")}
        self.counts: list[Count] = []
        self.days: tuple[str | None, str | None] | None = None

    def query(self, text: str) -> Query:
        while self.at < len(self.tokens):
            if not (self._field() or self._days() or self._count() or self._range_sign()):
                self.fields["word"].append(self._take().text)
        first, last = self.days or (None, None)
        return Query(
            text=text,
            words=tuple(self.fields["word"]),
            phrases=tuple(self.fields["phrase"]),
            counts=tuple(self.counts),
            first=first,
            last=last,
            outlets=tuple(self.fields["outlet"]),
            voices=tuple(self.fields["by"]),
            places=tuple(self.fields["place"]),
            types=tuple(self.fields["type"]),
        )

    def _take(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _peek(self, ahead: int = 0) -> _Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else _Token("end", "")

    def _word(self, ahead: int = 0) -> str:
        token = self._peek(ahead)
        return token.text.casefold() if token.kind == "word" else ""

    # -- fields --------------------------------------------------------------------------------------------------------
    def _field(self) -> bool:
        token = self._peek()
        if token.kind == "phrase" or token.kind in FIELDS:
            self.at += 1
            value = token.text.casefold() if token.kind in {"measure", "type"} else token.text
            if token.kind == "measure" and value:
                start = self.at - 1
                low, high = self._amount(bare=True) or (None, None)
                words = " ".join((value, *(t.text for t in self.tokens[start + 1 : self.at])))
                self.counts.append(Count(measure=MEASURE_WORDS.get(value, value), low=low, high=high, words=words))
            elif token.kind == "type" and value.replace(" ", "_") in TYPE_BY_NAME:
                self.fields["type"].append(value.replace(" ", "_"))
            elif value and any(c.isalnum() for c in value):
                self.fields["word" if token.kind == "type" else token.kind].append(value)
            return True
        return False

    def _range_sign(self) -> bool:
        """A sign that stands before nothing it could belong to says nothing."""
        if self._peek().kind in {"range", "sign"}:
            self.at += 1
            return True
        return False

    # -- counts --------------------------------------------------------------------------------------------------------
    def _count(self) -> bool:
        start = self.at
        measure = MEASURE_WORDS.get(self._word())
        if measure is not None:
            self.at += 1
        amount = self._amount(bare=measure is not None)
        if amount is None and measure is None:
            self.at = start
            return False
        if measure is None:
            # '10 civilians killed': the word it counts may stand one further.
            measure = MEASURE_WORDS.get(self._word())
            if measure is not None:
                self.at += 1
            elif self._bare(start):
                self.at = start
                return False
        words = " ".join(token.text for token in self.tokens[start : self.at])
        low, high = amount or (None, None)
        self.counts.append(Count(measure=measure, low=low, high=high, words=words))
        return True

    def _bare(self, start: int) -> bool:
        """A number alone, with no sign and no measure beside it: a word like any other."""
        return self.at == start + 1

    def _amount(self, *, bare: bool) -> tuple[float | None, float | None] | None:
        """The interval that a sign and a number give, or a range of numbers, or a number alone beside a measure."""
        start = self.at
        dated = self._range() is not None
        self.at = start
        if dated:
            # 'killed 10 March' gives a day, no number.
            return None
        sign = self._sign()
        low = self._number()
        if low is None:
            self.at = start
            return None
        if sign is not None:
            return _interval(sign, low)
        if self._peek().kind == "range" and self._peek(1).kind == "number":
            self.at += 1
            high = self._number()
            if high is not None:
                return (min(low, high), max(low, high))
        if self._peek().kind == "range" and self._peek().text.startswith(".."):
            self.at += 1
            return (low, None)
        if bare or self._word() in MEASURE_WORDS:
            return (low, low)
        self.at = start
        return None

    def _sign(self) -> str | None:
        if self._peek().kind == "sign":
            return SIGNS[self._take().text]
        if self._peek().kind == "range" and self._peek().text.startswith("..") and self._peek(1).kind == "number":
            self.at += 1
            return "<="
        for length in (2, 1):
            words = " ".join(self._word(n) for n in range(length))
            if words in SIGNS and self._peek(length).kind == "number":
                self.at += length
                return SIGNS[words]
        return None

    def _number(self) -> float | None:
        token = self._peek()
        if token.kind != "number" or token.number is None:
            return None
        self.at += 1
        scale = SCALES.get(self._word())
        if scale is not None:
            self.at += 1
            return token.number * scale
        return token.number

    # -- days ----------------------------------------------------------------------------------------------------------
    def _days(self) -> bool:
        if self.days is not None:
            return False
        start = self.at
        found = self._named_range() or self._range()
        if found is None:
            self.at = start
            return False
        days = self._settle(*found)
        if days is None:
            self.at = start
            return False
        self.days = days
        return True

    def _named_range(self) -> tuple[_Date | None, _Date | None] | None:
        """'since X', 'until X', 'from X to Y', 'on X'."""
        word = self._word()
        if word in SINCE | UNTIL | {"on", "in", "between"}:
            self.at += 1
            first = self._date(alone=True)
            if first is None:
                self.at -= 1
                return None
            if word in {"from", "between"} and (self._peek().kind == "range" or self._word() in {"to", "until", "and", "till"}):
                back = self.at
                self.at += 1
                last = self._date(alone=True)
                if last is not None:
                    return first, last
                self.at = back
            if word in UNTIL:
                return None, first
            return (first, None) if word in SINCE else (first, first)
        return None

    def _range(self) -> tuple[_Date | None, _Date | None] | None:
        """'15..17 March', 'March 15..17', 'X..Y', '..X', 'X..', 'X'."""
        if self._peek().kind == "range" and self._peek().text.startswith(".."):
            self.at += 1
            last = self._date()
            return (None, last) if last is not None else None
        day = _day_number(self._peek())
        if day is not None and self._joins(1) and _day_number(self._peek(2)) is not None:
            self.at += 2
            last = self._date()
            if last is not None and last.day is not None:
                return _Date(last.year, last.month, day), last
            return None
        first = self._date()
        if first is None:
            return None
        if first.day is not None and first.year is None and self._joins(0) and (day := _day_number(self._peek(1))) is not None:
            back = self.at
            self.at += 1
            later = self._date()
            if later is not None:
                return first, later
            self.at = back + 2
            year = self._year()
            return _Date(year, first.month, first.day), _Date(year, first.month, day)
        if self._joins(0):
            back = self.at
            self.at += 1
            last = self._date(alone=True)
            if last is not None:
                return first, last
            self.at = back
            if self._peek().text.startswith(".."):
                self.at += 1
                return first, None
        return first, first

    def _joins(self, ahead: int) -> bool:
        token = self._peek(ahead)
        return token.kind == "range" or (token.kind == "word" and token.text.casefold() in RANGES)

    def _date(self, *, alone: bool = False) -> _Date | None:
        """A day or month; a bare month name that is also a name or a word counts only where ``alone`` says that a time stands here."""
        start = self.at
        token = self._peek()
        if token.kind == "iso":
            self.at += 1
            parts = [int(part) for part in token.text.split("-")]
            return self._kept(_Date(parts[0], parts[1], parts[2] if len(parts) > 2 else None), start)
        day = _day_number(token)
        if day is not None:
            ahead = 2 if self._word(1) == "of" else 1
            month = _month(self._word(ahead))
            if month:
                self.at += ahead + 1
                return self._kept(_Date(self._year(), month, day), start)
            return None
        month = _month(self._word())
        if not month:
            return None
        self.at += 1
        day = _day_number(self._peek())
        if day is not None:
            self.at += 1
            return self._kept(_Date(self._year(), month, day), start)
        year = self._year()
        named = token.text.casefold() not in MONTHS_ALSO_NAMES and token.text[:1].isupper() and len(token.text) > 3
        after_number = start > 0 and self.tokens[start - 1].kind == "number"
        if alone or (not after_number and (year is not None or named)):
            return _Date(year, month, None)
        self.at = start
        return None

    def _kept(self, date: _Date, start: int) -> _Date | None:
        """The date where the calendar has it; else its tokens are given back."""
        if _checked(date) is None:
            self.at = start
            return None
        return date

    def _year(self) -> int | None:
        token = self._peek()
        if token.kind == "number" and re.fullmatch(r"(?:1[6-9]|20|21)\d\d", token.text):
            self.at += 1
            return int(token.text)
        return None

    def _settle(self, first: _Date | None, last: _Date | None) -> tuple[str | None, str | None] | None:
        """The days with their years; None where a year is open and the case does not tell it."""
        given = next((d.year for d in (last, first) if d is not None and d.year is not None), None)
        lead = first or last
        assert lead is not None
        try:
            if given is None:
                if self.until is None:
                    return None
                given = int(self.until[:4])
                if lead.first(given) > self.until[:10]:
                    given -= 1
            start_year = first.year if first is not None and first.year is not None else given
            start = first.first(start_year) if first is not None else None
            if last is None:
                return start, None
            end_year = last.year if last.year is not None else max(given, start_year)
            if first is not None and last.year is None and start is not None and last.last(end_year) < start:
                end_year += 1
            if first is not None and first.year is None and last.year is not None and start is not None and start > last.last(end_year):
                start = first.first(start_year - 1)
            end = last.last(end_year)
            _proved(start, end)
        except ValueError:
            return None
        return (end[:10], start) if start is not None and start > end else (start, end)


def word_query(query: Query) -> tuple[str, ...]:
    """How the query was understood, a part a line: 'killed, 101 or more', 'with “Mariupol”', '15 Mar 2022 – 17 Mar 2022'."""
    lines = [f"{c.measure or 'any number'}{f', {_word_interval(c)}' if c.asks_number else ''}" for c in query.counts]
    lines += [f"with “{word}”" for word in query.words]
    lines += [f"with the phrase “{phrase}”" for phrase in query.phrases]
    if query.first is not None and query.last is not None:
        lines.append(f"on {query.first}" if query.first == query.last else f"from {query.first} to {query.last}")
    elif query.first is not None:
        lines.append(f"since {query.first}")
    elif query.last is not None:
        lines.append(f"until {query.last}")
    lines += [f"printed by an outlet named “{outlet}”" for outlet in query.outlets]
    lines += [f"said by “{voice}”" for voice in query.voices]
    lines += [f"at “{place}”" for place in query.places]
    lines += [f"incidents of type {kind.replace('_', ' ')}" for kind in query.types]
    return tuple(lines)


def _word_interval(count: Count) -> str:
    low, high = (f"{value:,.10g}" if value is not None else None for value in (count.low, count.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} to {high}"
    return f"{low} or more" if low is not None else f"up to {high}"


def _proved(*days: str | None) -> None:
    """Raises ValueError where one is no day of the calendar ('30 February')."""
    from datetime import date

    for day in days:
        if day is not None:
            date.fromisoformat(day)


def _day_number(token: _Token) -> int | None:
    if token.kind == "number" and token.text.isdigit() and len(token.text) <= 2 and 1 <= int(token.text) <= DAY_WORDS:
        return int(token.text)
    hit = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", token.text.casefold()) if token.kind == "word" else None
    return int(hit[1]) if hit and 1 <= int(hit[1]) <= DAY_WORDS else None


def _month(word: str) -> int | None:
    word = word.rstrip(".")
    return MONTHS.get(word) or MONTH_SHORT.get(word)


def _checked(date: _Date) -> _Date | None:
    """The date, or None where no year has it ('31 February', month 14)."""
    if not 1 <= date.month <= 12 or (date.year is not None and not 1 <= date.year <= 9999):
        return None
    longest = monthrange(date.year if date.year is not None else 2024, date.month)[1]
    return date if date.day is None or 1 <= date.day <= longest else None


def _interval(sign: str, number: float) -> tuple[float | None, float | None]:
    """The closed interval that a comparison allows; counts are whole, so '> 100' is from 101."""
    whole = number == int(number) if math.isfinite(number) else True
    match sign:
        case ">":
            return (number + 1 if whole else math.nextafter(number, math.inf), None)
        case ">=":
            return (number, None)
        case "<":
            return (None, number - 1 if whole else math.nextafter(number, -math.inf))
        case "<=":
            return (None, number)
        case _:
            return (number, number)


def measure_forms(measure: str) -> frozenset[str]:
    """Words by which texts tell a measure, for finding it in running text."""
    return _FORMS.get(measure, frozenset({measure}))


def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table in (MEASURE_WORDS, TRANSITIVE, INTRANSITIVE, STATES):
        for word, measure in table.items():
            found.setdefault(measure, set()).add(word)
    return {measure: frozenset(words) for measure, words in found.items()}


_FORMS = _forms()
__all__ = ["Count", "Query", "measure_forms", "parse_query", "word_query"]
