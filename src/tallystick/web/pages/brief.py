"""The brief as of any time, with what changed since the last visit."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import GROUP_TITLE, GROUPS, FindingCard, Situation, Voice, finding_card, rank_incidents, situation, voices
from tallystick.present.dates import word_day, word_moment
from tallystick.present.labels import KIND_NOTE
from tallystick.present.ledger import Row, ledger
from tallystick.present.map import Map, draw_map
from tallystick.present.timeline import Day, timeline
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker
from tallystick.records.account import Account
from tallystick.web.frame import Frame
from tallystick.web.pages.changes import COMPARED_AT_ONCE, Changed, changed_since
from tallystick.web.pages.findings import group_findings

SHOWN_CARDS = 8
SHOWN_ROWS = 10
SHOWN_VOICES = 6
SHOWN_STATEMENTS = 4
SHOWN_INCIDENTS = 40
"""Incidents on the brief's timeline and map, the weightiest; the page of incidents has all."""

EVERY_DAY = 92
"""Days up to which the slider has those without reports too."""
LABELLED = 7
"""Days up to which each has its name on the slider."""


class Group(msgspec.Struct, frozen=True):
    """The weightiest findings of one kind."""

    key: str
    title: str
    note: str
    total: int
    cards: tuple[FindingCard, ...]


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of an account."""

    first: str
    last: str
    outlets: int
    situation: tuple[Situation, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    quantities: int
    days: tuple[Day, ...]
    map: Map | None
    shown_incidents: int
    incidents: int
    voices: tuple[Voice, ...]
    trays: tuple[tuple[str, int], ...]


class Step(msgspec.Struct, frozen=True):
    """A day on the slider, with its bar; in per cent of the slider's way."""

    day: str
    words: str
    reports: int
    x: float
    width: float
    height: float
    label: str
    """What stands under it; empty where days lie too close."""


def routes(frame: Frame) -> list[Route]:
    """The brief at ``/``."""
    frame.prepare("opening", lambda known: open_account(known.derived("view", AccountView)))

    def brief(request: Request) -> Response:
        account = frame.account(request)
        view = frame.view(request)
        opening = frame.derived(request, "opening", lambda _: open_account(view))
        visit = frame.last_visit(request)
        added, decided = _since(frame, visit)
        changed: Changed | None = None
        if visit and (added or decided) and len(account.reports) <= COMPARED_AT_ONCE and frame.as_of(request) is None:
            changed = changed_since(frame, request, visit)
        response = frame.page(
            request,
            "brief.html.j2",
            account=account,
            opening=opening,
            written=frame.derived(request, "opening written", lambda _: frame.fragment(request, "opening.html.j2", opening=opening)),
            steps=frame.known(request, None).derived("steps", day_steps),
            visit=word_moment(visit[:16]) if visit else None,
            added=added,
            decided=decided,
            changed=changed,
        )
        frame.keep_visit(request, response)
        return response

    return [Route("/", brief)]


def open_account(view: AccountView) -> Opening:
    """The brief's parts, each cut to what one page can carry."""
    account = view.account
    linker = NameLinker(view)
    found = group_findings(view)
    groups = [
        Group(
            key,
            GROUP_TITLE[key],
            " ".join(KIND_NOTE[kind] for kind in kinds),
            len(found[key]),
            tuple(finding_card(view, linker, finding) for finding in found[key][:SHOWN_CARDS]),
        )
        for key, kinds in GROUPS
    ]
    ranked = rank_incidents(view)
    shown = ranked[:SHOWN_INCIDENTS]
    published = sorted(report.published for report in account.reports if report.published)
    trays = {title: sum(entry.kind == kind for entry in account.trays) for kind, title in TRAYS}
    trays["set aside unread"] = len(account.set_aside)
    return Opening(
        first=word_day(published[0]) if published else "",
        last=word_day(published[-1]) if published else "",
        outlets=len({report.outlet or report.name for report in account.reports}),
        situation=situation(view),
        groups=tuple(groups),
        rows=ledger(view, SHOWN_ROWS),
        quantities=len({figure.question or figure.id for figure in account.figures if figure.rejected_by is None}),
        days=timeline(view, shown),
        map=draw_map(view, shown),
        shown_incidents=len(shown),
        incidents=len(ranked),
        voices=voices(view, SHOWN_VOICES, SHOWN_STATEMENTS),
        trays=tuple((title, number) for title, number in trays.items() if number),
    )


TRAYS = (("undecided", "not decided"), ("unplaced", "not placed"), ("undated", "not dated"))


def day_steps(account: Account) -> tuple[Step, ...]:
    """The days of the case in order, each with how many reports were published; without the empty ones where the case is long."""
    counts = Counter(report.published[:10] for report in account.reports if report.published)
    if not counts:
        return ()
    first, last = date.fromisoformat(min(counts)), date.fromisoformat(max(counts))
    length = (last - first).days + 1
    days = [(first + timedelta(days=n)).isoformat() for n in range(length)] if length <= EVERY_DAY else sorted(counts)
    most, gaps = max(counts.values()), max(1, len(days) - 1)
    labelled = range(len(days)) if len(days) <= LABELLED else {0, len(days) - 1}
    width = round(min(3.0, 80 / gaps), 3)
    return tuple(
        Step(
            day,
            word_day(day),
            counts[day],
            round(100 * n / gaps - width / 2, 3),
            width,
            round(100 * counts[day] / most, 1),
            word_day(day).removesuffix(f" {day[:4]}") if n in labelled else "",
        )
        for n, day in enumerate(days)
    )


def _since(frame: Frame, visit: str | None) -> tuple[int, int]:
    """How many reports and decisions came since."""
    if visit is None:
        return 0, 0
    return len(frame.desk.case.added_after(visit)), sum(decision.at > visit for decision in frame.desk.case.decisions())
