"""Days that a report's tellings share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.resolve.incidents.features import Telling


NEWS_DAYS = 7
"""Days before publication of which a report tells its news."""


def bring_near(telling: Telling) -> Telling:
    """'A witness recalled the shooting on Sunday' is no telling of another time where that was the Sunday before."""
    if not (telling.background and telling.day_said and telling.first and telling.last and telling.published):
        return telling
    start = (date.fromisoformat(telling.published) - timedelta(days=NEWS_DAYS)).isoformat()
    return replace(telling, background=False) if start <= telling.first and telling.last <= telling.published else telling


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
