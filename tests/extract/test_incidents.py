from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.extract.incidents import find_incidents
from tallystick.extract.names import find_names
from tallystick.extract.times import find_times
from tallystick.lexicon.incidents import NOUN_TYPES, TYPE_BY_NAME, TYPES, VERB_TYPES
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import Certainty, IncidentMention
from tallystick.records.report import Report

CONTRACT_TYPES = set(
    "strike clash ground_advance explosion killing abduction detention release prisoner_exchange evacuation rescue displacement siege curfew "
    "protest meeting negotiation statement visit sanction aid appointment disaster accident other".split()
)


@lru_cache(maxsize=1)
def parser() -> ReaderParser:
    return ReaderParser()


def told(text: str) -> tuple[IncidentMention, ...]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(parser().parse([report])))
    names = find_names(report, parsed)
    return find_incidents(report, parsed, names, find_times(report, parsed), ())


def only(text: str) -> IncidentMention:
    found = [mention for mention in told(text) if mention.realis in {"actual", "planned"}]
    assert len(found) == 1, [(m.type, m.trigger.of(text)) for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The harbour of Velgrad was bombed on Monday.", "strike"),
        ("Rockets hit two schools in Velgrad on Monday.", "strike"),
        ("Nine people queueing for water were killed when rebel forces shelled the market.", "strike"),
        ("Loud explosions thundered across the capital before dawn.", "explosion"),
        ("Gunfire erupted outside a bar on Harlow Street late on Saturday.", "killing"),
        ("A man opened fire on shoppers in Velgrad on Friday.", "killing"),
        ("Police arrested two men in Velgrad on Friday.", "detention"),
        ("A third suspect was taken into custody on Friday.", "detention"),
        ("About 900 residents managed to leave the town on Tuesday.", "evacuation"),
        ("Floods swept through the Orsova valley on Sunday, killing six people.", "disaster"),
        ("Cyclone Berta struck the east coast on Friday.", "disaster"),
        ("A bus crashed near Velgrad on Sunday, killing four people.", "accident"),
        ("The two presidents met in Velgrad on Wednesday.", "meeting"),
        ("Twelve miners were kidnapped near Velgrad on Monday.", "abduction"),
        ("The captured pilot was exchanged for five soldiers on Monday.", "prisoner_exchange"),
        ("The mayor imposed a curfew on Monday.", "curfew"),
    ],
)
def test_types(text: str, type_: str) -> None:
    assert only(text).type == type_


@pytest.mark.parametrize(
    "text",
    [
        "The ministers struck a deal on Monday.",
        "He suffered a heart attack on Monday.",
        "The company released its annual report on Monday.",
        "The plan faced a storm of protest letters.",
        "The team met its target for the year.",
        "Shares crashed after the market opened.",
    ],
)
def test_words_that_tell_of_nothing(text: str) -> None:
    assert [m for m in told(text) if m.realis == "actual" and m.type not in {"protest"}] == []


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The board is expected to meet in the old harbour on Wednesday.", "planned"),
        ("The rebels threatened to attack the port.", "hypothetical"),
        ("The army did not bomb the village.", "negated"),
        ("People hid in cellars to avoid shelling.", "hypothetical"),
        ("The army denied bombing the village.", "negated"),
    ],
)
def test_what_did_not_happen_is_not_told_as_if_it_had(text: str, realis: str) -> None:
    found = told(text)
    assert found
    assert all(m.realis != "actual" for m in found), found
    if realis == "planned":
        assert [m.realis for m in found] == ["planned"]


def test_the_span_is_the_clause_without_attribution_and_without_its_neighbours() -> None:
    text = "Police said two men were arrested in Velgrad on Friday, and the mayor thanked them."
    assert only(text).span.of(text) == "two men were arrested in Velgrad on Friday"


def test_one_telling_for_cause_and_casualties() -> None:
    text = "A shooting on Harlow Street left one man dead and nine people hurt."
    found = only(text)
    assert found.trigger.of(text) == "shooting"
    assert found.type == "killing"


def test_who_did_it_and_to_whom() -> None:
    text = "Rebel forces shelled a maternity hospital in Velgrad on Monday."
    found = only(text)
    assert [(a.role, a.name) for a in found.actors if a.role == "perpetrator"] == [("perpetrator", "Rebel forces")]
    assert found.targets == ("maternity hospital",)


def test_the_weapon_is_no_perpetrator() -> None:
    found = only("Rockets hit two schools in Velgrad on Monday.")
    assert [a for a in found.actors if a.role == "perpetrator"] == []


