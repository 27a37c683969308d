"""Trays: what could not be placed, dated, decided or read, and decisions that contradict one another; nothing is dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import tray_line
from tallystick.present.dates import word_moment
from tallystick.present.fragments import Line
from tallystick.present.wording import NameLinker
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.report import SetAside
from tallystick.web.claims import found_link
from tallystick.web.frame import Frame, Page

TRAYS = {
    "undecided": ("Not decided", "Two tellings that may be of one incident: settle them under Review."),
    "unplaced": ("Not placed", "The words or the gazetteer do not tell where."),
    "undated": ("Not dated", "No words tell when."),
    "aside": ("Set aside", "Inputs that gave no report, with the reason."),
    "failed": ("Failed", "Reports that could not be read to the end."),
    "conflicts": ("Conflicts", "Decisions of different people that contradict one another; the later one holds until one is undone."),
}


class Held(msgspec.Struct, frozen=True):
    """A line of a tray."""

    line: Line
    link: str
    """What it is about; empty where that is no page."""


class Conflict(msgspec.Struct, frozen=True):
    """Decisions that contradict one another."""

    about: str
    decisions: tuple[tuple[Decision, str], ...]
    """Each with its time in words."""


def routes(frame: Frame) -> list[Route]:
    """``/trays``."""

    def trays(request: Request) -> Response:
        view = frame.view(request)
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        counts = frame.derived(request, "tray counts", count_trays)
        asked = request.query_params.get("tray", "")
        tray = asked if asked in TRAYS else next((key for key in TRAYS if counts[key]), "undecided")
        held: Page[Held] | None = None
        aside: Page[SetAside] | None = None
        conflicts: Page[Conflict] | None = None
        if tray in {"aside", "failed"}:
            aside = frame.paged(request, _aside(view.account, tray))
        elif tray == "conflicts":
            conflicts = frame.paged(request, find_conflicts(view.account.decisions))
        else:
            entries = frame.paged(request, [entry for entry in view.account.trays if entry.kind == tray])
            held = entries.with_rows(
                Held(
                    tray_line(view, linker, entry),
                    found_link(frame, request, entry.about) if entry.about and " " not in entry.about else "",
                )
                for entry in entries.rows
            )
        return frame.page(request, "trays.html.j2", trays=TRAYS, counts=counts, tray=tray, held=held, aside=aside, conflicts=conflicts)

    return [Route("/trays", trays)]


def count_trays(account: Account) -> dict[str, int]:
    """How much lies in each tray."""
    counts = {key: sum(entry.kind == key for entry in account.trays) for key in ("undecided", "unplaced", "undated")}
    return {
        **counts,
        "aside": len(_aside(account, "aside")),
        "failed": len(_aside(account, "failed")),
        "conflicts": len(find_conflicts(account.decisions)),
    }


def _aside(account: Account, tray: str) -> list[SetAside]:
    return [entry for entry in account.set_aside if (entry.kind == "failed") == (tray == "failed")]


def find_conflicts(decisions: Iterable[Decision]) -> list[Conflict]:
    """Standing decisions of different people on one thing that cannot both be meant, by what they speak of."""
    groups: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in decisions:
        key = _subject(decision)
        if key:
            groups[key].append(decision)
    found = []
    for key in sorted(groups):
        same = groups[key]
        if len({_said(decision) for decision in same}) > 1 and len({decision.by for decision in same}) > 1:
            about = " and ".join(part for part in (same[0].subject, same[0].object) if part)
            found.append(Conflict(about, tuple((decision, word_moment(decision.at[:16])) for decision in same)))
    return found


def _subject(decision: Decision) -> tuple[str, ...]:
    """What decisions share that can contradict one another; empty for those that cannot."""
    if decision.kind in {DecisionKind.SAME, DecisionKind.DIFFERENT}:
        return ("pair", *sorted((decision.subject, decision.object or "")))
    if decision.kind in {DecisionKind.ACCEPT, DecisionKind.REJECT}:
        return ("one", decision.subject)
    if decision.kind is DecisionKind.CORRECT:
        return ("field", decision.subject, decision.field or "")
    return ()


def _said(decision: Decision) -> str:
    return decision.value or "" if decision.kind is DecisionKind.CORRECT else decision.kind.value
