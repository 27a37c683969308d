"""Where a sentence may end, must end, and cannot end: what the reader's head decides is only the doubtful rest."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.lexicon.abbreviations import NUMBERED, TITLES
from tallystick.lexicon.times import MONTH_SHORT, MONTHS, WEEKDAYS

NEVER, DOUBTFUL, ALWAYS, UNLIKELY = 0, 1, 2, 3
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
CLOSING = frozenset("\"”’')]''»")
OPENING = frozenset("\"“‘'([«``")
HALF_DAYS = frozenset({"a.m.", "p.m."})
CALENDAR = frozenset({*MONTHS, *MONTH_SHORT, *WEEKDAYS})
"""What is written behind a time of day: '1:30 a.m. Nov. 27'."""
WIDE_SHARE = 0.6
"""Share of a line's wide gaps that must follow a stop for wide gaps to mark paragraphs, and not to fill lines."""
ONLY_NUMBERED = frozenset({"No.", "Nos.", "Vol.", "Art.", "Sec.", "Fig.", "Ch."})


def sentence_breaks(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """For each word of one line of running text: whether a sentence ends behind it. The last always ends one.

    NEVER and ALWAYS are settled; the head decides where it is DOUBTFUL, and where it is UNLIKELY (nothing in writing says so: a heading or a
    greeting run into the text) if it is sure.
    """
    found = [
        NEVER if following[0] == end or text[start:end] in {",", ";"} else UNLIKELY
        for (start, end), following in zip(words, [*words[1:], (len(text) + 1, 0)], strict=True)
    ]
    for index in _wide_ends(text, words):
        found[index] = ALWAYS
    for index, (start, end) in enumerate(words):
        word = text[start:end]
        if not (word in STOPS or (word.endswith(".") and len(word) > 1) or word.startswith("..")):
            continue
        last = index
        while last + 1 < len(words) and words[last + 1][0] == words[last][1] and text[slice(*words[last + 1])] in CLOSING:
            last += 1
        if last + 1 >= len(words):
            continue
        if words[last + 1][0] == words[last][1]:
            if word == "." and last == index and _blank_forgotten(text, words, index):
                found[index] = ALWAYS
            continue
        found[index:last] = [NEVER] * (last - index)
        following = next((text[slice(*w)] for w in words[last + 1 : last + 3] if text[slice(*w)] not in OPENING), "")
        if following[:1].islower():
            found[last] = DOUBTFUL if word in STOPS else NEVER
            continue
        if word in STOPS:
            opens = following[:1].isupper() or (word == "." and following[:1].isdigit() and _ends_clause(text, words, index))
            sure = word in {".", "!", "?"} and opens and (word == "." or last == index)
            found[last] = ALWAYS if sure else DOUBTFUL
        elif (
            word[:-1] in TITLES
            or (word.lower() in HALF_DAYS and following.rstrip(".").casefold() in CALENDAR)
            or (word[:-1] in NUMBERED and following[:1].isdigit())
            or (len(word) == 2 and word[0].isupper())
        ):
            found[last] = NEVER
        elif following[:1].isupper():
            found[last] = DOUBTFUL
    if words:
        found[-1] = ALWAYS
    return found


def _ends_clause(text: str, words: Sequence[tuple[int, int]], stop: int) -> bool:
    """Whether a small word or a number stands before the stop, so that a number behind it begins a sentence: '… were sent. 11 teams …'."""
    if not stop or words[stop - 1][1] != words[stop][0]:
        return False
    before = text[slice(*words[stop - 1])]
    return (before.islower() and len(before) > 2) or before.isdigit()


def _blank_forgotten(text: str, words: Sequence[tuple[int, int]], stop: int) -> bool:
    """Whether a stop between two words ends a sentence whose blank was lost: '… were sent.Two teams …'."""
    after = text[slice(*words[stop + 1])]
    return len(after) > 1 and after.istitle() and after.isalpha() and _ends_clause(text, words, stop) and text[words[stop - 1][0]].isalpha()


def _wide_ends(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """Words that end a heading run into a line whose paragraphs stand wide apart: '… were flooded.  Asmar Province  The governor said …'."""
    wide = [index for index in range(len(words) - 1) if words[index + 1][0] > words[index][1] + 1]
    stopped = sum(text[slice(*words[index])] in STOPS | CLOSING for index in wide)
    if stopped < 2 or stopped < WIDE_SHARE * len(wide):
        return []
    return [index for index in wide if text[words[index][1] - 1].isalnum() and text[words[index + 1][0]].isupper()]
