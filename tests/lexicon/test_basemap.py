"""Outlines are cut to the box that is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.lexicon.basemap import cut_area, cut_line, outlines

BOX = (0.0, 0.0, 10.0, 10.0)
POINTS = st.tuples(st.floats(-30, 30, allow_nan=False), st.floats(-30, 30, allow_nan=False))


@given(st.lists(POINTS, min_size=3, max_size=12))
def test_a_cut_area_lies_in_the_box(ring: list[tuple[float, float]]) -> None:
    for part in cut_area(tuple(ring), BOX):
        assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in part)


def test_an_area_around_the_box_becomes_the_box() -> None:
    (part,) = cut_area(((-5, -5), (15, -5), (15, 15), (-5, 15), (-5, -5)), BOX)
    assert {(0, 0), (10, 0), (10, 10), (0, 10)} <= set(part)


def test_a_line_is_cut_into_the_stretches_that_touch_the_box() -> None:
    assert cut_line(((-20, 5), (-10, 5), (5, 5), (20, 5), (30, 5)), BOX) == [((-10, 5), (5, 5), (20, 5))]
    assert cut_line(((20, 20), (30, 30)), BOX) == []


def test_a_country_is_found_with_its_units() -> None:
    found = outlines(22, 44, 41, 53)
    assert {"country", "admin1"} <= {one.kind for one in found}
    assert "UA" in {one.code for one in found if one.kind == "country"}
    assert all(one.polygons for one in found)
    coarse = outlines(22, 44, 41, 53, "coarse")
    assert "admin1" not in {one.kind for one in coarse}
    assert sum(len(ring) for one in coarse for ring in one.polygons) < sum(len(ring) for one in found for ring in one.polygons)


def test_disputed_lines_are_marked() -> None:
    assert any(one.kind == "disputed" for one in outlines(70, 30, 82, 38))


@pytest.mark.parametrize("box", [(10, 0, 0, 10), (0, 10, 10, 0)])
def test_a_turned_box_gives_nothing(box: tuple[float, float, float, float]) -> None:
    assert outlines(*box) == ()


@settings(max_examples=20, deadline=None)
@given(st.floats(-180, 170), st.floats(-80, 80), st.floats(0.1, 9), st.sampled_from(["fine", "coarse"]))
def test_any_box_is_answered(west: float, south: float, size: float, detail: str) -> None:
    for one in outlines(west, south, west + size, south + size, detail):
        assert all(len(ring) > 1 for ring in one.polygons)
