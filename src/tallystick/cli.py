"""The command line. Commands import what they need when they run, so that ``--help`` is quick."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from tallystick import __version__
from tallystick.errors import SettingsError, TallystickError

if TYPE_CHECKING:
    from tallystick.records.account import Account
    from tallystick.records.mention import Analysis
    from tallystick.records.report import Report, SetAside

EXIT_OK, EXIT_ERROR, EXIT_USAGE, EXIT_SET_ASIDE = 0, 1, 2, 3
"""Exit codes: done; an error, nothing was written; wrong usage; done, but inputs were set aside (listed on standard error)."""

app = typer.Typer(
    name="tallystick",
    help="Many overlapping reports of one crisis in; one sourced account out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
gazetteer_app = typer.Typer(help="Place names of your own.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(gazetteer_app, name="gazetteer")


class Format(StrEnum):
    """Forms of a brief."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


class ExportFormat(StrEnum):
    """Forms in which a case is handed on."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


END_OF_TIME = "9999-12-31"
"""As of then, all dated reports are known."""
PASSING = frozenset({"not_found", "duplicate"})
"""Kinds of set-aside input that a case does not keep: a mistyped path and a double tell nothing of the case."""

SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".txt": Format.TERMINAL,
}

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="Files, folders, patterns, zip files, - for standard input; or one case.")
]
CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case: one SQLite file.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="TIME", help="The account as it was known then: YYYY-MM-DD or YYYY-MM-DDTHH:MM.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the terminal.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read reports; the result is the same.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who printed the reports, where they do not say.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="When they were published: YYYY-MM-DD or YYYY-MM-DDTHH:MM.")]

Anything = TypeVar("Anything")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """Many overlapping reports of one crisis in; one sourced account out."""


# -- reading -----------------------------------------------------------------------------------------------------------
def _say(text: str) -> None:
    typer.echo(text, err=True)


def _progress(items: Iterable[Anything], total: int, label: str) -> Iterator[Anything]:
    """The items, with a progress bar on standard error where a person watches and the work is long."""
    if total < 4 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)


def _read(inputs: Sequence[str], outlet: str | None, date: str | None) -> tuple[list[Report], list[SetAside]]:
    from tallystick.read import read_inputs
    from tallystick.records.report import Report

    reports: list[Report] = []
    aside: list[SetAside] = []
    for found in read_inputs(inputs, outlet=outlet, published=date):
        if isinstance(found, Report):
            reports.append(found)
        else:
            aside.append(found)
    return reports, aside


def _analyse(reports: Sequence[Report], jobs: int) -> Iterator[Analysis]:
    from tallystick.run import Settings, analyse_reports

    return _progress(analyse_reports(reports, Settings(), jobs), len(reports), "Reading reports")


def _checked_time(value: str | None, option: str) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise SettingsError(f"{option} '{value}' is no time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM") from error
    return value


def _account(inputs: Sequence[str], *, as_of: str | None, outlet: str | None = None, date: str | None = None, jobs: int = 1) -> Account:
    """The account of one case, or of inputs that are read now and not kept."""
    from tallystick.run import build_account
    from tallystick.store import Case, is_case

    as_of = _checked_time(as_of, "--as-of")
    if len(inputs) == 1 and is_case(inputs[0]):
        with Case(inputs[0]) as case:
            reports, analyses = _known(case, jobs)
            return build_account(reports, analyses, decisions=case.decisions(), set_aside=case.aside(), as_of=as_of)
    if any(is_case(given) and Path(given).exists() for given in inputs):
        raise SettingsError("give either one case or inputs, not both; `tallystick add CASE INPUT…` adds inputs to a case")
    reports, aside = _read(inputs, outlet, date)
    if not reports:
        _list_aside(aside)
        raise SettingsError("none of the inputs gave a report")
    found = {analysis.report: analysis for analysis in _analyse(reports, jobs)}
    return build_account(reports, found, set_aside=aside, as_of=as_of)


def _known(case: Any, jobs: int) -> tuple[list[Report], dict[str, Analysis]]:
    """A case's reports with their analyses; what is missing or made by older parts is made now and kept."""
    from tallystick.run import Settings, parts_version

    reports = case.reports()
    analyses: dict[str, Analysis] = case.analyses(parts_version(Settings()))
    missing = [report for report in reports if report.id not in analyses]
    for analysis in _analyse(missing, jobs) if missing else ():
        case.keep_analysis(analysis)
        analyses[analysis.report] = analysis
    return reports, analyses


