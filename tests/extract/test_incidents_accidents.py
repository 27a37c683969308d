"""What befalls vehicles, vessels, buildings and crowds, each one telling with its dead."""

from __future__ import annotations

import pytest

from extract.telling import told, told_with_names
from tallystick.records.mention import IncidentMention


def actual(text: str) -> list[IncidentMention]:
    return [mention for mention in told(text) if mention.realis == "actual"]


def only(text: str) -> IncidentMention:
    found = actual(text)
    assert len(found) == 1, [(mention.type, mention.trigger.of(text)) for mention in found]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "A coach plunged into a gorge near Asmar on Monday, killing at least 14 people.",
        "A lorry careened off a bridge in Asmar on Monday, killing three people.",
        "A packed minibus skidded off a mountain road near Asmar on Friday, killing nine.",
        "A van veered off the road and fell into a canal near Asmar on Monday, killing six.",
        "A tractor overturned near Asmar on Monday, killing four farmhands.",
        "A goods train derailed near Asmar on Monday, injuring 20.",
        "A jeep slammed into a tree near Asmar on Sunday, killing its driver.",
        "A truck ploughed into a queue at a bus stop in Asmar on Friday, killing five people.",
        "A rowing boat capsized off Asmar on Tuesday, leaving eight missing.",
        "The ferry ran aground off Asmar on Tuesday.",
        "A trawler went down off Asmar on Monday with nine men aboard.",
        "A rescue helicopter came down in a field near Asmar on Friday, killing all four aboard.",
        "The airliner overshot the runway at Asmar on Friday, injuring 30.",
        "A balcony gave way in Asmar on Saturday, killing two guests.",
        "The roof of a market hall caved in on Saturday in Asmar, killing 11 shoppers.",
        "At least 30 pilgrims died in a crush at a shrine in Asmar on Friday.",
        "At least 20 people were crushed to death in a stampede in Asmar on Friday.",
        "Two workers were killed in a cave-in at a quarry near Asmar on Tuesday.",
        "Forty people were hurt in a pile-up near Asmar on Sunday.",
        "A gas leak at a dye works in Asmar killed 11 people on Thursday.",
        "More than 40 people died of alcohol poisoning in Asmar last week.",
        "The ferry disaster off Asmar on Friday killed 31.",
        "12 killed as bus falls into ravine near Asmar",
    ],
)
def test_one_accident(text: str) -> None:
    assert only(text).type == "accident"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A man drove a van into a crowd in Asmar on Monday, killing eight people.", "killing"),
        ("A bomber rammed an explosive-laden truck into a checkpoint in Asmar on Monday.", "explosion"),
        ("A missile sank a patrol boat off Asmar on Monday.", "strike"),
    ],
)
def test_what_is_aimed_is_none(text: str, type_: str) -> None:
    assert [mention.type for mention in actual(text)] == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "Shares plunged into the red on Monday.",
        "The government collapsed on Monday after a vote in Asmar.",
        "The singer had a crush on her neighbour.",
        "The leak of the report embarrassed the ministry on Monday.",
        "The buses run over the bridge in Asmar every day.",
    ],
)
def test_figures_of_speech_are_none(text: str) -> None:
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from a bus accident in Asmar rose to 15 on Wednesday.",
        "Officials lowered the death toll from a stampede in Asmar to 56 on Tuesday.",
        "The number of people killed in a fire at an Asmar mill climbed to 58 on Saturday, the mayor said.",
        "Divers found six more bodies on Tuesday at the site of a ferry accident in Asmar.",
        "Families buried the victims of a bus crash in Asmar on Saturday.",
        "The mayor announced on Tuesday three days of mourning for the victims of a blaze in Asmar.",
        "A foreman was charged on Thursday over a mine collapse in Asmar.",
    ],
)
def test_the_day_of_a_count_or_a_find_is_not_the_accidents(text: str) -> None:
    found = only(text)
    assert (found.type, found.when) == ("accident", None)


