"""The page of one incident: rival claims side by side, figures, statements, reports, draft codings, what may be the same, its history."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.actors import actor_key
from tallystick.present.alike import AlikeIncidents
from tallystick.present.atlas import draw_atlas
from tallystick.present.bars import draw_chart
from tallystick.present.dates import word_day
from tallystick.present.differences import Change
from tallystick.present.fragments import Line, own, plain
from tallystick.present.incidents import IncidentList
from tallystick.present.labels import CERTAINTY
from tallystick.present.lines import Lines, Wanted
from tallystick.present.timeline import precision
from tallystick.present.view import AccountView
from tallystick.present.wording import attribution, date_line, incident_head, place_line, responsibility, statement_words, word_participants
from tallystick.records.account import AccountReport, Coding, Incident, Statement
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence
from tallystick.run.history import HistoryDay, incident_history
from tallystick.web.accounts import Known
from tallystick.web.found import Found
from tallystick.web.frame import Frame
from tallystick.web.pages.found import Quote, quote_of

MOST_CHARTS = 12
MOST_STATEMENTS = 12
MOST_TELLINGS = 40
MOST_ALIKE = 6
SCHEMES = ("Airwars", "UCDP", "ACLED")


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """One actor on whom the deed is laid, with all who say or deny it."""

    actor: Line
    side: str
    by: tuple[tuple[Line, str, Quote | None], ...]
    """Who says so, how sure the words are, and the words."""
    denied: bool
    """Nobody lays it on the actor; it is only denied."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement."""

    id: str
    words: Line
    by: Line
    certainty: str
    date: Line
    rejected: bool


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the places where it tells of the incident."""

    report: str
    name: str
    title: str
    day: str
    published: str
    quotes: tuple[Quote, ...]
    more: int


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may be the same incident."""

    id: str
    head: str
    tellings: int
    reason: str
    subject: str
    object: str


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the history."""

    day: str
    title: str
    reports: tuple[AccountReport, ...]
    changes: tuple[tuple[Change, Evidence | None], ...]


def routes(frame: Frame) -> list[Route]:
    """``/incidents/{id}``."""

    def alike_in(known: Known) -> AlikeIncidents:
        view = known.derived("view", AccountView)
        return AlikeIncidents(view, known.derived("incidents", lambda _: IncidentList(view)))

    frame.prepare("alike", alike_in, later=True)

    def incident(request: Request) -> Response:
        view = frame.view(request)
        id_ = request.path_params["id"]
        record = view.incidents.get(id_)
        if record is None:
            raise HTTPException(404, "No incident has this id at this time; a decision or another report may have joined it to another.")
        found = frame.derived(request, "found", Found)
        lines = frame.derived(request, "lines", lambda _: Lines(view)).select(Wanted(incident=id_))
        known = frame.derived(request, "incidents", lambda _: IncidentList(view))
        history = frame.derived(request, "history", lambda _: incident_history(view, record), about=id_)
        alike = frame.derived(request, "alike", lambda _: AlikeIncidents(view, known))
        statements = [_said(view, s) for s in (view.statements.get(x) for x in record.statements) if s is not None]
        return frame.page(
            request,
            "incident.html.j2",
            id=id_,
            title=plain(incident_head(view, record, date=False)),
            record=record,
            head=incident_head(view, record, date=False),
            date=date_line(view, record.when, record.when_evidence, record.evidence[0].report),
            basis=record.when.basis if record.when is not None else "",
            precision=precision(record) if record.when is not None else "",
            no_day=found.undated.get(id_, "no report says"),
            place=place_line(view, record.place, record.place_evidence),
            site=view.entity_name(record.site),
            line=known.by_id[id_],
            rivals=rivals(view, record),
            charts=[draw_chart(view, line.id, line.figures, line.findings) for line in lines[:MOST_CHARTS]],
            more_lines=max(0, len(lines) - MOST_CHARTS),
            statements=statements,
            most_statements=MOST_STATEMENTS,
            tellings=_tellings(view, record),
            participants=word_participants(view, record),
            codings=_codings(record),
            alike=_alike(view, alike, record),
            atlas=draw_atlas(view, {record.place: 1}, record.place) if record.place in view.entities else None,
            steps=[_step(view, day) for day in reversed(history.days)],
            undated=history.undated,
            decisions=[d for d in found.decisions[id_] if d.kind.value != "undo"],
            deciding=("note",),
            fields=(),
        )

    return [Route("/incidents/{id}", incident)]


def rivals(view: AccountView, record: Incident) -> tuple[Rival, ...]:
    """The actors on whom it is laid, by name, so that the order says nothing of who is right."""
    groups: dict[str, list[tuple[Line, str, Quote | None]]] = defaultdict(list)
    actors: dict[str, Line] = {}
    sides: dict[str, str] = {}
    laid: set[str] = set()
    for claim in record.perpetrators:
        key = actor_key(record, claim, view.entities)
        actor, by = responsibility(view, claim)
        if not actor or not by:
            continue
        actors.setdefault(key, actor)
        if plain(actor) != plain(actors[key]):
            by = (*by, *own(": “"), *actor, *own("”"))
        sides.setdefault(key, claim.actor.side or "")
        if claim.certainty is not Certainty.DENIED:
            laid.add(key)
        quote = quote_of(view, claim.evidence[0]) if claim.evidence else None
        entry = (by, CERTAINTY[claim.certainty], quote)
        if entry not in groups[key]:
            groups[key].append(entry)
    order = sorted(groups, key=lambda key: (plain(actors[key]).casefold(), key))
    return tuple(Rival(actor=actors[key], side=sides[key], by=tuple(groups[key]), denied=key not in laid) for key in order)


def _said(view: AccountView, statement: Statement) -> Said:
    return Said(
        id=statement.id,
        words=statement_words(view, statement),
        by=attribution(view, statement),
        certainty=CERTAINTY[statement.certainty],
        date=date_line(view, statement.when, statement.when_evidence, statement.evidence[0].report),
        rejected=statement.rejected_by is not None,
    )


def _tellings(view: AccountView, record: Incident) -> list[Telling]:
    """The reports by day, each with its first places."""
    places: dict[str, list[Evidence]] = defaultdict(list)
    for place in record.evidence:
        places[place.report].append(place)
    found = []
    for report in sorted(places, key=lambda r: (view.told(r), r))[:MOST_TELLINGS]:
        one = view.reports[report]
        quotes = tuple(quote_of(view, place) for place in sorted(places[report])[:2])
        found.append(
            Telling(
                report=report,
                name=view.outlet(report),
                title=one.title or one.name,
                day=word_day(one.published) if one.published else "undated",
                published=one.published or "",
                quotes=quotes,
                more=len(places[report]) - len(quotes),
            )
        )
    return found


def _codings(record: Incident) -> list[tuple[str, Coding]]:
    codings = record.codings
    return list(zip(SCHEMES, (codings.airwars, codings.ucdp, codings.acled), strict=True)) if codings is not None else []


def _alike(view: AccountView, found: AlikeIncidents, record: Incident) -> list[Alike]:
    return [
        Alike(
            id=one.incident.id,
            head=plain(incident_head(view, one.incident)),
            tellings=len(one.incident.evidence),
            reason=one.reason,
            subject=one.subject,
            object=one.object,
        )
        for one in found.of(record, MOST_ALIKE)
    ]


def _step(view: AccountView, day: HistoryDay) -> Step:
    changes = tuple((change, next((e for e in change.evidence if e.report in view.texts), None)) for change in day.changes)
    return Step(day=day.day, title=word_day(day.day), reports=day.reports, changes=changes)
