"""How the places of two tellings lie to one another."""

from __future__ import annotations

import re

from tallystick.resolve.incidents.spelling import one_name
from tallystick.resolve.incidents.telling import PlaceFacts, distance_km

NEAR_KM = 12.0
"""Two places nearer than this are one city's."""
FACILITY = re.compile(
    r"\b(streets?|avenues?|ave|boulevard|blvd|roads?|rd|drive|lane|block|hospital|school|church|mosque|park|club|nightclub|bar|hotel|mall|station|airport|"
    r"highway|interstate|route|theat(?:er|re)|cent(?:er|re)|stadium|university|college|building|bridge|square|plaza|market|restaurant|house|hall|"
    r"camp|base|port|medical|high|elementary|apartments?|temple|cinema|museum|court|store|office|palace|prison|jail)\b|\d"
)


def relate_places(a: PlaceFacts, b: PlaceFacts) -> str:
    """'same', 'inside' (one holds the other), 'unknown' or 'apart'; of two lists of places the nearest pair counts."""
    if not a.beside and not b.beside:
        return _relate_two(a, b)
    relations = {_relate_two(left, right) for left in a.all for right in b.all}
    return next(relation for relation in ("same", "inside", "unknown", "apart") if relation in relations)


def _relate_two(a: PlaceFacts, b: PlaceFacts) -> str:
    if a.key == b.key or _spelled_alike(a, b):
        return "same"
    if a.key in b.chain or b.key in a.chain:
        return "inside"
    if "country" in {a.feature, b.feature} and a.country == b.country and a.country is not None:
        return "inside"
    if (a.set_in in b.chain and b.feature != "facility") or (b.set_in in a.chain and a.feature != "facility"):
        return "unknown"  # a park somewhere in the county of that town
    for unknown, other in ((a, b), (b, a)):
        if unknown.holder is not None and not unknown.known:
            return _relate_held(unknown.holder, other)
    if not a.known or not b.known:
        if a.country and b.country and a.country != b.country:
            return "apart"
        return "unknown"
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        if distance_km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM:
            return "unknown" if a.feature == b.feature == "city" else "inside"  # two towns side by side are two places
        if a.feature in {"region", "water"} or b.feature in {"region", "water"}:
            return "unknown"
    return "apart"


def _spelled_alike(a: PlaceFacts, b: PlaceFacts) -> bool:
    """One name of which the gazetteer knows one at most, or two ways to write it; streets and halls are told by every letter."""
    if (a.known and b.known) or (a.country and b.country and a.country != b.country):
        return False
    return a.name == b.name or (not FACILITY.search(a.name) and not FACILITY.search(b.name) and one_name(a.name, b.name))


def _relate_held(holder: PlaceFacts, other: PlaceFacts) -> str:
    """How a place that only its holder places lies to another one."""
    if other.key == holder.key or other.key in holder.chain or (other.feature == "country" and other.country == holder.country):
        return "inside"
    if not other.known and other.holder is None:
        return "unknown"
    found = _relate_two(holder, other.holder if not other.known and other.holder is not None else other)
    return "apart" if found == "apart" else "unknown"
