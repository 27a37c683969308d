import csv
import io
import json
import subprocess
import sys

import pytest

from cli.conftest import EXAMPLE, run
from tallystick import __version__


def test_version_and_help():
    assert run("--version").out.strip() == f"tallystick {__version__}"
    assert "brief" in run("--help").out
    assert run().code == 2


def test_the_installed_module_runs_as_a_program(report):
    ran = subprocess.run([sys.executable, "-m", "tallystick", "brief", str(report)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Twelve people" in ran.stdout


def test_brief_of_a_file_in_the_terminal(report):
    ran = run("brief", report)
    assert (ran.code, ran.err) == (0, "")
    assert "police" in ran.out


@pytest.mark.parametrize(
    ("format", "suffix", "start"), [("terminal", ".txt", "Account of"), ("html", ".html", "<!DOCTYPE html>"), ("markdown", ".md", "# ")]
)
def test_form_by_option_and_by_ending_are_one(kept_case, tmp_path, format, suffix, start):
    asked = run("brief", kept_case, "--format", format)
    path = tmp_path / f"brief{suffix}"
    written = run("brief", kept_case, "-o", path)
    assert (asked.code, written.code) == (3, 3)
    assert asked.out.lstrip().lower().startswith(start.lower())
    assert path.read_text(encoding="utf-8").strip() == asked.out.strip()
    assert f"wrote {path}" in written.err
    assert "12-nouvelles-du-lac.txt" in written.error


def test_json_carries_the_texts_unless_told_not_to(kept_case):
    full = json.loads(run("brief", kept_case, "-f", "json").out)
    bare = json.loads(run("brief", kept_case, "-f", "json", "--no-text").out)
    assert all(report["text"] for report in full["reports"])
    assert all(report["text"] is None for report in bare["reports"])
    for account in (full, bare):
        del account["reports"]
    assert full == bare


def test_as_of_knows_only_what_was_published_by_then(kept_case):
    account = json.loads(run("brief", kept_case, "-f", "json", "--as-of", "2025-02-11").out)
    assert {report["published"][:10] for report in account["reports"]} == {"2025-02-11"}
    assert account["as_of"] == "2025-02-11"
    assert "31" not in {figure["low"] for figure in account["figures"]}
    later = json.loads(run("brief", kept_case, "-f", "json", "--as-of", "2025-02-12T19:50").out)
    names = {report["name"] for report in later["reports"]}
    assert "06-eastern-ledger-survivors.html" in names
    assert "07-river-desk-update.eml" not in names


def test_the_users_word_for_outlet_and_date_wins(report):
    account = json.loads(run("brief", report, "-f", "json", "--outlet", "The Quay", "--date", "2031-05-04T09:30").out)
    [read] = account["reports"]
    assert (read["outlet"], read["published"], read["published_basis"]) == ("The Quay", "2031-05-04T09:30", "given")


def test_standard_input(report):
    ran = subprocess.run(
        [sys.executable, "-m", "tallystick", "brief", "-", "-f", "json"], input=report.read_bytes(), capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert len(json.loads(ran.stdout)["reports"]) == 1


def test_a_case_and_its_inputs_give_one_account(kept_case):
    assert run("brief", kept_case, "-f", "json").out == run("brief", EXAMPLE, "-f", "json").out


def test_exports(kept_case, tmp_path):
    rows = list(csv.DictReader(io.StringIO(run("export", kept_case, "-f", "csv").out)))
    account = json.loads(run("export", kept_case).out)
    assert len(rows) == len(account["figures"])
    assert {row["figure"] for row in rows} == {figure["id"] for figure in account["figures"]}
    path = tmp_path / "incidents.geojson"
    assert run("export", kept_case, "-f", "geojson", "-o", path).code == 0
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert {feature["id"] for feature in features} == {incident["id"] for incident in account["incidents"]}


def test_schema_is_a_schema():
    schema = json.loads(run("schema").out)
    assert "Account" in schema["$defs"]
