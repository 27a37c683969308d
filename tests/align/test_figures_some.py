"""Some of a whole beside the whole: no dispute."""

from __future__ import annotations

from tallystick.records.account import FindingKind
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account

WHOLE = "LAGOS, May 20 - Raids on Lagos killed 49 people on Tuesday, a monitor said."
SOME = "LAGOS, May 20 - Raids hit Lagos on Tuesday. Fourteen of the victims perished in a market in Lagos, a reporter said."


def kinds(*texts: str, measure: str = "killed") -> set[FindingKind]:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=f"{n}" * 64, language="en", published="2031-05-20")
        for n, text in enumerate(texts, 1)
    ]
    account = build_account(reports, {one.report: one for one in analyse_reports(reports, Settings())})
    asked = {figure.id for figure in account.figures if figure.measure == measure}
    return {finding.kind for finding in account.findings if asked.issuperset(finding.claims)}


def test_some_of_the_victims_dispute_no_toll() -> None:
    assert FindingKind.DISPUTE not in kinds(WHOLE, SOME)
    assert FindingKind.DISPUTE in kinds(WHOLE, SOME.replace("Fourteen of the victims perished", "Fourteen people died"))


def test_the_same_some_in_two_reports_agree() -> None:
    assert FindingKind.AGREEMENT in kinds(SOME, SOME.replace("Raids hit Lagos", "Air raids struck Lagos"))


def test_victims_with_ties_to_a_town_dispute_no_toll() -> None:
    some = "ABUJA, May 20 - A gunman shot people in Lagos on Tuesday. Four victims with Abuja ties were wounded in Lagos, a reporter said."
    whole = "LAGOS, May 20 - A gunman wounded ten people in Lagos on Tuesday, police said."
    assert FindingKind.DISPUTE not in kinds(some, whole, measure="wounded")


def test_we_outside_quotation_marks_are_the_outlet() -> None:
    report = Report(
        id="rep_1",
        name="1.txt",
        text="We understand that a mill has shut in Lagos.",
        sha256="1" * 64,
        language="en",
        outlet="The Ardov Post",
    )
    account = build_account([report], {one.report: one for one in analyse_reports([report], Settings())})
    assert [[link.name for link in one.attribution] for one in account.statements] == [["The Ardov Post"]]
