"""One URL to its bytes, politely: robots.txt, a pace for each host, conditional requests, redirects step by step, limits on all."""

from __future__ import annotations

import email.utils
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

from tallystick.errors import InputError, TooLarge, Unreachable
from tallystick.read.fetch.addresses import Resolve, check_url, resolve
from tallystick.read.fetch.body import read_body
from tallystick.read.fetch.clock import Clock, SystemClock, moment, stamp
from tallystick.read.fetch.robots import KEPT_SECONDS, MAX_BYTES, RETRY_SECONDS, Robots, Rules
from tallystick.read.fetch.transport import Deadline, GuardedTransport

AGENT = "tallystick"
"""The product's name in robots.txt."""
MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
REQUEST_SECONDS = 30.0
"""For a whole request, redirects aside: a page that takes longer is not waited for."""
MAX_WAIT = 86_400.0
"""Seconds that a server's Retry-After is followed at most."""
PATIENCE = 60.0
"""Seconds that are waited for a host's pace; a host that asks for more is left for another round, so that it does not keep the others."""
MAX_URL = 2_000
"""Characters of a URL that are asked at most."""
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({408, 421, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
"""Statuses after which the same request may succeed later."""
NO_WORDS = frozenset({"image", "video", "audio", "font"})
"""Kinds of content that are not fetched to their end."""
NOTED = ("content-type", "etag", "last-modified", "date", "cache-control", "content-language", "server")
"""Headers that are kept with a page: what it says it is, and of when."""
MAX_HEADER = 300
"""Characters of a kept header's value."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered. ``body`` is empty where nothing changed (status 304)."""

    url: str
    """As asked."""
    address: str
    """Where the answer came from, after redirects."""
    moved: str | None = None
    """Where it lies from now on, if every redirect on the way was permanent."""
    status: int
    headers: dict[str, str]
    body: bytes
    sha256: str
    at: str
    """ISO time in UTC."""

    @property
    def media(self) -> str:
        """The media type without its parameters, in lower case; '' where none is given."""
        return self.headers.get("content-type", "").split(";", 1)[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset of the Content-Type, where it gives one."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset" and value.strip(" \"'"):
                return value.strip(" \"'").lower()
        return None


class Host(msgspec.Struct, kw_only=True):
    """What is remembered of one host (scheme, name and port)."""

    robots: Robots | None = None
    ready: str | None = None
    """ISO time before which nothing is asked of it."""


def origin(url: str) -> str:
    """Scheme, name and port, by which hosts are told apart."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port not in {None, 80 if parts.scheme == "http" else 443} else ""
    host = (parts.hostname or "").lower()
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def led_to(here: str, location: str) -> str:
    """Where a redirect leads; raises Unreachable where that is no address."""
    try:
        return urljoin(here, location.strip())
    except ValueError as error:
        raise Unreachable(f"it leads to what is no address: {error}") from error


class Fetcher:
    """Fetches one URL at a time. ``hosts`` may be kept between runs. Use as a context manager, or call ``close``."""

    def __init__(
        self,
        contact: str,
        *,
        version: str = "0",
        pace: float = 2.0,
        allow_private: bool = False,
        clock: Clock | None = None,
        transport: httpx.BaseTransport | None = None,
        resolver: Resolve = resolve,
        hosts: Mapping[str, Host] | None = None,
        seconds: float = REQUEST_SECONDS,
    ) -> None:
        """``contact`` and the product's ``version`` are told to every host; ``pace`` is the seconds between two requests to one; ``transport`` is for a stand-in."""
        self.clock = clock or SystemClock()
        self.pace = pace
        self.hosts: dict[str, Host] = dict(hosts or {})
        self._allow_private = allow_private
        self._seconds = seconds
        self._deadline = Deadline(self.clock)
        self._rules: dict[str, tuple[Robots, Rules]] = {}
        self._client = httpx.Client(
            transport=transport or GuardedTransport(self._deadline, allow_private=allow_private, resolver=resolver),
            timeout=httpx.Timeout(seconds, connect=CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
            headers={
                "User-Agent": f"{AGENT}/{version} (+{contact})",
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "en, *;q=0.5",
            },
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes its connections."""
        self._client.close()

    def ready(self, url: str) -> datetime:
        """From when on the URL's host may be asked; a moment past where it may be asked now."""
        now = self.clock.now()
        host = self.hosts.get(origin(url))
        if host is None or host.ready is None:
            return now
        ready = moment(host.ready)
        # Nothing is ever held for longer: the clock was set back since, and says nothing of how long is left.
        return now if ready > now + timedelta(seconds=MAX_WAIT) else max(now, ready)

    def get(self, url: str, *, limit: int, accept: str = "*/*", etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer with status 200, or 304 where ``etag`` or ``modified`` (as the server gave them) say that nothing changed.

        Waits until the host may be asked. Raises Unreachable, with ``passing`` where it may be there later, and TooLarge past ``limit`` bytes.
        """
        conditions = {"Accept": accept}
        if etag:
            conditions["If-None-Match"] = etag
        if modified:
            conditions["If-Modified-Since"] = modified
        here, moved, permanent = url, None, True
        for _ in range(MAX_REDIRECTS + 1):
            rules = self._permitted(here)
            self._wait(here, rules)
            with self._asked(here, conditions) as response:
                if response.status_code in REDIRECTS and response.headers.get("location"):
                    permanent = permanent and response.status_code in PERMANENT
                    here = led_to(here, response.headers["location"])
                    moved = here if permanent else moved
                    continue
                return self._answer(url, here, moved, response, limit)
        raise Unreachable(f"it leads on more than {MAX_REDIRECTS} times")

    def _answer(self, url: str, here: str, moved: str | None, response: httpx.Response, limit: int) -> Fetched:
        status = response.status_code
        if status in PASSING:
            wait = _retry_after(response.headers.get("retry-after"), self.clock.now())
            if wait is not None and status in {429, 503}:
                self._hold(here, wait)
            raise Unreachable(f"the server answered {status}", status=status, passing=True, wait=wait)
        if status not in {200, 203, 304}:
            raise Unreachable(f"the server answered {status}{' (gone for good)' if status == 410 else ''}", status=status)
        headers = {name: response.headers[name][:MAX_HEADER] for name in NOTED if name in response.headers}
        media = headers.get("content-type", "").split("/", 1)[0].strip().lower()
        if media in NO_WORDS and status != 304:
            raise Unreachable(f"it is {media}, no text", status=status)
        body = b"" if status == 304 else read_body(response.iter_raw(), response.headers.get("content-encoding", ""), limit)
        return Fetched(
            url=url,
            address=here,
            moved=moved,
            status=status,
            headers=headers,
            body=body,
            sha256=hashlib.sha256(body).hexdigest(),
            at=stamp(self.clock.now()),
        )

    @contextmanager
    def _asked(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """One request without redirects; its failures as Unreachable."""
        self._deadline.set(self._seconds)
        try:
            with closing(self._sent(url, headers)) as response:
                yield response
        except httpx.TimeoutException as error:
            raise Unreachable(f"no answer within {self._seconds:g} seconds", passing=True) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Unreachable(f"it is no address: {error}") from error
        except httpx.HTTPError as error:
            raise Unreachable(f"the connection failed: {_line(str(error)) or type(error).__name__}", passing=True) from error
        finally:
            self._hold(url, self.pace)

    def _sent(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        """The response before its body is read. httpx looks at a redirect's address even where it does not follow it."""
        request = self._client.build_request("GET", url, headers=dict(headers))
        try:
            return self._client.send(request, stream=True)
        except (ValueError, IndexError) as error:  # an internationalised host name that is malformed
            raise Unreachable(f"it leads to what is no address: {_line(str(error))}") from error

    def _hold(self, url: str, seconds: float) -> None:
        """Asks nothing of the URL's host for so long."""
        host = self.hosts.setdefault(origin(url), Host())
        ready = stamp_up(self.clock.now() + timedelta(seconds=min(seconds, MAX_WAIT)))
        host.ready = max(host.ready or "", ready)

    def _patient(self, url: str) -> None:
        """Waits until the host may be asked; raises Unreachable where that is too long."""
        wait = (self.ready(url) - self.clock.now()).total_seconds()
        if wait > PATIENCE:
            raise Unreachable("its host asked to be left alone for a while", passing=True, wait=wait)
        self.clock.sleep(wait)

    def _wait(self, url: str, rules: Rules) -> None:
        self._patient(url)
        if rules.delay > self.pace:
            self._hold(url, rules.delay)

    # -- robots.txt ----------------------------------------------------------------------------------------------------
    def _permitted(self, url: str) -> Rules:
        """The host's rules; raises Unreachable where they, or the address itself, forbid the URL."""
        if len(url) > MAX_URL:
            raise Unreachable(f"its address is longer than {MAX_URL:,} characters")
        self._check(url)
        rules = self._rules_of(url)
        if not rules.permits(url):
            robots = self.hosts[origin(url)].robots
            if robots is not None and robots.text is None:
                raise Unreachable("its robots.txt cannot be had just now, so nothing is asked of it", passing=True)
            raise Unreachable("its robots.txt does not permit it")
        return rules

    def _check(self, url: str) -> None:
        check_url(url, allow_private=self._allow_private)
        try:
            httpx.URL(url).host.encode("utf-8")  # decodes an internationalised name, which is what may fail
            httpx.Request("GET", url)
        except (httpx.InvalidURL, ValueError, IndexError) as error:
            raise Unreachable(f"it is no address: {_line(str(error))}") from error

    def _rules_of(self, url: str) -> Rules:
        key = origin(url)
        host = self.hosts.setdefault(key, Host())
        now = self.clock.now()
        fresh = host.robots is not None and now < moment(host.robots.until) <= now + timedelta(seconds=KEPT_SECONDS)
        if host.robots is None or not fresh:
            text = self._robots(f"{key}/robots.txt")
            lasts = RETRY_SECONDS if text is None else KEPT_SECONDS
            host.robots = Robots(text=text, until=stamp(self.clock.now() + timedelta(seconds=lasts)))
        kept = self._rules.get(key)
        if kept is None or kept[0] is not host.robots:
            kept = self._rules[key] = (host.robots, Rules(host.robots, AGENT))
        return kept[1]

    def _robots(self, url: str) -> str | None:
        """The text; empty where there is none, so all is permitted; None where the server fails, so nothing is."""
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            self._check(here)
            self._patient(here)
            try:
                with self._asked(here, {"Accept": "text/plain, */*;q=0.1"}) as response:
                    status = response.status_code
                    if status in REDIRECTS and response.headers.get("location"):
                        here = led_to(here, response.headers["location"])
                        continue
                    if status == 429 or status >= 500:
                        return None
                    if status != 200:
                        return ""
                    return read_body(response.iter_raw(), response.headers.get("content-encoding", ""), MAX_BYTES).decode(
                        "utf-8", "replace"
                    )
            except TooLarge:
                return None
            except InputError as error:
                if isinstance(error, Unreachable) and not error.passing:
                    raise
                return None
        return ""


def stamp_up(at: datetime) -> str:
    """As ``stamp``, with the part of a second that a pace may have."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, given as seconds or as a date."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), MAX_WAIT))
    try:
        at = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - now).total_seconds()), MAX_WAIT)


def _line(text: str) -> str:
    """A server's or library's words as one printable line."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:200]
