import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.errors import CaseError, CaseTooNew
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store import Case, is_case


def report(id="rep_1", text="The wall broke at noon.", **more):
    return Report(id=id, name=f"{id}.txt", text=text, sha256="0", language="en", **more)


@pytest.fixture
def case(tmp_path):
    with Case(tmp_path / "flood.case", create=True) as case:
        yield case


def test_what_is_added_is_there_after_it_was_closed(case):
    assert case.add(report(), Analysis(report="rep_1", parts="p1"))
    case.close()
    with Case(case.path) as again:
        assert again.reports() == [report()]
        assert set(again.analyses("p1")) == {"rep_1"}
        assert again.analyses("p2") == {}


def test_adding_again_changes_nothing(case):
    assert case.add(report())
    assert not case.add(report())
    assert len(case.reports()) == 1


def test_removing_a_report_takes_its_analysis_along(case):
    case.add(report(), Analysis(report="rep_1", parts="p1"))
    assert case.remove("rep_1.txt")
    assert not case.remove("rep_1")
    assert (case.reports(), case.analyses("p1")) == ([], {})


def test_decisions_and_set_aside_inputs_are_kept(case):
    taken = Decision(id="dec_1", kind=DecisionKind.NOTE, subject="inc_1", note="ask the mayor", by="ana", at="2031-05-02T10:00:00Z")
    aside = SetAside(name="x.bin", reason="binary", kind="unreadable")
    for _ in range(2):
        case.decide(taken)
        case.set_aside([aside])
    assert (case.decisions(), case.aside()) == ([taken], [aside])


def test_a_failed_write_leaves_nothing_behind(case):
    with pytest.raises(CaseError, match="nothing was lost"):
        case.add(report(), Analysis(report="rep_unknown", parts="p1"))
    assert case.reports() == []


def test_no_case_and_no_folder_are_said_in_one_line(tmp_path):
    with pytest.raises(CaseError, match="no case at"):
        Case(tmp_path / "none.case")
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


def test_a_newer_case_is_refused(case):
    with case.transaction():
        case._db.change("UPDATE meta SET value = '99' WHERE key = 'schema'")
    case.close()
    with pytest.raises(CaseTooNew, match="newer version"):
        Case(case.path)


def test_a_locked_case_is_said_in_one_line(case, monkeypatch):
    monkeypatch.setattr("tallystick.store.database.BUSY_SECONDS", 0.05)
    with Case(case.path) as other, case.transaction(), pytest.raises(CaseError, match="another program writes to it; wait"):
        other.add(report())


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_comes_back_as_it_was(tmp_path_factory, text):
    with Case(tmp_path_factory.mktemp("case") / "x.case", create=True) as case:
        case.add(report(text=text))
        assert case.reports()[0].text == text
