"""Commands that change a case: add, remove, decide; and reports, which lists it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import account_of, analysed, chosen_settings, list_aside, say
from tallystick.cli.options import (
    EXIT_SET_ASIDE,
    PASSING,
    CasePath,
    Config,
    Date,
    Inputs,
    Jobs,
    Outlet,
)
from tallystick.errors import NoCase, SettingsError

if TYPE_CHECKING:
    from tallystick.records.report import Report, SetAside
    from tallystick.store import Case


def add(case: CasePath, inputs: Inputs, outlet: Outlet = None, date: Date = None, jobs: Jobs = 1, config: Config = None) -> None:
    """Add reports to a case; made where there is none, and adding again is harmless."""
    from itertools import chain

    from tallystick.store import Case, is_case
    from tallystick.store.location import ServerAddress, locate

    place = locate(case)
    if not isinstance(place, ServerAddress) and place.exists() and place.stat().st_size and not is_case(place):
        raise SettingsError(f"{case} is not a case; give the case first, then the inputs: tallystick add CASE INPUT…")
    try:
        opened: Case | None = Case(place)
    except NoCase:
        opened = None
    stream = _Stream(inputs, outlet, date, opened)
    try:
        new = iter(stream)
        first = next(new, None)
        if opened is None and first is None:
            list_aside(stream.aside)
            raise SettingsError("none of the inputs gave a report, so no case was made")
        opened = opened or Case(place, create=True)
        if first is not None:
            for analysis in analysed(chain((first,), new), jobs, chosen_settings(config, place)):
                report, original = stream.waiting.popleft()
                opened.add(report, analysis, original=original)
        opened.set_aside([entry for entry in stream.aside if entry.kind not in PASSING])
    finally:
        if opened is not None:
            opened.close()
    list_aside(stream.aside)
    say(f"{place}: {stream.new} added, {stream.known} known already, {len(stream.aside)} set aside")
    if stream.aside:
        raise typer.Exit(EXIT_SET_ASIDE)


class _Stream:
    """The reports of the inputs that a case does not have yet, read one by one, so that few texts and originals are held in memory."""

    def __init__(self, inputs: Sequence[str], outlet: str | None, date: str | None, case: Case | None) -> None:
        self.inputs, self.outlet, self.date, self.case = inputs, outlet, date, case
        self.ids = set(case.report_ids()) if case else set()
        self.originals = set(case.originals()) if case else set()
        self.waiting: deque[tuple[Report, bytes | None]] = deque()
        """Given and not added yet, in order, with the bytes that they were read from."""
        self.aside: list[SetAside] = []
        self.new = self.known = 0
        self._read: tuple[str, bytes | None] = ("", None)

    def _keep(self, sha256: str, original: bytes) -> None:
        self._read = (sha256, original)

    def __iter__(self) -> Iterator[Report]:
        from tallystick.read import read_inputs
        from tallystick.records.report import Report

        for found in read_inputs(self.inputs, outlet=self.outlet, published=self.date, keep=self._keep):
            if not isinstance(found, Report):
                self.aside.append(found)
                continue
            original = self._read[1] if self._read[0] == found.sha256 else None
            if found.id not in self.ids:
                self.new += 1
                self.waiting.append((found, original))
                yield found
                continue
            self.known += 1
            if self.case is not None and original is not None and found.sha256 not in self.originals:
                # A report that was added before originals were kept.
                self.case.add(found, original=original)
                self.originals.add(found.sha256)


def remove(case: CasePath, report: Annotated[str, typer.Argument(help="The report's id or name.")]) -> None:
    """Take a report, and all that only it carried, out of a case; or an input that was set aside, by its name."""
    from tallystick.store import Case

    with Case(case) as opened:
        place = opened.path
        if not opened.remove(report):
            raise SettingsError(f"no report '{report}' in {place}; `tallystick reports {place}` lists them")
    say(f"{place}: {report} removed")


def reports(case: CasePath) -> None:
    """List a case's reports with how each was dated."""
    from tallystick.store import Case

    Case(case).close()  # an input would be read instead
    account = account_of([case], as_of=None)
    for report in account.reports:
        copied = f"  reprints {report.duplicate_of}" if report.duplicate_of else ""
        typer.echo(f"{report.id}  {report.published or 'undated':16}  {report.outlet or '-'}  {report.name}{copied}")


def decide(
    case: CasePath,
    kind: Annotated[str, typer.Argument(help="same, different, accept, reject, correct, note or undo.")],
    subject: Annotated[
        str, typer.Argument(help="An id of the account, REPORT:START for the mention at that character, or a decision's id for undo.")
    ],
    object: Annotated[str | None, typer.Argument(help="The other side of same and different.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    field: Annotated[str | None, typer.Option("--field", help="For correct: the field.")] = None,
    value: Annotated[str | None, typer.Option("--value", help="For correct: the value to be shown beside the one that was read.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why.")] = None,
) -> None:
    """Record a person's decision; it changes links, never evidence, and can be undone."""
    import getpass

    from tallystick.run import Desk

    who = by or getpass.getuser()
    with Desk(case) as desk:
        place = desk.case.path
        decision = desk.decide(kind, subject, object, by=who, field=field, value=value, note=note)
    say(
        f"{place}: {decision.id} {kind} {subject}{f' {object}' if object else ''}, by {who}; take it back with: tallystick decide {place} undo {decision.id}"
    )
