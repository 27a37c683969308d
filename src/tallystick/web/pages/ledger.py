"""The ledger: every quantity a line, every claim an interval bar on the line's own scale."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.bars import draw_chart
from tallystick.present.labels import KIND_SIGN, KIND_TITLE
from tallystick.present.lines import Lines, Wanted
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker
from tallystick.records.account import FindingKind
from tallystick.web.accounts import RECORDS
from tallystick.web.claims import claim_entry
from tallystick.web.found import Found
from tallystick.web.frame import Frame

SIZE = 15
"""Lines of a page: each is a chart."""
MOST_BARS = 12
MOST_CLAIMS = 30
MOST_REASONS = 30
LONGEST_FILTER = 200


def routes(frame: Frame) -> list[Route]:
    """``/ledger``, and ``/ledger/{id}`` for one line with all its bars."""

    frame.prepare("lines", lambda known: Lines(known.derived("view", AccountView)), RECORDS)

    def lines(request: Request) -> Lines:
        return frame.derived(request, "lines", lambda _account: Lines(frame.view(request)))

    def ledger(request: Request) -> Response:
        found = lines(request)
        asked = {name: request.query_params.get(name, "").strip()[:LONGEST_FILTER] for name in Wanted.__struct_fields__}
        wanted = Wanted(**asked)
        selected = found.select(wanted)
        page = frame.paged(request, selected, SIZE)
        view = frame.view(request)
        charts = [draw_chart(view, line.id, line.figures, line.findings, MOST_BARS) for line in page.rows]
        return frame.page(
            request,
            "ledger.html.j2",
            charts=charts,
            page=page,
            figures=found.figures if selected is found.all else sum([len(line.figures) for line in selected]),
            wanted=wanted,
            filtered=any(asked.values()),
            choices=found,
            kind_titles={kind.value: f"{KIND_SIGN[kind]} {KIND_TITLE[kind]}" for kind in FindingKind},
            titles=_titles(found, wanted),
        )

    def one(request: Request) -> Response:
        id_ = request.path_params["id"]
        line = lines(request).by_id.get(id_)
        if line is None:
            return frame.page(request, "error.html.j2", status=404, status_code=404, words="The ledger has no such line at this time.")
        chart = draw_chart(frame.view(request), line.id, line.figures, line.findings, len(line.figures))
        view = frame.view(request)
        found = frame.derived(request, "found", Found)
        page = frame.paged(request, sorted(line.figures, key=lambda f: (view.told(f.evidence[0].report), f.evidence[0], f.id)), MOST_CLAIMS)
        claims = page.with_rows(claim_entry(view, found, figure) for figure in page.rows)
        reasons = tuple(dict.fromkeys(reason for finding in line.findings for reason in finding.reasons))
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        return frame.page(
            request, "ledger_line.html.j2", chart=chart, claims=claims, reasons=[linker.link(reason) for reason in reasons[:MOST_REASONS]]
        )

    return [Route("/ledger", ledger), Route("/ledger/{id}", one)]


def _titles(found: Lines, wanted: Wanted) -> dict[str, str]:
    """What is asked for in words, for values that no list offers too: a place or origin that a link names."""
    titles = {name: str(value) for name, value in msgspec.structs.asdict(wanted).items() if value}
    if wanted.origin:
        titles["origin"] = found.origin_name(wanted.origin) or wanted.origin
    if wanted.place in found.view.entities:
        titles["place"] = found.view.entities[wanted.place].name
    if wanted.incident in found.view.incidents:
        titles["incident"] = "one incident"
    return titles
