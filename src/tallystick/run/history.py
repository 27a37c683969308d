"""What was known of one incident on each day, and what each day changed: the account cut down to its claims and compared again.

The links are today's, decisions included: a claim belongs to the incident because it is linked to it now. The comparison is made anew for
each day from the claims that were printed by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tallystick.align import align_figures, align_statements, read_matters
from tallystick.assess import assess_figures, assess_statements, mark_opposed, opposed_voices
from tallystick.present.differences import Change, changes
from tallystick.present.view import AccountView
from tallystick.records.account import Account, AccountReport, Entity, Figure, Incident, Origin, Statement

MOST_DAYS = 60
"""Days that are compared; of a longer history the last ones, and what came before is one step."""


class HistoryDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which reports told of the incident."""

    day: str
    """ISO day of publication."""
    reports: tuple[AccountReport, ...]
    """Printed on this day (of the first day shown: up to it)."""
    changes: tuple[Change, ...]
    """Against the day before it, in the six verbs; evidence lies in the account that the history is of."""


class History(msgspec.Struct, frozen=True):
    """The days in order, and the reports of no day."""

    days: tuple[HistoryDay, ...]
    undated: tuple[AccountReport, ...]


def incident_history(view: AccountView, incident: Incident) -> History:
    """The history of one of the account's incidents."""
    figures = _in_order(view.figures, incident.figures)
    statements = _in_order(view.statements, incident.statements)
    places = [*incident.evidence, *(e for f in figures for e in f.evidence), *(e for s in statements for e in s.evidence)]
    reports = _numbered(view, {place.report for place in places})
    days = sorted({report.published[:10] for report in reports if report.published})[-MOST_DAYS:]
    named = _named(incident, [*figures, *statements])
    entities = sorted((view.entities[id_] for id_ in named if id_ in view.entities), key=lambda e: (e.type.value, e.name, e.id))
    claims: list[Figure | Statement] = [*figures, *statements]
    keys = sorted({claim.origin or claim.id for claim in claims})
    origins = {key: view.origins[key] for key in keys if key in view.origins}  # an account may hold a hundred thousand others
    found: list[HistoryDay] = []
    before = Account()
    since = ""
    for day in days:
        known = [report for report in reports if report.published and report.published[:10] <= day]
        after = _as_known(view, incident, known, figures, statements, entities, origins)
        found.append(
            HistoryDay(
                day=day,
                reports=tuple(r for r in known if r.published and r.published[:10] > since),
                changes=changes(before, after),
            )
        )
        before, since = after, day
    return History(tuple(found), tuple(report for report in reports if not report.published))


Claim = TypeVar("Claim", Figure, Statement)


def _in_order(known: dict[str, Claim], ids: Iterable[str]) -> list[Claim]:
    """Claims in the order of an account."""
    return sorted((known[id_] for id_ in ids if id_ in known), key=lambda claim: (claim.evidence[0], claim.id))


def _numbered(view: AccountView, ids: Iterable[str]) -> list[AccountReport]:
    """Reports in the order of an account."""
    return sorted((view.reports[id_] for id_ in ids if id_ in view.reports), key=lambda report: view.number[report.id])


def _as_known(
    view: AccountView,
    incident: Incident,
    reports: list[AccountReport],
    figures: list[Figure],
    statements: list[Statement],
    named: list[Entity],
    origins: dict[str, Origin],
) -> Account:
    """The account of what these reports told of the incident."""
    known = {report.id for report in reports}
    kept_figures = [f for f in figures if f.rejected_by is None and f.evidence[0].report in known]
    kept_statements = [s for s in statements if s.rejected_by is None and s.evidence[0].report in known]
    claims: list[Figure | Statement] = [*kept_figures, *kept_statements]
    ids = {claim.id for claim in claims}
    told = msgspec.structs.replace(
        incident,
        evidence=tuple(e for e in incident.evidence if e.report in known),
        figures=tuple(id_ for id_ in incident.figures if id_ in ids),
        statements=tuple(id_ for id_ in incident.statements if id_ in ids),
        perpetrators=tuple(p for p in incident.perpetrators if p.statement is None or p.statement in ids),
        place_evidence=incident.place_evidence if incident.place_evidence and incident.place_evidence.report in known else None,
        when_evidence=incident.when_evidence if incident.when_evidence and incident.when_evidence.report in known else None,
    )
    incidents = (told,) if told.evidence else ()
    # A place or day may be told in a report that says nothing else of the incident: its text is needed, its claims are not.
    pointed = {e.report for f in kept_figures for e in (f.place_evidence, f.as_of_evidence) if e is not None}
    texts = [*reports, *_numbered(view, pointed - known)]
    there = {report.id for report in texts}
    entities = tuple(msgspec.structs.replace(e, evidence=tuple(place for place in e.evidence if place.report in there)) for e in named)
    of = {claim.id: claim.origin or claim.id for claim in claims}
    questions, alike = align_figures(kept_figures, reports, entities, incidents, of)
    matters = read_matters(tuple(kept_statements), reports, entities)
    opposed = opposed_voices(kept_figures, kept_statements, entities, incidents)
    findings = (
        *assess_figures(questions, alike, kept_figures, origins, opposed),
        *assess_statements(kept_statements, matters, align_statements(matters), reports, entities, incidents, origins),
    )
    return Account(
        reports=tuple(texts),
        entities=entities,
        statements=tuple(kept_statements),
        figures=tuple(kept_figures),
        incidents=incidents,
        findings=tuple(sorted(mark_opposed(findings, of, opposed), key=lambda f: (-f.weight, f.id))),
        origins=tuple(origins.values()),
    )


def _named(incident: Incident, claims: list[Figure | Statement]) -> set[str]:
    """Entities that the incident and its claims speak of."""
    found = {incident.place, *(c.place for c in claims if isinstance(c, Figure)), *(p.entity for p in incident.participants)}
    found |= {link.entity for claim in claims for link in claim.attribution}
    return {id_ for id_ in found if id_ is not None}