def test_accusation_names_a_perpetrator_with_doubt() -> None:
    text = "The government accused the rebels of shelling the market on Monday."
    accused = [a for m in told(text) for a in m.actors if a.role == "perpetrator"]
    assert [a.name.removeprefix("the ") for a in accused] == ["rebels"]
    assert accused[0].certainty is not None


def test_another_of_its_kind_told_for_comparison() -> None:
    text = "The shooting mirrors another that occurred on Harlow Street in June 2024."
    found = [m for m in told(text) if "another" in m.span.of(text) and m.trigger.of(text) == "another"]
    assert [m.type for m in found] == ["killing"]
    assert found[0].background


def test_definite_noun_and_means() -> None:
    found = told("Warplanes bombed the town on Monday. The attack lasted an hour.")
    assert [m.definite for m in found] == [False, True]
    assert "air" in found[0].means


def test_a_paragraph_s_opening_day_sets_what_follows() -> None:
    found = [
        m for m in told("On 7 May 2031, a man walked into a bakery in Velgrad. He opened fire on the customers.") if m.type == "killing"
    ]
    assert found[-1].when is not None
    assert found[-1].when_inherited


def test_every_type_of_the_contract_has_its_codes_and_no_word_two_types() -> None:
    assert {entry.name for entry in TYPES} == CONTRACT_TYPES
    assert set(VERB_TYPES.values()) | set(NOUN_TYPES.values()) <= CONTRACT_TYPES
    assert sum(len(entry.nouns) for entry in TYPES) == len(NOUN_TYPES)
    assert sum(len(entry.verbs) for entry in TYPES) == len(VERB_TYPES)
    assert TYPE_BY_NAME["disaster"].acled is None


def test_spans_hold_their_triggers_and_ids_are_unique() -> None:
    text = "Rockets hit Velgrad on Monday, killing six. The attack followed talks in Orsova. Police arrested nine people."
    found = told(text)
    assert all(m.span.covers(m.trigger) for m in found)
    assert len({m.id for m in found}) == len(found)


def in_words(text: str, type_: str) -> tuple[str | None, str | None]:
    """The place and the time of the one telling of the type, as printed."""
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(parser().parse([report])))
    names, times = find_names(report, parsed), find_times(report, parsed)
    found = [m for m in find_incidents(report, parsed, names, times, ()) if m.type == type_ and m.realis == "actual"]
    assert found, text
    place = next((name.text for name in names if name.id == found[0].place), None)
    return place, next((time.span.of(text) for time in times if time.id == found[0].when), None)


def test_where_somebody_comes_from_is_no_place_of_the_incident() -> None:
    assert in_words("Anna Renner, 25, of Cleveland, was killed in the shooting.", "killing")[0] is None
    assert in_words("Anna Renner, 25, of Cleveland, was killed in the shooting in Toledo.", "killing")[0] == "Toledo"


def test_an_arrest_takes_no_day_or_place_from_the_shooting_it_is_for() -> None:
    text = "Police in Dayton arrested a man on Thursday over Sunday's shooting in Toledo."
    assert in_words(text, "detention") == ("Dayton", "Thursday")
    place, time = in_words(text, "killing")
    assert place == "Toledo"
    assert time is not None
    assert "Sunday" in time


def test_the_day_of_the_outer_verb_is_not_that_of_the_attack() -> None:
    assert in_words("Survivors of the attack met the mayor of Toledo on Monday.", "strike")[1] is None


def test_a_publication_stamp_dates_no_incident() -> None:
    assert in_words("20 May 2031\nRebels shelled a market in Aleppo.", "strike")[1] is None
    assert in_words("On 20 May 2031 rebels shelled a market in Aleppo.", "strike")[1] is not None


def test_that_attack_is_of_the_time_told_before() -> None:
    found = told("The raid mirrors an attack that hit Toledo in June 2024. In that attack, nine people were killed.")
    assert found[-1].background
    assert not told("A raid hit Toledo on Monday. In that raid, nine people were killed.")[-1].background


def test_arrests_after_the_shooting_are_set_where_it_was() -> None:
    text = "Two people died in a shooting in Toledo. Police made three arrests after the shooting."
    assert in_words(text, "detention")[0] == "Toledo"


def test_a_place_taken_over_is_the_finest_of_its_chain() -> None:
    text = "On Monday a clerk came to a bakery in Toledo, Ohio. Minutes later he opened fire and five people died."
    assert in_words(text, "killing")[0] == "Toledo"


