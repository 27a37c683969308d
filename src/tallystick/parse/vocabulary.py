"""Whether a word is one of the language, for text in capitals."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a lower-case word, or what it is an inflected form of, stands in simplemma's dictionary of English."""
    # The dictionary is large; only text in capitals needs it.
    import simplemma

    return simplemma.is_known(word, lang="en")


@lru_cache(maxsize=20_000)
def is_form(word: str) -> bool:
    """Whether a lower-case word is an inflected form of another: 'said', 'told', 'leaders'."""
    import simplemma

    return simplemma.lemmatize(word, lang="en") != word
