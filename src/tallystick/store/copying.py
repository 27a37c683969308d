"""One case into another: between files and servers, as often as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tallystick.errors import CaseError
from tallystick.store.case import Case
from tallystick.store.database import Value
from tallystick.store.location import ServerAddress
from tallystick.store.receipts import NO_HASH, TABLES, Act, Head, Kind, Receipt, text_of

CACHED = (
    ("analyses", ("report", "parts", "record"), ("report",)),
    ("watch", ("kind", "key", "waits", "record"), ("kind", "key")),
)
"""Tables, columns and keys of what has no receipts."""
COUNTED = (*(table.name for table in TABLES.values()), *(name for name, _, _ in CACHED))


def copy_case(source: Case, target: Case, *, merge: bool = False) -> dict[str, int]:
    """Puts all that ``target`` lacks of ``source`` into it, in one transaction; gives how many rows of each table were new, and how many
    receipts came along.

    A copy that was not changed since it was made follows its source with the source's own receipts, also where the source took something
    out. Where both went their own ways, and with ``merge``, what ``target`` has stays as it is, and what comes gets receipts of its own that
    name the source and its last receipt. Raises CaseError where ``target`` is another case that has something in it already, unless ``merge``.
    """
    if str(_whole(source)) == str(_whole(target)):
        raise CaseError(f"{target.path} cannot be copied onto itself; give another place")
    new = dict.fromkeys((*COUNTED, "receipts"), 0)
    with source.snapshot(), target.transaction():
        if source.identity() != target.identity():
            kept = any(target._db.query(f"SELECT 1 FROM {name} LIMIT 1") for name in COUNTED)
            if kept and not merge:
                raise CaseError(f"{target.path} is another case than {source.path}; give an empty place, or --merge to put both into one")
            if not kept and target.head().number == 1:
                target._db.change("UPDATE meta SET value = ? WHERE key = 'case'", (source.identity(),))
                target._db.change("DELETE FROM receipts")
        head = target._receipts.head() or Head(0, NO_HASH, "")
        if _has(source, head):
            new.update(_follow(source, target, head))
        elif merge or not _has(target, source.head()):
            new.update(_join(source, target))
        for name, columns, keys in CACHED:
            new[name] = _copy_rows(source, target, name, columns, keys)
        if new["receipts"]:
            target._changed()
    return new


def _whole(case: Case) -> Path | ServerAddress:
    return case.path.resolve() if isinstance(case.path, Path) else case.path


def _has(case: Case, head: Head) -> bool:
    """Whether the case's receipts go on from there."""
    return head.number == 0 or bool(case._db.query("SELECT 1 FROM receipts WHERE number = ? AND hash = ?", (head.number, head.hash)))


def _follow(source: Case, target: Case, head: Head) -> dict[str, int]:
    """The source's receipts behind the target's last one, and what they speak of as it stands now."""
    new: dict[str, int] = {"receipts": 0}
    touched: dict[tuple[Kind, tuple[str, ...]], None] = {}
    for _, record, _ in source._receipts.all(head.number):
        receipt = msgspec.json.decode(record, type=Receipt)
        target._receipts.put(record)
        touched[receipt.kind, receipt.key] = None
        new["receipts"] += 1
    for kind in reversed(TABLES):
        for key in [key for of, key in touched if of is kind]:
            if not _rows(source, kind, key):
                target._db.change(f"DELETE FROM {TABLES[kind].name} WHERE {_here(kind)}", key)
    for kind, table in TABLES.items():
        for key in [key for of, key in touched if of is kind]:
            for values in _rows(source, kind, key):
                # What was taken out and put in again stands as it was put in last.
                new[table.name] = new.get(table.name, 0) + _put(source, target, kind, values)
    return new


def _put(source: Case, target: Case, kind: Kind, values: Sequence[Value]) -> bool:
    """A row as the source has it; False where the target has the same."""
    table = TABLES[kind]
    key = tuple(str(value) for value in values[: table.keys])
    if _rows(target, kind, key) == [tuple(values)]:
        return False
    sets = ", ".join(f"{column} = excluded.{column}" for column in table.columns[table.keys :])
    target._db.change(
        f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({', '.join('?' * len(table.columns))}) "
        f"ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {sets}",
        values,
    )
    if kind is Kind.ORIGINAL:
        _copy_pieces(source, target, key[0])
    return True


def _join(source: Case, target: Case) -> dict[str, int]:
    """What the target lacks, with receipts of its own that say where it came from."""
    new: dict[str, int] = {}
    before = target.head().number
    for kind, table in TABLES.items():
        order = ", ".join(table.key)
        known = set(target._db.query(f"SELECT {order} FROM {table.name}"))
        for key in source._db.query(f"SELECT {order} FROM {table.name} ORDER BY {order}"):
            if key in known:
                continue
            if target.head().number == before:
                target._receipts.append(Act.JOINED, Kind.CASE, case=source.identity(), head=source.head().hash)
            for values in _rows(source, kind, key):
                added = target._receipts.add(kind, values, act=Act.JOINED, text=text_of(values) if kind is Kind.REPORT else None)
                new[table.name] = new.get(table.name, 0) + added
                if kind is Kind.ORIGINAL:
                    _copy_pieces(source, target, str(key[0]))
    new["receipts"] = target.head().number - before
    return new


def _here(kind: Kind) -> str:
    return " AND ".join(f"{column} = ?" for column in TABLES[kind].key)


def _rows(case: Case, kind: Kind, key: Sequence[str]) -> list[tuple[Any, ...]]:
    table = TABLES[kind]
    return case._db.query(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {_here(kind)}", key)


def _copy_pieces(source: Case, target: Case, sha256: str) -> None:
    """The bytes of an original, a piece at a time."""
    target._db.change("DELETE FROM pieces WHERE sha256 = ?", (sha256,))
    for (number,) in source._db.query("SELECT number FROM pieces WHERE sha256 = ? ORDER BY number", (sha256,)):
        for (packed,) in source._db.query("SELECT bytes FROM pieces WHERE sha256 = ? AND number = ?", (sha256, number)):
            target._db.change("INSERT INTO pieces (sha256, number, bytes) VALUES (?, ?, ?)", (sha256, number, packed))


def _copy_rows(source: Case, target: Case, name: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> int:
    listed, order = ", ".join(columns), ", ".join(keys)
    known = set(target._db.query(f"SELECT {order} FROM {name}"))
    wanted = [key for key in source._db.query(f"SELECT {order} FROM {name} ORDER BY {order}") if key not in known]
    if name == "analyses":  # those of reports that the target has; it may have taken one out since
        reports = set(target.report_ids())
        wanted = [key for key in wanted if key[0] in reports]
    here = " AND ".join(f"{key} = ?" for key in keys)
    added = 0
    for key in wanted:
        for row in source._db.query(f"SELECT {listed} FROM {name} WHERE {here}", key):
            marks = ", ".join("?" * len(columns))
            added += target._db.change(f"INSERT INTO {name} ({listed}) VALUES ({marks}) ON CONFLICT DO NOTHING", row)
    return added
