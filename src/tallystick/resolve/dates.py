"""When each report was published, over the whole case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.records.links import Dating
from tallystick.records.mention import Analysis
from tallystick.records.report import PublishedBasis, Report


def date_reports(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> tuple[Dating, ...]:
    """One dating a report, in the reports' order."""
    return tuple(
        Dating(report=report.id, published=report.published, basis=report.published_basis or PublishedBasis.GIVEN, reason="given")
        if report.published
        else Dating(report=report.id, published=None, basis=None, reason="nothing in the report tells its date")
        for report in reports
    )
