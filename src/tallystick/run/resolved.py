"""What a case's mentions stand for, over rows that follow its changes, and people's decisions laid over it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tallystick.records.decision import Decision
from tallystick.records.links import EntityLink, IncidentLink, Links, PlaceEntity, PlaceLink, Reprint, ResolvedEntity, Undecided
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.records.rows import Book, Rows, Rule
from tallystick.run.decisions import apply_decisions, moves_links
from tallystick.run.roll import Roll

if TYPE_CHECKING:
    from tallystick.resolve.incidents.link import Compare


class Resolved:
    """The reports known at a time with what their mentions stand for; ``follow`` tells what the case holds now."""

    def __init__(self, book: Book) -> None:
        from tallystick.resolve.dates import DatingRows
        from tallystick.resolve.entities import EntityRows
        from tallystick.resolve.incidents import IncidentRows
        from tallystick.resolve.places import PlaceRows
        from tallystick.resolve.reprints import ReprintRows

        self.given: Rows[str, Report] = Rows(book)
        self.read: Rows[str, Analysis] = Rows(book)
        self.roll = Roll(self.given, self.read)
        self.as_of: str | None = None
        self.datings = DatingRows(book, self.given, self.read)
        self.reports = Rule(book, self.given, self._known)
        self.analyses = Rule(book, self.reports, self.read.get)
        dated = Rule(book, self.reports, self._dated)
        self.places = PlaceRows(book, dated, self.analyses)
        self.entities = EntityRows(book, dated, self.analyses, self.places.links)
        self.incidents = IncidentRows(book, dated, self.analyses, self.places.entities, self.places.links, self.entities.links)
        self._compare = self.incidents.case.compare
        self.reprints = ReprintRows(book, dated)
        self.parts = len(book)
        """How many parts of the book it is."""
        self._listed: Links | None = None
        self.dirty: set[Any] = set()
        """What changed since all of it was asked for at once."""
        found: tuple[Rows[Any, Any], ...] = (
            self.reports,
            self.datings,
            self.places.entities,
            self.places.links,
            self.entities.entities,
            self.entities.links,
            self.incidents.links,
            self.incidents.undecided,
            self.reprints,
        )
        for rows in found:
            rows.followers.append(self)

    def follow(self, reports: Sequence[Report], analyses: Mapping[str, Analysis], as_of: str | None, compare: Compare | None) -> None:
        """The case holds these reports and analyses now, and what was published by ``as_of`` is asked for; ``compare`` compares tellings
        somewhere else."""
        self.incidents.case.compare = compare or self._compare
        self.roll.call(reports, analyses)
        if as_of != self.as_of:
            self.as_of = as_of
            self.reports.dirty.update(self.given.rows)

    def links(self) -> Links:
        """All of it at once, sorted, before any decision."""
        if self._listed is not None and not self.dirty:
            return self._listed
        self.dirty = set()
        self._listed = Links(
            datings=tuple([self.datings.rows[id_] for id_ in sorted(self.reports.rows)]),
            reprints=tuple([self.reprints.rows[id_] for id_ in sorted(self.reprints.rows)]),
            places=tuple([self.places.entities.rows[id_] for id_ in sorted(self.places.entities.rows)]),
            place_links=tuple(sorted(_flat(self.places.links.rows.values()), key=lambda link: link.mention)),
            entities=tuple(sorted(self.entities.entities.rows.values(), key=lambda e: (e.kind, e.name, e.id))),
            entity_links=tuple(sorted(_flat(self.entities.links.rows.values()), key=lambda link: link.mention)),
            incident_links=tuple(sorted(_flat(self.incidents.links.rows.values()), key=lambda link: link.mention)),
            undecided=tuple(sorted(self.incidents.undecided.rows, key=lambda u: (u.left, u.right))),
        )
        return self._listed

    def _known(self, id_: str) -> Report | None:
        if self.as_of is not None:
            published = self.datings[id_].published
            if published is None or not told_by(published, self.as_of):
                return None
        return self.given[id_]

    def _dated(self, id_: str) -> Report:
        report, dating = self.reports[id_], self.datings[id_]
        if (dating.published, dating.basis, dating.week) == (report.published, report.published_basis, report.week):
            return report
        return msgspec.structs.replace(report, published=dating.published, published_basis=dating.basis, week=dating.week)


class Decided:
    """What mentions stand for after people's decisions: as it was resolved but for the clusters that one of them speaks of."""

    def __init__(self, book: Book, resolved: Resolved) -> None:
        self.decisions: Sequence[Decision] = ()
        self.places: Rows[str, PlaceEntity] = Rows(book)
        self.entities: Rows[str, ResolvedEntity] = Rows(book)
        self.place_links: Rows[str, dict[str, PlaceLink]] = Rows(book)
        self.entity_links: Rows[str, dict[str, EntityLink]] = Rows(book)
        self.incident_links: Rows[str, dict[str, IncidentLink]] = Rows(book)
        self.reprints: Rows[str, Reprint] = Rows(book)
        self.undecided: Rows[Undecided, Undecided] = Rows(book)
        self._places = _Side(resolved.places.entities, self.places)
        self._entities = _Side(resolved.entities.entities, self.entities)
        self._place_links = _LinkSide(resolved.places.links, self.place_links, "place")
        self._entity_links = _LinkSide(resolved.entities.links, self.entity_links, "entity")
        self._incident_links = _LinkSide(resolved.incidents.links, self.incident_links, "incident")
        self._reprints = _Side(resolved.reprints, self.reprints)
        self._undecided = _Side(resolved.incidents.undecided, self.undecided)
        self._followed: Sequence[Decision] = ()
        book.add(self)

    def refresh(self) -> None:
        """Lays the decisions over what they speak of."""
        decisions = self.decisions if moves_links(self.decisions) else ()
        links = (self._place_links, self._entity_links, self._incident_links)
        sides = (*links, self._places, self._entities, self._reprints, self._undecided)
        if decisions == self._followed and not any(side.dirty for side in sides):
            return
        anchors = {anchor for one in decisions for anchor in (*one.anchors, *one.object_anchors, one.subject)}
        for side in links:
            side.hold(anchors)
        places, entities = self._place_links.clusters & self._places.before.rows.keys(), self._entity_links.clusters
        before = Links(
            reprints=tuple(self._reprints.before.rows.values()) if decisions else (),
            places=tuple([self._places.before.rows[id_] for id_ in sorted(places)]),
            place_links=self._place_links.links(),
            entities=tuple([self._entities.before.rows[id_] for id_ in sorted(entities)]),
            entity_links=self._entity_links.links(),
            incident_links=self._incident_links.links(),
            undecided=tuple(self._undecided.before.rows) if decisions else (),
        )
        after = apply_decisions(before, decisions)
        self._place_links.lay(after.place_links)
        self._entity_links.lay(after.entity_links)
        self._incident_links.lay(after.incident_links)
        self._places.lay(places, {place.id: place for place in after.places})
        self._entities.lay(entities, {entity.id: entity for entity in after.entities})
        everything: set[Any] = {*before.undecided, *(reprint.report for reprint in before.reprints)}
        self._reprints.lay(everything, {reprint.report: reprint for reprint in after.reprints})
        self._undecided.lay(everything, {one: one for one in after.undecided})
        self._followed = decisions


