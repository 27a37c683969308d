"""The desk: one open case with its account, for all that work on a case (command line, pages, API)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from tallystick.errors import SettingsError
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.identity import make_id
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.run.account import build_account, resolve_case
from tallystick.run.analyse import analyse_reports, parts_version
from tallystick.run.decisions import check_pair, point_at
from tallystick.run.settings import Settings
from tallystick.store import Case

Progress = Callable[[Iterable[Any], int, str], Iterator[Any]]


def _silent(items: Iterable[Any], _total: int, _label: str) -> Iterator[Any]:
    yield from items


class Desk:
    """An open case. Accounts are made from what the case keeps; analyses that are missing or of older parts are made and kept on the way."""

    def __init__(self, case: str | Path, *, settings: Settings | None = None, jobs: int = 1, progress: Progress = _silent) -> None:
        """Raises CaseError where there is no case or it cannot be read."""
        self.settings = settings or Settings()
        self.jobs = jobs
        self.progress = progress
        self.case = Case(case)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the case."""
        self.case.close()

    def known(self) -> tuple[list[Report], dict[str, Analysis]]:
        """The case's reports with their analyses."""
        reports = self.case.reports()
        analyses = self.case.analyses(parts_version(self.settings))
        missing = [report for report in reports if report.id not in analyses]
        if missing:
            for analysis in self.progress(analyse_reports(missing, self.settings, self.jobs), len(missing), "Reading reports"):
                self.case.keep_analysis(analysis)
                analyses[analysis.report] = analysis
        return reports, analyses

    def account(self, as_of: str | None = None) -> Account:
        """The account of the case as it was known at ``as_of`` (ISO day or minute; None: all)."""
        reports, analyses = self.known()
        return build_account(
            reports, analyses, decisions=self.case.decisions(), set_aside=self.case.aside(), as_of=as_of, settings=self.settings
        )

    def earlier(self, moment: str) -> Account:
        """The account of what the case held at an instant (ISO 8601 in UTC): without reports that were added and decisions taken later."""
        reports, analyses = self.known()
        later = self.case.added_after(moment)
        return build_account(
            [report for report in reports if report.id not in later],
            analyses,
            decisions=[decision for decision in self.case.decisions() if decision.at <= moment],
            settings=self.settings,
        )

    def decide(
        self,
        kind: str,
        subject: str,
        object: str | None = None,
        *,
        by: str,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Records a person's decision and gives it back.

        ``kind`` is one of DecisionKind; ``subject`` and ``object`` are ids of the account or REPORT:START for the mention at that character,
        for undo the decision's id. Raises SettingsError where something is missing or unknown.
        """
        decided = _checked_kind(kind, object, field, value, note)
        decisions = self.case.decisions()
        anchors: tuple[str, ...] = ()
        object_anchors: tuple[str, ...] = ()
        if decided is DecisionKind.UNDO:
            if subject not in {d.id for d in decisions}:
                raise SettingsError(f"no decision '{subject}' in {self.case.path}; the brief lists them")
        else:
            anchors, object_anchors = self._anchors(decided, subject, object, decisions)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        decision = Decision(
            id=make_id("dec", kind, subject, object, field, value, note, by, at),
            kind=decided,
            subject=subject,
            object=object,
            anchors=anchors,
            object_anchors=object_anchors,
            field=field,
            value=value,
            note=note,
            by=by,
            at=at,
        )
        self.case.decide(decision)
        return decision

    def _anchors(
        self, kind: DecisionKind, subject: str, object: str | None, decisions: Sequence[Decision]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The mentions behind what a decision speaks of."""
        reports, analyses = self.known()
        _, links = resolve_case(reports, analyses, decisions=decisions)
        account = build_account(reports, analyses, decisions=decisions)
        anchors = point_at(subject, account, links, analyses, linked=object is not None).anchors
        if object is None:
            return anchors, ()
        object_anchors = point_at(object, account, links, analyses, linked=True).anchors
        check_pair(anchors, object_anchors, links)
        return anchors, object_anchors


def _checked_kind(kind: str, object: str | None, field: str | None, value: str | None, note: str | None) -> DecisionKind:
    """The kind of decision that the words make; SettingsError where one of them is missing or too many."""
    try:
        decided = DecisionKind(kind)
    except ValueError as error:
        raise SettingsError(f"'{kind}' is no decision; give one of {', '.join(k.value for k in DecisionKind)}") from error
    pairing = decided in {DecisionKind.SAME, DecisionKind.DIFFERENT}
    if pairing and object is None:
        raise SettingsError(f"'{kind}' needs two things; give the other one too")
    if not pairing and object is not None:
        raise SettingsError(f"'{kind}' takes one thing; '{object}' is one too many")
    if decided is DecisionKind.CORRECT and (field is None or value is None):
        raise SettingsError("'correct' needs --field and --value")
    if decided is DecisionKind.NOTE and note is None:
        raise SettingsError("'note' needs --note")
    return decided
