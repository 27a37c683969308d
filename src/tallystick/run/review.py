"""The review queue: what a person could settle, first what would change the brief most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tallystick.records.account import Account, Figure, Finding, FindingKind, Incident, Statement, TrayEntry
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.identity import make_id
from tallystick.records.report import Evidence

DEADLY_PAIR, DEADLY_CONFLICT, WEAK_DISPUTE, DEADLY_GAP, GAP, CONFLICT, PAIR = 7000, 6000, 5000, 4000, 3000, 2000, 1000
"""What comes before what; inside each, what carries most in the brief comes first."""
MOST_IMPORTANCE = 999.0
TOP_FINDINGS = 6
"""Findings that count for an incident's importance: a long list of small ones does not outweigh a few great ones."""
WEAK_PLACES = {"before": "its place is that of the sentences before", "report": "its place is where most of its report plays"}
WEAK_JOINS = ("told within days", "told close together", "told next to each other", "joined by other tellings")
"""Reasons of resolve by which tellings are joined without a day or place of their own."""


class ReviewChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that would settle it, as ``Desk.decide`` takes it."""

    kind: DecisionKind
    subject: str
    object: str | None = None
    field: str | None = None
    """For ``correct``: the field, whose value the person gives."""


class ReviewSide(msgspec.Struct, frozen=True, kw_only=True):
    """One side of what is to be settled."""

    id: str
    """Id of the mention, claim, incident or decision."""
    evidence: tuple[Evidence, ...] = ()
    incident: str | None = None
    said: str = ""
    """What a decision in conflict says, and who."""


class ReviewItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person could settle."""

    id: str
    kind: str
    """'pair', 'dispute', 'unplaced', 'undated' or 'conflict'."""
    reason: str
    """Why it is open."""
    effect: str
    """What settling it would change."""
    sides: tuple[ReviewSide, ...]
    choices: tuple[ReviewChoice, ...]
    weight: float
    """Order, highest first."""


def review_queue(account: Account) -> tuple[ReviewItem, ...]:
    """What is open in an account: pairs that may be one incident, disputes that rest on a weak link, incidents with figures that have no
    place or day, and decisions in conflict. What a person has accepted or corrected does not come again.
    """
    book = _Book(account)
    items = [*_pairs(book), *_disputes(book), *_gaps(book), *_conflicts(book)]
    return tuple(sorted(items, key=lambda one: (-one.weight, one.id)))


class _Book:
    """Look-ups over one account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        claims: list[Figure | Statement] = [*account.figures, *account.statements]
        self.claims = {claim.id: claim for claim in claims}
        self.incidents = {incident.id: incident for incident in account.incidents}
        self.incident_at = {place: incident for incident in account.incidents for place in incident.evidence}
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in account.findings:
            for key in {finding.incident, *finding.claims}:
                if key:
                    self.findings[key].append(finding)
        self.decisions = {decision.id: decision for decision in account.decisions}
        self.accepted = [decision for decision in account.decisions if decision.kind is DecisionKind.ACCEPT]
        self.corrected = {(decision.subject, decision.field) for decision in account.decisions if decision.kind is DecisionKind.CORRECT}

    def figures(self, incident: Incident) -> list[Figure]:
        """The incident's figures that stand."""
        found = (self.claims.get(id_) for id_ in incident.figures)
        return [claim for claim in found if isinstance(claim, Figure) and claim.rejected_by is None]

    def deadly(self, incidents: Iterable[Incident]) -> bool:
        """Whether one of them has a figure of deaths."""
        return any(figure.measure == "killed" for incident in incidents for figure in self.figures(incident))

    def importance(self, keys: Iterable[str]) -> float:
        """How much of the brief hangs on incidents or claims."""
        weights = {finding.id: finding.weight for key in keys for finding in self.findings[key]}
        return min(MOST_IMPORTANCE, sum(sorted(weights.values(), reverse=True)[:TOP_FINDINGS]))

    def told(self, incident: Incident) -> str:
        """The incident's size in words."""
        return f"{_count(len(incident.evidence), 'telling')} with {_count(len(self.figures(incident)), 'figure')}"

    def is_accepted(self, finding: Finding) -> bool:
        """Whether a person has accepted the finding, with the claims that it had then, or all of its claims."""
        subjects = {decision.subject for decision in self.accepted}
        grown = any(d.field == finding.kind.value and d.anchors and set(d.anchors) <= set(finding.claims) for d in self.accepted)
        return grown or finding.id in subjects or set(finding.claims) <= subjects


def _pairs(book: _Book) -> Iterator[ReviewItem]:
    for entry in _tray(book, "undecided"):
        ids = (entry.about or "").split()
        if len(ids) != 2 or len(entry.evidence) < 2:
            continue
        places = (entry.evidence[0], entry.evidence[-1])
        incidents = [book.incident_at[place] for place in places if place in book.incident_at]
        if len(incidents) == 2 and incidents[0].id == incidents[1].id:
            continue
        base = DEADLY_PAIR if book.deadly(incidents) else PAIR
        yield ReviewItem(
            id=make_id("rev", "pair", *ids),
            kind="pair",
            reason=entry.reason,
            effect="the same: " + " and ".join(book.told(incident) for incident in incidents) + " become one incident",
            sides=tuple(
                ReviewSide(id=id_, evidence=(place,), incident=book.incident_at[place].id if place in book.incident_at else None)
                for id_, place in zip(ids, places, strict=True)
            ),
            choices=tuple(ReviewChoice(kind=kind, subject=ids[0], object=ids[1]) for kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)),
            weight=base + book.importance(incident.id for incident in incidents),
        )


