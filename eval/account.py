"""The main job against hand-made keys: the seeds and the bundles of ``../shared/eval/account``, from raw input to score.

``python -m eval.account [NAME …] [--list]`` prints one table; ``--list`` adds what was missed and what was made up.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tallystick.read import read_inputs
from tallystick.records.account import Account
from tallystick.records.report import Report, SetAside
from tallystick.run import Settings, analyse_reports, build_account

SHARED = Path(__file__).resolve().parents[2] / "shared"
TASK = SHARED / "eval" / "account"


def cases() -> dict[str, tuple[list[str], Path]]:
    """Inputs and key by the case's name; empty where the labelled sets are not there."""
    if not TASK.is_dir():
        return {}
    found = {"seeds": ([str(p) for p in sorted((SHARED / "seeds").glob("*.txt"))], TASK / "key_dev.json")}
    for folder in sorted((TASK / "bundles").iterdir()):
        found[folder.name] = ([str(folder / "reports.jsonl")], folder / "key.json")
    return found


def account_of(inputs: Sequence[str]) -> Account:
    """The product's account of the inputs."""
    reports: list[Report] = []
    aside: list[SetAside] = []
    for found in read_inputs(inputs):
        if isinstance(found, Report):
            reports.append(found)
        else:
            aside.append(found)
    analyses = {analysis.report: analysis for analysis in analyse_reports(reports, Settings())}
    return build_account(reports, analyses, set_aside=aside)


def score(key: Path, account: Account) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """(right, of) by the scorer's row, and the scorer's list of what was missed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "account.json"
        path.write_bytes(msgspec.json.encode(account))
        # The scorer breaks ties between sets by hash order: a fixed seed makes its rows comparable.
        printed = subprocess.run(
            [sys.executable, str(TASK / "score.py"), str(key), str(path), "--list"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        ).stdout.splitlines()
    rows: dict[str, tuple[int, int]] = {}
    notes: list[str] = []
    for line in printed:
        words = line.split()
        if len(words) == 3 and words[2].startswith("(") and "overall" not in rows:
            right, of = words[2].strip("()").split("/")
            rows[words[0]] = (int(right), int(of))
        else:
            notes.append(line)
    return rows, notes


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; returns 0, or 2 where the labelled sets are missing."""
    parser = argparse.ArgumentParser(prog="python -m eval.account", description=__doc__)
    parser.add_argument("names", nargs="*", help="cases to run (default: all)")
    parser.add_argument("--list", action="store_true", help="what was missed and what was made up")
    options = parser.parse_args(arguments)
    known = cases()
    if not known:
        print("the labelled sets are not beside the project (../shared/eval/account)", file=sys.stderr)
        return 2
    table: dict[str, dict[str, tuple[int, int]]] = {}
    for name in options.names or known:
        inputs, key = known[name]
        account = account_of(inputs)
        table[name], notes = score(key, account)
        notes += [f"set aside: {a.name}: {a.reason}" for a in account.set_aside]
        if options.list:
            print(f"\n## {name}", *notes, sep="\n")
    rows = list(next(iter(table.values())))
    print(f"\n{'':24}" + "".join(f"{name[:14]:>16}" for name in table))
    for row in rows:
        cells = (f"{right / of if of else 1:.2f} {f'({right}/{of})':>9}" for right, of in (table[name][row] for name in table))
        print(f"{row:24}" + "".join(f"{cell:>16}" for cell in cells))
    right, of = (sum(counts) for counts in zip(*(table[name]["overall"] for name in table), strict=True))
    print(f"{'all':24}{right:,} of {of:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
