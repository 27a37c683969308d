"""Watching feeds for a case: what is new is fetched, kept as it came, and added.

All that a restart needs is in the case: a feed's entries are queued in the same transaction that remembers the feed's ETag, and a page leaves
the queue only after its report was added. So a run that is killed loses nothing and adds nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import msgspec

from tallystick.errors import InputError, TallystickError, Unreachable, Unreadable
from tallystick.read import Entry, read_entry, read_feed, read_fetched
from tallystick.read.fetch import Clock, Fetched, Fetcher, Host
from tallystick.read.fetch.clock import moment, stamp
from tallystick.read.fetch.fetcher import PATIENCE
from tallystick.records.identity import make_id
from tallystick.records.report import Report, SetAside
from tallystick.run.feeds_file import LONGEST_EVERY, FeedEntry, FeedsFile
from tallystick.store import Case
from tallystick.store.feeds import FeedStore

LONGEST_WAIT = 86_400.0
"""Seconds: even a feed that has failed for weeks is tried once a day."""
PAGE_TRIES = 4
"""How often a page that may be there later is tried before it is set aside."""
PAGE_WAIT = 600.0
"""Seconds before a page is tried again, doubled each time."""
FEED_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
PAGE_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8"


class FeedState(msgspec.Struct, kw_only=True):
    """What is remembered of a feed; the key is its URL in the feeds file."""

    address: str
    """Where it lies now, after permanent moves."""
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    """In a row."""
    next: str | None = None
    """ISO time before which it is not asked."""
    gone: bool = False
    """The server said that it is gone for good."""
    answered: str | None = None
    """When it last answered well."""


class PageState(msgspec.Struct, kw_only=True):
    """What is remembered of an entry and its page."""

    feed: str
    entry: Entry
    tries: int = 0
    next: str | None = None
    report: str | None = None
    """Id of the report that it gave."""
    problem: str | None = None
    """Why it gave none."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened, for the person who watches."""

    what: str
    """'feed', 'broken', 'added', 'aside' or 'later'."""
    name: str
    words: str


Tell = Callable[[Told], None]


def _silent(_told: Told) -> None:
    return


