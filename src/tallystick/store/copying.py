"""One case into another: between files and servers, as often as wanted."""

from __future__ import annotations

from pathlib import Path

from tallystick.errors import CaseError
from tallystick.store.case import Case
from tallystick.store.location import ServerAddress

TABLES = (
    ("originals", ("sha256", "size", "added", "url"), ("sha256",)),
    ("pieces", ("sha256", "number", "bytes"), ("sha256", "number")),
    ("reports", ("id", "name", "published", "outlet", "sha256", "added", "record"), ("id",)),
    ("analyses", ("report", "parts", "record"), ("report",)),
    ("decisions", ("id", "at", "record"), ("id",)),
    ("set_aside", ("name", "kind", "reason", "added", "record", "path"), ("name", "kind", "reason")),
    ("watch", ("kind", "key", "waits", "record"), ("kind", "key")),
    ("fetched", ("url", "sha256", "at", "report", "record"), ("url", "sha256")),
)
"""Tables, columns and keys, in the order in which rows may be put in."""


def copy_case(source: Case, target: Case, *, merge: bool = False) -> dict[str, int]:
    """Puts all that ``target`` lacks of ``source`` into it, in one transaction; gives how many rows of each table were new.

    What ``target`` has stays as it is, so copying again adds only what came since. Raises CaseError where ``target`` is another case
    that has something in it already, unless ``merge``.
    """
    if str(_whole(source)) == str(_whole(target)):
        raise CaseError(f"{target.path} cannot be copied onto itself; give another place")
    new = dict.fromkeys((name for name, _, _ in TABLES), 0)
    with source.snapshot(), target.transaction():
        if source.identity() != target.identity():
            kept = any(target._db.query(f"SELECT 1 FROM {name} LIMIT 1") for name, _, _ in TABLES)
            if kept and not merge:
                raise CaseError(f"{target.path} is another case than {source.path}; give an empty place, or --merge to put both into one")
            if not kept:
                target._db.change("UPDATE meta SET value = ? WHERE key = 'case'", (source.identity(),))
        for name, columns, keys in TABLES:
            new[name] = _copy_rows(source, target, name, columns, keys)
        if any(new[name] for name in ("reports", "decisions", "set_aside")):
            target._changed()
    return new


def _whole(case: Case) -> Path | ServerAddress:
    return case.path.resolve() if isinstance(case.path, Path) else case.path


def _copy_rows(source: Case, target: Case, name: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> int:
    listed, order = ", ".join(columns), ", ".join(keys)
    known = set(target._db.query(f"SELECT {order} FROM {name}"))
    wanted = [key for key in source._db.query(f"SELECT {order} FROM {name} ORDER BY {order}") if key not in known]
    here = " AND ".join(f"{key} = ?" for key in keys)
    added = 0
    for key in wanted:
        for row in source._db.query(f"SELECT {listed} FROM {name} WHERE {here}", key):
            marks = ", ".join("?" * len(columns))
            added += target._db.change(f"INSERT INTO {name} ({listed}) VALUES ({marks}) ON CONFLICT DO NOTHING", row)
    return added
