"""Whom a list names, what a blast hit and who did it, where the words stand apart from the deed's own word."""

from __future__ import annotations

import pytest

from extract.telling import told


def actors(text: str, role: str) -> set[str]:
    return {actor.name for mention in told(text) for actor in mention.actors if actor.role == role}


def targets(text: str) -> set[str]:
    return {target for mention in told(text) for target in mention.targets}


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Police shot two local clerks, Ana Torv and Ivo Renn, in Asmar on Monday.", {"Ana Torv", "Ivo Renn"}),
        (
            "The bomb exploded at noon in Asmar, killing Ana Torv, 42; Ivo Renn, 19; Mila Dorn, and a police officer.",
            {"Ana Torv", "Ivo Renn", "Mila Dorn", "a police officer"},
        ),
        (
            "Police said Ana Torv, a lawyer, Ivo Renn, who runs a mill, and two women were kidnapped in Velgrad.",
            {"Ana Torv", "Ivo Renn", "two women"},
        ),
        ("Nine people were killed, including the union leader Ana Torv, when a bomb exploded in Velgrad.", {"Nine people", "Ana Torv"}),
        ("An elderly man named Ivo Renn was killed in Velgrad on Monday.", {"Ivo Renn"}),
    ],
)
def test_a_list_names_each_of_those_hurt(text: str, victims: set[str]) -> None:
    assert actors(text, "victim") == victims


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Gunmen killed Ana Torv, wife of the mayor, Ivo Renn, on Monday in Velgrad.", {"Ana Torv"}),
        ("Rebels killed two monks, according to Ivo Renn and Ana Torv, in Velgrad.", {"two monks"}),
        (
            "Police in Velgrad arrested three grooms suspected of being involved in the slaying of the clerk Ana Torv: Ivo Renn and Petar Lund.",
            {"Ana Torv"},
        ),
    ],
)
def test_who_stands_beside_the_dead_without_a_list_is_not_hurt(text: str, victims: set[str]) -> None:
    assert actors(text, "victim") == victims


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (
            "The explosion badly damaged over 10 private cars and at least three buses as well as a dozen shops in Velgrad.",
            {"cars", "buses", "shops"},
        ),
        ("A shop was partially destroyed in Velgrad on Monday when a bomb exploded.", {"shop"}),
        ("The blast caused great damage to old houses and to cars on the quay in Velgrad.", {"houses", "cars"}),
        ("The bomb blew up in Velgrad on Monday opposite a telephone exchange.", {"telephone exchange"}),
        ("Rebels placed 11 bombs in various state bank branches in Velgrad on Monday.", {"bank branches"}),
        (
            "The bomb badly damaged the weather station of the old town, a hotel, a restaurant and two clinics in Velgrad.",
            {"weather station", "hotel", "restaurant", "clinics"},
        ),
    ],
)
def test_what_a_blast_hit(text: str, hit: set[str]) -> None:
    assert targets(text) == hit


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Two silos in Velgrad were destroyed on Monday by three blasts set off by the guerrillas.", {"the guerrillas"}),
        ("The killing of three union members in Velgrad carried out by the Sixth Brigade shocked the town.", {"Sixth Brigade"}),
        ("The government and the navy are responsible for the bomb attack on the union in Velgrad on Monday.", {"government", "navy"}),
        (
            "A colonel, two lieutenants and three guards were involved in the slaying of the monks in Velgrad.",
            {"A colonel", "two lieutenants", "three guards"},
        ),
        ("The army dismissed Colonel Ivo Renn, one of the soldiers involved in the murder of the monks in Velgrad.", {"Ivo Renn"}),
        ("The Red Front perpetrated one of its worst attacks in Velgrad on Monday.", {"Red Front"}),
        ("The rebels resumed their campaign in Velgrad on Monday by blowing up the power grid.", {"rebels"}),
        ("Unidentified youths hurled a Molotov cocktail at the station in Velgrad on Monday.", {"Unidentified youths"}),
    ],
)
def test_who_did_it(text: str, doers: set[str]) -> None:
    assert actors(text, "perpetrator") == doers


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "A bomb exploded in Velgrad on Monday. The injured were 27-year-old Ana Torv, 30-year-old Ivo Renn, and two other clerks.",
            {"Ana Torv", "Ivo Renn", "two other clerks"},
        ),
        ("A bomb exploded in Velgrad on Monday, killing one. Two officers are among the wounded.", {"Two officers"}),
        ("Gunmen attacked the mill in Velgrad on Monday. A clerk was also wounded.", {"A clerk"}),
        ("A bomb exploded in Velgrad on Monday and hurt three. One of them is Ana Torv, a weaver.", {"Ana Torv"}),
        ("A bomb exploded in Velgrad on Monday. Also injured were Ana Torv and Ivo Renn.", {"Ana Torv", "Ivo Renn"}),
        ("A bomb exploded in Velgrad on Monday. No guards were injured.", set()),
        ("A bomb exploded in Velgrad on Monday. The mayor, who was wounded in 2008, spoke of a crime.", set()),
    ],
)
def test_the_next_sentences_say_whom_it_befell(text: str, victims: set[str]) -> None:
    assert actors(text, "victim") == victims


def test_a_strike_by_employees_attacks_nobody() -> None:
    assert {m.type for m in told("The government ruled on Monday that the strike by court employees in Velgrad is illegal.")} <= {"protest"}