def test_who_shoots_is_not_shot() -> None:
    found = only("A clerk shot and killed his cousin and two nurses in Toledo.")
    assert [actor.name for actor in found.actors if actor.role == "victim"] == ["his cousin", "two nurses"]


def test_what_is_named_to_compare_is_of_another_time() -> None:
    text = "In a speech on the flood the mayor made references to Mount Orva, the raids on Aleppo and the bombing of Dresden."
    assert all(mention.background for mention in told(text) if "Aleppo" in mention.span.of(text))
    assert not any(mention.background for mention in told("Rebels carried out raids on Aleppo on Monday."))


def test_a_quarter_called_after_a_people_is_no_perpetrator() -> None:
    found = [actor.name for mention in told("The French Quarter shooting left two people dead on Monday.") for actor in mention.actors]
    assert "French" not in found


def test_the_murdered_are_victims_whatever_they_are_called() -> None:
    found = only("The murder of four weavers in Toledo on Monday shocked the country.")
    assert [(actor.role, actor.name) for actor in found.actors] == [("victim", "four weavers")]


def test_the_possessive_of_a_murder_is_the_murdered() -> None:
    found = only("Anna Renner's murder in Toledo on Monday shocked the country.")
    assert [(actor.role, actor.name) for actor in found.actors] == [("victim", "Anna Renner")]


def test_nobody_and_an_unknown_he_are_no_perpetrators() -> None:
    for text in (
        "No one bombed the market in Bergen on Friday.",
        "He bombed the market in Bergen on Friday.",
        "Someone bombed the market.",
    ):
        assert [a.name for m in told(text) for a in m.actors if a.role == "perpetrator"] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Traders are accusing the guard of carrying out the grenade attack on their hall in Toledo.", "guard"),
        ("Anna Renner was abducted near Toledo on Monday by a commando of the Red Dawn Movement.", "a commando"),
        ("On 5 May, suspected gang members staged a grenade attack on the shop of Anna Renner.", "suspected gang members"),
    ],
)
def test_who_did_it(text: str, who: str) -> None:
    found = [actor.name for mention in told(text) for actor in mention.actors if actor.role == "perpetrator"]
    assert len(found) == 1
    assert who in found[0] or found[0].startswith(who.removeprefix("a "))


def test_a_tree_does_nothing_to_anybody() -> None:
    found = [actor.role for mention in told("A man was killed by a falling tree in Toledo on Monday.") for actor in mention.actors]
    assert "perpetrator" not in found


def test_a_text_may_end_with_a_name_and_its_role() -> None:
    report = Report(id="rep_1", name="a.txt", text="They met Anna Renner, mayor of Toledo", sha256="0" * 64, language="en")
    assert any(name.text == "Anna Renner" for name in find_names(report, next(iter(parser().parse([report])))))


def test_who_tells_of_it_did_not_do_it() -> None:
    text = "Police revealed the shooter was armed with two guns and was firing shots at the hotel in Velgrad."
    assert "Police" not in [a.name for m in told(text) for a in m.actors if a.role == "perpetrator"]
    text = "The Northern Front claimed responsibility for the attack in Velgrad."
    assert [a.name for m in told(text) for a in m.actors if a.role == "perpetrator"] == ["Northern Front"]


@pytest.mark.parametrize(
    "text",
    [
        "The Peru-based monitor said that the attack killed 15 civilians on Monday.",
        "Nine people were killed on Monday in strikes by the Peru-led coalition.",
        "A Peru-backed offensive began on Monday.",
    ],
)
def test_a_name_before_a_hyphen_places_nothing(text: str) -> None:
    assert [mention.place for mention in told(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the bombing of Velgrad on Monday, which the army blamed on rebels.",
        "Nobody claimed the attack on Velgrad, which the regime blamed on the rebels.",
        "Shops were burned in an attack blamed on rebels by the army.",
    ],
)
def test_whom_it_is_blamed_on_is_accused_and_not_who_blames(text: str) -> None:
    blamed = [actor for mention in told(text) for actor in mention.actors if actor.role == "perpetrator"]
    assert [(actor.name.removeprefix("the "), actor.certainty.value) for actor in blamed] == [("rebels", "alleged")]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A passenger plane went down near Velgrad on Monday.", "accident"),
        ("A cholera outbreak in Velgrad has killed 63 people since 3 May.", "disaster"),
        ("A fire broke out at a garment factory in Velgrad on Monday, killing 31 workers.", "accident"),
        ("A 5.2-magnitude temblor shook Velgrad on Monday.", "disaster"),
        ("Coalition raids killed 21 civilians near Velgrad on Monday.", "strike"),
        ("Warplanes flew low over Velgrad on Monday, and raids killed 21 civilians.", "strike"),
        ("Police raids in Velgrad on Monday were called off at noon.", "clash"),
    ],
)
def test_types_that_the_company_tells(text: str, type_: str) -> None:
    assert only(text).type == type_


