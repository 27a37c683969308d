"""A crew on many machines: one Ray actor a worker (extra ``ray``)."""

from __future__ import annotations

import contextlib
import importlib
import os
from types import TracebackType
from typing import Any

from tallystick.errors import PartMissing, SettingsError
from tallystick.run.crew import MOST_STARTS, CannotWork, Hand


class _Actor:
    """A worker in Ray."""

    def __init__(self, maker: str, order: bytes) -> None:
        self.maker, self.order = maker, order
        self.hand: Hand | None = None

    def ready(self) -> str | None:
        """Makes the worker; the reason where it cannot be made."""
        try:
            self.hand = Hand(self.maker, self.order)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return None

    def do(self, work: bytes) -> tuple[bytes | None, str | None]:
        if self.hand is None:
            raise RuntimeError("the worker was not made")
        return self.hand.do(work)


class RayCrew:
    """Actors of a Ray cluster; one is started on this machine where no address is given and none runs in this process.

    Tallystick has to be installed in the same version on every machine of the cluster.
    """

    def __init__(self, maker: str, order: bytes, hands: int | None = None, address: str | None = None) -> None:
        """``hands`` actors of one core each; None for as many as the cluster has cores. Raises PartMissing, SettingsError."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray tells its makers of each use unless it is told not to
        try:
            ray: Any = importlib.import_module("ray")
        except ModuleNotFoundError as error:
            raise PartMissing("many machines need one more package: pip install 'tallystick[ray]'") from error
        self._ray = ray
        self._mine = not ray.is_initialized()
        if self._mine:
            try:
                alone = {"address": "local", "num_cpus": hands, "include_dashboard": False}
                ray.init(log_to_driver=False, logging_level="error", **({"address": address} if address else alone))
            except Exception as error:  # Ray raises whatever its start comes to, Exception itself included
                raise SettingsError(f"no Ray cluster at '{address or 'this machine'}': {' '.join(str(error).split())[:300]}") from error
        self.hands = hands or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._maker, self._order = maker, order
        self._free: list[Any] = []
        self._starting: dict[Any, Any] = {}
        self._busy: dict[Any, tuple[Any, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._failed = 0
        self._actor = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Actor)
        for _ in range(self.hands):
            self._engage()

    def __enter__(self) -> RayCrew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the actors, and the cluster where it was started for them."""
        for actor in (*self._free, *self._starting.values(), *(actor for actor, _ in self._busy.values())):
            with contextlib.suppress(Exception):
                self._ray.kill(actor)
        self._free, self._starting, self._busy = [], {}, {}
        if self._mine:
            self._ray.shutdown()

    def start(self, ticket: int, work: bytes) -> None:
        """Gives a piece to a free actor, or to the next that is ready."""
        self._waiting.append((ticket, work))
        self._hand_out()

    def wait(self) -> list[tuple[int, bytes | None]]:
        """The pieces that ended."""
        ended: list[tuple[int, bytes | None]] = []
        while not ended:
            done, _ = self._ray.wait([*self._starting, *self._busy], num_returns=1)
            for reference in done:
                if reference in self._starting:
                    self._started(reference)
                else:
                    ended.append(self._finished(reference))
            self._hand_out()
        return ended

    def _engage(self) -> None:
        actor = self._actor.remote(self._maker, self._order)
        self._starting[actor.ready.remote()] = actor

    def _hand_out(self) -> None:
        while self._free and self._waiting:
            actor = self._free.pop()
            ticket, work = self._waiting.pop(0)
            self._busy[actor.do.remote(work)] = (actor, ticket)

    def _started(self, reference: Any) -> None:
        actor = self._starting.pop(reference)
        try:
            problem = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            problem = " ".join(str(error).split())[:300]
        if problem is None:
            self._free.append(actor)
            self._failed = 0
            return
        self._failed += 1
        if self._failed >= MOST_STARTS:
            raise CannotWork(f"the actors that read reports cannot start: {problem}")
        with contextlib.suppress(Exception):
            self._ray.kill(actor)
        self._engage()

    def _finished(self, reference: Any) -> tuple[int, bytes | None]:
        actor, ticket = self._busy.pop(reference)
        try:
            answer, problem = self._ray.get(reference)
        except self._ray.exceptions.RayError:  # the actor, its machine or the store that held the answer is gone
            with contextlib.suppress(Exception):
                self._ray.kill(actor)
            self._engage()
            return ticket, None
        if problem is not None:
            raise CannotWork(problem)
        self._free.append(actor)
        return ticket, answer
