"""The tables of a case, version by version. ``schema/`` holds one file of SQL for each; a case of an older version is brought up as it is opened."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from importlib.resources import files

import msgspec

from tallystick.errors import CaseError, CaseTooNew
from tallystick.records.report import SetAside
from tallystick.store.database import Database
from tallystick.store.receipts import begin

SCHEMA_VERSION = 3
"""1: Tallystick 0.1. 2: originals, watched feeds, revision. 3: receipts."""


def prepare(database: Database, where: str) -> None:
    """Makes the tables, or brings them up to this version, in one transaction: all of it or nothing. Raises CaseTooNew, CaseError."""
    if not database.has_tables():
        with database.transaction():
            if not database.has_tables():  # another program may have made them meanwhile
                database.mark()
                _bring_up(database, 0)
        database.made()
    version = _version(database, where)
    if version > SCHEMA_VERSION:
        raise CaseTooNew(f"{where} was made by a newer version of Tallystick (schema {version}); upgrade with pip to open it")
    if version < SCHEMA_VERSION:
        if not database.writable:
            raise CaseError(f"{where} was made by an older version and has to be brought up, but may not be written; copy it elsewhere")
        with database.transaction():
            _bring_up(database, _version(database, where))


def _version(database: Database, where: str) -> int:
    rows = database.query("SELECT value FROM meta WHERE key = 'schema'")
    if not rows or not str(rows[0][0]).isdigit():
        raise CaseError(f"{where} is not a case, or is damaged: its version is missing")
    return int(rows[0][0])


def _bring_up(database: Database, version: int) -> None:
    for number in range(version + 1, SCHEMA_VERSION + 1):
        sql = files("tallystick.store").joinpath("schema", f"{number:04}.sql").read_text(encoding="utf-8")
        for statement in sql.split(";"):
            if statement.strip():
                database.change(database.statement(statement))
        if number in AFTER:
            AFTER[number](database)
    database.change("DELETE FROM meta WHERE key = 'schema'")
    database.change("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))


def _after_2(database: Database) -> None:
    """What the new column and rows hold in a case that was kept before they were there."""
    for name, kind, reason, record in database.query("SELECT name, kind, reason, record FROM set_aside"):
        path = msgspec.json.decode(record, type=SetAside).path
        database.change("UPDATE set_aside SET path = ? WHERE name = ? AND kind = ? AND reason = ?", (path, name, kind, reason))
    database.change("INSERT INTO meta VALUES ('revision', '0')")
    # Tells this case from any other, wherever it is copied to.
    database.change("INSERT INTO meta VALUES ('case', ?)", (secrets.token_hex(16),))


def _after_3(database: Database) -> None:
    """The first receipt, and one for each row of a case that was kept before there were any: as found on this day, by this version."""
    begin(database, str(database.query("SELECT value FROM meta WHERE key = 'case'")[0][0]))


AFTER: dict[int, Callable[[Database], None]] = {2: _after_2, 3: _after_3}
