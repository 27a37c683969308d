"""Shards: large files of many reports, cut into slices that are read apart from one another. WARC (as CC-NEWS lays it out), Parquet, JSON lines.

A shard is read in order and never held whole. Its reports are those that ``read_inputs`` gives for the same file, with the same ids.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from tallystick.errors import InputError, PartMissing, TooLarge, Unreadable, Unsupported
from tallystick.read.decode import MAX_BYTES
from tallystick.read.depot import Kept, find_files, open_file
from tallystick.read.formats import ALIASES, Text, read_record
from tallystick.read.inputs import put_aside, read_fetched, report_of
from tallystick.read.moments import to_iso
from tallystick.records.report import PublishedBasis, Report, SetAside

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ENDINGS = (*LINES, ".warc", ".warc.gz", ".parquet")
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
"""Kinds of response in which reports come; pictures, scripts and the like are passed over."""
BLOCK = 1 << 20
COLUMNS = frozenset(name for names in ALIASES.values() for name in names)
ROWS = 64
"""Rows of a Parquet file that are held at a time."""


class Slice(msgspec.Struct, frozen=True):
    """Records ``[first, last)`` of a shard, counted from 0; reading begins at ``offset`` with record ``begin``."""

    first: int
    last: int
    offset: int = 0
    """A byte in the file; the number of a row group in Parquet."""
    begin: int = 0

    def part(self, first: int, last: int) -> Slice:
        """A part of it."""
        return msgspec.structs.replace(self, first=first, last=last)


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A shard with the slices it is read in."""

    path: str
    sha256: str
    """Of its bytes, unpacked where it is packed with gzip, as ``Report.sha256`` gives it; a WARC's reports have their page's own."""
    slices: tuple[Slice, ...]
    problem: str | None = None
    """Why nothing after the last slice can be read."""


def find_shards(given: str) -> list[Kept]:
    """The shards at a path, in a folder, behind a pattern or in an object store, sorted by path. Raises NotFound where there is none."""
    found = find_files(given, ENDINGS)
    for shard in found:
        if not shard.path.lower().endswith(ENDINGS):
            raise Unsupported(f"{shard.path} is no shard; give files that end in {', '.join(ENDINGS)}")
    return found


def name_of_shard(path: str) -> str:
    """The file's name without the ending of its packing."""
    return path.rsplit("/", 1)[-1].removesuffix(".gz")


def cut_shard(path: str, records: int) -> Cut:
    """The slices of a shard, of so many records each. Reads it once from end to end; raises InputError where nothing of it can be read."""
    lowered = path.lower()
    cutter = _cut_pages if ".warc" in lowered[-8:] else _cut_rows if lowered.endswith(".parquet") else _cut_lines
    try:
        return cutter(path, records)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"{path}: {error}") from error


def read_slice(
    cut: Cut, piece: Slice, *, outlet: str | None = None, published: str | None = None, keep: Callable[[str, bytes], None] | None = None
) -> Iterator[tuple[int, Report | SetAside]]:
    """The reports of a slice, and what gave none, each with its record's number; one broken record never stops the others.

    ``outlet`` and ``published`` are the user's word and win over metadata. ``keep`` is told the SHA-256 and the bytes of each page of a WARC.
    """
    lowered = cut.path.lower()
    if ".warc" in lowered[-8:]:
        yield from _read_pages(cut, piece, outlet, published, keep)
        return
    name = name_of_shard(cut.path)
    texts = _read_rows(cut, piece) if lowered.endswith(".parquet") else _read_lines(cut, piece)
    for number, text in texts:
        yield (
            number,
            put_aside(name, text, cut.path, cut.sha256)
            if isinstance(text, InputError)
            else report_of(text, text.name or name, cut.path, cut.sha256, outlet, published),
        )


def read_shard(
    path: str, *, outlet: str | None = None, published: str | None = None, keep: Callable[[str, bytes], None] | None = None
) -> Iterator[Report | SetAside]:
    """All reports of a shard, and what gave none, in order."""
    try:
        cut = cut_shard(path, records=1 << 60)
    except InputError as error:
        yield put_aside(name_of_shard(path), error, path)
        return
    for piece in cut.slices:
        for _, found in read_slice(cut, piece, outlet=outlet, published=published, keep=keep):
            yield found
    if cut.problem is not None:
        yield put_aside(name_of_shard(path), Unreadable(cut.problem), path, cut.sha256)


