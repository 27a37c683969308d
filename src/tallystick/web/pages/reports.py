"""The reports: a list, a reader with all that was found marked in the text, and two reports side by side."""

from __future__ import annotations

from collections import Counter

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import BASIS_WORDS
from tallystick.present.dates import word_day, word_moment
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker
from tallystick.records.account import Account, AccountReport
from tallystick.records.report import Evidence, Span
from tallystick.web.accounts import RECORDS
from tallystick.web.claims import claim_entry, incident_entry, mark_link
from tallystick.web.differ import compare_texts
from tallystick.web.found import Found
from tallystick.web.frame import Frame
from tallystick.web.marks import Mark, write_text

SORTS = {
    "date": "Published",
    "outlet": "Outlet",
    "name": "Report",
    "figures": "Figures",
    "statements": "Statements",
    "incidents": "Incidents",
}

REPORT_FIELDS = ("published", "outlet", "title", "byline")


class Listed(msgspec.Struct, frozen=True):
    """A report's line in the list."""

    report: AccountReport
    number: int
    date: str
    figures: int
    statements: int
    incidents: int


class Listing(msgspec.Struct, frozen=True):
    """All lines, and what they can be filtered by."""

    rows: tuple[Listed, ...]
    outlets: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, str, int], ...]
    undated: int


def routes(frame: Frame) -> list[Route]:
    """``/reports``, ``/reports/{id}`` and ``/reports/{id}/beside/{other}``."""

    frame.prepare("found", lambda known: Found(known.account))
    frame.prepare("linker", lambda known: NameLinker(known.derived("view", AccountView)))
    frame.prepare("listing", lambda known: list_reports(known.account, known.derived("found", Found)), RECORDS, later=True)

    def reports(request: Request) -> Response:
        listing = frame.derived(request, "listing", lambda account: list_reports(account, frame.derived(request, "found", Found)))
        asked = request.query_params
        sort = asked.get("sort", "date") if asked.get("sort") in SORTS else "date"
        wanted = [asked.get(name, "") for name in ("outlet", "day", "words")]
        down = asked.get("order", "up" if sort in {"outlet", "name"} else "down") == "down"
        rows = frame.derived(
            request, f"listing by {sort} {down}", lambda _: sorted(listing.rows, key=lambda row: _sort_key(row, sort), reverse=down)
        )
        if any(wanted):
            rows = [row for row in rows if _wanted(row, *wanted)]
        return frame.page(
            request,
            "reports.html.j2",
            listing=listing,
            page=frame.paged(request, rows),
            sorts=SORTS,
            sort=sort,
            down=down,
            asked=asked,
            shown=len(rows),
        )

    def reader(request: Request) -> Response:
        view = frame.view(request)
        report = view.reports.get(request.path_params["id"])
        if report is None:
            raise HTTPException(404, _missing(frame, request, request.path_params["id"]))
        found = frame.derived(request, "found", Found)
        here = _asked_span(request, view.texts[report.id])
        text = write_text(
            view.texts[report.id], marks_of(found, report.id), report.zones, here, lambda mark: mark_link(frame, request, mark)
        )
        claims = [claim_entry(view, found, claim) for claim in found.claims[report.id]]
        return frame.page(
            request,
            "reader.html.j2",
            {**_neighbours(view, report), "id": report.id, "deciding": ("correct",), "fields": REPORT_FIELDS},
            report=report,
            number=view.number[report.id],
            date=word_moment(report.published) if report.published else None,
            basis=BASIS_WORDS.get(report.published_basis.value, "") if report.published_basis else "no date could be told",
            url=report.url if report.url and report.url.startswith(("http://", "https://")) else None,
            text=text,
            here=here,
            asked=[entry for entry in claims if here and any(_touches(place, report.id, here) for place in entry.places)],
            figures=[entry for entry in claims if entry.figure],
            statements=[entry for entry in claims if not entry.figure],
            incidents=[incident_entry(view, incident) for incident in found.incidents[report.id]],
            decisions=found.decisions[report.id],
            original=view.reports.get(report.duplicate_of or ""),
            reprints=[view.reports[id_] for id_ in found.reprints[report.id]],
        )

    def beside(request: Request) -> Response:
        view = frame.view(request)
        left, right = (view.reports.get(request.path_params[name]) for name in ("id", "other"))
        if left is None or right is None:
            raise HTTPException(404, "One of the two reports is not in the case.")
        sides = frame.derived(
            request, "beside", lambda _: compare_texts(view.texts[left.id], view.texts[right.id]), about=f"{left.id} {right.id}"
        )
        reason = (
            right.duplicate_reason if right.duplicate_of == left.id else left.duplicate_reason if left.duplicate_of == right.id else None
        )
        return frame.page(request, "beside.html.j2", left=left, right=right, sides=sides, reason=reason, word_moment=word_moment)

    return [Route("/reports", reports), Route("/reports/{id}", reader), Route("/reports/{id}/beside/{other}", beside)]


