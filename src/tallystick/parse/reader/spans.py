"""Tags of begin and inside to spans: the likeliest path through a report's pieces."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
        if tag == "O" and not kind:
            continue
        edge, _, wanted = tag.partition("-")
        if kind and (edge != "I" or wanted != kind):
            yield first, index, kind
            kind = ""
        if not kind and edge != "O":
            first, kind = index, wanted


@lru_cache(maxsize=8)
def _steps(tags: tuple[str, ...], begin: float, again: float) -> NDArray[np.float32]:
    """What it costs to go to a tag, by row, from each of the tags: an inside tag follows its own kind alone."""
    steps = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for left, before in enumerate(tags):
        for right, after in enumerate(tags):
            edge, _, kind = after.partition("-")
            same = before.partition("-")[2] == kind
            if edge == "I" and not same:
                steps[right, left] = IMPOSSIBLE
            elif edge == "B":
                steps[right, left] = -begin - (again if same else 0.0)
    return steps


def best_tags(
    scores: NDArray[np.float32], tags: tuple[str, ...], begin: float, again: float, borders: Collection[int] = frozenset()
) -> list[str]:
    """The likeliest tags of consecutive pieces.

    ``scores`` are log probabilities, pieces × tags; ``tags[0]`` is 'O'. ``begin`` is what a new span costs, ``again`` what it costs more
    right after a span of its kind: both keep spans whole where single pieces are doubtful. No span goes on over a piece of ``borders``.
    """
    steps = _steps(tags, begin, again)
    found = ["O"] * len(scores)
    loud: list[int] = np.flatnonzero(scores[:, 0] < QUIET).tolist()
    runs: list[tuple[int, int]] = []
    for piece in loud:
        if runs and runs[-1][1] == piece and piece not in borders:
            runs[-1] = (runs[-1][0], piece + 1)
        else:
            runs.append((piece, piece + 1))
    if not runs:
        return found
    # All runs go forward side by side, the longest first, so that those still going are the first rows.
    runs.sort(key=lambda run: run[0] - run[1])
    firsts = np.array([first for first, _ in runs])
    lengths = [last - first for first, last in runs]
    # By step, what each run's next piece is worth; what lies behind the last piece is never reached.
    told = scores[np.minimum(firsts + np.arange(lengths[0])[:, None], len(scores) - 1)]
    states = told[0] + steps[:, 0]
    back: list[NDArray[np.int64]] = []
    going = len(runs)
    for step in range(1, lengths[0]):
        while lengths[going - 1] <= step:
            going -= 1
        now = states[:going]
        ways = now[:, None] + steps
        back.append(ways.argmax(2))
        np.maximum.reduce(ways, 2, out=now)
        now += told[step, :going]
    ends = states.argmax(1).tolist()
    for row, (first, last) in enumerate(runs):
        at = ends[row]
        for piece in range(last - 1, first - 1, -1):
            found[piece] = tags[at]
            if piece > first:
                at = int(back[piece - first - 1][row, at])
    return found
