"""``export``: the form by name or by the file's ending, and one line where it cannot be written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import run
from tallystick.present.exports import FORMS


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.name in {"geojson", "csv", "hxl", "ged", "acled", "timemap", "ics", "markdown"}]
)
def test_the_files_ending_says_the_form(kept_case: Path, tmp_path: Path, form) -> None:
    path = tmp_path / f"out{form.suffix}"
    told = run("export", kept_case, "-o", path)
    assert (told.code, told.error) == (0, f"wrote {path}")
    named = tmp_path / "named"
    assert run("export", kept_case, "--format", form.name, "-o", named).code == 0
    assert path.read_bytes() == named.read_bytes()


def test_an_unknown_ending_is_json(kept_case: Path, tmp_path: Path) -> None:
    assert run("export", kept_case, "-o", tmp_path / "out.xyz").code == 0
    assert json.loads((tmp_path / "out.xyz").read_bytes())["schema"] == "tallystick.account/1"


def test_as_of_leaves_later_reports_out(kept_case: Path) -> None:
    now, then = (json.loads(run("export", kept_case, *more).out) for more in ((), ("--as-of", "2025-02-12")))
    assert 0 < len(then["reports"]) < len(now["reports"])


def test_standard_output_has_the_bytes_as_they_are(kept_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert run("export", kept_case, "-o", path).code == 0
    asked = [sys.executable, "-m", "tallystick", "export", str(kept_case), "-f", "csv"]
    assert subprocess.run(asked, capture_output=True, check=True).stdout == path.read_bytes()


def test_a_missing_package_is_told_with_what_to_install(kept_case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for package, form in (("pyarrow", "parquet"), ("typst", "pdf"), ("followthemoney", "ftm")):
        monkeypatch.setitem(sys.modules, package, None)
        told = run("export", kept_case, "-f", form, "-o", tmp_path / "x")
        assert told.code == 1
        assert f"pip install 'tallystick[{form}]'" in told.error
        assert not (tmp_path / "x").exists()


def test_letters_that_no_font_has_are_named_on_the_terminal(kept_case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="typst is not installed: pip install 'tallystick[pdf]'")
    from tallystick.present.exports import pdf

    monkeypatch.setattr(pdf, "_held", lambda path, number: frozenset(map(chr, range(0x20, 0x2100))) - {"e"})
    pdf._chosen.cache_clear()
    told = run("export", kept_case, "-o", tmp_path / "x.pdf")
    pdf._chosen.cache_clear()
    assert told.code == 0
    assert "‹U+0065›: Latin" in told.err


def test_a_folder_that_is_not_there_is_told_before_the_work(kept_case: Path, tmp_path: Path) -> None:
    told = run("export", kept_case, "-o", tmp_path / "none" / "x.pdf")
    assert told.code == 1
    assert "does not exist" in told.error
