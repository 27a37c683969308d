"""One state's forces are one actor, whatever a report calls them; those who fight it are another."""

import pytest

from tallystick.present.actors import actor_key
from tallystick.records.account import Incident, NamedActor, Responsibility
from tallystick.records.mention import Certainty


def key(name, entity=None, others=()):
    claims = [Responsibility(actor=NamedActor(name=n, entity=e), by=(), certainty=Certainty.STATED) for n, e in ((name, entity), *others)]
    return actor_key(Incident(id="inc", evidence=(), type="strike", title="strike", perpetrators=tuple(claims)), claims[0])


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
