"""Incidents retold days or weeks later, by who was taken or how many died."""

from __future__ import annotations

import pytest

from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account


def account(*texts: str) -> Account:
    reports = [report_of(Text(text=text, outlet=None), f"{n}.txt", None, f"{n:064}", None, None) for n, text in enumerate(texts)]
    read = [report for report in reports if isinstance(report, Report)]
    return build_account(read, {one.report: one for one in analyse_reports(read, Settings())})


TAKEN = (
    "NAIROBI, March 3, 2031 (AP) - A group of 17 Dutch and Kenyan missionaries was kidnapped on Saturday by a gang in Mombasa, police said."
)
AMBUSH = "NAIROBI, Aug 11, 2033 (AP) - Gunmen ambushed an army convoy near Mombasa on Wednesday, killing nine soldiers, the army said."


@pytest.mark.parametrize(
    ("taken", "incidents"),
    [
        ("Two of the 17 missionaries kidnapped last month have been freed, their church said on Friday.", 1),
        ("Two of the 12 missionaries kidnapped last month have been freed, their church said on Friday.", 2),
        ("Two of the 17 tourists kidnapped last month have been freed, their hotel said on Friday.", 2),
    ],
)
def test_those_taken_are_known_again_by_what_and_how_many_they_are(taken: str, incidents: int) -> None:
    found = account(TAKEN, f"NAIROBI, April 4, 2031 (Reuters) - {taken}")
    assert len([one for one in found.incidents if one.type == "abduction"]) == incidents


@pytest.mark.parametrize(
    ("again", "incidents"),
    [
        ("The army has sent troops to Mombasa after an ambush that killed nine soldiers.", 1),
        ("The army has sent troops to Mombasa after an ambush that killed four soldiers.", 2),
        ("The army has sent troops to Kisumu after an ambush that killed nine soldiers.", 2),
    ],
)
def test_what_is_told_as_the_reason_for_news_may_be_of_weeks_ago(again: str, incidents: int) -> None:
    found = account(AMBUSH, f"LONDON, Aug 22, 2033 (Reuters) - {again}")
    assert len([one for one in found.incidents if one.type == "clash"]) == incidents


def test_who_shot_the_attacker_is_no_perpetrator_of_his_attack() -> None:
    found = account("LONDON, March 23, 2031 (AP) - A gunman shot dead four people in London on Wednesday. Police shot the gunman dead.")
    roles = {(one.name.casefold(), one.role) for incident in found.incidents for one in incident.participants}
    assert ("police", "participant") in roles
    assert ("police", "perpetrator") not in roles


def test_drones_sent_and_drones_shot_down_are_no_dispute() -> None:
    found = account(
        "NAIROBI, Jan 15, 2034 (AP) - Rebels attacked power stations in Nairobi with 48 drones overnight, the governor said. "
        "The air force said it shot down 39 drones."
    )
    assert [finding for finding in found.findings if finding.kind.value == "dispute"] == []


FLOODS = "NAIROBI, May 9, 2031 (AP) - Floods and landslides have killed 34 people in Kenya since Tuesday, officials said."
BUS = "NAIROBI, May 9, 2031 (Reuters) - A landslide buried a bus near Kisumu in Kenya on Thursday, killing 14 people, police said."


def test_a_bus_that_one_slide_buried_is_no_step_of_the_toll_of_all_floods() -> None:
    found = account(FLOODS, BUS)
    assert len([one for one in found.incidents if one.type == "disaster"]) == 2
    assert not [one for one in found.findings if one.kind in {"update", "revision", "dispute"}]


def test_the_toll_told_after_one_thing_of_many_is_that_of_all() -> None:
    found = account(
        "NAIROBI, May 9, 2031 (AP) - Officials said on Friday that 41 people had died in floods and landslides in Kenya this week, including passengers of a bus "
        "that was swept away near Kisumu on Tuesday. The army said at least 38 people were killed."
    )
    days = {figure.low: figure.as_of.start for figure in found.figures if figure.as_of is not None}
    assert days[41] == days[38] != "2031-05-06"