def list_reports(account: Account, found: Found) -> Listing:
    """The lines of the list with what their reports hold."""
    rows = []
    for number, report in enumerate(account.reports, 1):
        figures = sum(claim.id.startswith("fig") for claim in found.claims[report.id])
        rows.append(
            Listed(
                report,
                number,
                word_moment(report.published) if report.published else "undated",
                figures,
                len(found.claims[report.id]) - figures,
                len(found.incidents[report.id]),
            )
        )
    outlets = Counter(report.outlet or "" for report in account.reports)
    days = Counter(report.published[:10] for report in account.reports if report.published)
    return Listing(
        tuple(rows),
        tuple(sorted(outlets.items(), key=lambda pair: (pair[0].casefold(), pair[0]))),
        tuple((day, word_day(day), days[day]) for day in sorted(days)),
        sum(report.published is None for report in account.reports),
    )


def _wanted(row: Listed, outlet: str, day: str, words: str) -> bool:
    report = row.report
    if outlet and outlet != (report.outlet or "-"):
        return False
    if day and (report.published is not None if day == "undated" else (report.published or "")[:10] != day):
        return False
    return not words or words.casefold() in f"{report.title or ''} {report.name}".casefold()


def _sort_key(row: Listed, sort: str) -> tuple[object, ...]:
    key: object = {
        "date": row.report.published or "",
        "outlet": (row.report.outlet or "").casefold(),
        "name": (row.report.title or row.report.name).casefold(),
        "figures": row.figures,
        "statements": row.statements,
        "incidents": row.incidents,
    }[sort]
    return (key, row.report.published or "", row.report.id)


def _missing(frame: Frame, request: Request, id_: str) -> str:
    if any(report.id == id_ for report in frame.known(request, None).account.reports):
        return "That report was not yet out at the time that is shown."
    return "There is no such report in the case; it may have been taken out."


def _asked_span(request: Request, text: str) -> Span | None:
    """The place of ``?start=&end=``, kept inside the text; None where none is asked for."""
    start, end = (request.query_params.get(name, "") for name in ("start", "end"))
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(start) < 12 and len(end) < 12):
        return None
    low, high = int(start), min(int(end), len(text))
    return Span(low, high) if low < high else None


def _touches(place: Evidence, report: str, here: Span) -> bool:
    return place.report == report and place.start < here.end and here.start < place.end


def _neighbours(view: AccountView, report: AccountReport) -> dict[str, object]:
    """The reports before and after it in the case's order."""
    number = view.number[report.id]
    reports = view.account.reports
    return {"before": reports[number - 2] if number > 1 else None, "after": reports[number] if number < len(reports) else None}


def marks_of(found: Found, report: str) -> list[Mark]:
    """All that was found in a report."""
    marks = {Mark(place.start, place.end, "name", entity.id) for place, entity in found.names[report]}
    for claim in found.claims[report]:
        kind = "figure" if claim.id.startswith("fig") else "statement"
        marks.update(Mark(place.start, place.end, kind, claim.id) for place in claim.evidence if place.report == report)
        moment = getattr(claim, "as_of_evidence", None) or getattr(claim, "when_evidence", None)
        if moment is not None and moment.report == report:
            marks.add(Mark(moment.start, moment.end, "moment", claim.id))
    for incident in found.incidents[report]:
        marks.update(Mark(place.start, place.end, "incident", incident.id) for place in incident.evidence if place.report == report)
        if incident.when_evidence is not None and incident.when_evidence.report == report:
            marks.add(Mark(incident.when_evidence.start, incident.when_evidence.end, "moment", incident.id))
    return sorted(marks)
