"""Who said it first. Independence is counted here, at the root of the attribution chain, never by outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

import msgspec

from tallystick.records.account import AccountReport, AttributionLink, Entity, Figure, Origin, Statement
from tallystick.records.memory import Cells, Memory, shelf

Claim = Figure | Statement
BODY_HEADS = frozenset(
    "army navy police military ministry government parliament council coalition front movement party union coastguard hospital".split()
)
SPEAKER_WORDS = frozenset(
    "spokesman spokeswoman spokesperson chief commander commissioner superintendent head minister director official officer general".split()
)
"""Words of those who speak for a body."""
UNNAMED = "unnamed, so never merged with another unnamed voice"
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


class _Voice(NamedTuple):
    """What is asked of an entity that speaks."""

    id: str
    person: bool
    name: str
    role: str | None
    unnamed: bool


class _Traced(NamedTuple):
    """Origins of the claims of one report, and each origin's (key, name, kind, reason)."""

    of: dict[str, str]
    told: tuple[tuple[str, str, str, str | None], ...]


def trace_origins(
    claims: Sequence[Claim], reports: Sequence[AccountReport], entities: Sequence[Entity], memory: Memory | None = None
) -> Origins:
    """The origin of each claim.

    A voice that is an entity of the account is one origin wherever it is quoted. A description without a name ('officials', 'Xavian officials')
    is an origin of its report alone: two are never merged for being unnamed. Words in the outlet's own voice have the outlet as origin, or
    the agency whose text it is, or the report that it reprints.
    """
    known = {entity.id: _Voice(entity.id, entity.type.value == "person", entity.name, entity.role, entity.unnamed) for entity in entities}
    speakers = _Speakers(entities, known)
    by_report = {report.id: report for report in reports}
    asked_cells, cells = shelf(memory, "origins asked", Cells), shelf(memory, "origins traced", Cells)
    of: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    carried: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, set[str]] = defaultdict(set)
    used = set()
    for (report_id, sort), run in groupby(claims, key=_home):
        made = tuple(run)
        report = by_report[report_id]
        root = by_report.get(report.duplicate_of or "")
        asked = asked_cells.of((report_id, sort), made, partial(_asked, made))
        voices = {(entity, role): speakers.of(entity, role) for entity, role in asked}
        traced = cells.of((report_id, sort), (made, _printed(report), _printed(root), voices), partial(_trace, made, report, root, voices))
        used.add((report_id, sort))
        of.update(traced.of)
        for key, name, kind, reason in traced.told:
            names[key] = (name, kind)
            carried[key].add(report_id)
            if reason:
                reasons[key].add(reason)
    asked_cells.sweep(used)
    cells.sweep(used)
    origin_cells = shelf(memory, "origins", Cells)
    origins = []
    for key in sorted(names):
        name, kind = names[key]
        outlets = {by_report[report].outlet or by_report[report].name for report in carried[key]}
        if len(outlets) > 1:
            reasons[key].add(f"{len(outlets)} outlets carry it, all from {name}")
        origin = Origin(key=key, name=name, kind=kind, reports=tuple(sorted(carried[key])), reasons=tuple(sorted(reasons[key])))
        origins.append(origin_cells.same(key, origin))
    origin_cells.sweep(names)
    return Origins(of, tuple(origins))


def _home(claim: Claim) -> tuple[str, type]:
    return claim.evidence[0].report, type(claim)


def _printed(report: AccountReport | None) -> tuple[object, ...] | None:
    """What of a report its claims' origins follow from."""
    if report is None:
        return None
    return report.id, report.outlet, report.name, report.agencies, report.duplicate_of, report.duplicate_reason


def _asked(claims: Sequence[Claim]) -> tuple[tuple[str, str | None], ...]:
    """The entities that speak, each with the role it is quoted in."""
    voices = [voice for claim in claims if (voice := _voice(claim.attribution)) is not None]
    return tuple(dict.fromkeys((voice.entity, voice.role) for voice in voices if voice.entity is not None))


def _voice(chain: Sequence[AttributionLink]) -> AttributionLink | None:
    """Who is at the root of the chain; None where the outlet itself is."""
    return next((link for link in reversed(chain[1:]) if link.role != "agency"), None)


class _Speakers:
    """The entities that speak, and the bodies that they speak for."""

    def __init__(self, entities: Sequence[Entity], known: Mapping[str, _Voice]) -> None:
        self.known = known
        self.bodies = {
            spelling.casefold(): entity.id
            for entity in entities
            if entity.type.value == "organization"
            for spelling in (entity.name, *entity.variants)
            if len(spelling) > 2
        }
        self.heads = _heads(entities)
        self.found: dict[tuple[str, str | None], tuple[_Voice, _Voice | None] | None] = {}

    def of(self, entity: str, role: str | None) -> tuple[_Voice, _Voice | None] | None:
        """The entity, and the body that a person speaks for in that role; None for an entity that the account lacks."""
        key = (entity, role)
        if key not in self.found:
            voice = self.known.get(entity)
            body = _body(role or voice.role, self.bodies, self.heads, entity) if voice is not None and voice.person else None
            self.found[key] = None if voice is None else (voice, self.known[body] if body is not None else None)
        return self.found[key]


def _trace(
    claims: Sequence[Claim],
    report: AccountReport,
    root: AccountReport | None,
    voices: Mapping[tuple[str, str | None], tuple[_Voice, _Voice | None] | None],
) -> _Traced:
    keys: dict[str, str] = {}
    told: dict[tuple[str, str, str, str | None], None] = {}
    for claim in claims:
        found = _origin(claim.attribution, report, root, voices)
        keys[claim.id] = found[0]
        told.pop(found, None)  # the last to name an origin names it
        told[found] = None
    return _Traced(keys, tuple(told))


def _origin(
    chain: Sequence[AttributionLink],
    report: AccountReport,
    root: AccountReport | None,
    voices: Mapping[tuple[str, str | None], tuple[_Voice, _Voice | None] | None],
) -> tuple[str, str, str, str | None]:
    voice = _voice(chain)
    if voice is not None:
        known = voices[voice.entity, voice.role] if voice.entity is not None else None
        if known is not None:
            speaker, body = known
            if body is not None:
                return body.id, body.name, "voice", f"{speaker.name} speaks for {body.name} ({voice.role or speaker.role})"
            return (speaker.id, speaker.name, "unnamed", UNNAMED) if speaker.unnamed else (speaker.id, speaker.name, "voice", None)
        return f"unnamed:{report.id}:{voice.name.casefold()}", voice.name, "unnamed", UNNAMED
    if root is not None:
        key, name, kind, _ = _own_voice(root)
        return key, name, kind, f"{report.outlet or report.name} reprints {root.outlet or root.name}: {report.duplicate_reason}"
    return _own_voice(report)


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
