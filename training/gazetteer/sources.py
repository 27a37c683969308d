"""Reads the source files of the gazetteer (GeoNames, Natural Earth, Who's On First and others, re-laid as TSV with a heading)."""

from __future__ import annotations

import csv
import gzip
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

csv.field_size_limit(sys.maxsize)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a .tsv or .tsv.gz file by column."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else path.open(encoding="utf-8", newline="") as lines:
        heading = lines.readline().rstrip("\r\n").split("\t")
        for line in lines:
            yield dict(zip(heading, line.rstrip("\r\n").split("\t"), strict=False))


def split(text: str | None) -> list[str]:
    """A list inside a field."""
    return [part.strip() for part in (text or "").split("|") if part.strip()]


def is_latin(name: str) -> bool:
    """Whether all letters are Latin."""
    return all(sign < "\u0250" or not sign.isalpha() or "LATIN" in unicodedata.name(sign, "") for sign in name)


def usable(name: str) -> bool:
    """Whether a listed name is one that print in Latin script may use: it begins with a capital and is no three-letter code."""
    if len(name) < 3 or len(name) > 60 or not is_latin(name):
        return False
    first = next((sign for sign in name if sign.isalpha()), "")
    return first.isupper() and not (len(name) <= 4 and name.isupper())
