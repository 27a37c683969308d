"""Incidents of sentences written for a test: read as a report of 20 May 2031 is read."""

from __future__ import annotations

from functools import lru_cache

from tallystick.extract.incidents import find_incidents
from tallystick.extract.names import find_names
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import IncidentMention, NameMention
from tallystick.records.report import Report


@lru_cache(maxsize=1)
def _parser() -> ReaderParser:
    return ReaderParser()


def told_with_names(text: str, **more: object) -> tuple[tuple[IncidentMention, ...], tuple[NameMention, ...]]:
    """The tellings and the names of the text; ``more`` are fields of the report."""
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20", **more)  # type: ignore[arg-type]
    parsed = next(iter(_parser().parse([report])))
    names = find_names(report, parsed)
    return find_incidents(report, parsed, names, find_times(report, parsed), ()), names


def told(text: str) -> tuple[IncidentMention, ...]:
    """The tellings of the text."""
    return told_with_names(text)[0]
