import itertools
from datetime import timedelta

import msgspec
import pytest
from tests.read.test_feed import item, rss
from tests.read.test_fetch import answer, moved

from tallystick.errors import SettingsError
from tallystick.read.fetch import FakeClock, Fetcher
from tallystick.read.fetch.fake import FakeWeb
from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable, read_feeds_file
from tallystick.run.watch import PageState, Watch
from tallystick.store import Case

FEED = "https://quay.example/rss.xml"
OTHER = "https://ferry.example/rss.xml"
A, B = "https://quay.example/a", "https://quay.example/b"


def page(words="Two people were killed when the wall of the harbour broke in Ardov on Friday, the police said in the evening."):
    more = "The mayor said that the harbour stays closed, and that nobody knows yet why the wall broke after the long rain of the week."
    return answer(
        content=f"<html><head><title>Wall breaks</title></head><body><article><h1>Wall breaks</h1><p>{words}</p><p>{more}</p></article></body></html>".encode(),
        content_type="text/html; charset=utf-8",
    )


class Bench:
    """A case, a web and a clock that outlive each watch, as across restarts."""

    def __init__(self, place, pages):
        self.case = Case(place, create=True)
        self.web = FakeWeb(pages)
        self.clock = FakeClock()
        self.told = []

    def watch(self, *feeds, **table):
        listed = FeedsFile(watch=WatchTable(contact="desk@example.org", **table), feed=feeds or (FeedEntry(url=FEED, name="Quay"),))
        fetcher = Fetcher("desk@example.org", transport=self.web.transport, clock=self.clock)
        return Watch(self.case, listed, fetcher, tell=self.told.append)

    def round(self, *feeds, now=True, **table):
        self.told.clear()
        del self.web.asked[:]
        return list(self.watch(*feeds, **table).round(now=now))

    def said(self, what):
        return [f"{told.name}: {told.words}" for told in self.told if told.what == what]


@pytest.fixture
def bench(tmp_path):
    bench = Bench(
        tmp_path / "flood.case",
        {
            FEED: rss(item("/a"), item("/b", "Ferry late")),
            A: page(),
            B: page("The ferry was three hours late on Friday because of the broken wall in Ardov, its captain said to the paper."),
        },
    )
    yield bench
    bench.case.close()


def test_what_is_new_is_added_once_with_its_bytes(bench):
    added = bench.round()
    assert sorted(report.url for report in added) == [A, B]
    assert {report.id for report in bench.case.reports()} == {report.id for report in added}
    watch = bench.watch()
    for report in added:
        (body,) = watch.store.fetched(report.id)
        assert body.startswith(b"<html>")
    assert bench.round() == []
    assert bench.web.urls == [FEED]


def test_a_case_on_a_server_is_watched_like_a_file(server, bench):
    bench.case.close()
    bench.case = Case(f"{server.url()}#watched", create=True)
    added = bench.round()
    assert len(added) == 2
    assert bench.round() == []
    assert {report.id for report in bench.case.reports()} == {report.id for report in added}
    assert all(bench.case.original(report.sha256).startswith(b"<html>") for report in added)


def test_a_feed_is_asked_when_it_is_due(bench):
    bench.round(now=False)
    assert bench.round(now=False) == []
    assert bench.web.urls == []
    bench.clock.advance(900)
    bench.round(now=False)
    assert bench.web.urls == [FEED]


def test_an_unchanged_feed_is_not_sent_again(bench):
    def feed(request):
        return answer(304) if request.headers.get("if-none-match") == '"7"' else answer(content=rss(item("/a")), etag='"7"')

    bench.web.pages[FEED] = feed
    assert len(bench.round()) == 1
    assert bench.round() == []
    assert bench.said("feed") == ["Quay: nothing new since"]


