"""Incidents as iCalendar (RFC 5545), a day or a span of days each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tallystick.present.exports.look import Look
from tallystick.records.account import Account, Incident

LINE_OCTETS = 75
NO_STAMP = "19700101T000000Z"
"""DTSTAMP must be there; where no report of an incident has a date, it says nothing."""
TOWN = 3
"""Precision up to which GEO is given: a calendar cannot say that a point stands for a region."""


def incidents_ics(account: Account) -> str:
    """One event for each incident with a first and a last day, times left to the description; the others are counted in the calendar's own
    description. The same account gives the same bytes."""
    look = Look(account)
    dated = [incident for incident in account.incidents if _days(incident) is not None]
    left = len(account.incidents) - len(dated)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tallystick//Account//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALDESC:{_text(f'{left} of {len(account.incidents)} incidents have no day and are not in it')}",
    ]
    for incident in dated:
        lines.extend(_event(look, incident))
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _folded(line))


def _event(look: Look, incident: Incident) -> Iterator[str]:
    days = _days(incident)
    if days is None:
        return
    first, last = days
    place = look.place(incident.place)
    reports = look.told_in(incident.evidence)
    stamp = max((report.published[:10] for report in reports if report.published), default=None)
    yield "BEGIN:VEVENT"
    yield f"UID:{incident.id}@tallystick"
    yield f"DTSTAMP:{stamp.replace('-', '') + 'T000000Z' if stamp else NO_STAMP}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # the day after the last, as the format has it
    yield f"SUMMARY:{_text(incident.title)}"
    if incident.planned:
        yield "STATUS:TENTATIVE"
    yield f"CATEGORIES:{_text(incident.type)}"
    if place is not None:
        yield f"LOCATION:{_text(place.name)}"
        if place.lat is not None and place.lon is not None and (place.precision or 9) <= TOWN:
            yield f"GEO:{place.lat};{place.lon}"
    told = [f"{incident.when.start} to {incident.when.end}: {incident.when.basis}"] if incident.when is not None else []
    for report in reports:
        words = look.words([e for e in incident.evidence if e.report == report.id][:1])
        told.append(f"{look.outlet(report.id)} ({report.name}): “{words}”")
    yield f"DESCRIPTION:{_text(chr(10).join(told))}"
    yield "END:VEVENT"


def _days(incident: Incident) -> tuple[date, date] | None:
    """The first and last day; None where either is open."""
    when = incident.when
    if when is None or when.first_day is None or when.last_day is None:
        return None
    try:
        return date.fromisoformat(when.first_day), date.fromisoformat(when.last_day)
    except ValueError:
        return None


def _text(text: str) -> str:
    """TEXT as the format escapes it; control characters become blanks."""
    kept = "".join(c if c == "\n" or (ord(c) >= 32 and ord(c) != 127) else " " for c in text)
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, each but the first behind a blank, no character cut."""
    piece, room = "", LINE_OCTETS
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            yield piece
            piece, room = " ", LINE_OCTETS - 1
        piece, room = piece + character, room - size
    yield piece
