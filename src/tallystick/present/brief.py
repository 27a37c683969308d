"""The brief before it is written in any format: every line a tuple of fragments, in the order in which it is read."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tallystick.present.actors import actor_key
from tallystick.present.fragments import Line, Own, OwnKind, Rule, Sourced, count, join, own, plain
from tallystick.present.labels import CERTAINTY, KIND_NOTE, KIND_SIGN, KIND_TITLE
from tallystick.present.ledger import Row, claim_line, ledger
from tallystick.present.map import Map, draw_map
from tallystick.present.timeline import Day, timeline
from tallystick.present.view import AccountView
from tallystick.present.wording import (
    NameLinker,
    attribution,
    claim_words,
    date_line,
    figure_date,
    finding_headline,
    finding_subject,
    incident_head,
    published,
    quoted,
    responsibility,
    statement_words,
    told_of,
    voice,
    where_line,
    word_participants,
)
from tallystick.records.account import Account, Figure, Finding, FindingKind, Incident, Statement, TrayEntry
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence, PublishedBasis

SITUATION_INCIDENTS = 6
HEADING_PLACES = 3
"""Places that a brief is named by."""
SITUATION_FINDINGS = 3
"""Findings told of one incident in the opening lines; all of them stand below."""
NEWS_FIRST = (
    FindingKind.DISPUTE,
    FindingKind.REVISION,
    FindingKind.UPDATE,
    FindingKind.AGREEMENT,
    FindingKind.UNVERIFIED,
    FindingKind.SINGLE_SOURCE,
)
REPEATS = frozenset({FindingKind.AGREEMENT, FindingKind.SINGLE_SOURCE})
GROUPS: tuple[tuple[str, tuple[FindingKind, ...]], ...] = (
    ("agreed", (FindingKind.AGREEMENT,)),
    ("disputed", (FindingKind.DISPUTE,)),
    ("updated", (FindingKind.UPDATE, FindingKind.REVISION)),
    ("single", (FindingKind.SINGLE_SOURCE,)),
    ("unverified", (FindingKind.UNVERIFIED,)),
)
GROUP_TITLE = {
    "agreed": "Agreed",
    "disputed": "Disputed",
    "updated": "Updated and revised",
    "single": "From a single source",
    "unverified": "Unverified",
}


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of a finding."""

    id: str
    words: Line
    said: Line
    date: Line
    published: Line
    certainty: str


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """One position of a dispute, with equal rank to the others."""

    proof: Line
    rows: tuple[ClaimRow, ...]


