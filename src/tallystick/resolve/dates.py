"""When each report was published, over the whole case, each date with its derivation (docs/method/dates.md).

Order: as given or by metadata; a full date at the report's head; a dateline's day with a year that evidence gives; inferred from the case.
Where the evidence does not suffice, or supports two days alike, a report stays undated: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from tallystick.lexicon.documents import HEADING_REACH, ends_heading
from tallystick.records.links import Dating
from tallystick.records.mention import Analysis, TimeMention
from tallystick.records.report import PublishedBasis, Report, ZoneKind
from tallystick.records.rows import Book, Rows, Rule
from tallystick.records.times import Day, Moment, Range, TimeValue
from tallystick.resolve.date_evidence import MAIN_EVENT, CaseFacts, Clue, clues_of, last_told_weekday, start_of_told_crisis, stated_bounds
from tallystick.resolve.weeks import week_matched, week_stated

HEAD = 160
"""Characters at the start of a text in which a full date that stands alone is taken for the report's own."""
DATELINE_REACH = 500
"""Characters at the start of a text in which a dateline may stand after a headline or a summary."""
ROUNDS = 4
"""How often reports that were dated may date others; chains are shorter in practice."""
NEAR_CASE = 45
"""Days from a dated report of the case within which a dateline's day is taken for one of the same year."""
TIGHT_CASE = 10
"""Where the case's dated reports lie more days apart, one matched event may be of another week, so two clues are asked for."""
FRESH = 7
"""A report names a day by its name alone for at most a week."""
AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[-–—]|:)")
BEFORE_DATELINE = re.compile(r"(?:^|[\n.!?”\"]\s*|\s{2,})[A-Z][\w.'’,/ -]{1,60},?\s*$")
PUBLISHING = re.compile(r"(?:published|posted|updated|last modified|first published|date|created)\W{0,3}(?:on|at)?\W{0,3}$", re.IGNORECASE)
CRISIS = "crisis"
"""Stands in a vote for the report that dates the event, where a crisis counted from its first day does."""


class DatingRows(Rows[str, Dating]):
    """When each report of a case was published. Only reports that do not say so are looked for in the others, through shared rare words."""

    def __init__(self, book: Book, reports: Rows[str, Report], analyses: Rows[str, Analysis]) -> None:
        super().__init__(book)
        self.dirty: set[str] = set(reports.rows)
        self._reports, self._analyses = reports, analyses
        self._own = Rule(book, reports, lambda id_: _own_date(reports[id_], analyses.get(id_)))
        self._undated: set[str] = set()
        for rows in (reports, analyses, self._own):
            rows.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Dates what changed; where some report does not say its date, all those."""
        if not self.dirty:
            return
        for id_ in self.dirty:
            own = self._own.rows.get(id_)
            if own is not None:
                self.put(id_, own)
                self._undated.discard(id_)
            elif id_ in self._reports.rows:
                self._undated.add(id_)
            else:
                self.drop(id_)
                self._undated.discard(id_)
        self.dirty = set()
        if self._undated:
            for dating in _date_by_others(sorted(self._undated), self._reports.rows, self._analyses.rows, self._own.rows):
                self.put(dating.report, dating)


def date_reports(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> tuple[Dating, ...]:
    """One dating a report, in the reports' order."""
    book = Book()
    found = DatingRows(book, Rows.of(book, {report.id: report for report in reports}), Rows.of(book, analyses))
    book.refresh()
    return tuple([found.rows[report.id] for report in reports])


def _date_by_others(
    ids: Sequence[str], reports: Mapping[str, Report], analyses: Mapping[str, Analysis], own: Mapping[str, Dating]
) -> list[Dating]:
    """The datings of reports that do not say when they were published."""
    datings = dict(own)
    undated = [reports[id_] for id_ in ids]
    clues = {report.id: clues_of(report, analyses.get(report.id)) for report in undated}
    facts = CaseFacts(clues)
    names = {report.id: report.name for report in reports.values()}
    newly = [reports[id_] for id_ in sorted(datings)]
    for _ in range(ROUNDS):
        for report in newly:
            facts.add(report, analyses.get(report.id), datings[report.id].published or "")
        newly = []
        fresh: dict[str, Dating] = {}
        for report in undated:
            if report.id not in datings:
                dating = _infer(report, analyses.get(report.id), clues[report.id], facts, names)
                if dating.published is not None:
                    fresh[report.id] = dating
                    newly.append(report)
        datings.update(fresh)
        if not fresh:
            break
    return [
        datings[report.id] if report.id in datings else _infer(report, analyses.get(report.id), clues[report.id], facts, names)
        for report in undated
    ]


