"""Which place a telling takes over from the words before it, and which it does not."""

from __future__ import annotations

import pytest

from extract.telling import told_with_names
from extract.test_incidents import in_words, told


def test_the_place_named_in_the_paragraph_goes_before_that_of_a_paragraph_before() -> None:
    text = (
        "A siege of Lagos has killed 90 people, officials said.\n\nAbout 400 people left Lagos in buses, an aide said.\n\n"
        "Shots were heard on Nairobi's outskirts on Monday, and guards patrolled inside the capital. Its mayor imposed a curfew."
    )
    assert in_words(text, "curfew")[0] == "Nairobi"


def test_the_outskirts_of_a_town_are_at_the_town() -> None:
    assert in_words("Fighting has intensified on Nairobi's outskirts in recent days.", "clash")[0] == "Nairobi"


@pytest.mark.parametrize("word", ["invasion", "annexation"])
def test_an_invasion_is_not_set_in_the_town_told_before(word: str) -> None:
    text = f"Rockets hit a school in Nairobi on Monday. The strikes came after Norway's {word}."
    assert in_words(text, "ground_advance")[0] is None


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("As the Norwegian assault intensifies, talks go on.", ["generic"]),
        ("The bombardment has escalated, a minister said.", ["generic"]),
        ("The bombardment of Nairobi intensified on Monday.", ["actual"]),
        ("The assault killed four people in Nairobi.", ["actual"]),
    ],
)
def test_the_course_of_a_war_is_no_attack(text: str, realis: list[str]) -> None:
    assert [one.realis for one in told(text) if one.type in {"strike", "killing"}] == realis


def test_whom_a_clause_of_who_is_about_is_the_holder_of_the_office_and_no_town() -> None:
    text = (
        "The Norwegian army freed the mayor of Danish-held Lagos, who was arrested by masked guards on May 11.\n\n"
        "Lagos Mayor Tomas Halvorsen was freed in a prisoner swap.\n\nSince Halvorsen's detention a new mayor has spoken on the radio."
    )
    mentions, names = told_with_names(text)
    detained = [one for one in mentions if one.type == "detention"]
    who = {name.id: (name.refers_to or name.id) for name in names}
    held = [who[actor.mention] for one in detained for actor in one.actors if actor.mention and actor.name != "masked guards"]
    assert len(held) == 2
    assert len(set(held)) == 1


def test_where_bombers_had_passed_is_not_where_they_struck() -> None:
    text = "Two of the bombers who blew up a bank had crossed through Nairobi as traders, prosecutors said."
    assert in_words(text, "explosion")[0] is None
    assert in_words("The bomb that killed nine people went off in Nairobi.", "explosion")[0] == "Nairobi"


def test_the_hall_before_where_is_the_place() -> None:
    assert in_words("The president visited the Lagos dance hall, where gunmen stormed in and shot 40 people.", "killing")[0] == "Lagos"
