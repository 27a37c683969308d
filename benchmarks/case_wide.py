"""What an account costs beside its number of reports, and what a decision, a report more and a report less cost in a case that is open.

``python -m benchmarks.case_wide [--corpora FOLDER] [COUNT …]`` writes ``benchmarks/results/case_wide.json``: seconds of this process, of one
core. The load is derived from our own stories, or from the first reports of the corpora in a folder, with other people, towns, numbers,
days and words in every copy. ``--keep`` leaves the rows of other counts in the results.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.cold_start import machine
from benchmarks.generate import corpora_base, generate, own_base
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.memory import Memory
from tallystick.run import build_account, resolve_case

RESULTS = Path(__file__).with_name("results")
COUNTS = (300, 1_000, 2_000, 10_000)
CHANGES = 15
"""Reports that are added one after the other, and then removed."""


def timed(make: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    make()
    return round(time.process_time() - started, 3)


def measure(count: int, corpora: Path | None) -> dict[str, float | int]:
    """One case of so many generated reports, clean and then changed."""
    pairs = list(generate(corpora_base(corpora) if corpora else own_base(), count + CHANGES))
    analyses = {pair.report.id: pair.analysis for pair in pairs}
    case, more = [pair.report for pair in pairs[:-CHANGES]], [pair.report for pair in pairs[-CHANGES:]]
    del pairs
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    memory, decisions = Memory(), list[Decision]()

    def account() -> Account:
        return build_account(case, analyses, decisions=decisions, memory=memory)

    found: dict[str, float | int] = {"reports": count, "clean": timed(account)}
    gc.freeze()  # as the workspace does with an account that is shown
    spent: list[float] = []
    for report in more:
        case.append(report)
        spent.append(timed(account))
    found["report added"], found["report added, slowest"] = median(spent), max(spent)
    spent = []
    for number in range(CHANGES):
        del case[(number + 1) * count // (CHANGES + 2)]
        spent.append(timed(account))
    found["report removed"], found["report removed, slowest"] = median(spent), max(spent)
    found["MB at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    links = resolve_case(case, analyses, memory=memory)[1].incident_links
    one, other = links[len(links) // 3].mention, links[len(links) // 2].mention
    decisions.append(
        Decision(
            id="dec_1", kind=DecisionKind.SAME, subject=one, object=other, anchors=(one,), object_anchors=(other,), by="A", at="2024-01-01"
        )
    )
    found["decision"] = timed(account)
    found["ms a report"] = round(1000 * found["clean"] / count, 2)
    found["MB before"] = before
    return found


def main() -> None:
    """Measures each count in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.case_wide", description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--one", action="store_true")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.counts[0], options.corpora)))
        return
    path = RESULTS / ("case_wide_corpora.json" if options.corpora else "case_wide.json")
    kept = json.loads(path.read_text(encoding="utf-8"))["seconds"] if options.keep and path.exists() else []
    rows = {row["reports"]: row for row in kept}
    for count in options.counts:
        command = [sys.executable, "-m", "benchmarks.case_wide", "--one", str(count)]
        command += ["--corpora", str(options.corpora)] if options.corpora else []
        rows[count] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        print(json.dumps(rows[count]), flush=True)
        base = rows[1_000]["ms a report"] if 1_000 in rows else None
        result = {
            "machine": machine(),
            "seconds": [rows[number] for number in sorted(rows)],
            "cost a report beside that at 1,000": {str(n): round(rows[n]["ms a report"] / base, 2) for n in sorted(rows)} if base else {},
        }
        RESULTS.mkdir(exist_ok=True)
        path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
