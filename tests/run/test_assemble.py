"""What of the reports' words becomes a record of an incident."""

from __future__ import annotations

from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account

SETTINGS = Settings()


def account(*texts: str, published: str = "2031-05-20") -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=str(n) * 64, language="en", published=published, outlet=f"Outlet {n}")
        for n, text in enumerate(texts)
    ]
    return build_account(reports, {analysis.report: analysis for analysis in analyse_reports(reports, SETTINGS)})


def test_who_stops_an_attack_is_no_perpetrator_of_it() -> None:
    found = account(
        "Two bailiffs were killed in a shooting at the court in Nairobi on Monday. "
        "A man named Teo Harlow opened fire on them in the hall. Officers then shot the gunman dead."
    )
    accused = {claim.actor.name for incident in found.incidents for claim in incident.perpetrators}
    assert not any("fficers" in name for name in accused)
    assert accused


def test_whom_the_police_shoot_and_nobody_else_is_their_deed() -> None:
    found = account("Police shot a suspect dead in Nairobi on Monday.")
    assert {claim.actor.name for incident in found.incidents for claim in incident.perpetrators} == {"Police"}


def test_a_title_names_what_was_hit_and_not_the_bare_target() -> None:
    found = account("Norlandic forces hit new targets and a hospital in Nairobi on Monday, the mayor said.")
    strike = next(i for i in found.incidents if i.type == "strike")
    assert set(strike.targets) == {"targets", "hospital"}
    assert "hospital" in strike.title


def test_an_incident_is_in_the_town_and_at_the_clock_time_where_others_say_only_the_county_and_the_morning() -> None:
    texts = (
        "A cook was killed and five guests were wounded in a shooting in Linn County, Iowa, on Sunday morning, police said.",
        "Police said the shooting in Cedar Rapids, Iowa, killed a cook and wounded five at 7:26 a.m. on Sunday, May 18.",
        "The shooting in Cedar Rapids, Iowa, on Sunday morning wounded five, police said.",
    )
    found = account(*texts, published="2031-05-19")
    places = {entity.id: entity.name for entity in found.entities}
    shooting = max(found.incidents, key=lambda incident: len(incident.evidence))
    assert places[shooting.place] == "Cedar Rapids"
    assert shooting.when.start == "2031-05-18T07:26"


def test_a_clock_time_is_of_the_day_told_before_it_only_where_that_day_is_meant() -> None:
    texts = (
        "A gunman killed two waiters and wounded five in Cedar Rapids, Iowa, on Sunday, police said.",
        "Ivo Renn stood before a judge on Tuesday. The shooting that killed two waiters was at 1:40 a.m. in Cedar Rapids, Iowa, police said.",
    )
    found = account(*texts, published="2031-05-21")
    shootings = [incident for incident in found.incidents if incident.type == "killing"]
    assert [(incident.when.first_day, len({e.report for e in incident.evidence})) for incident in shootings] == [("2031-05-18", 2)]


def test_a_park_is_in_the_one_town_that_its_report_names() -> None:
    texts = (
        "Eight people were shot at Harlow Park on Sunday, police said. Nairobi officers closed the park.",
        "A shooting in Nairobi wounded eight people on Sunday, police said.",
    )
    found = account(*texts, published="2031-05-19")
    assert [len({e.report for e in incident.evidence}) for incident in found.incidents if incident.type == "killing"] == [2]


LATER = "The governor spoke on the radio. Meridian news agency quoted a local official as giving a higher death toll of five."


def test_a_toll_told_later_is_that_of_the_one_harmful_incident_of_its_report() -> None:
    found = account(f"At least two people were killed on Monday in an explosion in Nairobi. {LATER}")
    (blast,) = (i for i in found.incidents if i.type == "explosion")
    assert {(f.low, f.incident) for f in found.figures} == {(2, blast.id), (5, blast.id)}


def test_a_toll_told_after_two_incidents_or_placed_elsewhere_joins_none() -> None:
    blast = "At least two people were killed on Monday in an explosion in Nairobi."
    two = account(f"{blast} A fire in Mombasa on Sunday killed three people. {LATER}")
    assert next(f for f in two.figures if f.low == 5).incident is None
    apart = account(f"{blast} The governor spoke on the radio. The death toll in Mombasa stood at nine.")
    assert next(f for f in apart.figures if f.low == 9).incident is None


def test_not_so_many_corrects_a_number_and_not_wanting_something_does_not() -> None:
    found = account(
        "The blast in Nairobi killed 12 people and not 15, the governor said.",
        "Two regions may be refused a special status and not want to stay, he said.",
    )
    assert {(f.low, f.revises) for f in found.figures} >= {(12, True)}
    assert not any(f.revises for f in found.figures if f.low == 2)
