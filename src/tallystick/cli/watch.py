"""The command that watches feeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick import __version__
from tallystick.cli.opening import chosen_settings, say, with_progress
from tallystick.cli.options import EXIT_SET_ASIDE, CasePath, Config, Jobs
from tallystick.errors import PartMissing

if TYPE_CHECKING:
    from tallystick.run.watch import Told


def watch(
    case: CasePath,
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS", help="A TOML file that lists RSS and Atom feeds.")],
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once and end, as for a timer of the system.")] = False,
    every: Annotated[
        int | None, typer.Option("--every", min=60, metavar="SECONDS", help="Between two looks at a feed that gives no time of its own.")
    ] = None,
    jobs: Jobs = 1,
    config: Config = None,
) -> None:
    """Poll RSS and Atom feeds, add what is new to a case, and say what it changed. Asks the network."""
    import msgspec

    from tallystick.present.differences import changes, changes_terminal
    from tallystick.run import Desk
    from tallystick.run.feeds_file import read_feeds_file
    from tallystick.store import Case

    try:
        from tallystick.read.fetch import Fetcher
        from tallystick.run.watch import Watch
    except ImportError as error:
        raise PartMissing(f"watching feeds needs {error.name}: pip install 'tallystick[feeds]'") from error

    listed = read_feeds_file(feeds)
    if every is not None:
        listed = msgspec.structs.replace(listed, watch=msgspec.structs.replace(listed.watch, every=every))
    Case(case, create=True).close()
    table = listed.watch
    troubles = 0

    def tell(told: Told) -> None:
        nonlocal troubles
        troubles += told.what in {"broken", "aside"}
        say(f"{LABELS[told.what]}{told.name}: {told.words}")

    with (
        Desk(case, settings=chosen_settings(config, case), jobs=jobs, progress=with_progress) as desk,
        Fetcher(table.contact, version=__version__, pace=table.pace, allow_private=table.allow_private, seconds=table.seconds) as fetcher,
    ):
        watched = Watch(desk.case, listed, fetcher, tell=tell)
        before = desk.account()
        try:
            for added in watched.rounds(once=once):
                if added:
                    after = desk.account()
                    typer.echo(changes_terminal(changes(before, after), after), nl=False)
                    before = after
                say(f"{case}: {len(added)} added")
        except KeyboardInterrupt:
            say(f"{case}: stopped; what was added is kept")
            raise typer.Exit(EXIT_STOPPED) from None
    if troubles:
        raise typer.Exit(EXIT_SET_ASIDE)


EXIT_STOPPED = 130
"""As shells tell of a program that was interrupted."""
LABELS = {"feed": "feed ", "broken": "broken feed ", "added": "added ", "aside": "set aside: ", "later": "later: "}
