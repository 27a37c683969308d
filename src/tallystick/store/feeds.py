"""What a case remembers of the feeds that are watched for it: each feed, each page that was or is to be fetched, each host, as JSON rows.

The records are the watch's own; here they are kept and given back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tallystick.store.case import Case
from tallystick.store.receipts import Kind

Record = TypeVar("Record", bound=msgspec.Struct)


class FeedStore:
    """The rows of one open case. They change nothing of its account, so its revision stays."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._db = case._db

    def find(self, kind: str, key: str, type: type[Record]) -> Record | None:
        """The record of this kind and key."""
        rows = self._db.query("SELECT record FROM watch WHERE kind = ? AND key = ?", (kind, key))
        return msgspec.json.decode(rows[0][0], type=type) if rows else None

    def all(self, kind: str, type: type[Record], *, waiting: bool = False) -> dict[str, Record]:
        """Records of this kind by key, in the order of their keys; with ``waiting`` those alone that were kept so."""
        rows = self._db.query("SELECT key, record FROM watch WHERE kind = ? AND waits >= ? ORDER BY key", (kind, int(waiting)))
        return {key: msgspec.json.decode(record, type=type) for key, record in rows}

    def keep(self, rows: Iterable[tuple[str, str, msgspec.Struct, bool]]) -> None:
        """Keeps records as kind, key, record and whether it waits, all or none, in place of older ones."""
        kept = [(kind, key, int(waits), msgspec.json.encode(record).decode("utf-8")) for kind, key, record, waits in rows]

        def work() -> None:
            for row in kept:
                self._db.change(
                    "INSERT INTO watch (kind, key, waits, record) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (kind, key) DO UPDATE SET waits = excluded.waits, record = excluded.record",
                    row,
                )

        self._db.write(work)

    def keep_fetched(self, record: msgspec.Struct, body: bytes, *, sha256: str, url: str, at: str, report: str | None) -> None:
        """Keeps a page as it was fetched; the same bytes of the same address once."""

        def work() -> None:
            self._case._keep_original(sha256, body, url)
            self._case._receipts.add(Kind.PAGE, (url, sha256, at, report, msgspec.json.encode(record).decode("utf-8")))

        self._db.write(work)

    def fetched(self, report: str) -> list[bytes]:
        """The bytes of the pages that gave a report, by time."""
        rows = self._db.query("SELECT sha256 FROM fetched WHERE report = ? ORDER BY at, url, sha256", (report,))
        return [original for row in rows if (original := self._case.original(row[0])) is not None]

    def answers(self, report: str, type: type[Record]) -> list[Record]:
        """What servers answered, by time, where a report came from; without the bytes."""
        rows = self._db.query("SELECT record FROM fetched WHERE report = ? ORDER BY at, url, sha256", (report,))
        return [msgspec.json.decode(row[0], type=type) for row in rows]
