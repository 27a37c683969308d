"""Words, sentence ends and lemmas of the reader."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.parse.reader.lemmas import KEPT_LEMMAS, Lemmas, mended_tag, regular_lemma
from tallystick.parse.reader.sentences import ALWAYS, DOUBTFUL, NEVER, UNLIKELY, sentence_breaks
from tallystick.parse.words import cut_words

KNOWN = frozenset("hope hop carry kill shell big nice bus body".split())


def words(text):
    return [text[start:end] for start, end in cut_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("The army’s toll", ["The", "army", "’s", "toll"]),
        ("in the U.S. and at 5 a.m. on Sept. 1", ["in", "the", "U.S.", "and", "at", "5", "a.m.", "on", "Sept.", "1"]),
        ("1,200 of 3.5m, or 40%", ["1,200", "of", "3.5", "m", ",", "or", "40", "%"]),
        ("well-known O'Neill cannot", ["well", "-", "known", "O'Neill", "can", "not"]),
        ("What?! Nobody knows...", ["What", "?!", "Nobody", "knows", "..."]),
        ("see https://example.org/a,b. Now", ["see", "https://example.org/a,b", ".", "Now"]),
        ("a pro-government, re-elected ex-major in mid-June", ["a", "pro-government", ",", "re-elected", "ex-major", "in", "mid-June"]),
        ("map.pdf :-) 555-010-0199", ["map.pdf", ":-)", "555-010-0199"]),
        ("dont say Im No. 2", ["do", "nt", "say", "I", "m", "No.", "2"]),
        ("(see: (a)) the pre-1990s", ["(", "see", ":", "(", "a", ")", ")", "the", "pre", "-", "1990s"]),
    ],
)
def test_words_are_cut_as_treebanks_cut_them(text, expected):
    assert words(text) == expected


@given(st.text(max_size=200))
def test_no_letter_is_lost_and_words_stand_in_order(text):
    spans = cut_words(text, 0, len(text))
    assert "".join(text[start:end] for start, end in spans).split() == "".join(text.split()).split()
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def breaks(text):
    spans = cut_words(text, 0, len(text))
    return {text[slice(*span)]: kind for span, kind in zip(spans, sentence_breaks(text, spans), strict=True)}


def test_where_sentences_end():
    assert breaks("Gen. Orlo spoke. He left")["Gen."] == NEVER
    assert breaks("Gen. Orlo spoke. He left")["."] == ALWAYS
    assert breaks("They came from the U.S. Troops left")["U.S."] == DOUBTFUL
    assert breaks("It cost No. 5 dearly")["dearly"] == ALWAYS
    assert breaks("they came. he left")["."] == DOUBTFUL
    assert breaks("They came, he left")[","] == NEVER
    assert breaks("Kind regards Ana Oru")["regards"] == UNLIKELY
    assert breaks("a half-hour drive")["half"] == NEVER


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("hoped", "VBD", "hope"),
        ("hopping", "VBG", "hop"),
        ("carries", "VBZ", "carry"),
        ("buses", "NNS", "bus"),
        ("bodies", "NNS", "body"),
        ("bigger", "JJR", "big"),
        ("nicest", "JJS", "nice"),
        ("market", "NN", "market"),
    ],
)
def test_regular_lemmas(word, tag, lemma):
    assert regular_lemma(word, tag, KNOWN) == lemma


def test_exceptions_come_first_and_whatever_the_tag_for_verbs():
    lemmas = Lemmas({("went", "VBD"): "go", ("people", "NNS"): "people"}, KNOWN)
    assert lemmas.lemma("Went", "VBD", "VERB") == "go"
    assert lemmas.lemma("went", "VB", "VERB") == "go"
    assert lemmas.lemma("People", "NNS", "NOUN") == "people"
    assert lemmas.lemma("Hope", "NNP", "PROPN") == "hope"


def test_a_tag_that_the_ending_forbids_is_mended():
    assert mended_tag("shelling", "VERB", "VB", passive=False) == "VBG"
    assert mended_tag("bring", "VERB", "VB", passive=False) == "VB"
    assert mended_tag("shelled", "VERB", "VBZ", passive=False) == "VBD"
    assert mended_tag("shelled", "VERB", "VBZ", passive=True) == "VBN"
    assert mended_tag("building", "NOUN", "NN", passive=False) == "NN"


def test_words_without_end_are_not_all_kept():
    lemmas = Lemmas({}, KNOWN)

    def held(numbers):
        for number in numbers:
            lemmas.lemma(f"Velgrad{number}", "NNP", "PROPN")
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = held(range(2 * KEPT_LEMMAS))
        assert held(range(2 * KEPT_LEMMAS, 4 * KEPT_LEMMAS)) < 1.05 * first
    finally:
        tracemalloc.stop()
