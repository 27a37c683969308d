"""Draft rows in the columns of the UCDP Georeferenced Event Dataset (codebook 24.1).

They are drafts for a coder, and each says so. What only UCDP can give (ids of conflicts, dyads and actors, deaths by side) stays empty; so
does everything that the reports do not tell.
"""

from __future__ import annotations

from tallystick.lexicon.countries import country_name
from tallystick.lexicon.incidents import VIOLENT_TYPES
from tallystick.present.exports.cells import Cell, write_rows
from tallystick.present.exports.look import Look, value_of
from tallystick.present.exports.sources import sources_of
from tallystick.records.account import Account, Entity, Incident

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
OWN_COLUMNS = ("draft_status", "draft_trace", "draft_quotes")
"""Ours, after GED's own: that it is a draft, the rules that gave it, and the words it was read in."""
DRAFT = "DRAFT by rule from reports; not coded by UCDP"
ONE_SIDED = 3


def ged_csv(account: Account) -> str:
    """One row for each incident of organised violence that happened; header line, RFC 4180."""
    look = Look(account)
    told = [incident for incident in account.incidents if incident.type in VIOLENT_TYPES and not incident.planned]
    return write_rows([(*COLUMNS, *OWN_COLUMNS)], [_row(look, incident) for incident in told])


def _row(look: Look, incident: Incident) -> list[Cell]:
    coding = incident.codings.ucdp if incident.codings is not None else None
    place, when, sources = look.place(incident.place), incident.when, sources_of(look, incident)
    days = (when.first_day, when.last_day) if when is not None else (None, None)
    actors, violence = look.actors(incident), value_of(coding, "type_of_violence")
    alone = actors[0] if violence == ONE_SIDED and len(actors) == 1 else None
    pointed = place is not None and place.lat is not None and place.lon is not None
    values: dict[str, Cell] = {
        "id": incident.id,
        "year": int(days[0][:4]) if days[0] and days[1] and days[0][:4] == days[1][:4] else None,
        "code_status": "Draft",
        "type_of_violence": violence,
        "side_a": alone,
        "side_b": "Civilians" if alone else None,
        "dyad_name": f"{alone} - Civilians" if alone else None,
        "number_of_sources": sources.number,
        "source_article": sources.articles,
        "source_office": sources.outlets,
        "source_date": sources.dates,
        "source_headline": sources.headlines,
        "source_original": sources.origins,
        "where_prec": value_of(coding, "where_prec"),
        "where_coordinates": place.name if place is not None else None,
        "where_description": _described(look, incident, place),
        "adm_1": within(look, place, "admin1"),
        "adm_2": within(look, place, "admin2"),
        "latitude": place.lat if place is not None else None,
        "longitude": place.lon if place is not None else None,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if place is not None and pointed else None,
        "country": country_name(place.country) if place is not None and place.country else None,
        "event_clarity": value_of(coding, "event_clarity"),
        "date_prec": value_of(coding, "date_prec"),
        "date_start": days[0],
        "date_end": days[1],
        "best": value_of(coding, "best"),
        "high": value_of(coding, "high"),
        "low": value_of(coding, "low"),
        "draft_status": DRAFT,
        "draft_trace": " | ".join(coding.trace) if coding is not None else None,
        "draft_quotes": sources.quotes,
    }
    return [values.get(name) for name in (*COLUMNS, *OWN_COLUMNS)]


def _described(look: Look, incident: Incident, place: Entity | None) -> str | None:
    """'the bridge, Orvelle': the spot that the words name, and the place."""
    site = look.place(incident.site)
    return ", ".join(p.name for p in (site, place) if p is not None) or None


def within(look: Look, place: Entity | None, feature: str) -> str | None:
    """The name of the division that the place lies in, or is, where the account has it."""
    around = [look.entities.get(id_) for id_ in place.within] if place is not None else []
    return next((p.name for p in (place, *around) if p is not None and p.feature == feature), None)
