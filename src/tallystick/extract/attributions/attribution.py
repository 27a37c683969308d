"""One attribution in tokens: what the readers of cues give."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.records.mention import Certainty


class Attribution(NamedTuple):
    """One attribution in tokens. ``content`` is a set of token indices; ``source`` the head of who says it, None where nobody is named."""

    cue: int
    cue_tokens: tuple[int, ...]
    source: int | None
    content: frozenset[int]
    certainty: Certainty
    negated: bool = False
    relayers: tuple[int, ...] = ()
    kind: str = "verb"
    """'verb', 'according', 'noun', 'impersonal', 'adverb', 'passive'."""
    content_head: int | None = None
    group: frozenset[int] = frozenset()
    """Tokens of source, cue, hearer and adverbs: no content."""
