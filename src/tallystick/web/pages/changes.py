"""What changed: since the last visit, or from one day of the case to another, in the six verbs."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.dates import word_day, word_moment
from tallystick.present.differences import ORDER, Change, Verb, changes
from tallystick.web.claims import found_link
from tallystick.web.frame import Frame

VERB_NOTE = {
    Verb.DISPUTED: "Claims that cannot all be true now stand against each other.",
    Verb.REVISED: "A later claim takes the place of one that it contradicts.",
    Verb.UPDATED: "A later number of the same growing thing.",
    Verb.WITHDRAWN: "No longer held: rejected, or its report is gone.",
    Verb.CORROBORATED: "More independent origins say the same.",
    Verb.NEW: "Not told before.",
}


COMPARED_AT_ONCE = 400
"""Reports up to which what changed is worked out unasked."""


class Shown(msgspec.Struct, frozen=True):
    """One change with where it leads."""

    words: str
    reason: str
    link: str
    evidence: str
    """Where the words are read; empty where their report is gone."""


class Changed(msgspec.Struct, frozen=True):
    """All changes between two accounts."""

    verbs: tuple[tuple[str, str, tuple[Shown, ...]], ...]
    """Verb, what it means, its changes."""
    total: int


def routes(frame: Frame) -> list[Route]:
    """``/changes``."""

    def page(request: Request) -> Response:
        days = frame.days(request)
        asked = request.query_params
        visit = frame.last_visit(request)
        since, until = asked.get("since", ""), asked.get("until", "")
        if since not in days:
            # In a large case another account takes a while: it is made when somebody asks for a day.
            usual = days[-2] if len(days) > 1 and len(frame.known(request, None).account.reports) <= COMPARED_AT_ONCE else ""
            since = "visit" if visit and since in {"", "visit"} else usual
        if until not in days or until <= since:
            until = ""
        if since == "visit" and visit:
            changed, words = changed_since(frame, request, visit), f"your last visit on {word_moment(visit[:16])} UTC"
        elif since:
            changed, words = changed_between(frame, request, since, until or (days[-1] if days else since)), word_day(since)
        else:
            changed, words = Changed((), 0), ""
        return frame.page(
            request,
            "changes.html.j2",
            changed=changed,
            words=words,
            since=since,
            until=until,
            visit=word_moment(visit[:16]) if visit else None,
            days=[(day, word_day(day)) for day in days],
            undated=sum(report.published is None for report in frame.known(request, None).account.reports),
        )

    return [Route("/changes", page)]


def changed_since(frame: Frame, request: Request, moment: str) -> Changed:
    """What the case says now that it did not at an instant."""
    found = frame.known(request, None).derived(
        "changes", lambda now: changes(frame.known(request, f"kept {moment}").account, now), about=moment
    )
    return _shown(frame, request, found)


def changed_between(frame: Frame, request: Request, since: str, until: str) -> Changed:
    """What was known at one day that was not at another; undated reports stand on neither side."""
    found = frame.known(request, until).derived("changes", lambda now: changes(frame.known(request, since).account, now), about=since)
    return _shown(frame, request, found)


def _shown(frame: Frame, request: Request, found: tuple[Change, ...]) -> Changed:
    there = {report.id for report in frame.known(request, None).account.reports}
    verbs = []
    for verb in ORDER:
        same = tuple(
            Shown(
                change.words,
                change.reason,
                found_link(frame, request, change.about),
                frame.evidence_link(request, change.evidence[0]) if change.evidence and change.evidence[0].report in there else "",
            )
            for change in found
            if change.verb is verb
        )
        if same:
            verbs.append((verb.value, VERB_NOTE[verb], same))
    return Changed(tuple(verbs), len(found))
