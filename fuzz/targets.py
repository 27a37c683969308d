"""What is fuzzed: each target takes any bytes and raises where the product does what it must never do."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from tallystick.errors import InputError, TallystickError
from tallystick.records.report import Report, SetAside

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
"""Real files, some broken on purpose; used as seeds where they are there."""
WORDS = (
    "BRENHOLM, March 3, 2022 (Agency) - Shelling killed at least 4 people and wounded 12 in Brenholm on Monday, the governor said. "
    "About 1,200 residents fled, according to two officials. On 2 March 2022 the army denied that. Sources said 'three to five' died."
)
PAGE = (
    "<!doctype html><html><head><title>Toll rises</title><meta property='og:site_name' content='Quay Post'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Toll rises","datePublished":"2022-03-03"}</script></head>'
    f"<body><article><h1>Toll rises in Brenholm</h1><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"
)
ODD_DATE = PAGE.partition("<script")[0].replace("Toll rises", "Toll, Mar`ch 3, 2022").encode() + PAGE.rpartition("</script>")[2].encode()
"""The first date of a process that only dateparser may read costs it 4 s, since it then takes up some 200 languages; later ones cost nothing."""
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title><item><title>Toll rises</title><link>https://quay.example/a</link>"
    f"<guid>1</guid><pubDate>Thu, 03 Mar 2022 10:00:00 GMT</pubDate><description>{WORDS}</description></item></channel></rss>"
)
MAIL = f"From: Quay <a@quay.example>\nSubject: Toll\nDate: Thu, 3 Mar 2022 10:00:00 +0000\nContent-Type: text/plain\n\n{WORDS}\n"


class Broken(AssertionError):
    """The product did what it must never do."""


def checked(found: Report | SetAside) -> None:
    """Raises Broken where a report's or reason's text cannot be kept or shown."""
    if isinstance(found, SetAside):
        if not found.reason.strip() or "\n" in found.reason.strip():
            raise Broken(f"the reason is no one line: {found.reason!r}")
        if "reader failed" in found.reason and "pdf" not in found.name:
            raise Broken(found.reason)
        return
    found.text.encode("utf-8")
    zones = [(zone.start, zone.end) for zone in found.zones]
    if any(not 0 <= start <= end <= len(found.text) for start, end in zones):
        raise Broken(f"a zone lies outside the text: {zones}")


def read_as(name: str) -> Callable[[bytes], None]:
    """Reads the bytes as an input of that name."""

    def target(data: bytes) -> None:
        from tallystick.read.inputs import read_inputs

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            for found in read_inputs([str(path)]):
                checked(found)

    return target


def fetched(data: bytes) -> None:
    """A page as a server gave it, with any charset."""
    from tallystick.read.inputs import read_fetched

    checked(
        read_fetched(data[1:], "https://quay.example/a", charset=[None, "latin-1", "utf-16", "zip", "idna"][data[0] % 5] if data else None)
    )


def body(data: bytes) -> None:
    """What a server sends, packed in any way and in any pieces."""
    from tallystick.read.fetch.body import read_body

    step = 1 + (data[0] if data else 0)
    pieces = [data[i : i + step] for i in range(1, len(data), step)]
    for kind in ("", "gzip", "deflate", "br"):
        try:
            if len(read_body(pieces, kind, 50_000)) > 50_000:
                raise Broken("more than the limit was unpacked")
        except InputError:
            continue


def feed(data: bytes) -> None:
    """A feed."""
    from tallystick.read.feed import read_feed

    try:
        found = read_feed(data, "https://quay.example/feed")
    except InputError:
        return
    for entry in found.entries:
        if entry.url is not None and not entry.url.startswith(("http://", "https://")):
            raise Broken(f"an entry leads to {entry.url!r}")


def dates(data: bytes) -> None:
    """Datelines, stamps and dates of metadata."""
    from tallystick.read.frame import read_frame
    from tallystick.read.moments import to_iso
    from tallystick.read.stamp import read_stamp

    text = data.decode("utf-8", "replace")
    iso = to_iso(text)
    if iso is not None and not iso[:4].isdigit():
        raise Broken(f"{text!r} was read as {iso!r}")
    frame = read_frame(text)
    for zone in frame.zones:
        if not 0 <= zone.start <= zone.end <= len(text):
            raise Broken(f"a zone lies outside the text: {zone}")
    read_stamp(text)


def question(data: bytes) -> None:
    """What somebody types into the search."""
    from tallystick.run.query import parse_query, word_query

    try:
        word_query(parse_query(data.decode("utf-8", "replace")))
    except TallystickError:
        return


def settings(data: bytes) -> None:
    """A settings file that came with somebody's case."""
    from tallystick.run.config import read_config

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tallystick.toml"
        path.write_bytes(data)
        try:
            read_config(path)
        except TallystickError as error:
            if "\n" in str(error):
                raise Broken("the error is no one line") from error


