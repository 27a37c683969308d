"""The accounts that pages are made of: made once for each state of the case, and never a reason for a reader to wait for long."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from threading import Lock, RLock, Thread
from typing import Any, TypeVar

from tallystick.records.account import Account
from tallystick.run import Desk

MOST_ACCOUNTS = 5
"""Accounts kept in memory: the newest and some of other times."""
QUICK = 1.0
"""Seconds; an account that was made in less is waited for, since nobody notices."""
PATIENCE = 10.0
"""Seconds for which somebody waits who has just decided, or who asks for an account that was never made."""
MOST_DERIVED = 60
"""Things worked out from one account that are kept: most are few, but every visitor has another time of the last visit."""

SHOWN_BEFORE = 0.05
"""Seconds that anybody else waits before the account as it was is shown."""

KEPT = "kept "
"""Before an instant: the account of what the case held then."""

Made = TypeVar("Made")


class NotMade(Exception):
    """The account is being made and will be there soon."""


class Known:
    """An account and what pages have worked out from it."""

    def __init__(self, account: Account, revision: str) -> None:
        self.account = account
        self.revision = revision
        self.seconds = 0.0
        """What it took to make."""
        self._made: OrderedDict[str, Any] = OrderedDict()
        self._locks: dict[str, RLock] = {}
        self._makers: dict[str, Thread] = {}
        self._guard = Lock()

    def derived(self, name: str, make: Callable[[Account], Made]) -> Made:
        """What ``make`` gives of the account: made once, kept under ``name`` until MOST_DERIVED others were asked for later."""
        with self._guard:
            if name in self._made:
                self._made.move_to_end(name)
                found: Made = self._made[name]
                return found
            lock = self._locks.setdefault(name, RLock())
        with lock:  # of this name alone: nobody else waits
            with self._guard:
                if name in self._made:
                    found = self._made[name]
                    return found
            found = make(self.account)
            with self._guard:
                self._made[name] = found
                while len(self._made) > MOST_DERIVED:
                    self._locks.pop(self._made.popitem(last=False)[0], None)
            return found

    def begin(self, name: str, make: Callable[[Account], object]) -> Thread:
        """Begins to make what takes long, in the background."""
        with self._guard:
            maker = self._makers.get(name)
            if maker is None or not (maker.is_alive() or name in self._made):
                maker = self._makers[name] = Thread(target=self._try, args=(name, make), daemon=True)
                maker.start()
            return maker

    def _try(self, name: str, make: Callable[[Account], object]) -> None:
        # What is wrong is told to whoever asks for it, when it is tried again.
        with suppress(Exception):
            self.derived(name, make)

    def soon(self, name: str, make: Callable[[Account], Made]) -> Made:
        """What takes long to make, waited for PATIENCE. Raises NotMade where it is not there by then; it will be."""
        maker = self.begin(name, make)
        maker.join(PATIENCE)
        with self._guard:
            if name in self._made:
                made: Made = self._made[name]
                return made
        if maker.is_alive():
            raise NotMade
        return self.derived(name, make)


class Accounts:
    """The accounts of one desk by time; safe to use from many threads."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.first: list[tuple[str, Callable[[Known], object]]] = []
        """What is worked out with every account before a page shows it."""
        self._known: OrderedDict[str | None, Known] = OrderedDict()
        self._making: dict[tuple[str | None, str], Future[Known]] = {}
        self._guard = Lock()

    def know(self, as_of: str | None, *, waits: bool) -> tuple[Known, bool]:
        """The account at a time (``kept INSTANT``: of what the case held then), and whether the case has changed since it was made.

        One that takes long to make anew is made in the background while the one before is still shown; ``waits`` gives it PATIENCE.
        Raises NotMade where there is none before and it takes longer than that.
        """
        revision = self.desk.case.revision()
        with self._guard:
            known = self._known.get(as_of)
            if known is not None:
                self._known.move_to_end(as_of)
                if known.revision == revision:
                    return known, False
            making = self._making.get((as_of, revision))
            if making is None:
                making = self._making[as_of, revision] = Future()
                Thread(target=self._make, args=(as_of, revision, making), daemon=True).start()
        waiting = PATIENCE if known is None or waits or known.seconds < QUICK else SHOWN_BEFORE
        try:
            return making.result(waiting), False
        except NotYet:
            if known is None:
                raise NotMade from None
            return known, True

    def _make(self, as_of: str | None, revision: str, making: Future[Known]) -> None:
        try:
            known = self._made(as_of, revision)
        except BaseException as error:
            self._done(as_of, revision, None)
            making.set_exception(error)
        else:
            self._done(as_of, revision, known)
            making.set_result(known)

    def _made(self, as_of: str | None, revision: str) -> Known:
        start = time.monotonic()
        if as_of is not None and as_of.startswith(KEPT):
            return Known(self.desk.earlier(as_of.removeprefix(KEPT)), revision)
        known = Known(self.desk.account(as_of), revision)
        for name, make in self.first:
            known.derived(name, lambda _, make=make: make(known))  # type: ignore[misc]
        known.seconds = time.monotonic() - start
        return known

    def _done(self, as_of: str | None, revision: str, known: Known | None) -> None:
        """Before anybody hears of it: who asks after an error has it tried again."""
        with self._guard:
            self._making.pop((as_of, revision), None)
            if known is not None:
                self._known[as_of] = known
                self._known.move_to_end(as_of)
                while len(self._known) > MOST_ACCOUNTS:
                    self._known.popitem(last=False)
