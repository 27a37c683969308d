"""Events across reports: reports grouped by story, and the set's mentions clustered by incident, else by their head within a story.

A mention that the product itself takes for a telling of an incident goes with the tellings of that type in its story, as the set's stories
turn on one incident each; the set also marks sayings, perceptions and states, which are no incidents: those go together where they have
the same head word in one story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from eval.parser import default_parser
from eval.predict.cases import report_of, view_of
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span
from tallystick.resolve.stories import group_stories
from tallystick.run.view import CaseView

STEM = re.compile(r"(?:ations?|ions?|ments?|ings?|ers?|als?|ures?|e|s)$")
STEM_LETTERS = 6
"""'announce' and 'announcement', 'resign' and 'resignation' are one head."""


def predict(records: Iterable[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a topic."""
    for record in records:
        entries = record["docs"]
        if not isinstance(entries, list):
            raise ValueError(f"topic {record.get('topic')}: 'docs' is no list")
        reports = {str(entry["doc_id"]): report_of(entry) for entry in entries}
        stories = {id_: number for number, story in enumerate(group_stories(list(reports.values()))) for id_ in story}
        marked = any(entry.get("mentions") for entry in entries)
        view = view_of(list(reports.values())) if marked else None
        yield {"topic": record["topic"], "docs": [_answer(entry, reports[str(entry["doc_id"])], stories, view) for entry in entries]}


def _answer(entry: Mapping[str, object], report: Report, stories: Mapping[str, int], view: CaseView | None) -> dict[str, object]:
    answer: dict[str, object] = {"doc_id": entry["doc_id"], "incident": stories[report.id]}
    mentions = entry.get("mentions")
    if view is not None and isinstance(mentions, list):
        parsed = next(iter(default_parser().parse([report])))
        answer["mentions"] = [
            {
                "start": m["start"],
                "end": m["end"],
                "cluster": _cluster(parsed, report, Span(m["start"], m["end"]), stories[report.id], view),
            }
            for m in mentions
        ]
    return answer


def _cluster(parsed: Parsed, report: Report, span: Span, story: int, view: CaseView) -> str:
    head = _head(parsed, span)
    for mention in view.analyses[report.id].incidents:
        link = view.incident_links.get(mention.id)
        if link is not None and mention.trigger.overlaps(span) and report.id in view.reports:
            return f"{story} {mention.type}"
    return f"{story} {STEM.sub('', head)[:STEM_LETTERS]}"


def _head(parsed: Parsed, span: Span) -> str:
    """The lemma of the mention's head: the token whose head lies outside it."""
    inside = list(parsed.tokens_in(span))
    for index in inside:
        if parsed.tokens[index].head not in inside or parsed.tokens[index].head == index:
            return parsed.tokens[index].lemma
    return span.of(parsed.text).lower()
