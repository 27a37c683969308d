"""What holds of a case in either database."""

import hashlib
import threading

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.errors import CaseError, CaseTooNew
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store import Case, is_case

PAGE = b"<html><p>The wall broke at noon.</p></html>"
HASH = hashlib.sha256(PAGE).hexdigest()


def report(id="rep_1", text="The wall broke at noon.", sha256="0", **more):
    return Report(id=id, name=f"{id}.txt", text=text, sha256=sha256, language="en", **more)


def decision(id="dec_1", **more):
    return Decision(id=id, kind=DecisionKind.NOTE, subject="inc_1", note="ask the mayor", by="ana", at="2031-05-02T10:00:00Z", **more)


def test_what_is_added_is_there_after_it_was_closed(case):
    assert case.add(report(), Analysis(report="rep_1", parts="p1"))
    case.close()
    with Case(case.path) as again:
        assert again.reports() == [report()]
        assert set(again.analyses("p1")) == {"rep_1"} == again.analysed("p1")
        assert again.analyses("p2") == {}
        assert (again.report("rep_1"), again.report("rep_2"), again.count()) == (report(), None, 1)
        assert (again.analysis("rep_1", "p1"), again.analysis("rep_1", "p2")) == (Analysis(report="rep_1", parts="p1"), None)
        assert is_case(again.path)


def test_adding_again_changes_nothing(case):
    assert case.add(report())
    before = case.revision()
    assert not case.add(report())
    assert case.count() == 1
    assert case.revision() == before


def test_reports_come_by_the_page_in_the_order_of_their_ids(case, monkeypatch):
    monkeypatch.setattr("tallystick.store.case.ROWS", 2)
    for number in (3, 1, 2, 5, 4):
        case.add(report(f"rep_{number}"))
    assert [r.id for r in case.reports()] == case.report_ids() == [f"rep_{n}" for n in range(1, 6)]
    assert [r.id for r in case.reports(2, 1)] == ["rep_2", "rep_3"]
    assert [r.id for r in case.reports(offset=3)] == ["rep_4", "rep_5"]
    assert case.added_after("9999-01-01T00:00:00Z") == set()
    assert len(case.added_after("2000-01-01T00:00:00Z")) == 5


def test_removing_a_report_takes_its_analysis_and_original_along(case):
    case.add(report(sha256=HASH), Analysis(report="rep_1", parts="p1"), original=PAGE)
    assert case.remove("rep_1.txt")
    assert not case.remove("rep_1")
    assert (case.reports(), case.analyses("p1"), case.originals()) == ([], {}, [])


def test_an_original_stays_while_a_report_of_it_does(case):
    for number in (1, 2):
        case.add(report(f"rep_{number}", sha256=HASH), original=PAGE)
    case.remove("rep_1")
    assert case.original(HASH) == PAGE
    case.remove("rep_2")
    assert case.original(HASH) is None


def test_a_large_original_comes_back_in_one_piece(case, monkeypatch):
    monkeypatch.setattr("tallystick.store.case.PIECE_BYTES", 1000)
    original = bytes(n * n % 251 for n in range(10_500))
    assert case.original(case.keep_original(original)) == original
    assert case.original(case.keep_original(b"")) == b""
    assert len(case.originals()) == 2


def test_an_original_that_is_not_the_report_s_is_refused(case):
    with pytest.raises(ValueError, match="not the bytes"):
        case.add(report(sha256=HASH), original=b"other")
    assert (case.count(), case.originals()) == (0, [])


def test_decisions_and_set_aside_inputs_are_kept(case):
    aside = SetAside(name="x.bin", reason="binary", kind="unreadable")
    for _ in range(2):
        case.decide(decision())
        case.set_aside([aside])
    assert (case.decisions(), case.aside()) == ([decision()], [aside])


