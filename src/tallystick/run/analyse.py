"""Text to analysis, report by report: the stages that scale out."""

from __future__ import annotations

import concurrent.futures
import importlib
import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from tallystick import __version__
from tallystick.errors import SettingsError, TooLong
from tallystick.lexicon.gazetteer.user import fingerprint
from tallystick.limits import allowed, at_most
from tallystick.records.mention import Analysis
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span
from tallystick.run.settings import Settings

if TYPE_CHECKING:
    from tallystick.extract.second.read import SecondReader

BATCH = 16
"""Reports a worker takes at a time: large enough to hide the hand-over, small enough that memory stays flat."""
BATCHES_AHEAD = 2
"""Batches waiting for each worker; more would only hold texts in memory."""
START_SECONDS = 120.0
"""Seconds in which a process starts and loads its parts on a slow machine."""


@lru_cache(maxsize=64)
def load_part(path: str) -> Any:
    """The part at ``module:attribute``; raises SettingsError where there is none."""
    module, _, attribute = path.partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"no part at '{path}': {error}; give it as module:attribute") from error


def parts_version(settings: Settings) -> str:
    """What the cache of analyses is keyed by, beside the report: the parts, their parser's version, the product's and the user's own places."""
    places = fingerprint()
    version = f"tallystick-{__version__}|{load_part(settings.parser).version}|{settings.parts}"
    return f"{version}|places-{places}" if places else version


class Analyser:
    """The per-report stages behind their slots; one object per process, used again for every report."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.version = parts_version(settings)
        self.parser = load_part(settings.parser)()
        self.second = _second_reader(settings)

    def analyse(self, reports: Iterable[Report]) -> Iterator[Analysis]:
        """One analysis a report, in order; a report on which a part fails gives an empty one that says why in ``problem``."""
        for report in reports:
            try:
                with at_most(self.seconds(report), "reading it"):
                    parsed = next(iter(self.parser.parse((report,))))
                    found = self.extract(report, parsed)
            except TooLong as error:
                found = Analysis(report=report.id, parts=self.version, problem=str(error))
            except Exception as error:  # one broken report never stops the others
                found = Analysis(report=report.id, parts=self.version, problem=f"{type(error).__name__}: {error}")
            yield found

    def seconds(self, report: Report) -> float:
        """What reading the report may take; a second reader is waited for besides."""
        second = self.settings.second
        return allowed(len(report.text), self.settings.report_seconds) + (second.seconds * second.max_pieces if second is not None else 0)

    def extract(self, report: Report, parsed: Parsed) -> Analysis:
        """All that is found in one parsed report."""
        from tallystick.extract.claims import join_claims

        settings = self.settings
        names = load_part(settings.names)(report, parsed)
        times = load_part(settings.times)(report, parsed)
        statements = load_part(settings.statements)(report, parsed, names, times)
        figures = load_part(settings.figures)(report, parsed, times)
        incidents = load_part(settings.incidents)(report, parsed, names, times, statements)
        note = None
        if self.second is not None:
            statements, figures, incidents, note = self.second(report, parsed, names, times, statements, figures, incidents)
        figures = join_claims(report, parsed, names, times, statements, figures, incidents)
        return Analysis(
            report=report.id,
            parts=self.version,
            names=names,
            times=times,
            statements=statements,
            figures=figures,
            incidents=incidents,
            sentences=tuple(Span(s.start, s.end) for s in parsed.running_sentences()),
            second=note,
        )


def _second_reader(settings: Settings) -> SecondReader | None:
    if settings.second is None:
        return None
    from tallystick.extract.second.read import SecondReader

    return SecondReader(settings.second)


def work_alone() -> None:
    """Told in a process that is one of several: each computes with one thread, so that they do not get in one another's way."""
    from tallystick.parse.reader.model import use_threads

    use_threads(1)


_worker: Analyser | None = None


