"""What a case remembers of the feeds that are watched for it: each feed, each page that was or is to be fetched, each host, as JSON rows.

The records are the watch's own; here they are kept and given back.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tallystick.store.case import Case

Record = TypeVar("Record", bound=msgspec.Struct)

TABLES = """
CREATE TABLE IF NOT EXISTS watch (kind TEXT NOT NULL, key TEXT NOT NULL, waits INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, key));
CREATE INDEX IF NOT EXISTS watch_waits ON watch (kind, waits);
CREATE TABLE IF NOT EXISTS fetched (
    sha256 TEXT NOT NULL,
    url TEXT NOT NULL,
    at TEXT NOT NULL,
    report TEXT,
    record TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (url, sha256)
);
"""


class FeedStore:
    """The rows of one open case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        with case.transaction():
            for statement in TABLES.split(";"):
                if statement.strip():
                    case._db.execute(statement)

    def find(self, kind: str, key: str, type: type[Record]) -> Record | None:
        """The record of this kind and key."""
        row = self._case._db.execute("SELECT record FROM watch WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=type)

    def all(self, kind: str, type: type[Record], *, waiting: bool = False) -> dict[str, Record]:
        """Records of this kind by key, in the order of their keys; with ``waiting`` those alone that were kept so."""
        asked = "SELECT key, record FROM watch WHERE kind = ? AND waits >= ? ORDER BY key"
        return {key: msgspec.json.decode(record, type=type) for key, record in self._case._db.execute(asked, (kind, int(waiting)))}

    def keep(self, rows: Iterable[tuple[str, str, msgspec.Struct, bool]]) -> None:
        """Keeps records as kind, key, record and whether it waits, all or none, in place of older ones."""
        with self._case.transaction():
            for kind, key, record, waits in rows:
                self._case._db.execute(
                    "INSERT INTO watch VALUES (?, ?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET waits = excluded.waits, record = excluded.record",
                    (kind, key, int(waits), msgspec.json.encode(record).decode("utf-8")),
                )

    def keep_fetched(self, record: msgspec.Struct, body: bytes, *, sha256: str, url: str, at: str, report: str | None) -> None:
        """Keeps a page as it was fetched; the same bytes of the same address once."""
        with self._case.transaction():
            self._case._db.execute(
                "INSERT INTO fetched VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (sha256, url, at, report, msgspec.json.encode(record).decode("utf-8"), zlib.compress(body)),
            )

    def fetched(self, report: str) -> list[bytes]:
        """The bytes of the pages that gave a report, by time."""
        asked = "SELECT body FROM fetched WHERE report = ? ORDER BY at, url, sha256"
        return [zlib.decompress(row[0]) for row in self._case._db.execute(asked, (report,))]
