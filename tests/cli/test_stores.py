"""The command line over cases in files and on a server."""

import json
import zipfile

import pytest

from cli.conftest import EXAMPLE, run
from tallystick.store import Case


def account(case):
    return json.loads(run("brief", case, "-f", "json").out)


@pytest.fixture
def address(server, request):
    name = f"cli-{request.node.name[-40:]}".replace("[", "-").replace("]", "")
    yield f"{server.url().replace('tally@', 'tally:secret@')}#{name}"
    server.run(f'DROP SCHEMA IF EXISTS "{name}" CASCADE')


def test_a_case_on_a_server_does_what_one_in_a_file_does(case, address):
    ran = run("case", "copy", case, address)
    assert ran.code == 0, ran.err
    assert "copied 13 reports" in ran.error
    assert "secret" not in ran.err
    assert account(address) == account(case)
    again = run("add", address, EXAMPLE)
    assert (again.code, "0 added, 13 known already" in again.error, "secret" in again.err) == (3, True, False)
    report = account(address)["reports"][0]
    decided = run("decide", address, "note", report["id"], "--note", "asked the outlet", "--by", "ana")
    assert decided.code == 0
    assert "secret" not in decided.err
    assert len(account(address)["decisions"]) == 1
    removed = run("remove", address, report["name"])
    assert (removed.code, "secret" in removed.err) == (0, False)
    assert len(run("reports", address).out.splitlines()) == 12


def test_a_missing_case_on_a_server_is_said_in_one_line(address):
    for command in (("reports",), ("brief",), ("remove", "x"), ("decide", "undo", "x")):
        ran = run(command[0], address, *command[1:])
        assert ran.code == 1
        assert "no case 'cli-" in ran.error
        assert "secret" not in ran.err
    ran = run("add", address, EXAMPLE / "none.txt")
    assert "no case was made" in ran.error
    assert "no case 'cli-" in run("reports", address).error


def test_a_case_and_inputs_are_not_mixed(address, report):
    assert "either one case or inputs" in run("brief", address, report).error


def test_copying_says_what_is_wrong(case, tmp_path, report):
    assert "no case at" in run("case", "copy", tmp_path / "none.case", tmp_path / "new.case").error
    other = tmp_path / "other.case"
    run("add", other, report)
    assert "--merge" in run("case", "copy", case, other).error
    assert run("case", "copy", case, other, "--merge").code == 0
    assert len(account(other)["reports"]) == 14


def test_add_keeps_the_bytes_that_reports_were_read_from(tmp_path, report):
    packed, records, kept = tmp_path / "in.zip", tmp_path / "two.jsonl", tmp_path / "kept.case"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("fire.txt", report.read_bytes() + b"Three more were hurt.\n")
    records.write_text("".join(json.dumps({"doc_id": f"r{n}", "text": f"The bridge at Sund fell on day {n}."}) + "\n" for n in range(2)))
    assert run("add", kept, report, packed, records).code == 0
    with Case(kept) as case:
        originals = {found.name: case.original(found.sha256) for found in case.reports()}
    assert originals["flood.txt"] == report.read_bytes()
    assert originals["fire.txt"].startswith(report.read_bytes())
    assert originals["r0"] == originals["r1"] == records.read_bytes()


def test_adding_again_keeps_originals_that_an_older_version_did_not(case):
    with Case(case) as opened, opened.transaction():
        opened._db.change("DELETE FROM originals")
    run("add", case, EXAMPLE)
    with Case(case) as opened:
        assert {report.sha256 for report in opened.reports()} == set(opened.originals())
