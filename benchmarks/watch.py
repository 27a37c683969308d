"""What watching costs without the network: a page from its feed to the kept report, a round of feeds that have not changed, a queue.

``python -m benchmarks.watch`` writes ``benchmarks/results/watch.json``. The web is a stand-in, so only the product's own work is measured, in seconds that the processor worked: what other programs take of it does not count.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from benchmarks.cold_start import machine
from tallystick.read.fetch import FakeClock, Fetcher
from tallystick.read.fetch.fake import FakeWeb
from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable
from tallystick.run.watch import Watch
from tallystick.store import Case

RESULTS = Path(__file__).with_name("results") / "watch.json"
PAGES, FEEDS, ROUNDS = 300, 50, 3
FILLER = "".join(f"<nav><a href='/{n}'>Section {n}</a><script>var a{n} = {n};</script></nav>" for n in range(150))


def page(number: int) -> bytes:
    """A page as papers serve them: twelve paragraphs among menus and scripts, some 20 kB."""
    told = "".join(
        f"<p>On day {number} of the flood the police of Ardov counted {number + n} houses in quarter {n} that the water had taken away, and the mayor "
        f"said that {number + 3 * n} families sleep in the school of the town until the water goes back.</p>"
        for n in range(12)
    )
    return f"<html><head><title>Day {number}</title></head><body>{FILLER}<article><h1>Day {number}</h1>{told}</article>{FILLER}</body></html>".encode()


def feed(host: str, first: int, last: int) -> bytes:
    """A feed of pages."""
    items = "".join(f"<item><title>Day {n}</title><link>https://{host}/{n}</link></item>" for n in range(first, last))
    return f'<rss version="2.0"><channel><title>Quay</title>{items}</channel></rss>'.encode()


def unchanged(body: bytes) -> Callable[[httpx.Request], httpx.Response]:
    """A feed that says when it has not changed."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers.get("if-none-match") == '"1"':
            return httpx.Response(304)
        return httpx.Response(200, headers={"etag": '"1"'}, content=body)

    return answer


def main() -> None:
    """Measures, prints and writes."""
    hosts = [f"paper{n}.example" for n in range(FEEDS)]
    each = PAGES // FEEDS
    web = FakeWeb({f"https://{host}/rss.xml": unchanged(feed(host, n * each, (n + 1) * each)) for n, host in enumerate(hosts)})
    web.pages.update({f"https://{host}/{k}": page(k) for n, host in enumerate(hosts) for k in range(n * each, (n + 1) * each)})
    listed = FeedsFile(watch=WatchTable(contact="desk@example.org"), feed=tuple(FeedEntry(url=f"https://{host}/rss.xml") for host in hosts))
    clock = FakeClock()
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "flood.case", create=True) as case:
        with Fetcher("desk@example.org", transport=web.transport, clock=clock) as fetcher:
            watch = Watch(case, listed, fetcher)
            next(iter(watch.round()), None)  # loads what is loaded once
            began = time.process_time()
            added = 1 + sum(len(list(watch.round())) for _ in range(1))
            first = time.process_time() - began
            began = time.process_time()
            for _ in range(ROUNDS):
                clock.advance(3600)
                assert list(watch.round()) == []
            idle = (time.process_time() - began) / ROUNDS
        assert added == PAGES == case.count()
    result = {
        "machine": machine(),
        "pages": PAGES,
        "page_bytes": len(page(1)),
        "ms_a_page": round(1000 * first / (PAGES - 1), 1),
        "feeds": FEEDS,
        "ms_an_unchanged_feed": round(1000 * idle / FEEDS, 2),
    }
    RESULTS.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
