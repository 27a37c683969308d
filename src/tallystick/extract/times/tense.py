"""The side on which a time lies, told by words alone: the nearest verb of its clause that shows its tense. For text that was not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.lexicon.abbreviations import ABBREVIATIONS
from tallystick.lexicon.irregular import VERBS
from tallystick.records.times import Direction

BREAK = re.compile(r"[.!?;:](?=[\s\"'”’)]|$)|\n|[“”\"]|,\s+(?:and|but|while|although|as|which|who|where)\b|\s[–—-]\s")
"""Ends a clause."""
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
REACH = 400
"""Characters before and behind that are looked at."""
AHEAD = frozenset({"will", "shall", "would", "won't", "won’t", "upcoming"})
AHEAD_ENDINGS = ("'ll", "’ll", "'d", "’d")
ANNOUNCED = frozenset(
    {"due", "scheduled", "slated", "planned", "expected", "set", "going", "poised", "invited", "ordered", "urged", "vowed", "pledged", "agreed",
     "promised", "plan", "plans", "expect", "expects", "intends", "aims", "hopes", "wants", "vows", "ready", "supposed", "bound", "likely"}
)  # fmt: skip
"""Before 'to' or 'for' they tell of what lies ahead: 'is due to meet on Friday', 'slated for Friday'."""
PRESENT = frozenset({"is", "are", "am", "being", "be"})
PAST = frozenset({"was", "were", "had", "has", "have", "did", "been"})
NO_PAST = frozenset(
    {"hundred", "indeed", "naked", "sacred", "wicked", "kindred", "hatred", "shed", "sled", "unprecedented", "united", "alleged", "wounded", "injured",
     "armed", "masked", "displaced", "so-called"}
)  # fmt: skip
"""End like verbs of the past, but are none or stand before nouns: 'armed men will meet on Friday'."""


def direction_by_words(text: str, start: int, end: int) -> Direction:
    """Past, future or unknown (a clause of the present) of the expression ``text[start:end]``: by the last verb before it in its clause, else by the
    first behind it; past where no verb tells, as most of what news dates is.
    """
    opened = max((found.end() for found in _breaks(text, max(0, start - REACH), start)), default=max(0, start - REACH))
    closed = next(_breaks(text, end, min(len(text), end + REACH)), None)
    before = WORD.findall(text[opened:start].lower())
    told = next((side for at in range(len(before) - 1, -1, -1) if (side := _side(before, at)) is not None), None)
    if told is None:
        behind = WORD.findall(text[end : closed.start() if closed else end + REACH].lower())
        told = next((side for at in range(len(behind)) if (side := _side(behind, at)) is not None), None)
    return told or Direction.PAST


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where clauses end; the stop of 'St.' and 'U.S.' ends none."""
    for found in BREAK.finditer(text, start, end):
        last = re.search(r"(\w+)$", text[max(start, found.start() - 12) : found.start()]) if found[0] == "." else None
        if last is None or (last[1] not in ABBREVIATIONS and len(last[1]) > 1):
            yield found


def _side(words: list[str], at: int) -> Direction | None:
    """What the word tells of the side; None where it tells nothing."""
    word = words[at]
    before = words[max(0, at - 3) : at]
    if word in AHEAD or word.endswith(AHEAD_ENDINGS):
        return Direction.FUTURE
    if word in ANNOUNCED and at + 1 < len(words) and words[at + 1] in {"to", "for"}:
        return Direction.FUTURE
    if not _is_past(word):
        return Direction.UNKNOWN if word in PRESENT and not AHEAD & set(before) and "to" not in before[-1:] else None
    if AHEAD & set(before) or any(helper.endswith(AHEAD_ENDINGS) for helper in before):
        return Direction.FUTURE if "have" not in before else Direction.PAST
    if word not in PAST and before[-1:] == ["be"] and "to" in before:
        return Direction.FUTURE
    return Direction.UNKNOWN if word not in PAST and PRESENT & set(before) else Direction.PAST


def _is_past(word: str) -> bool:
    if word in PAST:
        return True
    if word in VERBS:
        return VERBS[word] != word and not word.endswith("ing")
    return word.endswith("ed") and len(word) > 4 and not word.endswith("eed") and word not in NO_PAST