def test_a_day_after_the_second_verb_dates_both() -> None:
    found = only("An explosion at a mill in Asmar killed nine weavers and left five others trapped on Friday.")
    assert (found.type, found.when is not None) == ("explosion", True)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (
            "A fire swept through a shirt factory in Asmar, the country's second city, on Thursday night, killing at least 41 workers.",
            "accident",
        ),
        ("Nine people were killed in a fire at a hostel in Asmar on Monday.", "accident"),
        ("At least 60 inmates were killed in fighting between two gangs in Asmar on Monday.", "clash"),
        ("Nine people were killed in clashes in Asmar on Monday.", "clash"),
        ("Eleven people were injured in a shooting in Asmar on Monday.", "killing"),
        ("At least nine people were killed when a US drone struck a group of shepherds in Asmar, an elder said.", "strike"),
        ("Two nurses were killed when rebels launched an attack on a clinic in Asmar on Friday.", "strike"),
        ("Nine people died after warplanes carried out strikes on the market of Asmar.", "strike"),
        ("Six people died when a landslide buried their house in Asmar on Monday.", "disaster"),
        ("Gunmen seized a salt works in Asmar on Monday and took 40 foreigners hostage.", "abduction"),
        ("Gunmen raided a school in Asmar on Friday and abducted 60 pupils.", "abduction"),
        ("A prison riot in Asmar left 12 dead on Monday.", "clash"),
    ],
)
def test_the_dead_belong_to_what_killed_them(text: str, type_: str) -> None:
    assert only(text).type == type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A landmine killed four boys near Asmar on Tuesday.", "explosion"),
        ("Four boys were killed by a landmine near Asmar on Tuesday.", "explosion"),
        ("A roadside bomb killed three soldiers in Asmar on Monday.", "explosion"),
        ("Two children died when they stepped on an unexploded shell near Asmar on Friday.", "explosion"),
        ("Five farmers were killed when their cart drove over a mine near Asmar.", "explosion"),
        ("A shell killed four people at a well in Asmar on Monday.", "strike"),
        ("Lightning killed 12 people in Asmar on Sunday.", "disaster"),
        ("Cholera has killed 50 people in Asmar since March.", "disaster"),
        ("A truck killed three pedestrians in Asmar on Friday.", "accident"),
        ("Gunmen killed three pedestrians in Asmar on Friday.", "killing"),
    ],
)
def test_what_kills_gives_the_type(text: str, type_: str) -> None:
    assert only(text).type == type_


def test_landmines_in_general_are_no_occasion() -> None:
    assert not actual("Landmines have killed hundreds of people in the hills.")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Two suicide bombers blew themselves up at a bus station in Asmar on Saturday, killing six people.", ("suicide",)),
        ("Government troops stormed the gas plant in Asmar on Thursday.", ()),
        ("A gas explosion at a coal mine in Asmar killed nine on Friday.", ("explosive",)),
        ("A warplane fired two missiles at a market in Asmar, killing nine.", ("air",)),
        ("Gunmen opened fire on shoppers in Asmar on Monday.", ("gun",)),
        ("A chlorine leak at a factory in Asmar injured 60 workers on Tuesday.", ("chemical",)),
    ],
)
def test_means_are_told_as_means(text: str, means: tuple[str, ...]) -> None:
    assert only(text).means == means


def test_who_is_arrested_is_held_where_the_accident_was_or_nowhere() -> None:
    text = "VELGRAD, May 19 (Reuters) - A coach overturned near Asmar on Monday, killing nine. The driver was arrested on Tuesday."
    crash, arrest = actual(text)
    assert (arrest.type, arrest.place, arrest.place_inherited) == ("detention", crash.place, True)
    text = "VELGRAD, May 19 (Reuters) - A coach overturned on a mountain pass on Monday, killing nine. The driver was arrested on Tuesday."
    assert actual(text)[1].place is None


def test_a_bus_that_burns_in_an_attack_is_no_accident() -> None:
    text = "Rebels attacked a convoy near Asmar on Monday. The first bus caught fire and then the second was burning."
    assert [mention.type for mention in actual(text)] == ["strike"]


def test_the_dead_of_the_next_sentence_are_the_disasters() -> None:
    text = "A dam burst above Asmar on Friday, flooding a canteen. Seven people were killed and 150 were missing, the mayor said."
    assert {mention.type for mention in actual(text)} == {"disaster"}


def test_who_is_shot_dead_is_the_victim_and_left_home_there_and_then() -> None:
    text = "Gunmen shot dead a radio host, Ivo Renn, as he left his home in Asmar on Thursday morning, police said."
    found = only(text)
    assert {(actor.role, actor.name) for actor in found.actors} == {("perpetrator", "Gunmen"), ("victim", "Ivo Renn")}
    assert found.place is not None
    assert found.when is not None


def test_a_day_earlier_is_of_the_verb_before_it() -> None:
    text = "Divers recovered 14 bodies on Saturday from a ferry that sank off Asmar a day earlier, raising the toll to 16, the mayor said."
    assert only(text).when is not None


def test_the_dead_of_the_sentence_after_a_riot_are_the_riots() -> None:
    found = told("Rioting broke out in Velgrad on Sunday after police shot a youth. Three people were killed and 40 were arrested.")
    dead = next(mention for mention in found if any(actor.name == "Three people" for actor in mention.actors))
    assert (dead.type, [actor.name for actor in dead.actors if actor.role == "perpetrator"]) == ("protest", [])


def test_a_collapsed_thing_is_where_the_words_behind_it_say() -> None:
    found, names = told_with_names("Two of the 20 miners trapped in a collapsed shaft near Nairobi were rescued on Sunday.")
    places = {name.id: name.text for name in names}
    assert [places.get(mention.place or "") for mention in found if mention.type == "accident"] == ["Nairobi"]


def test_gas_that_leaked_is_an_accident() -> None:
    found = told("Three people died after gas leaked from a factory in Nairobi on Tuesday.")
    assert [mention.type for mention in found] == ["accident"]
