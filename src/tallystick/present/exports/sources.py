"""The sources of an incident as conflict data sets write them: outlets, dates, headlines, who is at the origin, and the words themselves."""

from __future__ import annotations

import msgspec

from tallystick.present.exports.look import Look
from tallystick.records.account import Incident

MOST_QUOTES = 12
"""Quotes in one cell: spreadsheets cut a cell at 32,767 characters."""
LONGEST_QUOTE = 600


class Sources(msgspec.Struct, frozen=True):
    """Each as one cell, parts joined by ';'."""

    number: int
    articles: str
    """'"Outlet,2031-05-03,Headline";"…"', a part left empty where it is not known."""
    outlets: str
    dates: str
    headlines: str
    origins: str
    quotes: str
    """'name [start-end]: “words”' for the incident and its figures."""


def sources_of(look: Look, incident: Incident) -> Sources:
    """The sources of the incident's tellings and figures."""
    figures = [look.figures[id_] for id_ in incident.figures if id_ in look.figures]
    said = [look.statements[id_] for id_ in incident.statements if id_ in look.statements]
    reports = look.told_in([*incident.evidence, *(e for figure in figures for e in figure.evidence)])
    chains = [*(figure.attribution for figure in figures), *(statement.attribution for statement in said)]
    voices = dict.fromkeys(chain[-1].name for chain in chains if len(chain) > 1)
    places = list(dict.fromkeys([e for figure in figures for e in figure.evidence] + list(incident.evidence)))
    quotes = [
        f"{look.reports[place.report].name} [{place.start}-{place.end}]: “{words[:LONGEST_QUOTE]}”"
        for place in places
        if (words := look.words((place,)))
    ]
    return Sources(
        number=len(reports),
        articles=";".join(
            '"' + ",".join((report.outlet or "", (report.published or "")[:10], report.title or "")).replace('"', "'") + '"'
            for report in reports
        ),
        outlets=";".join(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        dates=";".join(dict.fromkeys(report.published[:10] for report in reports if report.published)),
        headlines=";".join(report.title for report in reports if report.title),
        origins=";".join(voices),
        quotes=" | ".join(quotes[:MOST_QUOTES]) + (f" | and {len(quotes) - MOST_QUOTES} more" if len(quotes) > MOST_QUOTES else ""),
    )
