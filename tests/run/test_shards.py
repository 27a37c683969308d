"""Runs over shards: whatever dies or stops, the same analyses are found, and none twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shard_parts import NOTHING, QUICK, OneProcessCrew
from tallystick.errors import SettingsError
from tallystick.read import read_inputs
from tallystick.read.shards import Slice
from tallystick.records.report import Report
from tallystick.run import analyse_reports
from tallystick.run.analyses import Folder, Shard
from tallystick.run.crew import CannotWork, ProcessCrew
from tallystick.run.shards import ENDED, Job, Order, Task, analyse_shards

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tallystick[parquet]'")

WORKER = "tallystick.run.shards:ShardWorker"
TOWNS = "Ardov Belmira Corvana Destin Elvora Fanteau Gorsk Halvik Ilmar Jorra Kesten".split()


def write_shards(folder, orders=None):
    """Two shards of 11 and 5 reports; ``orders`` adds words to the report of that number in the first."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, towns in (("a.jsonl", TOWNS), ("b.jsonl", TOWNS[:5])):
        rows = []
        for number, town in enumerate(towns):
            more = (orders or {}).get(number, "") if name == "a.jsonl" else ""
            rows.append(
                {"doc_id": f"{name}-{number}", "text": f"A fire broke out at the market of {town} on Tuesday, the police said. {more}"}
            )
        (folder / name).write_text("\n".join(map(json.dumps, rows)))
    return folder


def run(shards, to, dies=lambda work: False, batch=4, hands=2, stop_after=None):
    job = Job([str(shards)], str(to), QUICK, None, None)
    order = msgspec.json.encode(Order(folder=str(to), settings=QUICK, records=batch))
    crew = OneProcessCrew(WORKER, order, hands, dies)
    if stop_after is not None:
        wait, left = crew.wait, iter(range(stop_after))
        crew.wait = lambda: wait() if next(left, None) is not None else pytest.fail("stop")
    return job.run(crew), job, crew


def content(folder):
    """What all records gave, without the folder's paths."""
    return [(number, one.name, analysis and analysis.problem) for part in Folder(str(folder)).read() for number, one, analysis in part]


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    return write_shards(tmp_path_factory.mktemp("shards") / "in")


@pytest.fixture(scope="module")
def clean(shards):
    to = shards.parent / "clean"
    sums, _, _ = run(shards, to)
    assert (sums.reports, sums.aside, sums.failed) == (16, 0, 0)
    return to


def test_the_analyses_are_those_of_a_run_on_this_machine(shards, clean):
    reports = [found for found in read_inputs([str(shards)]) if isinstance(found, Report)]
    found = [(one, analysis) for part in Folder(str(clean)).read() for _, one, analysis in part]
    assert found == list(zip(reports, analyse_reports(reports, QUICK), strict=True))


@settings(max_examples=25)
@given(deaths=st.sets(st.integers(0, 30), max_size=12), batch=st.integers(1, 9), hands=st.integers(1, 4))
def test_workers_that_die_change_nothing(shards, clean, tmp_path_factory, deaths, batch, hands):
    turns = iter(range(10_000))
    to = tmp_path_factory.mktemp("died")
    # A worker may die at any piece, but not three times in a row at one: that would be the report's doing.
    seen = {}

    def dies(work):
        seen[work] = seen.get(work, 0) + 1
        return next(turns) in deaths and seen[work] == 1

    run(shards, to, dies, batch, hands)
    assert content(to) == content(clean)


@settings(max_examples=10)
@given(stops=st.lists(st.integers(0, 4), max_size=4), poison=st.integers(0, 10))
def test_a_run_that_is_stopped_goes_on_where_it_stopped(shards, tmp_path_factory, stops, poison):
    def dies(work):
        task = msgspec.json.decode(work, type=Task)
        on = task.piece is not None and task.shard.path.endswith("a.jsonl") and task.piece.first <= poison < task.piece.last
        return on and not task.unread

    to, other = tmp_path_factory.mktemp("stopped"), tmp_path_factory.mktemp("whole")
    for stop in stops:
        with pytest.raises(pytest.fail.Exception):
            run(shards, to, dies, stop_after=stop)
    run(shards, to, dies)
    run(shards, other, dies)
    assert files(to) == files(other)
    assert [name for _, name, problem in content(to) if problem == ENDED] == [f"a.jsonl-{poison}"]
    _, _, again = run(shards, to)
    assert again.started == 0


def test_a_record_that_cannot_even_be_read_is_set_aside(shards, tmp_path):
    def dies(work):
        task = msgspec.json.decode(work, type=Task)
        return task.piece is not None and task.shard.path.endswith("b.jsonl") and task.piece.first <= 2 < task.piece.last

    sums, _, _ = run(shards, tmp_path / "to", dies)
    assert (sums.reports, sums.aside) == (15, 1)
    assert "b.jsonl, record 3" in [name for _, name, _ in content(tmp_path / "to")]


