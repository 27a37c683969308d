"""Names from the reader's tags, cut to the name itself: no title before a person, no line end inside, one class for one surface."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallystick.lexicon.titles import TITLES
from tallystick.parse.reader.pieces import Pieces
from tallystick.parse.reader.spans import tagged_spans
from tallystick.records.parsed import NameCandidate

LABELS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "GPE",
    "GROUP": "NORP",
    "FACILITY": "FAC",
    "EVENT": "EVENT",
    "WEAPON": "PRODUCT",
    "OTHER": "WORK_OF_ART",
}
"""The reader's classes in the labels that ``NameCandidate`` has."""
COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "st"})

LETTERS = re.compile(r"(?<![\w.])(?:[A-Z][a-z]?\.)+[A-Z][a-z]?\Z")
"""How a short form with inner stops ends before its last: 'W.Va', 'U.S'."""


def read_names(text: str, pieces: Pieces, tags: Sequence[str]) -> tuple[NameCandidate, ...]:
    """The names of a report, in order."""
    found = _alike(text, list(_cut(text, pieces, tags)))
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, kind in found:
        kinds[text[start:end]][kind] += 1
    return tuple(NameCandidate(start, end, LABELS[_voted(kinds[text[start:end]], kind)]) for start, end, kind in found)


def _cut(text: str, pieces: Pieces, tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for opening, closing, kind in tagged_spans(tags):
        start, end = pieces.starts[opening], pieces.ends[closing - 1]
        newline = text.find("\n", start, end)
        if newline >= 0:
            end = len(text[:newline].rstrip())
        while start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        if kind == "PERSON":
            start = _after_titles(text, start, end)
        if LETTERS.search(text, start, end) and text[end : end + 1] == ".":
            end += 1  # 'W.Va.'
        # No place has a comma in its name: 'Asmar, Ostmark' are two.
        commas = [at for at in range(start, end) if text[at] == ","] if kind == "PLACE" else []
        for first, last in pairwise([start - 1, *commas, end]):
            first += 1
            while first < last and text[first].isspace():
                first += 1
            if any(character.isalnum() for character in text[first:last]):
                yield first, last, kind


def _alike(text: str, found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A name of several words that is read whole at least as often as not is read whole wherever it stands."""
    spans = {(start, end): kind for start, end, kind in found}
    whole: dict[str, list[str]] = defaultdict(list)
    for start, end, kind in found:
        if not text[start:end].isalnum():
            whole[text[start:end]].append(kind)
    for surface, kinds in sorted(whole.items(), key=lambda one: (-len(one[0]), one[0])):
        parted = []
        for start in _places(text, surface):
            end = start + len(surface)
            inside = [one for one in spans if one[0] < end and start < one[1]]
            if inside and (start, end) not in spans and all(start <= first and last <= end for first, last in inside):
                parted.append((start, end, inside))
        if len(parted) <= len(kinds):
            for start, end, inside in parted:
                for one in inside:
                    del spans[one]
                spans[start, end] = kinds[0]
    return sorted((start, end, kind) for (start, end), kind in spans.items())


def _places(text: str, surface: str) -> Iterator[int]:
    """Where the surface stands as whole words."""
    at = text.find(surface)
    while at >= 0:
        end = at + len(surface)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at
        at = text.find(surface, end)


def _after_titles(text: str, start: int, end: int) -> int:
    """Where the name begins behind 'President', 'Mr.'; the start where nothing else would be left."""
    while True:
        word, _, rest = text[start:end].partition(" ")
        if not rest or word.rstrip(".").lower() not in TITLES | COURTESY:
            return start
        start += len(word) + 1


def _voted(kinds: Counter[str], own: str) -> str:
    """The class that most mentions of the surface have; its own where two have as many."""
    best = max(kinds.values())
    return own if kinds[own] == best else min(kind for kind, count in kinds.items() if count == best)
