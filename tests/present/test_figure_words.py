"""A figure is shown in the words that hold its number, or that say who the one is."""

import pytest

from tallystick.present.fragments import plain
from tallystick.present.view import AccountView
from tallystick.present.wording import figure_words
from tallystick.records.report import Report
from tallystick.run import analyse_reports, build_account


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A 24-year-old man was shot in the head in Nairobi on Sunday.", "“A 24-year-old man”"),
        ("Rescuers said they carried nine climbers suffering from burns to a clinic.", "“nine climbers”"),
        ("At least ten people were killed in Nairobi on Sunday.", "“At least ten people”"),
    ],
)
def test_a_figure_is_shown_by_its_number_or_by_who_it_is(text, words):
    report = Report(id="rep_1", name="1.txt", text=text, sha256="1" * 64, language="en", published="2031-05-19")
    account = build_account([report], {analysis.report: analysis for analysis in analyse_reports([report])})
    assert plain(figure_words(AccountView(account), account.figures[0])) == words
