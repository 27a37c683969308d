"""One record as the product reads it: what the slots of an incident are answered from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import msgspec

from eval.predict.cases import analyser, case_of, report_of
from eval.predict.figures import figures_of
from tallystick.extract.figures import Victim, find_single_victims
from tallystick.records.mention import Analysis, NameKind
from tallystick.records.parsed import Parsed
from tallystick.records.report import Dateline, Report, Span
from tallystick.records.values import TimeSpan
from tallystick.run.view import CaseView

HOME = {"NOAA Storm Events": "United States", "GVA": "United States", "Stanford MSA": "United States"}
"""Registers of one country: their notes leave it out."""


@dataclass(frozen=True)
class Reading:
    """One record through the product's stages, as a case of its own."""

    report: Report
    parsed: Parsed
    view: CaseView

    @property
    def analysis(self) -> Analysis:
        """What was found in the report."""
        return self.view.analyses[self.report.id]

    @cached_property
    def main(self) -> dict[str, dict[str, object]]:
        """The report's main figure of each measure."""
        return figures_of(self.report, self.parsed)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people whom the report names, the fullest names first."""
        found = {" ".join(name.text.split()) for name in self.analysis.names if name.named and name.kind is NameKind.PERSON}
        return tuple(sorted(found, key=lambda name: (-len(name.split()), name)))

    @cached_property
    def singles(self) -> tuple[Victim, ...]:
        """Persons told one by one as killed, wounded or held."""
        return find_single_victims(self.parsed)

    @cached_property
    def times(self) -> dict[str, TimeSpan]:
        """What its times mean."""
        return self.view.of(self.report.id).times


def read_record(record: dict[str, object]) -> Reading:
    """The record framed, parsed, analysed and resolved; one of a country's own register as written there."""
    report = report_of(record, framed=True)
    parsed = next(iter(analyser().parser.parse((report,))))
    home = HOME.get(str(record.get("source_corpus")))
    if home is not None and report.dateline is None:
        report = msgspec.structs.replace(report, dateline=Dateline(span=Span(0, 0), place=home))
    return Reading(report, parsed, case_of([report], {report.id: analyser().extract(report, parsed)}))