class FindingCard(msgspec.Struct, frozen=True, kw_only=True):
    """One finding."""

    id: str
    kind: str
    sign: str
    title: str
    subject: Line
    headline: Line
    proof: Line
    opposed: bool
    rows: tuple[ClaimRow, ...]
    stands: tuple[Stand, ...]
    reasons: tuple[Line, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one kind."""

    key: str
    title: str
    note: str
    cards: tuple[FindingCard, ...]


class Rival(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of whom it is said."""

    actor: Line
    by: tuple[Line, ...]
    """'says VOICE, in OUTLET', 'denied by VOICE, in OUTLET'."""
    denied: bool = False
    """Nobody says so; it is only denied."""


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One opening line with what is told of it."""

    head: Line
    told: tuple[tuple[str, Line], ...]
    """(kind, line) pairs; the kind is a finding's."""
    rivals: tuple[Rival, ...] = ()
    about: str = ""
    """Id of the incident, or of the finding where it is of none."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks, and what they say."""

    name: Line
    side: str
    statements: tuple[ClaimRow, ...]
    total: int = 0
    """Statements, those that are not shown too."""
    entity: str | None = None


class CodingDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft coding."""

    scheme: str
    values: tuple[tuple[str, str], ...]
    trace: tuple[Line, ...]


class IncidentCard(msgspec.Struct, frozen=True, kw_only=True):
    """One incident."""

    id: str
    head: Line
    tellings: tuple[Line, ...]
    rivals: tuple[Rival, ...]
    figures: tuple[Line, ...]
    participants: tuple[Line, ...]
    codings: tuple[CodingDraft, ...]
    reasons: tuple[Line, ...]
    major: bool
    background: bool


class Tray(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be placed, dated or decided."""

    kind: str
    title: str
    entries: tuple[Line, ...]


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A report and how it was dated."""

    id: str
    number: int
    outlet: str | None
    title: str | None
    name: str
    byline: str | None
    date: str | None
    published: str | None
    basis: str
    reason: Line
    reprint: Line
    url: str | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """All that a brief shows."""

    heading: Line
    """Where the incidents that weigh most happened, and when the reports are of."""
    counts: Line
    as_of: str | None
    situation: tuple[Situation, ...]
    groups: tuple[Group, ...]
    ledger: tuple[Row, ...]
    timeline: tuple[Day, ...]
    map: Map | None
    voices: tuple[Voice, ...]
    incidents: tuple[IncidentCard, ...]
    trays: tuple[Tray, ...]
    set_aside: tuple[tuple[str, str], ...]
    reports: tuple[ReportEntry, ...]


def compose(account: Account) -> tuple[Brief, AccountView]:
    """The brief of an account, and the look-ups that it was made with. Raises UnsourcedError where reports' texts are missing."""
    view = AccountView(account)
    linker = NameLinker(view)
    cards = [finding_card(view, linker, finding) for finding in account.findings if _claims(view, finding)]
    brief = Brief(
        heading=heading(view),
        counts=join(
            [
                count(len(account.reports), "report"),
                count(len({r.outlet or r.name for r in account.reports}), "outlet"),
                count(len(account.figures), "figure"),
                count(len(account.statements), "statement"),
            ],
            " · ",
        ),
        as_of=account.as_of,
        situation=situation(view),
        groups=tuple(
            Group(
                key=key,
                title=GROUP_TITLE[key],
                note=" ".join(KIND_NOTE[kind] for kind in kinds),
                cards=tuple(card for card in cards if card.kind in {k.value for k in kinds}),
            )
            for key, kinds in GROUPS
        ),
        ledger=ledger(view),
        timeline=timeline(view),
        map=draw_map(view),
        voices=voices(view),
        incidents=_incidents(view, linker),
        trays=_trays(view, linker),
        set_aside=tuple((s.name, s.reason) for s in account.set_aside),
        reports=tuple(_report(view, linker, r.id) for r in account.reports),
    )
    return brief, view


def heading(view: AccountView) -> Line:
    """'Asmar, Velgrad · Reports of 3 May 2031 to 5 May 2031': places of the incidents that the brief opens with, at most ``HEADING_PLACES``."""
    places: dict[str, Line] = {}
    for incident in opening_incidents(view):
        if incident.place is not None and len(places) < HEADING_PLACES:
            places.setdefault(incident.place, where_line(view, incident)[:1])  # the village without its country
    dated = [r for r in view.account.reports if r.published]
    ends: list[Line] = [published(view, r.id) for r in (dated[:1] + dated[-1:] if len(dated) > 1 else dated)]
    span = join([line for n, line in enumerate(ends) if n == 0 or line[0].text != ends[0][0].text], " to ")
    return join([join(places.values(), ", "), (*own("Reports of "), *span) if span else own("Of no known date")], " · ")


# -- findings --------------------------------------------------------------------------------------------------------------
def _claims(view: AccountView, finding: Finding) -> list[Figure | Statement]:
    return [claim for claim in (view.claim(id_) for id_ in finding.claims) if claim is not None]


def claim_row(view: AccountView, claim: Figure | Statement, *, named: bool = True) -> ClaimRow:
    """One claim as the lists of the brief show it; without its voice's name where that stands above (``named`` False)."""
    date = (
        figure_date(view, claim)
        if isinstance(claim, Figure)
        else date_line(view, claim.when, claim.when_evidence, claim.evidence[0].report)
    )
    return ClaimRow(
        id=claim.id,
        words=claim_words(view, claim),
        said=attribution(view, claim, named=named),
        date=date,
        published=published(view, claim.evidence[0].report),
        certainty=CERTAINTY[claim.certainty],
    )


def _proof(view: AccountView, claims: list[Figure | Statement], origins: int) -> Line:
    return (*count(len(view.outlets(claims)), "outlet"), *own(", "), *count(origins, "origin"))


def finding_card(view: AccountView, linker: NameLinker, finding: Finding) -> FindingCard:
    """One finding with its claims, its positions and its reasons."""
    claims = _claims(view, finding)
    stands = []
    if finding.kind is FindingKind.DISPUTE:
        for position in finding.positions:
            held = [claim for claim in (view.claim(id_) for id_ in position.claims) if claim is not None]
            if held:
                stands.append(Stand(proof=_proof(view, held, len(position.origins)), rows=tuple(claim_row(view, c) for c in held)))
    return FindingCard(
        id=finding.id,
        kind=finding.kind.value,
        sign=KIND_SIGN[finding.kind],
        title=KIND_TITLE[finding.kind],
        subject=finding_subject(view, finding),
        headline=finding_headline(view, finding),
        proof=_proof(view, claims, finding.independent_origins),
        opposed=finding.opposed_sides,
        rows=tuple(claim_row(view, claim) for claim in claims),
        stands=tuple(stands),
        reasons=tuple(linker.link(reason) for reason in finding.reasons),
    )


# -- the opening lines -----------------------------------------------------------------------------------------------------
def situation(view: AccountView) -> tuple[Situation, ...]:
    """The incidents that weigh most, each with its weightiest findings and the rival claims of who did it."""
    of, loose = view.findings_of
    found = []
    for incident in opening_incidents(view):
        told: list[tuple[str, Line]] = []
        rivals = rivals_of(view, incident)
        for finding in _best_of_each(view, of.get(incident.id, [])):
            # Words that agree, or that one origin says, add little to the figures; who did it stands beside them.
            if (
                finding.question is None
                and (finding.kind in REPEATS or (rivals and finding.kind is FindingKind.DISPUTE))
                and (told or rivals)
            ):
                continue
            told.append((finding.kind.value, told_of(view, finding)))
            if len(told) == SITUATION_FINDINGS:
                break
        found.append(Situation(head=incident_head(view, incident), told=tuple(told), rivals=rivals, about=incident.id))
    shown = 0
    for finding in loose:
        if shown == SITUATION_FINDINGS or finding.question is None:
            continue
        told_line = (finding.kind.value, finding_headline(view, finding))
        found.append(Situation(head=finding_subject(view, finding), told=(told_line,), about=finding.id))
        shown += 1
    return tuple(found)


def opening_incidents(view: AccountView) -> list[Incident]:
    """The incidents that a brief opens with, the weightiest first."""
    ranked = rank_incidents(view)
    # What one report tells without a place or a day opens no brief: nobody could tell which incident it was.
    known = [i for i in ranked if i.place is not None or i.when is not None or len({e.report for e in i.evidence}) > 1]
    return (known or ranked)[:SITUATION_INCIDENTS]


def rank_incidents(view: AccountView) -> list[Incident]:
    """The incidents of the case's own time, the weightiest first: by their weightiest findings and how many reports tell them."""
    of, _ = view.findings_of
    return sorted(
        (i for i in view.account.incidents if not i.background),
        key=lambda i: (-(sum(sorted((f.weight for f in of.get(i.id, ())), reverse=True)[:3]) + len({e.report for e in i.evidence})), i.id),
    )


def _best_of_each(view: AccountView, findings: list[Finding]) -> list[Finding]:
    """One finding a measure, figures first and then by weight: what is disputed, revised or updated goes before what outdated claims agree on."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[_told_key(view, finding)].append(finding)
    best = [(min(same, key=lambda f: (NEWS_FIRST.index(f.kind), -f.weight, f.id)), max(f.weight for f in same)) for same in groups.values()]
    return [finding for finding, weight in sorted(best, key=lambda pair: (pair[0].question is None, -pair[1], pair[0].id))]


def _told_key(view: AccountView, finding: Finding) -> str:
    figure = next((c for c in _claims(view, finding) if isinstance(c, Figure)), None)
    return f"{figure.measure}" if figure is not None else finding.id


def rivals_of(view: AccountView, incident: Incident) -> tuple[Rival, ...]:
    """Who is said to have done it, each with those who say so: equal in rank, in the order in which they were first told."""
    actors: dict[str, Line] = {}
    said: dict[str, dict[str, Line]] = defaultdict(dict)
    laid: set[str] = set()
    for claim in sorted(
        incident.perpetrators, key=lambda c: min(((view.told(e.report), e) for e in c.evidence), default=("9999", None))[0]
    ):
        actor, by = responsibility(view, claim)
        if not actor:
            continue
        doubt = CERTAINTY[claim.certainty]
        if claim.certainty is Certainty.DENIED:
            by = (*own("denied by "), *by)
        else:
            by = (*own("says "), *by, *own(f" ({doubt})")) if doubt else (*own("says "), *by)
            laid.add(actor_key(incident, claim, view.entities))
        key = actor_key(incident, claim, view.entities)
        if key not in actors or claim.actor.entity is not None:
            actors[key] = actor
        if plain(actor) != plain(actors[key]):
            by = (*by, *own(": “"), *actor, *own("”"))
        said[key].setdefault(plain(by), by)
    return tuple(Rival(actor=actors[key], by=tuple(said[key].values()), denied=key not in laid) for key in actors)


# -- voices ----------------------------------------------------------------------------------------------------------------
def voices(view: AccountView, most: int | None = None, rows: int | None = None) -> tuple[Voice, ...]:
    """Who speaks, those with most statements first: ``most`` of them with their first ``rows`` statements, None for all."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in view.account.statements:
        links = [link for link in statement.attribution[1:] if link.role != "agency"]
        if links and statement.rejected_by is None:
            last = links[-1]
            groups[last.entity or f"{statement.evidence[0].report}:{last.name.casefold()}"].append(statement)
    found = []
    for key, statements in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:most]:
        ordered = sorted(statements, key=lambda s: (view.told(s.evidence[0].report), s.evidence[0]))
        entity = view.entities.get(key)
        best = max(ordered, key=lambda s: (len(s.attribution[-1].role or "") > 0, len(s.attribution[-1].name)))
        found.append(
            Voice(
                name=voice(view, best.attribution, best.evidence[0].report),
                side=(entity.side or entity.country or "") if entity is not None else "",
                statements=tuple(claim_row(view, s, named=False) for s in ordered[:rows]),
                total=len(ordered),
                entity=entity.id if entity is not None else None,
            )
        )
    return tuple(found)


