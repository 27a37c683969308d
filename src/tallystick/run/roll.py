"""Which reports a case holds with which analyses, and what of it is other than the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import attrgetter, is_not
from typing import Any

from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.records.rows import Rows

ID = attrgetter("id")


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
        self._read: list[Analysis | None] = []

    def call(self, reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> None:
        """The case holds these reports now; of two with one id the later counts."""
        given = list(reports)
        start = _alike(self._given, given)
        end = _alike(reversed(self._given[start:]), reversed(given[start:]))
        gone, come = self._ids[start : len(self._ids) - end], list(map(ID, given[start : len(given) - end]))
        if len({*come}) < len(come) or any(id_ in self.reports.rows or id_ in self.failed for id_ in {*come}.difference(gone)):
            given = list(dict(zip(map(ID, given), given, strict=True)).values())
            start, end, gone, come = 0, 0, self._ids, list(map(ID, given))
        ids = [*self._ids[:start], *come, *self._ids[len(self._ids) - end :]]
        read = list(map(analyses.get, ids))
        for id_ in {*gone}.difference(come):
            self._take(id_, None, None)
        places = range(start, len(given) - end)
        for place in (*_other(self._read[:start], read), *places, *_other(self._read[len(self._read) - end :], read, len(read) - end)):
            self._take(ids[place], given[place], read[place])
        self._given, self._ids, self._read = given, ids, read

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


def _alike(one: Iterable[Any], other: Iterable[Any]) -> int:
    """How many of the first entries are the same objects."""
    one, other = list(one), list(other)
    shorter = min(len(one), len(other))
    return next(compress(count(), map(is_not, one, other)), shorter)


def _other(before: Sequence[Any], now: Sequence[Any], start: int = 0) -> Iterator[int]:
    """Where, from ``start`` on, stands another object than before."""
    return compress(count(start), map(is_not, before, now[start:]))
