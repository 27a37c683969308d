"""Who did it, who only says or hears it, and whom a report calls a suspect; and where 'suburban' is."""

from __future__ import annotations

import pytest

from extract.telling import told, told_with_names
from tallystick.read.frame import read_frame
from tallystick.records.mention import IncidentMention, NameKind


def read(text: str) -> tuple[tuple[IncidentMention, ...], dict[str, str], dict[str, NameKind]]:
    frame = read_frame(text)
    found, names = told_with_names(text, dateline=frame.dateline, zones=frame.zones)
    return found, {name.id: name.text for name in names}, {name.text: name.kind for name in names}


def blamed(text: str) -> dict[str, str]:
    return {actor.name: actor.certainty.value for mention in read(text)[0] for actor in mention.actors if actor.role == "perpetrator"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers are holding a sailor they say opened fire at a dance, killing two people.", {"a sailor": "stated"}),
        ("Ivo Renn heard the shots from his boat in the harbour.", {}),
        ("Harbour officers, who were nearby, heard the gunfire and ran to the bar.", {}),
        ("The shooting suspect Ivo Renn shot two men at the bar.", {"Ivo Renn": "alleged"}),
        ("The suspect, Ivo Renn, 39, shot two men at the bar.", {"Ivo Renn": "alleged"}),
        ("Ivo Renn shot two men at the bar.", {"Ivo Renn": "stated"}),
    ],
)
def test_who_is_said_to_have_done_it(text: str, expected: dict[str, str]) -> None:
    assert blamed(text) == expected


def test_a_feast_day_is_no_place() -> None:
    found, names, kinds = read("A waiter was killed in a Christmas shooting outside a dance hall in Velgrad on Sunday.")
    assert kinds.get("Christmas") is not NameKind.PLACE
    assert {names[mention.place] for mention in found if mention.place} == {"Velgrad"}


def test_a_headline_of_two_participles_tells_one_incident() -> None:
    found, _, _ = read("Two sailors killed and four dockers injured in a shooting in Velgrad on Sunday.")
    assert [mention.type for mention in found] == ["killing"]


@pytest.mark.parametrize(("words", "place"), [("in suburban Nairobi", {"VELGRAD"}), ("in a Nairobi suburb", set())])
def test_what_a_town_is_a_suburb_of_is_not_where_it_was_when_the_dateline_names_the_town(words: str, place: set[str]) -> None:
    found, names, _ = read(f"VELGRAD (AP) — A gunman killed two people at a bar {words} on Sunday.")
    assert {names[mention.place] for mention in found if mention.place} == place
    found, names, _ = read(f"A gunman killed two people at a bar {words} on Sunday.")
    assert {names[mention.place] for mention in found if mention.place} == {"Nairobi"}


def test_who_is_charged_in_a_shooting_makes_it_no_less_actual() -> None:
    found, _, _ = read("Ivo Renn appeared in court on a charge in the harbour shooting that left a waiter dead.")
    assert [mention.realis for mention in found if mention.type == "killing"] == ["actual"]


def test_what_the_united_states_strike_is_not_in_the_united_states() -> None:
    found, names, _ = read("A US missile strike on an airfield near Bergen killed four sailors on Monday, officials said.")
    assert [(names.get(mention.place or ""), [a.name for a in mention.actors if a.role == "perpetrator"]) for mention in found] == [
        ("Bergen", ["US"])
    ]


def test_what_an_attack_answers_places_and_dates_no_attack() -> None:
    found, names, _ = read("Norland called its raid a reprisal for the gas that was used in Bergen on Tuesday.")
    assert [(names.get(mention.place or ""), mention.when) for mention in found] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "At least 14 people were killed when the dam in eastern Norway burst on Monday.",
        "A dam in eastern Norway burst on Monday, sending water through villages and killing at least 14 people, officials said.",
    ],
)
def test_a_dam_that_bursts_is_a_disaster_with_those_it_kills(text: str) -> None:
    found, names, _ = read(text)
    assert [(mention.type, names.get(mention.place or "")) for mention in found] == [("disaster", "Norway")]


def test_fire_that_people_hide_from_is_none_that_was_told() -> None:
    text = (
        "Officials in Bergen said a hall was struck on Monday. Scores of villagers were apparently sitting in the hall's cellars to avoid bombing.\n\n"
        "It was not clear who had struck it. The governor spoke of it."
    )
    assert [mention.realis for mention in read(text)[0] if mention.trigger.of(text) == "bombing"] in ([], ["negated"], ["hypothetical"])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Police arrested the skipper, a 27-year-old Norlander, Ivo Renn, on Friday.", {"Police", "Ivo Renn"}),
        ("Coastal prosecutors said they had arrested the owner, Ivo Renn, on Monday.", {"Coastal prosecutors", "Ivo Renn"}),
        ("They arrested the owner, Ivo Renn, on Monday.", {"Ivo Renn"}),
    ],
)
def test_who_is_arrested_is_called_by_name(text: str, held: set[str]) -> None:
    assert {actor.name for actor in told(text)[0].actors} == held


def test_a_group_is_told_with_its_people() -> None:
    found = told("A drone struck a group of shepherds in Asmar on Monday.")[0]
    assert [actor.name for actor in found.actors if actor.role == "victim"] == ["a group of shepherds"]


def test_his_forces_are_no_bodys() -> None:
    found = told(
        "The Northern Council called on the world to hold the president to account for the massacre that his forces committed in Lagos on Monday."
    )
    assert not [actor for one in found for actor in one.actors if actor.role == "perpetrator"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A Taliban attack killed nine people in Lagos on Monday.", "perpetrator"),
        ("The Orvik Liberation Front raid killed nine people in Lagos on Monday.", "perpetrator"),
        ("The Red Cross bombing killed two medics in Lagos on Monday.", "victim"),
        ("The Ministry of Defense bombing killed two clerks in Lagos on Monday.", "victim"),
    ],
)
def test_whose_name_stands_before_an_attack_did_it_if_it_fights(text: str, role: str) -> None:
    named = {actor.role for one in told(text) for actor in one.actors if actor.mention is not None and actor.name[0].isupper()}
    assert named == {role}
