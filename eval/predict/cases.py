"""One record or one group of records through the product's stages: what the adapters that need links share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tallystick.read.frame import Frame, read_frame
from tallystick.records.identity import make_id
from tallystick.records.links import Links
from tallystick.records.mention import Analysis
from tallystick.records.report import PublishedBasis, Report
from tallystick.run.account import resolve_case
from tallystick.run.analyse import Analyser
from tallystick.run.settings import Settings
from tallystick.run.view import CaseView


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """The product's analyser with its default parts."""
    return Analyser(Settings())


def text_field(record: Mapping[str, object], name: str) -> str | None:
    """A record's field where it is text."""
    value = record.get(name)
    return value if isinstance(value, str) and value else None


def report_of(record: Mapping[str, object], framed: bool = False) -> Report:
    """The record as a report: its text, its outlet and its day of publication where the set gives them.

    ``framed``: with the dateline, headings and captions that reading a file would find.
    """
    text, name = text_field(record, "text") or "", text_field(record, "doc_id") or "record"
    published = text_field(record, "published")
    frame = read_frame(text) if framed else Frame(None, (), ())
    return Report(
        id=make_id("rep", name, text),
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        outlet=text_field(record, "outlet"),
        title=text_field(record, "title"),
        published=published,
        published_basis=PublishedBasis.GIVEN if published else None,
        dateline=frame.dateline,
        agencies=frame.agencies,
        zones=frame.zones,
    )


def view_of(reports: Sequence[Report]) -> CaseView:
    """The reports read, analysed and resolved as one case."""
    analyses: dict[str, Analysis] = {}
    for report, analysis in zip(reports, analyser().analyse(reports), strict=True):
        analyses[report.id] = analysis
    return case_of(reports, analyses)


def case_of(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> CaseView:
    """Analysed reports resolved as one case."""
    ordered, links = resolve_case(reports, analyses) if reports else ([], Links())
    return CaseView(ordered, analyses, links)
