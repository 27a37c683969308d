"""Review: what a person can settle, the forms that settle it, and the log of decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.dates import word_moment
from tallystick.present.fragments import Line, plain
from tallystick.present.labels import measure_title
from tallystick.present.quote import sentence_of
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker, claim_words, figure_words, finding_headline, incident_head
from tallystick.records.account import Figure
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.report import Evidence
from tallystick.run.decisions import standing
from tallystick.run.review import ReviewChoice, ReviewItem, ReviewSide, review_queue
from tallystick.web.claims import found_link
from tallystick.web.frame import Frame, Page
from tallystick.web.pages.found import Quote, quote_of
from tallystick.web.security import safe_next

ITEMS_A_PAGE = 10
KINDS = {
    "pair": ("One or two?", "Two tellings that may be of one incident."),
    "dispute": ("Truly disputed?", "Claims that cannot both be true, if they are of one thing: what binds them is weak."),
    "unplaced": ("Where?", "Incidents with figures whose place no words tell."),
    "undated": ("When?", "Incidents with figures whose day no words tell."),
    "conflict": (
        "Who is right?",
        "Decisions of two people that contradict one another; until one is taken back the later one is followed.",
    ),
}
LABELS = {
    ("pair", DecisionKind.SAME): "Same incident",
    ("pair", DecisionKind.DIFFERENT): "Different incidents",
    ("dispute", DecisionKind.DIFFERENT): "Different incidents",
    ("dispute", DecisionKind.REJECT): "Reject this claim",
    ("dispute", DecisionKind.ACCEPT): "Truly disputed",
    ("unplaced", DecisionKind.CORRECT): "Set the place",
    ("undated", DecisionKind.CORRECT): "Set the day",
    ("unplaced", DecisionKind.REJECT): "No incident",
    ("undated", DecisionKind.REJECT): "No incident",
    ("conflict", DecisionKind.UNDO): "Take this one back",
}
KEYS = {DecisionKind.SAME: "s", DecisionKind.DIFFERENT: "d", DecisionKind.ACCEPT: "a"}
DONE = {
    "same": "Recorded: the two are the same.",
    "different": "Recorded: the two are different.",
    "accept": "Recorded: accepted.",
    "reject": "Recorded: rejected, and taken out of the comparison.",
    "correct": "Recorded: the corrected value stands beside the one that was read.",
    "note": "The note is kept.",
    "undo": "Undone.",
}


class Choice(msgspec.Struct, frozen=True):
    """A button."""

    label: str
    value: str
    """The decision, as ``read_choice`` takes it."""
    key: str


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of what is open."""

    quotes: tuple[Quote, ...]
    more: int
    """Places that are not quoted."""
    said: str
    incident: str
    head: Line
    tellings: int
    figures: int
    choices: tuple[Choice, ...]


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person can settle."""

    kind: str
    title: str
    reason: Line
    effect: str
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    asks: str
    """What value is asked for; empty where none is."""


class Logged(msgspec.Struct, frozen=True):
    """A line of the log."""

    decision: Decision
    when: str
    stands: bool
    links: tuple[tuple[str, str], ...]
    """Words and where they lead, for the one or two things that it speaks of."""


def routes(frame: Frame) -> list[Route]:
    """``/review``, ``/decisions``, and ``/decide``, where every form that decides is sent."""
    frame.prepare("queue", lambda known: review_queue(known.account))

    def review(request: Request) -> Response:
        view = frame.view(request)
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        queue = frame.derived(request, "queue", review_queue)
        kind = request.query_params.get("kind", "")
        page = frame.paged(request, [item for item in queue if kind not in KINDS or item.kind == kind], ITEMS_A_PAGE)
        return frame.page(
            request,
            "review.html.j2",
            items=page.with_rows(_open(view, linker, item) for item in page.rows),
            kinds=KINDS,
            kind=kind if kind in KINDS else "",
            counts=Counter(item.kind for item in queue),
            total=len(queue),
        )

    def decisions(request: Request) -> Response:
        taken = list(frame.desk.case.decisions())
        by = request.query_params.get("by", "")
        people = sorted({decision.by for decision in taken})
        kept = {decision.id for decision in standing(taken)} | _standing_undos(taken)
        view = frame.view(request)
        of = {decision.id: decision for decision in taken}
        rows = [decision for decision in reversed(taken) if not by or decision.by == by]
        page: Page[Decision] = frame.paged(request, rows)
        shown = (
            Logged(
                decision,
                word_moment(decision.at[:16]),
                decision.id in kept,
                tuple((_words(view, of, id_), found_link(frame, request, id_)) for id_ in _things(decision)),
            )
            for decision in page.rows
        )
        return frame.page(request, "decisions.html.j2", log=page.with_rows(shown), people=people, by=by)

    def decide(request: Request) -> Response:
        form = frame.form(request)
        form = {**form, **read_choice(form["choice"])} if "choice" in form else form
        kind = form.get("kind", "")
        # A value or reason left empty is none; what else a form holds is for other decisions of the same item.
        names = ("field", "value", "note") if kind == DecisionKind.CORRECT else ("note",)
        given = {name: form[name].strip() or None for name in names if name in form}
        decision = frame.decide(request, kind, form.get("subject", ""), form.get("object") or None, **given)
        said = DONE.get(kind, "Recorded.")
        if decision.kind.value not in {"undo", "note"}:
            said += " It can be undone under Decisions."
        return frame.back(request, safe_next(form.get("next", "/")), said)

    return [Route("/review", review), Route("/decisions", decisions), Route("/decide", decide, methods=["POST"])]


def write_choice(choice: ReviewChoice) -> str:
    """The decision as one word after another; '-' for what is not given."""
    return " ".join(part or "-" for part in (choice.kind.value, choice.subject, choice.object, choice.field))


def read_choice(value: str) -> dict[str, str]:
    """The fields of such a decision."""
    parts = dict(zip(("kind", "subject", "object", "field"), value.split(" "), strict=False))
    return {name: part for name, part in parts.items() if part != "-"}


def _open(view: AccountView, linker: NameLinker, item: ReviewItem) -> Open:
    buttons = [
        (
            choice,
            Choice(LABELS.get((item.kind, choice.kind), choice.kind.value.capitalize()), write_choice(choice), KEYS.get(choice.kind, "")),
        )
        for choice in item.choices
    ]
    ids = {side.id for side in item.sides} if len(item.sides) > 1 else set()
    alone = {choice.subject for choice in item.choices if choice.object is None and choice.subject in ids}
    return Open(
        kind=item.kind,
        title=KINDS[item.kind][0] if item.kind in KINDS else item.kind,
        reason=linker.link(item.reason),
        effect=item.effect,
        sides=tuple(
            _side(
                view,
                side,
                tuple(button for choice, button in buttons if choice.subject == side.id and side.id in alone and not choice.object),
            )
            for side in item.sides
        ),
        choices=tuple(button for choice, button in buttons if choice.object or choice.subject not in alone),
        asks={"unplaced": "Place", "undated": "Day, as 2031-05-03"}.get(item.kind, ""),
    )


SHOWN_QUOTES = 3


def _side(view: AccountView, side: ReviewSide, choices: tuple[Choice, ...]) -> Side:
    incident = view.incidents.get(side.incident or "")
    places = _sentences(view, side.evidence) if not side.said else []
    return Side(
        quotes=tuple(quote_of(view, place) for place in places[:SHOWN_QUOTES]),
        more=max(0, len(places) - SHOWN_QUOTES),
        said=side.said,
        incident=incident.id if incident else "",
        head=incident_head(view, incident) if incident else (),
        tellings=len(incident.evidence) if incident else 0,
        figures=len(incident.figures) if incident else 0,
        choices=choices,
    )


def _sentences(view: AccountView, places: Iterable[Evidence]) -> list[Evidence]:
    """The first place in each sentence."""
    found: dict[tuple[str, int], Evidence] = {}
    for place in places:
        if place.report in view.texts:
            found.setdefault((place.report, sentence_of(view.texts[place.report], place.start, place.end).start), place)
    return list(found.values())


def _things(decision: Decision) -> tuple[str, ...]:
    """The one or two things that a decision speaks of."""
    return tuple(id_ for id_ in (decision.subject, decision.object) if id_)


def _words(view: AccountView, of: Mapping[str, Decision], id_: str) -> str:
    """What a decision's id stands for now, in a few words; the id itself where it is no more."""
    if id_ in of:
        return f"{of[id_].kind.value} " + " and ".join(_words(view, of, about) for about in _things(of[id_]))
    if id_ in view.incidents:
        return view.incidents[id_].title
    if id_ in view.entities:
        return view.entities[id_].name
    if id_ in view.reports:
        return view.reports[id_].title or view.reports[id_].name
    if id_ in view.findings:
        return plain(finding_headline(view, view.findings[id_]))
    claim = view.claim(id_)
    if claim is None:
        return id_
    return (
        f"{measure_title(claim.measure)} {plain(figure_words(view, claim))}"
        if isinstance(claim, Figure)
        else plain(claim_words(view, claim))
    )


def _standing_undos(taken: list[Decision]) -> set[str]:
    """Undos that no later undo takes back."""
    undos = {d.id: d for d in taken if d.kind.value == "undo"}
    gone: set[str] = set()
    for decision in sorted(undos.values(), key=lambda d: (d.at, d.id), reverse=True):
        if decision.id not in gone:
            gone.add(decision.subject)
    return set(undos) - gone
