"""A case's receipts: whatever is altered, taken out, put in or put elsewhere is found; two writers make one chain; copies keep it."""

import hashlib
import itertools
import random
import shutil
import sqlite3
import threading

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store import Case, receipts
from tallystick.store.copying import copy_case
from tallystick.store.faults import check_case, write_receipts
from tallystick.store.feeds import FeedStore
from tallystick.store.receipts import NO_HASH, TABLES, Kind, Receipt


def original(number):
    return f"On day {number} the water took {number + 10} houses.".encode() * (1 + number % 3)


def report(number):
    sha256 = hashlib.sha256(original(number)).hexdigest()
    return Report(id=f"rep_{number}", name=f"{number}.txt", text=original(number).decode(), sha256=sha256, language="en")


def decision(number):
    return Decision(id=f"dec_{number}", kind=DecisionKind.NOTE, subject="rep_1", by="ana", at=f"2031-05-02T10:00:00.{number:06}Z")


def aside(number):
    return SetAside(name=f"x{number}.bin", reason="binary", kind="unreadable", path=f"in/x{number}.bin")


def fill(case, numbers=range(1, 7)):
    for number in numbers:
        case.add(report(number), Analysis(report=f"rep_{number}", parts="p1"), original=original(number))
        case.decide(decision(number))
        case.set_aside([aside(number)])
    url, sha256 = "https://news.example/1", report(1).sha256
    FeedStore(case).keep_fetched(report(1), original(1), sha256=sha256, url=url, at="2031-05-02", report="rep_1")
    case.remove("rep_4")
    case.remove("x2.bin")
    case.decide(msgspec.structs.replace(decision(90), kind=DecisionKind.UNDO, subject="dec_1"))


@pytest.fixture
def filled(case):
    fill(case)
    return case


def faults(case, noted=None):
    return check_case(case, noted).faults


def tamper(case, sql, *values):
    """What somebody who has the database open, and not Tallystick, can do."""
    with case.transaction():
        return case._db.change(sql, values)


def test_a_case_that_nobody_altered_has_no_faults(filled):
    checked = check_case(filled)
    assert checked.faults == []
    assert checked.rows == {"report": 5, "original": 5, "page": 1, "aside": 5, "decision": 7}
    assert checked.head == filled.head()
    assert checked.notes == []


def test_each_receipt_holds_the_hash_of_the_one_before_and_of_what_it_is_for(filled):
    lines = list(write_receipts(filled))
    found = [msgspec.json.decode(line, type=Receipt) for line in lines]
    before = NO_HASH
    for number, (line, receipt) in enumerate(zip(lines, found, strict=True), 1):
        assert (receipt.number, receipt.before) == (number, before)
        before = hashlib.sha256(line.rstrip("\n").encode()).hexdigest()
    assert filled.head()[:2] == (len(lines), before)
    added = next(r for r in found if r.key == ("rep_3",))
    assert added.original == hashlib.sha256(original(3)).hexdigest()
    assert added.text == hashlib.sha256(report(3).text.encode()).hexdigest()
    assert [(r.kind.value, r.act.value, r.key[0]) for r in found[-5:]] == [
        ("page", "added", "https://news.example/1"),
        ("report", "removed", "rep_4"),
        ("original", "removed", report(4).sha256),
        ("aside", "removed", "x2.bin"),
        ("decision", "added", "dec_90"),
    ]


def test_what_is_done_again_gives_no_receipt(filled):
    head = filled.head()
    for number in (1, 2, 3):
        assert not filled.add(report(number), original=original(number))
        filled.decide(decision(number))
    assert not filled.remove("rep_4")
    filled.set_aside([aside(1)])
    assert filled.head() == head


