"""What a case asks of a database. SQL is written once, with ``?`` for values; SQLite and PostgreSQL both take it.

A database may be used from several threads: each call, and each transaction as a whole, holds its lock.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar

from tallystick.errors import CaseError

BUSY_SECONDS = 20.0
"""How long a write waits for another program before it gives up with a clear line."""

Given = TypeVar("Given")
Value = str | int | bytes | None


class ConnectionLost(CaseError):
    """The connection was lost; ``repeatable`` where it is certain that the transaction was not written."""

    def __init__(self, reason: str, *, repeatable: bool) -> None:
        super().__init__(reason)
        self.repeatable = repeatable


class Database(ABC):
    """One open database. Raises CaseError, in one line, for whatever goes wrong in it."""

    writable = True

    def __init__(self) -> None:
        self.lock = RLock()
        self._depth = 0
        self._committing = False
        """Whether a lost connection leaves it open if the transaction was written."""

    # -- what a back end gives -----------------------------------------------------------------------------------------
    @abstractmethod
    def _run(self, sql: str, values: Sequence[Value]) -> tuple[list[tuple[Any, ...]], int]:
        """Rows, and how many rows were changed; connects first where the connection was lost."""

    @abstractmethod
    def _begin(self, write: bool) -> None:
        """Begins a transaction: of one writer at a time, or of reads that all see the same moment."""

    @abstractmethod
    def _explained(self, error: Exception) -> CaseError | None:
        """The driver's error in one line, ConnectionLost where that is what happened; None where it is not the driver's."""

    @abstractmethod
    def has_tables(self) -> bool:
        """Whether the tables of a case are there."""

    def mark(self) -> None:
        """Marks the database as a case's, in the transaction that makes its tables."""
        return

    def made(self) -> None:
        """Called once the tables are there and written."""
        return

    def statement(self, sql: str) -> str:
        """A statement of the schema as this database takes it."""
        return sql

    def broken(self) -> list[str]:
        """What the database itself finds broken in it, each in a line."""
        return []

    @abstractmethod
    def close(self) -> None:
        """Closes the connection."""

    # -- what a case asks ----------------------------------------------------------------------------------------------
    def query(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """The rows. Asked again once where the connection was lost and nothing was begun."""
        with self.lock:
            try:
                return self._told(lambda: self._run(sql, values)[0])
            except ConnectionLost:
                if self._depth:
                    raise
                return self._told(lambda: self._run(sql, values)[0])

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Changes rows, inside a transaction; gives how many."""
        with self.lock:
            if not self._depth:
                raise RuntimeError("a change needs a transaction")
            return self._told(lambda: self._run(sql, values)[1])

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[None]:
        """One transaction: all of it is written, or nothing. Inside another it is a part of that one."""
        with self.lock:
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            try:
                self._told(lambda: self._begin(write))
            except ConnectionLost:
                self._told(lambda: self._begin(write))
            self._depth = 1
            try:
                yield
                self._committing = True
                self._told(lambda: self._run("COMMIT", ()))
            except BaseException as error:
                if not isinstance(error, ConnectionLost):
                    self._roll_back()
                raise
            finally:
                self._committing = False
                self._depth = 0

    def write(self, work: Callable[[], Given]) -> Given:
        """What ``work`` gives, done in one transaction; done again once where the connection was lost before anything was written."""
        try:
            with self.transaction():
                return work()
        except ConnectionLost as error:
            if self._depth or not error.repeatable:
                raise
        with self.transaction():
            return work()

    def _roll_back(self) -> None:
        try:
            self._run("ROLLBACK", ())
        except Exception as error:
            # The first error is the one to tell; a database without a connection has rolled back already.
            if self._explained(error) is None:
                raise

    def _told(self, work: Callable[[], Given]) -> Given:
        try:
            return work()
        except CaseError:
            raise
        except Exception as error:
            explained = self._explained(error)
            if explained is None:
                raise
            raise explained from error
