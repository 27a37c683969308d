"""Tags of begin and inside to spans: the likeliest path through a report's pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e4
QUIET = -0.02
"""Log probability of 'outside' above which a piece is taken for outside without a search."""


def tagged_spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """[first, last) and kind of each run of tags. An inside tag of another kind, or after none, begins a span of its own."""
    first, kind = 0, ""
    for index, tag in enumerate((*tags, "O")):
        edge, _, wanted = tag.partition("-")
        if kind and (edge != "I" or wanted != kind):
            yield first, index, kind
            kind = ""
        if not kind and edge != "O":
            first, kind = index, wanted


@lru_cache(maxsize=8)
def _steps(tags: tuple[str, ...], begin: float, again: float) -> NDArray[np.float32]:
    """What it costs to go from one tag to the next: an inside tag follows its own kind alone."""
    steps = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for left, before in enumerate(tags):
        for right, after in enumerate(tags):
            edge, _, kind = after.partition("-")
            same = before.partition("-")[2] == kind
            if edge == "I" and not same:
                steps[left, right] = IMPOSSIBLE
            elif edge == "B":
                steps[left, right] = -begin - (again if same else 0.0)
    return steps


def best_tags(scores: NDArray[np.float32], tags: tuple[str, ...], begin: float, again: float) -> list[str]:
    """The likeliest tags of consecutive pieces.

    ``scores`` are log probabilities, pieces × tags; ``tags[0]`` is 'O'. ``begin`` is what a new span costs, ``again`` what it costs more
    right after a span of its kind: both keep spans whole where single pieces are doubtful.
    """
    steps = _steps(tags, begin, again)
    found = ["O"] * len(scores)
    loud = np.flatnonzero(scores[:, 0] < QUIET)
    if not len(loud):
        return found
    for run in np.split(loud, np.flatnonzero(np.diff(loud) > 1) + 1):
        first, last = int(run[0]), int(run[-1]) + 1
        state = scores[first] + steps[0]
        back = []
        for piece in range(first + 1, last):
            ways = state[:, None] + steps
            best = ways.argmax(0)
            back.append(best)
            state = ways[best, np.arange(len(tags))] + scores[piece]
        at = int(state.argmax())
        for piece in range(last - 1, first - 1, -1):
            found[piece] = tags[at]
            if piece > first:
                at = int(back[piece - first - 1][at])
    return found
