"""spaCy's trees and names with the reader's attributions: each part for what it does best (docs/method/reader.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tallystick.parse.reader import ReaderParser
from tallystick.parse.spacy import SpacyParser
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report


class JoinedParser:
    """Both parsers in one."""

    version = f"{SpacyParser.version}+{ReaderParser.version}"

    def __init__(self) -> None:
        self._trees = SpacyParser()
        self._reader = ReaderParser()

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        for report in reports:
            parsed = next(iter(self._trees.parse((report,))))
            yield msgspec.structs.replace(parsed, attributions=self._reader.attributions(report))
