"""What a person gives on the command line, to reports: files, folders, patterns, archives, standard input."""

from __future__ import annotations

import glob
import gzip
import hashlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from tallystick.errors import InputError, NotFound, SettingsError, TooLarge, Unreadable, Unsupported
from tallystick.lexicon import outlets
from tallystick.limits import SECONDS, allowed, at_most
from tallystick.read import formats
from tallystick.read.decode import MAX_BYTES
from tallystick.read.formats import Text
from tallystick.read.frame import read_frame
from tallystick.read.language import name_of, recognise
from tallystick.read.moments import to_iso
from tallystick.read.stamp import read_stamp
from tallystick.records.identity import make_id
from tallystick.records.report import PublishedBasis, Report, SetAside

READERS: dict[str, Callable[[bytes], Iterator[Text] | Iterator[Text | Unreadable]]] = {
    ".txt": formats.read_plain, ".text": formats.read_plain, ".md": formats.read_plain, "": formats.read_plain,
    ".jsonl": formats.read_records, ".ndjson": formats.read_records, ".json": formats.read_records,
    ".html": formats.read_page, ".htm": formats.read_page, ".xhtml": formats.read_page, ".mhtml": formats.read_mail, ".mht": formats.read_mail,
    ".pdf": formats.read_pdf, ".docx": formats.read_docx, ".eml": formats.read_mail,
}  # fmt: skip
NO_REPORTS = frozenset({"Thumbs.db", "desktop.ini"})
PLAIN = frozenset({".txt", ".text", ".md", ""})
ARCHIVES = frozenset({".zip", ".gz"})
SHARDS = frozenset({".warc", ".parquet"})
KNOWN = frozenset(READERS) | ARCHIVES | SHARDS
RECORD_FILES = frozenset({".jsonl", ".ndjson", ".json"})
MAX_RECORDS_BYTES = 2_000_000_000
"""Bytes of one file of records, which holds many reports."""
MAX_UNPACKED = 200_000_000
"""Bytes that one archive may unpack to."""
MAX_RATIO = 200
"""Unpacked to packed bytes of one member: text packs 3 to 10 times, a bomb thousands of times."""
MAX_MEMBERS = 10_000
"""Files in one archive."""
MAX_CHARACTERS = 2_000_000
"""Characters of one report's text after its format is taken off."""


SECONDS_A_MEGABYTE = 0.2
"""Seconds more for reading a format: a file of records, which is read whole before its first report, has up to MAX_RECORDS_BYTES."""

Keep = Callable[[str, bytes], None]


def read_inputs(
    inputs: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    keep: Keep | None = None,
) -> Iterator[Report | SetAside]:
    """Reports and set-aside inputs, in the order of the inputs; folders and patterns sorted by name.

    ``outlet`` and ``published`` (ISO 8601) are the user's word and win over metadata. One bad input never stops the others. The same
    report given twice is read once; the second is listed as a duplicate. ``keep`` is told the SHA-256 and the bytes of each input, of an
    archive each file in it, before the reports that are read from them are given.
    """
    if published is not None and to_iso(published) is None:
        raise SettingsError(f"--date '{published}' is no date; give YYYY-MM-DD or YYYY-MM-DDTHH:MM")
    seen: set[str] = set()
    for given in inputs:
        for found in _read_input(given, outlet, published, stdin, keep):
            if isinstance(found, Report):
                if found.id in seen:
                    yield SetAside(
                        name=found.name, reason="the same report was given before; it is read once", kind="duplicate", path=found.path
                    )
                    continue
                seen.add(found.id)
            yield found


