"""The slots of the straight line as Protocols: read → parse → extract → resolve → align → assess → present.

A stage is a function from frozen records to frozen records. ``run`` joins them; no stage imports another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from tallystick.records.links import Dating, EntityLink, IncidentLink, PlaceEntity, PlaceLink, Reprint, ResolvedEntity, Undecided
from tallystick.records.mention import Analysis, FigureMention, IncidentMention, NameMention, StatementMention, TimeMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, SetAside


class Reader(Protocol):
    """Turns what a person has into reports; never raises for one bad input, but gives a ``SetAside``."""

    def __call__(self, inputs: Sequence[str]) -> Iterable[Report | SetAside]: ...


class Parser(Protocol):
    """Gives a report's sentences, tokens, syntax and candidate names."""

    version: str

    def parse(self, reports: Iterable[Report]) -> Iterable[Parsed]: ...


class NameFinder(Protocol):
    """Names, and descriptions that stand for somebody."""

    def __call__(self, report: Report, parsed: Parsed) -> tuple[NameMention, ...]: ...


class TimeFinder(Protocol):
    """Time expressions."""

    def __call__(self, report: Report, parsed: Parsed) -> tuple[TimeMention, ...]: ...


class StatementFinder(Protocol):
    """Who says what."""

    def __call__(
        self, report: Report, parsed: Parsed, names: Sequence[NameMention], times: Sequence[TimeMention]
    ) -> tuple[StatementMention, ...]: ...


class FigureFinder(Protocol):
    """Numbers with what they count."""

    def __call__(self, report: Report, parsed: Parsed, times: Sequence[TimeMention]) -> tuple[FigureMention, ...]: ...


class IncidentFinder(Protocol):
    """What happened."""

    def __call__(
        self,
        report: Report,
        parsed: Parsed,
        names: Sequence[NameMention],
        times: Sequence[TimeMention],
        statements: Sequence[StatementMention],
    ) -> tuple[IncidentMention, ...]: ...


class DateResolver(Protocol):
    """When each report was published, over the whole case."""

    def __call__(self, reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> tuple[Dating, ...]: ...


class ReprintResolver(Protocol):
    """Which reports carry another's text."""

    def __call__(self, reports: Sequence[Report]) -> tuple[Reprint, ...]: ...


class PlaceResolver(Protocol):
    """Which place each name stands for."""

    def __call__(
        self, reports: Sequence[Report], analyses: Mapping[str, Analysis]
    ) -> tuple[tuple[PlaceEntity, ...], tuple[PlaceLink, ...]]: ...


class EntityResolver(Protocol):
    """Which mentions are one person, organization or group."""

    def __call__(
        self, reports: Sequence[Report], analyses: Mapping[str, Analysis], place_links: Sequence[PlaceLink], places: Sequence[PlaceEntity]
    ) -> tuple[tuple[ResolvedEntity, ...], tuple[EntityLink, ...]]: ...


class IncidentResolver(Protocol):
    """Which incident mentions are one incident."""

    def __call__(
        self,
        reports: Sequence[Report],
        analyses: Mapping[str, Analysis],
        datings: Sequence[Dating],
        places: Sequence[PlaceEntity],
        place_links: Sequence[PlaceLink],
        entities: Sequence[ResolvedEntity],
        entity_links: Sequence[EntityLink],
    ) -> tuple[tuple[IncidentLink, ...], tuple[Undecided, ...]]: ...
