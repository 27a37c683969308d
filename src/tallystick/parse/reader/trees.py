"""Heads to trees: one root a sentence, no circles."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

PREDICATES = frozenset({"VERB", "AUX"})


def make_tree(heads: MutableSequence[int], relations: MutableSequence[str], pos: Sequence[str], first: int, last: int) -> int:
    """Mends ``heads`` and ``relations`` of the words ``[first, last)`` in place and gives the root's index.

    A root points at itself. Of several roots the first verb's stays, or else the first; the others hang on it. A circle is opened at its
    first word, which hangs on the root.
    """
    for word in range(first, last):
        if not first <= heads[word] < last:
            heads[word] = word
    roots = [word for word in range(first, last) if heads[word] == word]
    named = [word for word in roots if relations[word] == "root"] or roots
    root = next((word for word in named if pos[word] in PREDICATES), named[0] if named else _best_root(pos, first, last))
    heads[root], relations[root] = root, "root"
    for word in roots:
        if word != root:
            heads[word] = root
            if relations[word] == "root":
                relations[word] = "punct" if pos[word] == "PUNCT" else "parataxis"
    state = {root: 2}
    for word in range(first, last):
        path = []
        at = word
        while at not in state:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            opened = min(path[path.index(at) :])
            heads[opened] = root
            if relations[opened] == "root":
                relations[opened] = "dep"
        for seen in path:
            state[seen] = 2
    return root


def _best_root(pos: Sequence[str], first: int, last: int) -> int:
    """The first verb, else the first noun, else the first word."""
    for wanted in (PREDICATES, frozenset({"NOUN", "PROPN"})):
        for word in range(first, last):
            if pos[word] in wanted:
                return word
    return first
