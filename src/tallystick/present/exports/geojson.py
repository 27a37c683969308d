"""Incidents as GeoJSON."""

from __future__ import annotations

import msgspec

from tallystick.present.exports.look import Look
from tallystick.records.account import Account


def incidents_geojson(account: Account) -> str:
    """A FeatureCollection (RFC 7946) of all incidents, each with its place's precision; those without coordinates have no geometry."""
    look = Look(account)
    features = []
    for incident in account.incidents:
        place = look.place(incident.place)
        point = (
            {"type": "Point", "coordinates": [place.lon, place.lat]} if place and place.lat is not None and place.lon is not None else None
        )
        features.append(
            {
                "type": "Feature",
                "id": incident.id,
                "geometry": point,
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
                    "perpetrators": look.actors(incident),
                },
            }
        )
    return msgspec.json.format(msgspec.json.encode({"type": "FeatureCollection", "features": features}), indent=1).decode("utf-8")
