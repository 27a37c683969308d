"""Origins: the graph of who relays whom, and what each collapse of outlets to one origin rests on."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.fragments import Line
from tallystick.present.graph import draw_graph
from tallystick.present.relays import OriginLine, Relays
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker
from tallystick.records.report import Evidence
from tallystick.web.accounts import RECORDS
from tallystick.web.frame import Frame

SIZE = 40
LONGEST_FILTER = 200
MOST_REASONS = 8
MOST_OUTLETS = 12
KINDS = {"voice": "named voices", "agency": "agencies", "outlet": "outlets in their own voice", "unnamed": "unnamed voices"}
KIND = {"voice": "named voice", "agency": "agency", "outlet": "outlet in its own voice", "unnamed": "unnamed voice", "relay": "hands on"}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An origin's line."""

    key: str
    name: str
    kind: str
    entity: str
    """Id of the entity that it is; empty for others."""
    outlets: tuple[tuple[str, Evidence], ...]
    """Each with a place where it carries the origin's words."""
    all_outlets: int
    reports: int
    figures: int
    statements: int
    reasons: tuple[Line, ...]
    more_reasons: int


def routes(frame: Frame) -> list[Route]:
    """``/origins``: ``?origin=`` a party's key, ``?kind=``, ``?text=``."""

    frame.prepare("relays", lambda known: Relays(known.derived("view", AccountView)), RECORDS)

    def origins(request: Request) -> Response:
        view = frame.view(request)
        relays = frame.derived(request, "relays", lambda _: Relays(view))
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        asked = {name: request.query_params.get(name, "").strip()[:LONGEST_FILTER] for name in ("origin", "kind", "text")}
        kind = asked["kind"] if asked["kind"] in KINDS else ""
        chosen = asked["origin"] if asked["origin"] in relays.parties else ""
        unnamed = request.query_params.get("unnamed") == "1" or kind == "unnamed"
        lines = tuple(line for line in (relays.by_key.get(chosen),) if line is not None) if chosen else relays.select(kind, asked["text"])
        page = frame.paged(request, lines, SIZE)
        if chosen:
            graph = draw_graph(relays, chosen)
        else:
            graph = frame.derived(request, f"graph {unnamed}", lambda _: draw_graph(relays, unnamed=unnamed))
        return frame.page(
            request,
            "origins.html.j2",
            graph=graph,
            rows=[_row(view, linker, line) for line in page.rows],
            page=page,
            wanted={**asked, "kind": kind, "origin": chosen},
            party=relays.parties.get(chosen),
            missing=bool(asked["origin"]) and not chosen,
            kinds=KINDS,
            kind_words=KIND,
            outlets=relays.outlets,
            origins=len(relays.lines),
            shared=relays.shared,
            unnamed=unnamed,
        )

    return [Route("/origins", origins)]


def _row(view: AccountView, linker: NameLinker, line: OriginLine) -> Row:
    origin = line.origin
    claims = [(name, view.claim(claim)) for name, claim in line.outlets[:MOST_OUTLETS]]
    return Row(
        key=origin.key,
        name=origin.name,
        kind=origin.kind,
        entity=origin.key if origin.key in view.entities else "",
        outlets=tuple((name, claim.evidence[0]) for name, claim in claims if claim is not None),
        all_outlets=len(line.outlets),
        reports=len(origin.reports),
        figures=line.figures,
        statements=line.statements,
        reasons=tuple(linker.link(reason) for reason in origin.reasons[:MOST_REASONS]),
        more_reasons=max(0, len(origin.reasons) - MOST_REASONS),
    )
