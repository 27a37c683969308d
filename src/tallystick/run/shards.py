"""Shards of any number of reports to a folder of analyses, by a crew of workers; what is done is not done again."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

import msgspec

from tallystick.errors import InputError, SettingsError
from tallystick.limits import allowed
from tallystick.read.depot import is_remote
from tallystick.read.shards import Cut, Slice, cut_shard, find_shards, name_of_shard, read_slice
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, SetAside
from tallystick.run.analyse import Analyser, parts_version, work_alone
from tallystick.run.analyses import Folder, Found, Manifest, Shard, Sums, shard_of
from tallystick.run.crew import Crew, ProcessCrew, work_through
from tallystick.run.settings import Settings

BATCH = 256
"""Records of a slice: some minutes of work, so that little is lost with a worker, and ten million reports are 40,000 files."""
ENDED = "the process that read it ended without a word; it may have run out of memory"
"""Why a report failed that no worker survived."""
CALM = 3.0
"""Times what a report may take until its worker is ended from without: by then it hangs where nothing can interrupt it."""
WAITS = (1.0, 5.0, 20.0)
"""Seconds until an object store that did not answer is asked again."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What all workers of a run are told."""

    folder: str
    settings: Settings
    records: int
    outlet: str | None = None
    published: str | None = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: to cut a shard, or to read a slice of it."""

    shard: Shard
    cut: Cut | None = None
    """Without its slices; None where the shard is to be cut."""
    piece: Slice | None = None
    unread: bool = False
    """Whether the reports are to be kept without an analysis: no worker survived it."""

    def encode(self) -> bytes:
        """As bytes."""
        return msgspec.json.encode(self)

    def halves(self) -> list[Task]:
        """Two parts; none where it is one record."""
        piece = self.piece
        if piece is None or piece.last - piece.first < 2:
            return []
        middle = (piece.first + piece.last) // 2
        return [msgspec.structs.replace(self, piece=piece.part(*ends)) for ends in ((piece.first, middle), (middle, piece.last))]


class ShardWorker:
    """Reads slices of shards in a process of its own, with the ``Analyser`` that reads reports everywhere."""

    def __init__(self, order: bytes) -> None:
        self.order = msgspec.json.decode(order, type=Order)
        work_alone()
        self.analyser = Analyser(self.order.settings)
        self.folder = Folder(self.order.folder)

    def do(self, work: bytes) -> bytes:
        """The cut of a shard, or the sums of a slice whose analyses are written."""
        task = msgspec.json.decode(work, type=Task)
        patient = is_remote(task.shard.path) or is_remote(self.order.folder)
        return _patiently(lambda: self._do(task), WAITS if patient else ())

    def _do(self, task: Task) -> bytes:
        if task.cut is None or task.piece is None:
            return msgspec.json.encode(_cut(task.shard, self.order.records))
        piece = task.piece
        found: list[Found] = []
        try:
            _watch(self.order.settings.report_seconds, 0)
            for number, one in read_slice(task.cut, piece, outlet=self.order.outlet, published=self.order.published):
                found.append((number, one, self._read(one, task.unread) if isinstance(one, Report) else None))
                _watch(self.order.settings.report_seconds, 0)
        finally:
            _watch(0, 0)
        return msgspec.json.encode(self.folder.keep(task.shard.key, piece, found))

    def _read(self, report: Report, unread: bool) -> Analysis:
        if unread:
            return Analysis(report=report.id, parts=self.analyser.version, problem=ENDED)
        _watch(self.order.settings.report_seconds, len(report.text))
        return next(self.analyser.analyse((report,)))


Given = TypeVar("Given")


def _patiently(ask: Callable[[], Given], waits: Sequence[float]) -> Given:
    """What is asked for, asked again where a store does not answer; the last error is raised."""
    for wait in waits:
        try:
            return ask()
        except OSError:
            time.sleep(wait)
    return ask()


def _watch(seconds: float, characters: int) -> None:
    """Ends this process where it takes far more time of the processor than one report may: it hangs where no signal of Python's reaches it."""
    if hasattr(signal, "ITIMER_PROF"):
        # Nothing handles the signal on purpose: the system itself ends the process.
        signal.setitimer(signal.ITIMER_PROF, CALM * allowed(characters, seconds) if seconds else 0)


def _cut(shard: Shard, records: int) -> Cut:
    try:
        return cut_shard(shard.path, records)
    except InputError as error:
        return Cut(path=shard.path, sha256="", slices=(), problem=str(error))


# -- the one that leads --------------------------------------------------------------------------------------------------
Progress = Callable[[Sums], None]