# -- from the report itself --------------------------------------------------------------------------------------------
def _own_date(report: Report, analysis: Analysis | None) -> Dating | None:
    if report.published:
        basis = report.published_basis or PublishedBasis.GIVEN
        how = "the report's metadata" if basis is PublishedBasis.METADATA else "the date given with the report"
        return Dating(report=report.id, published=report.published, basis=basis, reason=how)
    for mention in analysis.times if analysis is not None else ():
        day = _full_day(mention.value)
        if day is None:
            continue
        words = mention.span.of(report.text)
        if _stands_as_own(report, mention):
            reason = f"“{words}”, which stands alone at the report's head"
            return Dating(report=report.id, published=day.isoformat(), basis=PublishedBasis.DATELINE, reason=reason)
        if _in_dateline(report, mention):
            return Dating(report=report.id, published=day.isoformat(), basis=PublishedBasis.DATELINE, reason=f"the dateline's “{words}”")
    return _heading_date(report, analysis)


def _heading_date(report: Report, analysis: Analysis | None) -> Dating | None:
    """The date at the end of a heading that says what the report is: 'Flood: Situation Report No. 2 (as of 18 March 2031)'."""
    for ends in (False, True):
        for mention in analysis.times if analysis is not None else ():
            value = mention.value
            if mention.span.start > HEADING_REACH:
                break
            if ends and not (isinstance(value, Range) and value.start is not None and value.end is not None):
                continue
            day = _full_day(value.end if ends and isinstance(value, Range) and value.end is not None else value)
            if day is not None and ends_heading(report.text, mention.span):
                words = mention.span.of(report.text)
                reason = f"“{words}” in the heading that says what report this is"
                return Dating(report=report.id, published=day.isoformat(), basis=PublishedBasis.DATELINE, reason=reason)
    return None


def _full_day(value: TimeValue) -> date | None:
    if isinstance(value, Moment) and value.day is not None:
        value = value.day
    if isinstance(value, Day) and value.year is not None and value.month is not None and value.day is not None and value.year > 1900:
        try:
            return date(value.year, value.month, value.day)
        except ValueError:
            return None
    return None


def _stands_as_own(report: Report, mention: TimeMention) -> bool:
    """A full date that opens the text or has a line of its own there, stands in a byline, or follows 'Published'."""
    text, span = report.text, mention.span
    zone = report.zone_at(span.start)
    if zone is not None and zone.kind in {ZoneKind.BYLINE, ZoneKind.DATELINE}:
        return True
    before, after = text[: span.start], text[span.end :]
    if PUBLISHING.search(before[-30:]) and (zone is not None or span.start < HEAD):
        return True
    if span.start > HEAD:
        return False
    line_before, line_after = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    if not line_before.strip(" \t-–—|•,:") and not line_after.strip(" \t-–—|•,:.()"):
        return True
    return not before.strip() and re.match(r"\s+[A-Z\"“‘(]|\s*[-–—|:]", after) is not None


def _in_dateline(report: Report, mention: TimeMention) -> bool:
    if report.dateline is not None and report.dateline.day_span is not None:
        return report.dateline.day_span.overlaps(mention.span)
    start = mention.span.start
    return (
        start <= DATELINE_REACH
        and AFTER_DATELINE.match(report.text, mention.span.end) is not None
        and BEFORE_DATELINE.search(report.text, max(0, start - 80), start) is not None
    )


def _dateline_day(report: Report, analysis: Analysis | None) -> tuple[TimeMention, Day] | None:
    """The dateline's day without a year."""
    for mention in analysis.times if analysis is not None else ():
        value = mention.value
        if (
            isinstance(value, Day)
            and value.year is None
            and value.month is not None
            and value.day is not None
            and _in_dateline(report, mention)
        ):
            return mention, value
    return None


# -- from the case -----------------------------------------------------------------------------------------------------
def _infer(report: Report, analysis: Analysis | None, clues: tuple[Clue, ...], facts: CaseFacts, names: Mapping[str, str]) -> Dating:
    """The day of publication; where that stays unknown, at least the week by which the report's weekdays are told."""
    dating = _infer_day(report, analysis, clues, facts, names)
    if dating.published is not None or analysis is None:
        return dating
    week = week_stated(report, analysis) or week_matched(report, analysis, facts.votes(report.id, clues), facts.spread <= TIGHT_CASE)
    return msgspec.structs.replace(dating, week=week.isoformat()) if week is not None else dating


