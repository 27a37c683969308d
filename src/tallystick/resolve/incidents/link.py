"""Which incident mentions tell of one incident, within a report and across reports.

Two tellings are one by place, time, kind, participants, targets and figures together, never by wording alone. What speaks against it
vetoes; what fits several incidents alike is left undecided. Candidates meet in buckets of (kind, day, place), (kind, report),
(kind, person), (kind, target) and (kind, figure); a bucket beyond its cap links neighbours only, so that work grows near-linearly.
Tellings that no match joins do not touch one another, so each such part of the case is worked out by itself and kept.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from tallystick.records.identity import make_id
from tallystick.records.links import Dating, EntityLink, IncidentLink, PlaceEntity, PlaceLink, ResolvedEntity, Undecided
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.records.rows import Book, Gathered, Linked, Rows, Rule, United
from tallystick.resolve.incidents.candidates import Candidates, Couple, couple
from tallystick.resolve.incidents.features import TellingRows
from tallystick.resolve.incidents.match import Match, find_veto, match_tellings, may_be_meant, other_toll
from tallystick.resolve.incidents.telling import Telling

SAME_REPORT_SCORE = 4.0
ACROSS_SCORE = 5.0
"""Points (``match``) from which two tellings are one; a place and a day that both say make 6."""
UNDATED_SCORE = 6.0
"""Points where one of two reports gives no day at all, not even its own: they may lie years apart."""
LONE_SCORE = 2.5
"""Points from which a telling that lacks its place or day may join the one incident that fits it."""
LONE_BESIDE = 3.5
"""The same of two tellings of one report neither of which is told as known already: who tells of a car bomb after an air raid tells of another deed.
A bare toll ('21 people have been killed') is that of what was told before."""
LONE_UNDATED = 4.5
"""The same where one of two reports gives no day at all: a town is raided on many days."""
LEADER_SCORE = 3.5
"""Points from which it may join, without a tie, the one that most reports tell."""
LONE_LEAD = 1.5
"""Points by which that incident must lead the next; else the telling stays undecided."""
FEW = 3
"""Reports up to which an incident that none of them places and dates may be one that more of them tell."""
CLUSTER_SAMPLE = 24
"""Members of a cluster that are asked for a veto when two clusters are to be joined."""


class IncidentRows:
    """Which incident mentions tell of one incident: by report and mention a link for every actual or planned one, with the reason, and the
    pairs that stay undecided.

    What is told in passing only, without a place, day, person, target or figure of its own, makes no incident and gets no link. Nothing
    hangs on the order of the reports, and an incident's id comes from the smallest id of its mentions.
    """

    def __init__(
        self,
        book: Book,
        reports: Rows[str, Report],
        analyses: Rows[str, Analysis],
        places: Rows[str, PlaceEntity],
        place_links: Rows[str, dict[str, PlaceLink]],
        entity_links: Rows[str, dict[str, EntityLink]],
    ) -> None:
        """``reports`` as they are dated; the links by report and mention."""
        tellings = TellingRows(book, reports, analyses, places, place_links, entity_links)
        self.case = case = IncidentCase(book, tellings)
        wanted = Linked(book, case.wishes, lambda wish: (wish.mine, wish.theirs))
        taken = Gathered(book, case.wishes, lambda mine, wish: [(mine, mine, None), (wish.theirs, mine, None)])
        alone = Rule(book, case.clusters, lambda root: _links(case.clusters[root]) if root not in taken else None)
        joined = Rule(book, wanted, lambda first: _join_lone([case.wishes[mine] for mine in wanted[first]], case.clusters))
        together = Rule(book, joined, lambda first: tuple([link for cluster in joined[first].clusters for link in _links(cluster)]))
        linked = Gathered(book, United(book, alone, together), lambda _, links: [(report, link.mention, link) for report, link in links])
        self.links = Rule(book, linked, lambda report: {link.mention: link for link in linked.parts_of(report)})
        kept_apart = Rule(book, joined, lambda first: joined[first].undecided or None)
        sides = Gathered(
            book, United(book, case.undecided, kept_apart), lambda key, pairs: [(pair, (key, n), pair) for n, pair in enumerate(pairs)]
        )
        self.undecided = Rule(book, sides, lambda pair: pair)


def resolve_incidents(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    datings: Sequence[Dating],
    places: Sequence[PlaceEntity],
    place_links: Sequence[PlaceLink],
    entities: Sequence[ResolvedEntity],
    entity_links: Sequence[EntityLink],
    compare: Compare | None = None,
) -> tuple[tuple[IncidentLink, ...], tuple[Undecided, ...]]:
    """The links of a case's incident mentions and the pairs that stay undecided (see ``IncidentRows``); ``compare`` compares tellings
    somewhere else."""
    book = Book()
    published = {dating.report: dating.published for dating in datings}
    dated = {
        report.id: msgspec.structs.replace(report, published=published[report.id]) if report.id in published else report
        for report in reports
    }
    read = {id_: analyses[id_] for id_ in dated if id_ in analyses}
    placed, named = {link.mention: link for link in place_links}, {link.mention: link for link in entity_links}
    stage = IncidentRows(
        book,
        Rows.of(book, dated),
        Rows.of(book, read),
        Rows.of(book, {place.id: place for place in places}),
        Rows.of(book, {id_: {name.id: placed[name.id] for name in one.names if name.id in placed} for id_, one in read.items()}),
        Rows.of(book, {id_: {name.id: named[name.id] for name in one.names if name.id in named} for id_, one in read.items()}),
    )
    stage.case.compare = compare or compare_tellings
    book.refresh()
    links = [link for found in stage.links.rows.values() for link in found.values()]
    return tuple(sorted(links, key=lambda link: link.mention)), tuple(sorted(stage.undecided.rows, key=lambda u: (u.left, u.right)))


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
        """Whether few reports tell of it, and no telling gives both its day and a place of its own."""
        return self.reports <= FEW and all(telling.open for telling in self.members)

    @cached_property
    def dated(self) -> bool:
        """Whether a telling gives it a day, by its own words or carried over."""
        return any(telling.day_said or telling.day_carried for telling in self.members)

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
        self.root = min(cluster.root for cluster in self.clusters)


class Wish(NamedTuple):
    """That an open cluster is to join another: by their roots, and the telling, the other and the match by which it is."""

    mine: str
    theirs: str
    telling: str
    other: str
    match: Match


class IncidentCase:
    """The tellings of a case and what joins them; only what a change touches is worked out again."""

    def __init__(self, book: Book, tellings: Rows[str, Telling]) -> None:
        self.source = tellings
        self.dirty: set[str] = set(tellings.rows)
        tellings.followers.append(self)
        self.compare: Compare = compare_tellings
        self.candidates = Candidates()
        self.matches: dict[str, dict[str, Match]] = defaultdict(dict)
        """What speaks for each two tellings, by either id; what cannot matter is not kept."""
        self.part_of: dict[str, _Part] = {}
        self.cluster_of: dict[str, Cluster] = {}
        self.clusters: Rows[str, Cluster] = Rows(book)
        """By root."""
        self.wishes: Rows[str, Wish] = Rows(book)
        """By an open cluster's root that which it is to join."""
        self.undecided: Rows[tuple[str, str], tuple[Undecided, ...]] = Rows(book)
        """What stays so in a part, and what an open cluster's wish leaves so, by the root."""
        self.leaders: dict[str, str] = {}
        """By kind the one incident that more than half of all reports of such tell, and more than any other, by its root."""
        self._told: dict[str, Counter[str]] = defaultdict(Counter)
        """By kind the reports that tell of such, with how many tellings."""
        self._ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
        """By kind the clusters, those of most reports first."""
        book.add(self)

    def refresh(self) -> None:
        """Brings the parts that a change touches up to date."""
        if not self.dirty:
            return
        tellings = self.source.rows
        before = self.candidates.tellings
        touched = {id_ for id_ in self.dirty if before.get(id_) != tellings.get(id_)}
        self.dirty = set()
        for id_ in touched:
            self._count(before.get(id_), -1)
            self._count(tellings.get(id_), 1)
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
        for one, other, match in self.compare(fresh):
            self.matches[one][other] = self.matches[other][one] = match
            dirty.update((one, other))
        self._wish(self._join_all(tellings, dirty))

    def _count(self, telling: Telling | None, more: int) -> None:
        if telling is not None:
            counts = self._told[telling.kind]
            counts[telling.report] += more
            if not counts[telling.report]:
                del counts[telling.report]

    # -- matches that join -------------------------------------------------------------------------------------------
    def _join_all(self, tellings: Mapping[str, Telling], dirty: set[str]) -> set[str]:
        """Works out again the parts that hold a dirty telling; gives the tellings of all parts that are new."""
        stale = {part for id_ in dirty if (part := self.part_of.get(id_)) is not None}
        waiting = {telling.id for part in stale for cluster in part.clusters for telling in cluster.members} | dirty
        gone = {cluster.root: cluster for part in stale for cluster in part.clusters}
        roots = {("part", part.root) for part in stale}
        for id_ in waiting:
            self.part_of.pop(id_, None)
            self.cluster_of.pop(id_, None)
        renewed: set[str] = set()
        made: dict[str, Cluster] = {}
        left: dict[tuple[str, str], tuple[Undecided, ...]] = {}
        for id_ in sorted(waiting & tellings.keys()):
            if id_ in renewed:
                continue
            members, strong = self._reach(id_, tellings)
            renewed.update(members)
            part = _join_part([tellings[member] for member in sorted(members)], strong)
            if part.undecided:
                left["part", part.root] = part.undecided
            for cluster in part.clusters:
                made[cluster.root] = cluster
                for telling in cluster.members:
                    self.part_of[telling.id] = part
                    self.cluster_of[telling.id] = cluster
        self._rank(gone.values(), made.values())
        for root in gone:
            if root not in made:
                self.clusters.drop(root)
                self.wishes.drop(root)
                self.undecided.drop(("wish", root))
        for root, cluster in made.items():
            self.clusters.put(root, cluster)
        for key in roots:
            if key not in left:
                self.undecided.drop(key)
        for key, undecided in left.items():
            self.undecided.put(key, undecided)
        return renewed

    def _rank(self, gone: Collection[Cluster], made: Collection[Cluster]) -> None:
        for cluster in gone:
            ranked, place = self._ranked[cluster.members[0].kind], (-cluster.reports, cluster.root)
            del ranked[bisect_left(ranked, place)]
        for place, kind in sorted([((-cluster.reports, cluster.root), cluster.members[0].kind) for cluster in made]):
            ranked = self._ranked[kind]
            if ranked and place < ranked[-1]:
                insort(ranked, place)
            else:
                ranked.append(place)

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
        # Two may be told by more than half of the reports: the one of most, and none where as many tell both.
        leaders = {
            kind: ranked[0][1]
            for kind, ranked in self._ranked.items()
            if ranked and 2 * -ranked[0][0] > len(self._told[kind]) and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
        }
        moved = {
            kind
            for kind in leaders.keys() | self.leaders.keys()
            if leaders.get(kind) != self.leaders.get(kind) or (self.cluster_of[leaders[kind]].members[0].id in renewed)
        }
        self.leaders = leaders
        again = {self.cluster_of[id_] for id_ in renewed}
        again |= {self.cluster_of[other] for id_ in renewed for other in self.matches.get(id_, ())}
        if moved:
            again |= {cluster for cluster in self.clusters.rows.values() if cluster.members[0].kind in moved}
        for cluster in again:
            wish, undecided = self._wish_of(cluster) if cluster.open else (None, ())
            if wish is None:
                self.wishes.drop(cluster.root)
            else:
                self.wishes.put(cluster.root, wish)
            if undecided:
                self.undecided.put(("wish", cluster.root), undecided)
            else:
                self.undecided.drop(("wish", cluster.root))

    def _wish_of(self, cluster: Cluster) -> tuple[Wish | None, tuple[Undecided, ...]]:
        """What the cluster is to join, or what stays undecided."""
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
                if theirs.reports >= (cluster.reports if cluster.reports == 1 else cluster.reports + 1)
                and len(theirs.members) > 1
                and (theirs.dated or not cluster.dated)  # what a day is told of joins none of no day; that may join it
                and not _other_toll(cluster, theirs)
                and (entry[3].tied or (entry[3].score >= LEADER_SCORE and self.leaders.get(theirs.members[0].kind) == theirs.root))
                and entry[3].score >= _least(self.candidates.tellings[entry[1]], self.candidates.tellings[entry[2]])
            ),
            key=lambda entry: (-entry[0], entry[1:3]),
        )
        ranked = [entry for entry in ranked if cluster.veto(self.cluster_of[entry[2]]) is None]
        if not ranked:
            return None, ()
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LONE_LEAD:
            _, one, other, match = ranked[0]
            return Wish(cluster.root, self.cluster_of[other].root, one, other, match), ()
        return None, tuple(_undecided(one, other, f"{match.reason}; another incident fits as well") for _, one, other, match in ranked[:2])


