"""Figures of sentences written for the tests, with invented names: values, measures, parts, and what is no figure."""

from __future__ import annotations

import pytest
from eval.figures_own.score import read, score_pairs, score_sentences

from tallystick.extract.figures import find_figures, find_single_victims
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import Certainty, FigureMention
from tallystick.records.report import Report, Zone, ZoneKind

PARSER = ReaderParser()


def figures(text: str, zones: tuple[Zone, ...] = ()) -> tuple[FigureMention, ...]:
    report = Report(id="rep_test", name="test", text=text, sha256="", language="en", zones=zones)
    (parsed,) = PARSER.parse([report])
    return find_figures(report, parsed, find_times(report, parsed))


def test_own_sentences_hold_their_floor() -> None:
    scores = score_sentences(read("sentences.jsonl"))
    assert scores.expected >= 170
    assert scores.right >= 0.97, "\n".join(scores.problems)
    assert scores.precision >= 0.97, "\n".join(scores.problems)


def test_own_pairs_hold_their_floor() -> None:
    records = read("pairs.jsonl")
    right, problems = score_pairs(records)
    assert len(records) >= 150
    assert right >= 0.97, "\n".join(problems)


def test_span_runs_from_hedge_to_counted_noun() -> None:
    text = "In Orlova, at least 10 people queueing for water were killed."
    (figure,) = figures(text)
    assert figure.span.of(text) == "at least 10 people"
    assert figure.number_span.of(text) == "at least 10"
    assert figure.predicate_span is not None
    assert figure.predicate_span.of(text) == "killed"
    assert (figure.low, figure.high, figure.hedge, figure.group) == (10, None, "at least", "people")


def test_part_names_its_whole_in_the_same_sentence() -> None:
    whole, part = figures("Eleven villagers, three of them children, were killed in Tolm.")
    assert part.part_of == whole.id
    assert (part.measure, part.group) == ("killed", "children")


def test_part_names_its_whole_in_an_earlier_sentence() -> None:
    whole, part = figures("At least 19 civilians were killed in Vesk. Six children were among the dead.")
    assert part.part_of == whole.id


def test_certainty_is_that_of_the_own_words() -> None:
    assert figures("More than 1,000 people may have died.")[0].certainty is Certainty.HEDGED
    assert figures("The militia allegedly killed 20 villagers.")[0].certainty is Certainty.ALLEGED
    assert figures("An estimated 400 people were wounded.")[0].certainty is Certainty.ESTIMATED
    assert figures("In May 60 civilians were killed.")[0].certainty is Certainty.STATED


def test_negated_predicate_is_denied() -> None:
    (figure,) = figures("The 12 sailors were not killed in the raid.")
    assert figure.certainty is Certainty.DENIED


def test_running_total_and_increment() -> None:
    assert figures("The death toll rose to 70.")[0].cumulative
    increment = figures("The death toll rose by 12.")[0]
    assert increment.rest
    assert not increment.cumulative


def test_agent_is_no_victim() -> None:
    measures = {f.group: f.measure for f in figures("Three traders were shot dead by 20 gunmen.")}
    assert measures["traders"] == "killed"
    assert measures["gunmen"] == "troops"


def test_stock_is_no_victim() -> None:
    found = {f.low: f.measure for f in figures("Two of the 50 passengers were hurt.")}
    assert found == {2: "wounded", 50: "other"}


def test_others_never_inherit_from_another_predicate() -> None:
    found = {f.low: f.measure for f in figures("Two men were killed and four others are helping the police.")}
    assert found[2] == "killed"
    assert found.get(4) != "killed"


def test_counts_in_a_row_that_sum_to_the_total_are_its_parts() -> None:
    total, women, men = figures("Ten people, two women and eight men, were wounded.")
    assert women.part_of == men.part_of == total.id


def test_how_badly_is_a_part() -> None:
    whole, part = figures("Six people were shot, two fatally.")
    assert (whole.measure, part.measure, part.part_of) == ("wounded", "killed", whole.id)


@pytest.mark.parametrize(
    "text",
    ["Omar Sleh Jr., 31, was stabbed.", "The driver (Orla Venn, 46) suffered burns.", "He was recovering from 3 gunshot wounds."],
)
def test_ages_and_wounds_are_no_counts_of_people(text: str) -> None:
    assert not [f for f in figures(text) if f.low in {3, 31, 46}]


def test_both_is_two_where_it_befell_them() -> None:
    assert [(f.low, f.measure) for f in figures("Both drivers were injured.")] == [(2, "wounded")]
    assert figures("Both nations signed.") == ()


def test_page_furniture_gives_nothing_and_a_heading_only_what_befell_people() -> None:
    text = "Blast kills 19 in Tolm\nRead 5 stories about 30 killed miners\nFive trucks burned."
    zones = (Zone(0, 22, ZoneKind.HEADING), Zone(23, 61, ZoneKind.FURNITURE))
    found = [(f.low, f.measure) for f in figures(text, zones)]
    assert found == [(19, "killed"), (5, "vehicles")]


def test_text_in_capitals_is_read() -> None:
    found = [(f.low, f.measure) for f in figures("FOUR SOLDIERS DIED AND 11 WERE WOUNDED WHEN A MINE WENT OFF NEAR ALTAVERDE.")]
    assert found == [(4, "killed"), (11, "wounded")]


