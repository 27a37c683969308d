"""People told to be in what was hit: 'as many as 90 people were in the opera house' after the opera house was bombed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.lexicon.incidents import BUILDING_OF, FATAL_TYPES
from tallystick.lexicon.measures import MISSING, RESCUED, SHELTERING, TRAPPED
from tallystick.records.mention import FigureMention, IncidentMention
from tallystick.records.parsed import Parsed

WITHIN = frozenset({SHELTERING, TRAPPED, RESCUED, MISSING})
"""Measures of those who are told by where they were."""
INSIDE = re.compile(
    r"\b(?:in|inside|within|under|beneath|below|from|at) (?:(?:the|its) (?:\w+ )?(?:basement|cellar|ruins|rubble|wreckage|remains) of )?(?:the|that|this) "
    r"((?:[\w-]+ ?){1,3})"
)
THERE = re.compile(r"\b(?:there|inside|(?:in|inside) it|underneath)\b(?! (?:is|are|was|were|has|have|had|will|may|could)\b)")
THE_SITE = re.compile(r"\b(?:the|that|this)(?=((?: [\w-]+){1,3}))")
GENERAL = frozenset({"building", "structure", "complex"})
"""Any building that was hit may be called so again."""
ENTERED = (
    frozenset(BUILDING_OF)
    | GENERAL
    | frozenset("house home apartment block tower mine ferry ship boat train bus plane tunnel basement shelter".split())
)
"""What people are in: a city is too wide to tell of one attack."""


def in_what_was_hit(parsed: Parsed, figure: FigureMention, incidents: Sequence[IncidentMention]) -> IncidentMention | None:
    """The last attack, blast or accident told before the figure that hit the building which its sentence, or for 'there' the sentence before, says
    they were in; None where the words name none. One that the sentence's own words put in another town is not asked for here.
    """
    index = parsed.sentence_index_at(figure.number_span.start)
    if figure.measure not in WITHIN or index is None:
        return None
    sentence = parsed.sentences[index].span.of(parsed.text).lower()
    sites = [word for found in INSIDE.finditer(sentence) for word in found[1].split()]
    if not sites and index and THERE.search(sentence):
        before = parsed.sentences[index - 1].span.of(parsed.text).lower()
        sites = [word for found in THE_SITE.finditer(before) for word in found[1].split()]
    hit = [
        incident
        for incident in incidents
        if incident.type in FATAL_TYPES
        and incident.realis == "actual"
        and not incident.background
        and incident.trigger.start < figure.number_span.start
        and any(_is_called(target, site) for target in incident.targets for site in sites)
    ]
    return max(hit, key=lambda incident: (incident.trigger, incident.id), default=None)


def _is_called(target: str, site: str) -> bool:
    """Whether 'the theatre' or 'the building' may be the target told before."""
    head = target.lower().split()[-1]
    if head not in ENTERED:
        return False
    if site == head or (site in BUILDING_OF and BUILDING_OF.get(head) == BUILDING_OF[site]):
        return True
    return site in GENERAL and (head in BUILDING_OF or head in {"house", "home", "apartment", "block", "tower", "shelter"})
