"""A case as one SQLite file (write-ahead log). Every write is one transaction and may be repeated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType

import msgspec

from tallystick.errors import CaseError, CaseTooNew
from tallystick.records.decision import Decision
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside

SCHEMA_VERSION = 1
APPLICATION_ID = 0x54414C59
"""'TALY' in the file's header tells a case from any other SQLite file."""
BUSY_SECONDS = 20.0
"""How long a write waits for another process before it gives up with a clear line."""


def is_case(path: str | Path) -> bool:
    """Whether the file is a case (by its header; ``.case`` files that do not exist yet count too)."""
    path = Path(path)
    if not path.exists():
        return path.suffix == ".case"
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(72)
    return head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Case:
    """One open case. Use as a context manager, or call ``close``."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Opens the case; raises CaseError where there is none (unless ``create``), where it is no case or cannot be read."""
        self.path = Path(path)
        if not self.path.exists():
            if not create:
                raise CaseError(f"no case at {self.path}; `tallystick add {self.path} INPUT…` makes one")
            if not self.path.parent.is_dir():
                raise CaseError(f"the folder {self.path.parent} does not exist; make it first")
        elif self.path.stat().st_size and not is_case(self.path):
            raise CaseError(f"{self.path} is not a case; give a file that `tallystick add` made")
        with self._errors():
            # One thread at a time may use it; who shares a case between threads holds a lock.
            self._db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        if int(self._db.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
            with self.transaction():
                if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                    for statement in files("tallystick.store").joinpath("schema.sql").read_text(encoding="utf-8").split(";"):
                        if statement.strip():
                            self._db.execute(statement)
                    self._db.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
                    self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            # After the header is written: in the log it could not tell the file for a case.
            self._db.execute("PRAGMA journal_mode = WAL")
        version = int(self._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise CaseTooNew(f"{self.path} was made by a newer version of Tallystick (schema {version}); upgrade with pip to open it")

    # -- life ----------------------------------------------------------------------------------------------------------
    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text = str(error)
            advice = "wait for the other program and try again" if "locked" in text else "check the disk and the file's permissions"
            raise CaseError(f"{self.path}: {text}; nothing was lost, {advice}") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction: all of it is written, or nothing."""
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def revision(self) -> str:
        """Changes with every write to the case, whoever writes; two equal ones mean that nothing changed."""
        with self._errors():
            return f"{self._db.execute('PRAGMA data_version').fetchone()[0]}.{self._db.total_changes}"

    # -- reports -------------------------------------------------------------------------------------------------------
    def add(self, report: Report, analysis: Analysis | None = None) -> bool:
        """Keeps a report, with its analysis where there is one; False where the case had it (nothing changes then)."""
        with self.transaction():
            new = (
                self._db.execute(
                    "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                    (report.id, report.name, report.published, report.outlet, report.sha256, _now(), _text(report)),
                ).rowcount
                > 0
            )
            # What could not be read before and is read now is no longer set aside.
            self._db.execute(
                "DELETE FROM set_aside WHERE name = ? AND json_extract(record, '$.path') IS ?",
                (report.name, report.path),
            )
            if analysis is not None:
                self._keep(analysis)
        return new

    def keep_analysis(self, analysis: Analysis) -> None:
        """Keeps a report's analysis in place of an older one."""
        with self.transaction():
            self._keep(analysis)

    def _keep(self, analysis: Analysis) -> None:
        self._db.execute(
            "INSERT INTO analyses VALUES (?, ?, ?) ON CONFLICT (report) DO UPDATE SET parts = excluded.parts, record = excluded.record",
            (analysis.report, analysis.parts, _text(analysis)),
        )

    def remove(self, report: str) -> bool:
        """Takes a report (by id or name) with its analysis, or a set-aside input (by name), out; False where the case has none such."""
        with self.transaction():
            reports = self._db.execute("DELETE FROM reports WHERE id = ? OR name = ?", (report, report)).rowcount
            return reports + self._db.execute("DELETE FROM set_aside WHERE name = ?", (report,)).rowcount > 0

    def reports(self) -> list[Report]:
        """All reports, by id."""
        with self._errors(), closing(self._db.execute("SELECT record FROM reports ORDER BY id")) as rows:
            return [msgspec.json.decode(row[0], type=Report) for row in rows]

    def added_after(self, moment: str) -> set[str]:
        """Ids of the reports that came into the case after an instant (ISO 8601 in UTC, as ``2031-05-03T12:00:00Z``)."""
        with self._errors(), closing(self._db.execute("SELECT id FROM reports WHERE added > ?", (moment,))) as rows:
            return {row[0] for row in rows}

    def analyses(self, parts: str) -> dict[str, Analysis]:
        """Analyses that these parts made, by report."""
        with self._errors(), closing(self._db.execute("SELECT record FROM analyses WHERE parts = ?", (parts,))) as rows:
            found = [msgspec.json.decode(row[0], type=Analysis) for row in rows]
        return {analysis.report: analysis for analysis in found}

    # -- set aside -----------------------------------------------------------------------------------------------------
    def set_aside(self, inputs: Iterable[SetAside]) -> None:
        """Keeps what gave no report, with the reason."""
        with self.transaction():
            for aside in inputs:
                self._db.execute(
                    "INSERT INTO set_aside VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (aside.name, aside.kind, aside.reason, _now(), _text(aside)),
                )

    def aside(self) -> list[SetAside]:
        """What gave no report, by name."""
        with self._errors(), closing(self._db.execute("SELECT record FROM set_aside ORDER BY name, kind, reason")) as rows:
            return [msgspec.json.decode(row[0], type=SetAside) for row in rows]

    # -- decisions -----------------------------------------------------------------------------------------------------
    def decide(self, decision: Decision) -> None:
        """Adds a decision; rows are never changed or taken out, an undo is another row."""
        with self.transaction():
            self._db.execute("INSERT INTO decisions VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (decision.id, decision.at, _text(decision)))

    def decisions(self) -> Sequence[Decision]:
        """All decisions, by time."""
        with self._errors(), closing(self._db.execute("SELECT record FROM decisions ORDER BY at, id")) as rows:
            return [msgspec.json.decode(row[0], type=Decision) for row in rows]


def _text(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode("utf-8")
