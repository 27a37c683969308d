"""What ten million reports would cost, from measured steps: ``python -m benchmarks.cost`` measures them on shards of a crawl; ``--tables``
takes the figures kept under ``results/`` and writes the tables of ``docs/cost.md`` from them, together with those of the case-wide stages.

Seconds are the processor's, of one process. Texts are reports of the corpora beside the project where those are there, else our own.
"""

from __future__ import annotations

import argparse
import gzip
import html
import io
import json
import os
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.cold_start import machine
from benchmarks.side_by_side.texts import shootings
from benchmarks.stories import write_reports
from benchmarks.watch import FILLER
from tallystick.read.depot import Kept
from tallystick.read.shards import cut_shard, read_slice
from tallystick.records.report import Report
from tallystick.run import Analyser, Settings
from tallystick.run.analyses import Folder, Found, shard_of
from tallystick.run.shards import BATCH, Task

RESULTS = Path(__file__).with_name("results")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "cost.md"
REPORTS = 10_000_000
WORDS = 400
"""Words of a report of news sites, in the mean."""
CASES = (10_000, 100_000, 1_000_000)
WORKERS = (64, 640)
DESK = 16
DOLLARS = (0.03, 0.05)
"""For an hour of a virtual core, as clouds rent them out."""
MARK = re.compile(r"(<!-- (steps|sums|cases) -->\n).*?(<!-- end -->)", re.DOTALL)


# -- measuring -----------------------------------------------------------------------------------------------------------
def texts(count: int) -> list[str]:
    """So many texts of about the length that is asked for."""
    found = [str(record["text"]) for record in shootings(count)]
    if not found:
        parts = [report.text for report in write_reports(count)]
        found = ["\n\n".join(parts[at : at + 4]) for at in range(0, len(parts), 4)]
    return found[:count]


