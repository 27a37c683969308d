"""Quotations: what stands between quotation marks, over paragraphs where a speech goes on without being closed."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallystick.records.report import Span

OPEN = "“„«"
CLOSE = "”»"
MARK = re.compile(rf"[{OPEN}{CLOSE}\"]|'(?=')")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
MIN_WORDS_STATED = 4
"""A quotation of fewer words is a term in quotation marks ('so-called “safe zones”'), no utterance of its own."""


class Quotation(NamedTuple):
    """A quotation with its marks, ``[start, end)``; ``closed`` is False where no closing mark was found."""

    start: int
    end: int
    closed: bool
    opened: bool = True
    paragraphs: int = 1

    @property
    def span(self) -> Span:
        """The characters, marks included."""
        return Span(self.start, self.end)

    def holds(self, position: int) -> bool:
        """Whether the character stands in the quotation."""
        return self.start <= position < self.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in order, not overlapping.

    A paragraph that opens and does not close goes on in the next one if that opens with a mark too, or if a later paragraph ends with a
    closing mark and none opens between (a speech printed with one mark at each end). A paragraph with a closing mark and no opening one
    is quoted from its start.
    """
    found: list[Quotation] = []
    paragraphs = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text)]
    open_at: int | None = None
    opened_in = 0
    for number, (start, end) in enumerate(paragraphs):
        marks = _marks(text, start, end)
        position = 0
        while position < len(marks):
            place, kind = marks[position]
            if kind == "o":
                if open_at is None:
                    open_at, opened_in = place, number
                # A mark that opens a paragraph inside an open speech only repeats the first.
            elif kind == "c":
                if open_at is not None:
                    found.append(Quotation(open_at, place + 1, True, True, number - opened_in + 1))
                    open_at = None
                elif not any(q.end > start for q in found) and place - start > 40:
                    found.append(Quotation(start, place + 1, True, False, 1))
            position += 1
        if open_at is not None and not _goes_on(text, paragraphs, number):
            found.append(Quotation(open_at, end, False, True, number - opened_in + 1))
            open_at = None
    return tuple(sorted(found))


def _goes_on(text: str, paragraphs: list[tuple[int, int]], number: int) -> bool:
    """Whether an open quotation reaches into the next paragraph."""
    if number + 1 >= len(paragraphs):
        return False
    start, end = paragraphs[number + 1]
    first = text[start:end].lstrip()[:1]
    if first in OPEN or first == '"':
        return True
    marks = _marks(text, start, end)
    if marks and marks[0][1] == "c":
        return True
    for start, end in paragraphs[number + 1 :]:
        marks = _marks(text, start, end)
        if not marks:
            continue
        return marks[0][1] == "c" and text[start:end].rstrip().endswith(('"', "”", "»"))
    return False


def _marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Opening and closing marks of one paragraph: quotation marks, and two apostrophes in the place of one."""
    found: list[tuple[int, str]] = []
    depth = 0
    for mark in MARK.finditer(text, start, end):
        place, character = mark.start(), mark.group()
        if character in OPEN:
            found.append((place, "o"))
            depth = 1
        elif character in CLOSE:
            found.append((place, "c"))
            depth = 0
        else:
            before = text[place - 1] if place > start else " "
            after = text[place + 1] if place + 1 < end else " "
            if character == "'":
                after = text[place + 2] if place + 2 < end else " "
            if (before.isspace() or before in "([—–-") and not after.isspace():
                kind = "o"
            elif not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-'"):
                kind = "c"
            else:
                kind = "c" if depth else "o"
            found.append((place, kind))
            depth = 1 if kind == "o" else 0
    return found
