"""``times``: the times of reports by rules alone, without the reader and its model."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from tallystick.cli.opening import check_output, checked_time, list_aside, read_reports, say, write_out
from tallystick.cli.options import EXIT_SET_ASIDE, Date, Inputs, Output
from tallystick.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tallystick.records.links import Dating
    from tallystick.records.mention import TimeMention
    from tallystick.records.report import Report
    from tallystick.records.values import TimeSpan


class TimesFormat(StrEnum):
    """Forms of a list of times."""

    TERMINAL = "terminal"
    JSONL = "jsonl"
    CSV = "csv"


class TimeRow(msgspec.Struct, frozen=True):
    """One time expression with the days that it stands for."""

    report: str
    published: str | None
    """When the report was published, as far as its own words and those of the other reports tell."""
    start: int
    end: int
    words: str
    kind: str
    first: str | None
    """The earliest day or minute that it allows (ISO 8601); None where it is open, or where nothing dates it."""
    last: str | None
    basis: str | None
    """How the days were told, in words; None where they could not be told."""


SUFFIXES = {".jsonl": TimesFormat.JSONL, ".csv": TimesFormat.CSV}


def times(
    inputs: Inputs,
    format: Annotated[
        TimesFormat | None, typer.Option("--format", "-f", help="Form of the list; by default what the file's ending says.")
    ] = None,
    output: Output = None,
    date: Date = None,
) -> None:
    """List the times that reports tell, each with its days and where it stands; by rules alone, hundreds of reports a second."""
    form = format or (SUFFIXES.get(output.suffix.lower(), TimesFormat.TERMINAL) if output else TimesFormat.TERMINAL)
    check_output(output, inputs)
    reports, aside = read_reports(inputs, None, checked_time(date, "--date"))
    if not reports:
        list_aside(aside)
        raise SettingsError("none of the inputs gave a report")
    write_out(_written(list(times_of(reports)), form), output)
    if output is not None:
        say(f"wrote {output}")
    list_aside(aside)
    if aside:
        raise typer.Exit(EXIT_SET_ASIDE)


def times_of(reports: Sequence[Report]) -> Iterator[tuple[Report, Dating, list[TimeRow]]]:
    """Each report with when it was published, as far as its own words and those of the others tell, and its times in order."""
    from tallystick.extract.times import find_times
    from tallystick.lexicon.sentences import split_sentences
    from tallystick.records.mention import Analysis
    from tallystick.records.times import resolve_times
    from tallystick.resolve.dates import date_reports

    found = {
        report.id: Analysis(report=report.id, parts="", times=find_times(report), sentences=split_sentences(report.text))
        for report in reports
    }
    for report, dating in zip(reports, date_reports(reports, found), strict=True):
        days = resolve_times(found[report.id], dating.published)
        yield report, dating, [_row(report, dating, time, days.get(time.id)) for time in found[report.id].times]


def _row(report: Report, dating: Dating, time: TimeMention, told: TimeSpan | None) -> TimeRow:
    kind = str(time.value.__struct_config__.tag)
    first, last, basis = (told.start, told.end, told.basis) if told else (None, None, None)
    start, end = time.span.start, time.span.end
    return TimeRow(report.name, dating.published, start, end, report.text[start:end], kind, first, last, basis)


def _written(found: list[tuple[Report, Dating, list[TimeRow]]], form: TimesFormat) -> str:
    rows = [row for _, _, told in found for row in told]
    if form is TimesFormat.JSONL:
        return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)
    if form is TimesFormat.CSV:
        from tallystick.present.exports.cells import write_rows

        return write_rows([TimeRow.__struct_fields__], (msgspec.structs.astuple(row) for row in rows))
    lines: list[str] = []
    for report, dating, told in found:
        lines.append(f"{report.name}, published {dating.published or 'on a day that is not known'}")
        lines += [f"  {row.start:>6}  {_days(row):<36}  {' '.join(row.words.split())}" for row in told] or ["  no times"]
    return "\n".join(lines)


def _days(row: TimeRow) -> str:
    if row.first is None and row.last is None:
        return f"({row.kind})"
    if row.first == row.last:
        return str(row.first)
    return f"{row.first or '…'} to {row.last or '…'}"
