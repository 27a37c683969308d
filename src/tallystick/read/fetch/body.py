"""A response's body, unpacked under limits: what arrives and what it unpacks to are both bounded before they are held."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from tallystick.errors import TooLarge, Unreachable

MAX_RATIO = 200
"""Unpacked to packed bytes: pages pack 3 to 20 times, a bomb a thousand times. Judged from RATIO_FROM bytes on."""
RATIO_FROM = 1_000_000
"""Unpacked bytes below which a high ratio harms nobody."""
STEP = 65_536
ANY_WRAPPER = zlib.MAX_WBITS | 32
"""zlib reads a gzip or zlib head by itself with this."""


def read_body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The body's bytes. ``encoding`` is the Content-Encoding. Raises TooLarge past ``limit`` bytes, or where it unpacks like a bomb;
    Unreachable where it is broken or packed in a way that was not asked for."""
    kind = encoding.strip().lower()
    if kind in {"", "identity"}:
        return _plain(chunks, limit)
    if kind not in {"gzip", "x-gzip", "deflate"}:
        raise Unreachable(f"it is packed as '{kind[:40]}', which was not asked for")
    return _unpacked(chunks, kind, limit)


def _plain(chunks: Iterable[bytes], limit: int) -> bytes:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) > limit:
            raise _past(limit)
    return bytes(held)


def _past(limit: int) -> TooLarge:
    return TooLarge(f"it is larger than the limit of {limit / 1e6:g} MB")


def _unpacked(chunks: Iterable[bytes], kind: str, limit: int) -> bytes:
    if kind != "deflate":
        return _inflated(chunks, ANY_WRAPPER, limit)
    arrived: list[bytes] = []
    coming = iter(chunks)
    try:
        return _inflated(_kept(coming, arrived), ANY_WRAPPER, limit)
    except Unreachable as error:
        # 'deflate' without its head, as some servers send it. Its first bytes may look like a head, so only unpacking tells.
        try:
            return _inflated(chain(arrived, coming), -zlib.MAX_WBITS, limit)
        except Unreachable:
            raise error from None


def _kept(chunks: Iterable[bytes], arrived: list[bytes]) -> Iterator[bytes]:
    """The chunks, each kept before it is given."""
    for chunk in chunks:
        arrived.append(chunk)
        yield chunk


def _inflated(chunks: Iterable[bytes], window: int, limit: int) -> bytes:
    held = bytearray()
    arrived = 0
    unpacker = zlib.decompressobj(window)
    try:
        for chunk in chunks:
            arrived += len(chunk)
            if arrived > limit:
                raise _past(limit)
            while chunk:
                held += unpacker.decompress(chunk, STEP)
                chunk = unpacker.unconsumed_tail
                if len(held) > limit:
                    raise _past(limit)
                if len(held) > RATIO_FROM and len(held) > MAX_RATIO * arrived:
                    raise TooLarge("it unpacks to far more than arrived, as a gzip bomb does")
                if unpacker.eof:
                    # Several gzip members may follow one another; what follows and is none is padding.
                    chunk = unpacker.unused_data
                    if not chunk.startswith(b"\x1f\x8b"):
                        break
                    unpacker = zlib.decompressobj(window)
        # What is left inside is at most one window.
        held += unpacker.flush()
    except zlib.error as error:
        raise Unreachable(f"its packing is broken: {error}", passing=True) from error
    if len(held) > limit:
        raise _past(limit)
    if arrived and not unpacker.eof:
        raise Unreachable("it was cut off before its end", passing=True)
    return bytes(held)
