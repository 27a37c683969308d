"""A case of each released version is brought up to this one, whole or not at all."""

import hashlib
import sqlite3
import threading

import msgspec
import pytest

from tallystick.errors import CaseError
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store import Case, is_case, migrations
from tallystick.store.faults import check_case, write_receipts
from tallystick.store.location import APPLICATION_ID
from tallystick.store.receipts import Receipt

VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, published TEXT, outlet TEXT, sha256 TEXT NOT NULL, added TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE analyses (report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE, parts TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE decisions (id TEXT PRIMARY KEY, at TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE set_aside (
    name TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, added TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (name, kind, reason)
);
INSERT INTO meta VALUES ('schema', '1');
INSERT INTO reports VALUES ('rep_1', 'dam.txt', '2031-05-02', 'XNA', '0', '2031-05-02T09:00:00Z',
    '{"id":"rep_1","name":"dam.txt","text":"The wall broke at noon.","sha256":"0","language":"en","published":"2031-05-02","outlet":"XNA"}');
INSERT INTO analyses VALUES ('rep_1', 'p1', '{"report":"rep_1","parts":"p1"}');
INSERT INTO decisions VALUES ('dec_1', '2031-05-02T10:00:00Z',
    '{"id":"dec_1","kind":"note","subject":"inc_1","note":"ask the mayor","by":"ana","at":"2031-05-02T10:00:00Z"}');
INSERT INTO set_aside VALUES ('x.bin', 'unreadable', 'binary', '2031-05-02T09:00:00Z',
    '{"name":"x.bin","reason":"binary","kind":"unreadable","path":"in/x.bin"}');
"""
"""A file as Tallystick 0.1.0 wrote it."""


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.case"
    with sqlite3.connect(path) as made:
        made.executescript(VERSION_1 + f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA journal_mode = WAL;")
    made.close()
    assert is_case(path)
    return path


def rows(path):
    with sqlite3.connect(path) as opened:
        found = sorted(opened.iterdump())
    opened.close()
    return found


REPORT = Report(id="rep_1", name="dam.txt", text="The wall broke at noon.", sha256="0", language="en", published="2031-05-02", outlet="XNA")
DECISION = Decision(id="dec_1", kind=DecisionKind.NOTE, subject="inc_1", note="ask the mayor", by="ana", at="2031-05-02T10:00:00Z")


def test_a_case_of_version_1_is_brought_up_with_all_that_it_holds(old):
    with Case(old) as case:
        assert case.reports() == [REPORT]
        assert case.analyses("p1") == {"rep_1": Analysis(report="rep_1", parts="p1")}
        assert case.decisions() == [DECISION]
        assert case.aside() == [SetAside(name="x.bin", reason="binary", kind="unreadable", path="in/x.bin")]
        assert (case.revision(), case.originals(), len(case.identity())) == ("0", [], 32)
        case.add(Report(id="rep_2", name="x.bin", text="Read now.", sha256="1", language="en", path="in/x.bin"))
        assert case.aside() == []
        identity = case.identity()
    with Case(old) as again:
        assert (again.identity(), again.count()) == (identity, 2)


def without_receipts(case):
    """Makes a case what the version before receipts kept."""
    with case.transaction():
        case._db.change("DROP TABLE receipts")
        case._db.change("UPDATE meta SET value = '2' WHERE key = 'schema'")


def test_a_case_of_version_1_gets_receipts_that_say_that_it_was_found(old):
    Case(old).close()
    with Case(old) as case:
        checked = check_case(case)
        assert checked.faults == []
        assert (checked.receipts, checked.found, checked.versions) == (4, 3, {})
        assert "3 entries stood in the case before it had receipts" in checked.notes[-1]
        assert "1 of the reports came without the bytes they were read from" in checked.notes[0]
        receipts = [msgspec.json.decode(line, type=Receipt) for line in write_receipts(case)]
        assert [(r.act.value, r.kind.value) for r in receipts] == [
            ("begun", "case"),
            ("found", "report"),
            ("found", "aside"),
            ("found", "decision"),
        ]
        assert receipts[0].case == case.identity()
        with case.transaction():
            case._db.change("UPDATE reports SET outlet = 'YNA'")
        assert "the report rep_1 (receipt 2," in check_case(case).faults[0]


def test_a_case_of_version_2_gets_receipts_for_all_that_it_holds(place):
    where = place()
    body = b"The wall broke at noon."
    with Case(where, create=True) as case:
        case.add(msgspec.structs.replace(REPORT, sha256=hashlib.sha256(body).hexdigest()), original=body)
        case.decide(DECISION)
        case.set_aside([SetAside(name="x.bin", reason="binary", kind="unreadable")])
        identity = case.identity()
        without_receipts(case)
    with Case(where) as case:
        assert check_case(case).faults == []
        assert (case.head().number, case.identity()) == (5, identity)
        assert case.remove("rep_1")
        assert check_case(case).faults == []


def test_two_that_open_an_old_case_at_once_bring_it_up_once(place):
    where = place()
    with Case(where, create=True) as case:
        case.decide(DECISION)
        without_receipts(case)
    opened, failed = [], []

    def bring_up():
        try:
            opened.append(Case(where))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=bring_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {case.head() for case in opened} == {opened[0].head()}
    assert opened[0].head().number == 2
    for case in opened:
        case.close()


def test_it_then_has_the_tables_of_a_new_case(old, tmp_path):
    Case(old).close()
    Case(tmp_path / "new.case", create=True).close()

    def tables(path):
        with sqlite3.connect(path) as opened:
            found = opened.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2").fetchall()
            columns = {name: opened.execute(f"PRAGMA table_info({name})").fetchall() for kind, name, _ in found if kind == "table"}
        opened.close()
        return found, columns

    assert tables(old) == tables(tmp_path / "new.case")


def test_an_interrupted_migration_leaves_the_old_state(old, monkeypatch):
    before = rows(old)

    def stop(_database):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setitem(migrations.AFTER, 2, stop)
        with pytest.raises(KeyboardInterrupt):
            Case(old)
    assert rows(old) == before
    with Case(old) as case:
        assert case.count() == 1


def test_an_older_case_that_may_not_be_written_is_refused(old, monkeypatch):
    import os

    monkeypatch.setattr(os, "access", lambda asked, mode: mode != os.W_OK)
    with pytest.raises(CaseError, match=r"older version .* may not be written; copy it"):
        Case(old)


def test_a_case_whose_version_is_missing_is_refused(old):
    with sqlite3.connect(old) as opened:
        opened.execute("DELETE FROM meta")
    opened.close()
    with pytest.raises(CaseError, match="version is missing"):
        Case(old)


def test_an_interrupted_making_leaves_no_tables(place, monkeypatch):
    where = place()

    def stop(_database):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setitem(migrations.AFTER, 2, stop)
        with pytest.raises(KeyboardInterrupt):
            Case(where, create=True)
    with Case(where, create=True) as case:
        assert case.count() == 0
