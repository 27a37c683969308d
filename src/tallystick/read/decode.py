"""Bytes to text: byte-order mark, declared charset, UTF-8, UTF-16 without a mark, Windows-1252, then a guess that has to convince."""

from __future__ import annotations

import codecs
import re

from tallystick.errors import TooLarge, Unreadable

MAX_BYTES = 10_000_000
"""Bytes of one report: a book has about one million characters, a report of news at most a tenth of that; the largest of 284 news pages that
we looked at has 3 MB of markup."""
MAX_LINE = 200_000
"""Characters in one line: longer ones are data or markup, not prose."""
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 stands before UTF-16: the mark of one begins with that of the other."""
CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,30})["']""", re.IGNORECASE
)
CHARSET_REACH = 4096
"""HTML wants the charset within the first 1,024 bytes; saved pages often put a comment before it."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SINGLE_BYTE = frozenset({"cp1252", "iso8859-1", "iso8859-2", "iso8859-9", "iso8859-15", "cp1250", "cp1251", "cp1254", "koi8-r"})
"""Charsets in which every byte is a character: bytes beyond ASCII that make UTF-8 all the same were declared wrongly."""
WESTERN = frozenset("‘’“”–—…•€£§©®°´·«»½¼¾×\xa0\xad¡¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸ™†‡")
"""What English and the languages of western Europe print beyond ASCII in Windows-1252."""
MAX_CONTROL_SHARE = 0.002
"""Control characters among all; text has none, a binary file 10 % and more."""
MAX_WESTERN_SHARE = 0.15
"""Bytes beyond ASCII among all for Windows-1252 to be believed: English has below 2 %, French and German below 8 %; Cyrillic and Greek
single-byte text has above 60 %."""
MAX_CHAOS = 0.2
"""charset-normalizer's own measure of disorder, above which its best guess is not believed (its default)."""
REPLACED_SHARE = 0.01
"""U+FFFD among all characters, above which somebody else has already decoded the text wrongly."""
MISREAD_ADVICE = "open it in the program that wrote it and save it again as UTF-8"


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML or XML head declares, if Python knows it."""
    match = CHARSET.search(data[:CHARSET_REACH])
    if match is None:
        return None
    return known_charset((match.group(1) or match.group(2)).decode("ascii", "replace"))


def known_charset(name: str | None) -> str | None:
    """Python's name of a charset as it is declared; None where Python does not know it."""
    name = (name or "").strip().lower()
    # Browsers read these two as Windows-1252 (WHATWG Encoding), and so do the pages that declare them.
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}.get(name, name)
    try:
        b"".decode(name)  # codecs that give no text ('zip', 'hex') fail here
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def looks_binary(data: bytes) -> bool:
    """Whether the first bytes hold what text in no encoding that we take holds (UTF-16 and UTF-32 aside)."""
    head = data[:8192]
    if not head or any(head.startswith(mark) for mark, _ in MARKS) or _wide_encoding(head) is not None:
        return False
    odd = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13, 27))
    return b"\x00" in head or odd / len(head) > 0.02


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    if len(head) < 16:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.8 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _western(data: bytes) -> str | None:
    if sum(1 for byte in data if byte >= 0x80) > MAX_WESTERN_SHARE * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(letter in WESTERN for letter in text if letter >= "\x80") else None


def _broken_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the bytes are UTF-8 all the same, but for few places: then no other encoding would be right either."""
    mended = data.decode("utf-8", "replace")
    wide = sum(1 for letter in mended if letter > "\x7f" and letter != "\ufffd")
    cut_short = error.end >= len(data) - 1 and error.start >= len(data) - 4 and data[error.start] >= 0xC2
    return wide >= 3 * mended.count("\ufffd") or (cut_short and wide > 0)


def decode(data: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """The text: byte-order mark removed, line ends made ``\\n``, nothing else changed and nothing replaced.

    By its mark, as UTF-16 without one, as declared, as UTF-8, as Windows-1252, or as the bytes' statistics say. ``markup`` may have lines
    of any length. Raises ``Unreadable`` for binary, undecodable and empty input, ``TooLarge`` past ``MAX_BYTES`` or ``MAX_LINE``.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{len(data) / 1e6:.1f} MB is more than a report's limit of {MAX_BYTES / 1e6:.0f} MB; split it into single reports")
    text = _decoded(data, declared).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("it is empty; nothing to read")
    if len(CONTROLS.findall(text)) > max(2, MAX_CONTROL_SHARE * len(text)):
        raise Unreadable("it is binary, not text; convert it to text, HTML, PDF or DOCX first")
    if text.count("\ufffd") > max(2, REPLACED_SHARE * len(text)):
        raise Unreadable(f"many characters were lost when it was saved (U+FFFD stands for them); {MISREAD_ADVICE}")
    longest = 0 if markup else max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise TooLarge(f"one line has {longest:,} characters, more than {MAX_LINE:,}; it is data, not prose")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"its byte-order mark says {encoding}, but byte {error.start} is not; {MISREAD_ADVICE}") from error
    wide = _wide_encoding(data[:8192])
    if wide is None and looks_binary(data):
        raise Unreadable("it is binary, not text; convert it to text, HTML, PDF or DOCX first")
    for candidate in (wide, "utf-8" if declared in SINGLE_BYTE else None, declared):
        if candidate is not None:
            try:
                return data.decode(candidate)
            except (UnicodeDecodeError, LookupError):
                continue  # a wrong declaration is common; what follows decides
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _broken_utf8(data, error):
            raise Unreadable(f"it is UTF-8 with broken characters, the first at byte {error.start}; {MISREAD_ADVICE}") from error
    western = _western(data)
    return western if western is not None else _guessed(data)


def _guessed(data: bytes) -> str:
    # Imported here: it costs 30 ms that UTF-8 need not pay.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], threshold=MAX_CHAOS).best()
    if best is None or best.chaos > MAX_CHAOS:
        raise Unreadable(f"its character encoding cannot be told; {MISREAD_ADVICE}")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"it looks like {best.encoding}, but byte {error.start} is not; {MISREAD_ADVICE}") from error
