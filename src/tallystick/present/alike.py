"""Which incidents may be the same as another: tellings that are undecided, and incidents of one type, place and day."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tallystick.present.incidents import IncidentLine, IncidentList
from tallystick.present.view import AccountView
from tallystick.records.account import Incident
from tallystick.records.report import Evidence


class AlikeIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that may be the same as another."""

    incident: Incident
    reason: str
    subject: str
    """What a decision would speak of: the two tellings that are undecided, or the two incidents."""
    object: str


class AlikeIncidents:
    """The incidents of an account by what makes them alike; made once, asked for each incident."""

    def __init__(self, view: AccountView, known: IncidentList) -> None:
        self._known = known
        self._told_at: dict[Evidence, list[Incident]] = defaultdict(list)
        for incident in view.account.incidents:
            for place in incident.evidence:
                self._told_at[place].append(incident)
        self._undecided: dict[Evidence, list[tuple[Evidence, str, str, str]]] = defaultdict(list)
        """By the words of a telling: those of the other one, why it is undecided, and the two mentions."""
        for entry in view.account.trays:
            mentions = (entry.about or "").split()
            if entry.kind == "undecided" and len(mentions) == 2 and len(entry.evidence) >= 2:
                left, right = entry.evidence[0], entry.evidence[-1]
                self._undecided[left].append((right, entry.reason, mentions[0], mentions[1]))
                self._undecided[right].append((left, entry.reason, mentions[0], mentions[1]))
        self._there: dict[tuple[str, str], list[IncidentLine]] = defaultdict(list)
        for line in known.all:
            if line.incident.place is not None:
                self._there[line.incident.type, line.incident.place].append(line)

    def of(self, record: Incident, most: int) -> tuple[AlikeIncident, ...]:
        """Undecided ones first, then those of the same type and place on overlapping days, ``most`` of them."""
        found: dict[str, AlikeIncident] = {}
        own = set(record.evidence)
        for place in record.evidence:
            for there, reason, left, right in self._undecided.get(place, ()):
                for other in self._told_at[there] if there not in own else ():
                    if other.id != record.id:
                        found.setdefault(other.id, AlikeIncident(incident=other, reason=reason, subject=left, object=right))
        line = self._known.by_id[record.id]
        for near in self._there.get((record.type, record.place), ()) if record.place is not None else ():
            other = near.incident
            if len(found) >= most:
                break
            if other.id in found or other.id == record.id:
                continue
            if line.first and near.first and line.first <= (near.last or near.first) and near.first <= (line.last or line.first):
                reason = "same type, same place, days that overlap"
                found[other.id] = AlikeIncident(incident=other, reason=reason, subject=record.id, object=other.id)
        return tuple(found.values())[:most]
