"""A writer is killed in the middle, again and again: what it said was kept is kept, and nothing is there by half."""

import random
import subprocess
import sys
import time

import pytest

from tallystick.store import Case

WRITER = """
import hashlib, sys
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.store import Case

place, start = sys.argv[1], int(sys.argv[2])
with Case(place, create=True) as case:
    for n in range(start, start + 100000):
        original = str(n).encode() * 2000
        report = Report(id=f"rep_{n}", name=f"{n}.txt", text="x", sha256=hashlib.sha256(original).hexdigest(), language="en")
        case.add(report, Analysis(report=report.id, parts="p1"), original=original)
        case.decide(Decision(id=f"dec_{n}", kind=DecisionKind.NOTE, subject=report.id, by="ana", at=f"2031-05-02T10:00:00.{n:06}Z"))
        if n % 7 == 3:
            case.remove(f"rep_{n - 3}")
        print(n, flush=True)
"""
KILLS = 6


@pytest.mark.parametrize("seed", [1])
def test_what_was_acknowledged_outlives_a_kill(place, seed):
    where = str(place())
    chance = random.Random(seed)
    said: list[int] = []
    unsaid: set[str] = set()
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, where, str(said[-1] + 10 if said else 0)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        first = writer.stdout.readline()
        assert first, writer.stderr.read()
        time.sleep(chance.random() * 0.15)
        writer.kill()
        lines = (first + writer.stdout.read()).splitlines()
        writer.wait()
        writer.stdout.close()
        writer.stderr.close()
        said.extend(int(line) for line in lines if line.isdigit())
        with Case(where) as case:
            kept = {report.id: report for report in case.reports()}
            gone = {f"rep_{n - 3}" for n in said if n % 7 == 3}
            wanted = {f"rep_{n}" for n in said} - gone
            # A removal that was written may have been killed before it could be said.
            unsaid.add(f"rep_{said[-1] - 2}")
            assert wanted - set(kept) <= unsaid
            assert not gone & set(kept)
            assert {f"dec_{n}" for n in said} <= {decision.id for decision in case.decisions()}
            assert set(case.analyses("p1")) == set(kept)
            assert {report.sha256 for report in kept.values()} == set(case.originals())
            last = kept[max(kept, key=lambda id_: int(id_[4:]))]
            assert case.original(last.sha256) == last.name.removesuffix(".txt").encode() * 2000
