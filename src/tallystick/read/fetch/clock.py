"""What time it is, and waiting: the one place where fetching and watching ask for it, so that tests need not wait."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> datetime:
        """The time, in UTC."""
        ...

    def elapsed(self) -> float:
        """Seconds since some fixed moment; never goes back, so limits hold when the clock is set."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits so long; not at all for zero and less."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            time.sleep(seconds)


class FakeClock:
    """A clock that stands still until somebody waits; ``slept`` keeps every wait, in seconds."""

    def __init__(self, start: datetime = datetime(2031, 5, 3, 6, tzinfo=UTC)) -> None:
        self.time = start
        self.slept: list[float] = []
        self._elapsed = 0.0

    def now(self) -> datetime:
        return self.time

    def elapsed(self) -> float:
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self.slept.append(seconds)
            self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Lets so much time pass."""
        self.time += timedelta(seconds=seconds)
        self._elapsed += seconds


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the second, as a case keeps it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(stamped: str) -> datetime:
    """The moment of what ``stamp`` gave."""
    return datetime.fromisoformat(stamped.replace("Z", "+00:00"))