def read_fetched(
    data: bytes, url: str, *, charset: str | None = None, outlet: str | None = None, published: str | None = None, title: str | None = None
) -> Report | SetAside:
    """The report of what ``url`` gave: a page, a plain text, a PDF or a Word document.

    ``charset`` is what its header says, ``outlet`` the user's word. ``published`` (ISO 8601) and ``title`` are the feed's and used where the
    page says none. The report's address is ``url``, whatever the page says of itself.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        suffix = _sniff(data, "")
        if suffix == ".html":
            with at_most(SECONDS, "reading its format"):
                text = formats.page_text(data, charset, url)
        elif suffix in {".pdf", ".docx", ".txt"}:
            found_text = _next(iter(READERS[suffix](data)), len(data))
            if not isinstance(found_text, Text):
                raise Unreadable("it holds no text")
            text = found_text
        else:
            raise Unsupported("it is no page, text, PDF or Word document")
        text = msgspec.structs.replace(text, url=url, published=text.published or published, title=text.title or title)
        found = report_of(text, url, None, digest, outlet, None)
    except InputError as error:
        found = put_aside(url, error, None, digest)
    except RecursionError:
        found = put_aside(url, Unreadable("it is nested too deep to be a report"), None, digest)
    except Exception as error:  # a parser's own defect on one page must not stop the others
        found = put_aside(url, Unreadable(f"its format's reader failed ({type(error).__name__}: {error})"), None, digest)
    return found if isinstance(found, Report) else msgspec.structs.replace(found, url=url)


def read_entry(text: str, name: str, *, url: str | None, outlet: str | None, published: str | None, title: str | None) -> Report | SetAside:
    """The report of the words that a feed's entry carries itself."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    found = report_of(Text(text=text, title=title, url=url, published=published), name, None, digest, outlet, None)
    return found if isinstance(found, Report) else msgspec.structs.replace(found, url=url)


def _read_input(
    given: str, outlet: str | None, published: str | None, stdin: BinaryIO | None, keep: Keep | None
) -> Iterator[Report | SetAside]:
    if given == "-":
        import sys

        stream = stdin if stdin is not None else sys.stdin.buffer
        yield from _read_bytes(stream.read(MAX_RECORDS_BYTES), "standard input", None, outlet, published, keep)
        return
    try:
        paths = list(_expand(given))
    except InputError as error:
        yield put_aside(given, error)
        return
    for path in paths:
        if path.name.lower().endswith((".warc", ".warc.gz", ".parquet")):
            from tallystick.read.shards import read_shard  # which reads records by what stands here

            yield from read_shard(path.as_posix(), outlet=outlet, published=published, keep=keep)
            continue
        try:
            size = path.stat().st_size
            limit = MAX_RECORDS_BYTES if path.suffix.lower() in RECORD_FILES | {".zip", ".gz"} else MAX_BYTES
            if size > limit:
                raise TooLarge(f"{size / 1e6:.0f} MB is more than the limit of {limit / 1e6:.0f} MB; split it into single reports")
            data = path.read_bytes()
        except InputError as error:
            yield put_aside(str(path), error)
            continue
        except OSError as error:
            yield put_aside(str(path), Unreadable(f"{error.strerror or error}; check the file and its permissions"))
            continue
        yield from _read_bytes(data, path.name, path.as_posix(), outlet, published, keep)


def _expand(given: str) -> Iterator[Path]:
    path = Path(given)
    try:
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise NotFound(f"no such file or folder: {error}") from error
    if not exists:
        matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
        if not matches:
            raise NotFound("no such file, folder or pattern; check the spelling")
        for match in matches:
            if Path(match).is_file():
                yield Path(match)
        return
    if path.is_dir():
        files = sorted(Path(root) / name for root, _, names in os.walk(path) for name in names if not name.startswith("."))
        files = [f for f in files if f.name not in NO_REPORTS and not _beside_page(f)]
        known = [f for f in files if f.suffix.lower() in KNOWN]
        if not known:
            raise NotFound("the folder holds no file that can be read (text, HTML, JSON, PDF, DOCX, e-mail, zip)")
        yield from known
    elif path.is_file():
        yield path
    else:
        raise Unsupported("it is neither a file nor a folder")


def _beside_page(path: Path) -> bool:
    """Whether a file lies in the folder of pictures and scripts that a browser saves beside a page ('page_files' beside 'page.html')."""
    for folder in path.parents:
        for ending in ("_files", "-Dateien", "_fichiers", "_archivos"):
            if folder.name.endswith(ending):
                stem = folder.name.removesuffix(ending)
                if any((folder.parent / f"{stem}{suffix}").exists() for suffix in (".html", ".htm", ".xhtml")):
                    return True
    return False


