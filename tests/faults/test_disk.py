"""A full disk and a read-only one: said in one line, and nothing is lost."""

import os
import shutil
import subprocess
import sys

import pytest

from cli.conftest import run
from faults.conftest import original, report, whole
from tallystick.errors import CaseError
from tallystick.store import Case


def fill(case, first=1):
    """Adds until the disk is full; gives what was acknowledged and what was said."""
    done = []
    for number in range(first, first + 400):
        try:
            case.add(report(number), original=original(number))
        except CaseError as error:
            return done, str(error)
        done.append(number)
    raise AssertionError("the disk never was full")


def test_a_disk_that_is_full_loses_nothing_and_goes_on_when_there_is_room(disk):
    folder, _ = disk
    filler = folder / "filler"
    filler.write_bytes(b"x" * 700_000)
    with Case(folder / "flood.case", create=True) as case:
        done, said = fill(case)
        assert len(done) > 3
        assert "nothing was lost, the disk is full; make room and try again" in said
        assert "\n" not in said
        whole(case, done)
        # Nothing of the report that did not fit, and it fits as soon as there is room.
        filler.unlink()
        assert case.add(report(len(done) + 1), original=original(len(done) + 1))
    with Case(folder / "flood.case") as case:
        whole(case, [*done, len(done) + 1])


def test_a_disk_that_is_full_while_a_case_is_made_leaves_none(disk):
    folder, _ = disk
    (folder / "filler").write_bytes(b"x" * 2_070_000)
    said = run("add", folder / "flood.case", *_inputs(folder.parent, folder.name))
    assert said.code == 1
    assert "full" in said.error
    (folder / "filler").unlink()
    with Case(folder / "flood.case", create=True) as case:
        assert case.count() == 0


def _inputs(parent, name):
    place = parent / f"{name}-input.txt"
    place.write_text("ARDOV, May 3 (XNA) - Twelve people were killed in a fire at a school in Lagos, police said.\n")
    return [place]


def test_a_disk_that_fills_up_while_an_older_case_is_brought_up_leaves_it_as_it_was(disk):
    folder, _ = disk
    path = folder / "old.case"
    with Case(path, create=True) as case:
        for number in range(1, 30):
            case.add(report(number, 64), original=original(number, 64))
        with case.transaction():
            case._db.change("DROP TABLE receipts")
            case._db.change("UPDATE meta SET value = '2' WHERE key = 'schema'")
    before = path.read_bytes()
    room = shutil.disk_usage(folder).free
    (folder / "filler").write_bytes(b"x" * (room - 8192))
    with pytest.raises(CaseError, match=r"disk is full|disk I/O error"):
        Case(path)
    assert path.read_bytes() == before
    (folder / "filler").unlink()
    with Case(path) as case:
        whole(case, range(1, 30), 64)


LIMITED = """
import resource, sys
from faults.conftest import original, report
from tallystick.errors import CaseError
from tallystick.store import Case

resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Case(sys.argv[1], create=True) as case:
    for number in range(1, 200):
        try:
            case.add(report(number), original=original(number))
        except CaseError as error:
            print(error, file=sys.stderr)
            break
        print(number, flush=True)
"""


def test_a_file_that_may_not_grow_loses_nothing(tmp_path):
    path = tmp_path / "flood.case"
    folders = os.pathsep.join(entry for entry in sys.path if entry)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=120, env=os.environ | {"PYTHONPATH": folders}
    )
    done = [int(line) for line in ran.stdout.split()]
    assert 3 < len(done) < 100
    assert "nothing was lost" in ran.stderr
    assert ran.stderr.count("\n") == 1
    with Case(path) as case:
        whole(case, done)
        assert case.add(report(500), original=original(500))


def test_a_disk_that_is_read_only_is_read(disk):
    folder, remount = disk
    path = folder / "flood.case"
    with Case(path, create=True) as case:
        case.add(report(1), original=original(1))
    assert remount("ro")
    with Case(path) as case:
        whole(case, [1])
        with pytest.raises(CaseError, match="nothing was lost, the file may not be written; check its permissions") as told:
            case.add(report(2), original=original(2))
        assert "\n" not in str(told.value)
    assert run("verify", path, "--quick").code == 0
    refused = run("remove", path, "rep_0001")
    assert (refused.code, "may not be written" in refused.error) == (1, True)
    assert "\n" not in refused.error
    assert run("add", folder / "new.case", *_inputs(folder.parent, folder.name)).code == 1
    assert remount("rw")
    with Case(path) as case:
        assert case.add(report(2), original=original(2))
        whole(case, [1, 2])


def test_a_full_disk_of_the_server(mortal, disk):
    """The case's tables lie on the small disk, the server's log of writes elsewhere: the server lives on and says what is wrong."""
    folder, _ = disk
    space = folder / "space"
    space.mkdir()
    if os.getuid() == 0:
        shutil.chown(space, "postgres", "postgres")
    mortal.run(f"CREATE TABLESPACE small LOCATION '{space}'")
    mortal.run("ALTER DATABASE postgres SET default_tablespace = 'small'")
    filler = folder / "filler"
    try:
        _fill_server(mortal, folder, filler)
    finally:
        mortal.run("DROP SCHEMA IF EXISTS flood CASCADE")
        mortal.run("ALTER DATABASE postgres RESET default_tablespace")
        mortal.run("DROP TABLESPACE small")


def _fill_server(mortal, folder, filler):
    with Case(f"{mortal.url()}#flood", create=True) as case:
        free = shutil.disk_usage(folder).free
        filler.write_bytes(b"x" * max(0, free - 400_000))
        done, said = fill(case)
        assert len(done) > 1
        assert "nothing was lost; the server's disk is full: make room there and try again" in said
        assert "\n" not in said
        whole(case, done)
        filler.unlink()
        assert case.add(report(len(done) + 1), original=original(len(done) + 1))
        whole(case, [*done, len(done) + 1])
