"""Faults of the machine below a case, made for real where this machine lets us: a small disk, a read-only one, a server that dies."""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from postgresql_server import binaries, started
from tallystick.records.report import Report
from tallystick.store.faults import check_case


def original(number, size=20_000):
    return b"".join(hashlib.sha256(f"{number} {k}".encode()).digest() for k in range(size // 32))


def report(number, size=20_000):
    sha256 = hashlib.sha256(original(number, size)).hexdigest()
    return Report(id=f"rep_{number:04}", name=f"{number}.txt", text="The wall broke at noon.", sha256=sha256, language="en")


def whole(case, numbers, size=20_000):
    """That the case holds these reports, all of each, and nothing else."""
    assert case.report_ids() == [f"rep_{number:04}" for number in numbers]
    assert all(case.original(report(number, size).sha256) == original(number, size) for number in numbers)
    assert check_case(case).faults == []


@pytest.fixture
def disk():
    """A file system of two megabytes, and how to make it read-only and back; gone with the test."""
    folder = Path(tempfile.mkdtemp(prefix="tally-disk-"))
    made = sys.platform == "linux" and _run("mount", "-t", "tmpfs", "-o", "size=2m,mode=777", "tmpfs", folder)
    if not made:
        folder.rmdir()
        pytest.skip("this user may not mount a file system")
    try:
        yield folder, lambda how: _run("mount", "-o", f"remount,{how}", folder)
    finally:
        _run("umount", "-l", folder)
        folder.rmdir()


def _run(*command):
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@pytest.fixture(scope="module")
def made():
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    with started(programs, {"synchronous_commit": "on", "full_page_writes": "on"}) as server:
        yield server


@pytest.fixture
def mortal(made):
    """A server that may be killed: what it says is written is on its disk."""
    if made.running[-1].poll() is not None:
        made.start()
    yield made
    if made.running[-1].poll() is None:
        made.run("DROP SCHEMA IF EXISTS flood CASCADE")
