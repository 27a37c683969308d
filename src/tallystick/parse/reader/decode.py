"""The best tree of a sentence from the scores of its arcs: projective, one root, and no verb with two subjects where a likely tree has none.

Taking each word's best head alone gives a graph that need be no tree: arcs cross, and a name between two verbs is made a second subject of the
first. Of the trees whose arcs do not cross (nearly all of English) the likeliest is found by Eisner's algorithm (1996). Where it breaks a rule
of the treebanks all the same, the arc or label that costs least is given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9
TOO_LONG = 160
"""Words of a sentence beyond which each word's best head is taken: the search grows with the cube."""
MOST_REPAIRS = 5
WORST = 6.0
"""What mending a broken rule may cost, in log probability: chosen on the development sets of EWT and GUM."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
OBJECTS = frozenset({"obj"})
LEAVES = frozenset({"aux", "aux:pass", "cop", "det", "cc", "punct", "case", "mark", "expl"})
"""Labels of words that carry none but ``CARRIED``."""
CARRIED = frozenset({"fixed", "conj", "cc", "advmod", "goeswith", "punct", "compound:prt", "obl:unmarked", "nmod:unmarked", "case"})

Floats = NDArray[np.float64]


class Forms(NamedTuple):
    """The weights that give an arc its label: what the network computes for the best heads, for any other."""

    form: NDArray[np.float32]
    """The child's places × (labels, the head's places)."""
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


class Arcs:
    """One sentence's arcs: log probability of each head by word (its own place: the root), and of each label given the head."""

    def __init__(
        self,
        arcs: NDArray[np.float32],
        labels: Floats,
        child: NDArray[np.float32],
        above: NDArray[np.float32],
        relations: Sequence[str],
        forms: Forms,
    ) -> None:
        """``arcs``: words × heads. ``labels``: log probabilities of the labels for each word's best head; changed. ``child``, ``above``: what labels are made from."""
        self.scores = log_softmax(arcs)
        self.best: list[int] = self.scores.argmax(1).tolist()
        self._child, self._above, self._forms = child, above, forms
        self.relations = relations
        self._root = relations.index("root")
        for word, head in enumerate(self.best):
            if word != head:
                labels[word, self._root] = NEVER
        self.known: dict[tuple[int, int], Floats] = {(word, head): labels[word] for word, head in enumerate(self.best)}
        self._likeliest: dict[tuple[int, int], int] = dict(zip(self.known, labels.argmax(1).tolist(), strict=True))

    def label(self, word: int, head: int) -> Floats:
        """Log probabilities of the labels of ``word`` under ``head``."""
        found = self.known.get((word, head))
        if found is None:
            child, above = self._child[word], self._above[head]
            both = np.concatenate([child, above]) @ self._forms.weight
            # A matrix product would wake the threads of numpy's own library for a tenth of a millisecond's work, and wait for them.
            turned = np.einsum("i,ij->j", child, self._forms.form).reshape(-1, len(above))
            scores = turned @ above + both + self._forms.bias
            found = log_softmax(scores)
            if word != head:
                found[self._root] = NEVER
            self.known[word, head] = found
        return found

    def likeliest(self, word: int, head: int) -> int:
        """The likeliest label of ``word`` under ``head``."""
        found = self._likeliest.get((word, head))
        if found is None:
            found = self._likeliest[word, head] = int(self.label(word, head).argmax())
        return found

    def change(self, word: int, head: int, scores: Floats) -> None:
        """Other log probabilities for the labels of ``word`` under ``head``."""
        self.known[word, head] = scores
        self._likeliest[word, head] = int(scores.argmax())


def log_softmax(given: NDArray[np.float32]) -> Floats:
    """Log probabilities from scores, by row."""
    scores = given.astype(np.float64)
    shifted: Floats = scores - np.maximum.reduce(scores, -1, keepdims=True)
    found: Floats = shifted - np.log(np.add.reduce(np.exp(shifted), -1, keepdims=True))
    return found


def read_tree(arcs: Arcs) -> tuple[list[int], list[str]]:
    """Head (the root's is itself) and label by word."""
    count = len(arcs.best)
    if count > TOO_LONG:
        return arcs.best, [arcs.relations[arcs.likeliest(word, head)] for word, head in enumerate(arcs.best)]
    scores = arcs.scores
    heads, total = best_tree(scores)
    labels = [arcs.likeliest(word, head) for word, head in enumerate(heads)]
    for _ in range(MOST_REPAIRS):
        broken = _broken(heads, [arcs.relations[label] for label in labels])
        if broken is None:
            break
        above, words, banned = broken
        worst = WORST
        choice: tuple[int, Floats, tuple[list[int], float] | None] | None = None
        unwanted = [number for number, relation in enumerate(arcs.relations) if relation in banned]
        for word in [above] if banned == LEAVES else words:
            others = arcs.label(word, heads[word]).copy()
            cost = others[labels[word]]
            others[unwanted] = NEVER
            if cost - others.max() < worst:
                worst, choice = cost - others.max(), (word, others, None)
        for word in words:
            without = scores.copy()
            without[word, above] = NEVER
            new, value = best_tree(without)
            moved = [n for n in range(count) if new[n] != heads[n]]
            cost = total - value + sum(arcs.label(n, heads[n]).max() - arcs.label(n, new[n]).max() for n in moved)
            if cost < worst:
                worst, choice = cost, (word, without, (new, value))
        if choice is None:
            break
        word, changed, tree = choice
        if tree is None:
            arcs.change(word, heads[word], changed)
        else:
            scores, (heads, total) = changed, tree
        labels = [arcs.likeliest(word, head) for word, head in enumerate(heads)]
    return heads, [arcs.relations[label] for label in labels]


