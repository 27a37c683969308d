"""The reader: trees, spans, and what it reads of a report."""

from __future__ import annotations

import re

import numpy as np
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.parse.reader import ReaderParser
from tallystick.parse.reader.clauses import Clauses
from tallystick.parse.reader.lemmas import mended_number, regular_lemma
from tallystick.parse.reader.model import FOLDER, load_model
from tallystick.parse.reader.names import read_names
from tallystick.parse.reader.pieces import Pieces
from tallystick.parse.reader.sentences import ALWAYS, sentence_breaks
from tallystick.parse.reader.spans import best_tags, tagged_spans
from tallystick.parse.reader.trees import make_tree
from tallystick.parse.words import cut_words
from tallystick.records.report import Report

TAGS = ("O", "B-a", "I-a", "B-b", "I-b")
TEXT = (
    "Rebels shelled a market in Velgrad on Monday, killing at least 12 people, officials said. “We heard the blast,” the mayor, Ana Kovit, "
    "told reporters. The toll was 14, according to the police."
)


def report(text, name="r.txt"):
    return Report(id=f"rep_{abs(hash(text)) % 10**8:x}", name=name, text=text, sha256="0" * 64, language="en")


@pytest.fixture(scope="module")
def reader():
    return ReaderParser()


def test_the_shipped_graph_holds_the_fused_operators(tmp_path):
    """It is loaded without optimizing: what the runtime would fuse must be in the file, or it reads more slowly and otherwise."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(tmp_path / "again.onnx")
    onnxruntime.InferenceSession(str(FOLDER / "reader.onnx"), sess_options=options, providers=["CPUExecutionProvider"])
    again = (tmp_path / "again.onnx").read_bytes()
    shipped = (FOLDER / "reader.onnx").read_bytes()
    for operator in (b"DynamicQuantizeMatMul", b"SkipLayerNormalization"):
        assert again.count(operator) == shipped.count(operator) > 5


def test_a_report_is_read(reader):
    parsed = next(reader.parse([report(TEXT)]))
    assert len(parsed.sentences) == 3
    assert {TEXT[n.start : n.end]: n.label for n in parsed.names}.items() >= {("Velgrad", "GPE"), ("Ana Kovit", "PERSON")}
    said = {TEXT[a.cue[0].start : a.cue[0].end].split()[0]: a for a in parsed.attributions}
    assert [s.of(TEXT) for s in said["said"].source] == ["officials"]
    assert "12 people" in said["said"].content[0].of(TEXT)
    assert "blast" in said["told"].content[0].of(TEXT)
    shelled = next(i for i, token in enumerate(parsed.tokens) if token.lemma == "shell")
    assert [parsed.word(i) for i in parsed.subjects(shelled)] == ["Rebels"]
    assert [parsed.word(i) for i in parsed.objects(shelled)] == ["market"]
    assert ("in", "Velgrad") in [(mark, parsed.word(head)) for mark, head in parsed.obliques(shelled)] + [
        (mark, parsed.word(head)) for mark, head in parsed.obliques(shelled + 2)
    ]


def test_what_else_is_read_changes_nothing(reader):
    alone = next(reader.parse([report(TEXT)]))
    beside = list(reader.parse([report("Nobody was hurt. " * 40), report(TEXT), report("Short.")]))[1]
    assert alone == beside


@pytest.mark.parametrize("text", ["", " \n ", "😀😀 “Да”, сказал он. \u202eabc", "A" * 5000, "word " * 3000, "(((" * 200, "\x00\x01"])
def test_odd_text_is_read_without_harm(reader, text):
    parsed = next(reader.parse([report(text)]))
    for index, token in enumerate(parsed.tokens):
        assert text[token.start : token.end].strip()
        assert list(parsed.ancestors(index))[-1:] != [index]
    assert [t for s in parsed.sentences for t in range(s.first, s.last)] == list(range(len(parsed.tokens)))


def test_long_sentences_are_read_in_overlapping_windows(reader):
    text = "The mayor said that " + "the river rose and " * 120 + "the dam held."
    parsed = next(reader.parse([report(text)]))
    assert len(parsed.tokens) == len(text.replace(".", " .").split())


@given(st.data())
def test_any_heads_become_a_tree(data):
    count = data.draw(st.integers(1, 12))
    heads = data.draw(st.lists(st.integers(-2, count + 2), min_size=count, max_size=count))
    pos = data.draw(st.lists(st.sampled_from(["NOUN", "VERB", "PUNCT", "ADP"]), min_size=count, max_size=count))
    relations = data.draw(
        st.lists(st.sampled_from(["root", "nsubj", "case", "obl", "cop", "flat", "conj"]), min_size=count, max_size=count)
    )
    root = make_tree(heads, relations, pos, 0, count)
    assert [word for word in range(count) if heads[word] == word] == [root]
    for word in range(count):
        at, steps = word, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            assert steps <= count
    rewritten, labels = Clauses(heads, relations, pos, ["NN"] * count, ["x"] * count, ["x"] * count).rewrite()
    assert len(labels) == count
    for word in range(count):
        at, steps = word, 0
        while rewritten[at] != at:
            at, steps = rewritten[at], steps + 1
            assert steps <= count


def test_runs_of_tags():
    assert list(tagged_spans(["O", "B-a", "I-a", "B-a", "I-b", "O"])) == [(1, 3, "a"), (3, 4, "a"), (4, 5, "b")]


def test_the_likeliest_path_keeps_spans_whole():
    scores = np.log(
        np.array([[0.1, 0.8, 0.05, 0.03, 0.02], [0.5, 0.05, 0.4, 0.03, 0.02], [0.05, 0.05, 0.85, 0.03, 0.02]], dtype=np.float32)
    )
    assert best_tags(scores, TAGS, 0.5, 2.0) == ["B-a", "I-a", "I-a"]
    assert best_tags(np.log(np.full((2, 5), [0.99, 0.0025, 0.0025, 0.0025, 0.0025], dtype=np.float32)), TAGS, 0.0, 0.0) == ["O", "O"]


def breaks(text):
    spans = cut_words(text, 0, len(text))
    return [text[start:end] for (start, end), kind in zip(spans, sentence_breaks(text, spans), strict=True) if kind == ALWAYS]


def test_a_number_may_begin_a_sentence_and_a_blank_be_forgotten():
    assert breaks("Boats were sent. 11 teams followed.") == [".", "."]
    assert breaks("Boats were sent.Two teams followed.") == [".", "."]
    assert breaks("It cost Rs. 11 there.") == ["."]
    assert breaks("The J.Tores company is named so.") == ["."]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("airstrikes", "NNS", "airstrike"), ("expelled", "VBD", "expel"), ("wheezing", "VBG", "wheeze"), ("taxes", "NNS", "tax")],
)
def test_unknown_words_keep_their_silent_e(word, tag, lemma):
    assert regular_lemma(word, tag, {"tax"}) == lemma


def test_a_plural_ending_tells_the_number():
    assert [mended_number(word, "NOUN", "NN") for word in ("gains", "police", "news", "gas", "crisis", "press")] == [
        "NNS",
        "NNS",
        "NN",
        "NN",
        "NN",
        "NN",
    ]


def test_a_time_of_day_before_a_date_ends_nothing():
    text = "Shots were fired at 1:30 a.m. Nov. 27, police said."
    assert breaks(text) == ["."]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("fled", "VBD", "flee"),
        ("freed", "VBN", "free"),
        ("gunned", "VBN", "gun"),
        ("overran", "VBD", "overrun"),
        ("trafficked", "VBN", "traffic"),
        ("detonating", "VBG", "detonate"),
        ("knives", "NNS", "knife"),
    ],
)
def test_irregular_forms_tell_their_lemma(word, tag, lemma):
    assert load_model().lemmas.lemma(word, tag, "NOUN" if tag == "NNS" else "VERB") == lemma


def test_headings_run_into_a_line_end_where_paragraphs_stand_wide_apart():
    text = "Roads are cut.  Help came.  Asmar Province  The governor said so.  Velgrad province  Nobody came."
    assert breaks(text) == [".", ".", "Province", ".", "province", "."]
    assert breaks("The  old  Town was  filled  Out to the  line.") == ["."]


def test_a_noun_in_ing_is_a_noun():
    assert mended_number("flooding", "NOUN", "VBG") == "NN"


def named(text, *spans):
    """The names of a text whose pieces are its words, each span tagged as (first word, last word, class)."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    tags = ["O"] * len(words)
    for first, last, kind in spans:
        tags[first] = f"B-{kind}"
        for word in range(first + 1, last + 1):
            tags[word] = f"I-{kind}"
    pieces = Pieces([0] * len(words), [s for s, _ in words], [e for _, e in words], [0] * len(words))
    return [(text[one.start : one.end], one.label) for one in read_names(text, pieces, tags)]


