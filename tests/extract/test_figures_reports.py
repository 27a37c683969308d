"""Figures as police, weather offices and the war press tell them: who is of whom, what is non-fatal, and who is nobody's victim."""

from __future__ import annotations

import pytest
from tests.extract.test_figures_victims import read, told, victims

from tallystick.records.mention import Certainty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three others had non-fatal bullet wounds.", [(3, "wounded", False)]),
        ("Four people received non-life-threatening wounds.", [(4, "wounded", False)]),
        ("The other four guests have minor injuries.", [(4, "wounded", False)]),
        ("Five clerks sustained what police say are minor injuries.", [(5, "wounded", False)]),
        ("A hospital treated 40 people for shrapnel wounds.", [(40, "wounded", False)]),
        ("The crash put three women in the hospital.", [(3, "wounded", False)]),
        ("Seventy patients were evacuated from the hospital.", [(70, "evacuated", False)]),
        ("Helicopters airlifted 120 stranded people.", [(120, "evacuated", False)]),
        ("An evacuation order was issued for 2,000 people.", [(2000, "evacuated", False)]),
    ],
)
def test_how_badly_and_where_to(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were shot outside the bar, two in serious condition.", [(4, "wounded", False), (2, "wounded", True)]),
        ("Nine men were hurt, one with burns.", [(9, "wounded", False), (1, "wounded", True)]),
        ("4 shot, 2 killed at a market in Orsova.", [(4, "wounded", False), (2, "killed", True)]),
        ("Four people were hurt: three by bullets and one in a fall.", [(4, "wounded", False), (3, "wounded", True), (1, "wounded", True)]),
        ("Three others, two men and a girl of 15, were hurt in Merrow.", [(3, "wounded", False), (2, "wounded", True)]),
        ("Five guests were taken to hospitals, where one was pronounced dead.", [(5, "wounded", False), (1, "killed", True)]),
        ("Three more people died in hospital, bringing the death toll to 15.", [(3, "killed", True), (15, "killed", False)]),
        ("The death toll rose to 15 after three more bodies were found.", [(15, "killed", False), (3, "killed", True)]),
        ("A nurse was killed and four of her eight pupils wounded.", [(1, "killed", False), (4, "wounded", True), (8, "other", False)]),
    ],
)
def test_parts_of_those_told(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men, a woman and a child were killed.", [(2, "killed", False), (1, "killed", False), (1, "killed", False)]),
        ("Two clerks were found dead, and two more who were hurt lay in the yard.", [(2, "killed", False), (2, "wounded", False)]),
        ("Three were found dead, one survivor was found in Vesk.", [(3, "killed", False)]),
        (
            "Ten people, including a girl, were hurt after two suspects drew a gun.",
            [(10, "wounded", False), (1, "wounded", True), (2, "other", False)],
        ),
        ("Renn was one of five people shot near the bar.", [(1, "wounded", True), (5, "wounded", False)]),
        ("The bodies of a woman and her two sons were discovered.", [(1, "killed", False), (2, "killed", False)]),
        ("A woman was killed along with her three children.", [(1, "killed", False), (3, "killed", False)]),
        ("He shot him and two passers-by.", [(2, "wounded", False)]),
    ],
)
def test_who_is_counted_of_its_own(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six shot outside a club in Velgrad.", [(6, "wounded", False)]),
        ("Someone fired into a crowd and struck six people.", [(6, "wounded", False)]),
        ("The shooters hit houses, striking cars, walls and four people.", [(4, "wounded", False)]),
        ("Two men shot each other to death.", [(2, "killed", False)]),
        ("Five people were in the shed, and each was shot dead.", [(5, "killed", False)]),
        ("Police are investigating a double homicide in Orsova.", [(2, "killed", False)]),
        ("The plane crashed, killing both on board.", [(2, "killed", False)]),
        ("A 17-year-old was shot in Merrow.", [(1, "wounded", False)]),
        ("A pair of teenagers were hit by stray bullets.", [(2, "wounded", False)]),
        ("One guard was killed and another hurt.", [(1, "killed", False), (1, "wounded", False)]),
        ("A man tried to cross the road on foot and was swept to his death.", [(1, "killed", False)]),
        ("A helicopter with eight people on board crashed, killing everyone.", [(8, "killed", False)]),
        ("A boat with nine people aboard sank. There were no survivors.", [(9, "killed", False)]),
    ],
)
def test_what_befell_them(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot in Vesk. He died at a clinic.", [(1, "killed", False)]),
        ("Two boys clung to a tree until a crew came. They were treated for hypothermia.", [(2, "wounded", False)]),
        ("A wave knocked three people off the rocks; they were hospitalized.", [(3, "wounded", False)]),
        ("Two brothers were shot. Both died.", [(2, "killed", False)]),
        ("A man shot three people in an office, and they all died.", [(3, "killed", False)]),
        ("Four guests were hit by bullets; one of them, a waitress, died.", [(4, "wounded", False), (1, "killed", True)]),
        ("Two officers chased three men. They were hurt.", [(2, "troops", False), (3, "other", False)]),
    ],
)
def test_what_the_next_sentence_tells_of_them(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dead man was 24.",
        "He is wanted for a double murder charge.",
        "In the second, nothing happened.",
        "About 61 000 000 of them left.",
        "One round hit a mailbox.",
        "The mayor put the number of dead on a list.",
        "Four nurses cared for the wounded.",
        "Forty doctors treated the wounded through the night.",
        "The six children of the dead man were taken in by an aunt.",
        "In a typical year 300 people are struck by lightning.",
        "A drill simulated an attack in which 50 people were wounded.",
        "The novel tells of two sisters who die in a war.",
        "Three people who were reported dead are alive.",
        "Two hikers were feared drowned, but they were found safe.",
        "She was taken to the hospital to give birth to twins.",
    ],
)
def test_nobody_is_killed_or_hurt(text: str) -> None:
    assert [figure for figure in told(text) if figure[1] in {"killed", "wounded"}] == []
    assert victims(text) == []


