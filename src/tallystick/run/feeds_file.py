"""feeds.toml: which feeds are watched, and how."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from tallystick.errors import SettingsError

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60.0
"""Seconds: no feed is asked more often."""
LONGEST_EVERY = 30 * 86_400.0
USUAL_EVERY = 900.0
USUAL_PACE = 2.0


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One feed as a person lists it."""

    url: str
    name: str | None = None
    outlet: str | None = None
    """Who prints it, where its pages do not say; it wins over what they say."""
    every: int | str | None = None
    """Seconds, or '15m', '2h', '1d'."""
    pages: bool = True
    """False: the feed carries its reports in full, and no page is fetched."""

    @property
    def label(self) -> str:
        """What it is called in messages."""
        return self.name or self.url


class WatchTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[watch]: what holds for all feeds."""

    contact: str
    """An e-mail or web address that hosts are told, so that they can reach who watches."""
    pace: float = USUAL_PACE
    """Seconds between two requests to one host."""
    every: int | str = int(USUAL_EVERY)
    """Seconds between two looks at one feed, where it gives none of its own."""
    allow_private: bool = False
    """Whether addresses of the own network may be asked."""
    max_bytes: int = 10_000_000
    """Of one feed or page, unpacked."""
    seconds: float = 30.0
    """For one request."""


class FeedsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feeds file."""

    watch: WatchTable
    feed: tuple[FeedEntry, ...]

    def interval(self, feed: FeedEntry) -> float:
        """Seconds between two looks at this feed."""
        return min(LONGEST_EVERY, max(SHORTEST, seconds_of(feed.every if feed.every is not None else self.watch.every, "every")))


def seconds_of(value: int | str, key: str) -> float:
    """Seconds of a number or of '15m', '2h', '1d'; raises SettingsError with the key's name."""
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(\d{1,6})\s*([smhd]?)\s*", value)
        if match is None:
            raise SettingsError(f"{key} '{value}' is no length of time; give seconds, or '15m', '2h', '1d'")
        value = int(match[1]) * UNITS[match[2] or "s"]
    if value <= 0:
        raise SettingsError(f"{key} is {value}; give more than 0 seconds")
    return float(value)


def read_feeds_file(path: Path) -> FeedsFile:
    """The feeds file. Raises SettingsError, which names the key, where something in it is missing, unknown or wrong."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror or error}") from error
    try:
        found = msgspec.toml.decode(text, type=FeedsFile)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {_where(str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise SettingsError(f"{path} is no TOML: {' '.join(str(error).split())}") from error
    _check(found, path)
    return found


def _where(error: str) -> str:
    """msgspec's words with the place put as a person counts: 'feed 2: Object missing required field `url`'."""
    words, _, place = error.partition(" - at `$")
    steps = re.sub(r"\[(\d+)\]", lambda m: f" {int(m[1]) + 1}", place.rstrip("`")).strip(".").replace(".", ", ")
    words = words.replace("Object contains unknown field", "unknown key").replace("Object missing required field", "missing key")
    return f"{steps}: {words}" if steps else words


def _check(found: FeedsFile, path: Path) -> None:
    contact = found.watch.contact.strip()
    if not re.fullmatch(r"(?:mailto:)?[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+|https?://[\x21-\x7e]+", contact):
        raise SettingsError(
            f"{path}: watch, contact: '{contact}' is no e-mail or web address; hosts are told it so that they can reach you"
        )
    if found.watch.pace < 0:
        raise SettingsError(f"{path}: watch, pace: give 0 or more seconds")
    if found.watch.max_bytes <= 0 or found.watch.seconds <= 0:
        raise SettingsError(f"{path}: watch: max_bytes and seconds must be more than 0")
    seconds_of(found.watch.every, f"{path}: watch, every")
    if not found.feed:
        raise SettingsError(f"{path} lists no feed; add [[feed]] with a url")
    seen: dict[str, int] = {}
    for number, feed in enumerate(found.feed, 1):
        try:
            parts = urlsplit(feed.url)
            _ = parts.port  # read here, because it is what raises
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError(f"{path}: feed {number}, url: '{feed.url}' is no http or https address")
        if feed.url in seen:
            raise SettingsError(f"{path}: feed {number}, url: {feed.url} is feed {seen[feed.url]} too; list it once")
        seen[feed.url] = number
        if feed.every is not None:
            seconds_of(feed.every, f"{path}: feed {number}, every")
