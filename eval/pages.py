"""News pages as saved: text, title, day, outlet and author by the product's page reader, over all pages and over those in English.

``python -m eval.pages [--sample N]`` prints a table. The first three rows are those of the set's own scorer.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval.predict.pages import predict
from tallystick.read.language import recognise

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "html-pages"
SHINGLE = 4


def pages(sample: int | None = None) -> list[dict[str, Any]]:
    """The set's records, or about ``sample`` of them, evenly spread; empty where the set is not there."""
    if not FOLDER.is_dir():
        return []
    records = [json.loads(line) for line in (FOLDER / "pages.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    return records[:: max(1, len(records) // sample)] if sample else records


def words(text: object) -> list[str]:
    """Words in small letters."""
    return re.findall(r"\w+", str(text or "").lower())


def score(records: Iterable[Mapping[str, Any]], told: Iterable[Mapping[str, Any]]) -> dict[str, tuple[float, int]]:
    """Figure and number of pages by row: F1 of word 4-grams; same title; same day; the outlet's name; an author's surname."""
    precision, recall = list[float](), list[float]()
    same: dict[str, list[bool]] = {"title": [], "date": [], "outlet": [], "author": []}
    for record, answer in zip(records, told, strict=True):
        expected = record["expected"]
        gold, found = _shingles(words(expected["text"])), _shingles(words(answer["text"]))
        shared = sum((gold & found).values())
        precision.append(shared / max(1, sum(found.values())))
        recall.append(shared / max(1, sum(gold.values())))
        if expected.get("title"):
            same["title"].append(words(expected["title"]) == words(answer["title"]))
        if expected.get("published"):
            same["date"].append(str(expected["published"])[:10] == str(answer["published"] or "")[:10])
        if record.get("publisher"):
            same["outlet"].append(_one_outlet(record["publisher"], answer.get("outlet") or ""))
        if expected.get("authors"):
            byline = set(words(answer.get("byline")))
            same["author"].append(any(words(author)[-1:] and words(author)[-1] in byline for author in expected["authors"]))
    p, r = (sum(values) / max(1, len(values)) for values in (precision, recall))
    rows = {"text F1": (2 * p * r / (p + r) if p + r else 0.0, len(precision))}
    return rows | {row: (sum(right) / max(1, len(right)), len(right)) for row, right in same.items()}


def _shingles(found: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(found[at : at + SHINGLE]) for at in range(max(1, len(found) - SHINGLE + 1))) if found else Counter()


def _one_outlet(label: str, printed: str) -> bool:
    """Whether the set's key of an outlet ('TheDailyLampUK') and a printed name ('Daily Lamp') are of one outlet."""
    ours = "".join(word for word in words(printed) if word not in {"the", "com", "www", "online"})
    theirs = label.lower().removeprefix("the")
    return bool(ours) and (ours in theirs or theirs in ours or theirs[:-2] == ours)


def main() -> None:
    """Prints the rows for all pages and for those in English."""
    parser = argparse.ArgumentParser(prog="python -m eval.pages", description=__doc__)
    parser.add_argument("--sample", type=int, help="about so many pages, evenly spread")
    show(parser.parse_args().sample)


def show(sample: int | None) -> None:
    """Prints the table."""
    records = pages(sample)
    told = list(predict(records, FOLDER))
    english = [number for number, record in enumerate(records) if recognise(record["expected"]["text"]) == "en"]
    for name, numbers in (("all", range(len(records))), ("English", english)):
        rows = score([records[number] for number in numbers], [told[number] for number in numbers])
        print(name.ljust(10), "  ".join(f"{row} {value:.3f} ({count})" for row, (value, count) in rows.items()))


if __name__ == "__main__":
    main()
