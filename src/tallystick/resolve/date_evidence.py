"""What dates an undated report: days by name or distance, matched with events that other reports, or its own stated dates, tell."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tallystick.lexicon.datewords import COMMON_WORDS, SPEECH_WORDS
from tallystick.lexicon.times import WEEKDAYS
from tallystick.records.mention import Analysis, TimeMention
from tallystick.records.report import Report
from tallystick.records.times import Day, Direction, Moment, Nth, Offset, Range, TimeValue, Unit, Weekday, resolve_time, resolve_times

SHARED_WORDS = 3
"""Words that two sentences must share to tell of one event …"""
SHARED_WEIGHT = 0.2
"""… and the share of the lighter sentence's weight that they make up."""
COMMON_IN = 60
"""A word in more sentences of the case than this opens no comparison, so that cost stays near-linear."""
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}|\d[\d,.]*\d|\d")
_SPEECH = "|".join(sorted(SPEECH_WORDS))
SPEECH_BEFORE = re.compile(
    rf"\b(?:{_SPEECH})(?:\s+(?:reporters|journalists|lawmakers|parliament|state\s+\w+|[A-Z][\w.]+)){{0,3}}"
    r"(?:\s+(?:in|at|during|by)\s+(?:an?|the|his|her|its|their)?\s*(?:[\w-]+\s+)?(?:statement|conference|briefing|interview|address|speech|release|call|post|report))?"
    r"(?:,|\s)\s*(?:on\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
OPENS_SENTENCE = re.compile(r"(?:^|[.!?”\"\n])\s*(?:On\s+|Late\s+|Early\s+)*$")
SPEECH_AFTER = re.compile(rf",?\s+[^.;!?\n]{{0,70}}\b(?:{_SPEECH})\b", re.IGNORECASE)
ENDINGS = ("ings", "ing", "edly", "ed", "es", "ly", "s")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MAIN_EVENT = "case"
"""Stands in a vote for the report that dates the event, where most of the case's reports do."""

Vote = tuple[str, str, date, bool]
"""Report that dates the event (empty: this one), words of the clue, the event's day, whether the clue tells the day exactly."""


class Clue(NamedTuple):
    """A day by name or distance in an undated report, with the words of its sentence."""

    words: str
    value: TimeValue
    terms: frozenset[str]


class ToldWeekday(NamedTuple):
    """The latest weekday that a report names as past: by news custom that of its publication."""

    weekday: int
    reason: str


class _Fact(NamedTuple):
    report: str
    day: date
    terms: frozenset[str]
    counted: bool = False
    """Told by a distance ('two days ago'), which a copy printed on another day repeats word for word."""


def sentence_terms(text: str) -> frozenset[str]:
    """The words of a sentence that tell its event: stems of four letters and more, and numbers, without words that any report has."""
    words = (re.sub(r"['’]s?$", "", word.lower()) for word in WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in COMMON_WORDS and word.removesuffix("s") not in WEEKDAYS)


def _stem(word: str) -> str:
    word = word.replace(",", "")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-2] + "er" if word.endswith("re") and len(word) > 5 else word


