"""``python -m eval run``: every labelled set through the same door as ``predict``, with its own scorer, into docs/method/scores.md."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from eval.account import SHARED, cases
from eval.account import main as account_table
from eval.figures_own.score import main as own_figures
from eval.pages import show as pages_table

SETS: dict[str, tuple[str, ...]] = {
    "timex": (".",),
    "geoparsing": (".",),
    "attribution": ("polnear.dev.jsonl",),
    "figures": ("muc4.dev.jsonl", "idetect.dev.jsonl", "msa.dev.jsonl", "gva.dev.jsonl", "noaa.dev.jsonl"),
    "incidents": ("muc4.dev.jsonl", "gva.dev.jsonl", "msa.dev.jsonl", "noaa.dev.jsonl", "wikievents.dev.jsonl"),
    "event_coref": (".",),
    "story_clustering": (".",),
}
"""Files of each set; '.' stands for all files of the folder, which its scorer takes as one."""


def run(tasks: Sequence[str], sample: int | None) -> int:
    """Predicts and scores; prints each scorer's own output with items and seconds."""
    if not cases():
        print("the labelled sets are not beside the project (../shared/eval)", file=sys.stderr)
        return 2
    for task in tasks or ["account", "pages", "figures_own", *SETS]:
        if task == "account":
            account_table([])
            continue
        if task == "pages":
            pages_table(sample)
            continue
        if task == "figures_own":
            print("\n## figures_own: the project's own sentences, pairs and voices", flush=True)
            own_figures()
            continue
        folder = SHARED / "eval" / task
        adapter = importlib.import_module(f"eval.predict.{task}")
        for name in SETS[task]:
            files = sorted(folder.glob("*.dev.jsonl")) if name == "." else [folder / name]
            records = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            chosen = records[:: max(1, len(records) // sample)] if sample else records
            with tempfile.TemporaryDirectory() as place:
                gold, told = Path(place) / "gold.jsonl", Path(place) / "told.jsonl"
                started = time.perf_counter()
                told.write_text("".join(json.dumps(answer) + "\n" for answer in adapter.predict(chosen)), encoding="utf-8")
                seconds = time.perf_counter() - started
                gold.write_text("".join(json.dumps(record) + "\n" for record in chosen), encoding="utf-8")
                print(f"\n## {task} {name if name != '.' else ''}: {len(chosen)} of {len(records)} records, {seconds:.0f} s", flush=True)
                subprocess.run([sys.executable, str(folder / "score.py"), str(gold), str(told)], check=False)
    return 0
