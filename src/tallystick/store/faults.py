"""Faults of a case: what its receipts and what stands in it do not agree on."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

import msgspec

from tallystick.errors import CaseError
from tallystick.store.case import Case
from tallystick.store.receipts import NO_HASH, ROWS, TABLES, Act, Head, Kind, Receipt, digest, hash_of, storable, text_of

WORDS = {
    Kind.ORIGINAL: "the original",
    Kind.REPORT: "the report",
    Kind.PAGE: "the fetched page",
    Kind.ASIDE: "the set-aside input",
    Kind.DECISION: "the decision",
}
MOST = 20
"""Faults that are told one by one; a case with more is past telling."""


class Checked(msgspec.Struct, kw_only=True):
    """What a look through a case came to."""

    faults: list[str] = []
    """Each in one line, the earliest in the case's life first; empty where nothing was altered."""
    notes: list[str] = []
    """What is no fault, and what receipts cannot prove."""
    begun: str = ""
    receipts: int = 0
    found: int = 0
    """Rows that stood in the case before it had receipts."""
    rows: dict[str, int] = {}
    """How many of each kind were compared with their receipts."""
    bytes: int = 0
    """Of originals, whose hashes were made anew."""
    head: Head | None = None
    versions: dict[str, str] = {}
    """By report: the version of Tallystick that added it; reports that were found or joined are left out."""


class _Standing(msgspec.Struct):
    """What a row is to be, after the receipts."""

    number: int
    at: str
    row: str | None
    text: str | None
    original: str | None


class _Enough(Exception):
    """More faults than are told."""


def check_case(case: Case, noted: str | None = None) -> Checked:
    """Reads every receipt, every row that has one and every original of a case, all of one moment, and compares them.

    ``noted`` is a hash that somebody wrote down earlier: the case has to go on from it. Nothing is changed. Raises CaseError where the
    case cannot be read at all.
    """
    checked = Checked()
    with case.snapshot():
        try:
            checked.faults.extend(case._db.broken())
            standing, places = _chain(case, checked)
            if noted is not None and noted not in places:
                told = f"no receipt has the hash {noted} that was noted: what stood in the case then was altered, or it is another case"
                checked.faults.append(told)
            elif noted is not None:
                number, at = places[noted]
                later = checked.receipts - number
                checked.notes.append(f"it goes on from the noted receipt {number} of {at}, with {later:,} since")
            for kind in TABLES:
                _compare(case, kind, standing[kind], checked)
            _pieces(case, checked)
        except _Enough:
            checked.faults.append("and more; the rest was not looked through")
        except CaseError as error:
            checked.faults.append(str(error).removeprefix(f"{case.path}: "))
    return checked


def _tell(checked: Checked, words: str) -> None:
    # Names and addresses in it are an outsider's, and go to a terminal.
    checked.faults.append("".join(letter if letter.isprintable() else "\ufffd" for letter in words))
    if len(checked.faults) >= MOST:
        raise _Enough


def _chain(case: Case, checked: Checked) -> tuple[dict[Kind, dict[tuple[str, ...], _Standing]], dict[str, tuple[int, str]]]:
    """What stands after all receipts, and each receipt's number and time by its hash."""
    standing: dict[Kind, dict[tuple[str, ...], _Standing]] = {kind: {} for kind in TABLES}
    places: dict[str, tuple[int, str]] = {}
    before, last, back = NO_HASH, "", 0
    for number, record, kept in case._receipts.all(-(2**62)):
        expected = checked.receipts + 1
        if number != expected:
            missing = f"receipt {expected} is missing" if number == expected + 1 else f"receipts {expected} to {number - 1} are missing"
            _tell(checked, missing if number > expected else f"there is a receipt {number}, which cannot be")
        try:
            if not isinstance(record, str):
                raise TypeError
            receipt = msgspec.json.decode(record, type=Receipt)
        except (msgspec.DecodeError, UnicodeError, TypeError):
            _tell(checked, f"receipt {number} was altered: it cannot be read")
            checked.receipts, before = number, kept
            continue
        words = f"receipt {number} ({_words(receipt)})"
        if hash_of(record) != kept:
            _tell(checked, f"{words} was altered: its hash does not fit")
        elif receipt.number != number or receipt.before != before:
            _tell(checked, f"{words} does not follow the one before it")
        if receipt.at < last:
            _tell(checked, f"{words} is earlier than the one before it")
        back += receipt.clock is not None
        places[kept] = (number, receipt.at)
        checked.receipts, before, last = number, kept, receipt.at
        checked.head = Head(number, kept, receipt.at)
        if number == 1:
            checked.begun = receipt.at
            if receipt.act is not Act.BEGUN:
                _tell(checked, "the first receipt is not that of the case's beginning")
            elif receipt.case != case.identity():
                _tell(checked, "the case's identity was altered: it is not the one of its first receipt")
        if receipt.kind is Kind.CASE:
            continue
        checked.found += receipt.act is Act.FOUND
        if receipt.kind is Kind.REPORT and receipt.act is Act.ADDED:
            checked.versions[receipt.key[0]] = receipt.version
        rows = standing[receipt.kind]
        if (receipt.act is Act.REMOVED) != (receipt.key in rows):
            _tell(checked, f"{words} cannot be: {'it was not there' if receipt.act is Act.REMOVED else 'it was there already'}")
        if receipt.act is Act.REMOVED:
            rows.pop(receipt.key, None)
            checked.versions.pop(receipt.key[0], None)
        else:
            rows[receipt.key] = _Standing(number, receipt.at, receipt.row, receipt.text, receipt.original)
    if not checked.receipts:
        _tell(checked, "its receipts are missing")
    if back:
        times = "once" if back == 1 else f"{back:,} times"
        checked.notes.append(f"the clock stood behind an earlier receipt {times}; the order of the receipts does not hang on it")
    return standing, places


