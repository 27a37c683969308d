"""What a report names besides its tellings: the town that it is about, and the people and sites that few other reports name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from tallystick.records.mention import Analysis, NameKind, NameMention

COMMON_SITE = re.compile(
    r"\b(?:hospital|medical|clinic|trauma|infirmary|health|jail|prison|court|courthouse|police|station|headquarters|department|airport|city hall)\b",
    re.IGNORECASE,
)
TOLD_TWICE = 2
"""Times that a report names the town that it is about, unless it names no other."""
AHEAD = 2
"""How many times as often as any other town it is named."""


REPORTER_BEFORE = re.compile(r"\b(?:correspondents?|reporters?|anchors?|photographers?|presenters?|hosts?) $")
OUTLET_BEFORE = re.compile(r"\b[A-Z]\w*['’]s $")
REPORTER_AFTER = re.compile(
    r"(?: and [A-Z][\w.'’-]+ [A-Z][\w.'’-]+)? (?:reports?|reported|speaks?|spoke|talks?|talked|joins?|sits|sat|gives?|gave|explains?|explained|"
    r"investigates?|investigated|breaks? down|takes? a look|looks|is joined|is live|was at|has (?:more|the (?:story|latest|details)|this))\b"
)
"""'GNN's Ana Renn reports': who tells the news is in no company of whom it befell."""


def company_of(analysis: Analysis, entity_of: Mapping[str, str], text: str) -> frozenset[str]:
    """People by full name and sites by name, in small letters or by their entity's id.

    Who speaks, reports or holds a post is left out, as is a hospital or a court: they are named beside each of the town's shootings.
    """
    speaking = {link.mention for statement in analysis.statements for link in statement.chain if link.mention is not None}
    posted = {name.text for name in analysis.names if name.role is not None or name.id in speaking or _is_reporter(name, text)}
    found: set[str] = set()
    for name in analysis.names:
        if not name.named or " " not in name.text or name.text in posted:
            continue
        if name.kind is NameKind.PERSON:
            found.add(entity_of.get(name.id) or name.text.casefold())
        elif name.kind is NameKind.FACILITY and COMMON_SITE.search(name.text) is None:
            found.add(" ".join(name.text.casefold().removeprefix("the ").split()))
    return frozenset(found)


def _is_reporter(name: NameMention, text: str) -> bool:
    if name.kind is not NameKind.PERSON:
        return False
    before = text[max(0, name.span.start - 30) : name.span.start]
    if REPORTER_BEFORE.search(before):
        return True
    return OUTLET_BEFORE.search(before) is not None and REPORTER_AFTER.match(text, name.span.end) is not None


def town_of(analysis: Analysis, towns: Mapping[str, str]) -> str | None:
    """The mention of the town that the report is about: the one named most by far. ``towns``: the key of its town by a name's mention."""
    told: Counter[str] = Counter()
    first: dict[str, str] = {}
    for name in sorted(analysis.names, key=lambda name: name.span):
        key = towns.get(name.id)
        if key is not None and name.named:
            told[key] += 1
            first.setdefault(key, name.id)
    ranked = sorted(told, key=lambda key: (-told[key], key))
    if not ranked:
        return None
    best = ranked[0]
    alone = len(ranked) == 1 or (told[best] >= TOLD_TWICE and told[best] >= AHEAD * told[ranked[1]])
    return first[best] if alone else None
