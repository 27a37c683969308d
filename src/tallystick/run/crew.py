"""Work in many processes, of this machine or of others: a piece that kills its worker is tried again, then halved until the culprit is found.

A ``Crew`` carries bytes to workers and back and tells when one died. ``work_through`` does the rest, the same for every crew. What a worker
answers must hang on the piece alone, so that who did it, and how often it was tried, changes nothing.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Protocol, TypeVar

from tallystick.errors import SettingsError, TallystickError
from tallystick.run.analyse import load_part

MOST_STARTS = 3
"""Workers in a row that may fail to start before the run ends: a second try may meet a better machine, a tenth will not."""
PATIENCE = 1.0
"""Seconds that a worker is waited for when it is told to go."""


class CannotWork(TallystickError):
    """Workers cannot start, or cannot write what they found: going on is of no use."""


class Worker(Protocol):
    """What does the work in a process of its own; made once with the run's order, used for piece after piece."""

    def do(self, work: bytes) -> bytes: ...


class Hand:
    """A worker as a crew holds it: errors that end the run are carried as one line, all others count as a death."""

    def __init__(self, maker: str, order: bytes) -> None:
        """``maker`` is the worker's class as ``module:attribute``."""
        self.worker: Worker = load_part(maker)(order)

    def do(self, work: bytes) -> tuple[bytes | None, str | None]:
        """The answer, or the line that ends the run; neither where the piece could not be done."""
        try:
            return self.worker.do(work), None
        except (TallystickError, OSError) as error:
            return None, " ".join(str(error).split()) or type(error).__name__
        except Exception:  # what this piece does to a worker it must not do to the run
            return None, None


class Crew(Protocol):
    """Workers, some of them free."""

    hands: int
    """How many there are."""

    def start(self, ticket: int, work: bytes) -> None:
        """Gives a piece to a free worker; never called while all are busy."""

    def wait(self) -> list[tuple[int, bytes | None]]:
        """Waits until a piece ended; the tickets that did, each with its answer, None where its worker died. Raises CannotWork."""

    def close(self) -> None:
        """Ends the workers."""


class Piece(Protocol):
    """Something to do that may be halved."""

    def encode(self) -> bytes: ...

    def halves(self) -> Iterable[Piece]:
        """Two smaller pieces; none where it is one report."""


Some = TypeVar("Some", bound=Piece)


def work_through(crew: Crew, pieces: Iterator[Some]) -> Iterator[tuple[Some, bytes | None]]:
    """Each piece with its answer, as they end. A piece that kills its worker twice is halved, down to the one that cannot be done: None.

    ``pieces`` is asked for more only when a worker is free, so it may grow by what was answered; it may give nothing for the moment
    (``StopIteration``) and more later, as long as something is under way.
    """
    again: deque[tuple[Some, int]] = deque()
    busy: dict[int, tuple[Some, int]] = {}
    ticket = 0
    while True:
        while len(busy) < crew.hands:
            if again:
                piece, tried = again.popleft()
            else:
                fresh = next(pieces, None)
                if fresh is None:
                    break
                piece, tried = fresh, 0
            ticket += 1
            busy[ticket] = (piece, tried)
            crew.start(ticket, piece.encode())
        if not busy:
            return
        for ended, answer in crew.wait():
            piece, tried = busy.pop(ended)
            if answer is not None:
                yield piece, answer
            elif tried == 0:
                again.append((piece, 1))
            elif halves := list(piece.halves()):
                # A half is known to be in doubt: it is halved at once, and only a single one is tried again.
                again.extend((half, 0 if not list(half.halves()) else 1) for half in halves)  # type: ignore[misc]
            else:
                yield piece, None


class _Process:
    """A process with the pipe to it."""

    def __init__(self, maker: str, order: bytes) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, maker, order), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.ticket: int | None = None
        self.work: bytes | None = None

    def end(self) -> None:
        self.pipe.close()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _serve(pipe: Connection, maker: str, order: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells the whole group; the one that leads ends the others
    try:
        hand = Hand(maker, order)
    except Exception as error:
        pipe.send((None, f"{type(error).__name__}: {error}"))
        return
    pipe.send((b"", None))
    while True:
        try:
            work = pipe.recv_bytes()
        except (EOFError, OSError):
            return  # nobody leads any more
        pipe.send(hand.do(work))


class ProcessCrew:
    """Processes of this machine."""

    def __init__(self, maker: str, order: bytes, hands: int) -> None:
        """``hands`` processes that do the work of ``maker``. Raises SettingsError where that is no number of processes."""
        if hands < 1:
            raise SettingsError(f"--jobs is {hands}; give 1 or more")
        self.hands = hands
        self._maker, self._order = maker, order
        self._crew = [_Process(maker, order) for _ in range(hands)]
        self._failed = 0

    def __enter__(self) -> ProcessCrew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        for one in self._crew:
            if one.ticket is not None:
                one.process.kill()
            one.end()
        self._crew = []

    def start(self, ticket: int, work: bytes) -> None:
        """Gives a piece to a free process."""
        one = next(one for one in self._crew if one.ticket is None)
        one.ticket, one.work = ticket, work
        if one.ready:
            self._send(one)

    def wait(self) -> list[tuple[int, bytes | None]]:
        """The pieces that ended."""
        ended: list[tuple[int, bytes | None]] = []
        while not ended:
            by_pipe = {one.pipe: one for one in self._crew}
            for pipe in wait(list(by_pipe)):
                one = by_pipe[pipe]  # type: ignore[index]
                try:
                    answer, problem = one.pipe.recv()
                except (EOFError, OSError):
                    self._replace(one, ended, None)
                    continue
                if problem is not None and one.ready:
                    raise CannotWork(problem)
                if problem is not None:
                    self._replace(one, ended, problem)
                elif not one.ready:
                    one.ready, self._failed = True, 0
                    if one.ticket is not None:
                        self._send(one)
                elif one.ticket is not None:
                    ended.append((one.ticket, answer))
                    one.ticket = one.work = None
        return ended

    def _send(self, one: _Process) -> None:
        try:
            one.pipe.send_bytes(one.work or b"")
        except (BrokenPipeError, OSError):
            return  # it died meanwhile, which its pipe tells

    def _replace(self, one: _Process, ended: list[tuple[int, bytes | None]], problem: str | None) -> None:
        """Another process in the place of one that died; where it died before it was ready, no piece is to blame."""
        fresh = _Process(self._maker, self._order)
        if one.ready:
            if one.ticket is not None:
                ended.append((one.ticket, None))
        else:
            self._failed += 1
            fresh.ticket, fresh.work = one.ticket, one.work
        self._crew[self._crew.index(one)] = fresh
        one.end()
        if self._failed >= MOST_STARTS:
            raise CannotWork(f"the processes that read reports cannot start: {problem or 'they ended without a word'}")
