"""What tells deeds of one town and day apart: a captive put to death, an aircraft that came down, a blow and what it answers."""

from __future__ import annotations

from functools import lru_cache

from tallystick.records.account import Account, Incident
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account


@lru_cache(maxsize=16)
def account(*texts: str) -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=f"{n}" * 64, language="en", published="2031-05-20")
        for n, text in enumerate(texts, 1)
    ]
    return build_account(reports, {one.report: one for one in analyse_reports(reports, Settings())})


def of(words: str, *texts: str) -> Incident:
    """The incident of whose evidence the words are most."""
    told = account(*texts)
    text = {report.id: report.text or "" for report in told.reports}
    found = [(e.end - e.start, i.id, i) for i in told.incidents for e in i.evidence if words in text[e.report][e.start : e.end]]
    return min(found)[2]


SHELLED = (
    "Shelling by the army killed at least 31 people in the town of Quneitra on Tuesday, a monitor said. The bombardment hit the town a day after rebels "
    "executed a pilot they had captured. “They killed the pilot in cold blood,” the army said."
)
SHOT_DOWN = (
    "Rebels in Quneitra put a captured pilot to death on Monday, a spokesman said. The killing of the pilot was condemned. His plane had crashed near the "
    "town on Monday because of a technical fault, state media said, while the rebels said they had shot down the plane. A helicopter crashed "
    "in the south on Monday, killing three officers."
)


def test_a_captives_execution_is_not_the_shelling_that_answers_it() -> None:
    shelled, executed = of("Shelling by the army", SHELLED, SHOT_DOWN), of("executed a pilot", SHELLED, SHOT_DOWN)
    assert shelled.id != executed.id
    assert executed.type == "killing"
    assert of("The bombardment hit", SHELLED, SHOT_DOWN).id == shelled.id
    assert of("killed the pilot in cold blood", SHELLED, SHOT_DOWN).id == executed.id


def test_whether_it_was_shot_down_or_crashed_is_one_incident() -> None:
    crashed, shot = of("His plane had crashed", SHELLED, SHOT_DOWN), of("had shot down the plane", SHELLED, SHOT_DOWN)
    assert crashed.id == shot.id
    assert of("A helicopter crashed", SHELLED, SHOT_DOWN).id != crashed.id


def test_a_blow_is_not_what_it_answers() -> None:
    text = "The army shelled Quneitra in response to a rocket attack on a bus near Quneitra. The shelling of Quneitra killed four people."
    assert of("The army shelled", text).id != of("a rocket attack on a bus", text).id
    assert of("The army shelled", text).id == of("The shelling of Quneitra", text).id


def test_an_air_base_is_an_airfield() -> None:
    one = "Missiles struck an airbase near Quneitra on Tuesday, officials said. The missile strike destroyed hangars."
    two = "A missile strike hit a military airfield near Quneitra on Tuesday, a governor said."
    assert of("Missiles struck an airbase", one, two).id == of("A missile strike hit", one, two).id


def test_one_mans_death_is_told_by_his_office() -> None:
    one = "A general was killed in fighting around Quneitra, intelligence officials said."
    two = "The ministry claimed that its general was killed in a battle at Quneitra."
    assert of("A general was killed", one, two).id == of("its general was killed", one, two).id


def test_a_helicopter_that_two_reports_of_one_day_tell_of_is_one() -> None:
    one = "An army helicopter was shot down by rebels, killing nine people, the army said."
    two = "Nine soldiers died when a helicopter was shot down near the border."
    assert of("An army helicopter was shot down", one, two).id == of("a helicopter was shot down", one, two).id


def test_a_town_is_under_one_siege_however_it_is_told() -> None:
    texts = (
        "LAGOS, May 19 - A weekslong siege of Lagos has killed more than 300 people, officials said.",
        "LAGOS, May 20 - Rockets fell on Lagos, which has been besieged by Danish forces since the beginning of May. "
        "The envoy left the besieged city on Tuesday.",
    )
    assert of("weekslong siege", *texts).id == of("besieged by Danish", *texts).id
    assert of("weekslong siege", *texts).id != of("siege of Abuja", *texts, "ABUJA, May 20 - The siege of Abuja began on Monday.").id


def test_what_police_do_against_attackers_is_not_their_attack() -> None:
    text = (
        "Gunmen attacked a concert hall in Lagos on Friday, killing 20 people. The attack in Lagos was the worst in years. "
        "“Commandos are staging an assault in Lagos,” the president said on Friday."
    )
    assert of("Commandos are staging an assault", text).id != of("Gunmen attacked", text).id
    assert of("The attack in Lagos", text).id == of("Gunmen attacked", text).id
