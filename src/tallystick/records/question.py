"""What align gives: questions with comparable answers, and pairs that look alike but are not the same thing."""

from __future__ import annotations

import msgspec

from tallystick.records.values import Interval, TimeSpan


class Answer(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One claim as an answer to a question."""

    claim: str
    """Id of the figure or statement."""
    report: str
    told: str | None
    """Day on which the report was published; None where unknown."""
    origin: str
    """Key of who said it first."""
    interval: Interval | None = None
    as_of: TimeSpan | None = None
    hedge: str | None = None
    approximate: bool = False
    cumulative: bool = False
    earlier: bool = False
    """Its own words say that it was told before."""
    rest: bool = False
    place: str | None = None
    incident: str | None = None
    group: str | None = None
    revised: bool = False
    """Its own words correct an earlier claim ('contrary to earlier reports')."""


class Question(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something that claims answer: how many of whom, where and when; or what a voice holds of a matter."""

    id: str
    kind: str
    """'figure', 'responsibility', 'statement'."""
    measure: str | None = None
    group: str | None = None
    unit: str | None = None
    place: str | None = None
    incident: str | None = None
    answers: tuple[Answer, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why these answers are of one question."""


class Matter(msgspec.Struct, frozen=True, gc=False):
    """A statement reduced to what it speaks of."""

    claim: str
    report: str
    terms: frozenset[str]
    words: tuple[str, ...]
    """All its words in lower case, in order."""
    stems: tuple[str, ...]
    """The same words as terms."""
    people: frozenset[str]
    """Ids of the persons that it names."""


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two statements of one matter."""

    left: str
    right: str
    overlap: float
    jaccard: float
    shared: tuple[str, ...]
