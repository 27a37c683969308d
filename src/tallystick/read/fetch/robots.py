"""robots.txt: what a host lets us fetch and how fast (RFC 9309)."""

from __future__ import annotations

import msgspec

from tallystick.errors import PartMissing

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB to be read; what is beyond is ignored."""
KEPT_SECONDS = 86_400.0
"""How long an answer is used: RFC 9309 asks for no more than a day."""
RETRY_SECONDS = 900.0
"""How long a failure to get robots.txt stands for 'all refused'."""
MAX_DELAY = 60.0
"""Seconds of Crawl-delay that are honoured at most; more would stop the watch."""


class Robots(msgspec.Struct, frozen=True, kw_only=True):
    """A host's answer. ``text`` is None where it could not be had: nothing is fetched until ``until`` then."""

    text: str | None
    until: str
    """ISO time up to which it is used."""


class Rules:
    """A parsed robots.txt for one user agent."""

    def __init__(self, robots: Robots, agent: str) -> None:
        try:
            from protego import Protego
        except ImportError as error:
            raise PartMissing("reading robots.txt needs protego: pip install 'tallystick[feeds]'") from error
        self._agent = agent
        self._rules = None if robots.text is None else Protego.parse(robots.text)

    def permits(self, url: str) -> bool:
        """Whether the URL may be fetched."""
        return self._rules is not None and bool(self._rules.can_fetch(url, self._agent))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 where it does not."""
        delay = None if self._rules is None else self._rules.crawl_delay(self._agent)
        return min(float(delay), MAX_DELAY) if delay else 0.0
