"""Reports of two strikes that may be one, and of a denial that may mean either: what leaves a pair to settle."""

from __future__ import annotations

from pathlib import Path

PAIR = {
    "market": "LUSAKA, Feb. 12 2025 (TPA) — Shells hit a market in Lusaka on Tuesday, killing nine people, officials said.",
    "hospital": "LUSAKA, Feb. 12 2025 (LVN) — Shells hit a hospital in Lusaka on Tuesday, killing two nurses, doctors said.",
    "either": "LUSAKA, Feb. 13 2025 (KRN) — The army denied that its artillery had struck Lusaka on Tuesday.",
}


def write_pair(folder: Path) -> Path:
    """The folder, made, with the reports in it."""
    folder.mkdir()
    for name, text in PAIR.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