def test_what_is_read_now_is_no_longer_set_aside(case):
    case.set_aside([SetAside(name="rep_1.txt", reason="empty", kind="empty", path=path) for path in ("a/rep_1.txt", "b/rep_1.txt")])
    case.set_aside([SetAside(name="rep_1.txt", reason="no text", kind="empty", path="b/rep_1.txt")])
    case.add(report(path="b/rep_1.txt"))
    assert [aside.path for aside in case.aside()] == ["a/rep_1.txt"]
    assert case.remove("rep_1.txt")
    assert case.aside() == []


def test_a_failed_write_leaves_nothing_behind(case):
    before = case.revision()
    with pytest.raises(CaseError, match="nothing was lost"):
        case.add(report(), Analysis(report="rep_unknown", parts="p1"))
    assert (case.reports(), case.revision()) == ([], before)

    def stopped():
        with case.transaction():
            case.add(report())
            raise KeyError

    with pytest.raises(KeyError):
        stopped()
    assert case.reports() == []
    assert case.add(report())


def test_the_revision_changes_with_what_an_account_follows_from(case):
    seen = [case.revision()]
    for work in (
        lambda: case.add(report(), Analysis(report="rep_1", parts="p1")),
        lambda: case.set_aside([SetAside(name="x", reason="binary", kind="unreadable")]),
        lambda: case.decide(decision()),
        lambda: case.remove("x"),
        lambda: case.remove("rep_1"),
    ):
        work()
        assert case.revision() not in seen
        seen.append(case.revision())
        with Case(case.path) as other:
            assert other.revision() == seen[-1]
    case.keep_analysis(Analysis(report="rep_1", parts="p2"))  # its report was taken out
    case.remove("rep_1")
    assert case.revision() == seen[-1]


def test_a_snapshot_is_of_one_moment(case):
    case.add(report("rep_1"))
    with Case(case.path) as other, case.snapshot():
        assert case.count() == 1
        other.add(report("rep_2"))
        assert case.count() == 1
    assert case.count() == 2


def test_many_threads_and_programs_lose_nothing(case):
    with Case(case.path) as other:
        opened = [case, other]

        def add(number):
            for k in range(8):
                opened[number % 2].add(report(f"rep_{number}_{k}"))
                opened[number % 2].decide(decision(f"dec_{number}_{k}"))

        threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (case.count(), len(case.decisions())) == (32, 32)
    assert case.revision() == "64"


def test_a_newer_case_is_refused(case):
    with case.transaction():
        case._db.change("UPDATE meta SET value = '99' WHERE key = 'schema'")
    case.close()
    with pytest.raises(CaseTooNew, match=r"newer version.*upgrade"):
        Case(case.path)


def test_what_is_no_text_is_refused_in_one_line(case):
    with pytest.raises(CaseError, match="a decision holds characters that are no text"):
        case.decide(msgspec.structs.replace(decision(), by="caf\udce9"))
    assert case.decisions() == []


def test_a_damaged_record_is_said_in_one_line(case):
    case.add(report())
    with case.transaction():
        case._db.change("UPDATE reports SET record = '{'")
    for read in (case.reports, lambda: case.report("rep_1"), lambda: case.reports(1)):
        with pytest.raises(CaseError, match="a kept report is damaged"):
            read()
    assert case.remove("rep_1")


def test_a_locked_case_is_said_in_one_line(case, monkeypatch):
    monkeypatch.setattr("tallystick.store.database.BUSY_SECONDS", 0.05)
    with Case(case.path) as other:
        with case.transaction(), pytest.raises(CaseError, match="another program writes to") as told:
            other.add(report())
        assert "\n" not in str(told.value)
        assert other.add(report())


def test_a_place_without_a_case_is_said_in_one_line(place):
    with pytest.raises(CaseError, match=r"no case .*`tallystick add .* makes one"):
        Case(place())


TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS, st.binary(max_size=300))
def test_any_text_and_bytes_come_back_as_they_were(case, text, name, original):
    kept = Report(id="rep_1", name=name, text=text, sha256=hashlib.sha256(original).hexdigest(), language="en", outlet=name)
    case.add(kept, original=original)
    assert case.reports() == [kept]
    assert case.original(kept.sha256) == original
    assert case.remove("rep_1")
