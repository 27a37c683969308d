"""Reports of one event, in the story set's format: all records of the input are one case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from eval.predict.cases import report_of
from tallystick.resolve.stories import group_stories


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """A story's label for each record; corpora (the part of ``doc_id`` before the colon) are grouped apart."""
    corpora: dict[str, list[dict[str, object]]] = defaultdict(list)
    for record in records:
        corpora[str(record["doc_id"]).split(":")[0]].append(record)
    for corpus, held in corpora.items():
        names = {report.id: report.name for report in map(report_of, held)}
        for number, group in enumerate(group_stories([report_of(record) for record in held])):
            for report in group:
                yield {"doc_id": names[report], "story": f"{corpus}:{number}"}
