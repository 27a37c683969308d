"""What fights, raids and guns did, as far as the words tell: its type, and whether it happened at all."""

from __future__ import annotations

import pytest

from extract.telling import told, told_with_names


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Fierce clashes between the army and rebels killed seven people in Velgrad on Friday.", "clash"),
        ("Heavy battles in Velgrad killed seven people on Friday.", "clash"),
        ("Artillery fire killed two people in the Asmar quarter.", "strike"),
        ("A hotel fire killed two people in Velgrad on Monday.", "accident"),
        ("At least nine villagers were killed, including four children, in air strikes on Velgrad on Friday.", "strike"),
        ("Airstrikes have killed at least 33 farmers in northern Norland, a monitor said.", "strike"),
    ],
)
def test_what_killed_gives_the_type(text: str, type_: str) -> None:
    assert [mention.type for mention in told(text) if mention.realis == "actual"] == [type_]


def test_what_a_war_of_years_cost_is_no_one_attack() -> None:
    assert [m.realis for m in told("Airstrikes have killed 30 people in Norland since March.")] == ["generic"]
    assert [m.realis for m in told("Landmines have killed hundreds of people.")] == ["generic"]


@pytest.mark.parametrize(
    "text",
    ["The truce has held since spring and neither fired on the other.", "Neither side attacked the town.", "Nobody shelled the camp."],
)
def test_what_neither_did_did_not_happen(text: str) -> None:
    assert {mention.realis for mention in told(text) if mention.type in {"strike", "killing"}} <= {"negated"}


def test_where_follows_the_town_and_not_the_city_from_which_it_is_counted() -> None:
    text = "Shells struck the town of Asmar 40 kilometres (25 miles) northeast of Velgrad where the army says rebels killed a guard."
    mentions, names = told_with_names(text)
    called = {name.id: name.text for name in names}
    assert {called[m.place] for m in mentions if m.type == "killing" and m.place is not None} == {"Asmar"}


def test_a_day_before_the_deeds_noun_is_its_day() -> None:
    mentions, _ = told_with_names(
        "The group also claimed a March 3 bomb attack at a customs post in the harbour that killed at least 13 people."
    )
    assert [(m.type, m.when is not None, m.when_inherited) for m in mentions] == [("explosion", True, False)]
    assert [actor.name for m in mentions for actor in m.actors if actor.role == "victim"] == ["at least 13 people"]
    assert "customs" not in {actor.name for m in mentions for actor in m.actors}
