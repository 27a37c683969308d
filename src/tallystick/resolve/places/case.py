"""The toponyms of a case with their probabilities, kept from one reading to the next: only what a change touches is weighed again.

A small case is summed as it stands. In a case of more than ``WHOLE_CASE`` reports, what the case says is told in rounded shares, so that one
report more or less leaves what most others were read with as it was (``shares``, docs/method/places.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.lexicon.gazetteer import GazetteerPlace, fold
from tallystick.records.mention import Analysis, NameMention
from tallystick.records.report import Dateline, Report, Span
from tallystick.resolve.places.model import Context, context_of, settle
from tallystick.resolve.places.shares import ANY_UNIT, CASE_COUNTRIES, NEAR, CaseShares, Rounded, asked_of, band_of
from tallystick.resolve.places.spellings import other_spellings
from tallystick.resolve.places.toponyms import Toponym, adjectives, toponyms_of, verdict, votes_of

WHOLE_CASE = 500
"""Reports up to which a case's sums are taken exactly; the labelled sets and the cases that weights were read off are smaller."""
CASE_TRUST = 0.7
"""How far the answer of the case's other reports for the same spelling is followed."""
UNIT = 1000
"""Weights are summed in thousandths over a large case: whole numbers add up to the same in any order."""
MEANS = 100
"""The mean answer of a large case for a spelling is told in hundredths."""

Adjective = tuple[NameMention, Span, GazetteerPlace]
Told = list[tuple[str, GazetteerPlace, float]]


@dataclass
class ReportPlaces:
    """One report's toponyms and what is kept of them."""

    report: Report
    analysis: Analysis
    dateline: Dateline | None
    votes: Counter[tuple[str, str]]
    adjectives: list[Adjective] = field(default_factory=list)
    told: Told = field(default_factory=list)
    toponyms: list[Toponym] = field(default_factory=list)
    alone: list[tuple[tuple[GazetteerPlace, ...], list[float]]] = field(default_factory=list)
    """Places and weights of the toponyms by the report's own words."""
    countries: dict[str, float] = field(default_factory=dict)
    units: dict[str, float] = field(default_factory=dict)
    settled: list[list[float]] | None = None
    """Weights with the case's context, before the case's answers for one spelling are drawn together."""
    context: Context = field(default_factory=Context)
    band: int = 0

    def asks(self, told: Collection[str]) -> bool:
        """Whether its weights follow from one of these countries and units, or from where unlisted spellings are looked for."""
        if ANY_UNIT in told or (NEAR in told and not all(places for places, _ in self.alone)):
            return True
        countries, units = asked_of(self.toponyms)
        return not (countries.isdisjoint(told) and units.isdisjoint(told))

    def restore(self) -> None:
        """Gives the toponyms the places and weights that the report's own words give them."""
        for one, (places, weights) in zip(self.toponyms, self.alone, strict=True):
            one.places, one.weights = places, list(weights)


class _Spelling:
    """One spelling's answers over a large case."""

    __slots__ = ("count", "means", "members", "sums")

    def __init__(self) -> None:
        self.count = 0
        self.members: dict[int, dict[str, Toponym]] = {}
        """By band and report."""
        self.sums: Counter[str] = Counter()
        self.means: Rounded | None = None
        """The shares of its places; None where one report alone answers."""

    def add(self, id_: str, band: int, toponym: Toponym, weights: Sequence[float], sign: int) -> None:
        """Counts a report's answer, or takes it out again."""
        members = self.members.setdefault(band, {})
        if sign > 0:
            members[id_] = toponym
        else:
            del members[id_]
            if not members:
                del self.members[band]
        self.count += sign
        for place, weight in zip(toponym.places, weights, strict=True):
            self.sums[place.key] += sign * round(weight * UNIT)

    def move(self) -> list[str]:
        """Finds the means again; gives the reports that are told others than before."""
        if self.count < 2:
            moved: Collection[int] = self.members if self.means is not None else ()
            self.means = None
        elif self.means is None:
            self.means = Rounded(MEANS)
            self.means.move(self.sums, self.count * UNIT)
            moved = self.members
        else:
            moved = self.means.move(self.sums, self.count * UNIT)
        return [id_ for band in moved for id_ in self.members.get(band, ())]


