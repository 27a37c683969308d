"""The timeline: incidents under the day on which they began, each with the precision of its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from tallystick.present.dates import word_day
from tallystick.present.fragments import Line, Rule, Sourced
from tallystick.present.view import AccountView
from tallystick.present.wording import date_line, incident_head, told_of
from tallystick.records.account import Finding, Incident


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One incident."""

    incident: str
    head: Line
    date: Line
    precision: str
    """'to a part of the day', 'to the day', 'within a week'."""
    told: Line
    planned: bool
    tellings: int


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents that began on one day, in order."""

    title: Line
    entries: tuple[Entry, ...]


def timeline(view: AccountView, incidents: Iterable[Incident] | None = None) -> tuple[Day, ...]:
    """The days in order, of some incidents or of all. What has no date stands in the tray, not here; what reports tell in passing of other times is left out."""
    best: dict[str, Finding] = {}
    for finding in view.account.findings:
        if finding.incident and finding.question and finding.incident not in best:
            best[finding.incident] = finding
    days: dict[str, list[Incident]] = defaultdict(list)
    for incident in view.account.incidents if incidents is None else incidents:
        if incident.when is not None and (first := incident.when.start or incident.when.end) and not incident.background:
            days[first.partition("T")[0]].append(incident)
    found = []
    for day in sorted(days):
        same = sorted(days[day], key=lambda i: (i.when.start if i.when and i.when.start else "", -len(i.evidence), i.id))
        found.append(Day(title=_title(view, day, same), entries=tuple(_entry(view, i, best.get(i.id)) for i in same)))
    return tuple(found)


def _title(view: AccountView, day: str, incidents: list[Incident]) -> Line:
    """The day, linked to the words of the first incident that tell it."""
    first = next((i for i in incidents if i.when_evidence is not None), incidents[0])
    note = first.when.basis if first.when else ""
    place = first.when_evidence
    rule = Rule.DATE if place is not None else Rule.REPORT
    return (Sourced(word_day(day), rule, (place or first.evidence[0]).report, place, note),)


def _entry(view: AccountView, incident: Incident, finding: Finding | None) -> Entry:
    return Entry(
        incident=incident.id,
        head=incident_head(view, incident, date=False),
        date=date_line(view, incident.when, incident.when_evidence, incident.evidence[0].report),
        precision=precision(incident),
        told=told_of(view, finding) if finding is not None else (),
        planned=incident.planned,
        tellings=len(incident.evidence),
    )


def precision(incident: Incident) -> str:
    """How closely its time is told: 'to the day', 'within a week', 'open'."""
    span = incident.when
    if span is None or span.start is None or span.end is None:
        return "open"
    if "T" in span.start:
        return "to the minute" if span.start == span.end else "to a part of the day"
    if span.start == span.end:
        return "to the day" if len(span.start) >= 10 else "to the month"
    try:
        days = (date.fromisoformat(span.end[:10]) - date.fromisoformat(span.start[:10])).days
    except ValueError:
        return "within a longer time"
    return "within a week" if days <= 7 else "within a longer time"
