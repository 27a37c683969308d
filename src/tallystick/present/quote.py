"""Reports' texts as nested pieces: paragraphs, sentences and the words that the brief links to.

Spans count code points, so all of it is done here and none in a browser. Spans that cross are cut where the other ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallystick.lexicon.sentences import PARAGRAPH, split_sentences
from tallystick.records.report import Evidence, Span


def sentence_of(text: str, start: int, end: int) -> Span:
    """From the start of the sentence that holds ``start`` to the end of that which holds the last character."""
    hit = [span for span in split_sentences(text) if span.start < end and start < span.end]
    return Span(min(hit[0].start, start), max(hit[-1].end, end)) if hit else Span(start, end)


class Piece(msgspec.Struct, frozen=True):
    """Something to be written: bare characters, or an element around pieces."""

    kind: str
    """'text', 'sentence', 'mark' (first piece of a span) or 'rest' (a further piece of a span that was cut)."""
    text: str = ""
    anchor: str = ""
    inner: tuple[Piece, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """One line of a report, with the kind of zone that it is ('' for running text)."""

    zone: str
    pieces: tuple[Piece, ...]


class _Open(msgspec.Struct):
    start: int
    end: int
    kind: str
    anchor: str


def anchor(number: int, evidence: Evidence) -> str:
    """The id of the marked words in the page."""
    return f"e{number}-{evidence.start}-{evidence.end}"


def cut_report(text: str, number: int, wanted: Iterable[Evidence], zones: Sequence[tuple[int, int, str]]) -> tuple[Paragraph, ...]:
    """The text in paragraphs with the wanted places marked. All the text's characters stand in the result but the line ends."""
    marks = sorted({(e.start, e.end) for e in wanted if e.start < e.end}, key=lambda m: (m[0], -m[1]))
    sentences = split_sentences(text)
    started: set[str] = set()
    found = []
    for paragraph in PARAGRAPH.finditer(text):
        low, high = paragraph.span()
        spans = [_Open(max(s.start, low), min(s.end, high), "sentence", "") for s in sentences if s.start < high and low < s.end]
        spans += [_Open(max(s, low), min(e, high), "mark", f"e{number}-{s}-{e}") for s, e in marks if s < high and low < e]
        zone = next((kind for s, e, kind in zones if s <= low and e >= high - 1), "")
        found.append(Paragraph(zone, _nest(text, low, high, spans, started)))
    return tuple(found)


def _nest(text: str, low: int, high: int, spans: list[_Open], started: set[str]) -> tuple[Piece, ...]:
    """Elements in ``text[low:high]``; a span that crosses the end of another is cut there and goes on after it."""
    pieces: list[Piece] = []
    at = low
    waiting = sorted(spans, key=lambda s: (s.start, -s.end, s.kind != "sentence", s.anchor))
    while waiting:
        span = waiting.pop(0)
        inside = [s for s in waiting if s.start < span.end]
        waiting = [s for s in waiting if s.start >= span.end]
        for other in inside:
            if other.end > span.end:
                waiting.append(_Open(span.end, other.end, other.kind, other.anchor))
                other.end = span.end
        waiting.sort(key=lambda s: (s.start, -s.end, s.kind != "sentence", s.anchor))
        if at < span.start:
            pieces.append(Piece("text", text[at : span.start]))
        kind = span.kind
        if kind == "mark":
            kind = "rest" if span.anchor in started else "mark"
            started.add(span.anchor)
        pieces.append(Piece(kind, anchor=span.anchor, inner=_nest(text, span.start, span.end, inside, started)))
        at = span.end
    if at < high:
        pieces.append(Piece("text", text[at:high]))
    return tuple(pieces)
