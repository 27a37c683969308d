"""One line for a claim, in the report's own words for its numbers and hedges."""

from __future__ import annotations

from tallystick.records.account import Figure


def number(value: float) -> str:
    """1234.0 as '1,234', 2.5 as '2.5'."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def word_value(figure: Figure) -> str:
    """The value with its hedge: 'at least 10', 'about 20,000', '24 to 99 (dozens)'."""
    low, high = figure.low, figure.high
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


def word_figure(figure: Figure) -> str:
    """The value, what is counted and the measure: 'at least 10 people killed'."""
    group = f" {figure.group}" if figure.group else ""
    unit = f" {figure.unit}" if figure.unit else ""
    measure = "" if figure.measure in {"other", "distance", "money"} else f" {figure.measure}"
    return f"{word_value(figure)}{unit}{group}{measure}"
