"""Which times of a figure's sentence date something else than the figure."""

from __future__ import annotations

import re

from tallystick.records.mention import TimeMention

RAISING = re.compile(
    r"\b(?:raising|bringing|taking|pushing|lifting|increasing|sending)\b[^,;.]*\b(?:tolls?|number|total|tally|count|deaths|dead)\b[^,;.]*$",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"\b(?:(?<!said )(?<!says )that|which|who|whom|when|where|after|since|following|before|until|hit by|struck by)\b", re.IGNORECASE
)
"""What opens a clause of something else, within which a time dates that ('a ferry that sank a day earlier')."""
RELATIVE = re.compile(
    r"\b(?:that|which) (?:[a-z]+ly )?(?!(?:on|in|at|by|as|of|from|to|the|an?|more|some|about|so|no|all|its|their|his|her|they|he|she|it|we)\b)[a-z]+\b"
    r"[^,]*$"
)
"""A clause that is still open where a time follows: 'the floods that hit Velgrad on', ', which began on'."""
SINCE_BEGAN = re.compile(
    r"\b[Ss]ince (?:(?:the|its|their) [\w-]+(?: [\w-]+){0,2} (?:was|were|began|started|broke|hit|struck|erupted)"
    r"|[a-z][\w-]+(?: [\w-]+){0,2} (?:began|started|broke out|hit|struck|erupted))\b"
)
SINCE_CLAUSE = re.compile(
    r"\bsince (?:(?:the|its|it|they|he|she|a|an) (?:[\w-]+ ){1,6}|(?:[\w-]+ ){1,4}(?:began|started|broke out|hit|struck|erupted) )"
    r"(?:on|in|at|early|late)? ?(?:the )?$",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(r"['’]s\b| (?:after|before|since|earlier|later|into)\b")
"""What follows a time that is another event's, or only a distance from it ('two days after the quake')."""
RAISING_REACH = 120
"""Characters before a toll in which the participle stands that brings it to its number."""


def is_raised(text: str, number: int) -> bool:
    """Whether a participle brings a toll to the number that begins there ('raising the toll to 16')."""
    return RAISING.search(text[:number][-RAISING_REACH:]) is not None


def counts_since(sentence: str) -> bool:
    """Whether the sentence counts from when something began ('Since the outbreak was declared on 2 April, …')."""
    return SINCE_BEGAN.search(sentence) is not None


def dates_something_else(text: str, time: TimeMention) -> bool:
    """Whether the time says when something told beside the toll was ('a ferry that sank a day earlier', 'after Sunday's quake')."""
    clause = re.split(r"[,;:.]", text[max(0, time.span.start - RAISING_REACH) : time.span.start])[-1]
    return ASIDE.search(clause) is not None or OF_ANOTHER.match(text, time.span.end) is not None


def in_relative_clause(text: str, time: TimeMention) -> bool:
    """'the floods that hit Velgrad on 11 May have killed 30', 'The floods, which began on 11 May, …': the floods are of that day."""
    before = text[max(0, time.span.start - RAISING_REACH) : time.span.start]
    return RELATIVE.search(re.split(r"[;:.]", before)[-1]) is not None


def in_since_clause(text: str, time: TimeMention) -> bool:
    """'Since the outbreak was declared on 2 April, 37 deaths have been reported': as of now."""
    before = text[max(0, time.span.start - RAISING_REACH) : time.span.start]
    return SINCE_CLAUSE.search(before) is not None
