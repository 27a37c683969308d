"""Who died or was hurt where the words stand apart from the count: sentences written for the tests."""

from __future__ import annotations

from tests.extract.test_figures_victims import read, told, victims


def test_who_did_not_survive_is_dead() -> None:
    assert told("Neither diver survived.") == [(2, "killed", False)]
    assert told("None of the five miners survived the blast.") == [(5, "killed", False)]
    assert told("Two of the rowers did not survive.")[0][:2] == (2, "killed")
    assert told("They survived on rice.") == []
    assert [figure for figure in told("Her two brothers lived at the farm.") if figure[1] == "wounded"] == []


def test_what_flies_or_falls_wounds_whom_it_strikes() -> None:
    assert told("Falling tiles struck three porters.") == [(3, "wounded", False)]
    assert told("Two clerks were hit by flying glass.") == [(2, "wounded", False)]
    assert told("The bolt killed one roofer and injured the other.") == [(1, "killed", False), (1, "wounded", False)]


def test_harm_is_told_by_body_parts_and_by_care() -> None:
    assert told("Two joggers suffered dislocated shoulders.") == [(2, "wounded", False)]
    assert told("A nurse broke her wrist when a shelf fell.") == [(1, "wounded", False)]
    assert told("Six students required hospital treatment.") == [(6, "wounded", False)]
    assert told("One rider was airlifted to a trauma center.") == [(1, "wounded", False)]


def test_a_second_verb_tells_the_end() -> None:
    assert told("Two women on the cart were tossed over a wall and killed.") == [(2, "killed", False)]
    assert told("A sailor fell from the pier and drowned.") == [(1, "killed", False)]
    assert told("A cyclist was taken to a clinic, where he died.") == [(1, "killed", False)]
    assert told("Two hikers were pulled from the ravine with broken legs.") == [(2, "wounded", False)]


def test_the_end_of_a_list_says_what_the_shots_did() -> None:
    assert told("He shot three cousins to death.") == [(3, "killed", False)]
    assert [v[:2] for v in victims("He shot his aunt, his uncle and his grandmother to death.")] == [
        ("aunt", "killed"),
        ("uncle", "killed"),
        ("grandmother", "killed"),
    ]
    assert told("Gunmen shot six guests, leaving two dead.")[0] == (6, "wounded", False)


def test_whom_and_them_are_those_told_before() -> None:
    assert told("He visited a baker, whom he also killed.") == [(1, "killed", False)]
    assert told("His two aunts were in the garden, and he shot and killed them.") == [(2, "killed", False)]
    assert told("He shot two porters, killing them both.") == [(2, "killed", False)]


def test_those_shot_are_the_dead_and_the_wounded() -> None:
    assert told("Nine people were shot; four were killed and five were wounded.") == [
        (9, "wounded", False),
        (4, "killed", True),
        (5, "wounded", True),
    ]
    assert told("Seven people were shot, including a boy who died.") == [(7, "wounded", False), (1, "killed", True)]


def test_places_split_a_count_up() -> None:
    assert told("Four people died, three in a barn and one in a van.") == [(4, "killed", False), (3, "killed", True), (1, "killed", True)]


def test_two_under_one_article() -> None:
    assert [low for low, _, _ in told("A man and woman were killed in their tent.")] == [1, 1]
    assert told("A husband and father was killed.") == [(1, "killed", False)]


def test_ages_in_a_row_and_animals_are_no_victims() -> None:
    assert told("Two men, 25 and 31, were killed.") == [(2, "killed", False)]
    assert told("One woman (61) was killed.") == [(1, "killed", False)]
    assert told("One goat drowned and two others were hurt.") == []


def test_a_threat_kills_nobody() -> None:
    assert victims("He threatened to kill his wife.") == []
    assert victims("He tried to kill himself but survived.") == []
    assert ("officer", "wounded", 1, False) not in victims("He was wounded by another officer.")


def test_a_body_found_is_a_death() -> None:
    assert victims("His body was found downstream.") == [("His body", "killed", 1, False)]
    assert read("A diver's body was found near the pier.")[0][0].measure == "killed"
