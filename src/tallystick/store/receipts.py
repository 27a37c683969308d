"""A case's receipts: one for each report, original, page, set-aside input and decision that was added or removed, each with the hash of the one before.

What is written in the case follows from its receipts, and each receipt from all before it: nothing can be changed, taken out, put in or
put elsewhere without a hash that no longer fits. A receipt's hash is the SHA-256 of its JSON, byte for byte as it is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import msgspec

from tallystick.errors import CaseError
from tallystick.store.database import Database, Value

NO_HASH = "0" * 64
"""What the first receipt names as the one before."""
ROWS = 1000
"""Receipts that are read at a time."""


class Act(StrEnum):
    """What was done."""

    BEGUN = "begun"
    ADDED = "added"
    REMOVED = "removed"
    FOUND = "found"  # it stood in the case before there were receipts, and is taken as it was found
    JOINED = "joined"  # another case, or a copy that went its own way, was put into this one


class Kind(StrEnum):
    """What it was done to."""

    CASE = "case"
    ORIGINAL = "original"  # the bytes that reports were read from
    REPORT = "report"
    PAGE = "page"  # that a page was fetched: from where, when, with what answer
    ASIDE = "aside"  # an input that gave no report
    DECISION = "decision"


class Table(NamedTuple):
    """Where the rows of a kind stand; the keys are its first columns."""

    name: str
    columns: tuple[str, ...]
    keys: int

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell a row from the others."""
        return self.columns[: self.keys]


TABLES: dict[Kind, Table] = {
    Kind.ORIGINAL: Table("originals", ("sha256", "size", "added", "url"), 1),
    Kind.REPORT: Table("reports", ("id", "name", "published", "outlet", "sha256", "added", "record"), 1),
    Kind.PAGE: Table("fetched", ("url", "sha256", "at", "report", "record"), 2),
    Kind.ASIDE: Table("set_aside", ("name", "kind", "reason", "added", "record", "path"), 3),
    Kind.DECISION: Table("decisions", ("id", "at", "record"), 1),
}
"""What has receipts, in the order in which rows may be put in."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the chain. Nothing in it is ever changed."""

    number: int
    """From 1, without a gap."""
    before: str
    """Hash of the receipt before; zeros for the first."""
    at: str
    """ISO 8601 instant in UTC; never before that of the receipt before."""
    clock: str | None = None
    """What the machine's clock said, where it said an earlier time than a receipt that stands already."""
    act: Act
    kind: Kind
    key: tuple[str, ...] = ()
    """Of the row: a report's or decision's id, an original's SHA-256, a page's address and SHA-256, an aside's name, kind and reason."""
    row: str | None = None
    """SHA-256 of all that the row holds, as ``digest`` gives it."""
    original: str | None = None
    """For a report: SHA-256 of the bytes it was read from."""
    text: str | None = None
    """For a report: SHA-256 of its text in UTF-8."""
    version: str
    """Of Tallystick, which did it."""
    case: str | None = None
    """The case's identity; where another was put into this one, that one's."""
    head: str | None = None
    """Hash of the last receipt of a case that was put into this one."""


class Head(NamedTuple):
    """The end of the chain: who notes its hash can tell later whether all up to it still stands."""

    number: int
    hash: str
    at: str


def storable(values: Sequence[Value]) -> list[Value]:
    """The values as every database can keep them: PostgreSQL has no NUL in a text. Records escape theirs, so only what is looked up changes."""
    return [value.replace("\x00", "\ufffd") if isinstance(value, str) else value for value in values]


def digest(values: Sequence[Value]) -> str:
    """SHA-256 of a row's values as a JSON array; the same in every database."""
    return hashlib.sha256(msgspec.json.encode(storable(values))).hexdigest()


def hash_of(record: str) -> str:
    """SHA-256 of a receipt's JSON."""
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def product_version() -> str:
    """The version of Tallystick that is installed; 'unknown' where it runs from a bare tree."""
    try:
        return version("tallystick")
    except PackageNotFoundError:
        return "unknown"


