"""The command over a real server on loopback."""

import http.server
import subprocess
import sys
import threading

import pytest
from tests.cli.conftest import run

PAGE = """<html><head><title>Wall breaks</title><meta property="og:site_name" content="Quay News"></head><body><article><h1>Wall breaks</h1>
<p>ARDOV, May 3 - Twelve people were killed when the wall of the harbour broke in Ardov on Friday, the police said in the evening.</p>
<p>The mayor said that the harbour stays closed, and that nobody knows yet why the wall broke after the long rain.</p></article></body></html>"""


@pytest.fixture
def served():
    pages = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or "")))
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    pages["/rss.xml"] = (
        f'<rss version="2.0"><channel><title>Quay</title><item><title>Wall</title><link>{base}/wall</link><pubDate>Sat, 03 May 2031 18:00:00 GMT</pubDate></item></channel></rss>'
    )
    pages["/wall"] = PAGE
    yield base, pages
    server.shutdown()
    server.server_close()
    thread.join()


def feeds_file(tmp_path, base, *paths, private="true"):
    feeds = "".join(f'[[feed]]\nurl = "{base}{path}"\n' for path in paths)
    file = tmp_path / "feeds.toml"
    file.write_text(f'[watch]\ncontact = "desk@example.org"\npace = 0\nallow_private = {private}\n{feeds}')
    return file


def test_what_is_new_is_added_and_what_it_changed_is_said(tmp_path, served):
    base, _ = served
    case, file = tmp_path / "wall.case", feeds_file(tmp_path, base, "/rss.xml")
    first = run("watch", case, file, "--once")
    assert first.code == 0
    assert "NEW" in first.out
    assert "Twelve people" in first.out
    assert f"{case}: 1 added" in first.err
    again = run("watch", case, file, "--once")
    assert (again.code, again.out) == (0, "")
    assert f"{case}: 0 added" in again.err


def test_a_broken_feed_is_named_with_its_reason_and_the_others_go_on(tmp_path, served):
    base, pages = served
    pages["/page"] = PAGE
    ran = run("watch", tmp_path / "wall.case", feeds_file(tmp_path, base, "/page", "/rss.xml", "/none.xml"), "--once")
    assert ran.code == 3
    assert f"broken feed {base}/page: it is a web page, no feed; asked again from" in ran.err
    assert f"broken feed {base}/none.xml: the server answered 404" in ran.err
    assert "1 added" in ran.err


def test_the_own_network_is_not_asked_unless_allowed(tmp_path, served):
    base, _ = served
    ran = run("watch", tmp_path / "wall.case", feeds_file(tmp_path, base, "/rss.xml", private="false"), "--once")
    assert ran.code == 3
    assert "no public address; allow_private = true under [watch] permits it" in ran.err


def test_a_wrong_feeds_file_makes_no_case(tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text("[watch]\n")
    ran = run("watch", tmp_path / "wall.case", file, "--once")
    assert ran.code == 1
    assert "feeds.toml: " in ran.error
    assert not (tmp_path / "wall.case").exists()


def test_a_watch_that_is_stopped_says_that_nothing_is_lost(tmp_path, served, monkeypatch):
    base, _ = served

    def stop(_clock, _seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr("tallystick.read.fetch.clock.SystemClock.sleep", stop)
    ran = run("watch", tmp_path / "wall.case", feeds_file(tmp_path, base, "/rss.xml"))
    assert ran.code == 130
    assert "stopped; what was added is kept" in ran.error


@pytest.mark.parametrize("part", ["httpx", "httpcore", "feedparser", "protego"])
def test_a_part_that_is_not_installed_is_named_with_what_installs_it(tmp_path, served, part):
    base, _ = served
    program = f"import sys; sys.modules[{part!r}] = None; from tallystick.cli import main; main()"
    command = [sys.executable, "-c", program, "watch", str(tmp_path / "wall.case"), str(feeds_file(tmp_path, base, "/rss.xml")), "--once"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 1
    assert ran.stderr.strip().splitlines()[-1].endswith("pip install 'tallystick[feeds]'")
    assert "Traceback" not in ran.stderr
