"""What two tellings are done with: where gas, shells or a blade make two deeds of them."""

from __future__ import annotations

from tallystick.lexicon.incidents import BUILDING_OF, MEANS_THAT_PART
from tallystick.resolve.incidents.telling import Telling

TOGETHER_MEANS = frozenset({frozenset({"quake", "tsunami"})})
"""Means of which one brings the other; a cyclone and the floods after it are told, counted and coded apart."""
WARFARE = frozenset({"air", "artillery", "explosive"})
BROAD_TYPES = frozenset({"strike", "explosion", "killing"})


def parting_means(left: Telling, right: Telling) -> str | None:
    """A flood is no quake, a stabbing no shooting."""
    a, b = left.means & MEANS_THAT_PART, right.means & MEANS_THAT_PART
    if left.kind not in {"disaster"} and not ("blade" in a | b and "gun" in left.means | right.means):
        return None
    if a and b and not a & b and not any(frozenset({x, y}) in TOGETHER_MEANS for x in a for y in b):
        return f"different in kind ({', '.join(sorted(a))} and {', '.join(sorted(b))})"
    return None


def put_to_death(left: Telling, right: Telling) -> str | None:
    """A captive's execution is no shelling, though the shelling may answer it in the same town on the same day."""
    for one, other in ((left, right), (right, left)):
        if one.deed.executed and not other.deed.lone and (other.type in {"strike", "explosion"} or other.means & WARFARE or _many(other)):
            return "one was put to death, the other an attack from afar"
    return None


def _many(telling: Telling) -> bool:
    return any(measure == "killed" and count > 1 for measure, count in telling.figures)


def other_building(left: Telling, right: Telling) -> str | None:
    """Shells and bombs hit many buildings of a city in a day: the strike on a hospital is not that on a theater."""
    if left.kind != "strike" or not (left.means | right.means) & WARFARE or left.targets & right.targets:
        return None
    a, b = ({BUILDING_OF[target] for target in one.targets if target in BUILDING_OF} for one in (left, right))
    if a and b and not a & b and not all("airport" in one.targets or "base" in one.targets for one in (left, right)):
        return f"told of different targets ({', '.join(sorted(left.targets))} and {', '.join(sorted(right.targets))})"
    return None


def other_weapon(a: frozenset[str], b: frozenset[str]) -> bool:
    """A gas attack beside one with other weapons."""
    return any("chemical" in x and "chemical" not in y and y & {"air", "artillery", "gun", "blade"} for x, y in ((a, b), (b, a)))


def shot_and_bombed(left: Telling, right: Telling) -> bool:
    """A murder with a gun beside a bomb that somebody else suffered: two deeds, unless one of them takes up the other."""
    return (
        left.report == right.report
        and not (left.definite or right.definite)
        and any(
            one.type == "killing" and one.means == {"gun"} and other.type == "explosion" and "gun" not in other.means
            for one, other in ((left, right), (right, left))
        )
    )