def test_a_thousand_that_a_blank_cuts_is_one_number() -> None:
    assert told("Floods left 61, 000 people displaced.") == [(61000, "displaced", False)]


def test_others_of_houses_are_houses() -> None:
    assert told("The storm destroyed 45 houses and damaged 130 others.") == [(45, "buildings", False), (130, "buildings", False)]


def test_what_is_told_of_nobody_is_denied() -> None:
    for text in (
        "Neither of the two riders was hurt.",
        "There were no reports of any of the 300 guests being hurt.",
        "The report that three had died was wrong.",
    ):
        assert [f.certainty for f in read(text)[0] if f.low and f.measure in {"killed", "wounded"}] == [Certainty.DENIED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bodies of 31 people have been pulled from the ruins.", [(31, "killed", False)]),
        ("Rescuers pulled 31 bodies and nine survivors from the ruins.", [(31, "killed", False), (9, "other", False)]),
        ("A man's body was found in a burned car.", [(1, "killed", False)]),
        ("The toll has gone up to 14.", [(14, "killed", False)]),
        ("The government says 36 people were killed, while the rebels say 90.", [(36, "killed", False), (90, "killed", False)]),
        ("The quake killed 36: 30 in Orsova and six in Merrow.", [(36, "killed", False), (30, "killed", True), (6, "killed", True)]),
        ("Militants lined up 14 villagers and shot them dead.", [(14, "killed", False)]),
        ("The officer said one of the seven people shot was killed.", [(1, "killed", True), (7, "wounded", False)]),
        ("The lone fatality was in Merrow, where a man died.", [(1, "killed", False), (1, "killed", True)]),
        ("A woman and five children were in the van. The children were hurt.", [(5, "wounded", False)]),
        ("Two men argued and one shot the other in the stomach.", [(1, "wounded", False)]),
        ("Five people ages 16 to 41 were shot.", [(5, "wounded", False)]),
        ("She was rushed to a hospital, but two others could not be saved.", [(2, "killed", False)]),
        ("Three suspects fled after the shooting.", [(3, "other", False)]),
        ("Two men fled on foot.", [(2, "other", False)]),
        ("Ninety people fled on foot to Vesk.", [(90, "displaced", False)]),
        ("The hotel was hosting 40 guests.", [(40, "other", False)]),
        ("Militants are holding 14 villagers.", [(14, "detained", False)]),
        ("The attack forced 800 villagers into the bush.", [(800, "displaced", False)]),
        ("It was the third of four murders in Vesk.", [(4, "killed", False)]),
        ("Two missing hikers were found safe.", [(2, "rescued", False)]),
    ],
)
def test_tolls_bodies_and_those_who_get_off(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men may be responsible for a raid that killed a nurse.", [(2, "other", False), (1, "killed", False)]),
        ("Five men are suspected of an attack which killed two nurses.", [(5, "other", False), (2, "killed", False)]),
        ("Two men are suspected of killing a nurse.", [(2, "other", False), (1, "killed", False)]),
        ("A man with two children was killed.", [(1, "killed", False), (2, "other", False)]),
        ("A man who had threatened two people was killed by police.", [(2, "other", False)]),
        ("Six people were there as two men were killed.", [(6, "other", False), (2, "killed", False)]),
        ("Two witnesses feared that the man would die.", [(2, "other", False)]),
        ("6 Arrested After Home Invasion Leaves 14-Year-Old Orsova Boy Dead", [(6, "detained", False)]),
        ("A fire killed two women who lived with six others.", [(2, "killed", False), (6, "other", False)]),
        ("A boy of six was killed.", [(1, "killed", False)]),
        ("A woman of 80 died.", [(1, "killed", False)]),
        ("Six boys, the youngest nine, were killed.", [(6, "killed", False)]),
        ("The pilot died, and so did three passengers.", [(3, "killed", False)]),
        ("A shooting left four people hurt.", [(4, "wounded", False)]),
        ("Villagers buried 30 people.", [(30, "killed", False)]),
        ("The 30 victims were buried on Monday.", [(30, "killed", False)]),
        ("A landslide buried 30 people.", [(30, "trapped", False)]),
        ("Five trapped miners were found dead.", [(5, "killed", False)]),
        ("Five miners trapped since Friday were found dead.", [(5, "killed", False)]),
        ("Five miners who were trapped have died.", [(5, "killed", False)]),
        ("Five miners are trapped.", [(5, "trapped", False)]),
        ("All but one of the 30 guests on board died.", [(30, "other", False)]),
    ],
)
def test_whose_harm_a_verb_tells(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert told(text) == expected
