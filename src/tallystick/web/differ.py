"""Two texts side by side: which words stand in one of them alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

WORD = re.compile(r"\w+|[^\w\s]|\n+|[^\S\n]+")
LONG = 4_000
"""Words from which on frequent ones are no longer compared one by one: the time grows with the square."""


class Part(msgspec.Struct, frozen=True):
    """Characters that both texts share, or that one has alone."""

    text: str
    alone: bool


class Sides(msgspec.Struct, frozen=True):
    """Both texts in parts. ``share`` is the part of the words, 0 to 1, that stand in both."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]
    share: float


def compare_texts(left: str, right: str) -> Sides:
    """The two texts cut where they differ, word by word; the parts of a side join to its whole text."""
    ours, theirs = WORD.findall(left), WORD.findall(right)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=max(len(ours), len(theirs)) > LONG)
    sides: tuple[list[Part], list[Part]] = ([], [])
    for kind, a, b, c, d in matcher.get_opcodes():
        for side, words in zip(sides, (ours[a:b], theirs[c:d]), strict=True):
            if words:
                side.append(Part("".join(words), kind != "equal"))
    return Sides(_joined(sides[0]), _joined(sides[1]), matcher.ratio())


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """Blanks between words that stand alone belong to them; blanks alone are no difference."""
    found: list[Part] = []
    for number, part in enumerate(parts):
        alone = part.alone
        if part.text.isspace():
            around = parts[number - 1 : number] + parts[number + 1 : number + 2]
            alone = len(around) == 2 and all(one.alone for one in around) and "\n" not in part.text
        if found and found[-1].alone == alone:
            found[-1] = Part(found[-1].text + part.text, alone)
        else:
            found.append(Part(part.text, alone))
    return tuple(found)
