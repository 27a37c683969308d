"""'The attack' takes up one event that its report told before: the one that it fits best."""

from __future__ import annotations

from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.account import Account, Incident
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account


def account(*texts: str) -> Account:
    reports = [report_of(Text(text=text, outlet=None), f"{n}.txt", None, f"{n:064}", None, None) for n, text in enumerate(texts)]
    read = [report for report in reports if isinstance(report, Report)]
    return build_account(read, {one.report: one for one in analyse_reports(read, Settings())})


def told(found: Account, words: str) -> Incident:
    """The incident that the words tell."""
    texts = {report.id: report.text or "" for report in found.reports}
    return next(i for i in found.incidents for e in i.evidence if words in texts[e.report][e.start : e.end])


ASIDE = (
    "NAIROBI, May 9, 2031 (AP) - Rebel rockets struck the barracks of Mombasa on Friday, the army said.\n\n"
    "Soldiers from those barracks were accused of a gas attack on a village near Kisumu this week in which 40 people died.\n\n"
    "The barracks had been rebuilt by a Danish company.\n\n"
    "Its commander spoke to reporters.\n\n"
    "Six people died in the attack, a hospital said."
)


def test_after_an_aside_the_attack_is_what_the_report_is_about() -> None:
    found = account(ASIDE)
    rockets, gas = told(found, "Rebel rockets struck"), told(found, "attack on a village")
    assert rockets != gas
    assert told(found, "died in the attack") == rockets


def test_right_after_it_is_told_the_attack_is_the_nearest() -> None:
    found = account(ASIDE.replace("The barracks had been rebuilt by a Danish company.", "The attack also hurt a nurse."))
    assert told(found, "The attack also hurt") == told(found, "attack on a village")


def test_an_attack_called_by_its_own_place_takes_up_no_other() -> None:
    found = account(
        "NAIROBI, May 9, 2031 (AP) - An air strike killed nine people in Kenya on Friday, a doctor said.\n\n"
        "Earlier this week a gas attack on Kisumu killed 40 people.\n\n"
        "The Kisumu strike led to talks among ministers."
    )
    gas = told(found, "gas attack on Kisumu")
    assert told(found, "The Kisumu strike") == gas != told(found, "An air strike killed nine")


def test_a_verb_whose_subject_is_the_blast_takes_up_the_blast() -> None:
    found = account(
        "NAIROBI, May 9, 2031 (AP) - A bomb killed six people in Kisumu on Wednesday, a doctor said.\n\n"
        "A day earlier a bomb had hurt two guards in Mombasa.\n\n"
        "Firemen worked through the night. Traders wept. Schools were closed.\n\n"
        "The blast hit a row of stalls, the mayor of Kisumu said."
    )
    assert told(found, "The blast hit") == told(found, "A bomb killed six")


def test_shells_on_a_place_of_their_own_are_not_the_attack_told_without_a_place() -> None:
    found = account(
        "May 9, 2031 - Thirty people were killed on Friday in air strikes against a town, a doctor said.\n\n"
        "A nurse wept. Schools were closed. Trains stood still. The mayor spoke. Shops were shut.\n\n"
        "Separately, planes intensified their bombing of Mombasa on Friday."
    )
    assert told(found, "their bombing of Mombasa") != told(found, "air strikes against a town")


UNDATED_LEAD = "NAIROBI, May 9, 2031 (AP) - Nine people were killed by a suicide attack near a police station in Kisumu, doctors said."


def test_what_a_report_opens_with_and_gives_no_day_is_of_the_day_before_or_its_own() -> None:
    found = account(
        UNDATED_LEAD,
        "NAIROBI, May 10, 2031 (Reuters) - On Friday three suicide bombers killed two people at the main police station in Kisumu.",
    )
    assert told(found, "Nine people were killed") == told(found, "three suicide bombers")


def test_a_lead_without_a_day_is_not_what_happened_a_week_before() -> None:
    found = account(
        UNDATED_LEAD,
        "NAIROBI, May 10, 2031 (Reuters) - On May 3 three suicide bombers killed two people at a market in Kisumu.",
    )
    assert told(found, "Nine people were killed") != told(found, "three suicide bombers")


def test_two_attacks_of_one_list_are_two() -> None:
    words = "She made references to Mount Harrow, the attacks on Lagos and the terrorist attacks of March 3, 2021."
    found = account(f"May 9, 2031 - Talks went on. {words}")
    assert told(found, "the attacks on Lagos") != told(found, "terrorist attacks of March")
