"""The query language: what is understood, what stays a word, and that no text of any kind is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.run.query import Query, parse_query, word_query

UNTIL = "2031-05-20"


def ask(text: str) -> Query:
    return parse_query(text, UNTIL)


@pytest.mark.parametrize(
    ("text", "measure", "low", "high"),
    [
        ("killed > 100", "killed", 101, None),
        ("killed>100", "killed", 101, None),
        ("killed ≥ 1,200", "killed", 1200, None),
        ("at least 40 wounded", "wounded", 40, None),
        ("injured fewer than 12", "wounded", None, 11),
        ("deaths 10..15", "killed", 10, 15),
        ("10-15 deaths", "killed", 10, 15),
        ("more than 2 million refugees", "refugees", 2_000_001, None),
        ("displaced > 1.5m", "displaced", 1_500_001, None),
        ("..30 missing", "missing", None, 30),
        ("killed 12", "killed", 12, 12),
        ("> 7", None, 8, None),
        ("measure:aid >= 5", "aid", 5, None),
        ("rescued", "rescued", None, None),
    ],
)
def test_counts(text, measure, low, high):
    found = ask(text)
    assert [(c.measure, c.low, c.high) for c in found.counts] == [(measure, low, high)]
    assert not found.words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15..17 May", "2031-05-15", "2031-05-17"),
        ("15–17 May 2030", "2030-05-15", "2030-05-17"),
        ("May 3..5", "2031-05-03", "2031-05-05"),
        ("May 3 .. 5, 2029", "2029-05-03", "2029-05-05"),
        ("2031-05-03..2031-05-09", "2031-05-03", "2031-05-09"),
        ("2031-05-09..2031-05-03", "2031-05-03", "2031-05-09"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("since 3 May", "2031-05-03", None),
        ("until May 3", None, "2031-05-03"),
        ("..3 May", None, "2031-05-03"),
        ("3 May..", "2031-05-03", None),
        ("from 30 April to 2 May", "2031-04-30", "2031-05-02"),
        ("30 April..2 May", "2031-04-30", "2031-05-02"),
        ("28 Dec..3 Jan 2030", "2029-12-28", "2030-01-03"),
        ("12 June", "2030-06-12", "2030-06-12"),  # the last 12 June that is not after the case
        ("3rd of May", "2031-05-03", "2031-05-03"),
        ("October 2030", "2030-10-01", "2030-10-31"),
        ("in May", "2031-05-01", "2031-05-31"),
    ],
)
def test_days(text, first, last):
    found = ask(text)
    assert (found.first, found.last) == (first, last)
    assert not found.words
    assert not found.counts


def test_all_parts_together():
    found = ask('killed > 100 Ardov "river port" 15..17 May outlet:XNA by:"Ilan Daro" type:strike place:Ardov')
    assert [(c.measure, c.low) for c in found.counts] == [("killed", 101)]
    assert (found.words, found.phrases) == (("Ardov",), ("river port",))
    assert (found.first, found.last) == ("2031-05-15", "2031-05-17")
    assert (found.outlets, found.voices, found.types, found.places) == (("XNA",), ("Ilan Daro",), ("strike",), ("Ardov",))


@pytest.mark.parametrize("text", ["31 February", "30 Feb 2031", "2031-13-01", "the May", "12-story tower", "2300", "type:unheard"])
def test_what_is_not_understood_is_a_word(text):
    found = ask(text)
    assert found.words
    assert (found.first, found.last, found.counts) == (None, None, ())


def test_a_day_is_no_number():
    found = ask("killed 10 May")
    assert (found.counts[0].low, found.first) == (None, "2031-05-10")


def test_days_without_a_year_need_a_case():
    assert parse_query("15 May").words == ("15", "May")
    assert parse_query("15 May 2031").first == "2031-05-15"


def test_the_reading_is_told():
    told = word_query(ask("killed > 100 Ardov 15..17 May"))
    assert told == ("killed, 101 or more", "with “Ardov”", "from 2031-05-15 to 2031-05-17")


@given(st.text(max_size=120))
def test_any_text_parses(text):
    found = ask(text)
    assert found == ask(text)
    assert len(word_query(found)) >= (0 if found.empty else 1)
    if found.first and found.last:
        assert found.first <= found.last
    for asked in found.counts:
        assert asked.low is None or asked.high is None or asked.low <= asked.high


PIECES = st.sampled_from(
    'killed > >= < .. - 15 17 March May 2031 2031-05-03 since until from to wounded 1,000 million outlet:xna by: " “a b” Ardov at least'.split(
        " "
    )
)


@given(st.lists(PIECES, max_size=12))
def test_any_order_of_the_language_s_own_words_parses(pieces):
    found = ask(" ".join(pieces))
    kept = {*found.words, *found.phrases}
    assert all(any(c.isalnum() for c in word) for word in kept)
    if "Ardov" in pieces and not any('"' in p or "“" in p for p in pieces) and not any(p.endswith(":") for p in pieces):
        assert "Ardov" in found.words


@given(st.dates(), st.dates())
def test_iso_days_are_taken_as_given(one, other):
    first, last = sorted((one.isoformat(), other.isoformat()))
    found = ask(f"{first}..{last}")
    assert (found.first, found.last) == (first, last) or not first[:1].isdigit()


@given(st.integers(0, 10**9), st.sampled_from([">", ">=", "<", "<=", "="]))
def test_a_comparison_bounds_whole_numbers(number, sign):
    asked = ask(f"killed {sign} {number}").counts[0]
    compare = {">": number.__lt__, ">=": number.__le__, "<": number.__gt__, "<=": number.__ge__, "=": number.__eq__}[sign]
    for value in (number - 1, number, number + 1):
        inside = (asked.low is None or value >= asked.low) and (asked.high is None or value <= asked.high)
        assert inside == compare(value)
