"""How fast is a report read? the reader and spaCy's small pipeline side by side in one run: ``python -m benchmarks.reading``.

Texts are the example's reports, each several times over. The parsers take turns, so that a busy machine slows all of them alike; what is
stated is the best and the median round of each, and their ratio to spaCy's.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import time
from pathlib import Path

from benchmarks.spacy_parser import SpacyParser
from tallystick.parse.reader import ReaderParser
from tallystick.parse.reader.model import load_model
from tallystick.read import read_inputs
from tallystick.records.report import Report

ROOT = Path(__file__).resolve().parents[1]
RESULT = Path(__file__).with_name("results") / "reading.json"
ROUNDS, TIMES = 5, 6


def main() -> None:
    """Measures, prints and writes the result."""
    started = time.perf_counter()
    load_model()
    loading = time.perf_counter() - started
    reports = [r for r in read_inputs([str(ROOT / "examples" / "luangwa")]) if isinstance(r, Report) and r.language == "en"] * TIMES
    words = sum(len(r.text.split()) for r in reports)
    parsers = {"spacy": SpacyParser(), "reader": ReaderParser()}
    seconds: dict[str, list[float]] = {name: [] for name in parsers}
    processor: dict[str, list[float]] = {name: [] for name in parsers}
    for parser in parsers.values():
        list(parser.parse(reports[:2]))
    for _ in range(ROUNDS):
        for name, parser in parsers.items():
            started, begun = time.perf_counter(), time.process_time()
            for _parsed in parser.parse(reports):
                pass
            seconds[name].append(time.perf_counter() - started)
            processor[name].append(time.process_time() - begun)
    best = {name: words / min(spent) for name, spent in seconds.items()}
    result = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "words": words,
        "rounds": ROUNDS,
        "words_per_second_best": {name: round(value) for name, value in best.items()},
        "words_per_second_median": {name: round(words / statistics.median(spent)) for name, spent in seconds.items()},
        "ratio_to_spacy_best": {name: round(value / best["spacy"], 2) for name, value in best.items()},
        "words_per_processor_second_best": {name: round(words / min(spent)) for name, spent in processor.items()},
        "ratio_to_spacy_of_processor_seconds": round(
            statistics.median(one / other for one, other in zip(processor["spacy"], processor["reader"], strict=True)), 2
        ),
        "reader_load_seconds": round(loading, 2),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
