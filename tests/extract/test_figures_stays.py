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
        ("In first reports, the police announced two people had been killed.", True),
        ("Police initially said two guests were killed.", True),
        ("In a report, police announced two people had been killed.", False),
    ],
)
def test_what_was_told_first_stands_no_more(text, earlier):
    assert [figure.earlier for figure in read(text)] == [earlier]


def test_the_club_in_front_of_which_they_shot_killed_nobody():
    found = told("He was charged with the shooting in front of the Oster Club on Mill Street that killed three men in Bergen on Monday.")
    assert [a.name for m in found for a in m.actors if a.role == "perpetrator" and "Club" in a.name] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His uncle told a 911 dispatcher of it in a call released on Friday.", []),
        ("She called 911 after the fire.", []),
        ("Police tell of at least five crime scenes with dead or hurt victims.", []),
        ("The names of three other victims were not given out.", []),
        ("The names of the four guards killed on Friday were read out in church.", [("killed", 4)]),
        ("The girl was dead, but the police and a hospital spokesman said she was in critical condition.", []),
        ("Two Bergen police SUVs stood outside.", [("vehicles", 2)]),
    ],
)
def test_numbers_of_telephones_scenes_and_names_befall_nobody(text, expected):
    assert [(figure.measure, figure.low) for figure in read(text) if figure.measure != "other" and figure.group != "girl"] == expected


def test_a_disaster_hits_no_county_beside_the_place_that_it_has():
    assert [m.targets for m in told("Floods hit a county in Norway on Monday.")] == [()]
    assert [m.targets for m in told("A flood destroyed 20 houses in Bergen on Monday.")] == [("houses",)]
