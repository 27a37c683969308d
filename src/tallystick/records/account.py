"""The account: what the product hands to readers and to other programs. Field names are fixed; fields may be added."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from tallystick.records.decision import Decision
from tallystick.records.mention import Certainty, Quoting
from tallystick.records.report import Evidence, PublishedBasis, SetAside, Zone
from tallystick.records.values import TimeSpan

SCHEMA_NAME = "tallystick.account/1"


class AttributionLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One link of the chain from the outlet inward to whoever is at the origin of the words."""

    name: str
    entity: str | None = None
    role: str | None = None
    evidence: tuple[Evidence, ...] = ()


class AccountReport(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A report and how it was dated."""

    id: str
    name: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    published_reason: str = ""
    language: str
    sha256: str
    text: str | None = None
    duplicate_of: str | None = None
    duplicate_reason: str | None = None
    agencies: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()


class EntityType(StrEnum):
    """Kinds of entity."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


class Entity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A person, organization, group or place. Fields that do not fit its type are None."""

    id: str
    type: EntityType
    name: str
    variants: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    role: str | None = None
    side: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: int | None = None
    feature: str | None = None
    within: tuple[str, ...] = ()
    reason: str | None = None
    unnamed: bool = False
    """A description without a name ('Xavian officials'): one within its report only, and no proof beside another unnamed one."""


class Statement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words that a report ascribes to somebody."""

    id: str
    evidence: tuple[Evidence, ...]
    attribution: tuple[AttributionLink, ...]
    cue: str | None
    cue_evidence: Evidence | None = None
    certainty: Certainty
    quoting: Quoting | None = None
    negated: bool = False
    channel: str | None = None
    when: TimeSpan | None = None
    when_evidence: Evidence | None = None
    origin: str | None = None
    """Who said it first, as an origin's key."""
    incidents: tuple[str, ...] = ()
    """Incidents that its words tell of."""
    unverified_evidence: Evidence | None = None
    """Where its own report says that it is not verified."""
    rejected_by: str | None = None
    reader: str | None = None
    """Who proposed its words, where it was not the product's own rules: 'llm' for the second reader."""


class Figure(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A sourced figure. ``low`` and ``high`` bound the closed interval that the words allow; None where open."""

    id: str
    evidence: tuple[Evidence, ...]
    measure: str
    group: str | None
    low: float | None
    high: float | None
    hedge: str | None
    unit: str | None = None
    place: str | None = None
    site: str | None = None
    """The building, street or other spot inside ``place`` that the words name."""
    place_evidence: Evidence | None = None
    place_basis: str | None = None
    """'words' (its own sentence), 'incident' (told of its incident), 'before' (the sentences before) or 'report' (where most of it plays)."""
    as_of: TimeSpan | None = None
    as_of_evidence: Evidence | None = None
    incident: str | None = None
    attribution: tuple[AttributionLink, ...]
    certainty: Certainty
    cumulative: bool = False
    earlier: bool = False
    """Told before by its own words ('had put the toll at 12', 'an earlier report'): another number stands now."""
    rest: bool = False
    some: bool = False
    """'fourteen of the victims': some of a whole, so that no larger number disputes it."""
    revises: bool = False
    """Its sentence says that it corrects an earlier number ('corrected its toll to five', 'fewer than first reported')."""
    part_of: str | None = None
    statement: str | None = None
    unverified_evidence: Evidence | None = None
    """Where its own report says that it is not verified."""
    question: str | None = None
    """The question that it answers; figures with one question stand on one line of the ledger."""
    origin: str | None = None
    """Who said it first, as an origin's key; figures with one origin are one proof."""
    rejected_by: str | None = None
    """The decision that took it out of the comparison; it stays shown as what was read."""
    reader: str | None = None
    """Who proposed its words, where it was not the product's own rules: 'llm' for the second reader."""


class Participant(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who took part, and as what."""

    entity: str | None
    name: str
    role: str
    evidence: tuple[Evidence, ...] = ()


class NamedActor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An actor by name, and by entity where it is one of the account's."""

    name: str
    entity: str | None = None
    side: str | None = None
    """Whose it is: the entity's side or country, or the country that a word of the name tells ('a Russian warplane')."""


class Responsibility(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim of who did it, beside which rivals stand with equal rank."""

    actor: NamedActor
    by: tuple[AttributionLink, ...]
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()
    statement: str | None = None


class Coding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A draft coding in a scheme's own words, with the rules that gave each value."""

    values: dict[str, str | int | float | None]
    trace: tuple[str, ...]


class Codings(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The three draft codings of an incident."""

    airwars: Coding
    ucdp: Coding
    acled: Coding


class Incident(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that happened, as all reports together tell it."""

    id: str
    evidence: tuple[Evidence, ...]
    type: str
    title: str
    place: str | None = None
    site: str | None = None
    """The building, street or other spot inside ``place``, where all that name one name the same."""
    place_evidence: Evidence | None = None
    when: TimeSpan | None = None
    when_evidence: Evidence | None = None
    planned: bool = False
    background: bool = False
    figures: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    perpetrators: tuple[Responsibility, ...] = ()
    targets: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    """How it was done or what it was, as far as the words tell ('air', 'gun', 'flood')."""
    reasons: tuple[str, ...] = ()
    """Why its mentions are taken for one."""
    codings: Codings | None = None
    reader: str | None = None
    """'llm' where the second reader alone told of it."""


class FindingKind(StrEnum):
    """What claims are to one another."""

    AGREEMENT = "agreement"
    DISPUTE = "dispute"
    UPDATE = "update"
    REVISION = "revision"
    SINGLE_SOURCE = "single_source"
    UNVERIFIED = "unverified"


class Position(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One of the fewest values that between them satisfy every claim of a dispute, with the claims it satisfies."""

    label: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


class Finding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the reports together say of one question."""

    id: str
    kind: FindingKind
    claims: tuple[str, ...]
    """Ids of figures and statements, in the order of their reports' dates."""
    incident: str | None = None
    summary: str
    """One line; each number, name and date in it stands in ``summary_evidence``."""
    independent_origins: int
    origins: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    opposed_sides: bool = False
    """The agreeing origins stand on opposed sides."""
    positions: tuple[Position, ...] = ()
    question: str | None = None
    reasons: tuple[str, ...] = ()
    """Step by step: what was compared, why it is one question, why origins were collapsed, why it is this kind."""
    weight: float = 0.0
    """Order in the brief, highest first: deaths before damage, dispute before agreement (docs/method/assess.md)."""


class Origin(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who said something first, and which outlets carry it."""

    key: str
    name: str
    kind: str
    """'voice', 'agency', 'outlet', 'unnamed'."""
    reports: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why outlets were collapsed into it."""


class TrayEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that could not be placed, dated or decided, with the reason."""

    kind: str
    """'unplaced', 'undated', 'undecided', 'conflict', 'corrected', 'second_reader'."""
    reason: str
    evidence: tuple[Evidence, ...] = ()
    about: str | None = None
    """Id of the figure, incident, entity or report; two mentions where undecided, two decisions in conflict."""


class SecondReading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a second reader added over the case."""

    reader: str
    model: str
    reports: int
    """Reports that it was asked about."""
    proposed: int
    accepted: int
    known: int
    """Proposals of what the product's own rules had read."""
    rejected: dict[str, int]
    """By the reason."""
    without: dict[str, str] = {}
    """Reports that were, wholly or in part, read without it, with the reason."""


class Account(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One sourced account of a case. Sorted throughout, so the same input gives the same bytes."""

    schema: str = SCHEMA_NAME
    as_of: str | None = None
    reports: tuple[AccountReport, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    incidents: tuple[Incident, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    trays: tuple[TrayEntry, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """The decisions that it follows, by time; corrected values and notes stand here, beside what was read."""
    second: tuple[SecondReading, ...] = ()
    """What a second reader added, where one was asked for."""
