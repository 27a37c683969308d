"""What holds of a case in a file alone."""

import os
import sqlite3

import pytest

from tallystick.errors import CaseError
from tallystick.records.report import Report
from tallystick.store import Case, is_case


def report(number=1, text="The wall broke at noon."):
    return Report(id=f"rep_{number}", name="a.txt", text=text, sha256="0", language="en")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "flood.case"
    with Case(path, create=True) as case:
        case.add(report())
    return path


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(CaseError, match="does not exist"):
        Case(tmp_path / "no" / "folder.case", create=True)


def test_another_file_is_never_taken_for_a_case(tmp_path):
    text, database = tmp_path / "a.case", tmp_path / "b.case"
    text.write_text("not a database")
    with sqlite3.connect(database) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    for path in (text, database):
        assert not is_case(path)
        with pytest.raises(CaseError, match="is not a case"):
            Case(path, create=True)
    assert text.read_text() == "not a database"


def test_a_full_disk_is_said_and_loses_nothing(path):
    with Case(path) as case:
        case._db._db.execute("PRAGMA max_page_count = 1")  # SQLite takes it for what is there now
        with pytest.raises(CaseError, match=r"nothing was lost, the disk is full"):
            case.add(report(2, "x" * 1_000_000))
        assert case.report_ids() == ["rep_1"]
    with Case(path) as case:
        assert case.add(report(2))


@pytest.mark.parametrize("folder", [True, False], ids=["its folder may be written", "its folder may not be written"])
def test_a_file_that_may_not_be_written_is_read(path, monkeypatch, folder):
    denied = {path} if folder else {path, path.parent}
    monkeypatch.setattr(os, "access", lambda asked, mode: not (mode == os.W_OK and asked in denied))
    with Case(path) as case:
        assert case.report_ids() == ["rep_1"]
        with pytest.raises(CaseError, match=r"nothing was lost, the file may not be written"):
            case.add(report(2))


def test_a_file_that_may_not_be_read_is_said(path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda asked, mode: False)
    with pytest.raises(CaseError, match="may not be read"):
        Case(path)


def test_a_damaged_file_is_said(path):
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(os.urandom(20000))
    with pytest.raises(CaseError, match=r"damaged|not a case|malformed"), Case(path) as case:
        case.reports()
