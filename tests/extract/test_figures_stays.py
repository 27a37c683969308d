"""Counts of the wounded in one state, and counts that were told first."""

from __future__ import annotations

import pytest

from extract.telling import told
from tallystick.extract.figures import find_figures
from tallystick.parse.reader import ReaderParser
from tallystick.records.report import Report


def read(text):
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    return find_figures(report, next(iter(ReaderParser().parse([report]))), ())


@pytest.mark.parametrize(
    "state",
    [
        "Three patients remained hospitalized on Friday.",
        "Three victims were in stable condition.",
        "Three of the wounded people are still in hospital.",
    ],
)
def test_those_in_one_state_are_some_of_all_the_wounded(state):
    whole, part = read(f"At least 19 people were wounded at the mill. {state}")
    assert part.part_of == whole.id


def test_more_than_all_are_no_part_and_the_wounded_of_another_day_neither():
    assert [f.part_of for f in read("Two people were wounded at the mill. Three victims were in stable condition.")] == [None, None]
    assert [f.part_of for f in read("Nine people were wounded at the mill. Three people were wounded at the weir.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("In initial reports, police announced that two people had been killed.", True),
        ("Police initially said that two people were killed.", True),
        ("In a report, police announced that two people had been killed.", False),
    ],
)
def test_what_was_told_first_stands_no_more(text, earlier):
    assert [figure.earlier for figure in read(text)] == [earlier]


def test_the_club_in_front_of_which_they_shot_killed_nobody():
    found = told("He was charged with the shooting in front of the Oster Club on Mill Street that killed three men in Bergen on Monday.")
    assert [a.name for m in found for a in m.actors if a.role == "perpetrator" and "Club" in a.name] == []
