"""The pipeline keeps nothing of a report once it is parsed: else it grows with every new name for as long as a run lasts."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.parse import spacy
from tallystick.records.report import Report

NAMES = st.text(string.ascii_lowercase, min_size=6, max_size=14).map(str.capitalize)


def report(text):
    return Report(id="rep_1", name="a", text=text, sha256="0" * 64, language="en")


def parse(text):
    return next(iter(spacy.SpacyParser().parse((report(text),))))


@settings(max_examples=10)
@given(names=st.lists(NAMES, min_size=3, max_size=3))
def test_new_words_are_let_go_with_their_report(names):
    text = f"Police in {names[0]} said that {names[1]} {names[2]}owitz was killed on Tuesday.\n\nHe was quuxing in {names[0]}ville."
    parse(text)
    strings = spacy._pipeline().vocab.strings
    before = len(strings)
    again = parse(text.replace(names[0], names[0] + "zq"))
    assert len(strings) == before
    assert f"{names[0]}zqville" not in strings
    assert all(token.lemma and token.pos and token.tag and token.dep for token in again.tokens)


def test_the_lemmatizer_forgets_in_time(monkeypatch):
    monkeypatch.setattr(spacy, "MOST_LEMMAS", 5)
    text = "Rescuers carried wounded children across flooded streets while soldiers watched from bridges."
    first = parse(text)
    cache = spacy._pipeline().get_pipe("lemmatizer").cache
    parse("Dogs barked.")
    assert len(cache) <= 5
    assert parse(text) == first


def test_blanks_are_no_tokens_and_nothing_hangs_on_one():
    parsed = parse("The  mayor \t said   that two   people were killed .")
    words = [parsed.word(index) for index in range(len(parsed.tokens))]
    assert words == ["The", "mayor", "said", "that", "two", "people", "were", "killed", "."]
    assert all(0 <= token.head < len(words) for token in parsed.tokens)
    assert [parsed.word(token.head) for token in parsed.tokens if token.dep == "nsubjpass"] == ["killed"]
