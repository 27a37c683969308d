"""Kills add, watch, decide, copy and migrate at random moments, hundreds of times: ``python -m tests.long.kill --kills 400 --seed 7``.

Each piece of work runs in a process of its own that is killed (SIGKILL) before or after one of its statements in the database, or at any
moment from outside, is started again, and killed again, until it comes to its end. After each kill the case must hold all that was
acknowledged and nothing by half; at its end it must hold what an undisturbed run gives, and give the same account, byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from tests.postgresql_server import binaries, started

from tallystick.records.mention import Analysis
from tallystick.run import build_account
from tallystick.run.analyse import analyse_reports, parts_version
from tallystick.run.settings import Settings
from tallystick.store import Case
from tallystick.store.copying import copy_case
from tallystick.store.faults import check_case
from tallystick.store.postgresql import PostgreSQLDatabase
from tallystick.store.sqlite import SQLiteDatabase

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "luangwa"
FEED = Path(__file__).with_name("feed.py")
SECONDS = 300
"""After which a process that was not killed counts as hung."""
WORK = ("add", "watch", "decide", "copy", "migrate")
SETTINGS = Settings()

Ran = tuple[list[str], int, int, bool]
"""What was acknowledged, statements run, exit status, whether it was killed."""


class Broken(AssertionError):
    """What may not be."""


# -- a process that is killed ------------------------------------------------------------------------------------------
def run(work: Callable[[Callable[[str], None]], None], *, at: int | None = None, after: bool = False, delay: float | None = None) -> Ran:
    """Runs ``work`` in a process of its own; kills it at its statement ``at`` (before, or ``after`` it), or when ``delay`` seconds are over."""
    told, tell = os.pipe()
    counted, count = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        os.close(counted)
        _child(work, tell, count, at, after)
    os.close(tell)
    os.close(count)
    if delay is not None:
        time.sleep(delay)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    with open(told, encoding="utf-8") as lines:
        acknowledged = [line.rstrip("\n") for line in lines if line.endswith("\n")]
    with open(counted, encoding="utf-8") as lines:
        statements = int(lines.read() or 0)
    _, status = os.waitpid(child, 0)
    return acknowledged, statements, status, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _child(work: Callable[[Callable[[str], None]], None], tell: int, count: int, at: int | None, after: bool) -> None:
    """Never comes back."""
    status = 1
    out = io.StringIO()
    try:
        signal.alarm(SECONDS)
        statements = itertools.count(1)
        done = 0
        for database in (SQLiteDatabase, PostgreSQLDatabase):
            for name in ("_run", "_begin"):
                real = getattr(database, name)

                def counting(self, *given, real=real):
                    nonlocal done
                    done = next(statements)
                    if done == at and not after:
                        os.kill(os.getpid(), signal.SIGKILL)
                    got = real(self, *given)
                    if done == at:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return got

                setattr(database, name, counting)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            work(lambda words: os.write(tell, f"{words}\n".encode()) and None)
        os.write(count, str(done).encode())
        status = 0
    except BaseException:
        sys.__stderr__.write(out.getvalue() + traceback.format_exc())
        sys.__stderr__.flush()
    finally:
        os._exit(status)


# -- what is done ------------------------------------------------------------------------------------------------------
class Bench:
    """Where cases are kept, and the analyses that every process knows: what is tested is what is kept, not how reports are read."""

    def __init__(self, folder: Path, server, feed: str, *, unread: bool = False) -> None:
        self.folder, self.server, self.feed, self.unread = folder, server, feed, unread
        self.numbers = itertools.count()
        self.analyses: dict[str, Analysis] = {}

    def place(self) -> str:
        number = next(self.numbers)
        return f"{self.server.url()}#kill{number}" if self.server else str(self.folder / f"{number}.case")

    def drop(self, place: str) -> None:
        if self.server:
            self.server.run(f'DROP SCHEMA IF EXISTS "{place.partition("#")[2]}" CASCADE')
        for path in self.folder.glob(f"{Path(place).name}*"):
            path.unlink()

    def account(self, case: Case) -> bytes:
        """The account of what the case holds, with the analyses that it keeps."""
        kept = case.analyses(parts_version(SETTINGS))
        return msgspec.json.encode(
            build_account(case.reports(), kept, decisions=case.decisions(), set_aside=case.aside(), settings=SETTINGS)
        )

    def analyse(self, reports, _jobs, _settings=None):
        for report in reports:
            if self.unread:
                self.analyses[report.id] = Analysis(report=report.id, parts=parts_version(SETTINGS))
            elif report.id not in self.analyses:
                self.analyses[report.id] = next(iter(analyse_reports([report], SETTINGS)))
            yield self.analyses[report.id]


def cli(*arguments: str) -> None:
    from tallystick.cli import main

    sys.argv = ["tallystick", *arguments]
    try:
        main()
    except SystemExit as ended:
        if ended.code not in (0, 3, None):
            raise RuntimeError(f"tallystick {' '.join(arguments)} ended with {ended.code}") from ended


def acknowledging(tell: Callable[[str], None]) -> None:
    """Tells of each report and decision as soon as the case says that it is kept."""
    for name in ("add", "decide", "remove"):
        real = getattr(Case, name)

        def kept(self, given, *more, real=real, name=name, **named):
            got = real(self, given, *more, **named)
            if not self._db._depth:
                tell(f"{name} {given if isinstance(given, str) else given.id}")
            return got

        setattr(Case, name, kept)


def add(bench: Bench, place: str, tell) -> None:
    acknowledging(tell)
    fill(bench, place)


def fill(bench: Bench, place: str) -> None:
    from tallystick.cli import cases

    cases.analysed = bench.analyse
    cli("add", place, str(EXAMPLE))


def watch(bench: Bench, place: str, tell) -> None:
    from tallystick.read.fetch import Fetcher
    from tallystick.run.feeds_file import FeedEntry, FeedsFile, WatchTable
    from tallystick.run.watch import Watch

    listed = FeedsFile(watch=WatchTable(contact="desk@example.org"), feed=(FeedEntry(url=bench.feed),))
    with Case(place, create=True) as opened, Fetcher("desk@example.org", allow_private=True, pace=0) as fetcher:
        for report in Watch(opened, listed, fetcher).round(now=True):
            tell(f"add {report.id}")
        for analysis in bench.analyse(opened.reports(), 1):
            opened.keep_analysis(analysis)


def decide(bench: Bench, place: str, tell) -> None:
    """Decisions in turn; those that are there already are not taken again, and every third is taken back."""
    from tallystick.run import Desk

    acknowledging(tell)
    with Desk(place, settings=SETTINGS) as desk:
        subjects = sorted(report.id for report in desk.account().reports)[:6]
        standing = [(d.kind.value, d.subject) for d in desk.case.decisions()]
        for number, subject in enumerate(subjects):
            notes = [d for d in desk.case.decisions() if d.subject == subject]
            noted = notes[0] if notes else desk.decide("note", subject, by="ana", note=f"call {number}")
            if number % 3 == 2 and ("undo", noted.id) not in standing:
                desk.decide("undo", noted.id, by="ben")
        desk.case.remove(sorted(r.id for r in desk.case.reports())[-1]) if desk.case.count() == bench.full else None


def copy(bench: Bench, place: str, tell) -> None:
    with Case(bench.source) as source, Case(place, create=True) as target:
        copy_case(source, target)


def migrate(bench: Bench, place: str, tell) -> None:
    with Case(place) as case:
        tell(f"revision {case.revision()}")


# -- what must hold ----------------------------------------------------------------------------------------------------
def look(bench: Bench, place: str, said: set[str]) -> None:
    """After a kill, and at the end. Raises Broken."""
    try:
        opened = Case(place)
    except Exception as error:
        if said - {"no originals"}:
            raise Broken(f"cannot be opened: {error}") from error
        return
    with opened as case:
        if faults := check_case(case).faults:
            raise Broken(f"faults: {faults[:3]}")
        reports = {report.id: report for report in case.reports()}
        removed = {words[7:] for words in said if words.startswith("remove ")}
        lost = {words[4:] for words in said if words.startswith("add ")} - set(reports) - removed
        if lost:
            raise Broken(f"acknowledged and lost: {sorted(lost)[:3]}")
        if back := removed & set(reports):
            raise Broken(f"removed and there: {sorted(back)}")
        decided = {words[7:] for words in said if words.startswith("decide ")}
        if gone := decided - {decision.id for decision in case.decisions()}:
            raise Broken(f"decided and lost: {sorted(gone)}")
        # The first released version kept no originals.
        if not said & {"no originals"} and (loose := {report.sha256 for report in reports.values()} ^ set(case.originals())):
            raise Broken(f"originals without reports, or reports without: {sorted(loose)[:3]}")


def held(case: Case) -> tuple:
    """What a case must come to, however often it was killed on the way: all but ids and times that name the moment."""
    decisions = sorted((d.kind.value, d.note, d.by) for d in case.decisions())
    return case.reports(), case.analyses(parts_version(SETTINGS)), case.aside(), case.originals(), decisions


def old(case: Case, version: int) -> None:
    """Makes a case what a released version kept."""
    with case.transaction():
        change = case._db.change
        change("DROP TABLE receipts")
        if version == 1:
            for table in ("pieces", "fetched", "originals", "watch"):
                change(f"DROP TABLE {table}")
            for index in ("reports_sha256", "reports_name", "reports_added", "analyses_parts"):
                change(f"DROP INDEX {index}")
            change("ALTER TABLE set_aside DROP COLUMN path")
            change("DELETE FROM meta WHERE key IN ('revision', 'case')")
        change("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))


def loop(bench: Bench, name: str, kills: int, chance: random.Random) -> dict[str, int]:
    """One kind of work, killed so often; gives the counts. Raises Broken."""
    work = {"add": add, "watch": watch, "decide": decide, "copy": copy, "migrate": migrate}[name]
    counts = {"kills": 0, "after an acknowledgement": 0, "runs to the end": 0}
    version = 0

    def begin() -> str:
        nonlocal version
        place = bench.place()
        if name in ("decide", "migrate"):
            with Case(bench.source) as source, Case(place, create=True) as target:
                copy_case(source, target)
                if name == "migrate":
                    version = 1 + version % 2
                    old(target, version)
        return place

    def clean() -> tuple[str, int, float]:
        place = begin()
        before = time.perf_counter()
        _, statements, status, _ = run(partial(work, bench, place))
        if status:
            raise Broken("the undisturbed run failed")
        return place, statements, time.perf_counter() - before

    wanted = {}
    for _ in range(2 if name == "migrate" else 1):
        place, statements, seconds = clean()
        with Case(place) as case:
            wanted[version] = held(case), _timeless(bench.account(case))
            bench.analyses.update(case.analyses(parts_version(SETTINGS)))
        bench.drop(place)
    while counts["kills"] < kills:
        place = begin()
        said = {"no originals"} if version == 1 else set()
        while True:
            if chance.random() < 0.3:
                ran = run(partial(work, bench, place), delay=chance.random() * seconds * 1.1)
            else:
                ran = run(partial(work, bench, place), at=chance.randint(1, max(1, statements)), after=chance.random() < 0.5)
            acknowledged, _, status, killed = ran
            said.update(acknowledged)
            if not killed:
                if status:
                    raise Broken(f"a run that was not killed failed with {status}")
                break
            counts["kills"] += 1
            counts["after an acknowledgement"] += bool(acknowledged)
            look(bench, place, said)
        look(bench, place, said)
        with Case(place) as case:
            if held(case) != wanted[version][0]:
                raise Broken("what it holds is not what an undisturbed run gives")
            if _timeless(bench.account(case)) != wanted[version][1]:
                raise Broken("its account is not that of an undisturbed run")
        counts["runs to the end"] += 1
        bench.drop(place)
    return counts


def _timeless(account: bytes) -> bytes:
    """The account without what names the moment of a decision."""
    told = msgspec.json.decode(account)
    for decision in told.get("decisions", ()):
        for key in ("id", "at", "subject"):
            decision.pop(key, None)
    return msgspec.json.encode(told)


@contextlib.contextmanager
def fed() -> Iterator[str]:
    """A feed on loopback, in a process of its own."""
    process = subprocess.Popen([sys.executable, str(FEED)], stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextlib.contextmanager
def databases(names: list[str]) -> Iterator[list[tuple[str, object]]]:
    with contextlib.ExitStack() as stack:
        found = []
        for name in names:
            if name == "sqlite":
                found.append((name, None))
            elif (programs := binaries()) is not None:
                found.append((name, stack.enter_context(started(programs))))
            else:
                print("PostgreSQL is not installed: left out")
        yield found


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=100, help="for each kind of work and each database")
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--work", default=",".join(WORK))
    asked.add_argument("--database", default="sqlite,postgresql")
    asked.add_argument("--results", type=Path, help="a JSON file for the counts")
    asked.add_argument("--unread", action="store_true", help="nothing is found in the reports: quick, and accounts are bare")
    given = asked.parse_args()
    results = []
    failed = 0
    with databases(given.database.split(",")) as found, fed() as feed, tempfile.TemporaryDirectory() as folder:
        for database, server in found:
            bench = Bench(Path(folder), server, feed, unread=given.unread)
            seed_case(bench)
            for name in given.work.split(","):
                before = time.perf_counter()
                row: dict[str, object] = {"database": database, "work": name, "seed": given.seed}
                try:
                    row.update(loop(bench, name, given.kills, random.Random(f"{given.seed} {database} {name}")))
                    row["outcome"] = "nothing lost, nothing by half, the same account"
                except Broken as error:
                    row["outcome"] = f"BROKEN: {error}"
                    failed += 1
                row["seconds"] = round(time.perf_counter() - before)
                print(json.dumps(row), flush=True)
                results.append(row)
    if given.results:
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        given.results.write_text(json.dumps({"machine": machine, "results": results}, indent=1) + "\n", encoding="utf-8")
    return int(failed > 0)


def seed_case(bench: Bench) -> None:
    """The case that is decided on, copied and brought up: the example, read once, with two decisions in it."""
    from tallystick.records.decision import Decision, DecisionKind

    bench.source = str(bench.folder / "source.case")
    for path in bench.folder.glob("source.case*"):
        path.unlink()
    fill(bench, bench.source)
    with Case(bench.source) as case:
        bench.full = case.count()
        first = case.report_ids()[0]
        for number in range(2):
            at = f"2031-05-02T10:00:00.{number:06}Z"
            case.decide(Decision(id=f"dec_{number}", kind=DecisionKind.NOTE, subject=first, note="asked", by="cy", at=at))


if __name__ == "__main__":
    sys.exit(main())