@lru_cache(maxsize=1)
def _analyser() -> object:
    from tallystick.run import Analyser, Settings

    return Analyser(Settings())


def analysis(data: bytes) -> None:
    """A report's whole way: numbers, times, names, who says what; each of what is found points into the text."""
    from tallystick.records.identity import make_id
    from tallystick.run import Analyser

    text = data.decode("utf-8", "replace")
    report = Report(id=make_id("rep", "x", text), name="x", text=text, sha256="0" * 64, language="en")
    analyser = _analyser()
    assert isinstance(analyser, Analyser)
    found = next(iter(analyser.analyse([report])))
    if found.problem is not None:
        raise Broken(found.problem)
    for one in (*found.names, *found.times, *found.figures, *found.incidents):
        if not 0 <= one.span.start < one.span.end <= len(text):
            raise Broken(f"{one.id} lies outside the text: {one.span}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": read_as("a.txt"),
    "page": read_as("a.html"),
    "records": read_as("a.jsonl"),
    "mail": read_as("a.eml"),
    "pdf": read_as("a.pdf"),
    "word": read_as("a.docx"),
    "zip": read_as("a.zip"),
    "gzip": read_as("a.txt.gz"),
    "warc": read_as("a.warc"),
    "fetched": fetched,
    "body": body,
    "feed": feed,
    "dates": dates,
    "question": question,
    "settings": settings,
    "analysis": analysis,
}
"""Targets by name."""


def _zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def _word() -> bytes:
    from docx import Document

    held = io.BytesIO()
    document = Document()
    document.add_paragraph(WORDS)
    document.save(held)
    return held.getvalue()


def _pdf() -> bytes:
    content = b"BT /F1 9 Tf 9 9 Td (Shelling killed 4 people in Brenholm.) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    held = b"%PDF-1.4\n"
    starts = []
    for number, part in enumerate(parts, 1):
        starts.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return held + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF" % (table, len(held))


def _warc() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2022-03-03T10:00:00Z\r\n"
        f"WARC-Target-URI: https://quay.example/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def seeds(name: str) -> Iterator[bytes]:
    """What a target's inputs are made from by changing it; our own first, then files of the corpora where they are there."""
    line = json.dumps({"title": "Toll", "text": WORDS, "date": "2022-03-03"}).encode()
    raw = {
        "text": [WORDS.encode(), WORDS.encode("utf-16"), "a\u0301\u202e🚑 4 killed".encode()],
        "page": [PAGE.encode()],
        "records": [line, b"[" + line + b"]", line + b"\n" + line],
        "mail": [MAIL.encode(), MAIL.replace("text/plain", "multipart/mixed; boundary=b").encode() + b"--b\n\nwords\n--b--"],
        "pdf": [_pdf()],
        "word": [_word()],
        "zip": [_zipped(**{"a.txt": WORDS.encode(), "b.html": PAGE.encode()})],
        "gzip": [gzip.compress(WORDS.encode(), mtime=0)],
        "warc": [_warc()],
        "fetched": [b"\0" + PAGE.encode(), b"\1" + WORDS.encode()],
        "body": [b"\x40" + gzip.compress(WORDS.encode(), mtime=0), b"\x10x\x9c\x03\x00\x00\x00\x00\x01"],
        "feed": [FEED.encode()],
        "dates": [WORDS.encode(), b"2022-03-03T10:00:00+02:00", b"3 Mars 2022", b"Published: March 3, 2022 10:00 GMT"],
        "question": [b'killed >= 5 in:Brenholm by:governor after:2022-03-01 "two officials" -army', b"who:*"],
        "settings": [b'[extractor]\nuse = "llm"\nbase_url = "http://localhost:1/v1"\nmodel = "m"\n[limits]\nreport_seconds = 5\n'],
        "analysis": [WORDS.encode(), "‘At least 4’ 🚑 a\u0301 \u202e12 March 2022\n\nBy A. Writer".encode()],
    }[name]
    yield from raw
    folders = {"warc": ("warc/warcio-samples", "*"), "feed": ("rss-2022/feeds", "*.xml")}
    if name in folders and CORPORA.is_dir():
        folder, pattern = folders[name]
        for file in sorted((CORPORA / folder).glob(pattern))[:20]:
            if file.stat().st_size < 200_000:
                yield file.read_bytes()
