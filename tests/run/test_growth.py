"""The case-wide stages grow with the reports, and a report more costs a small part of the whole: counted in calls, never in seconds."""

import cProfile

import pytest
from benchmarks.generate import Base, Pair
from benchmarks.stories import write_reports

from tallystick.align import statements
from tallystick.records.memory import Memory
from tallystick.resolve import reprints
from tallystick.resolve.places import case as places
from tallystick.run import analyse_reports, build_account

FEW, MANY = 40, 120


@pytest.fixture(scope="module")
def pairs():
    reports = list(write_reports(3, seed=3))[:12]
    told = {analysis.report: analysis for analysis in analyse_reports(reports)}
    base = Base([Pair(report, told[report.id]) for report in reports])
    return [base.derive(number) for number in range(MANY + 1)]


def calls(work):
    """How often anything is called while the work is done."""
    profile = cProfile.Profile()
    profile.runcall(work)
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
    for module, name, least in ((places, "WHOLE_CASE", 20), (statements, "LARGE", 20), (reprints, "LARGE", 20)):
        monkeypatch.setattr(module, name, least)
    cost(pairs, MANY)  # what is looked up once for all cases
    few, _, _ = cost(pairs, FEW)
    many, more, less = cost(pairs, MANY)
    assert many / MANY <= 1.5 * few / FEW
    assert max(more, less) <= many / 2
