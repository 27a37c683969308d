"""What comes first in the review queue, and that each decision it offers is one that the desk takes."""

import msgspec
import pytest

from tallystick.records.account import (
    Account,
    Figure,
    Finding,
    FindingKind,
    Incident,
    Position,
    TrayEntry,
)
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence
from tallystick.run.review import review_queue

PLACES = [Evidence(f"rep_{n}", 10 * n, 10 * n + 5) for n in range(8)]


def figure(number, measure="killed", **more):
    return Figure(
        id=f"fig_{number}",
        evidence=(Evidence(f"rep_{number}", 70, 72),),
        measure=measure,
        group=None,
        low=5,
        high=5,
        hedge=None,
        attribution=(),
        certainty=Certainty.STATED,
        **more,
    )


def incident(number, *figures, **more):
    more.setdefault("evidence", (PLACES[number],))
    return Incident(id=f"inc_{number}", type="strike", title="strike", figures=tuple(f"fig_{n}" for n in figures), **more)


def dispute(*claims, incident="inc_1", weight=9.0, **more):
    ids = tuple(f"fig_{n}" for n in claims)
    return Finding(
        id="fnd_1",
        kind=FindingKind.DISPUTE,
        claims=ids,
        incident=incident,
        summary="",
        independent_origins=2,
        origins=("a", "b"),
        positions=tuple(Position(label="", claims=(id_,), origins=("a",)) for id_ in ids),
        weight=weight,
        **more,
    )


def undecided(left, right):
    return TrayEntry(kind="undecided", reason="both in Sund", evidence=(PLACES[left], PLACES[right]), about=f"im_{left} im_{right}")


def decision(number, kind, subject, **more):
    return Decision(id=f"dec_{number}", kind=kind, subject=subject, by="ana", at="2031-05-02T10:00:00Z", **more)


ACCOUNT = Account(
    figures=(figure(1, place_basis="report"), figure(2), figure(3, "wounded"), figure(4, "vehicles"), figure(5)),
    incidents=(incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 4), incident(5, 5)),
    findings=(dispute(1, 2),),
    trays=(
        TrayEntry(kind="conflict", reason="`ana` and `ben` disagree", about="dec_1 dec_2", evidence=(PLACES[4],)),
        undecided(3, 4),
        undecided(1, 2),
        TrayEntry(kind="unplaced", reason="no report says where", about="inc_4"),
        TrayEntry(kind="undated", reason="no report says when", about="inc_5"),
        TrayEntry(kind="undated", reason="no report says when", about="inc_none"),
    ),
    decisions=(decision(1, DecisionKind.NOTE, "inc_4"), decision(2, DecisionKind.NOTE, "inc_4")),
)


def test_what_would_change_the_brief_most_comes_first():
    queue = review_queue(ACCOUNT)
    assert [(one.kind, one.sides[0].id) for one in queue] == [
        ("pair", "im_1"),
        ("dispute", "fig_1"),
        ("undated", "inc_5"),
        ("unplaced", "inc_4"),
        ("conflict", "dec_1"),
        ("pair", "im_3"),
    ]
    assert all(one.reason and one.effect and one.choices for one in queue)
    assert queue[0].effect == "the same: 1 telling with 1 figure and 1 telling with 1 figure become one incident"
    assert [choice.kind.value for choice in queue[0].choices] == ["same", "different"]
    assert "most of its report" in queue[1].reason


def test_the_queue_is_the_same_in_any_order_of_the_tray():
    assert review_queue(msgspec.structs.replace(ACCOUNT, trays=ACCOUNT.trays[::-1])) == review_queue(ACCOUNT)


def test_a_conflict_about_deaths_comes_before_others():
    deadly = decision(1, DecisionKind.REJECT, "fig_1")
    account = msgspec.structs.replace(ACCOUNT, decisions=(deadly, decision(2, DecisionKind.ACCEPT, "fig_1")))
    assert [one.kind for one in review_queue(account)][:2] == ["pair", "conflict"]


@pytest.mark.parametrize(
    ("taken", "gone"),
    [
        (decision(3, DecisionKind.ACCEPT, "fnd_1"), "dispute"),
        (decision(3, DecisionKind.ACCEPT, "fnd_0", anchors=("fig_1",), field="dispute"), "dispute"),
        (decision(3, DecisionKind.CORRECT, "inc_4", field="place", value="Sund"), "unplaced"),
        (decision(3, DecisionKind.CORRECT, "inc_5", field="when", value="2031-05-01"), "undated"),
    ],
)
def test_what_was_accepted_or_corrected_does_not_come_again(taken, gone):
    account = msgspec.structs.replace(ACCOUNT, decisions=(*ACCOUNT.decisions, taken))
    assert {one.kind for one in review_queue(ACCOUNT)} - {one.kind for one in review_queue(account)} == {gone}


def test_a_dispute_that_rests_on_its_own_words_is_not_asked_about():
    strong = msgspec.structs.replace(ACCOUNT, figures=(figure(1, place_basis="words"), *ACCOUNT.figures[1:]))
    assert "dispute" not in {one.kind for one in review_queue(strong)}
    joined = msgspec.structs.replace(
        strong,
        incidents=(incident(1, 1, evidence=PLACES[1:3], reasons=("both in Sund, told within days of each other",)), *strong.incidents[1:]),
    )
    [found] = [one for one in review_queue(joined) if one.kind == "dispute"]
    assert (found.choices[0].kind.value, found.choices[0].subject, found.choices[0].object) == ("different", "rep_1:10", "rep_2:20")


def test_a_pair_that_is_one_incident_by_now_is_not_asked_about():
    one = msgspec.structs.replace(ACCOUNT, incidents=(incident(1, 1, 2, evidence=PLACES[1:3]), *ACCOUNT.incidents[2:]))
    assert [item.sides[0].id for item in review_queue(one) if item.kind == "pair"] == ["im_3"]