def as_lines(given: Sequence[str]) -> bytes:
    """A shard of JSON lines."""
    rows = ({"doc_id": f"r{n}", "outlet": "Kestrel Press", "published": "2023-03-06", "text": text} for n, text in enumerate(given))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_pages(given: Sequence[str]) -> bytes:
    """A shard of a crawl: the texts among menus and scripts, as papers serve them."""
    held = io.BytesIO()
    for number, text in enumerate(given):
        words = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
        page = f"<html><head><title>Day {number}</title></head><body>{FILLER}<article>{words}</article>{FILLER}</body></html>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2023-03-06T10:00:00Z\r\n"
            f"WARC-Target-URI: https://kestrel.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        held.write(gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0))
    return held.getvalue()


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Of the processor, and what came of it."""
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def measure(count: int, analysed: int) -> dict[str, object]:
    """Every step on so many reports; the last one on ``analysed`` of them."""
    given = texts(count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spent, read = {}, list[Report]()
        for kind, data in (("reports.jsonl", as_lines(given)), ("pages.warc.gz", as_pages(given))):
            path = folder / kind
            path.write_bytes(data)
            cut = cut_shard(str(path), BATCH)
            list(read_slice(cut, cut.slices[0].part(0, 5)))  # loads what is loaded once
            began = time.process_time()
            found = [one for piece in cut.slices for _, one in read_slice(cut, piece)]
            spent[kind] = (time.process_time() - began) / len(found)
            if kind == "reports.jsonl":
                read = [one for one in found if isinstance(one, Report)]
        analyser = Analyser(Settings())
        chosen = read[:analysed]
        list(analyser.analyse(chosen[:2]))
        whole, analyses = seconds(lambda: [next(analyser.analyse((report,))) for report in chosen])
        held = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if Path("/proc/self/statm").exists() else 0
        shard = shard_of(Kept(str(folder / "reports.jsonl"), 1, "mark"))
        cut = cut_shard(shard.path, BATCH)
        rows: list[Found] = list(zip(range(len(chosen)), chosen, analyses, strict=True))
        kept = Folder(str(folder / "to"))
        kept.keep(shard.key, cut.slices[0].part(0, len(chosen)), rows)
        written = sum(path.stat().st_size for path in (folder / "to").rglob("*.parquet"))
        order = len(Task(shard=shard, cut=msgspec.structs.replace(cut, slices=()), piece=cut.slices[0]).encode())
    words = sum(len(report.text.split()) for report in chosen)
    return {
        "machine": machine(),
        "reports": len(given),
        "analysed": len(chosen),
        "words a report": round(words / len(chosen)),
        "ms a record": round(1000 * spent["reports.jsonl"], 2),
        "ms a page": round(1000 * spent["pages.warc.gz"], 1),
        "words a second": round(words / whole),
        "MB a worker": round(held / 1e6),
        "MB a worker at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
        "kB a report as Parquet": round(written / len(chosen) / 1000, 2),
        "bytes of an order": order,
        "records of an order": BATCH,
    }


# -- the sum ---------------------------------------------------------------------------------------------------------------
def hours(a_report: float) -> float:
    """Core hours of all reports, of seconds of one."""
    return a_report * REPORTS / 3600


def number(value: float) -> str:
    """Two significant figures, thousands apart."""
    rounded = float(f"{value:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def told(length: float) -> str:
    """Seconds in the unit that people use."""
    for size, unit in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if length >= 1.5 * size:
            return f"{number(length / size)} {unit}"
    return f"{number(length)} seconds"


def steps(cost: Mapping[str, Any]) -> Iterator[str]:
    """The table of the steps."""
    reading = WORDS / cost["words a second"]
    yield "| step | measured | ten million reports |"
    yield "|---|---|---|"
    yield (
        f"| read a record, tell its language, outlet and date (JSON lines) | {cost['ms a record']} ms | {number(hours(cost['ms a record'] / 1000))} core hours |"
    )
    yield f"| the same from a page of a WARC (trafilatura) | {cost['ms a page']} ms | {number(hours(cost['ms a page'] / 1000))} core hours |"
    yield (
        f"| text to analysis | {WORDS} words at {cost['words a second']:,} words a second: {reading:.2f} s | {number(hours(reading))} core hours |"
    )
    yield f"| a worker's memory, the reader loaded | {cost['MB a worker']:,} MB, at most {cost['MB a worker at most']:,} MB | that for each core |"
    size = cost["kB a report as Parquet"]
    yield f"| analyses as Parquet, reports' texts included | {size} kB for {cost['words a report']} words | {number(size * REPORTS / 1e6)} GB |"
    yield f"| hand-over to workers | one message of {cost['bytes of an order']} bytes for {cost['records of an order']} records | nothing that shows |"


def sums(cost: Mapping[str, Any]) -> Iterator[str]:
    """What the steps come to."""
    whole = hours(cost["ms a page"] / 1000 + WORDS / cost["words a second"])
    few, many = (told(3600 * whole / cores) for cores in WORKERS)
    low, high = (number(whole * rate) for rate in DOLLARS)
    yield (
        f"So about {number(whole)} core hours for a crawl of pages: {few} on {WORKERS[0]} cores, {many} on {WORKERS[1]}, {told(3600 * whole / DESK)} on one"
    )
    yield (
        f"desk of {DESK}. At {DOLLARS[0]:g} to {DOLLARS[1]:g} dollars for an hour of a virtual core, as clouds rent them out, that is {low} to {high} dollars, less on"
    )
    yield "machines that may be taken away: a run loses at most the 256 records that a worker holds. Restarting costs one listing of the folder."


def cases(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The account of a case by its size: measured, or drawn out in a straight line from the largest measured."""
    measured = {int(row["reports"]): row for row in rows}
    largest = measured[max(measured)]
    slope = (largest["MB at most"] - measured[min(measured)]["MB at most"]) / max(1, max(measured) - min(measured))
    yield "| reports in a case | account from the start | memory |"
    yield "|---|---|---|"
    for count in sorted({*CASES, *(n for n in measured if n >= CASES[0])}):
        if row := measured.get(count):
            yield f"| {count:,} | {told(row['clean'])} (measured) | {number(row['MB at most'] / 1000)} GB (measured) |"
        else:
            memory = (largest["MB at most"] + slope * (count - max(measured))) / 1000
            yield f"| {count:,} | about {told(count * largest['clean'] / max(measured))} | about {number(memory)} GB |"
    yield f"| {REPORTS:,} | not on one machine | |"


def tables() -> str:
    """The page with its tables made anew."""
    cost = json.loads((RESULTS / "cost.json").read_text(encoding="utf-8"))
    rows = json.loads((RESULTS / "case_wide.json").read_text(encoding="utf-8"))["seconds"]
    made = {"steps": steps(cost), "sums": sums(cost), "cases": cases(rows)}
    lines = {name: "\n".join(found) for name, found in made.items()}
    return MARK.sub(lambda found: f"{found[1]}{lines[found[2]]}\n{found[3]}", PAGE.read_text(encoding="utf-8"))


def main() -> None:
    """Measures and writes the result, or writes the page's tables."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.cost", description=__doc__)
    options.add_argument("--reports", type=int, default=512)
    options.add_argument("--analysed", type=int, default=64)
    options.add_argument("--tables", action="store_true", help="write docs/cost.md from what was measured")
    given = options.parse_args()
    if given.tables:
        PAGE.write_text(tables(), encoding="utf-8")
        return
    result = measure(given.reports, given.analysed)
    (RESULTS / "cost.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
