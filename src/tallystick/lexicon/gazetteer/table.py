"""The gazetteer's own file: two sorted lists of lines in small compressed blocks, searched where it lies.

Nothing is unpacked and no cache is written, so it works from a read-only folder, at once, and for any number of processes together. A
look-up reads and inflates a block of some kilobytes; the blocks used last are kept.

Layout: ``MAGIC``, the blocks, the index (compressed JSON), the index's offset in eight bytes. A place's line number in the list of places
(sorted by key) is its number; the list of names gives, for a folded name, the numbers of the places that bear it.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from tallystick.errors import GazetteerError

MAGIC = b"TSPLACE1"
NAME_BLOCK_BYTES = 12_000
PLACE_BLOCK_ROWS = 192
KEPT_BLOCKS = 1_024
"""Inflated blocks held at most: some 15 MB."""
FIELD, LINE, NUMBER = "\t", "\n", ","


class PlaceTable:
    """Reads one file, mapped into memory and never written: safe for several threads and for processes that were forked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if self._held[: len(MAGIC)] != MAGIC:
                raise GazetteerError(f"{path} is no gazetteer file")
            end = len(self._held) - 8
            (offset,) = struct.unpack("<Q", self._held[end:])
            index = json.loads(zlib.decompress(self._held[offset:end]))
        except (OSError, ValueError, struct.error, zlib.error) as error:
            raise GazetteerError(f"{path} cannot be read: {error}") from error
        self.about: dict[str, str] = index["about"]
        self._name_starts: list[str] = index["names"]["firsts"]
        self._name_offsets: list[int] = index["names"]["offsets"]
        self._place_starts: list[str] = index["places"]["firsts"]
        self._place_offsets: list[int] = index["places"]["offsets"]
        self._block = lru_cache(maxsize=KEPT_BLOCKS)(self._read_block)

    def _read_block(self, start: int, end: int) -> tuple[str, ...]:
        try:
            return tuple(zlib.decompress(self._held[start:end]).decode("utf-8").split(LINE))
        except (zlib.error, UnicodeDecodeError) as error:
            raise GazetteerError(f"{self._path} is damaged: {error}") from error

    def numbers(self, folded: str) -> tuple[int, ...]:
        """The numbers of the places of that folded name, the best known first; empty where there is none."""
        block = bisect_right(self._name_starts, folded) - 1
        if block < 0:
            return ()
        lines = self._block(self._name_offsets[block], self._name_offsets[block + 1])
        at = bisect_right(lines, folded + FIELD)
        if at < len(lines) and lines[at].startswith(folded + FIELD):
            return tuple(map(int, lines[at][len(folded) + 1 :].split(NUMBER)))
        return ()

    def starting(self, prefix: str, at_most: int) -> tuple[str, ...]:
        """Folded names that begin so, in order of the alphabet."""
        found: list[str] = []
        block = max(0, bisect_right(self._name_starts, prefix) - 1)
        while block < len(self._name_starts) and len(found) < at_most:
            for line in self._block(self._name_offsets[block], self._name_offsets[block + 1]):
                name = line.split(FIELD, 1)[0]
                if name.startswith(prefix):
                    found.append(name)
                elif name > prefix:
                    return tuple(found[:at_most])
            block += 1
        return tuple(found[:at_most])

    def row(self, number: int) -> tuple[str, ...]:
        """The fields of the place of that number."""
        block, at = divmod(number, PLACE_BLOCK_ROWS)
        return tuple(self._block(self._place_offsets[block], self._place_offsets[block + 1])[at].split(FIELD))

    def find(self, key: str) -> tuple[str, ...] | None:
        """The fields of the place of that key; None where there is none."""
        block = bisect_right(self._place_starts, key) - 1
        if block < 0:
            return None
        lines = self._block(self._place_offsets[block], self._place_offsets[block + 1])
        at = bisect_right(lines, key + FIELD)
        return tuple(lines[at].split(FIELD)) if at < len(lines) and lines[at].startswith(key + FIELD) else None


def write_table(path: Path, places: Sequence[Sequence[str]], names: Iterable[tuple[str, Sequence[int]]], about: dict[str, str]) -> None:
    """Writes a table: ``places`` sorted by their first field, ``names`` with the numbers of places in it. The same rows give the same bytes.

    The file appears whole or not at all: it is written beside and then renamed.
    """
    blocks: list[bytes] = []
    offsets: list[int] = [len(MAGIC)]

    def put(lines: list[str]) -> None:
        blocks.append(zlib.compress(LINE.join(lines).encode("utf-8"), 9))
        offsets.append(offsets[-1] + len(blocks[-1]))

    firsts: list[str] = []
    lines: list[str] = []
    size = 0
    for name, numbers in sorted(names):
        line = name + FIELD + NUMBER.join(map(str, numbers))
        if lines and size + len(line) > NAME_BLOCK_BYTES:
            put(lines)
            lines, size = [], 0
        if not lines:
            firsts.append(name)
        lines.append(line)
        size += len(line) + 1
    if lines:
        put(lines)
    name_offsets, offsets = offsets, offsets[-1:]
    place_firsts: list[str] = []
    for start in range(0, len(places), PLACE_BLOCK_ROWS):
        rows = places[start : start + PLACE_BLOCK_ROWS]
        place_firsts.append(rows[0][0])
        put([FIELD.join(row) for row in rows])
    index = {
        "about": about,
        "names": {"firsts": firsts, "offsets": name_offsets},
        "places": {"firsts": place_firsts, "offsets": offsets},
    }
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(MAGIC)
        for block in blocks:
            file.write(block)
        file.write(zlib.compress(json.dumps(index, ensure_ascii=False).encode("utf-8"), 9))
        file.write(struct.pack("<Q", offsets[-1]))
    beside.replace(path)
