"""Which mentions are one person, organization or group over the case (docs/method/entities.md). Different people must stay apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.records.links import EntityLink, PlaceEntity, PlaceLink, ResolvedEntity
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.records.rows import Book, Rows, Rule
from tallystick.resolve.entities.case import EntityCase


class EntityRows:
    """The entities of a case by id, and by report and mention the links to them.

    A place name gets an entity only where it speaks or acts ('Country X alleged …'). Unnamed speakers ('officials') are entities only where
    the words say whose they are, and never one over two reports.
    """

    def __init__(
        self, book: Book, reports: Rows[str, Report], analyses: Rows[str, Analysis], placed: Rows[str, dict[str, PlaceLink]]
    ) -> None:
        """``placed`` are by report the mentions that stand for a place."""
        self.entities: Rows[str, ResolvedEntity] = Rows(book)
        self.links: Rows[str, dict[str, EntityLink]] = Rows(book)
        self.dirty: set[str] = set(reports.rows)
        self._reports, self._analyses = reports, analyses
        self._placed = Rule(book, placed, lambda report: frozenset(placed[report]) or None)
        self._case = EntityCase()
        for rows in (reports, analyses, self._placed):
            rows.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Reads again what changed."""
        if not self.dirty:
            return
        case = self._case
        for report in case.update(sorted(self.dirty), self._reports.rows, self._analyses.rows, self._placed.rows):
            if found := case.links.get(report):
                self.links.put(report, {link.mention: link for link in found})
            else:
                self.links.drop(report)
        self.dirty = set()
        now = [entity for key in case.changed if (entity := case.entities.get(key)) is not None]
        there = {entity.id for entity in now}
        for before in case.changed.values():
            if before is not None and before not in there:
                self.entities.drop(before)
        for entity in now:
            self.entities.put(entity.id, entity)


def resolve_entities(
    reports: Sequence[Report], analyses: Mapping[str, Analysis], place_links: Sequence[PlaceLink], places: Sequence[PlaceEntity]
) -> tuple[tuple[ResolvedEntity, ...], tuple[EntityLink, ...]]:
    """Entities with every printed form of their names, and for each mention the entity it stands for with the reason (see ``EntityRows``)."""
    book = Book()
    linked = {link.mention: link for link in place_links}
    stage = EntityRows(
        book,
        Rows.of(book, {report.id: report for report in reports}),
        Rows.of(book, analyses),
        Rows.of(
            book, {report: {name.id: linked[name.id] for name in read.names if name.id in linked} for report, read in analyses.items()}
        ),
    )
    book.refresh()
    links = [link for found in stage.links.rows.values() for link in found.values()]
    return (
        tuple(sorted(stage.entities.rows.values(), key=lambda e: (e.kind, e.name, e.id))),
        tuple(sorted(links, key=lambda link: (link.mention, link.entity))),
    )
