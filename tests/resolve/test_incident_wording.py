"""Tellings in like words: beside the toll, the place and the day, what they say."""

from __future__ import annotations

import pytest

from tallystick.resolve.incidents.wording import like_words

PILGRIMS = "a roadside bomb tore through a convoy of pilgrims returning from a shrine near orsova"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("pilgrims returning from a shrine were killed when their convoy was torn by a roadside bomb", True),
        ("a roadside bomb killed two soldiers near velgrad on monday", False),
        ("at least 12 people were killed and dozens wounded in an attack on monday", False),
    ],
)
def test_what_is_said_beside_the_deed_is_compared(other: str, alike: bool) -> None:
    assert (like_words(PILGRIMS, other, frozenset()) > 0) is alike
    assert like_words(PILGRIMS, other, frozenset()) == like_words(other, PILGRIMS, frozenset())


def test_words_that_any_attack_is_told_in_are_alike_in_nothing() -> None:
    told = "gunmen killed at least 12 people and wounded dozens in an attack on a village, police said"
    assert like_words(told, told, frozenset()) == 0


def test_the_names_of_their_places_are_compared_elsewhere() -> None:
    assert like_words("orsova harbour lighthouse", "orsova harbour lighthouse", frozenset()) == 3
    assert like_words("orsova harbour lighthouse", "orsova harbour lighthouse", frozenset({"orsova"})) == 0
