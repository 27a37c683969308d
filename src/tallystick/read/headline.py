"""The headline of what is told briefly: a part of what is said, and read with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

BRIEF = 400
"""Characters of a text that its headline belongs to: a feed's summary, a flash. A longer one tells again what its headline says."""
MIN_WORDS = 3
"""Words of a headline that tells something; fewer are a section's or a file's name."""
TITLE_CUT = re.compile(r"\s+[|–—•·»-]\s+|\s*::\s*|\s*\|\s*")


def with_headline(text: str, title: str | None, *, above: bool = False) -> str:
    """The words of a brief item with the headline that they do not repeat; the headline alone where there are no others.

    The headline is the last paragraph, so that what a record's own text says stands where it stood, or the first one (``above``).
    """
    headline = (title or "").strip()
    if len(words_of(headline)) < MIN_WORDS or len(text) >= BRIEF or _spaced(headline) in _spaced(text):
        return text
    if not text.strip():
        return headline
    return f"{headline}\n\n{text}" if above else f"{text}\n\n{headline}"


def without_outlet(title: str, outlets: Sequence[str]) -> str:
    """The title without the names of outlets at its end: 'Wall breaks | Daily Lamp'."""
    names = {" ".join(words_of(outlet)) for outlet in outlets}
    while True:
        cuts = list(TITLE_CUT.finditer(title))
        if cuts and (" ".join(words_of(title[cuts[-1].end() :])) in names) and title[: cuts[-1].start()].strip():
            title = title[: cuts[-1].start()].strip()
        else:
            return title


def words_of(text: str) -> list[str]:
    """The text's words in small letters."""
    return re.findall(r"\w+", text.lower())


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "
