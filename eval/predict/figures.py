"""The product's figures of a text, brought to one figure a measure and document, in the figure set's format.

The stages are the product's own: parser, times, figures. What stands here is only the choice of a document's main figure:
parts of wholes are left out, a running total or a headline goes before other mentions, and single persons whom the text kills or wounds
are counted where no number is given.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallystick.extract.figures import find_figures, find_single_victims
from tallystick.extract.times import find_times
from tallystick.parse.spacy import SpacyParser
from tallystick.records.mention import Certainty, FigureMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report

NAMES = {
    "killed": "killed",
    "wounded": "injured",
    "detained": "abducted",
    "displaced": "displaced",
    "refugees": "displaced",
    "evacuated": "evacuated",
    "rescued": "evacuated",
    "sheltering": "sheltered",
}
DESTROYED = ("destroy", "demolish", "collaps", "razed", "burn", "flatten", "washed", "swept", "lost", "ruin", "level", "gutted")
SCOPE = 60
"""Characters beside a building's count in which the word that says what became of it stands."""


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One prediction a record: ``{"doc_id", "figures": {measure: {"low", "high"}}}``."""
    parser = SpacyParser()
    for record in records:
        text = str(record["text"])
        name = str(record["doc_id"])
        report = Report(id=name, name=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="en")
        parsed = next(iter(parser.parse((report,))))
        yield {"doc_id": name, "figures": figures_of(report, parsed)}


def figures_of(report: Report, parsed: Parsed) -> dict[str, dict[str, object]]:
    """The document's main figure of each measure."""
    by_name: dict[str, list[FigureMention]] = defaultdict(list)
    for figure in find_figures(report, parsed, find_times(report, parsed)):
        name = _name(figure, report.text)
        if name is not None and figure.certainty is not Certainty.DENIED:
            by_name[name].append(figure)
    found = {name: _main(figures) for name, figures in by_name.items()}
    singles: dict[str, set[str]] = defaultdict(set)
    for victim in find_single_victims(parsed):
        singles[NAMES[victim.measure]].add(victim.span.of(report.text).lower())
    for name, victims in singles.items():
        if name not in found:
            found[name] = {"low": 1, "high": 1}
    return found


def _name(figure: FigureMention, text: str) -> str | None:
    """The set's name of the measure; what became of homes and people is told apart by the words beside the number."""
    around = text[max(0, figure.number_span.start - SCOPE) : figure.span.end + SCOPE].lower()
    if figure.measure == "buildings":
        if "damag" in around and not any(word in around for word in DESTROYED):
            return "homes_damaged"
        return "homes_destroyed" if any(word in around for word in DESTROYED) else None
    if figure.measure in {"displaced", "evacuated", "sheltering", "trapped"} and "homeless" in around:
        return "homeless"
    if figure.measure == "evacuated" and "relocat" in around:
        return "relocated"
    return NAMES.get(figure.measure)


def _main(figures: Sequence[FigureMention]) -> dict[str, object]:
    """The whole before its parts, the total before the rest, the earlier before the later."""
    best = min(figures, key=lambda f: (f.part_of is not None, f.rest, f.low == f.high == 0, f.number_span))
    return {"low": best.low, "high": best.high, "unit": "households" if best.unit == "families" else "people"}