def _check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Refuses a place that cannot be written, or that is an input, before the work begins."""
    from tallystick.store import is_case

    if output is None:
        return
    if output.is_dir():
        raise SettingsError(f"cannot write {output}: it is a folder; give a file in it")
    if not output.parent.is_dir():
        raise SettingsError(f"cannot write {output}: the folder {output.parent} does not exist; make it first")
    if output.exists() and (is_case(output) or any(output.resolve() == Path(given).resolve() for given in inputs)):
        raise SettingsError(f"cannot write {output}: it is an input or a case, and would be lost; give another file")


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot write {output}: {error.strerror or error}") from error


def _list_aside(aside: Iterable[SetAside]) -> None:
    for entry in aside:
        _say(f"set aside: {entry.name}: {entry.reason}")


def _tell_aside(account: Account) -> None:
    """Lists what was set aside and ends with the code that says so."""
    _list_aside(account.set_aside)
    if account.set_aside:
        raise typer.Exit(EXIT_SET_ASIDE)


# -- commands ----------------------------------------------------------------------------------------------------------
@app.command()
def brief(
    inputs: Inputs,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Form of the brief; by default what the file's ending says.")
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    outlet: Outlet = None,
    date: Date = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="JSON without the reports' texts.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Read reports, or a case, and write the brief."""
    form = format or (SUFFIXES.get(output.suffix.lower(), Format.TERMINAL) if output else Format.TERMINAL)
    _check_output(output, inputs)
    account = _account(inputs, as_of=as_of, outlet=outlet, date=date, jobs=jobs)
    _write(_present(account, form, no_text), output)
    if output is not None:
        _say(f"wrote {output}")
    _tell_aside(account)


def _present(account: Account, form: Format, no_text: bool) -> str:
    import msgspec

    if form is Format.JSON:
        if no_text:
            reports = tuple(msgspec.structs.replace(report, text=None) for report in account.reports)
            account = msgspec.structs.replace(account, reports=reports)
        return msgspec.json.format(msgspec.json.encode(account), indent=1).decode("utf-8")
    from tallystick import present

    if form is Format.HTML:
        return present.brief_html(account)
    if form is Format.MARKDOWN:
        return present.brief_markdown(account)
    import shutil

    return present.brief_terminal(account, shutil.get_terminal_size((100, 40)).columns)


@app.command()
def add(case: CasePath, inputs: Inputs, outlet: Outlet = None, date: Date = None, jobs: Jobs = 1) -> None:
    """Add reports to a case; made where there is none, and adding again is harmless."""
    from tallystick.store import Case, is_case

    if case.exists() and case.stat().st_size and not is_case(case):
        raise SettingsError(f"{case} is not a case; give the case first, then the inputs: tallystick add CASE INPUT…")
    reports, aside = _read(inputs, outlet, date)
    if not reports and not case.exists():
        _list_aside(aside)
        raise SettingsError("none of the inputs gave a report, so no case was made")
    with Case(case, create=True) as opened:
        known = {report.id for report in opened.reports()}
        new = [report for report in reports if report.id not in known]
        for report, analysis in zip(new, _analyse(new, jobs), strict=True):
            opened.add(report, analysis)
        opened.set_aside([entry for entry in aside if entry.kind not in PASSING])
    _list_aside(aside)
    _say(f"{case}: {len(new)} added, {len(reports) - len(new)} known already, {len(aside)} set aside")
    if aside:
        raise typer.Exit(EXIT_SET_ASIDE)


@app.command()
def remove(case: CasePath, report: Annotated[str, typer.Argument(help="The report's id or name.")]) -> None:
    """Take a report, and all that only it carried, out of a case; or an input that was set aside, by its name."""
    from tallystick.store import Case

    with Case(case) as opened:
        if not opened.remove(report):
            raise SettingsError(f"no report '{report}' in {case}; `tallystick reports {case}` lists them")
    _say(f"{case}: {report} removed")


@app.command()
def reports(case: CasePath) -> None:
    """List a case's reports with how each was dated."""
    from tallystick.store import Case

    Case(case).close()  # an input would be read instead
    account = _account([str(case)], as_of=None)
    for report in account.reports:
        copied = f"  reprints {report.duplicate_of}" if report.duplicate_of else ""
        typer.echo(f"{report.id}  {report.published or 'undated':16}  {report.outlet or '-'}  {report.name}{copied}")


@app.command()
def changes(
    case: Inputs,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="YYYY-MM-DD or YYYY-MM-DDTHH:MM.")],
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Up to then instead of all that is known.")] = None,
) -> None:
    """What changed since: new, updated, revised, withdrawn, corroborated, disputed."""
    from tallystick import present

    before = _account(case, as_of=_checked_time(since, "--since"))
    # Undated reports belong to no time: they stand on neither side, and that is said.
    after = _account(case, as_of=_checked_time(until, "--until") or END_OF_TIME)
    undated = sum(report.published is None for report in _account(case, as_of=None).reports)
    if undated:
        _say(f"{undated} undated report{'s' if undated > 1 else ''} left out: `tallystick reports CASE` lists them")
    for change in present.changes(before, after):
        typer.echo(present.word_change(change, after))


