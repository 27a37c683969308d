"""Whose place it is, and what kind of place: 'Kenya's Kisumu County', 'in the county'."""

from __future__ import annotations

import pytest

from extract.telling import told
from extract.test_claims import placed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "One villager was killed in a slide while rivers burst their banks in a county in western Kenya's Kisumu Province.",
            "Kisumu Province",
        ),
        ("A flood killed three people in Kenya's southern Kajiado county.", "Kajiado"),
        ("A flood killed three people in Kisumu, one of Kenya's ports.", "Kisumu"),
        ("A flood killed three people in Kenyas southern Kajiado county.", "Kajiado"),
        ("A flood killed three people in Kenyas western port city of Kisumu.", "Kisumu"),
    ],
)
def test_what_a_country_owns_is_where_it_was(text: str, place: str) -> None:
    assert placed(text)[0][1] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Heavy rains have hit Kisumu Province since Thursday, officials said. A herder in Ilva was killed in a slide. "
            "The rains had destroyed 400 houses in the province.",
            "Kisumu Province",
        ),
        (
            "Rains hit Outer Marsh Region. A flood struck Nairobi. Storms had destroyed 400 houses in the region.",
            "Outer Marsh",
        ),
        ("Rains hit Kisumu Province. A flood struck Nairobi. Storms had destroyed 400 houses in the village of Ilva.", "Ilva"),
        ("Rains hit Kisumu Province. Kajiado had the worst of the storms, which destroyed 400 houses in the province.", "Kajiado"),
    ],
)
def test_the_province_is_the_one_told_before(text: str, place: str) -> None:
    assert placed(text)[-1] == (400, place)


def test_what_follows_the_province_stays_there() -> None:
    text = (
        "Rains hit Kisumu Province. A herder in Ilva was killed in a slide. The rains destroyed 400 houses in the province. "
        "The authorities relocated 900 people."
    )
    assert placed(text)[-1] == (900, "Kisumu Province")


@pytest.mark.parametrize(
    ("text", "type_"),
    [("Heavy rains killed five people in Kenya.", "disaster"), ("A rain of shells killed five people in Kenya.", "strike")],
)
def test_rain_that_kills_is_weather_and_a_rain_of_shells_is_none(text: str, type_: str) -> None:
    assert [mention.type for mention in told(text)] != ["disaster"] if type_ != "disaster" else [m.type for m in told(text)] == [type_]