def _infer_day(report: Report, analysis: Analysis | None, clues: tuple[Clue, ...], facts: CaseFacts, names: Mapping[str, str]) -> Dating:
    lower, upper = stated_bounds(analysis)
    stated = _dateline_day(report, analysis)
    votes = facts.votes(report.id, clues)
    crisis = start_of_told_crisis(analysis)
    if stated is not None:
        return _with_year(report, stated, clues, facts, votes, crisis, lower, names)
    told = last_told_weekday(report, analysis, clues)
    days = {day: vote for day, vote in votes.items() if (lower is None or day >= lower) and (upper is None or day <= upper)}
    if crisis is not None:
        for offset in range(FRESH):
            day = date.fromordinal(crisis[0].toordinal() + offset)
            days.setdefault(day, []).append((CRISIS, crisis[1], crisis[0], False))
    if not days:
        return _unknown(report, "no day, year or event in it is dated by itself or by another report")
    exact = {day: vote for day, vote in days.items() if any(entry[3] for entry in vote)}
    pool = exact or (
        {day: vote for day, vote in days.items() if told is not None and day.weekday() == told.weekday} if told is not None else {}
    )
    if not pool:
        return _unknown(report, "events date its week, but no word tells the day on which it was written")
    best = max(len({entry[:3] for entry in vote}) for vote in pool.values())
    winners = sorted(day for day, vote in pool.items() if len({entry[:3] for entry in vote}) == best)
    second = max((len({entry[:3] for entry in vote}) for day, vote in pool.items() if day not in winners), default=0)
    if len(winners) > 1 or second * 2 > best:
        listed = " and ".join(day.isoformat() for day in (winners if len(winners) > 1 else sorted(pool)))
        return _unknown(report, f"the evidence supports more than one day: {listed}")
    day = winners[0]
    tellers = {entry[0] for entry in pool[day]}
    told_by_clues = {entry[1] for entry in pool[day]}
    if exact and len(told_by_clues) < 2 and MAIN_EVENT not in tellers:
        return _unknown(report, f"one clue alone dates it to {day.isoformat()}")
    if facts.spread > TIGHT_CASE and len(tellers) < 2 and MAIN_EVENT not in tellers:
        return _unknown(report, f"one clue alone dates it to {day.isoformat()}, in a case of {facts.spread + 1} days")
    reasons = _reasons(pool[day], names)
    if told is not None and not exact:
        reasons.append(told.reason)
    return Dating(report=report.id, published=day.isoformat(), basis=PublishedBasis.INFERRED, reason="; ".join(reasons))


def _with_year(
    report: Report,
    stated: tuple[TimeMention, Day],
    clues: tuple[Clue, ...],
    facts: CaseFacts,
    votes: Mapping[date, list[tuple[str, str, date, bool]]],
    crisis: tuple[date, str] | None,
    lower: date | None,
    names: Mapping[str, str],
) -> Dating:
    """The dateline's day in the year that evidence near it gives."""
    mention, value = stated
    words = mention.span.of(report.text)
    supported: dict[date, list[str]] = {}
    years = {day.year for day in (*votes, *facts.published)} | ({crisis[0].year, crisis[0].year + 1} if crisis else set())
    for year in sorted(years | {year + 1 for year in years}):
        try:
            day = date(year, value.month or 1, value.day or 1)
        except ValueError:
            continue
        if (lower is not None and day < lower) or (value.weekday is not None and day.weekday() != value.weekday):
            continue
        if crisis is not None and 0 <= (day - crisis[0]).days <= FRESH:
            supported.setdefault(day, []).append(crisis[1])
        if day in votes:
            supported.setdefault(day, []).extend(_reasons(votes[day], names))
        near = min(facts.published, key=lambda known: (abs((known - day).days), known), default=None)
        if near is not None and abs((near - day).days) <= NEAR_CASE:
            supported.setdefault(day, []).append(f"the case's reports near it are of {near.isoformat()}")
    if len(supported) == 1:
        ((day, reasons),) = supported.items()
        reason = f"the dateline's “{words}”, its year by: {'; '.join(reasons)}"
        return Dating(report=report.id, published=day.isoformat(), basis=PublishedBasis.DATELINE, reason=reason)
    why = "two years fit" if supported else "nothing tells the year"
    return _unknown(report, f"the dateline says “{words}”, but {why}")


def _reasons(vote: Sequence[tuple[str, str, date, bool]], names: Mapping[str, str]) -> list[str]:
    reasons: list[str] = []
    for other, words, day, _ in sorted(vote, key=lambda entry: (entry[2], entry[0], entry[1])):
        dated_by = "the case's main event" if other == MAIN_EVENT else names.get(other, other) if other else "its own text"
        reason = words if other == CRISIS else f"“{words}” tells what {dated_by} dates to {day.isoformat()}"
        if reason not in reasons:
            reasons.append(reason)
    return reasons[:4]


def _unknown(report: Report, reason: str) -> Dating:
    return Dating(report=report.id, published=None, basis=None, reason=reason)
