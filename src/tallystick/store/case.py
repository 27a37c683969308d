"""One case: reports with the bytes they came from, analyses, what was set aside, and decisions. Every write may be repeated."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from tallystick.errors import CaseError
from tallystick.records.decision import Decision
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store.database import Database
from tallystick.store.location import ServerAddress, locate
from tallystick.store.migrations import prepare
from tallystick.store.receipts import Head, Kind, Receipts

PIECE_BYTES = 8_000_000
"""Bytes of an original that are packed and kept together; databases take no single value of gigabytes."""

ROWS = 1000
"""Rows that are read at a time where all are wanted."""

Given = TypeVar("Given")
Record = TypeVar("Record", Report, Analysis)
Kept = TypeVar("Kept", Report, Analysis, SetAside, Decision)


class Case:
    """One open case, in a SQLite file or a PostgreSQL schema. Use as a context manager, or call ``close``.

    Several threads may share it: each call, and each transaction as a whole, is made by one thread at a time.
    """

    def __init__(self, path: str | Path | ServerAddress, *, create: bool = False) -> None:
        """Opens the case at a path or at ``postgresql://user@host/db#case``.

        Raises CaseError where there is none (unless ``create``), where it is no case or cannot be read; PartMissing where the database's
        driver is not installed.
        """
        self.path = locate(path)
        """Where it is; its ``stem`` is the case's name."""
        self._db = _open(self.path, create)
        try:
            prepare(self._db, str(self.path))
        except BaseException:
            self._db.close()
            raise
        self._receipts = Receipts(self._db)

    # -- life ----------------------------------------------------------------------------------------------------------
    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file or connection."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction: all of it is written, or nothing. Other threads that use this case wait for its end."""
        with self._db.transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whoever writes meanwhile."""
        with self._db.transaction(write=False):
            yield

    def revision(self) -> str:
        """Changes whenever reports, set-aside inputs or decisions do, whoever writes; two equal ones mean that none did.

        Analyses follow from the reports and the parts that made them: keeping one changes nothing that an account tells.
        """
        return self._meta("revision")

    def identity(self) -> str:
        """Tells this case from any other, wherever it is copied to."""
        return self._meta("case")

    def head(self) -> Head:
        """The last receipt of the case: its hash stands for all that was ever added, removed and decided up to it."""
        head = self._receipts.head()
        if head is None:
            raise CaseError(f"{self.path}: its receipts are missing; take a copy from before")
        return head

    def _meta(self, key: str) -> str:
        return str(self._db.query("SELECT value FROM meta WHERE key = ?", (key,))[0][0])

    def _record(self, text: str, type: type[Kept]) -> Kept:
        try:
            return msgspec.json.decode(text, type=type)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CaseError(f"{self.path}: a kept {type.__name__.lower()} is damaged ({error}); take a copy from before") from error

    def _write(self, work: Callable[[], Given]) -> Given:
        return self._db.write(work)

    def _changed(self) -> None:
        self._db.change("UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'revision'")

    # -- reports -------------------------------------------------------------------------------------------------------
    def add(self, report: Report, analysis: Analysis | None = None, *, original: bytes | None = None) -> bool:
        """Keeps a report, with its analysis and the bytes it was read from where given; False where the case had it (it stays as it was)."""

        def work() -> bool:
            if original is not None:
                self._keep_original(report.sha256, original, report.url)
            added = self._receipts.moment()
            values = (report.id, report.name, report.published, report.outlet, report.sha256, added, _text(report))
            new = self._receipts.add(Kind.REPORT, values, text=report.text)
            # What could not be read before and is read now is no longer set aside.
            taken = self._receipts.remove(Kind.ASIDE, "name = ? AND COALESCE(path, '') = ?", (report.name, report.path or ""))
            if analysis is not None:
                self._keep(analysis)
            if new or taken:
                self._changed()
            return new

        return self._write(work)

    def keep_analysis(self, analysis: Analysis) -> None:
        """Keeps a report's analysis in place of an older one; one whose report was taken out meanwhile is let go."""

        def work() -> None:
            if self._db.query("SELECT 1 FROM reports WHERE id = ?", (analysis.report,)):
                self._keep(analysis)

        self._write(work)

    def _keep(self, analysis: Analysis) -> None:
        self._db.change(
            "INSERT INTO analyses (report, parts, record) VALUES (?, ?, ?) "
            "ON CONFLICT (report) DO UPDATE SET parts = excluded.parts, record = excluded.record",
            (analysis.report, analysis.parts, _text(analysis)),
        )

    def remove(self, report: str) -> bool:
        """Takes a report (by id or name) with its analysis and original, or a set-aside input (by name), out; False where there is none such."""

        def work() -> bool:
            found = self._db.query("SELECT id, sha256 FROM reports WHERE id = ? OR name = ?", (report, report))
            for id_, sha256 in found:
                self._receipts.remove(Kind.REPORT, "id = ?", (id_,))
                self._receipts.remove(Kind.PAGE, "report = ?", (id_,))
                self._drop_original(sha256)
            taken = self._receipts.remove(Kind.ASIDE, "name = ?", (report,))
            if found or taken:
                self._changed()
            return bool(found or taken)

        return self._write(work)

    def reports(self, limit: int | None = None, offset: int = 0) -> list[Report]:
        """Reports by id: all, or at most ``limit`` after the first ``offset``."""
        if limit is None and not offset:
            return list(self._each(Report, "SELECT id, record FROM reports WHERE id > ? ORDER BY id LIMIT ?"))
        rows = self._db.query("SELECT record FROM reports ORDER BY id LIMIT ? OFFSET ?", (_limit(limit), offset))
        return [self._record(row[0], Report) for row in rows]

    def _each(self, type: type[Record], asked: str, *values: str) -> Iterator[Record]:
        """The records behind a question that goes on after a key, read in parts: never all their texts at once beside what they hold."""
        last = ""
        with self.snapshot():
            while rows := self._db.query(asked, (*values, last, ROWS)):
                for _, record in rows:
                    yield self._record(record, type)
                last = rows[-1][0]

    def report(self, id: str) -> Report | None:
        """The report of this id; None where the case has none such."""
        rows = self._db.query("SELECT record FROM reports WHERE id = ?", (id,))
        return self._record(rows[0][0], Report) if rows else None

    def count(self) -> int:
        """How many reports it has."""
        return int(self._db.query("SELECT COUNT(*) FROM reports")[0][0])

    def report_ids(self) -> list[str]:
        """Ids of all reports, in order."""
        return [row[0] for row in self._db.query("SELECT id FROM reports ORDER BY id")]

    def added_after(self, moment: str) -> set[str]:
        """Ids of the reports that came into the case after an instant (ISO 8601 in UTC, as ``2031-05-03T12:00:00Z``)."""
        return {row[0] for row in self._db.query("SELECT id FROM reports WHERE added > ?", (moment,))}

    def analyses(self, parts: str) -> dict[str, Analysis]:
        """Analyses that these parts made, by report."""
        found = self._each(Analysis, "SELECT report, record FROM analyses WHERE parts = ? AND report > ? ORDER BY report LIMIT ?", parts)
        return {analysis.report: analysis for analysis in found}

    def analysis(self, report: str, parts: str) -> Analysis | None:
        """The analysis that these parts made of a report; None where there is none."""
        rows = self._db.query("SELECT record FROM analyses WHERE report = ? AND parts = ?", (report, parts))
        return self._record(rows[0][0], Analysis) if rows else None

    def analysed(self, parts: str) -> set[str]:
        """Ids of the reports that these parts have analysed."""
        return {row[0] for row in self._db.query("SELECT report FROM analyses WHERE parts = ?", (parts,))}

    # -- originals -----------------------------------------------------------------------------------------------------
    def keep_original(self, original: bytes, *, url: str | None = None) -> str:
        """Keeps bytes that reports were or may be read from, once; gives their SHA-256, as ``Report.sha256`` has it."""
        sha256 = hashlib.sha256(original).hexdigest()
        self._write(lambda: self._keep_original(sha256, original, url))
        return sha256

    def _keep_original(self, sha256: str, original: bytes, url: str | None) -> None:
        if self._db.query("SELECT 1 FROM originals WHERE sha256 = ?", (sha256,)):
            return
        if hashlib.sha256(original).hexdigest() != sha256:
            raise ValueError(f"the original is not the bytes of the hash {sha256[:12]}")
        self._receipts.add(Kind.ORIGINAL, (sha256, len(original), self._receipts.moment(), url))
        for number, start in enumerate(range(0, len(original), PIECE_BYTES)):
            packed = zlib.compress(original[start : start + PIECE_BYTES])
            self._db.change("INSERT INTO pieces (sha256, number, bytes) VALUES (?, ?, ?)", (sha256, number, packed))

    def _drop_original(self, sha256: str) -> None:
        """Lets an original go that nothing came from any more."""
        self._receipts.remove(
            Kind.ORIGINAL,
            "sha256 = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.sha256 = originals.sha256) "
            "AND NOT EXISTS (SELECT 1 FROM fetched WHERE fetched.sha256 = originals.sha256)",
            (sha256,),
        )

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they came, by their hash (``Report.sha256``); None where they were not kept."""
        with self.snapshot():
            if not self._db.query("SELECT 1 FROM originals WHERE sha256 = ?", (sha256,)):
                return None
            pieces = self._db.query("SELECT bytes FROM pieces WHERE sha256 = ? ORDER BY number", (sha256,))
        try:
            return b"".join(zlib.decompress(row[0]) for row in pieces)
        except (zlib.error, TypeError) as error:
            raise CaseError(f"{self.path}: the original {sha256} is damaged ({error}); take a copy from before") from error

    def originals(self) -> list[str]:
        """Hashes of all originals that are kept, in order."""
        return [row[0] for row in self._db.query("SELECT sha256 FROM originals ORDER BY sha256")]

    # -- set aside -----------------------------------------------------------------------------------------------------
    def set_aside(self, inputs: Iterable[SetAside]) -> None:
        """Keeps what gave no report, with the reason."""
        inputs = list(inputs)

        def work() -> None:
            new = 0
            for aside in inputs:
                values = (aside.name, aside.kind, aside.reason, self._receipts.moment(), _text(aside), aside.path)
                new += self._receipts.add(Kind.ASIDE, values)
            if new:
                self._changed()

        self._write(work)

    def aside(self) -> list[SetAside]:
        """What gave no report, by name."""
        rows = self._db.query("SELECT record FROM set_aside ORDER BY name, kind, reason")
        return [self._record(row[0], SetAside) for row in rows]

    # -- decisions -----------------------------------------------------------------------------------------------------
    def decide(self, decision: Decision) -> None:
        """Adds a decision; rows are never changed or taken out, an undo is another row."""

        def work() -> None:
            if self._receipts.add(Kind.DECISION, (decision.id, decision.at, _text(decision))):
                self._changed()

        self._write(work)

    def decisions(self) -> Sequence[Decision]:
        """All decisions, by time."""
        rows = self._db.query("SELECT record FROM decisions ORDER BY at, id")
        return [self._record(row[0], Decision) for row in rows]


def _open(path: Path | ServerAddress, create: bool) -> Database:
    """The database behind a path; its driver is loaded only when it is the one."""
    if isinstance(path, ServerAddress):
        from tallystick.store.postgresql import PostgreSQLDatabase

        return PostgreSQLDatabase(path, create=create)
    from tallystick.store.sqlite import SQLiteDatabase

    return SQLiteDatabase(path, create=create)


def _limit(limit: int | None) -> int:
    return limit if limit is not None else 2**62


def _text(record: msgspec.Struct) -> str:
    try:
        return msgspec.json.encode(record).decode("utf-8")
    except UnicodeEncodeError as error:
        raise CaseError(
            f"a {type(record).__name__.lower()} holds characters that are no text, and was not kept; give it in UTF-8"
        ) from error
