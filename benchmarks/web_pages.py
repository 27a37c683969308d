"""Every page of the workspace over a generated case: seconds at the server, once the account is made.

``python -m benchmarks.web_pages 5000`` writes ``benchmarks/results/web_pages.json``. Each page is asked for ``RUNS`` times after a first
time, which is given too; several pages of a kind (reports, incidents, findings) are taken from all over the case.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.cold_start import machine
from benchmarks.generate import generate, own_base
from tallystick.records.account import Account
from tallystick.run import Desk
from tallystick.store import Case
from tallystick.web import create_app

RESULTS = Path(__file__).with_name("results") / "web_pages.json"
RUNS = 7
OF_A_KIND = 5
FIXED = (
    "/",
    "/changes",
    "/ledger",
    "/ledger?page=9",
    "/incidents",
    "/origins",
    "/reports",
    "/reports?sort=outlet&page=20",
    "/review",
    "/decisions",
    "/trays",
    "/trays?tray=unplaced&page=3",
    "/trays?tray=undated",
    "/search?q=killed+%3E+5",
    "/search?q=police",
    "/name",
)


def make_case(path: Path, count: int) -> None:
    """A case of generated reports with their analyses."""
    with Case(path, create=True) as case:
        for pair in generate(own_base(), count):
            case.add(pair.report, pair.analysis)


def of_a_kind(account: Account) -> dict[str, list[str]]:
    """Pages of single things, from all over the case, the weightiest among them."""

    def spread(ids: list[str]) -> list[str]:
        return ids[:: max(1, len(ids) // OF_A_KIND)][:OF_A_KIND]

    longest = sorted(account.reports, key=lambda report: -len(report.text or ""))
    told = sorted(account.incidents, key=lambda incident: -len(incident.evidence))
    named = sorted(account.entities, key=lambda entity: -len(entity.evidence))
    pairs = [(report.duplicate_of, report.id) for report in account.reports if report.duplicate_of]
    return {
        "/reports/{id}": [f"/reports/{report.id}" for report in longest[:2]]
        + [f"/reports/{id_}" for id_ in spread([r.id for r in account.reports])],
        "/reports/{id}/beside/{other}": [f"/reports/{of}/beside/{id_}" for of, id_ in pairs[:OF_A_KIND]],
        "/incidents/{id}": [f"/incidents/{incident.id}" for incident in told[:OF_A_KIND]],
        "/found/{finding}": [f"/found/{id_}" for id_ in spread([f.id for f in account.findings])],
        "/found/{figure}": [f"/found/{id_}" for id_ in spread([f.id for f in account.figures])],
        "/found/{entity}": [f"/found/{entity.id}" for entity in named[:OF_A_KIND]],
    }


def timed(client: TestClient, paths: list[str]) -> dict[str, float | int] | None:
    """Seconds of one kind of page: the slowest first call, then median and slowest of the others; None where there is no such page.

    ``cpu`` is the median of what the process itself worked: what the wall clock would show on a machine that does nothing else.
    """
    first, later, worked, size = [], [], [], 0
    for path in paths:
        for run in range(RUNS + 1):
            start, start_cpu = time.perf_counter(), time.process_time()
            answer = client.get(path)
            (later if run else first).append(time.perf_counter() - start)
            worked.append(time.process_time() - start_cpu)
            if answer.status_code != 200:
                return None
            size = max(size, len(answer.content))
    return {
        "first": round(max(first), 3),
        "median": round(statistics.median(later), 3),
        "slowest": round(max(later), 3),
        "cpu": round(statistics.median(worked), 3),
        "bytes": size,
    }


def until_made(client: TestClient) -> float:
    """Seconds until the brief of a case that was just opened is there."""
    start = time.perf_counter()
    while client.get("/").status_code == 202:
        pass
    return time.perf_counter() - start


def until_settled(client: TestClient, incident: str) -> float:
    """Seconds until all is there that is made in the background once the brief shows: the index, maps, lists."""
    start = time.perf_counter()
    for path in ("/incidents", "/reports", f"/incidents/{incident}", "/search?q=police"):
        while client.get(path).status_code == 202:
            time.sleep(0.2)
    return time.perf_counter() - start


def after_decision(client: TestClient, figure: str) -> dict[str, float]:
    """Seconds until the brief follows a decision, and those in which other readers get a page meanwhile."""
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/name").text)
    assert csrf is not None
    start = time.perf_counter()
    client.post("/decide", data={"csrf": csrf[1], "kind": "reject", "subject": figure, "next": "/name"})
    decided = time.perf_counter() - start
    meanwhile, stale = [], True
    while stale:
        asked = time.perf_counter()
        stale = "is being made anew" in client.get("/reports").text
        meanwhile.append(time.perf_counter() - asked)
        time.sleep(0.2)
    return {
        "decided": round(decided, 2),
        "followed": round(time.perf_counter() - start, 1),
        "page_meanwhile": round(statistics.median(meanwhile), 3),
    }


def main() -> None:
    """Measures and writes the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_pages", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=5000)
    parser.add_argument("--case", type=Path, help="a case that was made before, instead of a new one")
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the results are written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.case or Path(folder) / "generated.case"
        if options.case is None:
            make_case(path, options.count)
        with Desk(path) as desk, TestClient(create_app(desk), base_url="http://127.0.0.1") as client:
            opened = until_made(client)
            account = desk.account()
            settled = until_settled(client, account.incidents[0].id) if account.incidents else 0.0
            pages = {path: timed(client, [path]) for path in FIXED}
            pages |= {kind: timed(client, paths) for kind, paths in of_a_kind(account).items() if paths}
            decided = after_decision(client, account.figures[0].id)
    result = {
        "machine": machine(),
        "reports": len(account.reports),
        "figures": len(account.figures),
        "incidents": len(account.incidents),
        "findings": len(account.findings),
        "until_first_page": round(opened, 1),
        "until_settled": round(settled, 1),
        "decision": decided,
        "seconds": {path: row for path, row in pages.items() if row is not None},
    }
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
