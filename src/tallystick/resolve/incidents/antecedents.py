"""Of what its report told before, what 'the attack' takes up: one event, the one that it fits best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallystick.resolve.incidents.match import LASTING_KINDS, TELLING_MEANS, find_veto, may_stand_for
from tallystick.resolve.incidents.nearby import relate_places
from tallystick.resolve.incidents.telling import PlaceFacts, Telling

REACH = 12
"""Sentences after which nothing is taken up any more."""
CLOSE = 3
OPENING = 3
"""Sentences in which a report tells what it is about."""
LEAST = 1.0
"""What fits less is not taken up."""
PALE = frozenset({"attack", "incident", "assault", "violence", "operation"})
"""Words for what may be told in any other word."""
OF_PLACE = {"same": 3.0, "inside": 1.0, "unknown": -1.0, "apart": -3.0}
UNPLACED = -1.5


def take_up(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """One report's tellings, each that is told as known already with the one that it takes up; what lasts is told in too many pieces for that."""
    found: dict[str, Telling] = {}
    before: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: (t.start, t.id)):
        if telling.definite and telling.kind not in LASTING_KINDS:
            first = _antecedent(telling, before, found)
            telling = _set_as(telling, found[first.id]) if first is not None else replace(telling, takes_up=telling.id)
        found[telling.id] = telling
        before.append(telling)
    return tuple([found[telling.id] for telling in tellings])


def _set_as(telling: Telling, first: Telling) -> Telling:
    """The telling as one of the event that another tells: what its own words leave open of place and day is as there."""
    place, carried = telling.place, telling
    if not telling.place_said and first.place is not None:
        place = first.place
    if not telling.day_said and (first.day_said or first.day_carried):
        carried = replace(telling, first=first.first, last=first.last, day_carried=True)
    return replace(carried, place=place, takes_up=first.takes_up or first.id)


def _antecedent(telling: Telling, before: Sequence[Telling], found: Mapping[str, Telling]) -> Telling | None:
    """The one of those told before that fits best; of those that fit alike the last."""
    opening = [one for one in before if one.kind == telling.kind and _is_news(one)]
    # Of the first such sentence the one with a toll and a day: a caption without a full stop stands before it there.
    lead = [one for one in opening if one.sentence == opening[0].sentence]
    main = max(lead, key=lambda one: (bool(one.figures) + one.day_said, -one.start), default=None)
    best: tuple[float, int, Telling] | None = None
    for first in reversed(before):
        if telling.sentence - first.sentence > REACH:
            break
        if first.kind != telling.kind:
            continue
        if telling.day_said and not (first.day_said or first.day_carried or telling.sentence - first.sentence <= 1):
            continue  # 'Sunday's attack' is none of which no day is told
        if first.definite and first.sentence == telling.sentence and _own(first) and _own(telling):
            continue  # 'the raid on Asmar and the raid of May 3'
        if not (first.trigger == telling.trigger or may_stand_for(telling, first)) or find_veto(first, telling) is not None:
            continue
        points = _fit(telling, first)
        if main is not None and (first is main or found[first.id].takes_up == main.id):
            points += 2.0
        if points >= LEAST and (best is None or (points, first.start) > best[:2]):
            best = (points, first.start, first)
    return best[2] if best is not None else None


def _own(telling: Telling) -> bool:
    """Whether its own words place or date it."""
    return telling.place_said or telling.day_said


def _is_news(telling: Telling) -> bool:
    """Told in the opening, as news, and not as what something else answers or follows ('days after a raid')."""
    return telling.sentence <= OPENING and not (telling.background or telling.definite) and telling.deed.answer >= 0


def _fit_of_place(place: PlaceFacts, first: Telling) -> float:
    """How well one that was told before fits a telling with a place of its own."""
    if first.place is None:
        return UNPLACED if place.feature != "country" else 0.0
    relation = relate_places(place, first.place)
    wide = "country" in {place.feature, first.place.feature}
    return 0.0 if wide and relation != "apart" else OF_PLACE[relation]


def _fit(telling: Telling, first: Telling) -> float:
    """How well one that was told before fits."""
    gap = telling.sentence - first.sentence
    points = 3.0 if gap <= 1 else 1.0 if gap <= CLOSE else 0.0
    if telling.trigger == first.trigger:
        points += 0.5 if telling.trigger in PALE else 1.0
    points += bool(telling.figures & first.figures) + bool(telling.means & first.means) + bool(telling.targets & first.targets)
    if telling.place is not None and telling.place_said:
        points += _fit_of_place(telling.place, first)
    if (telling.means & TELLING_MEANS) - first.means:
        points -= 3.0  # 'the gas attack' is none that is told without gas
    if first.background:
        points -= 1.0
    return points
