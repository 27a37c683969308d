"""Who said it first. Independence is counted here, at the root of the attribution chain, never by outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import msgspec

from tallystick.records.account import AccountReport, AttributionLink, Entity, Figure, Origin, Statement
from tallystick.records.rows import Book, Gathered, Rows, Rule, Spread, Summed

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
    """Origin by claim, the origins themselves with why outlets were collapsed into them, and by claim why it is of another origin than its
    outlet."""

    of: dict[str, str]
    origins: tuple[Origin, ...]
    why: dict[str, str] = {}

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


_Told = tuple[str, str, str, str | None]
"""Key, name and kind of an origin, and why an outlet was collapsed into it."""


class Traced(NamedTuple):
    """Origins of one report's claims with why they are that, and what its figures and its statements say of each."""

    of: dict[str, str]
    why: dict[str, str]
    told: tuple[tuple[_Told, ...], tuple[_Told, ...]]
    outlet: str


class _Given(NamedTuple):
    """What one report gives to an origin."""

    name: str
    kind: str
    reason: str | None
    outlet: str


class _Carried(NamedTuple):
    """What some reports in a row give to an origin."""

    named: tuple[tuple[int, str, int], str, str]
    """Where it is named last, and its name and kind there."""
    reasons: frozenset[str]
    outlets: frozenset[str]
    reports: tuple[str, ...]


