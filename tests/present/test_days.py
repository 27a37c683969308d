"""The chart of days: what is told to the day is solid, what is told less closely is perhaps."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.present.days import HEIGHT, MOST_BARS, WIDTH, draw_days


def test_days_are_bars_and_longer_times_are_perhaps():
    chart = draw_days([("2031-05-03", "2031-05-03"), ("2031-05-03", "2031-05-05"), ("2031-05-05", "2031-05-05"), (None, None)])
    assert chart is not None
    assert [(bar.first, bar.sure, bar.maybe) for bar in chart.bars] == [("2031-05-03", 1, 1), ("2031-05-04", 0, 1), ("2031-05-05", 1, 1)]
    assert (chart.unit, chart.most, chart.undated) == ("day", 2, 1)


def test_nothing_dated_is_no_chart():
    assert draw_days([(None, None)]) is None
    assert draw_days([]) is None


def test_the_chosen_days_are_marked():
    chart = draw_days([("2031-05-03", "2031-05-03"), ("2031-05-05", "2031-05-05")], "2031-05-04", "2031-05-05")
    assert chart is not None
    assert [bar.first for bar in chart.bars if bar.chosen] == ["2031-05-04", "2031-05-05"]


def test_long_cases_are_drawn_in_weeks_months_and_years():
    for days, unit in ((60, "day"), (200, "week"), (1500, "month"), (9000, "year")):
        end = (date(2001, 1, 1) + timedelta(days=days)).isoformat()
        chart = draw_days([("2001-01-01", "2001-01-01"), (end, end)])
        assert chart is not None
        assert chart.unit == unit
        assert len(chart.bars) <= MOST_BARS + 2


def test_a_month_or_year_alone_is_all_of_its_days():
    chart = draw_days([("2031-05", "2031-05"), ("2031-05-03", "2031-05-03"), ("2031-05-09", "2031-05-09")])
    assert chart is not None
    assert all(bar.maybe == 1 for bar in chart.bars)


def test_a_few_far_days_do_not_make_the_chart_long():
    spans = [("1931-05-03", "1931-05-03"), *[(f"2031-05-{day:02d}", f"2031-05-{day:02d}") for day in range(1, 29)] * 4]
    chart = draw_days(spans)
    assert chart is not None
    assert chart.unit == "day"
    assert chart.earlier is not None
    assert chart.earlier[1] + sum(bar.sure for bar in chart.bars) + (chart.later[1] if chart.later else 0) == len(spans)


DAYS = (
    st.dates().map(date.isoformat)
    | st.none()
    | st.sampled_from(["2031", "2031-05", "0001-01-01", "9999-12-31", "-044-03-15", "2031-02-30"])
)


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS), max_size=20))
def test_any_days_are_drawn_inside_the_chart(spans):
    chart = draw_days(spans)
    if chart is None:
        return
    for bar in chart.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 1
        assert bar.sure_height + bar.maybe_height <= HEIGHT + 6
        assert bar.first <= bar.last
