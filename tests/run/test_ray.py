"""Many machines: a cluster of several workers, one killed in the middle, gives the account of this machine byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from ray_walk import NO_CLUSTER, SETTINGS
from tallystick.errors import SettingsError
from tallystick.read import read_inputs
from tallystick.records.report import Report
from tallystick.run import Analyser, build_account
from tallystick.run.analyses import Folder
from tallystick.run.shards import ENDED

pytest.importorskip("ray", reason="ray is not installed: pip install 'tallystick[ray]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tallystick[parquet]'")
WALK = Path(__file__).parents[1] / "ray_walk.py"
TEXTS = (
    "At least 12 people were killed in a fire at the market of Ardov on Tuesday, the police said.",
    "The mayor of Ardov, Lena Korvat, said that 14 people were killed in the fire on Tuesday.",
    "Rescuers found two more bodies at the market, the fire service said on Wednesday. {once}",
    "About 300 families were evacuated from Belmira after the flood, the Red Cross said.",
    "The fire at the market of Ardov killed 14 people, officials said on Wednesday. {poison}",
    "The health ministry said that 31 people were wounded in Ardov.",
    "Belmira's governor denied that 300 families were evacuated.",
)


def write(folder, once, poison):
    folder.mkdir()
    rows = [
        {"doc_id": f"row-{n}", "outlet": f"Outlet {n}", "published": f"2031-05-{n + 6:02}", "text": text.format(once=once, poison=poison)}
        for n, text in enumerate(TEXTS)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows[:4])))
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows[4:])))
    return folder


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """What a process of its own did with a cluster of three workers: Ray leaves threads and files behind in the one that uses it."""
    folder = tmp_path_factory.mktemp("ray")
    once = folder / "once"
    shards = write(folder / "in", f"DIE-ONCE:{once}", "DIE:")
    command = [sys.executable, "-W", "ignore", str(WALK), str(shards), str(folder / "to")]
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True, timeout=600)
    if ran.returncode == NO_CLUSTER:
        pytest.skip(f"Ray cannot start a cluster on this machine: {ran.stderr.strip().splitlines()[-1][:200]}")
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert once.exists()
    return folder, json.loads(ran.stdout.strip().splitlines()[-1])


def test_a_cluster_with_a_killed_worker_gives_this_machines_account(walked):
    folder, _ = walked
    rows = [(one, analysis) for part in Folder(str(folder / "to")).read() for _, one, analysis in part]
    far = build_account([one for one, _ in rows], {analysis.report: analysis for _, analysis in rows})
    assert [(aside.name, aside.reason) for aside in far.set_aside] == [("row-4", f"could not be analysed: {ENDED}")]
    # Here the marker is there, so nothing dies but the report that always kills, which is left to its own.
    reports = [found for found in read_inputs([str(folder / "in")]) if isinstance(found, Report)]
    analyser = Analyser(SETTINGS)
    near = {report.id: next(analyser.analyse((report,))) for report in reports if report.name != "row-4"}
    poisoned = {analysis.report: analysis for _, analysis in rows if analysis.problem is not None}
    here = build_account(reports, near | poisoned)
    assert msgspec.json.encode(far) == msgspec.json.encode(here)
    assert here.figures


def test_a_second_run_does_nothing_again(walked):
    _, told = walked
    assert told["first"] == {"reports": 7, "aside": 0, "failed": 1}
    assert told["known at first"] == {"reports": 0, "aside": 0, "failed": 0}
    assert told["second"] == told["known at second"] == told["first"]


def test_incidents_compared_on_the_cluster_give_the_same_account(walked):
    _, told = walked
    assert told["account by partitions"] == told["account here"]


def test_actors_that_cannot_start_end_the_run(walked):
    _, told = walked
    assert "none_such" in told["broken"]


def test_a_cluster_that_is_not_there_is_told(monkeypatch):
    import ray

    from tallystick.run.ray import RayCrew

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", lambda **_: (_ for _ in ()).throw(ConnectionError("nobody answers")))
    with pytest.raises(SettingsError, match="no Ray cluster at 'ray://nowhere:1'"):
        RayCrew("shard_parts:none_such", b"{}", 1, "ray://nowhere:1")
