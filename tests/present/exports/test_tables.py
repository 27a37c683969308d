"""Tables as CSV, HXL and Parquet, read back by the formats' own libraries."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from present import flood
from present.exports import hostile
from tallystick.present.exports.cells import FORMULA_STARTS, safe_cell, write_rows
from tallystick.present.exports.delimited import ledger_csv, table_csv, table_hxl
from tallystick.present.exports.tables import TABLES, table
from tallystick.records.account import Account


@settings(deadline=None)
@given(st.text())
def test_no_words_are_run_as_a_formula(words: str) -> None:
    cell = safe_cell(words)
    assert not cell.lstrip().startswith(FORMULA_STARTS)
    assert cell.removeprefix("'").replace("�", "\x00") == words.removeprefix("'") or "�" in words


@settings(deadline=None)
@given(st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_stay_numbers(number: float) -> None:
    assert float(safe_cell(number)) == number


@settings(deadline=None)
@given(st.lists(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")), min_size=2, max_size=2), max_size=4))
def test_a_row_is_read_back_as_it_was(rows: list[list[str]]) -> None:
    found = list(csv.reader(io.StringIO(write_rows([("a", "b")], rows), newline="")))
    assert found[1:] == [[safe_cell(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("cell", ["-5", "+1", "=1", "@x", "\t=1", "\r=1", "  =1+1", "＝1"])
def test_words_of_a_report_are_never_a_formula(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell
    assert safe_cell(-5) == "-5"


def test_the_ledger_has_a_row_a_figure() -> None:
    account = flood.account()
    rows = list(csv.DictReader(io.StringIO(ledger_csv(account), newline="")))
    assert [row["figure"] for row in rows] == [figure.id for figure in account.figures]
    first = rows[0]
    report = next(report for report in account.reports if report.name == first["report"])
    assert first["words"] in " ".join((report.text or "").split())
    assert {row["low"] for row in rows} >= {"12"}


def test_what_is_not_known_is_empty() -> None:
    for row in csv.DictReader(io.StringIO(ledger_csv(hostile.account()), newline="")):
        assert {row[name] for name in ("place", "country", "lat", "lon", "place_precision", "as_of_start", "as_of_end")} == {""}


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_named_once_and_rows_fill_them(name: str) -> None:
    found = table(flood.account(), name)
    names = [column.name for column in found.columns]
    assert len(set(names)) == len(names)
    assert found.rows
    assert {len(row) for row in found.rows} == {len(names)}
    assert table_csv(Account(), name).count("\r\n") == 1


@pytest.mark.parametrize("name", TABLES)
def test_hxl_is_read_by_its_own_library(name: str) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed: pip install 'tallystick[dev]'")
    written = table_hxl(flood.account(), name)
    found = hxl.data(io.BytesIO(written.encode()), hxl.InputOptions(allow_local=True))
    expected = table(flood.account(), name)
    assert [column.header for column in found.columns] == [column.name for column in expected.columns]
    assert [column.display_tag for column in found.columns] == [column.hxl for column in expected.columns]
    assert len(list(found)) == len(expected.rows)
    for column in found.columns:
        assert hxl.model.TagPattern.parse(column.display_tag).match(column)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("account", [flood.account(), Account(), hostile.account()], ids=["flood", "empty", "hostile"])
def test_parquet_gives_back_each_cell_with_its_type(name: str, account: Account) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'tallystick[parquet]'")
    from tallystick.present.exports.parquet import table_parquet

    found = parquet.read_table(io.BytesIO(table_parquet(account, name)))
    expected = table(account, name)
    assert found.column_names == [column.name for column in expected.columns]
    assert [tuple(row.values()) for row in found.to_pylist()] == list(expected.rows)
    types = {str(field.type) for field in found.schema}
    assert types <= {"string", "double", "int64", "bool"}
