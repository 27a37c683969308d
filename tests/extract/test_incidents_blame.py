"""Claims, denials and accusations in a sentence beside the deed."""

from __future__ import annotations

import pytest

from tallystick.extract.attributions import find_statements
from tallystick.extract.incidents import find_incidents
from tallystick.extract.names import find_names
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.report import Report

PARSER = ReaderParser()


def blamed(text: str) -> set[tuple[str, str]]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(PARSER.parse([report])))
    names, times = find_names(report, parsed), find_times(report, parsed)
    found = find_incidents(report, parsed, names, times, find_statements(report, parsed, names, times))
    return {
        (actor.name.removeprefix("The ").removeprefix("the "), actor.certainty.value)
        for mention in found
        if mention.realis == "actual"
        for actor in mention.actors
        if actor.role == "perpetrator"
    }


BOMB = "A bomb killed nine people in Asmar on Monday. "
SHELLS = "Shells hit a school in Asmar on Monday, killing three. "


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (BOMB + "The Velvet Front claimed responsibility in a video.", {("Velvet Front", "stated")}),
        (BOMB + "The Velvet Front claimed the bombing in a video posted on Sunday.", {("Velvet Front", "stated")}),
        (BOMB + "The Velvet Front said it carried out the attack.", {("Velvet Front", "stated")}),
        (BOMB + "The Velvet Front said it was behind the bombing.", {("Velvet Front", "stated")}),
        (BOMB + "The Velvet Front denied any involvement.", {("Velvet Front", "denied")}),
        (BOMB + "Officials said the Velvet Front was responsible.", {("Velvet Front", "alleged")}),
        (BOMB + "Nobody claimed it, but it bore the hallmarks of the Velvet Front.", {("Velvet Front", "hedged")}),
        (BOMB + "No group has claimed responsibility.", set()),
        (BOMB + "The Velvet Front said so in a video, but the army rejected the claim.", set()),
        (BOMB + "Residents blamed the governor for the price of bread.", set()),
        (SHELLS + "The state news agency blamed the northern coalition.", {("northern coalition", "alleged")}),
        (SHELLS + "The mayor said government artillery was to blame.", {("government", "alleged")}),
        (SHELLS + "The army and the rebels blamed each other.", {("army", "alleged"), ("rebels", "alleged")}),
        (SHELLS + "The army and the rebels accused each other of firing the shells.", {("army", "alleged"), ("rebels", "alleged")}),
        (SHELLS + "The rebels denied firing the shells.", {("rebels", "denied")}),
        (SHELLS + "The army denied responsibility.", {("army", "denied")}),
        ("The coalition denied on Wednesday that its warplanes had bombed a market in Asmar.", {("coalition", "stated")}),
    ],
)
def test_who_is_said_to_have_done_it(text: str, actors: set[tuple[str, str]]) -> None:
    assert blamed(text) == actors
