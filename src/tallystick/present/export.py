"""The account in forms that other programs read: the figure ledger as CSV, incidents as GeoJSON."""

from __future__ import annotations

import csv
import io

import msgspec

from tallystick.records.account import Account

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets; report text must never be."""
COLUMNS = (
    "figure", "question", "measure", "group", "low", "high", "hedge", "unit", "place", "lat", "lon", "as_of_start", "as_of_end", "certainty",
    "voice", "outlet", "origin", "report", "published", "start", "end", "words", "incident",
)  # fmt: skip


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def ledger_csv(account: Account) -> str:
    """One row a figure with its value, scope, chain and the words it was read in; RFC 4180, one header line."""
    reports = {report.id: report for report in account.reports}
    entities = {entity.id: entity for entity in account.entities}
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for figure in account.figures:
        place = entities.get(figure.place or "")
        first = figure.evidence[0]
        report = reports[first.report]
        words = " … ".join((report.text or "")[e.start : e.end] for e in figure.evidence)
        row = (
            figure.id, figure.question, figure.measure, figure.group, figure.low, figure.high, figure.hedge, figure.unit,
            place.name if place else None, place.lat if place else None, place.lon if place else None,
            figure.as_of.start if figure.as_of else None, figure.as_of.end if figure.as_of else None, figure.certainty.value,
            figure.attribution[-1].name if len(figure.attribution) > 1 else None, figure.attribution[0].name, figure.origin,
            report.name, report.published, first.start, figure.evidence[-1].end, " ".join(words.split()), figure.incident,
        )  # fmt: skip
        writer.writerow([_cell(value) for value in row])
    return buffer.getvalue()


def incidents_geojson(account: Account) -> str:
    """A FeatureCollection (RFC 7946) of all incidents, each with its place's precision; those without coordinates have no geometry."""
    entities = {entity.id: entity for entity in account.entities}
    features = []
    for incident in account.incidents:
        place = entities.get(incident.place or "")
        located = place is not None and place.lat is not None and place.lon is not None
        features.append(
            {
                "type": "Feature",
                "id": incident.id,
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place is not None and located else None,
                "properties": {
                    "type": incident.type,
                    "title": incident.title,
                    "place": place.name if place is not None else None,
                    "precision": place.precision if place is not None else None,
                    "start": incident.when.start if incident.when else None,
                    "end": incident.when.end if incident.when else None,
                    "planned": incident.planned,
                    "background": incident.background,
                    "reports": sorted({evidence.report for evidence in incident.evidence}),
                    "figures": list(incident.figures),
                    "perpetrators": [claim.actor.name for claim in incident.perpetrators],
                },
            }
        )
    return msgspec.json.format(msgspec.json.encode({"type": "FeatureCollection", "features": features}), indent=1).decode("utf-8")
