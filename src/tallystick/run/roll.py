"""Which reports a case holds with which analyses, and what of it is other than the last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from operator import attrgetter, is_not
from typing import Any

from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.records.rows import Rows

ID = attrgetter("id")
_UNREAD: Any = object()


class Roll:
    """The reports of a case that were analysed, and those that could not be.

    A case is given whole each time. What is the same object as before is passed over by loops of C, so that a case of a hundred thousand
    reports costs milliseconds to look through for the few that are new.
    """

    def __init__(self, reports: Rows[str, Report], analyses: Rows[str, Analysis]) -> None:
        self.reports, self.analyses = reports, analyses
        self.failed: dict[str, SetAside] = {}
        """Reports that could not be analysed, with the reason."""
        self.second: set[str] = set()
        """Reports that a second reader was asked about."""
        self._given: list[Report] = []
        self._ids: list[str] = []
        self._read: list[Any] = []

    def call(self, reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> None:
        """The case holds these reports now; of two with one id the later counts."""
        shorter = min(len(self._given), len(reports))
        start = _alike(self._given, reports, shorter)
        end = _alike(reversed(self._given), reversed(reports), shorter - start)
        before = slice(start, len(self._given) - end)
        new = list(reports[start : len(reports) - end])
        gone, come = self._ids[before], list(map(ID, new))
        if len({*come}) < len(come) or any(id_ in self.reports.rows or id_ in self.failed for id_ in {*come}.difference(gone)):
            new = list({report.id: report for report in reports}.values())
            before, gone, come = slice(0, len(self._given)), self._ids, list(map(ID, new))
        for id_ in {*gone}.difference(come):
            self._take(id_, None, None)
        self._given[before], self._ids[before], self._read[before] = new, come, [_UNREAD] * len(new)
        for place in list(compress(count(), map(is_not, self._read, map(analyses.get, self._ids)))):
            id_ = self._ids[place]
            self._read[place] = analyses.get(id_)
            self._take(id_, self._given[place], self._read[place])

    def _take(self, id_: str, report: Report | None, analysis: Analysis | None) -> None:
        self.failed.pop(id_, None)
        self.second.discard(id_)
        if report is None or analysis is None or analysis.problem is not None:
            self.reports.drop(id_)
            self.analyses.drop(id_)
            if report is not None and analysis is not None:
                reason = f"could not be analysed: {analysis.problem}"
                self.failed[id_] = SetAside(name=report.name, reason=reason, kind="failed", path=report.path, url=report.url)
            return
        if analysis.second is not None:
            self.second.add(id_)
        self.reports.put(id_, report)
        self.analyses.put(id_, analysis)


def _alike(one: Iterable[Any], other: Iterable[Any], most: int) -> int:
    """How many of the first entries are the same objects, at most so many."""
    return min(most, next(compress(count(), map(is_not, one, other)), most))
