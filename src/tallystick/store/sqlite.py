"""A case as one SQLite file, with a write-ahead log: many programs read while one writes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tallystick.errors import CaseError, NoCase
from tallystick.store import database
from tallystick.store.database import Database, Value
from tallystick.store.location import APPLICATION_ID, is_case

ADVICE = (
    ("locked", "another program writes to it; wait for it and try again"),
    ("disk is full", "the disk is full; make room and try again"),
    ("readonly", "the file may not be written; check its permissions and its folder's, or copy it elsewhere"),
    ("malformed", "the file is damaged; take a copy from before"),
    ("unable to open", "check that the folder exists and may be written"),
    ("disk I/O error", "check the disk and the file's permissions"),
)


class SQLiteDatabase(Database):
    """An open file."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Raises CaseError where there is no case (unless ``create``), or where the file is none."""
        super().__init__()
        self.path = path
        if not path.exists():
            if not create:
                raise NoCase(f"no case at {path}; `tallystick add {path} INPUT…` makes one")
            if not path.parent.is_dir():
                raise CaseError(f"the folder {path.parent} does not exist; make it first")
        elif not os.access(path, os.R_OK):
            raise CaseError(f"{path} may not be read; check its permissions")
        elif path.stat().st_size and not is_case(path):
            raise CaseError(f"{path} is not a case; give a file that `tallystick add` made")
        self.writable = not path.exists() or os.access(path, os.W_OK)
        self._db = self._told(self._connect)
        try:
            self._told(self._prepare)
        except BaseException:
            self._db.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        target = self.path.absolute().as_uri()
        if not self.writable:
            # Where its folder may not be written either, SQLite reads a file only that is promised not to change.
            fixed = not os.access(self.path.parent, os.W_OK) and not Path(f"{self.path}-wal").exists()
            target += "?mode=ro&immutable=1" if fixed else "?mode=ro"
        return sqlite3.connect(target, uri=True, timeout=database.BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    def _prepare(self) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("PRAGMA synchronous = FULL")
        if self.writable and self._db.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and is_case(self.path):
            # Only once the header tells the file for a case: in the log it could not.
            self._db.execute("PRAGMA journal_mode = WAL")

    def mark(self) -> None:
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def has_tables(self) -> bool:
        return bool(self.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'"))

    def made(self) -> None:
        with self.lock:
            self._told(self._prepare)

    def broken(self) -> list[str]:
        found = [str(row[0]) for row in self.query("PRAGMA integrity_check(3)")] + [
            f"a row of {row[0]} names one of {row[2]} that is not there" for row in self.query("PRAGMA foreign_key_check")
        ]
        return [f"the file is damaged: {' '.join(line.split())}" for line in found if line != "ok"]

    def _run(self, sql: str, values: Sequence[Value]) -> tuple[list[tuple[Any, ...]], int]:
        cursor = self._db.execute(sql, values)
        try:
            return cursor.fetchall(), cursor.rowcount
        finally:
            cursor.close()

    def _begin(self, write: bool) -> None:
        self._db.execute("BEGIN IMMEDIATE" if write else "BEGIN")

    def _explained(self, error: Exception) -> CaseError | None:
        if not isinstance(error, sqlite3.Error):
            return None
        text = str(error)
        advice = next((advice for part, advice in ADVICE if part in text), "check the disk and the file's permissions")
        return CaseError(f"{self.path}: {text}; nothing was lost, {advice}")

    def close(self) -> None:
        with self.lock:
            self._db.close()