def _broken(heads: Sequence[int], labels: Sequence[str]) -> tuple[int, list[int], frozenset[str]] | None:
    """The first word under which a rule is broken, those below that break it, and the labels of which one must go."""
    below: dict[int, list[int]] = {}
    for word, head in enumerate(heads):
        if word != head:
            below.setdefault(head, []).append(word)
    for head, words in below.items():
        for banned in (SUBJECTS, OBJECTS):
            same = [word for word in words if labels[word] in banned]
            if len(same) > 1:
                return head, same, banned
        if labels[head] in LEAVES:
            carried = [word for word in words if labels[word] not in CARRIED]
            if carried:
                return head, carried, LEAVES
    return None


def best_tree(scores: Floats) -> tuple[list[int], float]:
    """The likeliest projective tree with one root, and its score; ``scores``: words × heads, a word's own place the root."""
    greedy: list[int] = scores.argmax(1).tolist()
    if is_projective(greedy):
        return greedy, float(scores.max(1).sum())
    return _eisner(scores)


def is_projective(heads: Sequence[int]) -> bool:
    """Whether the heads are a tree with one root whose arcs do not cross."""
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) != 1:
        return False
    root = roots[0]
    open_ends: list[int] = []
    # From left to right, of those that begin at one word the longest first.
    for first, last in sorted([(w, -h) if w < h else (h, -w) for w, h in enumerate(heads) if w != h]):
        last = -last
        if first < root < last:
            return False
        while open_ends and open_ends[-1] <= first:
            open_ends.pop()
        if open_ends and open_ends[-1] < last:
            return False
        open_ends.append(last)
    safe = {root}
    for word in range(len(heads)):
        path: list[int] = []
        while word not in safe:
            if word in path:
                return False
            path.append(word)
            word = heads[word]
        safe.update(path)
    return True


def _eisner(scores: Floats) -> tuple[list[int], float]:
    """Eisner's algorithm; all spans of one length at once.

    Tables are read span by span, so each has a row for every start, or every end, of a span and a column for its length: what a span is made
    from lies side by side.
    """
    count = len(scores)
    arcs = scores.T.copy()
    np.fill_diagonal(arcs, NEVER)
    left_from, left_to, right_from, right_to, left_arc_to, right_arc_from = (np.full((count, count), -1e18) for _ in range(6))
    cut, left_cut, right_cut = (np.zeros((count, count), dtype=np.int64) for _ in range(3))
    for table in (left_from, left_to, right_from, right_to):
        table[:, 0] = 0.0
    for length in range(1, count):
        first, last = count - length, slice(length, None)
        ways = right_from[:first, :length] + left_to[last, length - 1 :: -1]
        cut[:first, length] = ways.argmax(1)
        value = np.maximum.reduce(ways, 1)
        left_arc_to[last, length] = value + arcs.diagonal(-length)
        right_arc_from[:first, length] = value + arcs.diagonal(length)
        ways = left_from[:first, :length] + left_arc_to[last, length:0:-1]
        left_cut[:first, length] = ways.argmax(1)
        left_from[:first, length] = left_to[last, length] = np.maximum.reduce(ways, 1)
        ways = right_arc_from[:first, 1 : length + 1] + right_to[last, length - 1 :: -1]
        right_cut[:first, length] = ways.argmax(1)
        right_from[:first, length] = right_to[last, length] = np.maximum.reduce(ways, 1)
    whole = left_from[0] + right_to[count - 1, ::-1] + scores.diagonal()
    root = int(whole.argmax())
    heads = [root] * count
    todo = [("left", 0, root), ("right", root, count - 1)]
    while todo:
        kind, start, stop = todo.pop()
        if start == stop:
            continue
        if kind == "left":
            at = start + int(left_cut[start, stop - start])
            todo += [("left", start, at), ("to left", at, stop)]
        elif kind == "right":
            at = start + int(right_cut[start, stop - start]) + 1
            todo += [("to right", start, at), ("right", at, stop)]
        else:
            if kind == "to left":
                heads[start] = stop
            else:
                heads[stop] = start
            at = start + int(cut[start, stop - start])
            todo += [("right", start, at), ("left", at + 1, stop)]
    return heads, float(whole[root])
