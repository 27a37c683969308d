"""Whether a number counts a whole war ('the conflict has killed more than 80,000 people'): then it is of the country, and no incident's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from tallystick.lexicon.countries import country_named, country_of_demonym
from tallystick.records.mention import FigureMention, NameMention
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Span

GREAT = 100
"""What a war is said to have cost in all is no smaller; of 'three killed in the war' the day and place are asked."""
COUNTED = frozenset({"killed", "wounded", "missing", "displaced", "refugees", "detained", "other"})
WAR = (
    r"(?:wars?|conflicts?|uprising|revolt|rebellion|insurgency|revolution|invasion|hostilities)"
    r"\b(?!\s+(?:crimes?|monitors?|zones?|planes?|reporters?|rooms?|resolution|efforts?|ships?|veterans?|on\s+drugs))"
)
OF_A_WAR = re.compile(
    rf"""\bsince\b[^.;]{{0,80}}?\b{WAR}
    | \b(?:in|during|throughout|over|by|(?:tolls?|deaths?|dead|victims|casualties|cost)\s+(?:from|of|in))\s+(?:the|its|their|this|that|an?|[A-Z]\w+(?:['’]?s)?)\s+(?:[\w'’-]+\s+){{0,4}}?{WAR}
    | \b{WAR}[^.;]{{0,140}}?\b(?:has|have)\s+(?:\w+\s+){{0,2}}?(?:killed|claimed|left|cost|caused|displaced|driven|uprooted|forced|taken)\b""",
    re.VERBOSE,
)
THE_WAR = re.compile(rf"\b{WAR}", re.IGNORECASE)
WAR_BEHIND = re.compile(rf"(?:['’]?s)?\s+(?:[\w-]+\s+){{0,3}}?{WAR}")
LIES_IN = re.compile(
    r"\b(?:in|across|inside|throughout|of|northern|southern|eastern|western|central|north|south|east|west|within)\s+(?:the\s+)?$"
)
OF_ITS_WAR = 5
"""'Kenya's conflict' says more of where the war is than 'in Kenya'."""
SINCE_THEN = re.compile(r"\W*Since then\b")
INVADERS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?invasion\b")
"""'Norland's invasion' is that of another country; 'the Norland invasion' may be either."""
THE_COUNTRY = re.compile(
    r"\b(?:fle[de]\w*|flee\w*|left|leave|leaving|exit\w*|escap\w+|within|inside|in|across|throughout|around|nationwide in) "
    r"(?:the|their|this) (?:\w+[ -])?(?:country|nation)\b(?!['’-])",
    re.IGNORECASE,
)
NEAR = 40
"""Characters from a number to the words that say that it counts for the whole country."""


def counts_a_war(parsed: Parsed, figure: FigureMention, sentence: Sentence) -> bool:
    """Whether the words say that a war as a whole, or all since it began, brought the number."""
    if figure.measure not in COUNTED or max(figure.low or 0, figure.high or 0) < GREAT:
        return False
    words = parsed.text[sentence.start : sentence.end]
    if OF_A_WAR.search(words) is not None:
        return True
    index = parsed.sentence_index_at(sentence.start)
    if SINCE_THEN.match(words) is None or not index:
        return False
    before = parsed.sentences[index - 1]
    return THE_WAR.search(parsed.text, before.start, before.end) is not None


class Countries:
    """A report's names of countries, and the one that is at war there as far as its words tell."""

    def __init__(self, text: str, names: Sequence[NameMention], places: Sequence[NameMention]) -> None:
        """``places``: the names that may place something, in order."""
        codes = ((name, _country(name.text)) for name in places)
        self.named = [(name, code) for name, code in codes if code is not None]
        self.starts = [name.span.start for name, _ in self.named]
        told: Counter[str] = Counter()
        for name in names:
            code = (_country(name.text) or country_of_demonym(name.text)) if name.named else None
            if code is None:
                continue
            if INVADERS.match(text, name.span.end) is not None:
                continue
            if WAR_BEHIND.match(text, name.span.end) is not None:
                told[code] += OF_ITS_WAR
            elif LIES_IN.search(text, max(0, name.span.start - 24), name.span.start) is not None:
                told[code] += 1  # whose army or minister is named says nothing of where the war is
        self.most = min(told, key=lambda code: (-told[code], code), default=None)

    def of_a_war(self, sentence: Span) -> str | None:
        """The name of the country at war, in the sentence or else nearest before it; None where the words name none."""
        inside = [(name, code) for name, code in self.named if sentence.covers(name.span)]
        if inside:
            return next((name.id for name, code in inside if code == self.most), inside[0][0].id)
        at = bisect_left(self.starts, sentence.start)
        near = [*reversed(self.named[:at]), *self.named[at:]]
        return next((name.id for name, code in near if code == self.most), None)


def counts_the_country(text: str, figure: FigureMention, clause: Span) -> bool:
    """Whether the figure's own words count it for the country at large: 'people fleeing the country', '400 died across the nation'."""
    first, last = figure.span.start, figure.span.end
    if figure.predicate_span is not None:
        first, last = min(first, figure.predicate_span.start), max(last, figure.predicate_span.end)
    return THE_COUNTRY.search(text, max(clause.start, first - NEAR), min(clause.end, last + NEAR)) is not None


def _country(name: str) -> str | None:
    """The country that is called so, also where a text lost the apostrophe of its possessive ('Kenyas')."""
    return country_named(name) or (country_named(name[:-1]) if name.endswith("s") else None)
