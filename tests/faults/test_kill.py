"""The short form of ``python -m tests.long.kill``: every kind of work is killed a few times."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from postgresql_server import binaries

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_at_random_moments(database):
    if database == "postgresql" and binaries() is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.long.kill", "--kills", "2", "--unread", "--database", database],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["nothing lost, nothing by half, the same account"] * 5, ran.stdout + ran.stderr
    assert ran.returncode == 0
    assert all(row["kills"] >= 2 for row in rows)
