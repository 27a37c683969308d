"""Commands that change a case: add, remove, decide; and reports, which lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import (
    account_of,
    analysed,
    list_aside,
    read_reports,
    say,
)
from tallystick.cli.options import (
    EXIT_SET_ASIDE,
    PASSING,
    CasePath,
    Date,
    Inputs,
    Jobs,
    Outlet,
)
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    pass


def add(case: CasePath, inputs: Inputs, outlet: Outlet = None, date: Date = None, jobs: Jobs = 1) -> None:
    """Add reports to a case; made where there is none, and adding again is harmless."""
    from tallystick.store import Case, is_case

    if case.exists() and case.stat().st_size and not is_case(case):
        raise SettingsError(f"{case} is not a case; give the case first, then the inputs: tallystick add CASE INPUT…")
    reports, aside = read_reports(inputs, outlet, date)
    if not reports and not case.exists():
        list_aside(aside)
        raise SettingsError("none of the inputs gave a report, so no case was made")
    with Case(case, create=True) as opened:
        known = {report.id for report in opened.reports()}
        new = [report for report in reports if report.id not in known]
        for report, analysis in zip(new, analysed(new, jobs), strict=True):
            opened.add(report, analysis)
        opened.set_aside([entry for entry in aside if entry.kind not in PASSING])
    list_aside(aside)
    say(f"{case}: {len(new)} added, {len(reports) - len(new)} known already, {len(aside)} set aside")
    if aside:
        raise typer.Exit(EXIT_SET_ASIDE)


def remove(case: CasePath, report: Annotated[str, typer.Argument(help="The report's id or name.")]) -> None:
    """Take a report, and all that only it carried, out of a case; or an input that was set aside, by its name."""
    from tallystick.store import Case

    with Case(case) as opened:
        if not opened.remove(report):
            raise SettingsError(f"no report '{report}' in {case}; `tallystick reports {case}` lists them")
    say(f"{case}: {report} removed")


def reports(case: CasePath) -> None:
    """List a case's reports with how each was dated."""
    from tallystick.store import Case

    Case(case).close()  # an input would be read instead
    account = account_of([str(case)], as_of=None)
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
        decision = desk.decide(kind, subject, object, by=who, field=field, value=value, note=note)
    say(
        f"{case}: {decision.id} {kind} {subject}{f' {object}' if object else ''}, by {who}; take it back with: tallystick decide {case} undo {decision.id}"
    )
