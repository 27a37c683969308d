"""A report's text with all that was found marked in it. Spans count code points, so it is cut here and not in the browser.

Spans nest and cross: the text is cut at every boundary, and each piece carries the kinds of all spans over it and links to the innermost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup, escape

from tallystick.lexicon.sentences import PARAGRAPH
from tallystick.present.quote import sentence_of
from tallystick.records.report import Span, Zone

RANK = ("figure", "incident", "moment", "name", "statement")
"""Which of two spans of one length a piece links to."""


class Mark(msgspec.Struct, frozen=True, order=True):
    """A marked span."""

    start: int
    end: int
    kind: str
    """One of RANK."""
    id: str
    """What it links to."""


class Piece(msgspec.Struct, frozen=True):
    """Characters that all lie in the same spans."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(low: int, high: int, marks: Iterable[Mark], at: Iterable[int] = ()) -> tuple[Piece, ...]:
    """The pieces of ``[low, high)``, cut at every mark's ends and at ``at``; together they are the whole stretch."""
    inside = sorted(mark for mark in marks if mark.start < high and mark.end > low and mark.start < mark.end)
    ends = {low, high, *(place for place in at if low < place < high)}
    for mark in inside:
        ends.update((max(low, mark.start), min(high, mark.end)))
    order = sorted(ends)
    pieces = []
    open_: list[Mark] = []
    next_ = 0
    for start, end in pairwise(order):
        while next_ < len(inside) and inside[next_].start <= start:
            open_.append(inside[next_])
            next_ += 1
        open_ = [mark for mark in open_ if mark.end > start]
        pieces.append(Piece(start, end, tuple(open_)))
    return tuple(pieces)


def write_text(
    text: str,
    marks: Sequence[Mark],
    zones: Sequence[Zone],
    here: Span | None,
    link: Callable[[Mark], str],
    shown: frozenset[str] | None = None,
) -> Markup:
    """The text in paragraphs. ``here`` is the place that was asked for: it has the anchor ``here``; every span has ``s=START-END``.

    ``shown`` are the kinds to be marked, None for all.
    """
    kept = sorted(mark for mark in marks if shown is None or mark.kind in shown)
    sentence = sentence_of(text, here.start, here.end) if here else None
    at = [place for span in (here, sentence) if span for place in (span.start, span.end)]
    anchored: set[str] = {"here"} if here is None else set()
    paragraphs = []
    waiting = deque(kept)
    open_: list[Mark] = []
    for paragraph in PARAGRAPH.finditer(text):
        low, high = paragraph.span()
        while waiting and waiting[0].start < high:
            open_.append(waiting.popleft())
        open_ = inside = [mark for mark in open_ if mark.end > low]
        written = Markup("").join(_piece(text, piece, here, sentence, link, anchored) for piece in cut(low, high, inside, at))
        zone = next((z.kind.value for z in zones if z.start <= low and z.end >= high - 1), "")
        paragraphs.append(Markup("<p{}>{}</p>").format(Markup(' class="z {}"').format(zone) if zone else "", written))
    return Markup("\n").join(paragraphs)


def _piece(text: str, piece: Piece, here: Span | None, sentence: Span | None, link: Callable[[Mark], str], anchored: set[str]) -> Markup:
    words = escape(text[piece.start : piece.end])
    classes = sorted({mark.kind for mark in piece.marks})
    span = Span(piece.start, piece.end)
    if sentence is not None and sentence.covers(span):
        classes.append("sentence")
    anchor = ""
    if here is not None and here.covers(span):
        classes.append("here")
        if "here" not in anchored:
            anchor = "here"
    if not classes:
        return words
    innermost = min(piece.marks, key=lambda m: (m.end - m.start, RANK.index(m.kind), m), default=None)
    if not anchor:
        names = (f"s={mark.start}-{mark.end}" for mark in piece.marks if mark.start == piece.start)
        anchor = next((name for name in names if name not in anchored), "")
    if anchor:
        anchored.add(anchor)
    attributes = Markup(' class="m {}"').format(" ".join(classes)) + (Markup(' id="{}"').format(anchor) if anchor else Markup(""))
    if innermost is None or innermost.kind == "statement" or words.isspace():
        return Markup("<span{}>{}</span>").format(attributes, words)
    return Markup('<a{} href="{}">{}</a>').format(attributes, link(innermost), words)