# -- incidents -------------------------------------------------------------------------------------------------------------
def _incidents(view: AccountView, linker: NameLinker) -> tuple[IncidentCard, ...]:
    found = [incident_card(view, linker, incident) for incident in view.account.incidents]
    return tuple(sorted(found, key=lambda c: (c.background, not c.major)))


def incident_card(view: AccountView, linker: NameLinker, incident: Incident) -> IncidentCard:
    """One incident with its tellings, rival claims, figures and draft codings."""
    figures = [view.figures[f] for f in incident.figures if f in view.figures and view.figures[f].rejected_by is None]
    tellings = []
    for place in incident.evidence:
        tellings.append((*quoted(view, place), *own(" — "), *view.report_link(place.report), *own(", "), *published(view, place.report)))
    return IncidentCard(
        id=incident.id,
        head=incident_head(view, incident),
        tellings=tuple(tellings),
        rivals=rivals_of(view, incident),
        figures=tuple(claim_line(view, figure) for figure in figures),
        participants=word_participants(view, incident),
        codings=_codings(linker, incident),
        reasons=tuple(linker.link(reason) for reason in incident.reasons),
        major=len({e.report for e in incident.evidence}) > 1 or len(incident.figures) > 1 or bool(incident.perpetrators),
        background=incident.background,
    )


