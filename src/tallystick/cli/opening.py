"""Inputs to an account, and an account to a file: what most commands begin and end with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from tallystick.cli.options import EXIT_SET_ASIDE
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    from tallystick.records.account import Account
    from tallystick.records.mention import Analysis
    from tallystick.records.report import Report, SetAside
    from tallystick.run import Settings

Anything = TypeVar("Anything")


def say(text: str) -> None:
    """One line to the person at the terminal, on standard error."""
    typer.echo(text, err=True)


def with_progress(items: Iterable[Anything], total: int | None, label: str) -> Iterator[Anything]:
    """The items, with a progress bar on standard error where a person watches and the work is long; ``total`` is None where it is not known."""
    if (total is not None and total < 4) or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)


def read_reports(inputs: Sequence[str], outlet: str | None, date: str | None) -> tuple[list[Report], list[SetAside]]:
    """The reports that the inputs give, and what gave none."""
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


def chosen_settings(config: Path | None, case: object = None) -> Settings:
    """The settings of a file, else those beside a case, else the defaults. Says so where they let reports be shown to a language model."""
    from tallystick.run import Settings
    from tallystick.run.config import read_config, settings_beside

    settings = read_config(config) if config is not None else settings_beside(str(case)) if case is not None else Settings()
    if settings.second is not None:
        say(f"second reader: {settings.second.model} at {settings.second.base_url} is shown each report that is read now")
    return settings


def analysed(reports: Iterable[Report], jobs: int, settings: Settings | None = None) -> Iterator[Analysis]:
    """Each report's analysis, in order."""
    from tallystick.run import analyse_reports

    return with_progress(
        analyse_reports(reports, settings, jobs), len(reports) if isinstance(reports, Sequence) else None, "Reading reports"
    )


def checked_time(value: str | None, option: str) -> str | None:
    """The time as given; SettingsError where it is none."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise SettingsError(f"{option} '{value}' is no time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM") from error
    return value


def account_of(
    inputs: Sequence[str],
    *,
    as_of: str | None,
    outlet: str | None = None,
    date: str | None = None,
    jobs: int = 1,
    config: Path | None = None,
) -> Account:
    """The account of one case, or of inputs that are read now and not kept."""
    from tallystick.run import Desk, build_account
    from tallystick.store.location import is_case, is_server

    as_of = checked_time(as_of, "--as-of")
    if len(inputs) == 1 and is_case(inputs[0]):
        with Desk(inputs[0], settings=chosen_settings(config, inputs[0]), jobs=jobs, progress=with_progress) as desk:
            return desk.account(as_of)
    if any(is_case(given) and (is_server(given) or Path(given).exists()) for given in inputs):
        raise SettingsError("give either one case or inputs, not both; `tallystick add CASE INPUT…` adds inputs to a case")
    reports, aside = read_reports(inputs, outlet, date)
    if not reports:
        list_aside(aside)
        raise SettingsError("none of the inputs gave a report")
    found = {analysis.report: analysis for analysis in analysed(reports, jobs, chosen_settings(config))}
    return build_account(reports, found, set_aside=aside, as_of=as_of)


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
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


def write_out(text: str, output: Path | None) -> None:
    """The text to a file, or to standard output."""
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot write {output}: {error.strerror or error}") from error


def list_aside(aside: Iterable[SetAside]) -> None:
    """One line for each input that gave no report."""
    for entry in aside:
        say(f"set aside: {entry.name}: {entry.reason}")


def tell_aside(account: Account) -> None:
    """Lists what was set aside and ends with the code that says so."""
    list_aside(account.set_aside)
    if account.set_aside:
        raise typer.Exit(EXIT_SET_ASIDE)
