"""One case's reports, analyses and links with the look-ups that assembling an account needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from tallystick.lexicon.gazetteer import demonym
from tallystick.lexicon.rulers import state_of_ruler
from tallystick.records.account import AttributionLink
from tallystick.records.links import Dating, EntityLink, IncidentLink, Links, PlaceEntity, PlaceLink, Reprint, ResolvedEntity
from tallystick.records.mention import Analysis, NameMention, SourceLink
from tallystick.records.report import Evidence, Report, Span
from tallystick.records.rows import Book, Rows, Rule
from tallystick.records.times import resolve_times
from tallystick.records.values import TimeSpan
from tallystick.run.resolved import Decided, Resolved


class ReportView:
    """One report's mentions by id, with what its times mean."""

    __slots__ = ("analysis", "names", "spans", "times")

    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self.analysis = analysis
        self.names: dict[str, NameMention] = {name.id: name for name in analysis.names}
        self.spans: dict[str, Span] = {time.id: time.span for time in analysis.times}
        self.times: dict[str, TimeSpan] = resolve_times(analysis, published)
        """What each time mention means on the calendar, where that can be told."""


class ReportLinks(NamedTuple):
    """What one report's mentions stand for, by mention."""

    places: dict[str, PlaceLink]
    entities: dict[str, EntityLink]
    incidents: dict[str, IncidentLink]


NOTHING = ReportLinks({}, {}, {})


class View:
    """Look-ups over one case; nothing in it is changed. Whether they are over all at once or follow changes, what is asked is the same."""

    reports: Mapping[str, Report]
    analyses: Mapping[str, Analysis]
    datings: Mapping[str, Dating]
    reprint_of: Mapping[str, Reprint]
    """Reprint by the report that reprints."""
    places: Mapping[str, PlaceEntity]
    entities: Mapping[str, ResolvedEntity]
    """Person, organization or group by id."""
    linked: Mapping[str, ReportLinks]
    """By report what its mentions stand for."""

    def of(self, report: str) -> ReportView:
        """The report's own mentions."""
        raise NotImplementedError

    def links_in(self, report: str) -> ReportLinks:
        """What the report's mentions stand for."""
        return self.linked.get(report, NOTHING)

    def published(self, report: str) -> str | None:
        """When the report was published, as far as known."""
        dating = self.datings.get(report)
        return dating.published if dating else self.reports[report].published

    def reckoned_from(self, report: str) -> str | None:
        """The day by which the report's weekdays are told: that of its publication, else one of the week that it tells of."""
        dating = self.datings.get(report)
        return self.published(report) or (dating.week if dating else None)

    def told_day(self, report: str) -> str | None:
        """The day of publication as YYYY-MM-DD."""
        published = self.published(report)
        return published[:10] if published and len(published) >= 10 else None

    def outlet_name(self, report: str) -> str:
        """Who printed the report; a report of unknown outlet is named as that."""
        known = self.reports[report].outlet
        return known if known else f"unknown outlet ({self.reports[report].name})"

    def place_of(self, report: str, mention: str | None) -> str | None:
        """The place that a name mention stands for."""
        if mention is None:
            return None
        link = self.links_in(report).places.get(mention)
        if link is not None:
            return link.place
        name = self.of(report).names.get(mention)
        return self.place_of(report, name.refers_to) if name is not None and name.refers_to else None

    def settlement(self, place: str | None) -> tuple[str | None, str | None]:
        """(place, site): for a building or a street the place that holds it, where the case names that, and itself as the site."""
        found = self.places.get(place or "")
        if found is None or found.geonames_id is not None or found.feature not in {"facility", "place", "street"}:
            return place, None
        holder = next((key for key in found.within if key in self.places), None)
        return (holder, place) if holder is not None else (place, None)

    def entity_of(self, report: str, mention: str | None) -> str | None:
        """The person, organization or group that a name mention stands for; else the place."""
        seen: set[str] = set()
        while mention is not None and mention not in seen:
            seen.add(mention)
            link = self.links_in(report).entities.get(mention)
            if link is not None:
                return link.entity
            name = self.of(report).names.get(mention)
            if name is not None and name.refers_to:
                mention = name.refers_to
                continue
            place = self.links_in(report).places.get(mention)
            return place.place if place else None
        return None

    def side_of(self, entity: str | None, name: str) -> str | None:
        """The side of an actor: its entity's side or country, else the country that a word of its name tells."""
        known = self.entities.get(entity or "")
        if known is not None and (known.side or known.country):
            return known.side or known.country
        place = self.places.get(entity or "")
        if place is not None and place.feature == "country":
            return place.country
        by_people = next((country for word in name.split() if (country := demonym(word.strip("'’,.")))), None)
        return by_people or state_of_ruler(name)

    def evidence(self, report: str, *spans: Span | None) -> tuple[Evidence, ...]:
        """The spans as evidence, sorted, without doubles and without those that are missing."""
        return tuple(sorted({Evidence(report, span.start, span.end) for span in spans if span is not None and span.start < span.end}))

    def attribution(self, report: str, chain: Sequence[SourceLink]) -> tuple[AttributionLink, ...]:
        """The chain from the outlet inward to whoever is at the origin of the words."""
        outlet = self.outlet_name(report)
        links = [AttributionLink(name=outlet)]
        agency = next(iter(self.reports[report].agencies), None)
        if agency and agency.casefold() != outlet.casefold():
            links.append(AttributionLink(name=agency, role="agency"))
        if chain and chain[0].name.lower() in {"we", "i"}:
            chain = chain[1:]  # 'we' outside all quotation marks is the report itself
        for link in chain:
            entity = self.entity_of(report, link.mention)
            role = link.role
            if role is None and entity is not None and (known := self.entities.get(entity)) is not None:
                role = known.role
            links.append(AttributionLink(name=link.name, entity=entity, role=role, evidence=self.evidence(report, link.span)))
        return tuple(links)


