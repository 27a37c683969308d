"""An RSS or Atom feed to its entries, as far as its XML can be read."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import msgspec

from tallystick.errors import PartMissing, TooLarge, Unreadable
from tallystick.read.headline import with_headline
from tallystick.read.moments import to_iso
from tallystick.records.identity import make_id

MAX_ENTRIES = 1_000
"""Entries of one feed that are looked at, the first ones: feeds have 10 to 100."""
MAX_TITLE = 500
TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|cmpid|at_medium|at_campaign|at_custom\d|ns_\w+)$", re.IGNORECASE)
"""Parameters that say where a reader came from, and change nothing of the page."""
MAX_TAGS = 200_000
"""'<' in one feed: a hundred reports in full have a third of it, and the parser takes some 40 µs for each."""
MAX_WORDS = 200_000
"""Characters of markup of one entry that are looked at."""
HEAD_REACH = 100_000
"""Characters of a page in which its feed is looked for."""
LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
FEED_TYPE = re.compile(r"type\s*=\s*[\"']?application/(?:rss|atom)\+xml", re.IGNORECASE)
HREF = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section figure figcaption pre".split())
UNSEEN = frozenset("script style template noscript iframe object".split())
TAG = re.compile(r"<[!?/a-zA-Z][^<>]{0,300}>")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. ``text`` is what the feed itself carries of the report, without markup."""

    id: str | None
    """The feed's own, which is unique within the feed and not always beyond it; a hash of the words where it gives neither id nor link."""
    url: str | None
    """Its page, without parameters that only track readers; None where it links to none over http(s)."""
    title: str | None = None
    published: str | None = None
    """ISO 8601 without zone, as ``moments.to_iso`` gives it; None where the feed says no date, or none that can be read."""
    updated: str | None = None
    """As the feed prints it; changes when the report does."""
    byline: str | None = None
    text: str = ""

    @property
    def words(self) -> str:
        """All that the feed itself tells of the report: the headline above its text, where that is brief."""
        return with_headline(self.text, self.title, above=True)


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as it was read."""

    title: str | None
    entries: tuple[Entry, ...]
    """In the feed's order, each once."""
    broken: str | None = None
    """Why its XML is not as it should be, where it was read all the same."""


def read_feed(data: bytes, url: str, headers: Mapping[str, str] | None = None) -> Feed:
    """The feed of the bytes that ``url`` gave. Links are made absolute by it. Raises Unreadable where they are no feed, or one so broken
    that nothing of it can be read; PartMissing without feedparser."""
    try:
        import feedparser
    except ImportError as error:
        raise PartMissing("reading feeds needs feedparser: pip install 'tallystick[feeds]'") from error

    if not data.strip():
        raise Unreadable("it is empty")
    if data.count(b"<") > MAX_TAGS:
        raise TooLarge(f"it has more than {MAX_TAGS:,} tags, which no feed has")
    told = {"content-location": url, **({"content-type": headers["content-type"]} if headers and "content-type" in headers else {})}
    try:
        # A stream, because a string would be taken for an address or a file's name.
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(data), response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # a defect of the parser on one feed must not stop the others
        raise Unreadable(f"it cannot be parsed ({type(error).__name__})") from error
    problem = _problem(found)
    if not found.get("version") and not found.get("entries"):
        if b"<html" in data[:2000].lower():
            named = _named_feed(data, url)
            raise Unreadable(f"it is a web page, no feed{f'; it names its feed: {named}' if named else ''}")
        raise Unreadable(f"it is no feed{f': {problem}' if problem else ''}")
    entries: dict[tuple[str | None, str | None], Entry] = {}
    for raw in list(found.get("entries", ()))[:MAX_ENTRIES]:
        entry = _entry(dict(raw), url)  # feedparser answers for fields that are not there
        if entry is not None:
            entries.setdefault((entry.id, entry.url), entry)
    if problem and not entries:
        raise Unreadable(f"its XML is broken and no entry can be read: {problem}")
    return Feed(title=_line(found.get("feed", {}).get("title")), entries=tuple(entries.values()), broken=problem)


