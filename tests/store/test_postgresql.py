"""What holds of a case on a server alone."""

import sys

import pytest

from tallystick.errors import CaseError, PartMissing
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.report import Report
from tallystick.store import Case
from tallystick.store.faults import check_case
from tallystick.store.location import ServerAddress, is_case, locate


def report(number=1):
    return Report(id=f"rep_{number}", name="a.txt", text="The wall broke at noon.", sha256="0", language="en")


@pytest.fixture
def address(server):
    address = f"{server.url()}#flood"
    with Case(address, create=True) as case:
        case.add(report())
    yield address
    server.run("DROP SCHEMA flood CASCADE")


def test_two_cases_of_one_database_know_nothing_of_one_another(server, address):
    with Case(f"{server.url()}#Überfall-2", create=True) as other:
        assert other.count() == 0
        assert other.path.stem == "Überfall-2"
    with Case(address) as case:
        assert case.count() == 1


def test_a_lost_connection_is_made_again(server, address):
    with Case(address) as case:
        assert server.cut() == 1
        assert case.report_ids() == ["rep_1"]
        server.cut()
        assert case.add(report(2))
        server.cut()
        with case.snapshot():
            assert case.count() == 2


def test_a_connection_lost_in_the_middle_of_a_write_is_begun_again_as_a_whole(server, address):
    with Case(address) as case:
        cuts = [server.cut]

        def work():
            case._db.change("UPDATE meta SET value = value || 'x' WHERE key = 'revision'")
            if cuts:
                cuts.pop()()
            case._db.change("UPDATE meta SET value = value || 'y' WHERE key = 'revision'")

        case._db.write(work)
        assert case.revision() == "1xy"


def test_a_connection_lost_in_the_middle_of_a_transaction_loses_all_of_it(server, address):
    with Case(address) as case:

        def add(*numbers):
            with case.transaction():
                for number in numbers:
                    case.add(report(number))
                    if number == 2:
                        server.cut()

        with pytest.raises(CaseError, match="connection to the server was lost; nothing was lost"):
            add(2, 3)
        with pytest.raises(CaseError, match="not known; do it again"):
            add(2)
        assert case.report_ids() == ["rep_1"]


def test_a_server_that_is_down_is_said_in_one_line():
    with pytest.raises(CaseError, match=r"the server cannot be used.*check that it runs") as told:
        Case("postgresql://ana:secret@127.0.0.1:1/x#flood")
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


def test_a_wrong_password_user_or_database_is_said_in_one_line(server):
    server.run("DROP ROLE IF EXISTS locked")
    server.run("CREATE ROLE locked LOGIN PASSWORD 'right'")
    host = f"127.0.0.1:{server.port}"
    for url, advice in (
        (f"postgresql://locked:wrong@{host}/postgres", "check the user and the password"),
        (f"postgresql://locked@{host}/postgres", "check the user and the password"),
        (f"postgresql://nobody@{host}/postgres", "check the user"),
        (f"postgresql://tally@{host}/none", "make the database first"),
    ):
        with pytest.raises(CaseError, match=advice) as told:
            Case(f"{url}#flood")
        assert "\n" not in str(told.value)
        assert "wrong" not in str(told.value)
    with pytest.raises(CaseError, match=r"GRANT"):
        Case(f"postgresql://locked:right@{host}/postgres#flood", create=True)


def test_a_server_that_takes_no_writes_is_said(server, address):
    with Case(address) as case:
        case._db.query("SET default_transaction_read_only = on")
        with pytest.raises(CaseError, match=r"nothing was lost; the server takes no writes"):
            case.add(report(2))
        assert case.count() == 1


def test_a_schema_of_something_else_is_never_taken_for_a_case(server):
    server.run("CREATE SCHEMA shop; CREATE TABLE shop.sold (x int)")
    with pytest.raises(CaseError, match="is not a case"):
        Case(f"{server.url()}#shop", create=True)


def test_without_the_driver_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(PartMissing, match=r"tallystick\[postgres\]"):
        Case("postgresql://ana@localhost/x#flood")


def test_an_address_never_shows_its_password():
    address = locate("postgresql://ana:secret@db.example:5433/desk?sslmode=require&password=secret#flood")
    assert isinstance(address, ServerAddress)
    assert str(address) == "postgresql://ana@db.example:5433/desk?sslmode=require#flood"
    assert "secret" not in repr(address)
    assert str(locate("postgresql:///desk?host=/run/pg#flood")) == "postgresql:///desk?host=/run/pg#flood"
    assert is_case("postgres://ana@db.example/desk#flood")


@pytest.mark.parametrize("name", ["", "pg_flood", "public", "1st", "a b", 'a"b', "x" * 64, "a;b"])
def test_a_name_that_no_case_can_have_is_refused(name):
    with pytest.raises(CaseError, match=r"names no case|cannot name a case"):
        locate(f"postgresql://ana@localhost/desk#{name}")


def test_who_was_let_in_reads_and_writes_and_who_was_not_is_told(server, address):
    server.run("DROP ROLE IF EXISTS guest")
    server.run("CREATE ROLE guest LOGIN")
    guest = f"{server.url(user='guest')}#flood"
    with pytest.raises(CaseError, match="GRANT"):
        Case(guest)
    server.run("GRANT USAGE ON SCHEMA flood TO guest")
    server.run("GRANT SELECT ON ALL TABLES IN SCHEMA flood TO guest")
    with Case(guest) as case:
        assert case.report_ids() == ["rep_1"]
        with pytest.raises(CaseError, match="GRANT"):
            case.add(report(2))
        server.run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA flood TO guest")
        assert case.add(report(2))


def test_who_may_only_add_receipts_does_all_that_is_done_to_a_case(server, address):
    server.run("DROP ROLE IF EXISTS clerk")
    server.run("CREATE ROLE clerk LOGIN")
    server.run("GRANT USAGE ON SCHEMA flood TO clerk")
    server.run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA flood TO clerk")
    server.run("REVOKE UPDATE, DELETE ON flood.receipts, flood.decisions FROM clerk")
    with Case(f"{server.url(user='clerk')}#flood") as case:
        case.add(report(2))
        case.decide(Decision(id="dec_1", kind=DecisionKind.NOTE, subject="rep_2", by="ana", at="2031-05-02T10:00:00Z"))
        assert case.remove("rep_2")
        assert check_case(case).faults == []
        with pytest.raises(CaseError, match="GRANT"), case.transaction():
            case._db.change("DELETE FROM receipts WHERE number = 2")


def test_a_full_disk_of_the_server_is_said_and_loses_nothing(server, address, monkeypatch):
    import psycopg

    with Case(address) as case:
        run = case._db._run

        def full(sql, values):
            if sql.startswith("INSERT INTO reports"):
                raise psycopg.errors.DiskFull("could not extend file: No space left on device\nHINT:  Check free disk space.")
            return run(sql, values)

        with monkeypatch.context() as patched:
            patched.setattr(case._db, "_run", full)
            with pytest.raises(CaseError, match=r"No space left on device.*nothing was lost; the server's disk is full") as told:
                case.add(report(2))
        assert "\n" not in str(told.value)
        assert case.report_ids() == ["rep_1"]
        assert case.add(report(2))


def test_another_program_that_writes_is_waited_for(server, address):
    import threading

    with Case(address) as case, Case(address) as other:
        added = []
        with case.transaction():
            case.add(report(2))
            waiting = threading.Thread(target=lambda: added.append(other.add(report(2))))
            waiting.start()
            waiting.join(0.3)
            assert waiting.is_alive()
        waiting.join(10)
        assert added == [False]
