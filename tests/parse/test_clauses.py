"""Trees rewritten to the product's own, and mended by what stands beside."""

from __future__ import annotations

import pytest

from tallystick.parse.reader.clauses import Clauses


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


def test_a_storm_is_part_of_its_name_and_a_raid_is_what_is_deadly():
    found = rewritten(
        [
            ("Cyclone", "NOUN", "NN", 3, "obl:unmarked"),
            ("Berta", "PROPN", "NNP", 3, "nsubj"),
            ("struck", "VERB", "VBD", 0, "root"),
        ]
    )
    assert found["Cyclone"] == ("compound", "Berta")
    found = rewritten(
        [
            ("deadly", "ADJ", "JJ", 2, "amod"),
            ("police", "NOUN", "NN", 3, "compound"),
            ("raid", "NOUN", "NN", 4, "nsubj"),
            ("followed", "VERB", "VBD", 0, "root"),
        ]
    )
    assert found["deadly"] == ("amod", "raid")


def test_whom_it_is_attributed_to_belongs_to_the_verb():
    found = rewritten(
        [
            ("They", "PRON", "PRP", 2, "nsubj"),
            ("attribute", "VERB", "VBP", 0, "root"),
            ("raids", "NOUN", "NNS", 2, "obj"),
            ("to", "ADP", "IN", 5, "case"),
            ("rebels", "NOUN", "NNS", 3, "nmod"),
        ]
    )
    assert found["to"] == ("prep", "attribute")


def test_who_is_shot_dead_was_not_dead_before():
    found = rewritten(
        [
            ("Police", "NOUN", "NNS", 2, "nsubj"),
            ("shot", "VERB", "VBD", 0, "root"),
            ("dead", "ADJ", "JJ", 5, "amod"),
            ("two", "NUM", "CD", 5, "nummod"),
            ("men", "NOUN", "NNS", 2, "obj"),
        ]
    )
    assert found["dead"] == ("oprd", "shot")
    assert found["men"] == ("dobj", "shot")


def test_each_number_of_a_list_carries_its_own_place():
    found = rewritten(
        [
            ("Floods", "NOUN", "NNS", 2, "nsubj"),
            ("killed", "VERB", "VBD", 0, "root"),
            ("12", "NUM", "CD", 4, "nummod"),
            ("people", "NOUN", "NNS", 2, "obj"),
            ("in", "ADP", "IN", 6, "case"),
            ("Velgrad", "PROPN", "NNP", 4, "nmod"),
            (",", "PUNCT", ",", 8, "punct"),
            ("seven", "NUM", "CD", 10, "appos"),
            ("near", "ADP", "IN", 10, "case"),
            ("Asmar", "PROPN", "NNP", 4, "nmod"),
            ("and", "CCONJ", "CC", 10, "cc"),
            ("three", "NUM", "CD", 10, "conj"),
            ("at", "ADP", "IN", 14, "case"),
            ("Orsova", "PROPN", "NNP", 10, "nmod"),
        ]
    )
    assert found["seven"] == ("conj", "people")
    assert found["Asmar"] == ("pobj", "near")
    assert found["near"] == ("prep", "seven")
    assert found["three"] == ("conj", "seven")
    assert found["at"] == ("prep", "three")
