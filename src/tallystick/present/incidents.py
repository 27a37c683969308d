"""The incidents as a list that can be filtered by type, place, days, measure and words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tallystick.present.labels import MEASURES, measure_title, type_title
from tallystick.present.lines import MOST_CHOICES, Choice
from tallystick.present.places import PlaceTree
from tallystick.present.view import AccountView
from tallystick.records.account import Figure, Finding, Incident


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with what it is filtered by."""

    incident: Incident
    places: frozenset[str]
    measures: frozenset[str]
    first: str | None
    """First and last day that it may have been on (ISO); None where open or unknown."""
    last: str | None
    reports: int
    outlets: int
    findings: tuple[Finding, ...]
    haystack: str


class WantedIncidents(msgspec.Struct, frozen=True, kw_only=True):
    """What incidents must have; empty asks for nothing."""

    type: str = ""
    place: str = ""
    measure: str = ""
    since: str = ""
    """First and last day (ISO), both included."""
    until: str = ""
    text: str = ""
    undated: bool = False
    """Those without a day alone."""
    passing: bool = False
    """Also what reports tell in passing of other times."""


class IncidentList:
    """All incidents of an account, those told by most reports first."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        tree = PlaceTree(view.account.entities)
        findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in view.account.findings:
            if finding.incident:
                findings[finding.incident].append(finding)
        self._answers: dict[str, list[Figure]] = defaultdict(list)
        """By question the figures that answer it and stand."""
        measures: dict[str, set[str]] = defaultdict(set)
        for figure in view.account.figures:
            if figure.question and figure.rejected_by is None:
                self._answers[figure.question].append(figure)
            if figure.incident and figure.rejected_by is None:
                measures[figure.incident].add(figure.measure)
        lines = [self._line(i, tree, frozenset(measures[i.id]), findings[i.id]) for i in view.account.incidents]
        self.all = tuple(sorted(lines, key=lambda one: (-one.reports, -len(one.incident.evidence), one.first or "9999", one.incident.id)))
        self.by_id = {line.incident.id: line for line in self.all}
        told = [line for line in self.all if not line.incident.background]
        self.types = _choices(({line.incident.type} for line in told), type_title)
        self.places = _choices((line.places for line in told), lambda id_: view.entities[id_].name if id_ in view.entities else "")
        self.measures = _choices((line.measures for line in told), measure_title, MEASURES)
        self.passing = len(self.all) - len(told)
        self._told = tuple(told)
        self._at: dict[str, list[IncidentLine]] = defaultdict(list)
        """By place, and by what holds it, the incidents there."""
        self._of_type: dict[str, list[IncidentLine]] = defaultdict(list)
        for line in self.all:
            self._of_type[line.incident.type].append(line)
            for place in line.places:
                self._at[place].append(line)

    def _line(self, incident: Incident, tree: PlaceTree, measures: frozenset[str], findings: list[Finding]) -> IncidentLine:
        view = self.view
        reports = {place.report for place in incident.evidence}
        words = [type_title(incident.type), incident.title, incident.site or "", *incident.targets, *incident.means]
        words.extend(view.words(place) for place in incident.evidence[:20])
        words.extend(participant.name for participant in incident.participants)
        words.extend(claim.actor.name for claim in incident.perpetrators)
        if incident.place in view.entities:
            entity = view.entities[incident.place]
            words.extend((entity.name, *entity.variants))
        when = incident.when
        return IncidentLine(
            incident=incident,
            places=frozenset(tree.chain(incident.place)),
            measures=measures,
            first=when.first_day if when is not None else None,
            last=when.last_day if when is not None else None,
            reports=len(reports),
            outlets=len({view.outlet(report) for report in reports}),
            findings=tuple(findings),
            haystack=" ".join(words).casefold(),
        )

    def figures(self, incident: Incident) -> list[Figure]:
        """The incident's figures that stand, with all that answer the same questions: its page sets these beside one another."""
        own = [f for f in map(self.view.figures.get, incident.figures) if f is not None and f.rejected_by is None]
        asked = dict.fromkeys(f.question for f in own)
        return [*(f for f in own if f.question is None), *(f for question in asked if question for f in self._answers[question])]

    def select(self, wanted: WantedIncidents, *, without: Sequence[str] = ()) -> tuple[IncidentLine, ...]:
        """The incidents that have all that is wanted; ``without`` names filters that are left aside ('place', 'days')."""
        terms = wanted.text.casefold().split()
        place = "" if "place" in without else wanted.place
        since, until, undated = ("", "", False) if "days" in without else (wanted.since, wanted.until, wanted.undated)
        some: Sequence[IncidentLine] = self.all if wanted.passing else self._told
        if not (terms or place or since or until or undated or wanted.type or wanted.measure):
            return tuple(some)
        if place:
            some = self._at.get(place, [])
        elif wanted.type:
            some = self._of_type.get(wanted.type, [])
        return tuple(
            line
            for line in some
            if (wanted.passing or not line.incident.background)
            and (not wanted.type or line.incident.type == wanted.type)
            and (not place or place in line.places)
            and (not wanted.measure or wanted.measure in line.measures)
            and (not undated or (line.first is None and line.last is None))
            and (not (since or until) or _within(line, since, until))
            and all(term in line.haystack for term in terms)
        )


def _within(line: IncidentLine, since: str, until: str) -> bool:
    """Whether it may have been between the days."""
    if line.first is None and line.last is None:
        return False
    return (not until or line.first is None or line.first[: len(until)] <= until) and (not since or line.last is None or line.last >= since)


def _choices(sets: Iterable[Iterable[str]], title: object, order: Sequence[str] = ()) -> tuple[Choice, ...]:
    assert callable(title)
    counted: Counter[str] = Counter(value for one in sets for value in one)
    named = [Choice(value, title(value), number) for value, number in counted.items() if title(value)]
    common = sorted(named, key=lambda c: (-c.lines, c.title, c.value))[:MOST_CHOICES]
    return tuple(sorted(common, key=lambda c: (order.index(c.value) if c.value in order else len(order), c.title.casefold(), c.value)))
