"""All forms: the same bytes for the same account, nothing faked in an empty one, and hostile words that stay words."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from present import flood
from present.exports import hostile
from tallystick.cli.options import ExportFormat
from tallystick.present.exports import BY_NAME, FORMS, Form, form_of
from tallystick.records.account import Account

NEEDS = {"parquet": "pyarrow", "ftm": "followthemoney", "pdf": "typst"}
every = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def needed(form: Form) -> None:
    """Skips where a package is not installed, and says which."""
    package = NEEDS.get(form.name.partition("-")[0])
    if package is not None:
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'tallystick[{form.name.partition('-')[0]}]'")


@every
def test_the_same_account_gives_the_same_bytes(form: Form) -> None:
    needed(form)
    kept = msgspec.json.encode(flood.account())
    assert form.write(msgspec.json.decode(kept, type=Account)) == form.write(msgspec.json.decode(kept, type=Account))


@every
def test_an_empty_account_can_be_handed_on(form: Form) -> None:
    needed(form)
    written = form.write(Account())
    assert b"killed" not in written.lower() or form.name in {"csv-incidents", "hxl-incidents", "parquet-incidents", "html"}


@every
def test_hostile_words_stay_words(form: Form) -> None:
    needed(form)
    written = form.write(hostile.account())
    if form.name in {"html", "markdown"}:
        assert hostile.MARKUP.encode() not in written
        assert b"javascript:" not in written
    if form.suffix.endswith(".csv"):
        assert not any(cell.startswith(("=", "+", "@", "\t")) for row in written.decode().split("\r\n") for cell in row.split(","))


def test_the_command_line_knows_the_same_forms() -> None:
    assert [form.value for form in ExportFormat] == [form.name for form in FORMS]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.geojson", "geojson"),
        ("a.csv", "csv"),
        ("a.hxl.csv", "hxl"),
        ("A.GED.CSV", "ged"),
        ("a.ics", "ics"),
        ("a.ftm.json", "ftm"),
        ("a.json", "json"),
        ("a.docx", "docx"),
        ("a.parquet", "parquet"),
    ],
)
def test_a_file_says_its_form(name: str, form: str) -> None:
    found = form_of(name)
    assert found is not None
    assert found.name == form
    assert form_of("a.xyz") is None


def test_json_is_the_account() -> None:
    assert msgspec.json.decode(BY_NAME["json"].write(flood.account()), type=Account) == flood.account()


def test_geojson_is_what_a_map_takes() -> None:
    page = json.loads(BY_NAME["geojson"].write(flood.account()))
    assert page["type"] == "FeatureCollection"
    for feature in page["features"]:
        geometry = feature["geometry"]
        assert feature["type"] == "Feature"
        if geometry is not None:
            lon, lat = geometry["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    unplaced = json.loads(BY_NAME["geojson"].write(hostile.account()))
    assert {str(feature["geometry"]) for feature in unplaced["features"]} == {"None"}


def test_no_form_is_left_out_of_the_page_that_tells_of_them() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "howto" / "export-an-account.md").read_text(encoding="utf-8")
    assert [form.name for form in FORMS if f"`{form.name}`" not in page] == []
