import gzip
import hashlib
import http.server
import socket
import threading
import time
import zlib
from datetime import timedelta

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tallystick.errors import TooLarge, Unreachable
from tallystick.read.feed import clean_url
from tallystick.read.fetch import FakeClock, Fetcher, addresses
from tallystick.read.fetch.addresses import check_url, is_public, judged
from tallystick.read.fetch.body import read_body
from tallystick.read.fetch.fake import FakeWeb

PAGE = "https://quay.example/a"
LIMIT = 100_000


def fetcher(web, clock=None, **more):
    return Fetcher("desk@example.org", version="9.9", transport=web.transport, clock=clock or FakeClock(), **more)


def answer(status=200, content=b"", **headers):
    return httpx.Response(
        status, headers={name.replace("_", "-"): value for name, value in headers.items()}, stream=httpx.ByteStream(content)
    )


def get(pages, url=PAGE, clock=None, **more):
    with fetcher(FakeWeb(pages), clock) as asker:
        return asker.get(url, limit=more.pop("limit", LIMIT), **more)


# -- what is asked and kept --------------------------------------------------------------------------------------------------
def test_a_page_is_given_with_its_hash_time_and_headers():
    got = get({PAGE: answer(content=b"<p>hi", content_type="text/html; charset=Latin-1", etag='"1"', set_cookie="a=b")})
    assert (got.body, got.status, got.address, got.at) == (b"<p>hi", 200, PAGE, "2031-05-03T06:00:02Z")
    assert got.sha256 == hashlib.sha256(b"<p>hi").hexdigest()
    assert (got.media, got.charset, got.headers["etag"]) == ("text/html", "latin-1", '"1"')
    assert "set-cookie" not in got.headers


def test_pictures_and_films_are_not_fetched():
    def film():
        yield b"x"
        raise AssertionError("the body was read")

    with pytest.raises(Unreachable, match="it is video, no text") as told:
        get({PAGE: lambda request: httpx.Response(200, headers={"content-type": "Video/mp4"}, content=film())})
    assert not told.value.passing


def test_it_says_who_asks():
    web = FakeWeb({PAGE: b"x"})
    with fetcher(web) as asker:
        asker.get(PAGE, limit=LIMIT)
    assert web.asked[-1].headers["user-agent"] == "tallystick/9.9 (+desk@example.org)"


def test_what_the_server_gave_is_sent_back_and_nothing_comes_again():
    def page(request):
        if request.headers.get("if-none-match") == '"1"' and request.headers.get("if-modified-since") == "then":
            return answer(304)
        return answer(content=b"x")

    assert get({PAGE: page}, etag='"1"', modified="then").status == 304
    assert get({PAGE: page}, etag='"2"').status == 200


# -- robots.txt --------------------------------------------------------------------------------------------------------------
def test_robots_txt_is_obeyed_and_asked_once():
    web = FakeWeb({"https://quay.example/robots.txt": "User-agent: *\nDisallow: /secret", PAGE: b"x", "https://quay.example/secret": b"x"})
    with fetcher(web) as asker:
        asker.get(PAGE, limit=LIMIT)
        with pytest.raises(Unreachable, match=r"robots\.txt does not permit"):
            asker.get("https://quay.example/secret", limit=LIMIT)
        asker.get(PAGE, limit=LIMIT)
    assert web.urls == [PAGE, PAGE]
    assert len(web.asked) == 3


def test_rules_for_the_product_win_over_those_for_all():
    robots = "User-agent: *\nDisallow:\n\nUser-agent: tallystick\nDisallow: /"
    with pytest.raises(Unreachable, match="permit"):
        get({"https://quay.example/robots.txt": robots, PAGE: b"x"})


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_fails_nothing_is_asked_for_a_while(status):
    web, clock = FakeWeb({"https://quay.example/robots.txt": answer(status), PAGE: b"x"}), FakeClock()
    with fetcher(web, clock) as asker:
        with pytest.raises(Unreachable, match="cannot be had") as told:
            asker.get(PAGE, limit=LIMIT)
        assert told.value.passing
        web.pages["https://quay.example/robots.txt"] = ""
        clock.advance(3600)
        assert asker.get(PAGE, limit=LIMIT).status == 200


@pytest.mark.parametrize("status", [401, 403, 404])
def test_where_there_is_no_robots_txt_all_is_permitted(status):
    assert get({"https://quay.example/robots.txt": answer(status), PAGE: b"x"}).status == 200


