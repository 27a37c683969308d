"""Bytes to text, never silently wrong: what cannot be text is refused with a reason."""

from __future__ import annotations

import codecs
import re

from tallystick.errors import TooLarge, Unreadable

MAX_BYTES = 10_000_000
"""Bytes of one report: a book has about one million characters, a report of news at most a tenth of that."""
MAX_LINE = 200_000
"""Characters in one line: longer ones are data or markup, not prose."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
"""Share of control characters above which bytes are no text."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text: by its byte-order mark, as UTF-8, as declared, or as the bytes' statistics say; line ends become ``\\n``.

    Raises Unreadable for binary, undecodable and empty input, TooLarge past ``MAX_BYTES`` or ``MAX_LINE``.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{len(data) / 1e6:.1f} MB is more than a report's limit of {MAX_BYTES / 1e6:.0f} MB; split it into single reports")
    text = _decode(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("it is empty; nothing to read")
    if len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise Unreadable("it is binary, not text; convert it to text, HTML, PDF or DOCX first")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise TooLarge(f"one line has {longest:,} characters, more than {MAX_LINE:,}; it is data, not prose")
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"its byte-order mark says {encoding}, but byte {error.start} is not; save it again as UTF-8") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:4096]:
        raise Unreadable("it is binary, not text; convert it to text, HTML, PDF or DOCX first")
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common; the statistics below decide
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise Unreadable("its character encoding cannot be told; save it again as UTF-8")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"it looks like {best.encoding}, but byte {error.start} is not; save it again as UTF-8") from error
