"""Places named beside what happened: the hospital where the hurt were taken, where somebody was instead, what it is compared with."""

from __future__ import annotations

import re

from tallystick.records.mention import NameMention

CARE = (
    r"(?:hospitals?|clinics?|infirmar(?:y|ies)|morgues?|mortuar(?:y|ies)|(?:medical|trauma|burns?|health) (?:cent(?:er|re)|unit)s?|"
    r"emergency rooms?|hospices?|sickbay)"
)
TAKEN_IN = re.compile(
    r"\b(?:taken|rushed|brought|transported|driven|flown|airlifted|ferried|carried(?! out)|transferred|moved|sent|admitted|treated|hospitali[sz]ed|"
    r"dropped off|died|dies|dying|recovering|recovered|recuperating|pronounced (?:dead|deceased)|declared dead|dead on arrival|succumbed|"
    r"operated on|surgery|(?:stable|critical|serious) condition)\b"
    rf"[^;!?\n]{{0,60}}?\b(?:to|at|in|into)(?: [\w’'.-]+){{0,6}}? {CARE}\b(?:,? [^;!?\n]{{0,40}})?$",
    re.IGNORECASE,
)
REACH = 200
"""Characters before the end of a name in which the taking stands."""
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:St|Dr|Mt|Ft))[.!?][”\"']? +(?=[A-Z“\"])|\n")
NEW_CLAUSE = re.compile(r"\b(?:after|following|when|where|while|because|since|who|which|and|but|from)\b|;", re.IGNORECASE)
"""What opens something else between the hospital and the place: 'died in hospital after a fire in Asmar'."""


OF_CARE = re.compile(rf"(?:['’]s)?(?: [\w-]+){{0,2}} {CARE}\b", re.IGNORECASE)


def is_of_care(name: NameMention, text: str) -> bool:
    """Whether the name is the hospital in which somebody was cared for, or the town of it: 'taken to Saint Ana Hospital in Asmar',
    'died at Asmar's main hospital'."""
    behind = OF_CARE.match(text, name.span.end)
    window = text[max(0, name.span.end - REACH) : behind.end() if behind is not None else name.span.end]
    ends = [found.end() for found in SENTENCE_END.finditer(window)]
    if ends:
        window = window[ends[-1] :]
    found = TAKEN_IN.search(window)
    if found is None:
        return False
    cared = [one.end() for one in re.finditer(rf"\b{CARE}\b", window, re.IGNORECASE)]
    return bool(cared) and NEW_CLAUSE.search(window, cared[-1]) is None


THAN = re.compile(
    r"\b(?:than (?:the (?:ones?|(?:19|20)\d\d)|that|those)|(?:compared|comparison) (?:with|to)|behind the (?:19|20)\d\d|reminiscent of)\b[^.;:!?\n]{0,70}$"
)
"""'twice as strong as the one that wrecked Asmar', 'five times stronger than the one which struck it': another one's place and time."""
ALIBI_BEFORE = re.compile(
    r"\b(?:he|she|He|She|[A-Z][\w’'-]+) (?:was|had been|has been)(?: [a-z]+){0,2} (?:in|at) (?:the )?(?:[A-Z][\w.]+,? ){0,2}$"
)
ALIBI_AFTER = re.compile(r"^[^.;!?\n]{0,30}\bat the time\b")


def is_compared(start: int, text: str) -> bool:
    """Whether what starts there belongs to another one, with which the words compare what they tell."""
    return THAN.search(text[max(0, start - 90) : start]) is not None


def is_no_scene(name: NameMention, text: str) -> bool:
    """Whether the place is one where the hurt were taken, where somebody was while it happened, or that of another one."""
    away = ALIBI_AFTER.match(text[name.span.end : name.span.end + 60]) and ALIBI_BEFORE.search(
        text[max(0, name.span.start - 60) : name.span.start]
    )
    return away is not None or is_of_care(name, text) or is_compared(name.span.start, text)
