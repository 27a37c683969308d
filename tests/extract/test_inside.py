"""Who was in what was hit: counted with the attack that hit it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.run import Analyser, Settings


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return Analyser(Settings())


def of_incident(text: str, measure: str) -> list[str | None]:
    """The type of incident that each figure of the measure belongs to; None where it belongs to none."""
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis: Analysis = next(iter(analyser().analyse([report])))
    types = {incident.id: incident.type for incident in analysis.incidents}
    return [types.get(figure.incident or "") for figure in analysis.figures if figure.measure == measure]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            "A school in Asmar was shelled on Monday. Officials said up to 90 people had been sheltering in the school.",
            "sheltering",
            "strike",
        ),
        (
            "A bomb hit the opera house in Asmar on Monday. Whether the blast killed anybody was not known, but the mayor said"
            " more than 300 people may have been sheltering in the building.",
            "sheltering",
            "strike",
        ),
        (
            "A school in Asmar was shelled on Monday. The mayor called the bombed school the largest shelter in town."
            ' "Nearly 400 people were hiding there," the mayor added.',
            "sheltering",
            "strike",
        ),
        ("A school in Asmar was shelled on Monday. Some 2,000 villagers are trapped in the city.", "trapped", None),
        ("A school in Asmar was shelled on Monday. In Velgrad 40 people are sheltering in the theater.", "sheltering", None),
        ("A school in Asmar was shelled on Monday. In Velgrad 40 people are sheltering in the school.", "sheltering", None),
        ("Shells may hit the school in Asmar. Some 90 people are sheltering in the school.", "sheltering", None),
    ],
)
def test_people_in_a_building_are_told_of_the_attack_on_it(text: str, measure: str, expected: str | None) -> None:
    assert of_incident(text, measure) == [expected]


def test_whom_they_pulled_from_the_rubble_is_of_the_strike_but_not_of_its_day() -> None:
    text = "Crews had pulled nine people from the rubble of the school in Asmar, which was shelled on Monday, officials said."
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    ((rescued,), (strike,)) = analysis.figures, analysis.incidents
    assert (rescued.measure, rescued.incident, rescued.when) == ("rescued", strike.id, None)
    assert (strike.type, strike.when is not None) == ("strike", True)