ALTERED = [
    ("UPDATE reports SET record = replace(record, 'water', 'WATER') WHERE id = 'rep_3'", r"the report rep_3 .* was altered: its text"),
    ("UPDATE reports SET added = '2031-01-01T00:00:00Z' WHERE id = 'rep_3'", r"rep_3 .* altered: its text stands, but not its time"),
    ("UPDATE reports SET outlet = 'XNA' WHERE id = 'rep_3'", r"rep_3 .* was altered"),
    ("UPDATE reports SET sha256 = '0' WHERE id = 'rep_3'", r"rep_3 .* it names another original"),
    ("UPDATE reports SET record = '{' WHERE id = 'rep_3'", r"rep_3 .* its text is not the one"),
    ("UPDATE decisions SET record = replace(record, 'ana', 'ben') WHERE id = 'dec_2'", r"the decision dec_2 .* was altered"),
    ("UPDATE set_aside SET reason = 'empty' WHERE name = 'x1.bin'", r"set-aside input x1.bin unreadable (binary|empty) .*receipt"),
    ("UPDATE fetched SET at = '2031-05-03'", r"the fetched page https://news.example/1 .* was altered"),
    ("DELETE FROM decisions WHERE id = 'dec_90'", r"the decision dec_90 .* was taken out without a receipt"),
    ("DELETE FROM reports WHERE id = 'rep_5'", r"the report rep_5 .* was taken out"),
    ("DELETE FROM set_aside WHERE name = 'x1.bin'", r"x1.bin .* was taken out"),
    ("INSERT INTO decisions SELECT 'dec_x', at, record FROM decisions WHERE id = 'dec_1'", r"dec_x was put in without a receipt"),
    ("UPDATE receipts SET hash = 'x' WHERE number = 3", r"receipt 3 \(report rep_1 added .*was altered: its hash"),
    ("UPDATE receipts SET record = '{' WHERE number = 3", r"receipt 3 was altered: it cannot be read"),
    ("DELETE FROM receipts WHERE number = 3", r"receipt 3 is missing"),
    ("DELETE FROM receipts WHERE number = (SELECT MAX(number) FROM receipts)", r"dec_90 was put in without a receipt"),
    ("DELETE FROM receipts WHERE number = 1", r"receipt 1 is missing"),
    ("DELETE FROM receipts", r"its receipts are missing"),
    ("UPDATE meta SET value = 'x' WHERE key = 'case'", r"the case's identity was altered"),
    ("UPDATE pieces SET bytes = substr(bytes, 1, 10)", r"the original .* its bytes cannot be unpacked"),
    ("UPDATE pieces SET number = 1 WHERE sha256 = (SELECT MIN(sha256) FROM pieces)", r"some of its bytes are missing"),
    ("DELETE FROM pieces WHERE sha256 = (SELECT MIN(sha256) FROM pieces)", r"its bytes do not have its hash"),
]


@pytest.mark.parametrize(("sql", "told"), ALTERED, ids=[f"{n}" for n in range(len(ALTERED))])
def test_what_was_altered_is_named(filled, sql, told):
    assert tamper(filled, sql)
    import re

    assert re.search(told, faults(filled)[0]), faults(filled)
    assert not any("\n" in fault for fault in faults(filled))


def test_receipts_put_in_another_order_are_found(filled):
    rows = filled._db.query("SELECT number, record, hash FROM receipts WHERE number IN (3, 4) ORDER BY number")
    tamper(filled, "DELETE FROM receipts WHERE number IN (3, 4)")
    for (number, _, _), (_, record, kept) in zip(rows, reversed(rows), strict=True):
        tamper(filled, "INSERT INTO receipts (number, record, hash) VALUES (?, ?, ?)", number, record, kept)
    assert "receipt 3 " in faults(filled)[0]
    assert "does not follow the one before" in faults(filled)[0]


def test_a_chain_that_was_made_anew_is_found_by_a_noted_head(filled, place):
    noted = filled.head().hash
    fill(filled, range(20, 22))
    assert check_case(filled, noted).notes[0].startswith("it goes on from the noted receipt 30 ")
    with Case(place(), create=True) as forged:
        for number in (1, 2, 3, 5):
            forged.add(msgspec.structs.replace(report(number), text="Nothing happened."), original=original(number))
        assert faults(forged) == []
        assert "no receipt has the hash" in faults(forged, noted)[0]


