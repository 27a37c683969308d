"""The scores of figures that the gate holds: the project's own sentences and pairs, and the short labelled sets."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from eval.account import SHARED
from eval.figures_own.score import read, score_pairs, score_sentences, score_voices
from eval.predict.figures import predict

SETS = {"msa": ("exact", ()), "noaa": ("exact", ("--stated",)), "idetect": ("number", ())}
"""Set, the row that is held and the scorer's options; the two long sets take minutes and are left to ``python -m eval run``."""


def figures_reached() -> dict[str, float]:
    """Scores by row, in thousandths; the labelled sets' rows only where the sets are beside the project."""
    own = score_sentences(read("sentences.jsonl"))
    pairs, _ = score_pairs(read("pairs.jsonl"))
    rows = {
        "own, right": own.right,
        "own, none made up": own.precision,
        "own pairs": pairs,
        "own voices": score_voices(read("voices.jsonl"))[0],
    }
    folder = SHARED / "eval" / "figures"
    for name, (row, options) in SETS.items():
        gold = folder / f"{name}.dev.jsonl"
        if not gold.exists():
            continue
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        with tempfile.TemporaryDirectory() as place:
            told = Path(place) / "told.jsonl"
            told.write_text("".join(json.dumps(answer) + "\n" for answer in predict(records)), encoding="utf-8")
            command = [sys.executable, str(folder / "score.py"), str(gold), str(told), "--json", *options]
            printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows[f"{name}, {row}"] = float(json.loads(printed)["scores"]["all"][row])
    return {row: int(1000 * value) / 1000 for row, value in rows.items()}
