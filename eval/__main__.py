"""Is it right? ``predict`` answers a labelled set, ``run`` scores all of them, ``gate`` holds the floors, ``halves`` scores the baseline."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path


def main() -> None:
    """Reads the records, asks ``eval.predict.TASK`` and writes one prediction a line."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="predictions in the set scorer's format")
    predict.add_argument("task", help="name of a module in eval/predict")
    predict.add_argument("input", type=Path)
    predict.add_argument("-o", "--output", type=Path, required=True)
    run = commands.add_parser("run", help="score all sets with their own scorers")
    run.add_argument("tasks", nargs="*", help="sets to run (default: all)")
    run.add_argument("--sample", type=int, help="about so many records a set, evenly spread")
    gate = commands.add_parser("gate", help="fail where a score is below its floor")
    gate.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was reached")
    halves = commands.add_parser("halves", help="the incident baseline, made on one half of a set and scored on the other")
    halves.add_argument("sets", nargs="*", help="sets to score (default: all)")
    options = parser.parse_args()
    if options.command == "halves":
        from eval.halves import run as across

        sys.exit(across(options.sets))
    if options.command == "run":
        from eval.run import run as run_sets

        sys.exit(run_sets(options.tasks, options.sample))
    if options.command == "gate":
        from eval.gate import main as hold

        sys.exit(hold(options.lift))
    adapter = importlib.import_module(f"eval.predict.{options.task}")
    with options.input.open(encoding="utf-8") as lines, options.output.open("w", encoding="utf-8") as output:
        records = (json.loads(line) for line in lines if line.strip())
        # Pages lie in files beside the list of them; all else stands in the records.
        for answer in adapter.predict(records, options.input.parent) if options.task == "pages" else adapter.predict(records):
            output.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
