"""One line for a claim, in the report's own words for its numbers and hedges."""

from __future__ import annotations

from tallystick.lexicon.numbers import PLURAL_SCALES
from tallystick.records.account import Figure

VAGUE: dict[tuple[float | None, float | None], str] = {
    PLURAL_SCALES[word]: word for word in ("dozens", "scores", "hundreds", "thousands", "millions", "billions")
}
BOUNDLESS = 100_000_000
"""From here on the upper end of a vague word tells a reader nothing."""


def number(value: float) -> str:
    """1234.0 as '1,234', 2.5 as '2.5'."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def word_value(figure: Figure) -> str:
    """The value with its hedge: 'at least 10', 'about 20,000', 'dozens (24 to 99)'."""
    low, high = figure.low, figure.high
    vague = VAGUE.get((low, high))
    if vague is not None and low is not None and high is not None:
        return f"{vague} ({number(low)} or more)" if high >= BOUNDLESS else f"{vague} ({number(low)} to {number(high)})"
    if low is not None and high is not None:
        text = number(low) if low == high else f"{number(low)} to {number(high)}"
        return f"{figure.hedge} {text}" if figure.hedge and low == high else text
    if low is not None:
        return (
            f"more than {number(low - 1)}"
            if figure.hedge in {"more than", "over", "above", "in excess of", "upwards of"}
            else f"at least {number(low)}"
        )
    if high is not None:
        return f"{figure.hedge or 'up to'} {number(high)}"
    return "an unstated number"


SAID_BY_GROUP = {
    "killed": frozenset({"deaths", "fatalities", "dead"}),
    "wounded": frozenset({"injuries", "injured", "wounded"}),
}
"""Nouns of what is counted that say the measure: '1,100 deaths' are 1,100 killed."""


def word_figure(figure: Figure) -> str:
    """The value, what is counted and the measure: 'at least 10 people killed'."""
    named = figure.group or ""
    group = f" {named}" if named and named not in SAID_BY_GROUP.get(figure.measure, ()) else ""
    unit = f" {figure.unit}" if figure.unit else ""
    told = figure.measure in {"other", "distance", "money"} or figure.measure in named.split() or named == "bodies"
    return f"{word_value(figure)}{unit}{group}{'' if told else f' {figure.measure}'}"
