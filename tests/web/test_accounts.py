"""The accounts that pages are made of."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from tallystick.errors import CaseError
from tallystick.records.account import Account, AccountReport
from tallystick.run import Desk
from tallystick.web import accounts as module
from tallystick.web import create_app
from tallystick.web.accounts import RECORDS, Accounts, Known, NotMade, Prepared
from web.conftest import HERE


class SlowDesk:
    """A desk whose accounts are made when the test lets them."""

    def __init__(self) -> None:
        self.revision = "1"
        self.case = SimpleNamespace(revision=lambda: self.revision)
        self.made = 0
        self.reports: tuple[AccountReport, ...] = ()
        self.free = threading.Event()
        self.free.set()
        self.broken = False

    def account(self, as_of: str | None = None) -> Account:
        self.free.wait(10)
        if self.broken:
            raise CaseError("the disk is full")
        self.made += 1
        return Account(as_of=as_of, reports=self.reports)

    def earlier(self, moment: str) -> Account:
        return Account(as_of=f"before {moment}")


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def accounts(desk: SlowDesk, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    return Accounts(desk)  # type: ignore[arg-type]


def test_one_is_made_once_for_each_state_of_the_case(accounts: Accounts, desk: SlowDesk) -> None:
    first, _ = accounts.know(None, waits=False)
    assert accounts.know(None, waits=False) == (first, False)
    desk.revision = "2"
    second, stale = accounts.know(None, waits=False)
    assert second is not first
    assert (desk.made, stale) == (2, False)


def test_the_one_before_is_shown_while_the_next_takes_long(accounts: Accounts, desk: SlowDesk) -> None:
    first, _ = accounts.know(None, waits=False)
    first.seconds = 60.0
    desk.revision = "2"
    desk.free.clear()
    assert accounts.know(None, waits=False) == (first, True)
    assert accounts.know(None, waits=True) == (first, True)
    desk.free.set()
    second, stale = accounts.know(None, waits=True)
    assert second.revision == "2"
    assert not stale
    assert desk.made == 2


def test_without_one_before_it_is_said_that_it_is_being_made(accounts: Accounts, desk: SlowDesk) -> None:
    desk.free.clear()
    with pytest.raises(NotMade):
        accounts.know(None, waits=False)
    desk.free.set()
    assert accounts.know(None, waits=False)[0].account == Account()


def test_an_error_reaches_who_asked_and_is_not_kept(accounts: Accounts, desk: SlowDesk) -> None:
    desk.broken = True
    with pytest.raises(CaseError, match="the disk is full"):
        accounts.know(None, waits=False)
    desk.broken = False
    assert accounts.know(None, waits=False)[0].account == Account()


def test_times_and_moments_are_kept_apart(accounts: Accounts) -> None:
    assert accounts.know("2031-05-03", waits=False)[0].account.as_of == "2031-05-03"
    assert accounts.know("kept 2031-05-03T00:00:00Z", waits=False)[0].account.as_of == "before 2031-05-03T00:00:00Z"


def test_only_some_are_kept(accounts: Accounts, desk: SlowDesk) -> None:
    for day in range(1, 20):
        accounts.know(f"2031-05-{day:02}", waits=False)
    assert accounts.know("2031-05-19", waits=False)[0].account.as_of == "2031-05-19"
    assert desk.made == 19
    accounts.know("2031-05-01", waits=False)
    assert desk.made == 20


def test_what_is_derived_is_made_once_and_what_is_one_of_many_not_kept_for_ever() -> None:
    known = Known(Account(), "1")
    made: list[str] = []

    def make(name: str, about: str = "") -> str:
        return known.derived(name, lambda _: made.append(name) or name, about)

    assert [make("a"), make("a"), make("b", "1"), make("b", "1")] == ["a", "a", "b", "b"]
    assert made == ["a", "b"]
    for number in range(module.MOST_DERIVED):
        make("c", str(number))
    assert [make("a"), make("b", "1")] == ["a", "b"]
    assert (made.count("a"), made.count("b")) == (1, 2)


def test_what_is_prepared_is_there_before_a_page_asks(accounts: Accounts) -> None:
    accounts.first.append(Prepared("size", lambda known: len(known.account.reports)))
    known, _ = accounts.know(None, waits=False)
    assert known.derived("size", lambda _: pytest.fail("made again")) == 0


def test_what_follows_from_records_that_are_the_same_is_kept(accounts: Accounts, desk: SlowDesk) -> None:
    made: list[str] = []
    accounts.first.append(Prepared("kept", lambda known: made.append("kept") or known.revision, RECORDS))
    accounts.first.append(Prepared("anew", lambda known: made.append("anew") or known.revision))
    for desk.revision in ("1", "2"):
        known, _ = accounts.know(None, waits=False)
    assert made == ["kept", "anew", "anew"]
    assert known.derived("kept", lambda _: pytest.fail("made again")) == "1"
    desk.reports = (AccountReport(id="rep_1", name="a", language="en", sha256="", text=""),)
    desk.revision = "3"
    accounts.know(None, waits=False)
    assert made[3:] == ["kept", "anew"]


def test_many_changes_at_once_make_one_more_account(accounts: Accounts, desk: SlowDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.know(None, waits=False)[0].seconds = 60.0
    desk.free.clear()
    for number in range(2, 30):
        desk.revision = str(number)
        assert accounts.know(None, waits=False)[1]
    desk.free.set()
    monkeypatch.setattr(module, "PATIENCE", 10.0)
    known, stale = accounts.know(None, waits=True)
    assert (known.revision, stale, desk.made) == ("29", False, 3)


def test_what_is_for_later_is_made_in_the_background(accounts: Accounts, desk: SlowDesk) -> None:
    free, made = threading.Event(), threading.Event()
    accounts.then.append(Prepared("large", lambda _: free.wait(10) and (made.set() or "drawn")))
    known, _ = accounts.know(None, waits=False)
    assert not made.is_set()
    free.set()
    assert made.wait(10)
    assert known.soon("large", lambda _: pytest.fail("made again")) == "drawn"


def test_a_page_that_waits_for_its_account_opens_by_itself(kept_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    free = threading.Event()
    with Desk(kept_case) as desk:
        make = desk.account
        monkeypatch.setattr(desk, "account", lambda as_of=None: free.wait(30) and make(as_of))
        client = TestClient(create_app(desk), base_url=HERE)
        page = client.get("/reports?sort=name")
        assert page.status_code == 202
        assert page.headers["refresh"] == "3; url=/reports?sort=name"
        assert "The account is being made" in page.text
        free.set()
        monkeypatch.setattr(module, "PATIENCE", 30.0)
        assert client.get("/reports?sort=name").status_code == 200


def test_what_takes_long_is_made_once_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    known, free, begun = Known(Account(), "1"), threading.Event(), []

    def make(_account: Account) -> str:
        begun.append(1)
        assert free.wait(30)
        return "made"

    known.begin("long", make)
    with pytest.raises(NotMade):
        known.soon("long", make)
    free.set()
    monkeypatch.setattr(module, "PATIENCE", 30.0)
    assert known.soon("long", make) == known.soon("long", make) == "made"
    assert len(begun) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    known, tries = Known(Account(), "1"), []

    def make(_account: Account) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise CaseError("the case is locked")
        return "made"

    assert known.soon("long", make) == "made"
    assert len(tries) == 2


def test_an_account_that_no_page_shows_any_more_is_let_go_without_the_collector(case: Path) -> None:
    with Desk(case) as desk:
        app = create_app(desk)
        with TestClient(app, base_url=HERE) as client:
            accounts: Accounts = app.state.frame.accounts
            for page in ("/", "/ledger", "/incidents", "/origins", "/reports", "/review", "/trays", "/search?q=dead"):
                assert client.get(page).status_code == 200
            gc.collect()
            gc.disable()
            try:
                known, _ = accounts.know(None, waits=True)
                for maker in tuple(known._makers.values()):
                    maker.join(60)
                left = {type(one).__name__: weakref.ref(one) for one in (known, *known._made.values()) if hasattr(one, "__weakref__")}
                assert {"Known", "AccountView", "SearchIndex"} <= left.keys()
                desk.decide("reject", known.account.figures[0].id, by="ana")
                del known, maker
                accounts.know(None, waits=True)
                end = time.monotonic() + 60
                while any(one() is not None for one in left.values()) and time.monotonic() < end:
                    time.sleep(0.1)
                assert [name for name, one in left.items() if one() is not None] == []
            finally:
                gc.enable()
