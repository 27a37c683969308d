"""A case as one schema of a PostgreSQL database, for a team. Needs the extra ``postgres`` (psycopg, LGPL)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from tallystick.errors import CaseError, NoCase, PartMissing
from tallystick.store import database
from tallystick.store.database import ConnectionLost, Database, Value
from tallystick.store.location import ServerAddress

if TYPE_CHECKING:
    import psycopg
    from psycopg.abc import QueryNoTemplate

CONNECT_SECONDS = 10
"""How long a server may take to answer."""
TYPES = {"TEXT": 'TEXT COLLATE "C"', "BLOB": "BYTEA", "INTEGER": "BIGINT"}
"""SQLite's types as PostgreSQL's; texts are ordered by their bytes, as SQLite orders them."""
ADVICE_BY_STATE = {
    "28P01": "check the user and the password (in ~/.pgpass or PGPASSWORD)",
    "28000": "check the user, and whether the server lets it in from here (pg_hba.conf)",
    "3D000": "make the database first: createdb",
    "53100": "nothing was lost; the server's disk is full: make room there and try again",
    "55P03": "nothing was lost; another program writes to the case: wait for it and try again",
    "25006": "nothing was lost; the server takes no writes (a standby, or set so)",
    "42P01": "ask who made the case for the right to it (GRANT USAGE ON SCHEMA, and on its tables)",
    "42501": "nothing was lost; ask the database's owner for the right to do so (GRANT)",
}
ADVICE_BY_WORDS = (
    ("no password supplied", ADVICE_BY_STATE["28P01"]),
    ("password authentication failed", ADVICE_BY_STATE["28P01"]),
    ("pg_hba.conf", ADVICE_BY_STATE["28000"]),
    ("role ", ADVICE_BY_STATE["28000"]),
    ("database ", ADVICE_BY_STATE["3D000"]),
)


class PostgreSQLDatabase(Database):
    """An open connection. One that is lost is made again."""

    def __init__(self, address: ServerAddress, *, create: bool) -> None:
        """Raises CaseError where the server cannot be reached or has no such case (unless ``create``), PartMissing without psycopg."""
        super().__init__()
        try:
            import psycopg
        except ImportError as error:
            raise PartMissing("a case on PostgreSQL needs one more package: pip install 'tallystick[postgres]'") from error
        self._driver = psycopg
        self.address = address
        self.create = create
        self._db: psycopg.Connection | None = None
        self._told(self._live)

    # -- connecting ----------------------------------------------------------------------------------------------------
    def _live(self) -> psycopg.Connection:
        """The connection, made where there is none or it was lost."""
        if self._db is not None and not self._db.closed:
            return self._db
        self._db = None  # what goes wrong from here on is the server's, and is told as that
        settings = f"-c lock_timeout={int(database.BUSY_SECONDS * 1000)} -c client_min_messages=warning"
        more: dict[str, Any] = {} if "connect_timeout=" in self.address.url else {"connect_timeout": CONNECT_SECONDS}
        connection = self._driver.Connection.connect(
            self.address.url, autocommit=True, application_name="tallystick", options=settings, **more
        )
        try:
            self._enter(connection)
        except BaseException:
            connection.close()
            raise
        self._db = connection
        return connection

    def _enter(self, connection: psycopg.Connection) -> None:
        name = self.address.name
        known = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = n.nspname AND tablename = 'meta'), "
            "EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid) FROM pg_catalog.pg_namespace n WHERE nspname = %s",
            (name,),
        ).fetchone()
        if known is None or known == (False, False):
            if not self.create:
                raise NoCase(f"no case '{name}' at {self.address}; `tallystick add '{self.address}' INPUT…` makes one")
        elif not known[0]:
            raise CaseError(f"the schema '{name}' at {self.address} is not a case; give another name behind '#'")
        connection.execute("SELECT set_config('search_path', quote_ident(%s), false)", (name,))

    def has_tables(self) -> bool:
        return bool(self.query("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = 'meta'", (self.address.name,)))

    def mark(self) -> None:
        quoted = '"' + self.address.name.replace('"', '""') + '"'
        self.change(f"CREATE SCHEMA IF NOT EXISTS {quoted}")

    def statement(self, sql: str) -> str:
        return re.sub(r"\b(?:TEXT|BLOB|INTEGER)\b", lambda found: TYPES[found[0]], sql)

    # -- statements ----------------------------------------------------------------------------------------------------
    def _run(self, sql: str, values: Sequence[Value]) -> tuple[list[tuple[Any, ...]], int]:
        if self._depth and (self._db is None or self._db.closed):
            # Never on a new connection in the middle of a transaction: its first half would be missing.
            raise ConnectionLost(self._line("the connection to the server was lost", ""), repeatable=not self._committing)
        asked = sql.replace("%", "%%").replace("?", "%s") if values else sql
        cursor = self._live().execute(cast("QueryNoTemplate", asked), [_storable(value) for value in values] or None)
        rows = cursor.fetchall() if cursor.description is not None else []
        return rows, cursor.rowcount

    def _begin(self, write: bool) -> None:
        connection = self._live()
        if not write:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            return
        # One writer at a time, as with SQLite; readers never wait. What the writer before wrote is seen once the lock is given, however the
        # server is set: else the next receipt would follow an older one.
        connection.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('tallystick ' || %s, 0))", (self.address.name,))

    def _explained(self, error: Exception) -> CaseError | None:
        if not isinstance(error, self._driver.Error):
            return None
        if self._db is not None and self._db.closed:
            reason = "the connection to the server was lost"
            if self._committing:
                advice = "whether the last change was written is not known; do it again, twice does no harm"
            else:
                advice = "nothing was lost; try again"
            return ConnectionLost(self._line(reason, advice), repeatable=not self._committing)
        said = " ".join(str(error).split())
        state = error.sqlstate or ""
        advice = ADVICE_BY_STATE.get(state) or next((advice for words, advice in ADVICE_BY_WORDS if words in said), "")
        if self._db is None:
            return CaseError(self._line(f"the server cannot be used: {said}", advice or "check that it runs and the address is right"))
        self._undo_statement()
        return CaseError(self._line(said.partition(" LINE 1:")[0], advice or "nothing was lost"))

    def _undo_statement(self) -> None:
        """Ends a transaction that could not begin (its lock was not given), so that the next one can."""
        connection = self._db
        if connection is not None and not self._depth and connection.info.transaction_status != self._driver.pq.TransactionStatus.IDLE:
            connection.execute("ROLLBACK")

    def _line(self, reason: str, advice: str) -> str:
        return f"{self.address}: {reason}" + (f"; {advice}" if advice else "")

    def close(self) -> None:
        with self.lock:
            if self._db is not None:
                self._db.close()


def _storable(value: Value) -> Value:
    """The value as PostgreSQL can keep it: texts hold no NUL there. Records escape theirs, so only the columns that are looked up change."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value
