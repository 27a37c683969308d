"""The best tree of a sentence from its arcs' scores."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.parse.reader.decode import Arcs, Forms, best_tree, is_projective, log_softmax, read_tree

RELATIONS = ("root", "nsubj", "obj", "det", "punct", "dep")


def arcs_of(scores, labels):
    """Arcs whose labels are as good under any head; ``labels``: by word, its labels with their scores."""
    count = len(scores)
    told = np.full((count, len(RELATIONS)), -9.0, dtype=np.float32)
    for word, likely in enumerate(labels):
        for relation, score in likely.items():
            told[word, RELATIONS.index(relation)] = score
    # The forms give any other arc the labels of the word: child and bias carry them alone.
    forms = Forms(np.zeros((6, 36), np.float32), np.concatenate([np.eye(6), np.zeros((6, 6))]).astype(np.float32), np.zeros(6, np.float32))
    return Arcs(np.array(scores, dtype=np.float32), log_softmax(told), told, np.zeros((count, 6), np.float32), RELATIONS, forms)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(-30, 30), min_size=n, max_size=n), min_size=n, max_size=n)))
def test_no_other_tree_is_likelier(rows):
    scores = np.array(rows, dtype=np.float64)
    heads, total = best_tree(scores)
    assert is_projective(heads)
    words = range(len(rows))
    assert total == sum(scores[word, heads[word]] for word in words)
    every = (trial for trial in itertools.product(words, repeat=len(rows)) if is_projective(trial))
    assert total == max(sum(scores[word, trial[word]] for word in words) for trial in every)


def test_arcs_that_cross_and_circles_are_no_tree():
    assert is_projective([1, 1, 1])
    assert not is_projective([1, 0, 2])  # a circle beside the root
    assert not is_projective([2, 3, 3, 3])  # the arc over the second word's head
    assert not is_projective([0, 1])  # two roots


def test_a_verb_takes_one_subject():
    """'She hopes Velgrad wins': the name was made a second subject of 'hopes', and is the subject of 'wins'."""
    scores = [[0, 9, 0, 0], [0, 9, 0, 0], [0, 6, 0, 5.5], [0, 9, 0, 0]]
    heads, labels = read_tree(arcs_of(scores, [{"nsubj": 5}, {"root": 5}, {"nsubj": 5}, {"dep": 5}]))
    assert heads == [1, 1, 3, 1]
    assert labels == ["nsubj", "root", "nsubj", "dep"]


def test_a_label_is_given_up_where_that_costs_least():
    scores = [[0, 9, 0], [0, 9, 0], [0, 9, 0]]
    heads, labels = read_tree(arcs_of(scores, [{"nsubj": 5}, {"root": 5}, {"nsubj": 5, "obj": 4.5}]))
    assert heads == [1, 1, 1]
    assert labels == ["nsubj", "root", "obj"]


def test_what_is_certain_stays_though_it_breaks_a_rule():
    scores = [[-30, 30, -30], [-30, 30, -30], [-30, 30, -30]]
    heads, labels = read_tree(arcs_of(scores, [{"nsubj": 30}, {"root": 30}, {"nsubj": 30}]))
    assert heads == [1, 1, 1]
    assert labels == ["nsubj", "root", "nsubj"]


def test_an_article_carries_nothing():
    scores = [[0, 0, 9], [6, 0, 5.5], [0, 0, 9]]
    heads, _ = read_tree(arcs_of(scores, [{"det": 5}, {"dep": 5}, {"root": 5}]))
    assert heads == [2, 2, 2]
