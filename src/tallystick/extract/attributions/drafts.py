"""Statements while they are built, and what is asked of their stretches of text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.mention import Certainty, Quoting, SourceLink
from tallystick.records.report import Span


class Draft(msgspec.Struct):
    """A statement being built."""

    content: list[Span]
    chain: tuple[SourceLink, ...]
    cue: str | None
    cue_span: Span | None
    certainty: Certainty
    sentence: int
    negated: bool = False
    channel: str | None = None
    channel_span: Span | None = None
    when: str | None = None
    source_span: Span | None = None
    quoting: Quoting = Quoting.INDIRECT
    kind: str = "verb"


def merged(spans: list[Span]) -> list[Span]:
    """The stretches in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one content: of two with the same words the one that names a source stays."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        key = tuple(draft.content)
        other = kept.get(key)
        if other is None or (not other.chain and draft.chain):
            kept[key] = draft
    return list(kept.values())


def is_inside(cue: Span | None, pieces: Sequence[Span]) -> bool:
    """Whether a piece of content holds the cue."""
    return cue is not None and any(piece.covers(cue) for piece in pieces)
