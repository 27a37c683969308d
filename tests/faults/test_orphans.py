"""A run that is killed leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEADS = """
import sys
from hostile.test_limits import POISONED, report
from tallystick.run import analyse_reports
if __name__ == "__main__":
    for number, _ in enumerate(analyse_reports((report(f"Word {n} was given.", str(n)) for n in range(10**9)), POISONED, jobs=2)):
        if number == 100:
            print("under way", flush=True)
"""


def children(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are told from one another through /proc")
@pytest.mark.parametrize("with_signal", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_workers_end_with_the_one_that_leads_them(tmp_path, with_signal):
    script = tmp_path / "leads.py"
    script.write_text(LEADS)
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)))
    leader = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True)
    assert leader.stdout.readline() == "under way\n"
    workers = children(leader.pid)
    assert len(workers) >= 2
    leader.send_signal(with_signal)
    leader.wait()
    leader.stdout.close()
    end = time.monotonic() + 20
    while left := [one for one in workers if Path(f"/proc/{one}").is_dir()]:
        assert time.monotonic() < end, f"{len(left)} of {len(workers)} processes are left behind"
        time.sleep(0.1)
