"""Trays: what could not be placed, dated, decided or read, and decisions that contradict one another; nothing is dropped."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import tray_line
from tallystick.present.dates import word_moment
from tallystick.present.fragments import Line
from tallystick.present.wording import NameLinker
from tallystick.records.account import Account
from tallystick.records.decision import Decision
from tallystick.records.report import SetAside
from tallystick.web.claims import found_link
from tallystick.web.frame import Frame, Page

TRAYS = {
    "undecided": ("Not decided", "Two tellings that may be of one incident: settle them under Review."),
    "unplaced": ("Not placed", "The words or the gazetteer do not tell where."),
    "undated": ("Not dated", "No words tell when."),
    "second_reader": ("Second reader", "What a language model proposed, and what became of it; reports that were read without it."),
    "aside": ("Set aside", "Inputs that gave no report, with the reason."),
    "failed": ("Failed", "Reports that could not be read to the end."),
    "conflict": ("Conflicts", "Decisions of different people that contradict one another; the later one holds until one is undone."),
    "corrected": ("Corrected", "Values that a person puts beside those that were read; the comparison goes on with what was read."),
}


class Held(msgspec.Struct, frozen=True):
    """A line of a tray."""

    line: Line
    link: str
    """What it is about; empty where that is no page."""
    decisions: tuple[tuple[Decision, str], ...] = ()
    """Those in conflict, each with its time in words."""


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
        taken = {decision.id: decision for decision in view.account.decisions}
        if tray in {"aside", "failed"}:
            aside = frame.paged(request, _aside(view.account, tray))
        else:
            entries = frame.paged(request, [entry for entry in view.account.trays if entry.kind == tray])
            held = entries.with_rows(
                Held(
                    tray_line(view, linker, entry),
                    found_link(frame, request, entry.about) if entry.about and " " not in entry.about else "",
                    tuple((d, word_moment(d.at[:16])) for id_ in (entry.about or "").split() if (d := taken.get(id_)) is not None),
                )
                for entry in entries.rows
            )
        return frame.page(request, "trays.html.j2", trays=TRAYS, counts=counts, tray=tray, held=held, aside=aside)

    return [Route("/trays", trays)]


def count_trays(account: Account) -> dict[str, int]:
    """How much lies in each tray."""
    counts = {key: sum(entry.kind == key for entry in account.trays) for key in TRAYS if key not in {"aside", "failed"}}
    return {
        **counts,
        "aside": len(_aside(account, "aside")),
        "failed": len(_aside(account, "failed")),
    }


def _aside(account: Account, tray: str) -> list[SetAside]:
    return [entry for entry in account.set_aside if (entry.kind == "failed") == (tray == "failed")]
