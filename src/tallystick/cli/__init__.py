"""The command line. Commands import what they need when they run, so that ``--help`` is quick."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from tallystick import __version__
from tallystick.cli import accounts, analyse, cases, gazetteer, mcp, review, search, serve, stores, times, verify, watch
from tallystick.cli.opening import say
from tallystick.cli.options import EXIT_ERROR, EXIT_OK
from tallystick.errors import TallystickError

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
case_app = typer.Typer(help="A case as a whole.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(case_app, name="case")
for command in (
    accounts.brief,
    cases.add,
    analyse.analyse,
    times.times,
    cases.remove,
    cases.reports,
    watch.watch,
    accounts.changes,
    accounts.why,
    accounts.export,
    search.search,
    review.review,
    cases.decide,
    verify.verify,
    serve.serve,
    mcp.mcp,
    accounts.schema,
):
    app.command()(command)
gazetteer_app.command("add")(gazetteer.gazetteer_add)
case_app.command("copy")(stores.case_copy)
case_app.command("load")(analyse.case_load)
case_app.command("account")(analyse.case_account)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """Many overlapping reports of one crisis in; one sourced account out."""


def main() -> None:
    """The console script: errors are one line, never a traceback."""
    _guarded(app)


def _guarded(run: Callable[[], Any]) -> None:
    try:
        run()
    except TallystickError as error:
        say(f"tallystick: {error}")
        sys.exit(EXIT_ERROR)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()  # the reader of our output went away; nothing is left to say
            sys.exit(EXIT_OK)
        say(f"tallystick: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}")
        sys.exit(EXIT_ERROR)
    except KeyboardInterrupt:
        say("tallystick: stopped; what was added is kept")
        sys.exit(130)
