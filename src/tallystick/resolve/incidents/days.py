"""Days that a report's tellings share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.resolve.incidents.features import Telling


def share_days(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """One report's tellings: what gives no day may be of the day that the others of its kind say, where all of those lie before its own week.

    'A shooting in the street last month … he told them that he shot in self-defence.'
    """
    found = []
    for telling in tellings:
        if telling.first is not None and not (telling.day_said or telling.day_carried or telling.planned or telling.background):
            days = [
                other.first
                for other in tellings
                if other.type == telling.type and other.day_said and other.first is not None and not (other.planned or other.background)
            ]
            if days and max(days) < telling.first:
                telling = replace(telling, first=min(days))
        found.append(telling)
    return tuple(found)
