"""Any number, in digits or words, with any hedge: the interval is the contract's, and the spans are exact."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.extract.figures import find_figures
from tallystick.extract.figures.numbers import read_quantity
from tallystick.extract.figures.words import words_of
from tallystick.lexicon.hedges import HEDGES_BEFORE, Bound
from tallystick.lexicon.numbers import ONES, TENS
from tallystick.parse.reader import ReaderParser
from tallystick.records.parsed import Parsed, Sentence, Token
from tallystick.records.report import Report

PARSER = ReaderParser()
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
SMALL = {value: word for word, value in (ONES | TENS).items() if word != "fourty"}


def spelled(number: int) -> str:
    """The number in English words, below a million."""
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {'and ' if rest < 100 else ''}{spelled(rest)}" if rest else "")
    if number >= 100:
        return f"{spelled(number // 100)} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    return SMALL.get(number) or f"{SMALL[number // 10 * 10]}-{SMALL[number % 10]}"


def parsed_words(text: str) -> Parsed:
    """A parse without a parser: tokens at blanks, one sentence."""
    tokens, position = [], 0
    for piece in text.split():
        start = text.index(piece, position)
        position = start + len(piece)
        tokens.append(Token(start, position, piece.lower(), "NOUN", "NNS", "dep", len(tokens)))
    return Parsed("r", text, tuple(tokens), (Sentence(0, len(text), 0, len(tokens), 0),))


def quantity_of(text: str) -> tuple[float | None, float | None, str | None]:
    parsed = parsed_words(text)
    words = words_of(parsed, parsed.sentences[0])
    for index in range(len(words)):
        found = read_quantity(words, index)
        if found is not None:
            return found.low, found.high, found.hedge
    raise AssertionError(f"no number in {text!r}")


def bounds(number: int, bound: Bound | None) -> tuple[int | None, int | None]:
    return {
        None: (number, number),
        Bound.ABOUT: (number, number),
        Bound.MORE: (number + 1, None),
        Bound.LEAST: (number, None),
        Bound.MOST: (None, number),
        Bound.LESS: (None, number - 1),
    }[bound]


@given(
    number=st.integers(1, 999_999),
    hedge=st.sampled_from([None, *sorted(HEDGES_BEFORE)]),
    form=st.sampled_from(["digits", "commas", "words"]),
)
def test_any_number_with_any_hedge_gives_the_contracts_interval(number: int, hedge: str | None, form: str) -> None:
    printed = {"digits": str(number), "commas": f"{number:,}", "words": spelled(number)}[form]
    before = hedge.replace(" .", ".") + " " if hedge else ""
    low, high, found = quantity_of(f"Officials said {before}{printed} villagers were killed")
    assert (low, high) == bounds(number, HEDGES_BEFORE[hedge] if hedge else None)
    if hedge is not None:
        assert found is not None
        assert before.split()[-1] in found.split()


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("hundreds of people", 200, 999),
        ("dozens of people", 24, 99),
        ("tens of thousands of people", 20_000, 99_999),
        ("hundreds of thousands of people", 200_000, 999_999),
        ("half a dozen people", 6, 6),
        ("a dozen people", 12, 12),
        ("half a million people", 500_000, 500_000),
        ("3 million people", 3_000_000, 3_000_000),
        ("1.5m people", 1_500_000, 1_500_000),
        ("2.14 lakh people", 214_000, 214_000),
        ("3.2 crore people", 32_000_000, 32_000_000),
        ("2,14,000 people", 214_000, 214_000),
        ("6 000 people", 6_000, 6_000),
        ("7,000-plus people", 7_000, None),
        ("50 or more people", 50, None),
        ("10 to 15 people", 10, 15),
        ("between 30 and 40 people", 30, 40),
        ("two or three people", 2, 3),
        ("3 to 4 million people", 3_000_000, 4_000_000),
        ("several hundred people", 300, 999),
        ("two and a half million people", 2_500_000, 2_500_000),
        ("at least hundreds of people", 200, None),
        ("more than a dozen people", 13, None),
        ("no more than 20 people", None, 20),
        ("at least some 40 people", 40, None),
        ("none of the people", 0, 0),
    ],
)
def test_number_words_of_all_kinds(printed: str, low: float | None, high: float | None) -> None:
    assert quantity_of(printed)[:2] == (low, high)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_no_text_crashes_and_spans_lie_in_it(text: str) -> None:
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    (parsed,) = PARSER.parse([report])
    for figure in find_figures(report, parsed, ()):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.covers(figure.number_span)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert (figure.low, figure.high) != (None, None)


@settings(max_examples=60, deadline=None)
@given(
    numbers=st.lists(st.integers(2, 9_999), min_size=1, max_size=4, unique=True),
    hedges=st.lists(st.sampled_from(["", "at least ", "more than ", "about ", "up to "]), min_size=4, max_size=4),
)
def test_no_figure_holds_another_number(numbers: list[int], hedges: list[str]) -> None:
    text = "; ".join(f"{hedge}{number:,} villagers were killed" for hedge, number in zip(hedges, numbers, strict=False)) + "."
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    (parsed,) = PARSER.parse([report])
    found = find_figures(report, parsed, ())
    assert [f.number_span.of(text).split()[-1] for f in found] == [f"{n:,}" for n in numbers]
    assert len({f.id for f in found}) == len(found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