@app.command()
def why(case: Inputs, id: Annotated[str, typer.Argument(help="Id of a finding, figure, statement, incident or entity.")]) -> None:
    """Print a finding's reasons down to the quoted characters."""
    from tallystick import present

    account = _account(case, as_of=None)
    ids = {
        x.id
        for group in (account.findings, account.figures, account.statements, account.incidents, account.entities, account.reports)
        for x in group
    }
    if id not in ids:
        raise SettingsError(f"nothing in the account has the id '{id}'; ids stand in the brief and in `--format json`")
    _write(present.why(account, id), None)


@app.command()
def export(
    case: Inputs,
    format: Annotated[ExportFormat, typer.Option("--format", "-f", help="Form of the export.")] = ExportFormat.JSON,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Hand the account on: JSON, the ledger as CSV, or incidents as GeoJSON."""
    _check_output(output, case)
    account = _account(case, as_of=as_of)
    if format is ExportFormat.JSON:
        _write(_present(account, Format.JSON, no_text=False), output)
        return
    from tallystick.present import export as exports

    _write(exports.ledger_csv(account) if format is ExportFormat.CSV else exports.incidents_geojson(account), output)


@app.command()
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

    from tallystick.records.decision import Decision, DecisionKind
    from tallystick.records.identity import make_id
    from tallystick.run import build_account, check_pair, point_at, resolve_case
    from tallystick.store import Case

    try:
        decided = DecisionKind(kind)
    except ValueError as error:
        raise SettingsError(f"'{kind}' is no decision; give one of {', '.join(k.value for k in DecisionKind)}") from error
    with Case(case) as opened:
        pairing = decided in {DecisionKind.SAME, DecisionKind.DIFFERENT}
        if pairing and object is None:
            raise SettingsError(f"'{kind}' needs two things; give the other one too")
        if not pairing and object is not None:
            raise SettingsError(f"'{kind}' takes one thing; '{object}' is one too many")
        if decided is DecisionKind.CORRECT and (field is None or value is None):
            raise SettingsError("'correct' needs --field and --value")
        if decided is DecisionKind.NOTE and note is None:
            raise SettingsError("'note' needs --note")
        anchors: tuple[str, ...] = ()
        object_anchors: tuple[str, ...] = ()
        if decided is DecisionKind.UNDO:
            if subject not in {d.id for d in opened.decisions()}:
                raise SettingsError(f"no decision '{subject}' in {case}; the brief lists them")
        else:
            known, analyses = _known(opened, 1)
            _, links = resolve_case(known, analyses, decisions=opened.decisions())
            account = build_account(known, analyses, decisions=opened.decisions())
            anchors = point_at(subject, account, links, analyses, linked=pairing).anchors
            if object is not None:
                object_anchors = point_at(object, account, links, analyses, linked=True).anchors
                check_pair(anchors, object_anchors, links)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        who = by or getpass.getuser()
        decision = Decision(
            id=make_id("dec", kind, subject, object, field, value, note, who, at),
            kind=decided,
            subject=subject,
            object=object,
            anchors=anchors,
            object_anchors=object_anchors,
            field=field,
            value=value,
            note=note,
            by=who,
            at=at,
        )
        opened.decide(decision)
    _say(
        f"{case}: {decision.id} {kind} {subject}{f' {object}' if object else ''}, by {who}; take it back with: tallystick decide {case} undo {decision.id}"
    )


@app.command()
def schema() -> None:
    """Print the JSON Schema that every account validates against."""
    import json

    import msgspec

    from tallystick.records.account import Account

    typer.echo(json.dumps(msgspec.json.schema(Account), indent=1, sort_keys=True))


@gazetteer_app.command("add")
def gazetteer_add(file: Annotated[Path, typer.Argument(help="A GeoNames dump (.txt, .zip) or a list of P-codes (.csv).")]) -> None:
    """Add place names of your own region."""
    from tallystick.lexicon.gazetteer import add_file

    _say(f"{file}: {add_file(file)} places added")


def main() -> None:
    """The console script: errors are one line, never a traceback."""
    _guarded(app)


def _guarded(run: Callable[[], Any]) -> None:
    try:
        run()
    except TallystickError as error:
        _say(f"tallystick: {error}")
        sys.exit(EXIT_ERROR)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()  # the reader of our output went away; nothing is left to say
            sys.exit(EXIT_OK)
        _say(f"tallystick: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}")
        sys.exit(EXIT_ERROR)
    except KeyboardInterrupt:
        _say("tallystick: stopped; what was added is kept")
        sys.exit(130)


if __name__ == "__main__":
    main()
