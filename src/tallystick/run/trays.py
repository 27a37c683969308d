"""What could not be placed, dated or decided: counted and shown, never dropped."""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.records.account import Entity, EntityType, Incident, TrayEntry
from tallystick.records.links import Undecided
from tallystick.records.report import Span
from tallystick.run.assemble import Told
from tallystick.run.view import View


def tray_place(entry: TrayEntry) -> tuple[object, ...]:
    """Where an entry stands among all."""
    return entry.kind, entry.about or "", entry.reason, entry.evidence


def report_tray(view: View, report: str) -> tuple[TrayEntry, ...] | None:
    """A report that nothing dates."""
    dating = view.datings.get(report)
    if dating is None or dating.published is not None:
        return None
    return (TrayEntry(kind="undated", reason=dating.reason, about=report),)


def unplaced_entity(entity: Entity) -> tuple[TrayEntry, ...] | None:
    """A place that the gazetteer lacks."""
    if entity.type is not EntityType.PLACE or entity.lat is not None:
        return None
    return (TrayEntry(kind="unplaced", reason="the gazetteer does not tell where it is", evidence=entity.evidence, about=entity.id),)


def undated_incident(view: View, incident: Incident, told: Told) -> tuple[TrayEntry, ...]:
    """An incident without a day, or without a place."""
    found = []
    if incident.when is None and not incident.background:
        found.append(TrayEntry(kind="undated", reason=_why_undated(view, told), evidence=incident.evidence, about=incident.id))
    if incident.place is None:
        found.append(TrayEntry(kind="unplaced", reason="no report says where", evidence=incident.evidence, about=incident.id))
    return tuple(found)


def undecided_tray(view: View, undecided: Undecided, spots: Mapping[str, tuple[str, Span]]) -> tuple[TrayEntry, ...]:
    """Two mentions that may be one; ``spots`` are mentions' reports and words."""
    sides = [spot for side in (undecided.left, undecided.right) if (spot := spots.get(side)) is not None]
    evidence = tuple(place for report, span in sides for place in view.evidence(report, span))
    return (TrayEntry(kind="undecided", reason=undecided.reason, evidence=evidence, about=f"{undecided.left} {undecided.right}"),)


def _why_undated(view: View, tellings: Told) -> str:
    """Why an incident has no day: nothing is said of it, or only 'on Wednesday' in a report that nothing dates."""
    for report, mention in sorted(tellings, key=lambda told: (told[0], told[1].span)):
        said = next((time for time in view.analyses[report].times if time.id == mention.when), None)
        if said is not None:
            words = " ".join(said.span.of(view.reports[report].text).split())
            return f"“{words}” is all that is said, and nothing tells which day that was"
    return "no report says when"
