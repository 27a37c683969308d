"""A report that nothing dates may still tell of a known week: then its weekdays are days."""

from __future__ import annotations

from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account


def account(*texts: str, published: str | None = None) -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=f"{n}" * 64, language="en", published=published if n > 1 else None)
        for n, text in enumerate(texts, 1)
    ]
    return build_account(reports, {one.report: one for one in analyse_reports(reports, Settings())})


def days(told: Account) -> set[str]:
    return {figure.as_of.start[:10] for figure in told.figures if figure.as_of is not None and figure.as_of.start}


def test_a_caption_with_its_date_dates_the_weekday_of_the_text() -> None:
    text = (
        "Fierce clashes between the army and protesters in Quneitra on Friday killed seven people.\n"
        "People greet soldiers on a carrier in Quneitra, Friday, May 16, 2031.\nThe clashes wounded 40 others on Friday, a doctor said.\n"
    )
    told = account(text)
    assert days(told) == {"2031-05-16"}
    assert [report.published for report in told.reports] == [None], "when it was printed stays unknown"


def test_a_date_of_another_weekday_dates_nothing() -> None:
    text = "Clashes in Quneitra on Friday killed seven people. The town fell on May 14, 2031, a Wednesday. A doctor spoke on Friday."
    assert days(account(text)) == set()


def test_the_one_weekday_of_an_undated_copy_is_that_of_the_dated_reports() -> None:
    one = "Air strikes killed at least 33 farmers near the town of Quneitra on Monday, a monitor said. Fifteen died in a northern district."
    two = "Air strikes on Monday killed at least 21 civilians near the town of Quneitra, officials said."
    three = (
        "The monitor said on Monday that air strikes killed 21 civilians near the town of Quneitra, most of them in a northern district."
    )
    told = account(one, two, three, published="2031-05-19")
    assert days(told) == {"2031-05-19"}
    assert next(report.published for report in told.reports if report.id == "rep_1") is None