def test_a_shard_that_breaks_off_is_told_once(shards, tmp_path):
    import gzip

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress((shards / "a.jsonl").read_bytes())[:-30])
    for _ in range(2):
        sums, _, _ = run(folder, tmp_path / "to")
    assert sums.aside == 1
    assert "broken" in next(one.reason for part in Folder(str(tmp_path / "to")).read() for _, one, analysis in part if analysis is None)


def test_processes_that_die_are_replaced_and_one_report_fails(tmp_path, clean):
    once = tmp_path / "once"
    orders = {2: f"DIE-ONCE:{once}", 7: "DIE:", 9: "FAIL:"}
    folder = write_shards(tmp_path / "in", orders)
    sums, _ = analyse_shards([str(folder)], str(tmp_path / "to"), settings=QUICK, jobs=2, batch=4)
    assert once.exists()
    assert (sums.reports, sums.failed) == (16, 2)
    problems = {name: problem for _, name, problem in content(tmp_path / "to") if problem}
    assert problems == {"a.jsonl-7": ENDED, "a.jsonl-9": "ValueError: no such words"}
    assert [row[:2] for row in content(tmp_path / "to")] == [row[:2] for row in content(clean)]


def test_processes_that_cannot_start_end_the_run(shards, tmp_path):
    Job([str(shards)], str(tmp_path / "to"), QUICK, None, None)
    order = msgspec.json.encode(
        Order(folder=str(tmp_path / "to"), settings=msgspec.structs.replace(QUICK, parser=NOTHING + "_such"), records=4)
    )
    with ProcessCrew(WORKER, order, 1) as crew, pytest.raises(CannotWork, match="find_nothing_such"):
        crew.wait()


def test_a_place_that_cannot_be_written_ends_the_run_with_a_line(shards, tmp_path):
    to = tmp_path / "to"
    job = Job([str(shards)], str(to), QUICK, None, None)
    (to / "parts").write_text("in the way")
    order = msgspec.json.encode(Order(folder=str(to), settings=QUICK, records=4))
    with ProcessCrew(WORKER, order, 1) as crew, pytest.raises(CannotWork, match="parts"):
        job.run(crew)


def test_the_leader_may_be_killed(tmp_path):
    shards = write_shards(tmp_path / "in", dict.fromkeys(range(11), "SLEEP:0.2"))
    to = tmp_path / "to"
    program = (
        "from shard_parts import QUICK\nfrom tallystick.run.shards import analyse_shards\n"
        f"if __name__ == '__main__':\n    analyse_shards([{str(shards)!r}], {str(to)!r}, settings=QUICK, jobs=1, batch=2)\n"
    )
    script = tmp_path / "lead.py"
    script.write_text(program)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    leader = subprocess.Popen([sys.executable, str(script)], env=environment, start_new_session=True)
    until = time.monotonic() + 120
    while not list(to.rglob("*.parquet")) and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(leader.pid, signal.SIGKILL)
    leader.wait()
    half = len(list(to.rglob("*.parquet")))
    assert 0 < half < 9
    sums, job, _ = run(shards, to, batch=2)
    assert sums.reports == 16
    assert job.known.reports >= 2
    other = tmp_path / "other"
    run(shards, other, batch=2)
    assert files(to) == files(other)


def test_a_folder_of_other_parts_is_refused(shards, clean, tmp_path):
    with pytest.raises(SettingsError, match="another version"):
        Job([str(shards)], str(clean), msgspec.structs.replace(QUICK, parser="shard_parts:OrderedReader"), None, None)
    with pytest.raises(SettingsError, match="another outlet"):
        Job([str(shards)], str(clean), QUICK, "Elvora Radio", None)
    (tmp_path / "letter.txt").write_text("not ours")
    with pytest.raises(SettingsError, match="other files"):
        Job([str(shards)], str(tmp_path), QUICK, None, None)


def test_a_folder_to_which_shards_are_added_is_not_done(shards, tmp_path):
    folder = write_shards(tmp_path / "in")
    run(folder, tmp_path / "to")
    assert Folder(str(tmp_path / "to")).done() is not None
    (folder / "c.jsonl").write_text((folder / "b.jsonl").read_text())
    Job([str(folder)], str(tmp_path / "to"), QUICK, None, None)
    assert Folder(str(tmp_path / "to")).done() is None
    sums, job, _ = run(folder, tmp_path / "to")
    assert (sums.reports, job.known.reports) == (21, 16)


def test_an_object_store_holds_the_same(shards, clean):
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'tallystick[ray]'")
    run(shards, "memory://analyses/one")
    store = fsspec.filesystem("memory")
    kept = {name.removeprefix("/analyses/one/"): store.cat_file(name) for name in store.find("/analyses/one")}
    assert kept == files(clean)


def test_halves_cover_a_piece():
    halves = Task(shard=Shard("a", 1, "m"), piece=Slice(3, 8, 77, 2)).halves()
    assert [(h.piece.first, h.piece.last, h.piece.offset, h.piece.begin) for h in halves] == [(3, 5, 77, 2), (5, 8, 77, 2)]
