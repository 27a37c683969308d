"""Real feeds and pages, served on loopback, through the real transport."""

import gzip
import http.server
import json
import threading
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tallystick.read.fetch import Fetcher
from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable
from tallystick.run.watch import Watch
from tallystick.store import Case

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
FEEDS, PAGES = CORPORA / "rss-2022" / "feeds", CORPORA / "html-pages"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FEEDS.is_dir() or not PAGES.is_dir(), reason="the corpora (../shared/corpora) are not beside the project"),
]
ASKED_PAGES = 12


@pytest.fixture(scope="module")
def served():
    """A server of path to body, type and ETag; pages go packed, as most servers send them."""
    content = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body, kind, packed = content.get(self.path, (b"", "", False))
            tag = f'"{len(body)}"'
            status = 404 if not kind else 304 if self.headers.get("If-None-Match") == tag else 200
            body = body if status == 200 else b""
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if status != 404:
                self.send_header("Content-Type", kind)
                self.send_header("ETag", tag)
                if packed and body:
                    self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", content
    server.shutdown()
    server.server_close()
    thread.join()


def rounds(folder, feeds, count):
    """What each of some rounds added, each round as after a restart."""
    listed = FeedsFile(watch=WatchTable(contact="desk@example.org", allow_private=True, pace=0), feed=feeds)
    added = []
    for _ in range(count):
        told = []
        with Case(folder / "x.case", create=True) as case, Fetcher("desk@example.org", allow_private=True, pace=0) as fetcher:
            added.append(list(Watch(case, listed, fetcher, tell=told.append).round(now=True)))
            aside = case.aside()
    return added, aside, told


def test_a_week_of_feeds(served, tmp_path):
    base, content = served
    files = sorted(FEEDS.glob("*.xml"))[:7]
    for path in files:
        content[f"/{path.name}"] = (path.read_bytes(), "application/rss+xml", False)
    feeds = tuple(FeedEntry(url=f"{base}/{path.name}", pages=False, outlet="BBC News") for path in files)
    (first, second), aside, told = rounds(tmp_path, feeds, 2)
    items = sum(path.read_text().count("<item>") for path in files)
    assert len(first) + len(aside) == items
    assert len(first) > 0.8 * items
    assert second == []
    assert {t.words for t in told} == {"nothing new since"}
    assert all(report.published and report.published.startswith("2022-0") for report in first)


def test_real_pages(served, tmp_path):
    base, content = served
    listed = [json.loads(line) for line in (PAGES / "pages.jsonl").read_text().splitlines()]
    chosen = sorted((row for row in listed if row["crisis"]), key=lambda row: row["bytes"])[:ASKED_PAGES]
    items = []
    for row in chosen:
        content[f"/{row['page_id']}"] = ((PAGES / row["file"]).read_bytes(), "text/html", True)
        items.append(f"<item><link>{escape(base)}/{row['page_id']}</link><title>x</title></item>")
    xml = f'<rss version="2.0"><channel><title>Pages</title>{"".join(items)}</channel></rss>'
    content["/pages.xml"] = (xml.encode(), "application/rss+xml", False)
    (first, second), aside, _ = rounds(tmp_path, (FeedEntry(url=f"{base}/pages.xml"),), 2)
    assert len(first) + len(aside) == ASKED_PAGES
    assert len(first) >= ASKED_PAGES // 2
    assert second == []
    with Case(tmp_path / "x.case") as case, Fetcher("desk@example.org") as fetcher:
        store = Watch(case, FeedsFile(watch=WatchTable(contact="a@b.example"), feed=()), fetcher).store
        for report in first:
            page = report.url.rsplit("/", 1)[1]
            assert store.fetched(report.id) == [gzip.decompress(content[f"/{page}"][0])]
