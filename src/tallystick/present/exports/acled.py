"""Draft rows in the columns of ACLED's export (codebook of 2023 and later).

They are drafts for a coder, and each says so. What only ACLED can give (its event numbers, interaction codes, associated actors) stays
empty; so does everything that the reports do not tell.
"""

from __future__ import annotations

from tallystick.lexicon.countries import country_name
from tallystick.present.exports.cells import Cell, write_rows
from tallystick.present.exports.ged import within
from tallystick.present.exports.look import Look, one_day, value_of
from tallystick.present.exports.sources import sources_of
from tallystick.records.account import Account, Incident

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OWN_COLUMNS = ("draft_status", "draft_id", "draft_actors", "draft_earliest", "draft_latest", "draft_trace", "draft_quotes")
"""Ours, after ACLED's own: that it is a draft, the incident, all who are said to have done it, the days it lies between, rules and words."""
DRAFT = "DRAFT by rule from reports; not coded by ACLED"
POLITICAL, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
DISORDER = {
    "Battles": POLITICAL,
    "Explosions/Remote violence": POLITICAL,
    "Violence against civilians": POLITICAL,
    "Protests": DEMONSTRATIONS,
    "Strategic developments": STRATEGIC,
}
"""ACLED's disorder type of an event type, where the sub-event does not say otherwise."""
DISORDER_OF_SUB = {
    "Mob violence": POLITICAL,
    "Violent demonstration": DEMONSTRATIONS,
    "Excessive force against protesters": f"{POLITICAL}; {DEMONSTRATIONS}",
}


def acled_csv(account: Account) -> str:
    """One row for each incident that has an event type of ACLED's and happened; header line, RFC 4180."""
    look = Look(account)
    told = [
        incident
        for incident in account.incidents
        if incident.codings is not None and incident.codings.acled.values.get("event_type") and not incident.planned
    ]
    return write_rows([(*COLUMNS, *OWN_COLUMNS)], [_row(look, incident) for incident in told])


def disorder_type(event_type: object, sub_event_type: object) -> str | None:
    """ACLED's disorder type; None where the types do not settle it (a riot of no known kind)."""
    return DISORDER_OF_SUB.get(str(sub_event_type)) or DISORDER.get(str(event_type))


def _row(look: Look, incident: Incident) -> list[Cell]:
    coding = incident.codings.acled if incident.codings is not None else None
    place, when, sources = look.place(incident.place), incident.when, sources_of(look, incident)
    day, actors = one_day(when), look.actors(incident)
    precise = value_of(coding, "geo_precision") is not None
    fatalities = value_of(coding, "fatalities")
    values: dict[str, Cell] = {
        "event_date": day,
        "year": int(day[:4]) if day else None,
        "time_precision": value_of(coding, "time_precision"),
        "disorder_type": disorder_type(value_of(coding, "event_type"), value_of(coding, "sub_event_type")),
        "event_type": value_of(coding, "event_type"),
        "sub_event_type": value_of(coding, "sub_event_type"),
        # Rivals for responsibility have equal rank: none of them is put into the one cell.
        "actor1": actors[0] if len(actors) == 1 else None,
        "country": country_name(place.country) if place is not None and place.country else None,
        "admin1": within(look, place, "admin1"),
        "admin2": within(look, place, "admin2"),
        "location": place.name if place is not None and precise else None,
        "latitude": place.lat if place is not None and precise else None,
        "longitude": place.lon if place is not None and precise else None,
        "geo_precision": value_of(coding, "geo_precision"),
        "source": sources.outlets.replace(";", "; ") or None,
        "notes": f"DRAFT: {incident.title}",
        "fatalities": fatalities,
        "draft_status": DRAFT,
        "draft_id": incident.id,
        "draft_actors": "; ".join(actors) or None,
        "draft_earliest": when.first_day if when is not None else None,
        "draft_latest": when.last_day if when is not None else None,
        "draft_trace": " | ".join(coding.trace) if coding is not None else None,
        "draft_quotes": sources.quotes,
    }
    return [values.get(name) for name in (*COLUMNS, *OWN_COLUMNS)]
