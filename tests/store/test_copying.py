"""A case goes from one place to another whole, and again."""

import hashlib
import itertools

import pytest

from tallystick.errors import CaseError
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.store import Case
from tallystick.store.copying import copy_case
from tallystick.store.feeds import FeedStore

NUMBERS = itertools.count()
PAGE = b"<p>The wall broke at noon.</p>" * 100
HASH = hashlib.sha256(PAGE).hexdigest()


def report(number):
    return Report(id=f"rep_{number}", name=f"{number}.html", text="The wall broke.", sha256=HASH, language="en")


def fill(case):
    for number in range(3):
        case.add(report(number), Analysis(report=f"rep_{number}", parts="p1"), original=PAGE)
    case.set_aside([SetAside(name="x.bin", reason="binary", kind="unreadable", path="in/x.bin")])
    case.decide(Decision(id="dec_1", kind=DecisionKind.NOTE, subject="rep_1", note="\x00 and “ё”", by="ana", at="2031-05-02T10:00:00Z"))
    FeedStore(case).keep([("feed", "https://news.example/rss", report(9), True)])
    FeedStore(case).keep_fetched(report(1), PAGE, sha256=HASH, url="https://news.example/1", at="2031-05-02", report="rep_1")


def held(case):
    feeds = FeedStore(case)
    return (
        case.identity(),
        case.reports(),
        case.analyses("p1"),
        case.decisions(),
        case.aside(),
        [(h, case.original(h)) for h in case.originals()],
        feeds.all("feed", Report),
        feeds.fetched("rep_1"),
    )


@pytest.fixture
def places(tmp_path, server):
    return {"file": lambda: tmp_path / f"{next(NUMBERS)}.case", "server": lambda: f"{server.url()}#copy{next(NUMBERS)}"}


@pytest.mark.parametrize(("one", "other"), [("file", "server"), ("server", "file"), ("file", "file"), ("server", "server")])
def test_all_of_a_case_goes_along_and_back(places, one, other):
    with Case(places[one](), create=True) as source, Case(places[other](), create=True) as target:
        fill(source)
        assert copy_case(source, target)["reports"] == 3
        assert held(target) == held(source)
        revision = target.revision()
        assert not any(copy_case(source, target).values())
        assert target.revision() == revision
        target.add(report(7))
        source.add(report(8))
        copy_case(source, target)
        copy_case(target, source)
        assert held(target) == held(source)
        assert source.count() == 5


def test_two_cases_are_mixed_only_when_that_is_asked_for(places):
    with Case(places["file"](), create=True) as source, Case(places["server"](), create=True) as target:
        fill(source)
        target.add(report(7))
        with pytest.raises(CaseError, match=r"another case .*--merge"):
            copy_case(source, target)
        assert target.count() == 1
        assert copy_case(source, target, merge=True)["reports"] == 3
        assert target.count() == 4
        assert target.identity() != source.identity()


def test_a_case_is_not_copied_onto_itself(places):
    with Case(places["file"](), create=True) as source, Case(source.path) as same, pytest.raises(CaseError, match="onto itself"):
        copy_case(source, same)
