"""What was hit, by whom, and what is told without being an incident at all: bombs thrown and laid, fires set, damage told after the blast."""

from __future__ import annotations

import pytest

from extract.telling import told, told_with_names
from tallystick.records.report import Dateline, Span


def actors(text: str, role: str) -> list[str]:
    return [actor.name for mention in told(text) for actor in mention.actors if actor.role == role]


@pytest.mark.parametrize(
    ("text", "type_", "targets"),
    [
        ("A bomb exploded in front of the hotel on Monday.", "explosion", ("hotel",)),
        ("Two bombs went off at a pharmacy on Monday.", "explosion", ("pharmacy",)),
        ("Masked men threw a grenade at a bus on Monday.", "explosion", ("bus",)),
        ("A missile struck an airbase near Velgrad on Monday.", "strike", ("airbase",)),
        ("Rebels placed a bomb at the ministry on Monday.", "explosion", ("ministry",)),
        ("A ticket booth was destroyed by a bomb on Monday.", "explosion", ("ticket booth",)),
        ("Rebels set fire to three trucks on Monday.", "other", ("trucks",)),
        ("Rebels burned two buses on Monday.", "other", ("buses",)),
        ("Rebels set two trucks loaded with timber on fire on Monday.", "other", ("trucks",)),
        ("A bomb destroyed eleven business establishments on Monday.", "explosion", ("business establishments",)),
        ("The mill was the target of three bomb attacks in Velgrad on Monday.", "explosion", ("mill",)),
    ],
)
def test_what_a_bomb_or_a_fire_hits(text: str, type_: str, targets: tuple[str, ...]) -> None:
    found = [mention for mention in told(text) if mention.realis == "actual"]
    assert [mention.type for mention in found] == [type_]
    assert found[0].targets == targets


def test_a_bomb_that_was_made_harmless_went_off_nowhere() -> None:
    assert [mention.realis for mention in told("A bomb placed by rebels was defused on Monday.")] == ["negated"]


def test_what_a_city_is_no_target_of_a_bomb_that_explodes_in_it() -> None:
    """A town is where it was, and nothing that was hit."""
    assert [mention.targets for mention in told("A bomb exploded in the city of Velgrad on Monday.")] == [()]


def test_damage_told_right_after_the_blast_is_what_it_hit() -> None:
    found = told("Two explosions shook Velgrad on Monday. A bank and a restaurant were badly damaged.")
    assert found[0].targets == ("bank", "restaurant")


def test_damage_long_after_the_blast_is_not_taken_for_its_own() -> None:
    found = told(
        "Two explosions shook Velgrad on Monday. Nobody was there. Trains ran as usual. Schools stayed open. In Orsova a bank was damaged."
    )
    assert found[0].targets == ()


def test_the_crime_committed_by_somebody_is_the_attack_just_told() -> None:
    text = "Two students were murdered in Velgrad on Monday. This crime committed by the Northern Front has shaken the town."
    assert "Northern Front" in " ".join(actors(text, "perpetrator"))
    assert [mention.type for mention in told(text)] == ["killing", "killing"]


def test_a_crime_without_an_attack_before_it_tells_of_nothing() -> None:
    assert told("This crime committed by the Northern Front has shaken the town.") == ()


def test_the_object_of_two_verbs_is_that_of_both() -> None:
    """'had kidnapped and sentenced him': the group is nobody's victim."""
    text = "The Northern Front had kidnapped and threatened the engineer."
    assert actors(text, "victim") == ["the engineer"]


@pytest.mark.parametrize(
    "text",
    [
        "A political crisis exploded in the country on Monday.",
        "The candidate sharply attacked the president on Monday.",
        "The country longs for an end to murders and attacks on officials.",
        "The group ordered its members to take hostages.",
    ],
)
def test_figures_of_speech_orders_and_wishes_are_no_attack(text: str) -> None:
    assert [mention for mention in told(text) if mention.realis == "actual"] == []


def test_who_died_in_a_crash_was_not_murdered() -> None:
    found = told("A plane crashed into an orchard near Velgrad on Monday, destroying two barns and killing nine pickers.")
    assert "accident" in {mention.type for mention in found}
    assert "killing" not in {mention.type for mention in found}


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Another explosion shook the port of Velgrad on Monday.", True),
        ("A second bomb went off in Velgrad on Monday.", True),
        ("Two more explosions took place in Velgrad on Monday.", True),
        ("Another reporter was shot in Velgrad on Monday.", True),
        ("An explosion shook the port of Velgrad on Monday.", False),
        ("The second blast killed two men in Velgrad on Monday.", False),
    ],
)
def test_one_more_is_said_to_be_another(text: str, anew: bool) -> None:
    assert [mention.anew for mention in told(text)] == [anew]


def test_who_was_riddled_with_bullets_was_shot() -> None:
    assert [mention.type for mention in told("The judge was riddled with bullets near her home in Velgrad on Monday.")] == ["killing"]


def test_what_rebels_destroyed_they_struck() -> None:
    found = told("Rebels destroyed a suspension bridge near Velgrad on Monday.")
    assert [(mention.type, mention.targets) for mention in found] == [("strike", ("suspension bridge",))]


def placed(text: str, dateline: str) -> str | None:
    start = text.index(dateline)
    place_span = Span(start, start + len(dateline))
    found, names = told_with_names(text, dateline=Dateline(span=place_span, place=dateline, place_span=place_span))
    return next((name.text for name in names if name.id == found[0].place), None)