def test_a_name_read_whole_is_read_whole_wherever_it_stands():
    text = "Nord-Tessel Province was cut off. Rain fell in Nord-Tessel Province."
    found = named(text, (0, 3, "PLACE"), (11, 11, "ORG"), (13, 14, "PLACE"))
    assert found == [("Nord-Tessel Province", "GPE")] * 2
    text = "Ana Kovit Tessel left. Ana Kovit was here. Ana Kovit too. Tessel stayed."
    found = named(text, (0, 2, "PERSON"), (5, 6, "PERSON"), (10, 10, "PERSON"))
    assert found == [("Ana Kovit Tessel", "PERSON"), ("Ana Kovit", "PERSON"), ("Ana Kovit", "PERSON")]


def test_no_name_goes_on_over_a_sentences_end(reader):
    text = "Roads are cut.  Help came.  Ostmark Province  Radio Tessin said a bridge fell.  Velgrad Province  Nobody came."
    names = [text[n.start : n.end] for n in next(reader.parse([report(text)])).names]
    assert "Radio Tessin" in names
    assert not any("  " in name for name in names)


def test_a_comma_parts_two_places_and_a_short_form_keeps_its_stop():
    assert named("ASMAR, W.Va. was hit.", (0, 4, "PLACE")) == [("ASMAR", "GPE"), ("W.Va.", "GPE")]
    assert named("Renn, Kovit and Sons closed.", (0, 4, "ORG")) == [("Renn, Kovit and Sons", "ORG")]


def test_a_name_is_made_of_whole_words():
    pieces = Pieces([0] * 4, [0, 5, 8, 14], [4, 8, 10, 15], [0] * 4)
    assert [(n.start, n.end) for n in read_names("Boro Taram left.", pieces, ["B-ORG", "I-ORG", "O", "O"])] == [(0, 10)]


def test_a_sentences_first_word_is_a_name_only_if_it_is_one(reader):
    text = "ASMAR (TPA) — Shells hit a market. Warplanes bombed the town. Hail broke windows in Lubbock. Kovit said so."
    parsed = next(reader.parse([report(text)]))
    pos = {parsed.word(i): parsed.tokens[i].pos for i in range(len(parsed.tokens))}
    assert [pos[word] for word in ("Shells", "Warplanes", "Hail", "Kovit")] == ["NOUN", "NOUN", "NOUN", "PROPN"]
