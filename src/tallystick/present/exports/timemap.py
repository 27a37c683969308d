"""Forensic Architecture's TimeMap: events, sources and associations, as its datasheet-server delivers them.

TimeMap takes every value as text, dates as MM/DD/YYYY, and coordinates as a pair or not at all.
"""

from __future__ import annotations

import msgspec

from tallystick.present.exports.look import Look, clock, one_day
from tallystick.records.account import Account, AccountReport, Incident

PLACE_POINT = 3
"""Precision up to which a place is drawn as a point, a town: TimeMap cannot say that a point stands for a region or a country."""


def timemap_json(account: Account) -> str:
    """One object with ``events``, ``sources`` (by id), ``associations``, ``sites`` and ``shapes``.

    An incident without a day has no date, and one that is placed no closer than a district no coordinates; TimeMap lists what it cannot draw.
    """
    look = Look(account)
    told = {e.report for incident in account.incidents for e in incident.evidence}
    types = sorted({incident.type for incident in account.incidents})
    page = {
        "events": [_event(look, incident) for incident in account.incidents],
        "sources": {report.id: _source(report) for report in account.reports if report.id in told},
        "associations": [
            {"id": f"type:{name}", "title": name.replace("_", " "), "desc": "", "mode": "FILTER", "filter_paths": ["Type", name]}
            for name in types
        ],
        "sites": [],
        "shapes": {},
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=1).decode("utf-8")


def _event(look: Look, incident: Incident) -> dict[str, object]:
    place, when = look.place(incident.place), incident.when
    day = one_day(when)
    point = place is not None and place.lat is not None and place.lon is not None and (place.precision or 9) <= PLACE_POINT
    spans = f"{when.start or '…'} to {when.end or '…'}" if when is not None else ""
    actors = look.actors(incident)
    said = f" Said to be responsible: {'; '.join(actors)}." if actors else ""
    return {
        "id": incident.id,
        "description": f"{incident.title}. “{look.words(incident.evidence[:1])}”{said}",
        "date": f"{day[5:7]}/{day[8:10]}/{day[:4]}" if day else "",
        "time": (clock(when.start) if when is not None and day and when.start == when.end else None) or "",
        "time_precision": ("minute" if clock(when.start) and when.start == when.end else "day") if when is not None and day else "",
        "time_display": spans,
        "location": place.name if place is not None else "",
        "latitude": str(place.lat) if place is not None and point else "",
        "longitude": str(place.lon) if place is not None and point else "",
        "type": incident.type,
        "category": incident.type,
        "associations": [f"type:{incident.type}"],
        "sources": [report.id for report in look.told_in(incident.evidence)],
        "comments": "planned" if incident.planned else "",
    }


def _source(report: AccountReport) -> dict[str, object]:
    return {
        "id": report.id,
        "title": report.title or report.name,
        "thumbnail": "",
        "paths": [],
        "type": "Report",
        "affil_s": [report.outlet] if report.outlet else [],
        "url": report.url if report.url and report.url.startswith(("https://", "http://")) else "",
        "description": report.name,
        "parent": "",
        "author": report.byline or "",
        "date": (report.published or "")[:10],
        "notes": report.published_basis.value if report.published_basis else "",
    }
