"""What the contests run on: the sets beside the project where they are there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
SHOOTINGS = SHARED / "corpora" / "us-shootings" / "reports.jsonl"
MARK = "side by side"


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines; none where there is no file."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shootings(sample: int) -> list[dict[str, Any]]:
    """About so many reports on shootings: all of an incident's, incidents in the order of their hashes."""
    by_incident: dict[str, list[dict[str, Any]]] = {}
    for record in lines(SHOOTINGS):
        by_incident.setdefault(record["incident"], []).append(record)
    found: list[dict[str, Any]] = []
    for incident in sorted(by_incident, key=lambda name: hashlib.sha256(f"{MARK} {name}".encode()).digest()):
        if len(found) >= sample:
            break
        found += by_incident[incident]
    return found
