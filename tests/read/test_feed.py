from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.errors import TallystickError, TooLarge, Unreadable
from tallystick.read.feed import clean_url, plain_words, read_feed

URL = "https://quay.example/rss.xml"


def rss(*items, head="", tail="</channel></rss>"):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>{head}{"".join(items)}{tail}'.encode()


def item(link="/a", title="Bridge shut", **more):
    fields = {"link": link, "title": title, **more}
    return f"<item>{''.join(f'<{k}>{v}</{k}>' for k, v in fields.items() if v is not None)}</item>"


def test_an_entry_of_rss():
    feed = read_feed(
        rss(
            item(
                "/a?utm_source=rss&amp;x=1#top",
                guid="7",
                pubDate="Sat, 03 May 2031 10:20:00 GMT",
                description="&lt;p&gt;Two &amp;amp; more.&lt;/p&gt;",
            )
        ),
        URL,
    )
    (entry,) = feed.entries
    assert (entry.url, entry.id, entry.title) == ("https://quay.example/a?x=1", "https://quay.example/7", "Bridge shut")
    assert (entry.published, entry.text, feed.title, feed.broken) == ("2031-05-03T10:20", "Two & more.", "The Quay", None)


def test_an_entry_of_atom_carries_its_full_text():
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry Post</title><entry><id>urn:x:1</id><title>Ferry late</title>
    <link href="https://ferry.example/1"/><published>2031-05-03T08:00:00+02:00</published><updated>2031-05-03T09:00:00Z</updated>
    <summary>Late.</summary><content type="html">&lt;p&gt;The ferry is late.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</content></entry></feed>"""
    (entry,) = read_feed(atom, URL).entries
    assert entry.text == "The ferry is late.\n\nNobody was hurt."
    assert entry.published == "2031-05-03T08:00"
    assert entry.updated == "2031-05-03T09:00:00Z"


def test_an_entry_without_a_date_has_none():
    assert read_feed(rss(item()), URL).entries[0].published is None


def test_the_same_entry_twice_is_one():
    assert len(read_feed(rss(item(), item(), item("/b")), URL).entries) == 2


def test_a_link_that_is_no_web_page_is_none():
    (entry,) = read_feed(rss(item("javascript:alert(1)", guid="3")), URL).entries
    assert entry.url is None


def test_broken_xml_is_read_as_far_as_it_goes():
    feed = read_feed(rss(item(), item("/b", "Fire &nosuch; out"), "<item><title>Cut", tail=""), URL)
    assert [e.url for e in feed.entries][:2] == ["https://quay.example/a", "https://quay.example/b"]
    assert feed.broken


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"<html><body>Not found</body></html>", "web page, no feed"),
        (b"just words", "no feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no feed"),
    ],
)
def test_what_is_no_feed_is_refused(data, why):
    with pytest.raises(Unreadable, match=why):
        read_feed(data, URL)


def test_entities_do_not_grow():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    data = (
        f"{bomb}]><rss version='2.0'><channel><item><title>&j;</title><link>https://quay.example/a</link></item></channel></rss>".encode()
    )
    try:
        feed = read_feed(data, URL)
    except Unreadable:
        return
    assert all(len(e.title or "") <= 500 for e in feed.entries)


def test_a_file_that_an_entity_names_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("the secret words")
    data = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>
    <rss version="2.0"><channel><item><title>&s;</title><link>https://quay.example/a</link></item></channel></rss>""".encode()
    feed = read_feed(data, URL)
    assert "secret words" not in repr(feed)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://Quay.Example/A?fbclid=1", "https://quay.example/A"),
        ("https://quay.example", "https://quay.example/"),
        ("https://quay.example/a?b=%20c&at_medium=RSS", "https://quay.example/a?b=+c"),
        ("ftp://quay.example/a", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_addresses_without_tracking(url, clean):
    assert clean_url(url) == clean


def test_scripts_are_no_words():
    assert plain_words("<p>One</p><script>alert('two')</script><p>three &lt; four</p>") == "One\n\nthree < four"


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 500_000,
        "<a " * 200_000,
        "<script " * 100_000,
        "<script>" * 100_000,
        "<!--" * 200_000,
        "<p>" * 200_000,
        "&" * 500_000,
        "<p><![CDATA[" * 50_000,
    ],
)
def test_no_markup_keeps_the_reader_long(markup):
    """Seconds, where a pattern that looks back would take hours."""
    plain_words(markup)
    read_feed(rss(f"<item><link>/a</link><title>{escape(markup[:200_000])}</title></item>"), URL)


def test_a_feed_of_nothing_but_tags_is_refused():
    with pytest.raises(TooLarge, match="tags"):
        read_feed(rss("<a>" * 200_001), URL)


def test_words_of_markup_keep_their_paragraphs_and_their_order():
    assert (
        plain_words("<div>One <b>two</b> three<br>four<ul><li>five</li>six</ul></div>seven")
        == "One two three\n\nfour\n\nfive\n\nsix\n\nseven"
    )


def test_a_page_that_names_its_feed_says_where():
    page = b'<html><head><link rel="icon" href="/i.png"><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    with pytest.raises(Unreadable, match=r"it names its feed: https://quay\.example/feed\.xml"):
        read_feed(page, URL)


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: rss(item(title=t))))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_feed_or_one_line(data):
    told = ""
    entries = ()
    try:
        entries = read_feed(data, URL).entries
    except TallystickError as error:
        told = str(error)
    assert "\n" not in told
    assert all(e.url is None or e.url.startswith(("http://", "https://")) for e in entries)
