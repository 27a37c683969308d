"""The incidents adapter: one record in, the set's slots out, from invented text."""

from __future__ import annotations

from eval.predict.incidents import predict

SHOOTING = (
    "ORSOVA, Va. — Two men were killed and three people were wounded when a gunman opened fire outside a tavern in Orsova on Saturday night, "
    "police said.\n\nThe gunman fled. No arrests have been made."
)


def test_a_record_gives_one_shooting_with_its_slots() -> None:
    """The adapter reads what the stages found: day, killed and injured of the one shooting that is told."""
    (answer,) = predict([{"doc_id": "one", "source_corpus": "GVA", "text": SHOOTING, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    assert incident["type"] == "shooting"
    assert incident["date"] == {"start": "2014-05-03", "end": "2014-05-03"}
    assert incident["killed"] == {"low": 2, "high": 2}
    assert incident["injured"] == {"low": 3, "high": 3}


def test_a_group_named_within_stands_beside_its_members() -> None:
    """A register of attacks is answered with names without counts, the group beside its members, and the path from the country down."""
    text = "ARICA, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] Two members of the Velgrad Front murdered four weavers in Valdivia on Friday, police said."
    (answer,) = predict([{"doc_id": "two", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    assert any("weavers" in victim["names"] for victim in incident["victims"])
    assert incident["place"][0].endswith("Valdivia")
    assert incident["place"][0].startswith("Chile")
    assert incident["killed"] == {"low": 4, "high": 4}


def test_a_register_of_nine_countries_sets_what_nobody_places_in_the_country_of_the_report() -> None:
    """A name that leads to no country of the register is given the report's; a victim stands once, by the fullest name."""
    text = "ARICA, 3 MAY 14 -- [TEXT] Gunmen murdered the miller Ana Torv Renner in Kwyx hamlet on Friday. Police said that the murder of Renner was the work of thieves."
    (answer,) = predict([{"doc_id": "three", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    assert incident["place"][0].startswith("Chile")
    assert [victim["names"][0] for victim in incident["victims"]] == ["Ana Torv Renner"]
    assert incident["killed"] == {"low": 1, "high": 1}


def test_a_storm_is_set_in_the_county_of_the_town_that_is_told() -> None:
    """A register kept by county: the town leads to its county, a road that nobody lists to none."""
    told = {"source_corpus": "NOAA Storm Events", "published": None}
    texts = ("Hail broke windows in Lubbock, Texas.", "A large tree fell on Old Varn Mill Road.")
    first, second = predict([{"doc_id": str(n), "text": text, **told} for n, text in enumerate(texts)])
    assert first["incidents"][0]["place"] == ["United States: Texas: Lubbock County: Lubbock"]  # type: ignore[index]
    assert "place" not in second["incidents"][0]  # type: ignore[index]


def test_one_person_is_counted_and_nobody_is_no_victim() -> None:
    """Whoever is killed by name counts as one; 'no one' and people at large are nobody that a register lists."""
    text = (
        "MADRID, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] Gunmen murdered Ana Torv, a judge, in Toledo on Friday, police said. "
        "No one was killed when a bomb exploded in Toledo.\n\nThe country longs for an end to attacks on peasants and workers."
    )
    (answer,) = predict([{"doc_id": "three", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    told = answer["incidents"]
    assert any(incident.get("killed") == {"low": 1, "high": 1} for incident in told)  # type: ignore[attr-defined]
    names = {name.casefold() for incident in told for one in incident.get("victims", []) for name in one["names"]}  # type: ignore[attr-defined]
    assert not names & {"no one", "peasants", "workers"}


def test_every_county_that_is_named_is_told_and_the_dead_of_one_verb_are_added_up() -> None:
    """A storm over two counties lies in both; of a county that many states have the name is told."""
    record = {
        "doc_id": "four",
        "source_corpus": "NOAA Storm Events",
        "text": "Hail fell in Lubbock County, Texas and flooding began across Adams County.",
    }
    (answer,) = predict([record])
    places = answer["incidents"][0]["place"]  # type: ignore[index]
    assert any(path.endswith("Lubbock County") for path in places)
    assert any(path.endswith("Adams County") for path in places)
    text = "MADRID, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] Gunmen murdered six weavers and two maids in Toledo on Friday, police said."
    (answer,) = predict([{"doc_id": "five", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    assert answer["incidents"][0]["killed"] == {"low": 8, "high": 8}  # type: ignore[index]


def test_what_befell_armed_forces_alone_is_left_out_and_a_person_has_all_names() -> None:
    """Soldiers and the lorry that they rode in are no civilians'; whoever is named with a title stands without it as well."""
    told = {"source_corpus": "MUC-4", "published": "2014-05-05"}
    head = "ARICA, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] "
    texts = (
        "Rebels blew up a truck in Valdivia on Friday and killed five soldiers.",
        "Gunmen murdered Father Ana Torv Renner in Valdivia on Friday. Ana Torv was on her way home.",
    )
    first, second = predict([{"doc_id": str(n), "text": head + text, **told} for n, text in enumerate(texts)])
    assert first["incidents"] == []
    (incident,) = second["incidents"]  # type: ignore[misc]
    assert {"Ana Torv Renner", "Ana Torv"} <= set(incident["victims"][0]["names"])


def test_a_register_of_attacks_leaves_out_each_who_fights_among_the_harmed() -> None:
    """Soldiers beside civilians are no victims that a register of attacks on civilians lists, nor is the armed group whose rebels did it hit."""
    text = (
        "ARICA, 3 MAY 14 -- [TEXT] Three teachers and two soldiers were murdered in Valdivia on Friday, police said. "
        "Velgrad Front rebels shot at the school and burned a helicopter."
    )
    (answer,) = predict([{"doc_id": "four", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    harmed = [one["names"][0] for incident in answer["incidents"] for slot in ("victims", "targets") for one in incident.get(slot, ())]  # type: ignore[attr-defined]
    assert "teachers" in harmed
    assert not {"soldiers", "helicopter", "Velgrad Front"} & set(harmed)


def test_nobody_is_given_for_a_bombing_that_nobody_is_said_to_have_done() -> None:
    """A group that is named beside it, or whose war it is, did not do it by that."""
    text = "ARICA, 3 MAY 14 -- [TEXT] A bomb exploded at a bank in Valdivia on Friday. The Velgrad Liberation Front (VLF) wants to go on with the war."
    (answer,) = predict([{"doc_id": "five", "source_corpus": "MUC-4", "published": "2014-05-05", "text": text}])
    assert answer["incidents"][0]["type"] == "bombing"  # type: ignore[index]
    assert "perpetrators" not in answer["incidents"][0]  # type: ignore[index]


def test_the_assassination_of_one_counts_one_and_a_country_gives_way_to_its_town() -> None:
    """Whoever is told as murdered is one dead without a number; 'the country' told beside a town adds nothing to it."""
    text = (
        "ARICA, 3 MAY 14 -- [TEXT] The church condemned the assassination of the bishop in Valdivia on Friday. "
        "The attack in Chile on Friday was the worst this year, and the attack shook all of Chile."
    )
    (answer,) = predict([{"doc_id": "six", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    incident = answer["incidents"][0]  # type: ignore[index]
    assert incident["killed"] == {"low": 1, "high": 1}
    assert incident["place"][0].endswith("Valdivia")


def test_whom_a_name_describes_is_counted_once_and_the_rest_beside_its_whole_is_added() -> None:
    """'Six weavers and two more people' are eight; 'the owner of the mill, Ana Torv' is one; soldiers beside them are left out."""
    record = {"doc_id": "seven", "source_corpus": "MUC-4", "published": "2014-05-05"}
    head = "ARICA, 3 MAY 14 -- [TEXT] "
    texts = (
        "Six weavers and two more people were murdered in Valdivia on Friday.",
        "The owner of the biggest mill in Valdivia, Ana Torv, was murdered on Friday.",
        "Five soldiers and three teachers were killed when a bomb exploded at a school in Valdivia on Friday.",
    )
    told = [answer["incidents"][0] for answer in predict([{**record, "text": head + text} for text in texts])]  # type: ignore[index]
    assert told[0]["killed"] == {"low": 8, "high": 8}
    assert told[1]["killed"] == {"low": 1, "high": 1}
    assert told[2]["killed"] == {"low": 3, "high": 3}


def test_a_victim_told_by_office_and_by_name_is_one() -> None:
    """'A judge' is the Judge Ana Torv of the next sentence, by her name."""
    text = "ARICA, 3 MAY 14 -- [TEXT] A judge was murdered in Valdivia on Friday. Judge Ana Torv had led a trial of smugglers."
    (answer,) = predict([{"doc_id": "eight", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    (victim,) = answer["incidents"][0]["victims"]  # type: ignore[index]
    assert victim["names"][0] == "Ana Torv"


def test_attempts_and_fires_are_listed_by_their_types() -> None:
    """A bomb that was made harmless is an attempt that the register lists; buses that are burned are arson."""
    record = {"doc_id": "nine", "source_corpus": "MUC-4", "published": "2014-05-05"}
    head = "ARICA, 3 MAY 14 -- [TEXT] "
    texts = (
        "A bomb placed by rebels at a bank in Valdivia was defused by the police on Friday.",
        "Rebels set fire to three buses in Valdivia on Friday.",
    )
    told = [answer["incidents"][0] for answer in predict([{**record, "text": head + text} for text in texts])]  # type: ignore[index]
    assert [incident["type"] for incident in told] == ["bombing", "arson"]
    assert "rebels" in told[0]["perpetrators"][0]["names"]
    assert "bank" in told[0]["targets"][0]["names"]


def test_a_band_its_force_and_a_quarter_are_given_as_a_register_writes_them() -> None:
    """'A group of masked men' are masked men too, the army stands beside its soldiers, and the quarter behind its town."""
    record = {"doc_id": "ten", "source_corpus": "MUC-4", "published": "2014-05-05"}
    head = "ARICA, 3 MAY 14 -- [TEXT] "
    texts = (
        "A group of masked men in a car murdered the businessman Ana Torv in Valdivia on Friday, in the Kwyx neighborhood.",
        "Soldiers of the Norlandic army murdered two teachers in Valdivia on Friday.",
    )
    first, second = (answer["incidents"][0] for answer in predict([{**record, "text": head + text} for text in texts]))  # type: ignore[index]
    assert "masked men" in first["perpetrators"][0]["names"]
    assert "businessman Ana Torv" in first["victims"][0]["names"]
    assert first["place"][0].endswith("Kwyx")
    names = [name.casefold() for one in second["perpetrators"] for name in one["names"]]
    assert {"soldiers", "army"} <= set(names)


def test_whoever_is_arrested_over_a_bombing_was_not_abducted() -> None:
    """The captured of a bombing are its suspects."""
    text = "ARICA, 3 MAY 14 -- [TEXT] A bomb exploded at a bank in Valdivia on Friday. Two men were captured after the explosion."
    (answer,) = predict([{"doc_id": "eleven", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    assert all("abducted" not in incident for incident in answer["incidents"])  # type: ignore[attr-defined]


def test_a_noun_is_named_with_less_and_with_more_of_what_describes_it() -> None:
    """Whom and what the report names by a noun is given by the noun alone and with what stands before and behind it; a force beside its people."""
    text = "ARICA, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] Three army soldiers wearing masks shot up the old post office of the harbor in Valdivia on Friday and killed two tired weavers."
    (answer,) = predict([{"doc_id": "four", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    doers = [set(one["names"]) for one in incident["perpetrators"]]
    assert any({"soldiers", "army soldiers", "soldiers wearing masks"} <= names for names in doers)
    assert any("army" in names for names in doers)
    assert any({"weavers", "tired weavers"} <= set(one["names"]) for one in incident["victims"])
