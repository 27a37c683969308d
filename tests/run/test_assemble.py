"""What of the reports' words becomes a record of an incident."""

from __future__ import annotations

from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account

SPACY = Settings(parser="tallystick.parse.spacy:SpacyParser")


def account(*texts: str) -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=str(n) * 64, language="en", published="2031-05-20", outlet=f"Outlet {n}")
        for n, text in enumerate(texts)
    ]
    return build_account(reports, {analysis.report: analysis for analysis in analyse_reports(reports, SPACY)})


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
    reports = [
        Report(
            id="rep_1",
            name="1.txt",
            text="Norlandic forces hit new targets and a hospital in Nairobi on Monday, the mayor said.",
            sha256="1" * 64,
            language="en",
            published="2031-05-20",
        )
    ]
    found = build_account(reports, {analysis.report: analysis for analysis in analyse_reports(reports)})
    strike = next(i for i in found.incidents if i.type == "strike")
    assert set(strike.targets) == {"targets", "hospital"}
    assert "hospital" in strike.title
