"""Which place a number belongs to, in one report."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.records.report import Report
from tallystick.run import Settings
from tallystick.run.analyse import Analyser


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return Analyser(Settings())


def placed(text: str) -> list[tuple[float | None, str | None]]:
    """Each figure's number with the words of its place."""
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    names = {name.id: name.text for name in analysis.names}
    return [(figure.low, names.get(figure.place or "")) for figure in analysis.figures]


def test_the_toll_told_again_is_of_where_it_was_first_told() -> None:
    text = (
        "Floods have taken at least 180 lives in Kenya. Streets near Nairobi stood under water. "
        "The death toll rose from about 120 on Sunday, when rescuers dug out others in Uganda."
    )
    assert placed(text) == [(180, "Kenya"), (120, "Kenya")]


def test_a_toll_that_names_its_place_is_of_there() -> None:
    assert placed("Floods killed 12 people in Kenya. The death toll in Uganda rose to 30.") == [(12, "Kenya"), (30, "Uganda")]


def test_a_name_before_a_hyphen_places_no_number() -> None:
    assert placed("The Kenya-based monitor said on Monday that 15 civilians were killed.") == [(15, None)]


def test_what_broke_is_not_where_the_bodies_are() -> None:
    text = (
        "The Oster dam gave way at dawn, District Commissioner Ana Torv told reporters in Vienna. "
        "“We have recovered at least 14 bodies, and dozens of people are missing,” she said."
    )
    assert {place for number, place in placed(text) if number in {14, 24}} == {"Vienna"}


def test_whose_agency_tells_it_is_not_where_it_was() -> None:
    text = "The mayor of Nairobi was quoted by Uganda's Interfax news agency as saying a bus had crashed. He said one passenger was killed."
    assert [place for _, place in placed(text)] != ["Uganda"]


def test_each_number_of_a_list_is_of_its_own_place() -> None:
    text = "Floods killed 12 people in Vienna, seven in Nairobi and three in Lagos, officials said."
    assert placed(text) == [(12, "Vienna"), (7, "Nairobi"), (3, "Lagos")]


@pytest.mark.parametrize(
    "text",
    [
        "Fifteen people were killed in storms on Saturday, eight in Vienna, and seven in Nairobi, officials said.",
        "Storms killed 15 people on Saturday: eight in Vienna and seven in Nairobi.",
        "Storms killed 15 people, eight in the city of Vienna and seven in southern Nairobi, on Saturday.",
    ],
)
def test_a_place_behind_a_number_of_a_list_is_neither_the_wholes_nor_the_next_ones(text: str) -> None:
    assert placed(text) == [(15, None), (8, "Vienna"), (7, "Nairobi")]


def test_a_part_with_a_place_of_its_own_is_not_where_its_whole_is() -> None:
    assert placed("Storms killed 15 people in Kenya, eight in Nairobi and seven in Mombasa.") == [
        (15, "Kenya"),
        (8, "Nairobi"),
        (7, "Mombasa"),
    ]


def test_those_held_before_some_were_freed_are_of_the_abduction_and_told_as_before() -> None:
    text = "Two of the 17 missionaries kidnapped last month were freed on Friday, their church said."
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    types = {incident.id: incident.type for incident in analysis.incidents}
    found = [(f.measure, f.low, types.get(f.incident or ""), f.earlier) for f in analysis.figures]
    assert found == [("released", 2, "release", False), ("detained", 17, "abduction", True)]


def test_what_is_counted_of_several_places_is_of_none_of_them() -> None:
    assert placed("Floods in Kenya drove 46,000 people from their homes in Nairobi, Mombasa and Kisumu districts.") in (
        [(46000, "Kenya")],
        [(46000, None)],
    )
    text = "Floods drove 46,000 people from their homes in Nairobi, Mombasa and Kisumu, the worst in Africa in years, officials said."
    assert placed(text) == [(46000, None)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The toll stands at 14, down from 16, the minister said.", {16}),
        ("Seven people, not eight as earlier reported, died when a train derailed near Nairobi.", {8}),
        ("Fourteen people died, up from nine on Monday.", {9}),
    ],
)
def test_a_number_that_another_takes_the_place_of_is_told_as_before(text: str, before: set[int]) -> None:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    assert {figure.low for figure in analysis.figures if figure.earlier} <= before
    assert all(figure.low in before or not figure.earlier for figure in analysis.figures)


