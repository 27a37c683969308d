"""Who says what, for the scorer of the attribution set: ``{"doc_id", "attributions": [{"source", "cue", "content"}]}``.

The set's annotation is flat (a word is in one attribution), so statements told within another's content are left out here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from eval.parser import default_parser
from tallystick.extract.attributions import find_statements
from tallystick.extract.names import find_names
from tallystick.extract.times import find_times
from tallystick.records.mention import Certainty, StatementMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report


def report_of(record: dict[str, object]) -> Report:
    """The record's text as a report."""
    text, name = str(record["text"]), str(record["doc_id"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=f"rep_{digest[:12]}", name=name, text=text, sha256=digest, language="en")


def attributions(report: Report, parsed: Parsed) -> list[dict[str, object]]:
    """The report's statements as the scorer wants them."""
    names = find_names(report, parsed)
    found = [s for s in find_statements(report, parsed, names, find_times(report, parsed)) if s.certainty is not Certainty.UNVERIFIED]
    return [_attribution(s) for s in found if not _told_within(s, found)]


def _told_within(statement: StatementMention, others: Sequence[StatementMention]) -> bool:
    cue = statement.cue_span
    return cue is not None and any(other is not statement and any(piece.covers(cue) for piece in other.content) for other in others)


def _attribution(statement: StatementMention) -> dict[str, object]:
    source = statement.chain[-1].span if statement.chain else None
    cue = statement.cue_span
    return {
        "source": [[source.start, source.end]] if source else [],
        "cue": [[cue.start, cue.end]] if cue else [],
        "content": [[piece.start, piece.end] for piece in statement.content],
    }


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One prediction a record, in order."""
    parser = default_parser()
    for record in records:
        report = report_of(record)
        parsed = next(iter(parser.parse((report,))))
        yield {"doc_id": record["doc_id"], "attributions": attributions(report, parsed)}
