"""Which mentions are one person, organization or group over the case (docs/method/entities.md). Different people must stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from tallystick.lexicon.organizations import known_body
from tallystick.records.identity import make_id
from tallystick.records.links import EntityLink, PlaceEntity, PlaceLink, ResolvedEntity
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report
from tallystick.resolve.entities.bodies import acronyms, body_key, shortened, side_of, state_name, state_of
from tallystick.resolve.entities.people import Person, join_people, people_of

PRONOUNS = frozenset("he she they it who him her them".split())
NO_SIDE = frozenset(
    """refugees civilians victims residents people media migrants citizens nationals villagers children women men families journalists
    reporters ally allies tourists students voters television channels lawmakers newspapers outlets city town capital""".split()
)
"""Heads of groups that speak for no side ('Syrian refugees')."""
STATE_PARTS = {"state": "organization", "government": "organization", "forces": "group", "people": "group"}


class _Cluster(msgspec.Struct):
    """Mentions of one organization or group."""

    kind: str
    key: str
    names: Counter[str] = msgspec.field(default_factory=Counter)
    mentions: list[tuple[str, str]] = msgspec.field(default_factory=list)
    country: str | None = None
    side: str | None = None

    def add(self, mention: NameMention, reason: str) -> None:
        """Takes a mention in, with why."""
        self.mentions.append((mention.id, reason))
        self.names[mention.text] += 1

    def best_name(self) -> str:
        """The country's own name where it was printed; else of names with more than one word the most frequent, else the longest."""
        if self.country is not None and state_name(self.country) in self.names:
            return state_name(self.country)
        return max(self.names, key=lambda text: (min(len(text.split()), 2), self.names[text], len(text), text))


def resolve_entities(
    reports: Sequence[Report], analyses: Mapping[str, Analysis], place_links: Sequence[PlaceLink], places: Sequence[PlaceEntity]
) -> tuple[tuple[ResolvedEntity, ...], tuple[EntityLink, ...]]:
    """Entities with every printed form of their names, and for each mention the entity it stands for with the reason.

    A place name gets an entity only where it speaks or acts ('Country X alleged …'). Unnamed speakers ('officials') are entities only where
    the words say whose they are, and never one over two reports.
    """
    placed = {link.mention for link in place_links}
    people: list[Person] = []
    clusters: dict[tuple[str, str], _Cluster] = {}
    ordered = sorted((report for report in reports if report.id in analyses), key=lambda report: report.id)
    bodies = _Bodies(ordered, analyses)
    known_people = {
        name.text
        for report in ordered
        for name in analyses[report.id].names
        if name.kind is NameKind.PERSON and name.named and " " in name.text and (name.role or name.label == "PERSON")
    }
    for report in ordered:
        analysis = analyses[report.id]
        acting = _acting(analysis)
        persons = [name for name in analysis.names if name.named and name.id not in placed and _is_person(name, known_people)]
        persons_here = {name.id for name in persons}
        people.extend(people_of(report.id, persons))
        for name in analysis.names:
            if name.id in persons_here or (not name.named and name.text.lower() in PRONOUNS):
                continue
            for cluster, reason in bodies.place(report.id, name, name.id in acting, name.id in placed):
                clusters.setdefault((cluster.kind, cluster.key), cluster).add(name, reason)
    entities: list[ResolvedEntity] = []
    links: list[EntityLink] = []
    for person in join_people(people):
        entity = _person_entity(person)
        entities.append(entity)
        links.extend(EntityLink(mention=mention, entity=entity.id, reason=reason) for mention, reason in person.mentions)
    for key in sorted(clusters):
        cluster = clusters[key]
        entity_id = make_id("ent", cluster.kind, cluster.key)
        entities.append(
            ResolvedEntity(
                id=entity_id,
                kind=cluster.kind,
                name=cluster.best_name(),
                variants=tuple(sorted(cluster.names)),
                side=cluster.side,
                country=cluster.country,
            )
        )
        links.extend(EntityLink(mention=mention, entity=entity_id, reason=reason) for mention, reason in cluster.mentions)
    return tuple(sorted(entities, key=lambda e: (e.kind, e.name, e.id))), tuple(sorted(links, key=lambda link: (link.mention, link.entity)))


