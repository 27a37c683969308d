"""A person's decision: it changes links, never evidence; a row that is added and may be undone by another row."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class DecisionKind(StrEnum):
    """What a person may say of two things, or of one."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"
    UNDO = "undo"


class Decision(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One row of a case's decisions."""

    id: str
    kind: DecisionKind
    subject: str
    """Id of the entity, incident, report, figure, statement or finding; for ``undo`` of the decision taken back."""
    object: str | None = None
    """The other side of same and different."""
    anchors: tuple[str, ...] = ()
    """Mention ids behind the subject when it was taken, so that it holds when ids of clusters change."""
    object_anchors: tuple[str, ...] = ()
    """The same for the object."""
    field: str | None = None
    value: str | None = None
    """For ``correct``: the field and the value to be shown beside the one that was read."""
    note: str | None = None
    by: str
    at: str
    """ISO 8601 instant in UTC."""
