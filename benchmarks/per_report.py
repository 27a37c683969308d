"""What a report costs from its text to its analysis, beside the forward passes of the reader; and whether memory stays flat.

``python -m benchmarks.per_report`` measures seconds of the processor, so that other work on the machine counts for little. A forward pass is the
time inside the reader's encoder; all else is the rest of the reading and the rules. ``--memory 20000`` streams so many reports of one line, each with
names of its own, through two processes and writes down what each holds on the way.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.stories import write_reports
from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.report import Report
from tallystick.run import Analyser, Settings, analyse_reports

RESULT = Path(__file__).with_name("results") / "per_report.json"
ROUNDS = 2
STORIES = 4
SAMPLES = 20
LOOK_UPS = 64
"""Entries of the smallest table of look-ups; smaller ones hold models."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = len(LETTERS) ** 6
STRIDE = 7_654_321
"""Has no divisor in common with ``NAMES``, so that no name comes twice."""


class Clock:
    """Seconds of the processor inside the functions that it is put around."""

    def __init__(self) -> None:
        self.spent = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            found = function(*given, **named)
            self.spent += time.process_time() - began
            return found

        return timed


def speed(reports: list[Report]) -> dict[str, float]:
    """Words a second and the ratio to the forward passes; the best round."""
    from tallystick.parse.reader.model import load_model

    clock = Clock()
    model = load_model()
    model.read = clock.around(model.read)  # type: ignore[method-assign]
    words = sum(len(report.text.split()) for report in reports)
    found: dict[str, float] = {}
    analyser = Analyser(Settings())
    list(analyser.analyse(reports[:3]))
    for _ in range(ROUNDS):
        clock.spent, began = 0.0, time.process_time()
        for analysis in analyser.analyse(reports):
            assert analysis.problem is None, analysis.problem
        whole = time.process_time() - began
        if not found or whole < found["whole_seconds"]:
            found = {
                "whole_seconds": round(whole, 2),
                "forward_seconds": round(clock.spent, 2),
                "ratio": round(whole / clock.spent, 3),
                "words_per_second": round(words / whole),
            }
    return found


def flashes(count: int) -> Iterator[Report]:
    """Reports of one line, each with a town and a voice that no other has."""
    for number in range(count):
        town, voice = (_name((number * STRIDE + shift) % NAMES) for shift in (0, NAMES // 2))
        text = f"{number % 89 + 2} died in a fire in {town}, {voice} said."
        found = report_of(Text(text=text, outlet="The Ardov Post"), f"flash-{number}", None, "0" * 64, None, None)
        if isinstance(found, Report):
            yield found


def _name(number: int) -> str:
    """A name of six letters for each number below ``NAMES``."""
    letters = []
    for _ in range(6):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters).capitalize()


def held() -> list[int]:
    """Resident megabytes of this process and of each of its children, the largest first."""
    mine = os.getpid()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                if mine in {int(entry.name), parent}:
                    found.append(int((entry / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000)
            except (OSError, ValueError):
                continue
    return sorted(found, reverse=True)


def forget() -> None:
    """Empties all tables in which look-ups are kept; none of them grows beyond its bound, which thousands of reports fill."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and (kept.cache_parameters()["maxsize"] or 0) >= LOOK_UPS:
            kept.cache_clear()
    gc.collect()


def memory(count: int, jobs: int, bare: bool = False) -> list[dict[str, object]]:
    """What all processes hold after each part of the reports; ``bare``: without what look-ups keep."""
    samples: list[dict[str, object]] = []
    for number, _ in enumerate(analyse_reports(flashes(count), Settings(), jobs), 1):
        if number % max(1, count // SAMPLES) == 0:
            if bare:
                forget()
            samples.append({"reports": number, "megabytes": held()})
            print(samples[-1], flush=True)
    return samples


def main() -> None:
    """Measures, prints and writes the result."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.per_report", description=__doc__)
    options.add_argument("--memory", type=int, default=0, metavar="REPORTS")
    options.add_argument("--bare", action="store_true", help="with --memory: empty what look-ups keep before each sample; one process")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--output", type=Path, default=RESULT)
    given = options.parse_args()
    result = json.loads(given.output.read_text()) if given.output.exists() else {}
    result["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, while other work ran on them"
    if given.memory:
        jobs = 1 if given.bare else given.jobs
        name = f"memory_{jobs}_jobs" + ("_bare" if given.bare else "")
        result[name] = memory(given.memory, jobs, given.bare)
    else:
        reports = list(write_reports(STORIES, 1))
        result["reports"] = len(reports)
        result["words"] = sum(len(report.text.split()) for report in reports)
        result["speed"] = speed(reports)
    given.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