class PlaceCase:
    """A case's toponyms; ``read`` brings them up to date."""

    def __init__(self, tell: Callable[[Report, list[Adjective]], Told]) -> None:
        self.tell = tell
        self.reports: dict[str, ReportPlaces] = {}
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.verdicts: dict[str, tuple[bool, ...]] = {}
        self.named: dict[str, set[str]] = defaultdict(set)
        self.bands: dict[int, set[str]] = defaultdict(set)
        self._forget_sums()

    def _forget_sums(self) -> None:
        self.countries: Counter[str] = Counter()
        self.units: Counter[str] = Counter()
        self.shares = CaseShares()
        self.spellings: dict[str, _Spelling] = defaultdict(_Spelling)
        self.summed: set[str] = set()
        self.changed: set[str] = set()

    def read(self, touched: Iterable[str], reports: Mapping[str, Report], analyses: Mapping[str, Analysis]) -> Collection[str]:
        """Brings the toponyms up to date with the reports that may be others now: each report alone, then with what the others say. Gives
        the reports whose reading is to be made again."""
        fresh = self._find(touched, reports, analyses)
        if len(self.reports) > WHOLE_CASE:
            return self._read_large(fresh if self.summed else set(self.reports))
        self._forget_sums()
        _read_whole([self.reports[id_] for id_ in sorted(self.reports)])
        return list(self.reports)

    def _find(self, touched_reports: Iterable[str], reports: Mapping[str, Report], analyses: Mapping[str, Analysis]) -> set[str]:
        """Finds the toponyms of reports that are new, or whose names are judged otherwise now; gives their ids."""
        touched: set[str] = set()
        fresh: set[str] = set()
        for id_ in sorted(touched_reports):
            report, analysis, kept = reports.get(id_), analyses.get(id_), self.reports.get(id_)
            if report is None or analysis is None:
                if kept is not None:
                    self._drop(id_, touched)
                continue
            if kept is not None:
                if (kept.report.text, kept.dateline, kept.analysis) == (report.text, report.dateline, analysis):
                    kept.report, kept.analysis = report, analysis
                    continue
                self._drop(id_, touched)
            new = ReportPlaces(report, analysis, report.dateline, votes_of(report, analysis), band=band_of(id_))
            self.reports[id_] = new
            self.bands[new.band].add(id_)
            fresh.add(id_)
            for (spelling, kind), count in new.votes.items():
                self.votes[spelling][kind] += count
                touched.add(spelling)
            for spelling in {fold(name.text) for name in analysis.names}:
                self.named[spelling].add(id_)
        for spelling in touched:
            judged = verdict(self.votes[spelling])
            if self.verdicts.get(spelling) != judged:
                self.verdicts[spelling] = judged
                fresh |= self.named.get(spelling, set())
        for id_ in sorted(fresh):
            self._settle_alone(self.reports[id_])
        return fresh

    def _drop(self, id_: str, touched: set[str]) -> None:
        gone = self.reports.pop(id_)
        self.bands[gone.band].discard(id_)
        self._take_out(id_, gone)
        for (spelling, kind), count in gone.votes.items():
            self.votes[spelling][kind] -= count
            touched.add(spelling)
        for spelling in {fold(name.text) for name in gone.analysis.names}:
            self.named[spelling].discard(id_)
            if not self.named[spelling]:
                del self.named[spelling]

    def _settle_alone(self, found: ReportPlaces) -> None:
        self._take_out(found.report.id, found)
        if not found.told and not found.adjectives:
            found.adjectives = adjectives(found.report, found.analysis)
            found.told = self.tell(found.report, found.adjectives)
        found.toponyms = toponyms_of(found.report, found.analysis, self.votes)
        context = settle(found.toponyms, found.told)
        found.alone = [(one.places, one.weights) for one in found.toponyms]
        found.countries, found.units = dict(context.countries), dict(context.units)
        found.settled = None

    # -- a large case --------------------------------------------------------------------------------------------------
    def _take_out(self, id_: str, found: ReportPlaces) -> None:
        """Takes what the report gave to the sums of a large case out of them again."""
        if id_ not in self.summed:
            return
        self.summed.discard(id_)
        self.countries.subtract(_whole(found.countries))
        self.units.subtract(_whole(found.units))
        self._leave(id_, found)

    def _leave(self, id_: str, found: ReportPlaces) -> None:
        for one, weights in zip(found.toponyms, found.settled or (), strict=False):
            if one.places:
                self.spellings[one.folded].add(id_, found.band, one, weights, -1)
                self.changed.add(one.folded)

    def _read_large(self, fresh: set[str]) -> set[str]:
        for id_ in fresh:
            one = self.reports[id_]
            self.summed.add(id_)
            self.countries.update(_whole(one.countries))
            self.units.update(_whole(one.units))
            one.settled = None
        moved = set(fresh)
        for band, told in self.shares.move(self.countries, self.units).items():
            moved.update([id_ for id_ in self.bands.get(band, ()) if id_ not in moved and self.reports[id_].asks(told)])
        for id_ in moved:
            one = self.reports[id_]
            if one.settled is not None:
                self._leave(id_, one)
            one.restore()
            other_spellings(one.toponyms, self.shares.near(one.band))
            settle(one.toponyms, one.told, self.shares.context(one.toponyms, one.band))
            one.settled = [toponym.weights for toponym in one.toponyms]
            for toponym in one.toponyms:
                if toponym.places:
                    self.spellings[toponym.folded].add(id_, one.band, toponym, toponym.weights, 1)
                    self.changed.add(toponym.folded)
        for spelling in self.changed:
            moved.update(self.spellings[spelling].move())
            if not self.spellings[spelling].count:
                del self.spellings[spelling]
        self.changed = set()
        for id_ in moved:
            one = self.reports[id_]
            for toponym, weights in zip(one.toponyms, one.settled or (), strict=True):
                means = self.spellings[toponym.folded].means if toponym.places else None
                toponym.weights = list(weights) if means is None else _drawn(toponym, weights, _told_means(means, toponym, one.band))
            one.context = context_of(one.toponyms, one.told, self.shares.context(one.toponyms, one.band))
        return moved


