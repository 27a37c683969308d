"""A person's decisions laid over the links: evidence stays, links change, every change can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from tallystick.records.account import Finding
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.identity import make_id
from tallystick.records.links import Links, PlaceEntity, Reprint, ResolvedEntity

PAIRING = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})
JUDGING = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT})
OPPOSITES = (set(PAIRING), set(JUDGING), {DecisionKind.CORRECT})
"""Kinds of two decisions that may contradict one another."""
CLUSTERED = frozenset({"inc", "ent", "plc"})
"""Prefixes of the ids of what mentions are joined to."""


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are not undone, by time. An undone undo stands again, whatever the clocks said."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    undoing: dict[str, list[str]] = defaultdict(list)
    for decision in ordered:
        if decision.kind is DecisionKind.UNDO:
            undoing[decision.subject].append(decision.id)
    undone: dict[str, bool] = {}
    for decision in ordered:
        # An undo is taken after what it undoes, so the chain ends; walked without recursion, because it may be long.
        chain = [decision.id]
        while chain:
            top = chain[-1]
            open_ = [undo for undo in undoing[top] if undo not in undone and undo not in chain]
            if open_:
                chain.extend(open_)
            else:
                undone[chain.pop()] = any(not undone.get(undo, True) for undo in undoing[top])
    return tuple(d for d in ordered if not undone[d.id] and d.kind is not DecisionKind.UNDO)


def apply_decisions(links: Links, decisions: Sequence[Decision]) -> Links:
    """The links with reject, same and different applied. What is said to be different stays apart, whatever is joined to either side.

    Of two decisions that say the opposite of one pair, the later one is followed; ``conflicts`` tells of them.
    """
    if not moves_links(decisions):
        return links
    known = {place.id for place in links.places if place.lat is not None}
    incidents = _Clusters("inc", {link.mention: link.incident for link in links.incident_links})
    entities = _Clusters("ent", {link.mention: link.entity for link in links.entity_links})
    places = _Clusters("plc", {link.mention: link.place for link in links.place_links}, known)
    reprints = {reprint.report: reprint for reprint in links.reprints}
    for mention in rejections(decisions):
        for clusters in (incidents, entities, places):
            clusters.drop(mention)
    pairing = [decision for decision in decisions if decision.kind in PAIRING and decision.object]
    for decision in pairing:
        if all(side.startswith("rep_") and ":" not in side for side in (decision.subject, decision.object or "")):
            _reprint(reprints, decision)
    joins = _by_anchor(decision for decision in pairing if decision.kind is DecisionKind.SAME)
    followed = [decision for decision in pairing if not _overruled(decision, joins)]
    for clusters in (incidents, entities, places):
        clusters.settle([decision for decision in followed if clusters is _meant(decision, (incidents, entities, places))])
    sides: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for decision in pairing:
        for mentions, first in (((*decision.anchors, decision.subject), True), ((*decision.object_anchors, decision.object or ""), False)):
            for mention in mentions:
                sides[mention].add((decision.id, first))
    return msgspec.structs.replace(
        links,
        incident_links=tuple(
            link if incidents.keeps(link.mention) else msgspec.structs.replace(link, incident=to, reason=incidents.why[link.mention])
            for link in links.incident_links
            if (to := incidents.of.get(link.mention)) is not None
        ),
        entity_links=tuple(
            link if entities.keeps(link.mention) else msgspec.structs.replace(link, entity=to, reason=entities.why[link.mention])
            for link in links.entity_links
            if (to := entities.of.get(link.mention)) is not None
        ),
        entities=_entities_after(links, entities.of) if entities.changed else links.entities,
        place_links=tuple(
            link if places.keeps(link.mention) else msgspec.structs.replace(link, place=to, reason=places.why[link.mention])
            for link in links.place_links
            if (to := places.of.get(link.mention)) is not None
        ),
        places=_places_after(links, places.of) if places.changed else links.places,
        reprints=tuple(sorted(reprints.values(), key=lambda r: r.report)),
        undecided=tuple(
            u
            for u in links.undecided
            if not any((id_, not first) in sides.get(u.right, ()) for id_, first in sides.get(u.left, ()))
            and (u.left not in incidents.of or incidents.of[u.left] != incidents.of.get(u.right))
        ),
    )


def moves_links(decisions: Sequence[Decision]) -> bool:
    """Whether the decisions change what any mention stands for; a claim or a finding that is rejected stands for nothing else."""
    return any(decision.kind in PAIRING for decision in decisions) or any(
        not mention.startswith(("fig_", "stm_")) for mention in rejections(decisions)
    )


def kind_of(id_: str) -> str:
    """The kind of thing that an id is of: its prefix; places of the gazetteer have one of their own."""
    return "plc" if id_.startswith("geo:") else id_.partition("_")[0]


class _Clusters:
    """What each mention of one kind stands for, while decisions are laid over it."""

    def __init__(self, prefix: str, of: dict[str, str], known: Collection[str] = ()) -> None:
        self.prefix = prefix
        self.of = of
        self.known = known
        """Clusters that are kept rather than others: places that the gazetteer knows."""
        self.why: dict[str, str] = {}
        self.changed = False

    def keeps(self, mention: str) -> bool:
        """Whether no decision has moved the mention."""
        return mention not in self.why

    def drop(self, mention: str) -> None:
        """Takes the mention's link away."""
        self.changed |= self.of.pop(mention, None) is not None

    def are_meant(self, decision: Decision) -> bool:
        """Whether the decision speaks of two of these."""
        for id_ in (decision.subject, decision.object or ""):
            if kind_of(id_) in CLUSTERED - {self.prefix}:
                return False
        return any(m in self.of for m in decision.anchors) and any(m in self.of for m in decision.object_anchors)

    def settle(self, decisions: Sequence[Decision]) -> None:
        """Joins what is the same; then parts what is different, so that no later join undoes it."""
        if not decisions:
            return
        members: dict[str, set[str]] = defaultdict(set)
        for mention, cluster in self.of.items():
            members[cluster].add(mention)
        partings = []
        for decision in decisions:
            left = [m for m in decision.anchors if m in self.of]
            right = [m for m in decision.object_anchors if m in self.of]
            if decision.kind is DecisionKind.DIFFERENT:
                partings.append((left, [m for m in right if m not in left], decision))
                continue
            targets = {self.of[m] for m in (*left, *right)}
            firsts = {self.of[m] for m in left}
            kept = min(targets, key=lambda cluster: (cluster not in self.known, bool(self.known) and cluster not in firsts, cluster))
            for cluster in sorted(targets - {kept}):
                moved = members.pop(cluster)
                self._move(moved, kept, decision)
                members[kept] |= moved
        self._part(members, partings)

    def _part(self, members: Mapping[str, set[str]], partings: Sequence[tuple[list[str], list[str], Decision]]) -> None:
        """Splits each cluster that holds both sides of a parting: a walk in order of time that opens a new piece only where it must."""
        apart: dict[str, set[str]] = defaultdict(set)
        beside: dict[str, set[str]] = defaultdict(set)
        by: dict[str, Decision] = {}
        for left, right, decision in partings:
            for side, other in ((left, right), (right, left)):
                for mention in sorted(side):
                    apart[mention].update(other)
                    beside[mention].update(side)
                    by.setdefault(mention, decision)
        pieces: dict[str, list[set[str]]] = {}
        for mention in by:
            cluster = self.of[mention]
            if not apart[mention] & members[cluster]:
                continue
            found = pieces.setdefault(cluster, [set()])
            fitting = [piece for piece in found if not piece & apart[mention]]
            home = next((piece for piece in fitting if piece & beside[mention]), fitting[0] if fitting else None)
            if home is None:
                home = set()
                found.append(home)
            home.add(mention)
        split = [(min(piece), piece) for found in pieces.values() for piece in found[1:]]
        for first, piece in sorted(split):
            # What stood beside it elsewhere when it was said takes it in, where nothing is said against that.
            others = {self.of[m] for mention in piece for m in beside[mention]} - {self.of[first]}
            barred = set().union(*(apart[mention] for mention in piece))
            open_ = [cluster for cluster in others if not any(self.of[m] == cluster for m in barred if m in self.of)]
            target = min(open_, key=lambda c: min(members.get(c, {c})), default=make_id(self.prefix, "parted", first))
            for mention in sorted(piece):
                self._move({mention}, target, by[mention])

    def _move(self, mentions: Collection[str], target: str, decision: Decision) -> None:
        reason = _reason(decision)
        self.changed = True
        for mention in mentions:
            self.of[mention] = target
            self.why[mention] = reason


