"""What is found in one report: mentions with exact spans. A mention is never rewritten; ``Links`` says what it stands for.

Ids are unique over a case (they hash the report's id and the span). Fields that name another mention hold its id.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from tallystick.records.report import Span
from tallystick.records.times import TimeValue


class NameKind(StrEnum):
    """What a name is a name of, as far as one report tells."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"  # Ukrainians, residents' groups, 'Russian forces'
    FACILITY = "facility"
    EVENT = "event"
    WEAPON = "weapon"
    OTHER = "other"


class Certainty(StrEnum):
    """How far the report stands behind the words."""

    STATED = "stated"
    ESTIMATED = "estimated"
    HEDGED = "hedged"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNVERIFIED = "unverified"


class Quoting(StrEnum):
    """How much of a statement stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class NameMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A name, or a description that stands for somebody ('Ukrainian officials', 'a senior US defense official')."""

    id: str
    span: Span
    kind: NameKind
    text: str
    """As printed, without a possessive ending."""
    named: bool = True
    """False for a description without a proper name ('officials', 'the mayor')."""
    role: str | None = None
    """'adviser to the mayor of Velgrad', 'Norlandic President', without the article."""
    role_span: Span | None = None
    refers_to: str | None = None
    """The earlier mention in this report that it stands for ('he', 'the official', a bare surname), with ``reason``."""
    reason: str | None = None
    label: str | None = None
    """The parser's own label, kept for the vote over the case."""


class TimeMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A time expression with its meaning before it is tied to a calendar (``tallystick.records.times``)."""

    id: str
    span: Span
    value: TimeValue


class SourceLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One link of an attribution chain, as the report names it."""

    name: str
    """Who it stands for: pronouns and bare titles resolved ('Vyacheslav Chaus' for 'he')."""
    span: Span | None
    """The words in the report; None for the outlet itself."""
    mention: str | None = None
    """The name mention; None for the outlet."""
    role: str | None = None
    relayer: bool = False
    """True for a medium between the outlet and the voice ('told the New York Times', 'quoted by RIA Novosti')."""


class StatementMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words that the report ascribes to somebody."""

    id: str
    content: tuple[Span, ...]
    """What was said, in pieces where the words are interrupted."""
    chain: tuple[SourceLink, ...]
    """From the first relayer inward to who is at the origin; the outlet is not repeated here. Empty where nobody is named."""
    cue: str | None
    cue_span: Span | None
    quoting: Quoting
    certainty: Certainty
    negated: bool = False
    """'did not say that', 'declined to confirm'."""
    channel: str | None = None
    """'Telegram', 'Ukrainian television'."""
    channel_span: Span | None = None
    when: str | None = None
    """The time mention of the saying ('said Wednesday')."""
    unverified_by: Span | None = None
    """Where the report says that this is not verified ('could not be independently verified')."""
    reader: str | None = None
    """Who proposed it, where it was not the product's own rules: 'llm' for the second reader."""


class FigureMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A number that the report gives of something, with what it counts."""

    id: str
    span: Span
    """From the hedge to the end of what is counted: 'at least 10 people queueing for bread'. No other number lies inside."""
    number_span: Span
    """The number and its hedge: 'at least 10'."""
    predicate_span: Span | None = None
    """The word that gives the measure ('killed'), where it stands outside ``span``."""
    low: float | None
    high: float | None
    hedge: str | None
    """As printed, lower case: 'at least', 'about', 'more than'."""
    measure: str
    """One of the contract's measures."""
    group: str | None
    """What is counted, as printed, lower case: 'civilians', 'russian soldiers', 'cars'."""
    unit: str | None = None
    """'km', 'mm', 'USD', 'families' …; None for a plain count."""
    certainty: Certainty = Certainty.STATED
    """Of the words around the number itself ('may have', 'feared', 'estimated'); the statement's certainty comes on top."""
    cumulative: bool = False
    """A running total ('the toll rose to 70', 'so far', 'has killed')."""
    earlier: bool = False
    """Told before by its own words ('had put the toll at 12', 'an earlier report'): another number stands now."""
    rest: bool = False
    """'another 48', 'nine others', 'dozens more': beside a number told before."""
    some: bool = False
    """'fourteen of the victims', 'two of them': some of a whole that stands in other words."""
    part_of: str | None = None
    """The figure that this one is a part of ('10 people, including two children': two is part of 10)."""
    place: str | None = None
    """A place mention."""
    place_inherited: bool = False
    """The place stands outside the figure's own sentence."""
    when: str | None = None
    """A time mention."""
    statement: str | None = None
    """The statement whose content holds the number."""
    incident: str | None = None
    """The incident mention that it counts for."""
    reader: str | None = None
    """Who proposed it, where it was not the product's own rules: 'llm' for the second reader."""


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who takes part in an incident, by its mention or by its bare words."""

    name: str
    span: Span
    mention: str | None = None
    role: str
    """'perpetrator', 'victim', 'target', 'participant'."""
    statement: str | None = None
    """The statement that says so; None where the report says it in its own voice."""
    certainty: Certainty = Certainty.STATED


class IncidentMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One telling of something that happened, or is to happen."""

    id: str
    trigger: Span
    """The word that names it: 'bombed', 'shelling', 'arrest'."""
    span: Span
    """The clause or phrase that tells it, trigger included."""
    type: str
    """One of the contract's incident types."""
    realis: str
    """'actual', 'planned', 'hypothetical', 'generic', 'negated'. Only actual and planned ones make incidents."""
    place: str | None = None
    when: str | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[str, ...] = ()
    """What was hit, in words: 'theater', 'maternity hospital'."""
    statement: str | None = None
    """The statement whose content tells it."""
    background: bool = False
    """Told as something of another time ('in 2013', 'mirrors another that occurred')."""
    definite: bool = False
    """Told as known already ('the attack', 'Sunday's shooting', 'it'): it may stand for one told before."""
    anew: bool = False
    """Told as one more ('another blast', 'a second shooting'): none of those that its report told before."""
    means: tuple[str, ...] = ()
    """How it was done or what it was, as far as the words tell ('chemical', 'air', 'gun', 'flood'): ``tallystick.lexicon.incidents.MEANS``."""
    place_inherited: bool = False
    """``place`` was carried over from the words before, not said in this telling."""
    when_inherited: bool = False
    """``when`` was carried over from the words before, not said in this telling."""
    reader: str | None = None
    """Who proposed it, where it was not the product's own rules: 'llm' for the second reader."""


class SecondNote(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the second reader proposed in one report, and what became of it."""

    reader: str
    """'llm'."""
    model: str
    proposed: int = 0
    accepted: int = 0
    known: int = 0
    """Proposals of what the product's own rules had read."""
    rejected: dict[str, int] = {}
    """By the reason."""
    problem: str | None = None
    """Why it, or a part of it, was read without the second reader, in one line."""


class Analysis(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """All that was found in one report. A cache: it follows from the report and the versions of the parts."""

    report: str
    parts: str
    """Names and versions of the parts that made it."""
    names: tuple[NameMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    sentences: tuple[Span, ...] = ()
    """The running text's sentences, for showing a quote in its sentence and for blocking."""
    problem: str | None = None
    """Why nothing could be found, in one line, where a part failed on the report."""
    second: SecondNote | None = None
    """What the second reader added; None where none was asked for."""
