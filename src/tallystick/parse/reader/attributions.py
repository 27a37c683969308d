"""Who says what, from the reader's roles: source, cue and content pieces, each with the cue that it points at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from tallystick.parse.reader.model import Labels, Scores, Window
from tallystick.parse.reader.pieces import Pieces
from tallystick.parse.reader.spans import best_tags, tagged_spans
from tallystick.records.parsed import ReadAttribution
from tallystick.records.report import Span

BEGIN, AGAIN = 0.5, 2.0
"""Cost of a new span, chosen on the part of the set that training leaves out (docs/method/reader.md)."""
REACH = 60
"""Word pieces from a source or content to a cue that it may belong to when it points at none."""


def read_attributions(
    labels: Labels, pieces: Pieces, windows: Sequence[tuple[Window, int]], scores: Sequence[Scores]
) -> tuple[ReadAttribution, ...]:
    """The attributions of a report, by the place of their cue."""
    if not windows:
        return ()
    cues: list[int] = []
    for (window, begin), score in zip(windows, scores, strict=True):
        cues.extend(window.first + n for n in score.cue[begin - window.first :].tolist())
    told = np.concatenate([score.roles[begin - window.first :] for (window, begin), score in zip(windows, scores, strict=True)])
    tags = best_tags(told, labels.roles, BEGIN, AGAIN, {begin for _, begin in windows})
    spans = [(first, last, kind) for first, last, kind in tagged_spans(tags)]
    anchors = [(first, last) for first, last, kind in spans if kind == "cue"]
    if not anchors:
        return ()
    owner = {piece: number for number, (first, last) in enumerate(anchors) for piece in range(first, last)}
    parts: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for first, last, kind in spans:
        if kind == "cue":
            continue
        number = _cue_of(first, last, cues[first:last], anchors, owner)
        if number is not None:
            parts[number][kind].append((first, last))
    return tuple(
        ReadAttribution(
            source=_characters(pieces, parts[number]["source"]),
            cue=_characters(pieces, [anchors[number]]),
            content=_characters(pieces, parts[number]["content"]),
        )
        for number in sorted(parts)
        if parts[number]["content"]
    )


def _cue_of(first: int, last: int, pointed: Iterable[int], anchors: Sequence[tuple[int, int]], owner: dict[int, int]) -> int | None:
    """The cue that most of the span's pieces point at; the nearest where they point at none."""
    votes = Counter(owner[piece] for piece in pointed if piece in owner)
    if votes:
        best = max(votes.values())
        return min((number for number, count in votes.items() if count == best), key=lambda n: _distance(first, last, anchors[n]))
    nearest = min(range(len(anchors)), key=lambda n: _distance(first, last, anchors[n]))
    return nearest if _distance(first, last, anchors[nearest]) <= REACH else None


def _distance(first: int, last: int, anchor: tuple[int, int]) -> int:
    return max(anchor[0] - last, first - anchor[1], 0)


def _characters(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(pieces.starts[first], pieces.ends[last - 1]) for first, last in sorted(spans))
