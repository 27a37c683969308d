"""Deeds told by less usual words: hostages that are held, bombs that are defused, dynamite sticks, whoever was unharmed."""

from __future__ import annotations

import pytest

from extract.telling import told


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.type, mention.realis) for mention in told(text)]


def victims(text: str) -> set[str]:
    return {actor.name for mention in told(text) for actor in mention.actors if actor.role == "victim"}


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        ("Ambassador Ivo Renn and two other guests are being held hostage by miners in Velgrad.", "abduction", {"Ivo Renn", "two other guests"}),
        ("The rebels have taken several clerks as hostages in Velgrad.", "abduction", {"several clerks"}),
        ("Smugglers from a gang are talking. Rebels are holding two pilots in Velgrad.", "abduction", {"two pilots"}),
        ("The mayor escaped unhurt in an attack in Velgrad on Friday.", "strike", {"The mayor"}),
        ("Ivo Renn, leader of the weavers, was unharmed following an attack in Velgrad.", "strike", {"Ivo Renn"}),
    ],
)  # fmt: skip
def test_whom_a_deed_befell_by_its_less_usual_words(text: str, type_: str, whom: set[str]) -> None:
    assert (type_, "actual") in found(text)
    assert victims(text) == whom


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("There was an attack on Monday against a mill.", ("mill",)),
        ("Rebels placed dynamite sticks in four shops in Velgrad on Friday.", ("shops",)),
        ("A railroad bridge near Velgrad has been half destroyed with dynamite.", ("railroad bridge",)),
    ],
)
def test_what_a_deed_hit_by_its_less_usual_words(text: str, targets: tuple[str, ...]) -> None:
    (mention,) = told(text)
    assert mention.realis == "actual"
    assert mention.targets == targets


def test_a_bomb_made_harmless_is_kept_as_one_that_did_not_go_off() -> None:
    """Who laid it and where are told; who made it harmless did nothing."""
    (mention,) = told("An explosive device placed by rebels at the bank in Velgrad was deactivated by the police on Friday.")
    assert (mention.type, mention.realis, mention.targets) == ("explosion", "negated", ("bank",))
    assert [actor.name for actor in mention.actors] == ["rebels"]


def test_a_murder_that_may_not_go_unpunished_was_done() -> None:
    assert found("They want the murder of the leader Ana Torv in Velgrad not to go unpunished.") == [("killing", "actual")]
    assert found("The murder of the leader Ana Torv does not go unpunished.") == [("killing", "actual")]


def test_how_long_somebody_held_an_office_dates_nothing() -> None:
    (mention,) = told("Ivo Renn, army commander and minister until May 2012, was riddled with bullets by two men.")
    assert mention.when is None
    assert not mention.background


@pytest.mark.parametrize(
    "text",
    [
        "One miner was killed and 70 others injured as a result of the attack in Velgrad.",
        "The general died in Velgrad as a consequence of an attack.",
        "Two were killed because of the attack in Velgrad.",
    ],
)
def test_harm_that_came_of_a_deed_is_told_with_it(text: str) -> None:
    assert found(text) == [("strike", "actual")]


def test_an_explosion_of_freedom_blew_nothing_up() -> None:
    assert found("This explosion of joy came with the return of the guests to Velgrad.") == []
    assert found("Two people were killed in Velgrad because of their faith, and an attack on the mill followed.") == [
        ("killing", "actual"),
        ("strike", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crews pulled nine people from the rubble of the school in Asmar, which was shelled on Monday.", ["strike"]),
        ("Medics said they had rescued 40 people from the wreckage of the mill that was bombed on Sunday.", ["strike"]),
        ("Divers rescued 12 people from a ferry that capsized off Orsova on Sunday.", ["accident"]),
        ("Soldiers rescued nine hostages who were seized in April.", ["abduction", "rescue"]),
        ("Crews rescued a farmer whose brother was killed in April.", ["killing", "rescue"]),
    ],
)
def test_whom_they_save_from_what_was_hit_is_told_of_the_hit(text: str, expected: list[str]) -> None:
    assert sorted(mention.type for mention in told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 30 people were killed and 200 hurt as a fire tore through a timber yard in Asmar.", ["accident"]),
        ("Fire tears through timber yard killing 30 and injuring dozens", ["accident"]),
        ("Twelve killed, 30 hurt in Asmar bus crash", ["accident"]),
        ("Velgrad blaze: Over 20 killed, scores injured in paint factory blast", ["explosion"]),
        ("A fire tore through a paint factory and caused explosions in Asmar.", ["explosion"]),
        ("Nine people died when a fire swept through a ward.", ["accident"]),
    ],
)
def test_the_dead_and_the_hurt_of_a_fire_are_told_with_it(text: str, expected: list[str]) -> None:
    assert [mention.type for mention in told(text)] == expected


def test_whom_policies_kill_is_a_figure_of_speech() -> None:
    assert [mention.realis for mention in told("The farmers were killed by this country's policies.")] == ["generic"]
    assert [mention.realis for mention in told("The farmers were killed by this country's soldiers.")] == ["actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops have ended the siege at a hotel in Asmar.", ["clash"]),
        ("The hotel siege in Asmar ended on Sunday.", ["clash"]),
        ("The siege of Asmar ended on Sunday.", ["siege"]),
        ("The siege of the steel plant ended on Sunday.", ["siege"]),
    ],
)
def test_a_siege_at_a_building_is_a_fight(text: str, expected: list[str]) -> None:
    assert [mention.type for mention in told(text)] == expected
