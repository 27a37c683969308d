"""Which incident mentions tell of one incident, within a report and across reports.

Two tellings are one by place, time, kind, participants, targets and figures together, never by wording alone. What speaks against it
vetoes; what fits several incidents alike is left undecided. Candidates meet in buckets of (kind, day, place), (kind, report),
(kind, person), (kind, target) and (kind, figure); a bucket beyond its cap links neighbours only, so that work grows near-linearly.
Tellings that no match joins do not touch one another, so each such part of the case is worked out by itself and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from tallystick.records.identity import make_id
from tallystick.records.links import Dating, EntityLink, IncidentLink, PlaceEntity, PlaceLink, ResolvedEntity, Undecided
from tallystick.records.memory import Cells, Memory, shelf
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.resolve.incidents.candidates import Candidates, Couple, couple
from tallystick.resolve.incidents.features import Telling, read_tellings
from tallystick.resolve.incidents.match import Match, find_veto, match_tellings, may_be_meant

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
    memory: Memory | None = None,
    compare: Compare | None = None,
) -> tuple[tuple[IncidentLink, ...], tuple[Undecided, ...]]:
    """A link for every actual or planned incident mention, with the reason, and the pairs that stay undecided.

    What is told in passing only, without a place, day, person, target or figure of its own, makes no incident and gets no link.

    The same input in any order gives the same links: nothing hangs on the order of ``reports``, and an incident's id comes from the
    smallest id of its mentions. ``compare`` compares tellings somewhere else.
    """
    compare = compare or compare_tellings
    tellings = read_tellings(reports, analyses, datings, places, place_links, entity_links, memory)
    return shelf(memory, "incidents linked", IncidentCase).link({telling.id: telling for telling in tellings}, compare)


Compare = Callable[[Iterable[tuple[Telling, Telling]]], Iterable[tuple[str, str, Match]]]
"""Of pairs of tellings those that may be one, by their ids, in any order."""


def compare_tellings(pairs: Iterable[tuple[Telling, Telling]]) -> Iterator[tuple[str, str, Match]]:
    """The pairs that may be one; nothing else is needed to tell than the two themselves."""
    for one, other in pairs:
        match = match_tellings(one, other)
        if match.veto is None and match.score >= LONE_SCORE:
            yield one.id, other.id, match


class Cluster:
    """Tellings of one incident, as far as is known; never changed."""

    def __init__(self, members: Sequence[Telling], reasons: Mapping[str, str]) -> None:
        self.members = tuple(members)
        self.reasons = reasons
        self.root = min(telling.id for telling in members)

    @cached_property
    def reports(self) -> int:
        """How many reports tell of it."""
        return len({telling.report for telling in self.members})

    @cached_property
    def sample(self) -> tuple[Telling, ...]:
        """The most telling members: those with a day, a place and targets of their own first."""
        if len(self.members) == 1:
            return self.members
        return tuple(sorted(self.members, key=lambda t: (-t.richness, t.id))[:CLUSTER_SAMPLE])

    @cached_property
    def open(self) -> bool:
        """Whether one report alone tells of it, and no telling gives both its day and a place of its own."""
        return self.reports == 1 and all(telling.open for telling in self.members)

    @cached_property
    def weight(self) -> float:
        """An incident that many reports tell of is likelier meant."""
        return min(2.0, 0.5 * (self.reports - 1))

    def veto(self, other: Cluster) -> str | None:
        """Why the two cannot be one; None where nothing speaks against it."""
        for a in self.sample:
            for b in other.sample:
                found = find_veto(a, b) if a.id < b.id else find_veto(b, a)
                if found is not None:
                    return found
        return None

    def join(self, other: Cluster, left: str, right: str, reason: str) -> Cluster:
        """Both as one, for the reason that joins the tellings ``left`` and ``right``."""
        first, second = (self, other) if self.root < other.root else (other, self)
        reasons = {**first.reasons, **second.reasons}
        for id_ in (left, right):
            reasons.setdefault(id_, reason)
        return Cluster((*first.members, *second.members), reasons)


class _Part:
    """Clusters of tellings that matches join, with what stayed undecided among them."""

    def __init__(self, clusters: Iterable[Cluster], undecided: Sequence[Undecided]) -> None:
        self.clusters = tuple(clusters)
        self.undecided = tuple(undecided)


class IncidentCase:
    """The tellings of a case and what joins them; ``link`` brings it up to date."""

    def __init__(self) -> None:
        self.candidates = Candidates()
        self.matches: dict[str, dict[str, Match]] = defaultdict(dict)
        """What speaks for each two tellings, by either id; what cannot matter is not kept."""
        self.part_of: dict[str, _Part] = {}
        self.cluster_of: dict[str, Cluster] = {}
        self.wishes: dict[str, tuple[tuple[str, str, Match] | None, tuple[Undecided, ...]]] = {}
        """By an open cluster's root: the telling, the other and the match by which it is to join; or what stays undecided."""
        self.leaders: dict[str, Cluster] = {}
        self.joined = Cells()
        self.linked = Cells()

    def link(self, tellings: Mapping[str, Telling], compare: Compare) -> tuple[tuple[IncidentLink, ...], tuple[Undecided, ...]]:
        """The links of these tellings."""
        before = self.candidates.tellings
        changed = {id_ for id_, telling in tellings.items() if (kept := before.get(id_)) is not telling and kept != telling}
        gone = {id_ for id_ in before if id_ not in tellings}
        touched = changed | gone
        met, parted = self.candidates.update(tellings, touched)
        dirty = set(touched)
        for id_ in touched:
            for other in self.matches.pop(id_, {}):
                del self.matches[other][id_]
                dirty.add(other)
        if parted is None:
            parted = {couple(one, other) for one, others in self.matches.items() for other in others} - met
        for one, other in parted:
            if self.matches[one].pop(other, None) is not None:
                del self.matches[other][one]
                dirty.update((one, other))
        fresh = (
            (tellings[one], tellings[other]) for one, other in met if one in touched or other in touched or other not in self.matches[one]
        )
        for one, other, match in compare(fresh):
            self.matches[one][other] = self.matches[other][one] = match
            dirty.update((one, other))
        renewed = self._join_all(tellings, dirty)
        self._wish(renewed)
        clusters, undecided = self._place_lone()
        found: list[IncidentLink] = []
        for cluster in clusters:
            found.extend(self.linked.of(cluster.root, (cluster,), partial(_links, cluster)))
        self.linked.sweep({cluster.root for cluster in clusters})
        undecided.extend(one for part in set(self.part_of.values()) for one in part.undecided)
        undecided.extend(one for _, left in self.wishes.values() for one in left)
        return tuple(sorted(found, key=lambda link: link.mention)), tuple(sorted(set(undecided), key=lambda u: (u.left, u.right)))

    # -- matches that join -------------------------------------------------------------------------------------------
    def _join_all(self, tellings: Mapping[str, Telling], dirty: set[str]) -> set[str]:
        """Works out again the parts that hold a dirty telling; gives the tellings of all parts that are new."""
        stale = {part for id_ in dirty if (part := self.part_of.get(id_)) is not None}
        waiting = {telling.id for part in stale for cluster in part.clusters for telling in cluster.members} | dirty
        for id_ in waiting:
            self.part_of.pop(id_, None)
            self.cluster_of.pop(id_, None)
        renewed: set[str] = set()
        for id_ in sorted(waiting & tellings.keys()):
            if id_ in renewed:
                continue
            members, strong = self._reach(id_, tellings)
            renewed.update(members)
            part = _join_part([tellings[member] for member in sorted(members)], strong)
            for cluster in part.clusters:
                for telling in cluster.members:
                    self.part_of[telling.id] = part
                    self.cluster_of[telling.id] = cluster
        return renewed

    def _reach(self, start: str, tellings: Mapping[str, Telling]) -> tuple[set[str], dict[Couple, Match]]:
        """The tellings that joining matches lead to from one, and those matches."""
        members, strong, open_ = {start}, {}, [start]
        while open_:
            one = open_.pop()
            for other, match in self.matches.get(one, {}).items():
                if match.tied and match.score >= _bar(tellings[one], tellings[other]):
                    strong[couple(one, other)] = match
                    if other not in members:
                        members.add(other)
                        open_.append(other)
        return members, strong

    # -- what lacks its day or place -----------------------------------------------------------------------------------
    def _wish(self, renewed: set[str]) -> None:
        """Finds again, for the open clusters that are new or whose neighbours are, the incident that they join."""
        counts: dict[str, set[str]] = defaultdict(set)
        for telling in self.candidates.tellings.values():
            counts[telling.kind].add(telling.report)
        leaders: dict[str, Cluster] = {}
        # Two may be told by more than half of the reports: the one of most, by its first telling where as many tell both.
        for one in sorted(set(self.cluster_of.values()), key=lambda one: (-one.reports, one.root)):
            if 2 * one.reports > len(counts[one.members[0].kind]):
                leaders.setdefault(one.members[0].kind, one)
        moved = {kind for kind in leaders.keys() | self.leaders.keys() if leaders.get(kind) is not self.leaders.get(kind)}
        self.leaders = leaders
        again = {self.cluster_of[id_] for id_ in renewed}
        again |= {self.cluster_of[other] for id_ in renewed for other in self.matches.get(id_, ())}
        if moved:
            again |= {cluster for cluster in self.cluster_of.values() if cluster.members[0].kind in moved}
        for root in [root for root in self.wishes if (cluster := self.cluster_of.get(root)) is None or cluster.root != root]:
            del self.wishes[root]
        for cluster in again:
            self.wishes.pop(cluster.root, None)
            if cluster.open:
                wish = self._wish_of(cluster)
                if wish != (None, ()):
                    self.wishes[cluster.root] = wish

    def _wish_of(self, cluster: Cluster) -> tuple[tuple[str, str, Match] | None, tuple[Undecided, ...]]:
        near: dict[str, tuple[float, str, str, Match]] = {}
        for telling in cluster.members:
            for other, match in self.matches.get(telling.id, {}).items():
                theirs = self.cluster_of[other]
                if theirs is cluster or not may_be_meant(telling, self.candidates.tellings[other]):
                    continue
                entry = (match.score + theirs.weight, telling.id, other, match)
                best = near.get(theirs.root)
                if best is None or (-entry[0], entry[1:3]) < (-best[0], best[1:3]):
                    near[theirs.root] = entry
        ranked = sorted(
            (
                entry
                for theirs, entry in ((self.cluster_of[root], entry) for root, entry in near.items())
                if theirs.reports >= cluster.reports
                and len(theirs.members) > 1
                and (entry[3].tied or self.leaders.get(theirs.members[0].kind) is theirs)
            ),
            key=lambda entry: (-entry[0], entry[1:3]),
        )
        ranked = [entry for entry in ranked if cluster.veto(self.cluster_of[entry[2]]) is None]
        if not ranked:
            return None, ()
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LONE_LEAD:
            return ranked[0][1:], ()
        return None, tuple(_undecided(one, other, f"{match.reason}; another incident fits as well") for _, one, other, match in ranked[:2])

    def _place_lone(self) -> tuple[list[Cluster], list[Undecided]]:
        """All clusters after the open ones have joined the incidents that they wish to, and what a veto kept apart."""
        home: dict[str, str] = {}

        def root(id_: str) -> str:
            while home.setdefault(id_, id_) != id_:
                id_ = home[id_]
            return id_

        wanted = [(root_, wish) for root_, (wish, _) in sorted(self.wishes.items()) if wish is not None]
        for mine, (_, other, _) in wanted:
            home[root(mine)] = root(self.cluster_of[other].root)
        parts: dict[str, list[tuple[str, str, Match]]] = defaultdict(list)
        for mine, wish in wanted:
            parts[root(mine)].append(wish)
        joined: list[Cluster] = []
        undecided: list[Undecided] = []
        taken: set[str] = set()
        for key, wishes in parts.items():
            clusters = {cluster.root: cluster for one, other, _ in wishes for cluster in (self.cluster_of[one], self.cluster_of[other])}
            taken.update(clusters)
            part = self.joined.of(key, (wishes, tuple(clusters.values())), partial(_join_lone, wishes, clusters))
            joined.extend(part.clusters)
            undecided.extend(part.undecided)
        self.joined.sweep(parts)
        alone = [cluster for id_, cluster in self.cluster_of.items() if cluster.root == id_ and id_ not in taken]
        return [*alone, *joined], undecided