def _end_with_the_leader() -> None:
    """Ends this process when the one that started it has ended, in whatever way: it would wait for work without end, models and all."""
    leader = multiprocessing.parent_process()
    if leader is not None:
        leader.join()
        os._exit(1)


def _start_worker(settings: bytes) -> None:
    global _worker
    threading.Thread(target=_end_with_the_leader, daemon=True).start()
    work_alone()
    _worker = Analyser(msgspec.json.decode(settings, type=Settings))


def _analyse_batch(batch: bytes) -> bytes:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return msgspec.json.encode(list(_worker.analyse(msgspec.json.decode(batch, type=list[Report]))))


def analyse_reports(reports: Iterable[Report], settings: Settings | None = None, jobs: int = 1) -> Iterator[Analysis]:
    """One analysis a report, in the order given. ``jobs`` above 1 uses that many processes; the result is the same."""
    settings = settings or Settings()
    if jobs < 1:
        raise SettingsError(f"--jobs is {jobs}; give 1 or more")
    if jobs == 1:
        yield from Analyser(settings).analyse(reports)
        return
    batches = iter(lambda stream=iter(reports): list(itertools.islice(stream, BATCH)), [])  # type: ignore[misc]
    with Workers(settings, jobs) as workers:
        waiting: deque[tuple[list[Report], Waiting]] = deque()
        for batch in batches:
            waiting.append((batch, workers.send(batch)))
            if len(waiting) >= jobs * BATCHES_AHEAD:
                yield from workers.take(*waiting.popleft())
        while waiting:
            yield from workers.take(*waiting.popleft())


Waiting = concurrent.futures.Future[bytes]


class Workers:
    """Processes that read batches of reports. One that dies or hangs takes the report with it on which it does, and no other."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, jobs
        self._pool = self._start()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def send(self, batch: list[Report]) -> Waiting:
        """Hands a batch over."""
        try:
            return self._pool.submit(_analyse_batch, msgspec.json.encode(batch))
        except BrokenProcessPool as error:
            lost: Waiting = concurrent.futures.Future()
            lost.set_exception(error)
            return lost

    def take(self, batch: list[Report], waiting: Waiting) -> list[Analysis]:
        """The batch's analyses. Where its process was lost, or another's in the same pool, each report is read again by itself."""
        try:
            return self._decoded(waiting, batch)
        except (BrokenProcessPool, concurrent.futures.CancelledError, TooLong):
            return [self._alone(report) for report in batch]

    def _decoded(self, waiting: Waiting, batch: list[Report]) -> list[Analysis]:
        try:
            return msgspec.json.decode(waiting.result(self._patience(batch)), type=list[Analysis])
        except concurrent.futures.TimeoutError as error:
            self._renew()
            raise TooLong("reading it took too long and could not be interrupted; its process was ended") from error

    def _patience(self, batch: list[Report]) -> float:
        """Seconds for a batch: its process ends what hangs by itself, so more are only needed by one that cannot; others wait before it."""
        second = self.settings.second
        asked = second.seconds * second.max_pieces if second is not None else 0
        own = sum(allowed(len(report.text), self.settings.report_seconds) + asked for report in batch)
        return START_SECONDS + (1 + BATCHES_AHEAD) * own

    def _alone(self, report: Report) -> Analysis:
        problem = ""
        for _ in range(2):  # the first may be lost with a pool that another report broke
            try:
                return self._decoded(self.send([report]), [report])[0]
            except (BrokenProcessPool, concurrent.futures.CancelledError):
                self._renew()
                problem = "the process that read it ended without a word; it may have run out of memory"
            except TooLong as error:
                problem = str(error)
                break
        return Analysis(report=report.id, parts=parts_version(self.settings), problem=problem)

    def _start(self) -> concurrent.futures.ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return concurrent.futures.ProcessPoolExecutor(self.jobs, context, _start_worker, (msgspec.json.encode(self.settings),))

    def _renew(self) -> None:
        """A new pool for one that is broken; the processes of the old one are ended whatever they do."""
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._start()