def test_robots_txt_is_asked_again_after_a_day():
    web, clock = FakeWeb({PAGE: b"x"}), FakeClock()
    with fetcher(web, clock) as asker:
        asker.get(PAGE, limit=LIMIT)
        clock.advance(86_401)
        asker.get(PAGE, limit=LIMIT)
    assert len(web.asked) - len(web.urls) == 2


# -- pace --------------------------------------------------------------------------------------------------------------------
def test_one_host_is_asked_at_its_pace_and_another_at_once():
    web, clock = FakeWeb({PAGE: b"x", "https://ferry.example/a": b"x"}), FakeClock()
    with fetcher(web, clock, pace=3) as asker:
        asker.get(PAGE, limit=LIMIT)
        assert clock.slept == [3]  # between robots.txt and the page
        asker.get(PAGE, limit=LIMIT)
        assert clock.slept == [3, 3]
        assert asker.ready("https://ferry.example/a") == clock.now()
        assert asker.ready(PAGE) == clock.now() + timedelta(seconds=3)


def test_a_crawl_delay_is_honoured_up_to_a_minute():
    web, clock = FakeWeb({"https://quay.example/robots.txt": "User-agent: *\nCrawl-delay: 600", PAGE: b"x"}), FakeClock()
    with fetcher(web, clock, pace=1) as asker:
        asker.get(PAGE, limit=LIMIT)
        asker.get(PAGE, limit=LIMIT)
    assert clock.slept[-1] == 60


@pytest.mark.parametrize("after", ["120", "Sat, 03 May 2031 06:02:02 GMT"])
def test_retry_after_holds_the_host(after):
    web, clock = FakeWeb({PAGE: answer(429, retry_after=after)}), FakeClock()
    with fetcher(web, clock) as asker:
        with pytest.raises(Unreachable, match="429") as told:
            asker.get(PAGE, limit=LIMIT)
        assert (told.value.passing, told.value.wait) == (True, 120)
        assert (asker.ready("https://quay.example/b") - clock.now()).total_seconds() == 120


@pytest.mark.parametrize("after", ["soon", "-5", "", "Sat, 99 May"])
def test_an_odd_retry_after_is_no_wait(after):
    with pytest.raises(Unreachable) as told:
        get({PAGE: answer(503, retry_after=after)})
    assert told.value.wait is None


def test_a_clock_set_back_does_not_stop_the_watch():
    web, clock = FakeWeb({PAGE: b"x"}), FakeClock()
    with fetcher(web, clock) as asker:
        asker.get(PAGE, limit=LIMIT)
        clock.time -= timedelta(days=400)
        assert asker.get(PAGE, limit=LIMIT).status == 200
    assert max(clock.slept) <= 86_400


# -- redirects ---------------------------------------------------------------------------------------------------------------
def moved(to, status=301):
    return answer(status, location=to)


def test_a_permanent_move_is_remembered():
    got = get({PAGE: moved("/b"), "https://quay.example/b": moved("https://ferry.example/c", 308), "https://ferry.example/c": b"x"})
    assert (got.address, got.moved) == ("https://ferry.example/c",) * 2


def test_a_move_is_remembered_up_to_the_first_passing_one():
    got = get(
        {
            PAGE: moved("/b"),
            "https://quay.example/b": moved("/c", 302),
            "https://quay.example/c": moved("/d"),
            "https://quay.example/d": b"x",
        }
    )
    assert (got.address, got.moved) == ("https://quay.example/d", "https://quay.example/b")


def test_a_ring_of_redirects_ends():
    with pytest.raises(Unreachable, match="more than 5 times"):
        get({PAGE: moved("/a")})


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://quay.example/", "gopher://x/", "http://u:p@quay.example/", "http://quay.example:22/", "http://["]
)
def test_a_redirect_to_what_is_not_asked_is_refused(to):
    with pytest.raises(Unreachable):
        get({PAGE: moved(to)})


def test_the_robots_txt_of_the_host_that_a_redirect_leads_to_counts():
    web = FakeWeb(
        {
            PAGE: moved("https://ferry.example/b"),
            "https://ferry.example/b": b"x",
            "https://ferry.example/robots.txt": "User-agent: *\nDisallow: /",
        }
    )
    with fetcher(web) as asker, pytest.raises(Unreachable, match="permit"):
        asker.get(PAGE, limit=LIMIT)
    assert web.urls == [PAGE]


