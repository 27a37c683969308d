import pytest

from tallystick.extract.figures import find_figures
from tallystick.parse.reader import ReaderParser
from tallystick.records.report import Report


def figures(text):
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    parsed = next(iter(ReaderParser().parse([report])))
    return [(figure.span.of(text), figure.measure) for figure in find_figures(report, parsed, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wounded included four women and two men.", [("four women", "wounded"), ("two men", "wounded")]),
        ("The surviving victims included seven men from the lower town.", [("seven men", "wounded")]),
        ("The dead include three miners.", [("three miners", "killed")]),
    ],
)
def test_the_subject_says_what_befell_those_it_includes(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["The man weighs 130 pounds, police said.", "He is 5 feet 9 inches tall, police said."])
def test_a_persons_build_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten people were hurt in a crash. The victims were three men and seven boys.", {"three men": "wounded", "seven boys": "wounded"}),
        ("Ten people were killed in a crash. The victims are three men and seven girls.", {"three men": "killed", "seven girls": "killed"}),
        ("Two men died and nine were hurt. The victims were four nurses.", {"four nurses": "other"}),
        ("The guard's shout scattered 300 guests without firing a shot.", {"300 guests": "other"}),
        ("The flood affected 2,000 residents and 40 housing units.", {"2,000 residents": "other", "40 housing units": "buildings"}),
        ("The mill town has 2,000 residents.", {"2,000 residents": "population"}),
        ("About 40 guests fled the building.", {"About 40 guests": "other"}),
        ("About 40 guests fled the village.", {"About 40 guests": "displaced"}),
    ],
)
def test_who_they_were_and_what_befell_them(text, expected):
    found = dict(figures(text))
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police look into the Gate 9 shooting death.",
        "No information was released on who they are.",
        "No Bail For Clerk Charged In Harbour Shooting",
        "Image 1 of 12 Guests were rushed to the hospital.",
        "Photo 3 of / 8 Officers stand at the harbour.",
    ],
)
def test_numbers_of_names_and_of_furniture_and_none_of_a_thing_count_nobody(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 300 evacuated villagers began returning home.", {"About 300 evacuated villagers": "other"}),
        ("Some 200 evacuees were told to go home.", {"Some 200 evacuees": "other"}),
        ("Some 200 evacuees slept in a school.", {"Some 200 evacuees": "evacuated"}),
        ("Nine out of 12 guards were killed.", {"Nine": "killed"}),
        ("6 out of 11 blocks are cut off.", {}),
        ("Scores of villagers die every year in mudslides.", {}),
        ("Storms kill 300 people a year.", {}),
        ("Storms killed 300 people a day after the flood.", {"300 people": "killed"}),
    ],
)
def test_who_is_back_how_many_of_how_many_and_how_often(text, expected):
    assert dict(figures(text)) == expected


def test_those_who_are_believed_to_be_somewhere_say_nothing():
    assert figures("About 4,000 Norwegian troops are believed to be dug in along the river.") == [
        ("About 4,000 Norwegian troops", "troops")
    ]
    assert figures("Two officials believed that the dam would hold.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four U.S. Marines were killed on the ridge.", [("Four U.S. Marines", "killed")]),
        ("At least five U.N. troops were wounded.", [("At least five U.N. troops", "wounded")]),
        ("The flood cost 20 million U.S. dollars.", [("20 million U.S. dollars", "money")]),
    ],
)
def test_a_state_written_with_stops_stands_between_a_number_and_what_it_counts(text, expected):
    assert figures(text) == expected


def test_how_wide_a_barrel_is_counts_nothing():
    assert figures("Officers found 9mm and .22-calibre handguns, and casings of a 5.56mm rifle and a 9 mm.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It followed a fire that claimed at least 18 lives Pictures of it have emerged.", [("at least 18 lives", "killed")]),
        ("She died on Friday, bringing the death toll after the shooting in Bergen, Norway to 5.", [("5", "killed")]),
    ],
)
def test_a_lost_stop_ends_a_phrase_and_a_town_with_its_country_none(text, expected):
    assert figures(text) == expected


def test_a_bare_number_counts_those_just_told():
    text = "Nine rebels carried out the raids, and seven died on Friday. Ten people died."
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    parsed = next(iter(ReaderParser().parse([report])))
    groups = {(figure.low, figure.measure): figure.group for figure in find_figures(report, parsed, ())}
    assert groups[7, "killed"] == "rebels"
    assert groups[10, "killed"] == "people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the nine wounded died.", [("Two", "killed"), ("nine", "wounded")]),
        ("None of the nine wounded died.", [("None", "killed"), ("nine", "wounded")]),
        ("A doctor said none of the injured had grave wounds.", []),
        ("None of the injuries is thought to be serious.", []),
        ("None of the guests was injured.", [("None of the guests", "wounded")]),
    ],
)
def test_how_badly_the_wounded_are_is_no_count_of_them(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She had several surgeries since she was shot.", []),
        ("She is survived by her husband and three young daughters.", []),
        ("Two friends who knew him spoke.", []),
        ("Three sisters were wounded in the fire.", [("Three sisters", "wounded")]),
        ("A second slain clerk has been identified.", [("A second slain clerk", "killed")]),
    ],
)
def test_kin_to_whom_nothing_happened_and_operations_are_no_figures(text, expected):
    assert figures(text) == expected