# -- JSON lines ----------------------------------------------------------------------------------------------------------
def _unpacked(path: str, file: BinaryIO) -> BinaryIO:
    return gzip.GzipFile(fileobj=file) if path.lower().endswith(".gz") else file  # type: ignore[return-value]


def _cut_lines(path: str, records: int) -> Cut:
    digest = hashlib.sha256()
    slices: list[Slice] = []
    offset = begin = number = 0
    problem = None
    with open_file(path) as packed:
        file = _unpacked(path, packed)
        seen = 0
        while True:
            try:
                block = file.readline(BLOCK)
            except (OSError, EOFError, zlib.error) as error:
                problem = f"the gzip file is broken from record {number + 1} on: {error}"
                break
            if not block:
                break
            digest.update(block)
            seen += len(block)
            if block.endswith(b"\n"):
                number += 1
                if number - begin == records:
                    slices.append(Slice(begin, number, offset, begin))
                    offset, begin = seen, number
        if seen > offset:
            slices.append(Slice(begin, number + 1, offset, begin))
    return Cut(path=path, sha256=digest.hexdigest(), slices=tuple(slices), problem=problem)


def _read_lines(cut: Cut, piece: Slice) -> Iterator[tuple[int, Text | InputError]]:
    with open_file(cut.path) as packed:
        file = _unpacked(cut.path, packed)
        try:
            file.seek(piece.offset)
            for number in range(piece.begin, piece.last):
                line = file.readline(MAX_BYTES + 1)
                whole = line
                while len(whole) > MAX_BYTES and whole and not whole.endswith(b"\n"):
                    whole = file.readline(MAX_BYTES + 1)  # what is too large is passed over without being held
                if number < piece.first or not line.strip():
                    continue
                yield number, _line(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line, number + 1)
        except (OSError, EOFError, zlib.error):
            return  # told once, by the cut


def _line(line: bytes, number: int) -> Text | InputError:
    if len(line) > MAX_BYTES:
        return TooLarge(f"record {number} is larger than {MAX_BYTES / 1e6:.0f} MB; split it into single reports")
    try:
        return read_record(json.loads(line.decode("utf-8")), number)
    except UnicodeDecodeError as error:
        return Unreadable(f"record {number}: JSON must be UTF-8, and byte {error.start} is not; save it again as UTF-8")
    except ValueError as error:
        return Unreadable(f"record {number} is no JSON: {error}")
    except RecursionError:
        return Unreadable(f"record {number} is nested too deep to be a report")


# -- Parquet -------------------------------------------------------------------------------------------------------------
def _parquet(file: BinaryIO) -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise PartMissing("Parquet needs one more package: pip install 'tallystick[parquet]'") from error
    try:
        return pyarrow.parquet.ParquetFile(file)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Unreadable(f"the Parquet file is broken: {error}") from error


def _cut_rows(path: str, records: int) -> Cut:
    digest = hashlib.sha256()
    slices: list[Slice] = []
    with open_file(path) as file:
        while block := file.read(BLOCK):
            digest.update(block)
        file.seek(0)
        table = _parquet(file)
        if not set(table.schema_arrow.names) & set(ALIASES["text"]):
            raise Unreadable(f"it has no column with text; name one of them {', '.join(ALIASES['text'])}")
        begin = 0
        for group in range(table.num_row_groups):
            end = begin + table.metadata.row_group(group).num_rows
            slices.extend(Slice(first, min(first + records, end), group, begin) for first in range(begin, end, records))
            begin = end
    return Cut(path=path, sha256=digest.hexdigest(), slices=tuple(slices))


def _read_rows(cut: Cut, piece: Slice) -> Iterator[tuple[int, Text | InputError]]:
    import pyarrow

    with open_file(cut.path) as file:
        table = _parquet(file)
        names = [name for name in table.schema_arrow.names if name in COLUMNS]
        number = piece.begin
        try:
            for batch in table.iter_batches(batch_size=ROWS, row_groups=[piece.offset], columns=names):
                if number + batch.num_rows > piece.first:
                    for at, row in enumerate(batch.to_pylist(), number):
                        if piece.first <= at < piece.last:
                            yield at, read_record({name: _cell(value) for name, value in row.items()}, at + 1)
                number += batch.num_rows
                if number >= piece.last:
                    return
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            yield max(number, piece.first), Unreadable(f"the Parquet file is broken after record {number}: {error}")


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


