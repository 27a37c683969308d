"""Options and exit codes that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

EXIT_OK, EXIT_ERROR, EXIT_USAGE, EXIT_SET_ASIDE = 0, 1, 2, 3
"""Exit codes: done; an error, nothing was written; wrong usage; done, but inputs were set aside (listed on standard error)."""


class Format(StrEnum):
    """Forms of a brief."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


class ExportFormat(StrEnum):
    """Forms in which a case is handed on, as ``tallystick.present.exports`` writes them."""

    JSON = "json"
    GEOJSON = "geojson"
    CSV = "csv"
    CSV_INCIDENTS = "csv-incidents"
    CSV_STATEMENTS = "csv-statements"
    PARQUET = "parquet"
    PARQUET_INCIDENTS = "parquet-incidents"
    PARQUET_STATEMENTS = "parquet-statements"
    HXL = "hxl"
    HXL_INCIDENTS = "hxl-incidents"
    GED = "ged"
    ACLED = "acled"
    FTM = "ftm"
    TIMEMAP = "timemap"
    ICS = "ics"
    HTML = "html"
    MARKDOWN = "markdown"
    DOCX = "docx"
    PDF = "pdf"


class Place(StrEnum):
    """Where workers are."""

    LOCAL = "local"
    RAY = "ray"


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
CasePath = Annotated[str, typer.Argument(metavar="CASE", help="The case: a file, or postgresql://user@host/database#case.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="TIME", help="The account as it was known then: YYYY-MM-DD or YYYY-MM-DDTHH:MM.")
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings; by default tallystick.toml in the folder of the case.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the terminal.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read reports; the result is the same.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who printed the reports, where they do not say.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="When they were published: YYYY-MM-DD or YYYY-MM-DDTHH:MM.")]
