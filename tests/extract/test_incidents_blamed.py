"""Whom a report blames for an attack, who owns up to it, and whom it names as its victims."""

from __future__ import annotations

import pytest

from tallystick.extract.attributions import find_statements
from tallystick.extract.incidents import find_incidents
from tallystick.extract.names import find_names
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import IncidentMention
from tallystick.records.report import Report

PARSER = ReaderParser()


def read(text: str) -> tuple[IncidentMention, ...]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(PARSER.parse([report])))
    names, times = find_names(report, parsed), find_times(report, parsed)
    return find_incidents(report, parsed, names, times, find_statements(report, parsed, names, times))


def those(text: str, role: str) -> set[str]:
    return {actor.name for mention in read(text) for actor in mention.actors if actor.role == role}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The Ilva Front today claimed responsibility for the attack on the mill.", {"Ilva Front"}),
        ("The mayor blamed the rebels for the murder of two nurses.", {"rebels"}),
        ("The weavers are accusing the army of carrying out the bombing of the mill.", {"army"}),
        ("The judge questioned four men suspected of killing a miller on Monday.", {"four men"}),
        ("A smuggler masterminded the attack on the ferry.", {"a smuggler"}),
        ("Unidentified persons threw a grenade at a bus in Velgrad on Monday.", {"unidentified persons"}),
        ("The army says that several people attacked the mill on Monday.", set()),
    ],
)
def test_who_is_blamed_or_owns_up(text: str, doers: set[str]) -> None:
    assert {name.lower() for name in those(text, "perpetrator")} == {name.lower() for name in doers}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Gunmen fired at two nurses on Monday in Velgrad.", {"two nurses"}),
        ("The bishop escaped unhurt from an attack near Velgrad on Monday.", {"the bishop"}),
        ("A bomb killed two women in Velgrad on Monday. The dead were identified as Ana Torv and Mira Holm.", {"Ana Torv", "Mira Holm"}),
    ],
)
def test_who_suffered_it(text: str, named: set[str]) -> None:
    assert {name.lower() for name in named} <= {name.lower() for name in those(text, "victim")}
