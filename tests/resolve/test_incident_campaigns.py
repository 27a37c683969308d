"""Fire on a city as it goes on, strikes on other buildings, and the one strike that reports tell of: kept apart from text to account."""

from __future__ import annotations

from functools import lru_cache

from tallystick.present.fragments import plain
from tallystick.present.view import AccountView
from tallystick.present.wording import responsibility
from tallystick.records.account import Account, Incident
from tallystick.records.report import Report
from tallystick.run.account import build_account
from tallystick.run.analyse import analyse_reports

FIRST = (
    "VELGRAD — A cinema that gave families from the encircled town of Velgrad a roof was bombed on Wednesday, the governor said.\n\n"
    "Nurses had painted a cross on the roof of the cinema before it was struck.\n\n"
    "Norlandic artillery strikes keep pounding Velgrad, whose people have lived in cellars since the beginning of May.\n\n"
    "Pictures that Tessel Imaging took on Monday showed fires in Velgrad, apparently after Norlandic strikes.\n\n"
    "“The bombing is a crime,” the mayor of Velgrad said."
)
SECOND = (
    "VELGRAD — Norlandic troops stood before Velgrad on Thursday and shelled army camps in other parts of Ruvenia. In Velgrad firemen dug under "
    "the cinema, which was struck on Wednesday.\n\n"
    "The blast at the cinema followed days after Norland had been blamed for shelling a clinic in Velgrad.\n\n"
    "The government alleged that a warplane had bombed the cinema."
)


@lru_cache(maxsize=1)
def account() -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=str(n) * 64, language="en", published=day)
        for n, (text, day) in enumerate(((FIRST, "2031-05-14"), (SECOND, "2031-05-15")), 1)
    ]
    analyses = {analysis.report: analysis for analysis in analyse_reports(reports)}
    return build_account(reports, analyses)


def told(words: str) -> Incident:
    """The incident that the words tell."""
    texts = {report.id: report.text or "" for report in account().reports}
    return next(i for i in account().incidents for e in i.evidence if words in texts[e.report][e.start : e.end])


def test_the_strike_on_the_cinema_is_one_in_both_reports() -> None:
    cinema = told("was bombed on Wednesday")
    assert told("was struck on Wednesday") == told("The bombing") == told("bombed the cinema") == cinema


def test_fire_that_goes_on_and_strikes_at_large_are_none_of_it() -> None:
    cinema = told("was bombed on Wednesday")
    assert told("keep pounding Velgrad") != cinema
    assert told("Norlandic strikes") != cinema
    assert told("in other parts of Ruvenia") != cinema


def test_the_strike_on_a_clinic_is_another() -> None:
    assert told("shelling a clinic") != told("was bombed on Wednesday")


def test_nobody_is_said_to_have_struck_the_cinema_who_is_only_said_to_shell_the_city() -> None:
    assert {claim.actor.name for claim in told("was bombed on Wednesday").perpetrators} <= {"a warplane"}


def test_what_is_told_of_other_parts_is_not_placed_in_the_town() -> None:
    assert told("in other parts of Ruvenia").place is None


def test_its_forces_are_those_of_who_says_so() -> None:
    text = "VELGRAD — The Northern Alliance denied on Monday that its forces had fired on the market of Velgrad."
    report = Report(id="rep_3", name="3.txt", text=text, sha256="3" * 64, language="en", published="2031-05-14")
    found = build_account([report], {analysis.report: analysis for analysis in analyse_reports([report])})
    claim = found.incidents[0].perpetrators[0]
    alliance = next(entity for entity in found.entities if entity.name == "Northern Alliance")
    assert (claim.actor.name, claim.actor.entity, claim.certainty.value) == ("its forces", alliance.id, "denied")
    view = AccountView(found)
    assert plain(responsibility(view, claim)[0]) == "its forces (Northern Alliance)"


def test_a_weekday_in_a_report_that_nothing_dates_is_told_as_all_that_is_said() -> None:
    text = "Shells hit a market in Velgrad on Wednesday, killing nine people, officials said."
    report = Report(id="rep_4", name="4.txt", text=text, sha256="4" * 64, language="en")
    found = build_account([report], {analysis.report: analysis for analysis in analyse_reports([report])})
    reasons = {entry.about: entry.reason for entry in found.trays if entry.kind == "undated"}
    assert reasons[found.incidents[0].id] == "“Wednesday” is all that is said, and nothing tells which day that was"


def test_two_bombings_in_one_country_on_one_day_are_two() -> None:
    texts = (
        "BERGEN, 14 May 2031 — A truck bomb killed 31 people in Bergen on Wednesday, state television said.",
        "OSLO, 14 May 2031 — Air strikes and artillery fire in Norway killed at least 19 villagers on Wednesday, a monitor said.",
    )
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=str(n) * 64, language="en", published="2031-05-14")
        for n, text in enumerate(texts, 5)
    ]
    found = build_account(reports, {analysis.report: analysis for analysis in analyse_reports(reports)})
    assert [len({e.report for e in incident.evidence}) for incident in found.incidents] == [1, 1]


def test_so_many_strikes_are_those_of_one_day() -> None:
    text = (
        "NAIROBI — At least ten people died in air strikes on Kisumu town on Friday, a doctor said.\n\n"
        "Three strikes were aimed at the mill and the bridge of the town, he said."
    )
    report = Report(id="rep_4", name="4.txt", text=text, sha256="4" * 64, language="en", published="2031-05-16")
    found = build_account([report], {analysis.report: analysis for analysis in analyse_reports([report])})
    assert [len(incident.evidence) for incident in found.incidents] == [2]
