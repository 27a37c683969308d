"""What is remembered of watched feeds, in either database."""

import hashlib

import msgspec

from tallystick.records.report import Report
from tallystick.store import Case
from tallystick.store.feeds import FeedStore

BODY = b"<p>The wall broke at noon.</p>"
HASH = hashlib.sha256(BODY).hexdigest()


class State(msgspec.Struct, frozen=True):
    words: str


def test_records_are_kept_in_place_of_older_ones(case):
    feeds = FeedStore(case)
    revision = case.revision()
    feeds.keep([("page", "b", State("one"), True), ("page", "a", State("two"), False), ("feed", "a", State("three"), True)])
    feeds.keep([("page", "b", State("four"), True)])
    assert feeds.find("page", "b", State) == State("four")
    assert feeds.find("page", "c", State) is None
    assert list(feeds.all("page", State).items()) == [("a", State("two")), ("b", State("four"))]
    assert list(feeds.all("page", State, waiting=True)) == ["b"]
    assert case.revision() == revision  # no account follows from them
    case.close()
    with Case(case.path) as again:
        assert FeedStore(again).find("feed", "a", State) == State("three")


def test_pages_are_kept_as_they_came_and_go_with_their_report(case):
    feeds = FeedStore(case)
    case.add(Report(id="rep_1", name="a", text="The wall broke at noon.", sha256=HASH, language="en"))
    for url, report in (("https://a.example/1", "rep_1"), ("https://a.example/1", "rep_1"), ("https://b.example/2", None)):
        feeds.keep_fetched(State("got"), BODY, sha256=HASH, url=url, at="2031-05-02T10:00:00Z", report=report)
    assert feeds.fetched("rep_1") == [BODY]
    assert case.original(HASH) == BODY
    case.remove("rep_1")
    assert feeds.fetched("rep_1") == []
    assert case.original(HASH) == BODY  # another address gave the same bytes
