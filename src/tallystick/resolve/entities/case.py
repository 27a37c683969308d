"""The entities of a case, kept while reports come and go: only names that a change touches are judged again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tallystick.lexicon.organizations import known_body
from tallystick.records.identity import make_id
from tallystick.records.links import EntityLink, ResolvedEntity
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report
from tallystick.resolve.entities.bodies import body_key, shortened, side_of, state_name, state_of
from tallystick.resolve.entities.joining import People, Words
from tallystick.resolve.entities.people import Person, people_of
from tallystick.resolve.entities.short_forms import ShortForms

PRONOUNS = frozenset("he she they it who him her them".split())
NO_SIDE = frozenset(
    """refugees civilians victims residents people media migrants citizens nationals villagers children women men families journalists
    reporters ally allies tourists students voters television channels lawmakers newspapers outlets city town capital""".split()
)
"""Heads of groups that speak for no side ('Syrian refugees')."""
STATE_PARTS = {"state": "organization", "government": "organization", "forces": "group", "people": "group"}
DESCRIBED = "described:"
"""Before the key of those whom a report names by a description alone."""
BODILY = frozenset({NameKind.ORGANIZATION, NameKind.OTHER, NameKind.FACILITY})

Key = tuple[str, str]
"""Kind and key of an organization or group."""


class _Body(NamedTuple):
    """A mention of an organization or group."""

    key: Key
    country: str | None
    mention: str
    text: str
    reason: str


class _Told(NamedTuple):
    """What one report's names are by its own words."""

    report: Report
    analysis: Analysis
    placed: frozenset[str]
    """Mentions that stand for a place."""
    organizations: tuple[str, ...]
    full_names: frozenset[str]
    """Full names that it gives a person."""
    texts: frozenset[str]
    """Names that the rest of the case may read otherwise."""


class _Cluster:
    """The mentions of one organization or group, by report."""

    __slots__ = ("_first", "names", "told")

    def __init__(self) -> None:
        self.told: dict[str, str | None] = {}
        """The country that each report's first mention gives."""
        self.names: Counter[str] = Counter()
        self._first: str | None = None
        """The first report, where it is known: there may be tens of thousands."""

    def add(self, report: str, country: str | None, name: str) -> None:
        """Takes a mention in."""
        if not self.told or (self._first is not None and report < self._first):
            self._first = report
        self.told.setdefault(report, country)
        self.names[name] += 1

    def drop(self, report: str, name: str) -> None:
        """Takes a mention out, and with it the report: all its mentions go together."""
        self.told.pop(report, None)
        if report == self._first:
            self._first = None
        self.names[name] -= 1
        if not self.names[name]:
            del self.names[name]

    def entity(self, kind: str, key: str) -> ResolvedEntity:
        """It as an entity; the first report says whose it is."""
        if self._first is None:
            self._first = min(self.told)
        country = self.told[self._first]
        return ResolvedEntity(
            id=make_id("ent", kind, key),
            kind=kind,
            name=self._name(country),
            variants=tuple(sorted(self.names)),
            side=country,
            country=country,
            unnamed=key.startswith(DESCRIBED),
        )

    def _name(self, country: str | None) -> str:
        """The country's own name where it was printed; else of names with more than one word the most frequent, else the longest."""
        if country is not None and state_name(country) in self.names:
            return state_name(country)
        return max(self.names, key=lambda text: (min(len(text.split()), 2), self.names[text], len(text), text))