def _is_person(name: NameMention, known_people: set[str]) -> bool:
    """A person by its own report, or a full name that another report of the case gives a person."""
    if name.kind is NameKind.PERSON:
        return True
    return (
        name.kind in {NameKind.ORGANIZATION, NameKind.OTHER, NameKind.FACILITY}
        and name.text in known_people
        and known_body(name.text) is None
    )


def _acting(analysis: Analysis) -> set[str]:
    """Mentions that speak, or take part in what happened."""
    found = {link.mention for statement in analysis.statements for link in statement.chain if link.mention}
    found |= {actor.mention for incident in analysis.incidents for actor in incident.actors if actor.mention}
    return found


def _person_entity(person: Person) -> ResolvedEntity:
    role = Counter(person.roles).most_common(1)
    chosen = max(person.roles, key=lambda text: (Counter(person.roles)[text], len(text), text)) if role else None
    side = next((code for text in sorted(person.roles, key=lambda t: (-len(t), t)) if (code := side_of(text))), None)
    return ResolvedEntity(
        id=make_id("ent", "person", " ".join(person.words), *sorted(person.names)),
        kind="person",
        name=person.full,
        variants=tuple(sorted(person.names)),
        role=chosen,
        side=side,
        country=side,
    )


class _Bodies:
    """Puts organizations, groups and states into clusters."""

    def __init__(self, reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> None:
        self.names: dict[str, list[str]] = {
            report.id: list(
                dict.fromkeys(name.text for name in analyses[report.id].names if name.named and name.kind is NameKind.ORGANIZATION)
            )
            for report in reports
        }
        every = sorted({name for names in self.names.values() for name in names})
        self.acronyms = acronyms(every, [report.text for report in reports])

    def place(self, report: str, name: NameMention, acts: bool, placed: bool) -> list[tuple[_Cluster, str]]:
        """The clusters that the mention belongs to (none, or one), with the reason."""
        state = state_of(name)
        if state is not None:
            code, part = state
            if part == "state" and not acts:
                return []
            if part == "people" and not name.named:
                return []
            kind = STATE_PARTS[part]
            reason = f"'{name.text}' speaks or acts for {state_name(code)}" if part != "people" else f"people of {state_name(code)}"
            key = f"{code}:{'state' if part == 'government' else part}"
            return [(_Cluster(kind, key, country=code, side=code), reason)]
        if not name.named:
            return self._described(report, name)
        if name.kind is NameKind.ORGANIZATION and not (placed and not acts):
            return [self._organization(report, name)]
        if name.kind is NameKind.GROUP and len(name.text.split()) > 1:
            side = side_of(name.text)
            return [(_Cluster("group", f"group:{name.text.lower()}", side=side, country=side), f"group named '{name.text}'")]
        return []

    def _organization(self, report: str, name: NameMention) -> tuple[_Cluster, str]:
        text, reason = name.text, f"named '{name.text}'"
        full = self.acronyms.get(text)
        if full is not None and known_body(text) is None:
            text, reason = full, f"'{name.text}' is short for '{full}'"
        elif known_body(text) is None:
            longer = shortened(text, self.names[report])
            if longer is not None:
                text, reason = longer, f"'{name.text}' shortens '{longer}' of the same report"
        body = known_body(text)
        if body is not None and body.name != name.text and text == name.text:
            reason = f"'{name.text}' is a name of {body.name}"
        country = body.country if body is not None else side_of(text)
        return _Cluster("organization", f"body:{body_key(text)}", country=country, side=country), reason

    def _described(self, report: str, name: NameMention) -> list[tuple[_Cluster, str]]:
        """Descriptions that say whose they are; one entity a report, for two reports' unnamed officials are not known to be the same."""
        words = re.split(r" (?:in|at|of|from|for|with|to|on|who) ", name.text)[0]
        if set(words.lower().split()) & NO_SIDE:
            return []
        side = side_of(words)
        if side is None or name.refers_to is not None or name.kind not in {NameKind.GROUP, NameKind.PERSON, NameKind.ORGANIZATION}:
            return []
        kind = "person" if name.kind is NameKind.PERSON else "group" if name.kind is NameKind.GROUP else "organization"
        key = f"described:{report}:{name.text.lower()}"
        return [(_Cluster(kind, key, country=side, side=side), f"'{name.text}', unnamed: one entity within this report only")]
