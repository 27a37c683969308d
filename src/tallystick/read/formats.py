"""Bytes of one file to the texts in it, with what the format says of each: one function a format."""

from __future__ import annotations

import email
import email.policy
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage

import msgspec

from tallystick.errors import TooLarge, Unreadable
from tallystick.read import page
from tallystick.read.decode import declared_charset, decode, known_charset
from tallystick.read.headline import with_headline, without_outlet
from tallystick.read.markup import check_markup
from tallystick.read.moments import to_iso

MAX_WORD_BYTES = 20_000_000
"""Bytes that a Word document may unpack to: ten for each character of the longest text of a report."""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text with the metadata that its format carries."""

    text: str
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None


ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": ("doc_id", "id", "name", "guid"),
    "text": ("text", "body", "content", "article", "maintext", "full_text"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "source_name"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "published_at", "date_publish", "pub_date", "publication_date"),
    "url": ("url", "link", "source_url"),
}
"""Fields of records by the names that exports of archives and crawlers use."""


def read_plain(data: bytes) -> Iterator[Text]:
    """A plain text."""
    yield Text(text=decode(data))


def read_records(data: bytes) -> Iterator[Text | Unreadable]:
    """JSON lines, a JSON list, or one JSON object; a record that cannot be read is given as the error and the others go on."""
    whole = decode_records(data)
    stripped = whole.lstrip()
    if stripped.startswith("["):
        try:
            records = json.loads(whole)
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"it is no JSON list: {error}") from error
        yield from (read_record(record, number) for number, record in enumerate(records, 1))
        return
    try:
        single = json.loads(whole)
    except (ValueError, RecursionError):
        single = None
    if isinstance(single, dict):
        yield read_record(single, 1)
        return
    for number, line in enumerate(whole.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield read_record(json.loads(line), number)
        except (ValueError, RecursionError) as error:
            yield Unreadable(f"record {number} is no JSON: {error}")


def decode_records(data: bytes) -> str:
    """Text of a file of records: UTF-8 alone, as JSON asks; its size is not a report's size."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"JSON must be UTF-8, and byte {error.start} is not; save it again as UTF-8") from error


def read_record(record: object, number: int) -> Text | Unreadable:
    """The text of one record, by the names that exports give its fields; the error where it has none."""
    if not isinstance(record, dict):
        return Unreadable(f"record {number} is no object with fields")

    def first(kind: str) -> str | None:
        for field in ALIASES[kind]:
            value = record.get(field)
            if isinstance(value, dict):
                value = value.get("name") or value.get("title")
            if isinstance(value, list):
                value = ", ".join(str(v) for v in value if v)
            if isinstance(value, (str, int)) and str(value).strip():
                return str(value)
        return None

    outlet, title = first("outlet"), first("title")
    text = first("text") or ("" if any(field in record for field in ALIASES["text"]) else None)  # a flash may be its headline alone
    if text is not None:
        text = with_headline(text, without_outlet(title, [outlet or ""]) if title else None)
    if not text:
        return Unreadable(f"record {number} has no text; give it in a field named one of {', '.join(ALIASES['text'])}")
    return Text(
        text=text,
        name=first("name") or f"record {number}",
        title=title,
        outlet=outlet,
        byline=first("byline"),
        published=to_iso(first("published")),
        url=first("url"),
    )


def read_page(data: bytes) -> Iterator[Text]:
    """An HTML page as saved from a browser: main text by trafilatura, metadata by the page's own tags."""
    yield page_text(data)


def page_text(data: bytes, charset: str | None = None, url: str | None = None) -> Text:
    """An HTML page's report. ``charset`` is what its header said, ``url`` where it was fetched."""
    markup = decode(data, known_charset(charset) or declared_charset(data), markup=True)
    check_markup(markup)
    found = page.extract(markup, url)
    if page.is_cut_off(markup, found.text):
        raise Unreadable("the page is cut off before its end; save it again once it has loaded")
    return Text(text=found.text, title=found.title, outlet=found.outlet, byline=found.byline, published=found.published, url=found.url)


def _clean(value: object) -> str | None:
    return re.sub(r"\s+", " ", str(value)).strip() or None if value else None


def read_pdf(data: bytes) -> Iterator[Text]:
    """The text of a PDF, page by page; a scan without text is refused."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = PdfReader(io.BytesIO(data))
        text = "\n".join(page.extract_text() for page in document.pages)
        information = document.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        raise Unreadable(f"the PDF is broken: {error}; open and save it again") from error
    if not text.strip():
        raise Unreadable("the PDF holds no text, only pictures; run it through text recognition (OCR) first")
    yield Text(
        text=text, title=_clean(information.title) if information else None, byline=_clean(information.author) if information else None
    )


def read_docx(data: bytes) -> Iterator[Text]:
    """The paragraphs of a Word document."""
    from docx import Document

    _check_parts(data)
    try:
        document = Document(io.BytesIO(data))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        core = document.core_properties
    except Exception as error:  # python-docx raises whatever zipfile, lxml and its own lookups raise
        raise Unreadable(f"the Word document is broken: {error}; open and save it again") from error
    if not text.strip():
        raise Unreadable("the Word document is empty; nothing to read")
    yield Text(text=text, title=_clean(core.title), byline=_clean(core.author) if core.author != "python-docx" else None)


def _check_parts(data: bytes) -> None:
    """Raises TooLarge where a Word document, which is a zip, unpacks to more than its text could need."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except Exception as error:  # zipfile raises whatever a broken directory makes it
        raise Unreadable(f"the Word document is broken: {error}; open and save it again") from error
    if sum(part.file_size for part in parts) > MAX_WORD_BYTES:
        raise TooLarge(f"it unpacks to more than {MAX_WORD_BYTES / 1e6:.0f} MB; save its text as .txt")


def read_mail(data: bytes) -> Iterator[Text]:
    """The body of an e-mail, its plain part before its HTML part."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("it is no e-mail: it has no header lines")
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body is not None else None
    except Exception as error:  # the standard library raises whatever a broken header makes it, beside unknown charsets
        raise Unreadable(f"the e-mail's text cannot be decoded: {error}") from error
    if body is None or content is None:
        raise Unreadable("the e-mail has no text; its attachments can be given as files")
    if body.get_content_type() == "text/html":
        check_markup(content)
        content = page.extract(content).text
    yield Text(
        text=content.replace("\r\n", "\n"),
        title=_told(lambda: _clean(message["subject"])),
        outlet=_told(lambda: _clean(message["from"].addresses[0].display_name)),
        published=_told(lambda: str(message["date"].datetime.strftime("%Y-%m-%dT%H:%M"))),
    )


def _told(header: Callable[[], str | None]) -> str | None:
    """What a header says; None where there is none or its parser fails on it, in whatever way."""
    try:
        return header()
    except Exception:
        return None
