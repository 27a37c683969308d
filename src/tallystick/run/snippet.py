"""What was found, in its own words: a stretch of the report with the record's words and the query's words marked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.present.quote import sentence_of
from tallystick.records.report import Evidence, Span
from tallystick.run.folding import WORD, fold_word, fold_words
from tallystick.run.query import Query, measure_forms
from tallystick.run.results import Hit, Results
from tallystick.run.search import MOST_TELLINGS, SearchIndex

LENGTH = 300
"""Characters of a stretch, about three lines of a page."""
LEAD = 60
"""Characters before the first mark of a report's stretch."""


class Piece(msgspec.Struct, frozen=True):
    """A run of characters. ``kind`` is '' for plain ones, 'claim' for the record's own words, 'hit' for words of the query."""

    text: str
    kind: str = ""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """The stretch, and the place that a click opens."""

    evidence: Evidence
    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def plain(self) -> str:
        """The bare words, white space made single."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


def cut_snippet(index: SearchIndex, hit: Hit, query: Query, results: Results) -> Snippet:
    """The stretch of one hit. Offsets are those of the report's text."""
    text = index.reports[hit.evidence.report].text or ""
    words = {word for term in results.terms for word in term.words} | {w for phrase in query.phrases for w in fold_words(phrase)}
    if hit.kind in {"incident", "report"}:
        words |= {word for count in query.counts if count.measure for word in measure_forms(count.measure)}
    entities = {entity for term in results.terms for entity in term.entities}
    if hit.kind == "report":
        marks = _marks(index, hit.evidence.report, text, Span(0, len(text)), words, entities)
        window = _densest(text, marks)
        first = next((mark for mark in marks if mark.start >= window.start), None)
        place = Evidence(hit.id, first.start, first.end) if first is not None else hit.evidence
        claims: list[Span] = []
    else:
        record = index.record(hit)
        place = hit.evidence
        if hit.kind == "incident" and record is not None:
            place = _best_place(index, record.evidence[:MOST_TELLINGS], words, entities)
            text = index.reports[place.report].text or ""
        evidence = [e for e in record.evidence if e.report == place.report] if record is not None else [place]
        window = sentence_of(text, place.start, place.end)
        if window.end - window.start > LENGTH:
            start = max(window.start, min(place.start - LEAD, window.end - LENGTH))
            window = Span(_at_blank(text, start, window.start), min(window.end, max(start + LENGTH, min(place.end, start + 2 * LENGTH))))
        marks = _marks(index, place.report, text, window, words, entities)
        claims = [e.span for e in evidence if e.start < window.end and window.start < e.end] if hit.kind == "figure" else []
    start, end = window.start, window.end
    return Snippet(
        evidence=place,
        pieces=_pieces(text, window, claims, marks),
        cut_before=bool(text[:start].strip()) and start > 0 and text[start - 1] != "\n" and hit.kind == "report",
        cut_after=end < len(text) and text[end - 1 : end] not in '.!?”"\n',
    )


def _best_place(index: SearchIndex, places: Sequence[Evidence], words: set[str], entities: set[str]) -> Evidence:
    """The telling whose sentence holds most different words of the query; the first of equals."""
    most, best = -1, places[0]
    for place in places:
        text = index.reports[place.report].text or ""
        marks = _marks(index, place.report, text, index.sentence(place), words, entities)
        different = len({fold_word(mark.of(text)) for mark in marks})
        if different > most:
            most, best = different, place
    return best


def _marks(index: SearchIndex, report: str, text: str, window: Span, words: set[str], entities: set[str]) -> list[Span]:
    """Places of the words and of the entities' names, in order, not overlapping."""
    found = [
        Span(window.start + hit.start(), window.start + hit.end())
        for hit in WORD.finditer(text[window.start : window.end])
        if words and fold_word(hit.group()) in words
    ]
    for entity in entities:
        record = index.entities.get(entity)
        if record is not None:
            found += [e.span for e in record.evidence if e.report == report and window.start <= e.start and e.end <= window.end]
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _densest(text: str, marks: list[Span]) -> Span:
    """The stretch with the most different marked words; the first of equals; the beginning where none is marked."""
    if not marks:
        return Span(0, _at_blank(text, min(len(text), LENGTH), 0) or min(len(text), LENGTH))
    best, most = marks[0], 0
    for number, mark in enumerate(marks):
        inside: set[str] = set()
        for other in marks[number:]:
            if other.end > mark.start + LENGTH - LEAD:
                break
            inside.add(fold_word(other.of(text)))
        if len(inside) > most:
            best, most = mark, len(inside)
    start = max(0, best.start - LEAD)
    if start:
        # From the next word or line on, so that no word is cut.
        start = next((n + 1 for n in range(start, best.start) if text[n].isspace()), best.start)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        blank = text.rfind(" ", max(best.end, end - 40), end)
        end = blank if blank > 0 else end
    return Span(start, max(end, best.end))


def _at_blank(text: str, start: int, least: int) -> int:
    """The start of the word at ``start``, no further back than ``least``."""
    if start <= least:
        return least
    blank = max(text.rfind(" ", least, start), text.rfind("\n", least, start))
    return blank + 1 if blank >= 0 else start


def _pieces(text: str, window: Span, claims: list[Span], marks: list[Span]) -> tuple[Piece, ...]:
    """The window cut at every mark; inside a claim the query's words are part of it."""
    spans = [(span, "claim") for span in claims]
    spans += [(span, "hit") for span in marks if not any(span.overlaps(claim) for claim in claims)]
    found: list[Piece] = []
    at = window.start
    for span, kind in sorted(spans):
        start, end = max(span.start, at), min(span.end, window.end)
        if start >= end:
            continue
        if at < start:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], kind))
        at = end
    if at < window.end:
        found.append(Piece(text[at : window.end]))
    return tuple(found)
