"""News pages: one pass of trafilatura with what it finds by itself, beside the product's page reader."""

from __future__ import annotations

import gzip
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.pages import FOLDER, pages, score

from benchmarks.side_by_side.contest import compare, row
from benchmarks.stories import write_reports
from tallystick.errors import TallystickError
from tallystick.read.formats import page_text

OURS = "the page reader"
Page = tuple[dict[str, Any], bytes]


def held(sample: int) -> list[Page]:
    """About so many pages of the set with what is expected of them; our own where the set is not there."""
    records = pages(sample)
    if records:
        return [(record, gzip.decompress((Path(FOLDER) / str(record["file"])).read_bytes())) for record in records]
    return [own_page(report.text, report.title or report.name, str(report.published)) for report in write_reports(8)]


def own_page(text: str, title: str, day: str) -> Page:
    """A page made from words of our own."""
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    markup = (
        f"<!doctype html><html lang='en'><head><title>{html.escape(title)} - Kestrel Press</title><meta property='og:title' "
        f"content='{html.escape(title)}'><meta property='article:published_time' content='{day}T08:00:00Z'></head><body><nav><a href='/'>Home</a>"
        f"<a href='/world'>World</a></nav><article><h1>{html.escape(title)}</h1>{paragraphs}</article><footer>About us</footer></body></html>"
    )
    return {"expected": {"text": text, "title": title, "published": day}}, markup.encode()


def read_page(data: bytes) -> dict[str, object]:
    """The product's answer; nothing where it sets the page aside."""
    try:
        found = page_text(data)
    except TallystickError:
        return {"text": "", "title": None, "published": None}
    return {"text": found.text, "title": found.title, "published": found.published}


def trafilatura_page(data: bytes) -> dict[str, object]:
    """trafilatura's answer with its metadata, without readers' comments."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(data, with_metadata=True, include_comments=False)
    return {"text": found.text, "title": found.title, "published": found.date} if found else {"text": "", "title": None, "published": None}


def contest(rounds: int, sample: int) -> dict[str, object]:
    """Speed over the pages; F1 of the text by the set's measure (4-word shingles), title and day."""
    chosen = held(sample)
    contenders: dict[str, Callable[[], list[dict[str, object]]]] = {
        OURS: lambda: [read_page(data) for _, data in chosen],
        "trafilatura alone": lambda: [trafilatura_page(data) for _, data in chosen],
    }
    for read in (read_page, trafilatura_page):
        read(chosen[0][1])
    spent = compare(contenders, rounds)
    rows: dict[str, dict[str, object]] = {name: row(spent, name, OURS, len(chosen), "pages") for name in contenders}
    for name, one in spent.items():
        told = score([record for record, _ in chosen], one.answer)
        rows[name] |= {what: round(told[what][0], 3) for what in ("text F1", "title", "date")}
    return {"pages": len(chosen), "own texts": "file" not in chosen[0][0], "contenders": rows}
