"""Look-ups that the exports share: words of evidence, places, chains, and the day that a time span is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.records.account import Account, AccountReport, AttributionLink, Coding, Entity, Figure, Incident, Statement
from tallystick.records.report import Evidence
from tallystick.records.values import TimeSpan


class Look:
    """One account by ids. Works without the reports' texts too: words are then empty."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.reports: dict[str, AccountReport] = {report.id: report for report in account.reports}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in account.entities}
        self.figures: dict[str, Figure] = {figure.id: figure for figure in account.figures}
        self.statements: dict[str, Statement] = {statement.id: statement for statement in account.statements}
        self.incidents: dict[str, Incident] = {incident.id: incident for incident in account.incidents}

    def words(self, evidence: Iterable[Evidence]) -> str:
        """The words that were read, white space made single; places in the text that are apart are joined by '…'."""
        parts = ((self.reports[e.report].text or "")[e.start : e.end] if e.report in self.reports else "" for e in evidence)
        return " … ".join(words for part in parts if (words := " ".join(part.split())))

    def place(self, id_: str | None) -> Entity | None:
        """The place of an id."""
        return self.entities.get(id_ or "")

    def outlet(self, report: str) -> str:
        """Who printed it, or the file's name where nothing tells."""
        found = self.reports.get(report)
        return (found.outlet or found.name) if found is not None else report

    def chain(self, links: Sequence[AttributionLink]) -> str:
        """The chain from the outlet inward: 'Delta News > Ilse Marran'."""
        return " > ".join(link.name for link in links)

    def told_in(self, evidence: Iterable[Evidence]) -> list[AccountReport]:
        """The reports of the evidence, each once, by publication and name, undated last."""
        ids = {e.report for e in evidence} & set(self.reports)
        return sorted((self.reports[id_] for id_ in ids), key=lambda r: (r.published or "9999", r.name, r.id))

    def actors(self, incident: Incident) -> list[str]:
        """Who is said to have done it, each once, in the account's order."""
        return list(dict.fromkeys(claim.actor.name for claim in incident.perpetrators))


def one_day(when: TimeSpan | None) -> str | None:
    """The day as YYYY-MM-DD where the span is of one day alone."""
    return when.first_day if when is not None and when.first_day and when.first_day == when.last_day else None


def clock(moment: str | None) -> str | None:
    """'05:00' of '2031-05-03T05:00'; None where it names a day alone."""
    return moment[11:16] if moment and len(moment) >= len("2031-05-03T05:00") else None


def located(place: Entity | None) -> bool:
    """Whether it has coordinates."""
    return place is not None and place.lat is not None and place.lon is not None


def value_of(coding: Coding | None, name: str) -> str | int | float | None:
    """One value of a draft coding; None where it has none."""
    return coding.values.get(name) if coding is not None else None
