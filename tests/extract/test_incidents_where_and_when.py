"""Where and when a telling is set that its own clause leaves open, and words that tell of something at all."""

from __future__ import annotations

import pytest
from tests.extract.telling import told, told_with_names

from tallystick.records.mention import NameKind


def places(text: str) -> dict[str, str | None]:
    """The place by the trigger's words."""
    mentions, names = told_with_names(text)
    by_id = {name.id: name.text for name in names}
    return {mention.trigger.of(text): by_id.get(mention.place or "") for mention in mentions if mention.realis == "actual"}


def test_the_incident_that_happened_is_what_was_told_before() -> None:
    text = "One person was killed during gunfire at an inn. The incident happened at 1:30 a.m. on Friday in Mombasa. Police were there."
    (gunfire,) = told(text)
    assert gunfire.when is not None
    assert not gunfire.when_inherited
    assert places(text) == {"gunfire": "Mombasa"}


def test_the_incident_that_happened_changes_no_day_of_its_own() -> None:
    (blast,) = told("A blast in Mombasa killed two people on Monday. It happened at noon on Tuesday in Nairobi.")
    (alone,) = told("A blast in Mombasa killed two people on Monday.")
    assert (blast.when, blast.place) == (alone.when, alone.place)


def test_those_hit_at_what_they_did_were_hit_where_they_did_it() -> None:
    assert places("A gunman attacked a police motorcade carrying detainees at Mombasa.") == {"attacked": "Mombasa"}
    assert places("A gunman attacked a man wanted in Mombasa.") == {"attacked": None}


def test_tanks_that_storm_a_town_are_no_storm_of_its_name() -> None:
    text = "Some 60 die as Xavian tanks storm Mombasa."
    assert places(text) == {"storm": "Mombasa"}
    _, names = told_with_names("Tropical storm Mombasa killed two people on Monday.")
    assert [name.kind for name in names] == [NameKind.EVENT]


def test_the_day_of_what_it_is_the_worst_since_is_not_its_day() -> None:
    text = "In the worst disaster since the invasion of Xavia in March 2023, 700 pilgrims died in a stampede in Nairobi."
    when = {mention.trigger.of(text): mention.when for mention in told(text)}
    assert when["stampede"] is None
    assert when["invasion"] is not None


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The town of Asmar saw one of the worst massacres of its history.", False),
        ("The deadliest massacre of the year struck Asmar.", False),
        ("The massacre struck Asmar.", True),
        ("The latest massacre struck Asmar.", True),
    ],
)
def test_the_worst_attack_takes_up_none(text: str, definite: bool) -> None:
    assert [mention.definite for mention in told(text) if mention.type == "killing"] == [definite]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A bomb near a church in Mombasa leaves 18 dead and 50 injured.", "explosion"),
        ("A man was arrested after a shooting incident at a school in Mombasa left two dead.", "killing"),
        ("Xavia blames the Red Front for two bombs that kill 35 people near offices in Mombasa.", "killing"),
    ],
)
def test_words_that_tell_of_an_attack(text: str, type_: str) -> None:
    assert type_ in {mention.type for mention in told(text) if mention.realis == "actual"}


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("Mombasa is regularly targeted by air strikes.", False),
        ("Rebels often shell the town of Mombasa.", False),
        ("Mombasa was targeted by air strikes on Monday.", True),
    ],
)
def test_what_is_done_often_is_no_attack_in_particular(text: str, actual: bool) -> None:
    assert bool([mention for mention in told(text) if mention.realis == "actual"]) is actual


def test_a_military_action_is_not_the_attack_told_before() -> None:
    text = "A bomb killed nine people in Mombasa on Monday. The president ordered the first direct military action in response."
    assert "action" not in places(text)
    assert "action" in places("A bomb killed nine people in Mombasa on Monday. The Red Front claimed the action.")


@pytest.mark.parametrize(
    "text", ["A bomb squad left the hall on Monday.", "They fear bombs that kill people.", "The bombs that kill thousands are made here."]
)
def test_words_that_tell_of_none(text: str) -> None:
    assert not [mention for mention in told(text) if mention.realis == "actual"]


def test_a_suicide_truck_bomber_is_a_suicide_bomber() -> None:
    (strike,) = told("Thirty died when a suicide truck bomber struck a barracks in Mombasa.")
    assert "suicide" in strike.means


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("More than 50 people were killed on Sunday. They died locked in a van on the outskirts of Kharkiv.", "Kharkiv"),
        ("Nine miners were killed on Monday. The bodies were found in a pit near Kharkiv.", "Kharkiv"),
        ("Nine miners were killed on Monday. They died in a hospital in Kharkiv.", None),
        ("Nine miners were killed in Odesa on Monday. They died in Kharkiv.", "Odesa"),
    ],
)
def test_where_they_died_is_where_they_were_killed(text: str, place: str | None) -> None:
    mentions, names = told_with_names(text)
    assert [next((n.text for n in names if n.id == mention.place), None) for mention in mentions] == [place]


def test_a_place_that_labels_a_line_is_where_it_happened() -> None:
    mentions, names = told_with_names("Kenya fire: Over 20 killed, scores injured in paint factory blast")
    assert [next(n.text for n in names if n.id == mention.place) for mention in mentions] == ["Kenya"]
