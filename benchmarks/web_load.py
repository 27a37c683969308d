"""Readers and analysts at one workspace at once: errors, and how long pages take, over a generated case served on loopback.

``python -m benchmarks.web_load 5000 --seconds 120`` starts ``tallystick serve``, lets 50 readers walk its pages and 5 analysts decide, and
writes ``benchmarks/results/web_load.json``. A reader looks at a page for 5 to 15 seconds, an analyst decides every 10 to 30.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx

from benchmarks.cold_start import machine
from benchmarks.web_pages import make_case

RESULTS = Path(__file__).with_name("results") / "web_load.json"
TOKEN = "a-token-for-the-load-test"
PAGES = ("/", "/ledger", "/incidents", "/origins", "/reports", "/review", "/trays", "/search?q=killed+%3E+5", "/findings?kind=disputed")
READS, THINKS = (5.0, 15.0), (10.0, 30.0)


class Walk(threading.Thread):
    """One person at a browser, until the end."""

    def __init__(self, address: str, number: int, end: float, *, decides: bool) -> None:
        super().__init__(daemon=True)
        self.address, self.end, self.decides = address, end, decides
        self.random = random.Random(number)
        self.name = f"person {number}"
        self.pages: list[float] = []
        self.decisions: list[float] = []
        self.errors: list[str] = []

    def run(self) -> None:
        with httpx.Client(base_url=self.address, follow_redirects=False, timeout=60, trust_env=False) as client:
            csrf = self.token(client.get("/sign-in").text)
            client.post("/sign-in", data={"csrf": csrf, "token": TOKEN, "name": self.name})
            csrf = self.token(client.get("/name").text)
            time.sleep(self.random.uniform(0, READS[1]))
            links: list[str] = []
            while time.monotonic() < self.end:
                try:
                    if self.decides and links:
                        self.decide(client, csrf, self.random.choice(links))
                    links = self.look(client, self.random.choice([*PAGES, *links[:3]])) or links
                except httpx.HTTPError as error:
                    self.errors.append(type(error).__name__)
                time.sleep(self.random.uniform(*(THINKS if self.decides else READS)))

    @staticmethod
    def token(page: str) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        if found is None:
            raise SystemExit("the workspace gave no form")
        return found[1]

    def look(self, client: httpx.Client, path: str) -> list[str]:
        """One page; gives links to things on it."""
        start = time.perf_counter()
        answer = client.get(path)
        self.pages.append(time.perf_counter() - start)
        # A thing that a decision of somebody else changed is rightly not there any more.
        if answer.status_code != 200 and not (answer.status_code == 404 and "/found/" in path):
            self.errors.append(f"{answer.status_code} {path}")
        return re.findall(r'href="(/found/(?:fig|stm)_\w+)"', answer.text)

    def decide(self, client: httpx.Client, csrf: str, link: str) -> None:
        """A note or a rejection of something that the last page showed."""
        kind = self.random.choice(["note", "reject"])
        start = time.perf_counter()
        answer = client.post(
            "/decide", data={"csrf": csrf, "kind": kind, "subject": link.rpartition("/")[2], "note": "load", "next": "/review"}
        )
        self.decisions.append(time.perf_counter() - start)
        if answer.status_code not in {303, 400}:
            self.errors.append(f"{answer.status_code} /decide")


def spread(times: list[float]) -> dict[str, float | int]:
    """How many, and the seconds of most of them."""
    ordered = sorted(times)
    if not ordered:
        return {"count": 0}
    return {
        "count": len(ordered),
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 3),
        "slowest": round(ordered[-1], 3),
    }


def main() -> None:
    """Measures and writes the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_load", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=5000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--analysts", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "load.case"
        make_case(case, options.count)
        command = [sys.executable, "-m", "tallystick", "serve", str(case), "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TALLYSTICK_TOKEN": TOKEN})
        try:
            assert server.stderr is not None
            address = re.search(r"http://\S+:\d+", server.stderr.readline())
            if address is None:
                raise SystemExit("the workspace did not start")
            headers = {"authorization": f"Bearer {TOKEN}"}
            for path in ("/", "/search?q=police"):  # what takes longest to make after a start
                while httpx.get(address[0] + path, headers=headers, timeout=60, trust_env=False).status_code == 202:
                    time.sleep(1)
            end = time.monotonic() + options.seconds
            people = [Walk(address[0], n, end, decides=n < options.analysts) for n in range(options.readers + options.analysts)]
            for person in people:
                person.start()
            for person in people:
                person.join()
        finally:
            server.terminate()
            server.wait(60)
    result = {
        "machine": machine(),
        "reports": options.count,
        "readers": options.readers,
        "analysts": options.analysts,
        "seconds": options.seconds,
        "pages": spread([one for person in people for one in person.pages]),
        "decisions": spread([one for person in people for one in person.decisions]),
        "errors": sorted(error for person in people for error in person.errors),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