def _read_whole(found: Sequence[ReportPlaces]) -> None:
    """The probabilities of a small case, whose sums are taken as they stand."""
    for one in found:
        one.restore()
    case = _sum(found)
    near = [code for code, weight in sorted(case.countries.items(), key=lambda item: (-item[1], item[0]))[:CASE_COUNTRIES] if weight > 0.5]
    every = [toponym for one in found for toponym in one.toponyms]
    changed = other_spellings(every, near)
    if len(found) > 1:
        for one in found:
            settle(one.toponyms, one.told, case)
        _agree(every)
    elif changed:
        for one in found:
            settle(one.toponyms, one.told, None)
    for one in found:
        one.context = context_of(one.toponyms, one.told, case if len(found) > 1 else None)


def _sum(reports: Iterable[ReportPlaces]) -> Context:
    whole = Context()
    for one in reports:
        for code, weight in one.countries.items():
            whole.countries[code] += weight
        for key, weight in one.units.items():
            whole.units[key] += weight
    return whole


def _agree(toponyms: Sequence[Toponym]) -> None:
    """Draws the answers for one spelling in several reports together: a report that tells less follows those that tell more."""
    by_spelling: dict[str, list[Toponym]] = defaultdict(list)
    for one in toponyms:
        if one.places:
            by_spelling[one.folded].append(one)
    for same in by_spelling.values():
        if len(same) < 2:
            continue
        mean: defaultdict[str, float] = defaultdict(float)
        for one in same:
            for found, weight in zip(one.places, one.weights, strict=True):
                mean[found.key] += weight / len(same)
        for one in same:
            one.weights = _drawn(one, one.weights, mean)


def _drawn(toponym: Toponym, weights: Sequence[float], means: Mapping[str, float]) -> list[float]:
    return [(1 - CASE_TRUST) * weight + CASE_TRUST * means[found.key] for found, weight in zip(toponym.places, weights, strict=True)]


def _told_means(means: Rounded, toponym: Toponym, band: int) -> dict[str, float]:
    return {place.key: means.told(place.key, band) / MEANS for place in toponym.places}


def _whole(weights: Mapping[str, float]) -> dict[str, int]:
    return {key: round(weight * UNIT) for key, weight in weights.items()}
