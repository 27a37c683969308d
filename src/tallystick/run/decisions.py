"""A person's decisions laid over the links: evidence stays, links change, every change can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallystick.errors import SettingsError
from tallystick.records.account import Account
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.identity import make_id
from tallystick.records.links import Links, Reprint, ResolvedEntity
from tallystick.records.mention import Analysis, FigureMention, IncidentMention, NameMention, StatementMention
from tallystick.records.report import Span


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are not undone, by time. An undone undo stands again."""
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.subject)
    return tuple(d for d in ordered if d.id not in undone and d.kind is not DecisionKind.UNDO)


def apply_decisions(links: Links, decisions: Sequence[Decision]) -> Links:
    """The links with same, different and reject applied in order of time."""
    if not decisions:
        return links
    incidents = {link.mention: link.incident for link in links.incident_links}
    entities = {link.mention: link.entity for link in links.entity_links}
    reprints = {reprint.report: reprint for reprint in links.reprints}
    why: dict[str, str] = {}
    settled: set[frozenset[str]] = set()
    for decision in decisions:
        reason = f"decided by {decision.by} on {decision.at[:10]}" + (f": {decision.note}" if decision.note else "")
        for clusters, prefix in ((incidents, "inc"), (entities, "ent")):
            left = [m for m in decision.anchors if m in clusters]
            right = [m for m in decision.object_anchors if m in clusters]
            if decision.kind is DecisionKind.SAME and left and right:
                _join(clusters, {clusters[m] for m in (*left, *right)}, why, reason)
            elif decision.kind is DecisionKind.DIFFERENT and left and right:
                _part(clusters, left, right, prefix, why, reason)
            elif decision.kind is DecisionKind.REJECT and left and not decision.object:
                for mention in left:
                    del clusters[mention]
        if decision.object:
            settled.add(frozenset((decision.subject, decision.object)))
            if decision.subject.startswith("rep_") and decision.kind is DecisionKind.SAME:
                reprints[decision.object] = Reprint(report=decision.object, of=decision.subject, share=1.0, reason=reason)
            elif decision.subject.startswith("rep_") and decision.kind is DecisionKind.DIFFERENT:
                for one, other in ((decision.subject, decision.object), (decision.object, decision.subject)):
                    if one in reprints and reprints[one].of == other:
                        del reprints[one]
    return msgspec.structs.replace(
        links,
        incident_links=tuple(
            link
            if incidents[link.mention] == link.incident and link.mention not in why
            else msgspec.structs.replace(link, incident=incidents[link.mention], reason=why.get(link.mention, link.reason))
            for link in links.incident_links
            if link.mention in incidents
        ),
        entity_links=tuple(
            link
            if entities[link.mention] == link.entity and link.mention not in why
            else msgspec.structs.replace(link, entity=entities[link.mention], reason=why.get(link.mention, link.reason))
            for link in links.entity_links
            if link.mention in entities
        ),
        entities=_entities_after(links, entities),
        reprints=tuple(sorted(reprints.values(), key=lambda r: r.report)),
        undecided=tuple(u for u in links.undecided if frozenset((u.left, u.right)) not in settled),
    )


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


def _join(clusters: dict[str, str], targets: set[str], why: dict[str, str], reason: str) -> None:
    kept = min(targets)
    for mention, cluster in clusters.items():
        if cluster in targets:
            if cluster != kept:
                why[mention] = reason
            clusters[mention] = kept


def _part(clusters: dict[str, str], left: Sequence[str], right: Sequence[str], prefix: str, why: dict[str, str], reason: str) -> None:
    shared = {clusters[m] for m in left} & {clusters[m] for m in right}
    for mention in sorted(set(right) - set(left)):
        if clusters[mention] in shared:
            clusters[mention] = make_id(prefix, "parted", min(right))
            why[mention] = reason


class Reference(msgspec.Struct, frozen=True):
    """What a person pointed at: its id and the mentions behind it."""

    id: str
    anchors: tuple[str, ...]


def point_at(reference: str, account: Account, links: Links, analyses: Mapping[str, Analysis], *, linked: bool = False) -> Reference:
    """The thing that a person names: an id of the account, or ``REPORT:START`` for the mention at that character.

    ``linked`` takes only mentions that are linked across reports, incidents before names: what 'same' and 'different' speak of.
    Raises SettingsError where the account has no such thing.
    """
    report, _, start = reference.rpartition(":")
    if report and start.isdigit():
        names = {r.name: r.id for r in account.reports} | {r.id: r.id for r in account.reports}
        if report not in names:
            raise SettingsError(f"no report '{report}' in the case; `tallystick reports CASE` lists them")
        return Reference(reference, _mentions_at(analyses[names[report]], int(start), reference, linked))
    by_cluster: dict[str, list[str]] = defaultdict(list)
    for link in links.incident_links:
        by_cluster[link.incident].append(link.mention)
    for entity_link in links.entity_links:
        by_cluster[entity_link.entity].append(entity_link.mention)
    if reference in by_cluster:
        return Reference(reference, tuple(sorted(by_cluster[reference])))
    if any(reference in mentions for mentions in by_cluster.values()):
        return Reference(reference, (reference,))  # one mention by its id, as what is undecided names its sides
    ids = {x.id for group in (account.reports, account.figures, account.statements, account.findings, account.entities) for x in group}
    if reference not in ids:
        raise SettingsError(f"nothing in the account has the id '{reference}'; ids stand in the brief and in `--format json`")
    return Reference(reference, (reference,))


def check_pair(left: Sequence[str], right: Sequence[str], links: Links) -> None:
    """Raises SettingsError where two things cannot be said to be the same or different: they must be of one kind that is linked."""
    for linked in ({link.mention for link in links.incident_links}, {link.mention for link in links.entity_links}):
        if any(m in linked for m in left) and any(m in linked for m in right):
            return
    if all(m.startswith("rep_") for m in (*left, *right)):
        return
    raise SettingsError("same and different take two incidents, two persons or organizations, or two reports")


def _mentions_at(analysis: Analysis, start: int, reference: str, linked: bool) -> tuple[str, ...]:
    ranks: tuple[tuple[IncidentMention | NameMention | FigureMention | StatementMention, ...], ...]
    if linked:
        ranks = (analysis.incidents, analysis.names)
    else:
        ranks = ((*analysis.incidents, *analysis.names, *analysis.figures, *analysis.statements),)
    for mentions in ranks:
        held = [m for m in mentions if _span(m).start <= start < _span(m).end]
        if held:
            return (min(held, key=lambda m: (_span(m).end - _span(m).start, m.id)).id,)
    raise SettingsError(f"nothing was found in the report at {reference}")


def _span(mention: IncidentMention | NameMention | FigureMention | StatementMention) -> Span:
    return mention.content[0] if isinstance(mention, StatementMention) else mention.span