def _codings(linker: NameLinker, incident: Incident) -> tuple[CodingDraft, ...]:
    if incident.codings is None:
        return ()
    drafts = (("Airwars", incident.codings.airwars), ("UCDP", incident.codings.ucdp), ("ACLED", incident.codings.acled))
    return tuple(
        CodingDraft(
            scheme=scheme,
            values=tuple(
                (key.replace("_", " "), "not determinable" if value is None else str(value)) for key, value in coding.values.items()
            ),
            trace=tuple(linker.link(rule) for rule in coding.trace),
        )
        for scheme, coding in drafts
    )


# -- trays and reports -----------------------------------------------------------------------------------------------------
TRAY_TITLE = {
    "conflict": "Decisions in conflict",
    "corrected": "Other values that a person gives",
    "undated": "Not dated",
    "unplaced": "Not placed",
    "undecided": "Not decided",
    "second_reader": "Second reader",
}


def _trays(view: AccountView, linker: NameLinker) -> tuple[Tray, ...]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for entry in view.account.trays:
        groups[entry.kind].append(tray_line(view, linker, entry))
    order = [*TRAY_TITLE, *sorted(set(groups) - set(TRAY_TITLE))]
    return tuple(
        Tray(kind=kind, title=TRAY_TITLE.get(kind, kind.capitalize()), entries=tuple(groups[kind])) for kind in order if groups[kind]
    )


