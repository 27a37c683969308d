"""What a case's mentions stand for, over rows that follow its changes, and people's decisions laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tallystick.records.decision import Decision
from tallystick.records.links import EntityLink, IncidentLink, Links, PlaceEntity, PlaceLink, Reprint, ResolvedEntity, Undecided
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.records.rows import Book, Rows, Rule
from tallystick.run.decisions import apply_decisions, moves_links

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

    def follow(self, reports: Mapping[str, Report], analyses: Mapping[str, Analysis], as_of: str | None, compare: Compare | None) -> None:
        """The case holds these reports and analyses now, and what was published by ``as_of`` is asked for; ``compare`` compares tellings
        somewhere else."""
        self.incidents.case.compare = compare or self._compare
        self.given.take(reports)
        self.read.take(analyses)
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
        if (dating.published, dating.basis) == (report.published, report.published_basis):
            return report
        return msgspec.structs.replace(report, published=dating.published, published_basis=dating.basis)


class Decided:
    """What mentions stand for after people's decisions: as it was resolved where none speaks of it."""

    def __init__(self, book: Book, resolved: Resolved) -> None:
        self.resolved = resolved
        self.decisions: Sequence[Decision] = ()
        self.places: Rows[str, PlaceEntity] = Rows(book)
        self.entities: Rows[str, ResolvedEntity] = Rows(book)
        self.place_links: Rows[str, dict[str, PlaceLink]] = Rows(book)
        self.entity_links: Rows[str, dict[str, EntityLink]] = Rows(book)
        self.incident_links: Rows[str, dict[str, IncidentLink]] = Rows(book)
        self.reprints: Rows[str, Reprint] = Rows(book)
        self.undecided: Rows[Undecided, Undecided] = Rows(book)
        self._sides = [
            _Side(before, after)
            for before, after in (
                (resolved.places.entities, self.places),
                (resolved.entities.entities, self.entities),
                (resolved.places.links, self.place_links),
                (resolved.entities.links, self.entity_links),
                (resolved.incidents.links, self.incident_links),
                (resolved.reprints, self.reprints),
                (resolved.incidents.undecided, self.undecided),
            )
        ]
        self._followed: Sequence[Decision] = ()
        book.add(self)

    def refresh(self) -> None:
        """Lays the decisions over what changed."""
        if not moves_links(self.decisions):
            for side in self._sides:
                side.pass_on(bool(self._followed))
            self._followed = ()
            return
        if self.decisions == self._followed and not any(side.dirty for side in self._sides):
            return
        links = apply_decisions(self.resolved.links(), self.decisions)
        self.places.take({place.id: place for place in links.places})
        self.entities.take({entity.id: entity for entity in links.entities})
        home = {
            mention.id: id_
            for id_, analysis in self.resolved.analyses.rows.items()
            for mentions in (analysis.names, analysis.incidents)
            for mention in mentions
        }
        self.place_links.take(_by_report(home, links.place_links))
        self.entity_links.take(_by_report(home, links.entity_links))
        self.incident_links.take(_by_report(home, links.incident_links))
        self.reprints.take({reprint.report: reprint for reprint in links.reprints})
        self.undecided.take({one: one for one in links.undecided})
        for side in self._sides:
            side.dirty = set()
        self._followed = self.decisions


class _Side:
    """What changed before decisions."""

    def __init__(self, before: Rows[Any, Any], after: Rows[Any, Any]) -> None:
        self.before, self.after = before, after
        self.dirty: set[Any] = set(before.rows)
        before.followers.append(self)

    def pass_on(self, everything: bool) -> None:
        """Passes on what changed, or all there is."""
        if everything:
            self.after.take(self.before.rows)
        else:
            for key in self.dirty:
                if key in self.before.rows:
                    self.after.put(key, self.before.rows[key])
                else:
                    self.after.drop(key)
        self.dirty = set()


def told_by(published: str, as_of: str) -> bool:
    """Whether something published then was known at ``as_of``; a bare day counts to its end."""
    width = min(len(published), len(as_of))
    return published[:width] <= as_of[:width]


Link = TypeVar("Link", PlaceLink, EntityLink, IncidentLink)


def _flat(found: Iterable[Mapping[str, Link]]) -> list[Link]:
    return [link for links in found for link in links.values()]


def _by_report(home: Mapping[str, str], links: Iterable[Link]) -> dict[str, dict[str, Link]]:
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        found[home[link.mention]][link.mention] = link
    return dict(found)
