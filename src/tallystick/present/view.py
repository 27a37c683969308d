"""The account as the presenter looks things up in it: reports by number, words of evidence, where a name stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from tallystick.errors import UnsourcedError
from tallystick.present.fragments import Line, Rule, Sourced
from tallystick.records.account import Account, AccountReport, AttributionLink, Entity, Figure, Finding, Incident, Origin, Statement
from tallystick.records.report import Evidence


class AccountView:
    """Look-ups over one account. Raises UnsourcedError where a report's text was left out: nothing could be shown to stand in it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.reports: dict[str, AccountReport] = {report.id: report for report in account.reports}
        self.number: dict[str, int] = {report.id: number for number, report in enumerate(account.reports, 1)}
        self.texts: dict[str, str] = {}
        for report in account.reports:
            if report.text is None:
                raise UnsourcedError(f"the account holds no text of {report.name}; make it again without --no-text")
            self.texts[report.id] = report.text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in account.entities}
        self.figures: dict[str, Figure] = {figure.id: figure for figure in account.figures}
        self.statements: dict[str, Statement] = {statement.id: statement for statement in account.statements}
        self.incidents: dict[str, Incident] = {incident.id: incident for incident in account.incidents}
        self.findings: dict[str, Finding] = {finding.id: finding for finding in account.findings}
        self.origins: dict[str, Origin] = {origin.key: origin for origin in account.origins}

    @cached_property
    def findings_of(self) -> tuple[dict[str, list[Finding]], list[Finding]]:
        """The findings of each incident, and those of none; without those whose claims are all left out."""
        of: dict[str, list[Finding]] = defaultdict(list)
        loose: list[Finding] = []
        for finding in self.account.findings:
            if any(self.claim(id_) is not None for id_ in finding.claims):
                (of[finding.incident] if finding.incident in self.incidents else loose).append(finding)
        return dict(of), loose

    def words(self, evidence: Evidence) -> str:
        """The words that were read, white space made single."""
        return " ".join(self.texts[evidence.report][evidence.start : evidence.end].split())

    def claim(self, id_: str) -> Figure | Statement | None:
        """The figure or statement of a finding; None where a rejected or left-out one is named."""
        return self.figures.get(id_) or self.statements.get(id_)

    def outlet(self, report: str) -> str:
        """Who printed it, or the file's name where nothing tells."""
        return self.reports[report].outlet or self.reports[report].name

    def told(self, report: str) -> str:
        """Sort key by publication, unknown last."""
        return self.reports[report].published or "9999"

    def find(self, words: str, report: str, near: int = 0) -> Evidence | None:
        """Where the words stand in the report as whole words, nearest to ``near``; None where they do not."""
        if not words.strip():
            return None
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(part) for part in words.split()) + r"(?!\w)"
        hits = [Evidence(report, hit.start(), hit.end()) for hit in re.finditer(pattern, self.texts[report])]
        return min(hits, key=lambda e: (abs(e.start - near), e.start), default=None)

    def name_evidence(self, name: str, entity: str | None, given: Sequence[Evidence], report: str) -> Evidence | None:
        """Where the name is best seen: its own words if they stand in the report, else in another, else what is read as it."""
        near = given[0].start if given else 0
        for place in given:
            if name.casefold() in self.words(place).casefold():
                return place
        found = self.find(name, report, near)
        if found is not None:
            return found
        record = self.entities.get(entity or "")
        if record is not None:
            same = [e for e in record.evidence if e.report == report]
            for place in (*same, *record.evidence):
                if name.casefold() in self.words(place).casefold():
                    return place
            readable = [e for e in (*same, *record.evidence) if self.words(e)[:1].isupper()]
            if readable and name in {record.name, *record.variants}:
                return readable[0]
        return given[0] if given else None

    def name(self, name: str, entity: str | None, given: Sequence[Evidence], report: str, note: str = "") -> Line:
        """The name, linked; the report's outlet is linked to the report's head."""
        place = self.name_evidence(name, entity, given, report)
        if place is not None:
            return (Sourced(name, Rule.NAME, place.report, place, note),)
        if name in {self.reports[report].outlet, self.reports[report].name}:
            return (Sourced(name, Rule.REPORT, report),)
        return ()

    def entity_name(self, id_: str | None) -> Line:
        """An entity's name where its own words stand; empty for none."""
        record = self.entities.get(id_ or "")
        if record is None or not record.evidence:
            return ()
        return self.name(record.name, record.id, record.evidence, record.evidence[0].report)

    def link_name(self, link: AttributionLink, report: str) -> Line:
        """One link of an attribution chain."""
        return self.name(link.name, link.entity, link.evidence, report)

    def report_link(self, report: str, text: str | None = None) -> Line:
        """The outlet (or ``text``), linked to the report's head."""
        return (Sourced(text or self.outlet(report), Rule.REPORT, report),)

    def outlets(self, claims: Iterable[Figure | Statement]) -> list[str]:
        """The outlets that carry the claims, each once."""
        return sorted({self.outlet(claim.evidence[0].report) for claim in claims})
