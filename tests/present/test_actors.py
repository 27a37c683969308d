"""One state's forces are one actor, whatever a report calls them; those who fight it are another."""

import pytest

from tallystick.present.actors import actor_key
from tallystick.records.account import Entity, EntityType, Incident, NamedActor, Responsibility
from tallystick.records.mention import Certainty


def key(name, entity=None, others=(), entities=None):
    claims = [Responsibility(actor=NamedActor(name=n, entity=e), by=(), certainty=Certainty.STATED) for n, e in ((name, entity), *others)]
    return actor_key(Incident(id="inc", evidence=(), type="strike", title="strike", perpetrators=tuple(claims)), claims[0], entities)


@pytest.mark.parametrize(
    "name", ["Norwegian", "Norwegian troops", "a Norwegian warplane", "the Norwegian armed forces", "Norway", "Norway’s army"]
)
def test_one_states_forces_are_one(name):
    assert key(name) == "state:NO"


@pytest.mark.parametrize("name", ["Norwegian rebels", "Norwegians", "Norwegian fighters", "Norwegian opposition", "Northern Front"])
def test_rebels_of_a_state_are_not_the_state(name):
    assert not key(name).startswith("state:")


def test_a_description_that_holds_a_name_is_the_named():
    assert key("fighters of the Northern Front", others=[("Northern Front", "ent_1")]) == "ent_1"


@pytest.mark.parametrize("name", ["government forces", "the regime", "regime troops", "the government"])
def test_the_government_is_that_of_the_one_state_that_is_named(name):
    assert key(name, others=[("Norwegian army", None), ("Northern Front", "ent_1")]) == "state:NO"
    assert not key(name, others=[("Norwegian army", None), ("Swedish jets", None)]).startswith("state:")
    assert not key(name, others=[("Northern Front", "ent_1")]).startswith("state:")


def test_the_army_alone_may_be_anybodys():
    assert not key("the army", others=[("Norwegian warplanes", None)]).startswith("state:")


PERSON = Entity(id="ent_p", type=EntityType.PERSON, name="Ivo Renn")
OTHER = Entity(id="ent_o", type=EntityType.PERSON, name="Tor Lind")


@pytest.mark.parametrize("name", ["the gunman", "two masked men", "A 20-year-old man", "suspect", "lone attacker"])
def test_whoever_did_it_is_the_one_person_whom_others_name(name):
    entities = {one.id: one for one in (PERSON, OTHER)}
    assert key(name, others=[("Ivo Renn", "ent_p")], entities=entities) == "ent_p"
    assert key(name, others=[("Ivo Renn", "ent_p"), ("Tor Lind", "ent_o")], entities=entities) == "whoever"
    assert key(name, others=[("Northern Front", "ent_1")], entities=entities) == "whoever"


@pytest.mark.parametrize("name", ["islamist gunmen", "rebel fighters", "police", "Kurdish gunmen"])
def test_who_is_told_more_of_is_not_whoever(name):
    assert key(name, others=[("Ivo Renn", "ent_p")], entities={"ent_p": PERSON}) != "ent_p"