def test_a_broken_feed_does_not_stop_the_others(bench):
    bench.web.pages[OTHER] = b"<html>no feed</html>"
    assert len(bench.round(FeedEntry(url=OTHER), FeedEntry(url=FEED))) == 2
    (broken,) = bench.said("broken")
    assert broken.startswith(f"{OTHER}: it is a web page, no feed; asked again from 2031-05-03T06:15:")


@pytest.mark.parametrize("broken", [FEED, A])
def test_what_nobody_foresaw_stops_nothing_else(bench, broken):
    def page_or_feed(request):
        raise ZeroDivisionError("not\nforeseen")

    bench.web.pages[OTHER] = rss(item(B))
    bench.web.pages[broken] = page_or_feed
    assert B in [report.url for report in bench.round(FeedEntry(url=FEED), FeedEntry(url=OTHER))]
    assert any("it cannot be read (ZeroDivisionError: not foreseen)" in told.words for told in bench.told)


def test_a_failing_feed_is_asked_at_doubled_times(bench):
    bench.web.pages[FEED] = answer(500)
    waits = []
    for _ in range(9):
        bench.round(now=False)
        watch = bench.watch()
        waits.append(round((watch.next_due() - bench.clock.now()).total_seconds()))
        bench.clock.advance(waits[-1])
    assert waits == [900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400]
    bench.web.pages[FEED] = rss(item("/a"))
    assert len(bench.round(now=False)) == 1


def test_retry_after_is_longer_than_the_back_off(bench):
    bench.web.pages[FEED] = answer(503, retry_after="7200")
    bench.round()
    assert bench.round() == []
    assert bench.said("later") == ["Quay: it failed once; asked again from 2031-05-03T08:00:02Z"]
    assert bench.web.asked == []


def test_a_feed_that_is_gone_is_not_asked_again(bench):
    bench.web.pages[FEED] = answer(410)
    bench.round()
    bench.clock.advance(10 * 86_400)
    bench.round()
    assert bench.web.asked == []
    assert bench.said("broken") == ["Quay: it is gone for good; take it off the list or give its new address"]


def test_a_feed_that_moved_is_asked_at_its_new_address(bench):
    bench.web.pages[FEED] = moved(OTHER)
    bench.web.pages[OTHER] = rss(item(A))
    assert len(bench.round()) == 1
    assert f"it moved to {OTHER}" in bench.said("feed")[0]
    bench.round()
    assert bench.web.urls == [OTHER]


def test_a_move_to_what_is_no_feed_is_not_remembered(bench):
    bench.web.pages[FEED] = moved(OTHER)
    bench.web.pages[OTHER] = b"<html>bought by somebody else</html>"
    bench.round()
    bench.clock.advance(86_400)
    bench.round()
    assert bench.web.urls[0] == FEED


def test_a_page_that_may_come_is_tried_again_and_then_set_aside(bench):
    bench.web.pages[B] = answer(503)
    assert len(bench.round()) == 1
    tries = 1
    while not bench.case.aside():
        bench.clock.advance(86_400)
        bench.round()
        tries += B in bench.web.urls
    assert tries == 4
    (aside,) = bench.case.aside()
    assert (aside.name, aside.url, aside.reason) == (B, B, "it could not be fetched: the server answered 503")
    bench.clock.advance(86_400)
    bench.round()
    assert B not in bench.web.urls


def test_a_page_that_comes_later_is_added(bench):
    late = bench.web.pages[B]
    bench.web.pages[B] = answer(503)
    bench.round()
    bench.web.pages[B] = late
    bench.clock.advance(3600)
    assert [report.url for report in bench.round()] == [B]


def test_a_page_that_is_not_there_is_set_aside_at_once(bench):
    del bench.web.pages[B]
    bench.round()
    assert bench.said("aside") == [f"{B}: it could not be fetched: the server answered 404"]


def test_a_page_that_is_no_report_is_set_aside_with_its_bytes(bench):
    bench.web.pages[B] = answer(content=b"\x89PNG\r\n\x1a\n\0\0\0", content_type="image/png")
    bench.round()
    assert [aside.name for aside in bench.case.aside()] == [B]


