"""Counts that a register of attacks writes where the words give none: 'several nurses' and 'nurses' are two or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallystick.records.mention import IncidentMention

if TYPE_CHECKING:
    from eval.predict.incident_slots import Reading

SEVERAL = (3.0, 9.0)
"""What the product reads 'several' as."""
SOME = {"low": 2.0, "high": None}
DEADLY = re.compile(r"(?:kill|murder|assassinat|massacr|execut|slay|slain|slaughter)", re.IGNORECASE)
COUNTED = re.compile(r"\d|^(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds|thousands|dozens)\b", re.IGNORECASE)


def opened(count: dict[str, object]) -> dict[str, object]:
    """The count, 'several' as two or more."""
    return dict(SOME) if (count["low"], count["high"]) == SEVERAL else count


def killed_without_number(reading: Reading, told: Sequence[IncidentMention]) -> dict[str, object] | None:
    """Two or more where a telling of a killing names its victims in the plural and without a number: 'the murder of nurses'."""
    tokens = reading.parsed.tokens
    for mention in told:
        if not DEADLY.match(mention.trigger.of(reading.report.text)):
            continue
        for actor in mention.actors:
            inside = list(reading.parsed.tokens_in(actor.span))
            plural = any(tokens[index].tag in {"NNS", "NNPS"} for index in inside[-1:])
            if actor.role == "victim" and plural and not COUNTED.search(actor.name):
                return dict(SOME)
    return None