def test_those_who_starved_to_death_are_dead() -> None:
    report = Report(id="rep_1", name="a.txt", text="Residents said 23 people had starved to death.", sha256="0" * 64, language="en")
    analysis = next(iter(analyser().analyse([report])))
    assert [(figure.measure, figure.low) for figure in analysis.figures] == [("killed", 23)]


def test_where_the_hurt_were_taken_is_not_where_they_were_hurt() -> None:
    text = (
        "A gunman opened fire at a fair in Vienna on Monday. Three people were taken to Saint Ana Hospital in Graz. "
        "Two more had minor wounds. One of the victims died at a clinic in Linz."
    )
    assert {place for _, place in placed(text)} == {"Vienna"}


def test_a_hospital_that_was_struck_is_where_it_was() -> None:
    text = "Two shells hit a market in Vienna. A rocket struck a hospital in Graz, killing four people."
    assert placed(text)[-1] == (4, "Graz")


def test_a_hospital_alone_places_those_in_it() -> None:
    assert placed("Seven people were taken to a hospital in Graz.") == [(7, "Graz")]


def test_what_is_compared_and_where_somebody_was_instead_place_nothing() -> None:
    text = "A quake shook Vienna. It was five times stronger than the one which hit Graz in spring. At least 20 people died."
    assert placed(text)[-1] == (20, "Vienna")
    text = "Two people were shot at a fair in Vienna on Monday. Ivo Torv was in Graz at the time, his lawyer said. Three more were hurt."
    assert {place for _, place in placed(text)} == {"Vienna"}


def test_since_when_there_was_none_so_bad_is_not_when_it_was() -> None:
    report = Report(
        id="rep_1",
        name="a.txt",
        text="The flood was the worst in Vienna since 2008 and killed 20 people. Floods have killed 40 people in Graz since 2009.",
        sha256="0" * 64,
        language="en",
        published="2031-05-20",
    )
    analysis = next(iter(analyser().analyse([report])))
    times = {time.id: time.span.of(report.text) for time in analysis.times}
    assert [(figure.low, times.get(figure.when or "")) for figure in analysis.figures] == [(20, None), (40, "since 2009")]
    assert {times.get(incident.when or "") for incident in analysis.incidents if incident.trigger.start < 60} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 1,000 people have died in Kenya since heavy rains began in April.", None),
        ("Since the outbreak began in April, 300 people have died in Kenya.", None),
        ("Since April 300 people have died in Kenya.", "Since April"),
    ],
)
def test_when_that_began_of_which_they_died_is_not_when_they_died(text: str, expected: str | None) -> None:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    times = {time.id: time.span.of(report.text) for time in analysis.times}
    assert [times.get(figure.when or "") for figure in analysis.figures] == [expected]


def test_what_another_voice_of_the_sentence_speaks_of_places_no_number() -> None:
    text = "A quake shook Kenya. Police warn that the toll could exceed 900 in Nairobi alone, and an agency reported that 160 people were confirmed dead."
    assert placed(text)[-1] == (160, "Kenya")


def test_a_clause_of_its_own_places_what_stands_in_it() -> None:
    text = "About 30,000 villagers in Kenya went home after a slide in neighbouring Uganda eased, but 10,000 stayed in relief camps."
    assert placed(text) == [(30_000, "Kenya"), (10_000, "Kenya")]


def test_the_same_in_other_units_is_of_the_same_place_of_a_list() -> None:
    text = "The society helps 14 hamlets (260 households) in Toledo, 310 families in Bergen and 9 hamlets (140 households) in Cusco."
    assert placed(text) == [(14, "Toledo"), (260, "Toledo"), (310, "Bergen"), (9, "Cusco"), (140, "Cusco")]


def test_a_list_of_regions_may_end_without_and() -> None:
    assert placed("Some 4,800 families were displaced in the following regions Bergen, Cusco, Toledo.") == [(4800, None)]
