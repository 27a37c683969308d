"""Who else was hit in what is told already, and who is nobody."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Detectives say another porter was shot in the neck.", False),
        ("Another man was shot in Bergen.", True),
        ("Another man was shot on Tuesday.", True),
    ],
)
def test_another_victim_without_day_and_place_is_of_what_was_told(text: str, anew: bool) -> None:
    assert [mention.anew for mention in told(text)] == [anew]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("All of those involved in the brawl are adults, police said.", []),
        ("The two men involved in the shooting are brothers, police said.", ["two men"]),
    ],
)
def test_people_alone_are_nobody_who_did_it(text: str, names: list[str]) -> None:
    assert [a.name.removeprefix("The ") for m in told(text) for a in m.actors if a.role == "perpetrator"] == names


@pytest.mark.parametrize(
    "text",
    [
        "“I am saddened to hear of a violent attack in Bergen,” the senator said.",
        "The mayor was shocked by the news of the shooting in Bergen.",
    ],
)
def test_the_news_of_an_attack_did_not_do_it(text: str) -> None:
    assert [a.name for m in told(text) for a in m.actors if a.role == "perpetrator"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Over the summer Tamm and his friends practised shooting in the Bergen forest.", 0),
        ("They went shooting near Bergen on Monday.", 0),
        ("He fired at a shooting range near Bergen, the owner said.", 1),
        ("A shooting at a range near Bergen killed two clerks on Monday.", 1),
        ("Rebels went on shooting at villagers in Bergen on Monday.", 1),
    ],
)
def test_shooting_for_practice_hurts_nobody(text: str, found: int) -> None:
    assert (
        len({mention.span for mention in told(text) if "shooting" in mention.trigger.of(text) or "fired" in mention.trigger.of(text)})
        == found
    )


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Hundreds of families in Bergen are battling congenital heart defects.", []),
        ("Crews fought a wildfire near Bergen.", ["disaster"]),
        ("Troops battled rebels near Bergen.", ["clash"]),
    ],
)
def test_who_fights_an_illness_or_a_blaze_fights_nobody(text: str, types: list[str]) -> None:
    assert [m.type for m in told(text) if m.type == "clash"] == [t for t in types if t == "clash"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The suspected gunman in the Bergen shootings pleaded not guilty on Monday.", "suspected gunman"),
        ("At least one shooter opened fire in Bergen on Monday.", "At least one shooter"),
    ],
)
def test_who_is_suspected_of_it_and_how_many_stay_told(text: str, name: str) -> None:
    assert [a.name for m in told(text) for a in m.actors if a.role == "perpetrator" and name in a.name] != []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Explosions thundered across Bergen before dawn from what officials said were artillery strikes.", ["strike"]),
        ("Ten people were killed in Bergen in what appeared to be an air strike.", ["strike"]),
        ("A fire broke out in Bergen after what witnesses described as an explosion.", ["accident", "explosion"]),
        ("A raid in Bergen came in what the army said was an answer to the bombing of a market.", ["clash", "strike"]),
    ],
)
def test_what_somebody_calls_it_is_no_second_deed(text: str, types: list[str]) -> None:
    assert [mention.type for mention in told(text) if mention.realis == "actual"] == types


@pytest.mark.parametrize(
    "text",
    [
        "The leaders of three countries — including Norway, a member on Sweden's doorstep — visited the embattled capital.",
        "The town was stormed on the first day of Norway's invasion.",
    ],
)
def test_whose_a_deed_is_and_who_is_a_neighbour_places_nothing(text: str) -> None:
    assert {mention.place for mention in told(text)} == {None}
