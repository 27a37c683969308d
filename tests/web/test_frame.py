"""The frame around every page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_the_brief_is_there(reading: TestClient) -> None:
    page = reading.get("/")
    assert page.status_code == 200
    assert "<h1>Reports of" in page.text
    assert '<a href="/" aria-current="page">Brief</a>' in page.text


def test_a_time_goes_on_through_links(reading: TestClient) -> None:
    page = reading.get("/?as_of=2025-02-12")
    assert "As it was known on <strong>12 Feb 2025</strong>" in page.text
    assert "as_of=2025-02-12#here" in page.text


def test_a_time_that_is_none_is_told(reading: TestClient) -> None:
    page = reading.get("/?as_of=tomorrow")
    assert page.status_code == 400
    assert "“tomorrow” is no time" in page.text


def test_what_is_not_there_is_told(reading: TestClient) -> None:
    page = reading.get("/nowhere")
    assert page.status_code == 404
    assert "There is no such page." in page.text


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("20250212", "12 Feb 2025"),
        ("2025-02-12T10", "12 Feb 2025, 10:00"),
        ("2025-02-12 10:30:59", "12 Feb 2025, 10:30"),
        ("2025-W07-3", "12 Feb 2025"),
    ],
)
def test_times_are_read_in_any_iso_form(reading: TestClient, given: str, meant: str) -> None:
    assert f"As it was known on <strong>{meant}</strong>" in reading.get("/reports", params={"as_of": given}).text