class _Side:
    """One kind of rows before decisions and after."""

    def __init__(self, before: Rows[Any, Any], after: Rows[Any, Any]) -> None:
        self.before, self.after = before, after
        self.dirty: set[Any] = set(before.rows)
        self.laid: set[Any] = set()
        """The keys that decisions speak of."""
        before.followers.append(self)

    def lay(self, held: Collection[Any], after: Mapping[Any, Any]) -> None:
        """Passes on what changed; of those held what there is after the decisions."""
        laid = {*held, *after}
        for key in self.dirty | self.laid | laid:
            value = after.get(key) if key in laid else self.before.rows.get(key)
            if value is None:
                self.after.drop(key)
            else:
                self.after.put(key, value)
        self.dirty, self.laid = set(), laid


class _LinkSide(_Side):
    """One kind of links, by report and mention."""

    def __init__(self, before: Rows[Any, Any], after: Rows[Any, Any], field: str) -> None:
        super().__init__(before, after)
        self._cluster_of: Callable[[Any], str] = attrgetter(field)
        self._anchors: set[str] = set()
        self._home: dict[str, str] = {}
        """The report of each mention that decisions speak of."""
        self.clusters: set[str] = set()
        """What those mentions stand for."""
        self.held: dict[str, dict[str, Any]] = {}
        """The links to those, by report."""

    def hold(self, anchors: set[str]) -> None:
        """Finds what these mentions stand for, and all that do; only what changed is looked through while they stay."""
        rows, stale = self.before.rows, self.dirty
        if anchors != self._anchors:
            self._anchors, self._home, stale = anchors, {}, set(rows)
        self._home = {mention: report for mention, report in self._home.items() if report not in stale}
        for report in stale if anchors else ():
            for mention in anchors & rows.get(report, {}).keys():
                self._home[mention] = report
        clusters = {self._cluster_of(rows[report][mention]) for mention, report in self._home.items()}
        if clusters != self.clusters:
            self.clusters, stale, self.held = clusters, set(rows), {}
        for report in stale:
            self.held.pop(report, None)
            found = {mention: link for mention, link in rows.get(report, {}).items() if self._cluster_of(link) in clusters}
            if found:
                self.held[report] = found

    def links(self) -> tuple[Any, ...]:
        """The links held."""
        return tuple(_flat(self.held.values()))

    def lay(self, links: Iterable[Any], _: object = None) -> None:
        """Passes on what changed; of the links held what there is after the decisions."""
        home = {mention: report for report, found in self.held.items() for mention in found}
        after: dict[str, dict[str, Any]] = {}
        for report, found in self.held.items():
            after[report] = {mention: link for mention, link in self.before.rows[report].items() if mention not in found}
        for link in links:
            after[home[link.mention]][link.mention] = link
        super().lay(after, {report: found for report, found in after.items() if found})


def told_by(published: str, as_of: str) -> bool:
    """Whether something published then was known at ``as_of``; a bare day counts to its end."""
    width = min(len(published), len(as_of))
    return published[:width] <= as_of[:width]


Link = TypeVar("Link", PlaceLink, EntityLink, IncidentLink)


def _flat(found: Iterable[Mapping[str, Link]]) -> list[Link]:
    return [link for links in found for link in links.values()]
