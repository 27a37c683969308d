"""The page of one figure, statement, finding or entity: where it was read, who said it, what was made of it, what was decided."""

from __future__ import annotations

import re
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


class Passage(msgspec.Struct, frozen=True):
    """A sentence with all places in it that are asked for."""

    pieces: tuple[tuple[str, Evidence | None], ...]
    """Its words in order, those of a place with it."""
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
        quotes = page.with_rows(passages_of(view, page.rows))
        decided = [d for d in found.decisions[id_] if d.kind.value != "undo"]
        return frame.page(request, "found.html.j2", shown, id=id_, quotes=quotes, decisions=decided, deciding=deciding)

    return [Route("/found/{id}", found_page)]


def quote_of(view: AccountView, place: Evidence) -> Quote:
    """The words with what stands around them in their sentence."""
    text = view.texts[place.report]
    sentence = sentence_of(text, place.start, place.end)
    return Quote(
        place,
        _lead(text, sentence.start, place.start),
        text[place.start : place.end],
        _rest(text, place.end, sentence.end),
        view.report_link(place.report),
        published(view, place.report),
    )


def passages_of(view: AccountView, places: Sequence[Evidence]) -> list[Passage]:
    """The sentences of the places, in the order of the first place in each; a place inside another is told by that."""
    sentences: dict[tuple[str, int], list[Evidence]] = {}
    for place in places:
        start = sentence_of(view.texts[place.report], place.start, place.end).start
        sentences.setdefault((place.report, start), []).append(place)
    found = []
    for (report, start), told in sentences.items():
        text = view.texts[report]
        apart: list[Evidence] = []
        for place in sorted(told):
            if not apart or place.start >= apart[-1].end:
                apart.append(place)
        end = sentence_of(text, apart[-1].start, apart[-1].end).end
        pieces: list[tuple[str, Evidence | None]] = [(_lead(text, start, apart[0].start), None)]
        for place, following in zip(apart, [*apart[1:], None], strict=True):
            pieces.append((text[place.start : place.end], place))
            pieces.append((text[place.end : following.start] if following is not None else _rest(text, place.end, end), None))
        found.append(Passage(tuple((words, place) for words, place in pieces if words), view.report_link(report), published(view, report)))
    return found


def _lead(text: str, start: int, end: int) -> str:
    """What stands before, at most AROUND characters from a word's beginning on."""
    if end - start <= AROUND:
        return text[start:end]
    blank = re.search(r"\s", text[end - AROUND : end])
    return "… " + text[end - AROUND + blank.end() : end] if blank is not None else "… " + text[end - AROUND : end]


def _rest(text: str, start: int, end: int) -> str:
    """What stands after, at most AROUND characters to a word's end."""
    if end - start <= AROUND:
        return text[start:end]
    return text[start : start + AROUND].rsplit(None, 1)[0] + " …"


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
