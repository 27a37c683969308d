"""Ids: content hashes with a prefix by kind, so the same input gives the same id on any machine, in any order."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"
HEX_DIGITS = 12
"""48 bits: a case of a million records collides with probability below 0.002."""


def make_id(prefix: str, *parts: object) -> str:
    """``prefix_`` and 12 hex digits of the SHA-256 of the parts' text; None counts as the empty string."""
    joined = SEPARATOR.join(["" if part is None else str(part) for part in parts])
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:HEX_DIGITS]}"