# -- limits ------------------------------------------------------------------------------------------------------------------
def test_a_packed_page_is_unpacked():
    assert get({PAGE: answer(content=gzip.compress(b"words"), content_encoding="gzip")}).body == b"words"


def test_a_gzip_bomb_is_refused_before_it_is_unpacked():
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(TooLarge, match="bomb"):
        get({PAGE: answer(content=bomb, content_encoding="gzip")}, limit=40_000_000)
    with pytest.raises(TooLarge, match=r"limit of 0\.1 MB"):
        get({PAGE: answer(content=bomb, content_encoding="gzip")})


def test_a_large_page_is_refused():
    with pytest.raises(TooLarge, match="limit"):
        get({PAGE: b"x" * (LIMIT + 1)})


@pytest.mark.parametrize(
    ("content", "encoding", "why"),
    [
        (b"no gzip", "gzip", "broken"),
        (gzip.compress(b"words" * 1000, mtime=0)[:-12], "gzip", "cut off"),
        (b"x", "br", "not asked for"),
        (b"x", "gzip, gzip", "not asked for"),
    ],
    ids=["no gzip", "cut off", "unknown packing", "packed twice"],
)
def test_a_broken_packing_is_told(content, encoding, why):
    with pytest.raises(Unreachable, match=why):
        get({PAGE: answer(content=content, content_encoding=encoding)})


def packed_without_a_head(words):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(words) + packer.flush()


def test_deflate_without_its_head_is_read_where_its_first_bytes_look_like_one():
    """A stored block whose padding bits are set, as a packer may leave them: 0x78 0x01 is how most zlib heads begin."""
    words = b"w" * 0xFE01
    length = len(words).to_bytes(2, "little")
    packed = b"\x78" + length + bytes(byte ^ 0xFF for byte in length) + words + packed_without_a_head(b"end")
    assert packed.startswith(b"\x78\x01")
    for chunks in ([packed], [packed[:1], packed[1:2], packed[2:]]):
        assert read_body(chunks, "deflate", LIMIT) == words + b"end"


def test_deflate_that_is_neither_is_told_as_broken_and_stays_under_the_limit():
    with pytest.raises(Unreachable, match="packing is broken"):
        read_body([b"\x78\x01", b"\xff" * 50], "deflate", LIMIT)
    with pytest.raises(TooLarge):
        read_body([b"\x78\x01"] + [b"\x00\xff\xff\x00\x00" + b"x" * 65_535] * 4, "deflate", LIMIT)


@given(st.binary(max_size=3000), st.integers(1, 700), st.sampled_from(["gzip", "deflate", "raw", "identity", "members"]))
@settings(max_examples=60, deadline=None)
@example(b"\x9f2" + bytes(30), 1, "deflate")
@example(b"\x9f2" + bytes(30), 1, "raw")
@example(b"words" * 9, 7, "members")
def test_what_was_packed_comes_out_in_any_pieces(words, step, kind):
    packed = {
        "gzip": gzip.compress(words),
        "deflate": zlib.compress(words),
        "raw": packed_without_a_head(words),
        "identity": words,
        "members": gzip.compress(words[:10]) + gzip.compress(words[10:]),
    }[kind]
    chunks = [packed[i : i + step] for i in range(0, len(packed), step)]
    encoding = {"raw": "deflate", "members": "gzip"}.get(kind, kind)
    assert read_body(chunks, encoding, LIMIT) == words


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_page_that_is_not_there_is_not_tried_again(status):
    with pytest.raises(Unreachable, match=str(status)) as told:
        get({PAGE: answer(status)})
    assert (told.value.passing, told.value.status) == (False, status)


def test_a_failing_connection_may_pass():
    def page(request):
        raise httpx.ConnectError("refused\nby peer", request=request)

    with pytest.raises(Unreachable, match="connection failed: refused by peer") as told:
        get({PAGE: page})
    assert told.value.passing


# -- addresses ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001::1", "words",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_addresses_that_are(address):
    assert is_public(address)


def test_one_private_address_among_others_is_refused():
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1, which is no public address"):
        judged("quay.example", 80, ["93.184.215.14", "10.0.0.1"], allow_private=False)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_an_address_or_refused(text):
    try:
        check_url(text)
    except Unreachable:
        return
    assert text.strip().lower().startswith(("http://", "https://"))


