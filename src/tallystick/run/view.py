"""One case's reports, analyses and links with the look-ups that assembling an account needs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

from tallystick.lexicon.gazetteer import demonym
from tallystick.records.account import AttributionLink
from tallystick.records.links import Dating, EntityLink, IncidentLink, Links, PlaceEntity, PlaceLink, Reprint, ResolvedEntity
from tallystick.records.memory import Cells, Memory, shelf
from tallystick.records.mention import Analysis, NameMention, SourceLink
from tallystick.records.report import Evidence, Report, Span
from tallystick.records.times import resolve_times
from tallystick.records.values import TimeSpan


class ReportView:
    """One report's mentions by id, with what its times mean."""

    __slots__ = ("analysis", "names", "spans", "times")

    def __init__(self, analysis: Analysis, published: str | None) -> None:
        self.analysis = analysis
        self.names: dict[str, NameMention] = {name.id: name for name in analysis.names}
        self.spans: dict[str, Span] = {time.id: time.span for time in analysis.times}
        self.times: dict[str, TimeSpan] = resolve_times(analysis, published)
        """What each time mention means on the calendar, where that can be told."""


class CaseView:
    """Look-ups over one case; nothing in it is changed."""

    def __init__(self, reports: Sequence[Report], analyses: Mapping[str, Analysis], links: Links, memory: Memory | None = None) -> None:
        self.reports = {report.id: report for report in reports}
        self.analyses = {report.id: analyses[report.id] for report in reports if report.id in analyses}
        self.links = links
        self.memory = memory
        self._locals = shelf(memory, "view reports", Cells)
        self._facts = shelf(memory, "view facts", Cells)
        self._versions = shelf(memory, "view versions", Cells)
        self._local: dict[str, ReportView] = {}

    def cells(self, name: str) -> Cells:
        """Cells of the case's memory for one kind of record."""
        return shelf(self.memory, name, Cells)

    def of(self, report: str) -> ReportView:
        """The report's own mentions."""
        found = self._local.get(report)
        if found is None:
            analysis, published = self.analyses[report], self.published(report)
            found = self._local[report] = self._locals.of(report, (analysis, published), lambda: ReportView(analysis, published))
        return found

    @cached_property
    def versions(self) -> dict[str, Hashable]:
        """By report all that its records follow from, links included: equal, and the very same, for as long as that stays."""
        places = {
            place.id: self._facts.same(
                place.id,
                (place.id, place.name, place.feature, place.precision, place.country, place.within, self.settlement(place.id)),
            )
            for place in self.links.places
        }
        entities = {
            entity.id: self._facts.same(entity.id, (entity.id, entity.role, entity.side, entity.country)) for entity in self.links.entities
        }
        place_links, entity_links, incident_links = self.place_links, self.entity_links, self.incident_links
        found: dict[str, Hashable] = {}
        for report, analysis in self.analyses.items():
            named: list[object] = []
            for name in analysis.names:
                place, entity = place_links.get(name.id), entity_links.get(name.id)
                named.append(place)
                named.append(None if place is None else places.get(place.place, place.place))
                named.append(None if entity is None else entities.get(entity.entity, entity.entity))
            incidents = tuple(
                [None if (link := incident_links.get(mention.id)) is None else link.incident for mention in analysis.incidents]
            )
            found[report] = self._versions.same(report, (analysis, self.reports[report], self.datings.get(report), tuple(named), incidents))
        self._versions.sweep(found)
        self._locals.sweep(found)
        self._facts.sweep(places.keys() | entities.keys())
        return found

    @cached_property
    def datings(self) -> dict[str, Dating]:
        """Dating by report."""
        return {dating.report: dating for dating in self.links.datings}

    @cached_property
    def reprint_of(self) -> dict[str, Reprint]:
        """Reprint by the report that reprints."""
        return {reprint.report: reprint for reprint in self.links.reprints}

    @cached_property
    def place_links(self) -> dict[str, PlaceLink]:
        """Place link by name mention."""
        return {link.mention: link for link in self.links.place_links}

    @cached_property
    def places(self) -> dict[str, PlaceEntity]:
        """Place by id."""
        return {place.id: place for place in self.links.places}

    @cached_property
    def entity_links(self) -> dict[str, EntityLink]:
        """Entity link by name mention."""
        return {link.mention: link for link in self.links.entity_links}

    @cached_property
    def entities(self) -> dict[str, ResolvedEntity]:
        """Person, organization or group by id."""
        return {entity.id: entity for entity in self.links.entities}

    @cached_property
    def incident_links(self) -> dict[str, IncidentLink]:
        """Incident link by incident mention."""
        return {link.mention: link for link in self.links.incident_links}

    def published(self, report: str) -> str | None:
        """When the report was published, as far as known."""
        dating = self.datings.get(report)
        return dating.published if dating else self.reports[report].published

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
        link = self.place_links.get(mention)
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
            link = self.entity_links.get(mention)
            if link is not None:
                return link.entity
            name = self.of(report).names.get(mention)
            if name is not None and name.refers_to:
                mention = name.refers_to
                continue
            place = self.place_links.get(mention)
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
        return next((country for word in name.split() if (country := demonym(word.strip("'’,.")))), None)

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
        for link in chain:
            entity = self.entity_of(report, link.mention)
            role = link.role
            if role is None and entity in self.entities:
                role = self.entities[entity].role
            links.append(AttributionLink(name=link.name, entity=entity, role=role, evidence=self.evidence(report, link.span)))
        return tuple(links)