class Watch:
    """The feeds of a feeds file, watched for one case."""

    def __init__(self, case: Case, feeds: FeedsFile, fetcher: Fetcher, *, tell: Tell = _silent) -> None:
        self.case = case
        self.feeds = feeds
        self.fetcher = fetcher
        self.clock: Clock = fetcher.clock
        self.tell = tell
        self.store = FeedStore(case)
        fetcher.hosts.update(self.store.all("host", Host))
        self._states = {feed.url: self.store.find("feed", feed.url, FeedState) or FeedState(address=feed.url) for feed in feeds.feed}

    # -- when ----------------------------------------------------------------------------------------------------------
    def due(self, state: FeedState | PageState) -> datetime:
        """When it is to be asked next. What lies further ahead than any wait was set before the clock was set back, and counts no more."""
        now = self.clock.now()
        due = now if state.next is None else moment(state.next)
        return now if due > now + timedelta(seconds=max(LONGEST_WAIT, LONGEST_EVERY)) else due

    def is_due(self, state: FeedState | PageState) -> bool:
        """Whether it may be asked now."""
        due = self.due(state)  # asked first: a real clock moves on meanwhile
        return due <= self.clock.now()

    def next_due(self) -> datetime:
        """When the next feed or waiting page is due."""
        states: list[FeedState | PageState] = [*(s for s in self._states.values() if not s.gone), *self._waiting().values()]
        return min((self.due(state) for state in states), default=self.clock.now() + timedelta(seconds=LONGEST_WAIT))

    def _waiting(self) -> dict[str, PageState]:
        """Pages that are still to be fetched, of feeds that are listed."""
        return {k: p for k, p in self.store.all("page", PageState, waiting=True).items() if p.feed in self._states}

    def rounds(self, *, once: bool = False) -> Iterator[list[Report]]:
        """What each round added, for ever or ``once``; waits between rounds until the next feed or page is due."""
        while True:
            yield list(self.round(now=once))
            if once:
                return
            self.clock.sleep(max(1.0, (self.next_due() - self.clock.now()).total_seconds()))

    # -- one round -----------------------------------------------------------------------------------------------------
    def round(self, *, now: bool = False) -> Iterator[Report]:
        """Asks the feeds that are due, then fetches the pages that are, and gives the reports that were added.

        With ``now`` feeds are asked before their time too, except those that wait after a failure.
        """
        for feed in self.feeds.feed:
            state = self._states[feed.url]
            if state.gone:
                self.tell(Told(what="broken", name=feed.label, words="it is gone for good; take it off the list or give its new address"))
            elif not (self.is_due(state) or (now and not state.failures)):
                if state.failures:
                    self.tell(
                        Told(what="later", name=feed.label, words=f"it failed {_times(state.failures)}; asked again from {state.next}")
                    )
            elif (later := self._left_alone(state.address)) is not None:
                state.next = later
                self.store.keep([("feed", feed.url, state, False)])
                self.tell(Told(what="later", name=feed.label, words=f"its host asked to be left alone; asked again from {later}"))
            else:
                self._ask(feed, state)
        yield from self._pages()
        self._keep_hosts()

    def _keep_hosts(self) -> None:
        self.store.keep(("host", key, host, False) for key, host in sorted(self.fetcher.hosts.items()))

    def _ask(self, feed: FeedEntry, state: FeedState) -> None:
        """One feed: its new entries are queued and its state kept, in one transaction."""
        interval = self.feeds.interval(feed)
        queued: dict[str, PageState] = {}
        try:
            with _told_in_a_line():
                got = self.fetcher.get(
                    state.address, limit=self.feeds.watch.max_bytes, accept=FEED_ACCEPT, etag=state.etag, modified=state.modified
                )
                found = read_feed(got.body, got.address, got.headers) if got.status != 304 else None
            words = "nothing new since"
            if found is not None:
                queued = self._queue(feed, found.entries)
                words = f"{len(found.entries)} entries, {len(queued)} new"
                if found.broken:
                    words += f"; its XML is broken ({found.broken}) and was read as far as it goes"
                state.etag, state.modified = got.headers.get("etag"), got.headers.get("last-modified")
            if got.moved and got.moved != state.address:
                words += f"; it moved to {got.moved}"
                state.address = got.moved
            state.failures, state.answered = 0, got.at
            state.next = stamp(self.clock.now() + timedelta(seconds=interval))
            self.tell(Told(what="feed", name=feed.label, words=words))
        except InputError as error:
            self._failed(feed, state, error, interval)
        self.store.keep([("feed", feed.url, state, False), *(("page", key, page, True) for key, page in queued.items())])

    def _failed(self, feed: FeedEntry, state: FeedState, error: InputError, interval: float) -> None:
        state.failures += 1
        # Doubled each time, without chance: the same failures give the same times.
        wait = min(interval * 2 ** min(state.failures - 1, 20), max(interval, LONGEST_WAIT))
        if isinstance(error, Unreachable):
            wait = max(wait, error.wait or 0.0)
            state.gone = error.status == 410
        # What it said of itself belongs to an address that may lead elsewhere by now.
        state.etag = state.modified = None
        state.next = stamp(self.clock.now() + timedelta(seconds=wait))
        later = "it is not asked again" if state.gone else f"asked again from {state.next}"
        self.tell(Told(what="broken", name=feed.label, words=f"{error}; {later}"))

    def _queue(self, feed: FeedEntry, entries: Iterable[Entry]) -> dict[str, PageState]:
        """The entries that are to be fetched, by key: new ones, and known ones that say that they were updated."""
        queued: dict[str, PageState] = {}
        seen: set[str] = set()
        for entry in entries:
            # A page is one thing whichever feeds link to it; an entry that is read itself is its feed's own.
            key = make_id("page", entry.url) if feed.pages and entry.url else make_id("entry", feed.url, entry.id or entry.url)
            if key in seen:
                continue
            seen.add(key)
            known = self.store.find("page", key, PageState)
            if known is not None:
                others = known.feed != feed.url and known.feed in self._states
                settled = known.report is not None or known.problem is not None
                if others or (known.entry.updated == entry.updated and (settled or known.feed == feed.url)):
                    continue
            queued[key] = PageState(feed=feed.url, entry=entry)
        return queued

    # -- pages ---------------------------------------------------------------------------------------------------------
    def _pages(self) -> Iterator[Report]:
        """Fetches what waits, the host that may be asked first before the others; each page is settled on its own."""
        waiting = {key: page for key, page in self._waiting().items() if self.is_due(page)}
        listed = {feed.url: feed for feed in self.feeds.feed}
        fetched: dict[str, str | None] = {}
        while waiting:
            key = min(waiting, key=lambda k: (self._ready(waiting[k], listed[waiting[k].feed]), k))
            page = waiting.pop(key)
            later = self._left_alone(page.entry.url) if page.entry.url and listed[page.feed].pages else None
            if later is not None:
                page.next = later
                self.store.keep([("page", key, page, True)])
                continue
            report = self._settle(key, page, listed[page.feed], fetched)
            if report is not None:
                yield report

    def _left_alone(self, url: str) -> str | None:
        """Until when the URL's host is to be left alone, where that is longer than is waited for; None where it may be asked."""
        ready = self.fetcher.ready(url)
        return stamp(ready + timedelta(seconds=1)) if (ready - self.clock.now()).total_seconds() > PATIENCE else None

    def _ready(self, page: PageState, feed: FeedEntry) -> datetime:
        return self.clock.now() if page.entry.url is None or not feed.pages else self.fetcher.ready(page.entry.url)

    def _settle(self, key: str, page: PageState, feed: FeedEntry, fetched: dict[str, str | None]) -> Report | None:
        """One page: fetched, read and added, or set aside, or left for later. Gives the report where the case did not have it."""
        entry = page.entry
        name = entry.url or f"{feed.url}#{key}"
        got: Fetched | None = None
        found: Report | SetAside
        try:
            if not feed.pages or entry.url is None:
                found = read_entry(entry.words, name, url=entry.url, outlet=feed.outlet, published=entry.published, title=entry.title)
            elif entry.url in fetched:
                page.report = fetched[entry.url]
                self.store.keep([("page", key, page, False)])
                return None
            else:
                with _told_in_a_line():
                    got = self.fetcher.get(entry.url, limit=self.feeds.watch.max_bytes, accept=PAGE_ACCEPT)
                    found = read_fetched(
                        got.body, got.address, charset=got.charset, outlet=feed.outlet, published=entry.published, title=entry.title
                    )
        except InputError as error:
            page.tries += 1
            if isinstance(error, Unreachable) and error.passing and page.tries < PAGE_TRIES:
                wait = max(PAGE_WAIT * 2 ** (page.tries - 1), error.wait or 0.0)
                page.next = stamp(self.clock.now() + timedelta(seconds=wait))
                self.store.keep([("page", key, page, True)])
                self.tell(Told(what="later", name=name, words=f"{error}; tried again from {page.next}"))
                return None
            found = SetAside(name=name, reason=f"it could not be fetched: {error}", kind=error.kind, url=entry.url)
        return self._keep(key, page, found, got, fetched)

    def _keep(
        self, key: str, page: PageState, found: Report | SetAside, got: Fetched | None, fetched: dict[str, str | None]
    ) -> Report | None:
        original = got.body if got is not None else page.entry.words.encode("utf-8", "surrogatepass")
        if isinstance(found, Report):
            page.report = found.id
        else:
            page.problem = found.reason
        page.entry = msgspec.structs.replace(page.entry, text="")  # it was read; what is remembered is that
        with self.case.transaction():
            new = isinstance(found, Report) and self.case.add(found, original=original)
            if isinstance(found, SetAside):
                self.case.set_aside([found])
            if got is not None:
                noted = msgspec.structs.replace(got, body=b"")
                self.store.keep_fetched(noted, got.body, sha256=got.sha256, url=got.address, at=got.at, report=page.report)
            self.store.keep([("page", key, page, False)])
        if page.entry.url is not None:
            fetched[page.entry.url] = page.report
        if isinstance(found, Report):
            if new:
                self.tell(Told(what="added", name=found.name, words=found.title or found.name))
            return found if new else None
        self.tell(Told(what="aside", name=found.name, words=found.reason))
        return None


@contextmanager
def _told_in_a_line() -> Iterator[None]:
    """What nobody foresaw, of one feed or page, as its reason: it must not stop the others."""
    try:
        yield
    except TallystickError:
        raise
    except Exception as error:
        words = " ".join(f"{type(error).__name__}: {error}".split())
        raise Unreadable(f"it cannot be read ({words[:200]})") from error


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times in a row"
