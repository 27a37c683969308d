"""Hard-wrapped text: lines broken at a width, of which only the last of a paragraph ends where its words do."""

from __future__ import annotations

import re
from itertools import pairwise

MAX_WRAP = 100
"""Characters; longer lines are paragraphs that were not wrapped."""
MIN_WRAPPED_SHARE = 0.6
"""Share of lines that must be full for the text to count as wrapped."""
FULL_SHARE = 0.6
"""Share of the width below which a line is taken for a paragraph's last."""

BULLET = re.compile(r"[ \t]*(?:[•·▪▫◦‣⁃●○■□◆►▶➢➤✓✔→*–-]|\(?(?:\d{1,2}|[a-z])[.)]|\(?[A-Z]\))[ \t]+(?=\S)")
"""What opens an item: a bullet, a dash, a number or letter with a stop."""
MIN_BULLETS = 3
"""Lines with a bullet that make a list; a wrapped line may begin with a dash or a number by chance."""

NUMBER_LINE = re.compile(r"(?m)^([ \t]*[\d][\d,.]*(?: ?(?:million|billion|k|m))?\+?)\n(?=[ \t]*[a-z])")
"""'212' in a line of its own above 'people killed': how a report's boxes of figures are copied."""


def join_figures(text: str) -> str:
    """The text with a number in a line of its own joined to the words below it; as many characters."""
    return NUMBER_LINE.sub(r"\1 ", text)


def join_wrapped(text: str) -> str:
    """The text with the line ends inside paragraphs of hard-wrapped text turned to blanks.

    A line end is one of wrapping where the next line's first word would not have fitted; only text whose lines are mostly so is changed.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) < 4:
        return text
    listed = sum(BULLET.match(line) is not None for line in filled) >= MIN_BULLETS
    width = sorted(len(line) for line in filled)[int(0.98 * (len(filled) - 1))]
    if width > MAX_WRAP or width < 40:
        return text
    pairs = list(pairwise(lines))
    inner = sum(1 for line, after in pairs if line.strip() and after.strip())
    if inner == 0 or sum(_full(line, after, width, listed) for line, after in pairs) / inner < MIN_WRAPPED_SHARE:
        return text
    soft = [_inside(line, after, width, listed) for line, after in pairs]
    parts = [lines[0]]
    for is_soft, line in zip(soft, lines[1:], strict=True):
        parts.extend((" " if is_soft else "\n", line))
    return "".join(parts)


def _inside(line: str, after: str, width: int, listed: bool) -> bool:
    """Whether both lines belong to one paragraph of wrapped text: no blank line, no indent, no bullet of a list, and the first is no short last line."""
    if not line.strip() or not after.strip() or len(line) < FULL_SHARE * width:
        return False
    return after[:1] not in {" ", "\t"} and not (listed and BULLET.match(after))


def _full(line: str, after: str, width: int, listed: bool) -> bool:
    """Whether the next line's first word would not have fitted."""
    return _inside(line, after, width, listed) and len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width - 4