def _reason(decision: Decision) -> str:
    return f"decided by {decision.by} on {decision.at[:10]}" + (f": {decision.note}" if decision.note else "")


def _meant(decision: Decision, all_clusters: Sequence[_Clusters]) -> _Clusters | None:
    """The kind of thing that the decision speaks of: a name may stand for an organization and a place."""
    return next((clusters for clusters in all_clusters if clusters.are_meant(decision)), None)


def _by_anchor(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The decisions that speak of each mention, on either side."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        one, other = _sides(decision)
        for anchor in one | other:
            found[anchor].append(decision)
    return found


def _about(anchors: Iterable[str], by_anchor: Mapping[str, Sequence[Decision]]) -> list[Decision]:
    """The decisions that speak of one of these, each once, by time."""
    found = {decision.id: decision for anchor in anchors for decision in by_anchor.get(anchor, ())}
    return sorted(found.values(), key=lambda d: (d.at, d.id))


def _overruled(decision: Decision, joins: Mapping[str, Sequence[Decision]]) -> bool:
    """Whether a later decision says that what this one parts is the same. What is joined and parted later is joined first, then parted."""
    if decision.kind is not DecisionKind.DIFFERENT:
        return False
    return any(
        (later.at, later.id) > (decision.at, decision.id) and _same_pair(decision, later) for later in _about(_sides(decision)[0], joins)
    )


def _reprint(reprints: dict[str, Reprint], decision: Decision) -> None:
    one, other = decision.subject, decision.object or ""
    if decision.kind is DecisionKind.SAME:
        reprints[other] = Reprint(report=other, of=one, share=1.0, reason=_reason(decision))
        return
    for report, of in ((one, other), (other, one)):
        if report in reprints and reprints[report].of == of:
            del reprints[report]


def _entities_after(links: Links, entities: Mapping[str, str]) -> tuple[ResolvedEntity, ...]:
    """Entities that still have mentions, and one for each part that a decision split off."""
    known = {entity.id: entity for entity in links.entities}
    before = {link.mention: link.entity for link in links.entity_links}
    kept = dict(known)
    for mention, entity in sorted(entities.items()):
        if entity not in kept:
            kept[entity] = msgspec.structs.replace(known[before[mention]], id=entity, variants=())
    used = set(entities.values())
    return tuple(kept[id_] for id_ in sorted(kept) if id_ in used or id_ not in set(before.values()))


def _places_after(links: Links, places: Mapping[str, str]) -> tuple[PlaceEntity, ...]:
    """The places, and one for each part that a decision split off: nobody has said where that lies."""
    known = {place.id: place for place in links.places}
    before = {link.mention: link.place for link in links.place_links}
    parted = {
        place: PlaceEntity(id=place, name=known[before[mention]].name)
        for mention, place in sorted(places.items(), reverse=True)
        if place not in known
    }
    return links.places if not parted else (*links.places, *(parted[id_] for id_ in sorted(parted)))


# -- claims ----------------------------------------------------------------------------------------------------------------
def rejections(decisions: Sequence[Decision]) -> dict[str, str]:
    """The decision that rejects each claim or mention, where none later accepts it."""
    found: dict[str, str] = {}
    for decision in decisions:
        if decision.kind in JUDGING and not decision.subject.startswith("fnd_"):
            for anchor in decision.anchors or (decision.subject,):
                if decision.kind is DecisionKind.REJECT:
                    found[anchor] = decision.id
                else:
                    found.pop(anchor, None)
    return found


def rejects_finding(decisions: Sequence[Decision], finding: Finding) -> bool:
    """Whether the finding is rejected. It is the same finding when more claims have come to it: its kind, with the claims it had."""
    rejected = False
    for decision in decisions:
        if decision.kind in JUDGING and decision.subject.startswith("fnd_"):
            grown = decision.field == finding.kind.value and bool(decision.anchors) and set(decision.anchors) <= set(finding.claims)
            if grown or decision.subject == finding.id:
                rejected = decision.kind is DecisionKind.REJECT
    return rejected


# -- conflicts -------------------------------------------------------------------------------------------------------------
class Conflict(msgspec.Struct, frozen=True, order=True):
    """Two decisions of different people that cannot both be meant."""

    left: str
    """Id of the earlier decision."""
    right: str
    reason: str


def conflicts(decisions: Iterable[Decision]) -> tuple[Conflict, ...]:
    """Standing decisions that contradict one another: the opposite of one pair or claim, two values for one field, or 'different' of two
    things that others join step by step. Who changes their own mind is in no conflict: the later word is theirs.
    """
    stand = standing(decisions)
    found: set[Conflict] = set()
    for earlier, later in _meeting(stand):
        if earlier.by != later.by and (words := _contradiction(earlier, later)):
            found.add(Conflict(earlier.id, later.id, words))
    direct = {frozenset((conflict.left, conflict.right)) for conflict in found}
    joins = _Joins(d for d in stand if d.kind is DecisionKind.SAME)
    for parting in stand:
        if parting.kind is DecisionKind.DIFFERENT:
            for join in joins.path(parting):
                earlier, later = sorted((parting, join), key=lambda d: (d.at, d.id))
                if earlier.by != later.by and frozenset((earlier.id, later.id)) not in direct:
                    words = f"{_who(parting)} says different of two things that {_who(join)} and others join step by step"
                    found.add(Conflict(earlier.id, later.id, words))
    return tuple(sorted(found))


def _meeting(decisions: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    """Pairs of decisions that speak of one thing and may contradict one another, the earlier one first, each once."""
    by_anchor: dict[str, dict[tuple[DecisionKind, str | None, str | None], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, decision in enumerate(decisions):
        corrects = decision.kind is DecisionKind.CORRECT
        says = (decision.kind, decision.field if corrects else None, decision.value if corrects else None)
        one = {*decision.anchors, decision.subject}
        for anchor in one | {*decision.object_anchors, decision.object or decision.subject}:
            by_anchor[anchor][says].append(number)
    pairs: set[tuple[int, int]] = set()
    for said in by_anchor.values():
        for left, right in combinations(said, 2):
            if {left[0], right[0]} in OPPOSITES and left[1] == right[1]:
                pairs.update((min(one, other), max(one, other)) for one in said[left] for other in said[right])
    for first, second in sorted(pairs):
        yield decisions[first], decisions[second]


def _contradiction(earlier: Decision, later: Decision) -> str | None:
    kinds = {earlier.kind, later.kind}
    if kinds == set(PAIRING):
        if _same_pair(earlier, later):
            return f"{_who(earlier)} says {earlier.kind.value}, {_who(later)} says {later.kind.value} of one pair"
    elif kinds == set(JUDGING):
        if _one_thing(earlier, later):
            return f"{_who(earlier)} says {earlier.kind.value}, {_who(later)} says {later.kind.value} of one thing"
    elif kinds == {DecisionKind.CORRECT} and earlier.field == later.field and earlier.value != later.value and _one_thing(earlier, later):
        return f"{_who(earlier)} and {_who(later)} give two values for `{_plain(earlier.field)}`"
    return None


def word_correction(decision: Decision) -> str:
    """A corrected value in words; what a person wrote is marked off, because no report says it."""
    why = f" (`{_plain(decision.note)}`)" if decision.note else ""
    return f"{_who(decision)} gives `{_plain(decision.value)}` for `{_plain(decision.field)}`{why}"


def _who(decision: Decision) -> str:
    return f"`{_plain(decision.by)}`"


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("`", "'").split())


def _sides(decision: Decision) -> tuple[set[str], set[str]]:
    return set(decision.anchors) or {decision.subject}, set(decision.object_anchors) or {decision.object or ""}


def _same_pair(one: Decision, other: Decision) -> bool:
    (a, b), (c, d) = _sides(one), _sides(other)
    return (bool(a & c) and bool(b & d)) or (bool(a & d) and bool(b & c))


def _one_thing(one: Decision, other: Decision) -> bool:
    if one.subject == other.subject:
        return True
    if one.subject.startswith("fnd_") or other.subject.startswith("fnd_"):
        return False  # a finding and one of its claims are two things
    return bool(set(one.anchors) & set(other.anchors))


class _Joins:
    """Ways from one side of a join to the sides of others that speak of the same mentions."""

    def __init__(self, joins: Iterable[Decision]) -> None:
        joins = list(joins)
        self.by_anchor = _by_anchor(joins)
        self.sides = {join.id: _sides(join) for join in joins}
        self._home: dict[str, str] = {}
        for one, other in self.sides.values():
            anchors = [*one, *other]
            for anchor in anchors:
                self._home[self._root(anchor)] = self._root(anchors[0])

    def _root(self, anchor: str) -> str:
        while (above := self._home.setdefault(anchor, anchor)) != anchor:
            self._home[anchor] = self._home[above]
            anchor = above
        return anchor

    def meet(self, parting: Decision) -> bool:
        """Whether any joins lead from one side of a parting to the other."""
        start, end = ({self._root(anchor) for anchor in side if anchor in self._home} for side in _sides(parting))
        return not start.isdisjoint(end)

    def path(self, parting: Decision) -> tuple[Decision, ...]:
        """The fewest joins that lead from one side of a parting to the other; none where they do not. Each mention is gone from once."""
        if not self.meet(parting):
            return ()
        start, end = _sides(parting)
        reached: list[tuple[set[str], int]] = [(start, -1)]
        used: set[str] = set()
        left: set[str] = set()
        last: list[Decision] = []
        for number, (side, _) in enumerate(reached):
            fresh = side - left
            left |= fresh
            for join in _about(fresh, self.by_anchor):
                if join.id in used:
                    continue
                used.add(join.id)
                one, other = self.sides[join.id]
                across = one if side.isdisjoint(one) else other
                last.append(join)
                reached.append((across, number))
                if not across.isdisjoint(end):
                    found, at = [], len(reached) - 1
                    while at > 0:
                        found.append(last[at - 1])
                        at = reached[at][1]
                    return tuple(reversed(found))
        return ()