PARTS = st.sampled_from(
    [
        "http",
        "https",
        "ftp",
        "://",
        ":",
        "/",
        "//",
        "@",
        "[",
        "]",
        "::1",
        "%",
        "?",
        "#",
        "a",
        "quay.example",
        "..",
        "xn--",
        "é",
        "。",
        "\u202e",
        "99999",
        "80",
        " ",
        "\n",
        "\0",
        "a" * 70,
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join) | st.lists(PARTS, max_size=6).map(lambda parts: "http://" + "".join(parts)))
@settings(max_examples=200, deadline=None)
def test_any_address_is_asked_or_refused_in_one_line(url):
    web = FakeWeb()
    cleaned = clean_url(url)
    for asked in {url, cleaned} - {None}:
        with fetcher(web) as asker:
            if cleaned is not None:
                asker.ready(asked)
            with pytest.raises(Unreachable) as told:
                asker.get(asked, limit=LIMIT)
        assert "\n" not in str(told.value)


@given(st.lists(PARTS, max_size=8).map("".join))
@settings(max_examples=100, deadline=None)
@example("//xn--")
@example("https://xn--a/")
@example("https://xn--quay.example/")
def test_any_redirect_is_followed_or_refused_in_one_line(location):
    web = FakeWeb({PAGE: lambda request: httpx.Response(301, headers=[(b"location", location.encode("utf-8"))])})
    with fetcher(web) as asker, pytest.raises(Unreachable) as told:
        asker.get(PAGE, limit=LIMIT)
    assert "\n" not in str(told.value)


class Served:
    """A real server on loopback that counts what reaches it."""

    def __init__(self, handle):
        self.asked = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(self.path)
                handle(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def words(handler, body=b"words", status=200, **headers):
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def test_the_own_machine_is_refused_over_the_real_transport():
    with Served(words) as served, Fetcher("desk@example.org") as asker:
        for host in ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"):
            with pytest.raises(Unreachable, match=r"no public address|is not known|connection failed"):
                asker.get(f"http://{host}:{served.port}/", limit=LIMIT)
    assert served.asked == []


def test_a_name_that_leads_elsewhere_the_second_time_reaches_nothing(monkeypatch):
    """The test's own server passes for a public one, until the name is asked again and leads to a private address."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with (
        Served(lambda handler: words(handler, Connection="close")) as served,
        Fetcher("desk@example.org", resolver=lambda host, port: next(answers), pace=0) as asker,
        pytest.raises(Unreachable, match=r"10\.0\.0\.1"),
    ):
        asker.get(f"http://quay.example:{served.port}/", limit=LIMIT)
    assert served.asked == ["/robots.txt"]


def test_a_name_is_connected_to_at_the_address_that_was_judged():
    with (
        Served(words) as served,
        Fetcher("desk@example.org", resolver=lambda host, port: ["127.0.0.1"], allow_private=True, pace=0) as asker,
    ):
        got = asker.get(f"http://quay.example:{served.port}/a", limit=LIMIT)
    assert got.body == b"words"
    assert served.asked == ["/robots.txt", "/a"]


def test_a_redirect_to_the_own_network_is_refused(monkeypatch):
    def handle(handler):
        if handler.path == "/robots.txt":
            return words(handler, status=404)
        return words(handler, status=302, Location="http://inner.example/")

    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    places = {"quay.example": ["127.0.0.1"], "inner.example": ["169.254.169.254"]}
    with (
        Served(handle) as served,
        Fetcher("desk@example.org", resolver=lambda host, port: places[host], pace=0) as asker,
        pytest.raises(Unreachable, match=r"inner\.example leads to 169\.254\.169\.254"),
    ):
        asker.get(f"http://quay.example:{served.port}/a", limit=LIMIT)


def test_a_server_that_drips_is_left_at_the_deadline():
    def handle(handler):
        if handler.path == "/robots.txt":
            return words(handler, status=404)
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return None
            time.sleep(0.05)
        return None

    with Served(handle) as served, Fetcher("desk@example.org", allow_private=True, pace=0, seconds=0.6) as asker:
        began = time.monotonic()
        with pytest.raises(Unreachable, match=r"within 0\.6 seconds"):
            asker.get(f"http://127.0.0.1:{served.port}/slow", limit=LIMIT)
        assert time.monotonic() - began < 4


def test_a_host_that_is_not_there_is_told_in_one_line():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with Fetcher("desk@example.org", allow_private=True, pace=0) as asker, pytest.raises(Unreachable) as told:
        asker.get(f"http://127.0.0.1:{port}/", limit=LIMIT)
    assert told.value.passing
    assert "\n" not in str(told.value)
