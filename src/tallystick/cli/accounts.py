"""Commands that write an account, or a part of it: brief, changes, why, export, schema."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import (
    account_of,
    check_output,
    checked_time,
    say,
    tell_aside,
    write_out,
)
from tallystick.cli.options import (
    END_OF_TIME,
    SUFFIXES,
    AsOf,
    Config,
    Date,
    ExportFormat,
    Format,
    Inputs,
    Jobs,
    Outlet,
    Output,
)
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    from tallystick.records.account import Account


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
    config: Config = None,
) -> None:
    """Read reports, or a case, and write the brief."""
    form = format or (SUFFIXES.get(output.suffix.lower(), Format.TERMINAL) if output else Format.TERMINAL)
    check_output(output, inputs)
    account = account_of(inputs, as_of=as_of, outlet=outlet, date=date, jobs=jobs, config=config)
    write_out(present_as(account, form, no_text), output)
    if output is not None:
        say(f"wrote {output}")
    tell_aside(account)


def present_as(account: Account, form: Format, no_text: bool) -> str:
    """The account in one of the brief's forms."""
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


def changes(
    case: Inputs,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="YYYY-MM-DD or YYYY-MM-DDTHH:MM.")],
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Up to then instead of all that is known.")] = None,
) -> None:
    """What changed since: new, updated, revised, withdrawn, corroborated, disputed."""
    from tallystick import present

    before = account_of(case, as_of=checked_time(since, "--since"))
    # Undated reports belong to no time: they stand on neither side, and that is said.
    after = account_of(case, as_of=checked_time(until, "--until") or END_OF_TIME)
    undated = sum(report.published is None for report in account_of(case, as_of=None).reports)
    if undated:
        say(f"{undated} undated report{'s' if undated > 1 else ''} left out: `tallystick reports CASE` lists them")
    for change in present.changes(before, after):
        typer.echo(present.word_change(change, after))


def why(case: Inputs, id: Annotated[str, typer.Argument(help="Id of a finding, figure, statement, incident or entity.")]) -> None:
    """Print a finding's reasons down to the quoted characters."""
    from tallystick import present

    account = account_of(case, as_of=None)
    ids = {
        x.id
        for group in (account.findings, account.figures, account.statements, account.incidents, account.entities, account.reports)
        for x in group
    }
    if id not in ids:
        raise SettingsError(f"nothing in the account has the id '{id}'; ids stand in the brief and in `--format json`")
    write_out(present.why(account, id), None)


def export(
    case: Inputs,
    format: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="Form of the export; by default what the file's ending says, else JSON.")
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Hand the account on: as tables, drafts for a coder, a map, a calendar, entities, or the brief as a document."""
    from tallystick.present.exports import BY_NAME, form_of

    check_output(output, case)
    form = BY_NAME[format] if format is not None else (form_of(output.name) if output is not None else None) or BY_NAME["json"]
    if form.binary and output is None and sys.stdout.isatty():
        raise SettingsError(f"{form.name} is no text for a terminal; give --output FILE{form.suffix}")
    account = account_of(case, as_of=as_of)
    written = form.write(account)
    if form.name == "pdf":
        from tallystick.present.exports.pdf import undrawn

        if line := undrawn(account):
            say(line)
    if output is None:
        write_bytes(written)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        raise SettingsError(f"cannot write {output}: {error.strerror or error}") from error
    say(f"wrote {output}")


def write_bytes(written: bytes) -> None:
    """The export to standard output as it is."""
    out = getattr(sys.stdout, "buffer", None)
    if out is None:
        sys.stdout.write(written.decode("utf-8", "replace"))
        return
    sys.stdout.flush()
    out.write(written)
    out.flush()


def schema() -> None:
    """Print the JSON Schema that every account validates against."""
    import json

    import msgspec

    from tallystick.records.account import Account

    typer.echo(json.dumps(msgspec.json.schema(Account), indent=1, sort_keys=True))
