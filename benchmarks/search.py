"""How long the search's index takes to make and a query to answer: ``python -m benchmarks.search 5000`` writes ``results/search.json``.

Seconds are of one process; each query is asked ``RUNS`` times and the median is given. A query includes reading it, finding, ordering and
cutting the first page of snippets.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from pathlib import Path

from benchmarks.cold_start import machine
from benchmarks.generate import generate, own_base
from tallystick.records.account import Account
from tallystick.run import build_account
from tallystick.run.query import parse_query
from tallystick.run.results import KINDS
from tallystick.run.search import SearchIndex
from tallystick.run.snippet import cut_snippet

RESULTS = Path(__file__).with_name("results") / "search.json"
RUNS = 5
SHOWN = 5
"""Hits of each kind whose snippets are cut, as on the page of all kinds."""
QUERIES = (
    "police",
    "killed > 10",
    "killed > 10 hospital 10..20 March",
    '"police said"',
    "by:police wounded",
    "outlet:radio type:strike",
    "the",
    "hospitol",
    "since 12 March missing",
)


def make_account(count: int) -> Account:
    """The account of generated reports."""
    pairs = list(generate(own_base(), count))
    return build_account([pair.report for pair in pairs], {pair.report.id: pair.analysis for pair in pairs})


def main() -> None:
    """Measures and writes the results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    account = make_account(options.count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, start_cpu = time.perf_counter(), time.process_time()
    index = SearchIndex(account)
    made, made_cpu = time.perf_counter() - start, time.process_time() - start_cpu
    until = max((r.published for r in account.reports if r.published), default=None)
    queries = {}
    for text in QUERIES:
        times = []
        hits = 0
        for _ in range(RUNS):
            start = time.perf_counter()
            query = parse_query(text, until)
            results = index.search(query)
            for kind in KINDS:
                for hit in results.of(kind)[:SHOWN]:
                    cut_snippet(index, hit, query, results)
            times.append(time.perf_counter() - start)
            hits = results.total
        queries[text] = {"seconds": round(statistics.median(times), 4), "first": round(times[0], 4), "hits": hits}
    found = {
        "reports": options.count,
        "index_seconds": round(made, 2),
        "index_cpu_seconds": round(made_cpu, 2),
        "index_megabytes": max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024,
        "queries": queries,
        "machine": machine(),
    }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