class CaseView(View):
    """Look-ups over all of one case at once."""

    def __init__(self, reports: Sequence[Report], analyses: Mapping[str, Analysis], links: Links) -> None:
        self.reports = {report.id: report for report in reports}
        self.analyses = {report.id: analyses[report.id] for report in reports if report.id in analyses}
        self.links = links
        self.datings = {dating.report: dating for dating in links.datings}
        self.reprint_of = {reprint.report: reprint for reprint in links.reprints}
        self.places = {place.id: place for place in links.places}
        self.entities = {entity.id: entity for entity in links.entities}
        self._local: dict[str, ReportView] = {}

    def of(self, report: str) -> ReportView:
        """The report's own mentions."""
        found = self._local.get(report)
        if found is None:
            found = self._local[report] = ReportView(self.analyses[report], self.reckoned_from(report))
        return found

    def links_in(self, report: str) -> ReportLinks:
        """What the report's mentions stand for; links of other reports' mentions are among them."""
        return ReportLinks(self.place_links, self.entity_links, self.incident_links)

    @cached_property
    def place_links(self) -> dict[str, PlaceLink]:
        """Place link by name mention."""
        return {link.mention: link for link in self.links.place_links}

    @cached_property
    def entity_links(self) -> dict[str, EntityLink]:
        """Entity link by name mention."""
        return {link.mention: link for link in self.links.entity_links}

    @cached_property
    def incident_links(self) -> dict[str, IncidentLink]:
        """Incident link by incident mention."""
        return {link.mention: link for link in self.links.incident_links}


class CaseRows(View):
    """Look-ups over the rows of a case, which follow its changes."""

    reports: Rows[str, Report]
    analyses: Rows[str, Analysis]

    def __init__(self, book: Book, resolved: Resolved, decided: Decided) -> None:
        self.reports, self.analyses, self.datings = resolved.reports, resolved.analyses, resolved.datings
        self.reprint_of = decided.reprints
        self.named_places, self.named_entities = decided.places, decided.entities
        self.linked = Rule(
            book,
            self.analyses,
            lambda report: ReportLinks(
                decided.place_links.get(report, {}), decided.entity_links.get(report, {}), decided.incident_links.get(report, {})
            ),
        )
        # What a place or a person is follows for all that name it; how it was spelled here and there concerns the entity alone.
        self.places = Rule(book, self.named_places, lambda id_: msgspec.structs.replace(self.named_places[id_], variants=()))
        self.entities = Rule(book, self.named_entities, lambda id_: msgspec.structs.replace(self.named_entities[id_], name="", variants=()))
        self._local = Rule(book, self.analyses, lambda report: ReportView(self.analyses[report], self.reckoned_from(report)))

    def of(self, report: str) -> ReportView:
        """The report's own mentions."""
        return self._local[report]