def test_single_victims_without_a_number() -> None:
    text = "Gunmen murdered senator Marta Velin. Her driver was wounded."
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    (parsed,) = PARSER.parse([report])
    assert {v.measure for v in find_single_victims(parsed)} == {"killed", "wounded"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "7",
        "... 3,, 4-- of of 1.2.3.4 %% $€ 5",
        "at least more than up to",
        "between and of them",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
        "9" * 400,
        "one of one of one of one",
        "half a a dozen hundred million",
    ],
)
def test_nothing_crashes_on_scraps(text: str) -> None:
    figures(text)


def test_who_shoots_is_no_victim_and_no_span_holds_two_numbers() -> None:
    assert [(f.group, f.measure) for f in figures("A policeman fatally shot a man in the yard.")] == [("man", "killed")]
    some, stock = figures("Four of her eight children were wounded.")
    assert (some.low, some.measure, some.part_of) == (4, "wounded", stock.id)
    assert (stock.low, stock.measure) == (8, "other")
    assert not some.span.overlaps(stock.span)


def test_a_source_is_no_victim() -> None:
    found = figures("The strike killed 58 people in the town on Tuesday a war monitor said.")
    assert [f.low for f in found] == [58]


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The militia lost 15 fighters in the attack.", 15, "killed"),
        ("He lost two sons when the dam broke.", 2, "killed"),
        ("The town lost 2,000 residents in ten years.", 2000, "population"),
        ("Five people received treatment after the quake.", 5, "wounded"),
    ],
)
def test_who_is_lost_or_treated(text: str, number: int, measure: str) -> None:
    assert [(f.low, f.measure) for f in figures(text)] == [(number, measure)]


def test_those_whom_the_dead_include_are_dead_whatever_follows() -> None:
    found = figures("There are at least 56 dead including 11 children and dozens more wounded, the director said.")
    assert [(f.low, f.measure) for f in found] == [(56, "killed"), (11, "killed"), (24, "wounded")]
    assert found[1].part_of == found[0].id


def test_what_a_gun_is_called_counts_nothing() -> None:
    assert [f.low for f in figures("He had a .38 caliber revolver and a 357 revolver; police found 12 pistols.")] == [12]


def test_types_of_weapons_hold_no_count_and_are_no_people() -> None:
    text = "Two Mi-24 helicopters were shot down, three T-72 tanks burned and rebels captured five BTR-80s."
    assert [(f.low, f.measure, f.group) for f in figures(text)] == [
        (2, "vehicles", "mi-24 helicopters"),
        (3, "vehicles", "t-72 tanks"),
        (5, "other", "btr-80s"),
    ]


def test_an_aside_between_dashes_is_passed_over_and_men_and_women_are_people() -> None:
    found = figures("More than 50 men and women — the count may well climb — were killed on Monday.")
    assert [(f.low, f.measure, f.group) for f in found] == [(51, "killed", "men and women")]


def test_a_fatal_shooting_kills() -> None:
    assert [(f.low, f.measure) for f in figures("The fatal shooting of two teenagers led to protests.")] == [(2, "killed")]


@pytest.mark.parametrize(
    "text", ["The two leaders may speak again.", "Talks between the two countries went on.", "These three states signed it."]
)
def test_who_is_known_by_his_number_is_not_counted(text: str) -> None:
    assert figures(text) == ()


def test_a_line_between_paragraphs_that_leads_to_another_story_gives_no_figure() -> None:
    text = "Two men drowned in Velgrad, police said.\n\nThree sailors killed at Orsova pier\n\nThe harbour was closed."
    start = text.index("Three")
    zone = Zone(start, text.index("\n\nThe harbour"), ZoneKind.HEADING)
    assert [figure.low for figure in figures(text, (zone,))] == [2]
    title = "Three sailors killed at Orsova pier\n\nThe harbour was closed, police said."
    assert [figure.low for figure in figures(title, (Zone(0, title.index("\n"), ZoneKind.HEADING),))] == [3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The surviving stabbing victims are four nurses, ages 31, 44, 52 and 60, and two porters, ages 20 and 29.",
            [("wounded", 4), ("wounded", 2)],
        ),
        ("The surviving victims include two women and three men.", [("wounded", 2), ("wounded", 3)]),
        ("Four sailors, ages 31, 33, 40, and 41, and two cooks, ages 20 and 25, were hurt.", [("wounded", 4), ("wounded", 2)]),
        ("The dead are three miners.", [("killed", 3)]),
        ("Two men died in a three bedroom apartment of a 12 story building.", [("killed", 2)]),
    ],
)
def test_survivors_are_not_the_dead_and_neither_ages_nor_sizes_count_anybody(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(figure.measure, figure.low) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The man hoped to kill hundreds of people, police said.",
        "The group planned to kill 50 people.",
        "He threatened to kill two guards.",
        "The bomb could have killed hundreds.",
        "The blast would have killed 30 people if the bus had been full.",
        "Police foiled a plot to kill 12 lawmakers.",
        "He tried to kill two officers.",
    ],
)
def test_whom_somebody_only_wanted_to_harm_was_not_harmed(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "certainty"),
    [
        ("He planned the attack that killed 30 people.", 30, Certainty.STATED),
        ("The gunman tried to flee and killed two people.", 2, Certainty.STATED),
        ("The army failed to stop rebels from killing 12 villagers.", 12, Certainty.STATED),
        ("Over 90 villagers may have been killed by the quake.", 91, Certainty.HEDGED),
        ("Officials plan to evacuate 3,000 people on Monday.", 3000, Certainty.HEDGED),
    ],
)
def test_what_was_done_or_may_have_been_is_told_with_its_doubt(text: str, low: int, certainty: Certainty) -> None:
    assert [(figure.low, figure.certainty) for figure in figures(text)] == [(low, certainty)]
