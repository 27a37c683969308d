"""The page of one figure, statement, finding or entity: where it was read, who said it, what was made of it, what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tallystick.present.brief import finding_card
from tallystick.present.fragments import Line, plain
from tallystick.present.labels import KIND_TITLE
from tallystick.present.quote import sentence_of
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker, finding_subject, published
from tallystick.records.account import Entity
from tallystick.records.report import Evidence
from tallystick.web.claims import claim_entry, found_link
from tallystick.web.found import Found
from tallystick.web.frame import Frame

FIGURE_FIELDS = ("low", "high", "measure", "group", "place", "as_of")
STATEMENT_FIELDS = ("speaker", "when")
ENTITY_FIELDS = ("name", "role", "side", "country", "place")
AROUND = 160
"""Characters shown before and after the words, at most to the ends of the sentence."""


class Quote(msgspec.Struct, frozen=True):
    """Words in their sentence."""

    place: Evidence
    before: str
    words: str
    after: str
    source: Line
    published: Line


def routes(frame: Frame) -> list[Route]:
    """``/found/{id}``."""

    def found_page(request: Request) -> Response:
        id_ = request.path_params["id"]
        view = frame.view(request)
        found = frame.derived(request, "found", Found)
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        if id_ in view.reports or (id_ in view.incidents and "/incidents/{id}" in frame.paths):
            return RedirectResponse(found_link(frame, request, id_), 303)
        shown: dict[str, object] = {"entry": None, "item": None, "entity": None, "facts": (), "cards": (), "fields": ()}
        places: Sequence[Evidence] = ()
        deciding: tuple[str, ...] = ("reject",)
        claim = view.claim(id_)
        if claim is not None:
            entry = claim_entry(view, found, claim)
            places = claim.evidence
            shown |= {
                "title": f"{entry.title}: {plain(entry.words)}" if entry.figure else "A statement",
                "entry": entry,
                "cards": [finding_card(view, linker, f) for f in found.findings[id_]],
                "fields": FIGURE_FIELDS if entry.figure else STATEMENT_FIELDS,
            }
            deciding = ("reject", "correct")
        elif id_ in view.findings:
            finding = view.findings[id_]
            shown |= {
                "title": f"{KIND_TITLE[finding.kind]}: {plain(finding_subject(view, finding))}",
                "item": finding_card(view, linker, finding),
            }
        elif id_ in view.entities:
            entity = view.entities[id_]
            places = entity.evidence
            shown |= {"title": entity.name, "entity": entity, "facts": _facts(entity, view), "fields": ENTITY_FIELDS}
            deciding = ("reject", "correct")
        elif id_ in view.incidents:
            places = view.incidents[id_].evidence
            shown |= {"title": view.incidents[id_].title}
        else:
            raise HTTPException(
                404, "Nothing with that id is in the account at this time; a decision or another report may have changed it."
            )
        page = frame.paged(request, places)
        quotes = page.with_rows(quote_of(view, place) for place in page.rows)
        decided = [d for d in found.decisions[id_] if d.kind.value != "undo"]
        return frame.page(request, "found.html.j2", shown, id=id_, quotes=quotes, decisions=decided, deciding=deciding)

    return [Route("/found/{id}", found_page)]


def quote_of(view: AccountView, place: Evidence) -> Quote:
    """The words with what stands around them in their sentence."""
    text = view.texts[place.report]
    sentence = sentence_of(text, place.start, place.end)
    low, high = max(sentence.start, place.start - AROUND), min(sentence.end, place.end + AROUND)
    before, after = text[low : place.start], text[place.end : high]
    return Quote(
        place,
        ("… " if low > sentence.start else "") + before,
        text[place.start : place.end],
        after + (" …" if high < sentence.end else ""),
        view.report_link(place.report),
        published(view, place.report),
    )


def _facts(entity: Entity, view: AccountView) -> list[tuple[str, str]]:
    """What the account holds of an entity, as far as it is known."""
    holders = [view.entities[key].name for key in entity.within if key in view.entities]
    facts = [
        ("Kind", entity.feature or entity.type.value),
        ("Also printed as", ", ".join(name for name in entity.variants if name != entity.name)),
        ("Role", entity.role or ""),
        ("Side", entity.side or ""),
        ("Country", entity.country or ""),
        ("Lies in", ", ".join(holders)),
        ("At", f"{entity.lat:.4f}, {entity.lon:.4f}" if entity.lat is not None and entity.lon is not None else ""),
        ("Because", entity.reason or ""),
    ]
    return [(name, value) for name, value in facts if value]