def _disputes(book: _Book) -> Iterator[ReviewItem]:
    for finding in book.account.findings:
        if finding.kind is not FindingKind.DISPUTE or len(finding.positions) < 2 or book.is_accepted(finding):
            continue
        weak = tuple(dict.fromkeys(_weakness(book, finding)))
        if not weak:
            continue
        claims = [
            book.claims[position.claims[0]] for position in finding.positions if position.claims and position.claims[0] in book.claims
        ]
        choices = [ReviewChoice(kind=DecisionKind.REJECT, subject=claim.id) for claim in claims]
        choices.append(ReviewChoice(kind=DecisionKind.ACCEPT, subject=finding.id))
        tellings = _tellings(book, finding, claims)
        if tellings is not None:
            choices.insert(0, ReviewChoice(kind=DecisionKind.DIFFERENT, subject=tellings[0], object=tellings[1]))
        yield ReviewItem(
            id=make_id("rev", "dispute", finding.id),
            kind="dispute",
            reason="; ".join(weak),
            effect=f"the dispute falls away, or is confirmed: {_count(len(finding.claims), 'claim')} of {_origins(finding)}",
            sides=tuple(ReviewSide(id=claim.id, evidence=claim.evidence, incident=finding.incident) for claim in claims),
            choices=tuple(choices),
            weight=WEAK_DISPUTE + min(MOST_IMPORTANCE, finding.weight),
        )


def _weakness(book: _Book, finding: Finding) -> Iterator[str]:
    """What the comparison rests on that the words themselves do not say."""
    for id_ in finding.claims:
        claim = book.claims.get(id_)
        if isinstance(claim, Figure) and claim.place_basis in WEAK_PLACES:
            yield WEAK_PLACES[claim.place_basis]
    incident = book.incidents.get(finding.incident or "")
    joins = [reason for reason in (incident.reasons if incident else ()) if any(weak in reason for weak in WEAK_JOINS)]
    if joins:
        more = f", and {len(joins) - 1} more" if len(joins) > 1 else ""
        yield f"tellings of its incident are joined without a day of their own ({min(joins, key=lambda reason: (len(reason), reason))}{more})"


def _tellings(book: _Book, finding: Finding, claims: Sequence[Figure | Statement]) -> tuple[str, str] | None:
    """A telling of the incident in the report of each of two claims, as REPORT:START; None where they stand in one report."""
    incident = book.incidents.get(finding.incident or "")
    if incident is None or len(claims) < 2:
        return None
    reports = list(dict.fromkeys(claim.evidence[0].report for claim in claims))[:2]
    found = [next((f"{e.report}:{e.start}" for e in incident.evidence if e.report == report), None) for report in reports]
    return (found[0], found[1]) if len(found) == 2 and found[0] is not None and found[1] is not None else None


def _gaps(book: _Book) -> Iterator[ReviewItem]:
    for kind, field in (("unplaced", "place"), ("undated", "when")):
        for entry in _tray(book, kind):
            incident = book.incidents.get(entry.about or "")
            if incident is None or (incident.id, field) in book.corrected:
                continue
            figures = book.figures(incident)
            if not figures:
                continue
            base = DEADLY_GAP if book.deadly((incident,)) else GAP
            yield ReviewItem(
                id=make_id("rev", kind, incident.id),
                kind=kind,
                reason=entry.reason,
                effect=f"{_count(len(figures), 'figure')} of it can stand beside others of the same place and day",
                sides=(ReviewSide(id=incident.id, evidence=incident.evidence, incident=incident.id),),
                choices=(
                    ReviewChoice(kind=DecisionKind.CORRECT, subject=incident.id, field=field),
                    ReviewChoice(kind=DecisionKind.REJECT, subject=incident.id),
                ),
                weight=base + book.importance((incident.id,)),
            )


def _conflicts(book: _Book) -> Iterator[ReviewItem]:
    for entry in _tray(book, "conflict"):
        taken = [book.decisions[id_] for id_ in (entry.about or "").split() if id_ in book.decisions]
        if len(taken) != 2:
            continue
        incidents = [book.incident_at[place] for place in entry.evidence if place in book.incident_at]
        base = DEADLY_CONFLICT if book.deadly(incidents) or _of_deaths(book, taken) else CONFLICT
        keys = [incident.id for incident in incidents] + [decision.subject for decision in taken]
        yield ReviewItem(
            id=make_id("rev", "conflict", *(decision.id for decision in taken)),
            kind="conflict",
            reason=entry.reason,
            effect="one of the two is taken back; until then the later one is followed",
            sides=tuple(ReviewSide(id=decision.id, evidence=entry.evidence, said=_said(decision)) for decision in taken),
            choices=tuple(ReviewChoice(kind=DecisionKind.UNDO, subject=decision.id) for decision in taken),
            weight=base + book.importance(keys),
        )


def _of_deaths(book: _Book, taken: Sequence[Decision]) -> bool:
    claims = [book.claims.get(id_) for decision in taken for id_ in (decision.subject, *decision.anchors)]
    return any(isinstance(claim, Figure) and claim.measure == "killed" for claim in claims)


def _said(decision: Decision) -> str:
    what = f"{decision.field} = {decision.value}" if decision.kind is DecisionKind.CORRECT else decision.kind.value
    return f"{what}, by {decision.by} on {decision.at[:10]}" + (f": {decision.note}" if decision.note else "")


def _tray(book: _Book, kind: str) -> Iterator[TrayEntry]:
    return (entry for entry in book.account.trays if entry.kind == kind)


def _origins(finding: Finding) -> str:
    return _count(finding.independent_origins, "origin")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
