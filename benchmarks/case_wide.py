"""What an account costs beside its number of reports, and what a decision, a report more and a report less cost in a case that is open.

``python -m benchmarks.case_wide [COUNT …]`` writes ``benchmarks/results/case_wide.json``. Seconds of this process, of one core.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.cold_start import machine
from benchmarks.generate import generate, own_base
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.memory import Memory
from tallystick.run import build_account, resolve_case

RESULTS = Path(__file__).with_name("results") / "case_wide.json"
COUNTS = (300, 1_000, 2_000, 10_000)


def timed(make: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    make()
    return round(time.process_time() - started, 3)


def measure(count: int) -> dict[str, float | int]:
    """One case of so many generated reports, clean and then changed."""
    pairs = list(generate(own_base(), count + 1))
    analyses = {pair.report.id: pair.analysis for pair in pairs}
    case, more = [pair.report for pair in pairs[:-1]], pairs[-1].report
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    memory, decisions = Memory(), list[Decision]()

    def account() -> Account:
        return build_account(case, analyses, decisions=decisions, memory=memory)

    found: dict[str, float | int] = {"reports": count, "clean": timed(account)}
    links = resolve_case(case, analyses, memory=memory)[1].incident_links
    one, other = links[len(links) // 3].mention, links[len(links) // 2].mention
    decisions.append(
        Decision(
            id="dec_1", kind=DecisionKind.SAME, subject=one, object=other, anchors=(one,), object_anchors=(other,), by="A", at="2024-01-01"
        )
    )
    found["decision"] = timed(account)
    case.append(more)
    found["report added"] = timed(account)
    case.remove(case[count // 2])
    found["report removed"] = timed(account)
    found["ms a report"] = round(1000 * found["clean"] / count, 2)
    found["MB before"] = before
    found["MB at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def main(arguments: list[str]) -> None:
    """Measures each count in a process of its own."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return
    rows = []
    for count in map(int, arguments or map(str, COUNTS)):
        command = [sys.executable, "-m", "benchmarks.case_wide", "--one", str(count)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(json.dumps(rows[-1]), flush=True)
    per_report = {row["reports"]: row["ms a report"] for row in rows}
    base = per_report.get(1_000)
    result = {
        "machine": machine(),
        "seconds": rows,
        "cost a report beside that at 1,000": {str(count): round(cost / base, 2) for count, cost in per_report.items()} if base else {},
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