def _read_bytes(
    data: bytes, name: str, path: str | None, outlet: str | None, published: str | None, keep: Keep | None
) -> Iterator[Report | SetAside]:
    suffix = PurePosixPath(name).suffix.lower()
    if path is None or suffix not in KNOWN or suffix in PLAIN:
        suffix = _sniff(data, suffix if path is not None else "")
    if suffix == ".zip" or (suffix not in READERS and data.startswith(b"PK\x03\x04")):
        yield from _read_zip(data, name, path, outlet, published, keep)
        return
    digest = hashlib.sha256(data).hexdigest()
    try:
        if suffix == ".gz":
            inner = _gunzip(data)
            yield from _read_bytes(inner, name[: -len(suffix)], path, outlet, published, keep)
            return
        if suffix not in READERS:
            raise Unsupported(f"'{suffix}' files cannot be read; give text, HTML, JSON, PDF, DOCX, e-mail or zip")
        if keep is not None:
            keep(digest, data)
        texts = iter(READERS[suffix](data))
        while (text := _next(texts, len(data))) is not None:
            if isinstance(text, Unreadable):
                yield put_aside(name, text, path, digest)
                continue
            yield report_of(text, text.name or name, path, digest, outlet, published)
    except InputError as error:
        yield put_aside(name, error, path, digest)
    except RecursionError:
        yield put_aside(name, Unreadable("it is nested too deep to be a report"), path, digest)
    except Exception as error:  # a parser's own defect on one input must not stop the others
        yield put_aside(
            name, Unreadable(f"its format's reader failed ({type(error).__name__}: {error}); give its text as .txt"), path, digest
        )


def _next(texts: Iterator[Text] | Iterator[Text | Unreadable], size: int) -> Text | Unreadable | None:
    """The next text of an input of ``size`` bytes; None after the last. Raises TooLong where its format takes too long to read."""
    with at_most(SECONDS + SECONDS_A_MEGABYTE * size / 1e6, "reading its format"):
        return next(texts, None)


def _sniff(data: bytes, suffix: str) -> str:
    """The suffix of the format that the bytes themselves tell; ``suffix`` where they tell none, '.txt' where that is empty."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = head.lower()
    if head.startswith(b"%PDF"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/" in data or b"[Content_Types]" in head else ".zip"
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", lowered, re.DOTALL):
        return ".html"
    if suffix == "" and head[:1] in {b"{", b"["} and re.match(rb"[\[{\s]*(?:\"|\}|\])", head):
        return ".jsonl"
    return suffix or ".txt"


def _gunzip(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            inner = stream.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"the gzip file is broken: {error}") from error
    if len(inner) > MAX_UNPACKED:
        raise TooLarge(f"it unpacks to more than {MAX_UNPACKED / 1e6:.0f} MB; unpack it and give its files")
    return inner


def _read_zip(
    data: bytes, name: str, path: str | None, outlet: str | None, published: str | None, keep: Keep | None
) -> Iterator[Report | SetAside]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # zipfile raises whatever a broken directory makes it, and for versions that it does not know
        yield put_aside(name, Unreadable(f"the zip file is broken: {error}; pack it again"), path)
        return
    members = [
        m for m in archive.infolist() if m.filename and not m.is_dir() and not PurePosixPath(m.filename).name.startswith((".", "__"))
    ]
    if len(members) > MAX_MEMBERS:
        yield put_aside(name, TooLarge(f"it holds {len(members):,} files, more than {MAX_MEMBERS:,}; give them in several archives"), path)
        return
    unpacked = 0
    for member in sorted(members, key=lambda m: m.filename):
        unpacked += member.file_size
        label = f"{name}/{member.filename}"
        if unpacked > MAX_UNPACKED or member.file_size > MAX_RATIO * max(1, member.compress_size):
            yield put_aside(label, TooLarge("it unpacks to far more than it holds packed, as a zip bomb does; it was not unpacked"), path)
            continue
        if PurePosixPath(member.filename).suffix.lower() in {".zip", ".gz"}:
            yield put_aside(label, Unsupported("an archive inside an archive is not opened; unpack it first"), path)
            continue
        try:
            inner = archive.read(member)
        except Exception as error:  # each way of packing raises errors of its own
            yield put_aside(label, Unreadable(f"it cannot be unpacked: {error}"), path)
            continue
        yield from _read_bytes(inner, PurePosixPath(member.filename).name, path or name, outlet, published, keep)


LONE = re.compile("[\ud800-\udfff]")
"""Half of a pair of code units: JSON can escape one, and a file's name that is no UTF-8 is decoded to some. No format can write them."""