def test_one_page_of_two_feeds_is_fetched_once(bench):
    bench.web.pages[OTHER] = rss(item(f"{A}?utm_source=ferry", guid="9"))
    assert len(bench.round(FeedEntry(url=FEED), FeedEntry(url=OTHER))) == 2
    assert bench.web.urls.count(A) == 1


def test_an_entry_that_was_updated_is_fetched_again_and_both_are_kept(bench):
    bench.web.pages[FEED] = rss(item("/a", pubDate="Sat, 03 May 2031 10:00:00 GMT"))
    bench.round()
    bench.web.pages[A] = page(
        "Five people were killed when the wall of the harbour broke in Ardov on Friday, the police said, correcting a toll."
    )
    bench.round()
    assert len(bench.case.reports()) == 1
    bench.web.pages[FEED] = rss(item("/a", pubDate="Sat, 03 May 2031 12:00:00 GMT"))
    assert len(bench.round()) == 1
    assert len(bench.case.reports()) == 2


def test_a_report_that_was_removed_does_not_come_back_and_its_page_goes_too(bench):
    added = bench.round()
    for report in added:
        bench.case.remove(report.id)
    assert bench.round() == []
    assert bench.case.reports() == []
    assert not any(bench.watch().store.fetched(report.id) for report in added)


def test_a_feed_in_full_is_read_without_its_pages(bench):
    words = "Two people were killed when the wall of the harbour broke, the police of Ardov said on Friday in a short statement."
    bench.web.pages[FEED] = rss(
        item("/a", guid="1", description=words, pubDate="Sat, 03 May 2031 10:00:00 GMT"),
        item("/a", guid="2", description=f"{words} It is closed."),
    )
    first, second = bench.round(FeedEntry(url=FEED, pages=False, outlet="The Quay"))
    assert bench.web.urls == [FEED]
    assert {first.text, second.text} == {words, f"{words} It is closed."}
    assert {first.outlet, second.outlet} == {"The Quay"}
    assert {first.published, second.published} == {"2031-05-03T10:00", None}


@pytest.mark.parametrize("stop", ["queued", "added", "kept"])
def test_a_run_that_is_killed_loses_nothing_and_adds_nothing_twice(bench, stop, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_, **__):
        raise Killed

    with monkeypatch.context() as patch:
        if stop == "queued":
            patch.setattr(Watch, "_pages", die)
        elif stop == "added":
            real = Case.add
            patch.setattr(Case, "add", lambda *a, **k: (real(*a, **k), die())[1])
        else:
            patch.setattr("tallystick.run.watch.read_fetched", die)
        with pytest.raises(Killed):
            bench.round()
    before = len(bench.case.reports())
    bench.round()
    assert len(bench.case.reports()) == 2
    assert before == 0
    watch = bench.watch()
    assert watch.store.all("page", PageState, waiting=True) == {}
    assert all(watch.store.fetched(report.id) for report in bench.case.reports())


def test_pages_of_another_host_are_not_kept_waiting(bench):
    far = "https://ferry.example/a"
    bench.web.pages[FEED] = rss(item("/a"), item("/b"), item(far))
    bench.web.pages[far] = page(
        "The ferry company said that no ship leaves from Ardov before Monday because of the wall that broke on Friday."
    )
    bench.round()
    assert bench.web.urls[1] == far


def test_waiting_pages_of_a_feed_that_is_no_longer_listed_are_left(bench):
    bench.web.pages[A] = bench.web.pages[B] = answer(503)
    bench.round()
    bench.clock.advance(86_400)
    bench.web.pages[OTHER] = rss()
    bench.round(FeedEntry(url=OTHER))
    assert bench.web.urls == [OTHER]


def test_a_clock_that_was_set_back_stops_nothing(bench):
    bench.round(now=False)
    bench.clock.time -= timedelta(days=400)
    bench.round(now=False)
    assert FEED in bench.web.urls


