"""A limit of time for the work on one report, so that none holds up the others."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
import time
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

from tallystick.errors import TooLong

AGAIN = 1.0
"""Seconds after which work that passed over the interruption is interrupted again: a library may swallow the first."""
SECONDS = 60.0
"""Seconds of processor time for one report, beside those for its length. A report of usual length takes half a second, so only what hangs gets there."""
PER_CHARACTER = 0.001
"""Seconds more for each character: five times what the slowest machine takes that we have measured."""


WAITING = 10
"""Times as many seconds that may pass on the clock: a busy machine must set nothing aside, nor may what waits for ever be waited for."""


class _OutOfTime(BaseException):
    """Passes through the libraries, which catch Exception."""


def allowed(characters: int, seconds: float = SECONDS) -> float:
    """The seconds that the work on a text of that length may take."""
    return seconds + PER_CHARACTER * characters


class at_most:  # noqa: N801  # read as a word of the sentence that it stands in
    """Raises TooLong, which says that ``what`` took longer, where its block takes more than so many seconds of the process's processor time,
    or WAITING times as many on the clock.

    In the main thread a timer signal interrupts even a search for a pattern; elsewhere, and where there are no signals, the interruption comes
    between two steps of Python. A single call into a library's machine code is always ended first. Limits do not nest.
    """

    def __init__(self, seconds: float, what: str) -> None:
        self._words = f"{what} took longer than the {seconds:,.0f} seconds of processor time that it may take"
        by_signal = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
        self._bell = _SignalBell(seconds) if by_signal else _ThreadBell(seconds)

    def __enter__(self) -> None:
        self._bell.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        late = isinstance(error, _OutOfTime)
        while True:
            try:
                self._bell.stop()
                break
            except _OutOfTime:  # it rang once more on the way out
                late = True
        if late:
            raise TooLong(self._words)


class _Bell:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began, self._used = time.monotonic(), time.process_time()

    def is_over(self, frame: FrameType | None) -> bool:
        """Whether the time is over, and the thread not on its way out of the block, which has to be gone to its end."""
        if frame is not None and frame.f_code.co_filename == __file__:
            return False
        used, passed = time.process_time() - self._used, time.monotonic() - self._began
        return used >= self._seconds or passed >= WAITING * self._seconds


class _SignalBell(_Bell):
    """Rings in the main thread by the timer signal."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._handler: Any = None
        self._before = (0.0, 0.0)

    def start(self) -> None:
        self._handler = signal.signal(signal.SIGALRM, self._ring)
        self._before = signal.setitimer(signal.ITIMER_REAL, self._seconds, AGAIN)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._handler if self._handler is not None else signal.SIG_DFL)
        if self._before[0]:  # somebody else's timer goes on
            left = max(0.001, self._before[0] - (time.monotonic() - self._began))
            signal.setitimer(signal.ITIMER_REAL, left, self._before[1])

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self.is_over(frame):
            raise _OutOfTime


class _ThreadBell(_Bell):
    """Rings in the thread that made it, from a thread that waits."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._thread = threading.get_ident()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._waiting = threading.Thread(target=self._wait, name="tallystick limit", daemon=True)

    def start(self) -> None:
        self._waiting.start()

    def stop(self) -> None:
        # An interruption on its way is taken back: it must not reach what comes after the block.
        self._over.set()
        with self._lock:
            _raise_in(self._thread, None)

    def _wait(self) -> None:
        left = self._seconds
        while not self._over.wait(left):
            with self._lock:
                if not self._over.is_set() and self.is_over(sys._current_frames().get(self._thread)):
                    _raise_in(self._thread, _OutOfTime)
            left = AGAIN


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    with suppress(AttributeError):  # another Python than CPython
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error is not None else None)
