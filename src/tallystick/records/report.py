"""A report: one text as one outlet printed it, and nothing that was concluded from it."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True, array_like=True):
    """Characters ``[start, end)`` of one report's text, as Python ``str`` indices."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def distance(self, other: Span) -> int:
        """Characters between the two spans; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


class Evidence(msgspec.Struct, frozen=True, gc=False, order=True):
    """A place in a report's text: ``reports[report].text[start:end]`` are the words that were read."""

    report: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The characters without the report."""
        return Span(self.start, self.end)


class ZoneKind(StrEnum):
    """What a stretch of a report is, where it is not the running text."""

    DATELINE = "dateline"  # 'Kyiv, Mar 16 (AP)'
    BYLINE = "byline"  # 'By A. Writer'
    CREDIT = "credit"  # 'A and B contributed to this report', '(AP)', 'Copyright 2016 ...'
    CAPTION = "caption"  # words under a picture
    FURNITURE = "furniture"  # 'Read more', share buttons, embedded posts' frames
    HEADING = "heading"  # a title or a heading between paragraphs


CLAIMLESS_ZONES = frozenset(ZoneKind)
"""Zones whose words make no claims. They may still date, place or name the report."""


class Zone(msgspec.Struct, frozen=True, gc=False, order=True):
    """A stretch of a report's text that is not running text."""

    start: int
    end: int
    kind: ZoneKind

    @property
    def span(self) -> Span:
        """The characters without the kind."""
        return Span(self.start, self.end)


class Dateline(msgspec.Struct, frozen=True, gc=False):
    """What stands before the first words: 'Kyiv, Mar 16 (AP)'. Unknown parts are None."""

    span: Span
    place: str | None = None
    place_span: Span | None = None
    day: str | None = None
    """The date as printed ('Mar 16', 'August 2'), not resolved."""
    day_span: Span | None = None
    agency: str | None = None
    """The agency or outlet named in it, in full where known ('Associated Press')."""


class PublishedBasis(StrEnum):
    """How a report's date is known, by falling strength."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    INFERRED = "inferred"


class Report(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One report. ``text`` never changes; everything found points into it."""

    id: str
    name: str
    """The file's name, or a record's ``doc_id``."""
    text: str
    sha256: str
    """Of the bytes it was read from."""
    language: str
    """ISO 639-1 code as recognised, 'und' where the text is too short to tell."""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    """Who printed it. None where neither metadata, address, dateline nor credit tells."""
    outlet_basis: str | None = None
    """'given', 'metadata', 'address', 'dateline' or 'credit'."""
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, as given or as the metadata says; dates worked out later stand in ``Links``."""
    published_basis: PublishedBasis | None = None
    week: str | None = None
    """Of a report without a day of publication, a day by which its weekdays are told; worked out, as in ``Links``."""
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()
    """Agencies that the text credits ('Associated Press'), in order: the report may be their copy."""
    zones: tuple[Zone, ...] = ()
    """Sorted, not overlapping."""

    def zone_at(self, position: int) -> Zone | None:
        """The zone that holds the character at ``position``; None in running text."""
        before = bisect_right(self.zones, position, key=lambda zone: zone.start)
        return self.zones[before - 1] if before and position < self.zones[before - 1].end else None

    def is_furniture(self, position: int) -> bool:
        """Whether the character stands in what the page puts around a text: a share button, the signature of an embedded post."""
        zone = self.zone_at(position)
        return zone is not None and zone.kind is ZoneKind.FURNITURE


class SetAside(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An input that gave no report, with the reason in one line that says what to do."""

    name: str
    reason: str
    kind: str
    """'language', 'empty', 'unreadable', 'too_large', 'not_found', 'unsupported', 'duplicate'."""
    path: str | None = None
    url: str | None = None
    sha256: str | None = None