def _words(receipt: Receipt) -> str:
    key = f" {' '.join(receipt.key)}" if receipt.key else ""
    return f"{receipt.kind.value}{key} {receipt.act.value} {receipt.at}"


def _compare(case: Case, kind: Kind, standing: dict[tuple[str, ...], _Standing], checked: Checked) -> None:
    """The rows of a kind with what they are to be; the earliest fault first."""
    table = TABLES[kind]
    columns, order = ", ".join(table.columns), ", ".join(table.key)
    seen: set[tuple[str, ...]] = set()
    faults: list[tuple[int, str]] = []
    offset = 0
    # By place, not by key: a key that was altered may be anything.
    while rows := case._db.query(f"SELECT {columns} FROM {table.name} ORDER BY {order} LIMIT ? OFFSET ?", (ROWS, offset)):
        offset += len(rows)
        for values in rows:
            key = tuple(str(value) for value in storable(values[: table.keys]))
            wanted = standing.get(key)
            words = f"{WORDS[kind]} {' '.join(key)}"
            seen.add(key)
            if wanted is None:
                faults.append((2**62, f"{words} was put in without a receipt"))
                continue
            since = f"{words} (receipt {wanted.number}, {wanted.at})"
            if wanted.row != digest(values):
                faults.append((wanted.number, f"{since} was altered: {_altered(kind, values, wanted)}"))
            elif kind is Kind.ORIGINAL and (fault := _original(case, str(values[0]), int(values[1]), checked)):
                faults.append((wanted.number, f"{since} {fault}"))
    for key, wanted in standing.items():
        if key not in seen:
            faults.append(
                (wanted.number, f"{WORDS[kind]} {' '.join(key)} (receipt {wanted.number}, {wanted.at}) was taken out without a receipt")
            )
    checked.rows[kind.value] = len(seen)
    for _, words in sorted(faults):
        _tell(checked, words)


def _altered(kind: Kind, values: tuple[object, ...], wanted: _Standing) -> str:
    """What of a row it was, as far as the receipt tells."""
    if kind is not Kind.REPORT:
        return "it is not what its receipt says"
    text = text_of(values)  # type: ignore[arg-type]
    if text is None or hashlib.sha256(text.encode("utf-8")).hexdigest() != wanted.text:
        return "its text is not the one that was added"
    if str(values[4]) != wanted.original:
        return "it names another original"
    return "its text stands, but not its time or what is known of it"


def _original(case: Case, sha256: str, size: int, checked: Checked) -> str | None:
    """What is wrong with the bytes of an original, read a piece at a time."""
    made, length, number = hashlib.sha256(), 0, 0
    while rows := case._db.query(
        "SELECT number, bytes FROM pieces WHERE sha256 = ? AND number >= ? ORDER BY number LIMIT 1", (sha256, number)
    ):
        try:
            unpacked = zlib.decompress(rows[0][1])
        except (zlib.error, TypeError):
            return "was altered: its bytes cannot be unpacked"
        if rows[0][0] != number:
            return "was altered: some of its bytes are missing"
        made.update(unpacked)
        length += len(unpacked)
        number += 1
    checked.bytes += length
    if made.hexdigest() != sha256 or length != size:
        return "was altered: its bytes do not have its hash"
    return None


def _pieces(case: Case, checked: Checked) -> None:
    """Bytes of no original, and originals that reports name and the case does not keep."""
    for (sha256,) in case._db.query(
        "SELECT DISTINCT sha256 FROM pieces WHERE sha256 NOT IN (SELECT sha256 FROM originals) ORDER BY sha256"
    ):
        _tell(checked, f"bytes of {sha256} were put in without a receipt")
    unkept = case._db.query("SELECT COUNT(*) FROM reports WHERE sha256 NOT IN (SELECT sha256 FROM originals)")[0][0]
    if unkept:
        checked.notes.append(f"{unkept:,} of the reports came without the bytes they were read from: their texts alone are held")
    if checked.found:
        checked.notes.append(
            f"{checked.found:,} entries stood in the case before it had receipts: held since {checked.begun}, as they were then"
        )


def write_receipts(case: Case) -> Iterator[str]:
    """The receipts as lines of JSON, byte for byte what their hashes were made of: ``sha256sum`` of the last line, without its end, is the head."""
    with case.snapshot():
        for _, record, _ in case._receipts.all():
            yield record + "\n"
