"""The ledger's lines before they are drawn: which figures answer one question, and what they can be filtered by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from tallystick.present.labels import MEASURES, measure_title
from tallystick.present.places import PlaceTree
from tallystick.present.view import AccountView
from tallystick.records.account import Figure, Finding, FindingKind

MOST_CHOICES = 150
"""Entries of a list to choose from; what is rarer is found by text."""


FACETS = ("measures", "places", "groups", "origins", "kinds", "incidents")
"""What lines are filtered by, in the order of ``Wanted``."""


class Choice(msgspec.Struct, frozen=True):
    """Something to filter by, and how many lines it leaves."""

    value: str
    title: str
    lines: int


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one question, not yet drawn."""

    id: str
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    weight: float
    measures: frozenset[str]
    places: frozenset[str]
    """Ids of the places and of what holds them."""
    groups: frozenset[str]
    origins: frozenset[str]
    kinds: frozenset[str]
    incidents: frozenset[str]
    haystack: str
    """What a text filter looks in, in lower case."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What lines must have; empty asks for nothing."""

    measure: str = ""
    place: str = ""
    group: str = ""
    origin: str = ""
    kind: str = ""
    incident: str = ""
    text: str = ""


class Lines:
    """All lines of an account, the weightiest first."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        tree = PlaceTree(view.account.entities)
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in view.account.figures:
            if figure.rejected_by is None:
                groups[figure.question or figure.id].append(figure)
        findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in view.account.findings:
            if finding.question:
                findings[finding.question].append(finding)
        # A finding of a figure that stands alone may name the figure only.
        for finding in view.account.findings:
            if not finding.question:
                for claim in finding.claims:
                    found = view.figures.get(claim)
                    if found is not None and finding not in findings[found.question or found.id]:
                        findings[found.question or found.id].append(finding)
        lines = [self._line(id_, figures, findings.get(id_, []), tree) for id_, figures in groups.items()]
        self.all = tuple(sorted(lines, key=lambda line: (-line.weight, line.id)))
        self.by_id = {line.id: line for line in self.all}
        self.figures = sum(len(line.figures) for line in self.all)
        """Figures of all lines."""
        self._having: dict[str, dict[str, list[LedgerLine]]] = {facet: defaultdict(list) for facet in FACETS}
        """By facet and value the lines that have it, in order."""
        for line in self.all:
            for facet, having in self._having.items():
                for value in getattr(line, facet):
                    having[value].append(line)
        self.measures = self._choices((line.measures for line in self.all), measure_title, MEASURES)
        self.places = self._choices((line.places for line in self.all), self._place_name)
        self.groups = self._choices((line.groups for line in self.all), str)
        self.origins = self._choices((line.origins for line in self.all), self.origin_name)
        self.kinds = self._choices((line.kinds for line in self.all), str, [kind.value for kind in FindingKind])

    def _line(self, id_: str, figures: list[Figure], findings: list[Finding], tree: PlaceTree) -> LedgerLine:
        view = self.view
        words: list[str] = []
        for figure in figures:
            words.extend(view.words(place) for place in figure.evidence)
            words.extend(link.name for link in figure.attribution)
            words.append(measure_title(figure.measure))
            words.append(figure.group or "")
            words.append(figure.site or "")
            if figure.place in view.entities:
                words.append(view.entities[figure.place].name)
            if figure.incident in view.incidents:
                words.extend(view.incidents[figure.incident].targets)
        return LedgerLine(
            id=id_,
            figures=tuple(figures),
            findings=tuple(findings),
            weight=max((f.weight for f in findings), default=0.0),
            measures=frozenset(f.measure for f in figures),
            places=frozenset(place for f in figures for place in tree.chain(f.place)),
            groups=frozenset(f.group.casefold() for f in figures if f.group),
            origins=frozenset(f.origin or f.id for f in figures),
            kinds=frozenset(f.kind.value for f in findings),
            incidents=frozenset(f.incident for f in figures if f.incident),
            haystack=" ".join(words).casefold(),
        )

    def _place_name(self, id_: str) -> str:
        entity = self.view.entities.get(id_)
        return entity.name if entity is not None else ""

    def origin_name(self, key: str) -> str:
        """An origin's name; empty where the account knows none."""
        origin = self.view.origins.get(key)
        return origin.name if origin is not None else ""

    def _choices(self, sets: Iterable[frozenset[str]], title: object, order: list[str] | None = None) -> tuple[Choice, ...]:
        """The commonest values with a title, in the given order or by title."""
        counted: Counter[str] = Counter(value for one in sets for value in one)
        assert callable(title)
        named = [Choice(value, title(value), number) for value, number in counted.items() if title(value)]
        common = sorted(named, key=lambda c: (-c.lines, c.title, c.value))[:MOST_CHOICES]
        if order is not None:
            return tuple(sorted(common, key=lambda c: (order.index(c.value) if c.value in order else len(order), c.value)))
        return tuple(sorted(common, key=lambda c: (c.title.casefold(), c.value)))

    def select(self, wanted: Wanted) -> tuple[LedgerLine, ...]:
        """The lines that have all that is wanted."""
        terms = wanted.text.casefold().split()
        values = (wanted.measure, wanted.place, wanted.group.casefold(), wanted.origin, wanted.kind, wanted.incident)
        asked = {facet: value for facet, value in zip(FACETS, values, strict=True) if value}
        if not asked and not terms:
            return self.all
        fewest = min((self._having[facet].get(value, []) for facet, value in asked.items()), key=len, default=self.all)
        return tuple(
            [
                line
                for line in fewest
                if all(value in getattr(line, facet) for facet, value in asked.items()) and all(term in line.haystack for term in terms)
            ]
        )
