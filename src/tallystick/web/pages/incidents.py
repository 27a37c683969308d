"""Incidents: a list, a chart of days and a map that filter one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.actors import actor_key
from tallystick.present.atlas import Atlas, draw_atlas
from tallystick.present.bars import KindTag, kind_tags
from tallystick.present.days import DayChart, draw_days
from tallystick.present.fragments import Line, plain
from tallystick.present.incidents import IncidentLine, IncidentList, WantedIncidents
from tallystick.present.labels import MEASURES, measure_title
from tallystick.present.timeline import precision
from tallystick.present.view import AccountView
from tallystick.present.wording import date_line, incident_head, word_number
from tallystick.records.account import Figure
from tallystick.web.accounts import RECORDS, Known
from tallystick.web.frame import Frame
from tallystick.web.pages.incident import routes as incident_routes

SIZE = 25
LONGEST_FILTER = 200
DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
SORTS = {"told": "most told", "first": "earliest", "last": "latest"}
SHOWN_MEASURES = 3


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An incident's line."""

    id: str
    head: str
    date: Line
    precision: str
    planned: bool
    reports: int
    outlets: int
    tags: tuple[KindTag, ...]
    figures: tuple[tuple[str, str], ...]
    """Measure and its range over all claims."""
    rivals: int
    """Actors on whom it is laid."""


def routes(frame: Frame) -> list[Route]:
    """``/incidents`` and the pages of single incidents."""

    def all_of(known: Known) -> IncidentList:
        return known.derived("incidents", lambda _: IncidentList(known.derived("view", AccountView)))

    everything = WantedIncidents()
    frame.prepare("incidents", lambda known: IncidentList(known.derived("view", AccountView)), RECORDS)
    # The pictures of everything are asked for most and take longest; those of a part are made anew.
    frame.prepare("days of all", lambda known: _days(all_of(known), everything), RECORDS, later=True)
    frame.prepare("atlas of all", lambda known: _atlas(all_of(known), everything, everywhere=False), RECORDS, later=True)

    def incidents(request: Request) -> Response:
        view = frame.view(request)
        found = frame.derived(request, "incidents", lambda _: IncidentList(view))
        wanted = _wanted(request)
        selected = found.select(wanted)
        sort = request.query_params.get("sort", "told")
        if sort in {"first", "last"}:
            dated = [line for line in selected if line.first or line.last]
            dated.sort(key=lambda line: (line.first or line.last or "", line.incident.id), reverse=sort == "last")
            selected = (*dated, *(line for line in selected if not (line.first or line.last)))
        page = frame.paged(request, selected, SIZE)
        everywhere = request.query_params.get("map") == "all"
        whole = wanted == everything and not everywhere
        days = frame.derived(request, "days of all", lambda _: _days(found, wanted)) if whole else _days(found, wanted)
        atlas = (
            frame.derived(request, "atlas of all", lambda _: _atlas(found, wanted, everywhere=False))
            if whole
            else _atlas(found, wanted, everywhere=everywhere)
        )
        return frame.page(
            request,
            "incidents.html.j2",
            rows=[_row(view, line, found.figures(line.incident)) for line in page.rows],
            page=page,
            wanted=wanted,
            sort=sort if sort in SORTS else "told",
            sorts=SORTS,
            filtered=wanted != everything,
            choices=found,
            days=days,
            atlas=atlas,
            everything=everywhere,
            placed=view.entities[wanted.place].name if wanted.place in view.entities else wanted.place,
        )

    return [Route("/incidents", incidents), *incident_routes(frame)]


def _wanted(request: Request) -> WantedIncidents:
    """What the address asks for; a day that is none is left out."""
    asked = {name: request.query_params.get(name, "").strip()[:LONGEST_FILTER] for name in ("type", "place", "measure", "text")}
    since, until = (request.query_params.get(name, "").strip() for name in ("from", "to"))
    return WantedIncidents(
        **asked,
        since=since if DAY.fullmatch(since) else "",
        until=until if DAY.fullmatch(until) else "",
        undated=request.query_params.get("undated") == "1",
        passing=request.query_params.get("passing") == "1",
    )


def _days(found: IncidentList, wanted: WantedIncidents) -> DayChart | None:
    return draw_days(((x.first, x.last) for x in found.select(wanted, without=("days",))), wanted.since, wanted.until)


def _atlas(found: IncidentList, wanted: WantedIncidents, *, everywhere: bool) -> Atlas | None:
    view = found.view
    lines = found.select(wanted, without=("place",))
    counts = Counter(line.incident.place for line in lines if line.incident.place)
    if wanted.place in view.entities:
        # A district that was chosen stands for the towns in it, and is drawn even where no incident is told no closer.
        counts.setdefault(wanted.place, sum(wanted.place in line.places for line in lines))
    return draw_atlas(view, {id_: number for id_, number in counts.items() if id_}, wanted.place, everything=everywhere)


def _row(view: AccountView, line: IncidentLine, figures: list[Figure]) -> Row:
    record = line.incident
    return Row(
        id=record.id,
        head=plain(incident_head(view, record, date=False)),
        date=date_line(view, record.when, record.when_evidence, record.evidence[0].report),
        precision=precision(record) if record.when is not None else "",
        planned=record.planned,
        reports=line.reports,
        outlets=line.outlets,
        tags=kind_tags(line.findings),
        figures=tuple(_ranges(figures))[:SHOWN_MEASURES],
        rivals=len({actor_key(record, claim, view.entities) for claim in record.perpetrators}),
    )


def _ranges(figures: list[Figure]) -> list[tuple[str, str]]:
    """'Killed', '5 to 12' for each measure: the least and greatest ends that any claim tells, with the doubt that its words keep."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure != "other" and not figure.rest and (figure.low is not None or figure.high is not None):
            groups[figure.measure].append(figure)
    order = {measure: number for number, measure in enumerate(MEASURES)}
    return [(measure_title(m), word_range(groups[m])) for m in sorted(groups, key=lambda m: (order.get(m, len(order)), m))]


def word_range(figures: list[Figure]) -> str:
    """'7', 'about 40', '7 or more', 'up to 40', '5 to 12', '5 to 12 or more' of figures that each have an end."""
    ends = [v for f in figures for v in (f.low, f.high) if v is not None]
    low, high = min(ends), max(ends)
    lows_open = all(f.low is None for f in figures)
    more = any(f.high is None and f.low == high for f in figures)
    if low != high:
        return f"{word_number(low)} to {word_number(high)}{' or more' if more else ''}"
    if lows_open:
        return f"up to {word_number(high)}"
    hedges = {f.hedge for f in figures}
    hedge = next(iter(hedges)) if len(hedges) == 1 and not more else None
    return f"{hedge} {word_number(low)}" if hedge else f"{word_number(low)}{' or more' if more else ''}"
