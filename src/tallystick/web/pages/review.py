"""Review: what a person can settle, the forms that settle it, and the log of decisions."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.dates import word_moment
from tallystick.present.fragments import Line
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker, incident_head
from tallystick.records.account import Incident
from tallystick.records.decision import Decision
from tallystick.records.report import Evidence
from tallystick.run.decisions import standing
from tallystick.web.claims import found_link
from tallystick.web.found import Found
from tallystick.web.frame import Frame, Page
from tallystick.web.pages.found import Quote, quote_of
from tallystick.web.security import safe_next

PAIRS_A_PAGE = 10
DONE = {
    "same": "Recorded: the two are the same.",
    "different": "Recorded: the two are different.",
    "accept": "Recorded: accepted.",
    "reject": "Recorded: rejected, and taken out of the comparison.",
    "correct": "Recorded: the corrected value stands beside the one that was read.",
    "note": "The note is kept.",
    "undo": "Undone.",
}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of two tellings that may be of one incident."""

    mention: str
    quote: Quote
    incident: str
    head: Line
    tellings: int
    figures: int


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two tellings that may be of one incident."""

    left: Side
    right: Side
    reason: Line
    weight: float


class Logged(msgspec.Struct, frozen=True):
    """A line of the log."""

    decision: Decision
    when: str
    stands: bool
    links: tuple[tuple[str, str], ...]
    """Words and where they lead, for the one or two things that it speaks of."""


def routes(frame: Frame) -> list[Route]:
    """``/review``, ``/decisions``, and ``/decide``, where every form that decides is sent."""

    def review(request: Request) -> Response:
        view = frame.view(request)
        found = frame.derived(request, "found", Found)
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        ranked = frame.derived(request, "undecided", lambda _: rank_undecided(view, found))
        page = frame.paged(request, ranked, PAIRS_A_PAGE)
        pairs = page.with_rows(_pair(view, linker, one) for one in page.rows)
        return frame.page(request, "review.html.j2", pairs=pairs)

    def decisions(request: Request) -> Response:
        taken = list(frame.desk.case.decisions())
        by = request.query_params.get("by", "")
        people = sorted({decision.by for decision in taken})
        kept = {decision.id for decision in standing(taken)}
        view = frame.view(request)
        rows = [decision for decision in reversed(taken) if not by or decision.by == by]
        page: Page[Decision] = frame.paged(request, rows)
        undone = {d.id for d in taken if d.kind.value == "undo"} - _standing_undos(taken)
        shown = tuple(
            Logged(
                decision,
                word_moment(decision.at[:16]),
                decision.id in kept or (decision.kind.value == "undo" and decision.id not in undone),
                tuple((_words(view, id_), found_link(frame, request, id_)) for id_ in (decision.subject, decision.object) if id_),
            )
            for decision in page.rows
        )
        return frame.page(request, "decisions.html.j2", log=page.with_rows(shown), people=people, by=by)

    def decide(request: Request) -> Response:
        form = frame.form(request)
        kind = form.get("kind", "")
        given = {name: form[name].strip() or None for name in ("field", "value", "note") if name in form}
        decision = frame.decide(request, kind, form.get("subject", ""), form.get("object") or None, **given)
        said = DONE.get(kind, "Recorded.")
        if decision.kind.value not in {"undo", "note"}:
            said += " It can be undone under Decisions."
        return frame.back(request, safe_next(form.get("next", "/")), said)

    return [Route("/review", review), Route("/decisions", decisions), Route("/decide", decide, methods=["POST"])]


class Ranked(msgspec.Struct, frozen=True):
    """An undecided pair with what it would move in the brief."""

    left: tuple[str, Evidence, Incident]
    right: tuple[str, Evidence, Incident]
    reason: str
    weight: float


def rank_undecided(view: AccountView, found: Found) -> list[Ranked]:
    """The undecided pairs, first those whose incidents carry most in the brief."""
    of: dict[Evidence, Incident] = {place: incident for incident in view.account.incidents for place in incident.evidence}
    ranked = []
    for entry in view.account.trays:
        mentions = (entry.about or "").split()
        if entry.kind != "undecided" or len(mentions) != 2 or len(entry.evidence) < 2:
            continue
        left, right = entry.evidence[0], entry.evidence[-1]
        if left not in of or right not in of or of[left].id == of[right].id:
            continue
        weights = [f.weight for incident in (of[left], of[right]) for f in found.findings[incident.id]]
        weight = sum(sorted(weights, reverse=True)[:6]) + len(of[left].evidence) + len(of[right].evidence)
        ranked.append(Ranked((mentions[0], left, of[left]), (mentions[1], right, of[right]), entry.reason, weight))
    return sorted(ranked, key=lambda one: (-one.weight, one.left[0], one.right[0]))


def _pair(view: AccountView, linker: NameLinker, ranked: Ranked) -> Pair:
    return Pair(left=_side(view, *ranked.left), right=_side(view, *ranked.right), reason=linker.link(ranked.reason), weight=ranked.weight)


def _side(view: AccountView, mention: str, place: Evidence, incident: Incident) -> Side:
    return Side(
        mention=mention,
        quote=quote_of(view, place),
        incident=incident.id,
        head=incident_head(view, incident),
        tellings=len(incident.evidence),
        figures=len(incident.figures),
    )


def _words(view: AccountView, id_: str) -> str:
    """What a decision's id stands for now, in a few words; the id itself where it is no more."""
    if id_ in view.incidents:
        return view.incidents[id_].title
    if id_ in view.entities:
        return view.entities[id_].name
    if id_ in view.reports:
        return view.reports[id_].title or view.reports[id_].name
    claim = view.claim(id_)
    return f"“{view.words(claim.evidence[0])[:80]}”" if claim is not None else id_


def _standing_undos(taken: list[Decision]) -> set[str]:
    """Undos that no later undo takes back."""
    undos = {d.id: d for d in taken if d.kind.value == "undo"}
    gone: set[str] = set()
    for decision in sorted(undos.values(), key=lambda d: (d.at, d.id), reverse=True):
        if decision.id not in gone:
            gone.add(decision.subject)
    return set(undos) - gone