def now() -> str:
    """What the machine's clock says."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Receipts:
    """The chain of one open case. Whoever appends holds the transaction of the one writer, so it never forks."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def head(self) -> Head | None:
        """The last receipt; None before the first."""
        rows = self._db.query("SELECT number, hash, record FROM receipts ORDER BY number DESC LIMIT 1")
        if not rows:
            return None
        try:
            return Head(rows[0][0], rows[0][1], msgspec.json.decode(rows[0][2], type=Receipt).at)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CaseError(
                f"the case's receipt {rows[0][0]} is damaged; nothing was written, `tallystick verify` tells what is left"
            ) from error

    def moment(self) -> str:
        """Now, for a row that is added; never before what was added last, so that order does not hang on a clock that is set back."""
        head = self.head()
        return max(now(), head.at) if head is not None else now()

    def append(
        self,
        act: Act,
        kind: Kind,
        key: Sequence[str] = (),
        *,
        row: str | None = None,
        original: str | None = None,
        text: str | None = None,
        case: str | None = None,
        head: str | None = None,
    ) -> None:
        """Writes one receipt, inside the transaction that does what it is for."""
        last = self.head() or Head(0, NO_HASH, "")
        said = now()
        receipt = Receipt(
            number=last.number + 1,
            before=last.hash,
            at=max(said, last.at),
            clock=said if said < last.at else None,
            act=act,
            kind=kind,
            key=tuple(key),
            row=row,
            original=original,
            text=text,
            version=product_version(),
            case=case,
            head=head,
        )
        self.put(msgspec.json.encode(receipt).decode("utf-8"))

    def put(self, record: str) -> None:
        """Writes a receipt's JSON as it is: a copy's."""
        number = msgspec.json.decode(record, type=Receipt).number
        self._db.change("INSERT INTO receipts (number, record, hash) VALUES (?, ?, ?)", (number, record, hash_of(record)))

    def add(self, kind: Kind, values: Sequence[Value], *, act: Act = Act.ADDED, text: str | None = None) -> bool:
        """Puts a row in, with its receipt; False where there is one of its key, which stays as it is."""
        table = TABLES[kind]
        values = storable(values)
        marks = ", ".join("?" * len(table.columns))
        asked = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING"
        if not self._db.change(asked, values):
            return False
        self.note(kind, values, act=act, text=text)
        return True

    def note(self, kind: Kind, values: Sequence[Value], *, act: Act, text: str | None = None) -> None:
        """The receipt of a row that is there; ``text`` is a report's."""
        table = TABLES[kind]
        original = values[table.columns.index("sha256")] if kind is Kind.REPORT else None
        self.append(
            act,
            kind,
            [str(value) for value in storable(values[: table.keys])],
            row=digest(values),
            original=str(original) if original is not None else None,
            text=hashlib.sha256(text.encode("utf-8")).hexdigest() if text is not None else None,
        )

    def remove(self, kind: Kind, where: str, values: Sequence[Value]) -> int:
        """Takes the rows out that a condition names, with a receipt each; gives how many."""
        table = TABLES[kind]
        found = self._db.query(
            f"SELECT {', '.join(table.key)} FROM {table.name} WHERE {where} ORDER BY {', '.join(table.key)}", storable(values)
        )
        here = " AND ".join(f"{column} = ?" for column in table.key)
        for key in found:
            self._db.change(f"DELETE FROM {table.name} WHERE {here}", key)
            self.append(Act.REMOVED, kind, [str(value) for value in storable(key)])
        return len(found)

    def all(self, after: int = 0) -> Iterator[tuple[int, str, str]]:
        """Number, JSON and hash of each receipt behind a number, as they are kept, in order; inside a snapshot."""
        while rows := self._db.query("SELECT number, record, hash FROM receipts WHERE number > ? ORDER BY number LIMIT ?", (after, ROWS)):
            for row in rows:
                yield row[0], row[1], row[2]
            after = rows[-1][0]


def begin(database: Database, identity: str) -> None:
    """The first receipt of a case; where the case had something in it before there were receipts, one for each row that was found."""
    receipts = Receipts(database)
    receipts.append(Act.BEGUN, Kind.CASE, case=identity)
    for kind, table in TABLES.items():
        order = ", ".join(("added", *table.key) if "added" in table.columns else ("at", *table.key))
        here = " AND ".join(f"{column} = ?" for column in table.key)
        for key in database.query(f"SELECT {', '.join(table.key)} FROM {table.name} ORDER BY {order}"):
            for values in database.query(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {here}", key):
                receipts.note(kind, values, act=Act.FOUND, text=text_of(values) if kind is Kind.REPORT else None)


class _Text(msgspec.Struct):
    text: str


def text_of(values: Sequence[Value]) -> str | None:
    """The text of a report's row; None where it is damaged."""
    try:
        return msgspec.json.decode(str(values[-1]), type=_Text).text
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