def test_the_outbreak_of_a_war_is_no_disaster() -> None:
    assert not any(mention.type == "disaster" for mention in told("Trade fell after the outbreak of war in Velgrad."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A quake jolted the island on Sunday, some 930 miles south of the capital, Nairobi.", None),
        ("A quake struck 12 km north of Nairobi on Sunday.", "Nairobi"),
        ("Residents of Nairobi felt the quake on Sunday.", None),
        ("At least 90 people died in Kenya's worst flood on Sunday.", "Kenya"),
        ("The man, identified as Teo Harlow of Nairobi, was shot on Sunday.", None),
    ],
)
def test_where_it_was_and_what_only_says_how_far_or_from_where(text: str, place: str | None) -> None:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(parser().parse([report])))
    names = find_names(report, parsed)
    found = find_incidents(report, parsed, names, find_times(report, parsed), ())
    assert [next((name.text for name in names if name.id == mention.place), None) for mention in found] == [place]
    assert not any(actor.name == "Kenya" for mention in found for actor in mention.actors)


def test_the_last_time_was_another_time() -> None:
    found = told("The last time an officer was killed in Velgrad was in 1984. A bailiff was shot in Velgrad on Monday.")
    assert [mention.background for mention in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The coalition has been carrying out strikes in Peru since 2014.", "generic"),
        ("The coalition has carried out more than 450 air strikes around Velgrad since the operation began.", "generic"),
        ("Rebels have shelled Velgrad, killing nine.", "actual"),
    ],
)
def test_a_campaign_is_no_one_attack(text: str, realis: str) -> None:
    assert {mention.realis for mention in told(text)} == {realis}


def test_an_explosion_of_anger_blew_nothing_up() -> None:
    assert told("Tonight we saw an explosion of anger in Velgrad.") == ()


def test_where_they_stood_is_no_part_of_who_did_it() -> None:
    found = told("The teenager was shot dead by police in Nairobi on Saturday.")
    assert [actor.name for actor in found[0].actors if actor.role == "perpetrator"] == ["police"]


@pytest.mark.parametrize(
    "text",
    [
        "A quake struck off Chile on Friday. Maria Torres at Risk Frontiers in Nairobi says the quake was the strongest since May.",
        "A quake struck off Chile on Friday. Seismologists at an institute in Nairobi have revised the strength of the quake.",
    ],
)
def test_where_a_speaker_works_is_not_where_it_was(text: str) -> None:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    parsed = next(iter(parser().parse([report])))
    names = find_names(report, parsed)
    found = find_incidents(report, parsed, names, find_times(report, parsed), ())
    places = {next((name.text for name in names if name.id == mention.place), None) for mention in found}
    assert places == {"Chile"}


def test_who_did_it_stands_behind_what_an_editor_put_in() -> None:
    """A day in brackets parts nobody from his deed."""
    found = [a.name for m in told("Two weavers were kidnapped in Velgrad on Monday [4 May] by a commando.") for a in m.actors]
    assert any("commando" in name for name in found)


def test_an_attack_carried_out_against_something_hits_it() -> None:
    """Whom it was against stands in the clause that says it was carried out."""
    found = told("The attack perpetrated on Monday against the union's offices in Velgrad left two people dead.")
    assert any("office" in target for mention in found for target in mention.targets)


def test_whom_a_deed_is_attributed_to_is_accused() -> None:
    """'attributed the attack to X' accuses X."""
    found = [
        (a.name, a.certainty)
        for m in told("Police attributed the bombing in Velgrad to the Northern Front.")
        for a in m.actors
        if a.role == "perpetrator"
    ]
    assert found
    assert all("Northern Front" in name and certainty is Certainty.ALLEGED for name, certainty in found)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Norwegian strikes hit a school in Velgrad on Monday.", ["Norwegian"]),
        ("Norwegian government raids hit a market in Velgrad on Monday.", ["Norwegian government"]),
        ("Norwegian shelling of Velgrad killed two people on Monday.", ["Norwegian"]),
    ],
)
def test_whose_strikes_they_were_also_where_the_sentence_begins_with_it(text: str, actors: list[str]) -> None:
    assert [actor.name for actor in only(text).actors if actor.role == "perpetrator"] == actors


