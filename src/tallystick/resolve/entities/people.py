"""The people of one report, and whether two people of a case are one, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.mention import NameMention
from tallystick.resolve.entities.spelling import GIVEN_ALIKE, SURNAME_ALIKE, alike, name_words, near

SHARED_CONTEXT = 2
"""Other people that two reports must share before two near given names with one surname are taken for one person."""
ROLE_STOPS = frozenset("the of a an to for and in at former late senior top new deputy us u.s.".split())


class Person(msgspec.Struct):
    """One person as one report or several name them."""

    names: dict[str, int]
    """Printed name → how often."""
    mentions: list[tuple[str, str, str]]
    """(mention, reason, report)."""
    reports: set[str]
    roles: list[str]
    context: set[str]
    """Folded surnames of the others in the same reports."""

    @property
    def full(self) -> str:
        """The name of most words that is most often printed."""
        if len(self.names) == 1:
            return next(iter(self.names))
        return max(self.names, key=lambda name: (min(len(name_words(name)), 2), self.names[name], len(name), name))

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return name_words(self.full)


def people_of(report: str, mentions: Sequence[NameMention]) -> list[Person]:
    """The people of one report: a bare surname belongs to the full name that the report gives it."""
    by_id = {mention.id: mention for mention in mentions}
    found: dict[tuple[str, ...], Person] = {}
    for mention in mentions:
        root, reason = mention, "named so"
        seen = {mention.id}
        while root.refers_to in by_id and root.refers_to not in seen:
            root = by_id[root.refers_to or ""]
            seen.add(root.id)
            reason = mention.reason or "named before"
        key = name_words(root.text)
        if not key:
            continue
        person = found.setdefault(key, Person({}, [], {report}, [], set()))
        person.names[mention.text] = person.names.get(mention.text, 0) + 1
        person.mentions.append((mention.id, reason if root is not mention else f"named '{mention.text}'", report))
        if mention.role:
            person.roles.append(mention.role)
    for key in sorted(found, key=lambda key: (len(key), key)):
        longer = [other for other in found if _short_of(key, other)]
        if len(longer) == 1:
            merge(found[longer[0]], found.pop(key), f"short for '{' '.join(longer[0]).title()}'")
    surnames = {key[-1] for key in found}
    for key, person in found.items():
        person.context = surnames - {key[-1]}
    return [found[key] for key in sorted(found)]


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """'Torv Lind' or 'Ana Torv' of 'Ana Torv Lind', of whom one report tells: two of a person's names, in their order."""
    return 1 < len(short) < len(full) and short in {full[: len(short)], full[-len(short) :]}


def same_person(left: Person, right: Person) -> str | None:
    """Why two full names are one person; None where they are two, or where it cannot be told."""
    a, b = left.words, right.words
    if a == b:
        return f"same name as '{left.full}'"
    if "".join(a) == "".join(b):
        return f"'{right.full}' and '{left.full}' differ by a blank or hyphen"
    if not alike(a[-1], b[-1], SURNAME_ALIKE):
        return None
    surname_same = a[-1] == b[-1]
    together = bool(left.reports & right.reports)
    if alike(a[0], b[0], GIVEN_ALIKE):
        middle_a, middle_b = set(a[1:-1]), set(b[1:-1])
        if middle_a and middle_b and not (middle_a & middle_b):
            return None
        if surname_same or _roles_meet(left, right) or a[0] == b[0]:
            return f"'{right.full}' is another spelling of '{left.full}'"
        return None
    if together:
        return None
    shorter, longer = sorted((a, b), key=len)
    if surname_same and len(shorter[0]) == 1 and longer[0].startswith(shorter[0]):
        return f"initial and surname of '{left.full}'"
    if surname_same and len(longer) > len(shorter) and set(shorter) <= set(longer) and (_roles_meet(left, right) or len(shorter) > 2):
        return f"'{right.full}' and '{left.full}' share surname and given name"
    if surname_same and near(a[0], b[0]) and (_roles_meet(left, right) or len(left.context & right.context) >= SHARED_CONTEXT):
        return (
            f"'{right.full}' and '{left.full}' share the surname, have like given names, never stand in one report, "
            "and stand among the same people"
        )
    return None


def _roles_meet(left: Person, right: Person) -> bool:
    one = {word for role in left.roles for word in role.lower().split()} - ROLE_STOPS
    other = {word for role in right.roles for word in role.lower().split()} - ROLE_STOPS
    return bool(one & other)


def copy(person: Person) -> Person:
    """The same person, to be merged with others."""
    return Person(dict(person.names), list(person.mentions), set(person.reports), list(person.roles), set(person.context))


def merge(into: Person, other: Person, reason: str) -> None:
    """Takes the other's mentions into the first, each with one more reason."""
    for name, count in other.names.items():
        into.names[name] = into.names.get(name, 0) + count
    into.mentions.extend([(mention, f"{why}; {reason}", report) for mention, why, report in other.mentions])
    into.reports |= other.reports
    into.roles.extend(other.roles)
    into.context |= other.context
