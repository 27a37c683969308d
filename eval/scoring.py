"""Answers of the product scored by a labelled set's own scorer."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.account import SHARED

Record = Mapping[str, Any]


def records_of(task: str, pattern: str = "*.dev.jsonl", step: int = 1) -> list[Record]:
    """Every ``step``-th record of the set's files that fit; none where the sets are not beside the project."""
    files = sorted((SHARED / "eval" / task).glob(pattern))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()][::step]


def scored(task: str, records: Sequence[Record], options: Iterable[str] = ()) -> dict[str, Any]:
    """What the set's scorer prints as JSON for ``eval.predict``'s answers. CalledProcessError where the scorer refuses them."""
    answers = importlib.import_module(f"eval.predict.{task}").predict(records)
    with tempfile.TemporaryDirectory() as place:
        gold, told = Path(place) / "gold.jsonl", Path(place) / "told.jsonl"
        for path, rows in ((gold, records), (told, answers)):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SHARED / "eval" / task / "score.py"), str(gold), str(told), "--json", *options]
        found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found
