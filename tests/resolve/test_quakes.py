"""Two quakes of one report, and storms that are only counted in their year."""

from __future__ import annotations

import pytest

from extract.telling import told
from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.resolve.incidents.quakes import magnitude_of, two_quakes
from tallystick.run import Settings, analyse_reports, build_account


def account(text: str) -> Account:
    report = Report(id="rep_a", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-08-17", outlet="Outlet")
    return build_account([report], {analysis.report: analysis for analysis in analyse_reports([report], Settings())})


@pytest.mark.parametrize(
    ("words", "magnitude"),
    [
        ("a 6.5-magnitude earthquake", 6.5),
        ("a magnitude 7 quake", 7.0),
        ("a quake of magnitude 5.9", 5.9),
        ("a tremor measuring 4.8 on the Richter scale", 4.8),
        ("a 4.2 tremor on the Richter scale", 4.2),
        ("a 5.9 magnitude quake and a 4.1 magnitude aftershock", None),
        ("a quake that killed 6 people", None),
    ],
)
def test_the_magnitude_of_a_quake(words: str, magnitude: float | None) -> None:
    assert magnitude_of(words) == magnitude


def test_a_revised_magnitude_is_of_the_same_quake() -> None:
    assert not two_quakes(5.9, 6.1)
    assert not two_quakes(None, 6.1)
    assert two_quakes(5.0, 6.5)


def test_two_quakes_of_one_report_are_two_incidents() -> None:
    found = account(
        "Twenty people were hurt when a 5.0-magnitude earthquake shook Nairobi. The quake damaged 40 houses. "
        "A 7.1-magnitude earthquake on Aug. 5 killed over 90 residents of Mombasa."
    )
    tolls = {figure.measure: figure.incident for figure in found.figures if figure.measure in {"killed", "wounded"}}
    assert None not in tolls.values()
    assert tolls["killed"] != tolls["wounded"]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Ilsa, the 10th typhoon to hit Kenya this year, destroyed homes in Mombasa.", False),
        ("The storm, the country's first tropical storm of 2031, flooded Mombasa.", False),
        ("Floods hit Mombasa this year.", True),
        ("The second attack hit Mombasa in May 2031.", True),
    ],
)
def test_the_year_of_which_a_storm_is_the_tenth_does_not_date_it(text: str, dated: bool) -> None:
    assert any(mention.when is not None for mention in told(text)) == dated
