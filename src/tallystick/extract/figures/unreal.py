"""What was only wanted, tried or imagined: 'hoped to kill hundreds', 'a plot to kill 12', 'would have killed 30 if'."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tallystick.lexicon.measures import OTHER
from tallystick.records.mention import Certainty, FigureMention
from tallystick.records.parsed import Parsed

WANTING = frozenset(
    """hope plan want intend threaten try attempt seek vow plot aim wish conspire prepare fail refuse decline scheme dream mean desire swear
    contemplate consider""".split()
)
WANTED = frozenset("plot plan attempt threat bid conspiracy effort intention desire vow scheme wish hope goal aim dream".split())
STOPPED = frozenset("prevent avoid avert foil thwart stop".split())
HARM = frozenset({"killed", "wounded", "missing", "trapped", "detained"})
"""Measures of what befalls people: what was only wanted befell nobody."""
MISCOUNTED = re.compile(
    r"(?: of (?:the|those) [a-z]+)? (?:had|have|has|were|was|being)(?: been)? (?:(?:counted|listed|recorded|registered|reported) (?:twice|more than once|"
    r"by mistake|in error|double)|double[- ]counted|miscounted|wrongly (?:counted|listed|included))\b"
)
"""'three bodies had been counted twice': why a toll fell, and nobody's death."""
RATE = re.compile(
    r"(?:(?! after | when | lasting | before | in a )[^.;,!?\n]){0,45}?\b(?:(?:every|each) (?:year|month|week|day|summer|winter|season|monsoon)|"
    r"annually|yearly)\b|(?: (?:people|die|died|dead|are|were|killed|wounded|injured|hurt|on average))* (?:a|per) (?:year|month|week|day)"
    r"(?! (?:after|before|earlier|later|ago|on|since|that|when|and a half))\b"
)
"""Behind a count of those whom something befalls: how many it is on the whole, and nobody's count of what happened."""
FICTION = re.compile(
    r"\b(?:simulat(?:es?|ed|ing)|mock (?:attack|disaster|emergency|casualt)|fictional|fictitious"
    r"|(?:novel|film|movie|play|drama|story|book|series) (?:tells|is about|follows|depicts|imagines))",
    re.IGNORECASE,
)
"""Before a count: it is of an exercise or a tale."""
RATE_BEFORE = re.compile(
    r"\b(?:in an? (?:typical|average|normal|given) (?:year|month|week|summer|winter|season|day)|on average"
    r"|(?:every|each) (?:year|month|week|summer|winter|season|day))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
RUMOUR = re.compile(r"\b(?:reports?|rumou?rs?|claims?|news|suggestions?) (?:\w+ )?that\b[^.;]{0,40}$", re.IGNORECASE)
WRONG = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|are|proved|(?:turned out|proved) to be) (?:\w+ )?(?:wrong|false|untrue|incorrect|mistaken|unfounded|baseless|fake)\b"
)
BUT_WRONG = re.compile(
    r"\bbut (?:that|this|it|the reports?) (?:later )?(?:was|were|proved|turned out)(?: to be)? (?:\w+ )?(?:wrong|false|untrue|incorrect|mistaken|unfounded)\b"
)
KIN = frozenset(
    "daughters sons grandchildren grandsons granddaughters brothers sisters siblings cousins nephews nieces uncles aunts parents grandparents "
    "grandmothers grandfathers wives husbands girlfriends boyfriends friends stepchildren stepsons stepdaughters".split()
)
MOST_KIN = 12
MAX_CLIMB = 4


