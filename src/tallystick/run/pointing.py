"""What a person points at: an id of the account, or a character of a report, with the mentions behind it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import msgspec

from tallystick.errors import SettingsError
from tallystick.records.account import Account, AccountReport, Entity, Figure, Statement
from tallystick.records.links import EntityLink, IncidentLink, Links, PlaceLink
from tallystick.records.mention import Analysis, FigureMention, IncidentMention, NameMention, StatementMention
from tallystick.records.report import Span
from tallystick.run.decisions import CLUSTERED, kind_of

CLAIMED = ("fig_", "stm_", "fnd_")
"""Prefixes of the ids of what no mention is joined to."""


class Reference(msgspec.Struct, frozen=True):
    """What a person pointed at: its id and the mentions behind it."""

    id: str
    anchors: tuple[str, ...]


def point_at(
    reference: str, account: Account, links: Links, analyses: Mapping[str, Analysis], *, linked: bool = False, before: Links | None = None
) -> Reference:
    """The thing that a person names: an id of the account, or ``REPORT:START`` for the mention at that character.

    ``linked`` takes only mentions that are linked across reports, incidents before names: what 'same' and 'different' speak of.
    ``before`` are the links without decisions: what another person joined or took away meanwhile can still be pointed at there.
    Raises SettingsError where the account has no such thing.
    """
    if not reference.startswith(CLAIMED):
        members = [
            *[link.mention for link in links.incident_links if link.incident == reference],
            *[link.mention for link in links.entity_links if link.entity == reference],
            *[link.mention for link in links.place_links if link.place == reference],
        ]
        if members:
            return Reference(reference, tuple(sorted(members)))
        if any(
            link.mention == reference
            for link in chain[IncidentLink | EntityLink | PlaceLink](links.incident_links, links.entity_links, links.place_links)
        ):
            return Reference(reference, (reference,))  # one mention by its id, as what is undecided names its sides
    report, _, start = reference.rpartition(":")
    if report and start.isdecimal() and report != "geo":
        names = {r.name: r.id for r in account.reports} | {r.id: r.id for r in account.reports}
        if report not in names:
            raise SettingsError(f"no report '{report}' in the case; `tallystick reports CASE` lists them")
        return Reference(reference, _mentions_at(analyses[names[report]], int(start), reference, linked))
    for finding in account.findings:
        if finding.id == reference:
            return Reference(reference, finding.claims)
    if not any(
        x.id == reference
        for x in chain[AccountReport | Figure | Statement | Entity](account.reports, account.figures, account.statements, account.entities)
    ):
        if before is not None:
            return point_at(reference, account, before, analyses, linked=linked)
        raise SettingsError(f"nothing in the account has the id '{reference}'; ids stand in the brief and in `--format json`")
    return Reference(reference, (reference,))


def check_pair(left: Reference, right: Reference, links: Links) -> None:
    """Raises SettingsError where two things cannot be said to be the same or different: they must be two, of one kind that is linked."""
    kinds = {kind for kind in (kind_of(left.id), kind_of(right.id)) if kind in CLUSTERED}
    if left.anchors == right.anchors:
        raise SettingsError(f"'{left.id}' and '{right.id}' are one thing; same and different take two")
    for linked in (links.incident_links, links.entity_links, links.place_links):
        mentions = {link.mention for link in linked}
        if len(kinds) < 2 and any(m in mentions for m in left.anchors) and any(m in mentions for m in right.anchors):
            return
    if all(m.startswith("rep_") for m in (*left.anchors, *right.anchors)):
        return
    raise SettingsError("same and different take two incidents, two persons or organizations, two places, or two reports")


def _mentions_at(analysis: Analysis, start: int, reference: str, linked: bool) -> tuple[str, ...]:
    ranks: tuple[tuple[IncidentMention | NameMention | FigureMention | StatementMention, ...], ...]
    if linked:
        ranks = (analysis.incidents, analysis.names)
    else:
        ranks = ((*analysis.incidents, *analysis.names, *analysis.figures, *analysis.statements),)
    for mentions in ranks:
        held = [m for m in mentions if _span(m).start <= start < _span(m).end]
        if held:
            return (min(held, key=lambda m: (_span(m).end - _span(m).start, m.id)).id,)
    raise SettingsError(f"nothing was found in the report at {reference}")


def _span(mention: IncidentMention | NameMention | FigureMention | StatementMention) -> Span:
    return mention.content[0] if isinstance(mention, StatementMention) else mention.span
