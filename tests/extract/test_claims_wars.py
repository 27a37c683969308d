"""What a whole war cost, and whose raids they were: numbers that are of no town told beside them."""

from __future__ import annotations

from extract.test_claims import placed


def test_the_cost_of_a_war_is_of_the_country_and_not_of_the_town_told_before() -> None:
    text = (
        "Shells killed 12 people in Nairobi, a city in central Kenya, on Friday. A mortar hit Lagos. "
        "The civil war, which grew out of protests in 2021, has killed more than 90,000 people and displaced millions. "
        "Since then about 400 journalists have fled."
    )
    assert placed(text)[:3] == [(12, "Nairobi"), (90001, "Kenya"), (2_000_000, "Kenya")]
    text = "A mortar killed two people in Lagos. At least 300,000 have died since Kenya's conflict broke out. An NGO puts the toll of the war at 470,000."
    assert [place for number, place in placed(text) if number and number > 1000] == ["Kenya", "Kenya"]


def test_the_dead_of_a_battle_in_a_war_are_of_its_town() -> None:
    text = "The war in Kenya goes on. Some 120 people were killed in the fighting in Lagos on Friday. A monitor of the war said 150 died there."
    assert [place for number, place in placed(text) if number and number > 100] == ["Lagos", "Lagos"]


def test_whose_raids_they_are_is_not_where_they_fell() -> None:
    text = "Six civilians were among the 34 people killed in U.S. air raids on the city of Nairobi on Sunday, a monitor said."
    assert placed(text) == [(6, "Nairobi"), (34, "Nairobi")]


def test_who_flees_the_country_is_of_the_country_told_of_and_not_of_the_one_named_last() -> None:
    text = (
        "Shells fell on Nairobi, in western Kenya, for a third day of Norway's invasion. Envoys from Uganda came to Nairobi by train. "
        "The number of people who fled the country passed 2 million."
    )
    assert placed(text)[-1] == (2_000_001, "Kenya")


def test_the_city_that_is_the_subject_has_the_people_counted_before_it() -> None:
    text = "Rain fell on St. Patrick’s Day in Lagos. A city with about 40,000 residents, Nairobi is cut off, though thousands of people have been able to leave."
    assert [place for _, place in placed(text)] == ["Nairobi", "Nairobi"]