def tray_line(view: AccountView, linker: NameLinker, entry: TrayEntry) -> Line:
    """What lies in a tray, and why."""
    about: Line = ()
    parts = (entry.about or "").split()
    if len(parts) == 2:
        sides = [_about(view, part) for part in parts]
        about = join([line for line in sides if line], " and ")
    elif parts:
        about = _about(view, parts[0])
    if not about and entry.evidence:
        about = join([_printed(view, place) for place in entry.evidence[: 2 if entry.kind in {"undecided", "conflict"} else 1]], " and ")
    return (*about, *own(": " if about else ""), *linker.link(entry.reason))


def _printed(view: AccountView, place: Evidence) -> Line:
    return (*quoted(view, place), *own(" in "), *view.report_link(place.report))


def _about(view: AccountView, id_: str) -> Line:
    if id_ in view.reports:
        return (*view.report_link(id_), *own(", "), *view.report_link(id_, view.reports[id_].name))
    if id_ in view.incidents:
        return _printed(view, view.incidents[id_].evidence[0])
    if id_ in view.entities:
        return view.entity_name(id_)
    if id_ in view.figures:
        return claim_line(view, view.figures[id_])
    return statement_words(view, view.statements[id_]) if id_ in view.statements else ()


BASIS_WORDS = {
    "given": "dated by the user",
    "metadata": "dated by its metadata",
    "dateline": "dated as it prints of itself",
    "inferred": "date worked out from the case",
}


def _report(view: AccountView, linker: NameLinker, id_: str) -> ReportEntry:
    report = view.reports[id_]
    reprint: Line = ()
    if report.duplicate_of in view.reports:
        reprint = (*own("Reprints "), *view.report_link(report.duplicate_of or ""), *own(": "), *linker.link(report.duplicate_reason or ""))
    return ReportEntry(
        id=id_,
        number=view.number[id_],
        outlet=report.outlet,
        title=report.title,
        name=report.name,
        byline=report.byline,
        date=published(view, id_)[0].text if report.published else None,
        published=report.published,
        basis=BASIS_WORDS.get(report.published_basis.value, "") if report.published_basis else "no date could be told",
        reason=linker.link(report.published_reason)
        if report.published_reason and report.published_basis in {None, PublishedBasis.INFERRED}
        else (),
        reprint=reprint,
        url=report.url if report.url and report.url.startswith(("http://", "https://")) else None,
    )


__all__ = ["Brief", "Own", "OwnKind", "Rule", "Sourced", "compose"]
