"""`import tallystick` as a library: files to a DataFrame, and the page that tells of it is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tallystick
from present import flood
from tallystick.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "luangwa"
PAGE = ROOT / "docs" / "howto" / "use-from-python.md"


@pytest.fixture(scope="module")
def account() -> tallystick.Account:
    return tallystick.read_account([EXAMPLE])


def test_files_and_a_case_of_them_give_one_account(account: tallystick.Account, tmp_path: Path) -> None:
    with tallystick.Case(tmp_path / "x.case", create=True) as case:
        for found in tallystick.read_inputs([str(EXAMPLE)]):
            if isinstance(found, tallystick.Report):
                case.add(found)
            else:
                case.set_aside([found])
    assert tallystick.read_account(tmp_path / "x.case") == account
    with tallystick.Desk(tmp_path / "x.case") as desk:
        assert desk.account() == account


def test_nothing_that_is_no_report_gives_an_account(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="none of the inputs gave a report"):
        tallystick.read_account([tmp_path / "nothing.txt"])


def test_a_frame_of_the_account_quotes_the_words() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: pip install 'tallystick[frames]'")
    made = flood.account()
    ledger = tallystick.frame(made)
    assert list(ledger["figure"]) == [figure.id for figure in made.figures]
    texts = {report.name: " ".join((report.text or "").split()) for report in made.reports}
    for report, words in zip(ledger["report"], ledger["words"], strict=True):
        assert all(part in texts[report] for part in words.split(" … "))
    assert len(tallystick.frame(made, table="incidents")) == len(made.incidents)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_records_has_a_row_each(library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed: pip install 'tallystick[frames]'")
    made = flood.account()
    for records in (made.figures, made.statements, made.incidents, made.findings, made.reports, made.entities, made.origins, ()):
        found = tallystick.frame(records, library=library)  # type: ignore[call-overload]
        assert len(found) == len(records)
    figures = tallystick.frame(made.figures, library=library)  # type: ignore[call-overload]
    assert list(figures["id"]) == [figure.id for figure in made.figures]
    assert list(figures["start"]) == [figure.evidence[0].start for figure in made.figures]
    assert {"as_of_start", "outlet", "voice", "low", "high"} <= set(figures.columns)


def test_a_table_or_library_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingsError, match="no table 'sums'; give one of ledger, incidents, statements"):
        tallystick.frame(flood.account(), table="sums")
    with pytest.raises(SettingsError, match="no library 'arrow'"):
        tallystick.frame(flood.account(), library="arrow")  # type: ignore[call-overload]


def test_import_alone_loads_nothing_heavy() -> None:
    asked = "import sys, tallystick; print([m for m in ('pandas', 'polars', 'msgspec', 'onnxruntime', 'pyarrow') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_page_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for library in ("pandas", "polars"):
        pytest.importorskip(library, reason=f"{library} is not installed: pip install 'tallystick[frames]'")
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "luangwa")
    monkeypatch.chdir(tmp_path)
    with tallystick.Case(tmp_path / "flood.case", create=True) as case:
        for found in tallystick.read_inputs([str(EXAMPLE)]):
            if isinstance(found, tallystick.Report):
                case.add(found)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 4
    assert len([line for line in blocks[0].splitlines() if line.strip()]) <= 5
    scope: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), scope)
    printed = capsys.readouterr().out
    assert "at least 14 people" in printed or "people" in printed
