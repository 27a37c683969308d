"""The accounts that pages are made of: made once for each state of the case, and never a reason for a reader to wait for long."""

from __future__ import annotations

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from operator import is_
from threading import Lock, RLock, Thread
from typing import Any, NamedTuple, TypeVar

from tallystick.records.account import Account
from tallystick.run import Desk
from tallystick.run.account import uncollected

MOST_ACCOUNTS = 5
"""Accounts kept in memory: the newest and some of other times."""
QUICK = 1.0
"""Seconds; an account that was made in less is waited for, since nobody notices."""
PATIENCE = 10.0
"""Seconds for which somebody waits who has just decided, or who asks for an account that was never made."""
MOST_DERIVED = 60
"""Things about one of many that are kept with an account: every visitor has another time of the last visit."""

SHOWN_BEFORE = 0.05
"""Seconds that anybody else waits before the account as it was is shown."""

KEPT = "kept "
"""Before an instant: the account of what the case held then."""

RECORDS = ("reports", "entities", "statements", "figures", "incidents", "findings", "origins")
"""What an account holds of its reports; a note or an acceptance changes none of it."""

Made = TypeVar("Made")


class NotMade(Exception):
    """The account is being made and will be there soon."""


class Known:
    """An account and what pages have worked out from it."""

    def __init__(self, account: Account, revision: str, before: Known | None = None) -> None:
        """``before`` is the one that was shown so far."""
        self.account = account
        self.revision = revision
        self.seconds = 0.0
        """What it took to make."""
        self._before = before
        self._same: dict[str, bool] = {}
        self._made: dict[str, Any] = {}
        self._passing: OrderedDict[str, None] = OrderedDict()
        self._locks: dict[str, RLock] = {}
        self._makers: dict[str, Thread] = {}
        self._guard = Lock()

    def derived(self, name: str, make: Callable[[Account], Made], about: str = "") -> Made:
        """What ``make`` gives of the account: made once and kept under ``name``.

        What is ``about`` one of many (an incident, a time) is kept until MOST_DERIVED others were asked for later.
        """
        name = f"{name} {about}" if about else name
        with self._guard:
            if name in self._passing:
                self._passing.move_to_end(name)
            if name in self._made:
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
                if about:
                    self._passing[name] = None
                while len(self._passing) > MOST_DERIVED:
                    old = self._passing.popitem(last=False)[0]
                    del self._made[old]
                    self._locks.pop(old, None)
            return found

    def earlier(self, name: str) -> Any:
        """What was kept under the name with the account before this one, while this one is being made; None where nothing was."""
        if self._before is None:
            return None
        with self._before._guard:
            return self._before._made.get(name)

    def keep(self, name: str, of: Collection[str]) -> bool:
        """Takes what was derived from the account before, where all the records that it follows from (fields of Account) are the very same."""
        found = self.earlier(name)
        if found is None or not of or not all(map(self._is_same, of)):
            return False
        with self._guard:
            self._made[name] = found
        return True

    def _is_same(self, field: str) -> bool:
        if field not in self._same:
            assert self._before is not None
            now, then = getattr(self.account, field), getattr(self._before.account, field)
            self._same[field] = len(now) == len(then) and all(map(is_, now, then))
        return self._same[field]

    def finish(self) -> None:
        """Forgets the account before."""
        self._before = None

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


def _settle() -> None:
    """Spares what is there from the collector of cycles: a page would wait while it looks through a whole account (1 s of 5,000 reports),
    in which it finds nothing, since an account and what is derived from it hold none and go when nobody has them any more."""
    gc.freeze()


class Prepared(NamedTuple):
    """Something that is worked out with every account."""

    name: str
    make: Callable[[Known], object]
    of: Collection[str] = ()
    """The fields of the account that it follows from: where they are as before, so is it. None named, it is always made anew."""


class _Making:
    """An account that is being made, and what is promised to those who need a later one."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self.now: Future[Known] = Future()
        self.next: Future[Known] | None = None


class Accounts:
    """The accounts of one desk by time; safe to use from many threads. Of each time one is made at once, the next of what is there then."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.first: list[Prepared] = []
        """What is worked out with every account before a page shows it."""
        self.then: list[Prepared] = []
        """What is worked out for the newest account in the background, as soon as pages show it."""
        self._known: OrderedDict[str | None, Known] = OrderedDict()
        self._making: dict[str | None, _Making] = {}
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
            making = self._promise(as_of, revision)
        waiting = PATIENCE if known is None or waits or known.seconds < QUICK else SHOWN_BEFORE
        try:
            return making.result(waiting), False
        except NotYet:
            if known is None:
                raise NotMade from None
            return known, True

    def _promise(self, as_of: str | None, revision: str) -> Future[Known]:
        """An account of this state of the case or of a later one."""
        making = self._making.get(as_of)
        if making is None:
            making = self._start(as_of, revision, Future())
        if making.revision == revision:
            return making.now
        if making.next is None:
            making.next = Future()
        return making.next

    def _start(self, as_of: str | None, revision: str, future: Future[Known]) -> _Making:
        making = self._making[as_of] = _Making(revision)
        making.now = future
        Thread(target=self._make, args=(as_of, making), daemon=True).start()
        return making

    def _make(self, as_of: str | None, making: _Making) -> None:
        try:
            known = self._made(as_of, making.revision)
        except BaseException as error:
            self._done(as_of, making, None)
            making.now.set_exception(error)
        else:
            self._done(as_of, making, known)
            making.now.set_result(known)
            if as_of is None:
                for one in self.then:
                    known.begin(one.name, lambda _, make=one.make: make(known)).join()  # type: ignore[misc]
                _settle()

    def _made(self, as_of: str | None, revision: str) -> Known:
        start = time.monotonic()
        if as_of is not None and as_of.startswith(KEPT):
            return Known(self.desk.earlier(as_of.removeprefix(KEPT)), revision)
        with self._guard:
            before = self._known.get(as_of)
        with uncollected(kept=True):
            known = Known(self.desk.account(as_of), revision, before)
            for one in self.first:
                if not known.keep(one.name, one.of):
                    known.derived(one.name, lambda _, make=one.make: make(known))  # type: ignore[misc]
        for one in self.then:
            known.keep(one.name, one.of)
        known.finish()
        _settle()
        known.seconds = time.monotonic() - start
        return known

    def _done(self, as_of: str | None, making: _Making, known: Known | None) -> None:
        """Before anybody hears of it: who asks after an error has it tried again."""
        wanted = ""
        with suppress(Exception):  # what is wrong with the case is told by the next account
            wanted = self.desk.case.revision()
        with self._guard:
            del self._making[as_of]
            if known is not None:
                self._known[as_of] = known
                self._known.move_to_end(as_of)
                while len(self._known) > MOST_ACCOUNTS:
                    self._known.popitem(last=False)
            if making.next is not None:
                self._start(as_of, wanted, making.next)
