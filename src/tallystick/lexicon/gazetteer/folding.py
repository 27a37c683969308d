"""One spelling for the spellings of a name: what the gazetteer is searched by.

Case, accents, hyphens, dots, apostrophes, a leading 'the' and a possessive ending make no difference; 'St', 'Mt' and 'Ft' are written
out. ``sound`` goes further, for spellings that differ by how a script was transliterated.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ə": "e",
        "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "&": " and ",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʾ": "", "ʿ": "", "`": "", "´": "", "′": "", "″": "", '"': "", "“": "", "”": "", ".": "",
    }
)  # fmt: skip
"""Letters that no decomposition takes apart, and signs that are left out."""
POSSESSIVE = re.compile(r"(?<=\w)['’](?:s)?$", re.IGNORECASE)
NOT_WORD = re.compile(r"[^\w]+|_+")
DIGRAPHS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("ph", "f"), ("sh", "s"), ("ch", "c"))
ROUND, OPEN, DOUBLE = re.compile(r"(?:ou|oo|u|o|w)+"), re.compile(r"(?:[aeiy])+"), re.compile(r"(.)\1+")
ARTICLE = re.compile(r"^(?:al|ad|as|ar|at|an|az)(?=[^a].{3})")
WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
"""Short forms that open a name or stand inside one ('St. Petersburg', 'Port St. Lucie')."""


@lru_cache(maxsize=8_192)
def fold(name: str) -> str:
    """The name as it is searched: lower case, no accents, words apart by one blank; '' where no letter or digit is left.

    Folding what was folded changes nothing.
    """
    text = unicodedata.normalize("NFKD", name.strip())
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).casefold()
    text = POSSESSIVE.sub("", text.strip())
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    words = [WRITTEN_OUT.get(word, word) for word in NOT_WORD.split("".join(s for s in text if not unicodedata.combining(s))) if word]
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=8_192)
def sound(folded: str) -> str:
    """A folded name with the letters alike that transliterations from Arabic, Cyrillic, Persian and others mix.

    'sheikhoun' and 'shaykhun' meet; so do names that merely sound alike, so this is for choosing within one region only.
    """
    text = folded.replace(" ", "")
    if "h" in text:
        text = text.replace("sch", "sh")
        for written, heard in DIGRAPHS:
            text = text.replace(written, heard)
    text = ROUND.sub("u", text.replace("q", "k"))
    text = OPEN.sub("a", text)
    text = ARTICLE.sub("", text)
    return DOUBLE.sub(r"\1", text).rstrip("ha") or text


def without_article(folded: str) -> str:
    """A folded name without the Arabic article that opens it, in any of its forms: 'at tanf' and 'el tanf' are 'tanf'."""
    first, _, rest = folded.partition(" ")
    assimilated = len(first) > 1 and first[0] == "a" and rest.startswith(first[1:])
    return rest if len(rest) > 2 and (first in {"al", "el"} or assimilated) else folded


def article_forms(bare: str) -> set[str]:
    """How a folded name without its article may open in a list: its first three letters, alone and behind each form of the article."""
    start, first = bare[:3], "sh" if bare.startswith("sh") else bare[:1]
    return {start, *(f"{article} {start}" for article in ("al", "el", f"a{first}"))}
