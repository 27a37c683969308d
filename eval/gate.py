"""The gate: the account's scores on seeds and bundles, the reader's, the page reader's and each stage's must not fall below ``floors.json``.

``python -m eval gate`` fails where a score is below its floor; ``python -m eval gate --raise`` lifts floors to what was reached, and
never lowers one: a floor is lowered by hand, in a commit that says why.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eval.account import account_of, cases, score
from eval.figures_floors import figures_reached
from eval.pages import FOLDER as PAGES
from eval.pages import pages
from eval.pages import score as score_pages
from eval.predict.pages import predict as read_pages
from eval.reader import held_records, report_of, score_names, score_roles
from eval.stage_floors import stages_reached
from tallystick.parse.reader import ReaderParser

FLOORS = Path(__file__).with_name("floors.json")
HELD = ("overall", "figure_all", "figure_none_made_up", "finding", "finding_none_made_up")
"""Rows of accounts that are held: the whole, what a user acts on, and what must never be made up."""

READER_SAMPLE = 20
"""Reports of the attribution set, of those that training left out."""
PAGES_SAMPLE = 28
"""News pages: every tenth."""


def reached() -> dict[str, dict[str, float]]:
    """Scores by case and row."""
    found: dict[str, dict[str, float]] = {}
    for name, (inputs, key) in cases().items():
        rows, _ = score(key, account_of(inputs))
        found[name] = {row: round(right / of if of else 1.0, 3) for row, (right, of) in rows.items() if row in HELD}
    found["reader"] = reader_reached()
    found["figures"] = figures_reached()
    found["pages"] = pages_reached()
    found["stages"] = stages_reached()
    return found


def pages_reached() -> dict[str, float]:
    """The page reader's scores on a small fixed sample, in hundredths."""
    records = pages(PAGES_SAMPLE)
    rows = score_pages(records, list(read_pages(records, PAGES)))
    return {row: int(100 * rows[row][0]) / 100 for row in ("text F1", "title", "date")}


def reader_reached() -> dict[str, float]:
    """The reader's scores on a small fixed sample, in hundredths: the last bits of sums differ between processors."""
    parser = ReaderParser(universal=True)
    records = held_records()[:READER_SAMPLE]
    parsed = parser.parse(report_of(str(record["text"]), str(record["doc_id"])) for record in records)
    roles = score_roles(zip(records, parsed, strict=True))
    rows = {f"{role}, exact": roles[role] for role in ("source", "cue", "content")}
    rows |= {f"names {corpus}": score_names(parser, corpus)["F1"] for corpus in ("re3d", "MEANTIME")}
    return {row: int(100 * value) / 100 for row, value in rows.items()}


def main(lift: bool) -> int:
    """0 where all floors hold (or the labelled sets are missing, which is said), 1 where one does not."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if not cases():
        print("gate: skipped, the labelled sets are not beside the project (../shared/eval/account)")
        return 0
    scores = reached()
    failed = [
        f"{name} {row}: {scores.get(name, {}).get(row, 0.0):.3f} is below its floor of {floor:.3f}"
        for name, rows in sorted(floors.items())
        for row, floor in sorted(rows.items())
        if scores.get(name, {}).get(row, 0.0) < floor
    ]
    for line in failed:
        print(f"gate: {line}", file=sys.stderr)
    if lift and not failed:
        lifted = {
            name: {row: max(value, floors.get(name, {}).get(row, 0.0)) for row, value in rows.items()} for name, rows in scores.items()
        }
        FLOORS.write_text(json.dumps(lifted, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"gate: {sum(map(len, floors.values())) - len(failed)} floors hold, {len(failed)} do not")
    return 1 if failed else 0
