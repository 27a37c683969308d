"""Whether a word is one of the language, for text in capitals."""

from __future__ import annotations

from functools import lru_cache

OPENINGS = ("anti", "counter", "non", "over", "un")
"""Parts before a word that make another which a dictionary may leave out."""


@lru_cache(maxsize=8_192)
def is_common(word: str) -> bool:
    """Whether a lower-case word, or what it is an inflected form of, stands in simplemma's dictionary of English as no name."""
    # The dictionary is large; only text in capitals needs it.
    import simplemma

    if simplemma.is_known(word, lang="en"):
        return simplemma.lemmatize(word, lang="en")[:1].islower()
    return any(
        word.startswith(opening) and len(word) > len(opening) + 2 and simplemma.is_known(word[len(opening) :], lang="en")
        for opening in OPENINGS
    )


@lru_cache(maxsize=8_192)
def is_form(word: str) -> bool:
    """Whether a lower-case word is an inflected form of another: 'said', 'told', 'leaders'."""
    import simplemma

    return simplemma.lemmatize(word, lang="en") != word
