"""Who flees, is let go or is fought without an incident, and who did what a later verb tells."""

from __future__ import annotations

import pytest

from extract.telling import told


def kinds(text: str) -> list[str]:
    return [mention.type for mention in told(text) if mention.realis == "actual"]


@pytest.mark.parametrize(
    "text",
    [
        "The gunman fled the scene.",
        "Two suspects fled on foot.",
        "Guests fled the nightclub when the lights went out.",
        "The band was releasing the CD on Monday.",
        "Three other victims have since been released from a clinic.",
        "Police released a sketch of the man on Monday.",
        "Two of the guests are still battling serious injuries.",
        "No suspect has been arrested yet.",
    ],
)
def test_what_is_no_incident(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands of farmers fled their villages on Monday.", ["displacement"]),
        ("The rebels released two hostages on Monday.", ["release"]),
        ("Police arrested no fewer than two men on Monday.", ["detention"]),
        ("Soldiers battled rebels in Nairobi on Monday.", ["clash"]),
    ],
)
def test_what_is_one(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def doers(text: str) -> set[str]:
    return {actor.name for mention in told(text) for actor in mention.actors if actor.role == "perpetrator"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Graz are searching for the man who entered a club on Friday and fired four shots at guests.", {"the man"}),
        ("The uncle of a clerk accused of opening fire in a mall in Nairobi says he did nothing.", {"a clerk"}),
        ("The soldiers who entered the village stayed and shot two farmers.", {"soldiers"}),
    ],
)
def test_who_did_what_a_later_verb_tells(text: str, expected: set[str]) -> None:
    assert doers(text) == expected


def test_what_kills_in_an_incident_of_the_weather_is_the_weather() -> None:
    assert kinds("At least five people were killed in flooding incidents in Nairobi.") == ["disaster"]
    assert kinds("Two people were killed in rain-related incidents in Nairobi.") == ["disaster"]
    assert set(kinds("Two people were killed in shooting incidents in Nairobi.")) == {"killing"}


def test_what_happens_every_year_is_no_incident() -> None:
    assert kinds("Scores of villagers die every year in mudslides in Nairobi.") == []


def test_who_is_captured_by_name_is_held_and_no_ground_is_taken() -> None:
    assert kinds("Officers captured Anton Torv in Nairobi on Monday.") == ["detention"]
    assert kinds("Rebels captured Nairobi on Monday.") == ["ground_advance"]
