"""A folder of analyses: what ``tallystick analyse`` writes, and a case is filled from.

    manifest.json                     the shards in order, the parts and options they are read by
    shards/KEY.json                   how one shard was cut, with its hash
    parts/KEY/FIRST-LAST.parquet      the reports of records FIRST to LAST with their analyses
    done.json                         the sums, once all is read

A file of parts is written whole or not at all, and its name says what is in it: what is there is done, and doing it again writes the same
bytes. Rows carry the records as JSON, beside the few columns that one would look for.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from tallystick.errors import PartMissing, SettingsError
from tallystick.read.depot import Kept, join, list_names, open_file, read_file, write_file
from tallystick.read.shards import Cut, Slice
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside

SCHEMA_NAME = "tallystick.analyses/1"
DIGITS = 10
"""Of a record's number in a file's name, so that names sort as records do."""


class Shard(msgspec.Struct, frozen=True):
    """A shard as the manifest lists it."""

    path: str
    size: int
    """Bytes."""
    mark: str
    """Changes when the file does."""

    @property
    def key(self) -> str:
        """What its files are kept under."""
        return hashlib.sha256(f"{self.path}\n{self.size}\n{self.mark}".encode()).hexdigest()[:16]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is read, and by what."""

    schema: str = SCHEMA_NAME
    parts: str
    """Names and versions of the parts; analyses of others would not agree with these."""
    outlet: str | None = None
    published: str | None = None
    shards: tuple[Shard, ...]


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """How much was read."""

    reports: int = 0
    aside: int = 0
    """Inputs that gave no report."""
    failed: int = 0
    """Reports that could not be analysed, among ``reports``."""

    def plus(self, other: Sums) -> Sums:
        """Both together."""
        return Sums(reports=self.reports + other.reports, aside=self.aside + other.aside, failed=self.failed + other.failed)


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What ``done.json`` says."""

    shards: tuple[str, ...]
    """Their keys; a folder to which shards were added since is not done."""
    sums: Sums


Record = TypeVar("Record", Manifest, Cut, Done)
Found = tuple[int, Report | SetAside, Analysis | None]
"""A record's number, what it gave, and the report's analysis."""


def shard_of(kept: Kept) -> Shard:
    """The shard behind a file."""
    return Shard(kept.path, kept.size, kept.mark)


class Folder:
    """A folder of analyses on this machine or in an object store."""

    def __init__(self, path: str) -> None:
        self.path = path

    # -- what is read --------------------------------------------------------------------------------------------------
    def manifest(self) -> Manifest | None:
        """The manifest; None where there is none yet. Raises SettingsError where the folder holds something else."""
        return self._read("manifest.json", Manifest)

    def begin(self, manifest: Manifest) -> None:
        """Writes the manifest. Raises SettingsError where the folder was begun by other parts or with other options."""
        before = self.manifest()
        if before == manifest:
            return
        if before is not None:
            for word in ("parts", "outlet", "published"):
                if getattr(before, word) != getattr(manifest, word):
                    what = "another version or other settings" if word == "parts" else f"another {word.replace('published', 'date')}"
                    raise SettingsError(f"{self.path} was begun with {what}; give another folder")
        elif list_names(self.path):
            raise SettingsError(f"{self.path} holds other files; give an empty folder, or one that `tallystick analyse` began")
        self._write("manifest.json", manifest)

    def cut(self, shard: Shard) -> Cut | None:
        """How a shard was cut; None where it was not yet."""
        return self._read(f"shards/{shard.key}.json", Cut)

    def keep_cut(self, shard: Shard, cut: Cut) -> None:
        """Keeps how a shard was cut."""
        self._write(f"shards/{shard.key}.json", cut)

    def done(self) -> Done | None:
        """The sums, where all shards of the manifest are read."""
        done, manifest = self._read("done.json", Done), self.manifest()
        return done if done and manifest and done.shards == tuple(shard.key for shard in manifest.shards) else None

    def finish(self, shards: Sequence[Shard], sums: Sums) -> None:
        """Says that all is read."""
        self._write("done.json", Done(shards=tuple(shard.key for shard in shards), sums=sums))

    def _read(self, name: str, type: type[Record]) -> Record | None:
        written = read_file(join(self.path, name))
        if written is None:
            return None
        try:
            return msgspec.json.decode(written, type=type)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{join(self.path, name)} is not what `tallystick analyse` writes: {error}") from error

    def _write(self, name: str, record: msgspec.Struct) -> None:
        write_file(join(self.path, name), msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")

    # -- parts ---------------------------------------------------------------------------------------------------------
    def keep(self, key: str, piece: Slice, found: Sequence[Found]) -> Sums:
        """Writes what the records of a slice gave."""
        sums = count(found)
        write_file(self._part(key, piece.first, piece.last), _encode(found, sums))
        return sums

    def ranges(self, key: str) -> list[tuple[int, int]]:
        """The records [first, last) of a shard that are done, in order."""
        found = []
        for name in list_names(join(self.path, f"parts/{key}")):
            stem, _, ending = name.partition(".")
            first, _, last = stem.partition("-")
            if ending == "parquet" and first.isdigit() and last.isdigit():
                found.append((int(first), int(last)))
        return sorted(found)

    def sums(self, key: str, first: int, last: int) -> Sums:
        """How much a file of parts holds."""
        with open_file(self._part(key, first, last)) as file:
            written = _parquet().ParquetFile(file).schema_arrow.metadata[b"sums"]
        return msgspec.json.decode(written, type=Sums)

    def read(self, shards: Sequence[Shard] | None = None) -> Iterator[list[Found]]:
        """What all records gave, in the order of shards and records, a file at a time."""
        manifest = self.manifest()
        for shard in shards if shards is not None else manifest.shards if manifest else ():
            for first, last in self.ranges(shard.key):
                with open_file(self._part(shard.key, first, last)) as file:
                    yield _decode(file.read())

    def _part(self, key: str, first: int, last: int) -> str:
        return join(self.path, f"parts/{key}/{first:0{DIGITS}}-{last:0{DIGITS}}.parquet")


def count(found: Sequence[Found]) -> Sums:
    """How much was found."""
    reports = [analysis for _, one, analysis in found if isinstance(one, Report)]
    failed = sum(analysis is not None and analysis.problem is not None for analysis in reports)
    return Sums(reports=len(reports), aside=len(found) - len(reports), failed=failed)


def _parquet() -> Any:
    try:
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise PartMissing("analyses are kept as Parquet, which needs one more package: pip install 'tallystick[parquet]'") from error
    return pyarrow.parquet


def _encode(found: Sequence[Found], sums: Sums) -> bytes:
    _parquet()
    import pyarrow

    columns: dict[str, list[Any]] = {name: [] for name in ("number", "kind", "report", "name", "outlet", "published", "url", "problem")}
    records, analyses = [], []
    for number, one, analysis in found:
        is_report = isinstance(one, Report)
        columns["number"].append(number)
        columns["kind"].append("report" if is_report else "set_aside")
        columns["report"].append(getattr(one, "id", None))
        columns["name"].append(one.name)
        columns["outlet"].append(getattr(one, "outlet", None))
        columns["published"].append(getattr(one, "published", None))
        columns["url"].append(one.url)
        columns["problem"].append(one.reason if isinstance(one, SetAside) else analysis.problem if analysis is not None else None)
        records.append(msgspec.json.encode(one).decode())
        analyses.append(msgspec.json.encode(analysis).decode() if analysis is not None else None)
    types = {"number": pyarrow.int64()}
    fields = [pyarrow.field(name, types.get(name, pyarrow.string())) for name in (*columns, "record", "analysis")]
    schema = pyarrow.schema(fields, metadata={"schema": SCHEMA_NAME, "sums": msgspec.json.encode(sums)})
    arrays = [pyarrow.array(values, type=field.type) for values, field in zip((*columns.values(), records, analyses), fields, strict=True)]
    buffer = io.BytesIO()
    _parquet().write_table(pyarrow.Table.from_arrays(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def _decode(written: bytes) -> list[Found]:
    table = _parquet().read_table(io.BytesIO(written), columns=["number", "kind", "record", "analysis"])
    found: list[Found] = []
    for row in table.to_pylist():
        one: Report | SetAside
        if row["kind"] == "report":
            one = msgspec.json.decode(row["record"], type=Report)
        else:
            one = msgspec.json.decode(row["record"], type=SetAside)
        found.append((row["number"], one, msgspec.json.decode(row["analysis"], type=Analysis) if row["analysis"] else None))
    return found
