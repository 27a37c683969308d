"""Search over the case: figures, incidents, statements and reports, with the words that were asked for marked."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.dates import word_moment
from tallystick.present.fragments import Line, join, own
from tallystick.present.labels import CERTAINTY, measure_title
from tallystick.present.view import AccountView
from tallystick.present.wording import attribution, date_line, figure_date, incident_head, where_line, word_interval
from tallystick.records.account import Figure, Incident, Statement
from tallystick.run.query import Query, parse_query, word_query
from tallystick.run.results import KINDS, Hit, Results
from tallystick.run.search import SearchIndex
from tallystick.run.snippet import Snippet, cut_snippet
from tallystick.web.accounts import RECORDS, Known
from tallystick.web.frame import Frame

PREVIEW = 5
"""Hits of each kind on the page of all kinds."""
SIZE = 20
MOST_NAMED = 8
MOST_VARIANTS = 4
TITLES = {"figure": "Figures", "incident": "Incidents", "statement": "Statements", "report": "Reports"}
EXAMPLES = (
    ("killed > 10", "figures of deaths above ten, and what tells them"),
    ("missing 20..60", "numbers between two"),
    ("since 12 February bridge", "words, from a day on"),
    ("10..12 February by:police", "what one voice said on these days"),
    ('"blamed each other"', "these words in a row"),
    ("outlet:radio type:disaster", "what one outlet tells of one type of incident"),
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A hit as it is shown."""

    href: str
    """Where its heading leads: the incident's page, or the words in their report."""
    head: str
    """The product's own words and values; what is sourced stands in ``said``."""
    said: Line
    snippet: Snippet


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person, body or place that the query names."""

    href: str
    name: str
    kind: str
    variants: tuple[str, ...]
    places: int
    """Places in the reports where it is named."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The hits of one kind."""

    kind: str
    title: str
    total: int
    rows: tuple[Found, ...]


def routes(frame: Frame) -> list[Route]:
    """``/search``: ``?q=`` the query, ``?kind=`` one kind alone."""

    # The first index of a large case takes seconds, and no other page waits for it; the next ones follow from the one before.
    frame.prepare("search followed", _follow)
    frame.prepare("search", lambda known: SearchIndex(known.account), later=True)

    def search(request: Request) -> Response:
        asked = request.query_params.get("q", "").strip()
        kind = request.query_params.get("kind", "")
        kind = kind if kind in KINDS else ""
        shown: dict[str, Any] = {"asked": asked, "kind": kind, "titles": TITLES, "examples": EXAMPLES, "page": None}
        if not asked:
            return frame.page(request, "search.html.j2", query=None, groups=(), **shown)
        view = frame.view(request)
        index = frame.known(request, frame.as_of(request)).soon("search", SearchIndex)
        until = frame.derived(request, "until", lambda account: max((r.published for r in account.reports if r.published), default=None))
        query = parse_query(asked, until)
        results = index.search(query)
        if kind:
            page = frame.paged(request, results.of(kind), SIZE)
            shown["page"] = page
            groups = [_group(frame, request, view, index, query, results, kind, page.rows)]
        else:
            groups = [_group(frame, request, view, index, query, results, k, results.of(k)[:PREVIEW]) for k in KINDS if results.of(k)]
        return frame.page(
            request,
            "search.html.j2",
            query=query,
            understood=word_query(query),
            notes=results.notes,
            groups=groups,
            named=_named(frame, request, index, results),
            counts=[(k, TITLES[k], len(results.of(k))) for k in KINDS],
            total=results.total,
            **shown,
        )

    return [Route("/search", search)]


def _follow(known: Known) -> None:
    before = known.earlier("search")
    if before is not None and not known.keep("search", RECORDS):
        known.derived("search", lambda account: SearchIndex(account, before))


def _named(frame: Frame, request: Request, index: SearchIndex, results: Results) -> list[Named]:
    """What the query's names stand for, the most named first."""
    known = [index.entities[id_] for id_ in {id_ for term in results.terms for id_ in term.entities} if id_ in index.entities]
    known.sort(key=lambda entity: (-len(entity.evidence), entity.name, entity.id))
    return [
        Named(
            href=frame.link(request, f"/found/{entity.id}"),
            name=entity.name,
            kind=entity.feature or entity.type.value,
            variants=tuple(name for name in entity.variants if name != entity.name)[:MOST_VARIANTS],
            places=len(entity.evidence),
        )
        for entity in known[:MOST_NAMED]
    ]


def _group(
    frame: Frame,
    request: Request,
    view: AccountView,
    index: SearchIndex,
    query: Query,
    results: Results,
    kind: str,
    hits: tuple[Hit, ...],
) -> Group:
    rows = tuple(_found(frame, request, view, index.record(hit), hit, cut_snippet(index, hit, query, results)) for hit in hits)
    return Group(kind=kind, title=TITLES[kind], total=len(results.of(kind)), rows=rows)


def _found(
    frame: Frame, request: Request, view: AccountView, record: Figure | Incident | Statement | None, hit: Hit, snippet: Snippet
) -> Found:
    href = frame.evidence_link(request, snippet.evidence)
    if isinstance(record, Figure):
        value = word_interval(record)
        if record.hedge and record.low is not None and record.low == record.high:
            value = f"{record.hedge} {value}"  # an open or wide interval shows its doubt itself
        head = " · ".join(part for part in (measure_title(record.measure), value, record.group or "", CERTAINTY[record.certainty]) if part)
        said = join([attribution(view, record), where_line(view, record), figure_date(view, record)], " · ")
    elif isinstance(record, Incident):
        href = frame.link(request, f"/incidents/{record.id}")
        head = "".join(fragment.text for fragment in incident_head(view, record))
        told = len({e.report for e in record.evidence})
        said = own(f"told in {told} {'report' if told == 1 else 'reports'}")
    elif isinstance(record, Statement):
        head = "".join(fragment.text for fragment in attribution(view, record))
        said = date_line(view, record.when, record.when_evidence, record.evidence[0].report)
    else:
        report = view.reports[hit.id]
        head = report.title or report.name
        day = word_moment(report.published) if report.published else "on an unknown day"
        said = own(f"{view.outlet(hit.id)} · {day}")
    return Found(href=href, head=head, said=said, snippet=snippet)
