"""What a telling calls its victims where it names none of them: 'the two missionaries' are those of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.records.mention import IncidentMention

WORD = re.compile(r"\w+")
CROWD = re.compile(r"\b(?:group|number|total|team|party|dozens|scores|hundreds|majority|busload|most|all)$")
"""'a group of 17 missionaries' are missionaries."""
ANYBODY = frozenset(
    "people person persons man men woman women child children boy boys girl girls youth youths civilian civilians resident residents victim victims "
    "other others one ones two three four five six seven eight nine ten member members group groups citizen citizens individual individuals "
    "soldier soldiers troops policeman policemen police officer officers guerrilla guerrillas rebel rebels peasant peasants farmer farmers "
    "villager villagers militant militants fighter fighters worker workers student students population family families he she they him her them "
    "it who whom his their all some many those these both dozens hundreds thousands".split()
)
"""Words for victims that the victims of any two incidents share."""


def sufferers_of(mention: IncidentMention) -> Iterator[str]:
    """The nouns for its unnamed victims that do not stand for anybody."""
    for actor in mention.actors:
        head, _, rest = actor.name.lower().partition(" of ")
        words = WORD.findall(rest if CROWD.search(head) else head)
        if actor.role == "victim" and words and words[-1] not in ANYBODY:
            yield words[-1].removesuffix("s")


FATAL = re.compile(r"\b(?:kill|murder|slay|slain|assassinat|execut|behead|lynch|died?\b|dies\b|dead\b|deaths?\b|fatal)", re.IGNORECASE)


def is_fatal(words: str) -> bool:
    """Whether a telling in these words leaves no victim alive."""
    return FATAL.search(words) is not None
