"""Which language a text is in."""

from __future__ import annotations

SAMPLE = 4_000
"""Characters that are judged; more changes nothing on news."""
MIN_LETTERS = 60
"""Below this a statistical recogniser guesses rather than tells, so the text counts as undetermined."""
NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
ENGLISH_WORDS = frozenset("the of and to in a that is was for on with by as at from were has have said it be are this which after".split())
MIN_ENGLISH_SHARE = 0.12
"""Function words among all words of English prose are a fifth to a third; other languages in Latin script stay under a twentieth."""


def recognise(text: str) -> str:
    """ISO 639-1 code; 'und' where the text is too short to tell. English prose is told by its function words without a model."""
    sample = text[:SAMPLE]
    words = [w.strip(".,;:!?\"'“”’()") for w in sample.lower().split()]
    if len(words) >= 8 and sum(w in ENGLISH_WORDS for w in words) >= MIN_ENGLISH_SHARE * len(words):
        return "en"
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return "und" if sample.isascii() or _mostly_latin(sample) else _classify(sample)
    return _classify(sample)


def _mostly_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) < 0x250 for c in letters) >= 0.8 * len(letters)


def _classify(text: str) -> str:
    from py3langid.langid import classify

    return str(classify(text)[0])


def name_of(code: str) -> str:
    """The language's English name, or its code."""
    return NAMES.get(code, f"'{code}'")
