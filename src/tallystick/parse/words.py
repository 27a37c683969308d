"""Running text to words, as the treebanks of English cut them: clitics, marks, hyphens and units stand alone, abbreviations keep their stops.

The cut follows the guidelines of Universal Dependencies for English, which are the Penn Treebank's with hyphens apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tallystick.lexicon.abbreviations import ABBREVIATIONS

LETTERS = r"[^\W\d_]"
BEFORE_HYPHEN = (
    "anti|arch|co|counter|cross|cyber|e|ex|extra|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|over|post|pre|pro|pseudo|quasi|re|semi|sub"
    "|super|ultra|un"
)
"""What is no word of its own before a hyphen: the treebanks' guidelines leave it joined (pro-government, mid-June, re-elected)."""
ENDINGS = "pdf|docx?|xlsx?|pptx?|csv|txt|html?|php|jpe?g|png|gif|zip|exe|mp[34]"
"""How names of files end."""
CLITICS = r"(?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)"
WORD = re.compile(
    rf"""
    {LETTERS}[^\W_]*(?=[\s,])                                # most words: nothing stands behind them that could belong to them
  | (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]’']     # an address
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{{2,}}             # a mail address
  | (?:[\w-]+\.)+(?:com|org|net|gov|edu|mil|info|news|tv|io|ly|co\.[a-z]{2})\b(?![.@\w])   # a site's name
  | (?:\w[\w-]*\.)+(?:{ENDINGS})\b                          # a file's name
  | [a-z][a-z-]*(?:\.[a-z][a-z-]*){{2,}}(?!\w)              # alt.travel.asia
  | [@#](?=\w*{LETTERS})\w+                                # a handle, a tag
  | (?<![\w)])[:;]-?[()DP](?!\w)                           # a smiley
  | (?:{LETTERS}\.){{2,}}(?:{LETTERS}(?!\w))?               # U.S., a.m., e.g.
  | [A-Z]\.(?=[\s-]?[A-Z])                                  # an initial
  | \d{{3}}-\d{{3}}-\d{{4}}\b                                # a telephone
  | \d+(?:[.,:]\d+)*(?=(?:st|nd|rd|th)\b)\w\w               # 21st
  | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)                   # 1,200
  | \d+(?:[.:]\d+)+(?!\d)                                   # 3.5, 10:30
  | \d+s\b                                                  # 1990s
  | \d{{1,2}}/\d{{1,2}}/\d{{2,4}}                            # 01/24/2001
  | \d+/\d+                                                 # 9/11
  | \d+
  | (?<![\w-])(?i:{BEFORE_HYPHEN})-{LETTERS}+(?![\w-])      # pro-government
  | [mM]id-\d+s?\b                                         # mid-1980s
  | Nos?\.(?=\ ?\d)                                         # No. 2
  | {LETTERS}[^\W_]*                                        # a word; stops and clitics are looked at below
  | [.!?]*[!?][.!?]+|[.!?]+[!?]|[-=_~]{{2,}}|([.*+^$<>])\1+|''|``|…
  | \S
    """,
    re.VERBOSE,
)
NOT = re.compile(r"(?i)n['’]t\b")
CLITIC = re.compile(rf"['’]{CLITICS}(?!\w)")
JOINED = {
    "cannot": 3,
    "gonna": 3,
    "gotta": 3,
    "wanna": 3,
    "outta": 3,
    "alot": 1,
    "im": 1,
    "ive": 1,
    "youre": 3,
    "youll": 3,
    "theyre": 4,
} | {
    # written without their mark
    f"{word}{rest}": len(word)
    for words, rest in (
        ("ai are ca could did do does had has have is should was were wo would", "nt"),
        ("he here that there what", "s"),
    )
    for word in words.split()
}
"""Words that are two, with the letters of the first."""
OTHER_NAMES = re.compile(r"(?:[OD]|[ld]|Al|al)['’](?=[A-Z])|[A-Z]['’](?=[A-Z][a-z])")
"""O'Neill, d'Ivoire: the mark belongs to the name."""
INNER_MARK = re.compile(rf"['’](?={LETTERS})")


def cut_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) of the words between two characters, in order; all that is no blank is in one of them."""
    return list(_cut(text, start, end))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    while position < end:
        found = WORD.search(text, position, end)
        if found is None:
            return
        first, last = found.span()
        if not text[first].isalpha():
            if text[first] in "'’" and (clitic := CLITIC.match(text, first, end)) and first > start and text[first - 1].isalnum():
                last = clitic.end()
            yield first, last
            position = last
            continue
        if "." in text[first:last]:
            yield first, last
            position = last
            continue
        last = _end_of_word(text, first, last, end)
        word = text[first:last]
        if (length := JOINED.get(word.lower())) is not None:
            yield first, first + length
            yield first + length, last
        elif word[-1:] in "nN" and last - first > 1 and (no := NOT.match(text, last - 1, end)) is not None:
            yield first, last - 1
            yield last - 1, no.end()
            last = no.end()
        else:
            yield first, last
        position = last


def _end_of_word(text: str, first: int, last: int, end: int) -> int:
    """Where the word ends that began at ``first``: marks inside names and the stop of an abbreviation belong to it."""
    while last < end:
        if text[last] in "'’" and not CLITIC.match(text, last, end) and INNER_MARK.match(text, last, end):
            if text[last - 1] in "nN" and NOT.match(text, last - 1, end):
                break
            longer = WORD.match(text, last + 1, end)
            if longer is None:
                break
            last = longer.end()
            continue
        if text[last] == "." and _is_abbreviation(text[first:last]):
            return last + 1
        break
    return last


@lru_cache(maxsize=4096)
def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS
