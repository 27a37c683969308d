"""The capital that a report names elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.telling import told_with_names
from tallystick.extract.names.capitals import find_capitals
from tallystick.records.report import Report


def meant(text: str) -> list[tuple[str, str]]:
    """What stands for a capital, and the name that it stands for."""
    _, names = told_with_names(text)
    by_id = {name.id: name for name in names}
    return [(name.text, by_id[name.refers_to].text) for name in names if "capital" in name.text and name.refers_to in by_id]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels advanced near Nairobi. Shells hit the capital overnight.", [("the capital", "Nairobi")]),
        ("Leaders met in Oslo. They had visited the embattled capital before.", [("the embattled capital", "Oslo")]),
        ("Jets struck the Kenyan capital on Friday. Nairobi blamed Norway.", [("capital", "Nairobi")]),
        ("Oslo said it would respond. Blasts were heard in Nairobi. Forces hit the capital.", [("the capital", "Nairobi")]),
        ("Talks were held in Oslo and in Nairobi. A bomb went off in the capital.", []),
        ("Jets struck the Kenyan capital on Friday. Talks were held in Oslo.", []),
        ("Fighters entered the provincial capital. Nine died in Nairobi.", []),
        ("Blasts were heard in Nairobi. The capital of Norway was quiet.", []),
        ("Blasts were heard in Nairobi. Banks in Nairobi fear for the capital markets.", []),
        ("Shells hit the capital overnight in Bergen.", []),
        ("Blasts were heard in Nairobi. Raids hit a town northeast of the capital.", []),
    ],
)
def test_the_capital_is_the_one_that_the_report_names(text: str, found: list[tuple[str, str]]) -> None:
    assert meant(text) == found


def test_what_hits_the_capital_is_set_in_it() -> None:
    tellings, names = told_with_names("Rebels advanced near Nairobi on Monday. Shells hit the capital overnight, killing three people.")
    strike = next(telling for telling in tellings if telling.type == "strike")
    place = next(name for name in names if name.id == strike.place)
    assert (place.text, strike.place_inherited) == ("the capital", False)


@given(st.text(alphabet="the capitalOsloNairobi ,.'-", max_size=80))
def test_no_text_crashes_and_spans_lie_in_it(text: str) -> None:
    report = Report(id="rep_test", name="test.txt", text=text, sha256="", language="en")
    assert find_capitals(report, ()) == []
