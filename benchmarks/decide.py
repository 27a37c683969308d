"""A decision over a large case: seconds from the order to the new account, and what the store itself costs, on both databases.

``python -m benchmarks.decide 2000`` writes ``benchmarks/results/decide.json``. The case is generated. ``--server URL`` adds the same case on
PostgreSQL (``postgresql://user@host/db``; the schema ``benchmark`` is made there and taken away again).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.cold_start import machine
from benchmarks.generate import generate, own_base
from tallystick.run import Desk
from tallystick.store import Case

RESULTS = Path(__file__).with_name("results") / "decide.json"
RUNS = 5


PROCESSOR: dict[str, list[float]] = {}
"""Seconds that the processor worked, by step: what other programs take of it does not count."""


def timed(work: Callable[[], Any], name: str = "") -> tuple[float, Any]:
    """Seconds by the clock, and what the work gave."""
    start, used = time.perf_counter(), time.process_time()
    given = work()
    PROCESSOR.setdefault(name, []).append(time.process_time() - used)
    return time.perf_counter() - start, given


def measure(place: str, count: int) -> dict[str, float | int]:
    """Seconds of each step on one case."""
    pairs = list(generate(own_base(), count))
    with Case(place, create=True) as case:
        added, _ = timed(lambda: [case.add(pair.report, pair.analysis) for pair in pairs])
    PROCESSOR.clear()
    with Desk(place) as desk:
        first, account = timed(desk.account)
        again, _ = timed(desk.account)
        revision, _ = timed(desk.case.revision)
        incidents = [incident for incident in account.incidents if incident.figures][: 2 * RUNS]
        steps: dict[str, list[float]] = {"same": [], "account after same": [], "undo": [], "account after undo": [], "reject": [], "account after reject": []}  # fmt: skip
        for number in range(RUNS):
            one, other = incidents[2 * number], incidents[2 * number + 1]
            seconds, decision = timed(lambda one=one, other=other: desk.decide("same", one.id, other.id, by="ana"))
            steps["same"].append(seconds)
            steps["account after same"].append(timed(desk.account, "account")[0])
            steps["undo"].append(timed(lambda taken=decision: desk.decide("undo", taken.id, by="ana"))[0])
            steps["account after undo"].append(timed(desk.account, "account")[0])
            steps["reject"].append(timed(lambda one=one: desk.decide("reject", one.figures[0], by="ana"))[0])
            steps["account after reject"].append(timed(desk.account, "account")[0])
    return {
        "add, per report": round(added / count, 5),
        "first account": round(first, 2),
        "the same account again": round(again, 5),
        "revision": round(revision, 5),
        **{name: round(statistics.median(found), 3) for name, found in steps.items()},
        "slowest account after a decision": round(max(max(steps[name]) for name in steps if name.startswith("account")), 3),
        "processor, median account after a decision": round(statistics.median(PROCESSOR["account"]), 3),
        "processor, slowest account after a decision": round(max(PROCESSOR["account"]), 3),
    }


def main() -> None:
    """Measures and writes the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.decide", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--server")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = {"SQLite": measure(f"{folder}/benchmark.case", options.count)}
    if options.server:
        found["PostgreSQL"] = measure(f"{options.server}#benchmark", options.count)
        with Case(f"{options.server}#benchmark") as case, case.transaction():
            case._db.change("DROP SCHEMA benchmark CASCADE")
    result = {"machine": machine(), "reports": options.count, "seconds": found}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
