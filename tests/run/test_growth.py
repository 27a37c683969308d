"""The case-wide stages grow with the reports, and a report more costs a small part of the whole: counted in calls, never in seconds."""

import cProfile
import gc

import pytest
from benchmarks.generate import Base, Pair
from benchmarks.stories import write_reports

from tallystick.align import statements
from tallystick.records.memory import Memory
from tallystick.resolve import reprints
from tallystick.resolve.places import case as places
from tallystick.run import analyse_reports, build_account

FEW, MANY = 20, 60


@pytest.fixture(scope="module")
def pairs():
    reports = list(write_reports(3, seed=3))[:12]
    told = {analysis.report: analysis for analysis in analyse_reports(reports)}
    base = Base([Pair(report, told[report.id]) for report in reports])
    return [base.derive(number) for number in range(MANY + 1)]


def calls(work):
    """How often anything is called while the work is done."""
    profile = cProfile.Profile()
    gc.disable()  # with many tests' objects alive, looking for garbage takes longer than the work
    try:
        profile.runcall(work)
    finally:
        gc.enable()
    return sum(entry.callcount for entry in profile.getstats())


def cost(pairs, number):
    """Calls for the account of so many reports, and for that with one more and then one less."""
    analyses = {pair.report.id: pair.analysis for pair in pairs}
    case, memory = [pair.report for pair in pairs[:number]], Memory()
    whole = calls(lambda: build_account(case, analyses, memory=memory))
    case.append(pairs[number].report)
    more = calls(lambda: build_account(case, analyses, memory=memory))
    del case[number // 2]
    return whole, more, calls(lambda: build_account(case, analyses, memory=memory))


def test_the_account_grows_near_linearly_and_a_report_more_is_a_small_part(pairs, monkeypatch):
    for module, name, least in ((places, "WHOLE_CASE", 10), (statements, "LARGE", 10), (reprints, "LARGE", 10)):
        monkeypatch.setattr(module, name, least)
    cost(pairs, FEW)  # what is looked up once for all cases
    few, _, _ = cost(pairs, FEW)
    many, more, less = cost(pairs, MANY)
    assert many / MANY <= 1.5 * few / FEW
    assert max(more, less) <= many / 2