def _other_toll(one: Cluster, other: Cluster) -> bool:
    """Whether the tolls of the two are too far apart to be one that grew."""
    mine, theirs = ({count for t in cluster.members for measure, count in t.figures if measure == "killed"} for cluster in (one, other))
    return other_toll(mine, theirs)


def _bar(left: Telling, right: Telling) -> float:
    if left.report == right.report:
        return SAME_REPORT_SCORE
    return ACROSS_SCORE if left.last and right.last else UNDATED_SCORE


def _least(mine: Telling, other: Telling) -> float:
    """Points from which one may join the other although it lacks its day or place: more where no day at all is known of one of the two."""
    if mine.report == other.report:
        return LONE_SCORE if mine.definite or other.definite or mine.bare else LONE_BESIDE
    return LONE_SCORE if mine.last and other.last else LONE_UNDATED


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


def _join_lone(wishes: Sequence[Wish], clusters: Mapping[str, Cluster]) -> _Part:
    """Joins the clusters as they wish, one after the other."""
    known = [clusters[root] for root in dict.fromkeys(root for wish in wishes for root in (wish.mine, wish.theirs))]
    cluster_of = {telling.id: cluster for cluster in known for telling in cluster.members}
    undecided = []
    for _, _, one, other, match in wishes:
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


def _links(cluster: Cluster) -> tuple[tuple[str, IncidentLink], ...]:
    """One link a telling, with its report; none where nothing is told of it but in passing."""
    if not any(telling.substantial for telling in cluster.members):
        return ()
    incident = make_id("inc", cluster.root)
    alone = "told once" if len(cluster.members) == 1 else "joined by other tellings of it"
    return tuple(
        (t.report, IncidentLink(mention=t.id, incident=incident, reason=cluster.reasons.get(t.id, alone))) for t in cluster.members
    )


def _undecided(one: str, other: str, reason: str) -> Undecided:
    left, right = couple(one, other)
    return Undecided(left=left, right=right, kind="incident", reason=reason)
