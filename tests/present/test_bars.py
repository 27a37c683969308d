"""The ledger's charts: intervals, open ends, positions, and what the lines can be filtered by."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from present import flood
from tallystick.present.bars import Chart, draw_chart
from tallystick.present.fragments import plain
from tallystick.present.lines import Lines, Wanted
from tallystick.present.scale import LEFT, RIGHT, make_scale, short
from tallystick.present.view import AccountView
from tallystick.records.account import Finding, FindingKind, Position
from tallystick.records.decision import Decision, DecisionKind

VIEW = AccountView(flood.account())
LINES = Lines(VIEW)


def chart(question: str) -> Chart:
    line = LINES.by_id[question]
    return draw_chart(VIEW, line.id, line.figures, line.findings)


def test_claims_of_one_origin_and_interval_are_one_bar():
    drawn = chart("q_killed")
    assert [bar.claims for bar in drawn.bars] == [("fig_1", "fig_2"), ("fig_3",)]
    assert {bar.letter for bar in drawn.bars} == {"A"}
    assert plain(drawn.proof) == "2 outlets, 1 origin"


def test_an_open_end_runs_to_the_edge_and_says_so():
    at_least, exact = chart("q_killed").bars
    assert (at_least.open_left, at_least.open_right, at_least.right) == (False, True, 100.0)
    assert (at_least.says, exact.says) == ("12 or more", "19")
    assert exact.point
    assert not exact.rough


def test_a_vague_number_is_a_bar_between_its_ends():
    bar = chart("q_families").bars[0]
    assert bar.left < bar.right
    assert not bar.point
    assert bar.says == "24 to 99"


def test_kinds_are_told_once_each_and_single_claims_only_where_nothing_else_is():
    assert [(tag.kind, tag.number) for tag in chart("q_killed").kinds] == [("agreement", 1), ("update", 1)]
    assert [tag.kind for tag in chart("q_fled").kinds] == ["single_source"]


def test_positions_of_a_dispute_stand_where_their_claims_allow():
    dispute = Finding(
        id="fnd_x", kind=FindingKind.DISPUTE, claims=("fig_1", "fig_3"), summary="", independent_origins=1, origins=(),
        positions=(Position(label="", claims=("fig_1", "fig_2"), origins=()), Position(label="", claims=("fig_3",), origins=())),
    )  # fmt: skip
    line = LINES.by_id["q_killed"]
    drawn = draw_chart(VIEW, line.id, line.figures, [dispute])
    assert [(p.number, p.value, p.letters) for p in drawn.positions] == [(1, "12 or more", ("A",)), (2, "19", ("A",))]
    assert [bar.positions for bar in drawn.bars] == [(1,), (2,)]
    assert drawn.positions[0].at == drawn.bars[0].left


def test_a_corrected_value_stands_beside_the_one_that_was_read():
    decision = Decision(
        id="dec_1", kind=DecisionKind.CORRECT, subject="fig_3", field="low", value="18", by="Ana Ilves", at="2031-05-06T10:00:00Z"
    )
    view = AccountView(msgspec.structs.replace(flood.account(), decisions=(decision,)))
    line = Lines(view).by_id["q_killed"]
    bars = draw_chart(view, line.id, line.figures, line.findings).bars
    assert [bar.corrections for bar in bars] == [(), ("low: 18 (Ana Ilves)",)]
    assert bars[1].says == "19"


def test_what_is_left_out_is_counted():
    line = LINES.by_id["q_killed"]
    assert draw_chart(VIEW, line.id, line.figures, line.findings, most=1).more == 1


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        (Wanted(), {"q_killed", "q_missing", "q_families", "q_fled"}),
        (Wanted(measure="missing"), {"q_missing", "q_families"}),
        (Wanted(place="plc_orvelle"), {"q_killed"}),
        (Wanted(group="Families"), {"q_families"}),
        (Wanted(origin="ent_police"), {"q_missing"}),
        (Wanted(kind="revision"), {"q_missing"}),
        (Wanted(incident="inc_dike"), {"q_killed"}),
        (Wanted(text="marran 19"), {"q_killed"}),
        (Wanted(measure="killed", kind="revision"), set()),
    ],
)
def test_lines_are_filtered(wanted, lines):
    assert {line.id for line in LINES.select(wanted)} == lines


def test_choices_count_the_lines_that_they_leave():
    assert [(c.value, c.lines) for c in LINES.measures] == [("killed", 1), ("missing", 2), ("displaced", 1)]
    for name in ("measures", "places", "groups", "origins", "kinds"):
        for choice in getattr(LINES, name):
            assert len(LINES.select(msgspec.structs.replace(Wanted(), **{name.removesuffix("s"): choice.value}))) == choice.lines


def test_a_place_holds_the_claims_of_what_lies_in_it():
    account = flood.account()
    entities = tuple(
        msgspec.structs.replace(e, within=("geo:7",)) if e.id == "plc_orvelle" else msgspec.structs.replace(e, geonames_id=7)
        if e.id == "plc_sentha" else e
        for e in account.entities
    )  # fmt: skip
    lines = Lines(AccountView(msgspec.structs.replace(account, entities=entities)))
    assert {line.id for line in lines.select(Wanted(place="plc_sentha"))} == {"q_killed", "q_fled"}


@given(st.lists(st.floats(0, 1e12, allow_nan=False) | st.integers(0, 10**9).map(float), max_size=12))
def test_all_values_lie_on_the_scale_in_order(values):
    scale = make_scale(values)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(LEFT <= place <= RIGHT for place in places)
    assert 2 <= len(scale.ticks) <= 14
    assert [tick.at for tick in scale.ticks] == sorted({tick.at for tick in scale.ticks})


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "0"), (950.0, "950"), (2500.0, "2,500"), (25000.0, "25k"), (1.2e6, "1.2m"), (3e9, "3bn")]
)
def test_ticks_are_short(value, words):
    assert short(value) == words
