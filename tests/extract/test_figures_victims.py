"""Victims without a number, who did it, and the dead among those hit: sentences written for the tests."""

from __future__ import annotations

from tallystick.extract.figures import Victim, find_figures, find_single_victims
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import FigureMention
from tallystick.records.report import Report

PARSER = ReaderParser()


def read(text: str) -> tuple[tuple[FigureMention, ...], tuple[Victim, ...]]:
    report = Report(id="rep_test", name="test", text=text, sha256="", language="en")
    (parsed,) = PARSER.parse([report])
    return find_figures(report, parsed, find_times(report, parsed)), find_single_victims(parsed)


def victims(text: str) -> list[tuple[str, str, int, bool]]:
    return [(v.span.of(text), v.measure, v.size, v.perpetrator) for v in read(text)[1]]


def told(text: str) -> list[tuple[float | None, str, bool]]:
    return [(f.low, f.measure, f.part_of is not None) for f in read(text)[0]]


def test_a_list_of_victims_is_read_to_its_end() -> None:
    text = "He killed his two children, his brother-in-law, sister-in-law, and their infant daughter before committing suicide."
    assert [v[0] for v in victims(text)] == ["brother-in-law", "sister-in-law", "daughter"]


def test_who_did_it_is_told_apart() -> None:
    text = "The clerk killed three tellers, the manager and his wife before killing himself in another room."
    assert victims(text) == [("manager", "killed", 1, False), ("wife", "killed", 1, False), ("himself", "killed", 1, True)]


def test_an_age_stands_for_a_person() -> None:
    assert ("22-year-old", "wounded", 1, False) in victims("The blast in Orlova wounded five other teens and a 22-year-old.")


def test_both_and_ordinals_count_people() -> None:
    assert told("He returned to the house in Tolm and shot and wounded them both.") == [(2, "wounded", False)]
    assert told("He killed five workers and wounded a sixth.") == [(5, "killed", False), (1, "wounded", False)]


def test_the_dead_among_those_hit_are_a_part() -> None:
    assert told("Four people were shot and one died as a result.") == [(4, "wounded", False), (1, "killed", True)]
    assert told("Police came upon four injured adults in Tarn. One died three days later.") == [(4, "wounded", False), (1, "killed", True)]
    assert told("Two of the men died and two were injured.") == [(2, "killed", False), (2, "wounded", False)]


def test_a_bracket_tells_a_part() -> None:
    assert told("Eleven people (eight treated at a clinic and released) received minor injuries.") == [
        (11, "wounded", False),
        (8, "wounded", True),
    ]


def test_and_drowned_says_what_became_of_them() -> None:
    assert told("One woman was swept away and drowned after she tried to cross a bridge.") == [(1, "killed", False)]
    assert told("He shot three of his lecturers, killing them all.") == [(3, "killed", False)]


def test_a_label_gives_its_number_a_measure() -> None:
    assert told("Evacuated: 3,614") == [(3614, "evacuated", False)]
    assert told("Houses completely destroyed: 146") == [(146, "buildings", False)]


def test_people_named_by_what_befell_them() -> None:
    assert told("Buses took away 1,200 evacuated people.")[0][:2] == (1200, "evacuated")
    assert told("One fatality accident was reported in Tolm.") == [(1, "killed", False)]
    assert told("The only known fatality was in Vesk.") == [(1, "killed", False)]


def test_leaving_ones_home_is_not_done_to_somebody() -> None:
    assert told("Between 10,000 and 12,000 people evacuated their homes in Vesk.") == [(10000, "evacuated", False)]
    assert told("Some 1,900 people were still in nine evacuation centres.")[0][:2] == (1900, "sheltering")


def test_a_later_verb_of_the_same_subject_counts() -> None:
    assert told("Two boatmen were hit by debris and were taken to hospital.") == [(2, "wounded", False)]
    assert told("One swimmer drowned and another was missing.") == [(1, "killed", False)]
    assert victims("Arno Velt was shot in the chest and died.")[0][:2] == ("Velt", "killed")


def test_those_who_had_to_be_rescued_did_not_drown() -> None:
    assert told("One man drowned and two boys had to be rescued.") == [(1, "killed", False), (2, "rescued", False)]


def test_some_of_the_injured_died() -> None:
    assert told("Two of the injured later died.") == [(2, "killed", False)]
    assert told("Two of the wounded were treated at the scene.") == [(2, "wounded", False)]


def test_who_is_stabbed_to_death_is_dead() -> None:
    assert told("He stabbed three roommates to death.") == [(3, "killed", False)]


def test_a_couple_is_two_and_a_shot_in_the_leg_kills_nobody() -> None:
    assert victims("An elderly couple died of smoke poisoning.") == [("couple", "killed", 2, False)]
    assert [v[1] for v in victims("The sailor shot himself in the foot by accident.")] in ([], ["wounded"])
    assert [v[0] for v in victims("The sailor killed his aunt, stepfather, and cousin.")] == ["aunt", "stepfather", "cousin"]


def test_a_mother_of_two_is_one() -> None:
    assert told("A mother of two was killed.") == [(1, "killed", False)]
    assert [f for f in told("A father of three children was killed.") if f[0] == 3] == []


def test_who_died_of_those_shot_is_told_apart_from_who_survived() -> None:
    text = "The attacker shot a guard, who died, and three others, who survived."
    assert [v[:2] for v in victims(text)] == [("guard", "killed")]
    assert (3, "wounded", False) in told(text)


def test_the_dead_of_two_places_are_part_of_those_shot() -> None:
    text = "The man shot five people at a party; two of them died at the scene and one at a hospital."
    assert told(text) == [(5, "wounded", False), (2, "killed", True), (1, "killed", True)]
    assert (1, "killed", True) in told("He shot two teachers and a pupil, killing one teacher.")


def test_who_killed_at_least_so_many_is_not_counted_with_them() -> None:
    text = "VELGRAD, 4 May (Orsova Press) - Three gunmen killed at least two porters in Velgrad on Wednesday."
    assert [(low, measure) for low, measure, _ in told(text)] == [(3, "troops"), (2, "killed")]


def test_a_town_held_by_somebody_holds_nobody() -> None:
    text = "At least nine villagers were killed, including four children, in raids on Friday on rebel-held Asmar town."
    assert [(low, measure) for low, measure, _ in told(text)] == [(9, "killed"), (4, "killed")]