class _Sentences:
    """Finds the sentence around a position."""

    def __init__(self, report: Report, analysis: Analysis | None) -> None:
        self.text = report.text
        spans = [(span.start, span.end) for span in analysis.sentences] if analysis is not None else []
        if not spans:
            spans = [(match.start(), match.end()) for match in re.finditer(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?", report.text)]
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def around(self, position: int) -> str:
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and position < self.spans[index][1]:
            return self.text[slice(*self.spans[index])]
        return self.text[max(0, position - 80) : position + 80]


def _plain(value: TimeValue) -> TimeValue:
    """The day of a time of day; the stated end of an open range."""
    if isinstance(value, Moment) and value.day is not None:
        return _plain(value.day)
    if isinstance(value, Range) and value.end is None and value.start is not None:
        return _plain(value.start)
    return value


def clues_of(report: Report, analysis: Analysis | None) -> tuple[Clue, ...]:
    """The report's clues: days that only a day of publication can place."""
    if analysis is None:
        return ()
    sentences = _Sentences(report, analysis)
    found: list[Clue] = []
    for mention in analysis.times:
        value = _plain(mention.value)
        if value.context is not None or mention.value.context is not None or _quoted(report.text, mention.span.start):
            continue
        if isinstance(value, Weekday) or _day_without_year(value) or _distance(value):
            found.append(Clue(mention.span.of(report.text), value, sentence_terms(sentences.around(mention.span.start))))
    return tuple(found)


def _day_without_year(value: TimeValue) -> bool:
    return isinstance(value, Day) and value.year is None and value.month is not None and value.day is not None


def _distance(value: TimeValue) -> bool:
    """'two days ago', 'a week ago'; 'today' is no clue: what one report tells of today, another may tell of the day after."""
    if not isinstance(value, Offset) or value.event is not None or not value.count:
        return False
    return value.unit is Unit.DAY or (value.unit is Unit.WEEK and value.count == 1 and not value.whole)


def _quoted(text: str, position: int) -> bool:
    """Whether the position stands inside quotation marks of its paragraph."""
    start = text.rfind("\n", 0, position) + 1
    before = text[start:position]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def days_allowed(value: TimeValue, event: date) -> tuple[list[date], bool]:
    """The days of publication for which ``value`` means ``event``, and whether that is one exact day; empty where it cannot mean it."""
    if isinstance(value, Weekday):
        if event.weekday() != value.weekday:
            return [], False
        if value.weeks is not None and value.weeks < 0:
            return [event + timedelta(days) for days in range(1, 8)], False
        if (value.weeks is not None and value.weeks > 0) or value.direction is Direction.FUTURE:
            first = 1 if value.weeks else 0
            return [event - timedelta(days) for days in range(first, first + 7)], False
        return [event + timedelta(days) for days in range(7)], False
    if isinstance(value, Offset) and value.count is not None:
        size = 7 if value.unit is Unit.WEEK else 1
        step = round(value.count * size)
        return [event + timedelta(step) if value.direction is Direction.PAST else event - timedelta(step)], True
    return [], False


class CaseFacts:
    """Days that dated reports give to events, found through the words that undated reports use."""

    def __init__(self, clues: Mapping[str, tuple[Clue, ...]]) -> None:
        self.published: set[date] = set()
        self._facts: list[_Fact] = []
        self._by_term: dict[str, list[int]] = defaultdict(list)
        self._wanted = frozenset(term for report in clues.values() for clue in report for term in clue.terms)
        self._counts: Counter[str] = Counter()
        self._sentences = 0
        self._dated = 0
        self._main: tuple[date, frozenset[str]] | None = None
        self._main_at = -1
        for report in clues.values():
            for clue in report:
                self._count(clue.terms)

    @property
    def spread(self) -> int:
        """Days from the first dated report to the last."""
        return (max(self.published) - min(self.published)).days if self.published else 0

    def _count(self, terms: Iterable[str]) -> None:
        self._counts.update(terms)
        self._sentences += 1

    def add(self, report: Report, analysis: Analysis | None, published: str) -> None:
        """Takes the days of a dated report's sentences."""
        try:
            self.published.add(date.fromisoformat(published[:10]))
        except ValueError:
            return
        if analysis is None or not self._wanted:
            return
        self._dated += 1
        sentences = _Sentences(report, analysis)
        spans = resolve_times(analysis, published)
        for mention in analysis.times:
            span = spans.get(mention.id)
            if span is None or not _tells_event_day(mention):
                continue
            try:
                day = date.fromisoformat((span.first_day or "")[:10])
            except ValueError:
                continue
            terms = sentence_terms(sentences.around(mention.span.start))
            self._count(terms)
            if terms & self._wanted:
                for term in terms & self._wanted:
                    self._by_term[term].append(len(self._facts))
                self._facts.append(_Fact(report.id, day, terms, isinstance(_plain(mention.value), Offset)))

    def weight(self, terms: Iterable[str]) -> float:
        """Rare words weigh more: the logarithm of how many sentences there are for each that has the word."""
        return sum(math.log(1 + (1 + self._sentences) / (1 + self._counts[term])) for term in sorted(terms))

    def votes(self, report: str, clues: tuple[Clue, ...]) -> dict[date, list[Vote]]:
        """Day of publication → the clues that allow it, through events that dated reports tell."""
        found: dict[date, list[Vote]] = defaultdict(list)
        own = self._own_days(report, clues)
        main = self._main_event()
        for clue in clues:
            alike = [*self._alike(clue, report), *(fact for fact in own if self._same_event(clue.terms, fact.terms))]
            if not alike and main is not None and self._of_main_event(clue, main):
                alike = [_Fact(MAIN_EVENT, main[0], clue.terms)]
            for fact in alike:
                if fact.counted and isinstance(clue.value, Offset):
                    continue
                days, exact = days_allowed(clue.value, fact.day)
                for day in days:
                    entry = (fact.report, clue.words, fact.day, exact)
                    if entry not in found[day]:
                        found[day].append(entry)
        return dict(found)

    def _main_event(self) -> tuple[date, frozenset[str]] | None:
        """The day that at least half of the dated reports tell, and the words that two of them or more tell it with."""
        if self._main_at != len(self._facts):
            self._main_at, self._main = len(self._facts), self._find_main_event()
        return self._main

    def _find_main_event(self) -> tuple[date, frozenset[str]] | None:
        reports: dict[date, set[str]] = defaultdict(set)
        for fact in self._facts:
            reports[fact.day].add(fact.report)
        ranked = sorted(((len(tellers), day) for day, tellers in reports.items()), reverse=True)
        if not ranked or ranked[0][0] < 2 or ranked[0][0] * 2 < self._dated or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        day = ranked[0][1]
        tellers_of: dict[str, set[str]] = defaultdict(set)
        for fact in self._facts:
            if fact.day == day:
                for term in fact.terms:
                    tellers_of[term].add(fact.report)
        return day, frozenset(term for term, tellers in tellers_of.items() if len(tellers) >= 2)

    def _of_main_event(self, clue: Clue, main: tuple[date, frozenset[str]]) -> bool:
        """A weekday that agrees needs one word of the main event beside it, a distance ('a week ago') two."""
        return len(clue.terms & main[1]) >= (1 if isinstance(clue.value, Weekday) else 2)

    def _alike(self, clue: Clue, report: str) -> list[_Fact]:
        candidates: Counter[int] = Counter()
        for term in clue.terms:
            holders = self._by_term.get(term, ())
            if len(holders) <= COMMON_IN:
                candidates.update(holders)
        return [
            self._facts[index]
            for index in sorted(candidates)
            if self._facts[index].report != report and self._same_event(clue.terms, self._facts[index].terms)
        ]

    def _same_event(self, one: frozenset[str], other: frozenset[str]) -> bool:
        shared = one & other
        if len(shared) < SHARED_WORDS:
            return False
        return self.weight(shared) >= SHARED_WEIGHT * min(self.weight(one), self.weight(other))

    def _own_days(self, report: str, clues: tuple[Clue, ...]) -> list[_Fact]:
        """The report's own days of a month, in the year of the case's nearest report."""
        found: list[_Fact] = []
        if not self.published:
            return found
        middle = sorted(self.published)[len(self.published) // 2].isoformat()
        for clue in clues:
            if isinstance(clue.value, Day):
                span = resolve_time(clue.value, middle)
                if span is not None and span.first_day is not None:
                    day = date.fromisoformat(span.first_day)
                    if abs((day - date.fromisoformat(middle)).days) <= 60:
                        found.append(_Fact("", day, clue.terms))
        return found


def _tells_event_day(mention: TimeMention) -> bool:
    value = _plain(mention.value)
    if isinstance(value, Day):
        return value.day is not None and value.month is not None
    return isinstance(value, Weekday) or (isinstance(value, Offset) and value.unit is Unit.DAY and value.event is None)


def last_told_weekday(report: Report, analysis: Analysis | None, clues: tuple[Clue, ...]) -> ToldWeekday | None:
    """The weekday of publication by news custom: the latest of the past weekdays that the report names, when speech is dated by it.

    None where the report says 'today' or 'yesterday' in its own voice (it then names other days by their names), where it is named once
    only or never with a verb of speech, where no other past day is named (it may then be the event's day alone), or where the named days give no latest.
    """
    if analysis is None:
        return None
    days: Counter[int] = Counter()
    spoken: Counter[int] = Counter()
    saying = {statement.when for statement in analysis.statements if statement.when is not None}
    for mention in analysis.times:
        value = _plain(mention.value)
        if _quoted(report.text, mention.span.start):
            continue
        if isinstance(value, Offset) and value.unit is Unit.DAY and value.whole and value.count in {0, 1} and value.context is None:
            return None
        if isinstance(value, Weekday) and value.weeks is None and value.direction is not Direction.FUTURE and value.context is None:
            days[value.weekday] += 1
            if mention.id in saying or _dates_speech(report.text, mention):
                spoken[value.weekday] += 1
    last = _latest(set(days))
    if last is None or len(days) < 2 or days[last] < 2 or not spoken[last] or days[last] < max(days.values()):
        return None
    return ToldWeekday(last, f"{NAMES[last]} is the latest past day that it names, {days[last]} times, and dates speech by it")


def _dates_speech(text: str, mention: TimeMention) -> bool:
    """'said on Wednesday', 'told reporters late Wednesday', 'On Wednesday, the ministry said'."""
    start, end = mention.span.start, mention.span.end
    return SPEECH_BEFORE.search(text, max(0, start - 60), start) is not None or (
        OPENS_SENTENCE.search(text, max(0, start - 12), start) is not None and SPEECH_AFTER.match(text, end, end + 90) is not None
    )


def _latest(weekdays: set[int]) -> int | None:
    """The day before the widest gap of the week; None where two gaps are as wide."""
    ordered = sorted(weekdays)
    if len(ordered) <= 1:
        return ordered[0] if ordered else None
    gaps = sorted((((ordered[(place + 1) % len(ordered)] - day) % 7, day) for place, day in enumerate(ordered)), reverse=True)
    return gaps[0][1] if gaps[0][0] > gaps[1][0] else None


def start_of_told_crisis(analysis: Analysis | None) -> tuple[date, str] | None:
    """The day that 'the 20th day of the war' means, with why, where one crisis alone is meant."""
    for mention in analysis.times if analysis is not None else ():
        value = mention.value
        if isinstance(value, Nth) and value.unit is Unit.DAY and value.nth > 3 and len(value.origins) == 1:
            span = resolve_time(value, None)
            if span is not None and span.first_day is not None:
                return date.fromisoformat(span.first_day), f"day {value.nth} of “{value.event}” is {span.first_day}"
    return None


def stated_bounds(analysis: Analysis | None) -> tuple[date | None, date | None]:
    """The earliest day that the report can be of: the latest full date or year that it tells as past. The latest is not bounded."""
    lower: date | None = None
    for mention in analysis.times if analysis is not None else ():
        value = _plain(mention.value)
        if (
            isinstance(value, Day)
            and value.year is not None
            and value.direction is not Direction.FUTURE
            and value.whole is None
            and 1900 < value.year < 2100
        ):
            try:
                day = date(value.year, value.month or 1, value.day or 1)
            except ValueError:
                continue
            if value.month is not None and value.day is not None and (lower is None or day > lower):
                lower = day
    return lower, None
