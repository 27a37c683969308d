"""The reader: trees, spans, and what it reads of a report."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.parse.joined import JoinedParser
from tallystick.parse.reader import ReaderParser
from tallystick.parse.reader.clauses import Clauses
from tallystick.parse.reader.lemmas import mended_number, regular_lemma
from tallystick.parse.reader.model import load_model
from tallystick.parse.reader.names import read_names
from tallystick.parse.reader.pieces import Pieces
from tallystick.parse.reader.sentences import ALWAYS, sentence_breaks
from tallystick.parse.reader.spans import best_tags, tagged_spans
from tallystick.parse.reader.trees import make_tree
from tallystick.parse.spacy import SpacyParser
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


@pytest.mark.parametrize("parser", [ReaderParser, JoinedParser, SpacyParser])
def test_analyses_are_kept_by_a_parsers_version(parser):
    assert isinstance(parser.version, str)


def test_both_parsers_in_one():
    parsed = next(JoinedParser().parse([report(TEXT)]))
    assert parsed.attributions
    assert {token.dep for token in parsed.tokens} >= {"nsubj", "dobj", "pobj"}


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


def rewritten(rows):
    """``rows``: word, pos, tag, head (1-based, 0 root), relation; gives word → (label, head word)."""
    words = [row[0] for row in rows]
    heads = [index if row[3] == 0 else row[3] - 1 for index, row in enumerate(rows)]
    new, labels = Clauses(
        heads, [r[4] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [w.lower() for w in words], words
    ).rewrite()
    return {word: (label, words[head]) for word, label, head in zip(words, labels, new, strict=True)}


def test_prepositions_copulas_and_names_carry_their_phrases():
    found = rewritten(
        [
            ("Ana", "PROPN", "NNP", 6, "nsubj"),
            ("Kovit", "PROPN", "NNP", 1, "flat"),
            ("was", "AUX", "VBD", 6, "cop"),
            ("in", "ADP", "IN", 6, "case"),
            ("the", "DET", "DT", 6, "det"),
            ("town", "NOUN", "NN", 0, "root"),
        ]
    )
    assert found["was"] == ("ROOT", "was")
    assert found["Kovit"] == ("nsubj", "was")
    assert found["Ana"] == ("compound", "Kovit")
    assert found["in"] == ("prep", "was")
    assert found["town"] == ("pobj", "in")


def test_what_is_said_hangs_on_the_saying():
    found = rewritten(
        [
            ("Troops", "NOUN", "NNS", 2, "nsubj"),
            ("left", "VERB", "VBD", 0, "root"),
            (",", "PUNCT", ",", 2, "punct"),
            ("officials", "NOUN", "NNS", 5, "nsubj"),
            ("say", "VERB", "VBP", 2, "parataxis"),
        ]
    )
    assert found["say"] == ("ROOT", "say")
    assert found["left"] == ("ccomp", "say")


def test_runs_of_tags():
    assert list(tagged_spans(["O", "B-a", "I-a", "B-a", "I-b", "O"])) == [(1, 3, "a"), (3, 4, "a"), (4, 5, "b")]


def test_the_likeliest_path_keeps_spans_whole():
    scores = np.log(
        np.array([[0.1, 0.8, 0.05, 0.03, 0.02], [0.5, 0.05, 0.4, 0.03, 0.02], [0.05, 0.05, 0.85, 0.03, 0.02]], dtype=np.float32)
    )
    assert best_tags(scores, TAGS, 0.5, 2.0) == ["B-a", "I-a", "I-a"]
    assert best_tags(np.log(np.full((2, 5), [0.99, 0.0025, 0.0025, 0.0025, 0.0025], dtype=np.float32)), TAGS, 0.0, 0.0) == ["O", "O"]


def test_the_month_carries_its_day():
    found = rewritten(
        [
            ("It", "PRON", "PRP", 2, "nsubj"),
            ("fell", "VERB", "VBD", 0, "root"),
            ("on", "ADP", "IN", 5, "case"),
            ("June", "PROPN", "NNP", 5, "nmod:unmarked"),
            ("8", "NUM", "CD", 2, "obl"),
        ]
    )
    assert found["on"] == ("prep", "fell")
    assert found["June"] == ("pobj", "on")
    assert found["8"] == ("nummod", "June")


def test_a_name_carries_what_it_is():
    found = rewritten(
        [
            ("the", "DET", "DT", 2, "det"),
            ("capital", "NOUN", "NN", 4, "nsubj"),
            ("Velgrad", "PROPN", "NNP", 2, "appos"),
            ("burns", "VERB", "VBZ", 0, "root"),
        ]
    )
    assert found["Velgrad"] == ("nsubj", "burns")
    assert found["capital"] == ("compound", "Velgrad")
    assert found["the"] == ("det", "Velgrad")


def test_who_is_seen_doing_it_is_its_subject():
    found = rewritten(
        [
            ("They", "PRON", "PRP", 2, "nsubj"),
            ("see", "VERB", "VBP", 0, "root"),
            ("jets", "NOUN", "NNS", 2, "obj"),
            ("bomb", "VERB", "VB", 2, "xcomp"),
            ("it", "PRON", "PRP", 4, "obj"),
        ]
    )
    assert found["jets"] == ("nsubj", "bomb")
    assert found["bomb"] == ("ccomp", "see")


def test_a_preposition_stands_beside_the_first():
    found = rewritten(
        [
            ("Floods", "NOUN", "NNS", 2, "nsubj"),
            ("rose", "VERB", "VBD", 0, "root"),
            ("in", "ADP", "IN", 4, "case"),
            ("towns", "NOUN", "NNS", 2, "obl"),
            ("and", "CCONJ", "CC", 7, "cc"),
            ("on", "ADP", "IN", 7, "case"),
            ("islands", "NOUN", "NNS", 4, "conj"),
        ]
    )
    assert found["on"] == ("conj", "in")
    assert found["islands"] == ("pobj", "on")


@pytest.mark.parametrize(
    ("rows", "opener", "clause"),
    [
        (
            [
                ("asked", "VERB", "VBD", 0, "root"),
                ("about", "SCONJ", "IN", 4, "mark"),
                ("what", "PRON", "WP", 4, "nsubj"),
                ("happened", "VERB", "VBD", 1, "advcl"),
            ],
            ("prep", "asked"),
            ("pcomp", "about"),
        ),
        (
            [
                ("died", "VERB", "VBD", 0, "root"),
                ("after", "SCONJ", "IN", 4, "mark"),
                ("being", "AUX", "VBG", 4, "aux:pass"),
                ("beaten", "VERB", "VBN", 1, "advcl"),
            ],
            ("prep", "died"),
            ("pcomp", "after"),
        ),
        (
            [
                ("left", "VERB", "VBD", 0, "root"),
                ("after", "SCONJ", "IN", 4, "mark"),
                ("shells", "NOUN", "NNS", 4, "nsubj"),
                ("fell", "VERB", "VBD", 1, "advcl"),
            ],
            ("mark", "fell"),
            ("advcl", "left"),
        ),
    ],
)
def test_a_preposition_carries_a_clause_without_a_subject_of_its_own(rows, opener, clause):
    found = rewritten(rows)
    assert found[rows[1][0]] == opener
    assert found[rows[3][0]] == clause


def test_an_article_opens_the_whole_name():
    found = rewritten(
        [
            ("a", "DET", "DT", 2, "det"),
            ("Ministry", "PROPN", "NNP", 3, "compound"),
            ("statement", "NOUN", "NN", 4, "nsubj"),
            ("said", "VERB", "VBD", 0, "root"),
        ]
    )
    assert found["a"] == ("det", "statement")


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


def test_a_relative_clause_belongs_to_the_word_before_it():
    found = rewritten(
        [
            ("It", "PRON", "PRP", 2, "nsubj"),
            ("mirrors", "VERB", "VBZ", 0, "root"),
            ("another", "PRON", "DT", 2, "obj"),
            ("that", "PRON", "WDT", 5, "nsubj"),
            ("occurred", "VERB", "VBD", 2, "advcl:relcl"),
        ]
    )
    assert found["occurred"] == ("relcl", "another")


def test_what_they_said_was_is_a_clause():
    found = rewritten(
        [
            ("fire", "NOUN", "NN", 0, "root"),
            ("from", "ADP", "IN", 3, "case"),
            ("what", "PRON", "WP", 1, "nmod"),
            ("officers", "NOUN", "NNS", 5, "nsubj"),
            ("say", "VERB", "VBP", 3, "acl:relcl"),
            ("were", "AUX", "VBD", 7, "cop"),
            ("drones", "NOUN", "NNS", 5, "ccomp"),
        ]
    )
    assert found["what"] == ("nsubj", "were")
    assert found["were"] == ("ccomp", "say")
    assert found["say"][1] == "from"


def test_who_is_called_on_is_to_act():
    found = rewritten(
        [
            ("They", "PRON", "PRP", 2, "nsubj"),
            ("call", "VERB", "VBP", 0, "root"),
            ("on", "ADP", "IN", 4, "case"),
            ("Norway", "PROPN", "NNP", 2, "obl"),
            ("to", "PART", "TO", 6, "mark"),
            ("act", "VERB", "VB", 2, "advcl"),
        ]
    )
    assert found["act"] == ("xcomp", "call")


def test_a_name_behind_an_office_of_something_carries_it():
    found = rewritten(
        [
            ("Minister", "PROPN", "NNP", 6, "nsubj"),
            ("of", "ADP", "IN", 3, "case"),
            ("Health", "PROPN", "NNP", 1, "nmod"),
            ("Ana", "PROPN", "NNP", 1, "appos"),
            ("Kovit", "PROPN", "NNP", 4, "flat"),
            ("resigned", "VERB", "VBD", 0, "root"),
        ]
    )
    assert found["Kovit"] == ("nsubj", "resigned")
    assert found["Minister"][1] == "Kovit"


def test_who_stands_before_said_says_it():
    found = rewritten(
        [
            ("He", "PRON", "PRP", 2, "nsubj"),
            ("left", "VERB", "VBD", 0, "root"),
            (",", "PUNCT", ",", 4, "punct"),
            ("Kovit", "PROPN", "NNP", 2, "parataxis"),
            ("say", "VERB", "VBD", 2, "parataxis"),
        ]
    )
    assert found["Kovit"] == ("nsubj", "say")
    assert found["left"] == ("ccomp", "say")


def test_how_opens_the_clause_behind_it():
    found = rewritten(
        [
            ("It", "PRON", "PRP", 2, "nsubj"),
            ("shows", "VERB", "VBZ", 0, "root"),
            ("how", "ADV", "WRB", 2, "obj"),
            ("walls", "NOUN", "NNS", 5, "nsubj"),
            ("fell", "VERB", "VBD", 2, "ccomp"),
        ]
    )
    assert found["how"] == ("advmod", "fell")


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


def test_what_asks_stands_in_the_clause_behind_it():
    found = rewritten(
        [
            ("Police", "NOUN", "NNS", 2, "nsubj"),
            ("know", "VERB", "VBP", 0, "root"),
            ("what", "PRON", "WP", 2, "obj"),
            ("caused", "VERB", "VBD", 2, "ccomp"),
            ("it", "PRON", "PRP", 4, "obj"),
        ]
    )
    assert found["what"] == ("nsubj", "caused")


def test_an_aside_of_speech_carries_the_sentence():
    found = rewritten(
        [
            ("Help", "NOUN", "NN", 6, "nsubj"),
            (",", "PUNCT", ",", 4, "punct"),
            ("she", "PRON", "PRP", 4, "nsubj"),
            ("say", "VERB", "VBD", 6, "advcl"),
            (",", "PUNCT", ",", 4, "punct"),
            ("comes", "VERB", "VBZ", 0, "root"),
        ]
    )
    assert found["say"] == ("ROOT", "say")
    assert found["comes"] == ("ccomp", "say")


def test_what_follows_a_reported_clause_belongs_to_it():
    rows = [
        ("They", "PRON", "PRP", 2, "nsubj"),
        ("say", "VERB", "VBD", 0, "root"),
        ("he", "PRON", "PRP", 4, "nsubj"),
        ("fired", "VERB", "VBD", 2, "ccomp"),
        ("after", "SCONJ", "IN", 7, "mark"),
        ("they", "PRON", "PRP", 7, "nsubj"),
        ("argued", "VERB", "VBD", 2, "advcl"),
    ]
    assert rewritten(rows)["argued"] == ("advcl", "fired")


def test_who_is_found_and_arrested_stands_with_the_second_verb():
    found = rewritten(
        [
            ("Police", "NOUN", "NNS", 2, "nsubj"),
            ("found", "VERB", "VBD", 0, "root"),
            ("and", "CCONJ", "CC", 4, "cc"),
            ("arrested", "VERB", "VBD", 2, "conj"),
            ("him", "PRON", "PRP", 2, "obj"),
            ("there", "ADV", "RB", 2, "advmod"),
        ]
    )
    assert found["him"] == ("dobj", "arrested")
    assert found["there"] == ("advmod", "arrested")


def test_a_place_carries_what_it_borders():
    found = rewritten(
        [
            ("floods", "NOUN", "NNS", 0, "root"),
            ("in", "ADP", "IN", 5, "case"),
            ("Velgrad", "PROPN", "NNP", 4, "obj"),
            ("bordering", "VERB", "VBG", 5, "acl"),
            ("Asmar", "PROPN", "NNP", 1, "nmod"),
        ]
    )
    assert found["in"] == ("prep", "floods")
    assert found["Velgrad"] == ("pobj", "in")
    assert found["bordering"] == ("acl", "Velgrad")
    assert found["Asmar"] == ("dobj", "bordering")


def test_where_belongs_to_the_place_before_it():
    found = rewritten(
        [
            ("It", "PRON", "PRP", 2, "nsubj"),
            ("hit", "VERB", "VBD", 0, "root"),
            ("Asmar", "PROPN", "NNP", 2, "obj"),
            (",", "PUNCT", ",", 6, "punct"),
            ("where", "ADV", "WRB", 6, "advmod"),
            ("died", "VERB", "VBD", 2, "advcl:relcl"),
        ]
    )
    assert found["died"] == ("relcl", "Asmar")


def test_a_name_of_somewhere_and_a_clause_with_its_subject_after_with():
    found = rewritten(
        [
            ("Ana", "PROPN", "NNP", 4, "nsubj"),
            ("of", "ADP", "IN", 3, "case"),
            ("Velgrad", "PROPN", "NNP", 1, "flat"),
            ("left", "VERB", "VBD", 0, "root"),
            ("with", "SCONJ", "IN", 7, "mark"),
            ("rain", "NOUN", "NN", 7, "nsubj"),
            ("falling", "VERB", "VBG", 4, "advcl"),
        ]
    )
    assert found["Ana"] == ("nsubj", "left")
    assert found["of"] == ("prep", "Ana")
    assert found["with"] == ("prep", "left")
    assert found["falling"] == ("pcomp", "with")


def test_headings_run_into_a_line_end_where_paragraphs_stand_wide_apart():
    text = "Roads are cut.  Help came.  Asmar Province  The governor said so.  Velgrad province  Nobody came."
    assert breaks(text) == [".", ".", "Province", ".", "province", "."]
    assert breaks("The  old  Town was  filled  Out to the  line.") == ["."]


def test_a_noun_in_ing_is_a_noun():
    assert mended_number("flooding", "NOUN", "VBG") == "NN"


def test_what_is_said_warning_is_a_second_saying():
    clauses = [
        ("They", "PRON", "PRP", 2, "nsubj"),
        ("say", "VERB", "VBP", 0, "root"),
        (",", "PUNCT", ",", 5, "punct"),
        ("warning", "NOUN", "NN", 5, "compound"),
        ("roads", "NOUN", "NNS", 7, "nsubj"),
        ("could", "AUX", "MD", 7, "aux"),
        ("close", "VERB", "VB", 2, "ccomp"),
    ]
    found = rewritten(clauses)
    assert found["warning"] == ("advcl", "say")
    assert found["close"] == ("ccomp", "warning")
    without_comma = [row if row[0] != "," else ("this", "PRON", "DT", 2, "obj") for row in clauses]
    assert rewritten(without_comma)["warning"] == ("compound", "roads")


def test_what_is_described_as_something_is_what_is_described():
    found = rewritten(
        [
            ("They", "PRON", "PRP", 2, "nsubj"),
            ("described", "VERB", "VBD", 0, "root"),
            ("the", "DET", "DT", 4, "det"),
            ("raid", "NOUN", "NN", 6, "nsubj"),
            ("as", "ADP", "IN", 6, "case"),
            ("revenge", "NOUN", "NN", 2, "obj"),
        ]
    )
    assert found["raid"] == ("dobj", "described")
    assert found["as"] == ("prep", "described")
    assert found["revenge"] == ("pobj", "as")


def test_the_strongest_seen_are_not_what_is_seen():
    found = rewritten(
        [
            ("floods", "NOUN", "NNS", 5, "nsubj:pass"),
            ("are", "AUX", "VBP", 5, "aux:pass"),
            ("the", "DET", "DT", 5, "det"),
            ("strongest", "ADJ", "JJS", 5, "amod"),
            ("seen", "VERB", "VBN", 0, "root"),
            ("since", "ADP", "IN", 7, "case"),
            ("March", "PROPN", "NNP", 5, "obl"),
        ]
    )
    assert found["floods"] == ("nsubj", "are")
    assert found["strongest"] == ("attr", "are")
    assert found["seen"] == ("acl", "strongest")
    assert found["since"] == ("prep", "seen")


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