def without_unreal(parsed: Parsed, figures: tuple[FigureMention, ...]) -> tuple[FigureMention, ...]:
    """The figures without those of harm that was only wanted, tried or imagined, and their parts; of other measures such are hedged."""
    unreal = {figure.id for figure in figures if figure.predicate_span is not None and is_unreal(parsed, figure.predicate_span.start)}
    gone = {figure.id for figure in figures if figure.id in unreal and figure.measure in HARM}
    gone |= {figure.id for figure in figures if MISCOUNTED.match(parsed.text, figure.span.end)}
    gone |= {figure.id for figure in figures if figure.measure in HARM and RATE.match(parsed.text, figure.span.end)}
    gone |= {figure.id for figure in figures if figure.measure in HARM and _imagined(parsed, figure)}
    gone |= {figure.id for figure in figures if figure.measure == OTHER and figure.predicate_span is None and _is_kin(figure)}
    gone |= {figure.id for figure in figures if figure.part_of in gone}
    kept = (_hedged(figure) if figure.id in unreal else figure for figure in figures if figure.id not in gone)
    return tuple(_disproved(parsed, figure) if figure.measure in HARM else figure for figure in kept)


def _sentence(parsed: Parsed, figure: FigureMention) -> tuple[str, str]:
    """The words of the figure's sentence before and behind its number."""
    index = parsed.sentence_index_at(figure.number_span.start)
    if index is None:
        return "", ""
    sentence = parsed.sentences[index]
    return parsed.text[sentence.start : figure.number_span.start], parsed.text[figure.span.end : sentence.end]


def _imagined(parsed: Parsed, figure: FigureMention) -> bool:
    """'A drill simulated an attack in which 50 people were hurt', 'In a typical year 300 people are struck'."""
    before, _ = _sentence(parsed, figure)
    return FICTION.search(before) is not None or RATE_BEFORE.search(before) is not None


def _disproved(parsed: Parsed, figure: FigureMention) -> FigureMention:
    """'The report that three had died was wrong'."""
    before, behind = _sentence(parsed, figure)
    wrong = (RUMOUR.search(before) is not None and WRONG.search(behind) is not None) or BUT_WRONG.search(behind) is not None
    return replace(figure, certainty=Certainty.DENIED) if wrong else figure


def _is_kin(figure: FigureMention) -> bool:
    """'his three young daughters', 'two friends': whom somebody has, where nothing befell them and there are but a few."""
    return (
        (figure.group or "").rpartition(" ")[2] in KIN and figure.low is not None and figure.low == figure.high and figure.low <= MOST_KIN
    )


def _hedged(figure: FigureMention) -> FigureMention:
    return replace(figure, certainty=Certainty.HEDGED) if figure.certainty is Certainty.STATED else figure


def is_unreal(parsed: Parsed, position: int) -> bool:
    """Whether the verb at the character is only wanted, tried or imagined."""
    index = parsed.token_at(position)
    if index is None or parsed.tokens[index].pos not in {"VERB", "AUX"}:
        return False
    if _counterfactual(parsed, index):
        return True
    infinitive = parsed.tokens[index].tag == "VB" or parsed.tokens[index].tag == "VBG"
    for _ in range(MAX_CLIMB):
        token = parsed.tokens[index]
        above = token.head
        if above == index:
            return False
        over = parsed.tokens[above]
        if over.pos == "VERB" and over.lemma in STOPPED and token.dep in {"pcomp", "xcomp", "dobj", "ccomp", "prep"}:
            return parsed.tokens[over.head].lemma != "fail"
        if infinitive and over.pos == "VERB" and over.lemma in WANTING and token.dep in {"xcomp", "ccomp", "advcl"}:
            return True
        if infinitive and over.pos == "NOUN" and over.lemma in WANTED and token.dep in {"acl", "relcl", "xcomp", "advcl"}:
            return True
        if token.dep not in {"conj", "xcomp", "pcomp", "prep"}:
            return False
        index = above
    return False


def _counterfactual(parsed: Parsed, verb: int) -> bool:
    """'could have killed', 'would have been killed'."""
    helpers = [parsed.lower(child) for child in parsed.children(verb) if parsed.tokens[child].dep in {"aux", "auxpass"}]
    return "have" in helpers and bool({"would", "could"} & set(helpers))