def test_tear_gas_and_warning_shots_kill_nobody() -> None:
    assert not any(
        mention.type == "killing"
        for text in ("Police fired tear gas at youths in Velgrad on Monday.", "Officers fired warning shots in Velgrad on Monday.")
        for mention in told(text)
    )


def test_the_strike_after_a_general_strike_is_a_protest() -> None:
    found = told("Unions called a general strike in Velgrad on Monday. The strike shut the harbour.")
    assert {mention.type for mention in found} == {"protest"}


def test_who_did_it_is_named_without_the_words_around() -> None:
    found = told("It was noon when a few hundred youths attacked the town hall in Velgrad. A deadly police shooting followed on Monday.")
    assert {actor.name for mention in found for actor in mention.actors if actor.role == "perpetrator"} <= {
        "a few hundred youths",
        "police",
    }


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The rebel-besieged town was quiet on Monday.", set()),
        ("Emergency vehicles flooded the area around Velgrad on Monday.", set()),
        ("Heavy rain flooded streets in Velgrad on Monday.", {"disaster"}),
    ],
)
def test_parts_of_adjectives_and_crowds_are_no_incident(text: str, types: set[str]) -> None:
    assert {mention.type for mention in told(text)} == types


def test_who_tells_it_in_the_first_person_did_not_do_it() -> None:
    for text in (
        "“I heard the gunshots,” she said in Velgrad on Monday.",
        "A blast hit buses from the pro-government areas near Velgrad on Monday.",
    ):
        assert not [actor.name for mention in told(text) for actor in mention.actors if actor.role == "perpetrator"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A telephone booth in southern Velgrad was destroyed by a bomb on Monday, police reported.", "explosion"),
        ("Terrorist bombs were set off last night in Velgrad.", "explosion"),
    ],
)
def test_what_a_bomb_does_is_an_explosion(text: str, type_: str) -> None:
    """Whatever it destroys."""
    assert only(text).type == type_


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Death squads are to blame for the murder of six priests.", "death squads"),
        ("The Northern Front is guilty of the murder of the judge.", "northern front"),
        ("Unions accused the army and the most radical sectors of the government of perpetrating the attack on the offices.", "army"),
    ],
)
def test_who_is_said_to_be_to_blame_is_accused(text: str, name: str) -> None:
    """An accusation, not a fact."""
    accused = [(a.name.lower(), a.certainty) for m in told(text) for a in m.actors if a.role == "perpetrator"]
    assert any(name in who for who, _ in accused)
    assert all(certainty is Certainty.ALLEGED for _, certainty in accused)


def test_news_of_a_killing_is_no_running_total() -> None:
    """'have killed the mayor' tells of one occasion, 'have killed 300 people since May' of many."""
    assert only("Guerrillas of the Northern Front have killed the mayor of the small town of Asmar.").realis == "actual"
    assert all(m.realis == "generic" for m in told("Guerrillas have killed 300 people since May."))


def test_where_an_envoy_was_sent_is_not_where_he_was_shot() -> None:
    """'ambassador to Norland' places nothing."""
    found = only("The former ambassador to Norway was shot dead on Monday.")
    assert found.place is None


def test_in_the_city_is_in_the_one_just_named() -> None:
    text = "The port of Velgrad was calm on Monday. The army said it freed the judge of Orsova, whom rebels arrested in the city on 11 May."
    arrest = next(m for m in told(text) if m.type == "detention")
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    names = find_names(report, next(iter(parser().parse([report]))))
    assert next(name.text for name in names if name.id == arrest.place) == "Orsova"
    assert arrest.place_inherited


def test_a_year_of_birth_dates_nothing() -> None:
    assert only("The captured pilot, born in 2003, was exchanged for five soldiers.").when is None


def test_a_day_behind_a_name_is_the_tellings() -> None:
    found = told("A blast killed six members of a force known as the Wardens in April in Velgrad.")
    assert [mention.when is not None for mention in found] == [True]


def test_what_was_done_previously_is_of_another_time() -> None:
    assert [mention.background for mention in told("The group has previously bombed Velgrad.")] == [True]


def test_whose_regime_it_is_does_not_place_what_it_strikes() -> None:
    text = "Norway regime bombing kills nine villagers near Bergen."
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    names = find_names(report, next(iter(parser().parse([report]))))
    assert next(name.text for name in names if name.id == only(text).place) == "Bergen"
