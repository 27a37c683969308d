"""What befell people whose fate stands in a headline, behind 'of those who', or in words of loss, search and shelter."""

import pytest

from tallystick.extract.figures import find_figures
from tallystick.parse.reader import ReaderParser
from tallystick.records.report import Report

PARSER = ReaderParser()


def told(text: str) -> list[tuple[float | None, str, bool]]:
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    parsed = next(iter(PARSER.parse([report])))
    return [(figure.low, figure.measure, figure.part_of is not None) for figure in find_figures(report, parsed, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunman kills 3, wounds 7 at Merrow mill", [(3, "killed", False), (7, "wounded", False)]),
        ("Five shot, woman dead in Asmar", [(5, "wounded", False)]),
        ("2 guards, gunman dead in Torvik court attack", [(2, "killed", False)]),
        ("4 adults, 3 children shot at harvest fair in Vesk", [(4, "wounded", False), (3, "wounded", False)]),
        ("6 people struck in Orsova shooting", [(6, "wounded", False)]),
    ],
)
def test_a_headline_says_it_with_fewer_words(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of those killed, seven were medics and three were drivers.", [(7, "killed", False), (3, "killed", False)]),
        ("Among those handed over were 12 women.", [(12, "released", False)]),
        ("Those released included nine girls.", [(9, "released", False)]),
        ("Two of the wounded were a nurse and her son.", [(2, "wounded", False)]),
        ("Two of the injured, a teacher and her son, died on Monday.", [(2, "killed", False), (1, "killed", True)]),
        ("A toddler was among five people shot in Karsk.", [(1, "wounded", False), (5, "wounded", False)]),
        ("One in three of the dead was a child.", []),
        ("Nearly one in five people has fled.", []),
        ("Two teachers, both 34, were hurt.", [(2, "wounded", False)]),
        ("A family of four was found dead in what police called a quadruple murder.", [(4, "killed", False)]),
        ("300 homes were damaged, of which 90 were completely destroyed.", [(300, "buildings", False), (90, "buildings", True)]),
        ("It killed 93 people near Karsk, 14 of them minors.", [(93, "killed", False), (14, "killed", True)]),
    ],
)
def test_some_are_told_of_by_what_befell_all(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Divers were looking for the other nine.", [(9, "missing", False)]),
        ("Police are searching for two men in a red van.", [(2, "other", False)]),
        ("Nine sailors have not been seen since Monday.", [(9, "missing", False)]),
        ("Three injured passengers died on the way.", [(3, "killed", False)]),
        ("The two other girls survived but were also hit by gunfire.", [(2, "wounded", False)]),
        ("Nine people were shot at by men in a passing van.", [(9, "other", False)]),
        ("Three men wound up dead after a quarrel over a goat.", [(3, "killed", False)]),
        ("About 700 families still live in makeshift shelters by the river.", [(700, "sheltering", False)]),
        ("The army moved 220,000 people out of low-lying areas.", [(220000, "evacuated", False)]),
        ("A group of five tourists were asked to leave the bar.", [(5, "other", False)]),
        ("A battalion of 400 men was sent to the border.", [(400, "troops", False)]),
        ("Mud swept over three hamlets above Torvik.", [(3, "other", False)]),
        ("Over 300 people died.", [(301, "killed", False)]),
    ],
)
def test_words_of_loss_search_and_shelter(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both men, who are 25 and 31, are in hospital.", []),
        ("The victims, 17, 18 and 22, are in hospital.", []),
        (
            "Four people, one of them a child, were shot, and one has died.",
            [(4, "wounded", False), (1, "wounded", True), (1, "killed", True)],
        ),
        ("Three of the wounded died, and one was moved out of intensive care.", [(3, "killed", False)]),
        ("Killed - 12; wounded - 30", [(12, "killed", False), (30, "wounded", False)]),
        ("Some 1,500 people who had fled returned to their villages.", [(1500, "other", False)]),
        ("The landslide cut off 3,000 people.", [(3000, "trapped", False)]),
        ("The storm cut off power to 3,000 people.", [(3000, "other", False)]),
    ],
)
def test_ages_parts_labels_and_those_cut_off(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One worker, 44, died at the scene.", [(1, "killed", False)]),
        ("Of 62 drones launched, 51 were shot down.", [(62, "vehicles", False)]),
        ("A mob drove 200 families from their camps.", [(200, "displaced", False)]),
        ("Of the 12,000 houses in the valley, 7,500 lie in ruins.", [(12000, "buildings", False), (7500, "buildings", True)]),
        ("Those killed in the Vesk bus fire were five pupils of the music school.", [(5, "killed", False)]),
        ("The number of refugees who crossed into Norland this week has passed 23,000.", [(23001, "refugees", False)]),
        ("Thirty more sailors are feared lost.", [(30, "missing", False)]),
        ("Since 2026 deminers have lost nine men.", [(9, "killed", False)]),
    ],
)
def test_ages_of_workers_ruins_and_tolls_with_a_clause_inside(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 70 houses have been hit and 9 burned down.", [(71, "buildings", False), (9, "buildings", False)]),
        ("Around 14,000 people are sleeping in schools and mosques.", [(14000, "sheltering", False)]),
        ("The ferry sank; the fate of the other 12 is not known.", [(12, "missing", False)]),
        ("The number of dead stands at 1,204 and that of the injured at 5,600.", [(1204, "killed", False), (5600, "wounded", False)]),
        ("The bodies of the other two were found on Monday.", [(2, "killed", False)]),
        ("The hut lay under 3 metres of snow.", [(3, "other", False)]),
        ("About 45,000 people in 30 villages were ordered out on Thursday.", [(45000, "evacuated", False), (30, "other", False)]),
        ("A trawler took 24 migrants on board.", [(24, "rescued", False)]),
    ],
)
def test_fates_tolls_and_settings(text, expected):
    assert told(text) == expected
