"""Whatever people decide of the example, sensible or not: an account is made, it is that of the start, and a brief can be written of it."""

import random
from pathlib import Path

import pytest

from tallystick import present
from tallystick.errors import TallystickError
from tallystick.read import read_inputs
from tallystick.records.report import Report
from tallystick.run import Desk, build_account
from tallystick.run.review import review_queue
from tallystick.store import Case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "luangwa"
ODD = ["x:1", "geo:9999999", "geo:1:2", ":5", "", "a b", "'; DROP TABLE meta", "\x00", "rep_1:²", "💥" * 50]
KINDS = ["same", "different", "accept", "reject", "correct", "note", "undo", "forget", ""]
STEPS = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "luangwa.case"
    with Case(path, create=True) as case:
        for report in read_inputs([str(EXAMPLE)]):
            if isinstance(report, Report):
                case.add(report)
    return path


def test_each_claim_of_a_disputed_incident_can_be_rejected(made):
    with Desk(made) as desk:
        account = desk.account()
        incident = max(account.incidents, key=lambda i: len(i.perpetrators))
        for claim in (*incident.statements, *incident.figures):
            taken = desk.decide("reject", claim, by="ana")
            after = desk.account()
            assert not any(claim in finding.claims for finding in after.findings)
            desk.decide("undo", taken.id, by="ana")
        assert desk.account() == account


def test_no_decision_breaks_the_account(made):
    chance = random.Random(4)
    with Desk(made) as desk:
        account = desk.account()
        groups = (account.incidents, account.entities, account.figures, account.statements, account.findings, account.reports)
        there = [thing.id for group in groups for thing in group] + [f"{account.reports[0].name}:10", f"{account.reports[0].id}:999999"]
        taken, refused = 0, []
        for _ in range(STEPS):
            kind = chance.choice(KINDS)
            pairing = kind in {"same", "different"}
            undone = [d.id for d in desk.case.decisions()] if kind == "undo" else []
            pool = undone or (there if chance.random() < 0.9 else ODD)
            try:
                desk.decide(
                    kind,
                    chance.choice(pool),
                    chance.choice(pool) if pairing else None,
                    by=chance.choice(["ana", "Ürs `x` <b>"]),
                    field=chance.choice(["high", "`<b>"]),
                    value=chance.choice(["1", "<script>"]),
                    note=chance.choice(["seen", "12 May 2031, New York"]),
                )
                taken += 1
            except TallystickError as error:
                refused.append(str(error))
        assert not any("\n" in line for line in refused)
        assert taken > STEPS / 4
        after = desk.account()
        reports, analyses = desk.known()
        assert after == build_account(reports, analyses, decisions=desk.case.decisions(), set_aside=desk.case.aside())
    assert "`<script>`" not in present.brief_html(after)
    for brief in (present.brief_html(after), present.brief_markdown(after), present.brief_terminal(after, 100)):
        assert brief  # each was checked: nothing in it is without a source
    assert review_queue(after)
