"""Text to analysis, report by report: the stages that scale out."""

from __future__ import annotations

import concurrent.futures
import importlib
import itertools
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from tallystick import __version__
from tallystick.errors import SettingsError
from tallystick.lexicon.gazetteer.user import fingerprint
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
                parsed = next(iter(self.parser.parse((report,))))
                yield self.extract(report, parsed)
            except Exception as error:  # one broken report never stops the others
                yield Analysis(report=report.id, parts=self.version, problem=f"{type(error).__name__}: {error}")

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


_worker: Analyser | None = None


def _start_worker(settings: bytes) -> None:
    global _worker
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
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(jobs, context, _start_worker, (msgspec.json.encode(settings),)) as pool:
        waiting: deque[concurrent.futures.Future[bytes]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_analyse_batch, msgspec.json.encode(batch)))
            if len(waiting) >= jobs * BATCHES_AHEAD:
                yield from msgspec.json.decode(waiting.popleft().result(), type=list[Analysis])
        while waiting:
            yield from msgspec.json.decode(waiting.popleft().result(), type=list[Analysis])