def test_a_name_cannot_speak_to_the_terminal(case):
    case.set_aside([SetAside(name="\x1b[2Jx", reason="a\nb", kind="unreadable")])
    tamper(case, "DELETE FROM set_aside")
    assert all(fault.isprintable() for fault in faults(case))


# -- properties --------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "kept.case"
    with Case(path, create=True) as case:
        fill(case)
    return path


COLUMNS = [(table.name, column) for table in TABLES.values() for column in table.columns] + [("receipts", "record"), ("receipts", "hash")]
COLUMNS += [("receipts", "number"), ("pieces", "bytes"), ("pieces", "number"), ("pieces", "sha256")]
FRESH = itertools.count()


def held(path):
    """All that a case holds but what is made from it."""
    with sqlite3.connect(path) as opened:
        found = {
            table: sorted(opened.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in (*(table.name for table in TABLES.values()), "pieces", "receipts", "meta")
        }
    opened.close()
    return found


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(COLUMNS), row=st.integers(0, 100), at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_altered_byte_of_any_value_is_found(kept, tmp_path, place, row, at, bit):
    table, column = place
    path = tmp_path / f"{next(FRESH)}.case"
    shutil.copy(kept, path)
    with sqlite3.connect(path) as opened:
        ids = [found[0] for found in opened.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
        chosen = ids[row % len(ids)]
        value = opened.execute(f"SELECT CAST({column} AS BLOB), typeof({column}) FROM {table} WHERE rowid = ?", (chosen,)).fetchone()
        if value[1] == "null":
            altered = b"x"
        else:
            altered = bytearray(value[0] or b"\0")
            altered[at % len(altered)] ^= 1 << bit
        kind = {"text": "TEXT", "integer": "INTEGER", "blob": "BLOB", "null": "TEXT"}[value[1]]
        try:
            changed = opened.execute(f"UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE rowid = ?", (bytes(altered), chosen)).rowcount
        except sqlite3.IntegrityError:
            changed = 0  # the database refuses it
    opened.close()
    same = held(path) == held(kept) if kind != "TEXT" or _text(altered) else False
    with Case(path) as case:
        found = check_case(case).faults
    # zlib leaves room for a byte of a packed piece that changes nothing of what it unpacks to.
    assert found or not changed or same or (column == "bytes" and _unpacked(path) == _unpacked(kept))
    path.unlink()


def _text(value):
    try:
        return bool(bytes(value).decode()) or True
    except UnicodeDecodeError:
        return False


def _unpacked(path):
    with Case(path) as case:
        return [case.original(sha256) for sha256 in case.originals()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.sampled_from([*(table.name for table in TABLES.values()), "receipts", "pieces"]), row=st.integers(0, 100))
def test_any_row_that_is_taken_out_is_found(kept, tmp_path, table, row):
    path = tmp_path / f"{next(FRESH)}.case"
    shutil.copy(kept, path)
    with sqlite3.connect(path) as opened:
        ids = [found[0] for found in opened.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
        opened.execute(f"DELETE FROM {table} WHERE rowid = ?", (ids[row % len(ids)],))
    opened.close()
    with Case(path) as case:
        assert check_case(case).faults
    path.unlink()


def test_any_flipped_byte_of_the_file_is_found_or_changes_nothing(kept, tmp_path):
    from tallystick.errors import CaseError

    chance, whole, told = random.Random(11), kept.read_bytes(), 0
    before = held(kept)
    path = tmp_path / "flipped.case"
    for _ in range(60):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            with Case(path) as case:
                found = check_case(case).faults
        except CaseError:
            found = ["it cannot be opened"]
        told += bool(found)
        if not found:
            assert held(path) == before
        for beside in tmp_path.glob("flipped.case-*"):
            beside.unlink()
    assert told


# -- the clock, writers, copies ----------------------------------------------------------------------------------------
def test_a_clock_that_is_set_back_changes_no_order(case, monkeypatch):
    for number, said in ((1, "2031-05-03T12:00:00Z"), (2, "2029-01-01T00:00:00Z"), (3, "2031-05-03T12:00:05Z")):
        monkeypatch.setattr(receipts, "now", lambda said=said: said)
        case.add(report(number), original=original(number))
    found = [msgspec.json.decode(line, type=Receipt) for line in write_receipts(case)][1:]
    assert [r.at for r in found] == sorted(r.at for r in found)
    assert [r.clock for r in found if r.key == ("rep_2",)] == ["2029-01-01T00:00:00Z"]
    assert case.added_after("2031-05-03T12:00:00Z") == {"rep_3"}
    checked = check_case(case)
    assert checked.faults == []
    assert "the clock stood behind an earlier receipt" in checked.notes[0]


def test_writers_at_once_make_one_chain(case):
    with Case(case.path) as other:
        opened = [case, other]

        def write(number):
            for k in range(6):
                one = 10 * number + k
                opened[number % 2].add(report(one), original=original(one))
                opened[number % 2].decide(decision(one))

        threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults(case) == []
    assert case.head().number == 1 + 3 * 24


def test_the_chain_is_one_however_the_server_isolates(server):
    address = f"{server.url()}#isolated"
    server.run("ALTER DATABASE postgres SET default_transaction_isolation = 'serializable'")
    try:
        with Case(address, create=True) as case, Case(address) as other:
            started, go_on = threading.Event(), threading.Event()

            def late():
                started.set()
                go_on.wait(10)
                other.add(report(2), original=original(2))

            waiting = threading.Thread(target=late)
            with case.transaction():
                waiting.start()
                started.wait(10)
                go_on.set()
                case.add(report(1), original=original(1))
                waiting.join(0.3)
            waiting.join(10)
            assert faults(case) == []
            assert case.count() == 2
    finally:
        server.run("ALTER DATABASE postgres RESET default_transaction_isolation")
        server.run("DROP SCHEMA isolated CASCADE")


@pytest.mark.parametrize("way", ["file to server", "server to file", "file to file"])
def test_a_copy_keeps_the_chain_and_follows_it(tmp_path, server, way, request):
    name = f"chain-{way.replace(' ', '-')}"
    places = {"file": lambda: tmp_path / f"{next(FRESH)}.case", "server": lambda: f"{server.url()}#{name}-{next(FRESH)}"}
    one, _, other = way.split()
    with Case(places[one](), create=True) as source, Case(places[other](), create=True) as target:
        source.set_aside([SetAside(name="\x00nul", reason="binary\x00", kind="unreadable")])
        fill(source)
        copy_case(source, target)
        assert target.head() == source.head()
        assert list(write_receipts(target)) == list(write_receipts(source))
        assert faults(target) == []
        # What comes later goes along with its receipts, and what was taken out goes.
        fill(source, range(30, 33))
        source.remove("rep_5")
        source.remove("rep_30")
        source.add(report(30))
        new = copy_case(source, target)
        assert (target.head(), faults(target)) == (source.head(), [])
        assert target.reports() == source.reports()
        assert new["reports"] == 3
        # The source is behind: nothing comes back.
        target.remove("rep_6")
        copy_case(source, target)
        assert target.report("rep_6") is None
        # Both went their own ways: each keeps its own chain, which tells of the other.
        source.add(report(40), original=original(40))
        copy_case(source, target)
        assert faults(target) == faults(source) == []
        joined = [msgspec.json.decode(line, type=Receipt) for line in write_receipts(target)]
        assert [r.head for r in joined if r.kind is Kind.CASE][-1] == source.head().hash
        assert target.report("rep_40") == report(40)
        copy_case(target, source)
        assert faults(source) == []
        assert source.reports() == target.reports()
        head = source.head()
        assert not copy_case(target, source)["receipts"]
        assert source.head() == head