def test_rounds_go_on_when_feeds_are_due(bench):
    watch = bench.watch(FeedEntry(url=FEED, every="10m"), FeedEntry(url=OTHER, every="25m"))
    bench.web.pages[OTHER] = rss()
    began = bench.clock.now()
    asked = []
    for _ in itertools.islice(watch.rounds(), 5):
        minutes = round((bench.clock.now() - began).total_seconds() / 60)
        asked.append((minutes, [url for url in bench.web.urls if url in {FEED, OTHER}]))
        del bench.web.asked[:]
    assert asked == [(0, [FEED, OTHER]), (10, [FEED]), (20, [FEED]), (25, [OTHER]), (30, [FEED])]


def test_a_host_that_asks_to_be_left_alone_does_not_keep_the_others(bench):
    far = "https://ferry.example/a"
    bench.web.pages[FEED] = rss(item("/a"), item("/b"), item("/c"), item(far))
    bench.web.pages[A] = answer(429, retry_after="7200")
    bench.web.pages[far] = page(
        "The ferry company said that no ship leaves from Ardov before Monday because of the wall that broke on Friday."
    )
    began = bench.clock.now()
    assert [report.url for report in bench.round()] == [far]
    assert (bench.clock.now() - began).total_seconds() < 60
    assert bench.web.urls == [FEED, A, far] or bench.web.urls == [FEED, far, A]
    bench.round()
    assert bench.web.asked == []
    bench.web.pages[A] = page()
    bench.clock.advance(7300)
    assert {report.url for report in bench.round()} == {A, B}


# -- feeds.toml --------------------------------------------------------------------------------------------------------------
GOOD = '[watch]\ncontact = "desk@example.org"\n[[feed]]\nurl = "https://quay.example/rss.xml"\nevery = "2h"\n'


def written(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    return path


def test_a_feeds_file(tmp_path):
    found = read_feeds_file(written(tmp_path, GOOD))
    assert found.interval(found.feed[0]) == 7200
    assert found.feed[0].label == "https://quay.example/rss.xml"
    assert found.interval(msgspec.structs.replace(found.feed[0], every=1)) == 60


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[watch]\n", "missing key `feed`|missing key `contact`"),
        ('[watch]\n[[feed]]\nurl = "https://quay.example/"', "watch: missing key `contact`"),
        (GOOD.replace("desk@example.org", "me"), "watch, contact: 'me' is no e-mail"),
        (GOOD.replace("url =", "uri ="), "feed 1: .*`u"),
        (GOOD + "colour = 1\n", "feed 1: unknown key `colour`"),
        (GOOD.replace('"2h"', '"soon"'), "feed 1, every 'soon' is no length of time"),
        (GOOD.replace('"2h"', "1.5"), "feed 1, every"),
        (GOOD.replace('"2h"', "0"), "feed 1, every is 0"),
        (GOOD.replace("https://quay.example", "ftp://quay.example"), "feed 1, url: .* is no http"),
        (GOOD + GOOD.split("\n", 2)[2], "feed 2, url: .* is feed 1 too"),
        ("[watch", "is no TOML"),
        ('[watch]\ncontact = "a@b.example"\npace = "slow"\n[[feed]]\nurl = "https://quay.example/"', "watch, pace: Expected"),
        ('feed = []\n[watch]\ncontact = "a@b.example"\n', "lists no feed"),
    ],
)
def test_what_is_wrong_in_a_feeds_file_is_told_in_one_line(tmp_path, text, why):
    with pytest.raises(SettingsError, match=why) as told:
        read_feeds_file(written(tmp_path, text))
    assert "\n" not in str(told.value)
    assert "feeds.toml" in str(told.value)


def test_a_feeds_file_that_is_not_there(tmp_path):
    with pytest.raises(SettingsError, match="cannot read"):
        read_feeds_file(tmp_path / "none.toml")
