"""Commands for many reports: analyse reads shards to a folder of analyses, case load fills a case from it, case account is its account."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import check_output, checked_time, chosen_settings, list_aside, say, write_out
from tallystick.cli.options import EXIT_SET_ASIDE, PASSING, AsOf, CasePath, Config, Date, Format, Outlet, Place
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    from tallystick.records.account import Account
    from tallystick.records.report import SetAside
    from tallystick.run.analyses import Sums
    from tallystick.run.partitions import CompareByPartition
    from tallystick.store import Case

On = Annotated[
    Place, typer.Option("--on", help="Where workers are: in processes of this machine, or as actors of Ray; the result is the same.")
]
Address = Annotated[
    str | None, typer.Option("--address", help="The Ray cluster (auto, ray://host:10001); without it one is started on this machine.")
]
Workers = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Workers; as many as there are cores where not given.")]
MOST_LISTED = 20
"""Set-aside inputs that are listed one by one; a crawl has thousands."""


def analyse(
    shards: Annotated[
        list[str], typer.Argument(metavar="SHARD…", help="WARC, Parquet or JSON lines: files, folders, patterns, or s3://bucket/folder.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="FOLDER", help="Where the analyses go: a folder, or one in an object store.")],
    on: Annotated[
        Place, typer.Option("--on", help="Where reports are read: in processes of this machine, or as actors of Ray.")
    ] = Place.LOCAL,
    address: Address = None,
    jobs: Workers = None,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Records that a worker takes at a time, and a file holds.")] = 256,
    outlet: Outlet = None,
    date: Date = None,
    config: Config = None,
) -> None:
    """Read shards of any number of reports to a folder of analyses; a run that was stopped goes on where it stopped."""
    from tallystick.run.shards import analyse_shards

    _check_address(on, address)
    settings = chosen_settings(config)
    sums, known = analyse_shards(
        shards,
        to,
        settings=settings,
        on=on.value,
        jobs=jobs,
        address=address,
        batch=batch,
        outlet=outlet,
        published=checked_time(date, "--date"),
        progress=_tell if sys.stderr.isatty() else None,
    )
    before = f", {known.reports:,} of them by an earlier run" if known.reports else ""
    say(f"{to}: {sums.reports:,} reports analysed{before}, {sums.failed:,} failed, {sums.aside:,} set aside")
    if sums.failed or sums.aside:
        raise typer.Exit(EXIT_SET_ASIDE)


def _tell(sums: Sums) -> None:
    typer.echo(f"\r{sums.reports:,} reports", err=True, nl=False)


def case_load(case: CasePath, folder: Annotated[str, typer.Argument(metavar="FOLDER", help="What `tallystick analyse` wrote.")]) -> None:
    """Fill a case with the reports of a folder of analyses; made where there is none, and loading again is harmless."""
    from tallystick.records.report import Report
    from tallystick.run.analyses import Folder
    from tallystick.store import Case
    from tallystick.store.location import locate

    analyses = Folder(folder)
    if analyses.manifest() is None:
        raise SettingsError(f"{folder} holds no analyses; `tallystick analyse SHARD… --to {folder}` writes them")
    if analyses.done() is None:
        raise SettingsError(f"{folder} is not finished; give the same `tallystick analyse` again, which goes on where it stopped")
    aside: list[SetAside] = []
    added = known = 0
    with Case(locate(case), create=True) as opened:
        for found in analyses.read():
            with opened.transaction():
                for _, one, analysis in found:
                    if not isinstance(one, Report):
                        aside.append(one)
                    elif opened.add(one, analysis):
                        added += 1
                    else:
                        known += 1
        opened.set_aside([entry for entry in aside if entry.kind not in PASSING])
        place = opened.path
    list_aside(aside[:MOST_LISTED])
    if len(aside) > MOST_LISTED:
        say(f"and {len(aside) - MOST_LISTED:,} more, which the case keeps")
    say(f"{place}: {added:,} added, {known:,} known already, {len(aside):,} set aside")
    if aside:
        raise typer.Exit(EXIT_SET_ASIDE)


def case_account(
    case: CasePath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the account goes, as JSON.")],
    as_of: AsOf = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Without the reports' texts.")] = False,
    on: On = Place.LOCAL,
    address: Address = None,
    jobs: Workers = None,
) -> None:
    """Write the account of a large case, its incidents compared by many workers; the account is that of `tallystick brief`."""
    import os

    from tallystick.cli.accounts import present_as
    from tallystick.run.crew import ProcessCrew
    from tallystick.run.partitions import MAKER, CompareByPartition
    from tallystick.store import Case

    _check_address(on, address)
    as_of = checked_time(as_of, "--as-of")
    check_output(output, [case])
    with Case(case) as opened:
        if on is Place.RAY:
            from tallystick.run.ray import RayCrew

            with RayCrew(MAKER, b"", jobs, address) as crew:
                account = _account(opened, as_of, CompareByPartition(crew))
        else:
            with ProcessCrew(MAKER, b"", jobs or os.cpu_count() or 1) as local:
                account = _account(opened, as_of, CompareByPartition(local))
        place = opened.path
    write_out(present_as(account, Format.JSON, no_text), output)
    say(f"{place}: {len(account.reports):,} reports, {len(account.incidents):,} incidents; wrote {output}")


def _account(case: Case, as_of: str | None, compare: CompareByPartition) -> Account:
    from tallystick.run import build_account, parts_version
    from tallystick.run.config import settings_beside

    settings = settings_beside(case.path)
    with case.snapshot():
        reports, analyses = case.reports(), case.analyses(parts_version(settings))
        decisions, aside = case.decisions(), case.aside()
    if len(analyses) < len(reports):
        missing = len(reports) - len(analyses)
        raise SettingsError(f"{missing:,} reports were read by other parts; `tallystick brief {case.path}` reads them again")
    return build_account(reports, analyses, decisions=decisions, set_aside=aside, as_of=as_of, settings=settings, compare=compare)


def _check_address(on: Place, address: str | None) -> None:
    if address is not None and on is not Place.RAY:
        raise SettingsError("--address is of use with --on ray only")
