"""The account as FollowTheMoney entities, a JSON object a line, through the followthemoney library (extra ``ftm``).

Reports are articles, persons and organizations what they are, groups legal entities, places addresses, incidents events whose proof is their
reports. What is only claimed (who did it, how many) stands in an event's notes with who says so, never as a fact of the graph.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tallystick.errors import PartMissing
from tallystick.present.exports.look import Look
from tallystick.records.account import Account, AccountReport, Entity, EntityType, Incident

SCHEMATA = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.GROUP: "LegalEntity",
    EntityType.PLACE: "Address",
}


def ftm_json_lines(account: Account) -> str:
    """One entity a line, in the account's order; every value passed the library's own cleaning. Raises PartMissing without the library."""
    try:
        from followthemoney import model
    except (ModuleNotFoundError, ImportError) as error:
        raise PartMissing(
            "FollowTheMoney entities need more packages: apt-get install g++ pkg-config libicu-dev, then pip install 'tallystick[ftm]'"
        ) from error
    look = Look(account)
    lines = []
    for id_, schema, values in (
        *(_report(report) for report in account.reports),
        *(_entity(look, entity) for entity in account.entities),
        *(_incident(look, incident) for incident in account.incidents),
    ):
        proxy = model.make_entity(schema)
        proxy.id = _id(id_)
        for name, value in values:
            if value:
                proxy.add(name, value, quiet=True)
        lines.append(msgspec.json.encode(_sorted(proxy.to_dict())).decode("utf-8"))
    return "\n".join(lines) + ("\n" if lines else "")


Values = list[tuple[str, Any]]


def _report(report: AccountReport) -> tuple[str, str, Values]:
    values: Values = [
        ("title", report.title or report.name),
        ("fileName", report.name),
        ("publisher", report.outlet),
        ("author", report.byline),
        ("publishedAt", report.published),
        ("sourceUrl", report.url),
        ("contentHash", report.sha256 if len(report.sha256) == 40 else None),
        ("language", report.language if report.language != "und" else None),
        ("bodyText", report.text),
    ]
    return report.id, "Article", values


def _entity(look: Look, entity: Entity) -> tuple[str, str, Values]:
    proof = [_id(report.id) for report in look.told_in(entity.evidence)]
    values: Values = [("country", entity.country), ("proof", proof)]
    if entity.type is EntityType.PLACE:
        point = [("latitude", str(entity.lat)), ("longitude", str(entity.lon))] if entity.lat is not None and entity.lon is not None else []
        remarks = f"precision {entity.precision}" if entity.precision is not None else None
        return entity.id, "Address", [*values, ("full", entity.name), ("remarks", remarks), *point]
    values += [("name", entity.name), ("alias", [variant for variant in entity.variants if variant != entity.name])]
    if entity.type is EntityType.PERSON:
        values.append(("position", entity.role))
    return entity.id, SCHEMATA[entity.type], values


def _incident(look: Look, incident: Incident) -> tuple[str, str, Values]:
    when, place = incident.when, look.place(incident.place)
    taken = [entity for one in incident.participants if (entity := look.entities.get(one.entity or "")) is not None]
    notes = [
        f"{claim.actor.name} is said to have done it by {look.chain(claim.by)} ({claim.certainty.value}): “{look.words(claim.evidence)}”"
        for claim in incident.perpetrators
    ]
    for id_ in incident.figures:
        figure = look.figures.get(id_)
        if figure is not None and figure.rejected_by is None:
            notes.append(
                f"{figure.measure}: “{look.words(figure.evidence)}”, says {look.chain(figure.attribution)} ({figure.certainty.value})"
            )
    values: Values = [
        ("name", incident.title),
        ("keywords", incident.type),
        ("summary", look.words(incident.evidence[:1])),
        ("startDate", when.first_day if when is not None else None),
        ("endDate", when.last_day if when is not None else None),
        ("location", place.name if place is not None else None),
        ("address", place.name if place is not None else None),
        ("addressEntity", _id(place.id) if place is not None else None),
        ("country", place.country if place is not None else None),
        ("involved", [_id(entity.id) for entity in taken if entity.type is not EntityType.PLACE]),
        ("proof", [_id(report.id) for report in look.told_in(incident.evidence)]),
        ("notes", notes),
    ]
    return incident.id, "Event", values


def _id(id_: str) -> str:
    """An id as FollowTheMoney takes it: of a namespace, without a colon."""
    return "tallystick-" + id_.replace(":", "-").replace("_", "-")


def _sorted(entity: dict[str, Any]) -> dict[str, Any]:
    """Values in order, so that the same account gives the same bytes."""
    properties = {name: sorted(values) for name, values in sorted(entity.get("properties", {}).items())}
    return {"id": entity["id"], "schema": entity["schema"], "properties": properties}