class EntityCase:
    """The entities of a case's names; ``update`` brings them up to date."""

    def __init__(self) -> None:
        self.links: dict[str, tuple[EntityLink, ...]] = {}
        """By report, in the order of its names."""
        self.entities: dict[Key | Words, ResolvedEntity] = {}
        self.changed: dict[Key | Words, str | None] = {}
        """The entities that the last update made, changed or dropped, each with the id that it had before."""
        self._told: dict[str, _Told] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        """Reports by a name that the rest of the case may read otherwise."""
        self._full_names: Counter[str] = Counter()
        self._short = ShortForms()
        self._bodies: dict[str, tuple[_Body, ...]] = {}
        self._people: dict[str, tuple[Person, ...]] = {}
        self._clusters: dict[Key, _Cluster] = {}
        self._everybody = People()
        self._link_of: dict[str, EntityLink] = {}
        """The link of each mention of a person."""

    def update(
        self, touched: Iterable[str], reports: Mapping[str, Report], analyses: Mapping[str, Analysis], placed: Mapping[str, frozenset[str]]
    ) -> set[str]:
        """Reads the reports that may be others now, with the mentions in each that stand for a place; gives those whose links are others
        now, or gone."""
        gone: list[str] = []
        fresh: list[_Told] = []
        for id_ in touched:
            kept, report, analysis = self._told.get(id_), reports.get(id_), analyses.get(id_)
            if report is None or analysis is None:
                if kept is not None:
                    gone.append(id_)
                continue
            here = placed.get(id_, frozenset())
            if kept is None or kept.analysis != analysis or kept.placed != here or kept.report.text != report.text:
                fresh.append(_read(report, analysis, here))
        return self._update(gone, fresh)

    def _update(self, gone: Sequence[str], fresh: Sequence[_Told]) -> set[str]:
        again = self._exchange(gone, fresh)
        out: list[tuple[str, tuple[Person, ...]]] = []
        into: list[tuple[str, tuple[Person, ...]]] = []
        keys: set[Key] = set()
        changed = set(gone)
        for id_ in gone:
            out.append((id_, self._people.pop(id_, ())))
            self._leave(id_, keys)
            self.links.pop(id_, None)
        for id_ in sorted(again):
            people, bodies = self._judge(self._told[id_])
            changed.add(id_)
            if (before := self._people.get(id_)) != people:
                if before is not None:
                    out.append((id_, before))
                self._people[id_] = people
                into.append((id_, people))
            self._leave(id_, keys)
            self._enter(id_, bodies, keys)
        for _, people in out:
            for person in people:
                for mention, _, _ in person.mentions:
                    self._link_of.pop(mention, None)
        self.changed = {}
        self._settle(keys, self._everybody.update(out, into), changed)
        for id_ in changed:
            if id_ in self._told:
                bodily = {body.mention: body for body in self._bodies.get(id_, ())}
                found = []
                for name in self._told[id_].analysis.names:
                    link = self._link_of.get(name.id)
                    if link is not None:
                        found.append(link)
                    elif (body := bodily.get(name.id)) is not None:
                        found.append(EntityLink(mention=name.id, entity=self.entities[body.key].id, reason=body.reason))
                self.links[id_] = tuple(found)
        return changed

    def _exchange(self, gone: Sequence[str], fresh: Sequence[_Told]) -> set[str]:
        """Takes reports out and in; gives those whose names are to be judged again."""
        old = [self._told.pop(id_) for id_ in (*gone, *(told.report.id for told in fresh)) if id_ in self._told]
        moved: set[str] = set()
        for told in old:
            for text in told.texts:
                self._named[text].discard(told.report.id)
                if not self._named[text]:
                    del self._named[text]
        for told in fresh:
            self._told[told.report.id] = told
            for text in told.texts:
                self._named[text].add(told.report.id)
        names = {text for told in (*old, *fresh) for text in told.full_names}
        before = {text for text in names if self._full_names[text]}
        for told in old:
            self._full_names.subtract(told.full_names)
        for told in fresh:
            self._full_names.update(told.full_names)
        for text in names:
            if (self._full_names[text] > 0) != (text in before):
                moved.add(text)
            if not self._full_names[text]:
                del self._full_names[text]
        moved |= self._short.update(
            [(told.report.id, told.organizations) for told in old],
            [(told.report.id, told.organizations, told.report.text) for told in fresh],
        )
        again = {told.report.id for told in fresh}
        for text in moved:
            again |= self._named.get(text, set())
        return again

    # -- one report ----------------------------------------------------------------------------------------------------
    def _judge(self, told: _Told) -> tuple[tuple[Person, ...], tuple[_Body, ...]]:
        """The people and bodies of a report as the whole case has them read."""
        acting = _acting(told.analysis)
        persons = [name for name in told.analysis.names if name.named and name.id not in told.placed and self._is_person(name)]
        here = {name.id for name in persons}
        bodies = []
        for name in told.analysis.names:
            if name.id not in here and (name.named or name.text.lower() not in PRONOUNS):
                body = self._body(told, name, name.id in acting, name.id in told.placed)
                if body is not None:
                    bodies.append(body)
        return tuple(people_of(told.report.id, persons)), tuple(bodies)

    def _is_person(self, name: NameMention) -> bool:
        """A person by its own report, or a full name that another report of the case gives a person."""
        if name.kind is NameKind.PERSON:
            return True
        return name.kind in BODILY and name.text in self._full_names and known_body(name.text) is None

    def _body(self, told: _Told, name: NameMention, acts: bool, placed: bool) -> _Body | None:
        """The organization or group that the mention stands for, with the reason."""
        state = state_of(name)
        if state is not None:
            code, part = state
            if (part == "state" and not acts) or (part == "people" and not name.named):
                return None
            reason = f"'{name.text}' speaks or acts for {state_name(code)}" if part != "people" else f"people of {state_name(code)}"
            key = f"{code}:{'state' if part == 'government' else part}"
            return _Body((STATE_PARTS[part], key), code, name.id, name.text, reason)
        if not name.named:
            return _described(told.report.id, name)
        if name.kind is NameKind.ORGANIZATION and not (placed and not acts):
            return self._organization(told, name)
        if name.kind is NameKind.GROUP and len(name.text.split()) > 1:
            return _Body(("group", f"group:{name.text.lower()}"), side_of(name.text), name.id, name.text, f"group named '{name.text}'")
        return None

    def _organization(self, told: _Told, name: NameMention) -> _Body:
        text, reason = name.text, f"named '{name.text}'"
        full = self._short.of.get(text)
        if full is not None and known_body(text) is None:
            text, reason = full, f"'{name.text}' is short for '{full}'"
        elif known_body(text) is None:
            longer = shortened(text, told.organizations)
            if longer is not None:
                text, reason = longer, f"'{name.text}' shortens '{longer}' of the same report"
        body = known_body(text)
        if body is not None and body.name != name.text and text == name.text:
            reason = f"'{name.text}' is a name of {body.name}"
        country = body.country if body is not None else side_of(text)
        return _Body(("organization", f"body:{body_key(text)}"), country, name.id, name.text, reason)

    # -- over the case -------------------------------------------------------------------------------------------------
    def _leave(self, id_: str, keys: set[Key]) -> None:
        for body in self._bodies.pop(id_, ()):
            cluster = self._clusters[body.key]
            cluster.drop(id_, body.text)
            keys.add(body.key)

    def _enter(self, id_: str, bodies: tuple[_Body, ...], keys: set[Key]) -> None:
        self._bodies[id_] = bodies
        for body in bodies:
            cluster = self._clusters.setdefault(body.key, _Cluster())
            cluster.add(id_, body.country, body.text)
            keys.add(body.key)

    def _settle(self, keys: set[Key], people: set[Words], reports: set[str]) -> None:
        """Makes the entities of these clusters and people again, and the links of the people's mentions."""
        for key in keys:
            cluster = self._clusters[key]
            if not cluster.told:
                del self._clusters[key]
            self._put(key, cluster.entity(*key) if cluster.told else None)
        for words in people:
            person = self._everybody.found.get(words)
            place: Words = ("person", *words)
            entity = None if person is None else _person_entity(person)
            self._put(place, entity)
            if person is not None and entity is not None:
                for mention, reason, report in person.mentions:
                    kept = self._link_of.get(mention)
                    if kept is None or kept.entity != entity.id or kept.reason != reason:
                        self._link_of[mention] = EntityLink(mention=mention, entity=entity.id, reason=reason)
                        reports.add(report)

    def _put(self, key: Key | Words, entity: ResolvedEntity | None) -> None:
        before = self.entities.get(key)
        if before == entity:
            return
        self.changed.setdefault(key, None if before is None else before.id)
        if entity is None:
            del self.entities[key]
        else:
            self.entities[key] = entity


