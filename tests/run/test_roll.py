"""The roll of a case: only what is other than before is told, whatever was taken out, put in or moved."""

from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.mention import Analysis, SecondNote
from tallystick.records.report import Report
from tallystick.records.rows import Book, Rows
from tallystick.run.roll import Roll

PLAIN, FAILED, SECOND = 0, 1, 2


def report(number):
    return Report(id=f"rep_{number}", name=f"r{number}", text="Text.", sha256="0" * 64, language="en")


def analysis(number, kind):
    second = SecondNote(reader="r", model="m") if kind == SECOND else None
    return Analysis(report=f"rep_{number}", parts="p", problem="broken" if kind == FAILED else None, second=second)


REPORTS = [report(number) for number in range(7)]
ANALYSES = [[analysis(number, kind) for kind in (PLAIN, FAILED, SECOND)] for number in range(7)]
CASES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from((PLAIN, FAILED, SECOND, None))), max_size=9)


@given(st.lists(CASES, min_size=1, max_size=6))
def test_the_roll_holds_what_was_given_last(cases):
    reports, read = Rows(Book()), Rows(Book())
    roll = Roll(reports, read)
    for case in cases:
        analyses = {f"rep_{number}": ANALYSES[number][kind] for number, kind in case if kind is not None}
        roll.call([REPORTS[number] for number, _ in case], analyses)
        good = {f"rep_{number}" for number, _ in case if (one := analyses.get(f"rep_{number}")) is not None and one.problem is None}
        assert reports.rows.keys() == read.rows.keys() == good
        assert all(read.rows[id_] is analyses[id_] for id_ in good)
        assert roll.failed.keys() == {f"rep_{number}" for number, _ in case if f"rep_{number}" in analyses} - good
        assert roll.second == {id_ for id_ in good if analyses[id_].second is not None}


def test_only_the_reports_that_came_or_went_are_told():
    reports, read = Rows(Book()), Rows(Book())
    roll, told = Roll(reports, read), _Told()
    analyses = {one.id: ANALYSES[number][PLAIN] for number, one in enumerate(REPORTS)}
    roll.call(REPORTS[:6], analyses)
    reports.followers.append(told)
    roll.call([*REPORTS[:2], *REPORTS[3:]], analyses)
    assert told.dirty == {"rep_2", "rep_6"}


def test_of_two_reports_with_one_id_the_later_counts():
    reports, read = Rows(Book()), Rows(Book())
    later = Report(id="rep_0", name="later", text="Text.", sha256="0" * 64, language="en")
    roll = Roll(reports, read)
    roll.call([REPORTS[0], REPORTS[1], later], {"rep_0": ANALYSES[0][PLAIN], "rep_1": ANALYSES[1][PLAIN]})
    assert reports.rows["rep_0"] is later


class _Told:
    def __init__(self):
        self.dirty = set()
