"""What the JSON API answers with: the account's own records, in pages, and a few shapes of its own. The OpenAPI page is made from these."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from tallystick.records.account import SecondReading
from tallystick.records.report import Evidence

Row = TypeVar("Row")


class Rows(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """One page of a list, in the account's order."""

    rows: tuple[Row, ...]
    total: int
    """Of all that fit, on this page or not."""
    limit: int
    offset: int
    next_offset: int | None
    """Where the next page begins; None on the last."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The account in counts."""

    schema: str
    case: str
    as_of: str | None
    revision: str
    """Changes with each report and decision; the ETag of every answer follows it."""
    stale: bool
    """The case has changed and its next account is being made; this is the one before."""
    days: tuple[str, ...]
    """On which its reports were published."""
    reports: int
    entities: int
    statements: int
    figures: int
    incidents: int
    findings: int
    origins: int
    trays: int
    set_aside: int
    decisions: int
    second: tuple[SecondReading, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a search found."""

    kind: str
    """'figure', 'incident', 'statement' or 'report'."""
    id: str
    snippet: str
    evidence: Evidence


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found, best first in each kind."""

    searched: tuple[str, ...]
    """How the query was understood."""
    notes: tuple[str, ...]
    rows: tuple[Hit, ...]
    total: int
    limit: int
    offset: int
    next_offset: int | None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The reasons of a record, as plain text, down to the quoted characters."""

    id: str
    reasons: str


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, and the token that a form of this session must carry."""

    name: str
    role: str
    csrf: str


class Decide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision to be taken."""

    kind: str
    subject: str
    """Id of the account, or REPORT:START; for undo the decision's id."""
    object: str | None = None
    field: str | None = None
    value: str | None = None
    note: str | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer (RFC 9457)."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