def _named_feed(page: bytes, url: str) -> str | None:
    """The feed that a page's head names."""
    for tag in LINK.findall(page[:HEAD_REACH].decode("utf-8", "replace")):
        there = HREF.search(tag)
        if FEED_TYPE.search(tag) and there is not None:
            return clean_url(urljoin(url, unescape(there[1] or there[2])))
    return None


def _problem(found: Mapping[str, Any]) -> str | None:
    """What feedparser says against the XML, in one line. A charset that it corrected by itself is none."""
    if not found.get("bozo"):
        return None
    error: Any = found.get("bozo_exception")
    if type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}:
        return None
    where = f"line {error.getLineNumber()}: " if hasattr(error, "getLineNumber") and error.getLineNumber() else ""
    words = error.getMessage() if hasattr(error, "getMessage") else str(error)
    return f"{where}{_line(words) or type(error).__name__}"


def _entry(raw: Mapping[str, Any], base: str) -> Entry | None:
    link = clean_url(urljoin(base, str(raw.get("feedburner_origlink") or raw.get("link") or "").strip()))
    title = _line(raw.get("title"))
    content = [str(part.get("value", "")) for part in raw.get("content") or () if isinstance(part, Mapping)]
    text = max((plain_words(words) for words in (*content, str(raw.get("summary") or ""))), key=len)
    if link is None and not text and not title:
        return None
    own = _line(raw.get("id"))
    if own is None and link is None:
        own = make_id("words", title, text)
    return Entry(
        id=own,
        url=link,
        title=title,
        published=_date(raw, "published") or _date(raw, "created") or _date(raw, "updated"),
        updated=_line(raw.get("updated")) or _line(raw.get("published")),
        byline=_line(raw.get("author")),
        text=text,
    )


def _date(raw: Mapping[str, Any], field: str) -> str | None:
    printed = _line(raw.get(field))
    if not printed:
        return None
    iso = to_iso(printed)
    parsed = raw.get(f"{field}_parsed")
    if iso is None and parsed and 1990 <= parsed.tm_year <= 2100:
        iso = f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}T{parsed.tm_hour:02d}:{parsed.tm_min:02d}"
    return iso


def clean_url(url: str) -> str | None:
    """The URL without fragment and tracking parameters, host in lower case; None where it is no http(s) URL."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if port == 0:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    query = parts.query
    if any(TRACKING.match(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        query = urlencode([(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not TRACKING.match(name)])
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower() if "@" not in parts.netloc else parts.netloc, parts.path or "/", query, "")
    )


def plain_words(markup: str) -> str:
    """The words of an entry's HTML, a blank line between paragraphs."""
    markup = markup[:MAX_WORDS]
    pieces = _pieces(markup) if "<" in markup else unescape(markup)
    lines = (" ".join(line.split()) for line in pieces.replace("\xa0", " ").split("\n"))
    return "\n\n".join(line for line in lines if line)


def _pieces(markup: str) -> str:
    """The text of the markup with a line end at each block's edge."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, fromstring

    try:
        # Bytes, because lxml refuses a str that declares an encoding.
        tree = fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (LxmlError, ValueError, AssertionError):
        return ""
    found: list[str] = []
    walk: list[tuple[Any, bool]] = [(tree, False)]
    # Without recursion: markup may be nested as deep as somebody likes.
    while walk:
        element, left = walk.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if left:
            found.append("\n" if name in BLOCKS else "")
            found.append(element.tail or "")
            continue
        walk.append((element, True))
        found.append("\n" if name in BLOCKS else "")
        if name not in UNSEEN and name:
            found.append(element.text or "")
            walk.extend((child, False) for child in reversed(element))
    return "".join(found)


def _line(value: object) -> str | None:
    words = unescape(TAG.sub("", str(value or "")[: 4 * MAX_TITLE]))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:MAX_TITLE] or None
