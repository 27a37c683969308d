"""The dead of a fire, a crush or a quake are told in a verb of their own: one telling with it."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("At least 12 weavers were killed and over 60 injured when a blaze swept through a mill in Mombasa, police said.", "accident"),
        ("More than 20 people were killed and others hurt when a stampede began at a concert in Mombasa on Saturday.", "accident"),
        (
            "At least six villagers were killed and 14 others hurt following a series of earthquakes in southern Kenya on Saturday.",
            "disaster",
        ),
        ("Some 40 rebels and 20 drivers were killed in a series of Kenyan air strikes in Somalia.", "strike"),
        ("Torrential rain left 14 people dead in Mombasa.", "disaster"),
        ("A library was devastated by a fire in Mombasa on Sunday.", "accident"),
    ],
)
def test_who_was_killed_as_it_happened_is_told_with_it(text: str, type_: str) -> None:
    assert [mention.type for mention in told(text) if mention.realis == "actual"] == [type_]


def test_the_day_stands_beside_what_broke_out() -> None:
    (mention,) = told("Nine weavers were killed when fire broke out at a mill in Mombasa on Saturday.")
    assert mention.when is not None
    assert not mention.when_inherited


def test_raids_on_one_thing_in_a_summary_are_told_of_one_day() -> None:
    assert [mention.realis for mention in told("Kenyan airstrikes target a Somali depot that held rockets.")] == ["actual"]
