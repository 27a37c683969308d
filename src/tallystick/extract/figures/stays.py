"""Those of the wounded of whom only their state is told ('three remained in hospital', 'five have been released'): some of all, and no rival count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from tallystick.lexicon.measures import WOUNDED
from tallystick.records.mention import FigureMention

STATE = re.compile(
    r"(?:[^.;!?\n“”\"]){0,40}?\b(?:(?:remain(?:s|ed|ing)?|still|(?:are|were|is|was) (?:being )?(?:held|kept|listed|left|treated)?)\b[^.;!?\n]{0,24}?"
    r"(?:hospitali[sz]ed|in (?:the |a )?hospitals?|in intensive care|under observation|in [\w-]*(?: but \w+)? ?condition)"
    r"|(?:had|have|has|were|was|are|is)(?: already| since)?(?: been)? (?:treated and |later )?(?:released|discharged|sent home)\b"
    r"|(?:are|were|is|was|remain(?:s|ed)?) in (?:critical|serious|stable|fair|good|guarded|grave)\b"
    r"| (?:(?:critically|seriously|gravely|severely|badly)\b|in (?:\w+(?: but \w+)? )?condition\b|with (?:\S+ ){0,3}?(?:injuries|wounds?)\b"
    r"|(?:hit|shot|struck|wounded) in the (?:leg|arm|head|chest|foot|hand|neck|back|shoulder|stomach|face|torso|thigh)s?\b))"
)
"""Behind a count: the state in which those are."""
MAX_BACK = 4000
"""Characters back in which the count of all may stand."""


def without_rivals(text: str, figures: Sequence[FigureMention]) -> tuple[FigureMention, ...]:
    """The figures in order; a count of those in one state is a part of the last count of the wounded before it that is not smaller."""
    found: list[FigureMention] = []
    for figure in figures:
        if figure.measure == WOUNDED and figure.part_of is None and not figure.cumulative and STATE.match(text, figure.span.end):
            whole = _whole(figure, found)
            if whole is not None:
                figure = replace(figure, part_of=whole.id)
        found.append(figure)
    return tuple(found)


def _whole(part: FigureMention, before: Sequence[FigureMention]) -> FigureMention | None:
    size = part.low if part.low is not None else part.high
    for whole in reversed(before):
        if part.span.start - whole.span.end > MAX_BACK or size is None:
            return None
        largest = whole.high if whole.high is not None else whole.low
        if whole.measure == WOUNDED and whole.part_of is None and not whole.earlier and largest is not None and largest > size:
            return whole
    return None
