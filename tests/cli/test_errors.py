import os

import pytest

from cli.conftest import EXAMPLE, run


def one_line(ran, code, words):
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    assert words in ran.error
    assert ran.out == ""


def test_no_such_file(tmp_path):
    one_line(run("brief", tmp_path / "missing.txt"), 1, "none of the inputs gave a report")
    assert "no such file" in run("brief", tmp_path / "missing.txt").err


def test_an_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    ran = run("brief", tmp_path / "empty")
    one_line(ran, 1, "none of the inputs gave a report")
    assert "holds no file that can be read" in ran.err


@pytest.mark.parametrize("command", [("reports",), ("remove", "x"), ("add", "x"), ("decide", "note", "x")])
def test_a_file_that_is_no_case(report, command):
    name, *rest = command
    one_line(run(name, report, *rest), 1, "not a case")
    assert "Twelve" in report.read_text()


@pytest.mark.parametrize("command", [("reports",), ("remove", "x"), ("brief",), ("decide", "undo", "x"), ("export",)])
def test_no_case_there(tmp_path, command):
    name, *rest = command
    one_line(run(name, tmp_path / "none.case", *rest), 1, "no case at")
    assert not (tmp_path / "none.case").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "--as-of", "yesterday"),
        ("brief", "--as-of", "2025-02-30"),
        ("export", "--as-of", "12/2/2025"),
        ("changes", "--since", "noon"),
        ("changes", "--since", "2025-02-12", "--until", "never"),
    ],
)
def test_a_wrong_time(kept_case, arguments):
    name, *rest = arguments
    one_line(run(name, kept_case, *rest), 1, "give YYYY-MM-DD")


def test_a_wrong_date_for_the_reports(report):
    one_line(run("brief", report, "--date", "last week"), 1, "give YYYY-MM-DD")


def test_unknown_ids_and_reports(case):
    one_line(run("why", case, "fnd_000000000000"), 1, "nothing in the account has the id")
    one_line(run("remove", case, "nobody.txt"), 1, "no report 'nobody.txt'")
    one_line(run("decide", case, "note", "fnd_000000000000", "--note", "x"), 1, "nothing in the account has the id")
    one_line(run("decide", case, "different", "nobody.txt:3", "nobody.txt:5"), 1, "no report 'nobody.txt'")
    one_line(run("decide", case, "undo", "dec_000000000000"), 1, "no decision")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("perhaps", "inc_1"), "is no decision"),
        (("same", "inc_1"), "needs two things"),
        (("correct", "fig_1", "--field", "high"), "needs --field and --value"),
        (("note", "fig_1"), "needs --note"),
        (("accept", "fig_1", "fig_2"), "takes one thing"),
    ],
)
def test_an_incomplete_decision(case, arguments, words):
    one_line(run("decide", case, *arguments), 1, words)


def test_two_things_that_cannot_be_one(case):
    import json

    account = json.loads(run("brief", case, "-f", "json").out)
    one_line(run("decide", case, "same", account["incidents"][0]["id"], account["figures"][0]["id"]), 1, "same and different take two")


def test_a_case_and_inputs_together(case):
    one_line(run("brief", case, EXAMPLE), 1, "not both")
    one_line(run("brief", EXAMPLE, case), 1, "not both")


@pytest.mark.parametrize("command", ["brief", "export"])
def test_an_output_that_cannot_be_written(case, report, tmp_path, command):
    one_line(run(command, case, "-o", tmp_path / "none" / "brief.json"), 1, "does not exist")
    one_line(run(command, case, "-o", tmp_path), 1, "it is a folder")
    one_line(run(command, report, "-o", report), 1, "would be lost")
    one_line(run(command, report, "-o", case), 1, "would be lost")
    assert "Twelve" in report.read_text()
    assert run("reports", case).code == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk(report):
    one_line(run("brief", report, "-o", "/dev/full"), 1, "cannot write")


@pytest.mark.parametrize(
    "arguments", [("brief",), ("brief", "x", "--format", "pdf"), ("nonsense",), ("changes", "x"), ("brief", "x", "-j", "0")]
)
def test_wrong_usage(arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_broken_inputs_are_listed_and_the_others_go_through(report, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really\n")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "nothing.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    given = sorted(tmp_path.iterdir())
    ran = run("brief", *given)
    assert ran.code == 3
    assert "Twelve people" in ran.out
    for name in ("broken.pdf", "broken.zip", "nothing.txt", "noise.txt"):
        assert f"set aside: {name}: " in ran.err
    assert "Traceback" not in ran.err


def test_a_case_keeps_what_it_had_when_an_input_is_broken(case, tmp_path):
    before = run("brief", case, "-f", "json").out
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really\n")
    ran = run("add", case, tmp_path / "broken.pdf", tmp_path / "missing.txt")
    assert ran.code == 3
    assert "0 added, 0 known already, 2 set aside" in ran.error
    assert "broken.pdf" in run("brief", case).err
    assert "missing.txt" not in run("brief", case).err
    assert run("remove", case, "broken.pdf").code == 0
    assert run("brief", case, "-f", "json").out == before


def test_no_case_is_made_of_nothing(tmp_path):
    one_line(run("add", tmp_path / "new.case", tmp_path / "missing.txt"), 1, "no case was made")
    assert not (tmp_path / "new.case").exists()


def test_a_repaired_input_is_no_longer_set_aside(tmp_path, report):
    paper = tmp_path / "later.txt"
    paper.write_text("")
    assert run("add", tmp_path / "new.case", report, paper).code == 3
    paper.write_text("Four people were hurt in a fire in Lagos on Monday, police said. Nobody was killed there.\n")
    assert run("add", tmp_path / "new.case", paper).code == 0
    assert run("brief", tmp_path / "new.case").code == 0


def test_a_gazetteer_file_that_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("TALLYSTICK_DATA", str(tmp_path / "data"))
    one_line(run("gazetteer", "add", tmp_path / "none.csv"), 1, "cannot be read")
    (tmp_path / "a.csv").write_text("colour,size\nred,2\n")
    one_line(run("gazetteer", "add", tmp_path / "a.csv"), 1, "no columns for name")
