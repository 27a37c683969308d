"""``python -m eval halves``: the incident sets' dictionary baseline made on one half of a dev file and scored on the other.

Made on the file that it is scored on, the baseline knows every name and count of it; a held-out half is scored by a dictionary that never saw it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from eval.account import SHARED

FOLDER = SHARED / "eval" / "incidents"
NAMES = ("muc4", "gva", "msa", "noaa", "wikievents")


def half_of(record: dict[str, object]) -> int:
    """0 or 1, by the record's name."""
    return hashlib.sha256(str(record["doc_id"]).encode()).digest()[0] % 2


def run(names: list[str]) -> int:
    """Prints the slots' strict precision, recall and F1 of both directions, set by set."""
    if not FOLDER.is_dir():
        print("the labelled sets are not beside the project (../shared/eval)", file=sys.stderr)
        return 2
    for name in names or NAMES:
        lines = (FOLDER / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
        halves = [[record for record in records if half_of(record) == half] for half in (0, 1)]
        found = [_score(halves[made], halves[1 - made]) for made in (0, 1)]
        shown = "; ".join(f"{p:.3f} / {r:.3f} / {f1:.3f}" for p, r, f1 in found)
        print(f"{name}: {len(halves[0])} and {len(halves[1])} records, P / R / F1 {shown}; mean F1 {(found[0][2] + found[1][2]) / 2:.3f}")
    return 0


def _score(made: list[dict[str, object]], asked: list[dict[str, object]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of all slots on ``asked`` with the dictionary of ``made``."""
    with tempfile.TemporaryDirectory() as place:
        train, gold, told = (Path(place) / name for name in ("train.jsonl", "gold.jsonl", "told.jsonl"))
        for path, records in ((train, made), (gold, asked)):
            path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        told.write_text(_printed(FOLDER / "baseline.py", train, gold), encoding="utf-8")
        strict = json.loads(_printed(FOLDER / "score.py", gold, told, "--json"))["scores"]["slot"]["slots"]["strict"]
    return strict["p"], strict["r"], strict["f1"]


def _printed(script: Path, *arguments: Path | str) -> str:
    return subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, check=True).stdout