def _read(report: Report, analysis: Analysis, placed: frozenset[str]) -> _Told:
    organizations = tuple(dict.fromkeys(name.text for name in analysis.names if name.named and name.kind is NameKind.ORGANIZATION))
    full_names = frozenset(
        name.text
        for name in analysis.names
        if name.kind is NameKind.PERSON and name.named and " " in name.text and (name.role or name.label == "PERSON")
    )
    texts = frozenset(name.text for name in analysis.names if name.named and name.kind in BODILY)
    return _Told(report, analysis, placed, organizations, full_names, texts)


def _acting(analysis: Analysis) -> set[str]:
    """Mentions that speak, or take part in what happened."""
    found = {link.mention for statement in analysis.statements for link in statement.chain if link.mention}
    found |= {actor.mention for incident in analysis.incidents for actor in incident.actors if actor.mention}
    return found


def _described(report: str, name: NameMention) -> _Body | None:
    """Descriptions that say whose they are; one entity a report, for two reports' unnamed officials are not known to be the same."""
    words = re.split(r" (?:in|at|of|from|for|with|to|on|who) ", name.text)[0]
    if set(words.lower().split()) & NO_SIDE:
        return None
    side = side_of(words)
    if side is None or name.refers_to is not None or name.kind not in {NameKind.GROUP, NameKind.PERSON, NameKind.ORGANIZATION}:
        return None
    kind = "person" if name.kind is NameKind.PERSON else "group" if name.kind is NameKind.GROUP else "organization"
    key = f"{DESCRIBED}{report}:{name.text.lower()}"
    return _Body((kind, key), side, name.id, name.text, f"'{name.text}', unnamed: one entity within this report only")


def _person_entity(person: Person) -> ResolvedEntity:
    counts = Counter(person.roles)
    chosen = max(counts, key=lambda text: (counts[text], len(text), text)) if counts else None
    side = next((code for text in sorted(counts, key=lambda t: (-len(t), t)) if (code := side_of(text))), None)
    return ResolvedEntity(
        id=make_id("ent", "person", " ".join(person.words), *sorted(person.names)),
        kind="person",
        name=person.full,
        variants=tuple(sorted(person.names)),
        role=chosen,
        side=side,
        country=side,
    )
