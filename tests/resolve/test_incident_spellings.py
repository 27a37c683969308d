"""Places that reports spell otherwise, of which the gazetteer knows one at most."""

from __future__ import annotations

import pytest

from tallystick.resolve.incidents.nearby import relate_places
from tallystick.resolve.incidents.spelling import may_be_one_name, one_name
from tallystick.resolve.incidents.telling import PlaceFacts


def place(name: str, known: bool = False, country: str | None = None) -> PlaceFacts:
    return PlaceFacts(f"key:{name}", name, frozenset(), country, "place", known, None, None, shown=name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sadr al-din", "sadreddin"),
        ("dorom al-haz", "durum al-haz"),
        ("al velqadi", "velkadi"),
        ("bremzeh", "breimzeh"),
        ("asmar", "asmar"),
        ("sadr al-din district", "sadreddin"),
    ],
)
def test_other_transliterations_are_one_name(one: str, other: str) -> None:
    assert one_name(one, other)
    assert relate_places(place(one), place(other)) == "same"
    assert relate_places(place(one, known=True), place(other)) == "same"


@pytest.mark.parametrize(("one", "other"), [("orsova", "arsovo"), ("velgrad", "belgrad"), ("merrow", "marrow"), ("post 14", "post 41")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not one_name(one, other)
    assert relate_places(place(one), place(other)) == "unknown"


def test_two_that_the_gazetteer_knows_or_in_two_countries_are_two() -> None:
    assert relate_places(place("sadr al-din", known=True), place("sadreddin", known=True)) == "apart"
    assert relate_places(place("sadr al-din", country="XV"), place("sadreddin", country="XN")) == "apart"


def test_streets_are_told_by_every_letter() -> None:
    assert relate_places(place("main street"), place("moon street")) == "unknown"


def test_what_only_vowels_part_may_be_one_name_and_is_not_known_to_be() -> None:
    assert may_be_one_name("al-ashira", "al-shaira")
    assert not one_name("al-ashira", "al-shaira")
    assert not may_be_one_name("asmar", "velgrad")