def _written(words: str) -> str:
    """The words with what cannot be written replaced, character by character."""
    return LONE.sub("\ufffd", words)


def report_of(text: Text, name: str, path: str | None, digest: str, outlet: str | None, published: str | None) -> Report | SetAside:
    """The report of a text that its format was taken off; ``digest`` of the bytes it came in, ``outlet`` and ``published`` the user's word."""
    text = Text(**{field: _written(value) for field, value in msgspec.structs.asdict(text).items() if value is not None})
    name, path = _written(name), _written(path) if path is not None else None
    if len(text.text) > MAX_CHARACTERS:
        return SetAside(
            name=name,
            reason=f"{len(text.text):,} characters are more than a report's {MAX_CHARACTERS:,}; split it",
            kind="too_large",
            path=path,
            sha256=digest,
        )
    if not text.text.strip():
        return SetAside(name=name, reason="it is empty; nothing to read", kind="empty", path=path, sha256=digest)
    with at_most(allowed(len(text.text)), "telling its language, outlet and date"):
        return _framed(text, name, path, digest, outlet, published)


def _framed(text: Text, name: str, path: str | None, digest: str, outlet: str | None, published: str | None) -> Report | SetAside:
    language = recognise(text.text)
    if language not in {"en", "und"}:
        return SetAside(
            name=name,
            reason=f"it is in {name_of(language)}; only English is read, translate it first",
            kind="language",
            path=path,
            url=text.url,
            sha256=digest,
        )
    frame = read_frame(text.text)
    stamp = read_stamp(text.text)
    printed, basis = _outlet(text, frame.dateline.agency if frame.dateline else None, frame.agencies, outlet)
    when, when_basis = _published(text, stamp[0] if stamp else None, published)
    return Report(
        id=make_id("rep", name, printed, text.url, text.text),
        name=name,
        text=text.text,
        sha256=digest,
        language=language,
        path=path,
        url=text.url,
        outlet=printed,
        outlet_basis=basis,
        title=text.title,
        byline=text.byline,
        published=when,
        published_basis=when_basis,
        dateline=frame.dateline,
        agencies=frame.agencies,
        zones=frame.zones,
    )


def _outlet(text: Text, dateline: str | None, agencies: tuple[str, ...], given: str | None) -> tuple[str | None, str | None]:
    """Who printed it and how that is known: given, metadata, dateline, credit, address; never guessed."""
    if given:
        return given, "given"
    if text.outlet:
        return text.outlet, "metadata"
    if dateline:
        return dateline, "dateline"
    if text.url and (known := outlets.of_address(text.url)) is not None:
        return known.name, "address"
    if text.url and "//" in text.url:
        return text.url.split("//", 1)[1].split("/")[0].removeprefix("www."), "address"
    if agencies:
        return agencies[0], "credit"
    return None, None


def _published(text: Text, stamp: str | None, given: str | None) -> tuple[str | None, PublishedBasis | None]:
    if given:
        return to_iso(given), PublishedBasis.GIVEN
    if text.published:
        return text.published, PublishedBasis.METADATA
    if stamp:
        return stamp, PublishedBasis.DATELINE
    return None, None


def put_aside(name: str, error: InputError, path: str | None = None, digest: str | None = None) -> SetAside:
    """An input that gave no report, with the error as the reason."""
    reason = " ".join("".join(letter if letter.isprintable() else " " for letter in str(error)).split())
    kind = "empty" if reason.startswith("it is empty") else error.kind
    path = _written(path) if path is not None else None
    return SetAside(name=_written(name), reason=_written(reason), kind=kind, path=path, sha256=digest)