# -- WARC ----------------------------------------------------------------------------------------------------------------
def _records(file: BinaryIO) -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ModuleNotFoundError as error:
        raise PartMissing("WARC files need one more package: pip install 'tallystick[warc]'") from error
    return ArchiveIterator(file)


def _cut_pages(path: str, records: int) -> Cut:
    """Slices of responses; each record of a packed WARC is packed by itself, so reading can begin at any."""
    slices: list[Slice] = []
    offset = begin = number = 0
    problem = None
    with open_file(path) as plain:
        file = _Hashed(plain)
        found = _records(io.BufferedReader(file))
        try:
            for record in found:
                if record.rec_type != "response":
                    continue
                if number - begin == records:
                    slices.append(Slice(begin, number, offset, begin))
                    begin = number
                if number == begin:
                    offset = found.get_record_offset()
                number += 1
        except Exception as error:  # warcio raises whatever zlib, its own parsers and headers that are no text raise
            problem = f"the WARC file is broken after record {number}: {' '.join(str(error).split())[:200]}"
        if number > begin:
            slices.append(Slice(begin, number, offset, begin))
        while file.read(BLOCK):
            pass
    if problem is not None and not slices:
        raise Unreadable(problem)
    return Cut(path=path, sha256=file.digest.hexdigest(), slices=tuple(slices), problem=problem)


class _Hashed(io.RawIOBase):
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self.file.read(len(buffer))
        self.digest.update(block)
        buffer[: len(block)] = block
        return len(block)


def _read_pages(
    cut: Cut, piece: Slice, outlet: str | None, published: str | None, keep: Callable[[str, bytes], None] | None
) -> Iterator[tuple[int, Report | SetAside]]:
    name = name_of_shard(cut.path)
    with open_file(cut.path) as file:
        file.seek(piece.offset)
        responses = (record for record in _records(file) if record.rec_type == "response")
        number = piece.begin
        try:
            for record in islice(responses, piece.last - piece.begin):
                if number >= piece.first and (found := _page(record, cut.path, outlet, published, keep)) is not None:
                    yield number, found
                number += 1
        except Exception as error:  # as in the cut, which tells where the file breaks off
            if number + 1 < piece.last:
                reason = f"record {number + 1} is broken, and the rest of the slice with it: {' '.join(str(error).split())[:200]}"
                yield number, put_aside(name, Unreadable(reason), cut.path, cut.sha256)


def _page(
    record: Any, path: str, outlet: str | None, published: str | None, keep: Callable[[str, bytes], None] | None
) -> Report | SetAside | None:
    """The report of one response; None where it is no page, or none that was found."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    if headers is None or not url.startswith(("http://", "https://")) or headers.get_statuscode() != "200":
        return None
    kind, _, rest = (headers.get_header("Content-Type") or "text/html").partition(";")
    if kind.strip().lower() not in PAGES:
        return None
    charset = next((part.partition("=")[2].strip(" \"'") for part in rest.split(";") if part.strip().lower().startswith("charset=")), None)
    try:
        body = record.content_stream().read(MAX_BYTES + 1)
        if len(body) > MAX_BYTES:
            raise TooLarge(f"it is larger than {MAX_BYTES / 1e6:.0f} MB")
    except InputError as error:
        return msgspec.structs.replace(put_aside(url, error, path), url=url)
    except Exception as error:  # a body that is packed or cut in pieces wrongly
        return msgspec.structs.replace(put_aside(url, Unreadable(f"its body cannot be unpacked: {error}"), path), url=url)
    if keep is not None:
        keep(hashlib.sha256(body).hexdigest(), body)
    found = read_fetched(body, url, charset=charset, outlet=outlet)
    if isinstance(found, Report) and published is not None:
        found = msgspec.structs.replace(found, published=to_iso(published), published_basis=PublishedBasis.GIVEN)
    return msgspec.structs.replace(found, path=path)
