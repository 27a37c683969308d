"""Cells of a table as spreadsheets may read them: report text is never run as a formula, numbers stay numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so, also after blanks, is run as a formula by some spreadsheet; report text must never be."""

Cell = str | int | float | bool | None


def safe_cell(value: Cell) -> str:
    """The cell's text: empty for None, a number as it is, and words that could be run as a formula behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return word_cell(value)
    text = value.replace("\x00", "�")
    return f"'{text}" if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS) else text


def word_cell(value: int | float) -> str:
    """A number without a needless '.0'."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def write_rows(heads: Iterable[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> str:
    """Lines of RFC 4180. ``heads`` are written as they are: they are the product's own words."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for head in heads:
        writer.writerow(head)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
    return buffer.getvalue()
