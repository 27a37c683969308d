"""What an account holds, by report and by claim: made once for each account and shared by pages."""

from __future__ import annotations

from collections import defaultdict

from tallystick.records.account import Account, Entity, Figure, Finding, Incident, Statement
from tallystick.records.decision import Decision
from tallystick.records.report import Evidence


class Found:
    """Look-ups from a report to what was found in it, and from a claim to what was made of it."""

    def __init__(self, account: Account) -> None:
        self.claims: dict[str, list[Figure | Statement]] = defaultdict(list)
        self.incidents: dict[str, list[Incident]] = defaultdict(list)
        self.names: dict[str, list[tuple[Evidence, Entity]]] = defaultdict(list)
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        """By claim and by incident."""
        self.reprints: dict[str, list[str]] = defaultdict(list)
        """Reports that carry a report's text."""
        self.decisions: dict[str, list[Decision]] = defaultdict(list)
        """Standing decisions by what they speak of."""
        self.undated: dict[str, str] = {entry.about or "": entry.reason for entry in account.trays if entry.kind == "undated"}
        """Why an incident has no day, or a report none."""
        for report in account.reports:
            if report.duplicate_of:
                self.reprints[report.duplicate_of].append(report.id)
        claims: list[Figure | Statement] = [*account.figures, *account.statements]
        for claim in sorted(claims, key=lambda c: (c.evidence[0], c.id)):
            self.claims[claim.evidence[0].report].append(claim)
        for incident in account.incidents:
            for report_id in dict.fromkeys(place.report for place in incident.evidence):
                self.incidents[report_id].append(incident)
        for entity in account.entities:
            for place in entity.evidence:
                self.names[place.report].append((place, entity))
        for finding in account.findings:
            for claim_id in finding.claims:
                self.findings[claim_id].append(finding)
            if finding.incident:
                self.findings[finding.incident].append(finding)
        for decision in account.decisions:
            for id_ in {decision.subject, decision.object}:
                if id_:
                    self.decisions[id_].append(decision)
