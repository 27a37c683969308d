"""Claims and incidents as pages list them: the words, who said them, and what was made of them."""

from __future__ import annotations

import msgspec
from starlette.requests import Request

from tallystick.present.fragments import Line, own
from tallystick.present.labels import CERTAINTY, KIND_SIGN, KIND_TITLE, measure_title
from tallystick.present.view import AccountView
from tallystick.present.wording import (
    claim_words,
    date_line,
    figure_date,
    figure_value,
    incident_head,
    published,
    where_line,
)
from tallystick.records.account import Figure, Incident, Statement
from tallystick.records.report import Evidence
from tallystick.web.found import Found
from tallystick.web.frame import Frame
from tallystick.web.marks import Mark


class ChainLink(msgspec.Struct, frozen=True):
    """One of those between the page and the origin of the words."""

    name: Line
    role: str
    entity: str | None


class Verdict(msgspec.Struct, frozen=True):
    """What a finding made of a claim."""

    id: str
    kind: str
    sign: str
    title: str
    origins: int


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A figure or a statement."""

    id: str
    figure: bool
    title: str
    words: Line
    value: Line
    place: Line
    date: Line
    published: Line
    chain: tuple[ChainLink, ...]
    """From the outlet inward to the origin."""
    cue: str
    certainty: str
    verdicts: tuple[Verdict, ...]
    places: tuple[Evidence, ...]
    rejected: bool
    corrections: tuple[tuple[str, str, str], ...]
    """Values that people set beside the one that was read: field, value, who."""


class IncidentEntry(msgspec.Struct, frozen=True):
    """An incident's one line."""

    id: str
    head: Line
    tellings: int
    reports: int


def claim_entry(view: AccountView, found: Found, claim: Figure | Statement) -> ClaimEntry:
    """The claim with its chain and its findings."""
    report = claim.evidence[0].report
    figure = claim if isinstance(claim, Figure) else None
    return ClaimEntry(
        id=claim.id,
        figure=figure is not None,
        title=measure_title(figure.measure) + (f", {figure.group}" if figure.group else "") if figure else "Said",
        words=claim_words(view, claim),
        value=figure_value(view, figure) if figure else (),
        place=where_line(view, figure) if figure else (),
        date=figure_date(view, claim) if isinstance(claim, Figure) else date_line(view, claim.when, claim.when_evidence, report),
        published=published(view, report),
        chain=tuple(
            ChainLink(view.link_name(link, report) or own(link.name), link.role or "", link.entity)
            if number
            else ChainLink(view.report_link(report), "the outlet", None)
            for number, link in enumerate(claim.attribution)
        ),
        cue="" if isinstance(claim, Figure) else claim.cue or "",
        certainty=CERTAINTY[claim.certainty],
        verdicts=tuple(
            Verdict(f.id, f.kind.value, KIND_SIGN[f.kind], KIND_TITLE[f.kind], f.independent_origins) for f in found.findings[claim.id]
        ),
        places=claim.evidence,
        rejected=claim.rejected_by is not None,
        corrections=tuple((d.field or "", d.value or "", d.by) for d in found.decisions[claim.id] if d.kind.value == "correct"),
    )


def incident_entry(view: AccountView, incident: Incident) -> IncidentEntry:
    """The incident's head with how often it is told."""
    return IncidentEntry(
        incident.id, incident_head(view, incident), len(incident.evidence), len({place.report for place in incident.evidence})
    )


def mark_link(frame: Frame, request: Request, mark: Mark) -> str:
    """Where a mark of a report leads."""
    return found_link(frame, request, mark.id)


def found_link(frame: Frame, request: Request, id_: str) -> str:
    """The page of anything that has an id."""
    if id_.startswith("rep_"):
        return frame.link(request, f"/reports/{id_}")
    if id_.startswith("inc_") and "/incidents/{id}" in frame.paths:
        return frame.link(request, f"/incidents/{id_}")
    return frame.link(request, f"/found/{id_}")
