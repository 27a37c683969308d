"""Which incident mentions tell of one incident, within a report and across reports.

Two tellings are one by place, time, kind, participants, targets and figures together, never by wording alone. What speaks against it
vetoes; what fits several incidents alike is left undecided. Candidates meet in buckets of (kind, day, place), (kind, report),
(kind, person), (kind, target) and (kind, figure); a bucket beyond its cap links neighbours only, so that work grows near-linearly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tallystick.records.identity import make_id
from tallystick.records.links import Dating, EntityLink, IncidentLink, PlaceEntity, PlaceLink, ResolvedEntity, Undecided
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.resolve.incidents.features import Telling, read_tellings
from tallystick.resolve.incidents.match import Match, match_tellings, may_be_meant

BUCKET_CAP = 60
"""Tellings of one bucket that are compared each with each; in a larger one each meets its nearest neighbours only."""
NEIGHBOURS = 12
SAME_REPORT_SCORE = 4.0
ACROSS_SCORE = 5.0
"""Points (``match``) from which two tellings are one; a place and a day that both say make 6."""
UNDATED_SCORE = 6.0
"""Points where one of two reports gives no day at all, not even its own: they may lie years apart."""
LONE_SCORE = 2.5
"""Points from which a telling that lacks its place or day may join the one incident that fits it."""
LONE_LEAD = 1.5
"""Points by which that incident must lead the next; else the telling stays undecided."""
CLUSTER_SAMPLE = 24
"""Members of a cluster that are asked for a veto when two clusters are to be joined."""


def resolve_incidents(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    datings: Sequence[Dating],
    places: Sequence[PlaceEntity],
    place_links: Sequence[PlaceLink],
    entities: Sequence[ResolvedEntity],
    entity_links: Sequence[EntityLink],
) -> tuple[tuple[IncidentLink, ...], tuple[Undecided, ...]]:
    """A link for every actual or planned incident mention, with the reason, and the pairs that stay undecided.

    What is told in passing only, without a place, day, person, target or figure of its own, makes no incident and gets no link.

    The same input in any order gives the same links: nothing hangs on the order of ``reports``, and an incident's id comes from the
    smallest id of its mentions.
    """
    tellings = read_tellings(reports, analyses, datings, places, place_links, entity_links)
    clusters = _Clusters(tellings)
    matches: dict[tuple[str, str], Match] = {}
    for left, right in _candidates(tellings):
        matches[(left.id, right.id)] = match_tellings(left, right)
    undecided = clusters.join_all(matches)
    undecided.extend(clusters.place_lone(matches))
    return clusters.links(), tuple(sorted(set(undecided), key=lambda u: (u.left, u.right)))


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that meet in a bucket, each once, the smaller id first."""
    buckets: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in telling.block_keys():
            buckets[key].append(telling)
    seen: set[tuple[str, str]] = set()
    for key in sorted(buckets):
        members = sorted(buckets[key], key=lambda t: (t.day or "", t.place_key or "", t.report, t.start, t.id))
        pairs = (
            combinations(members, 2)
            if len(members) <= BUCKET_CAP
            else ((members[i], members[j]) for i in range(len(members)) for j in range(i + 1, min(len(members), i + 1 + NEIGHBOURS)))
        )
        for a, b in pairs:
            left, right = (a, b) if a.id < b.id else (b, a)
            if key[0] == "month" and left.narrow and right.narrow:
                continue  # both have a day of their own: they meet by the day
            if left.id != right.id and (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield left, right


class _Clusters:
    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.tellings = {telling.id: telling for telling in tellings}
        self.parent = {telling.id: telling.id for telling in tellings}
        self.members: dict[str, list[str]] = {telling.id: [telling.id] for telling in tellings}
        self.reasons: dict[str, str] = {}
        self.telling_reports: dict[str, set[str]] = defaultdict(set)
        for telling in tellings:
            self.telling_reports[telling.kind].add(telling.report)

    def root(self, id_: str) -> str:
        while self.parent[id_] != id_:
            self.parent[id_] = self.parent[self.parent[id_]]
            id_ = self.parent[id_]
        return id_

    def join_all(self, matches: Mapping[tuple[str, str], Match]) -> list[Undecided]:
        """Joins the pairs that match, strongest first, where no member of the one cluster vetoes one of the other."""
        undecided = []
        order = sorted(
            ((match, pair) for pair, match in matches.items() if match.veto is None and match.tied and match.score >= self.bar(pair)),
            key=lambda entry: (-entry[0].score, entry[1]),
        )
        for match, (left, right) in order:
            if self.root(left) == self.root(right):
                continue
            veto = self.veto(self.root(left), self.root(right))
            if veto is None:
                self.join(left, right, match.reason)
            else:
                undecided.append(Undecided(left=left, right=right, kind="incident", reason=f"{match.reason}; but {veto}"))
        return undecided

    def bar(self, pair: tuple[str, str]) -> float:
        left, right = self.tellings[pair[0]], self.tellings[pair[1]]
        if left.report == right.report:
            return SAME_REPORT_SCORE
        return ACROSS_SCORE if left.last and right.last else UNDATED_SCORE

    def veto(self, first: str, second: str) -> str | None:
        """Why the two clusters cannot be one; None where nothing speaks against it."""
        for a in self.sample(first):
            for b in self.sample(second):
                left, right = (a, b) if a.id < b.id else (b, a)
                found = match_tellings(left, right).veto
                if found is not None:
                    return found
        return None

    def sample(self, root: str) -> list[Telling]:
        """The cluster's most telling members: those with a day, a place and targets of their own first."""
        members = [self.tellings[id_] for id_ in self.members[root]]
        return sorted(members, key=lambda t: (-t.richness, t.id))[:CLUSTER_SAMPLE]

    def join(self, left: str, right: str, reason: str) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        self.parent[second] = first
        self.members[first].extend(self.members.pop(second))
        for id_ in (left, right):
            self.reasons.setdefault(id_, reason)

    def place_lone(self, matches: Mapping[tuple[str, str], Match]) -> list[Undecided]:
        """Incidents of one report that lack their day or place join the one incident that fits them, if one alone does."""
        near: dict[str, dict[str, tuple[float, str, str, Match]]] = defaultdict(dict)
        for (left, right), match in sorted(matches.items()):
            if match.veto is not None or match.score < LONE_SCORE or self.root(left) == self.root(right):
                continue
            for one, other in ((left, right), (right, left)):
                if not may_be_meant(self.tellings[one], self.tellings[other]):
                    continue
                mine, theirs = self.root(one), self.root(other)
                rank = (match.score + self.weight(theirs), one, other, match)
                if theirs not in near[mine] or (-rank[0], rank[1:3]) < (-near[mine][theirs][0], near[mine][theirs][1:3]):
                    near[mine][theirs] = rank
        undecided: list[Undecided] = []
        wanted: list[tuple[str, str, Match]] = []
        for root in sorted(near):
            if not self.is_open(root):
                continue
            ranked = sorted(
                (
                    entry
                    for theirs, entry in near[root].items()
                    if self.reports(theirs) >= self.reports(root)
                    and len(self.members[theirs]) > 1
                    and (entry[3].tied or self.leads(theirs))
                ),
                key=lambda entry: (-entry[0], entry[1:3]),
            )
            ranked = [entry for entry in ranked if self.veto(root, self.root(entry[2])) is None]
            if not ranked:
                continue
            if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LONE_LEAD:
                wanted.append(ranked[0][1:])
            else:
                undecided.extend(
                    _undecided(one, other, f"{match.reason}; another incident fits as well") for _, one, other, match in ranked[:2]
                )
        for one, other, match in wanted:
            if self.root(one) == self.root(other):
                continue
            veto = self.veto(self.root(one), self.root(other))
            if veto is None:
                self.join(one, other, f"{match.reason}; no other incident of the case fits as well")
            else:
                undecided.append(_undecided(one, other, f"{match.reason}; but {veto}"))
        return undecided

    def is_open(self, root: str) -> bool:
        """Whether no telling of the incident gives both its day and a place of its own."""
        return self.reports(root) == 1 and all(self.tellings[id_].open for id_ in self.members[root])

    def leads(self, root: str) -> bool:
        """Whether most reports that tell of its kind tell of it: then a telling without a place may be of it."""
        kind = self.tellings[root].kind
        return 2 * self.reports(root) > len(self.telling_reports[kind])

    def reports(self, root: str) -> int:
        """How many reports tell of it."""
        return len({self.tellings[id_].report for id_ in self.members[root]})

    def weight(self, root: str) -> float:
        """An incident that many reports tell of is likelier meant."""
        return min(2.0, 0.5 * (self.reports(root) - 1))

    def links(self) -> tuple[IncidentLink, ...]:
        """One link a telling."""
        found = []
        for members in self.members.values():
            if not any(self.tellings[id_].substantial for id_ in members):
                continue
            incident = make_id("inc", min(members))
            for id_ in members:
                alone = "told once" if len(members) == 1 else "joined by other tellings of it"
                found.append(IncidentLink(mention=id_, incident=incident, reason=self.reasons.get(id_, alone)))
        return tuple(sorted(found, key=lambda link: link.mention))


def _undecided(one: str, other: str, reason: str) -> Undecided:
    left, right = sorted((one, other))
    return Undecided(left=left, right=right, kind="incident", reason=reason)
