"""The desk: one open case with its account, for all that work on a case (command line, pages, API)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, NamedTuple

from tallystick.errors import SettingsError
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.identity import make_id
from tallystick.records.memory import Memory
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.run.account import build_account, resolve_case
from tallystick.run.analyse import analyse_reports, parts_version
from tallystick.run.config import settings_beside
from tallystick.run.decisions import JUDGING
from tallystick.run.pointing import check_pair, point_at
from tallystick.run.settings import Settings
from tallystick.store import Case
from tallystick.store.location import ServerAddress

MOST_ACCOUNTS = 4
"""Accounts that are kept in memory: now, and the times that a page was last opened at."""
INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"

Progress = Callable[[Iterable[Any], int, str], Iterator[Any]]


def _silent(items: Iterable[Any], _total: int, _label: str) -> Iterator[Any]:
    yield from items


class _Held(NamedTuple):
    """What a case holds at one moment."""

    revision: str
    parts: str
    reports: dict[str, Report]
    analyses: dict[str, Analysis]
    decisions: tuple[Decision, ...]
    aside: tuple[SetAside, ...]


class Desk:
    """An open case. Accounts are made from what the case keeps; analyses that are missing or of older parts are made and kept on the way.

    Several threads may share it: an account is made by one thread at a time, and given to all that ask for the same.
    """

    def __init__(
        self, case: str | Path | ServerAddress, *, settings: Settings | None = None, jobs: int = 1, progress: Progress = _silent
    ) -> None:
        """``settings`` are those beside the case where none are given. Raises CaseError where there is no case or it cannot be read."""
        self.settings = settings or settings_beside(case)
        self.jobs = jobs
        self.progress = progress
        self.case = Case(case)
        self._accounts: OrderedDict[tuple[str, str, str | None], Account] = OrderedDict()
        self._held = _Held("", "", {}, {}, (), ())
        self._memory = Memory()
        """What the account of now was made from: a decision or a report more then costs what it changes."""
        self._guard = RLock()
        """Held for a moment, while what is known already is looked up."""
        self._making = RLock()
        """Held while reports are read or an account is made."""

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the case."""
        self.case.close()

    def known(self) -> tuple[list[Report], dict[str, Analysis]]:
        """The case's reports with their analyses."""
        held = self._hold()
        return list(held.reports.values()), dict(held.analyses)

    def account(self, as_of: str | None = None) -> Account:
        """The account of the case as it was known at ``as_of`` (ISO day or minute; None: all). The last few are kept until the case changes."""
        found = self._kept(as_of)
        if found is not None:
            return found
        with self._making:
            found = self._kept(as_of)  # another thread may have made it meanwhile
            if found is not None:
                return found
            held = self._hold()
            account = build_account(
                list(held.reports.values()),
                held.analyses,
                decisions=held.decisions,
                set_aside=held.aside,
                as_of=as_of,
                settings=self.settings,
                memory=self._memory if as_of is None else None,
            )
            with self._guard:
                self._accounts[(held.revision, held.parts, as_of)] = account
                while len(self._accounts) > MOST_ACCOUNTS:
                    self._accounts.popitem(last=False)
            return account

    def _kept(self, as_of: str | None) -> Account | None:
        key = (self.case.revision(), parts_version(self.settings), as_of)
        with self._guard:
            if key in self._accounts:
                self._accounts.move_to_end(key)
            return self._accounts.get(key)

    def _hold(self) -> _Held:
        """What the case holds, all of one moment. Neither reports nor analyses ever change, so what was read before is not read again."""
        parts = parts_version(self.settings)
        with self._making:
            reports, analyses = self._held.reports, self._held.analyses if self._held.parts == parts else {}
            with self.case.snapshot():
                revision, decisions, aside = self.case.revision(), self.case.decisions(), self.case.aside()
                ids = self.case.report_ids()
                unread = [id_ for id_ in ids if id_ not in reports]
                if 2 * len(unread) > len(ids):
                    fresh = {report.id: report for report in self.case.reports()}
                else:
                    fresh = {id_: report for id_ in unread if (report := self.case.report(id_)) is not None}
                reports = {id_: fresh[id_] if id_ in fresh else reports[id_] for id_ in ids}
                unread = [id_ for id_ in ids if id_ not in analyses]
                if 2 * len(unread) > len(ids):
                    found = self.case.analyses(parts)
                else:
                    found = {id_: analysis for id_ in unread if (analysis := self.case.analysis(id_, parts)) is not None}
                analyses = {id_: found[id_] if id_ in found else analyses[id_] for id_ in ids if id_ in found or id_ in analyses}
            missing = [report for report in reports.values() if report.id not in analyses]
            if missing:
                for analysis in self.progress(analyse_reports(missing, self.settings, self.jobs), len(missing), "Reading reports"):
                    self.case.keep_analysis(analysis)
                    analyses[analysis.report] = analysis
            self._held = _Held(revision, parts, reports, analyses, tuple(decisions), tuple(aside))
            return self._held

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
            judged, anchors, object_anchors = self._anchors(decided, subject, object)
            field = field or judged
        at = _after(max((d.at for d in decisions), default=""))
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

    def _anchors(self, kind: DecisionKind, subject: str, object: str | None) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
        """The mentions behind what a decision speaks of, so that it holds when ids change; for a judged finding also its kind."""
        with self._making:
            account = self.account()
            held = self._hold()
            read = [report for report in held.reports.values() if held.analyses[report.id].problem is None]
            _, links = resolve_case(read, held.analyses, decisions=held.decisions, memory=self._memory)
            _, before = resolve_case(read, held.analyses, memory=self._memory)
            one = point_at(subject, account, links, held.analyses, linked=object is not None, before=before)
            if object is None:
                finding = next((f for f in account.findings if f.id == subject), None)
                return finding.kind.value if finding is not None and kind in JUDGING else None, one.anchors, ()
            other = point_at(object, account, links, held.analyses, linked=True, before=before)
            check_pair(one, other, before)
            return None, one.anchors, other.anchors


def _after(latest: str) -> str:
    """Now, as an instant; just after ``latest`` where the clock was set back, so that decisions keep the order in which they were taken."""
    now = datetime.now(UTC)
    if latest:
        now = max(now, datetime.fromisoformat(latest) + timedelta(microseconds=1))
    return now.strftime(INSTANT)


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
