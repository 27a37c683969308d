"""The account in forms that other programs read. Each is a pure function of the account: the same account gives the same bytes."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import msgspec

from tallystick.present.exports.delimited import ledger_csv
from tallystick.present.exports.geojson import incidents_geojson
from tallystick.records.account import Account


class Form(msgspec.Struct, frozen=True):
    """One form in which an account is handed on."""

    name: str
    suffix: str
    """How a file of it ends; what ``--output`` is recognised by, the first form of a suffix before the others."""
    media: str
    words: str
    module: str
    function: str
    table: str | None = None
    binary: bool = False

    def write(self, account: Account) -> bytes:
        """The export. Raises PartMissing where it needs a package that is not there, UnsourcedError as a brief does."""
        make: Callable[..., str | bytes] = getattr(importlib.import_module(self.module), self.function)
        written = make(account, self.table) if self.table is not None else make(account)
        return written.encode("utf-8", "replace") if isinstance(written, str) else written


_HERE = "tallystick.present.exports"
_CSV, _HXL, _PARQUET = "text/csv; charset=utf-8", "text/csv; charset=utf-8", "application/vnd.apache.parquet"
FORMS: tuple[Form, ...] = (
    Form("json", ".json", "application/json", "the whole account", f"{_HERE}.whole", "account_json"),
    Form("geojson", ".geojson", "application/geo+json", "incidents on a map", f"{_HERE}.geojson", "incidents_geojson"),
    Form("csv", ".csv", _CSV, "the ledger: a row a figure", f"{_HERE}.delimited", "table_csv", "ledger"),
    Form("csv-incidents", ".csv", _CSV, "a row an incident", f"{_HERE}.delimited", "table_csv", "incidents"),
    Form("csv-statements", ".csv", _CSV, "a row a statement", f"{_HERE}.delimited", "table_csv", "statements"),
    Form("parquet", ".parquet", _PARQUET, "the ledger, typed", f"{_HERE}.parquet", "table_parquet", "ledger", True),
    Form("parquet-incidents", ".parquet", _PARQUET, "incidents, typed", f"{_HERE}.parquet", "table_parquet", "incidents", True),
    Form("parquet-statements", ".parquet", _PARQUET, "statements, typed", f"{_HERE}.parquet", "table_parquet", "statements", True),
    Form("hxl", ".hxl.csv", _HXL, "the ledger with HXL hashtags", f"{_HERE}.delimited", "table_hxl", "ledger"),
    Form("hxl-incidents", ".hxl.csv", _HXL, "incidents with HXL hashtags", f"{_HERE}.delimited", "table_hxl", "incidents"),
    Form("ged", ".ged.csv", _CSV, "drafts in the columns of UCDP GED", f"{_HERE}.ged", "ged_csv"),
    Form("acled", ".acled.csv", _CSV, "drafts in the columns of ACLED", f"{_HERE}.acled", "acled_csv"),
    Form("ftm", ".ftm.json", "application/json+ftm", "FollowTheMoney entities", f"{_HERE}.ftm", "ftm_json_lines"),
    Form("timemap", ".timemap.json", "application/json", "Forensic Architecture’s TimeMap", f"{_HERE}.timemap", "timemap_json"),
    Form("ics", ".ics", "text/calendar; charset=utf-8", "incidents as a calendar", f"{_HERE}.calendar", "incidents_ics"),
    Form("html", ".html", "text/html; charset=utf-8", "the brief as a page", "tallystick.present.page", "brief_html"),
    Form("markdown", ".md", "text/markdown; charset=utf-8", "the brief as Markdown", "tallystick.present.markdown", "brief_markdown"),
    Form(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "the brief for Word",
        f"{_HERE}.docx",
        "brief_docx",
        None,
        True,
    ),
    Form("pdf", ".pdf", "application/pdf", "the brief for print", f"{_HERE}.pdf", "brief_pdf", None, True),
)
BY_NAME: dict[str, Form] = {form.name: form for form in FORMS}


def form_of(path: str) -> Form | None:
    """The form that a file's name asks for: by the longest suffix that it ends in."""
    found = [form for form in FORMS if path.casefold().endswith(form.suffix)]
    return max(found, key=lambda form: len(form.suffix), default=None)  # of equals the first


__all__ = ["BY_NAME", "FORMS", "Form", "form_of", "incidents_geojson", "ledger_csv"]
