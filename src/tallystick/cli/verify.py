"""The command that proves that a case is what it was: verify."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli.opening import check_output, chosen_settings, say, with_progress
from tallystick.cli.options import EXIT_ERROR, CasePath, Config, Jobs
from tallystick.errors import SettingsError


def verify(
    case: CasePath,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="Prove that the case goes on from this hash, noted earlier.")
    ] = None,
    account: Annotated[
        Path | None, typer.Option("--account", metavar="FILE", help="Prove that this account, exported as JSON, follows from the case.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Receipts and originals only: nothing is read anew.")] = False,
    receipts: Annotated[
        Path | None, typer.Option("--receipts", metavar="FILE", help="Write the receipts out, a line of JSON each.")
    ] = None,
    jobs: Jobs = 1,
    config: Config = None,
) -> None:
    """Prove that nothing in a case was altered, and that the account follows from its reports and decisions."""
    from tallystick.run.verify import verify_case
    from tallystick.store import Case
    from tallystick.store.faults import write_receipts

    if head is not None and not re.fullmatch(r"[0-9a-f]{64}", head := head.strip().lower()):
        raise SettingsError(f"--head '{head}' is no hash; give the 64 characters that `tallystick verify {case}` printed")
    if quick and account is not None:
        raise SettingsError("--account needs the reports to be read anew; leave --quick out")
    check_output(receipts, [case])
    with Case(case) as opened:
        settings = chosen_settings(config, opened.path)
        done = verify_case(opened, settings=settings, noted=head, exported=account, quick=quick, jobs=jobs, progress=with_progress)
        if receipts is not None:
            with receipts.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(write_receipts(opened))
        place = opened.path
    checked = done.checked
    if done.first is not None:
        for fault in (*checked.faults, *done.faults):
            say(f"altered: {fault}")
        say(f"tallystick: {place}: {done.first}")
        raise typer.Exit(EXIT_ERROR)
    rows = checked.rows
    typer.echo(f"{place}: unaltered, by its receipts since {checked.begun}")
    typer.echo(f"  receipts   {checked.receipts:,}, each with the hash of the one before")
    typer.echo(f"  reports    {rows['report']:,} as they were added, {done.texts:,} read again from their originals")
    typer.echo(f"  originals  {rows['original']:,}, {checked.bytes:,} bytes, their hashes made anew")
    typer.echo(f"  decisions  {rows['decision']:,}; {rows['aside']:,} set aside; {rows['page']:,} pages fetched")
    if done.account:
        told = f", and so does {account}" if account is not None else ""
        typer.echo(f"  account    follows from the reports and decisions{told}; {done.analyses:,} analyses made anew are the same")
    for note in (*checked.notes, *done.unproved):
        typer.echo(f"  note       {note}")
    if checked.head is not None:
        typer.echo(f"  head       {checked.head.hash}  (receipt {checked.head.number}, {checked.head.at})")
