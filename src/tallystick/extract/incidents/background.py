"""Whether a telling is of another time than the report's own: told to compare, to recall or as history."""

from __future__ import annotations

import re

from tallystick.extract.incidents.tellings import Telling
from tallystick.lexicon import incidents as words
from tallystick.records.mention import TimeMention
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Report
from tallystick.records.times import Day, resolve_time

DAYS_BACK = 120
"""Days before publication from which a telling counts as history; a crisis's own course is usually shorter."""
DAYS_OF_NOW = 3
COMPARING_NOUNS = frozenset(
    "reference comparison parallel reminder memory echo anniversary analogy similarity allusion remembrance".split()
)
COMPARING_VERBS = frozenset("compare liken refer equate allude".split())
LAST_TIME = re.compile(r"\b(?:the )?last time\b", re.IGNORECASE)
"""'The last time a guard was shot there was in 1984': told of another time, wherever the year stands."""
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def is_background(report: Report, parsed: Parsed, telling: Telling, sentence: Sentence, time: TimeMention | None) -> bool:
    """Whether its time, or the words around it, set it in another time."""
    if time is not None:
        text = time.span.of(report.text)
        published = report.published
        span = resolve_time(time.value, published) if published else None
        if isinstance(time.value, Day) and time.value.year is not None and time.value.year < 1:
            return True  # '490 BC', which no calendar of the library reaches
        if span is not None and span.end and published and _days(span.end, published) > DAYS_BACK:
            return True
        year = YEAR.search(text)
        if year and not published:
            years = [int(y) for y in YEAR.findall(report.text)]
            if int(year.group()) < max(years):
                return True
        if re.search(r"\b(years?|decades?) (ago|earlier|before)\b|\blast year\b|\bcentury\b", text, re.IGNORECASE):
            return True
    noun = telling.main.token
    if telling.main.verb and any(parsed.lower(child) == "previously" for child in parsed.children(noun)):
        return True
    if LAST_TIME.search(report.text, sentence.start, parsed.tokens[noun].start):
        return True
    if not telling.main.verb:
        modifiers = {parsed.lower(c) for c in parsed.children(noun) if parsed.tokens[c].dep == "amod"}
        if modifiers & words.BACKGROUND_WORDS:
            return True
        if _is_compared(parsed, noun) and not _is_recent(report, time):
            return True
        governor = parsed.governor(noun)
        if governor is not None and parsed.tokens[governor].lemma in words.BACKGROUND_VERBS and noun in parsed.objects(governor):
            return True
    return False


def _is_recent(report: Report, time: TimeMention | None) -> bool:
    """Whether its own day is close before publication: 'referred to the attack last night' speaks of now."""
    span = resolve_time(time.value, report.published) if time is not None and report.published else None
    return span is not None and bool(span.end) and abs(_days(span.end or "", report.published or "")) <= DAYS_OF_NOW


def _is_compared(parsed: Parsed, noun: int) -> bool:
    """'made references to the attacks on X', 'compared it to the flood of X', 'parallels with the siege of X': told only to compare."""
    child = noun
    for above in parsed.ancestors(noun):
        token = parsed.tokens[above]
        by_preposition = parsed.tokens[child].dep == "prep"
        if token.pos in {"VERB", "AUX"}:
            compared = token.lemma in COMPARING_VERBS or any(parsed.tokens[o].lemma in COMPARING_NOUNS for o in parsed.objects(above))
            return by_preposition and compared and parsed.lower(child) in {"to", "with"}
        if by_preposition and token.lemma in COMPARING_NOUNS and parsed.lower(child) in {"to", "with", "of", "between"}:
            return True
        child = above
    return False


def _days(day: str, published: str) -> int:
    from datetime import date

    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(day[:10])).days
    except ValueError:
        return 0
