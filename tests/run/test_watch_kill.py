"""A watch that is killed at any moment loses nothing that it added, and goes on as if it had not been."""

import hashlib
import http.server
import random
import signal
import subprocess
import sys
import threading
import time

import pytest
from tests.read.test_feed import item, rss

from tallystick.read.fetch import Fetcher
from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable
from tallystick.run.watch import PageState, Watch
from tallystick.store import Case

PAGES = 12
KILLS = 3
WATCH = """
import sys
from tallystick.read.fetch import Fetcher
from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable
from tallystick.run.watch import Watch
from tallystick.store import Case

case, url = sys.argv[1:]
listed = FeedsFile(watch=WatchTable(contact="desk@example.org"), feed=(FeedEntry(url=url),))
with Case(case, create=True) as opened, Fetcher("desk@example.org", allow_private=True, pace=0) as fetcher:
    for report in Watch(opened, listed, fetcher).round(now=True):
        print(report.id, flush=True)
"""


@pytest.fixture
def served():
    """A feed of pages; slow enough for a kill to fall between them."""
    pages = {
        f"/{n}": f"<html><body><article><p>On day {n} of the flood the police of Ardov counted {n + 10} houses that the water had taken away.</p>"
        f"<p>The mayor said that {n + 3} families sleep in the school of the town until the water goes back.</p></article></body></html>".encode()
        for n in range(PAGES)
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, b"")
            time.sleep(0.01)
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_):
            """A client that was killed is no error."""

    server = Server(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    pages["/rss.xml"] = rss(*(item(f"{base}/{n}", f"Day {n}") for n in range(PAGES)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"{base}/rss.xml", pages
    server.shutdown()
    server.server_close()
    thread.join()


def command(case, url):
    return [sys.executable, "-c", WATCH, str(case), url]


def test_killed_at_any_moment(served, tmp_path):
    url, pages = served
    clean, killed = tmp_path / "clean.case", tmp_path / "killed.case"
    subprocess.run(command(clean, url), check=True, timeout=120, stdout=subprocess.DEVNULL)
    chance = random.Random(5)
    acknowledged = set()
    for _ in range(KILLS):
        process = subprocess.Popen(command(killed, url), stdout=subprocess.PIPE, text=True)
        # After so many reports were told, and a little more, so that it falls anywhere in what comes next.
        for _ in range(chance.randrange(PAGES // KILLS)):
            acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        acknowledged.update(line.strip() for line in process.stdout if line.endswith("\n"))
        process.wait()
        process.stdout.close()
    with Case(killed, create=True) as case:
        assert acknowledged - {""} <= set(case.report_ids())
    subprocess.run(command(killed, url), check=True, timeout=120, stdout=subprocess.DEVNULL)
    with Case(clean) as one, Case(killed) as other:
        assert other.reports() == one.reports()
        assert other.count() == PAGES
        assert {hashlib.sha256(other.original(report.sha256)).hexdigest() for report in other.reports()} == {
            hashlib.sha256(body).hexdigest() for path, body in pages.items() if path != "/rss.xml"
        }
        with Fetcher("desk@example.org") as fetcher:
            listed = FeedsFile(watch=WatchTable(contact="desk@example.org"), feed=(FeedEntry(url=url),))
            assert Watch(other, listed, fetcher).store.all("page", PageState, waiting=True) == {}
