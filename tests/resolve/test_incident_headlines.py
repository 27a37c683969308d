"""A headline that alone names the town."""

from __future__ import annotations

import msgspec
import pytest

from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.report import Report
from tallystick.resolve.incidents.features import names_of_title
from tallystick.run import Settings, analyse_reports, build_account

PLACED = "NAIROBI, March 9, 2031 (AP) - Officials accused rebel forces of bombing an eye hospital in Mombasa."
WIDE = "NAIROBI, March 9, 2031 (Reuters) - Rebel forces bombed an eye hospital in southern Kenya, authorities there said."
OTHER = "NAIROBI, March 9, 2031 (AFP) - Rebel forces bombed a bridge in southern Kenya, authorities there said."


@pytest.mark.parametrize(
    ("title", "text", "incidents"),
    [
        ("Mombasa under siege, officials say", WIDE, 1),
        ("Kisumu under siege, officials say", WIDE, 2),
        ("Mombasa under siege, officials say", OTHER, 2),
    ],
)
def test_a_headline_names_the_town_of_what_is_told_of_the_country(title: str, text: str, incidents: int) -> None:
    told = [report_of(Text(text=one, outlet=None), f"{n}.txt", None, f"{n:064}", None, None) for n, one in enumerate((PLACED, text))]
    reports = [one for one in told if isinstance(one, Report)]
    reports[1] = msgspec.structs.replace(reports[1], title=title)
    account = build_account(reports, {one.report: one for one in analyse_reports(reports, Settings())})
    assert len([one for one in account.incidents if one.type == "strike"]) == incidents


def test_names_of_a_headline_open_with_capitals() -> None:
    assert list(names_of_title("Mombasa's Old Port hit, 12 dead")) == ["mombasa", "old", "old port", "port"]
