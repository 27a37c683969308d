from __future__ import annotations

import msgspec
import pytest

from present import flood
from tallystick.present.fragments import plain
from tallystick.present.ledger import Row, ledger
from tallystick.present.map import draw_map
from tallystick.present.timeline import timeline
from tallystick.present.view import AccountView


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.id: row for row in ledger(AccountView(flood.account()))}


def test_claims_of_one_origin_and_value_are_one_bar(rows: dict[str, Row]) -> None:
    row = rows["q_killed"]
    assert [bar.claims for bar in row.bars] == [("fig_1", "fig_2"), ("fig_3",)]
    assert {bar.letter for bar in row.bars} == {"A"}
    assert plain(row.proof) == "2 outlets, 1 origin"
    assert plain(row.bars[0].carriers) == "in NPW, Delta News"


def test_open_end_reaches_the_edge_and_exact_number_is_a_tick(rows: dict[str, Row]) -> None:
    at_least, exact = rows["q_killed"].bars
    assert at_least.open_right
    assert at_least.right == 100.0
    assert exact.left == exact.right
    assert at_least.left < exact.left


def test_vague_number_is_a_band_of_what_the_words_allow(rows: dict[str, Row]) -> None:
    (bar,) = rows["q_families"].bars
    assert bar.left < bar.right
    assert plain(bar.words) == "“Dozens of families”"
    assert plain(bar.value) == "24 to 99"


def test_rejected_figure_is_not_compared() -> None:
    account = flood.account()
    figures = tuple(msgspec.structs.replace(f, rejected_by="dec_1") if f.id == "fig_3" else f for f in account.figures)
    rows = {row.id: row for row in ledger(AccountView(msgspec.structs.replace(account, figures=figures)))}
    assert len(rows["q_killed"].bars) == 1


def test_far_apart_values_are_drawn_on_a_logarithmic_scale() -> None:
    account = flood.account()
    figures = tuple(msgspec.structs.replace(f, low=120_000, high=120_000) if f.id == "fig_3" else f for f in account.figures)
    rows = {row.id: row for row in ledger(AccountView(msgspec.structs.replace(account, figures=figures)))}
    row = rows["q_killed"]
    assert row.logarithmic
    assert row.low_label == "12"
    assert all(0 <= bar.left <= bar.right <= 100 for bar in row.bars)


def test_timeline_tells_how_precise_a_date_is() -> None:
    (day,) = timeline(AccountView(flood.account()))
    assert plain(day.title) == "3 May 2031"
    (entry,) = day.entries
    assert entry.precision == "to the day"
    assert plain(entry.head) == "Disaster · dike · Orvelle"


def test_country_is_listed_and_never_drawn_as_a_point() -> None:
    account = flood.account()
    entities = tuple(msgspec.structs.replace(e, feature="country", precision=7) if e.id == "plc_orvelle" else e for e in account.entities)
    drawn = draw_map(AccountView(msgspec.structs.replace(account, entities=entities)))
    assert drawn is not None
    assert [plain(spot.name) for spot in drawn.spots] == ["Sentha"]
    assert [plain(name) for name, _ in drawn.countries] == ["Orvelle"]


def test_places_lie_inside_the_map() -> None:
    drawn = draw_map(AccountView(flood.account()))
    assert drawn is not None
    for spot in drawn.spots:
        assert 0 < spot.x < drawn.width
        assert 0 < spot.y < drawn.height
    north = next(s for s in drawn.spots if plain(s.name) == "Sentha")
    south = next(s for s in drawn.spots if plain(s.name) == "Orvelle")
    assert north.y < south.y
    assert north.x < south.x
