"""The case-wide stages grow with the reports, and a report more costs a small part of the whole: counted in calls, never in seconds.

The counting is done in a process of its own: in a worker that had run the other tests it took minutes, and why is not known.
"""

import cProfile
import gc
import json
import subprocess
import sys
from pathlib import Path

FEW, MANY = 20, 60
ROOT = Path(__file__).parents[2]


def calls(work):
    """How often anything is called while the work is done."""
    profile = cProfile.Profile()
    gc.disable()
    try:
        profile.runcall(work)
    finally:
        gc.enable()
    return sum(entry.callcount for entry in profile.getstats())


def cost(pairs, number):
    """Calls for the account of so many reports, and for that with one more and then one less."""
    from tallystick.records.memory import Memory
    from tallystick.run import build_account

    analyses = {pair.report.id: pair.analysis for pair in pairs}
    case, memory = [pair.report for pair in pairs[:number]], Memory()
    whole = calls(lambda: build_account(case, analyses, memory=memory))
    case.append(pairs[number].report)
    more = calls(lambda: build_account(case, analyses, memory=memory))
    del case[number // 2]
    return whole, more, calls(lambda: build_account(case, analyses, memory=memory))


def measure():
    """What few reports cost, what many, and what one more and one less then cost."""
    from benchmarks.generate import Base, Pair
    from benchmarks.stories import write_reports

    from tallystick.align import statements
    from tallystick.resolve import reprints
    from tallystick.resolve.places import case as places
    from tallystick.run import analyse_reports

    for module, name in ((places, "WHOLE_CASE"), (statements, "LARGE"), (reprints, "LARGE")):
        setattr(module, name, 10)
    reports = list(write_reports(3, seed=3))[:12]
    told = {analysis.report: analysis for analysis in analyse_reports(reports)}
    base = Base([Pair(report, told[report.id]) for report in reports])
    pairs = [base.derive(number) for number in range(MANY + 1)]
    cost(pairs, FEW)  # what is looked up once for all cases
    few, _, _ = cost(pairs, FEW)
    return [few, *cost(pairs, MANY)]


def test_the_account_grows_near_linearly_and_a_report_more_is_a_small_part():
    told = subprocess.run([sys.executable, __file__], capture_output=True, text=True, timeout=600, cwd=ROOT)
    assert told.returncode == 0, told.stderr
    few, many, more, less = json.loads(told.stdout)
    assert many / MANY <= 1.5 * few / FEW
    assert max(more, less) <= many / 2


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(measure()))
