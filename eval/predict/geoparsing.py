"""Toponyms with coordinates: names and places as the product finds them, each record a case of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval.parser import default_parser
from tallystick.extract.names import find_names
from tallystick.records.mention import Analysis
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report
from tallystick.resolve.places import read_places

LEAST = 0.3
"""Probability from which a place is told here; the account links from 0.45 and leaves the rest to the tray, the set asks for every place."""
PLACES_ALONE = frozenset({"GeoVirus"})
"""Sets that mark places' own names alone; the others mark adjectives and places inside other names as well."""
NAMED_ONLY = 0.5
"""Up to it a name without a point is only said to be a place, which is no answer to where it is."""


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One prediction record per input record, in the format of the toponym set's scorer."""
    parser = default_parser()
    for record in records:
        name, text = str(record["doc_id"]), str(record["text"])
        report = Report(
            id=name, name=name, text=text, sha256="", language="en", title=str(record["title"]) if record.get("title") else None
        )
        (parsed,) = parser.parse([report])
        yield answer(report, parsed, alone=record.get("source_corpus") in PLACES_ALONE)


def answer(report: Report, parsed: Parsed, alone: bool = False) -> dict[str, object]:
    """The report's links to places as spans with coordinates; adjectives and places inside other names among them unless ``alone``."""
    sentences = tuple(sentence.span for sentence in parsed.running_sentences())
    analysis = Analysis(report=report.id, parts="", names=find_names(report, parsed), sentences=sentences)
    reading = read_places([report], {report.id: analysis}, LEAST)
    by_id = {entity.id: entity for entity in reading.entities}
    spans = {mention.id: mention.span for mention in analysis.names}
    links = {link.mention: link for link in reading.links}
    found = [
        (spans[link.mention], by_id[link.place], link.probability)
        for link in reading.links
        if by_id[link.place].lat is not None or link.probability > NAMED_ONLY
    ]
    if not alone:
        found.extend((one.span, one.place, one.probability) for one in reading.held if one.mention not in links)
    toponyms = [
        {
            "start": span.start, "end": span.end, "text": span.of(report.text), "lat": entity.lat, "lon": entity.lon,
            "geonames_id": entity.geonames_id, "country": entity.country, "p": probability,
        }
        for span, entity, probability in sorted(found, key=lambda one: one[0])
    ]  # fmt: skip
    return {"doc_id": report.id, "toponyms": toponyms}
