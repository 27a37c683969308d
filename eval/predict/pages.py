"""Text, title and date of saved news pages, as the product's page reader finds them; languages are not held against a page here."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallystick.errors import TallystickError
from tallystick.read.formats import page_text


def predict(records: Iterable[dict[str, object]], folder: Path) -> Iterator[dict[str, object]]:
    """One prediction record per input record, in the format of the page set's scorer; ``folder`` holds the files that records name."""
    for record in records:
        try:
            found = page_text(gzip.decompress((folder / str(record["file"])).read_bytes()))
        except TallystickError:
            yield {"page_id": record["page_id"], "text": "", "title": None, "published": None}
            continue
        yield {
            "page_id": record["page_id"], "text": found.text, "title": found.title, "published": found.published,
            "outlet": found.outlet, "byline": found.byline,
        }  # fmt: skip