def _bar(left: Telling, right: Telling) -> float:
    if left.report == right.report:
        return SAME_REPORT_SCORE
    return ACROSS_SCORE if left.last and right.last else UNDATED_SCORE


def _join_part(members: Sequence[Telling], strong: Mapping[Couple, Match]) -> _Part:
    """Joins the pairs that match, strongest first, where no member of the one cluster vetoes one of the other."""
    cluster_of = {telling.id: Cluster((telling,), {}) for telling in members}
    undecided = []
    for (left, right), match in sorted(strong.items(), key=lambda entry: (-entry[1].score, entry[0])):
        first, second = cluster_of[left], cluster_of[right]
        if first is second:
            continue
        veto = first.veto(second)
        if veto is None:
            joined = first.join(second, left, right, match.reason)
            cluster_of.update((telling.id, joined) for telling in joined.members)
        else:
            undecided.append(Undecided(left=left, right=right, kind="incident", reason=f"{match.reason}; but {veto}"))
    return _Part(dict.fromkeys(cluster_of.values()), undecided)


def _join_lone(wishes: Sequence[tuple[str, str, Match]], clusters: Mapping[str, Cluster]) -> _Part:
    """Joins the clusters as they wish, one after the other."""
    cluster_of = {telling.id: cluster for cluster in clusters.values() for telling in cluster.members}
    undecided = []
    for one, other, match in wishes:
        first, second = cluster_of[one], cluster_of[other]
        if first is second:
            continue
        veto = first.veto(second)
        if veto is None:
            joined = first.join(second, one, other, f"{match.reason}; no other incident of the case fits as well")
            cluster_of.update((telling.id, joined) for telling in joined.members)
        else:
            undecided.append(_undecided(one, other, f"{match.reason}; but {veto}"))
    return _Part(dict.fromkeys(cluster_of.values()), undecided)


def _links(cluster: Cluster) -> tuple[IncidentLink, ...]:
    """One link a telling; none where nothing is told of it but in passing."""
    if not any(telling.substantial for telling in cluster.members):
        return ()
    incident = make_id("inc", cluster.root)
    alone = "told once" if len(cluster.members) == 1 else "joined by other tellings of it"
    return tuple(IncidentLink(mention=t.id, incident=incident, reason=cluster.reasons.get(t.id, alone)) for t in cluster.members)


def _undecided(one: str, other: str, reason: str) -> Undecided:
    left, right = couple(one, other)
    return Undecided(left=left, right=right, kind="incident", reason=reason)
