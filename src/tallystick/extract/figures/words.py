"""A sentence as words: finer than the parser's tokens around digits and hyphens, and each with its token for the syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from tallystick.lexicon.measures import INTRANSITIVE, STATES, TRANSITIVE
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Span

LEXEME = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Za-z]{0,2}(?![\w-])"
    r"|\d+(?:,\d{2,3})+(?:\.\d+)?(?![\d,]*\d)|\d+\.\d+(?![\d.])|\d+|(?<!\w)(?:[A-Z]\.){2,}(?!\w)"
    r"|(?:[^\W\d_]|\xad)+(?:['’](?:[^\W\d_]|\xad)+)*|\S",
    re.UNICODE,
)
"""Types of weapons ('Mi-24', 'T-72s') and the like ('COVID-19'), numbers with their separators (Indian grouping included), 'U.S.', words with inner apostrophes and soft hyphens, single signs."""


GLUED_FIRST = ("were", "was", "been", "have", "had")
GLUED_LAST = ("people", "persons", "families", "civilians", "about", "around")


class Word(msgspec.Struct, frozen=True):
    """One word. ``glued``: nothing stands between it and the word before. ``token``: the parser's token that holds its first character."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool
    token: int

    @property
    def alpha(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def typed(self) -> bool:
        """Whether it is the name of a type, with its number: 'T-72s'."""
        return self.text[0].isupper() and "-" in self.text

    @property
    def digits(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal() and self.text[0].isascii()


def words_of(parsed: Parsed, sentence: Sentence) -> list[Word]:
    """The sentence's words in order, whitespace left out."""
    found: list[Word] = []
    previous = -1
    token = sentence.first
    tokens = parsed.tokens
    for match in LEXEME.finditer(parsed.text, sentence.start, sentence.end):
        start, end = match.span()
        while token + 1 < sentence.last and tokens[token + 1].start <= start:
            token += 1
        text = match.group()
        lower = text.lower() if text.isascii() else text.replace("\xad", "").replace("’", "'").lower()
        cut = GLUED.get(lower, 0)
        if cut and "\xad" not in text:
            found.append(Word(start, start + cut, text[:cut], lower[:cut], start == previous, token))
            found.append(Word(start + cut, end, text[cut:], lower[cut:], True, token))
        else:
            found.append(Word(start, end, text, lower, start == previous, token))
        previous = end
    return found


def _all_glued() -> dict[str, int]:
    found = {state + end: len(state) for end in reversed(GLUED_LAST) for state in STATES}
    found.update((first + rest, len(first)) for first in reversed(GLUED_FIRST) for rest in (*TRANSITIVE, *INTRANSITIVE) if len(rest) > 3)
    return found


GLUED = _all_glued()
"""Where two words stand together that a PDF's line end glued ('weredisplaced', 'killedpeople')."""


def span_of(words: Sequence[Word], first: int, last: int) -> Span:
    """The characters of ``words[first:last]``."""
    return Span(words[first].start, words[last - 1].end)


def is_function_word(parsed: Parsed, word: Word) -> bool:
    """Whether the parser takes the word for something that cannot stand inside a plain noun phrase after its number."""
    return parsed.tokens[word.token].pos in {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SPACE", "X", "INTJ", "SYM"}


def capitalised(word: Word) -> bool:
    """Whether the word starts with a capital letter."""
    return word.text[0].isupper()
