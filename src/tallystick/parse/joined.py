"""spaCy's trees and names with the reader's attributions and places: each part for what it does best (docs/method/reader.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tallystick.parse.reader import ReaderParser
from tallystick.parse.spacy import SpacyParser
from tallystick.records.parsed import NameCandidate, Parsed
from tallystick.records.report import Report

PLACES = frozenset({"GPE", "LOC"})
NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
"""spaCy's labels of what is counted or dated: the reader may read a name there."""


class JoinedParser:
    """Both parsers in one."""

    version = f"{SpacyParser.version}+{ReaderParser.version}+places"

    def __init__(self) -> None:
        self._trees = SpacyParser()
        self._reader = ReaderParser()

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        for report in reports:
            parsed = next(iter(self._trees.parse((report,))))
            names, attributions = self._reader.names_and_attributions(report)
            yield msgspec.structs.replace(parsed, names=join_names(parsed.text, parsed.names, names), attributions=attributions)


def join_names(text: str, names: Sequence[NameCandidate], read: Sequence[NameCandidate]) -> tuple[NameCandidate, ...]:
    """spaCy's ``names`` with the places that only the reader found (``read``), in order.

    A place that ends in a common noun ('the Oster dam') is a spot inside a place, which the rules for sites read.
    """
    held = [one for one in names if one.label not in NO_NAMES]
    added = (
        one
        for one in read
        if one.label in PLACES
        and not text[one.start : one.end].split()[-1].islower()
        and not any(other.start < one.end and one.start < other.end for other in held)
    )
    return tuple(sorted((*names, *added), key=lambda one: (one.start, one.end, one.label)))
