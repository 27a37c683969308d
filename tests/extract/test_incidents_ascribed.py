"""Who did it, told by a noun or by the verb of the deed's own word."""

from __future__ import annotations

import pytest

from extract.telling import told
from tallystick.records.mention import Certainty


def actors(text: str, role: str) -> list[tuple[str, Certainty]]:
    return [(actor.name, actor.certainty) for mention in told(text) for actor in mention.actors if actor.role == role]


@pytest.mark.parametrize(
    ("text", "doer", "certainty"),
    [
        ("The murder of the six weavers was an action by the Norland armed forces.", "Norland armed forces", Certainty.STATED),
        ("The murder of the six weavers on Monday was not the work of rebels.", "rebels", Certainty.DENIED),
        ("The abduction of the two teachers was planned and carried out by the army.", "army", Certainty.STATED),
        ("Ivo Renn was the mastermind of the killing of the judge in Velgrad.", "Ivo Renn", Certainty.STATED),
        ("A police squad carried out the raid in which the miner was killed.", "A police squad", Certainty.STATED),
        ("Guards who were dressed as clerks seized the students Ana Torv and Ivo Renn in Velgrad on Monday.", "Guards", Certainty.STATED),
        ("The mayor of Velgrad was killed on Monday. The army attributed it to rebels.", "rebels", Certainty.ALLEGED),
        ("A bomb went off in Velgrad on Monday. Rebels claimed credit for the attack.", "Rebels", Certainty.STATED),
    ],
)
def test_who_did_it_by_the_words_around_the_deed(text: str, doer: str, certainty: Certainty) -> None:
    assert (doer, certainty) in actors(text, "perpetrator")


def test_a_murder_that_was_not_the_work_of_some_was_done() -> None:
    assert [mention.realis for mention in told("The murder of the six weavers on Monday was not the work of rebels.")] == ["actual"]


def test_an_offensive_is_that_of_the_force_that_it_is_called_by() -> None:
    text = "The offensive of the Velgrad Liberation Front went on in Asmar on Monday."
    assert actors(text, "perpetrator") == [("Velgrad Liberation Front", Certainty.STATED)]
    assert actors(text, "victim") == []


def test_whoever_is_counted_as_hurt_is_somebody_and_a_leg_is_nobody() -> None:
    assert [name for name, _ in actors("A bomb injured a passerby and wounded two agronomists in Velgrad.", "victim")] == [
        "a passerby",
        "two agronomists",
    ]
    assert actors("A bomb injured a leg of the clerk in Velgrad.", "victim") == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The three mayors were released on Monday. They were kidnapped on Saturday by the Velgrad Front.", {"The three mayors"}),
        (
            "Rebels murdered the editor Ana Torv, three judges and two farmers in Velgrad on Monday.",
            {"Ana Torv", "three judges", "two farmers"},
        ),
        ("The bodies of two women murdered on Friday lay in Velgrad.", {"two women"}),
        ("A bomb damaged the front of the building in Velgrad.", set()),
        ("They kidnapped me on Friday.", set()),
    ],
)
def test_whom_it_befell(text: str, victims: set[str]) -> None:
    assert {name for name, _ in actors(text, "victim")} == victims


@pytest.mark.parametrize(
    ("text", "doer", "certainty"),
    [
        ("The president confirmed the involvement of troops in the killing of nuns in Velgrad on Friday.", "troops", Certainty.ALLEGED),
        ("Ivo Renn, who has denied all involvement in the judge's assassination, founded the league.", "Ivo Renn", Certainty.DENIED),
        ("There are signs of participation by the army in the murder of Ana Torv.", "army", Certainty.ALLEGED),
        ("Another gunman who participated in the bombing in Velgrad is still at large.", "gunman", Certainty.STATED),
        ("The two men took part in the bombing of the mill in Velgrad.", "The two men", Certainty.STATED),
        (
            "A court wants Ivo Renn, the man who allegedly masterminded the attack on Ana Torv.",
            "Ivo Renn",
            Certainty.ALLEGED,
        ),
        ("Militiamen murdered two weavers in Velgrad on Friday.", "Militiamen", Certainty.STATED),
    ],
)
def test_who_took_part_or_denies_it(text: str, doer: str, certainty: Certainty) -> None:
    assert (doer, certainty) in actors(text, "perpetrator")


def test_thousands_of_things_are_nobody() -> None:
    assert [mention.type for mention in told("Our forces seized thousands of cartridges in Velgrad.") if mention.type == "abduction"] == []
    assert [mention.type for mention in told("Rebels seized dozens of miners in Velgrad.")] == ["abduction"]
