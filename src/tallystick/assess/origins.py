"""Who said it first. Independence is counted here, at the root of the attribution chain, never by outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallystick.records.account import AccountReport, AttributionLink, Entity, Figure, Origin, Statement

Claim = Figure | Statement
BODY_HEADS = frozenset(
    "army navy police military ministry government parliament council coalition front movement party union coastguard hospital".split()
)
SPEAKER_WORDS = frozenset(
    "spokesman spokeswoman spokesperson chief commander commissioner superintendent head minister director official officer general".split()
)
"""Words of those who speak for a body."""
MAX_BODY_WORDS = 12
"""Words of the longest name of a body that a role is searched for."""


class Origins(msgspec.Struct, frozen=True):
    """Origin by claim, and the origins themselves with why outlets were collapsed into them."""

    of: dict[str, str]
    origins: tuple[Origin, ...]

    @property
    def by_key(self) -> dict[str, Origin]:
        """The origins by key."""
        return {origin.key: origin for origin in self.origins}


def trace_origins(claims: Sequence[Claim], reports: Sequence[AccountReport], entities: Sequence[Entity]) -> Origins:
    """The origin of each claim.

    A voice that is an entity of the account is one origin wherever it is quoted. A description without a name ('officials') is an
    origin of its report alone: two are never merged for being unnamed. Words in the outlet's own voice have the outlet as origin, or
    the agency whose text it is, or the report that it reprints.
    """
    known = {entity.id: entity for entity in entities}
    bodies = {
        spelling.casefold(): entity.id
        for entity in entities
        if entity.type.value == "organization"
        for spelling in (entity.name, *entity.variants)
        if len(spelling) > 2
    }
    heads = _heads(entities)
    by_report = {report.id: report for report in reports}
    of: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    carried: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        report = by_report[claim.evidence[0].report]
        key, name, kind, reason = _origin(claim.attribution, report, by_report, known, bodies, heads)
        of[claim.id] = key
        names[key] = (name, kind)
        carried[key].add(report.id)
        if reason:
            reasons[key].add(reason)
    origins = []
    for key in sorted(names):
        name, kind = names[key]
        outlets = {by_report[report].outlet or by_report[report].name for report in carried[key]}
        if len(outlets) > 1:
            reasons[key].add(f"{len(outlets)} outlets carry it, all from {name}")
        origins.append(Origin(key=key, name=name, kind=kind, reports=tuple(sorted(carried[key])), reasons=tuple(sorted(reasons[key]))))
    return Origins(of, tuple(origins))


def _origin(
    chain: Sequence[AttributionLink],
    report: AccountReport,
    by_report: Mapping[str, AccountReport],
    known: Mapping[str, Entity],
    bodies: Mapping[str, str],
    heads: Mapping[str, str],
) -> tuple[str, str, str, str | None]:
    voices = [link for link in chain[1:] if link.role != "agency"]
    if voices:
        voice = voices[-1]
        if voice.entity is not None and voice.entity in known:
            entity = known[voice.entity]
            if entity.type.value == "person":
                body = _body(voice.role or entity.role, bodies, heads, entity.id)
                if body is not None:
                    return body, known[body].name, "voice", f"{entity.name} speaks for {known[body].name} ({voice.role or entity.role})"
            return entity.id, entity.name, "voice", None
        return f"unnamed:{report.id}:{voice.name.casefold()}", voice.name, "unnamed", "unnamed, so never merged with another unnamed voice"
    if report.duplicate_of is not None and report.duplicate_of in by_report:
        root = by_report[report.duplicate_of]
        key, name, kind, _ = _own_voice(root)
        return key, name, kind, f"{report.outlet or report.name} reprints {root.outlet or root.name}: {report.duplicate_reason}"
    key, name, kind, reason = _own_voice(report)
    return key, name, kind, reason


def _own_voice(report: AccountReport) -> tuple[str, str, str, str | None]:
    if report.agencies:
        agency = report.agencies[0]
        same = report.outlet is not None and report.outlet.casefold() == agency.casefold()
        return f"outlet:{agency.casefold()}", agency, "agency", None if same else f"{report.outlet or report.name} credits {agency}"
    if report.outlet:
        return f"outlet:{report.outlet.casefold()}", report.outlet, "outlet", None
    return f"outlet:{report.id}", report.name, "outlet", None


def _heads(entities: Sequence[Entity]) -> dict[str, str]:
    """The one organization or group whose name ends in such a word ('army', 'police'): 'army spokesman' speaks for the only army."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type.value in {"organization", "group"}:
            last = entity.name.casefold().split()[-1:]
            if last and last[0] in BODY_HEADS:
                found[last[0]].add(entity.id)
    return {head: min(ids) for head, ids in found.items() if len(ids) == 1}


def _body(role: str | None, bodies: Mapping[str, str], heads: Mapping[str, str], speaker: str) -> str | None:
    """The organization of the account that the role names, the longest name first; else the only one of the kind that it speaks for."""
    words = (role or "").casefold().replace(",", " ").replace("'s", " ").replace("’s", " ").split()
    for length in range(min(len(words), MAX_BODY_WORDS), 0, -1):
        for first in range(len(words) - length + 1):
            body = bodies.get(" ".join(words[first : first + length]))
            if body is not None and body != speaker:
                return body
    if set(words) & SPEAKER_WORDS:
        return next((heads[word] for word in words if word in heads), None)
    return None


def count_independent(keys: Iterable[str], origins: Mapping[str, Origin]) -> int:
    """Independent origins among the keys: named ones count one each; unnamed ones count one together, and none beside a named one."""
    kinds = [origins[key].kind for key in set(keys)]
    named = sum(kind != "unnamed" for kind in kinds)
    return named if named else min(1, len(kinds))
