"""The account as three tables: a row a figure, an incident, a statement. CSV, HXL, Parquet and DataFrames are written from these."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from tallystick.present.exports.cells import Cell
from tallystick.present.exports.look import Look
from tallystick.records.account import Account, Figure, Incident, Statement
from tallystick.records.values import TimeSpan


class Kind(StrEnum):
    """What the cells of a column are; any may be empty."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    FLAG = "flag"


class Column(msgspec.Struct, frozen=True):
    """One column with its HXL tag ('' where HXL has none that fits)."""

    name: str
    kind: Kind = Kind.TEXT
    hxl: str = ""


class Table(msgspec.Struct, frozen=True):
    """Rows in the account's order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, name: str) -> list[Cell]:
        """All cells of a column, in order."""
        at = [column.name for column in self.columns].index(name)
        return [row[at] for row in self.rows]


NUMBER, INTEGER, FLAG = Kind.NUMBER, Kind.INTEGER, Kind.FLAG
_PLACE = (
    Column("place", hxl="#loc+name"),
    Column("country", hxl="#country+code+v_iso2"),
    Column("lat", NUMBER, "#geo+lat"),
    Column("lon", NUMBER, "#geo+lon"),
    Column("place_precision", INTEGER, "#geo+precision"),
)
_WORDS = (
    Column("outlet", hxl="#meta+source+outlet"),
    Column("report", hxl="#meta+source+report"),
    Column("published", hxl="#date+reported"),
    Column("start", INTEGER, "#meta+start"),
    Column("end", INTEGER, "#meta+end"),
    Column("words", hxl="#description+quote"),
)
LEDGER = (
    Column("figure", hxl="#meta+id+figure"),
    Column("question", hxl="#meta+id+question"),
    Column("measure", hxl="#indicator+code"),
    Column("group", hxl="#group+name"),
    Column("low", NUMBER, "#indicator+value+min"),
    Column("high", NUMBER, "#indicator+value+max"),
    Column("hedge", hxl="#indicator+hedge"),
    Column("unit", hxl="#indicator+unit"),
    *_PLACE,
    Column("as_of_start", hxl="#date+start"),
    Column("as_of_end", hxl="#date+end"),
    Column("certainty", hxl="#status+certainty"),
    Column("unverified", FLAG, "#status+unverified"),
    Column("voice", hxl="#meta+source+voice"),
    Column("chain", hxl="#meta+source+chain"),
    Column("origin", hxl="#meta+source+origin"),
    *_WORDS,
    Column("incident", hxl="#event+id"),
    Column("rejected", FLAG, "#status+rejected"),
)
INCIDENTS = (
    Column("incident", hxl="#event+id"),
    Column("type", hxl="#event+type"),
    Column("title", hxl="#event+name"),
    *_PLACE,
    Column("start", hxl="#date+start"),
    Column("end", hxl="#date+end"),
    Column("date_basis", hxl="#meta+basis"),
    Column("planned", FLAG, "#status+planned"),
    Column("background", FLAG, "#status+background"),
    Column("killed_low", NUMBER, "#affected+killed+min"),
    Column("killed_high", NUMBER, "#affected+killed+max"),
    Column("said_to_be_responsible", hxl="#cause+actor"),
    Column("reports", INTEGER, "#meta+count+reports"),
    Column("outlets", hxl="#meta+source+outlet"),
    Column("words", hxl="#description+quote"),
)
STATEMENTS = (
    Column("statement", hxl="#meta+id+statement"),
    Column("voice", hxl="#meta+source+voice"),
    Column("role", hxl="#meta+source+role"),
    Column("chain", hxl="#meta+source+chain"),
    Column("cue", hxl="#meta+cue"),
    Column("certainty", hxl="#status+certainty"),
    Column("unverified", FLAG, "#status+unverified"),
    Column("negated", FLAG, "#status+negated"),
    Column("channel", hxl="#meta+channel"),
    Column("said_start", hxl="#date+start"),
    Column("said_end", hxl="#date+end"),
    Column("origin", hxl="#meta+source+origin"),
    *_WORDS,
    Column("incidents", hxl="#event+id"),
    Column("rejected", FLAG, "#status+rejected"),
)
TABLES = ("ledger", "incidents", "statements")


def table(account: Account, name: str) -> Table:
    """One of ``TABLES``. What is not known is None; nothing is filled in."""
    look = Look(account)
    if name == "ledger":
        return Table(name, LEDGER, tuple(_figure(look, figure) for figure in account.figures))
    if name == "incidents":
        return Table(name, INCIDENTS, tuple(_incident(look, incident) for incident in account.incidents))
    if name == "statements":
        return Table(name, STATEMENTS, tuple(_statement(look, statement) for statement in account.statements))
    raise KeyError(name)


def _figure(look: Look, figure: Figure) -> tuple[Cell, ...]:
    return (
        figure.id,
        figure.question,
        figure.measure,
        figure.group,
        figure.low,
        figure.high,
        figure.hedge,
        figure.unit,
        *_place(look, figure.place),
        *_days(figure.as_of),
        figure.certainty.value,
        figure.unverified_evidence is not None,
        *_voice(look, figure),
        figure.origin,
        *_words(look, figure),
        figure.incident,
        figure.rejected_by is not None,
    )


def _incident(look: Look, incident: Incident) -> tuple[Cell, ...]:
    reports = look.told_in(incident.evidence)
    codes = incident.codings.ucdp.values if incident.codings is not None else {}
    return (
        incident.id,
        incident.type,
        incident.title,
        *_place(look, incident.place),
        *_days(incident.when),
        incident.when.basis if incident.when else None,
        incident.planned,
        incident.background,
        codes.get("low"),
        codes.get("high"),
        "; ".join(look.actors(incident)) or None,
        len(reports),
        "; ".join(sorted({look.outlet(report.id) for report in reports})),
        look.words(incident.evidence[:1]) or None,
    )


def _statement(look: Look, statement: Statement) -> tuple[Cell, ...]:
    voice, chain = _voice(look, statement)
    return (
        statement.id,
        voice,
        statement.attribution[-1].role if len(statement.attribution) > 1 else None,
        chain,
        statement.cue,
        statement.certainty.value,
        statement.unverified_evidence is not None,
        statement.negated,
        statement.channel,
        *_days(statement.when),
        statement.origin,
        *_words(look, statement),
        "; ".join(statement.incidents) or None,
        statement.rejected_by is not None,
    )


def _place(look: Look, id_: str | None) -> Iterator[Cell]:
    place = look.place(id_)
    return iter((place.name, place.country, place.lat, place.lon, place.precision) if place is not None else (None,) * 5)


def _days(span: TimeSpan | None) -> tuple[Cell, Cell]:
    return (span.start, span.end) if span is not None else (None, None)


def _voice(look: Look, claim: Figure | Statement) -> tuple[Cell, Cell]:
    """Who says it, None for the outlet itself; and the whole chain."""
    return (claim.attribution[-1].name if len(claim.attribution) > 1 else None), look.chain(claim.attribution) or None


def _words(look: Look, claim: Figure | Statement) -> tuple[Cell, ...]:
    first, last = claim.evidence[0], claim.evidence[-1]
    report = look.reports.get(first.report)
    return (
        report.outlet if report else None,
        report.name if report else first.report,
        report.published if report else None,
        first.start,
        last.end,
        look.words(claim.evidence) or None,
    )
