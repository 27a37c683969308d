"""``python -m eval predict TASK INPUT.jsonl -o PREDICTIONS.jsonl`` writes what the product answers for a labelled set."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path


def main() -> None:
    """Reads the records, asks ``eval.predict.TASK`` and writes one prediction a line."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="predictions in the set scorer's format")
    predict.add_argument("task", help="name of a module in eval/predict")
    predict.add_argument("input", type=Path)
    predict.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    adapter = importlib.import_module(f"eval.predict.{options.task}")
    with options.input.open(encoding="utf-8") as lines, options.output.open("w", encoding="utf-8") as output:
        for answer in adapter.predict(json.loads(line) for line in lines if line.strip()):
            output.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
