"""Whether the words that are shown stand in, or follow from, the place of a report that they are linked to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tallystick.present.dates import word_day, word_moment, word_span
from tallystick.present.fragments import Rule
from tallystick.present.wording import word_interval
from tallystick.records.account import Account, AttributionLink, Figure, Statement
from tallystick.records.report import Evidence
from tallystick.records.values import TimeSpan

LEFT_OUT = re.compile(r"\s*…\s*")


def fold(words: str) -> str:
    """White space made single, case taken off."""
    return " ".join(words.split()).casefold()


class Support:
    """What an account lets be said of each place of its reports."""

    def __init__(self, account: Account) -> None:
        self.texts = {report.id: report.text or "" for report in account.reports}
        self.by_number = {number: report.id for number, report in enumerate(account.reports, 1)}
        self.names: dict[Evidence, set[str]] = defaultdict(set)
        self.dates: dict[Evidence, set[str]] = defaultdict(set)
        self.intervals: dict[Evidence, set[str]] = defaultdict(set)
        self.of_report: dict[str, set[str]] = defaultdict(set)
        self.report_dates: dict[str, set[str]] = defaultdict(set)
        self._read_reports(account)
        self._read_names(account)
        self._read_values(account)
        self.known = self._known_names(account)

    def _read_reports(self, account: Account) -> None:
        for report in account.reports:
            self.of_report[report.id].update(text for text in (report.outlet, report.name, report.title, report.byline) if text)
            if report.published:
                self.report_dates[report.id].update((word_moment(report.published), word_day(report.published)))

    def _read_names(self, account: Account) -> None:
        for entity in account.entities:
            for place in entity.evidence:
                self.names[place].update((entity.name, *entity.variants))
        chains: list[Iterable[AttributionLink]] = [claim.attribution for claim in _claims(account)]
        for incident in account.incidents:
            for claim in incident.perpetrators:
                chains.append(claim.by)
                for place in claim.evidence:
                    self.names[place].add(claim.actor.name)
            for participant in incident.participants:
                for place in participant.evidence:
                    self.names[place].add(participant.name)
        for chain in chains:
            for link in chain:
                for place in link.evidence:
                    self.names[place].add(link.name)

    def _read_values(self, account: Account) -> None:
        for claim in _claims(account):
            self._read_time(_time(claim), _time_evidence(claim), (claim.evidence[0].report,))
        for incident in account.incidents:
            self._read_time(incident.when, incident.when_evidence, {place.report for place in incident.evidence})
        for figure in account.figures:
            for place in figure.evidence:
                self.intervals[place].add(word_interval(figure))

    def _read_time(self, span: TimeSpan | None, place: Evidence | None, reports: Iterable[str]) -> None:
        if span is None:
            return
        words = {word_span(span), *(word_day(day) for day in (span.start, span.end) if day)}
        if place is not None:
            self.dates[place] |= words
        else:
            for report in reports:
                self.report_dates[report] |= words

    def _known_names(self, account: Account) -> frozenset[str]:
        names = {report.outlet for report in account.reports if report.outlet}
        for entity in account.entities:
            names.update((entity.name, *entity.variants))
        return frozenset(name for name in names if len(name) > 2 and any(c.isupper() for c in name))

    def words(self, place: Evidence) -> str:
        """The words at a place; empty where the place lies outside the text."""
        text = self.texts.get(place.report, "")
        return text[place.start : place.end] if 0 <= place.start < place.end <= len(text) else ""

    def allows(self, rule: Rule, shown: str, report: str, place: Evidence | None) -> bool:
        """Whether the rule lets ``shown`` be linked to the place, or to the report's head for the rule ``REPORT``."""
        if report not in self.texts:
            return False
        if rule is Rule.REPORT:
            return shown in self.of_report[report] or shown in self.report_dates[report]
        if place is None or not self.words(place).strip():
            return False
        words = fold(self.words(place))
        match rule:
            case Rule.WORDS:
                return _in_order([fold(part) for part in LEFT_OUT.split(shown)], words)
            case Rule.NAME:
                return fold(shown) in words or shown in self.names[place]
            case Rule.DATE:
                return shown in self.dates[place]
            case Rule.VALUE:
                return shown in self.intervals[place]

    def is_date(self, shown: str, report: str) -> bool:
        """Whether the words are a date of the report's head."""
        return shown in self.report_dates[report]


def _claims(account: Account) -> list[Figure | Statement]:
    return [*account.figures, *account.statements]


def _in_order(parts: list[str], words: str) -> bool:
    at = 0
    for part in parts:
        found = words.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return any(parts)


def _time(claim: Figure | Statement) -> TimeSpan | None:
    return claim.as_of if isinstance(claim, Figure) else claim.when


def _time_evidence(claim: Figure | Statement) -> Evidence | None:
    return claim.as_of_evidence if isinstance(claim, Figure) else claim.when_evidence