class Sources(NamedTuple):
    """Who the origins are, and by claim why it is of another origin than its outlet: what a finding asks of its sources."""

    origins: Mapping[str, Origin]
    why: Mapping[str, str]

    def collapsed(self, told: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
        """Why claims are of no more origins than they are, origin by origin: ``told`` are the claims, each with the key of its origin and the
        outlet that carries it. What other claims of an origin rest on is no reason here."""
        reasons: dict[str, set[str]] = defaultdict(set)
        outlets: dict[str, set[str]] = defaultdict(set)
        for claim, key, outlet in told:
            outlets[key].add(outlet)
            if (reason := self.why.get(claim)) is not None:
                reasons[key].add(reason)
        for key, carrying in outlets.items():
            if len(carrying) > 1:
                reasons[key].add(_all_from(self.origins[key].name, len(carrying)))
        return tuple([reason for key in sorted(reasons) for reason in sorted(reasons[key])])


class OriginRows:
    """Who said first what a case's reports hold.

    A voice that is an entity of the account is one origin wherever it is quoted. A description without a name ('officials', 'Xavian officials')
    is an origin of its report alone: two are never merged for being unnamed. Words in the outlet's own voice have the outlet as origin, or
    the agency whose text it is, or the report that it reprints.
    """

    def __init__(
        self,
        book: Book,
        figures: Rows[str, tuple[Figure, ...]],
        statements: Rows[str, tuple[Statement, ...]],
        reports: Rows[str, AccountReport],
        entities: Rows[str, Entity],
    ) -> None:
        """``figures`` and ``statements`` by report; a report with neither has empty ones."""
        self._claims = (figures, statements)
        self._reports = reports
        self._voices = Rule(book, entities, lambda id_: _voice_of(entities[id_]))
        self._bodies = _Bodies(book, entities)
        asked = Rule(book, figures, lambda report: _asked((*figures[report], *statements[report])))
        speakers = Gathered(book, asked, lambda report, pairs: [(pair, report, None) for pair in pairs])
        self._speakers = Rule(book, speakers, lambda pair: self._speaker(*pair))
        self.traced = Rule(book, figures, self._trace)
        self._told = Summed(book, self.traced, _by_origin, _carried)
        self.origins = Rule(book, self._told, lambda key: _gather(key, self._told.sums(key)))
        # A finding follows from who its origins are, and not from what else they are quoted in and by whom.
        self.said = Rule(book, self.origins, lambda key: msgspec.structs.replace(self.origins[key], reports=(), reasons=()))
        self.why = Spread(book, self.traced, lambda traced: traced.why.items())
        """By claim why it is of another origin than its outlet."""

    def _speaker(self, entity: str, role: str | None) -> tuple[_Voice, _Voice | None] | None:
        """The entity, and the body that a person speaks for in that role; None for an entity that the account lacks."""
        voice = self._voices.get(entity)
        if voice is None:
            return None
        body = _body(role or voice.role, self._bodies.called, self._bodies.heads, entity) if voice.person else None
        return voice, self._voices[body] if body is not None else None

    def _trace(self, id_: str) -> Traced:
        report = self._reports[id_]
        root = self._reports.get(report.duplicate_of) if report.duplicate_of is not None else None
        keys: dict[str, str] = {}
        why: dict[str, str] = {}
        told: list[tuple[_Told, ...]] = []
        for claims in self._claims:
            named: dict[_Told, None] = {}
            for claim in claims[id_]:
                found = _origin(claim.attribution, report, root, self._speakers)
                keys[claim.id] = found[0]
                if found[3] is not None:
                    why[claim.id] = found[3]
                named.pop(found, None)  # the last to name an origin names it
                named[found] = None
            told.append(tuple(named))
        return Traced(keys, why, (told[0], told[1]), report.outlet or report.name)


class _Bodies:
    """The organizations and groups of a case by what they are called, for those who speak for them."""

    def __init__(self, book: Book, entities: Rows[str, Entity]) -> None:
        names = Rule(book, entities, lambda id_: _spellings(entities[id_]))
        called = Gathered(book, names, lambda id_, told: [(spelling, (told[0], id_), id_) for spelling in told[1]])
        self.called = Rule(book, called, lambda spelling: called[spelling][-1][1])
        ends = Gathered(book, names, lambda id_, told: [(told[2], id_, id_)] if told[2] is not None else [])
        self.heads = Rule(book, ends, lambda word: ends[word][0][1] if len(ends[word]) == 1 else None)
        """The one organization or group whose name ends in such a word ('army', 'police'): 'army spokesman' speaks for the only army."""


def _spellings(entity: Entity) -> tuple[str, tuple[str, ...], str | None] | None:
    """The name of an organization or group, what an organization is called, and the word for a body that the name ends in."""
    if entity.type.value not in {"organization", "group"}:
        return None
    called = (entity.name, *entity.variants) if entity.type.value == "organization" else ()
    last = entity.name.casefold().split()[-1:]
    return (
        entity.name,
        tuple({name.casefold(): None for name in called if len(name) > 2}),
        last[0] if last and last[0] in BODY_HEADS else None,
    )


def _voice_of(entity: Entity) -> _Voice:
    return _Voice(entity.id, entity.type.value == "person", entity.name, entity.role, entity.unnamed)


def _by_origin(report: str, traced: Traced) -> Iterator[tuple[str, tuple[str, int, int], _Given]]:
    """What a report gives to each origin."""
    for sort, told in enumerate(traced.told):
        for number, (key, name, kind, reason) in enumerate(told):
            yield key, (report, sort, number), _Given(name, kind, reason, traced.outlet)


def _carried(told: Sequence[tuple[tuple[str, int, int], _Given]]) -> _Carried:
    # Of all the last names it, statements after figures.
    last, named = max([((sort, report, number), given) for (report, sort, number), given in told], key=itemgetter(0))
    return _Carried(
        (last, named.name, named.kind),
        frozenset([given.reason for _, given in told if given.reason]),
        frozenset([given.outlet for _, given in told]),
        tuple(dict.fromkeys([place[0] for place, _ in told])),
    )


def _gather(key: str, told: Sequence[_Carried]) -> Origin:
    _, name, kind = max([one.named for one in told])
    reasons = set().union(*[one.reasons for one in told])
    outlets = frozenset().union(*[one.outlets for one in told])
    # The last report of a stretch may be the first of the next.
    reports = tuple(dict.fromkeys([report for one in told for report in one.reports])) if len(told) > 1 else told[0].reports
    if len(outlets) > 1:
        reasons.add(_all_from(name, len(outlets)))
    return Origin(key=key, name=name, kind=kind, reports=reports, reasons=tuple(sorted(reasons)))


def _all_from(name: str, outlets: int) -> str:
    return f"{outlets} outlets carry it, all from {name}"


def trace_origins(claims: Sequence[Claim], reports: Sequence[AccountReport], entities: Sequence[Entity]) -> Origins:
    """The origin of each claim (see ``OriginRows``)."""
    book = Book()
    figures: dict[str, list[Figure]] = {report.id: [] for report in reports}
    statements: dict[str, list[Statement]] = {report.id: [] for report in reports}
    for claim in claims:
        if isinstance(claim, Figure):
            figures[claim.evidence[0].report].append(claim)
        else:
            statements[claim.evidence[0].report].append(claim)
    stage = OriginRows(
        book,
        Rows.of(book, {report: tuple(told) for report, told in figures.items()}),
        Rows.of(book, {report: tuple(said) for report, said in statements.items()}),
        Rows.of(book, {report.id: report for report in reports}),
        Rows.of(book, {entity.id: entity for entity in entities}),
    )
    book.refresh()
    of = {claim: key for traced in stage.traced.rows.values() for claim, key in traced.of.items()}
    return Origins(of, tuple([stage.origins.rows[key] for key in sorted(stage.origins.rows)]), dict(stage.why.rows))


def _asked(claims: Sequence[Claim]) -> tuple[tuple[str, str | None], ...]:
    """The entities that speak, each with the role it is quoted in."""
    voices = [voice for claim in claims if (voice := _voice(claim.attribution)) is not None]
    return tuple(dict.fromkeys((voice.entity, voice.role) for voice in voices if voice.entity is not None))


def _voice(chain: Sequence[AttributionLink]) -> AttributionLink | None:
    """Who is at the root of the chain; None where the outlet itself is."""
    return next((link for link in reversed(chain[1:]) if link.role != "agency"), None)


def _origin(
    chain: Sequence[AttributionLink],
    report: AccountReport,
    root: AccountReport | None,
    voices: Mapping[tuple[str, str | None], tuple[_Voice, _Voice | None]],
) -> tuple[str, str, str, str | None]:
    voice = _voice(chain)
    if voice is not None:
        known = voices.get((voice.entity, voice.role)) if voice.entity is not None else None
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
