"""Sentences by their stops, for text that is shown or was not parsed."""

from __future__ import annotations

import re
from functools import lru_cache

from tallystick.records.report import Span

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt maj cmdr adm rep sen gov hon st vs etc jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k "
    "a.m p.m e.g i.e inc ltd co corp jr sr approx dept fig vol rev brig pres".split()
)
STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
PARAGRAPH = re.compile(r"[^\n]+")


@lru_cache(maxsize=64)
def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order: cut at stops before a capital, never after an abbreviation, never over a line end."""
    found = []
    for paragraph in PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        for stop in STOP.finditer(text, start, end):
            last = text[start : stop.start()].rsplit(None, 1)[-1].lstrip("\"'“‘([").casefold() if text[start : stop.start()].strip() else ""
            numbered = last == "no" and text[stop.end() :].lstrip()[:1].isdigit()
            if stop.group().startswith(".") and (numbered or last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())):
                continue
            found.append(Span(start, stop.end()))
            start = stop.end() + (len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip()))
        if text[start:end].strip():
            found.append(Span(start, end))
    return tuple(found)
