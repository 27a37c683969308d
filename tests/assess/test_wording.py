"""A figure in one line."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.assess.wording import word_figure
from tallystick.records.account import AttributionLink, Figure
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence


def figure(low: float | None, high: float | None, measure: str, group: str | None = None, **more: Any) -> Figure:
    link = AttributionLink(name="The Quay", entity=None, role=None, evidence=None)
    fields: dict[str, Any] = {"hedge": None, "unit": None, "certainty": Certainty.STATED, "attribution": (link,), **more}
    evidence = (Evidence(report="rep_1", start=0, end=1),)
    return Figure(id="fig_1", evidence=evidence, measure=measure, group=group, low=low, high=high, **fields)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (figure(10, None, "killed", "people", hedge="at least"), "at least 10 people killed"),
        (figure(1101, None, "killed", "deaths", hedge="more than"), "more than 1,100 killed"),
        (figure(3, 3, "killed", "bodies"), "3 bodies"),
        (figure(24, 99, "wounded"), "dozens (24 to 99) wounded"),
        (figure(2_000_000, 999_999_999, "displaced", "displaced people"), "millions (2,000,000 or more) displaced people"),
        (figure(12, 12, "wounded", "injuries"), "12 wounded"),
        (figure(430_000, 430_000, "population"), "430,000 population"),
    ],
)
def test_a_figure_is_told_in_words_that_a_reader_would_use(given: Figure, words: str) -> None:
    assert word_figure(given) == words
