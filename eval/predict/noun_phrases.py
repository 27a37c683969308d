"""The ways in which a report's own noun phrase names something: its noun with less and with more of what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterator

from eval.predict.reading import Reading
from tallystick.records.report import Span

BEFORE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod"})
BEHIND = frozenset({"prep", "acl", "relcl"})
EDGES = " ,;:[]()\"'“”‘’-"
MOST = 40
"""Tokens that what stands behind a noun may hold."""


def head_in(reading: Reading, span: Span) -> int | None:
    """The token on which the others of the span hang."""
    tokens = list(reading.parsed.tokens_in(span))
    inside = set(tokens)
    tops = [index for index in tokens if reading.parsed.tokens[index].head not in inside or reading.parsed.tokens[index].head == index]
    return next((index for index in tops if reading.parsed.tokens[index].pos in {"NOUN", "PROPN"}), None)


def ways_to_name(reading: Reading, head: int) -> Iterator[str]:
    """'soldiers', 'masked soldiers', 'masked soldiers of the Third Brigade', 'soldiers of the Third Brigade'."""
    parsed, text = reading.parsed, reading.report.text
    starts, first = [head], head
    for child in sorted((c for c in parsed.children(head) if c < head), reverse=True):
        whole = parsed.subtree(child)
        if parsed.tokens[child].dep not in BEFORE or max(whole) + 1 != first:
            break
        first = min(whole)
        starts.append(first)
    ends, last = [head], head
    for child in sorted(c for c in parsed.children(head) if c > head):
        whole = parsed.subtree(child)
        if parsed.tokens[child].dep not in BEHIND or min(whole) != last + 1 or len(whole) > MOST or max(whole) - last != len(whole):
            break
        last = max(whole)
        ends.append(last)
    for start in starts:
        for end in ends:
            words = " ".join(parsed.span(start, end + 1).of(text).split()).strip(EDGES)
            if words:
                yield words