class Job:
    """A run over shards: what is still to do, and what was."""

    def __init__(self, inputs: Sequence[str], folder: str, settings: Settings, outlet: str | None, published: str | None) -> None:
        """Lists the shards and begins the folder. Raises NotFound, SettingsError where the folder holds something else."""
        shards = [shard_of(kept) for given in inputs for kept in find_shards(given)]
        self.shards = list({shard.path: shard for shard in shards}.values())
        self.folder = Folder(folder)
        self.folder.begin(Manifest(parts=parts_version(settings), outlet=outlet, published=published, shards=tuple(self.shards)))
        self.sums = Sums()
        self.known = Sums()
        """Of what an earlier run had done already."""
        self._ready: deque[Task] = deque()
        self._uncut = iter(self.shards)

    def run(self, crew: Crew, progress: Progress | None = None) -> Sums:
        """Does what is left; the sums of all."""
        for task, answer in work_through(crew, self._tasks()):
            if task.piece is None:
                if answer is not None:
                    self._open(task.shard, msgspec.json.decode(answer, type=Cut), keep=True)
                else:
                    self._open(task.shard, Cut(path=task.shard.path, sha256="", slices=(), problem=ENDED), keep=True)
            elif answer is not None:
                self.sums = self.sums.plus(msgspec.json.decode(answer, type=Sums))
                if progress is not None:
                    progress(self.sums)
            elif not task.unread:
                self._ready.appendleft(msgspec.structs.replace(task, unread=True))
            else:
                self.sums = self.sums.plus(self._give_up(task))
        self.folder.finish(self.shards, self.sums)
        return self.sums

    def _tasks(self) -> _Tasks:
        return _Tasks(self._next)

    def _next(self) -> Task | None:
        while not self._ready:
            shard = next(self._uncut, None)
            if shard is None:
                return None
            cut = self.folder.cut(shard)
            if cut is None:
                return Task(shard=shard)
            self._open(shard, cut, keep=False)
        return self._ready.popleft()

    def _open(self, shard: Shard, cut: Cut, *, keep: bool) -> None:
        """Makes tasks of the slices that are not done."""
        if keep:
            self.folder.keep_cut(shard, cut)
        if cut.problem is not None:
            end = cut.slices[-1].last if cut.slices else 0
            aside = SetAside(
                name=name_of_shard(shard.path), reason=cut.problem, kind="unreadable", path=shard.path, sha256=cut.sha256 or None
            )
            self.sums = self.sums.plus(self.folder.keep(shard.key, Slice(end, end), [(end, aside, None)]))
        done = [(first, last) for first, last in self.folder.ranges(shard.key) if last > first]
        for first, last in done:
            sums = self.folder.sums(shard.key, first, last)
            self.sums, self.known = self.sums.plus(sums), self.known.plus(sums)
        bare = msgspec.structs.replace(cut, slices=())
        for piece in cut.slices:
            at = piece.first
            for first, last in (*((f, t) for f, t in done if piece.first <= f < piece.last), (piece.last, piece.last)):
                if at < first:
                    self._ready.append(Task(shard=shard, cut=bare, piece=piece.part(at, first)))
                at = max(at, last)

    def _give_up(self, task: Task) -> Sums:
        """A record that even reading it ends its worker."""
        piece = task.piece or Slice(0, 0)
        path = task.shard.path
        aside = SetAside(name=f"{name_of_shard(path)}, record {piece.first + 1}", reason=ENDED, kind="failed", path=path)
        return self.folder.keep(task.shard.key, piece, [(piece.first, aside, None)])


class _Tasks(Iterator[Task]):
    """Tasks as they become known: what is none now may be one later."""

    def __init__(self, ask: Callable[[], Task | None]) -> None:
        self._ask = ask

    def __next__(self) -> Task:
        task = self._ask()
        if task is None:
            raise StopIteration
        return task


def analyse_shards(
    inputs: Sequence[str],
    to: str,
    *,
    settings: Settings | None = None,
    on: Literal["local", "ray"] = "local",
    jobs: int | None = None,
    address: str | None = None,
    batch: int = BATCH,
    outlet: str | None = None,
    published: str | None = None,
    progress: Progress | None = None,
) -> tuple[Sums, Sums]:
    """Reads the shards to the folder of analyses ``to``; the sums of all, and of what an earlier run had done.

    ``on`` says where the workers are: in processes of this machine or as actors of the Ray cluster at ``address``; the result is the same.
    ``jobs`` workers, None for as many as there are cores. Raises NotFound where there is no shard, SettingsError, PartMissing, and CannotWork
    where workers cannot start or write.
    """
    settings = settings or Settings()
    if batch < 1:
        raise SettingsError(f"--batch is {batch}; give 1 or more")
    job = Job(inputs, to, settings, outlet, published)
    order = msgspec.json.encode(Order(folder=to, settings=settings, records=batch, outlet=outlet, published=published))
    maker = f"{ShardWorker.__module__}:{ShardWorker.__qualname__}"
    if on == "ray":
        from tallystick.run.ray import RayCrew

        with RayCrew(maker, order, jobs, address) as crew:
            return job.run(crew, progress), job.known
    with ProcessCrew(maker, order, jobs or os.cpu_count() or 1) as local:
        return job.run(local, progress), job.known