def test_a_report_sent_from_another_country_sets_nothing_where_it_was_sent_from() -> None:
    """Where the words name no place, the country that the report speaks of holds it, not the town of its dateline."""
    told_of = "Two engineers were murdered by gunmen. The Norwegian president said so. Norwegian troops left. The law of Norway is strict."
    assert placed("Madrid: " + told_of, "Madrid") == "Norway"
    assert placed("Oslo: " + told_of, "Oslo") == "Oslo"


def test_a_meeting_with_other_leaders_is_another_one() -> None:
    found = told("The president met the queen in Velgrad. The president is meeting other leaders this week.")
    assert [(mention.type, mention.anew) for mention in found] == [("meeting", False), ("meeting", True)]


def test_what_claims_a_killing_in_the_passive_did_it() -> None:
    assert actors("The killing of two priests in Velgrad was claimed by the Northern Front.", "perpetrator") == ["Northern Front"]


@pytest.mark.parametrize(
    "text",
    [
        "The junta slaughtered 40,000 villagers.",
        "Death squads have killed many judges and officers.",
    ],
)
def test_the_dead_of_years_are_no_one_occasion(text: str) -> None:
    assert [mention.realis for mention in told(text) if mention.type == "killing"] == ["generic"]


def test_seized_rifles_and_a_growing_population_are_no_attack() -> None:
    assert [m for m in told("Rebels seized 63 rifles and thousands of rounds.") if m.type == "abduction"] == []
    assert told("The ministers discussed the population explosion.") == ()


def test_whose_engineers_they_were_does_not_place_what_befell_them() -> None:
    """'two Norway engineers' were killed anywhere."""
    assert told("Gunmen murdered two U.S. engineers on Monday.")[0].place is None


def test_whom_a_sentence_blames_without_saying_for_what_is_blamed_for_the_attack_just_told() -> None:
    text = "Two priests were murdered in Velgrad on Monday. The army denied everything and blamed the Northern Front."
    assert actors(text, "perpetrator") == ["Northern Front"]
    assert actors("The army blamed the Northern Front.", "perpetrator") == []
    text = "Two priests were murdered in Velgrad on Monday. The minister blamed the Northern Front for the price of bread."
    assert actors(text, "perpetrator") == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Two more explosions took place in Velgrad on Monday.", "explosion"),
        ("Two bodies were found shot to death in a park in Velgrad on Monday.", "killing"),
    ],
)
def test_what_happened_though_it_is_told_as_more_or_as_found(text: str, type_: str) -> None:
    assert [(mention.type, mention.realis) for mention in told(text)] == [(type_, "actual")]


def test_bodies_found_shot_are_those_it_was_done_to() -> None:
    assert actors("Two workers were found shot to death in Velgrad on Monday.", "victim") == ["Two workers"]


def test_who_witnessed_an_attack_did_not_suffer_it() -> None:
    assert actors("Three porters witnessed the shooting of a nurse in Velgrad on Monday.", "victim") == ["a nurse"]


def test_a_stoppage_that_an_armed_group_calls_is_no_strike_from_the_air() -> None:
    assert [mention.type for mention in told("The Red Front called an armed strike in Velgrad on Monday.")] == ["protest"]


@pytest.mark.parametrize(
    "text",
    [
        "Our air defence shot down 14 drones over the Velgrad region.",
        "Air defence units destroyed nine enemy missiles overnight.",
        "Thirty-nine of the drones were shot down, the air force said.",
        "The air force said it downed 39 drones.",
    ],
)
def test_drones_shot_down_are_no_attack_on_anybody(text: str) -> None:
    assert [mention.type for mention in told(text)] == []


@pytest.mark.parametrize(
    "text", ["Rebels shot down an army helicopter near Velgrad.", "The navy shot down a military drone over the strait."]
)
def test_an_aircraft_shot_down_is_told(text: str) -> None:
    assert [mention.type for mention in told(text)] == ["strike"]


def test_the_name_may_stand_behind_the_day_of_the_murder() -> None:
    assert actors("The murder on 12 May of Ana Torv shocked Velgrad.", "victim") == ["Ana Torv"]
    assert actors("The murder in May of last year shocked Velgrad.", "victim") == []


def test_what_is_downed_or_blown_up_is_hit_and_no_victim() -> None:
    assert actors("Rebels attacked two helicopters in Velgrad on Monday.", "victim") == []


@pytest.mark.parametrize(
    "text",
    [
        "Journalists have been murdered.",
        "He said nothing about the murder of activists.",
        "The law rests on the killing of some 9,000 farmers.",
    ],
)
def test_people_at_large_are_no_occasion(text: str) -> None:
    assert {mention.realis for mention in told(text)} <= {"generic"}


def test_a_social_explosion_blows_nothing_up() -> None:
    assert told("The loans put off a social explosion in Velgrad.") == ()


def test_the_capital_of_a_province_is_the_place_and_not_the_province() -> None:
    found, names = told_with_names("In Orsova, the capital of Tessel province, a school was bombed on Monday.")
    by_id = {name.id: name.text for name in names}
    assert [by_id.get(mention.place or "") for mention in found] == ["Orsova"]


def test_members_of_an_order_are_people() -> None:
    found = [actor.name for mention in told("Six Jesuits were murdered in Velgrad on Monday.") for actor in mention.actors]
    assert found == ["Six Jesuits"] or found == ["Jesuits"]
