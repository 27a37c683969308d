"""Commands for many reports: analyse reads shards into a folder of analyses, case load fills a case from it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import checked_time, chosen_settings, list_aside, say
from tallystick.cli.options import EXIT_SET_ASIDE, PASSING, CasePath, Config, Date, Outlet, Place
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    from tallystick.records.report import SetAside
    from tallystick.run.analyses import Sums

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
    address: Annotated[
        str | None, typer.Option("--address", help="The Ray cluster (auto, ray://host:10001); without it one is started on this machine.")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Workers; as many as there are cores where not given.")] = None,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Records that a worker takes at a time, and a file holds.")] = 256,
    outlet: Outlet = None,
    date: Date = None,
    config: Config = None,
) -> None:
    """Read shards of any number of reports to a folder of analyses; a run that was stopped goes on where it stopped."""
    from tallystick.run.shards import analyse_shards

    if address is not None and on is not Place.RAY:
        raise SettingsError("--address is of use with --on ray only")
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
