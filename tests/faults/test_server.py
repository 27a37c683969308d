"""A server that dies, a lock that nobody lets go, a clock that is set back: said in one line, and nothing is lost."""

import signal
import subprocess
import sys
import threading

import msgspec
import pytest

from cli.conftest import run
from faults.conftest import original, report, whole
from tallystick.errors import CaseError
from tallystick.records.decision import Decision, DecisionKind
from tallystick.store import Case, receipts
from tallystick.store.faults import check_case


@pytest.mark.parametrize("how", [signal.SIGQUIT, signal.SIGINT], ids=lambda how: how.name)
def test_a_server_that_dies_in_the_middle_loses_nothing_that_was_acknowledged(mortal, how):
    address = f"{mortal.url()}#flood"
    done, said = [], []
    with Case(address, create=True) as case:
        case.add(report(0, 640), original=original(0, 640))
        halfway = threading.Event()

        def write():
            for number in range(1, 5000):
                try:
                    case.add(report(number, 640), original=original(number, 640))
                except CaseError as error:
                    said.append(str(error))
                    halfway.set()
                    return
                done.append(number)
                if number == 15:
                    halfway.set()

        writing = threading.Thread(target=write)
        writing.start()
        halfway.wait(60)
        mortal.stop(how)
        writing.join(60)
        assert len(done) >= 15
        assert len(said) == 1
        assert "\n" not in said[0]
        assert "connection to the server was lost" in said[0] or "the server cannot be used" in said[0]
        with pytest.raises(CaseError, match=r"the server cannot be used.*check that it runs") as told:
            case.count()
        assert "\n" not in str(told.value)
        refused = run("verify", address, "--quick")
        assert (refused.code, "check that it runs" in refused.error) == (1, True)
        mortal.start()
        # The same open case goes on. The one write of which it was said that nobody knows may be there, whole.
        kept = case.count() - 1
        assert kept - len(done) in (0, 1)
        whole(case, range(kept + 1), 640)
        case.add(report(len(done) + 1, 640), original=original(len(done) + 1, 640))
        whole(case, range(len(done) + 2), 640)


def test_a_connection_cut_in_the_middle_of_each_write_forks_no_chain(mortal):
    address = f"{mortal.url()}#flood"
    with Case(address, create=True) as case, Case(address) as other:
        stop = threading.Event()

        def cutting():
            while not stop.wait(0.03):
                mortal.cut()

        cutter = threading.Thread(target=cutting)
        cutter.start()
        done, unknown = set(), set()
        try:
            for number in range(20):
                for one in (case, other):
                    try:
                        one.add(report(number, 64), original=original(number, 64))
                        done.add(number)
                    except CaseError:
                        unknown.add(number)
        finally:
            stop.set()
            cutter.join()
        found = {int(id_[4:]) for id_ in case.report_ids()}
        assert done <= found <= done | unknown
        assert check_case(case).faults == []


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_holds_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("tallystick.store.database.BUSY_SECONDS", 0.1)
    path = tmp_path / "flood.case"
    with Case(path, create=True) as case:
        case.add(report(1), original=original(1))
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "held\n"
        refused = run("remove", path, "rep_0001")
        assert refused.code == 1
        assert refused.error.endswith("nothing was lost, another program writes to it; wait for it and try again")
        assert run("verify", path, "--quick").code == 0  # readers never wait
    finally:
        holder.communicate("")
    with Case(path) as case:
        whole(case, [1])
        assert case.remove("rep_0001")


def test_a_table_that_another_program_holds_is_said(server, monkeypatch):
    import psycopg

    monkeypatch.setattr("tallystick.store.database.BUSY_SECONDS", 0.2)
    address = f"{server.url()}#held"
    with Case(address, create=True) as case:
        case.add(report(1), original=original(1))
        with psycopg.connect(server.url()) as holder:
            holder.execute("LOCK TABLE held.receipts IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(CaseError, match="nothing was lost; another program writes to the case: wait for it") as told:
                case.add(report(2), original=original(2))
            assert "\n" not in str(told.value)
        whole(case, [1])
        assert case.add(report(2), original=original(2))
    server.run("DROP SCHEMA held CASCADE")


def decision(number, at):
    return Decision(id=f"dec_{number}", kind=DecisionKind.NOTE, subject="rep_1", note=str(number), by="ana", at=at)


@pytest.mark.parametrize("kind", ["file", "server"])
def test_a_clock_that_runs_back_loses_and_reorders_nothing(kind, tmp_path, request, monkeypatch):
    place = tmp_path / "flood.case" if kind == "file" else f"{request.getfixturevalue('server').url()}#clock"
    hours = [12, 11, 3, 12, 0, 13]
    with Case(place, create=True) as case:
        for number, hour in enumerate(hours):
            monkeypatch.setattr(receipts, "now", lambda hour=hour: f"2999-05-03T{hour:02}:00:00Z")
            case.add(report(number), original=original(number))
            before = case.head()
            case.decide(decision(number, f"2999-05-03T12:00:00.{number:06}Z"))
            assert case.head().number == before.number + 1
        whole(case, range(len(hours)))
        assert [found.note for found in case.decisions()] == [str(number) for number in range(len(hours))]
        chain = [msgspec.json.decode(record, type=receipts.Receipt) for _, record, _ in case._receipts.all()]
        added = [receipt for receipt in chain if receipt.kind is receipts.Kind.REPORT]
        assert [receipt.key[0] for receipt in added] == case.report_ids()
        assert [receipt.at[11:13] for receipt in added] == ["12", "12", "12", "12", "12", "13"]
        assert [receipt.clock[11:13] if receipt.clock else None for receipt in added] == [None, "11", "03", None, "00", None]
        # What came later by the order of the receipts never counts as earlier.
        assert case.added_after("2999-05-03T12:00:00Z") == {"rep_0005"}


def test_a_person_who_decides_while_the_clock_runs_back_decides_later(monkeypatch):
    from datetime import UTC, datetime

    from tallystick.run import desk

    class Back(datetime):
        @classmethod
        def now(cls, _zone=None):
            return datetime(2001, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(desk, "datetime", Back)
    assert desk._after("2031-05-03T12:00:00.000009Z") == "2031-05-03T12:00:00.000010Z"
