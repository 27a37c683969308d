from __future__ import annotations

import pytest

from tallystick.present.dates import word_day, word_moment, word_span
from tallystick.records.values import TimeSpan


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-03", "2031-05-03", "3 May 2031"),
        ("2031-05-03", "2031-05-05", "3–5 May 2031"),
        ("2031-04-28", "2031-05-05", "28 Apr – 5 May 2031"),
        ("2030-12-28", "2031-01-02", "28 Dec 2030 – 2 Jan 2031"),
        ("2031-05-03T05:00", "2031-05-03T11:59", "3 May 2031, 05:00–11:59"),
        ("2031-05-03T05:00", "2031-05-03T05:00", "3 May 2031, 05:00"),
        ("2031-05-03T22:00", "2031-05-04T05:00", "3 May 2031, 22:00 – 4 May 2031, 05:00"),
        ("2031-05-03", None, "since 3 May 2031"),
        (None, "2031-05-03", "until 3 May 2031"),
        ("-0489-09-12", "-0489-09-12", "490 BC"),
        ("-0489-01-01", "-0489-12-31", "490 BC"),
        ("-0489-01-01", "-0479-12-31", "490 BC – 480 BC"),
    ],
)
def test_span_in_words(start: str | None, end: str | None, words: str) -> None:
    assert word_span(TimeSpan(start, end, "")) == words


def test_moment_is_as_precise_as_it_was_given() -> None:
    assert word_moment("2031") == "2031"
    assert word_moment("2031-05") == "May 2031"
    assert word_moment("2031-05-03T18:30") == "3 May 2031, 18:30"
    assert word_day("2031-05-03T18:30") == "3 May 2031"
