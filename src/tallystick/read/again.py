"""A report from the bytes that it came from, read once more: what its text is held against."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tallystick.read.inputs import read_fetched, read_inputs
from tallystick.records.report import Report


def reads_the_same(original: bytes, report: Report, *, charset: str | None = None) -> bool:
    """Whether the bytes give the report's text in one of the ways in which reports are read: a file of its name, a page of its address
    (``charset`` is what its server said), the words of a feed's entry."""
    return any(text == report.text for text in _texts(original, report, charset))


def _texts(original: bytes, report: Report, charset: str | None) -> Iterator[str]:
    if report.path is None and report.url is not None:
        found = read_fetched(original, report.url, charset=charset)
        if isinstance(found, Report):
            yield found.text
    if report.path is None:
        yield original.decode("utf-8", "replace")
    # A file within an archive, and a record, carry their own names; the bytes are those of the file.
    for name in dict.fromkeys((PurePosixPath(report.path or "").name, PurePosixPath(report.name).name, "records.jsonl")):
        if name and not name.endswith((".zip", ".gz")):
            yield from _as_file(original, name)


def _as_file(original: bytes, name: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="tallystick-") as folder:
        # Nothing of an outsider's name but its ending goes to the disk.
        place = Path(folder) / f"original{PurePosixPath(name).suffix[:10]}"
        place.write_bytes(original)
        for found in read_inputs([str(place)]):
            if isinstance(found, Report):
                yield found.text
