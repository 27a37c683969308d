"""Verifying from the command line: what is said where all holds, where something was altered, and what could not be looked at."""

import hashlib
import json
import re
import shutil

import msgspec
import pytest

from cli.conftest import run
from tallystick.records.mention import Analysis
from tallystick.store import Case

PAGE = """<html><head><title>Bridge down</title></head><body><article><p>SUND, May 4 (XNA) - The bridge at Sund fell on Sunday
and 14 people were hurt, the fire service said.</p><p>Nobody was killed, the mayor said.</p></article></body></html>"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A case of a text, a page, a record and an input that was set aside."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "fire.txt").write_text("ARDOV, May 3 (XNA) - Twelve people were killed in a fire at a school in Lagos, police said.\n")
    (folder / "bridge.html").write_text(PAGE)
    (folder / "two.jsonl").write_text(json.dumps({"doc_id": "r.1", "text": "Three families left Sund on 5 May 2031, officials said."}))
    (folder / "nul.txt").write_text("")
    assert run("add", folder / "small.case", *sorted(folder.iterdir())).code == 3
    first = Case(folder / "small.case")
    id_ = first.report_ids()[0]
    first.close()
    assert run("decide", folder / "small.case", "note", id_, "--note", "asked", "--by", "ana").code == 0
    return folder / "small.case"


@pytest.fixture
def case(small, tmp_path):
    return shutil.copy(small, tmp_path / "small.case")


def head(ran):
    return re.search(r"head +([0-9a-f]{64}) ", ran.out)[1]


def test_a_case_that_nobody_altered(case, tmp_path):
    exported, written = tmp_path / "account.json", tmp_path / "receipts.jsonl"
    assert run("brief", case, "-o", exported).code == 3
    ran = run("verify", case, "--account", exported, "--receipts", written)
    assert ran.code == 0, ran.err
    assert "unaltered, by its receipts since" in ran.out
    assert "3 as they were added, 3 read again from their originals" in ran.out
    assert f"account    follows from the reports and decisions, and so does {exported}; 3 analyses made anew are the same" in ran.out
    assert "note " not in ran.out
    # Anybody can check the receipts with nothing but SHA-256.
    before = "0" * 64
    for line in written.read_bytes().splitlines():
        assert json.loads(line)["before"] == before
        before = hashlib.sha256(line).hexdigest()
    assert before == head(ran)
    again = run("verify", case, "--quick", "--head", before)
    assert again.code == 0
    assert "it goes on from the noted receipt" in again.out
    assert "nothing was read anew" in again.out
    # An account in which a number was changed does not follow from the case.
    exported.write_text(exported.read_text().replace("Twelve", "Eleven"))
    refused = run("verify", case, "--account", exported)
    assert refused.code == 1
    assert "the account does not follow from the case: its reports differ" in refused.error


def test_what_was_altered_comes_first_and_in_one_line(case):
    with Case(case) as opened, opened.transaction():
        opened._db.change("UPDATE reports SET record = replace(record, 'Twelve', 'Eleven')")
    ran = run("verify", case)
    assert ran.code == 1
    assert re.search(
        r"small.case: the report rep_\w+ \(receipt \d+, [\d-]+T[\d:]+Z\) was altered: its text is not the one that was added$", ran.error
    )
    assert ran.out == ""


def test_an_analysis_that_is_not_what_its_text_gives(case):
    with Case(case) as opened:
        kept = next(a for a in opened.analyses(_parts()).values() if a.figures)
        opened.keep_analysis(msgspec.structs.replace(kept, figures=()))
    ran = run("verify", case)
    assert ran.code == 1
    assert f"altered: the analysis of {kept.report} is not what its text gives" in ran.err
    assert "altered: the account that the case gives does not follow from its reports and decisions" in ran.err
    assert run("verify", case, "--quick").code == 0


def test_what_could_not_be_compared_is_said(case):
    with Case(case) as opened:
        first = opened.report_ids()[0]
        opened.keep_analysis(Analysis(report=first, parts="tallystick-0.0.1|other"))
    ran = run("verify", case)
    assert ran.code == 0
    assert "1 analyses were made by another version or other settings" in ran.out


def _parts():
    from tallystick.run.analyse import parts_version
    from tallystick.run.settings import Settings

    return parts_version(Settings())


def test_a_text_that_does_not_follow_from_its_original(case, tmp_path):
    """A case that was made up from the start has receipts that hold: the originals tell."""
    with Case(case) as opened:
        reports = opened.reports()
        originals = {report.sha256: opened.original(report.sha256) for report in reports}
    made = tmp_path / "made.case"
    with Case(made, create=True) as forged:
        for report in reports:
            text = report.text.replace("Twelve", "Eleven")
            forged.add(msgspec.structs.replace(report, text=text), original=originals[report.sha256])
    ran = run("verify", made)
    assert ran.code == 1
    assert re.search(r"the text of rep_\w+ is not what its original gives when this version reads it", ran.error)
    assert ran.err.count("altered:") == 1


def test_a_noted_head_that_the_case_does_not_have(case):
    ran = run("verify", case, "--quick", "--head", "a" * 64)
    assert (ran.code, "no receipt has the hash aaaa" in ran.error) == (1, True)
    assert "is no hash" in run("verify", case, "--head", "abc").error
    assert "leave --quick out" in run("verify", case, "--quick", "--account", "x.json").error
    assert "no case at" in run("verify", f"{case}x").error


def test_a_case_on_a_server(case, server):
    address = f"{server.url()}#verified"
    assert run("case", "copy", case, address).code == 0
    ran = run("verify", address, "--quick")
    assert (ran.code, head(ran)) == (0, head(run("verify", case, "--quick")))
    server.run("UPDATE verified.decisions SET record = replace(record, 'ana', 'ben')")
    refused = run("verify", address, "--quick")
    assert (refused.code, "the decision dec_" in refused.error) == (1, True)
    server.run("DROP SCHEMA verified CASCADE")


def test_a_file_that_is_no_account_is_said(case, tmp_path):
    for words in ("{", '{"reports": 1}'):
        (tmp_path / "x.json").write_text(words)
        assert "is no account" in run("verify", case, "--account", tmp_path / "x.json").error
